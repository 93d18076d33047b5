"""Headache days and migraine days in a month, over so many months: as a diary or a note counts them."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.policy import Evidence

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .numbers import dates_in, quantities
from .outcome import Outcome, met, not_met, still_open, unknown
from .persons import owned

_ASKED = re.compile(r"(?i)\b(?:headaches?|migraines?)\b")
_DAYS = re.compile(r"(?i)\s*(?:headache\s+|migraine\s+)?days?\b")
_RATE = re.compile(r"(?i)\bdays?\s+(?:a|per|each|every|/)\s*month\b|\bmonthly\s+(?:headache|migraine)\s+days\b|\bdays\s+in\s+a\s+month\b")
_N = r"(?P<n>\d{1,2})(?:\s*(?:to|-|–)\s*\d{1,2})?"
_ANY = re.compile(
    rf"(?i)(?<![\d/.]){_N}\s*(?:HA|headache|head\s+pain)\s*(?:days|d)\b(?!\s*free)|"
    r"\b(?:headache|HA)\s+days\s*:?\s*(?P<m>\d{1,2})\b"
)
_MIGRAINE = re.compile(
    rf"(?i)(?<![\d/.]){_N}\s*(?:migraine\s+days|migrainous\b|(?:of\s+(?:them|these|those|which)\s+)(?:are\s+|were\s+)?(?:migrain\w+|throbbing))|"
    r"\b(?:migraine\s+days|days\s+with\s+migraine(?:\s+features)?)\s*:?\s*(?P<m>\d{1,2})\b"
)
_SINCE = re.compile(r"(?i)\b(?:since|for\s+(?:the\s+(?:past|last)\s+)?(?P<n>\d{1,2})\s+(?P<unit>months|years|mo\b))")
_LAST_SEASON = re.compile(
    r"(?i)\bsince\s+(?:last|the)\s+(?:spring|summer|fall|autumn|winter|year)\b|\bfor\s+(?:the\s+past|over\s+a|more\s+than\s+a)\s+year\b"
)
_OTHER = re.compile(r"(?i)\breduc\w+|\bdecreas\w+|\bused?\b|\bdrug|\bmedication|\btriptan")
_GOAL = re.compile(r"(?i)\b(?:goal|target|aim|threshold|fewer\s+than|less\s+than|would|must|criteria)\b")


def headache_days(text: str, scope: Scope) -> Outcome | None:
    """The newest counts of headache (and migraine) days a month against the limits, and how long it has been so; None for other texts."""
    if not _ASKED.search(text) or not _RATE.search(text) or _OTHER.search(text):
        return None
    found = [q for q in quantities(text) if q.dimension in ("days", "") and q.comparator in (">=", ">")]
    days = [q for q in found if q.unit.startswith("day") or (not q.unit and _DAYS.match(text[q.end :]))]
    length = next((q for q in found if q.unit[:2] in ("mo", "we", "ye")), None)
    if not days or len(days) > 2:
        return None
    asked = []
    for place, q in enumerate(days):
        near = text[q.end : days[place + 1].start if place + 1 < len(days) else len(text)]
        migraine = "migraine" in near.lower() or ("migraine" in text.lower() and "headache" not in text.lower())
        asked.append((q, _MIGRAINE if migraine else _ANY))
    proof: list[Evidence] = []
    for q, pattern in asked:
        newest = _newest(pattern, scope)
        if not newest and pattern is _ANY and len(asked) == 1:
            newest = _newest(_MIGRAINE, scope) if any(q.holds(v) for _, v, _ in _newest(_MIGRAINE, scope)) else []
        if not newest:
            return still_open("headache-days")
        values = [v for _, v, _ in newest]
        proof += [scope.case.chart.evidence(e, method="tally") for _, _, e in newest[-3:]]
        if not all(q.holds(v) for v in values):
            if any(q.holds(v) for v in values):
                return unknown("The months differ", f"a document that shows: {text.strip()}", tuple(proof), kind="headache-days")
            return not_met(f"{values[-1]:g} days a month; asked: {q.said()}", *dict.fromkeys(proof), kind="headache-days")
    if length is not None and not _long_enough(length.low, proof, scope):
        return unknown(
            "How long it has been so is not shown", f"a document that shows: {text.strip()}", tuple(proof[:3]), kind="headache-days"
        )
    return met("The counts of days are as asked", *list(dict.fromkeys(proof))[:4], kind="headache-days")


def _others(entry: Entry, start: int, end: int) -> bool:
    """True for the days of somebody else ("her mother has 19 headache days")."""
    return owned(entry.text, start) or own_cues(entry.text, start, end, entry.passage.section) is Stance.FAMILY


def _newest(pattern: re.Pattern[str], scope: Scope) -> list[tuple[date, float, Entry]]:
    """The counts of the last four months that the record gives."""
    out: list[tuple[date, float, Entry]] = []
    for entry in scope.case.chart.entries:
        for m in pattern.finditer(entry.text) if entry.usable else ():
            on = entry.passage.recorded_on
            if on is None or on > scope.case.as_of or _GOAL.search(entry.text) or _others(entry, m.start(), m.end()):
                continue
            out.append((on, float(m["n"] or m["m"]), entry))
    out.sort(key=lambda x: x[0])
    return [x for x in out if (out[-1][0] - x[0]).days <= 124]


def _long_enough(days: float, proof: list[Evidence], scope: Scope) -> bool:
    """True where the passages that count (or their neighbours) say since when, or counts of months that far apart are there."""
    chart = scope.case.chart
    quotes = {(e.pin.document, e.pin.page, e.pin.quote) for e in proof}
    for entry in (e for e in chart.entries if (e.passage.document, e.passage.page, e.text) in quotes):
        for near in (entry, *chart.around(entry, 1)):
            told = near.passage.recorded_on
            for m in _SINCE.finditer(near.text):
                if m["n"] and float(m["n"]) * (365 if m["unit"].lower().startswith("y") else 30) >= days:
                    return True
                begun = next(iter(dates_in(near.text[m.start() :], told.year if told else None)), None)
                if not m["n"] and begun is not None and told is not None and (told - begun.last).days >= days:
                    return True
            if _LAST_SEASON.search(near.text) and days <= 100:
                return True
    seen = [e.on for e in proof if e.on]
    return bool(seen) and (max(seen) - min(seen)).days >= days - 31 and len({d.replace(day=1) for d in seen}) >= 3
