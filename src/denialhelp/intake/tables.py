"""Rows and cells of a table or of labels with values, wrapped cells kept whole."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from .marks import Rules, Run, bounds, overlap

Cell = list[Run]
Line = list[Cell]


def rows_of(runs: list[Run], rules: Rules, trusted: bool) -> list[Line]:
    """The rows of a table, top to bottom, each a list of cells from left to right."""
    if trusted:
        rows = _rows_by_file(runs, rules)
        if _sound(rows):
            return rows
    return _rows_by_place(runs, rules)


def _rows_by_file(runs: list[Run], rules: Rules) -> list[Line]:
    """The file writes cell after cell: a run just below the last one belongs to its cell, a step to the left begins a row."""
    cells: list[Cell] = []
    for run in sorted(runs, key=lambda r: r.first):
        if cells and _goes_on(cells[-1], run, rules):
            cells[-1].append(run)
        else:
            cells.append([run])
    rows: list[Line] = []
    for cell in cells:
        row = rows[-1] if rows else None
        if row is not None and _beside(row, cell, rules):
            row.append(cell)
        else:
            rows.append([cell])
    for row in rows:
        row.sort(key=lambda c: min(r.x0 for r in c))
    rows.sort(key=lambda row: sum(r.middle for c in row for r in c) / sum(len(c) for c in row))
    return rows


def _goes_on(cell: Cell, run: Run, rules: Rules) -> bool:
    upper = cell[-1]
    gap = run.y0 - upper.y1
    if run.row <= upper.row or gap > 0.5 * run.em or overlap(upper, run) <= 0 or max(upper.em, run.em) > 1.3 * min(upper.em, run.em):
        return False
    if upper.text.endswith(":") and run.text.endswith(":"):
        return False
    return not (rules.level and gap > 0 and rules.under(upper.y1, run.y0, *sorted((min(upper.x0, run.x0), max(upper.x1, run.x1)))))


def _beside(row: Line, cell: Cell, rules: Rules) -> bool:
    """Whether a cell stands to the right of a row's last cell, at its height."""
    last = row[-1]
    if min(r.x0 for r in cell) < max(r.x0 for r in last) or any(
        overlap(a, b) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0) for a in last for b in cell
    ):
        return False
    _, top, _, bottom = bounds(r for c in row for r in c)
    _, y0, _, y1 = bounds(cell)
    if y0 > bottom - 0.3 * (cell[0].em) or y1 < top + 0.3 * cell[0].em:
        return False
    left, right = last[0].x0, cell[0].x1
    low, high = sorted((last[0].middle, cell[0].middle))
    return not (rules.level and high - low > 2 and rules.under(low + 2, high - 2, left, right))


def _sound(rows: list[Line]) -> bool:
    """Whether rows found by the file's order do not cross each other on the page."""
    for upper, lower in itertools.pairwise(rows):
        bottom = bounds(r for c in upper for r in c)[3]
        top = bounds(r for c in lower for r in c)[1]
        if top < bottom - 0.5 * lower[0][0].em:
            return False
    tall = [row for row in rows if len(row) > 1 and sum(len(c) >= 3 for c in row) > 1]
    return not any(_level_cells(row) for row in tall)


def _level_cells(row: Line) -> bool:
    """Whether the lines of a row's cells pair off line by line without running on: columns written one by one, not wrapped cells."""
    long = [c for c in row if len(c) >= 3]
    first = {r.row for r in long[0]}
    if any({r.row for r in c} != first for c in long[1:]):
        return False
    lower = sum(r.text[:1].islower() for c in long for r in c[1:])
    return lower < 0.2 * sum(len(c) - 1 for c in long)


def _rows_by_place(runs: list[Run], rules: Rules) -> list[Line]:
    """Rows by height alone: a line that only goes on with wrapped cells joins the row above."""
    lines: dict[int, list[Run]] = {}
    for run in runs:
        lines.setdefault(run.row, []).append(run)
    ordered = [sorted(lines[k], key=lambda r: r.x0) for k in sorted(lines)]
    edge = min(r.x0 for r in runs)
    gaps = [bounds(b)[1] - bounds(a)[3] for a, b in itertools.pairwise(ordered)]
    usual = _parting(gaps, median(r.em for r in runs))
    rows: list[Line] = []
    for number, line in enumerate(ordered):
        # cells set to the middle of a row stand between the lines of its taller cells
        between = bool(rows) and gaps[number - 1] < -0.25 * median(r.em for r in line)
        if between or (rows and _wraps(rows[-1], line, edge, gaps[number - 1], usual, rules)):
            for run in line:
                _add_to(rows[-1], run)
        else:
            rows.append([[run] for run in line])
    for row in rows:
        row.sort(key=lambda c: min(r.x0 for r in c))
    return rows


def _parting(gaps: list[float], em: float) -> float:
    """The gap between lines that parts rows from wrapped lines: halfway where there are two sorts of gaps, else a usual gap."""
    ordered = sorted(g for g in gaps if g < 1.3 * em)
    if not ordered:
        return 0.0
    jump, low, high = max(((b - a, a, b) for a, b in itertools.pairwise(ordered)), default=(0.0, 0.0, 0.0))
    return (low + high) / 2 if jump > 0.18 * em else median(ordered) + 0.1 * em


def _column_of(row: Line, run: Run) -> Cell | None:
    over = [(min(overlap(r, run) for r in c[-1:]), c) for c in row]
    over = [(amount, c) for amount, c in over if amount > 0]
    return max(over, key=lambda pair: pair[0])[1] if over else None


def _add_to(row: Line, run: Run) -> None:
    cell = _column_of(row, run)
    if cell is None:
        row.append([run])
    else:
        cell.append(run)


def _wraps(row: Line, line: list[Run], edge: float, gap: float, usual: float, rules: Rules) -> bool:
    em = median(r.em for r in line)
    if gap > 0.8 * em:
        return False
    uppers = [_column_of(row, run) for run in line]
    if any(u is None for u in uppers):
        return False
    left, _, right, _ = bounds([r for c in row for r in c] + line)
    if rules.level and rules.under(min(r.y1 for c in row for r in c[-1:]), max(r.y0 for r in line), left, right):
        return False
    lacks_first = line[0].x0 > edge + 1.5 * em and len(line) < max(2, len(row))
    lower = all(run.text[:1].islower() or run.text[:1] in "(&/" for run in line)
    if lacks_first:
        return gap < usual or lower or len(line) == 1
    full = all(is_full([r for c in row for r in c], upper[-1], run) for upper, run in zip(uppers, line, strict=True) if upper is not None)
    return len(line) <= len(row) and (lower or (gap < usual - 0.1 * em and len(line) < len(row) and full))


def is_full(row: Sequence[Run], upper: Run, run: Run) -> bool:
    """Whether the line above had no room left for the first word of this one, so that it may be its continuation."""
    room = min((r.x0 for r in row if r.x0 > upper.x1), default=max(r.x1 for r in row))
    first = run.marks[0]
    return upper.x1 + 0.3 * upper.em + (first.x1 - first.x0) > room - 0.6 * upper.em
