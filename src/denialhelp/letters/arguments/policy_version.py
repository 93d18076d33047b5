"""The policy in force on the day of the decision, where the payer used an older one."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement
from denialhelp.letters.dates import written
from denialhelp.letters.evidence import dates_of
from denialhelp.letters.outline import Point
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import place, quoted

_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies) to (?:requests|appeals|claims|services|all)|on or after|replaces|supersedes|in effect (?:from|on)|decided on)\b",
    re.IGNORECASE,
)


def answer(pen: Pen) -> Point:
    """That the decision rests on a policy text older than the one in force on its day; nothing where the days do not show it."""
    brief = pen.brief
    policy, decided = brief.policy, brief.notice.day("notice_date")
    cited = brief.pins("cited_policy")
    if policy is None or policy.effective is None or decided is None or not cited or policy.effective > decided:
        return Point()
    used = [d for pin in cited for d in dates_of(brief, pin)]
    old = max((d for d in used if d < policy.effective), default=None)
    if old is None or policy.effective in used:
        return Point()
    supports = (*(pen.document(p) for p in policy.sources), *(pen.document(p) for p in cited), *pen.facts("notice_date"))
    where = place(brief.first_exhibit(policy.sources))
    out: list[Statement] = list(
        pen.first(
            say(
                f"The decision of {written(decided)} used the policy text of {written(old)}. The text in force on that day took effect on "
                f"{written(policy.effective)}{where}.",
                *supports,
            )
        )
    )
    if not out:
        return Point()
    document = pen.papers.get(policy.sources[0].document) if policy.sources else None
    for piece in pieces(document) if document is not None else ():
        if _APPLIES.search(piece.text) and not piece.heading and 30 <= len(piece.text) <= 320:
            pin = pin_of(document, piece) if document is not None else None
            if pin is not None:
                out += pen.first(say(f"It says {quoted(pin.quote)}{place(brief.exhibit(pin))}.", pen.document(pin)))
                break
    return Point(fact=tuple(out), conclusion=(Statement("Please decide by the text in force.", asserts=False),))
