"""Claims on a statement: which of several was denied, its amounts, and the parts of the page that speak of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from denialhelp.casefile.fact import Pin

from .amounts import Amount, find_amounts
from .candidates import Candidate
from .context import label_before
from .labels import Label
from .pairs import Pair
from .structure import Cell, Sheet
from .tables import MONEY, Table, TableRecord, find_tables

_DENIED = re.compile(
    r"^no\b|\b(?:denied|not (?:covered|approved|payable|paid)|disallowed|rejected|denegad[oa]|negad[oa]|no (?:cubiert|"
    r"aprobad|pagad)[oa])\b",
    re.IGNORECASE,
)
_PAID = re.compile(r"^(?:yes|s[ií])\b|\b(?:paid|approved|processed|allowed|covered|pagad[oa]|aprobad[oa])\b", re.IGNORECASE)
_CLAIM = re.compile(r"(?=[\w*-]*\d)[A-Z0-9][\w-]{4,}(?:[-*][A-Z0-9]+)*", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w.,$/-])(?:\d{5}|\d{4}[TFU]|[A-CEGHJ-MP-V]\d{4})(?=-[A-Z0-9]{2}(?![\w-])|(?![\w/-]|[.,]\d))")
_DIAGNOSIS = re.compile(r"\b[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?\b")
_STATUS = re.compile(
    r"(?:not |partially |non-?|no )?(?:approved|denied|certified|covered|authorized|paid|denegad[oa]|aprobad[oa]|cubiert[oa])",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\bclaims?\b[^\n]{0,24}?(?:number|no\.?|#|id|:)|\b(?:n[uú]mero de |n\.?º de )?reclamaci[oó]n\b", re.IGNORECASE)
_FIELDS = {Label.BILLED: "amount_billed", Label.DENIED: "amount_denied", Label.OWES: "patient_owes"}


@dataclass
class Item:
    """One line of a claim: its claim number, codes, amounts by label, and its place."""

    sheet: Sheet
    cells: list[Cell]
    claim: str | None
    amounts: dict[Label, tuple[Amount, int, int]] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    status: str = ""
    reason: str = ""
    total: bool = False
    diagnoses: tuple[str, ...] = ()

    def amount(self, label: Label) -> Decimal | None:
        """The amount under a label."""
        found = self.amounts.get(label)
        return None if found is None else found[0].value

    @property
    def denied(self) -> bool | None:
        """Whether the line was denied; None where it does not show."""
        refused, paid, allowed = self.amount(Label.DENIED), self.amount(Label.PAID), self.amount(Label.ALLOWED)
        if refused is not None and refused > 0:
            return True
        if self.status and _DENIED.search(self.status):
            return True
        if (paid is not None and paid > 0) or (allowed is not None and allowed > 0):
            return False
        if self.status and _PAID.search(self.status):
            return False
        if refused is not None:
            return False
        billed = self.amount(Label.BILLED)
        return True if paid is not None and billed and (allowed is not None or self.reason) else None


@dataclass(frozen=True)
class Claims:
    """What the statement's claims say: amounts of the denied claim, other claims' numbers, codes that were paid, and the
    cells that speak of them."""

    candidates: tuple[Candidate, ...] = ()
    denied: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    paid_codes: frozenset[str] = frozenset()
    hidden: frozenset[tuple[int, int, int]] = frozenset()
    columns: dict[tuple[int, int], Label] = field(default_factory=dict)
    services: tuple[tuple[Sheet, tuple[Cell, ...]], ...] = ()
    rows: tuple[tuple[Table, TableRecord], ...] = ()  # records of the denied claim, or all where no claim is told apart


def _claim_in(text: str) -> str | None:
    hit = _CLAIM.search(text)
    return hit.group() if hit and sum(c.isdigit() for c in hit.group()) >= 4 else None


def _heading_claims(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> list[tuple[int, int, str]]:
    """Claim numbers given by label, with their places in reading order: each heads the part of the statement up to the next."""
    out = []
    for pair in pairs:
        if pair.label is Label.CLAIM and pair.weight >= 0.8:
            number = _claim_in(pair.text.split("  ")[0])
            if number is not None:
                cell = pair.sheet.cell_at(pair.start)
                row = () if cell is None else pair.sheet.lines_of(cell)
                out.append((pair.sheet.order, min((c.start for c in row), default=pair.start), number))
    return sorted(out)


def _items(table: Table, heads: Sequence[tuple[int, int, str]]) -> Iterator[Item]:
    """The records of a table as lines of claims."""
    for record in table.records:
        said = _claim_in(table.text(record, Label.CLAIM)) if any(c.label is Label.CLAIM for c in table.columns) else None
        if said is None and record.all:
            place = (table.sheet.order, record.all[0].start)
            said = next((n for o, s, n in reversed(heads) if (o, s) < place), None)
        item = Item(table.sheet, record.all, said, total=record.total)
        for at, column in enumerate(table.columns):
            if column.label in MONEY:
                _put_amount(item, column.label, record, at)
        item.codes = tuple(_CODE.findall(" ".join(c.text for c in record.all)))
        item.diagnoses = tuple(_DIAGNOSIS.findall(table.text(record, Label.DIAGNOSIS)))
        item.status = table.text(record, Label.STATUS) or next((c.text for c in record.all if _STATUS.fullmatch(c.text.strip())), "")
        item.reason = table.text(record, Label.REASON)
        yield item


def _put_amount(item: Item, label: Label, record: TableRecord, column: int) -> None:
    """The one amount under a column; where two rows ran together there are two, and neither is taken."""
    found = [(a, c.start) for c in record.cells.get(column, []) for a in find_amounts(c.text, bare=True)]
    if len(found) == 1 and label not in item.amounts:
        amount, start = found[0]
        item.amounts[label] = (amount, start + amount.start, start + amount.end)


def _line_items(sheet: Sheet, taken: set[int], heads: Sequence[tuple[int, int, str]]) -> Iterator[Item]:
    """Lines that carry a code and labelled amounts ("V5261  not covered $4,800.00  paid $0.00") as lines of a claim."""
    for line in sheet.lines:
        if any(c.start in taken for c in line):
            continue
        start, end = line[0].start, line[-1].end
        codes = _CODE.findall(sheet.flat[start:end])
        if not codes:
            continue
        item = Item(sheet, list(line), next((n for o, s, n in reversed(heads) if (o, s) < (sheet.order, start)), None), codes=tuple(codes))
        for amount in find_amounts(sheet.flat[start:end]):
            label = label_before(sheet, start + amount.start)
            if label is not None and label.label in MONEY and label.start >= start:
                item.amounts.setdefault(label.label, (amount, start + amount.start, start + amount.end))
        first = _CODE.search(sheet.flat, start, end)
        if len(item.amounts) > 1 or (item.amounts and first is not None and first.start() - start < 20):
            yield item


def read_claims(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> Claims:
    """What the tables and lines of claims say."""
    heads = _heading_claims(sheets, pairs)
    groups: list[list[Item]] = []
    columns: dict[tuple[int, int], Label] = {}
    tables: list[Table] = []
    taken: dict[int, set[int]] = {s.order: set() for s in sheets}
    for sheet in sheets:
        for table in find_tables(sheet):
            tables.append(table)
            items = list(_items(table, heads))
            groups.append(items)
            for column in table.columns:
                taken[sheet.order] |= set(column.starts)
            for record in table.records:
                taken[sheet.order] |= {c.start for c in record.all}
                for at, cells in record.cells.items():
                    label = table.columns[at].label
                    if label is not None:
                        columns |= {(sheet.order, c.start): label for c in cells}
        loose = list(_line_items(sheet, taken[sheet.order], heads))
        groups.append(loose)
        for item in loose:
            for label, (_, start, _end) in item.amounts.items():
                cell = sheet.cell_at(start)
                if cell is not None:
                    columns[sheet.order, cell.start] = label
    groups = [g for g in groups if g]
    denied, others = _verdicts(groups)
    hidden = _hidden(groups, sheets, pairs, denied, others)
    rows = tuple(
        (t, r)
        for t in tables
        for r, i in zip(t.records, _items(t, heads), strict=True)
        if not i.total and (not denied or i.claim in denied or (i.claim is None and i.denied is not False))
    )
    if not denied and any(i.denied for g in groups for i in g):
        refused = {id(i) for g in groups for i in g if i.denied is not False}
        shown = [i for g in groups for i in g if id(i) in refused]
        rows = tuple((t, r) for t, r in rows if any(i.cells == r.all for i in shown))
    services = tuple(
        (t.sheet, tuple(t.cells(r, Label.SERVICE)))
        for t in tables
        for r, i in zip(t.records, _items(t, heads), strict=True)
        if i.denied and not i.total and (not denied or i.claim in denied or i.claim is None)
    )
    services += tuple(_described(sheets, groups, denied))
    return Claims(tuple(_amounts(groups, denied)), denied, others, _paid_codes(groups), hidden, columns, services, rows)


def _described(
    sheets: Sequence[Sheet], groups: Sequence[Sequence[Item]], denied: Sequence[str]
) -> Iterator[tuple[Sheet, tuple[Cell, ...]]]:
    """What the codes of denied lines stand for, where another line of the notice says it beside the code; the dearest line first."""
    lines = [i for g in groups for i in g if i.denied and not i.total and (not denied or i.claim in denied or i.claim is None)]
    for item in sorted(lines, key=lambda i: -(i.amount(Label.DENIED) or Decimal())):
        for code in item.codes:
            for sheet in sheets:
                for line in sheet.lines:
                    at = next((n for n, c in enumerate(line) if re.search(rf"(?<!\w){code}(?!\w)", c.text)), None)
                    if at is None or at + 1 >= len(line) or line[0] in item.cells:
                        continue
                    words = line[at + 1]
                    if re.search(r"[a-z]{4}", words.text) and "$" not in words.text and label_before(sheet, words.end) is None:
                        yield sheet, (words,)


def _verdicts(groups: Sequence[Sequence[Item]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Claim numbers with a denied line, and those without one."""
    verdict: dict[str, bool] = {}
    for item in (i for g in groups for i in g if not i.total and i.claim is not None):
        assert item.claim is not None  # noqa: S101 - filtered above
        state = item.denied
        if state is not None:
            verdict[item.claim] = verdict.get(item.claim, False) or state
    denied = tuple(c for c, v in verdict.items() if v)
    return denied, tuple(c for c, v in verdict.items() if not v) if denied else ()


