"""What an event of the payment service changes here: each is taken once, in any order, whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.payments.models import Payment, State, StripeEvent
from denialhelp.web.payments.pricing import money

PAYS = frozenset({"checkout.session.completed", "checkout.session.async_payment_succeeded"})
CLOSES = frozenset({"checkout.session.expired", "checkout.session.async_payment_failed"})
# `unpaid` at the end of a session means that the money comes later, with an event of its own.
SETTLED = frozenset({"paid", "no_payment_required"})


def take(event: dict[str, Any]) -> bool:
    """Take an event; False where it was taken before. A fault takes nothing, so that the service sends it again."""
    try:
        with transaction.atomic():
            StripeEvent.objects.create(id=event["id"], kind=str(event["type"])[:60])
            _apply(str(event["type"]), event["data"]["object"])
    except IntegrityError:
        if StripeEvent.objects.filter(pk=event["id"]).exists():
            return False
        raise
    return True


def _apply(kind: str, about: dict[str, Any]) -> None:
    payment = _payment_of(about)
    if payment is None:
        return  # another program of the same account
    if kind in PAYS and about.get("payment_status") in SETTLED:
        _paid(payment, about)
    elif kind in CLOSES and about.get("id") == payment.session_id:
        payment.move(State.GONE)
    elif kind == "charge.refunded":
        _refunded(payment, about)


def _payment_of(about: dict[str, Any]) -> Payment | None:
    number = (about.get("metadata") or {}).get("payment") or about.get("client_reference_id")
    found = Payment.objects.filter(number=number).first() if number else None
    if found is None and about.get("payment_intent"):
        found = Payment.objects.filter(intent_id=about["payment_intent"]).first()
    return found


def _paid(payment: Payment, session: dict[str, Any]) -> None:
    """The letter is bought. What was paid is what the service says, not what we asked."""
    Payment.objects.filter(pk=payment.pk).update(intent_id=session.get("payment_intent") or payment.intent_id)
    with transaction.atomic():
        moved = payment.move(State.PAID, paid_at=timezone.now(), session_id=session["id"], off_cents=_off(payment, session))
    if not moved:
        if payment.paid_at is None:  # a refund was heard of first
            Payment.objects.filter(pk=payment.pk).update(paid_at=timezone.now(), session_id=session["id"])
        return
    record(Action.PAID, who="service", case_id=payment.case_id or "", detail=payment.number)
    if payment.case is None:  # it was deleted while the page to pay on was open: nobody can get anything for this money
        enqueue("payments.give-back", payment.pk, key=f"payments.give-back:{payment.number}")
        return
    Case.objects.filter(pk=payment.case_id).update(expires_at=None)  # said on the page: what is paid for is kept
    _receipt(payment)


def _off(payment: Payment, session: dict[str, Any]) -> int:
    total = session.get("amount_total")
    return payment.amount_cents - total if isinstance(total, int) and 0 <= total <= payment.amount_cents else payment.off_cents


def _refunded(payment: Payment, charge: dict[str, Any]) -> None:
    back = int(charge.get("amount_refunded") or 0)
    Payment.objects.filter(pk=payment.pk, refunded_cents__lt=back).update(refunded_cents=back)
    if charge.get("refunded") and payment.move(State.REFUNDED, refunded_at=timezone.now()):
        record(Action.REFUNDED, who="service", case_id=payment.case_id or "", detail=payment.number)
        _tell(payment, "payments/refunded", payment.total_cents)


def _receipt(payment: Payment) -> None:
    _tell(payment, "payments/receipt", payment.total_cents)


def _tell(payment: Payment, template: str, cents: int) -> None:
    """A mail with a number, an amount and a link; without a case nobody knows the address any more."""
    if payment.case is None or not payment.case.key_wrapped or not payment.email:
        return
    told: dict[str, str | date] = {
        "number": payment.number,
        "amount": money(cents, payment.currency),
        "day": timezone.localdate(),
        "link": address(reverse("receipt", args=[payment.receipt])),
    }
    send_mail(template, payment.email, payment.language, told, f"{template}:{payment.number}")
