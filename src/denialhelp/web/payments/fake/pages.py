"""The page on which a session is paid: plain HTML, no script."""

from __future__ import annotations

from html import escape
from string import Template
from typing import Any

from denialhelp.web.payments.fake import checkout
from denialhelp.web.payments.fake.world import Refusal, Thing, World

_STYLE = (
    "body{font:18px/1.5 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}label{display:block;margin-top:1rem}"
    "input,button{font:inherit;padding:.5rem;min-height:2.75rem}"
)
_DOCUMENT = Template(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>$title</title><style>" + _STYLE + "</style></head><body><main>$body</main></body></html>"
)
_FORM = Template(
    "<h1>Pay (trial service: no money moves)</h1>$fault<ul>$lines</ul>$off<p>Total: <strong>$total</strong></p>"
    '<form method="post"><label for="email">E-mail</label><input id="email" name="email" type="email" value="$email">$code$card'
    '<p><button name="pay" value="1">Pay $total</button></p></form>'
    "<p>A card that pays: $pays; one that is declined: $declined.</p>$back"
)
_CODE = (
    '<label for="code">Promotion code</label><input id="code" name="code"> '
    '<button name="use" value="1" formnovalidate>Use the code</button>'
)
_CARD = '<label for="card">Card number</label><input id="card" name="card" inputmode="numeric" autocomplete="off">'


def _money(cents: int, currency: str) -> str:
    return f"{cents / 100:.2f} {currency.upper()}"


def pay_page(session: Thing, fault: str = "") -> str:
    """The form of an open session, or a note that it is closed."""
    if session["status"] != "open":
        return _DOCUMENT.substitute(title="Closed", body="<h1>This page is closed</h1><p>It was paid, or its time is over.</p>")
    off, back = session["total_details"]["amount_discount"], session["cancel_url"]
    lines = (f"<li>{escape(row['description'])}: {_money(row['amount'], row['currency'])}</li>" for row in session["_lines"])
    told = {
        "fault": f'<p role="alert">{escape(fault)}</p>' if fault else "",
        "lines": "".join(lines),
        "off": f"<p>Discount: {_money(off, session['currency'])}</p>" if off else "",
        "total": _money(session["amount_total"], session["currency"]),
        "email": escape(session["customer_email"] or ""),
        "code": _CODE if session["allow_promotion_codes"] else "",
        "card": _CARD if session["amount_total"] else "",
        "pays": checkout.PAYS,
        "declined": checkout.DECLINED,
        "back": f'<p><a href="{escape(back)}">Go back without paying</a></p>' if back else "",
    }
    return _DOCUMENT.substitute(title="Pay", body=_FORM.substitute(told))


def _use(world: World, session: Thing, named: str) -> None:
    found = next((c for c in world.all("promotion_code") if c["code"].lower() == named), None)
    if found is None:
        raise Refusal("There is no such promotion code.")
    checkout.apply(world, session, found)


def post_page(world: World, session: Thing, form: dict[str, Any]) -> tuple[int, str, str]:
    """What follows from the form: status, page, and the address to go to."""
    try:
        if form.get("use"):
            _use(world, session, str(form.get("code", "")).strip().lower())
            return 200, pay_page(session), ""
        checkout.pay(world, session, "".join(str(form.get("card", "")).split()), str(form.get("email", "")))
    except Refusal as refused:
        return 400, pay_page(session, refused.message), ""
    return 303, "", checkout.back_to(session)