def _paid_codes(groups: Sequence[Sequence[Item]]) -> frozenset[str]:
    """Codes of lines that were paid and that no denied line carries."""
    items = [i for g in groups for i in g if not i.total]
    refused = {c for i in items if i.denied for c in (*i.codes, *i.diagnoses)}
    paid = {c for i in items if i.denied is False for c in (*i.codes, *i.diagnoses)}
    return frozenset(paid - refused) if refused else frozenset()


def _hidden(
    groups: Sequence[Sequence[Item]], sheets: Sequence[Sheet], pairs: Sequence[Pair], denied: Sequence[str], others: Sequence[str]
) -> frozenset[tuple[int, int, int]]:
    """Parts of the sheets that speak of claims that were not denied: (sheet, start, end)."""
    out: set[tuple[int, int, int]] = set()
    if not denied:
        return frozenset()
    for item in (i for g in groups for i in g):
        other = item.claim in others
        if (other and not item.total) or (item.total and (len(denied) + len(others) > 1) and item.claim is None):
            out |= {(item.sheet.order, c.start, c.end) for c in item.cells}
    heads = _heading_claims(sheets, pairs)
    if len({n for _, _, n in heads} & (set(denied) | set(others))) > 1:
        for (order, start, number), following in zip(heads, [*heads[1:], None], strict=True):
            if number not in others:
                continue
            sheet = sheets[order]
            end = following[1] if following is not None and following[0] == order else _claim_end(sheet, start, groups, number)
            out.add((order, start, end))
    return frozenset(out)


