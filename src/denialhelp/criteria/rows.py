"""Criteria that stand in the rows of a table (mark | criterion | proof), and lists whose numbers have no point behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from .lines import CELL_EDGE, Line
from .logic import lead_logic
from .markers import Marker, marker_of
from .sections import opens_criteria

_NUMBER_HEAD = re.compile(r"(?i)^(?:row|no\.?|#|nr\.?|nos?|item|number|ref(?:erence)?\.?|id|step|line|criterion\s+(?:no\.?|number|#))$")
_CRITERION_HEAD = re.compile(
    r"(?i)^(?:(?:coverage|clinical|medical|approval|the)\s+)*(?:criteri(?:on|a)|requirements?|conditions?|elements?|standards?|"
    r"what\s+(?:is|must|the)\b.{0,40})(?:\s+(?:for\s+(?:coverage|approval)|text|description))?$"
)
_MARK = re.compile(r"^\(?(?P<mark>[A-Z]{0,2}\d{0,2}(?:[.\-]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|\([A-Za-z0-9]{1,3}\)))*)[.):]?$")
_BARE = re.compile(r"^(?P<number>\d{1,2})\s+(?=[A-Z][a-z]|[A-Z]{2,}\b|[A-Z]-)")
_ROW = "row"
_NEAR = 12.0  # points that a cell may stand before its column's head
# What a line cannot end with where the cell ends with it.
_OPEN_END = re.compile(
    r"(?i)(?:[,(/&-]|\b(?:and|or|of|for|the|an?|to|with|in|by|at|least|than|from|on|is|are|was|has|have|been|not|no|per|that))$"
)
_NUMBER_STYLE = "1 "
# A number before such words is a count or the place of a day, not the mark of an item.
_COUNTED = re.compile(
    r"^\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|^\d{1,2}\s+(?:MG|ML|IU|MCG|KG|CM|MM)\b"
)


def _cells(line: Line) -> list[tuple[int, int]]:
    """The stretches of a line's text that are cells of a table."""
    out, at = [], 0
    for gap in CELL_EDGE.finditer(line.text):
        if gap.start() > at:
            out.append((at, gap.start()))
        at = gap.end()
    if at < len(line.text):
        out.append((at, len(line.text)))
    return out


def _words(line: Line) -> list[str]:
    return [line.text[a:b].strip() for a, b in _cells(line)]


def _head(line: Line) -> tuple[bool, int] | None:
    """For the head of a table of criteria: whether its first column holds marks, and which column holds the criterion."""
    words = _words(line)
    if len(words) < 2:
        return None
    marked = bool(_NUMBER_HEAD.match(words[0]))
    column = next((at for at, w in enumerate(words) if at >= marked and _CRITERION_HEAD.match(w)), None)
    return None if column is None or (not marked and column != 0) else (marked, column)


def _parent(mark: str, seen: list[str]) -> str:
    """The longest mark of a row before that this one goes on from ("C2b" for "C2b-1"; never "C1" for "C10")."""
    for other in sorted(seen, key=len, reverse=True):
        rest = mark[len(other) :]
        alike = bool(rest) and ((other[-1:].isdigit() and rest[0].isdigit()) or (other[-1:].isalpha() and rest[0].isalpha()))
        if other and rest and mark.startswith(other) and not alike:
            return other
    return ""


