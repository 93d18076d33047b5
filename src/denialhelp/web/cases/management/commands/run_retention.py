"""Deletes the cases that are past their time and what belongs to none; with everything=True every case."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from denialhelp.web.cases.deletion import delete_everything, run_retention


class Command(BaseCommand):
    """Retention."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument("--everything", action="store_true")

    def handle(self, *_given: Any, **named: Any) -> str:
        """How much was deleted."""
        if named["everything"]:
            return f"{delete_everything(who='command')} cases deleted."
        done = run_retention(who="command", whole=True)
        return f"{done.cases} cases, {done.folders} stray folders and {done.work} abandoned work folders deleted."
