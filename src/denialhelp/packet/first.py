"""What a person should know before anything else: that no letter can help, that nothing may be owed, that the approval exists."""

from __future__ import annotations

from decimal import Decimal

from denialhelp.casefile.fact import Notice
from denialhelp.casefile.rights import Rights, Route
from denialhelp.casefile.slugs import RouteKind
from denialhelp.packet import words

_NO_BALANCE_BILL = "law.federal.nsa.emergency_no_balance_bill"


def _amount(notice: Notice, name: str) -> Decimal | None:
    value = notice.value(name)
    return value if isinstance(value, Decimal) else None


_NO_APPEAL = (
    ("An appeal will probably not change this answer: the plan leaves this benefit out and no medical judgment was made. Nobody "
    "should pay for a letter unless a fact is wrong (age, code, rider, which plan). Other help is listed below; begin there."),
    ("Es probable que una apelación no cambie esta respuesta: el plan excluye este beneficio y no hubo un juicio médico. Nadie debe "
    "pagar por una carta, salvo que un dato esté mal (edad, código, cláusula adicional, qué plan). En worklist.md hay otras ayudas; "
    "empiece por ahí."),
)
# The same in Spanish, by how the law's own reason begins; one that is not here is told as the law's table has it.
_NO_APPEAL_ES = {
    "The independent reviewer has decided": "El revisor independiente ya decidió; quedan los tribunales u otra ayuda. Un abogado puede "
    "decir si un tribunal lo oiría.",
    "The internal appeal is over": "La apelación interna terminó y la revisión externa no oye esta clase de denegación; quedan el "
    "regulador, los tribunales u otra ayuda.",
    "This product stands outside": "Este producto no está bajo las reglas federales de apelación: decide su propio contrato. Pueden "
    "ayudar la oficina de cobros del proveedor, su ayuda económica y el estado.",
    "The time to appeal this denial": "El plazo para apelar esta denegación ya pasó. Si la atención todavía no se ha dado o continúa, "
    "pídala de nuevo: una decisión nueva tiene su propio plazo. Pregunte al plan por escrito si acepta una apelación tardía.",
    "The time to ask for external review": "El plazo para pedir la revisión externa ya pasó. Pregunte por escrito al revisor y al plan "
    "si aceptan una solicitud tardía; si la atención todavía no se ha dado, pídala de nuevo.",
}
_EXCLUDES = "excludes this benefit"


def no_appeal(rights: Rights) -> Route | None:
    """The route that says that no appeal helps, where it holds whatever the plan's kind turns out to be."""
    found = (r for r in rights.routes if r.available and r.route is RouteKind.NO_APPEAL_OTHER_HELP)
    return next((r for r in found if words.condition(r) == ""), None)


def _hopeless(route: Route, *, spanish: bool) -> str:
    if _EXCLUDES in route.why or not route.why:
        return _NO_APPEAL[spanish]
    said = next((text for start, text in _NO_APPEAL_ES.items() if route.why.startswith(start)), route.why)
    return said if spanish else route.why


_ON_FILE = (
    "The papers point to an approval of this service. Ask for the claim to be linked to it; a new authorization is not needed.",
    ("Los papeles indican que este servicio ya fue aprobado. Pida que unan la reclamación a esa aprobación; no hace falta otra "
    "autorización."),
)
_EMERGENCY = (
    ("This was emergency care: an out-of-network hospital or doctor may not bill you more than your in-network share (45 CFR "
    "149.410(a)). Do not pay more than that share while this is open."),
    ("Fue atención de emergencia: un hospital o médico fuera de la red no puede cobrarle más que su parte dentro de la red (45 CFR "
    "149.410(a)). No pague más que esa parte mientras esto siga abierto."),
)


def _owes_nothing(notice: Notice, *, written_off: bool, spanish: bool) -> str | None:
    contractual = notice.text("group_code") == "CO"
    owed = _amount(notice, "patient_owes")
    if owed is not None and owed > 0:
        return None
    if not (contractual or (written_off and owed == 0)):
        return None
    if spanish:
        marks = ["marca la cantidad con el código de grupo CO, que toca al proveedor y no a usted"] if contractual else []
        marks += ["indica $0.00 como su parte"] if owed == 0 else []
        return (
            f"Es posible que no deba nada: el aviso {' e '.join(marks)}. No pague una factura por esta cantidad antes de que el proveedor "
            "conteste por escrito; no le pague a nadie por una carta de apelación sobre ella."
        )
    signs = ["marks the amount with group code CO, which falls to the provider and not to you"] if contractual else []
    signs += ["gives $0.00 as your share"] if owed == 0 else []
    return (
        f"You may owe nothing: the notice {' and '.join(signs)}. Do not pay a bill for this amount before the provider has answered "
        "in writing; do not pay anyone for an appeal letter over it."
    )


def first_things(notice: Notice, rights: Rights, language: str = "en") -> tuple[str, ...]:
    """The plain sentences that come before every date and task, in English or Spanish (`es`); empty where none is."""
    spanish = language == "es"
    open_ = {r.route for r in rights.routes if r.available}
    out: list[str] = []
    hopeless = no_appeal(rights)
    if hopeless is not None:
        out.append(_hopeless(hopeless, spanish=spanish))
    nothing = _owes_nothing(notice, written_off=RouteKind.PROVIDER_WRITE_OFF in open_, spanish=spanish)
    out += [nothing] if nothing else []
    if RouteKind.AUTHORIZATION_ON_FILE in open_ and "no-prior-authorization" in notice.many("reasons"):
        out.append(_ON_FILE[spanish])
    if any(p.rule == _NO_BALANCE_BILL for p in rights.protections):
        out.append(_EMERGENCY[spanish])
    return tuple(out)
