"""The structure of a notice: cells of its lines, labels with their values, tables, header, addressee, footer."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from denialhelp.casefile.document import Document, Origin, Page, Segment
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.reading.plain_page import unquoted

_GAP = re.compile(r"[ \u00a0]{2,}|\t+|\s+\|\s+|[ ]?\.{4,}[ ]?")
_CHAR, _LINE = 5.5, 12.0  # the pseudo size of a letter where a page has no boxes


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of words on one line: text `start:end` of the page, its line in reading order, its visual row, and its edges."""

    start: int
    end: int
    text: str
    line: int
    row: int
    block: int
    x0: float
    x1: float
    y0: float
    y1: float

    def over(self, other: Cell) -> bool:
        """Whether the two share some width of the page."""
        return min(self.x1, other.x1) - max(self.x0, other.x0) > 0.5 * min(self.x1 - self.x0, other.x1 - other.x0, 30.0)


@dataclass(frozen=True)
class Sheet:
    """One page with its cells. `flat` is the text with line breaks as spaces: offsets stay the same."""

    document: Document
    page: Page
    order: int
    cells: tuple[Cell, ...] = field(repr=False)
    source: Page | None = None  # the page as it was read, where `page` hides parts of it

    @cached_property
    def flat(self) -> str:
        """The page's text with every white-space character as one space; same offsets."""
        return re.sub(r"\s", " ", self.page.text)

    @cached_property
    def rows(self) -> dict[int, tuple[Cell, ...]]:
        """The cells of each visual row from left to right."""
        out: dict[int, list[Cell]] = {}
        for cell in self.cells:
            out.setdefault(cell.row, []).append(cell)
        return {row: tuple(sorted(cells, key=lambda c: c.x0)) for row, cells in sorted(out.items())}

    @cached_property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each line of the text, in reading order."""
        out: dict[int, list[Cell]] = {}
        for cell in self.cells:
            out.setdefault(cell.line, []).append(cell)
        return tuple(tuple(v) for _, v in sorted(out.items()))

    def lines_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells on the same line of the text."""
        return tuple(c for c in self.cells if c.line == cell.line)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(c.start for c in self.cells)

    def cell_at(self, offset: int) -> Cell | None:
        """The cell that holds an offset of the text."""
        at = bisect_right(self._starts, offset) - 1
        return self.cells[at] if at >= 0 and offset < self.cells[at].end else None

    def at(self, cell: Cell) -> int:
        """The place of a cell in reading order."""
        return bisect_right(self._starts, cell.start) - 1

    def pin(self, start: int, end: int, method: str = "") -> Pin:
        """The pin of a part of the page."""
        return pin_at(self.document, self.source or self.page, start, end, method)

    @property
    def read_by_ocr(self) -> bool:
        """Whether the words come from recognition and may hold errors."""
        return self.page.how is not Origin.TEXT

    def confidence(self, start: int, end: int) -> float:
        """The lowest recognition confidence of the words in `start:end`; 1 for a text layer."""
        return min((w.confidence for w in self.page.words if w.end > start and w.start < end), default=1.0)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if end > at:
        yield at, end


def _from_segments(page: Page) -> list[Cell]:
    out: list[Cell] = []
    ordered = sorted(page.segments, key=lambda s: s.start)
    breaks = [m.start() for m in re.finditer(r"\n", page.text)]
    for segment in ordered:
        line = bisect_right(breaks, segment.start)
        for start, end in _pieces(page.text, segment.start, segment.end):
            box = page.box_of(start, end) if (start, end) != (segment.start, segment.end) or segment.box is None else segment.box
            if box is None:
                out.append(_plain(page.text, start, end, line, segment))
            else:
                out.append(Cell(start, end, page.text[start:end], line, segment.line, segment.block, box.x0, box.x1, box.y0, box.y1))
    return out


def _plain(text: str, start: int, end: int, line: int, segment: Segment | None, block: int = 0) -> Cell:
    column = start - (text.rfind("\n", 0, start) + 1)
    row = line if segment is None else segment.line
    return Cell(
        start,
        end,
        text[start:end],
        line,
        row,
        block if segment is None else segment.block,
        column * _CHAR,
        (column + end - start) * _CHAR,
        row * _LINE,
        row * _LINE + _LINE * 0.9,
    )