def _claim_end(sheet: Sheet, start: int, groups: Sequence[Sequence[Item]], number: str) -> int:
    """Where the part of the last claim on a page ends: after its last line in a table."""
    return max((c.end for g in groups for i in g if i.claim == number and i.sheet is sheet for c in i.cells), default=start)


def mask(sheet: Sheet, hidden: frozenset[tuple[int, int, int]]) -> Sheet:
    """The sheet without the parts that speak of other claims; all offsets stay the same."""
    ranges = [(s, e) for order, s, e in hidden if order == sheet.order]
    if not ranges:
        return sheet
    text = sheet.page.text
    for start, end in ranges:
        text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    cells = tuple(c for c in sheet.cells if not any(s <= c.start < e for s, e in ranges))
    return replace(sheet, page=replace(sheet.page, text=text), cells=cells, source=sheet.source or sheet.page)


def _amounts(groups: Sequence[Sequence[Item]], denied: Sequence[str]) -> Iterator[Candidate]:
    """Amounts of the denied claim from its table: the claim's own total where one is printed, else the sum of its lines."""
    several = len({i.claim for g in groups for i in g if i.claim is not None}) > 1
    for group in groups:
        _mark_total(group)
        mine = [i for i in group if not i.total and (not several or i.claim in denied)]
        if not mine or len(denied) > 1 or not any(i.denied for i in mine):
            continue
        totals = [i for i in group if i.total and (not several or i.claim in denied)]
        for label, name in _FIELDS.items():
            yield from _one_amount(name, label, mine, totals, whole=all(label in i.amounts for i in mine))
        refused = [i for i in mine if i.denied]
        if not any(Label.DENIED in i.amounts for i in group) and all(Label.BILLED in i.amounts for i in refused):
            total = sum((i.amounts[Label.BILLED][0].value for i in refused), Decimal())
            yield Candidate(
                "amount_denied",
                total,
                0.8,
                tuple(i.sheet.pin(*i.amounts[Label.BILLED][1:]) for i in refused),
                "charges of the denied lines",
            )


