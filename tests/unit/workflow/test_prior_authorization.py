"""A prior-authorization request as FHIR: valid resources, references that lead somewhere, nothing made up, what is missing named."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from typer.testing import CliRunner

from denialhelp.cli.main import app
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.workflow.prior_authorization import request_bundle

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FACTS: dict[str, Any] = {
    "patient_name": "Pat Q. Sample",
    "patient_dob": "1970-02-03",
    "member_id": "SYN-1",
    "group_number": "G1",
    "payer_name": "Sample Health",
    "provider_name": "Alex Doctor, MD",
    "npi": "1234567893",
    "service": "MRI of the lumbar spine",
    "service_start": "2026-12-01",
    "urgent": True,
    "codes": [{"system": "CPT", "code": "72148"}, {"system": "ICD-10-CM", "code": "M54.16"}],
}


def case(**changed: Any) -> dict[str, Any]:
    facts = {k: {"value": v} for k, v in (FACTS | changed).items() if v is not None}
    return {"notice": {"facts": facts}}


def resources(bundle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{e['resource']['resourceType']}/{e['resource']['id']}": e["resource"] for e in bundle["entry"]}


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [r for v in value.values() for r in references(v)]
    return [r for v in value for r in references(v)] if isinstance(value, list) else []


def test_the_bundle_is_valid_fhir_and_whole(tmp_path: Path) -> None:
    note = tmp_path / "note.pdf"
    note.write_bytes(b"%PDF-1.4 synthetic")
    bundle = request_bundle(case(), [note], at=AT)
    Bundle.model_validate(bundle)
    held = resources(bundle)
    assert bundle["type"] == "collection"
    assert bundle["entry"][0]["resource"]["resourceType"] == "Claim"
    assert set(references(bundle)) <= set(held)
    claim = held["Claim/claim"]
    assert (claim["use"], claim["priority"]["coding"][0]["code"], claim["created"]) == ("preauthorization", "stat", "2026-11-24")
    assert claim["item"][0]["productOrService"]["coding"][0]["code"] == "72148"
    assert claim["diagnosis"][0]["diagnosisCodeableConcept"]["coding"][0]["code"] == "M54.16"
    assert base64.b64decode(held["DocumentReference/document-1"]["content"][0]["attachment"]["data"]) == note.read_bytes()
    assert held["Patient/patient"]["name"][0]["family"] == "Sample"
    assert held["Practitioner/provider"]["identifier"][0]["value"] == "1234567893"


def test_nothing_is_made_up() -> None:
    bundle = request_bundle(case(npi=None, patient_dob="spring", group_number=None, service_start=None, urgent=None), at=AT)
    Bundle.model_validate(bundle)
    held = resources(bundle)
    assert "identifier" not in held["Practitioner/provider"]
    assert "birthDate" not in held["Patient/patient"]
    assert "class" not in held["Coverage/coverage"]
    assert "servicedPeriod" not in held["Claim/claim"]["item"][0]
    assert "quantity" not in held["Claim/claim"]["item"][0]
    assert held["Claim/claim"]["priority"]["coding"][0]["code"] == "normal"


def test_the_same_case_has_the_same_names() -> None:
    first, second = (request_bundle(case(), at=AT) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"member_id": None}, "member id"),
        ({"codes": []}, "diagnosis code"),
        ({"codes": [{"system": "ICD-10-CM", "code": "M54.16"}]}, "procedure"),
        ({"payer_name": None, "provider_name": None}, "the payer's name, the provider"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        request_bundle(case(**changed), at=AT)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case()))
    done = CliRunner().invoke(app, ["prior-authorization", str(tmp_path), "--out", str(tmp_path / "pa.json")])
    assert done.exit_code == 0
    Bundle.model_validate(json.loads((tmp_path / "pa.json").read_text()))
    with pytest.raises(UnreadableFile):
        request_bundle(case(), [tmp_path / "none.pdf"], at=AT)
    assert CliRunner().invoke(app, ["prior-authorization", str(tmp_path / "x"), "--out", str(tmp_path / "y")]).exit_code != 0
