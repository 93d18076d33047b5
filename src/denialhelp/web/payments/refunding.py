"""Giving money back: the owner asks, the office does; the service's event says when it is done."""

from __future__ import annotations

from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.payments import stripe_port
from denialhelp.web.payments.models import BOUGHT, Payment, State


def ask_refund(payment: Payment) -> bool:
    """Note that the owner wants the money back; False where that was asked before or nothing is paid."""
    if not payment.move(State.REFUND_ASKED):
        return False
    record(Action.REFUND_ASKED, who="visitor", case_id=payment.case_id or "", detail=payment.number)
    return True


def refund(payment: Payment, *, who: str = "office") -> None:
    """Give the whole amount back; done twice it is done once. Raises WrongUse where nothing is paid, ServiceSilent, ServiceRefused.

    The state changes when the service says so; where nothing was charged it changes at once.
    """
    if payment.state not in BOUGHT:
        raise WrongUse("refund", "This payment is not paid, or was given back before.")
    record(Action.REFUND_ASKED, who=who, case_id=payment.case_id or "", detail=payment.number)
    if not payment.intent_id:
        payment.move(State.REFUNDED, refunded_at=timezone.now())
        record(Action.REFUNDED, who=who, case_id=payment.case_id or "", detail=payment.number)
        return
    stripe_port.give_back(payment)
