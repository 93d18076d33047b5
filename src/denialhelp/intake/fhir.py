"""FHIR R4 JSON: each resource as a few labelled lines whose pieces are verbatim, and as a clinical entry."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from denialhelp.casefile.document import ClinicalEntry
from denialhelp.errors import UnreadableFile

from .content import Content, text_content
from .fhir_bundle import Bundle, Json, code_words, codes_of, codings_of, day_of
from .flow import clean

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
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAG = re.compile(r"<[^>]+>")
_HEADLINE = frozenset(
    {"status", "clinicalStatus", "referenceRange", "code", "medicationCodeableConcept", "medicationReference", "medication", "vaccineCode"}
)
_CODED = ("code", "medicationCodeableConcept", "vaccineCode", "type")


def _status(bundle: Bundle, resource: Mapping[str, Json]) -> str:
    verification = next((str(c.get("code", "")) for c in codings_of(resource.get("verificationStatus"))), "")
    clinical = next((str(c.get("code", "")) for c in codings_of(resource.get("clinicalStatus"))), "")
    if verification in _UNSURE:
        return verification
    if resource.get("doNotPerform") is True:
        return "do-not-perform"
    status = resource.get("status")
    return clinical or (status if isinstance(status, str) else "") or bundle.said(resource.get("clinicalStatus")) or verification


def _value(bundle: Bundle, node: Mapping[str, Json]) -> tuple[str | None, str | None]:
    for key, value in node.items():
        if key.startswith("value") and len(key) > 5 and key[5].isupper():
            if isinstance(value, dict) and "value" in value:
                return f"{value.get('comparator', '')}{value['value']}", str(value.get("unit") or value.get("code") or "") or None
            return bundle.said(value) or None, None
    reason = node.get("dataAbsentReason")
    return (bundle.said(reason) or None, None) if reason else (None, None)


def _kind(resource: Mapping[str, Json]) -> str:
    kind = _KINDS.get(str(resource.get("resourceType")), "")
    categories = " ".join(str(c.get("code", "")) for c in codings_of(resource.get("category"))).lower()
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


def _attachments(resource: Mapping[str, Json]) -> Iterator[tuple[str, str, bytes]]:
    """Kind, title and bytes of what is attached to a resource inside the file."""
    found: list[Json] = [resource] if resource.get("resourceType") == "Binary" else []
    for key in ("content", "presentedForm", "payload"):
        items = resource.get(key)
        for item in items if isinstance(items, list) else [items]:
            found += [item.get("attachment", item.get("contentAttachment", item))] if isinstance(item, dict) else []
    for inner in found:
        data = inner.get("data") if isinstance(inner, dict) else None
        if not isinstance(data, str):
            continue
        try:
            raw = base64.b64decode(data, validate=False)
        except (binascii.Error, ValueError):
            continue
        yield str(inner.get("contentType", "text/plain")).lower(), str(inner.get("title") or "attachment"), raw


def _is_text(kind: str) -> bool:
    return kind.startswith(("text/", "application/xml", "application/xhtml"))


def _attached(resource: Mapping[str, Json]) -> Iterator[str]:
    """The text attachments of a resource, decoded."""
    from .html import html_text
    from .plaintext import decode

    for kind, _, raw in _attachments(resource):
        if _is_text(kind):
            yield html_text(decode(raw)) if "htm" in kind or "xml" in kind else decode(raw)


def _files(resource: Mapping[str, Json], before: int) -> list[tuple[str, bytes]]:
    """Attachments that are files (PDF, pictures, Word), named so that no title leads out of the document."""
    endings = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}
    out: list[tuple[str, bytes]] = []
    for kind, title, raw in _attachments(resource):
        ending = endings.get(kind.split(";")[0], ".docx" if "wordprocessingml" in kind else "")
        if ending and raw:
            plain = re.sub(r"[^\w .()-]+", "_", title).strip(" .") or "attachment"
            out.append((f"{before + len(out) + 1} {plain.removesuffix(ending)}{ending}", raw))
    return out


def _narrative(resource: Mapping[str, Json]) -> str:
    narrative = resource.get("text")
    div = narrative.get("div") if isinstance(narrative, dict) else None
    if not isinstance(div, str) or not _TAG.sub("", div).strip():
        return ""
    from .html import html_text

    return html_text(div)


def _patient_lines(bundle: Bundle, resource: Mapping[str, Json]) -> list[str]:
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


def _head(bundle: Bundle, resource: Mapping[str, Json]) -> str:
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


def _lines(bundle: Bundle, resource: Mapping[str, Json]) -> list[str]:
    lines = [_head(bundle, resource)]
    codes = "; ".join(s for s in (code_words(resource.get(k)) for k in _CODED) if s)
    if codes:
        lines.append(f"Codes: {codes}")
    first_date = next((k for k in _DATES if k in resource), "")
    title = bundle.title(resource)
    for key, value in resource.items():
        if (
            key in _PLUMBING
            or key in _HEADLINE
            or key.startswith("_")
            or key == first_date
            or (key.startswith("value") and key[5:6].isupper())
        ):
            continue
        if key == "component" and isinstance(value, list):
            lines += [_component(bundle, c) for c in value if isinstance(c, dict)]
        elif key in {"note", "condition", "reaction", "dosage", "dosageInstruction", "activity"} and isinstance(value, list):
            lines += [f"{_label(key)}: {words}" for words in (_noted(bundle, v) for v in value) if words]
        elif words := (bundle.named(value) if key in _AUTHORS else bundle.said(value)):
            # a resource's only name is its headline already
            lines += [f"{_label(key)}: {words}"] if words != title else []
    return lines


def _noted(bundle: Bundle, value: Json) -> str:
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


def _component(bundle: Bundle, node: Mapping[str, Json]) -> str:
    value, unit = _value(bundle, node)
    return "  ".join(
        s for s in (bundle.said(node.get("code")), f"{value} {unit}" if unit else value or "", bundle.said(node.get("referenceRange"))) if s
    )


def _entry(bundle: Bundle, resource: Mapping[str, Json], start: int, end: int) -> ClinicalEntry:
    value, unit = _value(bundle, resource)
    when = next((resource[k] for k in _DATES if k in resource), None)
    codes = tuple(pair for k in _CODED for pair in codes_of(resource.get(k)))
    notes = [resource.get(k) for k in ("statusReason", "reasonCode", "note", "conclusion", "abatementString", "outcome")]
    subject = next((resource[k] for k in ("subject", "patient", "beneficiary") if k in resource), None)
    status = _status(bundle, resource)
    title = bundle.title(resource)
    if resource["resourceType"] == "FamilyMemberHistory":
        conditions = resource.get("condition")
        title = bundle.said([c.get("code") for c in conditions if isinstance(c, dict)] if isinstance(conditions, list) else None)
        status = f"family: {bundle.said(resource.get('relationship'))}"
    ended = day_of(when, end=True) if isinstance(when, dict) else day_of(resource.get("abatementDateTime"))
    return ClinicalEntry(
        kind=_kind(resource),
        text=title,
        codes=codes,
        value=value,
        unit=unit,
        begun_on=day_of(when),
        ended_on=ended,
        recorded_on=next((d for d in (day_of(resource.get(k)) for k in _RECORDED) if d), None),
        status=status,
        author=next((s for s in (bundle.named(resource.get(k)) for k in _AUTHORS) if s), ""),
        subject=bundle.named(subject),
        note=" ".join(s for s in (bundle.said(n) for n in notes) if s),
        text_start=start,
        text_end=end,
    )


_FIRST = {"Patient": 0, "Coverage": 1, "Practitioner": 2, "Organization": 2}


def _parsed(data: bytes) -> Json:
    """The JSON, or the lines of a bulk export (NDJSON) as a list; numbers stay as they are written."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _damaged() from None
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except RecursionError:
        raise _damaged() from None
    except ValueError:
        pass
    try:
        return [json.loads(line, parse_float=str, parse_int=str) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise _damaged() from None


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "This FHIR file is damaged or incomplete; export the record again and try again.")


