"""Measurements and laboratory values: from sentences, and from tables by the heads of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion, EventKind
from denialhelp.reference.clinical import Measure

from .dates import find_times
from .lexicon import measures, words_in
from .tables import is_date

_UNIT = (
    r"kg/m2|kg/m²|kg|lbs?|pounds|g/dL|mg/dL|mg/L|ng/mL|ng/dL|pg/mL|ng/L|mcg/L|U/L|IU/mL|IU/L|K/uL|k/µl|x10\^?9/L|cells/[uµ]L|"
    r"mmol/L|mEq/L|mL/min(?:/1\.73 ?m2?)?|mm/hr?|mm ?Hg|mmHg|"
    r"m/s|meters|feet|ft|cm|mm|mL|L/min|L|events?/h(?:r|our)?|per hour|/hr?|/h|bpm|/min|degrees?|deg|°|dB(?: HL)?|points?|seconds|"
    r"secs?|s|minutes|min|weeks|%"
)
_VALUE = re.compile(
    rf"(?P<cmp>[<>≤≥]=?\s*|(?:less|greater|more) than |above |below |over |under |about |approximately |~\s?)?"
    rf"(?P<num>(?<![\w.])[-−]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.])[-−]?\d+(?:\.\d+)?\+?)(?:\s?/\s?(?P<max>\d+(?:\.\d+)?))?"
    rf"(?:\s?%?\s?(?:-|–|to)\s?(?P<to>\d+(?:\.\d+)?)(?:\s?/\s?(?P<max2>\d+))?)?(?:\s+out "
    rf"of\s+(?P<outof>\d+))?\s?(?P<unit>{_UNIT})?(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:\s*\([^)\d]{0,40}\)|\s*\(version [\d.]+\)|\s*\([A-Z][^)]{0,30}\d?\))?"
    r"(?:\s*(?:(?:score|scores|total|of|was|is|at|now|today|remains|measures?|measured|mean|average|right|left|bilateral|about|"
    r"level|result|rating|reading|low|nadir|awake|currently|only|up to|"
    r"down to|to|from|improved|increased|decreased|worsened|dropped|fell|rose|went|and|are|were|showed|shows|index|usual|worst|"
    r"active|passive|on \d{1,2}/\d{1,2}(?:/\d{2,4})?|on room air)\b|[=:,;→]))*"
    r"(?:[^\d.;:]{0,60}:)?\s*",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(right|left|bilateral)\b", re.IGNORECASE)
_NEXT_SIDE = re.compile(r"^\s*[,;]?\s*(?:and\s+)?(?P<side>right|left)\s*:?\s*", re.IGNORECASE)
_NOT_VALUE_HEAD = re.compile(
    r"reference|range|normal|goal|target|max(?:imum)?\b|unit|comment|note|flag|possible|date|time|how|instruction|reason|"
    r"prescriber|qty|supply",
    re.IGNORECASE,
)
_GOAL_AFTER = re.compile(r"^\s*\)?\s*(?:goal|target|or (?:more|less|greater|better)|is the goal|normal|reference)", re.IGNORECASE)
_CELL_VALUE = re.compile(
    rf"^(?:[<>≤≥~]=?\s*)?[-−]?\d[\d,]*(?:\.\d+)?[+-]?(?:\s?/\s?\d+(?:\.\d+)?)?\s?(?:{_UNIT})?(?:\s*\([^)]*\)|,? (?:sitting|"
    rf"standing|lying|on [\d.]+ L.*|with [a-z ]+|[HLhl]|\(?[a-z ]{{2,20}}\)?))?$",
    re.IGNORECASE,
)


_DAY = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_ON_DAY = re.compile(rf"\s*(?:\(?on|\(|at)?\s*{_DAY}\)?\s*(?:,|;|and|,\s*and)\s*(?:was |is )?", re.IGNORECASE)
_ON_DAY_ONLY = re.compile(rf"\s*(?:on|\(|at)\s*{_DAY}", re.IGNORECASE)
_LIST_AFTER = re.compile(r"\s*,\s*\d+(?:\.\d+)?\s*(?:,|and)\b")
_MULTIPLE = re.compile(r"\s*(?:x\b|times\b|-?fold\b|\s?× )", re.IGNORECASE)
# A day after these words is not the day of what is measured in the same sentence.
_APART = re.compile(
    r"\b(?:since|from|after|before|until|visit|onset|injury|surgery|last|dob|born|started|stopped|diagnosed|procedure|of)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
_FACTS = frozenset({Assertion.PRESENT, Assertion.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Value:
    """A value measured: what, the figure as written, unit, day, and the place of the name in the passage."""

    kind: EventKind
    text: str
    value: str
    unit: str | None
    on: date | None
    assertion: Assertion
    start: int
    end: int


def _plain(figure: str) -> float | None:
    try:
        return float(figure.replace(",", "").replace("−", "-").rstrip("+"))
    except ValueError:
        return None


def _fits(measure: Measure, match: re.Match[str]) -> bool:
    """Whether a figure can be a value of the measure: within its bounds, with the scale that it must have."""
    value = _plain(match["num"])
    if value is None:
        return False
    scale = match["max"] or match["max2"] or match["outof"]
    if measure.unit == "/10":
        return scale == "10" and 0 <= value <= 10
    if measure.name == "Blood pressure":
        return match["max"] is not None and 40 <= value <= 300
    if (
        match["max"] is not None
        and measure.name not in {"Visual acuity", "Modified Ashworth"}
        and measure.unit in {"degrees", "%", "kg/m2", "/min"}
    ):
        return False
    if measure.unit == "degrees" and not (match["unit"] or value >= 10):
        return False  # a grade of strength ("hip flexion 4+") is no range of motion
    if measure.name in {"Weight", "Height", "Wound size"} and not match["unit"]:
        return False
    low, high = measure.low, measure.high
    return (low is None or value >= low) and (high is None or value <= high)


def _written(match: re.Match[str]) -> str:
    figure = " ".join(match.group(0).split())
    unit = match["unit"]
    return figure[: -len(unit)].strip() if unit and figure.endswith(unit) else figure


def _unit(match: re.Match[str], measure: Measure | None) -> str | None:
    if match["unit"]:
        return match["unit"]
    if match["max"] or match["outof"] or measure is None or not measure.unit or measure.unit == "/10":
        return None
    return measure.unit if measure.unit in {"points", "/h", "degrees", "kg/m2"} else None


def _name(verbatim: str, measure: Measure, side: str) -> str:
    words = " ".join(verbatim.split())
    shown = words if measure.name.lower() in words.lower() else f"{words} ({measure.name})"
    return f"{shown}, {side.lower()}" if side and side.lower() not in shown.lower() else shown


def _kind(measure: Measure) -> EventKind:
    return EventKind.LAB if measure.kind == "lab" else EventKind.MEASUREMENT


def _day_near(text: str, start_of: int, end: int, default: date | None) -> date | None:
    """The day that stands straight after a value ("38 on 07/28"), else the only one that the sentence names by "on", else the passage's."""
    lead = re.match(r"\s*(?:\([^)\d]*\))?,?\s*(?:on|in|\(|at|dated|from)?\s*", text[end : end + 40])
    start = end + (lead.end() if lead else 0)
    for when in find_times(text[max(0, start - 4) : start + 24], default):
        if when.start <= min(4, start) + 1 and when.exact in {"day", "month"}:
            return when.first
    days = [w for w in find_times(text, default) if w.exact == "day"]
    if len(days) == 1 and text[max(0, days[0].start - 3) : days[0].start] == "on " and (default is None or days[0].first <= default):
        return days[0].first
    if (
        len(days) == 1
        and days[0].end <= start_of
        and (default is None or days[0].first <= default)
        and not _APART.search(text[max(0, days[0].start - 24) : days[0].start])
    ):
        return days[0].first
    if any(w.first != default and not _APART.search(text[max(0, w.start - 24) : w.start]) for w in days):
        return None  # the sentence speaks of another day, and not clearly of which value
    return default


