"""Quantities with comparators and units, time windows, and dates, read from policies and charts alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .header import day_of

NUMBER_WORDS = {
    "one": 1,
    "once": 1,
    "two": 2,
    "twice": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "twenty-four": 24,
    "twenty-six": 26,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
}
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUM = rf"(?:-?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|-?\d+(?:\.\d+)?|\b(?:{_WORDS})\b)"
_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("day", "days", "calendar days"), ("days", 1.0)),
    **dict.fromkeys(("weekday", "weekdays"), ("days", 1.0)),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), ("days", 7.0)),
    **dict.fromkeys(("month", "months", "mo", "mos"), ("days", 30.4375)),
    **dict.fromkeys(("year", "years", "yr", "yrs", "yo"), ("days", 365.25)),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), ("seconds", 3600.0)),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), ("seconds", 60.0)),
    **dict.fromkeys(("second", "seconds", "sec", "s"), ("seconds", 1.0)),
    **dict.fromkeys(("ms", "msec", "milliseconds"), ("seconds", 0.001)),
    **dict.fromkeys(("session", "sessions", "visit", "visits", "treatments"), ("sessions", 1.0)),
    **dict.fromkeys(("times", "repetitions"), ("times", 1.0)),
    **dict.fromkeys(("degrees", "degree", "°"), ("degrees", 1.0)),
    **dict.fromkeys(("%", "percent"), ("%", 1.0)),
    **dict.fromkeys(("mg",), ("mg", 1.0)),
    **dict.fromkeys(("mcg",), ("mg", 0.001)),
    **dict.fromkeys(("g", "gram", "grams"), ("mg", 1000.0)),
    **dict.fromkeys(("kg", "kilograms"), ("kg", 1.0)),
    **dict.fromkeys(("lb", "lbs", "pounds"), ("kg", 0.45359237)),
    **dict.fromkeys(("mmhg", "mm hg"), ("mmhg", 1.0)),
    **dict.fromkeys(("points", "point"), ("points", 1.0)),
    **dict.fromkeys(("mm",), ("mm", 1.0)),
    **dict.fromkeys(("cm",), ("mm", 10.0)),
    **dict.fromkeys(("kg/m2", "kg/m²", "kg/m^2"), ("kg/m2", 1.0)),
    **dict.fromkeys(("mg/dl",), ("mg/dl", 1.0)),
    **dict.fromkeys(("events per hour", "events/hour", "events/hr", "events/h", "per hour"), ("events/h", 1.0)),
    **dict.fromkeys(("db",), ("db", 1.0)),
    **dict.fromkeys(("bpm", "beats per minute", "beats a minute", "beats/min"), ("bpm", 1.0)),
    **dict.fromkeys(("breaths per minute", "breaths a minute", "breaths/min"), ("breaths", 1.0)),
    **dict.fromkeys(("ml/min", "ml/min/1.73 m2"), ("ml/min", 1.0)),
    **dict.fromkeys(("g/dl",), ("g/dl", 1.0)),
    **dict.fromkeys(("iu/ml",), ("iu/ml", 1.0)),
    **dict.fromkeys(("liters per minute", "l/min", "liters a minute"), ("l/min", 1.0)),
    **dict.fromkeys(("cells per microliter", "cells/ul", "cells/mcl", "cells/µl"), ("cells", 1.0)),
    **dict.fromkeys(("ng/ml",), ("ng/ml", 1.0)),
    **dict.fromkeys(("feet", "ft"), ("feet", 1.0)),
    **dict.fromkeys(("meters", "metres", "m"), ("meters", 1.0)),
    **dict.fromkeys(("standard deviations", "standard deviation", "SD"), ("sd", 1.0)),
    **dict.fromkeys(
        ("attempts", "episodes", "admissions", "agents", "drugs", "medications", "joints", "trials", "classes"), ("count", 1.0)
    ),
}
_UNIT = "|".join(sorted((re.escape(u) for u in _UNITS), key=len, reverse=True))
_FILL = (
    r"(?:\s+(?:attended|supervised|consecutive|continuous|full|complete[d]?|documented|separate|additional|calendar|treatment|"
    r"therapy|of\s+active|scheduled|formal|total|adequate|different|prior|previous)){0,2}"
)
_AFTER = rf"(?:(?:\s+and\s+(?:a|one)[\s-]half)?\s*-?\s*(?P<u{{0}}>{_UNIT})(?![\w/])|{_FILL}\s+(?P<v{{0}}>{_UNIT})(?![\w/]))?"


def _after(n: int) -> str:
    return _AFTER.replace("{0}", str(n))


_LOW = (
    r"at\s+least|a?\s*minimum\s+(?:of\s+)?|no\s+(?:less|fewer)\s+than|not\s+less\s+than|≥|>=|greater\s+than\s+or\s+equal\s+to|"
    r"more\s+than\s+or\s+equal\s+to|equal\s+to\s+or\s+(?:greater|more)\s+than|\bmin\.?\s"
)
_OVER = r"more\s+than|greater\s+than|above|over|exceed(?:s|ing)?|in\s+excess\s+of|higher\s+than|>|older\s+than|longer\s+than"
_HIGH = (
    r"at\s+most|no\s+more\s+than|not\s+more\s+than|not\s+exceed(?:ing|s)?|up\s+to|a?\s*maximum\s+(?:of\s+)?|≤|<=|"
    r"less\s+than\s+or\s+equal\s+to|no\s+(?:later|longer|older|greater|higher)\s+than|does\s+not\s+exceed"
)
_UNDER = r"less\s+than|fewer\s+than|below|under|lower\s+than|<|younger\s+than|smaller\s+than|shorter\s+than"
_RULES = (
    ("range", re.compile(rf"(?i)\b(?:from|between)\s+(?P<a>{_NUM}){_after(1)}\s*(?:to|and|-|–|through)\s*(?P<b>{_NUM}){_after(2)}")),
    ("<=", re.compile(rf"(?i)(?:{_HIGH})\s*(?P<a>{_NUM}){_after(1)}")),
    ("<=", re.compile(rf"(?i)\bwithin\s+(?P<a>{_NUM})\s*(?P<u1>minutes?|seconds?|hours?|min|sec)\b(?P<v1>)")),
    (">=", re.compile(rf"(?i)(?:{_LOW})\s*(?P<a>{_NUM}){_after(1)}")),
    (">", re.compile(rf"(?i)(?:\b(?:{_OVER.replace('|>', '')})|>)\s*(?P<a>{_NUM}){_after(1)}")),
    ("<", re.compile(rf"(?i)(?:\b(?:{_UNDER.replace('|<', '')})|<)\s*(?P<a>{_NUM}){_after(1)}")),
    (">=", re.compile(rf"(?i)(?P<a>{_NUM})\s+or\s+more(?:\s+attended)?\s+(?P<u1>sessions|visits|treatments)(?![\w/])(?P<v1>)")),
    (
        ">=",
        re.compile(
            rf"(?i)(?P<a>{_NUM}){_after(1)}(?:\s+(?:of\s+age|old))?\s*(?:\([^)]{{1,20}}\)\s*)?(?:or|and)\s+(?:more|greater|higher|above|older|"
            rf"longer|over|better)\b"
        ),
    ),
    (
        "<=",
        re.compile(
            rf"(?i)(?P<a>{_NUM}){_after(1)}(?:\s+(?:of\s+age|old))?\s*(?:or|and)\s+(?:less|fewer|lower|below|under|younger|shorter|worse)\b"
        ),
    ),
    (">=", re.compile(rf"(?i)(?P<a>{_NUM})\s*\+(?!\d){_after(1)}")),
    ("range", re.compile(rf"(?i)(?P<a>{_NUM})\s*(?:to|through|-|–)\s*(?P<b>{_NUM}){_after(2)}(?![/\d])(?P<u1>)(?P<v1>)")),
    ("=", re.compile(rf"(?i)(?:(?<![\w./-])|(?<=\bx))(?P<a>{_NUM}){_after(1)}(?![/\d])")),
)
DATE = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},"
    r"?\s+\d{4}|\d{1,2}[\s-](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"[a-z]*\.?[\s-]\d{4})\b"
)
_MONTH_YEAR = re.compile(
    r"\b(?:(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})|(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,"
    r"?\s+(?:of\s+)?(?P<y2>(?:19|20)\d{2})|(?P<season>spring|summer|fall|autumn|winter|early|mid|late)(?:\s+of)?\s+(?P<y3>(?:19|"
    r"20)\d{2})|(?<![\d/-])(?P<y4>(?:19|20)\d{2})-(?P<m4>0[1-9]|1[0-2])(?![\d-]))\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/%])")
_MONTH_RANGE = re.compile(
    r"(?i)\b(?P<first>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s*(?:to|-|–|through|until)\s*(?=(?:Jan|Feb|Mar|Apr|"
    r"May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(?P<year>(?:19|20)\d\d)\b)"
)
_MONTH_DAY = re.compile(
    r"\b(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|"
    r"th)?\b(?!\s*,?\s*(?:19|20)\d\d|\d|/|%|\s*mg)"
)
_YEAR = re.compile(
    r"(?i)\b(?:in|since|from|until|during|to|through|by|of|early|late)\s+(?P<y>(?:19|20)\d{2})\b(?![/-]\d)|\((?P<y2>(?:19|20)\d{2})\)|"
    r"(?<=[A-Za-z,]\s)(?P<y3>19[6-9]\d|20[0-3]\d)(?=\s*(?:[.,:;)]|$|with\b|and\b|after\b|for\b))"
)
_SEASON = {"spring": 4, "summer": 7, "fall": 10, "autumn": 10, "winter": 1, "early": 2, "mid": 6, "late": 11}
_MONTH = {m: n for n, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its comparator (>=, >, <=, <, range, =), dimension ("" where none) and place, in the dimension's base unit."""

    comparator: str
    low: float
    high: float
    dimension: str
    unit: str
    start: int
    end: int

    def holds(self, value: float) -> bool:
        """True where a measured value satisfies the comparator."""
        match self.comparator:
            case ">=":
                return value >= self.low
            case ">":
                return value > self.low
            case "<=":
                return value <= self.low
            case "<":
                return value < self.low
            case "range":
                return self.low <= value <= self.high
            case _:
                return value == self.low

    def said(self) -> str:
        """The requirement in plain words."""
        words = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": ""}
        factor = _UNITS.get(self.unit, ("", 1.0))[1]
        a, b = f"{self.low / factor:g}", f"{self.high / factor:g}"
        text = f"{a} to {b}" if self.comparator == "range" else f"{words[self.comparator]} {a}"
        return f"{text} {self.unit}".strip()


