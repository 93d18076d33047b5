"""The port for durable work: a step is named once, and asked for with a key, so that asking twice does it once.

A step takes ids only (never text of a case), and may be run again after a crash: it must look at the database first and do
nothing where its work is done already. Which engine runs the steps is known here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from denialhelp.web.jobs.models import Task

Step = Callable[..., None]
STEPS: dict[str, Step] = {}


def durable(name: str) -> Callable[[Step], Step]:
    """Name a function as a step ("sending.deliver"); it takes ids (str or int) and returns nothing."""

    def named(step: Step) -> Step:
        STEPS[name] = step
        return step

    return named


def enqueue(name: str, *args: str | int, key: str, at: datetime | None = None) -> bool:
    """Ask for a step, from now or from a moment on. False where the same key was asked for before: nothing is done twice."""
    values: dict[str, Any] = {"name": name, "arguments": list(args), "due_at": at or timezone.now()}
    return Task.objects.get_or_create(key=key, defaults=values)[1]
