"""What must never count as proof: family, plans, denials, another patient, old or copied values, the other side (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Finding, Match
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
BORN = date(1980, 1, 1)


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def judged(
    criterion: str, chart: str, *, service: str = "a procedure", request: date | None = date(2026, 11, 1), start: date | None = None
) -> Match:
    policy = parse_policy(
        text_document(
            "policy.txt",
            f"Sample policy\n\nThe procedure is medically necessary when ALL of these are met:\n1. {criterion}\n2. Age 18 years or older\n",
        )
    )
    record_document = text_document("chart.txt", chart)
    record = read_records([record_document], as_of=AS_OF, patient_name="Ann Example", patient_born=BORN)
    context = CaseContext("Ann Example", BORN, service, (), request, start, None)
    return match(policy, record, [record_document], context, as_of=AS_OF)


def finding(criterion: str, chart: str, **more: object) -> Finding:
    return next(f for f in judged(criterion, chart, **more).findings if f.id == "1")  # type: ignore[arg-type]


NOTE = "Visit 10/20/2026\nPatient: Ann Example  DOB 01/01/1980\nAuthor: Sam Writer, MD\n\n"


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("Diagnosis of rheumatoid arthritis", "Family history: mother has rheumatoid arthritis."),
        ("Diagnosis of rheumatoid arthritis", "Possible rheumatoid arthritis, rule out."),
        ("History of stroke", "No history of stroke."),
        ("At least 6 weeks of physical therapy", "Physical therapy recommended for 6 weeks."),
        ("At least 6 weeks of physical therapy", "Physical therapy for 3 weeks, then stopped."),
        ("Failure of methotrexate for at least 12 weeks", "Methotrexate 15 mg weekly for 5 weeks without benefit."),
        ("Failure of methotrexate for at least 12 weeks", "Methotrexate 15 mg weekly for 20 weeks, good response, continues."),
        ("Negative tuberculosis test within the past 12 months", "QuantiFERON ordered today, result pending."),
        ("Negative tuberculosis test within the past 12 months", "QuantiFERON-TB Gold 01/10/2024: negative."),
        ("An order signed by a physician", "Order: home oxygen. To be signed by the physician."),
        ("A plan of care signed by the patient", "The patient is willing to take part. Plan of care to be signed at the first visit."),
        ("PHQ-9 of 20 or more within the past 30 days", "PHQ-9 was 22 on 02/01/2026."),
        ("Body mass index of 40 or more", "Goal: BMI 40 or more is not reached."),
        ("Trial and failure of at least two antidepressants", "Sertraline 200 mg for 8 weeks failed."),
        ("Intolerance of at least two statins", "Atorvastatin stopped for muscle pain. Rosuvastatin was never tried."),
        ("Hospital admission for asthma in the past 12 months", "Hospital admission for asthma in 2019."),
        ("Back, neck or shoulder pain", "Lakeview Spine and Pain Medicine, PC. Seen for a rash."),
        ("Wound care of a stage 3 or 4 pressure ulcer", "Stage 2 sacral pressure ulcer, dressing daily by a nurse."),
        ("Venous ulcer", "Sacral ulcer, packed daily."),
        ("No pain of the hip", "No muscle pain."),
        ("Treatment with rosuvastatin 20 mg or more for at least 8 weeks", "Rosuvastatin 10 mg daily since 01/2026."),
        ("Body mass index of 27 or more and at least one condition (hypertension, type 2 diabetes)", "Hypertension. BMI 24.1."),
        ("At least 12 visits of physical therapy", "Evaluation by Nadia Example, PT. Needs physical therapy."),
        ("Failure of 3 months of nonoperative care", "Physical therapy for 4 weeks, little benefit; chiropractic care for 2 weeks."),
        ("An order for a power wheelchair signed by a physician", "Order: basic metabolic panel. Signed Sam Writer, MD 10/20/2026."),
        ("Trial of at least 8 weeks of a beta blocker", "Metoprolol 25 mg daily for 3 weeks; topiramate for 20 weeks."),
        ("Intolerance to topiramate", "Topiramate 50 mg, no side effects."),
        ("The result will change medical management", "Medical management continues. Result of the change is small."),
        ("A trained alternate caregiver named in the plan", "Alternate caregiver: to be identified. Mother trained in care."),
        ("Oxygen saturation of 88% or less during sleep", "SpO2 86% at rest on room air."),
        ("No family member with epilepsy and no seizures", "Mother has epilepsy."),
        ("Body weight below 85% of expected weight", "Weight 84.5 kg."),
    ],
)
def test_this_is_no_proof(criterion: str, said: str) -> None:
    assert finding(criterion, NOTE + said).status is not Status.MET


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("Diagnosis of rheumatoid arthritis", "Assessment: Rheumatoid arthritis, seropositive, active."),
        ("At least 6 weeks of physical therapy", "Physical therapy 08/01/2026 to 10/01/2026, 14 visits attended, no lasting relief."),
        ("Failure of methotrexate for at least 12 weeks", "Methotrexate 20 mg weekly from 02/01/2026 to 08/01/2026, inadequate response."),
        ("Negative tuberculosis test within the past 12 months", "QuantiFERON-TB Gold 06/10/2026: negative."),
        ("PHQ-9 of 20 or more within the past 30 days", "PHQ-9 today is 23."),
        ("Body mass index of 40 or more", "BMI 41.3."),
        ("Body mass index below 40", "BMI 31.3."),
        ("No history of seizures", "She has no history of seizures."),
        ("LVEF of 35% or less", "Echocardiogram: LVEF 30%."),
        ("Intolerance of at least two statins", "Atorvastatin stopped because of muscle pain. Rosuvastatin stopped due to muscle pain."),
    ],
)
def test_this_is_proof(criterion: str, said: str) -> None:
    got = finding(criterion, NOTE + said)
    assert got.status is Status.MET
    assert got.evidence


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("Body mass index of 40 or more", "BMI 31.3."),
        ("No history of seizures", "Assessment: epilepsy with two seizures this year."),
        ("Age 65 years or older", "Well."),
        ("Negative tuberculosis test within the past 12 months", "QuantiFERON-TB Gold 06/10/2026: positive."),
        ("Nicotine free for at least 6 weeks before surgery", "Current smoker, one pack a day."),
    ],
)
def test_this_speaks_against(criterion: str, said: str) -> None:
    assert finding(criterion, NOTE + said).status is Status.NOT_MET


def test_the_most_recent_value_decides() -> None:
    said = "Hemoglobin A1c 9.4% on 03/02/2026.\nHemoglobin A1c 7.2% on 10/19/2026."
    assert finding("Hemoglobin A1c below 8%", NOTE + said).status is Status.MET


def test_a_window_without_the_request_date_must_hold_for_every_day_it_may_count_from() -> None:
    said = "PHQ-9 was 22 on 11/02/2026."
    assert finding("PHQ-9 of 20 or more within the past 30 days", NOTE + said, request=None).status is Status.MET
    said = "PHQ-9 was 22 on 05/02/2026."
    assert finding("PHQ-9 of 20 or more within the past 30 days", NOTE + said, request=None).status is Status.UNKNOWN


def test_what_is_unknown_says_what_to_ask_and_of_whom() -> None:
    result = judged("A psychological evaluation within the past 12 months", NOTE + "Doing well.")
    assert result.overall is Status.UNKNOWN
    assert result.smallest_missing == (("1",),)
    assert result.worklist
    assert result.worklist[0].of in ("patient", "treating-provider", "payer")


def test_alternatives_that_are_not_needed_are_no_task() -> None:
    policy = parse_policy(
        text_document(
            "policy.txt",
            "Sample policy\n\nThe procedure is medically necessary when ALL of these are met:\n1. ANY of the following:\n"
            "   a. Body mass index of 40 or more\n   b. Type 2 diabetes\n   c. Obstructive sleep apnea\n2. Age 18 years or older\n",
        )
    )
    document = text_document("chart.txt", NOTE + "BMI 31.0. Type 2 diabetes on metformin.")
    record = read_records([document], as_of=AS_OF, patient_name="Ann Example", patient_born=BORN)
    result = match(policy, record, [document], CaseContext(born_on=BORN), as_of=AS_OF)
    found = {f.id: f for f in result.findings}
    assert result.overall is Status.MET
    assert found["1.a"].status is Status.NOT_MET
    assert found["1.c"].status is Status.NOT_MET
    assert not result.worklist
    assert result.smallest_missing == ()


def test_what_a_lead_asks_by_itself_must_hold_too() -> None:
    text = (
        "Sample policy\n\nThe procedure is medically necessary when ALL of these are met:\n"
        "1. Failure of at least 6 months of conservative treatment, including at least one of the following:\n"
        "   a. physical therapy\n   b. chiropractic care\n2. Age 18 years or older\n"
    )
    policy = parse_policy(text_document("policy.txt", text))
    document = text_document("chart.txt", NOTE + "Physical therapy 09/01/2026 to 10/12/2026, 12 visits attended, without lasting benefit.")
    record = read_records([document], as_of=AS_OF, patient_name="Ann Example", patient_born=BORN)
    result = match(policy, record, [document], CaseContext(born_on=BORN), as_of=AS_OF)
    found = {f.id: f for f in result.findings}
    assert found["1.a"].status is Status.MET
    assert found["1"].status is Status.UNKNOWN
    assert result.smallest_missing == (("1",),)
