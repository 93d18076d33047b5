"""Marks (words with boxes as they come from a page) and runs (marks on one line without a column gap)."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(slots=True)
class Mark:
    """One word on a page, in points from the top left. `order` is its place in the file's own order (-1 where there is none).

    `spaces` counts the blanks that the file has before it; None where the file cannot tell (OCR).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    order: int = -1
    spaces: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rules:
    """Ruled lines of a page: upright ones as (x, y0, y1), sorted by x; level ones as (y, x0, x1)."""

    upright: tuple[tuple[float, float, float], ...] = ()
    level: tuple[tuple[float, float, float], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "upright", tuple(sorted(self.upright)))

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places on a row."""
        return any(
            y0 <= y <= y1 for _, y0, y1 in self.upright[bisect_left(self.upright, (left - 1,)) : bisect_right(self.upright, (right + 1,))]
        )

    def under(self, top: float, bottom: float, left: float, right: float) -> bool:
        """Whether a level line runs between two heights under most of a width."""
        return any(top - 1 <= y <= bottom + 1 and min(x1, right) - max(x0, left) > 0.6 * (right - left) for y, x0, x1 in self.level)


@dataclass(slots=True, eq=False)
class Run:
    """Marks on one line without a column gap: what becomes a Segment.

    `row` is its visual row on the page, `cell` the ruled box that it stands in (-1 for none).
    """

    marks: list[Mark]
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    row: int = 0
    cell: int = -1
    text: str = field(default="")

    def __post_init__(self) -> None:
        marks = self.marks
        self.x0, self.x1 = min(m.x0 for m in marks), max(m.x1 for m in marks)
        self.y0, self.y1 = min(m.y0 for m in marks), max(m.y1 for m in marks)
        self.text = " ".join(m.text for m in marks)

    @property
    def em(self) -> float:
        """The height of its letters' boxes, in points."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.y0 + self.y1) / 2

    @property
    def first(self) -> int:
        """The place of its first mark in the file's order."""
        return self.marks[0].order

    @property
    def last(self) -> int:
        """The place of its last mark in the file's order."""
        return self.marks[-1].order


_MARKER = re.compile(r"(?:[•▪◦‣●○■□☐☒☑✓✔·*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]|\d{1,2}(?:\.[1-9]\d?){1,3}\.?)")
_MONEY = re.compile(r"-?\(?\$?-?[\d,]+\.\d\d\)?")
_SENTENCE_END = (".", "?", "!", ":")


def runs_of(marks: Sequence[Mark], rules: Rules) -> list[Run]:
    """All marks of a page as runs, each with its visual row, sorted by row and place."""
    spaced = _spaced(marks)
    pieces: list[list[Mark]] = []
    lines = _loose_lines(marks)
    close = [(b.x0 - a.x1) / (b.y1 - b.y0) for line in lines for a, b in itertools.pairwise(line)] if not spaced else []
    close = [g for g in close if 0.08 < g < 0.95]
    blank = median(close) if len(close) >= 8 else 0.3
    for line in lines:
        pieces += _split(line, spaced, rules, blank)
    runs = [Run(_glued(p)) for p in pieces]
    _number_rows(runs)
    if not spaced:
        runs = _split_by_neighbours(runs)
    runs = _join_markers(runs)
    _number_rows(runs)
    runs.sort(key=lambda r: (r.row, r.x0))
    return runs


def _spaced(marks: Sequence[Mark]) -> float:
    """The widest gap without a written blank that is still one between words, in letters' heights; 0 where the file writes no blanks."""
    close = [
        b.spaces
        for a, b in itertools.pairwise(marks)
        if b.spaces is not None and _follows(a, b) and 0.12 < (b.x0 - a.x1) / (b.y1 - b.y0) < 0.6
    ]
    written = sum(1 for s in close if s)
    if len(close) < 5 or written < 0.85 * len(close):
        return 0.0
    return 0.22 if written > 0.97 * len(close) else 0.42


