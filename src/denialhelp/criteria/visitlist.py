"""Visits that a note lists by their days or months: how many in a period, how many (or how many hours) in each month; attendance totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .case import Scope
from .chart import Entry
from .numbers import NUMBER_WORDS, Quantity, quantities, value_of, windows
from .outcome import Outcome, met, not_met, still_open
from .slots import slots_of
from .undone import undone

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_VISIT = r"(?:visits?|sessions?|appointments?|encounters?|meetings?|treatments?|classes)"
_LIST = re.compile(rf"(?P<month>\b{_MONTH})\.?\s+(?P<days>\d{{1,2}}(?:\s*,\s*(?:and\s+)?\d{{1,2}}(?!\d|/))+)")
_IN_MONTH = re.compile(
    rf"(?i)\b(?P<n>\d{{1,2}}|{'|'.join(w for w in NUMBER_WORDS if w.isalpha())})\s*(?:{_VISIT})?\s*"
    rf"(?:of\s+(?P<each>\d{{1,3}})\s*(?P<unit>min\w*|hours?|h)\s*(?:each\s+)?)?\s*in\s+(?P<month>{_MONTH})\b"
)
_RATE = re.compile(r"(?i)\b(?:a|per|each|every|in\s+each)\s+month\b|\bmonthly\b")
_TWICE = re.compile(r"(?i)\b(?:at\s+least\s+)?(?P<n>once|twice)\b")
_NOT_YET = re.compile(r"(?i)\b(?:scheduled|planned|upcoming|next|will|cancel\w*|missed|no[\s-]show\w*|to\s+be)\b")
_GENERIC = re.compile(
    r"(?i)^(?:visits?|sessions?|appointments?|encounters?|treatments?|took|place|period|month|average|hours?|least|attended|completed|past|"
    r"days|weeks|months|twice|once|\d+)$"
)


@dataclass(frozen=True, slots=True)
class _Month:
    """What one passage gives for one month: visits, and hours where the length of a visit is told."""

    name: str
    visits: float
    hours: float | None
    entry: Entry


def visits_listed(text: str, scope: Scope) -> Outcome | None:
    """A number of visits in a period or in each month, from the days and months that notes list; None where the text asks none."""
    spans = [(w.start, w.end) for w in windows(text)]
    limits = [q for q in quantities(text) if not any(q.start < b and q.end > a for a, b in spans) and q.comparator in (">=", ">")]
    twice = _TWICE.search(text) if not limits else None
    if twice is not None:
        number = value_of(twice["n"])
        limits = [Quantity(">=", number, number, "times", "times", twice.start(), twice.end())]
    if len(limits) != 1 or re.search(r"(?i)\b(?:no|not|without|days?\s+(?:a|per)\s+(?:week|month))\b", text):
        return None
    limit = limits[0]
    counted = limit.dimension in ("sessions", "times") or _TWICE.search(text[limit.start : limit.end]) is not None
    if _RATE.search(text[limit.end :]) and (counted or (limit.dimension == "seconds" and limit.unit.startswith("h"))):
        return _each_month(limit, text, scope)
    if spans and (limit.dimension == "sessions" or re.match(rf"(?i)\s*(?:[\w-]+\s+){{0,2}}{_VISIT}\b", text[limit.end :])):
        return _in_period(limit, text, scope)
    return None


def _passages(text: str, scope: Scope) -> Iterator[Entry]:
    """Passages that name what the visits are for, and are of the past."""
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)]
    slots = [s for s in slots_of(chart.annotator.words(text), chart.annotator, spans) if not _GENERIC.match(s.words.strip())]
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or _NOT_YET.search(entry.text) or not _MONTH_SEEN.search(entry.text):
            continue
        near = (entry.words, entry.about)
        if all(
            any(chart.lexicon.is_a(m.concept, c) for w in near for m in w.mentions for c in s.concepts)
            or any(t.stem in s.stems for w in near for t in w.tokens)
            for s in slots
        ):
            yield entry


_MONTH_SEEN = re.compile(rf"\b{_MONTH}\b|\d{{1,2}}/\d{{1,2}}")


def _in_period(limit: Quantity, text: str, scope: Scope) -> Outcome:
    """Met where one passage lists enough days inside the period."""
    window = windows(text)[0]
    for entry in _passages(text, scope):
        if not re.search(rf"(?i)\b{_VISIT}\b|\bseen\b|\battended\b", entry.text):
            continue
        days = {d for d in _days(entry) if d <= scope.case.as_of}
        inside = [d for d in days if scope.case.inside(d, window) is True]
        if limit.holds(float(len(inside))):
            return met(
                f"{len(inside)} visits listed; asked: {limit.said()}", scope.case.chart.evidence(entry, method="visits"), kind="visits"
            )
    return still_open("visits", f"a document that shows: {text.strip()}")


def _days(entry: Entry) -> Iterator[date]:
    """Every day that a passage lists, "July 7, 10, 14" taken apart; without a year the last one before the note."""
    told = entry.passage.recorded_on
    yield from (d.first for d in entry.dates if d.first == d.last)
    if told is None:
        return
    for m in _LIST.finditer(entry.text):
        month = _MONTHS.index(m["month"][:3].title()) + 1
        for number in re.findall(r"\d{1,2}", m["days"]):
            for year in (told.year, told.year - 1):
                try:
                    day = date(year, month, int(number))
                except ValueError:
                    break
                if day <= told:
                    yield day
                    break


def _each_month(limit: Quantity, text: str, scope: Scope) -> Outcome:
    """Met where every month that a passage gives has enough (or the mean of them, where an average is asked)."""
    for entry in _passages(text, scope):
        months = list(_months(entry))
        values = (
            [m.hours * 3600 if m.hours is not None else -1.0 for m in months]
            if limit.dimension == "seconds"
            else [m.visits for m in months]
        )
        if len(values) < 2 or min(values) < 0:
            continue
        mean = sum(values) / len(values)
        good = limit.holds(mean) if re.search(r"(?i)\baverage\b|\bmean\b", text) else all(limit.holds(v) for v in values)
        factor = 3600 if limit.dimension == "seconds" else 1
        why = f"{', '.join(f'{m.name} {v / factor:g}' for m, v in zip(months, values, strict=True))}; asked: {limit.said()} a month"
        proof = scope.case.chart.evidence(entry, method="visits")
        return met(why, proof, kind="visits") if good else not_met(why, proof, kind="visits")
    return still_open("visits", f"a document that shows: {text.strip()}")


def _months(entry: Entry) -> Iterator[_Month]:
    """ "2 sessions of 60 minutes in June, 2 in July": the length of a visit holds for the months behind it."""
    hours: float | None = None
    for m in _IN_MONTH.finditer(entry.text):
        if m["each"]:
            hours = float(m["each"]) / (60 if m["unit"].lower().startswith("m") else 1)
        number = value_of(m["n"])
        yield _Month(m["month"], number, None if hours is None else hours * number, entry)


_ATTENDANCE = re.compile(r"(?i)\battend\w+\b")
_SCHEDULED = re.compile(r"(?i)\bscheduled\b")
_TOTAL = re.compile(r"(?i)^\W*(?:grand\s+)?total\b[^%]*?(?P<a>\d+(?:\.\d+)?)\s+(?P<b>\d+(?:\.\d+)?)\s+(?P<share>\d{1,3}(?:\.\d+)?)\s*%")
_HEADS = re.compile(r"(?i)\bscheduled\b.*\b(?:attended|delivered|completed|actual|kept)\b")


def attendance(text: str, scope: Scope) -> Outcome | None:
    """The share of what was scheduled that was attended, from the total line of a table; None where the text asks no such share."""
    limit = next((q for q in quantities(text) if q.dimension == "%"), None)
    if limit is None or not _ATTENDANCE.search(text) or not _SCHEDULED.search(text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _TOTAL.match(entry.text) if entry.usable else None
        if m is None or float(m["b"]) > float(m["a"]) or abs(100 * float(m["b"]) / float(m["a"]) - float(m["share"])) > 1.5:
            continue
        above = (e for e in chart.around(entry, 14) if e.index < entry.index)
        if any(_HEADS.search(e.text) for e in above) or _HEADS.search(" ".join(entry.passage.heads)):
            why = f"{m['b']} of {m['a']}: {m['share']} %; asked: {limit.said()}"
            proof = chart.evidence(entry, method="visits")
            return met(why, proof, kind="visits") if limit.holds(float(m["share"])) else not_met(why, proof, kind="visits")
    return still_open("visits")
