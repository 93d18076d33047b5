"""A first prior-authorization request as a FHIR R4 bundle in the form of Da Vinci PAS 2.2.1, from the facts of a case.

Profiles named: http://hl7.org/fhir/us/davinci-pas/ (a request bundle of type collection, the Claim first, use preauthorization; read on
2026-11-24). Only what the facts hold is filled in; what a payer's own companion guide asks beyond that is not known here.
"""

from __future__ import annotations

import base64
import mimetypes
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from denialhelp.errors import UnreadableFile, WrongUse

Json = Any
_PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/"
_SYSTEMS = {
    "CPT": "http://www.ama-assn.org/go/cpt",
    "HCPCS": "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
    "ICD-10-CM": "http://hl7.org/fhir/sid/icd-10-cm",
    "NDC": "http://hl7.org/fhir/sid/ndc",
    "NPI": "http://hl7.org/fhir/sid/us-npi",
}
_TERMS = "http://terminology.hl7.org/CodeSystem/"
_LARGEST = 20 * 1024 * 1024
_NEEDED = {
    "patient_name": "the patient's name",
    "member_id": "the member id",
    "payer_name": "the payer's name",
    "provider_name": "the provider",
}


def _values(case: Mapping[str, Json]) -> dict[str, Json]:
    facts = case.get("notice", {}).get("facts", {})
    return {name: fact["value"] for name, fact in facts.items() if isinstance(fact, dict) and "value" in fact}


def _concept(system: str, code: str) -> Json:
    return {"coding": [{"system": system, "code": code}]}


def _name(text: str) -> Json:
    """A name of a person: the last word as family name, without what follows a comma (MD, PT)."""
    words = text.split(",", maxsplit=1)[0].split()
    return {"text": text, "family": words[-1], "given": words[:-1]} if len(words) > 1 else {"text": text}


def _attachment(path: Path, number: int) -> Json:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; check the name and the folder.") from fault
    if len(content) > _LARGEST:
        raise WrongUse("too-large", f"'{path.name}' is larger than 20 MB; send it apart.")
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    held = {"contentType": kind, "data": base64.b64encode(content).decode(), "title": f"Supporting document {number}"}
    return {
        "resourceType": "DocumentReference",
        "id": f"document-{number}",
        "status": "current",
        "subject": {"reference": "Patient/patient"},
        "content": [{"attachment": held}],
    }


def request_bundle(case: Mapping[str, Json], attachments: Sequence[Path] = (), *, at: datetime, units: int | None = None) -> Json:
    """The bundle; raises WrongUse, naming all of them, where facts that a request cannot do without are missing.

    `at` is the moment of the request with its time zone. `units` goes on every line where one number holds for all of them.
    """
    told = _values(case)
    codes = [c for c in told.get("codes", []) if isinstance(c, dict)]
    services = [c for c in codes if c["system"] in ("CPT", "HCPCS", "NDC")]
    diagnoses = [c for c in codes if c["system"] == "ICD-10-CM"]
    lacking = [words for name, words in _NEEDED.items() if not told.get(name)]
    lacking += [] if services else ["a procedure, supply or drug code"]
    lacking += [] if diagnoses else ["a diagnosis code"]
    if lacking:
        raise WrongUse("pa-facts", f"A request cannot be made without {', '.join(lacking)}; give them with --answers and run appeal again.")
    documents = [_attachment(path, number) for number, path in enumerate(attachments, start=1)]
    resources = [_claim(told, services, diagnoses, documents, at, units), _patient(told), _coverage(told), _insurer(told), _provider(told)]
    entries = [{"fullUrl": f"urn:uuid:{_uuid(told, r['id'])}", "resource": r} for r in (*resources, *documents)]
    return {
        "resourceType": "Bundle",
        "meta": {"profile": [_PAS + "profile-pas-request-bundle"]},
        "type": "collection",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{_uuid(told, at.isoformat())}"},
        "timestamp": at.isoformat(timespec="seconds"),
        "entry": entries,
    }


