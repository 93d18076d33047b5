"""Blocks of runs as a Page: text, words and segments with their offsets and boxes."""

from __future__ import annotations

from collections.abc import Sequence

from denialhelp.casefile.document import Box, Origin, Page, Segment, Word

from .arrange import Block, arrange
from .grid import set_cells
from .marks import Mark, Rules, Run, runs_of


def page_of_marks(
    marks: Sequence[Mark],
    rules: Rules,
    *,
    number: int,
    width: float,
    height: float,
    trusted: bool,
    how: Origin = Origin.TEXT,
    asides: Sequence[Mark] = (),
) -> Page:
    """The page that these marks make, in reading order. `asides` (upright text in the margin) come last, each as a block."""
    runs = runs_of(marks, rules) if marks else []
    set_cells(runs, rules, width, height)
    blocks = arrange(runs, rules, trusted)
    blocks += [Block([[[Run([mark])]]]) for mark in asides]
    writer = _Writer()
    for index, block in enumerate(blocks):
        if index:
            writer.text("\n\n")
        writer.block(block, index)
    return Page(number, "".join(writer.parts), tuple(writer.words), tuple(writer.segments), round(width, 2), round(height, 2), how)


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []
        self.segments: list[Segment] = []

    def text(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def run(self, run: Run, block: int) -> None:
        start = self.length
        for index, mark in enumerate(run.marks):
            if index:
                self.text(" ")
            begin = self.length
            self.text(mark.text)
            box = Box(round(mark.x0, 2), round(mark.y0, 2), round(mark.x1, 2), round(mark.y1, 2))
            self.words.append(Word(mark.text, begin, self.length, box, mark.confidence))
        box = Box(round(run.x0, 2), round(run.y0, 2), round(run.x1, 2), round(run.y1, 2))
        self.segments.append(Segment(start, self.length, run.row, block, box))

    def block(self, block: Block, index: int) -> None:
        for at, line in enumerate(block.lines):
            if at:
                self.text("\n")
            last = len(line) - 1
            for place, cell in enumerate(line):
                if place:
                    self.text("  ")
                right = max(r.x1 for r in cell)
                for which, run in enumerate(cell):
                    if which:
                        self.text("\n" if place == last and _hard_break(cell[which - 1], run, right) else " ")
                    self.run(run, index)


def _hard_break(upper: Run, lower: Run, right: float) -> bool:
    """Whether the writer broke the line on purpose: the next word would have fitted (an address, a list)."""
    first = lower.marks[0]
    return upper.x1 + 0.3 * upper.em + (first.x1 - first.x0) < right
