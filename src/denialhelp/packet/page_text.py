"""One page of a PDF as it can be read back, and the search for a quote in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from denialhelp.casefile.document import Box
from denialhelp.casefile.quote import fold

_ROW = 0.6  # characters whose middles lie closer than this share of their height stand on one row
_SLACK = 3.0  # points by which a box may be off
_SHORTEST_PIECE = 12  # characters; a shorter piece could be found by chance
_MOST_PIECES = 12
_PARTED = re.compile(r"-[ \r\n]*\n\s*(?=[a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character with its place on the page, in points from the top left."""

    char: str
    box: Box


class PageText:
    """One page as it reads: in the order of its content, and row by row. Made from an open PDF; holds no reference to it."""

    def __init__(self, raw: str, glyphs: tuple[Glyph, ...]) -> None:
        self.raw = raw
        self.glyphs = glyphs

    @cached_property
    def folded(self) -> str:
        """The text in the order of the content, without white space."""
        return fold(joined(self.raw))[0]

    @cached_property
    def unhyphenated(self) -> str:
        """The text in the order of the content, with words that were parted at a line's end made whole."""
        return fold(_PARTED.sub("", self.raw.replace("\ufffe", "").replace("\x02", "")))[0]

    @cached_property
    def rows(self) -> str:
        """The text row by row from the top, without white space."""
        return fold("".join(g.char for row in _rows(self.glyphs) for g in row))[0]

    def holds(self, quote: str, box: Box | None = None) -> bool:
        """Whether the quote stands on the page: in content order, in rows, or in the rows of its own box (a column of several)."""
        wanted = fold(quote)[0]
        if not wanted:
            return False
        if wanted in self.folded or wanted in self.rows or wanted in self.unhyphenated:
            return True
        return box is not None and self._holds_within(wanted, box)

    def misplaced(self, quote: str, box: Box) -> bool:
        """Whether a quote that stands on the page stands elsewhere than in this box: none of its rows is within. False where the page
        orders the quote's words otherwise, so that their place cannot be told."""
        wanted = fold(quote)[0]
        if not wanted or not (box.x0 < box.x1 and box.y0 < box.y1):
            return bool(wanted)
        if wanted not in self.folded and wanted not in self.rows:
            return False
        return not self._holds_within(wanted, box) and not self.holds_in_pieces(quote, box)

    def _holds_within(self, wanted: str, box: Box) -> bool:
        inside = tuple(g for g in self.glyphs if _within(g.box, box))
        by_content = fold("".join(g.char for g in inside))[0]
        by_row = fold("".join(g.char for row in _rows(inside) for g in row))[0]
        return wanted in by_content or wanted in by_row

    def holds_in_pieces(self, quote: str, box: Box | None = None) -> bool:
        """Whether the quote stands on the page in a few long pieces (text that runs on in the next column or cell)."""
        wanted = fold(quote)[0]
        inside = self.glyphs if box is None else tuple(g for g in self.glyphs if _within(g.box, box))
        sources = [fold("".join(g.char for g in inside))[0], fold("".join(g.char for row in _rows(inside) for g in row))[0]]
        return _in_pieces(wanted, sources)

    def boxes_of(self, quote: str) -> tuple[Box, ...]:
        """A box for every row of the quote's first occurrence in content order, or nothing."""
        wanted = fold(quote)[0]
        folded, places = fold("".join(g.char for g in self.glyphs))
        at = folded.find(wanted) if wanted else -1
        if at < 0:
            return ()
        return row_boxes(tuple(g.box for g in self.glyphs[places[at]:places[at + len(wanted) - 1] + 1]))


def _in_pieces(wanted: str, sources: list[str]) -> bool:
    """Whether `wanted` is a chain of at most `_MOST_PIECES` pieces of the sources, none shorter than `_SHORTEST_PIECE`."""
    fewest: dict[int, int] = {0: 0}
    for start in range(len(wanted)):
        if start not in fewest or fewest[start] >= _MOST_PIECES:
            continue
        for end in range(start + _SHORTEST_PIECE, len(wanted) + 1):
            if not any(wanted[start:end] in source for source in sources):
                break
            fewest[end] = min(fewest.get(end, _MOST_PIECES), fewest[start] + 1)
    return len(wanted) in fewest


def row_boxes(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Boxes that follow one another on a row joined to one box a row."""
    out: list[Box] = []
    for box in boxes:
        last = out[-1] if out else None
        if last is not None and abs(_middle(box) - _middle(last)) < _ROW * max(box.y1 - box.y0, last.y1 - last.y0, 1.0):
            out[-1] = last.union(box)
        else:
            out.append(box)
    return tuple(out)


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, _middle(inner)
    return outer.x0 - _SLACK <= x <= outer.x1 + _SLACK and outer.y0 - _SLACK <= y <= outer.y1 + _SLACK


def _rows(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: _middle(g.box)):
        height = max(glyph.box.y1 - glyph.box.y0, 4.0)
        if rows and abs(_middle(glyph.box) - _middle(rows[-1][-1].box)) < _ROW / 2 * height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: g.box.x0) for row in rows]


def joined(raw: str) -> str:
    """With a hyphen where PDFium marks one at a line's end."""
    return raw.replace("\ufffe", "-").replace("\x02", "-")
