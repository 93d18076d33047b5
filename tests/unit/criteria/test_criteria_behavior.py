"""Behavioural health, school, safety at home, and signatures in short forms, with their traps (all synthetic)."""

from __future__ import annotations

import pytest
from test_criteria_examination import status

SERVICE = "Partial hospitalization program"
NO_INTENT = "No intent or plan to die and no danger to others at present"
MEDICAL = "No medical condition that needs more than outpatient management"
ABSENT = "Absence from school on half or more of the school days in a period of four weeks within the past two months"
WEEKLY = "Outpatient psychotherapy at least once a week for six weeks or more in the past three months without enough benefit"
LEFT = "Discharge from an inpatient psychiatric unit within the 14 days before the request"
PARENT = "A parent or guardian is at home in the evening and at night and agrees to take part in treatment"
LOCKED = "Medications and sharp objects at home have been locked away"
SIGNED = "A safety plan is signed by the member and by a parent or guardian"
HOURS = "At least 20 hours of program a week"
AFTER = "An appointment for outpatient care after the program has been made"
DIAGNOSED = "A licensed behavioral health clinician has made a current DSM-5-TR diagnosis other than a substance use disorder alone"
UNIT = "Behavioral Hospital Adolescent Unit\n\nDischarge summary {d}\n\nAdm {a}, d/c {d}. Better.\n"
CASES = [
    (NO_INTENT, "Risk: passive SI, no plan, no intent, no HI.", "met"),
    (NO_INTENT, "Risk: SI w/ plan to overdose, no HI.", "not-met"),
    (NO_INTENT, "Denies HI.", "unknown"),
    (NO_INTENT, "Sister: no plan, no intent, no HI.", "unknown"),
    (MEDICAL, "Medically cleared by peds.", "met"),
    (MEDICAL, "Needs medical clearance before admission.", "unknown"),
    (ABSENT, "Period 10/05/2026 to 10/30/2026: days enrolled 20; present 8; absent 12.", "met"),
    (ABSENT, "Period 10/05/2026 to 10/30/2026: days enrolled 20; present 18; absent 2.", "not-met"),
    (ABSENT, "Period 02/05/2026 to 03/03/2026: days enrolled 20; present 8; absent 12.", "unknown"),
    (ABSENT, "Brother absent from school 12 of 20 days.", "unknown"),
    (WEEKLY, "IOP 3x/wk recommended.", "unknown"),
    (WEEKLY, "Therapy was every other week, all we could do.", "not-met"),
    (LEFT, UNIT.format(a="10/30/2026", d="11/04/2026"), "met"),
    (LEFT, UNIT.format(a="08/30/2026", d="09/04/2026"), "unknown"),
    (PARENT, "Dad home evenings and nights, will attend family session weekly.", "met"),
    (PARENT, "Dad works nights, will attend family session weekly.", "unknown"),
    (LOCKED, "All meds and knives are locked in a safe, key w/ mom.", "met"),
    (LOCKED, "Pills still in kitchen drawer, mom plans to buy a lockbox.", "not-met"),
    (LOCKED, "Advised to lock up meds and sharps.", "unknown"),
    (SIGNED, "Safety plan\n\nMember signature: Ann E. 11/02/26. Parent signature: Joan Example 11/02/26.", "met"),
    (SIGNED, "Safety plan\n\nMember signature: Ann E. 11/02/26. Parent signature: ____________ Date: ____", "not-met"),
    (SIGNED, "Consent form\n\nParent signature: Joan Example 11/02/26.", "unknown"),
    (HOURS, "Schedule M-F 9 to 3, total 30 h/wk.", "met"),
    (HOURS, "Program 9 h/wk.", "not-met"),
    (HOURS, "Works 30 h/wk.", "unknown"),
    (AFTER, "Therapist appt after d/c booked 12/14 at 3 pm.", "met"),
    (AFTER, "Aftercare: therapist not yet scheduled.", "not-met"),
    (AFTER, "Missed outpatient appointment 10/01.", "unknown"),
    (DIAGNOSED, "J. Example, LCSW. Dx: MDD, recurrent, severe (F33.2).", "met"),
    (DIAGNOSED, "Dx: alcohol use disorder (F10.20).", "unknown"),
    (DIAGNOSED, "Mother: MDD (F33.2).", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), CASES)
def test_behavior(criterion: str, said: str, wanted: str) -> None:
    assert status(criterion, said, SERVICE) == wanted
