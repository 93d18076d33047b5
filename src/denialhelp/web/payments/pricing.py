"""What a letter costs, which code takes how much off for whom, and how an amount is written."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from denialhelp.errors import WrongUse
from denialhelp.web.payments.models import BOUGHT, LIVE, Customer, Payment, Price, Product, Promotion


def price_now(product: Product = Product.LETTER) -> Price:
    """The price that counts now; raises WrongUse where the price book has none."""
    found = Price.objects.filter(product=product, active_from__lte=timezone.now()).first()
    if found is None:
        raise WrongUse("no-price", _("There is no price for this yet."))
    return found


def promotion_of(code: str, price: Price) -> Promotion | None:
    """The promotion of a code that can be used now; None for an empty code. Raises WrongUse with what is wrong."""
    named = "".join(code.split()).upper()
    if not named:
        return None
    found = Promotion.objects.filter(code=named, active=True).first()
    if found is None or (found.off_cents and found.currency != price.currency):
        raise WrongUse("code", _("That code is not known here."))
    if found.expires_at is not None and found.expires_at <= timezone.now():
        raise WrongUse("code", _("That code has expired."))
    if found.most_uses is not None and Payment.objects.filter(promotion=found, paid_at__isnull=False).count() >= found.most_uses:
        raise WrongUse("code", _("That code has been used as often as it may be."))
    return found


def check_for(promotion: Promotion, customer: Customer, case_id: str) -> None:
    """Raise WrongUse where this customer cannot use the code: for a first letter, once."""
    if not promotion.first_time:
        return
    others = Payment.objects.filter(customer=customer).exclude(case_id=case_id, state__in=LIVE)
    if others.filter(state__in=BOUGHT).exists() or others.filter(promotion=promotion, state__in=LIVE).exists():
        raise WrongUse("code", _("That code is for a first letter, once for each customer."))


def money(cents: int, currency: str) -> str:
    """An amount as people write it: $40, $12.50, 40.00 EUR."""
    if currency.lower() == "usd":
        return f"${cents // 100}" if cents % 100 == 0 else f"${cents / 100:.2f}"
    return f"{cents / 100:.2f} {currency.upper()}"
