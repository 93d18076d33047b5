"""Days in a month on which a drug is used: what the diary or the note gives for each month, the last months together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import is_number_word, quantities, value_of
from .outcome import Outcome, met, not_met, still_open
from .slots import Slot
from .trial import treatments_in

_RATE = re.compile(r"(?i)^\s*(?:days?\s*)?(?:per|a|each|every|/)\s*month\b|^\s*monthly\b")
_N = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)(?:\s*(?:-|to)\s*(?P<m>\d{1,2}))?"
_BEHIND = (
    re.compile(rf"(?i)^\s*(?:use\s+)?days\s*:?\s*{_N}\b"),  # "rizatriptan days 8"
    re.compile(
        rf"(?i)^[^.;:\d]{{0,12}}(?:\d+(?:\.\d+)?\s*m?c?g\b)?[^.;:\d]{{0,30}}{_N}\s+days?\s+(?:(?:a|per|each|every|/)\s*month\b|in\s+[A-Z][a-z]+)"
    ),
    re.compile(rf"(?i)^\s*{_N}\s+days?\s+in\s+[A-Z][a-z]+"),
)
_GOAL = re.compile(r"(?i)\b(?:goal|limit|should|must|fewer\s+than|less\s+than|no\s+more\s+than|at\s+most|advis\w+|up\s+to)\b")


def drug_days(text: str, scope: Scope) -> Outcome | None:
    """A limit on the days of use in a month for each drug or class named; None where the text sets none."""
    limit = next((q for q in quantities(text) if q.dimension == "days" and q.unit.startswith("day") and _RATE.match(text[q.end :])), None)
    slots = treatments_in(text, scope, requested=True) if limit else []
    if limit is None or not slots or limit.comparator not in ("<", "<=", ">", ">="):
        return None
    chart = scope.case.chart
    found = [(d, e) for slot in slots for d, e in _days(slot, scope)]
    if not found:
        return still_open("drug-days")
    least = limit.comparator in ("<", "<=")
    over = [(d, e) for d, e in found if not limit.holds(d)]
    top = max(found, key=lambda f: f[0])
    why = f"{top[0]:g} days in a month at most; asked: {limit.said()}"
    if least and over:
        return not_met(why, *(chart.evidence(e, method="tally") for _, e in over[:2]), kind="drug-days")
    if least:
        return met(why, *dict.fromkeys(chart.evidence(e, method="tally") for _, e in found[-3:]), kind="drug-days")
    good = [f for f in found if f not in over]
    if good and not over:
        return met(why, *(chart.evidence(e, method="tally") for _, e in good[:2]), kind="drug-days")
    return still_open("drug-days")


def _days(slot: Slot, scope: Scope) -> Iterator[tuple[float, Entry]]:
    """The days of use that passages of the last half year give for a drug of the slot."""
    chart, case = scope.case.chart, scope.case
    until = max(case.anchors())
    for concept in sorted(slot.concepts):
        for entry, m in chart.mentions(concept):
            on = entry.passage.recorded_on
            if on is not None and ((until - on).days > 200 or on > case.as_of):
                continue
            if entry.stance(m.start, m.end) in (Stance.FAMILY, Stance.PLANNED, Stance.ABSENT):
                continue
            tail = entry.text[m.end :]
            hit = next((h for p in _BEHIND if (h := p.match(tail)) is not None), None)
            if hit is None or _GOAL.search(hit[0]) or _GOAL.search(entry.text[max(0, m.start - 25) : m.start]):
                continue
            value = hit["m"] or hit["n"]
            yield (value_of(value) if is_number_word(value) else float(value)), entry
