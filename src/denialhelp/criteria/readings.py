"""Measured values in the record: each with its number, date, side and passage; goals and copied values left out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.record import Event
from denialhelp.casefile.slugs import EventKind

from .chart import Chart, Entry
from .cues import Stance, own_cues
from .numbers import DATE, Day, dates_in
from .persons import owned
from .undone import told
from .words import Mention, stem

_VALUE = r"(?P<value>-?\d+(?:\.\d+)?)"
_AFTER = re.compile(
    rf"^[\s:=,]*(?:\((?!version|v\.|\d{{1,2}}/\d)\s*)?(?:(?:is|was|of|at|to|score|scores|scored|total|mean|median|average|avg|today|"
    rf"now|currently|"
    rf"current|level|measured|about|approximately|right|left|active|reading|result|value|index|time|class|grade|stage|type|usual|worst|"
    rf"room air|on room air|resting|calculated|estimated|lumbar spine|spine|femoral neck|total hip|hip|forearm|L1-L4|\([^)]{{1,25}}\)|"
    rf"[:=,~+])[\s:=,]*){{0,5}}(?P<sign>[<>≤≥]=?|less than|more "
    rf"than)?\s*{_VALUE}\s*(?P<plus>\+)?\s*(?:/\s*(?P<of>\d{{1,3}})(?!\d*/))?(?:\s+(?:to|-)\s+(?P<to>\d+(?:\.\d+)?))?\s*(?P<unit>%|°|"
    rf"[A-Za-z/%²]{{1,12}}\d?)?"
)
_BEFORE = re.compile(
    r"(?<![\d/.])(?P<value>-?\d+(?:\.\d+)?)\s*(?:/\s*(?P<of>\d{1,3}))?\s*(?P<unit>%|°|degrees?|points?|kg|mm|cm|events|"
    r"events/h)?\s*(?:of|for|on(?:\s+the)?|out\s+of\s+\d+\s+on)?\s*(?:the\s+)?(?:active\s+|passive\s+|right\s+|left\s+)?$"
)
_TARGET = re.compile(r"(?i)^\W{0,3}(?:or\s+(?:more|less|higher|lower|greater|above|below|better)|goal|target)\b")
_GOAL = re.compile(r"(?i)\b(?:goals?|targets?|aim|LTG\d*|STG\d*|expected|by\s+discharge|will\s+(?:reach|achieve)|to\s+reach)\b")
_NOW = re.compile(r"(?i)^[\s:=,]*(?:(?:score|is|of)\s+)?(?:today|now|currently|at\s+present)\s*[:=]?\s*\d")
_ROMAN = {"i": 1.0, "ii": 2.0, "iii": 3.0, "iv": 4.0}
_COLON = re.compile(r"^[^.;:\d]{0,45}[:=]\s*(?P<value>\d+(?:\.\d+)?)\s*(?:/\s*(?P<of>\d{1,3}))?\s*(?P<unit>%|[a-zA-Z/]{0,8})(?![\d/-])")
# "MADRS by Dr. Example 07/17: 27": who measured it and when stand before the value.
_MADE_BY = re.compile(
    r"^\s*(?:\(\s*)?(?:by|per|from|on|done|given|administered)\s+[^;:\n]{0,40}?(?:\d{1,2}/\d{1,2}(?:/\d{2,"
    r"4})?)?\s*\)?\s*:\s*(?P<value>\d+(?:\.\d+)?)"
    r"\s*(?:/\s*(?P<of>\d{1,3}))?\s*(?P<unit>%|[a-zA-Z/]{0,8})(?![\d/-])"
)
_NOT_A_VALUE = re.compile(r"^(?:mg|mcg|tablets?|times?|weeks?|days?|months?|years?|visits?|am|pm|x|of\b)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value. `on` is the day it was measured (None where the record does not say); `sign` holds < or > where written so."""

    value: float
    on: date | None
    entry: Entry
    start: int
    end: int
    unit: str = ""
    of: float | None = None
    sign: str = ""
    joint: str = ""

    def evidence(self, chart: Chart) -> Evidence:
        """The passage that gives the value."""
        return chart.evidence(self.entry, on=self.on, method="measurement")


