"""Does tasks until it is told to stop: the process behind `denialhelp worker` and the one that `denialhelp serve` starts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from denialhelp.web.jobs.worker import serve_until_stopped


class Command(BaseCommand):
    """A worker."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument("--beside", action="store_true", help="end when standard input ends")

    def handle(self, *_given: Any, **named: Any) -> None:
        """Work until stopped."""
        serve_until_stopped(beside=named["beside"])
