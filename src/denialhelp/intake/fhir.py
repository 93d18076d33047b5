"""FHIR R4 JSON: each resource as a few labelled lines whose pieces are verbatim, and as a clinical entry."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from denialhelp.casefile.document import ClinicalEntry
from denialhelp.errors import UnreadableFile

from .content import Content, text_content

Json = Any

_KINDS = {
    "Condition": "diagnosis",
    "AllergyIntolerance": "diagnosis",
    "FamilyMemberHistory": "diagnosis",
    "MedicationRequest": "medication",
    "MedicationStatement": "medication",
    "MedicationDispense": "medication",
    "MedicationAdministration": "medication",
    "Immunization": "medication",
    "Observation": "measurement",
    "DiagnosticReport": "lab",
    "ImagingStudy": "imaging",
    "Procedure": "procedure",
    "Encounter": "encounter",
    "CarePlan": "plan",
    "ServiceRequest": "plan",
    "DeviceRequest": "plan",
    "NutritionOrder": "plan",
    "Goal": "plan",
    "Appointment": "plan",
    "DeviceUseStatement": "device",
    "Device": "device",
    "ClinicalImpression": "diagnosis",
}
_SYSTEMS = {
    "icd-10-cm": "ICD-10-CM",
    "icd-10": "ICD-10-CM",
    "cpt": "CPT",
    "hcpcs": "HCPCS",
    "ndc": "NDC",
    "loinc": "LOINC",
    "snomed": "SNOMED",
    "rxnorm": "RXNORM",
    "cvx": "CVX",
}
# what a resource is called by, first hit wins
_NAMES = (
    "code",
    "medicationCodeableConcept",
    "medicationReference",
    "medication",
    "vaccineCode",
    "type",
    "title",
    "description",
    "relationship",
    "serviceType",
    "category",
    "name",
)
_DATES = (
    "effectiveDateTime",
    "effectivePeriod",
    "performedDateTime",
    "performedPeriod",
    "occurrenceDateTime",
    "occurrencePeriod",
    "onsetDateTime",
    "onsetPeriod",
    "period",
    "whenHandedOver",
    "started",
    "date",
    "issued",
    "authoredOn",
    "recordedDate",
    "dateWritten",
    "created",
)
_RECORDED = ("recordedDate", "dateAsserted", "issued", "authoredOn", "date", "created")
_AUTHORS = ("author", "recorder", "asserter", "requester", "performer", "informationSource", "participant")
_PLUMBING = frozenset(
    {
        "resourceType",
        "id",
        "meta",
        "extension",
        "modifierExtension",
        "contained",
        "implicitRules",
        "language",
        "text",
        "identifier",
        "instantiatesCanonical",
        "instantiatesUri",
        "basedOn",
        "partOf",
        "subject",
        "patient",
        "beneficiary",
        "encounter",
        "content",
        "presentedForm",
        "link",
        "masterIdentifier",
    }
)
_UNSURE = frozenset({"refuted", "entered-in-error", "unconfirmed", "provisional", "differential"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAG = re.compile(r"<[^>]+>")


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "This FHIR file is damaged or incomplete; export the record again and try again.")


class _Bundle:
    """The resources of a file, and who is referred to."""

    def __init__(self, root: Json) -> None:
        self.resources: list[dict[str, Json]] = []
        self._by_reference: dict[str, dict[str, Json]] = {}
        for item in root if isinstance(root, list) else [root]:
            self._add(item, None, 0)

    def _add(self, node: Json, url: str | None, depth: int) -> None:
        if not isinstance(node, dict) or depth > 6:
            return
        if node.get("resourceType") == "Bundle":
            entries = node.get("entry")
            for entry in entries if isinstance(entries, list) else []:
                if isinstance(entry, dict):
                    self._add(entry.get("resource"), entry.get("fullUrl") if isinstance(entry.get("fullUrl"), str) else None, depth + 1)
            return
        kind, name = node.get("resourceType"), node.get("id")
        if not isinstance(kind, str):
            return
        self.resources.append(node)
        if url:
            self._by_reference[url] = node
        if isinstance(name, str):
            self._by_reference[f"{kind}/{name}"] = node
        contained = node.get("contained")
        for inner in contained if isinstance(contained, list) else []:
            if isinstance(inner, dict) and isinstance(inner.get("id"), str):
                self._by_reference["#" + inner["id"]] = inner

    def find(self, reference: Json) -> dict[str, Json] | None:
        """The resource that a Reference points to, or None."""
        target = reference.get("reference") if isinstance(reference, dict) else None
        if not isinstance(target, str):
            return None
        return self._by_reference.get(target) or self._by_reference.get("/".join(target.split("/")[-2:]))

    def said(self, value: Json, depth: int = 0) -> str:
        """A value of any data type as words."""
        if depth > 8 or value is None:
            return ""
        if isinstance(value, str):
            return " ".join(value.split()) if len(value) < 400 else value.strip()
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return "; ".join(s for s in (self.said(v, depth + 1) for v in value) if s)
        return self._said_object(value, depth) if isinstance(value, dict) else str(value)

    def _said_object(self, value: Mapping[str, Json], depth: int) -> str:
        if "coding" in value or ("system" in value and "code" in value and "value" not in value):
            return _concept(value)
        if isinstance(value.get("text"), str):
            return self.said(value["text"])
        if "family" in value or "given" in value:
            return _person(value)
        if "reference" in value or "display" in value:
            return self.named(value)
        if "value" in value and not isinstance(value["value"], dict | list):
            unit = value.get("unit") or value.get("code") or ""
            return f"{value.get('comparator', '')}{value['value']} {unit}".strip()
        if "start" in value or "end" in value:
            return " to ".join(s for s in (self.said(value.get("start")), self.said(value.get("end"))) if s)
        if "low" in value or "high" in value:
            return " to ".join(s for s in (self.said(value.get("low"), depth + 1), self.said(value.get("high"), depth + 1)) if s)
        if isinstance(value.get("line"), list):
            return ", ".join(
                s
                for s in (
                    *map(str, value["line"]),
                    str(value.get("city", "")),
                    str(value.get("state", "")),
                    str(value.get("postalCode", "")),
                )
                if s
            )
        skipped = {"system", "use", "url", "id", "extension", "sequence", "contentType", "data", "rank"}
        return ", ".join(s for s in (self.said(v, depth + 1) for k, v in value.items() if k not in skipped) if s)

    def named(self, reference: Json) -> str:
        """Who or what a reference names: its display, else the name in the resource."""
        if isinstance(reference, list):
            return "; ".join(s for s in (self.named(r) for r in reference) if s)
        if not isinstance(reference, dict):
            return ""
        if isinstance(reference.get("display"), str):
            return str(reference["display"])
        for inner in ("actor", "individual", "member", "who"):
            if inner in reference:
                return self.named(reference[inner])
        found = self.find(reference)
        return "" if found is None else self.title(found)

    def title(self, resource: Mapping[str, Json]) -> str:
        """What a resource is called."""
        for key in _NAMES:
            if key in resource:
                value = resource[key]
                if key == "name" and isinstance(value, list) and value:
                    value = value[0]
                if isinstance(value, list) and value and key == "type":
                    value = value[0]
                words = self.named(value) if key == "medicationReference" else self.said(value)
                if words:
                    return words
        return ""


def _person(name: Mapping[str, Json]) -> str:
    if isinstance(name.get("text"), str):
        return str(name["text"])
    given = name.get("given")
    parts = [*(given if isinstance(given, list) else []), name.get("family")]
    suffix = name.get("suffix")
    return " ".join(str(p) for p in [*parts, *(suffix if isinstance(suffix, list) else [])] if p)


def _codings(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, list):
        for item in value:
            yield from _codings(item)
    elif isinstance(value, dict):
        codings = value.get("coding")
        for coding in codings if isinstance(codings, list) else [value] if "system" in value and "code" in value else []:
            if isinstance(coding, dict):
                yield coding


def _system(coding: Mapping[str, Json]) -> str:
    system = str(coding.get("system", "")).lower()
    return next((name for part, name in _SYSTEMS.items() if part in system), "")


def _concept(value: Mapping[str, Json]) -> str:
    words: list[str] = [str(value["text"]).strip()] if isinstance(value.get("text"), str) else []
    for coding in _codings(value):
        display = coding.get("display")
        if isinstance(display, str) and not words:
            words.append(display.strip())
    if not words:
        words = [str(c["code"]) for c in _codings(value) if c.get("code")][:1]
    return "; ".join(words)


def _codes(value: Json) -> tuple[tuple[str, str], ...]:
    return tuple((_system(c), str(c["code"])) for c in _codings(value) if _system(c) and c.get("code"))


def _code_words(value: Json) -> str:
    out = []
    for coding in _codings(value):
        if _system(coding) and coding.get("code"):
            display = coding.get("display")
            out.append(f"{_system(coding)} {coding['code']}" + (f" {display}" if isinstance(display, str) else ""))
    return "; ".join(out)


def _day(value: Json, end: bool = False) -> date | None:
    if isinstance(value, dict):
        value = value.get("end" if end else "start")
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _status(bundle: _Bundle, resource: Mapping[str, Json]) -> str:
    verification = next((str(c.get("code", "")) for c in _codings(resource.get("verificationStatus"))), "")
    clinical = next((str(c.get("code", "")) for c in _codings(resource.get("clinicalStatus"))), "")
    if verification in _UNSURE:
        return verification
    if resource.get("doNotPerform") is True:
        return "do-not-perform"
    status = resource.get("status")
    return clinical or (status if isinstance(status, str) else "") or bundle.said(resource.get("clinicalStatus")) or verification


def _value(bundle: _Bundle, node: Mapping[str, Json]) -> tuple[str | None, str | None]:
    for key, value in node.items():
        if key.startswith("value") and len(key) > 5 and key[5].isupper():
            if isinstance(value, dict) and "value" in value:
                return f"{value.get('comparator', '')}{value['value']}", str(value.get("unit") or value.get("code") or "") or None
            return bundle.said(value) or None, None
    reason = node.get("dataAbsentReason")
    return (bundle.said(reason) or None, None) if reason else (None, None)


def _kind(resource: Mapping[str, Json]) -> str:
    kind = _KINDS.get(str(resource.get("resourceType")), "")
    categories = " ".join(str(c.get("code", "")) for c in _codings(resource.get("category"))).lower()
    words = (categories + " " + json.dumps(resource.get("category", ""))).lower()
    if resource.get("resourceType") == "Observation":
        return "lab" if "laborator" in words else "imaging" if "imaging" in words else "measurement"
    if resource.get("resourceType") == "DiagnosticReport":
        return "imaging" if "rad" in categories or "imaging" in words else "lab"
    return kind


def _label(key: str) -> str:
    for ending in ("DateTime", "Period", "CodeableConcept", "Reference", "Quantity", "String"):
        key = key.removesuffix(ending)
    return _CAMEL.sub(" ", key).lower().capitalize()


def _attached(resource: Mapping[str, Json]) -> Iterator[str]:
    """The text attachments of a resource, decoded."""
    for key in ("content", "presentedForm", "payload"):
        items = resource.get(key)
        for item in items if isinstance(items, list) else [items] if isinstance(items, dict) else []:
            inner = item.get("attachment", item) if isinstance(item, dict) else None
            if isinstance(inner, dict):
                yield from _decoded(inner)
    if resource.get("resourceType") == "Binary":
        yield from _decoded(resource)


def _decoded(attachment: Mapping[str, Json]) -> Iterator[str]:
    data, kind = attachment.get("data"), str(attachment.get("contentType", "text/plain")).lower()
    if not isinstance(data, str) or not kind.startswith(("text/", "application/xml", "application/xhtml")):
        return
    try:
        raw = base64.b64decode(data, validate=False)
    except (binascii.Error, ValueError):
        return
    from .html import html_text
    from .plaintext import decode

    yield html_text(decode(raw)) if "htm" in kind or "xml" in kind else decode(raw)


def _narrative(resource: Mapping[str, Json]) -> str:
    narrative = resource.get("text")
    div = narrative.get("div") if isinstance(narrative, dict) else None
    if not isinstance(div, str) or not _TAG.sub("", div).strip():
        return ""
    from .html import html_text

    return html_text(div)


def _patient_lines(bundle: _Bundle, resource: Mapping[str, Json]) -> list[str]:
    lines = [f"Patient: {bundle.title(resource)}"]
    for label, key in (
        ("Date of birth", "birthDate"),
        ("Sex", "gender"),
        ("Deceased", "deceasedDateTime"),
        ("Address", "address"),
        ("Phone", "telecom"),
    ):
        if words := bundle.said(resource.get(key)):
            lines.append(f"{label}: {words}")
    identifiers = resource.get("identifier")
    for item in identifiers if isinstance(identifiers, list) else []:
        if isinstance(item, dict) and item.get("value"):
            kind = bundle.said(item.get("type")) or "Identifier"
            lines.append(f"{'Medical record number' if kind in {'MRN', 'MR'} else kind}: {item['value']}")
    return lines


def _head(bundle: _Bundle, resource: Mapping[str, Json]) -> str:
    kind = _CAMEL.sub(" ", str(resource["resourceType"])).lower().capitalize()
    cells = [f"{kind}: {bundle.title(resource)}".rstrip(": ")]
    value, unit = _value(bundle, resource)
    if value:
        cells.append(f"{value} {unit}" if unit else value)
    ranges = bundle.said(resource.get("referenceRange"))
    if ranges:
        cells.append(f"reference: {ranges}")
    when = next((bundle.said(resource[k]) for k in _DATES if k in resource), "")
    if when:
        cells.append(when)
    status = _status(bundle, resource)
    if status:
        cells.append(f"status: {status}")
    return "  ".join(cells)


def _lines(bundle: _Bundle, resource: Mapping[str, Json]) -> list[str]:
    lines = [_head(bundle, resource)]
    codes = "; ".join(s for s in (_code_words(resource.get(k)) for k in ("code", "medicationCodeableConcept", "vaccineCode", "type")) if s)
    if codes:
        lines.append(f"Codes: {codes}")
    shown = {"status", "clinicalStatus", "referenceRange", *_NAMES[:5]}
    first_date = next((k for k in _DATES if k in resource), "")
    for key, value in resource.items():
        if key in _PLUMBING or key in shown or key.startswith("_") or key == first_date or (key.startswith("value") and key[5:6].isupper()):
            continue
        if key == "component" and isinstance(value, list):
            lines += [_component(bundle, c) for c in value if isinstance(c, dict)]
        elif key in {"note", "condition", "reaction", "dosage", "dosageInstruction", "activity"} and isinstance(value, list):
            lines += [f"{_label(key)}: {words}" for words in (_noted(bundle, v) for v in value) if words]
        elif words := (bundle.named(value) if key in _AUTHORS else bundle.said(value)):
            lines.append(f"{_label(key)}: {words}")
    return lines


def _noted(bundle: _Bundle, value: Json) -> str:
    """A note's text with its time and author; a condition with its own notes."""
    if not isinstance(value, dict):
        return bundle.said(value)
    if isinstance(value.get("text"), str):
        stamp = "  ".join(
            s
            for s in (bundle.said(value.get("time")), bundle.named(value.get("authorReference")), bundle.said(value.get("authorString")))
            if s
        )
        return f"{value['text'].strip()}  {stamp}" if stamp else str(value["text"]).strip()
    return "  ".join(s for s in (bundle.said(v) for k, v in value.items() if k not in {"extension", "id"}) if s)