def _cells(text: str) -> list[tuple[int, int, str]]:
    out, at = [], 0
    for part in re.split(r"(\s{2,}|\t)", text):
        if part.strip():
            out.append((at, at + len(part), part))
        at += len(part)
    return out


def _head_days(entry: Entry) -> list[Day]:
    for head in entry.passage.heads:
        days = dates_in(head)
        if len(days) >= 2:
            return days
    joined = "  ".join(entry.passage.heads)
    return dates_in(joined)


_POSITION = re.compile(
    r"(?i)^[\s,(]*(?:(?:on|in)\s+(?:the\s+|his\s+|her\s+)?)?(?:back|side|supine|non-?supine|lateral|prone|REM|non-?REM|NREM)\b"
)


def _row(entry: Entry, mention: Mention) -> list[Reading]:
    """Values of a table row, the columns' dates taken from the heads where they fit."""
    cells = [(a, b, entry.text[a:b]) for a, b, _ in entry.passage.cells] or _cells(entry.text)
    if len(cells) < 2 or mention.start >= cells[0][1]:
        return []
    if _POSITION.match(entry.text[mention.end : cells[0][1]]):
        return []
    rest = cells[1:]
    heads = {a: h for a, _, h in entry.passage.cells}
    numbers: list[tuple[int, int, float, float | None]] = []
    for start, end, cell in rest:
        m = re.match(
            r"^\s*(?:[<>]\s*)?(-?\d+(?:\.\d+)?)\s*(?:/\s*(\d+(?:\.\d+)?))?\s*(?:%|°|degrees|points|kg|mg\S*|s|m|[A-Za-z/%]{0,"
            r"10}|(?:\w+\s+)?(?:an|per)\s+hour)?(?:\s*\([^)]*\))?\s*\+?$",
            cell,
        )
        if m and not DATE.search(cell):
            numbers.append((start, end, float(m[1]), float(m[2]) if m[2] else None))
        else:
            numbers.append((start, end, float("nan"), None))
    days = _head_days(entry)
    out: list[Reading] = []
    for at, (start, end, value, of) in enumerate(numbers):
        if math.isnan(value):
            continue
        own = dates_in(heads[start]) if heads.get(start) else []
        if re.search(r"(?i)\b(?:reference|normal|goal|target|range|maximum|max)\b", heads.get(start, "")):
            continue
        day = own[0] if own else _column_day(days, at, len(numbers))
        if days and day is None and len(days) > 1:
            continue
        on = day.first if day else (entry.dates[0].first if len(entry.dates) == 1 else entry.passage.recorded_on)
        pair = of is not None and of <= value * 3 and of < 20 and (of == int(of)) and value < 90 and _pair_row(entry)
        out.append(Reading(min(value, of) if pair and of is not None else value, on, entry, start, end, of=None if pair else of))
    return out


def _column_day(days: list[Day], at: int, count: int) -> Day | None:
    """The date of a column, dates and columns counted from the right."""
    place = at - (count - len(days))
    return days[place] if days and len(days) <= count and place >= 0 else None


def row_values(entry: Entry) -> list[Reading]:
    """The values of a table row whose first cell names what was measured."""
    first = _cells(entry.text)[:1]
    return _row(entry, Mention("", 0, first[0][1], 0, 0)) if first else []


def _pair_row(entry: Entry) -> bool:
    """A row for two joints ("Index MCP / PIP") gives two values a cell, not a value of a maximum."""
    return "/" in _cells(entry.text)[0][2]


_PARTS = re.compile(r"^\s*[:=]\s*(?:[A-Za-z][A-Za-z ]{2,30}\s\d(?:\.\d+)?\+?(?![\d/%])\s*(?:,|;|\band\b|\.|$)\s*)+")
_PART = re.compile(r"[A-Za-z]\s(\d(?:\.\d+)?)(\+?)")


def _parts(entry: Entry, mention: Mention) -> list[Reading]:
    """A scale with a value for each part ("wrist flexors 1+, finger flexors 1"); a plus lies between two grades."""
    found = _PARTS.match(entry.text[mention.end :])
    day = entry.passage.recorded_on if len(entry.dates) != 1 else entry.dates[0].first
    return [
        Reading(float(m[1]) + (0.5 if m[2] else 0.0), day, entry, mention.end + m.start(1), mention.end + m.end())
        for m in (_PART.finditer(found[0]) if found else ())
    ]


