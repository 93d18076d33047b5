"""The dose asked for against the policy's limit."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance
from .outcome import Outcome, met, not_met, still_open, unknown
from .words import STOP

_ABOUT = re.compile(r"(?i)\b(?:dos(?:e|es|age|ing)|quantity)\b")
_MG = re.compile(r"(?i)(\d+(?:\.\d+)?)\s*((?:m?c?g|units?|IU)\s*/\s*kg|mg|mcg|units?|mL|IU)\b(?!\s*/\s*dL)")
_EVERY = re.compile(
    r"(?i)\b(?:every|q)\s*(\d+)\s*(weeks?|w\b|wk|days?|d\b|months?|hours?)|\b(weekly|daily|monthly)\b|\b(?:a|"
    r"per|each|every)\s+(day|week|month)\b"
)
_OFTEN = re.compile(r"(?i)\b(?:twice|(?:two|three|four|2|3|4)\s+times|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|every\s+\d+\s*(?:h|hours?|hrs?))\b")
_DAYS = {"w": 7, "d": 1, "m": 30, "h": 1 / 24}
_NAMED = {"weekly": 7.0, "daily": 1.0, "monthly": 30.0, "day": 1.0, "week": 7.0, "month": 30.0}


def _interval(text: str) -> float | None:
    """The days between doses; of several (a loading phase) the longest."""
    found = [_NAMED[(m[3] or m[4]).lower()] if m[3] or m[4] else int(m[1]) * _DAYS[m[2][0].lower()] for m in _EVERY.finditer(text)]
    return max(found, default=None)


def dose(text: str, scope: Scope) -> Outcome | None:
    """Dose and interval of the drug asked for; None where the text limits no dose."""
    limit = max(_MG.finditer(text), key=lambda m: float(m[1]), default=None)
    if limit is None or not _ABOUT.search(f"{text} {scope.title} {scope.subject}"):
        return None
    chart = scope.case.chart
    if any(
        chart.lexicon.concepts[m.concept].kind == "drug" and m.concept not in scope.case.requested
        for m in chart.annotator.words(text).mentions
    ):
        return None
    drugs = [c for c in scope.case.requested if chart.lexicon.concepts[c].kind == "drug"]
    places = {e.index: e for c in drugs for e, m in chart.mentions(c) if e.stance(m.start, m.end) in (Stance.PRESENT, Stance.PLANNED)}
    if not drugs:
        words = [
            t.stem
            for t in chart.annotator.words(scope.case.context.service or "").tokens
            if len(t.text) >= 4 and t.text[0].isalpha() and t.text.lower() not in STOP
        ]
        places = {e.index: e for w in words for i in chart.by_stem.get(w, ()) if (e := chart.entries[i]).usable and _MG.search(e.text)}
    near = [e for p in places.values() for e in [p, *(x for x in chart.around(p, 2) if x.index > p.index)]]
    asked = [
        (e, m)
        for e in dict.fromkeys(map(_Key, near))
        if (m := max(_MG.finditer(e.entry.text), key=lambda m: float(m[1]), default=None)) and m[2].lower() == limit[2].lower()
    ]
    if not asked:
        return unknown("The dose asked for was not found", "the order with the dose and how often it is given", kind="dose")
    high = [e.entry for e, m in asked if float(m[1]) > float(limit[1])]
    if high:
        return unknown(
            "A higher dose stands in the record",
            "the order with the dose and how often it is given",
            against=(chart.evidence(high[0], method="dose"),),
            kind="dose",
        )
    wanted = _interval(text)
    fit = [e.entry for e, _ in asked if wanted is None or ((_interval(e.entry.text) or 0) >= wanted and not _OFTEN.search(e.entry.text))]
    if fit:
        return met(f"The dose is within {limit[0]}", *(chart.evidence(e, method="dose") for e in fit[:2]), kind="dose")
    often = [e.entry for e, _ in asked if (got := _interval(e.entry.text)) is not None and wanted is not None and got < wanted]
    if often:
        return not_met("The dose is given more often than the limit", chart.evidence(often[0], method="dose"), kind="dose")
    return unknown("How often the dose is given was not found", "the order with the dose and how often it is given", kind="dose")


class _Key:
    """An entry compared by its place, so that each is looked at once."""

    __slots__ = ("entry",)

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.entry.index == self.entry.index

    def __hash__(self) -> int:
        return hash(self.entry.index)


_LISTED = re.compile(r"(?i)\b(?:names?|lists?)\b[^.;]*\bdos(?:e|es|age)\b[^.;]*\b(?:dates?|duration|length)\b")
_STRENGTH = re.compile(r"(?i)\d+(?:\.\d+)?\s*(?:%|mg|mcg|units?|g\b|mL|sprays?|puffs?|tablets?|capsules?)")


def medicines_listed(text: str, scope: Scope) -> Outcome | None:
    """The name, dose and dates of what was tried: a passage that gives all three of a drug; None where the text asks no such thing."""
    if not _LISTED.search(text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        drug = any(chart.lexicon.concepts[m.concept].kind == "drug" for m in entry.words.mentions)
        if entry.usable and drug and _STRENGTH.search(entry.text) and len(entry.dates) >= 2:
            return met("A passage gives name, dose and dates", chart.evidence(entry, method="medicines"), kind="medicines")
    return still_open("medicines")
