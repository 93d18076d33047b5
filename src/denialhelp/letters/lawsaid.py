"""The law in the words of a letter to the payer, by rule: what prints is checked against the rule's own text and its citation.

The citation itself stands in the law tables only; {cite} is filled from the value in force on the day of the letter.
"""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement, Support
from denialhelp.casefile.slugs import PlanType
from denialhelp.letters.lawbook import LawText
from denialhelp.letters.lawwords import SAID
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.reference.schema import Read

# What {about} stands for where the case gives no name for it.
_ABOUT = {
    "law.federal.claims.claim_file": "this claim",
    "law.federal.medicaid_managed_care.notice_reason": "the decision",
    "law.federal.claims.notice_criterion": "the rule, guideline or protocol",
}
_INDIVIDUAL = (PlanType.INDIVIDUAL_ACA, PlanType.STUDENT)


def _cite(law: LawText, plan_type: PlanType | None) -> str:
    """The citation to print: the paragraph for individual coverage where the plan is that, else the first."""
    own = [c for c in law.cites if "(b)(3)" in c] if plan_type in _INDIVIDUAL and "law.federal.aca." in law.rule else []
    return own[0] if own else law.cites[0]


def _of_this_process(pen: Pen, rule: str) -> bool:
    """Whether a rule on external review is of the process that this plan has: the law room lists those that hold among the protections."""
    if not rule.startswith("law.federal.aca.external_"):
        return True
    held = {p.rule for p in pen.brief.rights.protections}
    return not held or rule in held


_STEPS = re.compile(r"exception|override|exemption|protection", re.IGNORECASE)


def state_says(pen: Pen) -> tuple[Statement, ...]:
    """What the state's own law says of exceptions from step therapy, where it governs this plan and was read in its text."""
    state = pen.brief.rules.states.get(pen.brief.case.plan.state or "")
    for rule in state.duties if state is not None else ():
        law, dated = pen.law(rule), pen.brief.rules.dated_on(rule, pen.brief.as_of)
        held = dated is not None and bool(dated.citations) and dated.citations[0].read is not Read.SECONDARY
        if law is None or not held or not rule.endswith(".step_therapy") or not _STEPS.search(pen.brief.rules.rule(rule).title):
            continue
        made = say(f"State law on this ({law.cite()}) says in sum: {law.says}", law.support())
        if law.says and pen.holds(made):
            return (made,)
    return ()


def law_says(pen: Pen, *rules: str, about: str = "", support: tuple[Support, ...] = ()) -> tuple[Statement, ...]:
    """The first of these rules that governs this plan today, as a sentence for the payer; nothing where none does.

    A sentence that only asks ("Please ...") asserts nothing. `about` takes the place of {about} in the sentence, borne by `support`.
    """
    for rule in rules:
        law, wording = pen.law(rule), SAID.get(rule)
        if law is None or wording is None or not _of_this_process(pen, rule):
            continue
        cite = _cite(law, pen.brief.plan_type)
        known = pen.law(rule, cite)
        if known is None:
            continue
        for named, more in ((about, support), ("", ())):
            sentence = wording.format(cite=cite, about=named or _ABOUT.get(rule, ""))
            made = (ask if sentence.startswith("Please") else say)(sentence, known.support(), *more)
            if pen.holds(made):
                return (made,)
    return ()
