"""Durable steps of payment."""

from __future__ import annotations

from django.conf import settings

from denialhelp.web.jobs.port import durable
from denialhelp.web.payments.fulfilment import take
from denialhelp.web.payments.models import Payment, State
from denialhelp.web.payments.stripe_port import missed_events


@durable("payments.catch-up")
def catch_up(payment_id: int) -> None:
    """Take the events that did not reach us, where a payment still waits for one."""
    if settings.PAYMENTS and Payment.objects.filter(pk=payment_id, state__in=(State.STARTED, State.OPEN)).exists():
        for event in missed_events():
            take(event)