def _inline(entry: Entry, mention: Mention) -> list[Reading]:
    text = entry.text
    tail = text[mention.end :]
    if parts := _parts(entry, mention):
        return parts
    out: list[Reading] = []
    found = _AFTER.match(tail)
    if (
        found
        and not DATE.match(tail[found.start("value") :])
        and not re.match(r"\d{1,2}/\d{1,2}(?:/|\b)(?!\s*\))", tail[found.start("value") :])
    ) or (found and found["of"]):
        out.extend(_chain(entry, mention, found))
    elif (roman := re.match(r"(?i)^[\s:]*(?:class|grade|stage|type)?\s*(i{1,3}|iv)\b", tail)) is not None:
        out.append(Reading(_ROMAN[roman[1].lower()], _day(entry, mention.end), entry, mention.start, mention.end + roman.end()))
    if not out and (colon := _COLON.match(tail) or _MADE_BY.match(tail)) and not _NOT_A_VALUE.match(colon["unit"] or "x1"):
        out.append(
            Reading(
                float(colon["value"]),
                _day(entry, mention.end + colon.start("value")),
                entry,
                mention.start,
                mention.end + colon.end(),
                colon["unit"].lower(),
                float(colon["of"]) if colon["of"] else None,
            )
        )
    if not out:
        before = _BEFORE.search(text[: mention.start])
        if before and not _NOT_A_VALUE.match(before["unit"] or "x1"):
            of = float(before["of"]) if before["of"] else None
            out.append(
                Reading(
                    float(before["value"]),
                    _day(entry, mention.start),
                    entry,
                    before.start(),
                    mention.end,
                    (before["unit"] or "").lower(),
                    of,
                )
            )
    return out


_TEN = re.compile(r"^[^.;\d]{0,60}?(?P<value>\d{1,2}(?:\.\d)?)(?:\s*(?:to|-)\s*(?P<high>\d{1,2}))?\s*(?:/\s*10\b|out\s+of\s+10\b)")


def _of_ten(entry: Entry, mention: Mention, concept: str) -> list[Reading]:
    """Pain out of ten, with words between the name and the number."""
    if concept != "pain-score":
        return []
    m = _TEN.match(entry.text[mention.end :])
    return (
        [
            Reading(
                float(m["high"] or m["value"]),
                _day(entry, mention.end + m.start("value")),
                entry,
                mention.start,
                mention.end + m.end(),
                of=10.0,
            )
        ]
        if m
        else []
    )


def _chain(entry: Entry, mention: Mention, found: re.Match[str]) -> list[Reading]:
    """A value and those that follow it with dates of their own ("29 on 06/16, 38 on 07/28 and 40 on 08/27/2026")."""
    base, text = mention.end, entry.text
    unit = (found["unit"] or "").strip()
    if (
        _NOT_A_VALUE.match(unit)
        or _TARGET.match(text[base + found.end("value") :])
        or (found["sign"] in ("≥", "≤", ">=", "<=") and not entry.passage.heads)
    ):
        return []
    stop = base + found.end()
    year = entry.passage.recorded_on.year if entry.passage.recorded_on else None
    pairs = list(
        re.finditer(
            r"(-?\d+(?:\.\d+)?)(?:/\d+)?\s*(?:%|points)?\s*(?:on|in|at|\()\s*(\d{1,2}/\d{4}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)",
            text[base : base + 140],
        )
    )
    out: list[Reading] = []
    for m in pairs:
        days = dates_in(m[2], year)
        if days and (m.start() <= found.start("value") + 2 or out):
            out.append(Reading(float(m[1]), days[0].first, entry, base + m.start(), base + m.end()))
    if out:
        return out
    value = float(found["value"])
    if re.match(r"\s*,\s*-?\d+(?:\.\d+)?(?:\s*,|\s+and)\s*-?\d", text[base + found.end("value") :]):
        return []
    of = float(found["of"]) if found["of"] else None
    on = entry.passage.recorded_on if _NOW.match(text[base:]) and entry.passage.recorded_on else _day(entry, mention.start)
    return [Reading(value, on, entry, mention.start, stop, unit.lower(), of, (found["sign"] or "")[:1])]


