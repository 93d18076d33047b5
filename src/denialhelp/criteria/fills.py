"""Weeks on a drug and its dose a day, from rows of fills with several dates and their directions ("06/16, 07/18, 08/20  60  1 BID")."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date, timedelta

from .case import Scope
from .chart import Entry
from .newest import own, passages, residue, window_of
from .numbers import DATE, is_number_word, value_of
from .outcome import Outcome, met, not_met
from .trial import treatments_in

_DOSE = re.compile(
    r"(?i)\b(?:at\s+(?:a\s+)?(?:dose\s+of\s+)?(?:at\s+least\s+)?)?(?P<n>\d[\d,]*(?:\.\d+)?)\s*mg\s*(?:/|per|a|each)?\s*(?:day|daily)(?:\s+or\s+(?:more|higher|greater))?"
)
_FOR = re.compile(
    r"(?i)\b(?:taken\s+)?for\s+(?:at\s+least\s+)?(?P<n>\d{1,2}|one|two|three|four|six|eight|ten|twelve)\s+(?:consecutive\s+)?(?P<u>weeks?|months?|days?)(?:\s+or\s+(?:more|longer))?"
)
_AROUND = re.compile(
    r"(?i)\b(?:at\s+)?prescription[\s-](?:strength|dose)\b|,?\s*\bor\s+an?\s+(?:documented\s+)?contraindication\b|\b(?:an?\s+)?(?:drugs?|medications?|medicines?|trial|oral|daily|course)\b"
)
_PER_DAY: tuple[tuple[str, float], ...] = (
    (r"\bQID\b|four\s+times\s+(?:a\s+day|daily)|q6h", 4),
    (r"\bTID\b|three\s+times\s+(?:a\s+day|daily)|q8h", 3),
    (r"\bBID\b|twice\s+(?:a\s+day|daily)|q12h", 2),
    (r"\bdaily\b|\bQD\b|\bQHS\b|\bQAM\b|\bonce\s+(?:a\s+day|daily)|every\s+(?:day|morning|night)|\bhs\b", 1),
)
_STRENGTH = re.compile(r"(?i)(?<![\d.])(?P<n>\d[\d,]*(?:\.\d+)?)\s*mg\b")
_UNITS = re.compile(
    r"(?i)(?<![\d/])(?P<n>[1-4])\s*(?:tabs?|caps?|capsules?|tablets?|po)?\s*(?=(?:po\s+)?(?:QID|TID|BID|QD|daily|QHS|QAM|hs|twice|three|four|once|every|q\d))"
)
_NOT_TAKEN = re.compile(r"(?i)\b(?:never\s+took|did\s+not\s+take|not\s+taking|isn['’]t\s+taking|stopped\s+after)\b")
_RESULT = re.compile(
    r"(?i)\b(?:fail\w*|inadequate\w*|insufficient\w*|without|refractory|unrespons\w*|not\s+respon\w*|no\s+(?:response|relief|benefit)|"
    r"lack\s+of|ineffective\w*|intoleran\w*|despite|step)\b"
)
_GRACE = 10  # days between the end of a supply and the next fill


@dataclass(frozen=True, slots=True)
class _Course:
    """One row's longest run of fills."""

    days: int
    dose: float | None
    entry: Entry


def filled(text: str, scope: Scope) -> Outcome | None:
    """One drug or class for so long, at so much a day where asked, by its fills; None where more is asked or the rows do not say."""
    length = _FOR.search(text)
    slots = treatments_in(text, scope)
    if _RESULT.search(f"{scope.lead} {scope.subject} {scope.title}"):
        return None  # the list's own words ask how it went
    if length is None or len(slots) != 1 or not (length["n"].isdigit() or is_number_word(length["n"])):
        return None
    slot = slots[0]
    if residue(text[: slot.start] + " " + text[slot.end :], _FOR, _DOSE, _AROUND):
        return None
    least = value_of(length["n"]) * {"w": 7, "m": 30, "d": 1}[length["u"][0].lower()]
    asked = _DOSE.search(text)
    dose = float(asked["n"].replace(",", "")) if asked else None
    courses = [c for e in passages(scope, planned=True) if (c := _course(e, slot.concepts, text, scope)) is not None]
    long = [c for c in courses if c.days >= least]
    if not long or any(_NOT_TAKEN.search(e.text) and _names(e, slot.concepts, scope) for e in passages(scope)):
        return None
    chart = scope.case.chart
    if dose is None:
        return met(f"{long[0].days} days by its fills", chart.evidence(long[0].entry, method="fills"), kind="trial")
    enough = [c for c in long if c.dose is not None and c.dose >= dose]
    if enough:
        why = f"{enough[0].days} days by its fills, {enough[0].dose:g} mg a day"
        return met(why, chart.evidence(enough[0].entry, method="fills"), kind="trial")
    if courses and all(c.dose is not None and c.dose < dose for c in courses):
        top = max(courses, key=lambda c: c.dose or 0)
        return not_met(f"The fills are for {top.dose:g} mg a day; asked: {dose:g}", chart.evidence(top.entry, method="fills"), kind="trial")
    return None


def _names(entry: Entry, concepts: frozenset[str], scope: Scope) -> bool:
    lexicon = scope.case.chart.lexicon
    return any(lexicon.is_a(m.concept, c) for m in entry.words.mentions for c in concepts)


def _course(entry: Entry, concepts: frozenset[str], text: str, scope: Scope) -> _Course | None:
    """The run of fills of a row that names the drug and has at least two dates in the window."""
    if not entry.passage.cells or not _names(entry, concepts, scope) or not own(entry):
        return None
    window = window_of(text, scope)
    days = sorted({d.first for d in entry.dates if d.first == d.last and d.first <= scope.case.as_of})
    days = [d for d in days if window is None or scope.case.inside(d, window) is True]
    if len(days) < 2:
        return None
    plain = re.sub(r"\b\d{1,2}/\d{1,2}\b(?:/\d{2,4})?", " ", DATE.sub(" ", entry.text))
    per_day = next((n for p, n in _PER_DAY if re.search(f"(?i){p}", plain)), None)
    units = float(m["n"]) if (m := _UNITS.search(plain)) else 1.0
    strength = _STRENGTH.search(plain)
    quantity = _quantity(entry)
    supply = quantity / (per_day * units) if quantity and per_day else 30.0
    dose = float(strength["n"].replace(",", "")) * per_day * units if strength and per_day else None
    return _Course(_longest(days, supply), dose, entry)


def _quantity(entry: Entry) -> float | None:
    for begin, end, head in entry.passage.cells:
        if re.match(r"(?i)(?:qty|quantity|#)", head) and re.fullmatch(r"#?\d{1,3}", entry.text[begin:end]):
            return float(entry.text[begin:end].lstrip("#"))
    m = re.search(r"#\s?(\d{1,3})\b", entry.text)
    return float(m[1]) if m else None


def _longest(days: list[date], supply: float) -> int:
    """Days from the first fill of the longest run without a gap to its last one."""
    best, start = 0, days[0]
    for before, day in itertools.pairwise(days):
        if day - before > timedelta(days=supply + _GRACE):
            start = day
        best = max(best, (day - start).days)
    return best
