"""At a start: removes what interrupted work left in the clear, deletes what is past its time, and does so again while the server runs."""

from __future__ import annotations

import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from denialhelp.web.cases.deletion import run_retention
from denialhelp.web.cases.workplace import sweep_incoming

EVERY = 600.0  # seconds


class Command(BaseCommand):
    """Tidying up in the server's own process."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> None:
        """Tidy up now, and every ten minutes in a thread of this process."""
        sweep_incoming()
        run_retention()
        threading.Thread(target=_again, daemon=True, name="retention").start()


def _again() -> None:
    over = threading.Event()
    while not over.wait(EVERY):
        close_old_connections()
        run_retention()
