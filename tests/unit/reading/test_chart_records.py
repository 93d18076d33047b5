"""Whole charts of many kinds, read into passages and events (all synthetic)."""

from __future__ import annotations

import dataclasses
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import chart_samples as samples

from denialhelp.casefile.document import ClinicalEntry, Document, Page
from denialhelp.casefile.quote import span_of
from denialhelp.casefile.record import Event, Passage, Record
from denialhelp.casefile.slugs import Assertion, EventKind
from denialhelp.reading.chart.sections import SectionKind, exact_kind
from denialhelp.reading.records import read_records

TODAY = date(2026, 11, 23)
ALL = (
    "SOAP",
    "DISCHARGE",
    "OPERATIVE",
    "FLOWSHEET",
    "THERAPY",
    "MAR",
    "RADIOLOGY",
    "PSYCHIATRY",
    "SLEEP",
    "INFUSION",
    "PATHOLOGY",
    "STRAY",
    "COPIED",
    "ABBREVIATED",
    "BEHAVIOR",
    "ONCOLOGY",
    "WOUND",
    "SPANISH",
    "FOLLOW_UP",
)


def read(*texts: str, **hints: object) -> Record:
    documents = [samples.chart(text, f"chart{number}.txt") for number, text in enumerate(texts)]
    return read_records(documents, as_of=TODAY, **hints)  # type: ignore[arg-type]


def events(record: Record, kind: EventKind, *words: str) -> list[Event]:
    return [e for e in record.events if e.kind is kind and all(w.lower() in e.text.lower() for w in words)]


def one(record: Record, kind: EventKind, *words: str) -> Event:
    found = events(record, kind, *words)
    assert found, f"no {kind} with {words}"
    return found[0]


def passage(record: Record, words: str) -> Passage:
    found = [p for p in record.passages if words in " ".join(p.text.split())]
    assert found, words
    return found[0]


@pytest.mark.parametrize("name", ALL)
def test_each_passage_is_verbatim_and_each_pin_stands_on_its_page(name: str) -> None:
    document = samples.chart(getattr(samples, name))
    record = read_records([document], as_of=TODAY)
    for p in record.passages:
        assert document.page(p.page).text[p.start : p.end] == p.text
        for start, end, _ in p.cells:
            assert 0 <= start < end <= len(p.text)
    for event in record.events:
        assert event.sources
        for pin in event.sources:
            assert span_of(document.page(pin.page).text, pin.quote) is not None


@pytest.mark.parametrize("name", ALL)
def test_every_word_of_a_chart_is_in_a_passage(name: str) -> None:
    document = samples.chart(getattr(samples, name))
    covered = {(p.page, at) for p in read_records([document], as_of=TODAY).passages for at in range(p.start, p.end)}
    for page in document.pages:
        offset = 0
        for line in page.text.split("\n"):
            missed = any(c.isalnum() and (page.number, offset + at) not in covered for at, c in enumerate(line))
            assert not missed or exact_kind(line) is not SectionKind.NONE, line
            offset += len(line) + 1


def test_soap_note() -> None:
    record = read(samples.SOAP)
    assert record.patient.name == "Tomasz Wierzbicki"
    assert record.patient.born_on == date(1975, 4, 19)
    ibuprofen = one(record, EventKind.MEDICATION, "ibuprofen")
    assert (ibuprofen.outcome, ibuprofen.value, ibuprofen.unit) == ("failed", "800", "mg")
    therapy = one(record, EventKind.THERAPY, "physical therapy")
    assert (therapy.value, therapy.start, therapy.end, therapy.outcome) == ("10", date(2025, 12, 2), date(2026, 2, 20), "failed")
    assert one(record, EventKind.PROCEDURE, "injection").outcome == "failed"
    assert one(record, EventKind.MEASUREMENT, "BMI").value == "31.2"
    assert [c.code for c in one(record, EventKind.DIAGNOSIS, "osteoarthritis").codes] == ["M17.11"]
    assert one(record, EventKind.DIAGNOSIS, "meniscal").assertion is Assertion.POSSIBLE
    assert one(record, EventKind.IMAGING, "MRI").assertion is Assertion.PLANNED
    assert passage(record, "Father had gout").assertion is Assertion.FAMILY
    assert one(record, EventKind.SYMPTOM, "knee pain").start == date(2025, 6, 10)
    assert passage(record, "McMurray").author == "Luisa Ferrante, MD"


