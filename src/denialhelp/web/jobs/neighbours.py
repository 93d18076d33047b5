"""Workers of the same machine: where one was killed, the next need not wait for its lease to run out."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from datetime import timedelta
from pathlib import Path

from denialhelp.web.jobs.engine import moment
from denialhelp.web.jobs.models import Task, TaskState, Worker

_SPACE = (Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid"))


def _space() -> str:
    """Where a process number means what it means here: this start of this machine and its container; empty where that is not known."""
    boot, numbers = _SPACE
    try:
        return hashlib.sha256(f"{boot.read_text()} {numbers.readlink()}".encode()).hexdigest()[:12]
    except OSError:
        return ""


def new_name() -> str:
    """A worker's name: the machine's, where its process number holds, the number, and chance."""
    return f"{socket.gethostname()[:30]}/{_space()}/{os.getpid()}/{secrets.token_hex(3)}"


def seen_here(seconds: float) -> bool:
    """Whether a worker of this machine gave a sign of life within so many seconds."""
    since = moment() - timedelta(seconds=seconds)
    return Worker.objects.filter(name__startswith=f"{socket.gethostname()[:30]}/{_space()}/", seen_at__gte=since).exists()


def _dead(name: str, space: str) -> bool:
    """Whether a worker of this machine has ended; False for what cannot be known from here."""
    parts = name.split("/")
    if len(parts) != 4 or parts[1] != space or not parts[2].isdigit():
        return False
    return not Path("/proc", parts[2]).exists()


def free_what_the_dead_hold() -> int:
    """End the leases of this machine's workers that are no more; how many tasks that frees."""
    space = _space()
    if not space:
        return 0
    held = Task.objects.filter(state=TaskState.RUNNING, leased_until__gt=moment(), worker__contains=f"/{space}/")
    dead = {name for name in held.values_list("worker", flat=True).distinct() if _dead(name, space)}
    Worker.objects.filter(name__in=dead).delete()
    return Task.objects.filter(state=TaskState.RUNNING, worker__in=dead).update(leased_until=moment()) if dead else 0
