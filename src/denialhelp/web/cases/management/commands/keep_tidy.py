"""At a start of the server: removes what interrupted work and uploads left, and deletes what is past its time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from denialhelp.web.cases.deletion import run_retention
from denialhelp.web.cases.workplace import sweep_incoming


class Command(BaseCommand):
    """Tidying up before the first request; afterwards a worker does it every ten minutes."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> None:
        """Tidy up now."""
        sweep_incoming()
        run_retention()
