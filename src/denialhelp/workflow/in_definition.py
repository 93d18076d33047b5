"""What counts as medically necessary in a case without a policy: the plan's own words, the definition that governs, else the notice's own
reason. No demand is called met: only a reader, or a rule that decides it, can say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Notice
from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Reason, Status

if TYPE_CHECKING:
    from denialhelp.reference.necessity_schema import Definition

Json = Any
_ABOUT_NEED = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.LEVEL_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.SITE_OF_CARE,
        Reason.CUSTODIAL,
        Reason.OFF_LABEL,
    }
)


def _definition(held: Definition) -> Json:
    elements: list[Json] = [
        {"text": e.text, "es": e.es, "about": e.aspect.value, "proof": e.proof.value, "status": Status.UNKNOWN.value, "evidence": []}
        for e in held.elements
    ]
    return {
        "id": held.id, "title": held.title, "es": held.es, "definer": held.definer.value, "states": sorted(held.states),
        "population": sorted(held.population), "says": held.says, "elements": elements,
        "not_used": [{"text": text, "es": es} for text, es in held.not_used],
        "citations": [{"cite": c.cite, "source": c.source, "read": c.read.value} for c in held.citations],
        "in_force": None if held.in_force is None else held.in_force.isoformat(), "checked": held.checked.isoformat(),
        "whole": held.whole, "cited": bool(held.sentence), "note": held.note or None,
    }  # fmt: skip


def in_definition(notice: Notice, case: LegalCase, plan_documents: Sequence[Document], *, as_of: date) -> Json:
    """The `definition` key of case.json's `library`, or None where the denial is not about need: `own` are the plan's own words with their
    places, `general` what governs (by `plan`, None where its kind is not known), `if_so` what would govern if the patient were such,
    `notice_says` the reason where there is no more."""
    from denialhelp.letters.arguments.necessity import mental_health, under_21
    from denialhelp.reading.own_definition import own_definitions
    from denialhelp.reference.necessity_library import load_necessity

    if not _ABOUT_NEED.intersection(case.reasons) or case.emergency:
        return None
    own = own_definitions(plan_documents)
    found = load_necessity().governing(
        case.plan.type, case.plan.state, on=as_of, under_21=under_21(notice, as_of), mental_health=mental_health(notice)
    )
    reason = notice.facts.get("reasons")
    alone = not own and not found.known and reason is not None
    return {
        "plan": None if case.plan.type is None else case.plan.type.value,
        "own": [{"text": one.text, "means": one.means, "sources": [contract.source(pin) for pin in one.pins]} for one in own],
        "general": [_definition(one) for one in found.known],
        "if_so": [_definition(one) | {"needs": [p.value for p in needs]} for one, needs in found.if_so],
        "notice_says": [contract.source(pin) for pin in reason.sources[:2]] if alone and reason is not None else [],
    }
