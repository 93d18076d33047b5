"""C-CDA XML: the header's people, each section's narrative as printed, and the coded entries."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from denialhelp.casefile.document import ClinicalEntry
from denialhelp.casefile.quote import span_of
from denialhelp.errors import UnreadableFile

from .content import Content, text_content
from .flow import clean
from .markup import tag_of, text_of, words_of

_V3 = "{urn:hl7-org:v3}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_SYSTEMS = {
    "2.16.840.1.113883.6.90": "ICD-10-CM",
    "2.16.840.1.113883.6.12": "CPT",
    "2.16.840.1.113883.6.285": "HCPCS",
    "2.16.840.1.113883.6.14": "HCPCS",
    "2.16.840.1.113883.6.69": "NDC",
    "2.16.840.1.113883.6.1": "LOINC",
    "2.16.840.1.113883.6.96": "SNOMED",
    "2.16.840.1.113883.6.88": "RXNORM",
    "2.16.840.1.113883.12.292": "CVX",
}
# LOINC codes of sections, as in the C-CDA companion guide
_SECTION_KINDS = {
    "11450-4": "diagnosis",
    "46240-8": "encounter",
    "10160-0": "medication",
    "29549-3": "medication",
    "10183-2": "medication",
    "30954-2": "lab",
    "8716-3": "measurement",
    "47519-4": "procedure",
    "18776-5": "plan",
    "48765-2": "diagnosis",
    "11369-6": "medication",
    "10157-6": "diagnosis",
    "47420-5": "measurement",
    "46264-8": "device",
    "11348-0": "diagnosis",
    "51848-0": "diagnosis",
    "46241-6": "diagnosis",
    "18842-5": "encounter",
}
_FAMILY = "10157-6"


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "This C-CDA file is damaged or incomplete; export the record again and try again.")


def _day(stamp: str | None) -> date | None:
    """The day of an HL7 time stamp, None where it is not that exact."""
    if not stamp or not re.match(r"\d{8}", stamp):
        return None
    try:
        return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return None


def _printed(stamp: str | None) -> str:
    if not stamp:
        return ""
    return "-".join(p for p in (stamp[:4], stamp[4:6], stamp[6:8]) if p)


def _name(node: etree._Element | None) -> str:
    if node is None:
        return ""
    parts = [words_of(p) for p in node if tag_of(p) in {"prefix", "given", "family", "suffix"}]
    return " ".join(p for p in parts if p) or words_of(node)


def _address(node: etree._Element | None) -> str:
    return "" if node is None else ", ".join(words_of(p) for p in node if tag_of(p) and words_of(p))


def _path(node: etree._Element, path: str) -> etree._Element | None:
    return node.find("/".join(_V3 + p for p in path.split("/")))


def _head(root: etree._Element) -> list[str]:
    lines = []
    title = _path(root, "title")
    if title is not None:
        lines.append(words_of(title))
    role = _path(root, "recordTarget/patientRole")
    if role is not None:
        lines.append(f"Patient: {_name(_path(role, 'patient/name'))}")
        born = _path(role, "patient/birthTime")
        if born is not None and born.get("value"):
            lines.append(f"Date of birth: {_printed(born.get('value'))}")
        sex = _path(role, "patient/administrativeGenderCode")
        if sex is not None and (sex.get("displayName") or sex.get("code")):
            lines.append(f"Sex: {sex.get('displayName') or sex.get('code')}")
        lines += [f"Medical record number: {i.get('extension')}" for i in role.findall(_V3 + "id") if i.get("extension")][:1]
        if where := _address(_path(role, "addr")):
            lines.append(f"Address: {where}")
    for author in root.findall(_V3 + "author"):
        who = _name(_path(author, "assignedAuthor/assignedPerson/name"))
        house = _path(author, "assignedAuthor/representedOrganization/name")
        words = ", ".join(s for s in (who, "" if house is None else words_of(house)) if s)
        if words:
            lines.append(f"Author: {words}")
    when = _path(root, "effectiveTime")
    if when is not None and when.get("value"):
        lines.append(f"Date of document: {_printed(when.get('value'))}")
    return lines


def _sections(root: etree._Element) -> Iterator[etree._Element]:
    body = _path(root, "component/structuredBody")
    if body is not None:
        yield from body.iter(_V3 + "section")


def _time(node: etree._Element) -> tuple[date | None, date | None]:
    when = node.find(_V3 + "effectiveTime")
    if when is None:
        return None, None
    low, high = when.find(_V3 + "low"), when.find(_V3 + "high")
    begun = _day(when.get("value")) or (None if low is None else _day(low.get("value")))
    return begun, None if high is None else _day(high.get("value"))


def _codes(node: etree._Element | None) -> Iterator[tuple[str, str]]:
    if node is None:
        return
    for part in (node, *node.findall(_V3 + "translation")):
        system, code = _SYSTEMS.get(part.get("codeSystem") or ""), part.get("code")
        if system and code:
            yield system, code


def _words(node: etree._Element | None, printed: dict[str, str]) -> str:
    """The words of a code: the narrative it points to, its original text, its display name."""
    if node is None:
        return ""
    original = node.find(_V3 + "originalText")
    if original is not None:
        reference = original.find(_V3 + "reference")
        if reference is not None and (words := printed.get((reference.get("value") or "").lstrip("#"))):
            return words
        if words := words_of(original):
            return words
    return node.get("displayName") or ""


def _status(node: etree._Element) -> str:
    if node.get("negationInd") == "true":
        return "negated"
    for inner in node.iter(_V3 + "observation"):
        code = inner.find(_V3 + "code")
        value = inner.find(_V3 + "value")
        # 33999-4 is the status observation of older C-CDA, 74203-1 and 33999-4 of newer
        if code is not None and code.get("code") in {"33999-4", "74203-1"} and value is not None:
            return (value.get("displayName") or value.get("code") or "").lower()
    # the observation inside a concern is always "completed": whether the concern still stands is said by the act around it
    concern = next((a for a in node.iterancestors(_V3 + "act")), None)
    status = (node if concern is None else concern).find(_V3 + "statusCode")
    own = node.find(_V3 + "statusCode")
    if own is not None and own.get("code") in {"nullified", "aborted", "cancelled"}:
        status = own
    code_word = "" if status is None else status.get("code") or ""
    return {"nullified": "entered-in-error"}.get(code_word, code_word)


def _statements(entry: etree._Element) -> Iterator[etree._Element]:
    """The statements of one entry: the observations inside a concern or a panel, else the statement itself."""
    for statement in entry:
        tag = tag_of(statement)
        if tag in {"act", "organizer"}:
            inner = [n for n in statement.iter(_V3 + "observation", _V3 + "procedure") if not _about_status(n)]
            yield from inner or [statement]
        elif tag in {"observation", "substanceadministration", "procedure", "encounter", "supply"}:
            yield statement


def _about_status(node: etree._Element) -> bool:
    code = node.find(_V3 + "code")
    if code is not None and code.get("code") in {"33999-4", "74203-1", "11323-3"}:
        return True
    return any(a.tag == _V3 + "observation" for a in node.iterancestors())


def _entry(node: etree._Element, kind: str, printed: dict[str, str], section: str) -> ClinicalEntry | None:
    tag = tag_of(node)
    code = node.find(_V3 + "code")
    value = node.find(_V3 + "value")
    amount = unit = None
    named = code
    if tag in {"substanceadministration", "supply"}:
        kind, named = "medication", next(node.iter(_V3 + "manufacturedMaterial"), None)
        named = None if named is None else named.find(_V3 + "code")
    elif tag == "procedure":
        kind = "procedure"
    elif tag == "encounter":
        kind = "encounter"
    elif value is not None:
        form = (value.get(_XSI + "type") or "").rsplit(":", 1)[-1]
        if form in {"CD", "CE"}:
            named = value if kind == "diagnosis" else code
            amount = None if kind == "diagnosis" else _words(value, printed) or None
        else:
            amount = value.get("value") or words_of(value) or None
            unit = value.get("unit")
    words = _words(named, printed)
    if not words and not amount:
        return None
    begun, ended = _time(node)
    author = node.find(f"{_V3}author/{_V3}assignedAuthor/{_V3}assignedPerson/{_V3}name")
    stamp = node.find(f"{_V3}author/{_V3}time")
    status = "family" if section == _FAMILY else _status(node)
    return ClinicalEntry(
        kind=kind,
        text=words,
        codes=tuple(dict.fromkeys((*_codes(named), *_codes(code)))),
        value=amount,
        unit=unit,
        begun_on=begun,
        ended_on=ended,
        recorded_on=None if stamp is None else _day(stamp.get("value")),
        status=status,
        author=_name(author),
    )


def _place(entry: ClinicalEntry, text: str, start: int) -> ClinicalEntry:
    """The entry with the span of its words in the section's text."""
    from dataclasses import replace

    for quote in (entry.text, f"{entry.value} {entry.unit}" if entry.unit else entry.value or ""):
        span = span_of(text, quote) if quote else None
        if span is not None:
            return replace(entry, text_start=start + span[0], text_end=start + span[1])
    return entry


