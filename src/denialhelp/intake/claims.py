"""Claims out of X12 835 remittances and exports (CSV, Excel): one row a claim; what cannot be read is a problem, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from denialhelp.casefile.claims import Adjustment, ClaimRow, ServiceLine
from denialhelp.casefile.fact import Problem
from denialhelp.errors import UnreadableFile

from .claim_cells import day
from .claim_columns import OfficeColumns
from .claim_exports import NotPlaced, RowCounts, read_export
from .limits import DEFAULT
from .sheets import decoded, read_text
from .xlsx import is_workbook, read_workbook

_LARGEST = 512 * 1024 * 1024
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Handed:
    """What one file holds: its claims, notes, the rows of an export that could not be placed, and what became of each (None for an 835)."""

    rows: tuple[ClaimRow, ...]
    problems: tuple[Problem, ...]
    not_placed: tuple[NotPlaced, ...] = ()
    counts: RowCounts | None = None
    columns: tuple[tuple[str, str], ...] = ()


def read_claims(path: Path) -> tuple[tuple[ClaimRow, ...], tuple[Problem, ...]]:
    """Every claim of a file, paid ones too, and what could not be read; raises UnreadableFile as `read_handed` does."""
    held = read_handed(path)
    return held.rows, (*held.problems, *(Problem("not-placed", n.sentence()) for n in held.not_placed))


def read_handed(path: Path, office: OfficeColumns | None = None) -> Handed:
    """A remittance (X12 835) or an export (CSV, .xlsx); raises UnreadableFile where it is neither."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile("too-large", f"'{path.name}' is larger than 512 MB; split it and try again.")
        data = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; check the name and the folder.") from fault
    if data.startswith(_OLD_EXCEL):
        raise UnreadableFile("old-excel", f"'{path.name}' is an old or locked Excel file; save it as .xlsx or CSV and try again.")
    if is_workbook(data):
        if len(data) > DEFAULT.bytes_per_file:
            raise UnreadableFile("too-large", f"'{path.name}' is too large for a workbook; save it as CSV and try again.")
        sheets = read_workbook(data)
    else:
        text = decoded(data)
        if text.lstrip().startswith("ISA"):
            return Handed(*_read_835(text.lstrip(), path.name))
        if text.lstrip()[:1] == "<":
            raise UnreadableFile("no-claims", f"'{path.name}' is a web page inside; save it as .xlsx or CSV and try again.")
        sheets = (read_text(text),)
    read = read_export(sheets, path.name, office)
    return Handed(read.rows, read.problems, read.not_placed, read.counts, read.columns)


@dataclass(slots=True)
class _Open:
    """A claim of an 835 while its segments are read."""

    row: ClaimRow
    raw: list[str]
    lines: list[ServiceLine] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    rarc: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def finished(self) -> ClaimRow:
        remarks = tuple(dict.fromkeys(self.rarc))
        return replace(self.row, lines=tuple(self.lines), adjustments=tuple(self.adjustments), rarc=remarks, raw=tuple(self.raw))