def _component(bundle: _Bundle, node: Mapping[str, Json]) -> str:
    value, unit = _value(bundle, node)
    return "  ".join(
        s for s in (bundle.said(node.get("code")), f"{value} {unit}" if unit else value or "", bundle.said(node.get("referenceRange"))) if s
    )


def _entry(bundle: _Bundle, resource: Mapping[str, Json], start: int, end: int) -> ClinicalEntry:
    value, unit = _value(bundle, resource)
    when = next((resource[k] for k in _DATES if k in resource), None)
    codes = tuple(pair for k in ("code", "medicationCodeableConcept", "vaccineCode", "type") for pair in _codes(resource.get(k)))
    notes = [resource.get(k) for k in ("statusReason", "reasonCode", "note", "conclusion", "abatementString", "outcome")]
    subject = next((resource[k] for k in ("subject", "patient", "beneficiary") if k in resource), None)
    status = _status(bundle, resource)
    title = bundle.title(resource)
    if resource["resourceType"] == "FamilyMemberHistory":
        title = bundle.said([c.get("code") for c in resource.get("condition") or [] if isinstance(c, dict)])
        status = f"family: {bundle.said(resource.get('relationship'))}"
    ended = _day(when, end=True) if isinstance(when, dict) else _day(resource.get("abatementDateTime"))
    return ClinicalEntry(
        kind=_kind(resource),
        text=title,
        codes=codes,
        value=value,
        unit=unit,
        begun_on=_day(when),
        ended_on=ended,
        recorded_on=next((d for d in (_day(resource.get(k)) for k in _RECORDED) if d), None),
        status=status,
        author=next((s for s in (bundle.named(resource.get(k)) for k in _AUTHORS) if s), ""),
        subject=bundle.named(subject),
        note=" ".join(s for s in (bundle.said(n) for n in notes) if s),
        text_start=start,
        text_end=end,
    )


