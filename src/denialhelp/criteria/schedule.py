"""Doses of practice and care: hours a day, days a week, weeks, hours a week; a criterion's schedule against one in the record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import NUMBER_WORDS, value_of

_N = r"(\d+(?:\.\d+)?|" + "|".join(NUMBER_WORDS) + r")"
_HOURS_DAY = re.compile(
    rf"(?i){_N}(?:\s*(?:to|-|–)\s*{_N})?\s*(?:hours?|hrs?)\b[^.;,]{{0,45}}?\b(?:a|per|each|every)\s+(?:day|night)|{_N}(?:\s*(?:to|-|"
    rf"–)\s*{_N})?\s*(?:hours?|hrs?)\s*/\s*day|{_N}\s+hours?\s+(?:daily|nightly|every\s+night|overnight)"
)
_DAYS_WEEK = re.compile(
    rf"(?i){_N}(?:\s*(?:to|-|–)\s*{_N})?\s*(?:days?|times|visits?|x)\b[^.;,]{{0,20}}?\b(?:a|per|each|/)\s*week|{_N}\s*(?:x|times?|"
    rf"days?|d)?\s*(?:/|"
    rf"per\s+|a\s+)\s*(?:week|wk)\b"
)
_TIMES_WEEK = re.compile(r"(?i)\b(once|twice)\s+(?:a|per|each|every)\s+week")
_HOURS_WEEK = re.compile(rf"(?i){_N}\s*(?:hours?|hrs?)\b[^.;,]{{0,30}}?\b(?:a|per|each|every)\s+week")
_WEEKS = re.compile(rf"(?i)(?:for|over|within\s+an?|,)\s*{_N}[\s-]*(?:consecutive\s+)?weeks?|{_N}\s+consecutive\s+weeks?")
_TOTAL_DAYS = re.compile(rf"(?i)(?:at\s+least\s+)?{_N}\s+(?:weekdays|treatment\s+days|days)\b(?!\s*(?:a|per)\s+week)")
_CLOCK = re.compile(r"(?i)\bfrom\s+(\d{1,2}):(\d{2})\s*(?:to|-|–)\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Schedule:
    """Low and high hours a day, low days a week, weeks, total days; None where not said."""

    hours: tuple[float, float] | None = None
    days_a_week: float | None = None
    weeks: float | None = None
    total_days: float | None = None
    hours_a_week: float | None = None

    @property
    def said(self) -> bool:
        """True where a schedule is stated at all."""
        return self.hours is not None or self.days_a_week is not None or self.hours_a_week is not None

    @property
    def weekly(self) -> float | None:
        """Hours a week, said or counted from hours a day and days a week."""
        if self.hours_a_week is not None:
            return self.hours_a_week
        return None if self.hours is None or self.days_a_week is None else self.hours[0] * self.days_a_week

    @property
    def days(self) -> float | None:
        """Treatment days in all."""
        if self.total_days is not None:
            return self.total_days
        return None if self.days_a_week is None or self.weeks is None else self.days_a_week * self.weeks


def _first(m: re.Match[str]) -> tuple[float, float]:
    values = [value_of(g) for g in m.groups() if g]
    return values[0], values[1] if len(values) > 1 else values[0]


def schedule_in(text: str) -> Schedule:
    """The schedule that a text states."""
    hours = _first(m) if (m := _HOURS_DAY.search(text)) else None
    if hours is None and (c := _CLOCK.search(text)):
        start, end = int(c[1]) + int(c[2]) / 60, int(c[3]) + int(c[4]) / 60
        span = (end - start) % 24
        hours = (span, span)
    week = _first(m)[0] if (m := _DAYS_WEEK.search(text) or _TIMES_WEEK.search(text)) else None
    weeks = _first(m)[0] if (m := _WEEKS.search(text)) else None
    total = _first(m)[0] if (m := _TOTAL_DAYS.search(text)) else None
    whole = _first(m)[0] if (m := _HOURS_WEEK.search(text)) else None
    return Schedule(hours, week, weeks, total, whole)


def satisfies(have: Schedule, asked: Schedule, *, exact_range: bool) -> bool:
    """True where a schedule in the record is at least what is asked (inside the range of hours where the criterion gives a range)."""
    if asked.hours is not None:
        if have.hours is None:
            return False
        low, high = asked.hours
        if have.hours[0] < low or (exact_range and high > low and have.hours[1] > high):
            return False
    if asked.hours_a_week is not None and (have.weekly is None or have.weekly < asked.hours_a_week):
        return False
    if asked.days_a_week is not None and (have.days_a_week is None or have.days_a_week < asked.days_a_week):
        return False
    if asked.total_days is not None and (have.days is None or have.days < asked.total_days):
        return False
    return not (asked.weeks is not None and asked.total_days is not None and have.weeks is not None and have.weeks > asked.weeks)
