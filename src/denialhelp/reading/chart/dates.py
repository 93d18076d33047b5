"""Days, months and years that a chart names, with the year that a short date leaves out taken from the note's date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1
    )
}
_MONTHS |= {"ene": 1, "abr": 4, "ago": 8, "dic": 12}
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_ANY = re.compile(
    rf"(?<![\w/.$-])(?:(?P<iy>(?:19|20)\d\d)(?P<is>[-/])(?P<im>\d\d)(?P=is)(?P<id>\d\d)(?=$|\W|T\d)"
    rf"|(?P<a>\d{{1,2}})(?P<s>[/-])(?P<b>\d{{1,2}})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\w/-])"
    rf"|(?P<m1>{_NAME})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>(?:19|20)\d\d))?(?![\w/]|-\w)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:de\s+)?(?P<m2>{_NAME})\.?(?:,?[\s-](?:de\s+|del\s+)?(?P<y2>(?:19|20)\d\d))(?!\w)"
    rf"|(?P<m3>{_NAME})\.?,?\s+(?:of\s+|de\s+)?(?P<y3>(?:19|20)\d\d)(?!\w)"
    rf"|(?P<m4>0?[1-9]|1[0-2])/(?P<y4>(?:19|20)\d\d)(?![\w/])"
    rf"|(?P<m5>0[1-9]|1[0-2])/(?P<d5>0[1-9]|[12]\d|3[01])(?![\w/%])"
    rf"|(?P<y6>(?:19|20)\d\d)(?![\w/%-]|\.\d|,\d))",
    re.IGNORECASE,
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|until|from|of|by|during|early|late|mid|spring|summer|fall|autumn|winter|year|before|after|circa|to|through|"
    r"and|onset|dx|[a-z]{4,})|[(,–~-])\s?$",
    re.IGNORECASE,
)
_SHORT_LEAD = re.compile(
    r"(?:\b(?:on|from|to|since|until|through|thru|by|of|and|at|for|missed|visit|was|started|stopped|show|after|before|dated|out|"
    r"off|with|in|in the|dose)|[(,:–~;-]|^)\s*$",
    re.IGNORECASE,
)
# "10/10" may be a score: it is a day only after a word of time.
_WORD_LEAD = re.compile(r"\b(?:on|from|to|since|until|through|by|after|before|started|stopped|icu|off|out)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A time named at `start:end` of a text: from `first` to `last`; `exact` is day, month or year."""

    start: int
    end: int
    first: date
    last: date
    exact: str


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(year: int) -> int:
    """A year of two digits in its century (up to 39 the 2000s)."""
    return year if year > 99 else year + (2000 if year < 40 else 1900)


def nearest(month: int, day: int, around: date | None) -> date | None:
    """The day of a short date: of the year of `around`, or of the year before where that would lie over a month ahead."""
    if around is None:
        return None
    found = _day(around.year, month, day)
    if found is not None and found > around + timedelta(days=45):
        found = _day(around.year - 1, month, day)
    return found


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _exact_day(match: re.Match[str], around: date | None) -> date | None:
    part = match.groupdict()
    if part["iy"]:
        return _day(int(part["iy"]), int(part["im"]), int(part["id"]))
    if part["a"]:
        first, second, year = int(part["a"]), int(part["b"]), full_year(int(part["y"]))
        return _day(year, first, second) if first <= 12 else _day(year, second, first)
    if part["m1"]:
        month, day = _MONTHS[part["m1"][:3].lower()], int(part["d1"])
        return _day(int(part["y1"]), month, day) if part["y1"] else nearest(month, day, around)
    if part["m2"]:
        return _day(int(part["y2"]), _MONTHS[part["m2"][:3].lower()], int(part["d2"]))
    if part["m5"] and (_WORD_LEAD if part["m5"] == part["d5"] else _SHORT_LEAD).search(
        match.string[max(0, match.start() - 12) : match.start()]
    ):
        return nearest(int(part["m5"]), int(part["d5"]), around)
    return None


def _when(match: re.Match[str], around: date | None) -> When | None:
    day = _exact_day(match, around)
    if day is not None:
        return When(match.start(), match.end(), day, day, "day")
    part = match.groupdict()
    if part["m3"] or part["m4"]:
        month = _MONTHS[part["m3"][:3].lower()] if part["m3"] else int(part["m4"])
        first, last = _month(int(part["y3"] or part["y4"]), month)
        return When(match.start(), match.end(), first, last, "month")
    if part["y6"] and _YEAR_LEAD.search(match.string[max(0, match.start() - 12) : match.start()]):
        year = int(part["y6"])
        return When(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31), "year")
    return None


@lru_cache(maxsize=16384)
def find_times(text: str, around: date | None = None) -> tuple[When, ...]:
    """The times that a text names, in order; a short date takes its year from `around`, and is left out without it."""
    if not any(c.isdigit() for c in text):
        return ()
    found = (_when(match, around) for match in _ANY.finditer(text))
    return tuple(w for w in found if w is not None and 1900 < w.first.year < 2100)


def first_day(text: str, around: date | None = None) -> date | None:
    """The first whole day that a text names, or None."""
    return next((w.first for w in find_times(text, around) if w.exact == "day"), None)


_RANGE = re.compile(r"^\s*(?:to|through|thru|until|till|-|–|—|and|hasta|al)\s*(?:the )?\s*$", re.IGNORECASE)
_SHORT_START = re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})\s*(?:to|through|-|–|—)\s*$")


def find_range(text: str, around: date | None = None) -> tuple[date, date] | None:
    """The first period that a text names ("06/16/2026 to 08/27/2026", "06/16–08/27/2026", "06/2024 to 01/2026"), or None."""
    times = find_times(text, around)
    for one, two in pairwise(times):
        if _RANGE.match(text[one.end : two.start]) and one.first <= two.last:
            return one.first, two.last
    for when in times:
        lead = _SHORT_START.search(text[max(0, when.start - 24) : when.start])
        if lead and when.exact == "day":
            begin = _day(when.first.year, int(lead["m"]), int(lead["d"])) if int(lead["m"]) <= 12 else None
            if begin is not None and begin <= when.first:
                return begin, when.last
    return None