def _section(section: etree._Element) -> tuple[str, list[ClinicalEntry]]:
    """A section's text (its narrative; where it has none, its entries) and its entries, placed in that text."""
    code, title, narrative = (section.find(_V3 + name) for name in ("code", "title", "text"))
    loinc = "" if code is None else code.get("code") or ""
    printed = {} if narrative is None else {str(n.get("ID")): words_of(n) for n in narrative.iter() if n.get("ID")}
    kind = _SECTION_KINDS.get(loinc, "measurement")
    found = [
        entry
        for node in section.findall(_V3 + "entry")
        for statement in _statements(node)
        if (entry := _entry(statement, kind, printed, loinc)) is not None
    ]
    body = "" if narrative is None else text_of(narrative)
    if not body:
        body = "\n".join(_as_line(e) for e in found) or ("No information" if section.get("nullFlavor") else "")
    text = clean("\n".join(s for s in (words_of(title), body) if s))
    return text, found


def _as_line(entry: ClinicalEntry) -> str:
    amount = f"{entry.value} {entry.unit}" if entry.unit else entry.value or ""
    when = "" if entry.begun_on is None else entry.begun_on.isoformat()
    status = f"status: {entry.status}" if entry.status else ""
    return "  ".join(s for s in (entry.text, amount, when, status) if s)


