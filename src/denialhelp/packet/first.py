"""What a person should know before anything else: that no letter can help, that nothing may be owed, that the approval exists."""

from __future__ import annotations

from decimal import Decimal

from denialhelp.casefile.fact import Notice
from denialhelp.casefile.rights import Rights
from denialhelp.casefile.slugs import RouteKind

_NO_BALANCE_BILL = "law.federal.nsa.emergency_no_balance_bill"


def _amount(notice: Notice, name: str) -> Decimal | None:
    value = notice.value(name)
    return value if isinstance(value, Decimal) else None


def _owes_nothing(notice: Notice, *, written_off: bool) -> str | None:
    contractual = notice.text("group_code") == "CO"
    owed = _amount(notice, "patient_owes")
    if owed is not None and owed > 0:
        return None
    if not (contractual or (written_off and owed == 0)):
        return None
    signs = ["marks the amount with group code CO, which falls to the provider and not to you"] if contractual else []
    signs += ["gives $0.00 as your share"] if owed == 0 else []
    return (
        f"You may owe nothing: the notice {' and '.join(signs)}. Do not pay a bill for this amount before the provider has answered "
        "in writing; do not pay anyone for an appeal letter over it."
    )


def first_things(notice: Notice, rights: Rights) -> tuple[str, ...]:
    """The plain sentences that come before every date and task; empty where nothing goes before the appeal itself."""
    open_ = {r.route for r in rights.routes if r.available}
    out: list[str] = []
    if RouteKind.NO_APPEAL_OTHER_HELP in open_:
        out.append(
            "An appeal will probably not change this answer: the plan leaves this benefit out and no medical judgment was made. Nobody "
            "should pay for a letter unless a fact is wrong (age, code, rider, which plan). Other help is listed below; begin there."
        )
    nothing = _owes_nothing(notice, written_off=RouteKind.PROVIDER_WRITE_OFF in open_)
    out += [nothing] if nothing else []
    if RouteKind.AUTHORIZATION_ON_FILE in open_ and "no-prior-authorization" in notice.many("reasons"):
        out.append(
            "The papers point to an approval of this service. Ask for the claim to be linked to it; a new authorization is not needed."
        )
    if any(p.rule == _NO_BALANCE_BILL for p in rights.protections):
        out.append(
            "This was emergency care: an out-of-network hospital or doctor may not bill you more than your in-network share (45 CFR "
            "149.410(a)). Do not pay more than that share while this is open."
        )
    return tuple(out)
