"""One row of an export as values: who, what, how much, which codes; or the sentence that says why it could not be placed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from denialhelp.casefile.slugs import Reason
from denialhelp.reference.phrases import fold_words
from denialhelp.reference.remittance_columns import Column, ColumnNames
from denialhelp.reference.tables import ReasonWording, Tables

from .claim_cells import codes, day, identifier, is_day_first, is_scientific, money
from .claim_columns import Layout, OfficeColumns
from .sheets import SheetRow

AMOUNTS = (Column.BILLED, Column.CLAIM_BILLED, Column.PAID, Column.CLAIM_PAID, Column.ALLOWED, Column.DENIED, Column.CONTRACTUAL,
           Column.BALANCE, Column.PATIENT_OWES)  # fmt: skip
_DAYS = (Column.DATED, Column.SERVICE_FROM)
_GROUPS = {"co": "CO", "contractualobligation": "CO", "contractual": "CO", "pr": "PR", "patientresponsibility": "PR", "oa": "OA",
           "otheradjustment": "OA", "otheradjustments": "OA", "pi": "PI", "payerinitiated": "PI", "payorinitiated": "PI",
           "payerinitiatedreduction": "PI", "payerinitiatedreductions": "PI", "cr": "CR", "correctionandreversal": "CR"}  # fmt: skip
_NONE = re.compile(r"(?:n/?a|none|null|nan|-+|\.|nil|not applicable)", re.IGNORECASE)
_PENDING = re.compile(
    r"\b(?:pend\w*|in process|processing|in review|under review|acknowledged|received|submitted|sent|suspended|accepted)\b", re.IGNORECASE
)
_REJECTED = re.compile(r"\breject", re.IGNORECASE)
_REVERSED = re.compile(r"^(?:22$|22\b|revers|void)", re.IGNORECASE)
_FORWARDED = re.compile(r"\b(?:forwarded|crossover|crossed over|crossed)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^0?([1-5]|19|2[0-5])(?:[^\d/]|$)")


class CannotPlace(Exception):
    """A row that lacks what is needed; its text is the sentence."""


@dataclass(frozen=True, slots=True)
class Named:
    """One code of a row with the amount that stands beside it, None where none does."""

    group: str
    carc: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A row that can be placed. `texts` hold the plain fields, `amounts` and `days` what could be read; `adjustment` is the row's one
    adjustment amount; `faults` are sentences about cells that were left out."""

    number: int
    cells: tuple[str, ...]
    texts: Mapping[Column, str]
    amounts: Mapping[Column, Decimal]
    days: Mapping[Column, date]
    named: tuple[Named, ...]
    remarks: tuple[str, ...]
    reasons: tuple[Reason, ...]
    adjustment: Decimal | None
    status: str
    faults: tuple[str, ...]

    def text(self, column: Column) -> str:
        """A plain field, "" where it is not told."""
        return self.texts.get(column, "")


def _says(wording: ReasonWording, folded: str) -> bool:
    return any(p.search(folded) for p in wording.says) and not any(p.search(folded) for p in wording.unless)


