"""Durable steps of payment."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from denialhelp.web.jobs.port import durable, every
from denialhelp.web.payments.fulfilment import take
from denialhelp.web.payments.models import BOUGHT, Payment, State
from denialhelp.web.payments.refunding import refund
from denialhelp.web.payments.stripe_port import close_session, missed_events


@durable("payments.catch-up")
def catch_up(payment_id: int) -> None:
    """Take the events that did not reach us, where a payment still waits for one."""
    if settings.PAYMENTS and Payment.objects.filter(pk=payment_id, state__in=(State.STARTED, State.OPEN)).exists():
        for event in missed_events():
            take(event)


@durable("payments.close")
def close(payment_id: int) -> None:
    """Close the page to pay on of a case that was deleted."""
    payment = Payment.objects.filter(pk=payment_id, case=None, state__in=(State.STARTED, State.OPEN)).first()
    if settings.PAYMENTS and payment is not None:
        if payment.session_id:
            close_session(payment)
        payment.move(State.GONE)


@durable("payments.give-back")
def give_back(payment_id: int) -> None:
    """Give back what was paid for a case that is gone."""
    payment = Payment.objects.filter(pk=payment_id, case=None, state__in=BOUGHT).first()
    if settings.PAYMENTS and payment is not None:
        refund(payment, who="job")


@every("payments.look-around", timedelta(hours=1))
def look_around() -> None:
    """Take the events that never came, and close the pages of cases that are gone."""
    if not settings.PAYMENTS:
        return
    waiting = Payment.objects.filter(state__in=(State.STARTED, State.OPEN)).first()
    if waiting is not None:
        catch_up(waiting.pk)
    for payment in Payment.objects.filter(case=None, state__in=(State.STARTED, State.OPEN)):
        close(payment.pk)