def _entries(bundle: Bundle, resource: Mapping[str, Json], start: int, end: int) -> Iterator[ClinicalEntry]:
    """The entry of a resource, and one for each component of a panel."""
    whole = _entry(bundle, resource, start, end)
    components = resource.get("component")
    parts = [c for c in components if isinstance(c, dict)] if isinstance(components, list) else []
    if whole.value or not parts:
        yield whole
    for part in parts:
        value, unit = _value(bundle, part)
        if value:
            yield replace(whole, text=bundle.said(part.get("code")), codes=codes_of(part.get("code")), value=value, unit=unit)


def read_fhir(data: bytes) -> Content:
    """A FHIR file (a bundle, one resource, a list, or NDJSON) as one page and entries; raises UnreadableFile (damaged, no-text)."""
    bundle = Bundle(_parsed(data))
    if not bundle.resources:
        raise UnreadableFile("no-text", "This FHIR file holds no resources; export the record again and try again.")
    blocks: list[str] = []
    entries: list[ClinicalEntry] = []
    attachments: list[tuple[str, bytes]] = []
    offset = 0
    for resource in sorted(bundle.resources, key=lambda r: _FIRST.get(str(r["resourceType"]), 3)):
        block = clean("\n".join([*_text_lines(bundle, resource)])).strip("\n")
        if resource["resourceType"] in _KINDS:
            entries += _entries(bundle, resource, offset, offset + len(block))
        blocks.append(block)
        offset += len(block) + 2
        attachments += _files(resource, len(attachments))
    return Content(text_content("\n\n".join(blocks)).pages, entries=tuple(entries), attachments=tuple(attachments))


def _text_lines(bundle: Bundle, resource: Mapping[str, Json]) -> list[str]:
    """The lines of a resource; its text attachments follow as they stand."""
    lines = _patient_lines(bundle, resource) if resource["resourceType"] == "Patient" else _lines(bundle, resource)
    notes = [clean(text).strip("\n") for text in _attached(resource)]
    if len(lines) == 1 and not notes:
        notes = [_narrative(resource)]
    return lines + ["\n" + note for note in notes if note]
