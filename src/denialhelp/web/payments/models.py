"""The price book, the promotion codes, and what was paid. Nothing here says what a case is about."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from denialhelp.web.cases.models import Case, Sealed


class Product(models.TextChoices):
    """What can be bought."""

    LETTER = "letter"


class State(models.TextChoices):
    """Where a payment stands."""

    STARTED = "started"  # asked for; the page to pay on is being made
    OPEN = "open"  # there is a page to pay on
    GONE = "gone"  # that page was closed unpaid
    PAID = "paid"
    REFUND_ASKED = "refund-asked"
    REFUNDED = "refunded"


# From where each state may be reached. Events come late and out of order: a refund can be heard of before the payment.
REACHED_FROM: Mapping[State, frozenset[State]] = {
    State.STARTED: frozenset(),
    State.OPEN: frozenset({State.STARTED, State.OPEN}),
    State.GONE: frozenset({State.STARTED, State.OPEN}),
    State.PAID: frozenset({State.STARTED, State.OPEN, State.GONE}),
    State.REFUND_ASKED: frozenset({State.PAID}),
    State.REFUNDED: frozenset({State.STARTED, State.OPEN, State.GONE, State.PAID, State.REFUND_ASKED}),
}
LIVE = (State.STARTED, State.OPEN, State.PAID, State.REFUND_ASKED)
BOUGHT = (State.PAID, State.REFUND_ASKED)


class Price(models.Model):
    """What a product costs from a moment on, in cents. The last one whose time has come counts."""

    product = models.CharField(max_length=12, choices=Product.choices)
    amount_cents = models.PositiveIntegerField()
    currency = models.CharField(max_length=3, default="usd")
    active_from = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-active_from", "-pk")

    def __str__(self) -> str:
        return f"{self.product}: {self.amount_cents} {self.currency}"


class Promotion(models.Model):
    """A code that takes an amount or a part of a hundred off. `stripe_id` is its promotion code there, made for the terms in `made_for`."""

    code = models.CharField(max_length=30, unique=True)
    off_cents = models.PositiveIntegerField(default=0)
    off_percent = models.PositiveSmallIntegerField(default=0)
    currency = models.CharField(max_length=3, default="usd")
    first_time = models.BooleanField(default=False)
    most_uses = models.PositiveIntegerField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    active = models.BooleanField(default=True)
    stripe_id = models.CharField(max_length=80, blank=True, default="")
    made_for = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"promotion code {self.code}"

    def off(self, amount_cents: int) -> int:
        """How much it takes off an amount, in cents, never more than the amount."""
        if self.off_percent:
            return min(round(amount_cents * self.off_percent / 100), amount_cents)
        return min(self.off_cents, amount_cents)

    def terms(self) -> str:
        """A fingerprint of everything that a code at the service is made from."""
        until = self.expires_at.isoformat() if self.expires_at else ""
        told = [self.code, self.off_cents, self.off_percent, self.currency, self.first_time, self.most_uses, until]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


class Customer(models.Model):
    """Somebody who pays: a keyed fingerprint of the e-mail address, and the customer's id at the service."""

    mark = models.CharField(max_length=64, unique=True)
    stripe_id = models.CharField(max_length=80, blank=True, default="")

    def __str__(self) -> str:
        return f"customer {self.pk}"

    @classmethod
    def of(cls, email: str) -> Customer:
        """The customer with this address; made where there is none."""
        text = f"customer\x00{email.strip().lower()}".encode()
        return cls.objects.get_or_create(mark=hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest())[0]


def new_number() -> str:
    """An id that says nothing."""
    return secrets.token_hex(12)


class Payment(models.Model):
    """One purchase for one case. `number` goes to the service, `receipt` opens the receipt; neither opens the case. `attempt` counts the
    pages to pay on. The row outlives its case; the address does not, because it is sealed with the case's key."""

    number = models.CharField(max_length=24, unique=True, default=new_number)
    receipt = models.CharField(max_length=24, unique=True, default=new_number)
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="payments")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True)
    product = models.CharField(max_length=12, choices=Product.choices, default=Product.LETTER)
    amount_cents = models.PositiveIntegerField()
    off_cents = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3, default="usd")
    promotion = models.ForeignKey(Promotion, on_delete=models.PROTECT, null=True)
    language = models.CharField(max_length=2, default="en")
    state = models.CharField(max_length=12, choices=State.choices, default=State.STARTED)
    attempt = models.PositiveIntegerField(default=1)
    session_id = models.CharField(max_length=100, blank=True, default="", db_index=True)
    intent_id = models.CharField(max_length=100, blank=True, default="", db_index=True)
    refunded_cents = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    paid_at = models.DateTimeField(null=True)
    refunded_at = models.DateTimeField(null=True)
    email_sealed = models.BinaryField(default=b"")
    email = Sealed("")

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("case",), condition=models.Q(state__in=LIVE), name="one_live_payment_a_case")
        ]

    def __str__(self) -> str:
        return f"payment {self.number} ({self.state})"

    def owner_key(self) -> bytes:
        """The case's key."""
        if self.case is None:
            raise ValueError("The case of this payment was deleted.")
        return self.case.owner_key()

    @property
    def total_cents(self) -> int:
        """What is to be paid."""
        return self.amount_cents - self.off_cents

    def move(self, to: State, **also: Any) -> bool:
        """Go to a state where that is possible from the one in the database; False where it is not."""
        moved = Payment.objects.filter(pk=self.pk, state__in=REACHED_FROM[to]).update(state=to, **also)
        self.refresh_from_db()
        return bool(moved)


class StripeEvent(models.Model):
    """An event of the service that was taken: its id, so that it is taken once."""

    id = models.CharField(primary_key=True, max_length=100)
    kind = models.CharField(max_length=60)
    taken_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"event {self.kind}"
