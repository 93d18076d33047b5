"""X12 835 remittances: one labelled line for each group of segments, and each claim as an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from denialhelp.casefile.document import ClinicalEntry
from denialhelp.errors import UnreadableFile

from .content import Content, text_content

_NAMES = {
    "PR": "Payer",
    "PE": "Payee",
    "QC": "Patient",
    "IL": "Insured",
    "74": "Corrected insured",
    "82": "Rendering provider",
    "1P": "Provider",
    "TT": "Crossover payer",
    "PP": "Corrected payer",
    "GB": "Other insured",
    "TP": "Third-party payer",
}
_DATES = {
    "405": "Production date",
    "232": "Service start",
    "233": "Service end",
    "472": "Service date",
    "150": "Service start",
    "151": "Service end",
    "050": "Claim received",
    "036": "Coverage end",
    "009": "Payment effective",
}
_REFERENCES = {
    "EA": "Medical record number",
    "1L": "Group number",
    "F8": "Original claim number",
    "G1": "Prior authorization",
    "1W": "Member ID",
    "SY": "Social security",
    "6R": "Line control number",
    "TJ": "Tax ID",
    "EV": "Receiver",
    "CE": "Class of contract",
    "HPI": "NPI",
    "0K": "Policy form",
    "APC": "Ambulatory payment class",
    "LU": "Location",
    "BB": "Authorization number",
}
_IDENTIFIERS = {"MI": "Member ID", "XX": "NPI", "PI": "Payer ID", "34": "Social security", "HN": "Member ID"}
_CONTACTS = {"TE": "Phone", "FX": "Fax", "EM": "Email", "UR": "Website", "EX": "Extension"}
_STATUS = {
    "1": "processed as primary",
    "2": "processed as secondary",
    "3": "processed as tertiary",
    "4": "denied",
    "19": "processed as primary, forwarded",
    "20": "processed as secondary, forwarded",
    "21": "processed as tertiary, forwarded",
    "22": "reversal of previous payment",
    "23": "not our claim, forwarded",
    "25": "predetermination pricing only",
}
_AMOUNTS = {
    "AU": "Coverage amount",
    "F5": "Patient amount paid",
    "I": "Interest",
    "D": "Discount",
    "B6": "Allowed",
    "KH": "Late filing reduction",
    "T": "Tax",
    "NL": "Negative ledger balance",
    "A8": "Noncovered charges",
}
_SYSTEMS = {
    "HC": "HCPCS",
    "HP": "HIPPS",
    "N4": "NDC",
    "NU": "Revenue code",
    "AD": "ADA",
    "ZZ": "Code",
    "WK": "Code",
    "IV": "Code",
    "ER": "Code",
}


_MOST = 400_000  # segments; a month of remittances of a large practice has fewer


@dataclass(slots=True)
class _Claim:
    """A claim as it is read: its first line, its entry, and the notes and codes that follow."""

    line: int
    entry: ClinicalEntry
    notes: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)

    def finished(self) -> ClinicalEntry:
        """The entry with its notes and codes."""
        return replace(self.entry, note="; ".join(self.notes), codes=(*self.entry.codes, *self.codes))


@dataclass(slots=True)
class _State:
    lines: list[str] = field(default_factory=list)
    claims: list[_Claim] = field(default_factory=list)

    def say(self, label: str, value: str) -> None:
        if value:
            self.lines.append(f"{label}: {value}")


def _date(raw: str) -> str:
    return f"{raw[:4]}-{raw[4:6]}-{raw[6:8]}" if len(raw) == 8 and raw.isdigit() else raw


def _get(parts: list[str], index: int) -> str:
    return parts[index].strip() if index < len(parts) else ""


def _person(parts: list[str]) -> str:
    last, first, middle, suffix = (_get(parts, i) for i in (3, 4, 5, 7))
    return " ".join(p for p in (first, middle, last, suffix) if p)


def _adjustments(parts: list[str]) -> list[str]:
    group = _get(parts, 1)
    out = []
    for i in range(2, len(parts), 3):
        if code := _get(parts, i):
            quantity = _get(parts, i + 2)
            out.append(f"{group}-{code} {_get(parts, i + 1)}".rstrip() + (f" quantity {quantity}" if quantity else ""))
    return out


def _payment(parts: list[str], _sub: str, state: _State) -> None:
    state.say("Payment amount", _get(parts, 2))
    state.say("Payment method", _get(parts, 4))
    state.say("Payment date", _date(_get(parts, 16)))


def _trace(parts: list[str], _sub: str, state: _State) -> None:
    state.say("Trace number", _get(parts, 2))


def _dated(parts: list[str], _sub: str, state: _State) -> None:
    state.say(_DATES.get(_get(parts, 1), "Date"), _date(_get(parts, 2)))


def _house(parts: list[str], _sub: str, state: _State) -> None:
    state.say(_NAMES.get(_get(parts, 1), "Name"), _get(parts, 2))
    state.say("NPI" if _get(parts, 3) == "XX" else "Identifier", _get(parts, 4))


def _street(parts: list[str], _sub: str, state: _State) -> None:
    state.say("Address", ", ".join(p.strip() for p in parts[1:3] if p.strip()))


def _city(parts: list[str], _sub: str, state: _State) -> None:
    state.say("City", " ".join(p.strip() for p in parts[1:4] if p.strip()))


def _named(parts: list[str], _sub: str, state: _State) -> None:
    state.say(_NAMES.get(_get(parts, 1), "Name"), _person(parts))
    state.say(_IDENTIFIERS.get(_get(parts, 8), "Identifier"), _get(parts, 9))


def _contact(parts: list[str], _sub: str, state: _State) -> None:
    for i in range(3, len(parts) - 1, 2):
        state.say(_CONTACTS.get(_get(parts, i), "Contact"), _get(parts, i + 1))


def _reference(parts: list[str], _sub: str, state: _State) -> None:
    state.say(_REFERENCES.get(_get(parts, 1), f"Reference {_get(parts, 1)}"), _get(parts, 2))


def _adjusted(parts: list[str], _sub: str, state: _State) -> None:
    for words in _adjustments(parts):
        state.say("Adjustment", words)
        _note(state, words)


def _remark(parts: list[str], _sub: str, state: _State) -> None:
    state.say("Remark", _get(parts, 2))
    _note(state, _get(parts, 2))


def _remarks(parts: list[str], _sub: str, state: _State) -> None:
    for code in (p.strip() for p in parts[1:]):
        if code and not code.replace(".", "").isdigit():
            state.say("Remark", code)
            _note(state, code)


def _amount(parts: list[str], _sub: str, state: _State) -> None:
    state.say(_AMOUNTS.get(_get(parts, 1), "Amount"), _get(parts, 2))


def _provider_adjustment(parts: list[str], _sub: str, state: _State) -> None:
    state.say("Provider adjustment", " ".join(p.strip() for p in parts[1:] if p.strip()))


def _note(state: _State, words: str) -> None:
    if state.claims:
        state.claims[-1].notes.append(words)


def _claim(parts: list[str], _sub: str, state: _State) -> None:
    if state.lines:
        state.lines.append("")
    number, status = _get(parts, 1), _get(parts, 2)
    entry = ClinicalEntry(
        kind="claim",
        text=number,
        codes=(("claim-control-number", _get(parts, 7)),),
        value=_get(parts, 3) or None,
        unit="USD",
        status=status,
    )
    state.claims.append(_Claim(len(state.lines), entry))
    state.say("Claim", number)
    state.say("Claim status", f"{status} {_STATUS.get(status, '')}".strip())
    state.say("Billed", _get(parts, 3))
    state.say("Paid", _get(parts, 4))
    state.say("Patient responsibility", _get(parts, 5))
    state.say("Payer claim number", _get(parts, 7))


def _service(parts: list[str], sub: str, state: _State) -> None:
    pieces = [p.strip() for p in _get(parts, 1).split(sub)]
    system, code, modifiers = pieces[0], pieces[1] if len(pieces) > 1 else "", [p for p in pieces[2:6] if p]
    words = f"{_SYSTEMS.get(system, system)} {code}" + (f" modifier {' '.join(modifiers)}" if modifiers else "")
    cells = [words, f"billed {_get(parts, 2)}", f"paid {_get(parts, 3)}"]
    if _get(parts, 4):
        cells.append(f"revenue code {_get(parts, 4)}")
    state.lines.append("Service: " + "  ".join(cells))
    if state.claims:
        state.claims[-1].codes.append((system, code))


_SEGMENTS: dict[str, Callable[[list[str], str, _State], None]] = {
    "BPR": _payment,
    "TRN": _trace,
    "DTM": _dated,
    "N1": _house,
    "N3": _street,
    "N4": _city,
    "NM1": _named,
    "PER": _contact,
    "REF": _reference,
    "CLP": _claim,
    "SVC": _service,
    "CAS": _adjusted,
    "LQ": _remark,
    "MOA": _remarks,
    "MIA": _remarks,
    "AMT": _amount,
    "PLB": _provider_adjustment,
}


def read_x12(data: bytes) -> Content:
    """An 835 as one page and one entry a claim; raises UnreadableFile (damaged, unknown-kind)."""
    text = data.decode("utf-8", errors="replace").lstrip("\ufeff \r\n\t")
    head = text.split(text[3:4] or "*", 16)
    if len(head) < 17 or len(head[16]) < 2:
        raise UnreadableFile("damaged", "This remittance file is incomplete; download it again and try again.")
    # counted by elements, not by column: some senders pad the ISA segment wrongly
    element, sub, end = text[3], head[16][0], head[16][1]
    segments = [s.strip("\r\n ").split(element) for s in text.split(end) if s.strip("\r\n ")]
    if len(segments) > _MOST:
        raise UnreadableFile("too-large", "This remittance file holds more than can be read; split it and try again.")
    kinds = {_get(s, 1) for s in segments if s[0] == "ST"}
    if "835" not in kinds:
        raise UnreadableFile("unknown-kind", "This X12 file is not an 835 remittance; ask for the 835 or a PDF of the payment advice.")
    state = _State()
    for parts in segments:
        if parts[0] in _SEGMENTS:
            _SEGMENTS[parts[0]](parts, sub, state)
    if not any(s[0] == "SE" for s in segments):
        raise UnreadableFile("damaged", "This remittance file is incomplete; download it again and try again.")
    return Content(text_content("\n".join(state.lines)).pages, entries=_entries(state))


def _entries(state: _State) -> tuple[ClinicalEntry, ...]:
    """The claims with their places in the text."""
    places = [0, *accumulate(len(line) + 1 for line in state.lines)]
    found = []
    for number, claim in enumerate(state.claims):
        stop = state.claims[number + 1].line if number + 1 < len(state.claims) else len(state.lines)
        begin = places[claim.line]
        block = "\n".join(state.lines[claim.line : stop]).rstrip("\n")
        found.append(replace(claim.finished(), text_start=begin, text_end=begin + len(block)))
    return tuple(found)
