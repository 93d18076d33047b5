"""Whether a worker of this machine is at work: for the health checks of containers and service managers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError

from denialhelp.errors import CheckFailed
from denialhelp.web.jobs.neighbours import seen_here


class Command(BaseCommand):
    """A look."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> str:
        """One sentence; raises CheckFailed where no worker gave a sign of life for longer than it should."""
        try:
            if seen_here(settings.JOB_LEASE):
                return "A worker of this machine is at work."
        except (OperationalError, InterfaceError) as fault:
            raise CheckFailed("worker", "The database does not answer.") from fault
        raise CheckFailed("worker", "No worker of this machine gave a sign of life.")
