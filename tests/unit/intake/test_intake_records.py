"""Structured records: FHIR, C-CDA, X12 835."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_samples import lines

from denialhelp.casefile.document import ClinicalEntry
from denialhelp.errors import UnreadableFile
from denialhelp.intake.ccda import read_ccda
from denialhelp.intake.content import Content
from denialhelp.intake.fhir import read_fhir
from denialhelp.intake.files import read_files
from denialhelp.intake.x12 import read_x12

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"family": "Sample", "given": ["Avery", "Q"]}],
    "birthDate": "1970-01-02",
    "gender": "female",
    "identifier": [{"type": {"text": "MRN"}, "value": "MR-555"}],
}
ME = {"reference": "Patient/p1"}


def fhir(*resources: dict[str, Any]) -> Content:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": r} for r in (*resources, PATIENT)]}
    return read_fhir(json.dumps(bundle).encode())


def only(content: Content) -> ClinicalEntry:
    (entry,) = content.entries
    return entry


def test_fhir_patient_comes_first() -> None:
    text = fhir({"resourceType": "Procedure", "code": {"text": "Arthroscopy"}, "subject": ME}).pages[0].text
    assert text.startswith(
        "Patient: Avery Q Sample\nDate of birth: 1970-01-02\nSex: female\nMedical record number: MR-555\n\nProcedure: Arthroscopy"
    )


def test_fhir_condition_with_codes_dates_and_note() -> None:
    content = fhir(
        {
            "resourceType": "Condition",
            "subject": ME,
            "clinicalStatus": {"coding": [{"code": "active"}]},
            "code": {
                "text": "Low back pain",
                "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.50", "display": "Low back pain"}],
            },
            "onsetDateTime": "2024-03-01",
            "note": [{"text": "No relief from naproxen."}],
        }
    )
    entry = only(content)
    assert (entry.kind, entry.text, entry.codes, entry.status) == ("diagnosis", "Low back pain", (("ICD-10-CM", "M54.50"),), "active")
    assert (entry.begun_on, entry.subject, entry.note) == (date(2024, 3, 1), "Avery Q Sample", "No relief from naproxen.")
    block = content.pages[0].text[entry.text_start : entry.text_end]
    assert block.startswith("Condition: Low back pain  2024-03-01  status: active")
    assert block.endswith("Note: No relief from naproxen.")


@pytest.mark.parametrize(
    ("extra", "status"),
    [
        ({"verificationStatus": {"coding": [{"code": "refuted"}]}, "clinicalStatus": {"coding": [{"code": "active"}]}}, "refuted"),
        ({"verificationStatus": {"coding": [{"code": "entered-in-error"}]}}, "entered-in-error"),
        ({"verificationStatus": {"coding": [{"code": "confirmed"}]}, "clinicalStatus": {"coding": [{"code": "resolved"}]}}, "resolved"),
    ],
)
def test_fhir_doubt_is_kept(extra: dict[str, Any], status: str) -> None:
    assert only(fhir({"resourceType": "Condition", "code": {"text": "Multiple sclerosis"}, **extra})).status == status


def test_fhir_a_month_is_no_day() -> None:
    entry = only(fhir({"resourceType": "Condition", "code": {"text": "Asthma"}, "onsetDateTime": "2023-11"}))
    assert entry.begun_on is None


def test_fhir_medication_stopped_with_reason_and_contained_drug() -> None:
    entry = only(
        fhir(
            {
                "resourceType": "MedicationStatement",
                "status": "stopped",
                "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Methotrexate 15 mg"}}],
                "medicationReference": {"reference": "#m"},
                "effectivePeriod": {"start": "2024-03-04", "end": "2024-07-22"},
                "statusReason": [{"text": "ALT rose"}],
            }
        )
    )
    assert (entry.kind, entry.text, entry.status, entry.note) == ("medication", "Methotrexate 15 mg", "stopped", "ALT rose")
    assert (entry.begun_on, entry.ended_on) == (date(2024, 3, 4), date(2024, 7, 22))


def test_fhir_numbers_stay_as_written() -> None:
    content = fhir(
        {
            "resourceType": "Observation",
            "status": "final",
            "category": [{"coding": [{"code": "laboratory"}]}],
            "code": {"text": "CRP"},
            "valueQuantity": {"value": 21.70, "comparator": ">", "unit": "mg/L"},
            "referenceRange": [{"low": {"value": 0, "unit": "mg/L"}, "high": {"value": 5, "unit": "mg/L"}}],
            "effectiveDateTime": "2026-09-28T10:00:00Z",
        }
    )
    assert (only(content).kind, only(content).value, only(content).unit) == ("lab", ">21.7", "mg/L")
    assert "Observation: CRP  >21.7 mg/L  reference: 0 mg/L to 5 mg/L  2026-09-28T10:00:00Z  status: final" in content.pages[0].text


def test_fhir_components_are_entries() -> None:
    parts = [{"code": {"text": name}, "valueQuantity": {"value": v, "unit": "mmHg"}} for name, v in (("Systolic", 104), ("Diastolic", 60))]
    content = fhir(
        {"resourceType": "Observation", "code": {"text": "Blood pressure"}, "component": parts, "effectiveDateTime": "2026-11-16"}
    )
    assert [(e.text, e.value, e.unit) for e in content.entries] == [("Systolic", "104", "mmHg"), ("Diastolic", "60", "mmHg")]
    assert "Systolic  104 mmHg" in content.pages[0].text


def test_fhir_family_history_is_the_familys() -> None:
    entry = only(
        fhir(
            {
                "resourceType": "FamilyMemberHistory",
                "relationship": {"text": "sister"},
                "condition": [{"code": {"text": "Multiple sclerosis"}}],
            }
        )
    )
    assert (entry.text, entry.status) == ("Multiple sclerosis", "family: sister")


def test_fhir_another_patient_is_named() -> None:
    other = {**PATIENT, "id": "p2", "name": [{"text": "Quinn Other"}]}
    content = fhir({"resourceType": "Condition", "code": {"text": "Gout"}, "subject": {"reference": "Patient/p2"}}, other)
    assert only(content).subject == "Quinn Other"


def test_fhir_attachments(tmp_path: Path) -> None:
    note = base64.b64encode(b"PROGRESS NOTE\r\nNo better after 12 weeks.").decode()
    letter = base64.b64encode(lines([(72, 700, "Scanned letter of the clinic.")])).decode()
    content = [
        {"attachment": {"contentType": "text/plain", "data": note}},
        {"attachment": {"contentType": "application/pdf", "title": "../letter", "data": letter}},
        {"attachment": {"contentType": "image/jpeg", "url": "https://example.com/x.jpg"}},
    ]
    path = tmp_path / "chart.json"
    resource = {"resourceType": "DocumentReference", "status": "current", "type": {"text": "Progress note"}, "content": content}
    path.write_text(json.dumps(resource), encoding="utf-8")
    documents, _ = read_files([path])
    assert "PROGRESS NOTE\nNo better after 12 weeks." in documents[0].pages[0].text
    assert documents[1].id == "chart.json/1 _letter.pdf"
    assert "Scanned letter" in documents[1].pages[0].text


def test_fhir_bulk_export_lines() -> None:
    data = b"\n".join(
        json.dumps(r).encode() for r in (PATIENT, {"resourceType": "Procedure", "code": {"text": "MRI"}, "status": "not-done"})
    )
    assert [(e.text, e.status) for e in read_fhir(data).entries] == [("MRI", "not-done")]


@pytest.mark.parametrize("data", [b'{"resourceType": "Patient"', b'["resourceType", 1]', b"[" * 100_000 + b'"resourceType"'])
def test_fhir_broken(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"damaged|no-text"):
        read_fhir(data)


_KEYS = [
    "code",
    "status",
    "note",
    "coding",
    "text",
    "value",
    "valueQuantity",
    "subject",
    "reference",
    "condition",
    "component",
    "content",
    "data",
    "effectivePeriod",
    "start",
    "name",
    "given",
    "category",
    "dosage",
    "referenceRange",
    "low",
    "identifier",
    "contained",
    "attachment",
    "display",
    "system",
]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["Condition", "Observation", "Patient", "FamilyMemberHistory", "DocumentReference", "Strange"]),
    st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=6),
)
def test_fhir_of_any_shape_is_read_or_refused(kind: str, body: dict[str, Any]) -> None:
    content = read_fhir(json.dumps({"resourceType": kind, **body}).encode())
    for entry in content.entries:
        assert 0 <= entry.text_start <= entry.text_end <= len(content.pages[0].text)


CDA = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><title>Synthetic record</title>
<recordTarget><patientRole><id extension="MR-555"/><patient><name><given>Avery</given><family>Sample</family></name>
<birthTime value="19700102"/></patient></patientRole></recordTarget>
<component><structuredBody>
<component><section><code code="11450-4"/><title>Problems</title><text>
<table><thead><tr><th>Problem</th><th>Status</th></tr></thead>
<tbody><tr ID="p1"><td>Low back pain</td><td>active</td></tr></tbody></table>
<list><item>Refuted: seizure disorder &secret;</item></list></text>
<entry><act><statusCode code="active"/><entryRelationship><observation><statusCode code="completed"/>
<effectiveTime><low value="20240301"/></effectiveTime>
<value xsi:type="CD" code="M54.50" codeSystem="2.16.840.1.113883.6.90" displayName="Low back pain"/>
</observation></entryRelationship></act></entry>
<entry><act><entryRelationship><observation negationInd="true">
<value xsi:type="CD" code="G40" codeSystem="2.16.840.1.113883.6.90" displayName="Seizure disorder"/>
</observation></entryRelationship></act></entry>
</section></component>
<component><section><code code="8716-3"/><title>Vitals</title>
<entry><organizer><component><observation><code displayName="Weight"/><statusCode code="completed"/>
<effectiveTime value="20261112"/><value xsi:type="PQ" value="17.4" unit="kg"/></observation></component></organizer></entry>
</section></component></structuredBody></component></ClinicalDocument>"""