def _uuid(told: Mapping[str, Json], what: str) -> str:
    """The same for the same case and part, so that a request made twice is known as one."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "|".join([str(told["member_id"]), str(told.get("service", "")), what])))


def _claim(
    told: Mapping[str, Json],
    services: Sequence[Json],
    diagnoses: Sequence[Json],
    documents: Sequence[Json],
    at: datetime,
    units: int | None,
) -> Json:
    urgent = told.get("urgent") is True
    start, end = told.get("service_start"), told.get("service_end")
    items = []
    for number, code in enumerate(services, start=1):
        item: dict[str, Json] = {
            "sequence": number,
            "diagnosisSequence": [1],
            "productOrService": _concept(_SYSTEMS[code["system"]], code["code"]),
        }
        if start:
            item["servicedPeriod"] = {"start": start, "end": end or start}
        if units or code.get("units"):
            item["quantity"] = {"value": units or int(code["units"])}
        items.append(item)
    claim: dict[str, Json] = {
        "resourceType": "Claim",
        "id": "claim",
        "meta": {"profile": [_PAS + "profile-claim"]},
        "status": "active",
        "type": _concept(_TERMS + "claim-type", "pharmacy" if services[0]["system"] == "NDC" else "professional"),
        "use": "preauthorization",
        "patient": {"reference": "Patient/patient"},
        "created": at.date().isoformat(),
        "insurer": {"reference": "Organization/insurer"},
        "provider": {"reference": "Practitioner/provider"},
        "priority": _concept(_TERMS + "processpriority", "stat" if urgent else "normal"),
        "diagnosis": [
            {"sequence": n, "diagnosisCodeableConcept": _concept(_SYSTEMS["ICD-10-CM"], c["code"])} for n, c in enumerate(diagnoses, 1)
        ],
        "insurance": [{"sequence": 1, "focal": True, "coverage": {"reference": "Coverage/coverage"}}],
        "item": items,
    }
    if documents:
        category = _concept(_TERMS + "claiminformationcategory", "attachment")
        claim["supportingInfo"] = [
            {"sequence": n, "category": category, "valueReference": {"reference": f"DocumentReference/{d['id']}"}}
            for n, d in enumerate(documents, start=1)
        ]
    return claim


def _patient(told: Mapping[str, Json]) -> Json:
    out = {
        "resourceType": "Patient",
        "id": "patient",
        "meta": {"profile": [_PAS + "profile-beneficiary"]},
        "name": [_name(told["patient_name"])],
        "identifier": [{"type": _concept("http://terminology.hl7.org/CodeSystem/v2-0203", "MB"), "value": told["member_id"]}],
    }
    return out | ({"birthDate": told["patient_dob"]} if _is_day(told.get("patient_dob")) else {})


def _coverage(told: Mapping[str, Json]) -> Json:
    out = {
        "resourceType": "Coverage",
        "id": "coverage",
        "meta": {"profile": [_PAS + "profile-coverage"]},
        "status": "active",
        "subscriberId": told["member_id"],
        "beneficiary": {"reference": "Patient/patient"},
        "payor": [{"reference": "Organization/insurer"}],
    }
    if told.get("group_number"):
        out["class"] = [{"type": _concept(_TERMS + "coverage-class", "group"), "value": told["group_number"]}]
    return out


def _insurer(told: Mapping[str, Json]) -> Json:
    return {
        "resourceType": "Organization",
        "id": "insurer",
        "meta": {"profile": [_PAS + "profile-insurer"]},
        "active": True,
        "name": told["payer_name"],
    }


def _provider(told: Mapping[str, Json]) -> Json:
    out: dict[str, Json] = {"resourceType": "Practitioner", "id": "provider", "name": [_name(told["provider_name"])]}
    if re.fullmatch(r"\d{10}", str(told.get("npi", ""))):
        out["identifier"] = [{"system": _SYSTEMS["NPI"], "value": told["npi"]}]
    return out


def _is_day(text: Json) -> bool:
    try:
        return isinstance(text, str) and bool(date.fromisoformat(text))
    except ValueError:
        return False
