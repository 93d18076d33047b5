"""Conditions of kinds that charts write in many ways: sides, old values, grades, lists of visits, forms (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Finding
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
NOTE = "Visit 11/02/2026\nPatient: Ann Example  DOB 01/01/1980\nAuthor: Sam Writer, MD\n\n"
LEAD = "The service is medically necessary when ALL of the following are met:"
NONE = "The service is medically necessary when NONE of the following applies:"


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def finding(criterion: str, said: str, service: str = "spinal fusion", lead: str = LEAD) -> Finding:
    policy = parse_policy(text_document("policy.txt", f"{lead}\n1. {criterion}"))
    chart = text_document("chart.txt", f"{NOTE}{said}\n")
    context = CaseContext("Ann Example", date(1980, 1, 1), service, request_on=date(2026, 11, 10), service_start=date(2026, 11, 20))
    record = read_records([chart], as_of=AS_OF, patient_name="Ann Example", patient_born=date(1980, 1, 1))
    return next(f for f in match(policy, record, [chart], context, as_of=AS_OF).findings if f.id == "1")


SIDES = [
    ("Grip strength below 10 kg", "L hand: grip strength 24 kg.", "unknown"),
    ("Grip strength below 10 kg", "R hand: grip strength 7 kg.", "met"),
    ("Numbness of the thumb", "Lt thumb numb since May.", "unknown"),
    ("Numbness of the thumb", "Rt thumb: numbness since May.", "met"),
    ("Swelling of the wrist", "L wrist: no swelling. Skin intact.", "unknown"),
    ("Swelling of the wrist", "R wrist: no swelling.", "not-met"),
    ("Swelling of the wrist", "Both wrists: no swelling.", "not-met"),
    ("Oxygen saturation of 88% or less", "SpO2 86% on room air; later 3 L nasal cannula.", "met"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), SIDES)
def test_what_is_said_of_the_other_side_settles_nothing(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "release of the right carpal tunnel").status.value == wanted


OLD = [
    ("Body mass index of 40 or more", "BMI 38.2 on 03/10/2025.", "unknown"),
    ("Body mass index of 40 or more", "BMI 38.2 on 09/10/2026.", "not-met"),
    ("ACT of 19 or less at the time of the request", "ACT 17 on 05/04/2026.", "unknown"),
    ("ACT of 19 or less at the time of the request", "ACT 17 today.", "met"),
    ("Frequent hypoglycemia, with glucose below 54 mg/dL", "Glucose 180 mg/dL today.", "unknown"),
    ("Ejection fraction below 30% on an echocardiogram in the past 12 months", "EF 25% (05/2023).", "unknown"),
    ("Ejection fraction below 30% on an echocardiogram in the past 12 months", "EF 25% (06/2026).", "met"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), OLD)
def test_an_old_value_speaks_only_for_its_day(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


FORMS = [
    # what a paper must state, one thing a line: shown in the paper itself; an empty field shows that it is not stated
    ("The prescription states the flow rate in liters per minute", "PRESCRIPTION 11/02/2026: oxygen 2 L/min with exertion.", "met"),
    ("The prescription states the flow rate in liters per minute", "PRESCRIPTION 11/02/2026: oxygen. Flow rate: ________", "not-met"),
    ("The order states the hours of use per day", "ORDER 11/02/2026: ventilator. Hours of use per day: 16", "met"),
    ("The order states the hours of use per day", "ORDER 11/02/2026: ventilator. Hours of use per day: ______", "not-met"),
    ("The order states the hours of use per day", "Sleeps 6 hours a night. ORDER 11/02/2026: ventilator.", "unknown"),
    ("The order states the length of need", "ORDER 11/02/2026: bed. Length of need: ( ) 99 months ( ) other ____", "unknown"),
    ("The order states the diagnosis code", "ORDER 11/02/2026: lift. Diagnosis code: [blank]", "not-met"),
    # tests that must have been done: each of the things named has a value of its own
    ("Liver enzymes and bilirubin checked before the first dose", "Labs 10/12/2026: ALT 22, AST 19, total bilirubin 0.6.", "met"),
    ("Liver enzymes and bilirubin checked before the first dose", "Labs 10/12/2026: ALT 22, AST 19.", "unknown"),
    ("Liver enzymes and bilirubin checked before the first dose", "Will check ALT, AST, bilirubin.", "unknown"),
    ("Kidney function has been tested in the past 6 months", "Creatinine 0.9, eGFR 88 on 09/14/2026.", "met"),
    ("Kidney function has been tested in the past 6 months", "Creatinine 0.9 on 09/14/2025.", "unknown"),
    ("Complete blood count measured within 30 days before the request", "CBC 10/28/2026: WBC 6.1, Hgb 12.9, platelets 240.", "met"),
    ("Thyroid function has been tested", "TSH 1.8 mIU/L, free T4 1.1 on 10/01/2026.", "met"),
    ("Thyroid function has been tested", "Mother: TSH 9.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), FORMS)
def test_what_a_paper_states_and_what_was_tested(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "home equipment").status.value == wanted


PRESENCE = [
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe joined the training by telephone.", "not-met"),
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe was present in the room for the training.", "met"),
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe filled the prescription.", "unknown"),
    ("A pharmacist takes part in person in the training", "Training by the nurse; the pharmacist will come next week.", "unknown"),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "During each session the physician is reachable by phone within 5 minutes.",
        "not-met",
    ),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "The physician is present in the unit during each session.",
        "met",
    ),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "Physician called the patient by phone with the results.",
        "unknown",
    ),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), PRESENCE)
def test_in_person_is_not_by_telephone(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


OFTEN = [
    # drug days in a month: each month of the record counts
    ("Triptans are used on fewer than 10 days per month", "September: sumatriptan days 6. October: sumatriptan days 8.", "met"),
    ("Triptans are used on fewer than 10 days per month", "September: sumatriptan days 6. October: sumatriptan days 12.", "not-met"),
    ("Triptans are used on fewer than 10 days per month", "Sumatriptan 100 mg, uses about 6 days a month.", "met"),
    ("Triptans are used on fewer than 10 days per month", "Sumatriptan 100 mg, 9 tablets dispensed.", "unknown"),
    ("Opioids are taken on fewer than 10 days per month", "Oxycodone 14 days a month.", "not-met"),
    ("Simple analgesics are used on fewer than 15 days per month", "Ibuprofen days 7, rizatriptan days 16.", "met"),
    ("Simple analgesics are used on fewer than 15 days per month", "Goal: ibuprofen fewer than 15 days per month.", "unknown"),
    # what recurs: a number of readings, or several values
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: 11 readings < 54 in the past month.", "met"),
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: 11 readings < 70 in the past month.", "unknown"),
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: no readings below 54.", "unknown"),
    ("Recurring hypoglycemia", "Five lows under 60 in the past month, two at night.", "met"),
    ("Recurring hypoglycemia", "One low of 58 last year.", "unknown"),
    ("Recurrent oxygen desaturation below 85%", "Night log: 6 desaturations below 85%.", "met"),
    ("Recurrent oxygen desaturation below 85%", "SpO2 84% once in the ambulance.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), OFTEN)
def test_how_often_something_was(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted
