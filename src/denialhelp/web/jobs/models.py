"""What is to be done, and how far it is."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class TaskState(models.TextChoices):
    """Where a task stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Task(models.Model):
    """One step that was asked for. `arguments` are ids, never text of a case; `fault` is the kind of a fault and a place in our code."""

    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.WAITING)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
