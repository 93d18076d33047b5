"""The price book as the office changes it: prices from a day on, codes with their limits; every change is in the audit log."""

from __future__ import annotations

import re
from datetime import datetime

from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.payments.models import Payment, Price, Product, Promotion, State

_CODE = re.compile(r"[A-Z0-9-]{3,30}")
LEAST_CENTS = 50  # the service charges nothing smaller in US dollars


def set_price(amount_cents: int, *, who: str, currency: str = "usd", active_from: datetime | None = None) -> Price:
    """What a letter costs from a moment on; open pages keep theirs until they are asked for again. Raises WrongUse."""
    if amount_cents < LEAST_CENTS or len(currency) != 3:
        raise WrongUse("price", "A price is at least 50 cents, in a currency of three letters.")
    begins = active_from or timezone.now()
    made = Price.objects.create(product=Product.LETTER, amount_cents=amount_cents, currency=currency.lower(), active_from=begins)
    record(Action.PRICES_CHANGED, who=who, detail=f"price-{made.pk}")
    return made


def save_promotion(
    code: str,
    *,
    who: str,
    off_cents: int = 0,
    off_percent: int = 0,
    first_time: bool = False,
    most_uses: int | None = None,
    expires_at: datetime | None = None,
    active: bool = True,
) -> Promotion:
    """Make a code or change its terms; the service is told when it is used next. Raises WrongUse."""
    named = code.strip().upper()
    if not _CODE.fullmatch(named):
        raise WrongUse("code", "A code has 3 to 30 letters, digits or hyphens.")
    if (off_cents > 0) == (off_percent > 0) or off_percent > 100 or min(off_cents, off_percent) < 0:
        raise WrongUse("code", "A code takes off either an amount or a part of a hundred.")
    terms = {
        "off_cents": off_cents,
        "off_percent": off_percent,
        "first_time": first_time,
        "most_uses": most_uses,
        "expires_at": expires_at,
        "active": active,
    }
    made = Promotion.objects.update_or_create(code=named, defaults=terms)[0]
    record(Action.PRICES_CHANGED, who=who, detail=f"code-{made.pk}")
    return made


def refunds_asked() -> list[Payment]:
    """The payments whose owners want their money back, oldest first; `refunding.refund` gives it."""
    return list(Payment.objects.filter(state=State.REFUND_ASKED).order_by("paid_at"))