def _day(entry: Entry, at: int) -> date | None:
    """The day of a value inside a sentence: a date close behind it, a single date in the sentence, else the note's."""
    days = [d for d in entry.dates if d.first == d.last or (d.last - d.first).days < 32]
    near = [d for d in days if 0 <= d.start - at <= 60]
    if near:
        return near[0].first
    if len(days) == 1 and entry.passage.recorded_on is None:
        return days[0].first
    if len(days) == 1 and abs(days[0].start - at) <= 60:
        return days[0].first
    told = entry.passage.recorded_on
    past = [d.last for d in entry.dates if d not in days and (told is None or d.last < told) and abs(d.start - at) <= 40]
    return past[0] if past and not near else told


_THOUSANDS = re.compile(r"(?i)\s*(?:k\s*/|x?\s*10\s*(?:\^|e|\*|exp)?\s*[39]\b|thou\w*\s*/)")


def _cells_counted(reading: Reading) -> Reading:
    """A count given in thousands ("0.41 K/uL") as cells; a number of three places and more is one already."""
    number = re.search(r"\d+(?:\.\d+)?", reading.entry.text[reading.start :])
    tail = reading.entry.text[reading.start + number.end() :] if number else ""
    counted = _THOUSANDS.match(tail) is not None and reading.value < 100
    return replace(reading, value=reading.value * 1000, unit="cells/ul") if counted else reading


def readings_of(chart: Chart, concept: str) -> list[Reading]:
    """Every value of a measure that the record gives as measured, from sentences, rows and structured entries."""
    out: list[Reading] = []
    scale = chart.lexicon.scales.get(concept)
    for entry, mention in chart.mentions(concept):
        now = _NOW.match(entry.text[mention.end :]) is not None
        if (
            owned(entry.text, mention.start)
            or told(entry.text, mention.start)
            or own_cues(entry.text, mention.start, mention.end, entry.passage.section) is Stance.FAMILY
        ):
            continue
        if not now and (_GOAL.search(entry.text[: mention.start]) or "goal" in entry.passage.section.lower()):
            continue
        if not now and entry.stance(mention.start, mention.end) in (Stance.FAMILY, Stance.PLANNED) and not _cells(entry.text)[1:]:
            continue
        for reading in _row(entry, mention) or _of_ten(entry, mention, concept) or _inline(entry, mention):
            if (
                concept == "pain-score"
                and reading.of != 10.0
                and not re.search(r"(?i)score|scale|VAS|NRS|average|usual|worst|0\s*(?:to|-)\s*10", entry.text)
            ):
                continue
            if scale is not None and (
                (scale.low is not None and reading.value < scale.low) or (scale.high is not None and reading.value > scale.high)
            ):
                continue
            if (
                scale is not None
                and scale.high is not None
                and reading.of is not None
                and reading.of not in (scale.high, 100.0)
                and reading.value <= reading.of
                and scale.high > 10
                and reading.of < scale.high
            ):
                continue
            out.append(reading)
    out.extend(_pressures(chart, concept))
    out.extend(_weights(chart) if concept == "weight" else ())
    out.extend(_columns(chart, concept))
    out.extend(_under(chart, concept))
    out.extend(_events(chart, concept))
    if scale is not None and scale.high is not None:
        whole = {r.entry.index for r in out if r.of == scale.high}
        out = [r for r in out if r.of == scale.high or r.entry.index not in whole]
    counted = scale is not None and scale.unit.lower().startswith("cells")
    return _single([_cells_counted(r) for r in out] if counted else out)


_PRESSURE = re.compile(r"(?i)\b(?:BP|blood\s+pressure)\b[^\d;.]{0,20}(?P<high>\d{2,3})\s*/\s*(?P<low>\d{2,3})(?!\s*/|\d)")


def _pressures(chart: Chart, concept: str) -> Iterable[Reading]:
    """Systolic and diastolic values of "BP 104/62"."""
    part = {"bp-systolic": "high", "bp-diastolic": "low"}.get(concept)
    if part is None:
        return
    for entry in chart.entries:
        for m in _PRESSURE.finditer(entry.text) if entry.usable else ():
            if _GOAL.search(m[0]) or _relatives(entry, m.start(), m.end()):
                continue
            yield Reading(float(m[part]), _day(entry, m.start()), entry, m.start(), m.end(), "mmhg")


