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
