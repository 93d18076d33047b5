"""A case of the web application and its files. Whatever could hold health text or a name is sealed with the case's own key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from denialhelp.web.guard.audit import fingerprint
from denialhelp.web.guard.master import master_keys, unwrap, wrap
from denialhelp.web.guard.sealing import new_key, seal_json, unseal_json
from denialhelp.web.jobs.models import Task, TaskState

STALE_AFTER = timedelta(seconds=90)
WAITING, IN_LINE = "Waiting to start", "Waiting for its turn"
READ, APPEAL = "read", "appeal"
# The long work of a case and the durable step that does it.
WORK_STEPS = {READ: "cases.read", APPEAL: "cases.appeal"}


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


class FileState(models.TextChoices):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class Sealed:
    """A JSON value in a column of bytes, under the case's key. The column is the attribute's name with `_sealed`."""

    def __init__(self, empty: Any) -> None:
        self._empty = empty

    def __set_name__(self, owner: type, name: str) -> None:
        self._column = name + "_sealed"

    def __get__(self, row: Any, owner: type) -> Any:
        if row is None:
            return self
        sealed = bytes(getattr(row, self._column))
        if not sealed:
            return type(self._empty)(self._empty)
        return unseal_json(row.owner_key(), sealed, self._column)

    def __set__(self, row: Any, value: Any) -> None:
        setattr(row, self._column, seal_json(row.owner_key(), value, self._column))


def task_key(case_id: str) -> str:
    """The key of a case's work: there is one at a time. The id itself opens the case and stays out of keys."""
    return f"case:{fingerprint(case_id)}"


def expiry() -> datetime:
    """When material that nobody has claimed is deleted."""
    return timezone.now() + timedelta(hours=settings.RETENTION_HOURS)


class Case(models.Model):
    """One denial. `id` is a secret that only its browser knows; `answers` are corrections by fact name; `packet` names the folder of
    the packet that counts; `expires_at` None means that its owner asked to keep it."""

    id = models.CharField(primary_key=True, max_length=43)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=expiry, null=True, db_index=True)
    key_wrapped = models.BinaryField(default=b"")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WORKING)
    step = models.CharField(max_length=8, default="read")
    doing = models.CharField(max_length=60, default=WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=1)
    alive_at = models.DateTimeField(default=timezone.now)
    packet = models.CharField(max_length=40, blank=True, default="")
    message_sealed = models.BinaryField(default=b"")
    answers_sealed = models.BinaryField(default=b"")
    notes_sealed = models.BinaryField(default=b"")
    message = Sealed("")
    answers = Sealed({})
    notes = Sealed({})

    def __str__(self) -> str:
        return f"case in state {self.state}"

    @classmethod
    def begin(cls, case_id: str) -> Self:
        """A new case with a key of its own."""
        return cls.objects.create(id=case_id, key_wrapped=wrap(master_keys(settings.HOME)[0], new_key(), case_id))

    def owner_key(self) -> bytes:
        """The case's key; raises SealBroken where it was destroyed."""
        held: bytes | None = getattr(self, "_key", None)
        if held is None:
            held = unwrap(master_keys(settings.HOME), bytes(self.key_wrapped), self.pk)
            self._key = held
        return held

    @property
    def task(self) -> Task | None:
        """The task that works on it, or did last."""
        return Task.objects.filter(key=task_key(self.pk)).first()

    @property
    def stopped(self) -> bool:
        """Whether the work stopped without an end: no process gives a sign of life, and it is not waiting for its turn."""
        if self.state != State.WORKING or timezone.now() - self.alive_at <= STALE_AFTER:
            return False
        task = self.task
        return task is None or task.state != TaskState.WAITING


class CaseFile(models.Model):
    """One file that was uploaded; its name is sealed, its bytes lie sealed in the case's folder under its number. `place` orders the pages
    of a notice that came as several photos."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(max_length=9, choices=Role.choices)
    place = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=FileState.choices, default=FileState.WAITING)
    pages = models.PositiveIntegerField(null=True)
    size = models.PositiveBigIntegerField(default=0)
    name_sealed = models.BinaryField(default=b"")
    name = Sealed("")

    class Meta:
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return f"a file ({self.role})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()

    @property
    def stored(self) -> str:
        """Its place in the case's folder."""
        return f"originals/{self.pk}"


class Gone(models.Model):
    """The folder of a case that was deleted within the last hour: work that was under way may have left a file in it afterwards."""

    folder = models.CharField(primary_key=True, max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return "a folder of a deleted case"
