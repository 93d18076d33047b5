"""Dates, ages, doses, visits and an approval's own terms against the record (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Finding
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
NOTE = "Visit 11/02/2026\nPatient: Ann Example  DOB 01/01/1980\nAuthor: Sam Writer, MD\n\n"
BORN = date(1980, 1, 1)


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def finding(
    criterion: str,
    said: str,
    service: str = "constraint-induced movement therapy",
    *,
    codes: tuple[Code, ...] = (),
    start: date | None = date(2026, 11, 20),
    born: date | None = BORN,
    head: str = NOTE,
) -> Finding:
    lead = "The service is medically necessary when ALL of the following are met:"
    policy = parse_policy(text_document("policy.txt", f"{lead}\n1. {criterion}"))
    chart = text_document("chart.txt", f"{head}{said}\n")
    context = CaseContext("Ann Example", born, service, codes, request_on=date(2026, 11, 10), service_start=start)
    record = read_records([chart], as_of=AS_OF, patient_name="Ann Example", patient_born=born)
    return next(f for f in match(policy, record, [chart], context, as_of=AS_OF).findings if f.id == "1")


TIME = [
    # so long between an event and the first day
    ("At least 3 months between the stroke and the start of therapy", "Stroke onset 03/02/2026. Therapy starts on 11/20/2026.", "met"),
    ("At least 12 months between the stroke and the start of therapy", "Stroke onset 03/02/2026. Therapy starts on 11/20/2026.", "not-met"),
    ("At least 3 months between the stroke and the start of therapy", "Weakness of the right arm.", "unknown"),
    # so long since an operation
    ("At least 12 months since the last bariatric surgery", "Bariatric surgery on 06/14/2021.", "met"),
    ("At least 12 months since the last bariatric surgery", "Bariatric surgery on 06/14/2026.", "not-met"),
    ("At least 12 months since the last bariatric surgery", "Father had bariatric surgery on 06/14/2021.", "unknown"),
    # ages
    ("The member is 18 years of age or older", "Seen today.", "met"),
    ("The member is 65 years of age or older", "Seen today.", "not-met"),
    ("Age 40 to 60 years", "Seen today.", "met"),
    ("Breast cancer diagnosed before age 50", "Breast cancer diagnosed at age 44.", "met"),
    ("Breast cancer diagnosed before age 50", "Breast cancer, found at age 61, biopsy proven.", "not-met"),
    ("Breast cancer diagnosed before age 50", "Breast cancer, biopsy 05/04/2024.", "met"),
    ("Breast cancer diagnosed before age 50", "Mother had breast cancer at age 44.", "unknown"),
    # values over time
    ("Ferritin below 30 ng/mL on two separate occasions", "Ferritin 12 ng/mL on 09/01/2026. Ferritin 14 ng/mL on 10/15/2026.", "met"),
    ("Ferritin below 30 ng/mL on two separate occasions", "Ferritin 12 ng/mL on 09/01/2026.", "unknown"),
    (
        "Ferritin below 30 ng/mL on two occasions at least 4 weeks apart",
        "Ferritin 12 ng/mL on 10/10/2026. Ferritin 14 ng/mL on 10/15/2026.",
        "unknown",
    ),
    (
        "Weight stable within 5% for 6 months",
        "Weight 04/20/2026: 210 lb. Weight 07/01/2026: 212 lb. Weight 11/01/2026: 211 lb.",
        "met",
    ),
    (
        "Weight stable within 5% for 6 months",
        "Weight 04/20/2026: 250 lb. Weight 07/01/2026: 232 lb. Weight 11/01/2026: 211 lb.",
        "not-met",
    ),
    ("Weight stable within 5% for 6 months", "Weight 11/01/2026: 211 lb.", "unknown"),
    # a limit that binds only under a condition
    ("A specialist's opinion, if the body mass index is 40 or more", "BMI 31.2 kg/m2.", "met"),
    ("If the body mass index is 40 or more, HbA1c below 9%", "BMI 42 kg/m2. HbA1c 7.4%.", "met"),
    ("If the body mass index is 40 or more, HbA1c below 9%", "BMI 42 kg/m2. HbA1c 10.4%.", "not-met"),
    # values in a state
    ("Oxygen saturation of 88% or less during sleep", "SpO2 86% asleep on room air.", "unknown"),
    ("Oxygen saturation of 88% or less at rest", "SpO2 86% walking.", "unknown"),
    ("Oxygen saturation of 88% or less at rest", "SpO2 86% at rest on room air.", "met"),
    ("Oxygen saturation of 88% or less at rest", "SpO2 95% at rest on room air.", "not-met"),
    # visits, statements, names
    ("At least 2 visits with the prescriber in the last 6 months", "Seen today for the rash.", "unknown"),
    ("A spine surgeon has documented that surgery is not planned", "Seen today for the rash.", "unknown"),
    ("The plan has a named therapist after discharge", "After discharge: therapist Lee Sample, LCSW, agreed to see her weekly.", "met"),
    ("The plan has a named therapist after discharge", "After discharge: therapist to be found.", "unknown"),
    ("At least two activities of daily living are limited", "Cannot climb stairs, needs help with bathing and dressing.", "met"),
    ("At least two activities of daily living are limited", "Without difficulty walking, dressing, bathing.", "unknown"),
    ("The list names each medicine, its dose and the dates of use", "Methotrexate 15 mg weekly 01/05/2026 to 06/02/2026.", "met"),
    ("The list names each medicine, its dose and the dates of use", "Methotrexate was tried.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "status"), TIME, ids=[f"{c[:40]}|{s[:30]}" for c, s, _ in TIME])
def test_time(criterion: str, said: str, status: str) -> None:
    found = finding(criterion, said)
    assert found.status == status, found.why


DOSES = [
    ("Dose does not exceed 300 mg every 2 weeks", "Plan: dupilumab 300 mg every 2 weeks.", "met"),
    ("Dose does not exceed 300 mg every 4 weeks", "Plan: dupilumab 300 mg every 2 weeks.", "not-met"),
    ("Dose does not exceed 300 mg every 2 weeks", "Plan: dupilumab 600 mg every 2 weeks.", "unknown"),
    ("Dose does not exceed 300 mg every 2 weeks", "Plan: dupilumab.", "unknown"),
    ("Dose does not exceed 300 mg every 2 weeks", "Dupilumab 300 mg, first dose given.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "status"), DOSES)
def test_doses(criterion: str, said: str, status: str) -> None:
    found = finding(criterion, said, "dupilumab")
    assert found.status == status, found.why


APPROVAL = (
    "Approval letter 10/01/2026\nMember: Ann Example\nThe request has been approved. Authorization number: AB1234567\n"
    "Approved code: L1852\nFacility: Green Valley Medical Center\nAuthorization effective 10/01/2026 to 12/31/2026\n"
)
ADMINISTRATIVE = [
    ("Authorization was approved before the service and the service falls within its effective dates", APPROVAL, "met"),
    ("Authorization was approved before the service and the service falls within its effective dates", "No letter.", "unknown"),
    ("The code billed equals the approved code", APPROVAL, "met"),
    ("The code billed equals the approved code", "No letter.", "unknown"),
    ("The authorization number is entered on the claim", "Claim form: authorization number field was left blank.", "not-met"),
    ("The authorization number is entered on the claim", APPROVAL, "unknown"),
    ("There is a record in our system of the approval", "Call 11/01/2026: agent finds approval AB1234567 in the system.", "met"),
    ("There is a record in our system of the approval", "Call 11/01/2026: no answer.", "unknown"),
    ("A copy of the approval letter", APPROVAL, "met"),
    ("A copy of the approval letter", "No letter.", "unknown"),
    ("The member is named in the authorization", APPROVAL, "met"),
    ("The member is named in the authorization", "No letter.", "unknown"),
    ("The facility named in the authorization rendered the service", "No letter.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "status"), ADMINISTRATIVE)
def test_an_approval_on_file(criterion: str, said: str, status: str) -> None:
    found = finding(criterion, said, "knee brace", codes=(Code("HCPCS", "L1852"),), head="")
    assert found.status == status, found.why


def test_an_approval_needs_the_date_of_service() -> None:
    found = finding("The service falls within its effective dates", APPROVAL, "knee brace", start=None, head="")
    assert found.status == "unknown"
    assert "date of service" in (found.missing or "")


@pytest.mark.parametrize(
    ("said", "status"),
    [("A 52-year-old woman.", "met"), ("A 9-year-old girl.", "not-met"), ("Her mother is 52 years old.", "unknown"), ("Seen.", "unknown")],
)
def test_a_stated_age_decides_where_the_birth_is_not_known(said: str, status: str) -> None:
    found = finding("The member is 18 years of age or older", said, born=None, head="Visit 11/02/2026\nAuthor: Sam Writer, MD\n\n")
    assert found.status == status, found.why