def test_discharge_summary() -> None:
    record = read(samples.DISCHARGE)
    assert passage(record, "Diuresed").recorded_on == date(2026, 5, 9)
    assert one(record, EventKind.MEASUREMENT, "ejection").start == date(2026, 5, 3)
    assert one(record, EventKind.MEDICATION, "lisinopril").outcome == "stopped-intolerance"
    assert passage(record, "Pulmonary embolism").assertion is Assertion.ABSENT
    assert one(record, EventKind.PROCEDURE, "appendectomy").assertion is Assertion.HISTORICAL
    assert one(record, EventKind.DIAGNOSIS, "atrial").assertion is Assertion.PRESENT
    assert {e.text.split()[0] for e in events(record, EventKind.MEDICATION) if e.outcome == "ongoing"} >= {
        "Furosemide",
        "Metoprolol",
        "Apixaban",
    }
    assert passage(record, "Call if you gain").assertion is not Assertion.PRESENT
    assert not events(record, EventKind.SYMPTOM, "seizure")
    assert not events(record, EventKind.MEDICATION, "ibuprofen")
    assert one(record, EventKind.THERAPY, "cardiac rehabilitation").assertion is Assertion.PLANNED


def test_operative_note() -> None:
    record = read(samples.OPERATIVE)
    assert one(record, EventKind.PROCEDURE, "laminectomy").start == date(2026, 6, 18)
    assert one(record, EventKind.THERAPY, "physical therapy").outcome == "failed"
    assert one(record, EventKind.PROCEDURE, "epidural").outcome == "failed"
    assert passage(record, "Complications").assertion is Assertion.ABSENT
    assert passage(record, "no instability").assertion is Assertion.ABSENT


def test_flow_sheet() -> None:
    record = read(samples.FLOWSHEET)
    pain = [(e.start, e.value) for e in events(record, EventKind.MEASUREMENT, "pain")]
    assert pain == [(date(2026, 7, 1), "6/10"), (date(2026, 7, 2), "4/10"), (date(2026, 7, 3), "7/10")]
    assert passage(record, "SpO2 89% on room air").recorded_on == date(2026, 7, 3)
    assert passage(record, "Sacral wound").author == "R. Osei, LPN"
    row = passage(record, "142/78")
    assert ("BP", "142/78") in [(head, row.text[a:b]) for a, b, head in row.cells]


def test_therapy_notes() -> None:
    record = read(samples.THERAPY)
    told = next(e for e in events(record, EventKind.THERAPY) if e.value == "4")
    assert (told.start, told.end, told.outcome) == (date(2026, 1, 6), date(2026, 1, 20), "completed")
    assert "1 cancelled" in told.text
    assert "1 no-show" in told.text
    counted = next(e for e in events(record, EventKind.THERAPY, "session notes"))
    assert (counted.value, len(counted.sources)) == ("3", 3)
    flexion = {(e.start, e.value) for e in events(record, EventKind.MEASUREMENT, "shoulder flexion")}
    assert {(date(2026, 1, 6), "95"), (date(2026, 1, 13), "102"), (date(2026, 1, 20), "104")} <= flexion


def test_medication_administration_record() -> None:
    record = read(samples.MAR)
    sertraline = one(record, EventKind.MEDICATION, "sertraline")
    assert (sertraline.start, sertraline.end, sertraline.outcome) == (date(2026, 2, 3), date(2026, 2, 17), "failed")
    assert one(record, EventKind.MEDICATION, "quetiapine").outcome == "stopped-intolerance"
    assert one(record, EventKind.MEDICATION, "lithium").outcome == "ongoing"


def test_radiology_report() -> None:
    record = read(samples.RADIOLOGY)
    embolism = [p.assertion for p in record.passages if "embolism" in p.text]
    assert embolism == [Assertion.PRESENT, Assertion.ABSENT] or Assertion.PRESENT not in embolism
    indication = passage(record, "Rule out")
    at = indication.text.index("pulmonary")
    assert indication.assertion_at(at, at + 9) is Assertion.POSSIBLE
    nodule = passage(record, "has grown")
    at = nodule.text.index("malignancy")
    assert nodule.assertion_at(at, at + 10) is Assertion.POSSIBLE
    assert nodule.assertion is Assertion.PRESENT
    assert passage(record, "COMPARISON").assertion is Assertion.HISTORICAL
    assert one(record, EventKind.IMAGING, "nodule has grown").start == date(2026, 4, 22)


def test_psychiatric_evaluation() -> None:
    record = read(samples.PSYCHIATRY)
    outcomes = {e.text.split()[0]: e.outcome for e in events(record, EventKind.MEDICATION)}
    assert outcomes["Sertraline"] == "failed"
    assert outcomes["Venlafaxine"] == "stopped-intolerance"
    assert outcomes["Bupropion"] == "failed"
    assert outcomes["Aripiprazole"] == "stopped-intolerance"
    assert one(record, EventKind.THERAPY, "ECT").outcome == "declined"
    assert one(record, EventKind.THERAPY, "CBT").value == "16"
    assert one(record, EventKind.DIAGNOSIS, "major depressive").assertion is Assertion.PRESENT
    assert one(record, EventKind.DIAGNOSIS, "bipolar").assertion is Assertion.FAMILY
    assert one(record, EventKind.MEASUREMENT, "MADRS").value == "34"


