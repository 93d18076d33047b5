"""The port for durable work: a step is named once, and asked for with a key, so that asking twice does it once.

A step takes ids only (never text of a case), and may be run again after a crash: it must look at the database first and do
nothing where its work is done already. Which engine runs the steps is known to this app and nowhere else.

- `enqueue` inside a transaction takes part in it: the task is there exactly where the rest of the transaction is.
- A fault is tried again, later and later, `tries` times; after that `failed` is called with the same ids. `GiveUp` ends it at once,
  `Later` puts it off and counts as no fault.
- `in_hand()` inside the transaction that makes a step's effect keeps a worker that was cut off, and comes back late, from making it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from denialhelp.errors import DenialHelpError
from denialhelp.web.jobs.models import Lane, Task, TaskState

Step = Callable[..., None]
YEAR = timedelta(days=400)


class GiveUp(DenialHelpError):
    """Trying again would not help; `code` is kept with the task and must hold no text of a case."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "This step cannot be done.")


class Later(DenialHelpError):
    """Not now: again at a moment, without counting as a fault."""

    def __init__(self, at: datetime) -> None:
        super().__init__("later", "This step is put off.")
        self.at = at


class NotInHand(DenialHelpError):
    """The task was taken over by another worker, or is over: whoever meets this must change nothing."""

    def __init__(self) -> None:
        super().__init__("not-in-hand", "Another worker has taken this step over.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A step: what runs it, where, how often it is tried, how long its row is kept once it is done."""

    run: Step
    lane: Lane
    tries: int
    apart: bool
    every: timedelta | None
    failed: Step | None
    keep: timedelta


STEPS: dict[str, Kind] = {}
# What every worker does for its own machine, at its start and every ten minutes: it needs no row and takes a moment.
HERE: list[Callable[[], object]] = []
# What a process that waits for its task loads meanwhile; it must not touch the database.
WARM: list[Callable[[], object]] = []
_hand: ContextVar[tuple[int, int] | None] = ContextVar("hand", default=None)


def durable(
    name: str,
    *,
    lane: Lane = Lane.SHORT,
    tries: int = 8,
    apart: bool = False,
    failed: Step | None = None,
    keep: timedelta = YEAR,
) -> Callable[[Step], Step]:
    """Name a function as a step ("sending.deliver"); it takes ids (str or int) and returns nothing. `apart`: in a process of its own."""

    def named(step: Step) -> Step:
        STEPS[name] = Kind(step, lane, tries, apart, None, failed, keep)
        return step

    return named


def every(name: str, period: timedelta) -> Callable[[Step], Step]:
    """Name a function without arguments as a step that comes again and again, once for the whole installation, by any worker."""

    def named(step: Step) -> Step:
        STEPS[name] = Kind(step, Lane.SHORT, 1, False, period, None, YEAR)
        return step

    return named


def enqueue(name: str, *args: str | int, key: str, at: datetime | None = None) -> bool:
    """Ask for a step, from now or from a moment on. False where the same key was asked for before: nothing is done twice."""
    lane = STEPS[name].lane if name in STEPS else Lane.SHORT
    values: dict[str, Any] = {"name": name, "arguments": list(args), "lane": lane, "due_at": at or timezone.now()}
    return Task.objects.get_or_create(key=key, defaults=values)[1]


def ahead(task: Task) -> int:
    """How many tasks of the same lane stand before this one; 0 where it is next, or is not waiting."""
    if task.state != TaskState.WAITING:
        return 0
    before = Q(due_at__lt=task.due_at) | Q(due_at=task.due_at, pk__lt=task.pk)
    return Task.objects.filter(before, lane=task.lane, state=TaskState.WAITING).count()


def in_hand() -> None:
    """Inside a transaction: hold the task that is being done, or raise NotInHand. Nothing to do where a step is called directly."""
    hand = _hand.get()
    if hand is None:
        return
    held = Task.objects.filter(pk=hand[0], attempts=hand[1], state=TaskState.RUNNING)
    if connection.features.has_select_for_update:
        held = held.select_for_update()
    if not held.exists():
        raise NotInHand
