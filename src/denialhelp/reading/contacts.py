"""Addresses, telephone and fax numbers, e-mail and web addresses on a page, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .structure import Sheet

_PHONE = re.compile(r"(?<![\w-])(?:\+?1[-. ]?)?(?:\(\d{3}\)[-. ]{0,2}|\d{3}[-. ]{1,2})\d{3}[-. ]\d{4}(?![\w-])")
_URL = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|gov|net|us|health|example|edu|info|"
    r"care)(?:/[\w./-]*\w)?(?![\w@])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STATE = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])"
_NAMED_STATE = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    r"Indiana|Iowa|Kansas|"
    r"Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New "
    r"Hampshire|New Jersey|"
    r"New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South "
    r"Carolina|South Dakota|"
    r"Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)"
)
_BOX = r"(?:(?:P\.?\s*O\.?,?\s*|Post Office\s+|Apartado(?: Postal)?\s+|Apdo\.?\s+)(?:B[Oo][Xx]\s+)?[\w-]+\d[\w-]*)"
_STREET = r"(?:(?<![\w-])(?:\d{1,6}|One|Two|Three|Four|Five|Ten)\s+(?:[NSEW]\.?\s+)?[A-Z][\w.'-]+(?:\s+[A-Z0-9][\w.'-]*){0,5})"
_ADDRESS = re.compile(
    rf"(?P<street>{_BOX}|{_STREET})(?P<mid>(?:[,\s]+(?!P\.?\s*O\.? "
    rf"?B[Oo][Xx])[A-Z0-9#][\w.#'’-]*){{1,9}}?)[,\s]+(?P<state>{_STATE}|{_NAMED_STATE})[,\s]*(?P<zip>\d{{5}}(?:-\d{{4}})?)\b"
)
_BOX_ONLY = re.compile(rf"(?P<street>{_BOX})(?=[.;\n]|$)")
_FAX = re.compile(r"(?:\bfax(?:es|ed|ing)?\b|\bfacsimile\b|\btelefax\b|\bfacs[ií]mil\b|\bF:)", re.IGNORECASE)
_CALL = re.compile(
    r"(?:\bphones?\b|\btelephones?\b|\btel\b|\bcall(?:ing)?\b|\bTTY\b|\btel[eé]fonos?\b|\bllam\w+\b|\btoll[- ]free\b|\bT:|"
    r"\bpor tel[eé]fono\b|\bteléfono\b|\bRelay\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach someone at `start:end` of a sheet; kind: address, fax, phone, tty, email, portal."""

    sheet: Sheet
    kind: str
    value: str
    start: int
    end: int
    name: str | None = None
    name_start: int = -1


def contacts(sheet: Sheet) -> tuple[Contact, ...]:
    """Every contact on a sheet, in order."""
    out: list[Contact] = [*_addresses(sheet), *_numbers(sheet)]
    out.extend(Contact(sheet, "email", m.group(), *m.span()) for m in _EMAIL.finditer(sheet.flat))
    out.extend(
        Contact(sheet, "portal", m.group(), *m.span())
        for m in _URL.finditer(sheet.flat)
        if not m.group().lower().endswith(".example") or "." in m.group()[:-8]
    )
    return tuple(sorted(out, key=lambda c: c.start))


def _addresses(sheet: Sheet) -> Iterator[Contact]:
    taken: list[tuple[int, int]] = []
    for hit in _ADDRESS.finditer(sheet.page.text):
        if "\n\n" in hit.group():
            continue
        taken.append(hit.span())
        name, at = _name(sheet, hit.start())
        yield Contact(sheet, "address", _one_line(hit.group()), *hit.span(), name, at)
    for hit in _BOX_ONLY.finditer(sheet.page.text):
        if not any(s <= hit.start() < e for s, e in taken):
            name, at = _name(sheet, hit.start())
            yield Contact(sheet, "address", _one_line(hit.group()), *hit.span(), name, at)


