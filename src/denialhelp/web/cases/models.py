"""A case of the web application and its files. Text of the case lives in the case's folder; rows hold states."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone

STALE_AFTER = timedelta(seconds=90)


class State(models.TextChoices):
    """Where a case stands."""

    WORKING = "working"
    READ = "read"
    DONE = "done"
    FAILED = "failed"


class Role(models.TextChoices):
    """What a file is in the case."""

    NOTICE = "notice"
    RECORDS = "records"
    POLICY = "policy"
    PLAN = "plan"
    STATEMENT = "statement"


class Case(models.Model):
    """One denial. `id` is a secret that only its browser knows; `answers` are corrections by fact name."""

    id = models.CharField(primary_key=True, max_length=43)
    created_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WORKING)
    step = models.CharField(max_length=8, default="read")
    doing = models.CharField(max_length=60, default="Waiting to start")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=1)
    message = models.TextField(blank=True, default="")
    alive_at = models.DateTimeField(default=timezone.now)
    answers = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"case in state {self.state}"

    @property
    def stopped(self) -> bool:
        """Whether the work stopped without an end: its process gives no sign of life."""
        return self.state == State.WORKING and timezone.now() - self.alive_at > STALE_AFTER


class CaseFile(models.Model):
    """One file that was uploaded, by its name in the case's folder."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(max_length=9, choices=Role.choices)
    name = models.CharField(max_length=160)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"a file ({self.role})"
