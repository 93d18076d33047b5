"""Signs of a physical examination in clinical shorthand, with the traps of side, plan, date and person (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
NOTE = "Visit 11/02/2026\nPatient: Ann Example  DOB 01/01/1980\nAuthor: Sam Writer, MD\n\n"
LEAD = "The service is medically necessary when ALL of the following are met:"


def status(criterion: str, said: str, service: str) -> str:
    page = Page(1, f"{LEAD}\n1. {criterion}\n2. An entry of its own kind")
    policy = parse_policy(Document("policy.txt", "0" * 64, "text/plain", (page,)))
    chart = Document("chart.txt", "1" * 64, "text/plain", (Page(1, f"{NOTE}{said}\n"),))
    context = CaseContext("Ann Example", date(1980, 1, 1), service, request_on=date(2026, 11, 10), service_start=date(2026, 11, 20))
    record = read_records([chart], as_of=AS_OF, patient_name="Ann Example", patient_born=date(1980, 1, 1))
    return next(f for f in match(policy, record, [chart], context, as_of=AS_OF).findings if f.id == "1").status.value


RIGHT = "Right L4 transforaminal injection"
KNEE = "Arthroscopy of the left knee"
CASES = [
    # a test that provokes pain, on the side that is asked for
    ("Positive straight leg raise on the side of the procedure", "PE: R SLR + at 50, L SLR neg.", RIGHT, "met"),
    ("Positive straight leg raise on the side of the procedure", "PE: L SLR + at 50, R SLR neg.", RIGHT, "not-met"),
    ("Positive straight leg raise on the side of the procedure", "PE: SLR R +, L -.", RIGHT, "met"),
    ("Positive straight leg raise on the side of the procedure", "PE: SLR neg b/l.", RIGHT, "not-met"),
    ("Positive straight leg raise on the side of the procedure", "PE: SLR L +.", RIGHT, "unknown"),
    ("Positive straight leg raise on the side of the procedure", "SLR not tested today due to pain.", RIGHT, "unknown"),
    ("Positive straight leg raise on the side of the procedure", "Return if SLR becomes positive on the right.", RIGHT, "unknown"),
    ("Positive Spurling test", "Spurling's positive R.", "Right C6 injection", "met"),
    ("Positive Spurling test", "No Spurling sign.", "Right C6 injection", "not-met"),
    ("Positive Lachman test", "L knee: Lachman 2+ soft end point.", KNEE, "met"),
    ("Positive Lachman test", "L knee: Lachman negative, McMurray + medial.", KNEE, "not-met"),
    ("Positive McMurray test", "L knee: Lachman negative, McMurray + medial.", KNEE, "met"),
    ("Positive McMurray test", "R knee: McMurray +. L knee: McMurray neg.", KNEE, "not-met"),
    ("Tinel sign or Phalen test positive", "Wrist L: Tinel (-), Phalen (+).", "Left carpal tunnel release", "met"),
    ("Positive straight leg raise that reproduces pain below the knee", "PE: R SLR +.", RIGHT, "unknown"),
    # reflexes
    ("Loss of a deep tendon reflex on that side", "DTR: patella 2+ b/l, Achilles R 0, L 2+.", RIGHT, "met"),
    ("Loss of a deep tendon reflex on that side", "DTR: patella 2+ b/l, Achilles L 0, R 2+.", RIGHT, "not-met"),
    ("Loss of a deep tendon reflex on that side", "Reflexes 2+ and symmetric.", RIGHT, "not-met"),
    ("Diminished deep tendon reflex", "R ankle jerk 1+, otherwise 2+.", RIGHT, "met"),
    ("Loss of a deep tendon reflex on that side", "R ankle jerk 1+, otherwise 2+.", RIGHT, "unknown"),
    ("Loss of a deep tendon reflex on that side", "Pulses 2+ both feet.", RIGHT, "unknown"),
    ("Decreased ankle reflex", "Patella 2+ b/l.", RIGHT, "unknown"),
    # sensation
    ("Reduced sensation in a dermatome on that side", "Sens: LT dec R L4, intact L.", RIGHT, "met"),
    ("Reduced sensation in a dermatome on that side", "Sensation intact to LT throughout.", RIGHT, "not-met"),
    ("Reduced sensation in a dermatome on that side", "Sens: LT dec L L5.", RIGHT, "unknown"),
    ("Reduced sensation in a dermatome on that side", "Patient reports numb feet.", RIGHT, "unknown"),
    # heart, lungs, legs
    ("Crackles on examination", "Lungs CTA b/l, no wheeze.", "Inpatient admission", "not-met"),
    ("Crackles on examination", "Lungs: bibasilar crackles.", "Inpatient admission", "met"),
    ("Peripheral edema", "Ext: no edema.", "Inpatient admission", "not-met"),
    ("Peripheral edema", "Ext 2+ edema to knees b/l.", "Inpatient admission", "met"),
    ("Peripheral edema", "Call if edema returns.", "Inpatient admission", "unknown"),
    ("Wheezing on examination", "Mother has wheezing.", "Inpatient admission", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "service", "wanted"), CASES)
def test_signs(criterion: str, said: str, service: str, wanted: str) -> None:
    assert status(criterion, said, service) == wanted
