"""Tables of a notice: header rows whose cells name columns, and the records under them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .labels import Label, classify
from .structure import Cell, Sheet

MONEY = frozenset({Label.BILLED, Label.DENIED, Label.OWES, Label.PAID, Label.ALLOWED, Label.OTHER_AMOUNT})
_HEADS = MONEY | {
    Label.CLAIM,
    Label.SERVICE_DATE,
    Label.SERVICE_FROM,
    Label.SERVICE_TO,
    Label.OTHER_DATE,
    Label.SERVICE,
    Label.PROCEDURE,
    Label.DIAGNOSIS,
    Label.REVENUE,
    Label.PROVIDER,
    Label.REASON,
    Label.STATUS,
    Label.QUANTITY,
    Label.NDC,
    Label.PATIENT,
    Label.OTHER_ID,
    Label.FACILITY,
    Label.GROUP,
    Label.NOTICE_DATE,
}
_IN_TABLES = {Label.GROUP: Label.REASON, Label.NOTICE_DATE: Label.SERVICE_DATE}  # what a bare "Group" or "Date" heads in a table of claims
_AMOUNT = re.compile(r"-?\(?(?:(?:US)?\$\s?-?[\d,]{1,11}(?:\.\d\d)?|[\d,]{1,10}\.\d\d|\d{1,4})\)?(?:\s|$)")
_TOTAL = re.compile(r"^(?:sub-?)?totals?\b|^grand total|^claim total", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its head asks for, and its edges."""

    label: Label | None
    x0: float
    x1: float
    name: str
    starts: tuple[int, ...]


@dataclass
class TableRecord:
    """One record of a table: the cells under each column (index of the column), all rows that belong to it."""

    cells: dict[int, list[Cell]] = field(default_factory=dict)
    total: bool = False

    def add(self, column: int, cell: Cell) -> None:
        """Put a cell under a column."""
        self.cells.setdefault(column, []).append(cell)

    @property
    def all(self) -> list[Cell]:
        """Every cell in reading order."""
        return sorted((c for cells in self.cells.values() for c in cells), key=lambda c: c.start)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns and records."""

    sheet: Sheet
    columns: tuple[Column, ...]
    records: tuple[TableRecord, ...]
    top: float

    def cells(self, record: TableRecord, *labels: Label) -> list[Cell]:
        """The cells of a record under the columns with these labels."""
        return [c for at, column in enumerate(self.columns) if column.label in labels for c in record.cells.get(at, [])]

    def text(self, record: TableRecord, *labels: Label) -> str:
        """Their text, joined."""
        return " ".join(" ".join(c.text.split()) for c in self.cells(record, *labels))


def _plain_row(cells: Sequence[Cell]) -> bool:
    return not any(re.search(r"\d", c.text.replace("(1)", "")) and classify(c.text) is None for c in cells)


def _merge(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    columns: list[list[Cell]] = []
    for row in rows:
        for cell in row:
            home = next((c for c in columns if any(min(cell.x1, o.x1) - max(cell.x0, o.x0) > 1.5 for o in c)), None)
            if home is None:
                columns.append([cell])
            else:
                home.append(cell)
    return sorted(columns, key=lambda c: min(o.x0 for o in c))


def _heads(rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    out = []
    for group in _merge(rows):
        name = " ".join(c.text.strip() for c in sorted(group, key=lambda c: (c.y0, c.x0)))
        found = classify(name.replace("- ", ""))
        if found is None and len(group) > 1:
            found = classify(group[-1].text)
        label = found[0] if found is not None and found[0] in _HEADS else None
        if label is not None and (label is not Label.NOTICE_DATE or name.strip().lower() in ("date", "dates", "fecha", "fechas")):
            label = _IN_TABLES.get(label, label)
        if found is not None and found[0] is Label.DECISION_DATE and "date" not in name.lower() and "fecha" not in name.lower():
            label = Label.STATUS  # a column "Decision" says what was decided
        if name.strip().lower() in ("paid", "plan paid", "pagado"):
            label = Label.PAID
        out.append(Column(label, min(c.x0 for c in group), max(c.x1 for c in group), name, tuple(c.start for c in group)))
    return tuple(out)


def _is_head(columns: Sequence[Column]) -> bool:
    known = [c.label for c in columns if c.label is not None]
    useful = [x for x in known if x in MONEY or x in (Label.CLAIM, Label.SERVICE_DATE, Label.PROCEDURE, Label.SERVICE, Label.STATUS)]
    return (
        len(columns) >= 3
        and len(known) >= 3
        and len(known) >= 0.6 * len(columns)
        and len(useful) >= 2
        and not any(len(c.name) > 60 for c in columns)
    )


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Every table of a sheet that has a header row of known column heads."""
    rows = sorted(sheet.rows.values(), key=lambda r: min(c.y0 for c in r))
    heads: list[tuple[int, int, tuple[Column, ...]]] = []
    at = 0
    while at < len(rows):
        best: tuple[int, tuple[Column, ...]] | None = None
        for size in (1, 2, 3, 4):
            group = rows[at : at + size]
            if len(group) < size or not all(_plain_row(r) for r in group) or not _tight(group):
                break
            if size > 1 and len(rows[at]) < 2:
                break
            columns = _heads(group)
            if _is_head(columns) and (
                best is None or _known(columns) > _known(best[1]) or (_known(columns) == _known(best[1]) and len(columns) <= len(best[1]))
            ):
                best = size, columns
        if best is None:
            at += 1
        else:
            heads.append((at, at + best[0], best[1]))
            at += best[0]
    out = []
    for number, (start, after, columns) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(rows)
        records = _records(rows[after:stop], columns, boxed=any(w.box is not None for w in sheet.page.words[:5]))
        if records:
            out.append(Table(sheet, columns, records, min(c.y0 for c in rows[start])))
    return tuple(out)