def _series(passage: Passage, measure: Measure, at: int) -> Iterator[re.Match[str]]:
    """Further values of the same measure, each with its day ("29 on 06/16, 38 on 07/28 and 40 on 08/27/2026")."""
    text = passage.text
    while (lead := _ON_DAY.match(text, at)) is not None:
        match = _VALUE.match(text, lead.end())
        if match is None or not _fits(measure, match) or _ON_DAY_ONLY.match(text, match.end()) is None:
            return
        yield match
        at = match.end()


def _is_part_of_score(text: str, at: int) -> bool:
    """Whether a name stands within the brackets after a score ("HEART score 4 (history 1, troponin 0)")."""
    opened = text.rfind("(", 0, at)
    return opened > text.rfind(")", 0, at) and re.search(r"\bscore\b[^()]*$", text[:opened], re.IGNORECASE) is not None


def _in_sentence(passage: Passage) -> Iterator[Value]:
    text = passage.text
    if not any(c.isdigit() for c in text):
        return
    taken: list[tuple[int, int]] = []
    for found in sorted(measures().find(text, words_in(text)), key=lambda f: (f.start, -f.end)):
        if any(a < found.end and found.start < b for a, b in taken):
            continue
        link = _LINK.match(text[found.end :])
        at = found.end + (link.end() if link else 0)
        match = _VALUE.match(text, at)
        if (
            match is None
            or not _fits(found.what, match)
            or _MULTIPLE.match(text, match.end())
            or _is_part_of_score(text, found.start)
            or _GOAL_AFTER.match(text[match.end() : match.end() + 24])
        ):
            continue
        if (match["cmp"] and match["cmp"].strip().lower() in {"above", "below", "over", "under"}) or _LIST_AFTER.match(text, match.end()):
            continue
        taken.append((found.start, match.end()))
        before = text[max(0, found.start - 18) : found.start]
        sides = _SIDE.findall(text[found.end : at]) or _SIDE.findall(before)
        changed = match["to"] is not None and re.search(r"\bfrom\s*$", text[found.end : at]) is not None
        yield _value(passage, found.what, text[found.start : found.end], sides[-1] if sides else "", match, found.start, changed)
        for more_match in _series(passage, found.what, match.end()):
            yield _value(passage, found.what, text[found.start : found.end], sides[-1] if sides else "", more_match, found.start)
        follow = match.end()
        while (more := _NEXT_SIDE.match(text[follow:])) is not None:
            other = _VALUE.match(text, follow + more.end())
            if other is None or not _fits(found.what, other):
                break
            yield _value(passage, found.what, text[found.start : found.end], more["side"], other, found.start)
            follow = other.end()


