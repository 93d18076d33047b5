"""Runs of a page in reading order: columns of prose one after the other, tables and labels along the row."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from statistics import median

from .grid import grid_rows, is_form, is_grid
from .marks import Rules, Run, bounds
from .tables import Line, is_full, rows_of

_DEEPEST = 6


@dataclass(slots=True)
class Block:
    """A paragraph or a table: lines of cells of runs."""

    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Band:
    """Runs whose heights overlap: one line of prose, one row of a table, or several lines where columns are not level."""

    runs: list[Run]
    y0: float
    y1: float


def arrange(runs: list[Run], rules: Rules, trusted: bool, depth: int = 0) -> list[Block]:
    """The blocks of these runs in reading order. `trusted`: the file's own order of the marks is a witness."""
    bands = _bands(runs)
    blocks: list[Block] = []
    prose: list[Run] = []
    at = 0
    while at < len(bands):
        if len(bands[at].runs) == 1:
            prose += bands[at].runs
            at += 1
            continue
        stop = _region_end(bands, at)
        start, stop, cut = (at, stop, None) if depth >= _DEEPEST else _columns_within(bands, at, stop, trusted)
        if start > at:
            # a table stands above the columns
            cut, stop = None, start
        if cut is None:
            stop = _table_end(bands, at, stop, trusted)
            region = [r for b in bands[at:stop] for r in b.runs]
            back = _table_start(region, prose, trusted)
            blocks += _paragraphs(prose[: len(prose) - back])
            blocks += _table(prose[len(prose) - back :] + region, rules, trusted)
            prose = []
        else:
            back, stop = _column_reach(bands, at, stop, cut, prose)
            above, inside = (prose[: len(prose) - back], prose[len(prose) - back :]) if back else (prose, [])
            region = inside + [r for b in bands[at:stop] for r in b.runs]
            blocks += _paragraphs(above)
            for side in ([r for r in region if r.x0 < cut], [r for r in region if r.x0 >= cut]):  # a longer line below may pass the cut
                blocks += arrange(side, rules, trusted, depth + 1)
            prose = []
        at = stop
    return blocks + _paragraphs(prose)


def _table(runs: list[Run], rules: Rules, trusted: bool) -> list[Block]:
    if not is_grid(runs, trusted):
        return [Block(rows_of(runs, rules, trusted))]
    rows = grid_rows(runs)
    if is_form(runs):
        return [Block([[[run]] for run in cell]) for row in rows for cell in row]
    return [Block(list(rows))]


def _columns_within(bands: list[_Band], at: int, stop: int, trusted: bool) -> tuple[int, int, float | None]:
    """The part of a region that is columns of prose, as (first band, one past the last, where to part them)."""
    whole = [r for b in bands[at:stop] for r in b.runs]
    if is_grid(whole, trusted):
        return at, stop, None
    cut = _column_cut(whole, trusted)
    if cut is not None:
        return at, stop, cut
    # the columns may begin under a table, or end above one, that has a white strip at the same place
    for start in range(at + 1, stop - 1):
        if len(bands[start].runs) > 1 or start == at + 1:
            cut = _column_cut([r for b in bands[start:stop] for r in b.runs], trusted, part=True, strict=not _apart(bands, start))
            if cut is not None:
                return start, stop, cut
    for end in range(stop - 1, at + 2, -1):
        cut = _column_cut([r for b in bands[at:end] for r in b.runs], trusted, part=True, strict=not _apart(bands, end))
        if cut is not None:
            return at, end, cut
    return at, stop, None


def _apart(bands: list[_Band], index: int) -> bool:
    """Whether a band stands well below the one above."""
    em = median(r.em for r in bands[index].runs)
    return bands[index].y0 - bands[index - 1].y1 - 0.44 * em > 0.8 * em


