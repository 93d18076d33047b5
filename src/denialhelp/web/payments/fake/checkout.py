"""Checkout sessions with their payment intents and charges, and refunds."""

from __future__ import annotations

from typing import Any

from denialhelp.web.payments.fake import catalog
from denialhelp.web.payments.fake.world import Refusal, Thing, World

LIFE = 24 * 3600
# Card numbers that mean something here, as in the interface's own test mode.
PAYS, DECLINED = "4242424242424242", "4000000000000002"


def _lines(world: World, given: Any) -> list[Thing]:
    rows = given if isinstance(given, list) else []
    if not rows:
        raise Refusal("A session needs line_items.", code="parameter_missing", param="line_items")
    return [_line(world, row) for row in rows]


def _line(world: World, row: Thing) -> Thing:
    count = catalog.whole(row, "quantity") or 1
    if row.get("price"):
        price = world.get("price", row["price"])
        amount, currency, name = price["unit_amount"], price["currency"], world.get("product", price["product"])["name"]
    else:
        told = row.get("price_data") or {}
        catalog.needed(told, "currency", "unit_amount")
        catalog.needed(told.get("product_data") or {}, "name")
        amount, currency, name = catalog.whole(told, "unit_amount") or 0, told["currency"], told["product_data"]["name"]
    return {"description": name, "amount": amount * count, "currency": currency, "quantity": count}


def create(world: World, given: Thing, base: str) -> Thing:
    """Make a session with a page on which it is paid."""
    catalog.needed(given, "mode", "success_url")
    lines = _lines(world, given.get("line_items"))
    amount = sum(line["amount"] for line in lines)
    customer = given.get("customer") or None
    if customer:
        world.get("customer", customer)
    discounts = given.get("discounts") or []
    if discounts and catalog.truth(given.get("allow_promotion_codes", "false")):
        raise Refusal("A session takes either discounts or allow_promotion_codes.", param="discounts")
    session = world.keep(
        "checkout.session",
        "cs_test",
        {
            "mode": given["mode"],
            "status": "open",
            "payment_status": "unpaid",
            "amount_subtotal": amount,
            "amount_total": amount,
            "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
            "currency": lines[0]["currency"],
            "customer": customer,
            "customer_email": given.get("customer_email"),
            "customer_details": None,
            "client_reference_id": given.get("client_reference_id"),
            "metadata": given.get("metadata") or {},
            "payment_intent": None,
            "success_url": given["success_url"],
            "cancel_url": given.get("cancel_url"),
            "allow_promotion_codes": catalog.truth(given.get("allow_promotion_codes", "false")),
            "discounts": [],
            "expires_at": catalog.whole(given, "expires_at") or world.now() + LIFE,
            "locale": given.get("locale"),
        },
    )
    session["url"] = f"{base}/pay/{session['id']}"
    session["_lines"], session["_intent_metadata"] = lines, (given.get("payment_intent_data") or {}).get("metadata") or {}
    try:
        for discount in discounts:
            _discount(world, session, discount)
    except Refusal:
        del world.things["checkout.session"][session["id"]]
        raise
    return session


def _discount(world: World, session: Thing, discount: Thing) -> None:
    if discount.get("promotion_code"):
        apply(world, session, world.get("promotion_code", discount["promotion_code"]))
        return
    coupon = world.get("coupon", discount.get("coupon", ""))
    _take_off(session, catalog.off(world, coupon, session["amount_subtotal"]), {"coupon": coupon["id"], "promotion_code": None})


def apply(world: World, session: Thing, code: Thing) -> None:
    """Take a promotion code's amount off; refused where it cannot be used."""
    why = catalog.why_not(world, code, session["customer"], session["amount_subtotal"])
    if why:
        raise Refusal(why, code="promotion_code_not_applicable", param="discounts[0][promotion_code]")
    told = {"coupon": None, "promotion_code": code["id"]}
    _take_off(session, catalog.off(world, code, session["amount_subtotal"]), told)