def _value(passage: Passage, measure: Measure, verbatim: str, side: str, match: re.Match[str], start: int, changed: bool = False) -> Value:
    """`changed`: the figure is "from one to another", and the second is the value."""
    figure = match["to"] if changed and match["to"] else _written(match)
    return Value(
        _kind(measure),
        _name(verbatim, measure, side),
        figure,
        _unit(match, measure),
        _day_near(passage.text, start, match.end(), passage.recorded_on),
        passage.assertion_at(start, match.end()),
        start,
        match.end(),
    )


def _known(label: str) -> Measure | None:
    """The measure that a row's label or a column's head names, where it is most of it."""
    best = None
    for found in measures().find(label):
        if found.end - found.start >= 0.4 * len(label.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0].strip()) and (
            best is None or found.end - found.start > best[0]
        ):
            best = (found.end - found.start, found.what)
    return best[1] if best else None


def _cell_day(head: str, around: date | None) -> date | None:
    times = find_times(head if re.search(r"\d{4}", head) else f"on {head}", around)
    return times[0].first if times and times[0].exact == "day" else None


def _holds_values(head: str) -> bool:
    """Whether a column holds what was measured, and no reference, goal, maximum or comment."""
    return is_date(head) or not _NOT_VALUE_HEAD.search(head) or re.search(r"\bscore\b", head, re.IGNORECASE) is not None


def _by_rows(passage: Passage, cells: list[tuple[int, int, str, str]]) -> Iterator[Value]:
    """A row that is one measure with its values under days, sides or "score"."""
    label = cells[0][3]
    measure = _known(label)
    for start, end, head, text in cells[1:]:
        if not head or not _CELL_VALUE.match(text) or not _holds_values(head):
            continue
        day = _cell_day(head, passage.recorded_on)
        other = _known(head) if day is None else None
        side = _SIDE.search(head)
        match = _VALUE.match(text)
        if match is None or (measure is None and day is None and other is None):
            continue
        what = measure or other
        if what is not None and not _fits(what, match) and not (what.unit == "/10" and 0 <= (_plain(match["num"]) or 0) <= 10):
            continue
        name = (
            f"{head}, {label}"
            if other is not None and measure is None
            else label
            if what is None
            else _name(label, what, side.group(1) if side else "")
        )
        yield Value(
            _kind(what) if what else EventKind.MEASUREMENT,
            name,
            _written(match),
            match["unit"] or _label_unit(label),
            day or passage.recorded_on,
            passage.assertion_at(start, end),
            start,
            end,
        )


def _label_unit(label: str) -> str | None:
    match = re.search(rf"[,(]\s*(?:of \d+|({_UNIT}|degrees))\)?\s*$", label, re.IGNORECASE)
    return match.group(1) if match else None


def _by_columns(passage: Passage, cells: list[tuple[int, int, str, str]]) -> Iterator[Value]:
    """A row that is one day (or hour) with its values under the names of measures."""
    for start, end, head, text in cells:
        measure = _known(head) if head and not is_date(head) else None
        match = _VALUE.match(text) if measure is not None and _CELL_VALUE.match(text) else None
        if (
            measure is None
            or match is None
            or not (_fits(measure, match) or (measure.unit == "/10" and match["max"] is None and 0 <= (_plain(match["num"]) or 99) <= 10))
        ):
            continue
        yield Value(
            _kind(measure),
            _name(head, measure, ""),
            _written(match),
            _unit(match, measure),
            passage.recorded_on,
            passage.assertion_at(start, end),
            start,
            end,
        )


def values_in(passage: Passage) -> list[Value]:
    """The values that a passage measures; a goal or a condition is no value."""
    return [v for v in _values(passage) if v.assertion in _FACTS]


def _values(passage: Passage) -> Iterator[Value]:
    if not passage.cells or not any(head for _, _, head in passage.cells):
        yield from _in_sentence(passage)
        return
    cells = [(a, b, head, " ".join(passage.text[a:b].split())) for a, b, head in passage.cells]
    first = cells[0][3]
    if is_date(first) or re.match(r"^\d{1,2}:\d\d$", first):
        yield from _by_columns(passage, cells)
    elif re.search(r"[A-Za-z]{2}", first):
        yield from _by_rows(passage, cells)
