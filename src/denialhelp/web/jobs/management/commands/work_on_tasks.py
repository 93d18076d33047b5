"""Does tasks until it is told to stop: the process behind `denialhelp worker` and the one that `denialhelp serve` starts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from denialhelp.web.jobs.worker import serve_until_stopped


class Command(BaseCommand):
    """A worker."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> None:
        """Work until stopped."""
        serve_until_stopped()