def _known(columns: Sequence[Column]) -> int:
    return sum(c.label is not None for c in columns)


def _tight(rows: Sequence[Sequence[Cell]]) -> bool:
    return all(
        min(c.y0 for c in two) - max(c.y1 for c in one) < 1.0 * max(c.y1 - c.y0 for c in one) for one, two in itertools.pairwise(rows)
    )


def _home(cell: Cell, columns: Sequence[Column]) -> int | None:
    overlaps = [(min(cell.x1, c.x1) - max(cell.x0, c.x0), at) for at, c in enumerate(columns)]
    best = max(overlaps)
    if best[0] > 0:
        return best[1]
    gap, at = min((max(c.x0 - cell.x1, cell.x0 - c.x1), at) for at, c in enumerate(columns))
    return at if gap < 45 else None


def _anchor(record: TableRecord, columns: Sequence[Column]) -> bool:
    """Whether a row begins a record: an amount under a money column, or two of claim, date, procedure, service."""
    money = sum(any(_AMOUNT.match(c.text.strip()) for c in cells) for at, cells in record.cells.items() if columns[at].label in MONEY)
    other = sum(
        columns[at].label in (Label.CLAIM, Label.SERVICE_DATE, Label.PROCEDURE, Label.SERVICE, Label.REVENUE, Label.STATUS)
        for at in record.cells
    )
    has_money = any(c.label in MONEY for c in columns)
    return money >= 1 if has_money else other >= 2 and min(record.cells) == 0


