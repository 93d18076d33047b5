"""Urgency: a physician's own words that waiting would do harm, and the rule that binds the plan to them."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.statements import Pen, say

_URGENT = re.compile(
    r"seriously jeopardi[sz]e|(?:regain|recover) maximum function|(?:decision|review) within 72 hours|expedited|urgent(?:ly)?\b|"
    r"cannot wait|"
    r"severe pain that cannot be|delay (?:would|will|could)|(?:imminent|serious) (?:harm|danger|risk)|losing (?:that )?time|deteriorat",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|isn't|n't|without)\b.{0,30}(?:urgent|expedited|jeopardi)", re.IGNORECASE)


def words_of_urgency(pen: Pen, most: int = 2) -> tuple[Said, ...]:
    """The record's sentences that say so, the most telling first; a sentence that says it is not urgent counts for none."""
    found = []
    for n, passage in enumerate(passages(pen.brief, (Assertion.PRESENT, Assertion.POSSIBLE, Assertion.PLANNED))):
        hits = len(_URGENT.findall(passage.text))
        if hits and not _NOT.search(passage.text) and 30 <= len(passage.text) <= 400:
            strong = bool(re.search(r"jeopardi|maximum function|72 hours", passage.text, re.IGNORECASE))
            found.append((not strong, -hits, n, passage))
    items: list[Said] = []
    for _, _, _, passage in sorted(found, key=lambda f: f[:3])[:most]:
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None:
            told = tell(pen, evidence, most=400)
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i]
    return tuple(items)


def answer(pen: Pen) -> Point:
    """The physician's words and the rule; nothing without the words."""
    items = words_of_urgency(pen)
    if not items:
        return Point()
    rule = (
        *law_says(
            pen,
            "law.federal.medicare_advantage.expedited",
            "law.federal.aca.attending_provider",
            "law.federal.part_d.expedited",
            "law.federal.medicaid_managed_care.expedited",
        ),
        *law_says(pen, "law.federal.claims.decide_appeal_urgent", "law.federal.medicaid_managed_care.decide_urgent"),
    )
    rule = (*rule, *law_says(pen, "law.federal.medicare_advantage.who_may_file"))
    return Point(fact=pen.first(say("The record says why:", *items[0][0].support)), items=items, conclusion=rule)
