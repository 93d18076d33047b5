"""Leave to look into a case, given by whoever keeps it, for a short time; trials of the services by the office."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from denialhelp.web.cases.models import Case

SIGHT = timedelta(hours=24)


def sight_end() -> datetime:
    """When leave given now ends."""
    return timezone.now() + SIGHT


class Sight(models.Model):
    """Leave for the office to read one case until a moment; each look is in the audit log."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="sight")
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(default=sight_end)

    def __str__(self) -> str:
        return "leave to look"

    @property
    def open(self) -> bool:
        """Whether it still holds."""
        return self.until > timezone.now()


class Outcome(models.TextChoices):
    """How a trial ended."""

    WAITING = "waiting", "waits for a worker"
    ASKED = "asked", "being handed over"
    TAKEN = "taken", "taken by the service"
    REFUSED = "refused", "refused"
    UNCLEAR = "unclear", "no answer that says whether it was taken"


class Trial(models.Model):
    """One trial of a service (mail, fax, post), sent to the office itself; `detail` is the service's id or code, never its words."""

    service = models.CharField(max_length=8)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    detail = models.CharField(max_length=80, blank=True, default="")
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"a trial of {self.service}"