def unit_of(unit: str) -> tuple[str, float]:
    """The dimension of a unit and its factor to the dimension's base unit; ("", 1) for one that is not known."""
    return _UNITS.get(unit.lower().strip(), ("", 1.0))


def is_number_word(text: str) -> bool:
    """True for a number written out."""
    return text.lower() in NUMBER_WORDS


def value_of(text: str) -> float:
    """The number that digits or a number word name."""
    low = text.lower().replace(",", "")
    return float(NUMBER_WORDS[low]) if low in NUMBER_WORDS else float(low)


def quantities(text: str, *, bare: bool = False) -> list[Quantity]:
    """Quantities in order of place. `bare` also gives numbers without comparator (dates and parts of words left out)."""
    found: list[Quantity] = []
    dates = [m.span() for m in DATE.finditer(text)]
    for comparator, pattern in _RULES:
        if comparator == "=" and not bare:
            continue
        for m in pattern.finditer(text):
            if any(m.start() < f.end and m.end() > f.start for f in found) or any(m.start() < b and m.end() > a for a, b in dates):
                continue
            found.append(_quantity(comparator, m))
    return _compounds(text, sorted(found, key=lambda q: q.start))


_JOINS = re.compile(r"(?i)\s*,?\s*(?:and\s+)?$|\s+$")