def test_ccda_narrative_entries_and_no_entities() -> None:
    content = read_ccda(CDA.encode())
    text = content.pages[0].text
    assert text.startswith(
        "Synthetic record\nPatient: Avery Sample\nDate of birth: 1970-01-02\nMedical record number: MR-555\n\nProblems\n"
        "Problem  Status\nLow back pain  active"
    )
    assert "\u2022 Refuted: seizure disorder" in text
    assert "root:" not in text
    pain, seizure, weight = content.entries
    assert (pain.kind, pain.codes, pain.status, pain.begun_on) == ("diagnosis", (("ICD-10-CM", "M54.50"),), "active", date(2024, 3, 1))
    assert text[pain.text_start : pain.text_end] == "Low back pain"
    assert seizure.status == "negated"
    assert (weight.kind, weight.text, weight.value, weight.unit, weight.begun_on) == (
        "measurement",
        "Weight",
        "17.4",
        "kg",
        date(2026, 11, 12),
    )
    # a section without narrative shows its entries
    assert "Vitals\nWeight  17.4 kg  2026-11-12" in text


def test_ccda_broken() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read_ccda(CDA[:500].encode())


def test_ccda_unstructured_body() -> None:
    body = base64.b64encode(b"Letter of the clinic.").decode()
    inside = f'<nonXMLBody><text mediaType="text/plain" representation="B64">{body}</text></nonXMLBody>'
    source = f'<ClinicalDocument xmlns="urn:hl7-org:v3"><component>{inside}</component></ClinicalDocument>'
    assert "Letter of the clinic." in read_ccda(source.encode()).pages[0].text


