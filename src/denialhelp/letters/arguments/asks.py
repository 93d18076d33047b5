"""What the letter asks for: the service in codes, units and dates; a fit reviewer; the file; the next level; continued benefits."""

from __future__ import annotations

import re

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Support
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import PlanType, Reason, Stage
from denialhelp.letters.arguments import contract, emergency
from denialhelp.letters.frame import codes_with_units, dates_of_service, service_phrase
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import listed, place

_REVIEWER = re.compile(
    r"\b(?:medical director|physician|reviewer|doctor)\b[^.]{0,30}?\((?P<who>[^()]{4,60}\b(?:MD|DO|RN|PharmD|PhD)\b[^()]{0,80})\)|"
    r"\breviewed by (?P<other>[A-Z][^.]{6,100}?(?:MD|DO|RN|PharmD)[^.]{0,80})\.",
)
# What names a field of medicine or of therapy; a network's word beside the name ("Preferred", "Participating") names none.
_OF_MEDICINE = re.compile(
    r"olog|iatr|iatry|surg|medicin|obstetr|orthop|rehabilit|anesth|therap|practice|nurs|optometr|dent|nutrition|genetic|pain|imaging|care\b",
    re.IGNORECASE,
)
_SPECIALTY = re.compile(r"\((?P<field>(?:[A-Z][\w-]+)(?:,? (?:and |of |& )?[A-Z]?[\w-]+){0,6})\)")


def approve(pen: Pen) -> Said:
    """The first request: approve or pay, in the service's words, codes, units and dates."""
    words, supports = service_phrase(pen)
    codes = tuple(
        (t, pins)
        for t, pins in codes_with_units(pen.brief)
        if not (supports and any(w in words for w in re.findall(r"[A-Z]?\d{4,5}[A-Z]?", t)))
    )
    when = dates_of_service(pen.brief)
    post = pen.brief.case.stage is Stage.POST_SERVICE
    verb = "pay the claim for this service" if post else "approve this service"
    if pen.brief.case.stage is Stage.CONCURRENT:
        verb = "keep this service at the level that was approved before"
    code_supports = tuple(pen.document(p) for _, pins in codes for p in pins)
    date_supports = pen.facts("service_start", "service_end")
    named = f": {words}" if supports else ""
    code_text = f", as {listed([t for t, _ in codes])}" if codes else ""
    span = "" if not when else f", from {when}" if " to " in when else f", of {when}" if post else f", starting {when}"
    every = (*supports, *code_supports, *date_supports)
    return pen.first(
        ask(f"Reverse the denial and {verb}{named}{code_text}{span}.", *every),
        ask(f"Reverse the denial and {verb}{named}{code_text}.", *supports, *code_supports),
        ask(f"Reverse the denial and {verb}{code_text}{span}.", *code_supports, *date_supports),
        ask(f"Reverse the denial and {verb}{named}.", *supports),
        ask(f"Reverse the denial and {verb}."),
    )