def _compounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "6 h 42 min" and "4 years 2 months" are one quantity: a smaller unit right behind a larger one of the same dimension."""
    out: list[Quantity] = []
    for q in found:
        last = out[-1] if out else None
        if (
            last is not None
            and q.comparator == "="
            and last.comparator != "range"
            and q.dimension == last.dimension in ("days", "seconds")
            and _UNITS[q.unit][1] < _UNITS[last.unit][1]
            and _JOINS.match(text[last.end : q.start])
            and len(text[last.end : q.start]) <= 5
        ):
            out[-1] = replace(last, low=last.low + q.low, high=last.high + q.high, end=q.end)
        else:
            out.append(q)
    return out


_SHARE = re.compile(
    r"(?i)(?P<how>at\s+least|more\s+than|less\s+than|fewer\s+than|over|under|up\s+to|no\s+more\s+than)?\s*\b(?P<part>half|one[\s-]half|"
    r"a\s+third|one[\s-]third|"
    r"two[\s-]thirds|a\s+quarter|one[\s-]quarter|three[\s-]quarters)\b(?=\s+(?:of|the)\b)"
)
_PART = {"half": 50.0, "third": 100 / 3, "thirds": 200 / 3, "quarter": 25.0, "quarters": 75.0}
_SAID = {
    "at least": ">=",
    "more than": ">",
    "over": ">",
    "less than": "<",
    "fewer than": "<",
    "under": "<",
    "up to": "<=",
    "no more than": "<=",
}
_OUT_OF = re.compile(r"(?<![\d./])(?P<a>\d{1,4})\s*(?:of|out\s+of|/)\s*(?:the\s+)?(?P<b>\d{1,4})(?![\d/.])")
_OUT_OF_WORDS = re.compile(
    rf"(?i)\b(?P<a>{_WORDS})\s+(?:of|out\s+of)\s+(?:the\s+|his\s+|her\s+)?(?P<b>{_WORDS}|\d{{1,3}})\b(?!\s*(?:weeks|months|years|mg))"
)


def shares_asked(text: str) -> list[Quantity]:
    """Shares written as words ("at least half of the goals"), in percent."""
    out = []
    for m in _SHARE.finditer(text):
        value = _PART[re.split(r"[\s-]", m["part"].lower())[-1]]
        said = " ".join((m["how"] or "at least").lower().split())
        out.append(Quantity(_SAID[said], value, value, "%", "%", m.start(), m.end()))
    return out


def shares_said(text: str) -> list[Quantity]:
    """Shares as a chart gives them: "4 of 6 goals", "16 of 70 nights", in percent; a score of a maximum is written the same way."""
    out = []
    for m in (*_OUT_OF.finditer(text), *_OUT_OF_WORDS.finditer(text)):
        part, whole = int(value_of(m["a"])), int(value_of(m["b"]))
        if whole > 0 and part <= whole:
            out.append(Quantity("=", 100.0 * part / whole, 100.0 * part / whole, "%", "%", m.start(), m.end()))
    return out


def _quantity(comparator: str, m: re.Match[str]) -> Quantity:
    groups = m.groupdict()
    unit = (groups.get("u2") or groups.get("v2") or groups.get("u1") or groups.get("v1") or "").lower()
    dimension, factor = _UNITS.get(unit, ("", 1.0))
    low = value_of(m["a"])
    high = value_of(m["b"]) if groups.get("b") else low
    return Quantity(comparator, low * factor, high * factor, dimension, unit, m.start(), m.end())


@dataclass(frozen=True, slots=True)
class Window:
    """A period in which something must lie: within `days` before (or around) what `anchor` names: request, service or admission."""

    days: float
    anchor: str
    start: int
    end: int
    after: bool = False
    words: str = ""


_PERIOD = rf"(?P<n>{_NUM})[\s-]*(?P<unit>days?|weeks?|months?|years?|calendar\s+days?|hours?)"
_WINDOWS = (
    re.compile(
        rf"(?i)\b(?:with)?in\s+the\s+{_PERIOD}\s+(?:immediately\s+)?(?:before|prior\s+to|preceding)\s+(?:the\s+)?(?P<what>[\w\s-]{{3,"
        rf"30}}?)(?=[.,;:)]|$|\s+(?:and|or|with)\b)"
    ),
    re.compile(
        rf"(?i)\b(?:with)?in\s+{_PERIOD}\s+(?:of|before|prior\s+to|preceding)\s+(?:the\s+)?(?P<what>[\w\s-]{{3,45}}?)(?=[.,;:)]|$|"
        rf"\s+(?:and|or|with)\b)"
    ),
    re.compile(
        rf"(?i)\b(?:no\s+(?:more|older|longer|earlier)\s+than|not\s+(?:more|older)\s+than|less\s+than|fewer\s+than)\s+{_PERIOD}\s+(?:old|"
        rf"before|prior\s+to|preceding|from)\s*(?:the\s+)?(?P<what>[\w\s-]{{0,30}}?)(?=[.,;)]|$)"
    ),
    re.compile(
        rf"(?i)\b(?:with)?in\s+(?:the\s+)?(?:past|last|prior|previous|preceding|most\s+recent)\s+{_PERIOD}(?:\s*\([^)]{{1,"
        rf"15}}\))?(?P<what>)"
    ),
    re.compile(rf"(?i)\b(?:during|over|for)\s+(?:the\s+)?(?:past|last|prior|previous|preceding)\s+{_PERIOD}(?P<what>)"),
    re.compile(rf"(?i)\b(?:past|last)\s+{_PERIOD}(?P<what>)"),
    re.compile(rf"(?i)\bwithin\s+{_PERIOD}(?P<what>)(?!\s*-)"),
    re.compile(rf"(?i)\bnot?\s+(?:older|earlier)\s+than\s+{_PERIOD}(?P<what>)"),
    re.compile(
        r"(?i)\b(?:with)?in\s+(?:an?|the)\s+(?P<unit>week|month|year)\s+(?:of|before|prior\s+to|preceding)\s+(?:the\s+)?"
        r"(?P<what>[\w\s-]{3,45}?)(?=[.,;:)]|$|\s+(?:and|or|with)\b)(?P<n>)"
    ),
    re.compile(
        r"(?i)\b(?:(?:with)?in|during|over|for)\s+the\s+(?:past|last|previous|preceding|prior)\s+(?P<unit>week|month|year)\b(?P<n>)(?P<what>)"
    ),
)
_DURING = re.compile(
    r"(?i)\bduring\s+(?:this|the\s+(?:present|current))\s+(?:stay|admission|hospitali[sz]ation|episode(?:\s+of\s+care)?|course|"
    r"treatment\s+episode)\b"
)
_DAYS = {"d": 1.0, "c": 1.0, "w": 7.0, "m": 30.4375, "y": 365.25, "h": 1 / 24}


def windows(text: str) -> list[Window]:
    """The time windows that a criterion states."""
    found: list[Window] = [Window(0.0, "service", m.start(), m.end(), after=True, words=m[0]) for m in _DURING.finditer(text)]
    for pattern in _WINDOWS:
        for m in pattern.finditer(text):
            if any(m.start() < f.end and m.end() > f.start for f in found):
                continue
            what = (m["what"] or "").lower()
            anchor = (
                "admission"
                if re.search(r"admission|arrival|presentation|hospitali", what)
                else "certification"
                if "certif" in what
                else "service"
                if re.search(
                    r"service|procedure|surgery|study|program|start|\btest|scan|imaging|infusion|first\s+treatment|implant|operation", what
                )
                else "request"
            )
            found.append(Window(value_of(m["n"] or "1") * _DAYS[m["unit"][0].lower()], anchor, m.start(), m.end(), words=m[0]))
    return sorted(found, key=lambda w: w.start)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text; `last` is the last day it may mean (a month or a year may be all that is said)."""

    first: date
    last: date
    start: int
    end: int


