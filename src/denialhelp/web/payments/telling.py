"""What the help library tells of the price book: the price, and a code that a reader brings along to the page to pay on."""

from __future__ import annotations

import re
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.pages.prices import NOTHING_SOLD, PriceBook
from denialhelp.web.payments.models import Price, Promotion
from denialhelp.web.payments.pricing import price_now, promotion_of

CARRIED = "code"
_CODE = re.compile(r"[A-Za-z0-9-]{3,30}")


def told_to_library() -> PriceBook:
    """The price book's price of today, with the code for a first letter that takes most off; nothing where payment is off."""
    if not settings.PAYMENTS:
        return NOTHING_SOLD
    try:
        price = price_now()
    except WrongUse:
        return NOTHING_SOLD
    if price.currency != "usd":
        return NOTHING_SOLD
    full = Decimal(price.amount_cents) / 100
    best = max(_usable(price), key=lambda held: (held.off(price.amount_cents), held.code), default=None)
    if best is None:
        return PriceBook(full, full, "")
    return PriceBook(full, full - Decimal(best.off(price.amount_cents)) / 100, best.code)


def _usable(price: Price) -> list[Promotion]:
    """The codes for a first letter that can be used now."""
    found = []
    for held in Promotion.objects.filter(active=True, first_time=True).exclude(expires_at__lte=timezone.now()):
        try:
            usable = promotion_of(held.code, price)
        except WrongUse:
            continue
        if usable is not None and usable.off(price.amount_cents):
            found.append(usable)
    return found


def carry(request: HttpRequest) -> None:
    """Keep the code that a reader brings along from a page of the help library, in the browser's own session."""
    code = request.GET.get(CARRIED, "")
    if settings.PAYMENTS and _CODE.fullmatch(code):
        request.session[CARRIED] = code.upper()


def carried(request: HttpRequest) -> str:
    """The code that was brought along, or empty."""
    return str(request.GET.get(CARRIED, "") or request.session.get(CARRIED, ""))
