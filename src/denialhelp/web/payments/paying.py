"""From the wish to pay to the page on which one pays: one live payment a case, whatever is clicked how often."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.payments import stripe_port
from denialhelp.web.payments.models import BOUGHT, LIVE, Customer, Payment, Price, Promotion, State
from denialhelp.web.payments.pricing import check_for, price_now, promotion_of

LOOK_AGAIN = timedelta(minutes=20)
PAGE_LASTS = timedelta(hours=26)  # a page to pay on lives for a day; its case must not go before it
# What stands on the page to pay on and on the bill: the same in every language, because a key is asked twice with the same words only.
NAME = "DenialHelp letter"


def live(case: Case) -> Payment | None:
    """The case's payment that counts."""
    return Payment.objects.filter(case=case, state__in=LIVE).first()


def bought(case: Case) -> bool:
    """Whether the case's letter is paid for."""
    return Payment.objects.filter(case=case, state__in=BOUGHT).exists()


def _row(case: Case, customer: Customer, price: Price, promotion: Promotion | None, email: str, language: str) -> Payment:
    """The case's live payment under these terms; other terms than those of an open page need another page."""
    off = promotion.off(price.amount_cents) if promotion else 0
    terms = {"customer": customer, "amount_cents": price.amount_cents, "off_cents": off, "currency": price.currency, "promotion": promotion}
    with transaction.atomic():
        held = Payment.objects.select_for_update().filter(case=case, state__in=LIVE).first()
        if held is None:
            held = Payment(case=case, language=language, **terms)
            held.email = email
            held.save()
            record(Action.PAYMENT_STARTED, who="visitor", case_id=case.pk, detail=held.number)
            return held
        if held.state in BOUGHT or all(getattr(held, name) == value for name, value in terms.items()):
            return held
    return _other_terms(held, email, terms)


def _other_terms(held: Payment, email: str, terms: dict[str, object]) -> Payment:
    """Close the page that was opened under other terms, then count a new attempt; where it was paid meanwhile, it stays."""
    if held.session_id and not stripe_port.close_session(held) and stripe_port.session_of(held).status == "complete":
        return held
    held.email = email
    fresh = {**terms, "attempt": held.attempt + 1, "session_id": "", "email_sealed": held.email_sealed}
    Payment.objects.filter(pk=held.pk, attempt=held.attempt, state__in=(State.STARTED, State.OPEN)).update(**fresh)
    held.refresh_from_db()
    return held


def begin(case: Case, email: str, code: str, language: str, base: str) -> str:
    """The address of the page to pay on, or of our own page where it is paid already. Raises WrongUse, ServiceSilent, ServiceRefused.

    Asked for twice, also at the same moment or after a crash, it is the same page: the idempotency key is the payment's number and attempt.
    """
    price, email = price_now(), email.strip().lower()
    promotion, customer = promotion_of(code, price), Customer.of(email)
    if promotion is not None:
        check_for(promotion, customer, case.pk)
    try:
        payment = _row(case, customer, price, promotion, email, language)
    except IntegrityError:  # another click made it this very moment
        payment = _row(case, customer, price, promotion, email, language)
    ours = base + reverse("paid", args=[payment.receipt])
    if payment.state in BOUGHT:
        return ours
    if payment.session_id:
        held = stripe_port.session_of(payment)
        if held.status == "open":
            return held.url
        if held.status == "complete":
            return ours  # paid; the event is on its way
        _anew(payment)
    made = _opened(payment, email, ours)
    payment.move(State.OPEN, session_id=made.identity)
    Case.objects.filter(pk=case.pk, expires_at__lt=timezone.now() + PAGE_LASTS).update(expires_at=timezone.now() + PAGE_LASTS)
    enqueue("payments.catch-up", payment.pk, key=f"payments.catch-up:{payment.number}:{payment.attempt}", at=timezone.now() + LOOK_AGAIN)
    return made.url or ours


def _opened(payment: Payment, email: str, ours: str) -> stripe_port.Session:
    """The page of this attempt. A refusal uses the attempt up, so that its key is never asked again with other words."""
    try:
        return stripe_port.open_session(payment, email, ours, ours + "?cancelled=1", NAME)
    except stripe_port.ServiceRefused:
        _anew(payment)
        raise


def _anew(payment: Payment) -> None:
    """Count a new attempt: the page's time was over, or it was refused."""
    Payment.objects.filter(pk=payment.pk, attempt=payment.attempt).update(attempt=payment.attempt + 1, session_id="")
    payment.refresh_from_db()
