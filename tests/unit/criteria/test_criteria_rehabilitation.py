"""Rehabilitation, facility stays and discharge in clinical shorthand, with the traps of goal, plan, date and person (all synthetic)."""

from __future__ import annotations

import pytest
from test_criteria_examination import status

STAY = "Skilled nursing facility stay"
PRIOR = "The level of function before the illness or injury"
GOALS = "Goals that can be measured, with a time frame"
GAINS = "Gains in function in the fourteen days before the review, or a reason why there were none"
HELP = "Requires moderate assistance with transfers"
MINUTES = "An average of at least 60 minutes of therapy on each treatment day in the seven days before the review"
PLAN = "A discharge plan with the expected destination and an expected date or length of stay"
TRAINED = "The caregiver has been trained in transfers"
HOME = "The home cannot support safe care because of its layout or the lack of a person to help"
SEEN = "The home was evaluated on site, or by photographs or video, by therapy staff"
STABLE = "Vital signs were stable in the 24 hours before transfer"
CASES = [
    (PRIOR, "PLOF: mod I w/ cane, drove, managed own meds.", "met"),
    (PRIOR, "PLOF: ____", "unknown"),
    (PRIOR, "PLOF: unknown, pt confused.", "unknown"),
    (PRIOR, "Current level: amb 20 ft mod A.", "unknown"),
    (GOALS, "LTG (4 wks): transfers mod I, amb 100 ft RW SBA.", "met"),
    (GOALS, "Goal: feel better and go home.", "unknown"),
    (GOALS, "Goals: transfers mod I.", "unknown"),
    (GAINS, "11/01/2026 PT: amb 40 ft RW min A.\n\n11/09/2026 PT: amb 95 ft RW CGA (40 ft last wk).", "met"),
    (GAINS, "11/09/2026 PT: amb 40 ft RW CGA (95 ft last wk).", "unknown"),
    (GAINS, "Goal: amb 95 ft RW CGA.", "unknown"),
    (HELP, "Transfers max A x1.", "met"),
    (HELP, "Transfers CGA.", "not-met"),
    (HELP, "LTG: transfers mod A by 12/01.", "unknown"),
    (HELP, "Gait mod A.", "unknown"),
    (MINUTES, "Therapy minutes log\n\nDate  PT  OT  Total\n11/04  40  35  75\n11/05  38  30  68\n11/06  42  30  72\n", "met"),
    (MINUTES, "Therapy minutes log\n\nDate  PT  OT  Total\n11/04  20  15  35\n11/05  38  30  68\n11/06  22  20  42\n", "not-met"),
    (MINUTES, "Plan: PT 45 min and OT 45 min 5x/wk.", "unknown"),
    (PLAN, "ELOS 3 wks, d/c home w/ spouse.", "met"),
    (PLAN, "Anticipate DC to ALF around 12/04.", "met"),
    (PLAN, "Dispo: TBD.", "unknown"),
    (PLAN, "Admitted 10/27 from home.", "unknown"),
    (TRAINED, "Spouse trained in car and bed transfers, return demo ok.", "met"),
    (TRAINED, "PT to train spouse in transfers next week.", "not-met"),
    (TRAINED, "Spouse is a trained nurse.", "unknown"),
    (HOME, "Lives alone, 3rd floor walk-up, no one to assist.", "met"),
    (HOME, "Lives w/ spouse, able to help 24 h.", "unknown"),
    (SEEN, "OT home visit done 11/01: rugs removed, rail advised.", "met"),
    (SEEN, "OT home visit offered, family declined.", "not-met"),
    (SEEN, "Home exercise program reviewed.", "unknown"),
    (STABLE, "Last 24 h: T 36.8-37.1, HR 70-88, BP 112-130/60-78, RR 16-18, SpO2 94-97 RA.", "met"),
    (STABLE, "Last 24 h: T 36.8-38.9, HR 70-128, BP 82-130/60-78, RR 16-28.", "unknown"),
    (STABLE, "Admission VS 120/70, 80, 36.8.", "unknown"),
    ("Intravenous medication every day", "No IV access, po meds only.", "not-met"),
    ("Intravenous medication every day", "Roommate: no IV access.", "unknown"),
    ("Pressure injury of Stage 3 or higher", "Sacrum stage 2, 1 x 1 cm.", "not-met"),
    ("Pressure injury of Stage 3 or higher", "L heel stage 3, 2 x 2 cm, slough.", "met"),
    ("Pressure injury of Stage 3 or higher", "Mother died w/ stage 4 sacral ulcer.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), CASES)
def test_rehabilitation(criterion: str, said: str, wanted: str) -> None:
    assert status(criterion, said, STAY) == wanted
