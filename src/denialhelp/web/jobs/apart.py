"""A step in a process of its own (`python -m denialhelp.web.jobs.apart`): a child that ends when its worker does."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from denialhelp.web.jobs.models import Task

AWAY = 75  # exit status where the database did not answer: the work is to be done again, and nobody is at fault


class Child:
    """The process of one task. It is started before there is one and loads what it will need; it leads a group of its own, so that what
    it starts ends with it."""

    def __init__(self) -> None:
        from django.conf import settings

        environment = {
            **os.environ,
            "DENIALHELP_HOME": str(settings.HOME),
            "DENIALHELP_AS_OF": settings.AS_OF,
            "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "denialhelp.web.jobs.apart"],
            stdin=subprocess.PIPE,  # open for as long as the worker lives
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
            close_fds=True,
        )
        self._input: IO[bytes] = self._process.stdin  # type: ignore[assignment] # a pipe, see above

    def begin(self, task: Task) -> None:
        """Give it its task; one that has died meanwhile shows it by its end."""
        with contextlib.suppress(BrokenPipeError):
            self._input.write(f"{task.pk} {task.attempts}\n".encode())
            self._input.flush()

    @property
    def alive(self) -> bool:
        """Whether it waits for a task."""
        return self._process.poll() is None

    def wait(self) -> int:
        """Wait for its end; its exit status, negative where a signal ended it."""
        code = self._process.wait()
        with contextlib.suppress(BrokenPipeError):
            self._input.close()
        return code

    def kill(self) -> None:
        """End it and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def when_input_ends(act: Callable[[], None]) -> None:
    """Call `act` once whoever holds the other end of this process's input is gone."""

    def watch() -> None:
        while os.read(0, 1024):
            pass
        act()

    threading.Thread(target=watch, daemon=True, name="input").start()


def _end_all() -> None:
    os.killpg(os.getpgid(0), signal.SIGKILL)


def _first_line() -> list[str]:
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            sys.exit(0)  # the worker is gone and had no task for this process
        line += piece
    return line.decode().split()


def _connect_early() -> None:
    """Have a connection to a database server ready: making one takes a part of what a person waits. Where it does not answer now, the task
    makes its own."""
    from django.db import DatabaseError, InterfaceError, connection

    if connection.vendor == "postgresql":
        with contextlib.suppress(DatabaseError, InterfaceError):
            connection.ensure_connection()


def main() -> None:
    """Load what steps need, wait for the task, and do it if it is still this holding's."""
    import django

    django.setup()
    from django.db import DatabaseError, InterfaceError, close_old_connections

    from denialhelp.web.jobs.engine import perform
    from denialhelp.web.jobs.models import Lane, Task, TaskState
    from denialhelp.web.jobs.port import WARM

    for load in WARM:
        load()
    _connect_early()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # whether work is broken off is the worker's to say
    number, holding = _first_line()
    when_input_ends(_end_all)
    try:
        close_old_connections()  # one that was lost meanwhile is made anew
        task = Task.objects.filter(pk=int(number), attempts=int(holding), state=TaskState.RUNNING).first()
        if task is not None:
            if task.lane == Lane.LONG:
                os.nice(5)  # where cores are few, pages and first results come before drafts
            perform(task)
    except (DatabaseError, InterfaceError):
        sys.exit(AWAY)


if __name__ == "__main__":
    main()
