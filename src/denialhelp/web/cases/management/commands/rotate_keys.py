"""Wraps every case's key anew under a new master key."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from denialhelp.web.cases.rotation import rotate


class Command(BaseCommand):
    """Key rotation."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> str:
        """How many keys were wrapped."""
        return f"{rotate()} case keys are wrapped anew."
