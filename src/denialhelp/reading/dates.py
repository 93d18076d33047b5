"""Find dates as US and Spanish notices write them; never a date that is none."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_EN = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_ES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
_SHORT = {"sept": 9, "setiembre": 9, "set": 9, "ene": 1, "abr": 4, "ago": 8, "dic": 12}
MONTHS: dict[str, int] = {name: i for names in (_EN, _ES) for i, name in enumerate(names, 1)}
MONTHS |= {name[:3]: i for i, name in enumerate(_EN, 1)} | _SHORT

_NAME = "|".join(name.replace("o", "[o0]") for name in sorted(MONTHS, key=len, reverse=True))  # recognition reads "0ctober"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_END = r"(?![\w])(?!-\d)"
_WORDY = (
    re.compile(rf"\b(?P<m>{_NAME})(?![^\W\d_])\.?\s*{_DAY}(?:st|nd|rd|th)?\s*[,.]?\s*{_YEAR}{_END}", re.IGNORECASE),
    re.compile(
        rf"(?<![\w/.-]){_DAY}(?:st|nd|rd|th|º|o)?[\s-]+(?:(?:de|of)\s+)?(?P<m>{_NAME})\b\.?[\s,-]*(?:(?:de|del)\s+)?{_YEAR}{_END}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<m>{_NAME})\b\s+{_DAY}\s*,?\s*(?:de|del)\s+{_YEAR}{_END}", re.IGNORECASE),
)
_NUMERIC = re.compile(r"(?<![\w/.$-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\w/])(?![.-]\d)")
_ISO = re.compile(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\w/])(?!-\d)")
_PARTIAL = (
    re.compile(rf"\b(?P<m>{_NAME})\b\.?\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?![\w/])(?!\s*,?\s*\d{{4}})", re.IGNORECASE),
    re.compile(
        rf"(?<![\w/.-]){_DAY}(?:st|nd|rd|th)?\s+(?:(?:de|of)\s+)?(?P<m>{_NAME})\b(?!\.?\s*,?\s*(?:de\s+|del\s+)?\d{{4}})", re.IGNORECASE
    ),
    re.compile(r"(?<![\w/.$-])(?P<a>1[0-2]|0?[1-9])/(?P<b>0?[1-9]|[12]\d|3[01])(?![\w/])(?!-\d)"),
    re.compile(r"\bthe\s+(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?!\s+(?:of|time|floor|day|visit|page))", re.IGNORECASE),
    re.compile(r"\bel\s+(?:d[ií]a\s+)?(?P<d>0?[1-9]|[12]\d|3[01])\b(?!\s+(?:de\s|%|por|d[ií]as|horas|a[ñn]os))", re.IGNORECASE),
)
_RANGE_SAME_MONTH = (
    re.compile(
        rf"\b(?P<m>{_NAME})\b\.?\s*(?P<d>\d{{1,2}})\s*(?:-|–|—|to|through|thru)\s*(?P<e>\d{{1,2}})\s*,?\s*{_YEAR}{_END}", re.IGNORECASE
    ),
    re.compile(rf"\bdel?\s+(?P<d>\d{{1,2}})\s+al?\s+(?P<e>\d{{1,2}})\s+de\s+(?P<m>{_NAME})\s+(?:de|del)\s+{_YEAR}{_END}", re.IGNORECASE),
)
_RANGE_SAME_YEAR = (
    re.compile(
        rf"\b(?P<m>{_NAME})\b\.?\s*(?P<d>\d{{1,2}})\s*(?:-|–|—|to|through|"
        rf"thru)\s*(?P<n>{_NAME})\b\.?\s*(?P<e>\d{{1,2}})\s*,?\s*{_YEAR}{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bdel?\s+(?P<d>\d{{1,2}})\s+de\s+(?P<m>{_NAME})\s+al?\s+(?P<e>\d{{1,2}})\s+de\s+(?P<n>{_NAME})\s+(?:de|del)\s+{_YEAR}{_END}",
        re.IGNORECASE,
    ),
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|to|through|thru|until|al?|hasta(?:\s+el)?|and|y)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day named in a text at `start:end`. `other` is the second reading of a numeric date whose order is open; `sure` is
    False for a two-digit year or an open order."""

    day: date
    start: int
    end: int
    sure: bool = True
    other: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A period named in a text at `start:end`."""

    first: date
    last: date
    start: int
    end: int


def month_number(name: str) -> int | None:
    """The number of a month named in English or Spanish, whole or short; None where it is no month."""
    return MONTHS.get(unicodedata.normalize("NFKD", name.lower().replace("0", "o")).encode("ascii", "ignore").decode().rstrip("."))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_first(texts: Sequence[str], language: str) -> bool | None:
    """Whether numeric dates of these texts put the day first: shown by a number over 12, else by the language; None where both show."""
    day = month = False
    for text in texts:
        for found in _NUMERIC.finditer(text):
            a, b = int(found["a"]), int(found["b"])
            day |= a > 12 >= b
            month |= b > 12 >= a
    if day and month:
        return None
    if day or month:
        return day
    return None if language == "es" else False


def _full_year(text: str, pivot: int) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if 2000 + year <= pivot + 2 else 1900 + year


def _numeric(found: re.Match[str], order: bool | None, pivot: int) -> Mention | None:
    a, b, year = int(found["a"]), int(found["b"]), _full_year(found["y"], pivot)
    us, es = _made(year, a, b), _made(year, b, a)
    if us is None and es is None:
        return None
    if us is None or es is None or us == es:
        day = us or es
        assert day is not None  # noqa: S101 - one of the two exists
        return Mention(day, *found.span(), sure=len(found["y"]) == 4)
    if order is None:
        return Mention(es, *found.span(), sure=False, other=us)
    return Mention(es if order else us, *found.span(), sure=len(found["y"]) == 4, other=us if order else es)


def find_dates(text: str, *, order: bool | None = False, pivot: int = 2026) -> tuple[Mention, ...]:
    """Every whole date in a text, in order. `order` True reads numeric dates day first, None leaves the order open;
    `pivot` is the year now, which places two-digit years."""
    found: dict[int, Mention] = {}
    taken: list[tuple[int, int]] = []

    def put(mention: Mention | None) -> None:
        if mention is not None and not any(mention.start < e and mention.end > s for s, e in taken):
            found[mention.start] = mention
            taken.append((mention.start, mention.end))

    for pattern in _WORDY:
        for hit in pattern.finditer(text):
            month = month_number(hit["m"])
            day = None if month is None else _made(int(hit["y"]), month, int(hit["d"]))
            put(None if day is None else Mention(day, *hit.span()))
    for hit in _ISO.finditer(text):
        day = _made(int(hit["y"]), int(hit["m"]), int(hit["d"]))
        put(None if day is None else Mention(day, *hit.span()))
    for hit in _NUMERIC.finditer(text):
        put(_numeric(hit, order, pivot))
    return tuple(found[k] for k in sorted(found))


def impossible_dates(text: str) -> tuple[tuple[int, int], ...]:
    """Places of what is written as a date and is none (02/30/2026, June 31, 2026)."""
    out = [h.span() for h in _NUMERIC.finditer(text) if len(h["y"]) == 4 and h["s"] == "/" and _numeric(h, None, 2026) is None]
    for pattern in _WORDY:
        for hit in pattern.finditer(text):
            month = month_number(hit["m"])
            if month is not None and _made(int(hit["y"]), month, int(hit["d"])) is None:
                out.append(hit.span())
    return tuple(out)


def find_ranges(text: str, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Every period in a text: two whole dates joined by a word or a dash, or a range inside one month or year."""
    out: list[Span] = []
    for one, two in itertools.pairwise(mentions):
        between = text[one.end : two.start]
        if _BETWEEN.fullmatch(between) and not re.fullmatch(r"\s*(?:and|y)\s*", between, re.IGNORECASE) and one.day <= two.day:
            out.append(Span(one.day, two.day, one.start, two.end))
    for pattern in (*_RANGE_SAME_MONTH, *_RANGE_SAME_YEAR):
        for hit in pattern.finditer(text):
            month = month_number(hit["m"])
            last_month = month_number(hit["n"]) if "n" in hit.groupdict() else month
            if month is None or last_month is None:
                continue
            first, last = _made(int(hit["y"]), month, int(hit["d"])), _made(int(hit["y"]), last_month, int(hit["e"]))
            if first and last and first <= last:
                out.append(Span(first, last, *hit.span()))
    return tuple(sorted(out, key=lambda s: s.start))


