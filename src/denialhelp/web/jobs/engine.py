"""The engine behind the port: taking a task for a while, doing it, and saying how it ended; the same on SQLite and PostgreSQL.

A worker holds what it does by a lease in the task's row. On PostgreSQL a task is taken with SKIP LOCKED, on SQLite under the one
writer's lock (transactions begin IMMEDIATE). Leases are measured by the database's clock. See docs/decisions/0010.
"""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from denialhelp.errors import DenialHelpError
from denialhelp.web.jobs.models import Lane, Task, TaskState, Worker
from denialhelp.web.jobs.port import STEPS, GiveUp, Later, NotInHand, _hand
from denialhelp.web.telemetry.tracing import span

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(hours=1)
T = TypeVar("T")
# A process that breaks is tried again once: what breaks it is most likely in the document. One that was killed (by a person, or for want
# of memory) is tried more often.
CRASHES, KILLS = 2, 5


def moment() -> datetime:
    """Now, by the clock that all workers share."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
        return at


def lease() -> timedelta:
    """For how long a task is taken without a sign of life."""
    seconds: float = settings.JOB_LEASE
    return timedelta(seconds=seconds)


def _next(lanes: Sequence[Lane], now: datetime) -> Task | None:
    waiting = Q(state=TaskState.WAITING, due_at__lte=now)
    lost = Q(state=TaskState.RUNNING, leased_until__lt=now)
    return Task.objects.filter(waiting | lost, lane__in=lanes, name__in=list(STEPS)).order_by("due_at", "pk").first()


def _locked(lanes: Sequence[Lane], now: datetime) -> Task | None:
    """The next task, with its row locked; None where others have taken what there was."""
    if not connection.features.has_select_for_update_skip_locked:
        return _next(lanes, now)
    waiting = Q(state=TaskState.WAITING, due_at__lte=now)
    lost = Q(state=TaskState.RUNNING, leased_until__lt=now)
    rows = Task.objects.select_for_update(skip_locked=True).filter(waiting | lost, lane__in=lanes, name__in=list(STEPS))
    return rows.order_by("due_at", "pk").first()


def take(worker: str, lanes: Sequence[Lane]) -> Task | None:
    """The next task that is due in these lanes, or whose worker gave no sign of life; None where there is none."""
    while lanes and _next(lanes, moment()) is not None:  # a look without a lock: idle workers cost the writer nothing
        with transaction.atomic():
            now = moment()
            task = _locked(lanes, now)
            if task is None:
                return None
            if task.state == TaskState.RUNNING:
                task.failures += 1
                task.fault = "its worker was lost"
            if task.failures < STEPS[task.name].tries or task.every:
                task.state, task.worker, task.leased_until, task.attempts = TaskState.RUNNING, worker, now + lease(), task.attempts + 1
                task.save(update_fields=["state", "worker", "leased_until", "attempts", "failures", "fault"])
                return task
            task.save(update_fields=["failures", "fault"])
        _failed(task)
    return None


def _mine(task: Task) -> Q:
    return Q(pk=task.pk, attempts=task.attempts, state=TaskState.RUNNING)


def finish(task: Task) -> bool:
    """Note that a task is done, or wait for its next time. False where it was not this holder's any more."""
    now = moment()
    if task.every:
        due = now + timedelta(seconds=task.every)
        values = {"state": TaskState.WAITING, "due_at": due, "failures": 0, "fault": "", "ended_at": now, "worker": ""}
        return bool(Task.objects.filter(_mine(task)).update(**values))
    return bool(Task.objects.filter(_mine(task)).update(state=TaskState.DONE, ended_at=now, worker="", fault=""))


def _failed(task: Task) -> None:
    """The end of a task that was tried often enough; its step is told first, so that nothing stays unsaid when this is cut off."""
    kind = STEPS[task.name]
    if kind.failed is not None:
        kind.failed(*task.arguments)
    Task.objects.filter(_mine(task)).update(state=TaskState.FAILED, ended_at=moment(), worker="")


