"""Tables of a chart: which row is the head, and under which head each cell of a row stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from denialhelp.casefile.document import Page

from .dates import find_times
from .layout import Line, LineKind

_HEAD_WORDS = re.compile(
    r"^(?:date(?: ?/ ?time)?|time|measure|test|tests|result|results|value|values|reference(?: range)?|ref\.? range|range|unit|"
    r"units|flag|study|item|order|orders|to|status|medication|"
    r"medicine|drug|drug name|dose|dosage|route|freq(?:uency)?|start|started|start date|stop|stopped|stop date|end|end date|"
    r"reason|reason stopped|response|outcome|comment|comments|notes?|score|maximum|max|right|left|"
    r"joint|muscle group.*|section|element|finding|findings|plan|hour|suction|support|intervention|problem|code|onset|type|"
    r"summary|description|provider|location|side|level|"
    r"baseline|initial|current|today|discharge|goal|visit|session|parameter|component|procedure|diagnosis|treatment|duration|"
    r"quantity|qty|days|days supply|strength|"
    r"bp.*|hr|rr|temp|spo2.*|pain|weight|height|resp.*|shift|initials|given by|administered|action|change|how to take|content|"
    r"what|who|fill date|rx.*|eval.*|ndc|"
    r"prescriber|sig|supply|facility|specialty|frequency.*|minutes|cpt|units billed|attended|day|name|relation|condition|age|lab|"
    r"labs|analyte|specimen|collected|normal.*|stage|event|events|index|arousals|position)$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"^[<>≤≥~+-]?\s*\d[\d.,/+%-]*\s*\S{0,8}$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words of its head and where it stands from left to right."""

    head: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its columns, and whether their places are known (in points or characters)."""

    columns: tuple[Column, ...]
    measured: bool


class Extents:
    """Where the cells of a page stand from left to right; segments are looked up by their offset."""

    def __init__(self, page: Page) -> None:
        """Order the page's segments."""
        self._segments = sorted((s for s in page.segments if s.box is not None), key=lambda s: s.start)
        self._starts = [s.start for s in self._segments]
        self.boxed = bool(self._segments)

    def of(self, line: Line, cell: tuple[int, int]) -> tuple[float, float]:
        """The left and right edge of a cell: in points where the page has boxes, else in characters of the line."""
        if not self.boxed:
            return float(cell[0] - line.start), float(cell[1] - line.start)
        found = []
        for at in range(bisect_left(self._starts, cell[0]), len(self._segments)):
            segment = self._segments[at]
            if segment.start >= cell[1]:
                break
            if segment.box is not None:
                found.append(segment.box)
        if not found:
            return float(cell[0] - line.start), float(cell[1] - line.start)
        return min(b.x0 for b in found), max(b.x1 for b in found)


def is_date(text: str) -> bool:
    """Whether a cell holds a date and hardly anything else."""
    times = find_times(text) or find_times(f"on {text}")
    if not times:
        return bool(re.match(r"^(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])$", text.strip()))
    return len(text) - (times[-1].end - times[0].start) <= 14


def is_head(line: Line, texts: Sequence[str], following: Line | None) -> bool:
    """Whether a row is the head of a table: dates or words of a head, no values, and rows below it."""
    if len(texts) < 2 or following is None or following.kind is not LineKind.ROW:
        return False
    if any(":" in t and not is_date(t) for t in texts) or any(len(t) > 60 for t in texts):
        return False
    dates = sum(is_date(t) for t in texts)
    words = sum(_HEAD_WORDS.match(t.strip()) is not None for t in texts)
    numbers = sum(_NUMERIC.match(t) is not None and not is_date(t) for t in texts)
    if numbers > 0 and words < len(texts) / 2:
        return False
    if dates >= 2 or (dates and words):
        return not is_date(texts[0]) and (len(texts) > 2 or line.first)  # "Onset  05/2026" is a label with its value
    if dates:
        return False
    if words >= 2 or (words and len(texts) <= 3 and all(len(t.split()) <= 6 for t in texts)):
        return True
    below = [following.text[a - following.start : b - following.start] for a, b in following.cells]
    return (
        numbers == 0
        and len(texts) > 2
        and len(below) == len(texts)
        and sum(_NUMERIC.match(t) is not None for t in below[1:]) >= max(1, len(below) - 2)
        and all(len(t.split()) <= 6 and t[:1].isupper() for t in texts)
    )


def head_of(line: Line, texts: Sequence[str], extents: Extents, spread: bool) -> Head:
    """The head that a row makes; `spread`: the text keeps its columns by spaces, so that places in characters count."""
    places = [extents.of(line, cell) for cell in line.cells]
    columns = tuple(Column(t, left, right) for t, (left, right) in zip(texts, places, strict=True))
    return Head(columns, extents.boxed or spread)


def _best(columns: Sequence[Column], left: float, right: float) -> int:
    """The column with which a cell overlaps most, else the one whose middle is nearest."""
    overlap = [min(right, c.right) - max(left, c.left) for c in columns]
    best = max(range(len(columns)), key=lambda i: overlap[i])
    if overlap[best] > 0:
        return best
    return min(
        range(len(columns)), key=lambda i: min(abs(columns[i].left - left), abs((columns[i].left + columns[i].right) - (left + right)) / 2)
    )


def heads_for(head: Head, line: Line, extents: Extents) -> tuple[str, ...]:
    """For each cell of a row the head above it, "" where that is not certain."""
    columns = head.columns
    if len(line.cells) == len(columns):
        return tuple(c.head for c in columns)
    if len(line.cells) == len(columns) + 1:  # the head of the first column is left blank
        return ("", *(c.head for c in columns))
    if not head.measured or len(line.cells) > len(columns):
        return ("",) * len(line.cells)
    chosen = [_best(columns, *extents.of(line, cell)) for cell in line.cells]
    if len(set(chosen)) != len(chosen):
        return ("",) * len(line.cells)
    return tuple(columns[i].head for i in chosen)