def _take_off(session: Thing, off: int, told: Thing) -> None:
    session["discounts"] = [told]
    session["total_details"]["amount_discount"] = off
    session["amount_total"] = session["amount_subtotal"] - off


def tidy(world: World, session: Thing) -> Thing:
    """Let a session expire whose time is over."""
    if session["status"] == "open" and session["expires_at"] <= world.now():
        expire(world, session)
    return session


def expire(world: World, session: Thing) -> Thing:
    """Close a session so that it cannot be paid; refused where it is not open."""
    if session["status"] != "open":
        raise Refusal(f"Only an open session can be expired; this one is {session['status']}.", code="resource_invalid_state")
    session["status"], session["url"] = "expired", None
    world.tell("checkout.session.expired", shown(session))
    return session


def pay(world: World, session: Thing, card: str, email: str) -> None:
    """Pay a session; refused where it is not open, a code no longer holds, or the card is declined."""
    if tidy(world, session)["status"] != "open":
        raise Refusal("This page is no longer open for payment.", code="resource_invalid_state")
    for discount in session["discounts"]:
        if discount["promotion_code"]:
            apply(world, session, world.get("promotion_code", discount["promotion_code"]))
    if session["amount_total"] and card != PAYS:
        raise Refusal("The card was declined.", status=402, kind="card_error", code="card_declined")
    for discount in session["discounts"]:
        _count(world, discount)
    session["customer_details"] = {"email": email or session["customer_email"]}
    session["status"], session["url"] = "complete", None
    session["payment_status"] = "paid" if session["amount_total"] else "no_payment_required"
    if session["amount_total"]:
        _charge(world, session)
    world.tell("checkout.session.completed", shown(session))


def _count(world: World, discount: Thing) -> None:
    if discount["promotion_code"]:
        code = world.get("promotion_code", discount["promotion_code"])
        code["times_redeemed"] += 1
        world.get("coupon", code["promotion"]["coupon"])["times_redeemed"] += 1
    else:
        world.get("coupon", discount["coupon"])["times_redeemed"] += 1


def _charge(world: World, session: Thing) -> None:
    told = {
        "amount": session["amount_total"],
        "currency": session["currency"],
        "customer": session["customer"],
        "metadata": session["_intent_metadata"],
    }
    intent = world.keep("payment_intent", "pi", {**told, "status": "succeeded", "amount_received": told["amount"]})
    charge = world.keep("charge", "ch", {**told, "payment_intent": intent["id"], "paid": True, "amount_refunded": 0, "refunded": False})
    intent["latest_charge"], session["payment_intent"] = charge["id"], intent["id"]
    world.tell("payment_intent.succeeded", intent)


def refund(world: World, given: Thing) -> Thing:
    """Give a payment back, whole or in part; refused above what was paid."""
    catalog.needed(given, "payment_intent")
    intent = world.get("payment_intent", given["payment_intent"])
    charge = world.get("charge", intent["latest_charge"])
    left = charge["amount"] - charge["amount_refunded"]
    amount = catalog.whole(given, "amount") or left
    if left == 0:
        raise Refusal("This charge has been refunded already.", code="charge_already_refunded")
    if amount > left:
        raise Refusal("The refund is larger than what is left of the charge.", param="amount")
    told = {"amount": amount, "currency": charge["currency"], "charge": charge["id"], "payment_intent": intent["id"], "status": "succeeded"}
    made = world.keep("refund", "re", {**told, "metadata": given.get("metadata") or {}})
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    world.tell("charge.refunded", charge)
    return made


def shown(thing: Thing) -> Thing:
    """An object as it is told to others: what begins with an underscore is the service's own."""
    return {k: v for k, v in thing.items() if not k.startswith("_")}


def back_to(session: Thing) -> str:
    """Where the browser goes after paying, with the session's id in its place."""
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])
