"""A worker: takes tasks from the database and does them, several at once, until it is told to stop. Any number may run, on any machines.

Each lane has its places: short steps run in threads, reading and long work in processes of their own. A thread gives a sign of life for
all that is held; where none gets through for most of a lease, this process ends itself and its children, since others may take over.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import FrameType
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from denialhelp.web.jobs import apart, engine, neighbours
from denialhelp.web.jobs.models import Lane, Task, Worker
from denialhelp.web.jobs.port import HERE, STEPS

POLL = 0.25  # seconds between looks where there is nothing to do
TROUBLE = 1.0  # seconds between looks while the database does not answer
GRACE = 10.0  # seconds for what is under way when told to stop
LOST = 75  # exit status of a worker that lost its hold; whoever started it starts it again
SHORT_PLACES = 4
TIDY = 600.0  # seconds
T = TypeVar("T")


def places() -> list[tuple[Lane, ...]]:
    """What this machine does at once: so much long work as is set, one place more for reading alone, so that nobody waits for the first
    result behind a long draft, and short steps."""
    short: list[tuple[Lane, ...]] = [(Lane.SHORT,)] * SHORT_PLACES
    return [*[(Lane.READ, Lane.LONG)] * settings.WORKERS, (Lane.READ,), *short] if settings.WORKERS else short


class Held:
    """What a worker is doing: its places, the tasks in them, and their processes."""

    def __init__(self, free: Sequence[tuple[Lane, ...]]) -> None:
        self._lock = threading.Lock()
        self.free = list(free)
        self._children: dict[int, apart.Child] = {}
        self._tasks: dict[int, Task] = {}

    def lanes(self) -> list[Lane]:
        """The lanes that have a free place."""
        with self._lock:
            return sorted({lane for place in self.free for lane in place})

    def begin(self, task: Task) -> tuple[Lane, ...]:
        """Take the place that serves the fewest other lanes."""
        with self._lock:
            place = min((p for p in self.free if task.lane in p), key=len)
            self.free.remove(place)
            self._tasks[task.pk] = task
            return place

    def end(self, task: Task, place: tuple[Lane, ...]) -> None:
        """Free the place again."""
        with self._lock:
            self.free.append(place)
            self._tasks.pop(task.pk, None)
            self._children.pop(task.pk, None)

    def child(self, task: Task, child: apart.Child) -> None:
        """Note the process of a task."""
        with self._lock:
            self._children[task.pk] = child

    def kill(self, only: set[int] | None = None) -> list[Task]:
        """End the processes of all tasks, or of some; the tasks whose processes were ended."""
        with self._lock:
            ended = [pk for pk in self._children if only is None or pk in only]
            for pk in ended:
                self._children[pk].kill()
            return [self._tasks[pk] for pk in ended if pk in self._tasks]

    def numbers(self) -> list[int]:
        """The tasks that are held."""
        with self._lock:
            return list(self._tasks)

    def computing(self) -> bool:
        """Whether a task in a process of its own is under way."""
        with self._lock:
            return bool(self._children)

    def idle(self) -> bool:
        """Whether nothing is under way."""
        with self._lock:
            return not self._tasks


class Runner:
    """One worker process."""

    def __init__(self, free: Sequence[tuple[Lane, ...]] | None = None) -> None:
        self.name = neighbours.new_name()
        self.held = Held(places() if free is None else free)
        self.stopping, self._wake = threading.Event(), threading.Event()
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=len(self.held.free), thread_name_prefix="task")
        self._last_sign = time.monotonic()
        self._apart = any(place != (Lane.SHORT,) for place in self.held.free)
        self._spare: apart.Child | None = None
        self._spare_lock = threading.Lock()

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Take nothing more; end when what is under way is done, or after some seconds."""
        self.stopping.set()
        self._wake.set()

    def run(self) -> None:
        """Work until told to stop."""
        for target in (self._signs, self._fence):
            threading.Thread(target=target, daemon=True, name=target.__name__).start()
        self._patiently(neighbours.free_what_the_dead_hold)
        self._patiently(engine.arrange_periodic)
        tidied = -TIDY
        while not self.stopping.is_set():
            if time.monotonic() - tidied > TIDY:
                tidied = time.monotonic()
                for tidy in HERE:
                    self._patiently(tidy)
            idle, began = self.held.idle(), time.monotonic()
            task = self._patiently(lambda: engine.take(self.name, self.held.lanes()))
            if task is not None and idle:
                self._last_sign = began  # it was taken just now: nothing older is held
            if task is None:
                if not self.held.computing():
                    self._provide()
                self._wake.wait(POLL)  # or until a place is free
                self._wake.clear()
                continue
            self._pool.submit(self._do, task, self.held.begin(task))
        self._end()

    def _patiently(self, ask: Callable[[], T]) -> T | None:
        """What the database says; None, after a while, where it does not answer now."""
        try:
            close_old_connections()
            return ask()
        except (DatabaseError, InterfaceError):
            connection.close()
            self.stopping.wait(TROUBLE)
            return None

    def _do(self, task: Task, place: tuple[Lane, ...]) -> None:
        """Do one task in its place. Where the database is away at its end, the lease runs out and the step is done again."""
        try:
            if STEPS[task.name].apart:
                child = self._waiting_child()
                self.held.child(task, child)
                child.begin(task)
                self._ended(task, child.wait())
            else:
                self._patiently(lambda: engine.perform(task))
        finally:
            self.held.end(task, place)
            self._wake.set()
            connection.close()

    def _waiting_child(self) -> apart.Child:
        """The process that was started beforehand, else a new one."""
        with self._spare_lock:
            child, self._spare = self._spare, None
        return child if child is not None and child.alive else apart.Child()

    def _provide(self) -> None:
        """While nothing is computed, start the process of the next task beforehand."""
        with self._spare_lock:
            if self._apart and (self._spare is None or not self._spare.alive):
                self._spare = apart.Child()

    def _ended(self, task: Task, code: int) -> None:
        """A task's own process is over; nothing to say where it said everything itself."""
        if code and not self.stopping.is_set():
            note = engine.give_back if code == apart.AWAY else engine.crashed
            while self._patiently(lambda: (note(task, code), True)) is None and not self.stopping.is_set():
                pass

    def _signs(self) -> None:
        """Signs of life. A task that others have taken over is not gone on with."""
        pause = settings.JOB_LEASE / 5
        while not self._over.is_set():
            began = time.monotonic()
            held = self.held.numbers()
            mine = self._patiently(lambda held=held: engine.keep_alive(self.name, held))  # type: ignore[misc]
            self._patiently(neighbours.free_what_the_dead_hold)
            if mine is not None:
                self._last_sign = began
                self.held.kill(set(held) - mine)
            self._over.wait(pause)
        connection.close()

    def _fence(self) -> None:
        """End everything where no sign of life got through for most of a lease."""
        while not self._over.wait(0.5):
            if time.monotonic() - self._last_sign > settings.JOB_LEASE * 0.8 and not self.held.idle():
                self.held.kill()
                os._exit(LOST)

    def _end(self) -> None:
        until = time.monotonic() + GRACE
        while not self.held.idle() and time.monotonic() < until:
            time.sleep(0.05)
        for task in self.held.kill():
            self._patiently(lambda task=task: engine.give_back(task))  # type: ignore[misc]
        self._over.set()
        if self._spare is not None:
            self._spare.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._patiently(lambda: Worker.objects.filter(name=self.name).delete())
        connection.close()


def run_due(lanes: Sequence[Lane] = tuple(Lane)) -> int:
    """Do everything that is due, here and now, in this process (for tests and for commands); how many tasks were done."""
    count = 0
    while (task := engine.take("here", lanes)) is not None:
        engine.perform(task)
        count += 1
    return count


def serve_until_stopped(*, beside: bool = False) -> None:
    """The process `denialhelp worker`: stops on TERM, on INT, and, `beside` a server, when that is gone (its input ends)."""
    runner = Runner()
    signal.signal(signal.SIGTERM, runner.stop)
    signal.signal(signal.SIGINT, runner.stop)
    if beside:
        apart.when_input_ends(runner.stop)
    runner.run()
    sys.stdout.flush()
    os._exit(0)  # threads that still wait for something must not keep the process
