"""What is to be done, how far it is, and who is doing it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class TaskState(models.TextChoices):
    """Where a task stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Lane(models.TextChoices):
    """What a task asks of a machine: short steps, reading a notice, long work. Each lane has its own number of places in a worker."""

    SHORT = "short"
    READ = "read"
    LONG = "long"


class Task(models.Model):
    """One step that was asked for. `arguments` are ids, never text of a case; `fault` is the kind of a fault and a place in our code.

    While it runs, `worker` holds it until `leased_until` (the database's clock); `attempts` is also the number of the holding, so that
    one who has lost it can change nothing. `every` seconds make it come again.
    """

    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=list)
    lane = models.CharField(max_length=5, choices=Lane.choices, default=Lane.SHORT, db_default=Lane.SHORT)
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.WAITING)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0, db_default=0)
    every = models.PositiveIntegerField(default=0, db_default=0)
    worker = models.CharField(max_length=80, blank=True, default="", db_default="")
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = (models.Index(fields=["state", "lane", "due_at"], name="jobs_task_next"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Worker(models.Model):
    """A process that does tasks, and when it last gave a sign of life."""

    name = models.CharField(primary_key=True, max_length=80)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return "a worker"
