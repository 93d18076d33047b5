"""Ruled boxes: which cell of a drawn grid each run stands in, and the rows of such a grid."""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np

from .marks import Rules, Run, bounds

Cell = list[Run]


def set_cells(runs: list[Run], rules: Rules, width: float, height: float) -> None:
    """Gives each run the number of the smallest drawn box around it; a frame around most of the page is none."""
    if len(rules.upright) < 2 or len(rules.level) < 2:
        return
    upright, level = np.array(rules.upright), np.array(rules.level)
    numbers: dict[tuple[int, int, int, int], int] = {}
    for run in runs:
        middle_x, middle_y = (run.x0 + run.x1) / 2, run.middle
        beside = upright[(upright[:, 1] <= middle_y + 1) & (upright[:, 2] >= middle_y - 1), 0]
        across = level[(level[:, 1] <= middle_x + 1) & (level[:, 2] >= middle_x - 1), 0]
        left, right = beside[beside <= run.x0 + 1.5], beside[beside >= run.x1 - 1.5]
        top, bottom = across[across <= middle_y], across[across >= middle_y]
        if not (len(left) and len(right) and len(top) and len(bottom)):
            continue
        box = (left.max(), top.max(), right.min(), bottom.min())
        if (box[2] - box[0]) * (box[3] - box[1]) > 0.4 * width * height:
            continue
        key = (round(box[0] / 2), round(box[1] / 2), round(box[2] / 2), round(box[3] / 2))
        run.cell = numbers.setdefault(key, len(numbers))


def is_grid(runs: list[Run], exact: bool = True) -> bool:
    """Whether all of these runs stand in drawn boxes, at least two of them side by side.

    On a scan (`exact` is false) a line may have been missed: then boxes that join what others part are not believed.
    """
    if any(r.cell < 0 for r in runs) or (not exact and _at_odds(runs)):
        return False
    cells = _cells(runs)
    # a frame around a list of labels is one cell with much side by side: no grid
    doubled = sum(len(c) - len({r.row for r in c}) for c in cells)
    if doubled > 0.15 * len(runs):
        return False
    return any(_level(a, b) for i, a in enumerate(cells) for b in cells[i + 1 :])


def _at_odds(runs: list[Run]) -> bool:
    """Whether one box holds two rows that the boxes of another column hold apart."""
    held: set[tuple[int, int]] = set()
    for cell in _cells(runs):
        held |= {(a.row, b.row) for a, b in itertools.pairwise(cell) if b.row > a.row}
    by_row: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_row[run.row].append(run)
    for upper, lower in held:
        for a in by_row[upper]:
            for b in by_row[lower]:
                if a.cell != b.cell and min(a.x1, b.x1) > max(a.x0, b.x0):
                    return True
    return False


def _cells(runs: list[Run]) -> list[Cell]:
    grouped: dict[int, Cell] = defaultdict(list)
    for run in runs:
        grouped[run.cell].append(run)
    return [sorted(c, key=lambda r: (r.row, r.x0)) for c in grouped.values()]


def _level(a: Cell, b: Cell) -> bool:
    """Whether two cells stand at one height, however their lines are set inside them."""
    top, bottom = max(bounds(a)[1], bounds(b)[1]), min(bounds(a)[3], bounds(b)[3])
    return bottom - top > 0.3 * min(a[0].em, b[0].em)


def grid_rows(runs: list[Run]) -> list[list[Cell]]:
    """The cells of a grid by rows, top to bottom and left to right; a cell over several rows stands in its first."""
    rows: list[list[Cell]] = []
    for cell in sorted(_cells(runs), key=lambda c: (bounds(c)[1], c[0].x0)):
        row = rows[-1] if rows else None
        # cells of one row are level in one line at least, whether they are set to the top, the middle or the bottom
        if row is not None and any(_level(other, cell) for other in row) and not any(_under(other, cell) for other in row):
            row.append(cell)
        else:
            rows.append([cell])
    for row in rows:
        row.sort(key=lambda c: min(r.x0 for r in c))
    return rows


def _under(upper: Cell, lower: Cell) -> bool:
    a, b = bounds(upper), bounds(lower)
    return b[1] > a[3] - 1 and min(a[2], b[2]) > max(a[0], b[0])


def is_form(runs: list[Run]) -> bool:
    """Whether the cells are boxes of a form: a small label above what is filled in."""
    cells = [c for c in _cells(runs) if len({r.row for r in c}) > 1]
    small = sum(c[0].em < 0.88 * c[-1].em for c in cells)
    return len(cells) >= 2 and small > 0.5 * len(cells)