ERA = (
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260718*1200*^*00501*000000001*0*P*:~"
    "GS*HP*A*B*20260718*1200*1*X*005010X221A1~"
    "ST*835*0001~BPR*I*150.00*C*CHK************20260718~TRN*1*TRACE555~N1*PR*Sample Health Plan~PER*BL*Help*TE*5555550100~"
    "CLP*ACCT-1*4*500.00*0.00*0.00*MC*CLM-555~NM1*QC*1*Sample*Avery****MI*ZQ555~DTM*232*20260701~SVC*HC:72148:26*500.00*0.00**1~CAS*CO*50*400.00*1*45*100.00~LQ*HE*M50~"
    "CLP*ACCT-2*1*200.00*150.00*50.00*MC*CLM-556~MOA***MA01~SE*12*0001~GE*1*1~IEA*1*000000001~"
)


def test_x12_claims() -> None:
    content = read_x12(ERA.encode())
    text = content.pages[0].text
    for line in (
        "Payer: Sample Health Plan",
        "Phone: 5555550100",
        "Claim: ACCT-1",
        "Claim status: 4 denied",
        "Payer claim number: CLM-555",
        "Patient: Avery Sample",
        "Member ID: ZQ555",
        "Adjustment: CO-50 400.00 quantity 1",
        "Adjustment: CO-45 100.00",
        "Remark: M50",
        "Remark: MA01",
    ):
        assert line in text.split("\n")
    first, second = content.entries
    assert (first.kind, first.text, first.value, first.status) == ("claim", "ACCT-1", "500.00", "4")
    assert first.note == "CO-50 400.00 quantity 1; CO-45 100.00; M50"
    assert ("HC", "72148") in first.codes
    assert text[second.text_start : second.text_end].startswith("Claim: ACCT-2")
    assert text[first.text_start : first.text_end].endswith("Remark: M50")


def test_x12_with_line_ends_and_other_separators() -> None:
    data = ERA.replace("*", "|").replace("~", "~\r\n").encode()
    assert [e.text for e in read_x12(data).entries] == ["ACCT-1", "ACCT-2"]


@pytest.mark.parametrize(
    ("data", "code"),
    [(ERA.split("SE*", maxsplit=1)[0], "damaged"), (ERA.replace("ST*835", "ST*837"), "unknown-kind"), ("ISA*00*", "damaged")],
)
def test_x12_refused(data: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_x12(data.encode())
    assert caught.value.code == code
