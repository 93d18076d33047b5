"""The lines of a policy in reading order, with running heads and feet left out and table rows told from prose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at

from .markers import Marker

_PAGE_MARK = re.compile(r"(?i)^\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|of|de)\s*\d{1,3})?\W*$")
# Two spaces inside a sentence or after its end are a typist's habit, not the edge of a table's cell.
_CELL_GAP = re.compile(r"(?:[^\s.:;?!](?: {2}|\t)(?=[^\sa-z])|\S(?: {3,}|\t)(?=\S))")
# The edges of cells inside a row that is known to be one.
CELL_EDGE = re.compile(r" {2,}|\t+|\s*\|\s*")
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start`/`end` are offsets into the page's text; `indent` is in points; `gap` says that a block begins here.

    `mark` is a mark that only the lines about it show (a row of a table, a bare number); a `note` is shown and opens or closes no list.
    `at` says where (in points) each stretch between wide gaps begins; what `goes_on` belongs to the item before it, whatever it looks like.
    """

    page: int
    start: int
    end: int
    text: str
    indent: float = 0.0
    height: float = 0.0
    gap: bool = False
    cells: int = 1
    mark: Marker | None = None
    note: bool = False
    at: tuple[float, ...] = ()
    goes_on: bool = False
    heading: str = ""  # a part begins with this line, under this title


def _indent(page: Page, start: int, end: int, raw: str) -> tuple[float, float]:
    box = page.box_of(start, start + 1)
    if box is not None:
        return box.x0, box.y1 - box.y0
    return (len(raw) - len(raw.lstrip())) * 5.0, 0.0


def _edges(text: str) -> list[int]:
    """Where the stretches between wide gaps begin."""
    return [0, *(gap.end() for gap in CELL_EDGE.finditer(text) if gap.start() > 0 and gap.end() < len(text))]


def _place(page: Page, start: int, edge: int, indent: float) -> float:
    """Where on the page (in points) a stretch of a line begins; in a text without places every character counts the same."""
    box = page.box_of(start + edge, start + edge + 1) if edge and page.words and page.words[0].box is not None else None
    return box.x0 if box is not None else indent + edge * 5.0


def _page_lines(page: Page) -> list[Line]:
    found: list[Line] = []
    offset, gap = 0, True
    for raw in page.text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + raw.index(stripped[0])
            end = start + len(stripped)
            indent, height = _indent(page, start, end, raw)
            at = tuple(_place(page, start, edge, indent) for edge in _edges(stripped))
            found.append(Line(page.number, start, end, stripped, indent, height, gap, 1 + len(_CELL_GAP.findall(stripped)), at=at))
        gap = not stripped
        offset += len(raw) + 1
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _running(pages: list[list[Line]]) -> set[str]:
    """Shapes that stand at the edge of at least two pages."""
    count: Counter[str] = Counter()
    for lines in pages:
        count.update({_shape(line.text) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return {shape for shape, number in count.items() if number >= 2 and not re.match(r"^\W*#?[a-z]?[.)]\s", shape)}


# The foot of a page inside one long text: "ABC12 | 3", "Page 3 of 9".
_FOOT = re.compile(r"(?i)^.{0,60}(?:\bpage\s*\|?\s*\d{1,3}(?:\s+of\s+\d{1,3})?|\|\s*\d{1,3}(?:\s+(?:of|/)\s+\d{1,3})?)\s*$")


def _feet(pages: list[list[Line]]) -> set[str]:
    """Shapes of page feet that stand at least twice, with different numbers, in the middle of a text."""
    seen: dict[str, set[str]] = {}
    for line in (x for lines in pages for x in lines if _FOOT.match(x.text)):
        seen.setdefault(_shape(line.text), set()).add(line.text)
    return {shape for shape, texts in seen.items() if len(texts) >= 2}


def lines_of(document: Document) -> list[Line]:
    """Every line that carries text of the policy itself, in reading order."""
    pages = [_page_lines(page) for page in document.pages]
    feet = _feet(pages)
    pages = [[x for at, x in enumerate(lines) if at == 0 or _shape(x.text) not in feet or not _FOOT.match(x.text)] for lines in pages]
    running = _running(pages) if len(pages) > 1 else set()
    kept: list[Line] = []
    for lines in pages:
        last = len(lines) - 1
        for at, line in enumerate(lines):
            edge = at < _EDGE or at > last - _EDGE
            first_page_title = line.page == 1 and at < _EDGE
            if edge and (_PAGE_MARK.match(line.text) or (_shape(line.text) in running and not first_page_title)):
                continue
            kept.append(line)
    return kept


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one page."""

    page: int
    start: int
    end: int


def pins_of(document: Document, spans: list[Span], method: str = "policy") -> tuple[Pin, ...]:
    """One pin a page for the spans, neighbours on the same page made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].page == span.page and span.start >= merged[-1].start and span.start - merged[-1].end < 12:
            merged[-1] = Span(span.page, merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(pin_at(document, document.page(s.page), s.start, s.end, method) for s in merged if s.end > s.start)
