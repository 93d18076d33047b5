"""Dates in running text, English and Spanish: found with their places, and written the way a letter writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MESES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
_NUMBER_OF = {name: i + 1 for names in (_MONTHS, _MESES) for i, name in enumerate(names)}
_NUMBER_OF |= {name[:3]: i + 1 for i, name in enumerate(_MONTHS)} | {"sept": 9, "setiembre": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"

_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"(?<!\d)(?P<year>\d{4})-(?P<mm>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<![\d/])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?![\d/])",
        r"(?<![\w])(?P<year>(?:19|20)\d{2})(?P<mm>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\w])(?P<mm>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?P<year>(?:19|20)\d{2})(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d{{2}})\b)?",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?{_MONTH}(?:,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d{{2}})\b)?",
        rf"\b{_MONTH}\s+(?:of\s+|de\s+)?(?P<year>(?:19|20)\d{{2}})\b",
    )
)
_SHORT = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: `start` and `end` are offsets; `year` or `day` is None where the text does not say."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def whole(self) -> date | None:
        """The date, where year, month and day are all said and exist."""
        if self.year is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    number = int(text)
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _month_and_day(match: re.Match[str], day_first: bool) -> tuple[int, int | None] | None:
    groups = match.groupdict()
    if groups.get("a") is not None:
        a, b = int(groups["a"]), int(groups["b"])
        month, day = (b, a) if (day_first or a > 12) and b <= 12 else (a, b)
        return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    month = int(groups["mm"]) if groups.get("mm") else _NUMBER_OF[groups["month"].lower()]
    day_said = int(groups["day"]) if groups.get("day") else None
    if not 1 <= month <= 12 or (day_said is not None and not 1 <= day_said <= 31):
        return None
    return month, day_said


def find_dates(text: str, *, day_first: bool = False, short: bool = False) -> tuple[Found, ...]:
    """The dates of a text in their order, longest reading first where two overlap.

    `day_first` reads 06/08/2026 as August 6 (Spanish); `short` also takes 11/15 without a year, which a score may look like.
    """
    found: list[Found] = []
    for pattern in (*_PATTERNS, _SHORT) if short else _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < f.end and match.end() > f.start for f in found):
                continue
            parts = _month_and_day(match, day_first)
            if parts is not None:
                found.append(Found(match.start(), match.end(), _year(match.groupdict().get("year")), *parts))
    return tuple(sorted(found, key=lambda f: f.start))


def written(day: date) -> str:
    """A date as a letter writes it: October 19, 2026."""
    return f"{_MONTHS[day.month - 1].capitalize()} {day.day}, {day.year}"


def spanish(day: date) -> str:
    """A date as a Spanish text writes it: 10 de marzo de 2027."""
    return f"{day.day} de {_MESES[day.month - 1]} de {day.year}"


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or the first of the month after where that month has no such day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def shift(day: date, count: int, unit: str) -> date | None:
    """`day` and a period later; `unit` begins with day, week, month, year or calendar; None for hours and business days."""
    unit = unit.lower()
    if unit.startswith(("day", "calendar")):
        return day + timedelta(days=count)
    if unit.startswith("week"):
        return day + timedelta(weeks=count)
    if unit.startswith("month"):
        return add_months(day, count)
    if unit.startswith("year"):
        return add_months(day, 12 * count)
    return None