def _mark_total(group: Sequence[Item]) -> None:
    """A last line without a code whose amounts are the sums of the lines above it is their total, whatever it is called."""
    if len(group) < 2 or group[-1].total or group[-1].codes or not group[-1].amounts:
        return
    lines = [i for i in group[:-1] if not i.total]
    shared = [label for label in group[-1].amounts if all(label in i.amounts for i in lines)]
    if lines and shared and all(group[-1].amount(x) == sum((i.amounts[x][0].value for i in lines), Decimal()) for x in shared):
        group[-1].total = True
        if not any(i.codes for i in lines) and len(lines) == 1:
            for item in group:  # two bare rows with the same amounts: a line and its total, or two lines
                item.amounts.clear()


def _one_amount(name: str, label: Label, lines: Sequence[Item], totals: Sequence[Item], *, whole: bool) -> Iterator[Candidate]:
    printed = next((t for t in reversed(totals) if label in t.amounts), None)
    values = [i.amounts[label][0].value for i in lines if label in i.amounts]
    pins: tuple[Pin, ...]
    if printed is not None and (not values or printed.amounts[label][0].value == sum(values)):
        amount, start, end = printed.amounts[label]
        yield Candidate(name, amount.value, 0.95, (printed.sheet.pin(start, end),), "claim total")
    elif values and (whole or label is Label.DENIED):
        pins = tuple(i.sheet.pin(*i.amounts[label][1:]) for i in lines if label in i.amounts)
        yield Candidate(name, sum(values, Decimal()), 0.92 if len(values) == 1 else 0.85, pins, "claim lines")


