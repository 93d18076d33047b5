"""A case that is deleted while a page to pay on is open: the page is closed, so that nobody pays for nothing."""

from __future__ import annotations

from typing import Any

from denialhelp.web.cases.models import Case
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.payments.models import Payment, State


def leaving(sender: type[Case], instance: Case, **_: Any) -> None:
    """Ask for the page to be closed; it takes part in the deletion's transaction."""
    for payment in Payment.objects.filter(case=instance, state__in=(State.STARTED, State.OPEN)):
        enqueue("payments.close", payment.pk, key=f"payments.close:{payment.number}")