def _homes(row: Sequence[Cell], columns: Sequence[Column], *, boxed: bool) -> list[int | None]:
    """The column of each cell. Where a page has no boxes its spaces may have been lost: then cells that do not stand under their
    heads are placed by their order, if amounts then fall under amounts; else they have no column."""
    placed = [_home(c, columns) for c in row]
    found = [p for p in placed if p is not None]
    apart = any(p is not None and min(c.x1, columns[p].x1) <= max(c.x0, columns[p].x0) for c, p in zip(row, placed, strict=True))
    if boxed or (len(set(found)) == len(found) and not apart and _typed(row, placed, columns)):
        return placed
    ordered: list[int | None] = list(range(len(row)))
    if len(row) <= len(columns) and _typed(row, ordered, columns) and len(row) >= len(columns) - 1:
        return ordered
    money = [at for at, c in enumerate(columns) if c.label in MONEY]
    amounts = [c for c in row if _AMOUNT.fullmatch(c.text.strip())]
    if _TOTAL.match(row[0].text.strip()) and len(amounts) == len(money):
        return [0 if c is row[0] else money[amounts.index(c)] if c in amounts else None for c in row]
    return [p if p is not None and columns[p].label not in MONEY else None for p in placed]


def _typed(row: Sequence[Cell], homes: Sequence[int | None], columns: Sequence[Column]) -> bool:
    """Whether amounts stand under heads of amounts and nothing else does."""
    for cell, home in zip(row, homes, strict=True):
        if home is None:
            continue
        text = cell.text.strip()
        if "$" in text and columns[home].label not in MONEY and columns[home].label is not None and _AMOUNT.fullmatch(text):
            return False
        if columns[home].label in MONEY and not _AMOUNT.match(text) and not re.fullmatch(r"[-–—]|n/?a|", text, re.IGNORECASE):
            return False
    return True


def _records(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], *, boxed: bool) -> tuple[TableRecord, ...]:
    pieces: list[tuple[float, float, TableRecord, bool]] = []
    last = None
    width = max(c.x1 for c in columns) - min(c.x0 for c in columns)
    for row in rows:
        y0, y1 = min(c.y0 for c in row), max(c.y1 for c in row)
        homes = _homes(row, columns, boxed=boxed)
        prose = len(row) == 1 and (row[0].x1 - row[0].x0 > 0.55 * width or homes[0] is None)
        if prose or _labelled(row) or (last is not None and y0 - last > 3.2 * (y1 - y0)):
            break
        record = TableRecord(total=_TOTAL.match(row[0].text.strip()) is not None)
        for cell, home in zip(row, homes, strict=True):
            if home is not None:
                record.add(home, cell)
        if not record.cells:
            continue
        begins = record.total or _anchor(record, columns)
        if last is not None and not begins and y0 - last > 1.2 * (y1 - y0):
            break
        pieces.append((y0, y1, record, begins))
        last = y1
    return _joined(pieces)


def _labelled(row: Sequence[Cell]) -> bool:
    """Whether a row holds labels with their values ("Patient: ...  Claim: ..."): it is no row of the table."""
    marks = [c.text.partition(":")[0] for c in row if ":" in c.text[1:40]]
    return any(classify(m) is not None for m in marks) and not any(_TOTAL.match(m) for m in marks)


def _joined(pieces: Sequence[tuple[float, float, TableRecord, bool]]) -> tuple[TableRecord, ...]:
    """Rows put together: a row that begins no record goes to the nearest one that does, the one above where both are as near."""
    anchors = [[y0, y1, record] for y0, y1, record, begins in pieces if begins]
    if not anchors:
        return ()
    for y0, y1, record, begins in pieces:
        if begins:
            continue
        above = [a for a in anchors if float(a[0]) <= y0]  # type: ignore[arg-type]
        under = [a for a in anchors if float(a[0]) > y0]  # type: ignore[arg-type]
        home = above[-1] if above else under[0]
        if above and under and float(under[0][0]) - y1 < 0.5 * (y0 - float(above[-1][1])):  # type: ignore[arg-type]
            home = under[0]
        target = home[2]
        assert isinstance(target, TableRecord)  # noqa: S101 - the third of each anchor
        for at, cells in record.cells.items():
            for cell in cells:
                target.add(at, cell)
        home[1] = max(float(home[1]), y1)  # type: ignore[arg-type]
    return tuple(a[2] for a in anchors if isinstance(a[2], TableRecord))
