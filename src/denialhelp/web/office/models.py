"""Leave to look into a case, given by whoever keeps it, for a short time."""

from __future__ import annotations

from datetime import datetime, timedelta

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