class RowReader:
    """Reads the rows of one sheet by its layout. `payer` is the payer that a line above the rows names."""

    def __init__(self, layout: Layout, office: OfficeColumns, names: ColumnNames, tables: Tables, rows: Sequence[SheetRow]) -> None:
        self.layout, self.office, self.names, self.tables = layout, office, names, tables
        self.payer = ""
        self.day_first = {
            c
            for c in (Column.DATED, Column.SERVICE_FROM)
            if any(is_day_first(self._cell(r, at)) for at in layout.places.get(c, ()) for r in rows)
        }
        self.reduces = self._all_negative(rows)

    @staticmethod
    def _cell(row: SheetRow, at: int) -> str:
        cell = row.cells[at] if at < len(row.cells) else ""
        return "" if _NONE.fullmatch(cell) else cell

    def _all(self, row: SheetRow, column: Column) -> list[str]:
        return [self._cell(row, at) for at in self.layout.places.get(column, ())]

    def one(self, row: SheetRow, column: Column) -> str:
        """The cell of a field, or what the office says holds for every row."""
        return next((c for c in self._all(row, column) if c), self.office.always.get(column, ""))

    def _all_negative(self, rows: Sequence[SheetRow]) -> frozenset[Column]:
        """The amount columns that a ledger writes below zero throughout, because they reduce a balance."""
        found = set()
        for column in (Column.ADJUSTMENT, Column.DENIED, Column.CONTRACTUAL):
            values = [v for r in rows for c in self._all(r, column) if c and (v := money(c))]
            charges = [v for r in rows for c in self._all(r, Column.BILLED) if c and (v := money(c))]
            if values and all(v < 0 for v in values) and charges and all(v > 0 for v in charges):
                found.add(column)
        return frozenset(found)

    def _amount(self, column: Column, text: str, faults: list[str]) -> Decimal | None:
        if not text:
            return None
        value = money(text)
        if value is None:
            faults.append(f"'{text[:20]}' is no amount")
            return None
        return -value if column in self.reduces else value

    def read(self, row: SheetRow) -> ExportRow:
        """The row; raises CannotPlace."""
        if any(row.cells[len(self.layout.heads) :]):
            raise CannotPlace("it has more cells than the heading (a comma inside a name or an amount, perhaps), so none can be trusted")
        faults: list[str] = []
        texts: dict[Column, str] = {
            c: self.one(row, c) for c in Column if c not in AMOUNTS and c not in (Column.DATED, Column.SERVICE_FROM)
        }
        self._identify(texts, faults)
        amounts = {c: v for c in AMOUNTS if (v := self._amount(c, self.one(row, c), faults)) is not None}
        days = self._days(row, faults)
        named, remarks, words = self._codes(row, faults)
        reasons = () if named else self._reasons([*words, *self._all(row, Column.REASON_WORDS)])
        adjusted = [v for c in self._all(row, Column.ADJUSTMENT) if (v := self._amount(Column.ADJUSTMENT, c, faults)) is not None]
        told_words = any(words) or any(self._all(row, Column.REASON_WORDS))
        status = self._status(texts[Column.STATUS], decided=bool(named or reasons))
        self._needed(texts, amounts, days)
        if not named and not reasons and told_words and not amounts.get(Column.PAID, amounts.get(Column.CLAIM_PAID)):
            raise CannotPlace("its reason stands in words that are not known to mean one reason; add a column with the code")
        whole = sum(adjusted, Decimal()) if len(adjusted) == 1 or (adjusted and len(named) <= 1) else None
        return ExportRow(row.number, row.cells, texts, amounts, days, named, remarks, reasons, whole, status, tuple(faults))

    def _identify(self, texts: dict[Column, str], faults: list[str]) -> None:
        for column in (Column.CLAIM_NUMBER, Column.PAYER_NUMBER):
            if is_scientific(texts[column]):
                raise CannotPlace(
                    f"a spreadsheet wrote its number as {texts[column]} and the last digits are lost; export again, that column as text"
                )
            texts[column] = identifier(texts[column])
        for column in (Column.MEMBER_ID, Column.AUTHORIZATION, Column.NPI):
            if is_scientific(texts[column]):
                faults.append(f"'{texts[column]}' has lost its last digits in a spreadsheet and was left out")
                texts[column] = ""
            texts[column] = identifier(texts[column])
        texts[Column.PAYER] = texts[Column.PAYER] or self.payer
        if not texts[Column.PATIENT]:
            texts[Column.PATIENT] = " ".join(t for t in (texts[Column.PATIENT_FIRST], texts[Column.PATIENT_LAST]) if t)

    def _days(self, row: SheetRow, faults: list[str]) -> dict[Column, date]:
        found = {}
        for column in (Column.DATED, Column.SERVICE_FROM):
            text = self.one(row, column)
            if not text:
                continue
            value = day(text)
            if column in self.day_first and re.match(r"\d{1,2}[/.-]\d{1,2}[/.-]\d", text):
                faults.append(f"'{text[:20]}' may be day or month first, for others of its column are day first; it was left out")
            elif value is None:
                faults.append(f"'{text[:20]}' is no date")
            else:
                found[column] = value
        return found

    def _codes(self, row: SheetRow, faults: list[str]) -> tuple[tuple[Named, ...], tuple[str, ...], list[str]]:
        """The codes with their groups and amounts, the remark codes, and what stands in words in the columns of codes."""
        cells, groups, amounts = self._all(row, Column.CARC), self._all(row, Column.GROUP), self._all(row, Column.ADJUSTMENT)
        paired = len(amounts) == len(cells) > 1
        named: list[Named] = []
        remarks: list[str] = []
        words: list[str] = []
        for at, cell in enumerate(cells):
            found = codes(cell)
            words += [found.words] if found.words else []
            remarks += found.remarks
            beside = groups[at] if len(groups) == len(cells) else groups[0] if groups else self.office.always.get(Column.GROUP, "")
            group = _GROUPS.get(re.sub(r"[^a-z]", "", beside.lower()), "")
            alone = len(found.adjustments) == 1 and paired
            for own, carc, amount in found.adjustments:
                taken = amount if amount is not None else self._amount(Column.ADJUSTMENT, amounts[at], faults) if alone else None
                named.append(Named(own or group, carc, taken))
        for cell in self._all(row, Column.RARC):
            remarks += codes(cell, remarks_only=True).remarks
        return tuple(dict.fromkeys(named)), tuple(dict.fromkeys(remarks)), words

    def _reasons(self, cells: Sequence[str]) -> tuple[Reason, ...]:
        """The reasons that words name: general words as whole cells, else phrases of notices that say it outright."""
        out: list[Reason] = []
        for cell in (c for c in cells if c):
            plain = self.names.reason(cell)
            if plain is not None:
                out.append(plain)
                continue
            folded = fold_words(cell)[0]
            out += [w.reason for w in self.tables.reasons if _says(w, folded)]
        return tuple(dict.fromkeys(out))

    @staticmethod
    def _status(text: str, *, decided: bool) -> str:
        """The claim status as the 835 numbers it; raises CannotPlace for a claim that nobody has judged."""
        if _REVERSED.search(text):
            return "22"
        if not decided and _PENDING.search(text) and not re.search(r"\b(?:den|paid)", text, re.IGNORECASE):
            raise CannotPlace("it is not decided yet by its status; bring it again when it is")
        if not decided and _REJECTED.search(text):
            raise CannotPlace("it was rejected before it was judged: correct it and send it again, there is nothing to appeal")
        if _FORWARDED.search(text):
            return "19"
        numbered = _NUMBERED.match(text)
        return (
            numbered[1]
            if numbered
            else "4"
            if re.match(r"den", text, re.IGNORECASE)
            else "1"
            if re.match(r"paid\b", text, re.IGNORECASE)
            else ""
        )

    @staticmethod
    def _needed(texts: Mapping[Column, str], amounts: Mapping[Column, Decimal], days: Mapping[Column, date]) -> None:
        if not texts[Column.PAYER]:
            raise CannotPlace("it names no payer")
        someone = texts[Column.PATIENT] or texts[Column.MEMBER_ID]
        if not texts[Column.CLAIM_NUMBER] and not texts[Column.PAYER_NUMBER] and not (someone and Column.SERVICE_FROM in days):
            raise CannotPlace("it names no claim: neither a number, nor a patient with a day of service")
