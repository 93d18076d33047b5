"""The box on the packet's page that says that it has still to be paid for; nothing where it has not."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from denialhelp.web.cases.models import Case
from denialhelp.web.payments.models import State
from denialhelp.web.payments.paying import bought, live
from denialhelp.web.payments.pricing import money, price_now
from denialhelp.web.payments.tool import advice

register = template.Library()


@register.inclusion_tag("payments/box.html")
def pay_box(case: Case) -> dict[str, Any]:
    """What is said beside the downloads: a price, that it is paid, that nobody should pay; where payment is off, nothing."""
    if not settings.PAYMENTS:
        return {"on": False}
    payment = live(case) if bought(case) else None
    price = price_now()
    return {
        "on": True,
        "case": case,
        "payment": payment,
        "asked": payment is not None and payment.state == State.REFUND_ASKED,
        "advice": advice(case),
        "list_price": money(price.amount_cents, price.currency),
    }


@register.inclusion_tag("payments/privacy.html")
def payment_privacy() -> dict[str, Any]:
    """What the payment service learns, for the page on privacy."""
    return {"on": settings.PAYMENTS}
