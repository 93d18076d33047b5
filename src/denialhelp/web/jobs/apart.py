"""A step in a process of its own (`python -m denialhelp.web.jobs.apart TASK HOLDING`): a child that ends when its worker does."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from denialhelp.web.jobs.models import Task

AWAY = 75  # exit status where the database did not answer: the work is to be done again, and nobody is at fault


class Child:
    """The process of one task. It leads a group of its own, so that what it started ends with it."""

    def __init__(self, task: Task) -> None:
        from django.conf import settings

        environment = {
            **os.environ,
            "DENIALHELP_HOME": str(settings.HOME),
            "DENIALHELP_AS_OF": settings.AS_OF,
            "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "denialhelp.web.jobs.apart", str(task.pk), str(task.attempts)],
            stdin=subprocess.PIPE,  # open for as long as the worker lives
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
            close_fds=True,
        )

    def wait(self) -> int:
        """Wait for its end; its exit status, negative where a signal ended it."""
        code = self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
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


def main(number: str, holding: str) -> None:
    """Do the task, if it is still this holding's."""
    import django

    django.setup()
    from django.db import DatabaseError, InterfaceError

    from denialhelp.web.jobs.engine import perform
    from denialhelp.web.jobs.models import Task, TaskState

    try:
        task = Task.objects.filter(pk=int(number), attempts=int(holding), state=TaskState.RUNNING).first()
        if task is not None:
            perform(task)
    except (DatabaseError, InterfaceError):
        sys.exit(AWAY)


if __name__ == "__main__":
    when_input_ends(_end_all)
    main(*sys.argv[1:3])
