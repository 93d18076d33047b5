"""The service lines of an export's claim and what was taken off each: an amount is given to a code only where the rows leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from denialhelp.casefile.claims import Adjustment, ServiceLine
from denialhelp.reference.remittance_columns import Column
from denialhelp.reference.tables import Tables

from .claim_rows import CannotPlace, ExportRow, Named

_CENT = Decimal("0.01")


def lines_of(rows: Sequence[ExportRow], tables: Tables) -> tuple[tuple[ServiceLine, ...], tuple[Adjustment, ...]]:
    """The lines with their adjustments, and those of the claim as a whole; raises CannotPlace where an amount cannot be told apart."""
    groups: dict[tuple[object, ...], list[ExportRow]] = {}
    for row in rows:
        groups.setdefault(_line_key(row), []).append(row)
    whole = len(groups) > 1 and all(Column.CLAIM_BILLED in r.amounts and _own_amount(r) is None for r in rows)
    if whole and not any(Column.BILLED in r.amounts for r in rows):
        lines = tuple(line for g in groups.values() if (line := _line(g, single=False)) is not None)
        return lines, _taken_off(rows, tables)
    if len(groups) == 1:
        line = _line(rows, single=True)
        return (line,) if line else (), _taken_off(rows, tables)
    lines_out: list[ServiceLine] = []
    loose: list[Adjustment] = []
    for group in groups.values():
        taken = _taken_off(group, tables)
        line = _line(group, single=False)
        if line is None:
            loose += taken
        else:
            lines_out.append(replace(line, adjustments=taken))
    return tuple(lines_out), tuple(loose)


def _line_key(row: ExportRow) -> tuple[object, ...]:
    told = (Column.LINE_NUMBER, Column.CODE, Column.MODIFIERS)
    return (
        *(row.text(c) for c in told), row.days.get(Column.SERVICE_FROM), row.amounts.get(Column.BILLED), row.amounts.get(Column.PAID),
    )  # fmt: skip


def _line(rows: Sequence[ExportRow], *, single: bool) -> ServiceLine | None:
    first = rows[0]
    code = first.text(Column.CODE).upper()
    if not code:
        return None
    modifiers = tuple(m.upper() for m in re.split(r"[,; /:]+", first.text(Column.MODIFIERS)) if m)
    code, *inside = re.split(r"[-:\s]+", code.removeprefix("HC:")) if re.fullmatch(r"(?:HC:)?\w{5}(?:[-:\s]+\w{2})+", code) else [code]
    billed = first.amounts.get(Column.BILLED, first.amounts.get(Column.CLAIM_BILLED) if single else None)
    paid = first.amounts.get(Column.PAID, first.amounts.get(Column.CLAIM_PAID) if single else None)
    remarks = () if single else tuple(dict.fromkeys(c for r in rows for c in r.remarks))
    return ServiceLine(
        code, (*inside, *modifiers), billed, paid, rarc=remarks, service_on=None if single else first.days.get(Column.SERVICE_FROM)
    )


def _own_amount(row: ExportRow) -> Decimal | None:
    return row.amounts.get(Column.DENIED, row.adjustment)


def _taken_off(rows: Sequence[ExportRow], tables: Tables) -> tuple[Adjustment, ...]:
    """What was taken off one line (or the claim), told by one row or by a row for each code."""
    named = tuple(dict.fromkeys(n for r in rows for n in r.named))
    if named and all(n.amount is not None for n in named):
        return tuple(Adjustment(n.group, n.carc, n.amount or Decimal()) for n in named)
    if len(rows) > 1 and all(len(r.named) == 1 and _own_amount(r) is not None for r in rows) and not _repeats(rows):
        return tuple(Adjustment(r.named[0].group, r.named[0].carc, _own_amount(r) or Decimal()) for r in rows)
    codes = tuple(dict.fromkeys((n.group, n.carc) for n in named))
    if not codes:
        return _without_code(rows)
    return _shared(rows, [Named(group, carc, None) for group, carc in codes], tables)


def _repeats(rows: Sequence[ExportRow]) -> bool:
    """Whether the rows of one line write the same amount again beside each code: together it would be more than was billed."""
    amounts = [_own_amount(r) or Decimal() for r in rows]
    billed = rows[0].amounts.get(Column.BILLED, rows[0].amounts.get(Column.CLAIM_BILLED))
    return len(set(amounts)) == 1 and billed is not None and sum(amounts, Decimal()) > billed + _CENT


def _unpaid(rows: Sequence[ExportRow]) -> tuple[Decimal | None, bool]:
    """What was billed less what was paid, and whether nothing was paid; (None, ...) where what was billed is not told."""
    first = rows[0].amounts
    billed = first.get(Column.BILLED, first.get(Column.CLAIM_BILLED))
    paid = first.get(Column.PAID, first.get(Column.CLAIM_PAID))
    return (None if billed is None else billed - (paid or Decimal())), not paid


def _explained(rows: Sequence[ExportRow]) -> Decimal | None:
    """What the columns of the contract's price and the patient's share take; None where the file has neither."""
    told = [rows[0].amounts[c] for c in (Column.CONTRACTUAL, Column.PATIENT_OWES) if c in rows[0].amounts]
    return sum(told, Decimal()) if told else None


def _refuses(code: Named, tables: Tables) -> bool:
    held = tables.carc.get(code.carc)
    return held is None or held.kind in ("denial", "general")


def _shared(rows: Sequence[ExportRow], codes: Sequence[Named], tables: Tables) -> tuple[Adjustment, ...]:
    """One amount for all codes of a line: the refusing ones get it where it is theirs beyond doubt."""
    refusing = [c for c in codes if _refuses(c, tables)]
    unpaid, nothing_paid = _unpaid(rows)
    # a column of another kind of adjustment stands at 0.00 beside a line that was refused whole
    void = Decimal() if refusing and unpaid is not None and unpaid > 0 else None
    denied = next((r.amounts[Column.DENIED] for r in rows if r.amounts.get(Column.DENIED, void) != void), None)
    if denied is not None:
        return _given(codes, (refusing or list(codes))[0], denied)
    mixed = bool(refusing) and len(refusing) < len(codes)
    taken = next((r.adjustment for r in rows if r.adjustment is not None and r.adjustment != void), None)
    if taken is None:
        taken = next((r.amounts[Column.BALANCE] for r in rows if r.amounts.get(Column.BALANCE, void) != void), None)
    if taken is None and unpaid is not None:
        explained = _explained(rows)
        if refusing and explained is not None and (mixed or not nothing_paid):
            return _given(codes, refusing[0], unpaid - explained)
        if not nothing_paid and refusing:
            raise CannotPlace("part of it was paid, and no column tells how much was refused")
        taken = unpaid
    if taken is None:
        raise CannotPlace("it tells no amount: neither what was refused nor what was billed")
    if mixed:
        raise CannotPlace(
            "it names a refusal beside a price cut or a patient's share, but one amount for both: the amount of each is needed"
        )
    return _given(codes, (refusing or list(codes))[0], taken)


def _given(codes: Sequence[Named], whose: Named, amount: Decimal) -> tuple[Adjustment, ...]:
    return tuple(Adjustment(c.group, c.carc, amount if c is whose else Decimal()) for c in codes)


def _without_code(rows: Sequence[ExportRow]) -> tuple[Adjustment, ...]:
    """What words refuse, or nothing where all was paid or explained."""
    denied = next((_own_amount(r) for r in rows if _own_amount(r) is not None), None)
    unpaid, nothing_paid = _unpaid(rows)
    explained = _explained(rows) or Decimal()
    if any(r.reasons for r in rows):
        amount = denied if denied is not None else rows[0].amounts.get(Column.BALANCE)
        if amount is None and not nothing_paid:
            raise CannotPlace("part of it was paid, and no column tells how much was refused")
        amount = unpaid if amount is None else amount
        if amount is None:
            raise CannotPlace("it tells no amount: neither what was refused nor what was billed")
        return (Adjustment("", "", amount),)
    if denied is not None and denied <= 0 and not nothing_paid:
        return ()
    if unpaid is not None and unpaid - explained <= 0 and not (denied and denied > 0):
        return ()
    raise CannotPlace("it gives no reason: neither a code nor words")