def test_sleep_study_infusion_log_and_pathology() -> None:
    sleep = read(samples.SLEEP)
    assert {e.value for e in events(sleep, EventKind.MEASUREMENT, "AHI")} == {"41.6", "58"}
    assert one(sleep, EventKind.MEASUREMENT, "nadir").value == "76"
    assert one(sleep, EventKind.DEVICE, "CPAP").assertion is Assertion.PLANNED
    infusion = read(samples.INFUSION)
    assert "stopped-intolerance" in {e.outcome for e in events(infusion, EventKind.MEDICATION, "infliximab")}
    pathology = read(samples.PATHOLOGY)
    assert passage(pathology, "Invasive ductal").recorded_on == date(2026, 8, 3)
    assert passage(pathology, "Mother had ovarian").assertion is Assertion.FAMILY


def test_note_full_of_abbreviations() -> None:
    record = read(samples.ABBREVIATED)
    assert record.patient.born_on == date(1979, 5, 11)
    assert record.patient.sex == "female"
    assert (one(record, EventKind.THERAPY, "PT").value, one(record, EventKind.THERAPY, "PT").outcome) == ("24", "failed")
    assert one(record, EventKind.MEDICATION, "naproxen").outcome == "stopped-intolerance"
    assert one(record, EventKind.MEDICATION, "gabapentin").outcome == "ongoing"
    assert one(record, EventKind.PROCEDURE, "TFESI").start == date(2026, 2, 3)
    assert one(record, EventKind.PROCEDURE, "microdiscectomy").assertion is Assertion.PLANNED
    assert not events(record, EventKind.MEDICATION, "penicillin")
    assert passage(record, "DM (mother)").assertion is Assertion.FAMILY


def test_sessions_of_a_parent_or_cancelled_are_not_counted() -> None:
    record = read(samples.BEHAVIOR)
    assert record.patient.name == "Oluwaseun (Seun) Adeyemi"
    assert not [e for e in events(record, EventKind.THERAPY) if e.value]
    assert [c.code for c in one(record, EventKind.DIAGNOSIS, "autism").codes] == ["F84.0"]
    assert passage(record, "No elopement").assertion is Assertion.PLANNED


def test_oncology_note_over_two_pages() -> None:
    record = read(samples.ONCOLOGY)
    osimertinib = one(record, EventKind.MEDICATION, "osimertinib")
    assert (osimertinib.start, osimertinib.end, osimertinib.outcome) == (date(2024, 4, 1), date(2026, 1, 31), "failed")
    assert one(record, EventKind.MEDICATION, "amivantamab").assertion is Assertion.PLANNED
    assert one(record, EventKind.MEASUREMENT, "ECOG").value == "1"
    assert not record.problems


def test_labels_with_values_in_two_columns() -> None:
    record = read(samples.WOUND)
    for label in ("Infection", "Smoking", "Amputation", "Osteomyelitis"):
        assert passage(record, label).assertion is Assertion.ABSENT
    assert one(record, EventKind.LAB, "A1c").start == date(2026, 8, 20)
    assert passage(record, "instructed to call").assertion is Assertion.POSSIBLE


def test_spanish_instructions_are_no_findings() -> None:
    record = read(samples.SPANISH)
    assert record.patient.born_on == date(1961, 2, 14)
    assert all(p.assertion is not Assertion.PRESENT for p in record.passages if "fiebre" in p.text or "ibuprofeno" in p.text)
    assert passage(record, "Madre con").assertion is Assertion.FAMILY


def test_device_that_failed() -> None:
    assert one(read(samples.FOLLOW_UP), EventKind.DEVICE, "oral appliance").outcome == "failed"


def test_page_of_another_patient_is_marked_and_makes_no_event() -> None:
    record = read(samples.STRAY)
    assert record.patient.name == "Harriet Boswell"
    assert [(p.code, p.source.page if p.source else 0) for p in record.problems] == [("other-patient-page", 3)]
    assert passage(record, "atrial fibrillation").other_patient
    assert not passage(record, "No aura").other_patient
    assert not events(record, EventKind.MEDICATION, "warfarin")


def test_callers_hint_decides_who_the_patient_is() -> None:
    record = read(samples.STRAY, patient_name="Bostwick, Harvey", patient_born=date(1955, 1, 23))
    assert {(p.page) for p in record.passages if p.other_patient} == {1}