_BARE_WEIGHT = re.compile(r"(?i)(?<![\d./])(?P<value>\d{2,3}(?:\.\d)?)\s*(?P<unit>lbs?|pounds|kg)\b(?!\s*(?:/|per|of\b|weight\s+loss))")
_NOT_WEIGHT = re.compile(
    r"(?i)\b(?:los[st]\w*|loss|gain\w*|regain\w*|lift\w*|carr\w+|capacity|limit|mg|goal|target|was|from|under|over)\b[^.;]{0,25}$"
)


def _weights(chart: Chart) -> Iterable[Reading]:
    """A body weight that is given by its unit alone ("obesity, 268 lb")."""
    for entry in chart.entries:
        for m in _BARE_WEIGHT.finditer(entry.text) if entry.usable else ():
            if not _NOT_WEIGHT.search(entry.text[: m.start()]) and not re.match(r"(?i)\s*capacity", entry.text[m.end() :]):
                yield Reading(float(m["value"]), _day(entry, m.start()), entry, m.start(), m.end(), m["unit"].lower())


def _columns(chart: Chart, concept: str) -> Iterable[Reading]:
    """Values under a column head that names the measure."""
    for entry in chart.about(concept):
        for start, end, head in entry.passage.cells:
            named = head and any(chart.lexicon.is_a(m.concept, concept) for m in chart.annotator.words(head).mentions)
            m = re.match(r"\s*([<>]?)\s*(-?\d+(?:\.\d+)?)\s*(?:/\s*(\d+))?\s*(%|[A-Za-z/]{0,8})\s*$", entry.text[start:end])
            if named and m and not DATE.search(entry.text[start:end]) and not _GOAL.search(head):
                unit = m[4] or next(iter(re.findall(r"\(([^)]{1,12})\)", head)), "")
                yield Reading(float(m[2]), _day(entry, start), entry, start, end, unit.lower(), float(m[3]) if m[3] else None, m[1])


_YEAR = re.compile(r"\b(20\d{2})\b")
_NUMERIC = re.compile(r"\s*([<>]?)\s*(\d+(?:\.\d+)?)\s*(?:/\s*(\d+))?\s*(%|[A-Za-z]{0,4})\s*$")


def _under(chart: Chart, concept: str) -> Iterable[Reading]:
    """Values below a row of titles that reading took for a row of its own: a log of days, the measure in one column."""
    for title, mention in chart.mentions(concept):
        heads = title.passage.cells
        place = next((n for n, (a, b, _) in enumerate(heads) if a <= mention.start < b), None)
        if len(heads) < 3 or not place or any(_NUMERIC.match(title.text[a:b]) for a, b, _ in heads):
            continue
        years = set(_YEAR.findall(" ".join(title.passage.heads)))
        year = int(years.pop()) if len(years) == 1 else title.passage.recorded_on.year if title.passage.recorded_on else None
        for row in chart.entries[title.index + 1 : title.index + 100]:
            cells = row.passage.cells
            if row.passage.document != title.passage.document or len(cells) < 2 or cells[0][2]:
                break
            days = dates_in(row.text[cells[0][0] : cells[0][1]], year)
            if len(days) != 1 or len(cells) <= place or not row.usable:
                continue
            if any(not re.fullmatch(r"\s*(?:-|[<>]?\d+(?:[./]\d+)?)\s*", row.text[a:b]) for a, b, _ in cells[1 : place + 1]):
                continue
            if m := _NUMERIC.match(row.text[cells[place][0] : cells[place][1]]):
                yield Reading(float(m[2]), days[0].first, row, cells[place][0], cells[place][1], "", None, m[1])


