"""Makes in the database what this version adds; one process at a time, also where several machines start at once."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from denialhelp.errors import DenialHelpError

_LOCK = 0x6D696772  # PostgreSQL's lock for whoever migrates; SQLite is one machine's


class DatabaseAway(DenialHelpError):
    """The database does not answer."""

    def __init__(self) -> None:
        super().__init__("database-away", "The database does not answer; look at DENIALHELP_DATABASE_URL and start again.")


class Command(BaseCommand):
    """All migrations."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> None:
        """Migrate; raises DatabaseAway."""
        try:
            if connection.vendor != "postgresql":
                call_command("migrate", verbosity=0, interactive=False)
                return
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                call_command("migrate", verbosity=0, interactive=False)
            finally:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        except (OperationalError, InterfaceError) as fault:
            raise DatabaseAway from fault