class _Table:
    """The rows of one table while they are read."""

    def __init__(self, marked: bool, column: int, edges: tuple[float, ...] = ()) -> None:
        self.marked = marked
        self.column = column
        self.edges = edges  # where the columns begin, in points
        self.text = ""  # the criterion of the last row
        self.seen: list[str] = []
        self.count: dict[str, int] = {}

    def _columns(self, line: Line) -> list[int] | None:
        """The column of each of the line's cells by its place; None where a cell stands under no column."""
        if len(line.at) != len(_cells(line)) or len(self.edges) < 2:
            return None
        out = [max((n for n, edge in enumerate(self.edges) if edge <= at + _NEAR), default=-1) for at in line.at]
        near = all(n >= 0 and abs(self.edges[n] - at) <= 2 * _NEAR for n, at in zip(out, line.at, strict=True))
        return out if near and len(set(out)) == len(out) else None

    def more(self, line: Line) -> list[Line] | None:
        """The next lines of the cells of the last row (text that wrapped inside its columns), or None where the line is no such line."""
        columns = self._columns(line) if self.seen and not line.gap and _head(line) is None else None
        if columns is None or (self.marked and 0 in columns):
            return None
        cells = _cells(line)
        if self.column in columns and not self.marked:
            words = line.text[slice(*cells[columns.index(self.column)])]
            if not (words[0].islower() or words[0] in "(0123456789" or _OPEN_END.search(self.text)):
                return None
        out = []
        for (start, end), column in zip(cells, columns, strict=True):
            own = column == self.column
            part = _part(line, start, end, note=not own)
            out.append(replace(part, goes_on=own, gap=False))
            self.text = part.text if own else self.text
        return out

    def row(self, line: Line, wide: int) -> list[Line] | None:
        """The line's criterion with its mark and its other cells as notes; None where the line is no row of this table."""
        cells = _cells(line)
        mark = ""
        if self.marked:
            found = _MARK.match(line.text[slice(*cells[0])].strip())
            if found is None or not found["mark"] or len(cells) < 2 or len(found["mark"]) > 12:
                return None
            mark = found["mark"]
        elif len(cells) < 2 or not line.text[0].isupper():
            return None
        at = self.column if len(cells) == wide or self.column == int(self.marked) else int(self.marked)
        at = min(at, len(cells) - 1)
        parent = _parent(mark, self.seen) if mark else ""
        self.seen.append(mark)
        self.count[parent] = self.count.get(parent, 0) + 1
        style = f"{_ROW}{parent}#"
        marker = Marker(mark, ((style, self.count[parent]),), 0, parent)
        own = _part(line, *cells[at], mark=marker)
        self.text = own.text
        return [own, *(_part(line, a, b, note=True) for i, (a, b) in enumerate(cells) if i != at and not (self.marked and i == 0))]


def _part(line: Line, start: int, end: int, *, mark: Marker | None = None, note: bool = False) -> Line:
    text = line.text[start:end]
    return replace(
        line, start=line.start + start, end=line.start + end, text=text, cells=1, gap=line.gap and not note, mark=mark, note=note
    )


def with_rows(lines: list[Line]) -> list[Line]:
    """The lines with the rows of tables of criteria marked: each row's criterion is an item, its other cells are notes."""
    out: list[Line] = []
    table: _Table | None = None
    wide = 0
    for line in lines:
        if (head := _head(line)) is not None:
            fresh = table is None or (table.marked, table.column) != head or line.page == (out[-1].page if out else line.page)
            table, wide = (_Table(*head, line.at) if fresh else table), len(_cells(line))
            out.append(replace(line, note=True))
            continue
        rows = table.row(line, wide) if table is not None else None
        if rows is not None:
            out.extend(rows)
            continue
        more = table.more(line) if table is not None else None
        if more is not None:
            out.extend(more)
            continue
        if table is not None and (line.gap or line.cells > 1 or marker_of(line.text) is not None):
            table = None
        out.append(line)
    return out


def with_numbers(lines: list[Line]) -> list[Line]:
    """The lines with the marks of lists whose numbers have no point ("1 Diagnosis of ...", "2 Age ...") told from counts.

    A list begins with 1 under a lead-in and is taken only where its 2 follows before the next lead-in of such a list.
    """
    starts = [at for at, line in enumerate(lines) if _number(line) == 1 and at and _waits(lines[at - 1])]
    out = list(lines)
    for place, first in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        run = _run(lines, first, stop)
        if len(run) < 2:
            continue
        for number, at in enumerate(run, 1):
            found = _BARE.match(lines[at].text)
            length = found.end() if found else 0
            out[at] = replace(lines[at], mark=Marker(str(number), ((_NUMBER_STYLE, number),), length))
    return out


def _run(lines: list[Line], first: int, stop: int) -> list[int]:
    """The places of 1, 2, 3 ... from `first` on, up to a line that is no part of the list."""
    run = [first]
    for at in range(first + 1, stop):
        if _number(lines[at]) == len(run) + 1:
            run.append(at)
        elif lines[at].gap and _number(lines[at]) is None and lines[at].page == lines[at - 1].page and opens_criteria(lines[at].text):
            break
    return run


def _number(line: Line) -> int | None:
    found = _BARE.match(line.text)
    return int(found["number"]) if found and line.cells == 1 and not _COUNTED.match(line.text) else None


def _waits(line: Line) -> bool:
    return line.text.endswith(":") or (lead_logic(line.text) is not None and opens_criteria(line.text))