def _one_line(text: str) -> str:
    lines = [" ".join(x.split()).strip(" ,") for x in re.split(r"\n| {2,}", text)]
    joined = lines[0]
    for line in lines[1:]:
        joined += (
            " "
            if re.match(rf"(?:{_STATE}\b|\d{{5}})", line)
            or (re.search(r"(?:\bBox|\bSuite|\b[A-Z][a-z]+)$", joined) and not re.search(r"\d\b", joined))
            else ", "
        ) + line
    joined = re.sub(r"\s+,", ",", joined)
    return re.sub(r"(P\.\s?O\.),\s*", r"\1 ", joined)


_LEAD = re.compile(
    r"(?:^|[\s(])(?:to|at|a|al|address|mail|writing|write|us|direcci[oó]n|below|below\)|standard|est[aá]ndar|expedited|fast|"
    r"in writing|en persona|send it by mail|by mail|por correo|correo|or|o)(?:\s*:|\s+)(?:the\s+|la\s+|el\s+)?$",
    re.IGNORECASE,
)


def _name(sheet: Sheet, start: int) -> tuple[str | None, int]:
    """The name before an address: on the lines above it, or in the sentence after "to" or ":"."""
    text = sheet.page.text
    lead = text[max(0, start - 130) : start].rstrip(" ,\n")
    base = max(0, start - 130)
    cut = 0
    for stop in re.finditer(
        r"\n\n|[.;!?](?=\s)(?<!Attn\.)(?<!Inc\.)(?<!Dept\.)(?<!Co\.)|(?<!Attn)(?<!ATTN)(?<!Attention)[:•|](?=\s)|\s{2,}(?=[A-Z])", lead
    ):
        cut = stop.end()
    for word in re.finditer(
        r"\b(?:to|at|a|al|Mail|Write|Send|write|mail|send|address)\s+(?:the\s+|la\s+|el\s+|our\s+)?(?=[A-ZÁÉÍÓÚÑ])", lead[cut:]
    ):
        cut = cut + word.end() if word.end() > 0 and cut + word.end() < len(lead) else cut
        break
    name = lead[cut:]
    inner = name.lstrip()
    at = base + cut + len(name) - len(inner)
    lines = [" ".join(x.split()).strip(" ,") for x in inner.split("\n")]
    lines = [x for x in lines if x]
    joined = ""
    for line in lines:
        joined += ("" if not joined else " " if joined.endswith((",", "&")) or line[:1].islower() or _wraps(sheet, at) else ", ") + line
    joined = re.sub(r"\s+", " ", joined).strip(" ,")
    if (
        not 3 <= len(joined) <= 110
        or not joined[:1].isupper()
        or len(re.findall(r"\b[a-z]{4,}\b", joined)) > 3
        or re.search(r"\d{3}", joined)
    ):
        return None, -1
    return joined, at


def _wraps(sheet: Sheet, at: int) -> bool:
    """Whether the line at a place is a full line of prose, so that the next line goes on with it."""
    cell = sheet.cell_at(at)
    return cell is not None and at - cell.start > 8


def _numbers(sheet: Sheet) -> Iterator[Contact]:
    for hit in _PHONE.finditer(sheet.flat):
        if not re.search(r"[-() .]", hit.group()):
            continue
        lead = sheet.flat[max(0, hit.start() - 60) : hit.start()]
        cell = sheet.cell_at(hit.start())
        if cell is not None and cell.start > hit.start() - 60:
            lead = sheet.flat[cell.start : hit.start()]
            if not _FAX.search(lead) and not _CALL.search(lead):
                left = [c for c in sheet.rows[cell.row] if c.x1 <= cell.x0]
                lead = (left[-1].text + " " if left else "") + lead
        fax = max((m.end() for m in _FAX.finditer(lead)), default=-1)
        call = max((m.end() for m in _CALL.finditer(lead)), default=-1)
        if fax < 0 and call < 0:
            lead = sheet.flat[max(0, hit.start() - 60) : hit.start()]
            fax = max((m.end() for m in _FAX.finditer(lead)), default=-1)
            call = max((m.end() for m in _CALL.finditer(lead)), default=-1)
        tty = re.search(r"\bTTY\b[^\d]*$", lead[-24:]) is not None
        kind = "fax" if fax > call else "tty" if tty else "phone"
        yield Contact(sheet, kind, " ".join(hit.group().split()), *hit.span())
