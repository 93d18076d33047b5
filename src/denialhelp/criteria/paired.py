"""Measured twice: a thing measured before and after something, shown by values of one kind on two days."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from .case import Scope
from .chart import Entry
from .numbers import quantities
from .outcome import Outcome, met, still_open
from .slots import LIGHT_WEIGHT, slots_of

_TWICE = re.compile(
    r"(?i)\b(?:before\s+and\s+after|pre\s*-?\s*and\s+post|at\s+(?:baseline|the\s+start)\s+and|baseline\s+and\s+(?:follow|current|later|"
    r"repeat)|initial\s+and\s+(?:final|current))\b"
)
_MEASURE = re.compile(r"(?i)\b(?:measure\w*|circumference|score|test\w*|weight|value|scale|reading|girth|volume)\b")
_UNIT = re.compile(r"(?i)\d\s*(?:cm|mm|inch\w*|in\b|kg|lb|mL|%|degrees|°|/\s*\d)")


def measured_twice(text: str, scope: Scope) -> Outcome | None:
    """Met where the same thing is measured on two days; None where the text asks no such thing or the record shows none."""
    if not _TWICE.search(text) or not _MEASURE.search(text):
        return None
    chart = scope.case.chart
    wanted = [s for s in slots_of(chart.annotator.words(_TWICE.sub(" ", text)), chart.annotator) if s.weight > LIGHT_WEIGHT]
    days: dict[frozenset[str], dict[date, Entry]] = defaultdict(dict)
    for entry in chart.entries:
        on = entry.passage.recorded_on
        if not entry.usable or on is None or not _UNIT.search(entry.text) or not quantities(entry.text, bare=True):
            continue
        ids = frozenset(m.concept for m in entry.words.mentions) | frozenset(t.stem for t in entry.words.tokens if t.text[0].isalpha())
        named = [s for s in wanted if any(chart.lexicon.is_a(i, c) for i in ids for c in s.concepts) or s.stems & ids]
        for slot in named:
            days[slot.concepts | slot.stems].setdefault(on, entry)
    for found in days.values():
        if len(found) >= 2:
            first, last = min(found), max(found)
            proof = (
                chart.evidence(found[first], on=first, method="measurement"),
                chart.evidence(found[last], on=last, method="measurement"),
            )
            return met(f"Measured on {first.isoformat()} and {last.isoformat()}", *proof, kind="paired")
    return still_open("paired")
