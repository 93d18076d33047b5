"""Regular use of a thing: a passage that names it as used and says how regularly."""

from __future__ import annotations

import re

from .case import Scope
from .cues import Stance
from .numbers import quantities, windows
from .outcome import Outcome, met, still_open
from .slots import slots_of

_ASKED = re.compile(
    r"(?i)^(?:(?:regular|compliant|consistent|faithful|adherent|daily|proper|documented|"
    r"continuous)(?:,?\s+(?:and\s+)?)?){1,3}\s*use\s+of\b|\b(?:adheren\w+|complian\w+)\s+(?:to|with)\b"
)
_REGULAR = re.compile(
    r"(?i)\b(?:daily|nightly|every\s+(?:day|night|waking)|each\s+(?:day|night)|all\s+(?:day|waking\s+hours)|regularly|faithfully|"
    r"consistent(?:ly)?|as\s+(?:prescribed|directed|told)|complian\w+|adheren\w+|"
    r"never\s+miss\w*|no\s+missed|full\s+adherence|\d+\s*/\s*7|7\s+days|most\s+days)\b"
)
_NOT = re.compile(r"(?i)\b(?:not|non|poor|poorly|rarely|seldom|sometimes|occasional\w*|miss(?:es|ed)\s+(?:doses|many)|inconsisten\w+)[\s-]")


def used_regularly(text: str, scope: Scope) -> Outcome | None:
    """Met where a passage names the thing as used, says how regularly, and gives what number is asked of it; else None."""
    if not _ASKED.search(text):
        return None
    chart = scope.case.chart
    window = next(iter(windows(text)), None) or scope.window
    wanted = [s for s in slots_of(chart.annotator.words(text), chart.annotator) if s.heavy]
    asked = [q for q in quantities(text) if q.dimension not in ("", "days")]
    for entry in chart.entries if wanted else ():
        places = [m for m in entry.words.mentions if any(chart.lexicon.is_a(m.concept, c) for s in wanted[:1] for c in s.concepts)]
        if not entry.usable or not places or not _REGULAR.search(entry.text) or _NOT.search(entry.text):
            continue
        if not any(entry.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL) for m in places):
            continue
        have = quantities(entry.text, bare=True)
        if (
            all(any(h.dimension == q.dimension and q.holds(h.low) for h in have) for q in asked)
            and scope.case.entry_inside(entry, window) is True
        ):
            return met("The record says that it is used, and how regularly", chart.evidence(entry, method="adherence"), kind="adherence")
    return still_open("adherence")