def find_partial(text: str, *, after: date, before: date) -> tuple[Mention, ...]:
    """Dates without a year or month ("October 26", "the 21st", "10/26", "el 11 de septiembre"), placed on the first such day
    from `after` to `before` inclusive; those with no such day are left out. What is written as a whole date is not given again."""
    whole = find_dates(text)
    out: dict[int, Mention] = {}
    for pattern in _PARTIAL:
        for hit in pattern.finditer(text):
            if any(hit.start() < w.end and hit.end() > w.start for w in whole) or any(
                hit.start() < m.end and hit.end() > m.start for m in out.values()
            ):
                continue
            groups = hit.groupdict()
            month = month_number(hit["m"]) if groups.get("m") else int(hit["a"]) if groups.get("a") else None
            number = int(hit["d"]) if groups.get("d") else int(hit["b"])
            day = _placed(month, number, after, before)
            if day is not None:
                out[hit.start()] = Mention(day, *hit.span(), sure=month is not None)
    return tuple(out[k] for k in sorted(out))


def _placed(month: int | None, number: int, after: date, before: date) -> date | None:
    year, at = after.year, after.month
    while (year, at) <= (before.year, before.month):
        day = _made(year, at, number) if month in (None, at) else None
        if day is not None and after <= day <= before:
            return day
        year, at = (year + 1, 1) if at == 12 else (year, at + 1)
    return None