class _Remittance:
    """Runs the segments of an 835 (X12 005010X221A1): transactions, their payer and day, and the claims in them."""

    def __init__(self, source: str, sub: str, element: str) -> None:
        self.source, self._sub, self._element = source, sub, element
        self.rows: list[ClaimRow] = []
        self.problems: list[Problem] = []
        self._payer, self._provider, self._npi = "", "", ""
        self._dated: date | None = None
        self._open: _Open | None = None
        self._count = 0

    def run(self, segments: Sequence[list[str]]) -> None:
        """All segments in order."""
        for parts in segments:
            name = parts[0]
            if name == "ST":
                self._close()
                self._payer, self._dated, self._provider, self._npi = "", None, "", ""
            elif name in ("CLP", "SE", "LX", "PLB"):
                self._close()
                if name == "CLP":
                    self._begin(parts)
            elif self._open is None:
                self._head(name, parts)
            else:
                self._open.raw.append(self._element.join(parts))
                self._inside(self._open, name, parts)
        self._close()

    def _close(self) -> None:
        if self._open is None:
            return
        for fault in self._open.faults:
            self.problems.append(Problem("claim-damaged", f"{self.source}, claim {self._open.row.place}: {fault}."))
        self.rows.append(self._open.finished())
        self._open = None

    def _head(self, name: str, parts: list[str]) -> None:
        match name:
            case "BPR":
                self._dated = _day(_get(parts, 16)) or self._dated
            case "DTM" if _get(parts, 1) == "405":
                self._dated = _day(_get(parts, 2)) or self._dated
            case "N1" if _get(parts, 1) == "PR":
                self._payer = _get(parts, 2)
            case "N1" if _get(parts, 1) == "PE":
                self._provider, self._npi = _get(parts, 2), _get(parts, 4) if _get(parts, 3) == "XX" else ""

    def _begin(self, parts: list[str]) -> None:
        self._count += 1
        row = ClaimRow(
            self.source, self._count, self._payer, claim_number=_get(parts, 1), payer_number=_get(parts, 7), provider=self._provider,
            npi=self._npi, status=_get(parts, 2), billed=_money(_get(parts, 3)), paid=_money(_get(parts, 4)),
            patient_owes=_money(_get(parts, 5)), dated=self._dated,
        )  # fmt: skip
        self._open = _Open(row, [self._element.join(parts)])
        if row.billed is None:
            self._open.faults.append("the amount billed is no amount")

    def _inside(self, held: _Open, name: str, parts: list[str]) -> None:
        match name:
            case "CAS":
                self._adjusted(held, parts)
            case "SVC":
                pieces = [p.strip() for p in _get(parts, 1).split(self._sub)]
                code, modifiers = pieces[1] if len(pieces) > 1 else pieces[0], tuple(p for p in pieces[2:6] if p)
                held.lines.append(ServiceLine(code, modifiers, _money(_get(parts, 2)), _money(_get(parts, 3))))
            case "NM1":
                self._named(held, parts)
            case "DTM":
                self._dates(held, parts)
            case "LQ" if _get(parts, 1) == "HE":
                self._remark(held, [_get(parts, 2)])
            case "MOA" | "MIA":
                held.rarc += [c for c in (p.strip() for p in parts[1:]) if re.fullmatch(r"(?:MA?|N)\d{1,4}", c)]
            case "REF" if _get(parts, 1) in ("G1", "BB"):
                held.row = replace(held.row, authorization=_get(parts, 2))

    @staticmethod
    def _adjusted(held: _Open, parts: list[str]) -> None:
        found = []
        for at in range(2, len(parts), 3):
            code, amount = _get(parts, at), _money(_get(parts, at + 1))
            if code and amount is None:
                held.faults.append(f"the adjustment {_get(parts, 1)}-{code} has no amount")
            elif code and amount is not None:
                found.append(Adjustment(_get(parts, 1), code, amount))
        if held.lines:
            held.lines[-1] = replace(held.lines[-1], adjustments=(*held.lines[-1].adjustments, *found))
        else:
            held.adjustments += found

    @staticmethod
    def _remark(held: _Open, codes: Sequence[str]) -> None:
        if held.lines:
            held.lines[-1] = replace(held.lines[-1], rarc=(*held.lines[-1].rarc, *codes))
        else:
            held.rarc += codes

    @staticmethod
    def _named(held: _Open, parts: list[str]) -> None:
        person = " ".join(p for p in (_get(parts, 4), _get(parts, 5), _get(parts, 3), _get(parts, 7)) if p)
        match _get(parts, 1):
            case "QC":
                held.row = replace(held.row, patient=person, member_id=held.row.member_id or _get(parts, 9))
            case "IL":
                held.row = replace(held.row, member_id=_get(parts, 9) or held.row.member_id)
            case "PR":
                held.row = replace(held.row, payer=held.row.payer or _get(parts, 3))
            case "1P" if not held.row.provider:
                held.row = replace(held.row, provider=person, npi=_get(parts, 9) if _get(parts, 8) == "XX" else held.row.npi)
            case "82":
                held.row = replace(held.row, provider=person, npi=_get(parts, 9) if _get(parts, 8) == "XX" else held.row.npi)

    @staticmethod
    def _dates(held: _Open, parts: list[str]) -> None:
        day = _day(_get(parts, 2))
        if day is None:
            return
        if _get(parts, 1) in ("232", "472", "150"):
            held.row = replace(held.row, service_from=held.row.service_from or day)
            if held.lines and _get(parts, 1) != "232":
                held.lines[-1] = replace(held.lines[-1], service_on=day)
        elif _get(parts, 1) == "405":
            held.row = replace(held.row, dated=day)


def _read_835(text: str, source: str) -> tuple[tuple[ClaimRow, ...], tuple[Problem, ...]]:
    head = text.split(text[3:4] or "*", 16)
    if len(head) < 17 or len(head[16]) < 2:
        raise UnreadableFile("damaged", f"'{source}' is incomplete; download it again and try again.")
    element, sub, end = text[3], head[16][0], head[16][1]
    segments = [s.strip("\r\n ").split(element) for s in text.split(end) if s.strip("\r\n ")]
    if "835" not in {_get(s, 1) for s in segments if s[0] == "ST"}:
        raise UnreadableFile("unknown-kind", f"'{source}' is no 835 remittance; ask the clearinghouse for the 835.")
    run = _Remittance(source, sub, element)
    run.run(segments)
    if not any(s[0] == "IEA" for s in segments):
        run.problems.append(Problem("cut-off", f"{source} ends before its end: claims may be missing. Download it again."))
    return tuple(run.rows), tuple(run.problems)


def envelope(raw: Sequence[str], payer: str, dated: date | None, element: str = "*") -> str:
    """One claim of a remittance as a file by itself: its own segments, word for word, in a minimal envelope that says so."""
    day = f"{dated:%Y%m%d}" if dated else ""
    head = [
        "ISA*00*          *00*          *ZZ*EXTRACT        *ZZ*EXTRACT        *" + (day[2:] or "000000") + "*0000*^*00501*000000001*0*P*:",
        "GS*HP*EXTRACT*EXTRACT*" + (day or "00000000") + "*0000*1*X*005010X221A1", "ST*835*0001", f"N1*PR*{payer}",
        *([f"DTM*405*{day}"] if day else []),
    ]  # fmt: skip
    body = ["*".join(segment.split(element)) for segment in raw]
    return "~\n".join([*head, *body, f"SE*{len(raw) + 3}*0001", "GE*1*1", "IEA*1*000000001"]) + "~\n"


def _get(parts: Sequence[str], index: int) -> str:
    return parts[index].strip() if index < len(parts) else ""


def _money(text: str) -> Decimal | None:
    """An amount of an 835: a plain decimal number."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _day(text: str) -> date | None:
    """A day of an 835: CCYYMMDD."""
    return day(text) if text.isdigit() and len(text) == 8 else None


def paths_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, folders opened, sorted."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path