_SCALE_BEFORE = re.compile(
    r"(?i)\b(?:pain|VAS|NRS|scores?d?|scale|rat(?:ed|es?|ing)|severity|intensity|level|strength|MMT|power|RPE|Borg|ache|fatigue|"
    r"flexion|extension|flexors?|extensors?|dorsiflex\w+|quad\w*|grip|motor|discomfort|headaches?|symptoms?)\b[^.;\n]{0,30}$"
)
_SCALE_AFTER = re.compile(
    r"(?i)^\s*(?:\(?(?:pain|NRS|VAS)\b|(?:in\s+)?(?:severity|intensity|strength)\b|(?:at\s+rest|at\s+worst|with\s+(?:activity|walking))\b)"
)


def _is_score(text: str, m: re.Match[str]) -> bool:
    """True for "pain 4/10" and "strength 4/5": a score of a maximum and no day."""
    if int(m[2]) not in (5, 10) or int(m[1]) > int(m[2]):
        return False
    return bool(_SCALE_BEFORE.search(text[: m.start()]) or _SCALE_AFTER.match(text[m.end() :]))


def _short_dates(text: str, year: int, found: list[Day]) -> None:
    """Adds days without a year ("July 7", "7/14") as days of `year`."""
    for pattern in (_MONTH_DAY, _SHORT):
        for m in pattern.finditer(text):
            if any(m.start() < f.end and m.end() > f.start for f in found):
                continue
            if pattern is _SHORT and _is_score(text, m):
                continue
            month, number = (_MONTH[m["name"][:3].lower()], int(m["day"])) if pattern is _MONTH_DAY else (int(m[1]), int(m[2]))
            try:
                day = date(year, month, number)
            except ValueError:
                continue
            found.append(Day(day, day, m.start(), m.end()))


