"""What the letter asks for: the service in codes, units and dates; a fit reviewer; the file; the next level; continued benefits."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement, Support
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


def _field(pen: Pen) -> Statement | None:
    """The requesting provider's field, where the notice gives it beside the name."""
    name = pen.brief.notice.text("provider_name")
    if not name:
        return None
    for document in pen.brief.notice_documents():
        for page in document.pages:
            at = page.text.find(name)
            found = _SPECIALTY.search(page.text, at + len(name), at + len(name) + 90) if at >= 0 else None
            if found is not None and not any(c.isdigit() for c in found.group("field")):
                from denialhelp.casefile.quote import pin_at  # noqa: PLC0415

                pin = pin_at(document, page, at, found.end(), method="letter")
                return ask(
                    f"Have it decided by a reviewer trained in the requesting provider's own field, {found.group('field')}, who took no "
                    f"part in the "
                    "first decision.",
                    pen.document(pin),
                )
    return None


_CLINICAL = frozenset(Reason) - contract.CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}


def clinical_case(pen: Pen) -> bool:
    """Whether the denial involves medical judgment, as far as its reasons show."""
    return pen.brief.case.medical_judgment is True or any(r in _CLINICAL for r in pen.brief.case.reasons)


def reviewer(pen: Pen) -> Said:
    """The request for a fit reviewer, with the rule and who decided first."""
    rule = law_says(
        pen,
        "law.federal.claims.reviewer",
        "law.federal.medicare_advantage.reviewer",
        *(("law.federal.medicaid_managed_care.expertise",) if clinical_case(pen) else ()),
        "law.federal.medicaid_managed_care.reviewer",
        "law.federal.part_d.reviewer",
        "law.federal.medicare_original.redetermination_first",
        "law.federal.tricare.reviewer",
    )
    lead = pen.first(
        _field(pen),
        ask("Have it decided by a reviewer trained in the field of this care who took no part in the first decision.")
        if clinical_case(pen)
        else ask("Have it decided by someone who took no part in the first decision."),
    )
    first = (
        law_says(pen, "law.federal.medicare_advantage.expertise_first", "law.federal.medicaid_managed_care.decider")
        if clinical_case(pen)
        else ()
    )
    return (*lead, *rule, *first, *first_reviewer(pen))


def case_name(pen: Pen) -> tuple[str, tuple[Support, ...]]:
    """What the case is called in a request: its claim or reference number, with the place that bears it."""
    for name, word in (("claim_number", "claim"), ("reference_number", "request")):
        number = pen.brief.notice.text(name)
        if number and pen.brief.pins(name):
            return f"{word} {number}", pen.facts(name)
    return "", ()


def file_copies(pen: Pen) -> Said:
    """The request for the file and what was relied on."""
    name, supports = case_name(pen)
    found = law_says(pen, "law.federal.claims.claim_file", "law.federal.medicaid_managed_care.notice_reason", about=name, support=supports)
    plain = pen.first(
        ask(
            f"Please send me a copy of the file of {name or 'this case'}, with every record, policy and guideline that was used.", *supports
        )
    )
    cited = pen.brief.notice.text("cited_policy") or ""
    rule = law_says(pen, "law.federal.claims.notice_criterion", about=cited, support=pen.facts("cited_policy"))
    return (*(found or plain), *rule, *law_says(pen, "law.federal.claims.expert_identity"))


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
    nsa = ("law.federal.aca.external_scope_nsa",) if emergency.is_emergency(pen) else ()
    medical = ("law.federal.aca.external_scope",) if clinical_case(pen) else ()
    more = law_says(
        pen,
        "law.federal.medicare_advantage.forward",
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