def labelled_amounts(sheets: Sequence[Sheet], pairs: Sequence[Pair], tables: dict[tuple[int, int], Label]) -> tuple[Candidate, ...]:
    """Amounts that a label names outside tables: "Billed Amount: $2,180.00", "Total you owe $5,080.00"."""
    out: list[Candidate] = []
    for sheet in sheets:
        seen: dict[str, list[tuple[Amount, int, bool, float]]] = {}
        for amount in find_amounts(sheet.flat):
            cell = sheet.cell_at(amount.start)
            if cell is not None and (sheet.order, cell.start) in tables:
                continue
            label = label_before(sheet, amount.start)
            name = None if label is None else _FIELDS.get(label.label)
            if label is None or name is None:
                continue
            words = sheet.flat[label.start : label.end].lower()
            seen.setdefault(name, []).append((amount, label.start, "total" in words, label.weight))
        for name, found in seen.items():
            whole = [f for f in found if f[2]] or found
            values = {f[0].value for f in whole}
            for amount, start, total, weight in whole:
                score = (0.94 if total or len(found) == 1 else 0.9) * weight - (0.35 if len(values) > 1 else 0.0)
                out.append(Candidate(name, amount.value, score, (sheet.pin(start, amount.end),), sheet.flat[start : amount.start].strip()))
        out.extend(_block_total(sheet))
    for pair in pairs:
        if pair.label is Label.CLAIM and pair.how == "inline":  # "Claim 2026-04-77, Twin Ports Chiropractic, March 2, 2026, $1,480.00"
            told = [a for a in find_amounts(pair.text) if a.marked]
            if len(told) == 1 and pair.text[: told[0].start].rstrip().endswith(","):
                out.append(Candidate("amount_billed", told[0].value, 0.72, (pair.sheet.pin(*pair.first),), "claim line"))
        name = _FIELDS.get(pair.label)
        if name is not None and pair.how in ("right", "below", "inline") and (pair.sheet.order, pair.first[0]) not in tables:
            amounts = find_amounts(pair.text)
            if len(amounts) == 1 and amounts[0].start < 3:
                out.append(
                    Candidate(
                        name,
                        amounts[0].value,
                        0.9 * pair.weight - (0.06 if pair.how == "below" else 0),
                        (pair.sheet.pin(*pair.first),),
                        pair.name,
                    )
                )
    return tuple(out)


def _block_total(sheet: Sheet) -> Iterator[Candidate]:
    """ "Total $5,215.00" under lines of one block whose heading says that they were billed."""
    for cells in sheet.lines:
        if not re.match(r"totals?\b", cells[0].text.strip(), re.IGNORECASE) or len(cells) > 2:
            continue
        found = find_amounts(sheet.flat[cells[0].start : cells[-1].end])
        if len(found) != 1 or re.search(r"owe|pa(?:id|y)|covered|respons", sheet.flat[cells[0].start : cells[-1].end], re.IGNORECASE):
            continue
        lead = sheet.page.text[max(0, cells[0].start - 700) : cells[0].start]
        heading = [h for h in re.finditer(r"^[ ]*([^\n$]{4,60})$", lead, re.MULTILINE) if h[1].strip() and not re.search(r"\d", h[1])]
        if heading and re.search(r"\b(?:billed|charges?|charged|facturad[oa])\b", heading[-1][1], re.IGNORECASE):
            start = cells[0].start + found[0].start
            yield Candidate(
                "amount_billed", found[0].value, 0.85, (sheet.pin(cells[0].start, start + found[0].end - found[0].start),), "total billed"
            )
