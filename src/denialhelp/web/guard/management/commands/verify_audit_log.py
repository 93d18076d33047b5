"""Checks that no entry of the audit log was changed, taken out or cut off."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from denialhelp.errors import CheckFailed
from denialhelp.web.guard.audit import verify


class Command(BaseCommand):
    """Check the audit log; raises CheckFailed with what does not hold."""

    help = __doc__

    def handle(self, *_given: Any, **_named: Any) -> str:
        """The sentence that says that it holds."""
        found = verify()
        if found.faults:
            raise CheckFailed("audit-log", "The audit log does not hold: " + " ".join(found.faults))
        return f"The audit log holds: {found.entries} entries, last hash {found.head or 'none'}."
