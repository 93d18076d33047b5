"""How long and since when: durations and starting days in a sentence, reckoned from its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import find_range, find_times

_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_WORDS |= {"a": 1, "an": 1, "twenty-four": 24, "thirty": 30, "couple": 2}
NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mos?|years?|yrs?)"
_DURATION = re.compile(
    rf"(?:\b(?:for|x|over|of|lasting|after|during|taken|completed|past|last|within)\s+(?:the (?:past|last) |about |over |"
    rf"more than |at least |nearly |almost |a total of )?)"
    rf"(?P<n>{NUMBER})[\s-](?:full |consecutive )?{_UNIT}\b",
    re.IGNORECASE,
)
_HYPHENED = re.compile(rf"\b(?P<n>{NUMBER})[\s-]{_UNIT}(?: (?:course|trial|history|of)\b|,|\)|$)", re.IGNORECASE)
_AGO = re.compile(rf"\b(?P<n>{NUMBER}) {_UNIT} (?:ago|prior|earlier|before)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|beginning|starting|started(?: on| in)?|began(?: on| in)?|onset(?: of)?|initiated(?: on)?|from|begun(?: on)?|"
    r"desde)\s*:?\s*(?:the |about |approximately |early |late |mid-?|spring of |summer of |fall of |winter of )*",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|through|stopped|discontinued|d/c'?d?|ended|last (?:dose|fill|taken|infusion)|completed|off since|off|"
    r"hasta)\s*(?:on|in|by|:)?\s*",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}


@dataclass(frozen=True, slots=True)
class Span:
    """When something began and ended, and how many days it took, each as far as it is said."""

    start: date | None = None
    end: date | None = None
    days: int | None = None


def number(text: str) -> float | None:
    """The number that digits or a word name."""
    low = text.lower()
    if low in _WORDS:
        return float(_WORDS[low])
    try:
        return float(low.replace(",", ""))
    except ValueError:
        return None


def duration_days(text: str) -> int | None:
    """The days of the first duration that a text names ("for six weeks", "x 12 weeks"), or None."""
    match = _DURATION.search(text) or _HYPHENED.search(text)
    if match is None:
        return None
    count = number(match["n"])
    return None if count is None else round(count * _DAYS[match["unit"][0].lower()])


def _day_after(text: str, lead: re.Pattern[str], around: date | None) -> date | None:
    for match in lead.finditer(text):
        times = find_times(text[max(0, match.end() - 9) : match.end() + 26], around)
        offset = match.end() - max(0, match.end() - 9)
        for when in times:
            if offset - 1 <= when.start <= offset + 2:
                return when.first
    return None


def span_in(text: str, around: date | None) -> Span:
    """When what a text speaks of began and ended; `around` is the day of the note."""
    period = find_range(text, around)
    if period is not None:
        return Span(period[0], period[1], (period[1] - period[0]).days)
    start, end, days = _day_after(text, _SINCE, around), _day_after(text, _UNTIL, around), duration_days(text)
    if start is None and end is not None and days is not None:
        start = end - timedelta(days=days)
    if start is None and around is not None:
        ago = _AGO.search(text)
        count = number(ago["n"]) if ago else None
        if ago and count is not None:
            start = around - timedelta(days=round(count * _DAYS[ago["unit"][0].lower()]))
    if start is not None and end is not None and start > end:
        end = None
    return Span(start, end, days)