def dates_in(text: str, year: int | None = None) -> list[Day]:
    """Dates in a text in order: full dates, month and year, season and year; month/day with `year` where that is given."""
    found: list[Day] = []
    for m in DATE.finditer(text):
        day = day_of(m[0] if m[0][0:4].isdigit() or not re.search("[A-Za-z]", m[0]) else m[0].replace("-", " "))
        if day:
            found.append(Day(day, day, m.start(), m.end()))
    for m in _MONTH_YEAR.finditer(text):
        if any(m.start() < f.end and m.end() > f.start for f in found):
            continue
        plain = m["m"] or m["m4"]
        number = int(plain) if plain else _MONTH[m["name"][:3].lower()] if m["name"] else _SEASON[m["season"].lower()]
        if 1 <= number <= 12:
            first = date(int(m["y"] or m["y2"] or m["y3"] or m["y4"]), number, 1)
            found.append(Day(first, end_of_month(first), m.start(), m.end()))
    for m in _MONTH_RANGE.finditer(text):
        if not any(m.start() < f.end and m.end("first") > f.start for f in found):
            first = date(int(m["year"]), _MONTH[m["first"][:3].lower()], 1)
            found.append(Day(first, end_of_month(first), m.start("first"), m.end("first")))
    for m in _YEAR.finditer(text):
        if not any(m.start() < f.end and m.end() > f.start for f in found):
            group = next(g for g in ("y", "y2", "y3") if m[g])
            number = int(m[group])
            found.append(Day(date(number, 1, 1), date(number, 12, 31), m.start(group), m.end()))
    if year is not None:
        _short_dates(text, year, found)
    return sorted(found, key=lambda d: d.start)


def end_of_month(first: date) -> date:
    """The last day of the month of a day."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def months_before(day: date, days: float) -> date:
    """`days` before a day; whole months and years are counted by the calendar."""
    months = days / 30.4375
    if (abs(months - round(months)) < 0.01 and round(months) > 0) or (abs(days / 365.25 - round(days / 365.25)) < 0.001 and days > 300):
        number = round(months)
        total = day.year * 12 + day.month - 1 - number
        year, month = divmod(total, 12)
        last = end_of_month(date(year, month + 1, 1)).day
        return date(year, month + 1, min(day.day, last))
    return day - timedelta(days=int(days))
