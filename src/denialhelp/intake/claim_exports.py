"""Exports of remittances and denials (CSV, Excel) as claims: rows of one claim together, every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from denialhelp.casefile.claims import Adjustment, ClaimRow, ServiceLine
from denialhelp.casefile.fact import Problem
from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import UnreadableFile
from denialhelp.reference.remittance_columns import Column, ColumnNames, load_columns, plain
from denialhelp.reference.tables import Tables, load_tables

from .claim_columns import Layout, OfficeColumns, find_layout
from .claim_lines import lines_of
from .claim_rows import CannotPlace, ExportRow, RowReader
from .sheets import Sheet, SheetRow

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|report|page|batch|payer|provider|check|overall|column)[\s-]*)?totals?\b|^\W*(?:sum|count|average)\b"
    r"|^end of report",
    re.IGNORECASE,
)
_PAYER_LINE = re.compile(
    r"^(?:payer|payor|insurance(?: company| name)?|insurance carrier|carrier|plan)(?: name)?\s*:\s*(\S.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """A row that could not be placed: where it stands and the sentence that says why."""

    source: str
    row: int
    why: str

    def sentence(self) -> str:
        """For people."""
        return f"{self.source}, row {self.row} could not be placed: {self.why}."


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What became of the rows: `rows` is the sum of the others. `repeated` rows say the same as an earlier one of their claim; `other` are
    titles, headings, notes and empty rows."""

    rows: int = 0
    placed: int = 0
    not_placed: int = 0
    repeated: int = 0
    totals: int = 0
    other: int = 0

    def plus(self, more: RowCounts) -> RowCounts:
        """Both together."""
        return RowCounts(
            self.rows + more.rows, self.placed + more.placed, self.not_placed + more.not_placed, self.repeated + more.repeated,
            self.totals + more.totals, self.other + more.other,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportRead:
    """A file: its claims, the rows that could not be placed, what is worth a note, what became of every row, and which heading was what."""

    rows: tuple[ClaimRow, ...]
    not_placed: tuple[NotPlaced, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: RowCounts = field(default_factory=RowCounts)
    columns: tuple[tuple[str, str], ...] = ()
    unused: tuple[str, ...] = ()


def read_export(sheets: Sequence[Sheet], source: str, office: OfficeColumns | None = None) -> ExportRead:
    """The claims of every sheet that has a heading of one; raises UnreadableFile where none has."""
    names, tables, office = load_columns(), load_tables(), office or OfficeColumns()
    found = [(sheet, find_layout(sheet, names, office)) for sheet in sheets]
    if not any(layout for _, layout in found):
        raise UnreadableFile("no-claims", _no_heading(sheets, source, names))
    read = []
    for sheet, layout in found:
        name = f"{source}, sheet {sheet.name}" if len(sheets) > 1 else source
        if layout is None:
            filled = any(any(r.cells) for r in sheet.rows)
            said = (Problem("sheet-left-out", f"{name} has no heading of claims and was not read."),) if filled else ()
            read.append(ExportRead((), problems=said, counts=RowCounts(len(sheet.rows), other=len(sheet.rows))))
        else:
            read.append(_SheetReader(sheet, layout, name, office, names, tables).read())
    counts = RowCounts()
    for one in read:
        counts = counts.plus(one.counts)
    return ExportRead(
        tuple(r for one in read for r in one.rows), tuple(n for one in read for n in one.not_placed),
        tuple(p for one in read for p in one.problems), counts,
        tuple(dict.fromkeys(c for one in read for c in one.columns)), tuple(dict.fromkeys(u for one in read for u in one.unused)),
    )  # fmt: skip


def _no_heading(sheets: Sequence[Sheet], source: str, names: ColumnNames) -> str:
    """What was looked for and what headings there are, so that the office can say which is what."""
    rows = [r.cells for s in sheets for r in s.rows[:60]]
    best = max(rows, key=lambda cells: sum(names.field(c) is not None for c in cells), default=())
    strange = [c for c in best if c and names.field(c) is None and len(c) <= 60]
    said = f" Headings that are not known: {', '.join(strange[:20])}." if any(names.field(c) for c in best) and strange else ""
    return (
        f"'{source}' is neither an 835 nor a list of denials: no row of it names a claim number and a denial (CARC) code or a reason."
        f"{said} Say which heading is what with --columns."
    )


class _SheetReader:
    def __init__(self, sheet: Sheet, layout: Layout, source: str, office: OfficeColumns, names: ColumnNames, tables: Tables) -> None:
        self.sheet, self.layout, self.source, self.office, self.tables = sheet, layout, source, office, tables
        self.body = sheet.rows[layout.start :]
        self.reader = RowReader(layout, office, names, tables, self.body)
        self.heading = tuple(plain(h) for h in layout.heads)
        self.not_placed: list[NotPlaced] = []
        self.problems: list[Problem] = []
        self.groups: dict[tuple[object, ...], list[ExportRow]] = {}
        self.whole_on_lines = False
        self.totals = self.other = self.repeated = self.placed = 0

    def read(self) -> ExportRead:
        for row in self.sheet.rows[: self.layout.start]:
            self._payer_of(row)
            self.other += 1
        for row in self.body:
            self._take(row)
        self.whole_on_lines = _writes_the_whole(self.groups.values())
        rows = [claim for group in self.groups.values() if (claim := self._claim(group)) is not None]
        self._note_columns()
        counts = RowCounts(len(self.sheet.rows), self.placed, len(self.not_placed), self.repeated, self.totals, self.other)
        columns = tuple((self.layout.heads[at], column.value) for column, places in self.layout.places.items() for at in places)
        self.not_placed.sort(key=lambda n: n.row)
        return ExportRead(tuple(rows), tuple(self.not_placed), tuple(self.problems), counts, columns, self.layout.unused)

    def _note_columns(self) -> None:
        if self.layout.unused:
            listed = ", ".join(self.layout.unused[:40])
            said = f"{self.source}: columns that are not used: {listed}. Name them with --columns where they matter."
            self.problems.append(Problem("columns-unused", said))
        heads = set(self.heading)
        for column, asked in self.office.heads.items():
            for head in asked:
                if plain(head) not in heads:
                    self.problems.append(Problem("columns-missing", f"{self.source} has no column '{head}' ({column.value})."))

    def _payer_of(self, row: SheetRow) -> bool:
        """Whether the row is a line that names the payer of the rows below it."""
        filled = [c for c in row.cells if c]
        text = f"{filled[0]} {filled[1]}" if len(filled) == 2 and filled[0].endswith(":") else filled[0] if len(filled) == 1 else ""
        found = _PAYER_LINE.match(text)
        if found and Column.PAYER not in self.layout.places:
            self.reader.payer = found[1].strip()
        return found is not None

    def _take(self, row: SheetRow) -> None:
        filled = [c for c in row.cells if c]
        if row.fault:
            self._refuse(row.number, row.fault)
        elif not filled or self._is_heading(row) or self._payer_of(row):
            self.other += 1
        elif self._is_total(row):
            self.totals += 1
        elif len(filled) == 1 and len(self.layout.heads) > 2:
            self.other += 1
        else:
            try:
                read = self.reader.read(row)
            except CannotPlace as why:
                self._refuse(row.number, str(why))
                return
            self.groups.setdefault(_claim_key(read), []).append(read)

    def _is_heading(self, row: SheetRow) -> bool:
        told = tuple(plain(c) for c in row.cells)
        shared = sum(a == b for a, b in zip(told, self.heading, strict=False) if a)
        return shared >= 3 and shared * 2 > sum(1 for c in told if c)

    def _is_total(self, row: SheetRow) -> bool:
        """A row that begins with a word for a sum and names no code."""
        first = next(c for c in row.cells if c)
        return _TOTAL.match(first) is not None and not any(self.reader.one(row, c) for c in (Column.CARC, Column.REASON_WORDS))

    def _refuse(self, number: int, why: str) -> None:
        self.not_placed.append(NotPlaced(self.source, number, why))

    def _once(self, rows: Iterable[ExportRow]) -> list[ExportRow]:
        """The rows without those that say word for word the same: an export that repeats itself must not double an amount."""
        kept: dict[tuple[str, ...], ExportRow] = {}
        for row in rows:
            earlier = kept.setdefault(row.cells, row)
            if earlier is not row:
                self.repeated += 1
                said = f"{self.source}, row {row.number} repeats row {earlier.number} word for word and was counted once."
                self.problems.append(Problem("row-repeated", said))
        return list(kept.values())

    def _told_apart(self, rows: Sequence[ExportRow]) -> None:
        if self.whole_on_lines and len(rows) > 1 and any(r.adjustment is None and Column.DENIED not in r.amounts for r in rows):
            raise CannotPlace("its lines all bear one amount billed, as if it were the claim's; the amount refused of each line is needed")

    def _claim(self, group: Sequence[ExportRow]) -> ClaimRow | None:
        rows = self._once(group)
        try:
            self._told_apart(rows)
            lines, adjustments = lines_of(rows, self.tables)
            claim = _built(rows, lines, adjustments, self.source)
            _check(claim)
        except CannotPlace as why:
            for row in rows:
                self._refuse(row.number, str(why))
            return None
        self.placed += len(rows)
        self.problems += [Problem("row-damaged", f"{self.source}, row {r.number}: {fault}.") for r in rows for fault in r.faults]
        return claim


def _writes_the_whole(groups: Iterable[Sequence[ExportRow]]) -> bool:
    """Whether an export writes the claim's charge on each of its lines: in every claim (of two at least) whose lines have different
    procedures, all lines bear the same charge."""
    several = [g for g in groups if len({r.text(Column.CODE) for r in g}) > 1 and all(Column.BILLED in r.amounts for r in g)]
    return len(several) > 1 and all(len({r.amounts[Column.BILLED] for r in g}) == 1 for g in several)


def _check(claim: ClaimRow) -> None:
    """Amounts that contradict each other are no amounts: raises CannotPlace."""
    amounts = [a.amount for a in claim.all_adjustments()]
    if claim.status == "22" or (claim.billed is not None and claim.billed < 0):
        return
    if any(a < 0 for a in amounts):
        raise CannotPlace("an amount of it is below zero, though it is no reversal")
    if claim.billed is not None and sum(amounts, Decimal()) > claim.billed + Decimal("0.01"):
        raise CannotPlace("more was taken off than was billed, so one of its amounts stands for something else")


def _claim_key(row: ExportRow) -> tuple[object, ...]:
    """Rows of one decision of one claim; a row without a number stands by itself."""
    numbers = row.text(Column.CLAIM_NUMBER), row.text(Column.PAYER_NUMBER)
    if not any(numbers):
        return (row.number,)
    return (row.text(Column.PAYER).casefold(), *numbers, row.days.get(Column.DATED), row.status == "22")


def _total(rows: Sequence[ExportRow], lines: Sequence[ServiceLine], whole: Column, part: Column) -> Decimal | None:
    """An amount of the claim: told for the whole, or the sum of its lines where every line tells it."""
    told = next((r.amounts[whole] for r in rows if whole in r.amounts), None)
    if told is not None:
        return told
    if not lines:
        return next((r.amounts[part] for r in rows if part in r.amounts), None)
    parts = [line.billed if part is Column.BILLED else line.paid for line in lines]
    known = [p for p in parts if p is not None]
    return sum(known, Decimal()) if len(known) == len(parts) else None


def _built(rows: Sequence[ExportRow], lines: Sequence[ServiceLine], adjustments: Sequence[Adjustment], source: str) -> ClaimRow:
    def text(column: Column) -> str:
        return next((t for r in rows if (t := r.text(column))), "")

    plan = next((p for p in PlanType if p.value == text(Column.PLAN_TYPE).lower()), None)
    state = text(Column.STATE).upper() if len(text(Column.STATE)) == 2 else ""
    owes = [r.amounts[Column.PATIENT_OWES] for r in rows if Column.PATIENT_OWES in r.amounts]
    remarks = tuple(dict.fromkeys(c for r in rows for c in r.remarks))
    return ClaimRow(
        source, rows[0].number, payer=text(Column.PAYER), claim_number=text(Column.CLAIM_NUMBER), payer_number=text(Column.PAYER_NUMBER),
        patient=text(Column.PATIENT), member_id=text(Column.MEMBER_ID), provider=text(Column.PROVIDER), npi=text(Column.NPI),
        status=next((r.status for r in rows if r.status), ""), billed=_total(rows, lines, Column.CLAIM_BILLED, Column.BILLED),
        paid=_total(rows, lines, Column.CLAIM_PAID, Column.PAID), patient_owes=sum(owes, Decimal()) if owes else None,
        dated=next((r.days[Column.DATED] for r in rows if Column.DATED in r.days), None),
        service_from=min((r.days[Column.SERVICE_FROM] for r in rows if Column.SERVICE_FROM in r.days), default=None), lines=tuple(lines),
        adjustments=tuple(adjustments), rarc=() if any(line.rarc for line in lines) else remarks, authorization=text(Column.AUTHORIZATION),
        service=text(Column.SERVICE), plan_type=plan, state=state, notice_file=text(Column.NOTICE_FILE),
        reasons_told=tuple(dict.fromkeys(reason for r in rows for reason in r.reasons)),
    )  # fmt: skip
