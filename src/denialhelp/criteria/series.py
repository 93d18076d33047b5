"""Values over time: so many qualifying days or visits, so far apart, and a weight that has been stable."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from .case import Scope
from .chart import Chart
from .numbers import NUMBER_WORDS, Quantity, Window, months_before, quantities, value_of
from .outcome import Outcome, met, not_met, unknown
from .readings import Reading, readings_of
from .words import STOP

_N = r"(?:\d{1,2}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")"
_APART = rf"(?:\s*,?\s*(?:at\s+least\s+|no\s+less\s+than\s+)?(?P<gap>{_N})\s+(?P<unit>days?|weeks?|months?)\s+apart)?"
COUNTED = re.compile(
    rf"(?i)\b(?:at|on|in|during|from)\s+(?:at\s+least\s+)?(?P<n>{_N})\s+(?:or\s+more\s+)?(?:(?:separate|different|distinct|"
    rf"consecutive)\s+)?"
    rf"(?:visits|occasions|dates|days|nights|readings|measurements|assessments|encounters|determinations|tests)\b{_APART}|"
    rf"\bon\s+(?:at\s+least\s+)?(?P<of>{_N})\s+(?:days\s+)?(?:of|in|out\s+of|during)\s+the\s+(?:last|past|previous|"
    rf"prior)\s+(?P<all>{_N})\s+days\b"
)
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30}
Holds = Callable[[Reading, Quantity], bool | None]


def counted(
    rule: re.Match[str], found: list[Reading], q: Quantity, said: str, scope: Scope, window: Window | None, holds: Holds
) -> Outcome:
    """So many different days whose values all satisfy the limit; met only where they are there, not met where every day is known."""
    case, chart = scope.case, scope.case.chart
    wanted = int(value_of(rule["n"] or rule["of"]))
    gap = int(value_of(rule["gap"])) * _UNIT_DAYS[rule["unit"][0].lower()] if rule["gap"] else 1
    days: dict[date, list[Reading]] = defaultdict(list)
    for reading in found:
        if reading.on is not None and reading.on <= case.as_of and case.inside(reading.on, window) is True:
            days[reading.on].append(reading)
    good: list[date] = []
    for day in sorted(days):
        if all(holds(r, q) is True for r in days[day]) and (not good or (day - good[-1]).days >= gap):
            good.append(day)
    proof = tuple(days[d][0].evidence(chart) for d in good[:6])
    why = f"{said}: {len(good)} of {wanted} days that qualify ({', '.join(d.isoformat() for d in good[:6])})"
    if len(good) >= wanted:
        return met(why, *proof, kind="measure")
    if rule["all"] and len(days) >= int(value_of(rule["all"])):
        return not_met(why, *(r[0].evidence(chart) for r in list(days.values())[:3]), kind="measure")
    return unknown(why, f"values of {said} with their dates", proof, kind="measure")


_PERIOD = re.compile(r"(?i)\b(?:a|per|each|every|in\s+a|in\s+one)\s+(?P<per>week|day|month)\b")


def tabled(text: str, scope: Scope) -> Outcome | None:
    """Hours a week (or day) in a table's cell whose row and column together are named by the criterion; None where no cell is."""
    limit = next((q for q in quantities(text) if q.dimension == "seconds" and q.unit.startswith("h")), None)
    period = _PERIOD.search(text)
    if limit is None or period is None:
        return None
    chart = scope.case.chart
    rest = f"{text[: limit.start]} {text[limit.end : period.start()]}"
    asked = {t.stem for t in chart.annotator.words(rest).tokens if t.text[0].isalpha() and t.text.lower() not in STOP and len(t.text) > 2}
    if len(asked) < 2:
        return None
    found: list[Reading] = []
    for index in sorted(set.intersection(*(set(chart.by_stem.get(s, ())) | _about(chart, s) for s in asked))):
        entry = chart.entries[index]
        if not entry.usable or period["per"].lower() not in " ".join(entry.passage.heads).lower():
            continue
        label = {t.stem for t in entry.words.tokens}
        for start, end, head in entry.passage.cells[1:]:
            value = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:h|hours?)?\s*", entry.text[start:end])
            if value and asked <= label | {t.stem for t in chart.annotator.words(head).tokens}:
                found.append(Reading(float(value[1]), entry.passage.recorded_on, entry, start, end, "h"))
    last = max((r.on for r in found if r.on), default=None)
    now = [r for r in found if r.on == last and r.on is not None]
    if not now:
        return None
    why = f"{now[0].value:g} hours; asked: {limit.said()}"
    answers = {limit.holds(r.value * 3600) for r in now}
    proof = now[0].evidence(chart)
    if len(answers) > 1:
        return unknown(why, f"the hours: {text}", (proof,), kind="measure")
    return met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")


def _about(chart: Chart, stem: str) -> set[int]:
    """Entries whose heads name a word."""
    return {e.index for e in chart.entries if e.passage.cells and any(t.stem == stem for t in e.about.tokens)}


_STABLE = re.compile(r"(?i)\b(?:weight\s+(?:\w+\s+){0,3}stable|stable\s+(?:body\s+)?weight|weight\s+stability)\b")


def stable(text: str, scope: Scope) -> Outcome | None:
    """A weight within so many percent over so long before the request; None where the text asks no such thing."""
    if not _STABLE.search(text):
        return None
    found = quantities(text, bare=True)
    percent = next((q for q in found if q.dimension == "%"), None)
    length = next((q for q in found if q.dimension == "days"), None)
    if percent is None or length is None:
        return None
    ask = f"weights with their dates over {length.said()}"
    readings = [r for r in readings_of(scope.case.chart, "weight") if r.on is not None and r.on <= scope.case.as_of]
    units = {r.unit for r in readings if r.unit}
    if len(units) > 1:
        readings = [r for r in readings if r.unit == max(units, key=lambda u: sum(x.unit == u for x in readings))]
    outcomes = [_steady(readings, months_before(day, length.low), day, percent) for day in scope.case.anchors()]
    if not outcomes or any(o is None for o in outcomes) or len({o[0] for o in outcomes if o}) != 1:
        return unknown("The record does not give weights over the whole period", ask, kind="measure")
    holds, low, high = outcomes[0]  # type: ignore[misc]
    why = f"Weights from {low.value:g} to {high.value:g} {low.unit}; asked: within {percent.said()}".strip()
    proof = (low.evidence(scope.case.chart), high.evidence(scope.case.chart))
    return met(why, *dict.fromkeys(proof), kind="measure") if holds else not_met(why, *dict.fromkeys(proof), kind="measure")


def _steady(readings: list[Reading], since: date, until: date, percent: Quantity) -> tuple[bool, Reading, Reading] | None:
    """Whether weights from the last one before the period on differ by at most the percentage; None where there are too few."""
    dated = sorted((r for r in readings if r.on is not None and r.on <= until), key=lambda r: r.on or until)
    before = [r for r in dated if r.on is not None and since - timedelta(days=120) <= r.on <= since]
    if not before:
        return None
    taken = [r for r in dated if (r.on or until) >= (before[-1].on or until)]
    if len({r.on for r in taken}) < 2 or (until - (taken[-1].on or until)).days > 120:
        return None
    low, high = min(taken, key=lambda r: r.value), max(taken, key=lambda r: r.value)
    return (high.value - low.value) / high.value * 100 <= percent.low, low, high