def test_text_carried_forward_keeps_its_day() -> None:
    record = read(samples.COPIED)
    copied = passage(record, "Copied from")
    assert copied.copied
    assert copied.recorded_on == date(2026, 3, 2)
    today = passage(record, "Today abduction")
    assert (today.copied, today.recorded_on) == (False, date(2026, 6, 8))
    repeated = [p for p in record.passages if p.text.startswith("Adhesive")]
    assert [p.copied for p in repeated] == [False, True]


def test_names_of_one_patient_may_differ() -> None:
    pages = [
        "Clinic note 01/02/2026\nPatient: Harlan J. Pruitt   DOB: 03/08/1971\nBack pain.",
        "PRUITT, HARLAN J   DOB 03/08/1971\nStill back pain.",
        "Pruitt, Har1an   DOB: 03/08/1971\nOCR page.",
        "Provider: Dolores Vega, MD\nNo name of a patient here.",
        "Pruitt, H.   MRN 55\nInitial only.",
    ]
    text = "\f".join(pages)
    assert not read(text).problems


def test_empty_and_pageless_documents_are_no_error() -> None:
    empty = Document("e.txt", "0" * 64, "text/plain", (Page(1, ""),))
    none = Document("n.txt", "0" * 64, "text/plain", ())
    record = read_records([empty, none], as_of=TODAY)
    assert record.passages == ()
    assert record.events == ()
    assert read_records([], as_of=TODAY).documents == ()


def test_what_starts_after_today_is_planned() -> None:
    record = read("Clinic Note 11/20/2026\nPatient: Ann Lee DOB 01/01/1970\n\nMedications\nMetformin 500 mg daily since 12/15/2026\n")
    assert one(record, EventKind.MEDICATION, "metformin").assertion is Assertion.PLANNED


def entry(kind: str, text: str, **more: object) -> tuple[str, ClinicalEntry]:
    return text, ClinicalEntry(kind, text, **more)  # type: ignore[arg-type]


def structured(*parts: tuple[str, ClinicalEntry]) -> Document:
    page = "Patient: Ann Lee\nDate of birth: 1970-01-01\n\n"
    entries = []
    for line, made in parts:
        start = len(page)
        page += line + "\n"
        entries.append(dataclasses.replace(made, text_start=start, text_end=start + len(line)))
        page += "\n"
    return Document("fhir.json", "0" * 64, "application/fhir+json", (Page(1, page),), entries=tuple(entries))


def test_status_of_structured_entries() -> None:
    document = structured(
        entry("diagnosis", "Asthma", codes=(("ICD-10-CM", "J45.40"), ("SNOMED", "195967001")), status="active"),
        entry("diagnosis", "Seizure disorder", status="entered-in-error"),
        entry("diagnosis", "Lupus", status="refuted"),
        entry("diagnosis", "Sinusitis", status="resolved"),
        entry("diagnosis", "Breast cancer", status="family: mother"),
        entry(
            "medication",
            "Methotrexate",
            status="stopped",
            note="ALT 162, hepatotoxicity",
            begun_on=date(2024, 3, 4),
            ended_on=date(2024, 7, 22),
        ),
        entry("medication", "Adalimumab", status="stopped", note="Inadequate response after 28 weeks"),
        entry("medication", "Etanercept", status="not-taken"),
        entry("medication", "Guselkumab", status="active"),
        entry("procedure", "Colonoscopy", status="completed", begun_on=date(2023, 2, 8)),
        entry("measurement", "C reactive protein", value="21.7", unit="mg/L", begun_on=date(2026, 9, 28), status="final"),
        entry("plan", "Tuberculosis test", status="active"),
        entry("odd", "Something", status="unconfirmed"),
    )
    record = read_records([document], as_of=TODAY)
    by_text = {e.text.split(".")[0]: e for e in record.events}
    assert [c.system for c in by_text["Asthma"].codes] == ["ICD-10-CM"]
    assert by_text["Seizure disorder"].assertion is Assertion.ABSENT
    assert by_text["Lupus"].assertion is Assertion.ABSENT
    assert by_text["Sinusitis"].assertion is Assertion.HISTORICAL
    assert by_text["Breast cancer"].assertion is Assertion.FAMILY
    assert by_text["Methotrexate"].outcome == "stopped-intolerance"
    assert by_text["Adalimumab"].outcome == "failed"
    assert by_text["Etanercept"].assertion is Assertion.ABSENT
    assert by_text["Guselkumab"].outcome == "ongoing"
    assert by_text["Colonoscopy"].outcome == "completed"
    assert by_text["C reactive protein"].kind is EventKind.LAB
    assert by_text["Tuberculosis test"].assertion is Assertion.PLANNED
    assert by_text["Something"].assertion is Assertion.POSSIBLE
    assert passage(record, "Seizure disorder").assertion is Assertion.ABSENT
    assert passage(record, "Sinusitis").assertion is Assertion.HISTORICAL
