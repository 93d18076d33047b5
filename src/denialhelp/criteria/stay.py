"""Hospital stays, and services that only a certain level of care can give."""

from __future__ import annotations

import re

from .case import Scope
from .function import lower_level
from .numbers import quantities
from .outcome import Outcome, met, not_met, still_open

_STAY = re.compile(
    r"(?i)\b(?:hospital|inpatient|acute)\s+(?:stay|admission|hospitali[sz]ation)\b|\bqualifying\s+stay\b|\bhospitali[sz]ed\b"
)
_FROM = re.compile(r"(?i)\b(?:admit\w*|admission|hospitali[sz]\w+|inpatient|hospital\s+stay)\b")
_NIGHTS = re.compile(
    r"(?i)(?<![\d/.-])(?P<n>\d{1,2})[\s-]*(?:inpatient\s+|midnight\s+)?(?:nights?|days?|midnights)\b(?=[^.;]{0,25}\b(?:inpatient|"
    r"hospital|acute|stay|admission)\b|"
    r"\s*\))"
)
_ONLY = re.compile(
    r"(?i)\bcan\s+only\s+be\s+(?:provided|given|performed|met)\b|\bcannot\s+be\s+(?:safely\s+)?(?:provided|given|met|"
    r"treated)\s+(?:safely\s+)?(?:in|at|by)\b|\bless\s+intensive\b|\blower\s+level\s+of\s+care\b"
)


_PLANNED = re.compile(r"(?i)\b(?:planned|scheduled|will\s+be|to\s+be|expected|requested|proposed|authoriz\w+)\b")


def hospital_stay(text: str, scope: Scope) -> Outcome | None:
    """A stay of at least so many days: the days between admission and discharge that one passage states."""
    limits = [q for q in quantities(text) if q.dimension == "days"]
    if not limits or not _STAY.search(text):
        return None
    for entry in scope.case.chart.entries:
        begin = _FROM.search(entry.text)
        days = [d for d in entry.dates if d.first == d.last and begin is not None and d.start > begin.start()]
        if not entry.usable or len(days) < 2 or _PLANNED.search(entry.text) or not re.search(r"(?i)\bdischarg\w+|\bto\b|–|-", entry.text):
            continue
        length = (days[-1].first - days[0].first).days
        if length <= 0 or length > 365:
            continue
        evidence = scope.case.chart.evidence(entry, on=days[0].first, method="stay")
        why = f"{days[0].first.isoformat()} to {days[-1].first.isoformat()}: {length} days; asked: {limits[0].said()}"
        return met(why, evidence, kind="stay") if limits[0].holds(float(length)) else not_met(why, evidence, kind="stay")
    for entry in scope.case.chart.entries:
        m = _NIGHTS.search(entry.text)
        if (
            entry.usable
            and m is not None
            and _FROM.search(entry.text)
            and not re.search(r"(?i)\b(?:expected|authoriz\w+|plan\w*|rule|at\s+least)\b", entry.text)
        ):
            why = f"{m['n']} days or nights; asked: {limits[0].said()}"
            evidence = scope.case.chart.evidence(entry, method="stay")
            return met(why, evidence, kind="stay") if limits[0].holds(float(m["n"])) else not_met(why, evidence, kind="stay")
    return still_open("stay")


def only_level(text: str, scope: Scope) -> Outcome | None:
    """Services that only this level of care can give: the record says why a lower one would not do."""
    if not _ONLY.search(text):
        return None
    return lower_level(f"{text} home health, outpatient, skilled nursing facility", scope)