def _unstructured(root: etree._Element) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """The body of a document that is not structured: its text, or the file inside it."""
    body = _path(root, "component/nonXMLBody/text")
    if body is None:
        return "", ()
    kind = (body.get("mediaType") or "text/plain").lower()
    if (body.get("representation") or "").upper() != "B64":
        return words_of(body), ()
    try:
        raw = base64.b64decode(words_of(body), validate=False)
    except (binascii.Error, ValueError):
        return "", ()
    if kind.startswith("text/"):
        from .html import html_text
        from .plaintext import decode

        return html_text(decode(raw)) if "html" in kind else decode(raw), ()
    ending = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}.get(kind, "")
    return "", ((f"body{ending}", raw),)


def read_ccda(data: bytes) -> Content:
    """A C-CDA document as one page and entries; entities and network are off. Raises UnreadableFile (damaged, no-text)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged() from None
    parts = [clean("\n".join(_head(root)))]
    entries: list[ClinicalEntry] = []
    for section in _sections(root):
        text, found = _section(section)
        offset = sum(len(p) + 2 for p in parts)
        entries += [_place(entry, text, offset) for entry in found]
        parts += [text] if text else []
    body, attachments = _unstructured(root)
    text = "\n\n".join([*parts, *([body] if body else [])])
    if not text.strip():
        raise UnreadableFile("no-text", "This C-CDA file holds no text; export the record again and try again.")
    return Content(text_content(text).pages, entries=tuple(entries), attachments=attachments)