def _from_text(page: Page) -> list[Cell]:
    out: list[Cell] = []
    offset, block = 0, 0
    for number, line in enumerate(page.text.split("\n")):
        if not line.strip():
            block += 1
        for start, end in _pieces(page.text, offset, offset + len(line)):
            inner = page.text[start:end]
            lead, tail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
            if inner.strip():
                out.append(_plain(page.text, start + lead, end - tail, number, None, block))
        offset += len(line) + 1
    return out


def _upright(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a page that was scanned on its side, with their edges as they stand when the page is read upright. Pins keep the
    places on the page as it came."""
    long = [c for c in cells if len(c.text) >= 12]
    on_side = [c for c in long if c.y1 - c.y0 > 2.0 * (c.x1 - c.x0)]
    if len(long) < 3 or 2 * len(on_side) <= len(long):
        return cells
    ordered = sorted(cells, key=lambda c: c.start)
    down = sum(b.x0 > a.x0 for a, b in itertools.pairwise(ordered) if a.line != b.line) >= sum(
        b.x0 < a.x0 for a, b in itertools.pairwise(ordered) if a.line != b.line
    )  # whether later lines lie further right on the page as it came
    far = max(max(c.x1, c.y1) for c in cells)
    if down:
        return [replace(c, x0=far - c.y1, x1=far - c.y0, y0=c.x0, y1=c.x1) for c in cells]
    return [replace(c, x0=c.y0, x1=c.y1, y0=far - c.x1, y1=far - c.x0) for c in cells]


def sheets_of(documents: Sequence[Document]) -> tuple[Sheet, ...]:
    """Every page of the documents as a sheet, in order."""
    out: list[Sheet] = []
    for document in documents:
        for page in document.pages:
            plain = unquoted(page)
            cells = _from_segments(plain) if page.segments else _from_text(plain)
            kept = _upright([c for c in cells if c.text.strip()])
            source = None if plain is page else page
            out.append(Sheet(document, plain, len(out), tuple(sorted(kept, key=lambda c: c.start)), source))
    return tuple(out)


def right_of(sheet: Sheet, cell: Cell) -> Cell | None:
    """The next cell to the right on the same visual row."""
    for other in sheet.rows[cell.row]:
        if other.x0 >= cell.x1 - 1.0 and other.start != cell.start:
            return other
    return None


def below(sheet: Sheet, cell: Cell, reach: float = 2.2) -> Cell | None:
    """The nearest cell under this one that shares its width, at most `reach` line heights down; else the next line in reading order."""
    height = max(cell.y1 - cell.y0, 6.0)
    best: Cell | None = None
    for other in sheet.cells:
        if (
            other.y0 > cell.y0 + height * 0.5
            and other.y0 - cell.y1 <= reach * height
            and other.over(cell)
            and (best is None or other.y0 < best.y0)
        ):
            best = other
    return best


def after(sheet: Sheet, cell: Cell) -> Cell | None:
    """The next cell in reading order."""
    at = sheet.at(cell) + 1
    return sheet.cells[at] if at < len(sheet.cells) else None


def continued(sheet: Sheet, cell: Cell, is_label: Sequence[int] = (), most: int = 4) -> tuple[Cell, ...]:
    """The cell and the lines under it that go on with it: same left edge, nothing of a label beside them."""
    out = [cell]
    here = cell
    while len(out) < most:
        height = max(here.y1 - here.y0, 6.0)
        under = [o for o in sheet.cells if here.y0 + height * 0.5 < o.y0 <= here.y1 + height * 0.9 and abs(o.x0 - cell.x0) <= 4.0]
        if not under:
            break
        following = min(under, key=lambda o: o.y0)
        beside = [o for o in sheet.rows[following.row] if o.x1 <= following.x0 and o.x1 > cell.x0 - 260]
        if following.start in is_label or any(o.start in is_label or o.x0 < cell.x0 - 40 for o in beside):
            break
        out.append(following)
        here = following
    return tuple(out)