def _bands(runs: list[Run]) -> list[_Band]:
    bands: list[_Band] = []
    for run in sorted(runs, key=lambda r: (r.y0, r.x0)):
        # boxes of neighbouring lines may touch: only the middle of a run counts
        top, bottom = run.y0 + 0.22 * run.em, run.y1 - 0.22 * run.em
        if bands and top < bands[-1].y1:
            bands[-1].runs.append(run)
            bands[-1].y1 = max(bands[-1].y1, bottom)
        else:
            bands.append(_Band([run], top, bottom))
    for band in bands:
        band.runs.sort(key=lambda r: (r.row, r.x0))
    return bands


def gutters(runs: list[Run]) -> list[tuple[float, float]]:
    """The white strips between the columns of these runs, as (left, right), wide enough to part columns."""
    wanted = 0.5 * median(r.em for r in runs)
    strips: list[tuple[float, float]] = []
    edge: float | None = None
    for run in sorted(runs, key=lambda r: r.x0):
        if edge is not None and run.x0 - edge >= wanted:
            strips.append((edge, run.x0))
        edge = run.x1 if edge is None else max(edge, run.x1)
    return strips


def _region_end(bands: list[_Band], at: int) -> int:
    """One past the last band that stands beside the same white strips as the band `at`."""
    held = list(bands[at].runs)
    strips = gutters(held)
    stop = at + 1
    pending: list[Run] = []
    if not strips:
        return stop
    for index in range(at + 1, len(bands)):
        band = bands[index]
        em = median(r.em for r in band.runs)
        gap = band.y0 - bands[index - 1].y1 - 0.44 * em
        left = gutters(held + pending + band.runs)
        if not left or gap > 2.6 * em:
            break
        if _boxed(band) and {r.cell for r in band.runs} <= {r.cell for r in held}:
            held += pending + band.runs
            pending, strips, stop = [], left, index + 1
            continue
        if len(band.runs) == 1:
            if em > 1.12 * median(r.em for r in held) and gap > 0.5 * em:
                # a heading
                break
            pending += band.runs
            continue
        if not any(any(r.x1 <= b + 0.5 for r in band.runs) and any(r.x0 >= a - 0.5 for r in band.runs) for a, b in left):
            break
        if len(left) < len(strips) and (
            gap > 0.9 * em or (_boxed(band) != _boxed(bands[at]) and len(gutters(band.runs)) < 0.6 * len(strips))
        ):
            break
        held += pending + band.runs
        pending, strips, stop = [], left, index + 1
    return stop


def _boxed(band: _Band) -> bool:
    return all(r.cell >= 0 for r in band.runs)


def _rows(runs: list[Run]) -> int:
    return len({r.row for r in runs})


def _flow(runs: list[Run]) -> float:
    """How much these lines read as running text, 0 to 1: lines go on in lower case or are filled to the edge."""
    lines = sorted(runs, key=lambda r: (r.row, r.x0))
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.row > a.row and b.y0 - a.y1 < 0.9 * a.em]
    if len(pairs) < 2 or sum(len(r.text) for r in lines) / len(lines) < 14:
        return 0.0
    left, _, right, _ = bounds(lines)
    score = 0.0
    for a, b in pairs:
        if b.text[:1].islower():
            score += 1.0
        elif not a.text.endswith((".", ":", ";", "!", "?")) and a.x1 > left + 0.8 * (right - left):
            score += 0.5
    return score / len(pairs)


def _column_cut(runs: list[Run], trusted: bool, part: bool = False, strict: bool = False) -> float | None:
    """Where to part these runs into columns that are read one after the other; None where they are a table.

    `part`: they are only a part of what stands beside the white strip; `strict` asks for running text on both sides.
    """
    best, found = 0.0, None
    for left, right in gutters(runs):
        ours, theirs = [r for r in runs if r.x1 <= left + 0.5], [r for r in runs if r.x1 > left + 0.5]
        few = min(_rows(ours), _rows(theirs))
        if (part and few < 3) or (strict and (min(_flow(ours), _flow(theirs)) < 0.3 or few < 4)):
            continue
        score = _columns_score(ours, theirs, trusted, (right - left) / median(r.em for r in runs))
        if score > best:
            best, found = score, left
    return found