def first_reviewer(pen: Pen) -> Said:
    """Who decided first, in the notice's own words."""
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            found = _REVIEWER.search(piece.text)
            if found is not None:
                pin = pin_of(document, piece)
                who = (found.group("who") or found.group("other")).strip()
                made = pen.first(say(f"The first reviewer was “{who}”{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
                if made:
                    return made
    return ()


def _field(pen: Pen) -> tuple[str, Pin] | None:
    """The requesting provider's field, where the notice gives it beside the name."""
    name = pen.brief.notice.text("provider_name")
    if not name:
        return None
    for document in pen.brief.notice_documents():
        for page in document.pages:
            at = page.text.find(name)
            found = _SPECIALTY.search(page.text, at + len(name), at + len(name) + 90) if at >= 0 else None
            if found is not None and not any(c.isdigit() for c in found.group("field")) and _OF_MEDICINE.search(found.group("field")):
                return found.group("field"), pin_at(document, page, at, found.end(), method="letter")
    return None


_CLINICAL = frozenset(Reason) - contract.CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}


def clinical_case(pen: Pen) -> bool:
    """Whether the denial involves medical judgment, as far as its reasons show."""
    return pen.brief.case.medical_judgment is True or any(r in _CLINICAL for r in pen.brief.case.reasons)


_WHO_DECIDES = (
    "law.federal.claims.reviewer",
    "law.federal.medicare_advantage.reviewer",
    "law.federal.medicaid_managed_care.reviewer",
    "law.federal.part_d.reviewer",
    "law.federal.medicare_original.redetermination_first",
    "law.federal.tricare.reviewer",
)


def reviewer(pen: Pen) -> Said:
    """The request for a fit reviewer, with the rule and who decided first."""
    law = next((found for rule in _WHO_DECIDES if (found := pen.law(rule)) is not None), None)
    cite, support = (f" ({law.cite()})", (law.support(),)) if law is not None else ("", ())
    clinical, field = clinical_case(pen), _field(pen)
    who = "someone"
    if clinical:
        who = "a reviewer trained in the field of this care"
    lead = pen.first(
        ask(
            f"Have it decided by a reviewer trained in the requesting provider's own field, {field[0]}, who took no part in the first "
            f"decision{cite}.",
            pen.document(field[1]),
            *support,
        )
        if field is not None and clinical
        else None,
        ask(f"Have it decided by {who} who took no part in the first decision{cite}.", *support),
    )
    rules = ("law.federal.medicare_advantage.expertise_first", "law.federal.medicaid_managed_care.decider")
    return (*lead, *(law_says(pen, *rules) if clinical else ()), *first_reviewer(pen))


def case_name(pen: Pen) -> tuple[str, tuple[Support, ...]]:
    """What the case is called in a request: its claim or reference number, with the place that bears it."""
    for name, word in (("claim_number", "claim"), ("reference_number", "request")):
        number = pen.brief.notice.text(name)
        if number and pen.brief.pins(name):
            return f"{word} {number}", pen.facts(name)
    return "", ()


_FILE = ("law.federal.claims.claim_file", "law.federal.claims.notice_criterion", "law.federal.claims.expert_identity")


def file_copies(pen: Pen) -> Said:
    """The request for the file; where the denial judges the care, with the guideline and the experts that were used."""
    name, supports = case_name(pen)
    laws = tuple(law for rule in _FILE if (law := pen.law(rule)) is not None)
    cited = pen.brief.notice.text("cited_policy") or ""
    cites = "; ".join(law.cite() for law in laws)
    whole = f"Please send me, free of charge, the whole file of {name or 'this case'}, with {{}} in the version that was used"
    end = f" and the names of the experts who were asked ({cites})."
    bearing = (*supports, *(law.support() for law in laws))
    wanted = clinical_case(pen) and len(laws) == len(_FILE)
    plain = f"Please send me a copy of the file of {name or 'this case'}, with every record, policy and guideline that was used."
    return (
        pen.first(
            ask(whole.format(cited) + end, *bearing, *pen.facts("cited_policy")) if wanted and cited else None,
            ask(whole.format("each guideline") + end, *bearing) if wanted else None,
        )
        or law_says(pen, "law.federal.claims.claim_file", "law.federal.medicaid_managed_care.notice_reason", about=name, support=supports)
        or pen.first(ask(plain, *supports))
    )


def next_level(pen: Pen) -> Said:
    """What follows if any part of the denial stands."""
    policy = pen.brief.notice.text("cited_policy")
    reasons = pen.first(
        ask(
            f"If any part of the denial stands, say for each criterion of {policy} which page of the record it rests on and why.",
            *pen.facts("cited_policy"),
        )
        if policy
        else None,
        ask("If any part of the denial stands, say which page of the record it rests on and why."),
    )
    states = any("147.136(c)" in law.citation for law in pen.brief.rights.regime)  # the state's process governs, not paragraph (d)
    nsa = ("law.federal.aca.external_scope_nsa",) if emergency.is_emergency(pen) and not states else ()
    scope = "law.federal.aca.external_state_standards" if states else "law.federal.aca.external_scope"
    medical = (scope,) if clinical_case(pen) else ()
    urgent = "expedited_forward" if pen.brief.case.urgent else "forward"
    more = law_says(
        pen,
        f"law.federal.medicare_advantage.{urgent}",
        "law.federal.part_d.ire_on_request",
        "law.federal.medicaid_managed_care.fair_hearing_longest",
        "law.federal.fehb.opm_filing",
        *nsa,
        *medical,
    )
    return (*reasons, *more)


def decision_clock(pen: Pen) -> Said:
    """By when the plan must decide."""
    urgent = bool(pen.brief.case.urgent)
    post = pen.brief.case.stage is Stage.POST_SERVICE
    two = (pen.brief.case.plan.internal_levels or 1) > 1
    if pen.brief.plan_type is PlanType.MEDICARE_ADVANTAGE:
        rules = ("decide_urgent",) if urgent else (("decide_post",) if post else ("decide_pre",))
        return law_says(pen, *(f"law.federal.medicare_advantage.{r}" for r in rules))
    if pen.brief.plan_type is PlanType.MEDICARE_PART_D:
        return law_says(pen, f"law.federal.part_d.{'expedited' if urgent else 'decide_payment' if post else 'decide_standard'}")
    name = "decide_appeal_urgent" if urgent else f"decide_appeal_{'post' if post else 'pre'}{'_two' if two else ''}"
    return law_says(
        pen,
        f"law.federal.claims.{name}",
        f"law.federal.medicaid_managed_care.decide_{'urgent' if urgent else 'standard'}",
        "law.federal.fehb.decide",
    )
