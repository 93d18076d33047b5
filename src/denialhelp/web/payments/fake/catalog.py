"""Products, prices, coupons, promotion codes and customers."""

from __future__ import annotations

import secrets
from typing import Any

from denialhelp.web.payments.fake.world import Refusal, Thing, World


def needed(given: Thing, *names: str) -> None:
    """Refuse a request in which one of these is missing."""
    for name in names:
        if given.get(name) in (None, ""):
            raise Refusal(f"Missing required param: {name}.", code="parameter_missing", param=name)


def whole(given: Thing, name: str) -> int | None:
    """A whole number of the request, or None."""
    if given.get(name) in (None, ""):
        return None
    try:
        return int(given[name])
    except (TypeError, ValueError) as fault:
        raise Refusal(f"Invalid integer: {name}", code="parameter_invalid_integer", param=name) from fault


def truth(value: Any) -> bool:
    """A truth value as forms say it."""
    return str(value).lower() == "true"


def product(world: World, given: Thing) -> Thing:
    """Make a product."""
    needed(given, "name")
    told = {"name": given["name"], "active": True, "metadata": given.get("metadata", {})}
    return world.keep("product", "prod", told, given.get("id", ""))


def price(world: World, given: Thing) -> Thing:
    """Make a price of a product."""
    needed(given, "currency", "unit_amount", "product")
    world.get("product", given["product"])
    amount = whole(given, "unit_amount")
    told = {"currency": given["currency"], "unit_amount": amount, "product": given["product"], "active": True, "type": "one_time"}
    return world.keep("price", "price", told)


def coupon(world: World, given: Thing) -> Thing:
    """Make a coupon: an amount or a part of a hundred off."""
    off, part = whole(given, "amount_off"), given.get("percent_off")
    if (off is None) == (part in (None, "")):
        raise Refusal("A coupon takes either amount_off or percent_off.", param="amount_off")
    if off is not None:
        needed(given, "currency")
    told = {
        "amount_off": off,
        "percent_off": None if part in (None, "") else float(str(part)),
        "currency": given.get("currency"),
        "duration": given.get("duration", "once"),
        "max_redemptions": whole(given, "max_redemptions"),
        "redeem_by": whole(given, "redeem_by"),
        "times_redeemed": 0,
        "valid": True,
    }
    return world.keep("coupon", "coupon", told, given.get("id", ""))


def promotion_code(world: World, given: Thing) -> Thing:
    """Make a promotion code: unique among the active ones of a customer."""
    promotion = given.get("promotion") or {}
    needed(promotion, "type", "coupon")
    world.get("coupon", promotion["coupon"])
    code, customer = given.get("code") or secrets.token_hex(4).upper(), given.get("customer") or None
    for other in world.all("promotion_code"):
        if other["active"] and other["code"].lower() == code.lower() and other["customer"] in (None, customer):
            raise Refusal("An active promotion code with this code exists already.", code="resource_already_exists", param="code")
    limits = given.get("restrictions") or {}
    told = {
        "code": code,
        "promotion": {"type": "coupon", "coupon": promotion["coupon"]},
        "customer": customer,
        "active": truth(given.get("active", "true")),
        "expires_at": whole(given, "expires_at"),
        "max_redemptions": whole(given, "max_redemptions"),
        "restrictions": {
            "first_time_transaction": truth(limits.get("first_time_transaction", "false")),
            "minimum_amount": whole(limits, "minimum_amount"),
            "minimum_amount_currency": limits.get("minimum_amount_currency"),
        },
        "times_redeemed": 0,
        "metadata": given.get("metadata", {}),
    }
    return world.keep("promotion_code", "promo", told)


def customer(world: World, given: Thing) -> Thing:
    """Make a customer."""
    return world.keep("customer", "cus", {"email": given.get("email"), "metadata": given.get("metadata", {})})


def change_promotion_code(world: World, identity: str, given: Thing) -> Thing:
    """Switch a promotion code on or off."""
    held = world.get("promotion_code", identity)
    if "active" in given:
        held["active"] = truth(given["active"])
    return held


def why_not(world: World, code: Thing, customer_id: str | None, amount: int) -> str:
    """Why a promotion code cannot be used here; empty where it can."""
    terms, now = code["restrictions"], world.now()
    held = world.get("coupon", code["promotion"]["coupon"])
    if not code["active"]:
        return "This promotion code is not active."
    if (code["expires_at"] or now + 1) <= now or (held["redeem_by"] or now + 1) <= now:
        return "This promotion code has expired."
    for one in (code, held):
        if one["max_redemptions"] is not None and one["times_redeemed"] >= one["max_redemptions"]:
            return "This promotion code has been used as often as it may be."
    if code["customer"] not in (None, customer_id):
        return "This promotion code belongs to another customer."
    if terms["first_time_transaction"] and any(
        s["status"] == "complete" and s["customer"] == customer_id for s in world.all("checkout.session") if customer_id
    ):
        return "This promotion code is for a customer's first purchase only."
    if terms["minimum_amount"] is not None and amount < terms["minimum_amount"]:
        return "The amount is too small for this promotion code."
    return ""


def off(world: World, code_or_coupon: Thing, amount: int) -> int:
    """How much a code or a coupon takes off, in cents, never more than the amount."""
    held = world.get("coupon", code_or_coupon["promotion"]["coupon"]) if "promotion" in code_or_coupon else code_or_coupon
    if held["amount_off"] is not None:
        return int(min(held["amount_off"], amount))
    return round(amount * float(held["percent_off"]) / 100)