def wait_of(failures: int) -> timedelta:
    """How long to wait after so many faults: 5 seconds, then twice as long each time, at most an hour."""
    return min(FIRST_WAIT * (1 << min(failures - 1, 12)), LONGEST_WAIT)


def fail(task: Task, fault: str, *, final: bool = False) -> None:
    """Note a fault; the task waits for its next attempt, or has failed."""
    changed = Task.objects.filter(_mine(task)).update(failures=F("failures") + 1, fault=fault[:120])
    if not changed:
        return
    task.failures += 1
    if not task.every and (final or task.failures >= STEPS[task.name].tries):
        _failed(task)
        return
    wait = timedelta(seconds=task.every) if final and task.every else wait_of(task.failures)
    Task.objects.filter(_mine(task)).update(state=TaskState.WAITING, due_at=moment() + wait, worker="")


def crashed(task: Task, code: int) -> None:
    """Note that a task's own process ended without a word."""
    if Task.objects.filter(_mine(task)).exists():
        fail(task, f"its process ended with {code}", final=task.failures + 1 >= (KILLS if code == -signal.SIGKILL else CRASHES))


def give_back(task: Task, _code: int = 0) -> bool:
    """Put a task back where it was, at once, as a worker does that is told to stop; it counts as no fault."""
    return bool(Task.objects.filter(_mine(task)).update(state=TaskState.WAITING, worker=""))


def place_of(fault: BaseException) -> str:
    """The kind of a fault and its last place in our own code, without any text of a case: what a report of it needs."""
    frames = [f for f in traceback.extract_tb(fault.__traceback__) if "denialhelp" in f.filename]
    return type(fault).__name__ + (f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "")


def insist(ask: Callable[[], T]) -> T:
    """What the database says, asked again each second for as long as a lease lasts where it is away for a moment."""
    until = time.monotonic() + settings.JOB_LEASE
    while True:
        try:
            return ask()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(1.0)


def perform(task: Task) -> None:
    """Do a task in this process and note how it ended."""
    token = _hand.set((task.pk, task.attempts))
    try:
        with span("step", task.name):
            STEPS[task.name].run(*task.arguments)
    except NotInHand:
        return
    except Later as put_off:
        Task.objects.filter(_mine(task)).update(state=TaskState.WAITING, due_at=put_off.at, worker="")
    except GiveUp as fault:
        fail(task, fault.code, final=True)
    except DenialHelpError as fault:
        fail(task, f"{fault.code}: {place_of(fault)}")
    except Exception as fault:  # noqa: BLE001 - the edge: only the kind of a fault and its place are kept
        fail(task, place_of(fault))
    else:
        insist(lambda: finish(task))
    finally:
        _hand.reset(token)


def keep_alive(worker: str, numbers: Sequence[int]) -> set[int]:
    """A sign of life: extend the holding of what this worker is doing; those of the tasks that are still its own."""
    now = moment()
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": now})
    held = Task.objects.filter(pk__in=numbers, worker=worker, state=TaskState.RUNNING)
    held.update(leased_until=now + lease())
    return set(held.values_list("pk", flat=True))


def arrange_periodic() -> None:
    """See that every step that comes again has its row."""
    for name, kind in STEPS.items():
        if kind.every is not None:
            seconds = int(kind.every.total_seconds())
            task, made = Task.objects.get_or_create(key=f"every:{name}", defaults={"name": name, "every": seconds})
            if not made and task.every != seconds:
                Task.objects.filter(pk=task.pk).update(every=seconds)


def forget_old() -> None:
    """Remove tasks that were done long ago, and workers that are gone."""
    now = moment()
    for name, kind in STEPS.items():
        Task.objects.filter(name=name, state=TaskState.DONE, ended_at__lt=now - kind.keep).delete()
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
