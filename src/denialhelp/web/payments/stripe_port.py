"""Stripe through its own library: the only module that knows it. Nothing of a case is told there: opaque ids, an address, an amount."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.conf import settings

from denialhelp.errors import CheckFailed, DenialHelpError, WrongUse
from denialhelp.web.payments.models import Customer, Payment, Promotion

if TYPE_CHECKING:
    from stripe import StripeClient

Got = TypeVar("Got")


class ServiceSilent(DenialHelpError):
    """The payment service does not answer, or cannot do it now; nothing was changed here."""


class ServiceRefused(DenialHelpError):
    """The payment service refuses what was asked; `slug` is its own code."""

    def __init__(self, slug: str) -> None:
        super().__init__("refused", "The payment service did not accept this.")
        self.slug = slug


@dataclass(frozen=True, slots=True)
class Session:
    """A page to pay on. `status` is open, complete or expired."""

    identity: str
    status: str
    url: str


def client() -> StripeClient:
    """The library, with this installation's key and address; it tries twice more by itself, with the same idempotency key."""
    from stripe import StripeClient

    return StripeClient(settings.STRIPE_KEY, base_addresses={"api": settings.STRIPE_API_BASE}, max_network_retries=2)


def _ask(what: Callable[[StripeClient], Got]) -> Got:
    from stripe import APIConnectionError, APIError, AuthenticationError, RateLimitError, StripeError

    try:
        return what(client())
    except (APIConnectionError, APIError, AuthenticationError, RateLimitError) as fault:
        raise ServiceSilent("payment-service", "The payment service cannot be reached now; nothing was charged.") from fault
    except StripeError as fault:
        raise ServiceRefused(str(fault.code or "")) from fault


def customer_id(customer: Customer, email: str) -> str:
    """The customer's id there; made once."""
    if not customer.stripe_id:
        made = _ask(lambda c: c.v1.customers.create({"email": email}, {"idempotency_key": f"customer-{customer.mark}"}))
        Customer.objects.filter(pk=customer.pk).update(stripe_id=made.id)
        customer.stripe_id = made.id
    return customer.stripe_id


def promotion_id(promotion: Promotion) -> str:
    """The code's id there, made for the terms that hold now; one with other terms is switched off first."""
    terms = promotion.terms()
    if promotion.stripe_id and promotion.made_for == terms:
        return promotion.stripe_id
    for old in _ask(lambda c: list(c.v1.promotion_codes.list({"code": promotion.code, "active": True}).data)):
        if (old.to_dict().get("metadata") or {}).get("terms") == terms:
            return _noted(promotion, old.id, terms)
        _ask(lambda c, gone=old.id: c.v1.promotion_codes.update(gone, {"active": False}))  # type: ignore[misc]
    off: Any = {"percent_off": promotion.off_percent} if promotion.off_percent else _amount_off(promotion)
    off |= {"duration": "once"}
    coupon = _ask(lambda c: c.v1.coupons.create(off, {"idempotency_key": f"coupon-{terms}"}))
    told: Any = {"promotion": {"type": "coupon", "coupon": coupon.id}, "code": promotion.code, "metadata": {"terms": terms}}
    told |= {"expires_at": int(promotion.expires_at.timestamp())} if promotion.expires_at else {}
    told |= {"max_redemptions": promotion.most_uses} if promotion.most_uses else {}
    told |= {"restrictions": {"first_time_transaction": True}} if promotion.first_time else {}
    made = _ask(lambda c: c.v1.promotion_codes.create(told, {"idempotency_key": f"promotion-{terms}"}))
    return _noted(promotion, made.id, terms)


def _amount_off(promotion: Promotion) -> dict[str, Any]:
    return {"amount_off": promotion.off_cents, "currency": promotion.currency}


def _noted(promotion: Promotion, identity: str, terms: str) -> str:
    Promotion.objects.filter(pk=promotion.pk).update(stripe_id=identity, made_for=terms)
    return identity


def open_session(payment: Payment, email: str, back: str, cancel: str, name: str) -> Session:
    """A page to pay on for this attempt of a payment: asked for twice it is the same one. Raises ServiceSilent, ServiceRefused."""
    if payment.customer is None:
        raise WrongUse("customer", "A payment needs a customer.")
    told: Any = {
        "mode": "payment",
        "customer": customer_id(payment.customer, email),
        "line_items": [
            {
                "quantity": 1,
                "price_data": {"currency": payment.currency, "unit_amount": payment.amount_cents, "product_data": {"name": name}},
            }
        ],
        "client_reference_id": payment.number,
        "metadata": {"payment": payment.number},
        "payment_intent_data": {"metadata": {"payment": payment.number}},
        "success_url": back,
        "cancel_url": cancel,
        "locale": payment.language,
    }
    if payment.promotion is not None:
        told["discounts"] = [{"promotion_code": promotion_id(payment.promotion)}]
    key = f"session-{payment.number}-{payment.attempt}"
    made = _ask(lambda c: c.v1.checkout.sessions.create(told, {"idempotency_key": key}))
    return Session(made.id, str(made.status), made.url or "")


def session_of(payment: Payment) -> Session:
    """The page to pay on as it stands now."""
    held = _ask(lambda c: c.v1.checkout.sessions.retrieve(payment.session_id))
    return Session(held.id, str(held.status), held.url or "")


def close_session(payment: Payment) -> bool:
    """Close the page to pay on; False where it was paid or closed before."""
    try:
        _ask(lambda c: c.v1.checkout.sessions.expire(payment.session_id))
    except ServiceRefused:
        return False
    return True


def give_back(payment: Payment) -> None:
    """Give the whole payment back; asked for twice it is done once."""
    told: Any = {"payment_intent": payment.intent_id, "metadata": {"payment": payment.number}}
    try:
        _ask(lambda c: c.v1.refunds.create(told, {"idempotency_key": f"refund-{payment.number}"}))
    except ServiceRefused as refused:
        if refused.slug != "charge_already_refunded":
            raise


def event_from(payload: bytes, header: str) -> dict[str, Any]:
    """The event of a signed request; raises CheckFailed where the signature is not the service's, or is old."""
    from stripe import SignatureVerificationError, WebhookSignature

    try:
        WebhookSignature.verify_header(payload, header, settings.STRIPE_WEBHOOK_SECRET, 300)
    except (SignatureVerificationError, UnicodeDecodeError) as fault:
        raise CheckFailed("signature", "The signature of this event is not right.") from fault
    try:
        told = json.loads(payload)
        if isinstance(told["id"], str) and isinstance(told["type"], str) and isinstance(told["data"]["object"], dict):
            return cast("dict[str, Any]", told)
    except (ValueError, KeyError, TypeError) as fault:
        raise CheckFailed("event", "This is no event.") from fault
    raise CheckFailed("event", "This is no event.")


def missed_events() -> Iterator[dict[str, Any]]:
    """Events that did not reach us, oldest first."""
    found = _ask(lambda c: list(c.v1.events.list({"delivery_success": False, "limit": 100}).auto_paging_iter()))
    for event in reversed(found):
        yield json.loads(json.dumps(event.to_dict()))