_FIRST = {"Patient": 0, "Coverage": 1, "Practitioner": 2, "Organization": 2}


def read_fhir(data: bytes) -> Content:
    """A FHIR file (a bundle, one resource, or a list) as one page and entries; raises UnreadableFile (damaged, no-text)."""
    try:
        # numbers stay as they are written
        root = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        raise _damaged() from None
    bundle = _Bundle(root)
    if not bundle.resources:
        raise UnreadableFile("no-text", "This FHIR file holds no resources; export the record again and try again.")
    blocks: list[str] = []
    entries: list[ClinicalEntry] = []
    offset = 0
    for resource in sorted(bundle.resources, key=lambda r: _FIRST.get(str(r["resourceType"]), 3)):
        lines = _patient_lines(bundle, resource) if resource["resourceType"] == "Patient" else _lines(bundle, resource)
        notes = [text.replace("\r\n", "\n").replace("\r", "\n").strip("\n") for text in _attached(resource)]
        if len(lines) == 1 and not notes:
            notes = [_narrative(resource)]
        block = "\n".join(lines + ["\n" + note for note in notes if note]).replace("\u00a0", " ").replace("\u00ad", "")
        if resource["resourceType"] in _KINDS:
            entries.append(_entry(bundle, resource, offset, offset + len(block)))
        blocks.append(block)
        offset += len(block) + 2
    content = text_content("\n\n".join(blocks))
    if len(content.pages[0].text) != offset - 2:
        # the cleaning changed the length (ligatures): the spans are found again by walking the blocks
        entries = _respan(entries)
    return Content(content.pages, entries=tuple(entries))


def _respan(entries: list[ClinicalEntry]) -> list[ClinicalEntry]:
    from dataclasses import replace

    return [replace(e, text_start=0, text_end=0) for e in entries]