def _events(chart: Chart, concept: str) -> Iterable[Reading]:
    for event in chart.record.events:
        if (
            event.kind not in (EventKind.MEASUREMENT, EventKind.LAB, EventKind.IMAGING)
            or event.value is None
            or event.copied
            or event.assertion.value not in ("present", "historical")
        ):
            continue
        if not any(chart.lexicon.is_a(m.concept, concept) for m in chart.annotator.words(event.text[:80]).mentions) or not event.sources:
            continue
        m = re.match(r"\s*([<>]?)\s*(-?\d+(?:\.\d+)?)\s*(?:/\s*(\d+))?", event.value)
        entry = entry_at(chart, event.sources[0].document, event.sources[0].page, event.sources[0].quote)
        if m and entry is not None and not _GOAL.search(entry.text[:40]) and not _of_family(entry, concept, chart):
            yield Reading(
                float(m[2]),
                event.start if event.start and event.start != event.recorded_on else _day_of_event(entry, event) or event.recorded_on,
                entry,
                0,
                len(entry.text),
                (event.unit or "").lower(),
                float(m[3]) if m[3] else None,
                m[1],
            )


def _day_of_event(entry: Entry, event: Event) -> date | None:
    """The one day or month that the passage itself gives ("EF 35% on echo 05/2023"), else the event's."""
    own = [d for d in entry.dates if (d.last - d.first).days < 32]
    return own[0].first if len(own) == 1 and own[0].start > entry.text.find(event.value or "") >= 0 else event.start


def _relatives(entry: Entry, start: int, end: int) -> bool:
    """True where the words at these offsets are said of somebody else ("her mother rates her own pain 8/10", "husband's BMI")."""
    return owned(entry.text, start) or own_cues(entry.text, start, end, entry.passage.section) is Stance.FAMILY


def _of_family(entry: Entry, concept: str, chart: Chart) -> bool:
    """True where a passage names the measure of somebody else only."""
    named = [m for m in entry.words.mentions if chart.lexicon.is_a(m.concept, concept)]
    return bool(named) and all(_relatives(entry, m.start, m.end) for m in named)


def entry_at(chart: Chart, document: str, page: int, quote: str) -> Entry | None:
    """The usable passage that holds a quote, or None."""
    folded = " ".join(quote.split())
    for entry in chart.by_page.get((document, page), ()):
        own = " ".join(entry.text.split())
        if entry.usable and (folded in own or own in folded):
            return entry
    return None


def _single(readings: list[Reading]) -> list[Reading]:
    seen: dict[tuple[float, date | None, int], Reading] = {}
    dated = {(r.value, r.entry.index) for r in readings if len(r.entry.dates) == 1}
    for reading in readings:
        first = (reading.value, None if (reading.value, reading.entry.index) in dated else reading.on, reading.entry.index)
        seen.setdefault(first, reading)
    return list(seen.values())


def loose_readings(chart: Chart, stems: list[str], unit: str) -> list[Reading]:
    """Values of a measure that the lexicon does not hold: passages with all its words and a number with the unit asked for."""
    if not stems:
        return []
    lists = [set(chart.by_stem.get(s, ())) for s in stems]
    common = set.intersection(*lists) if lists else set()
    out: list[Reading] = []
    for index in sorted(common):
        entry = chart.entries[index]
        if not entry.usable or _GOAL.search(entry.text):
            continue
        last = max(t.end for t in entry.words.tokens if t.stem in stems)
        first = min(t.start for t in entry.words.tokens if t.stem in stems)
        mention = Mention("", first, last, 0, 0)
        if told(entry.text, first) or _relatives(entry, first, last):
            continue
        found = _row(entry, mention) or _inline(entry, mention)
        out.extend(r for r in found if not unit or unit_fits(r.unit, unit, entry) or _acronym(stems, r))
    return _single(out)


def _acronym(stems: list[str], reading: Reading) -> bool:
    """True where one short name in capitals stands right before a number without a unit ("BUN 24")."""
    name = reading.entry.text[reading.start : reading.end]
    return len(stems) == 1 and not reading.unit and re.match(r"[A-Z][A-Z0-9]{1,5}\b[\s:=]{0,3}\d", name) is not None


def unit_fits(said: str, wanted: str, entry: Entry) -> bool:
    """True where a reading's unit, or that of its row or table, is the unit wanted."""
    if said and stem(said) == stem(wanted):
        return True
    text = f"{entry.text} {' '.join(entry.passage.heads)} {entry.passage.section}".lower()
    return stem(wanted) in {stem(w) for w in re.findall(r"[a-z°%/]+", text)} or (wanted == "%" and "%" in text)
