"""A remittance (X12 835, read into labelled lines): the denied claim among several, its numbers, people, dates, amounts and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Alternative, Code, Fact, FactValue, Pin, Problem

from .dates import find_dates
from .structure import Sheet

X12 = "application/edi-x12"
_LINE = re.compile(r"^(?P<label>[A-Z][A-Za-z ]{1,32}): (?P<value>.+)$", re.MULTILINE)
_ADJUSTMENT = re.compile(r"(?P<group>CO|PR|OA|PI|CR)-(?P<code>\w{1,4}) (?P<amount>-?[\d.]+)")
_SHARING = frozenset({"1", "2", "3", "45", "94", "253", "23", "131", "187"})  # deductible, sharing, price: no denial


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class _Claim:
    sheet: Sheet
    lines: tuple[_Line, ...]

    def first(self, *labels: str) -> _Line | None:
        return next((line for label in labels for line in self.lines if line.label == label), None)

    def pin(self, line: _Line) -> Pin:
        return self.sheet.pin(line.start, line.end)

    def amount(self, label: str) -> Decimal:
        line = self.first(label)
        return Decimal(line.value) if line is not None and re.fullmatch(r"-?\d+(?:\.\d+)?", line.value) else Decimal()

    @property
    def adjusted(self) -> list[tuple[_Line, str, str, Decimal]]:
        """Adjustments that refuse payment: line, group, reason code, amount."""
        found = [(line, m) for line in self.lines if line.label == "Adjustment" for m in _ADJUSTMENT.finditer(line.value)]
        return [(line, m["group"], m["code"], Decimal(m["amount"])) for line, m in found if m["code"] not in _SHARING]

    @property
    def denied(self) -> bool:
        status = self.first("Claim status")
        return (status is not None and status.value.startswith("4")) or bool(self.adjusted)


def is_remittance(documents: Sequence[Document]) -> bool:
    """Whether the notice is an X12 remittance."""
    return any(d.media_type == X12 for d in documents)


def remittance(sheets: Sequence[Sheet], as_of: date) -> tuple[dict[str, Fact], tuple[Problem, ...]]:
    """Facts of the denied claim. Where several are denied the one with the largest amount refused is read and a problem says so."""
    head: list[_Line] = []
    claims: list[_Claim] = []
    for sheet in sheets:
        if sheet.document.media_type != X12:
            continue
        lines = [_Line(m["label"], m["value"].strip(), m.start(), m.end()) for m in _LINE.finditer(sheet.page.text)]
        starts = [i for i, line in enumerate(lines) if line.label == "Claim"]
        head = lines[: starts[0]] if starts else lines
        for at, start in enumerate(starts):
            stop = starts[at + 1] if at + 1 < len(starts) else len(lines)
            claims.append(_Claim(sheet, tuple(lines[start:stop])))
    denied = sorted((c for c in claims if c.denied), key=lambda c: -sum((a[3] for a in c.adjusted), Decimal()))
    if not denied:
        return {}, ()
    claim = denied[0]
    facts = {**_numbers(claim), **_people(claim), **_days(claim, head, as_of), **_money(claim), **_codes(claim)}
    problems: tuple[Problem, ...] = ()
    if len(denied) > 1:
        problems = (
            Problem(
                "several-claims",
                f"This remittance denies {len(denied)} claims; the one with the largest amount is read here. Use the batch "
                f"desk for all of them.",
            ),
        )
    return facts, problems


def _fact(name: str, value: FactValue, pins: tuple[Pin, ...], confidence: float = 0.95) -> Fact:
    return Fact(name, value, confidence, pins)


def _numbers(claim: _Claim) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    number, control = claim.first("Claim"), claim.first("Payer claim number")
    if number is not None:
        other = (Alternative(control.value, (claim.pin(control),)),) if control is not None else ()
        out["claim_number"] = Fact("claim_number", number.value, 0.8, (claim.pin(number),), other)
    if control is not None:
        out["reference_number"] = _fact("reference_number", control.value, (claim.pin(control),), 0.85)
    for name, labels in (("member_id", ("Member ID",)), ("group_number", ("Group number",))):
        line = claim.first(*labels)
        if line is not None:
            out[name] = _fact(name, line.value, (claim.pin(line),))
    return out


def _people(claim: _Claim) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    for name, labels in (("patient_name", ("Patient",)), ("provider_name", ("Rendering provider", "Provider"))):
        line = claim.first(*labels)
        if line is not None:
            out[name] = _fact(name, line.value, (claim.pin(line),))
    at = next((i for i, line in enumerate(claim.lines) if line.label in ("Rendering provider", "Provider")), None)
    if at is not None and at + 1 < len(claim.lines) and claim.lines[at + 1].label == "NPI":
        out["npi"] = _fact("npi", claim.lines[at + 1].value, (claim.pin(claim.lines[at + 1]),))
    return out


def _days(claim: _Claim, head: Sequence[_Line], as_of: date) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    wanted = (
        ("notice_date", ("Production date", "Payment date")),
        ("service_start", ("Service start", "Service date")),
        ("service_end", ("Service end", "Service date")),
    )
    for name, labels in wanted:
        line = claim.first(*labels) or (
            next((x for label in labels for x in head if x.label == label), None) if name == "notice_date" else None
        )
        found = find_dates(line.value, pivot=as_of.year) if line is not None else ()
        if line is not None and found:
            out[name] = _fact(name, found[0].day, (claim.pin(line),), 0.9)
    if "service_start" in out and "service_end" not in out:
        out["service_end"] = _fact("service_end", out["service_start"].value, out["service_start"].sources, 0.8)
    return out


def _money(claim: _Claim) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    billed, owes = claim.first("Billed"), claim.first("Patient responsibility")
    if billed is not None:
        out["amount_billed"] = _fact("amount_billed", claim.amount("Billed"), (claim.pin(billed),))
    if owes is not None:
        out["patient_owes"] = _fact("patient_owes", claim.amount("Patient responsibility"), (claim.pin(owes),), 0.9)
    refused = claim.adjusted
    if refused:
        out["amount_denied"] = _fact(
            "amount_denied", sum((a[3] for a in refused), Decimal()), tuple(dict.fromkeys(claim.pin(a[0]) for a in refused))[:4], 0.9
        )
    return out


def _codes(claim: _Claim) -> dict[str, Fact]:
    """Codes of the service lines that carry a refusing adjustment; all of them where the claim as a whole is denied."""
    codes: list[Code] = []
    pins: list[Pin] = []
    plain: list[str] = []
    at = [i for i, line in enumerate(claim.lines) if line.label == "Service"]
    whole = not any(a[0].start > claim.lines[at[0]].start for a in claim.adjusted) if at else True
    for number, i in enumerate(at):
        stop = at[number + 1] if number + 1 < len(at) else len(claim.lines)
        part = _Claim(claim.sheet, claim.lines[i:stop])
        if not whole and not part.adjusted:
            continue
        line = claim.lines[i]
        hit = re.match(r"(?P<s>HCPCS|NDC|Revenue code) (?P<c>\S+)(?: modifier (?P<m>[\w ]+?))?(?=  |$)", line.value)
        if hit is None:
            continue
        system = {"NDC": "NDC", "Revenue code": "REV"}.get(hit["s"]) or ("CPT" if re.fullmatch(r"\d{5}|\d{4}[A-Z]", hit["c"]) else "HCPCS")
        code = hit["c"].zfill(4) if system == "REV" else hit["c"]
        codes.append(Code(system, code))
        plain.append(f"code {code} with modifier {hit['m'].replace(' ', ', ')}" if hit["m"] else f"code {code}")
        pins.append(claim.pin(line))
    if not codes:
        return {}
    return {
        "codes": _fact("codes", tuple(dict.fromkeys(codes)), tuple(pins)),
        "service": _fact("service", ", ".join(dict.fromkeys(plain)), tuple(pins), 0.65),
    }