def _loose_lines(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Marks that stand on one line with gaps of a few letters at most, left to right."""
    lines: list[list[Mark]] = []
    for mark in marks:
        line = lines[-1] if lines else None
        if line is not None and _follows(line[-1], mark):
            line.append(mark)
        else:
            lines.append([mark])
    lines.sort(key=lambda line: ((line[0].y0 + line[0].y1) / 2, line[0].x0))
    # pieces that the file holds apart but that stand side by side
    joined: list[list[Mark]] = []
    for line in lines:
        near = joined[-60:]
        left = max((o for o in near if _follows(o[-1], line[0])), key=lambda o: o[-1].x1, default=None)
        right = min((o for o in near if o is not left and _follows(line[-1], o[0])), key=lambda o: o[0].x0, default=None)
        if left is None and right is None:
            joined.append(line)
        elif left is None and right is not None:
            right[:0] = line
        elif left is not None:
            left += line
            if right is not None:
                left += right
                joined = [o for o in joined if o is not right]
    return joined


def _follows(a: Mark, b: Mark) -> bool:
    if b.x0 <= a.x0:
        return False
    tall_a, tall_b = a.y1 - a.y0, b.y1 - b.y0
    gap = b.x0 - a.x1
    if gap > 2.5 * tall_a and gap > 2.5 * tall_b:
        return False
    small = tall_a if tall_a < tall_b else tall_b
    shared = (a.y1 if a.y1 < b.y1 else b.y1) - (a.y0 if a.y0 > b.y0 else b.y0)
    return shared >= 0.5 * small and gap >= -0.4 * small


def _split(line: list[Mark], spaced: float, rules: Rules, blank: float) -> list[list[Mark]]:
    """A loose line split at its column gaps; `blank` is the page's usual blank where the file writes none."""
    if len(line) == 1:
        return [line]
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(line)]
    em = median(m.y1 - m.y0 for m in line)
    blanks = sorted(g for g, m in zip(gaps, line[1:], strict=True) if m.spaces == 1 or not spaced)
    # in justified text every gap of the line is wide; the lower half of the gaps is what a blank measures here
    usual = blanks[(len(blanks) - 1) // 2] if len(blanks) >= 3 else blank * em
    if not spaced:
        # a line of few words and many cells has no blanks of its own to speak of
        usual = min(usual, 1.6 * blank * em)
    pieces = [[line[0]]]
    for before, mark, gap in zip(line, line[1:], gaps, strict=False):
        if gap > _limit(mark, em, usual, spaced, before) or (
            gap > 0.1 * em and rules.upright and rules.parts(before.x1, mark.x0, (mark.y0 + mark.y1) / 2)
        ):
            pieces.append([mark])
        else:
            pieces[-1].append(mark)
    return pieces


def _limit(mark: Mark, em: float, usual: float, spaced: float, before: Mark) -> float:
    """The widest gap before this mark that is still a gap between words."""
    if mark.spaces is None or not spaced:
        if _MONEY.fullmatch(mark.text) and _MONEY.fullmatch(before.text):
            # two amounts side by side are two cells
            return 0.4 * em
        return max(0.95 * em, 1.7 * usual)
    if mark.spaces == 0:
        return spaced * em
    if mark.spaces == 1:
        return max(1.25 * em, 2.2 * usual)
    return 1.6 * em if before.text.endswith(_SENTENCE_END) and mark.spaces == 2 else 1.0 * em


def _glued(marks: list[Mark]) -> list[Mark]:
    """Marks that touch without a blank between them become one word."""
    out = [marks[0]]
    for mark in marks[1:]:
        last = out[-1]
        if mark.spaces == 0 and mark.x0 - last.x1 < 0.12 * (mark.y1 - mark.y0):
            out[-1] = Mark(
                last.text + mark.text,
                last.x0,
                min(last.y0, mark.y0),
                max(last.x1, mark.x1),
                max(last.y1, mark.y1),
                last.order,
                last.spaces,
                min(last.confidence, mark.confidence),
            )
        else:
            out.append(mark)
    return out


def _split_by_neighbours(runs: list[Run]) -> list[Run]:
    """Where blanks cannot be told from narrow column gaps: a gap that goes on through the rows above and below parts columns."""
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(run.row, []).append(run)
    for row in rows.values():
        row.sort(key=lambda r: r.x0)
    numbers = sorted(rows)
    cuts: dict[int, set[float]] = {}
    for place, number in enumerate(numbers):
        for a, b in zip(rows[number], rows[number][1:], strict=False):
            if b.x0 - a.x1 < 0.75 * min(a.em, b.em):
                continue
            strip, touched = (a.x1, b.x0), []
            for step in (-1, 1):
                strip, more = _follow_strip(
                    [rows[n] for n in (numbers[place + 1 :] if step == 1 else numbers[:place][::-1])], strip, rows[number]
                )
                touched += more
            if len(touched) >= 3:
                for run in touched:
                    cuts.setdefault(id(run), set()).add((strip[0] + strip[1]) / 2)
    out: list[Run] = []
    for run in runs:
        parts = [run.marks]
        for cut in sorted(cuts.get(id(run), ())):
            left, right = [m for m in parts[-1] if m.x1 <= cut], [m for m in parts[-1] if m.x1 > cut]
            parts[-1:] = [p for p in (left, right) if p]
        for part in parts:
            piece = Run(part)
            piece.row = run.row
            out.append(piece)
    return out


def _follow_strip(rows: Sequence[list[Run]], strip: tuple[float, float], start: list[Run]) -> tuple[tuple[float, float], list[Run]]:
    """How far a white strip goes on through rows: the strip as it remains, and the runs that it would part or that end at it."""
    touched: list[Run] = []
    last = start
    for row in rows:
        em = median(r.em for r in row)
        if abs(row[0].middle - last[0].middle) > 3.2 * em:
            break
        last = row
        crossing = next((r for r in row if r.x0 < strip[1] - 0.5 and r.x1 > strip[0] + 0.5), None)
        if crossing is None:
            touched += [r for r in row if r.x1 <= strip[0] + 0.5][-1:] if any(r.x0 >= strip[1] - 0.5 for r in row) else []
            continue
        gaps = [(max(a.x1, strip[0]), min(b.x0, strip[1])) for a, b in zip(crossing.marks, crossing.marks[1:], strict=False)]
        if crossing.x1 < strip[1]:
            gaps.append((max(crossing.x1, strip[0]), strip[1]))
        if crossing.x0 > strip[0]:
            gaps.append((strip[0], min(crossing.x0, strip[1])))
        narrow = max(gaps, key=lambda g: g[1] - g[0], default=(0.0, 0.0))
        own = sorted(b.x0 - a.x1 for a, b in zip(crossing.marks, crossing.marks[1:], strict=False))
        # an ordinary blank of a line of prose is no column gap, though a river of blanks may run through several lines
        if narrow[1] - narrow[0] < max(0.3 * em, 1.25 * own[len(own) // 2] if len(own) >= 3 else 0.0):
            break
        strip = narrow
        touched.append(crossing)
    return strip, touched


def _join_markers(runs: list[Run]) -> list[Run]:
    """A bullet or number stands in one run with the text beside it."""
    runs.sort(key=lambda r: (r.middle, r.x0))
    out: list[Run] = []
    waiting: list[Run] = []
    for run in runs:
        if len(run.marks) == 1 and _MARKER.fullmatch(run.text):
            waiting.append(run)
        else:
            out.append(run)
    for marker in waiting:
        if marker.text[-1].isdigit() and any(r.row == marker.row and r.x1 <= marker.x0 for r in out):
            # a figure in a table
            out.append(marker)
            continue
        beside = [
            r
            for r in out
            if not r.text[0].isdigit() and abs(r.middle - marker.middle) < 0.5 * max(r.em, marker.em) and 0 <= r.x0 - marker.x1 < 3.5 * r.em
        ]
        if beside:
            target = min(beside, key=lambda r: r.x0)
            place = out.index(target)
            out[place] = Run([*marker.marks, *target.marks])
        else:
            out.append(marker)
    return out


def _number_rows(runs: list[Run]) -> None:
    row, center, height = -1, float("-inf"), 0.0
    for run in sorted(runs, key=lambda r: r.middle):
        if run.middle - center > 0.45 * min(run.em, height or run.em):
            row, center, height = row + 1, run.middle, run.em
        run.row = row


def overlap(a: Run, b: Run) -> float:
    """How much two runs overlap across the page, in points; negative where they are apart."""
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def bounds(runs: Iterable[Run]) -> tuple[float, float, float, float]:
    """The box around runs."""
    listed = list(runs)
    return min(r.x0 for r in listed), min(r.y0 for r in listed), max(r.x1 for r in listed), max(r.y1 for r in listed)