def _columns_score(ours: list[Run], theirs: list[Run], trusted: bool, width: float) -> float:
    """Above 0 where the two sides are read one after the other; the more, the surer."""
    few = min(_rows(ours), _rows(theirs))
    if few < 2:
        return 0.0
    flows = sorted((_flow(ours), _flow(theirs)))
    level = _level(ours, theirs)
    if not trusted:
        if flows[0] >= 0.3 and few >= 3 and not _banded(ours, theirs):
            return 1.0 + flows[0]
        if few >= 3 and ((flows[1] >= 0.4 and level < 0.5) or (flows[1] >= 0.25 and level < 0.4 and few >= 6)):
            return 0.8
        return 0.0
    sides = [s for _, s in sorted([(r.first, 0) for r in ours] + [(r.first, 1) for r in theirs])]
    turns = sum(1 for a, b in itertools.pairwise(sides) if a != b)
    labels = sum(r.text.endswith(":") for r in ours) / len(ours)
    if turns <= 1:
        if max(flows) < 0.3 and len(gutters(ours + theirs)) > 4:
            # many short cells: one row of a table
            return 0.0
        if labels >= 0.5 and level >= 0.6 and flows[0] < 0.3:
            return 0.0
        return 2.0 + width / 100
    if turns >= 0.8 * (2 * few - 1) and flows[0] >= 0.4 and few >= 4 and not _banded(ours, theirs):
        return 1.0
    if turns <= 3 and flows[1] >= 0.4 and few >= 3 and level < 0.6:
        return 1.0
    return 0.0


def _level(ours: list[Run], theirs: list[Run]) -> float:
    """The share of lines that stand on one base line with a line of the other side: near 1 in tables, by chance about a quarter."""
    fewer, more = sorted((ours, theirs), key=_rows)
    hits = sum(any(abs(r.y1 - s.y1) < 0.15 * min(r.em, s.em) for s in more) for r in fewer)
    return hits / len(fewer)


