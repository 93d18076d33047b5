"""Which column of an export is what: the heading, below titles and over one row or two, by known names and by what the office says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from denialhelp.errors import WrongUse
from denialhelp.reference.remittance_columns import Column, ColumnNames, plain

from .sheets import Sheet

_DEEPEST = 60  # rows of titles above a heading
SERIES = frozenset({Column.CARC, Column.RARC, Column.GROUP, Column.ADJUSTMENT, Column.MODIFIERS, Column.REASON_WORDS})
_IDENTITY = frozenset({Column.CLAIM_NUMBER, Column.PAYER_NUMBER, Column.PATIENT, Column.PATIENT_LAST, Column.MEMBER_ID})
_REASON = frozenset({Column.CARC, Column.REASON_WORDS})


@dataclass(frozen=True, slots=True)
class OfficeColumns:
    """What an office says of its own columns: field -> headings (none: the file has no such column), and values that hold for every row."""

    heads: Mapping[Column, tuple[str, ...]] = field(default_factory=dict)
    always: Mapping[Column, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A heading that was found: its rows end before `start`; `places` are the columns of each field, `unused` headings nobody reads."""

    start: int
    heads: tuple[str, ...]
    places: Mapping[Column, tuple[int, ...]]
    unused: tuple[str, ...]


def read_office_columns(path: Path) -> OfficeColumns:
    """An office's map out of JSON: {"payer": "Ins Co", "carc": ["Rsn 1", "Rsn 2"], "denied": null, "npi": {"always": "1234567893"}}.

    Raises WrongUse where it is no such map.
    """
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise WrongUse("columns", f"There is no readable file '{path.name}'; check the name and the folder.") from fault
    except ValueError as fault:
        raise WrongUse("columns", f'\'{path.name}\' is no JSON; it wants {{"payer": "your heading", ...}}.') from fault
    if not isinstance(told, dict):
        raise WrongUse("columns", f'\'{path.name}\' wants {{"payer": "your heading", ...}}.')
    heads: dict[Column, tuple[str, ...]] = {}
    always: dict[Column, str] = {}
    for name, value in told.items():
        column = next((c for c in Column if c.value == name), None)
        if column is None:
            raise WrongUse("columns", f"'{path.name}' names the field '{name}'; known are {', '.join(c.value for c in Column)}.")
        if isinstance(value, dict) and set(value) == {"always"} and isinstance(value["always"], str):
            always[column] = value["always"]
            continue
        listed = [] if value is None else value if isinstance(value, list) else [value]
        if not all(isinstance(v, str) for v in listed) or (len(listed) > 1 and column not in SERIES):
            raise WrongUse("columns", f"'{path.name}': '{name}' wants one heading, or a list of them for codes, or null.")
        heads[column] = tuple(listed)
    return OfficeColumns(heads, always)


def find_layout(sheet: Sheet, names: ColumnNames, office: OfficeColumns) -> Layout | None:
    """The heading that names most fields among the first rows; None where none names a claim and a reason."""
    best: tuple[int, Layout] | None = None
    for at, row in enumerate(sheet.rows[:_DEEPEST]):
        options = [(at + 1, row.cells)]
        if at + 1 < len(sheet.rows):
            options.append((at + 2, _joined(row.cells, sheet.rows[at + 1].cells)))
        for start, cells in options:
            places = _assign(cells, names, office)
            found = set(places) | set(office.always)
            if not found & _IDENTITY or not found & _REASON or len(places) < 3:
                continue
            split = start == at + 2 and _names_only(sheet.rows[at + 1].cells)
            if best is None or len(places) > best[0] or (split and len(places) == best[0] and best[1].start == at + 1):
                used = {n for ns in places.values() for n in ns}
                unused = tuple(c for n, c in enumerate(cells) if c and n not in used)
                best = len(places), Layout(start, tuple(cells), places, unused)
    return best[1] if best else None


def _names_only(cells: Sequence[str]) -> bool:
    """Whether a row can be the second half of a heading: most of its cells say something, and none has a digit, as an amount has."""
    filled = [c for c in cells if c]
    return len(filled) * 2 > len(cells) and not any(ch.isdigit() for c in filled for ch in c)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two rows of a heading as one: a cell above belongs to the cell below it."""
    width = max(len(upper), len(lower))
    pairs = ((upper[n] if n < len(upper) else "", lower[n] if n < len(lower) else "") for n in range(width))
    return tuple(" ".join(p for p in pair if p) for pair in pairs)


def _assign(cells: Sequence[str], names: ColumnNames, office: OfficeColumns) -> dict[Column, tuple[int, ...]]:
    heads = [plain(" ".join(c.split())) for c in cells]
    told = {plain(h): column for column, hs in office.heads.items() for h in hs}
    claims: dict[Column, list[tuple[int, int]]] = {}
    for at, head in enumerate(heads):
        if not head or len(head) > 60:
            continue
        if head in told:
            claims.setdefault(told[head], []).append((-1, at))
            continue
        known = names.field(cells[at])
        if known is not None and known[0] not in office.heads and known[0] not in office.always:
            claims.setdefault(known[0], []).append((known[1], at))
    return {
        column: tuple(at for _, at in sorted(found, key=lambda f: f[1])) if column in SERIES else (min(found)[1],)
        for column, found in claims.items()
    }