def _banded(ours: list[Run], theirs: list[Run]) -> bool:
    """Whether white bands across both sides part them into rows that begin level: the mark of a table with wrapped cells."""
    bands = _bands(ours + theirs)
    sides = {id(r) for r in ours}
    gaps = [b.y0 - a.y1 for a, b in itertools.pairwise(bands)]
    if len(gaps) < 3:
        return False
    tight = sorted(gaps)[len(gaps) // 3]
    em = median(r.em for r in ours)
    starts = 0
    wide = 0
    for gap, band in zip(gaps, bands[1:], strict=True):
        if gap > tight + 0.3 * em:
            wide += 1
            starts += len({id(r) in sides for r in band.runs}) == 2
    return wide >= 2 and starts >= 0.75 * wide


def _table_end(bands: list[_Band], at: int, stop: int, trusted: bool) -> int:
    """A table's last row may wrap in one cell: take in the lines that go on under it."""
    held = [r for b in bands[at:stop] for r in b.runs]
    right = max(r.x1 for b in bands for r in b.runs)
    while stop < len(bands) and len(bands[stop].runs) == 1 and gutters(held + bands[stop].runs):
        if _next_option(held, bands[stop].runs[0], right) or not _under_a_cell(held, bands[stop].runs[0], trusted):
            break
        held += bands[stop].runs
        stop += 1
    return stop


_TICKS = frozenset("Xx☒☑✓✔■✗✘")


def _next_option(held: list[Run], run: Run, right: float) -> bool:
    """Whether a line below a ticked option is the next option: its first word would have fitted on the line above."""
    last = [r for r in held if r.row == max(r.row for r in held)]
    if min(last, key=lambda r: r.x0).text not in _TICKS:
        return False
    first, upper = run.marks[0], max(last, key=lambda r: r.x1)
    return upper.x1 + 0.3 * upper.em + (first.x1 - first.x0) < right


def _under_a_cell(held: list[Run], run: Run, trusted: bool) -> bool:
    """Whether a line below a table goes on with one of its cells."""
    if run.cell >= 0 and any(r.cell == run.cell for r in held):
        return True
    above = [r for r in held if min(r.x1, run.x1) > max(r.x0, run.x0)]
    if not above:
        return False
    upper = max(above, key=lambda r: r.y1)
    gap = run.y0 - upper.y1
    if gap > 0.5 * run.em:
        return False
    follows = run.first == upper.last + 1
    if trusted and follows and any(r.first == run.last + 1 for r in held):
        # the file goes on with the rest of the row after this line
        return True
    if not _flush(upper, run) or (trusted and not follows):
        return False
    indented = run.x0 > min(r.x0 for r in held) + 0.5 * run.em
    if indented or run.text[:1].islower() or (trusted and upper.x1 >= 0.8 * max(r.x1 for r in held)):
        return True
    return gap < 0.4 * run.em and is_full([r for r in held if r.row == upper.row], upper, run)


def _table_start(region: list[Run], prose: list[Run], trusted: bool) -> int:
    """How many lines above a table go on into one of its cells (a cell that stands higher than the others)."""
    back = 0
    edge = min(r.x0 for r in region)
    while trusted and back < len(prose):
        run = prose[-1 - back]
        lower = next((r for r in region + prose[len(prose) - back :] if r.first == run.last + 1), None)
        if (
            lower is None
            or run.x0 <= edge + 0.5 * run.em
            or lower.y0 - run.y1 > 0.5 * run.em
            or lower.y0 < run.y0
            or not _flush(run, lower)
        ):
            break
        if max(run.em, lower.em) > 1.1 * min(run.em, lower.em) or not gutters([*region, run]):
            break
        back += 1
    return back


def _flush(upper: Run, lower: Run) -> bool:
    """Whether two lines are set flush to one edge or to one middle."""
    near = 0.4 * lower.em
    return abs(upper.x0 - lower.x0) < near or abs(upper.x1 - lower.x1) < near or abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < near


def _column_reach(bands: list[_Band], at: int, stop: int, cut: float, prose: list[Run]) -> tuple[int, int]:
    """How many lines of prose above belong to a column, and one past the last band below that does."""
    region = [r for b in bands[at:stop] for r in b.runs]
    right_edge = min(r.x0 for r in region if r.x1 > cut + 0.5)
    left_edge = max(r.x1 for r in region if r.x1 <= cut + 0.5)

    def beside(run: Run) -> bool:
        return run.x1 <= right_edge - 2 or run.x0 >= left_edge + 2

    def near(upper: Run, lower: Run) -> bool:
        return lower.y0 - upper.y1 < 1.7 * min(upper.em, lower.em) and max(upper.em, lower.em) < 1.35 * min(upper.em, lower.em)

    back = 0
    while back < len(prose):
        run = prose[-1 - back]
        same = [r for r in region + prose[len(prose) - back :] if (r.x0 < cut) == (run.x0 < cut) and r.y0 > run.y0]
        if not beside(run) or not same or not near(run, min(same, key=lambda r: r.y0)):
            break
        back += 1
    held = list(region)
    while stop < len(bands) and len(bands[stop].runs) == 1:
        run = bands[stop].runs[0]
        same = [r for r in held if (r.x0 < cut) == (run.x0 < cut)]
        if not beside(run) or not same or not near(max(same, key=lambda r: r.y1), run):
            break
        held.append(run)
        stop += 1
    return back, stop


def _paragraphs(runs: list[Run]) -> list[Block]:
    """Lines of prose as blocks: a wider gap or another size of letters begins a new one."""
    if not runs:
        return []
    gaps = [b.y0 - a.y1 for a, b in itertools.pairwise(runs) if b.y0 - a.y1 < a.em]
    usual = min(median(gaps), 0.5 * median(r.em for r in runs)) if gaps else 0.0
    blocks = [Block([[[runs[0]]]])]
    for above, run in itertools.pairwise(runs):
        em = min(above.em, run.em)
        if run.y0 - above.y1 > usual + 0.3 * em or max(above.em, run.em) > 1.25 * em:
            blocks.append(Block())
        blocks[-1].lines.append([[run]])
    return blocks
