"""Writes the sample case: a stroke survivor denied constraint-induced movement therapy by Cigna under a self-funded plan.

Everything is synthetic: the people, clinics, employer, policy, numbers and addresses are invented, and the policy quotes no payer's text.
Run from the project's root: .venv/bin/python examples/make_cimt_stroke.py
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reportlab.platypus import Paragraph, Spacer
from sheet import SANS, SMALL, labels, table, write

HERE = Path(__file__).resolve().parent / "cimt-stroke"
NAME, BORN = "Delphine A. Marchetti", "04/17/1963"
MARK = "Synthetic sample - no real patient"


def notice() -> None:
    """The denial: prior authorization requested and denied; two pages."""
    write(
        HERE / "notice.pdf",
        [
            Paragraph("<b>Cigna Healthcare</b><br/>Coverage Review, Therapy Services<br/>P.O. Box 990377, Scranton, PA 18599", SANS),
            Spacer(1, 8),
            Paragraph("DELPHINE A MARCHETTI<br/>617 SYCAMORE HOLLOW RD<br/>MEDINA OH 44256", SANS),
            Spacer(1, 8),
            "# Your request for coverage was denied",
            labels(
                [
                    ("Date of this notice", "November 2, 2026"),
                    ("Patient", NAME),
                    ("Date of birth", "April 17, 1963"),
                    ("Member ID", "U60318874 02"),
                    ("Group number", "3391056"),
                    ("Group name", "Harrow Lake Logistics, Inc. Employee Benefit Plan"),
                    ("Authorization request no.", "TH2610-448173"),
                    ("Request received", "October 19, 2026"),
                    (
                        "Service",
                        "Constraint-induced movement therapy (CIMT), left arm, outpatient occupational therapy, 3 hours a day for 10 weekdays",
                    ),
                    ("Procedure codes", "97530 (80 units), 97112 (40 units)"),
                    ("Diagnosis code", "I69.354"),
                    ("Dates of service requested", "11/30/2026 to 12/11/2026"),
                    ("Ordering provider", "Tobias Achterberg, MD"),
                    ("Facility", "Cuyahoga Valley Neurorehabilitation Institute, Akron, OH"),
                ]
            ),
            "Dear Ms. Marchetti:",
            "We received a prior authorization request from Dr. Achterberg for the service named above. We reviewed it under Coverage Policy "
            "CP-0738, Constraint-Induced Movement Therapy. We cannot approve it. Cigna Health and Life Insurance Company provides claim "
            "administration for your employer's plan. The benefits are self-funded by your employer and are not insured by Cigna.",
            "## Reasons for the decision",
            "- 1. The service is not medically necessary under the policy. The therapy evaluation of April 14, 2026 shows 5 degrees of active wrist "
            "extension and no thumb movement. The policy requires at least 10 degrees of active wrist extension.",
            "- 2. The records do not show that conventional therapy was completed and that progress had reached a plateau.",
            "The reviewer was Priscilla Onderdonk, DO, board certified in family medicine.",
            "---",
            "## What we reviewed",
            "Request form of 10/19/2026; occupational therapy evaluation of 04/14/2026; physician order of 10/13/2026. No other records had arrived by "
            "October 30, 2026, when the decision was made.",
            "## Your right to appeal",
            "You or someone you name in writing may appeal. We must receive your appeal within 180 days after you receive this notice. Your plan has "
            "one level of internal appeal. Because you have not had the service yet, we will decide within 30 days after we receive your appeal. If "
            "waiting could seriously harm your health or your ability to regain maximum function, you or your doctor may ask for an expedited appeal, "
            "which is decided within 72 hours.",
            labels(
                [
                    ("Mail", "Cigna Healthcare Appeals, P.O. Box 990388, Scranton, PA 18599"),
                    ("Fax", "1-855-555-0174"),
                    ("Telephone", "1-800-555-0188"),
                ]
            ),
            "You may ask for copies of all documents relevant to your request, including the policy, free of charge.",
            "If your appeal is denied for a reason of medical judgment, you may ask for an external review by an independent review organization "
            "within four months after you receive that decision. It costs you nothing.",
            "Your doctor may call 1-800-555-0195 for a peer-to-peer talk within 14 days of the date of this notice.",
            "Questions about your rights: Employee Benefits Security Administration, 1-866-444-3272.",
            Paragraph("Form TS-DN-2 (01/2026). Document 88-203-4471. Copy to T. Achterberg, MD.", SMALL),
        ],
        header=f"{MARK}",
        footer="Cigna Healthcare TH2610-448173",
        title="Denial notice (synthetic sample)",
    )


def policy() -> None:
    """The payer's policy as this sample invents it."""
    write(
        HERE / "policy.pdf",
        [
            "# Coverage Policy CP-0738: Constraint-Induced Movement Therapy",
            labels([("Policy number", "CP-0738"), ("Effective date", "March 1, 2026"), ("Last reviewed", "February 10, 2026")]),
            "## 1. Description",
            "Constraint-induced movement therapy (CIMT) is a program of intensive practice with the weaker arm while use of the other arm is limited.",
            "## 2. Medically necessary",
            "A first CIMT program is medically necessary when ALL of the following are met:",
            "- A. Weakness of one arm due to ANY of the following:",
            "-- 1. ischemic or hemorrhagic stroke",
            "-- 2. traumatic brain injury",
            "- B. At least 3 months have passed since the event.",
            "- C. Active movement of the weaker arm includes ALL of the following:",
            "-- 1. at least 10 degrees of active wrist extension",
            "-- 2. at least 10 degrees of active thumb abduction",
            "-- 3. at least 10 degrees of active extension of two other fingers",
            "- D. Motor Activity Log (MAL) Amount of Use score below 2.5.",
            "- E. Conventional therapy: at least 12 sessions of occupational or physical therapy for the weaker arm within the past 12 months, "
            "with a documented plateau.",
            "- F. Cognition is sufficient, shown by EITHER of the following within the past 6 months:",
            "-- 1. Montreal Cognitive Assessment (MoCA) score of 22 or more",
            "-- 2. Mini-Mental State Examination (MMSE) score of 24 or more",
            "- G. A plan of care signed by a physician states the hours of practice and measurable goals.",
            "- H. A home practice agreement is signed by the patient and a support person.",
            "## 3. Not medically necessary",
            "CIMT is not medically necessary in the presence of ANY of the following:",
            "- 1. Modified Ashworth Scale of 3 or more at the wrist or fingers",
            "- 2. pain in the weaker arm of more than 5 out of 10",
            "- 3. a seizure within the past 3 months",
            "- 4. a completed CIMT program within the past 12 months",
            "---",
            "## 4. Further programs",
            "A second program requires a new event or a documented loss of function after the first.",
            "## 5. Codes",
            table(
                [
                    ["Code", "Use in this policy"],
                    ["97530", "May be covered when criteria are met"],
                    ["97112", "May be covered when criteria are met"],
                    ["I69.351, I69.352, I69.353, I69.354", "Diagnoses that this policy considers"],
                ],
                [2.4, 4.2],
            ),
            "## 6. Revision history",
            table(
                [
                    ["Date", "Change"],
                    ["03/01/2026", "MoCA accepted beside MMSE"],
                    ["03/01/2025", "Wrist extension requirement lowered from 20 to 10 degrees"],
                    ["03/01/2023", "New policy"],
                ],
                [1.4, 5.2],
            ),
        ],
        header=f"Coverage Policy CP-0738   {MARK}",
        footer="CP-0738 effective 03/01/2026",
        title="Coverage policy (synthetic sample)",
    )


def plan() -> None:
    """One page of the plan document."""
    write(
        HERE / "plan.pdf",
        [
            "# Harrow Lake Logistics, Inc. Employee Benefit Plan",
            "Summary Plan Description, effective January 1, 2026 (page 44)",
            "## How the plan is paid for",
            "Medical benefits under this Plan are self-funded. They are paid from the general assets of Harrow Lake Logistics, Inc. and from "
            "employee contributions. No insurance company insures them. Cigna Health and Life Insurance Company is the claims administrator.",
            "## Grandfathered status",
            "This Plan is not a grandfathered health plan.",
            "## Appeals",
            "You may appeal a denial within 180 days after you receive it. There is one level of appeal. After a final denial that involves medical "
            "judgment you may ask for external review within four months.",
            "## ERISA",
            "This Plan is governed by the Employee Retirement Income Security Act of 1974. After the appeal you may bring a civil action under "
            "section 502(a).",
        ],
        header=MARK,
        footer="SPD 2026",
        title="Plan document (synthetic sample)",
    )


CHART = f"MARCHETTI, DELPHINE A   DOB {BORN}   MRN 4410926"


def discharge() -> None:
    """The hospital's discharge summary: the stroke and its work-up."""
    write(
        HERE / "records" / "01_hospital_discharge_summary.pdf",
        [
            "# Discharge Summary",
            labels(
                [
                    ("Patient", NAME),
                    ("Admitted", "03/02/2026"),
                    ("Discharged", "03/09/2026 to inpatient rehabilitation"),
                    ("Attending", "Rosalind Feng-Whitaker, MD, Neurology"),
                ]
            ),
            "## Principal diagnosis",
            "Acute ischemic stroke, right middle cerebral artery, 03/02/2026, with left hemiparesis.",
            "## Hospital course",
            "A 62-year-old right-handed woman woke from a nap on 03/02/2026 at 14:10 with left arm and leg weakness and slurred speech. CT of the head "
            "showed no hemorrhage. CT angiography showed occlusion of the right M2 segment. She received tenecteplase at 15:22. MRI on 03/03/2026 "
            "showed an infarct of the right frontal lobe and insula. NIHSS was 11 on arrival and 7 on discharge.",
            "She had no seizure during the stay. Swallowing was safe for a regular diet on 03/05/2026. Physical, occupational and speech therapy "
            "recommended inpatient rehabilitation.",
            "## Past medical history",
            "Hypertension. Migraine in her thirties, resolved. No earlier stroke.",
            "## Family history",
            "Mother had epilepsy. Father died of a stroke at 79. Sister has multiple sclerosis.",
            "## Medications at discharge",
            table(
                [
                    ["Medicine", "Dose", "Comment"],
                    ["Aspirin", "81 mg daily", "started 03/03/2026"],
                    ["Rosuvastatin", "20 mg nightly", "started 03/03/2026"],
                    ["Losartan", "50 mg daily", "continued"],
                ],
                [1.8, 1.8, 3.0],
            ),
            "---",
            "## Examination at discharge, 03/09/2026",
            "Alert and oriented. Mild dysarthria. Left arm: shoulder 2/5, elbow 2/5, wrist extension 0/5, fingers 0/5. Left leg 3/5. Right side 5/5.",
            "## Results",
            table(
                [
                    ["Test", "Date", "Result"],
                    ["LDL cholesterol", "03/03/2026", "151 mg/dL"],
                    ["Hemoglobin A1c", "03/03/2026", "5.6%"],
                    ["Echocardiogram", "03/04/2026", "EF 58%, no thrombus"],
                    ["Telemetry", "03/02 to 03/09/2026", "No atrial fibrillation"],
                ],
                [2.0, 2.0, 2.6],
            ),
            "## Plan",
            "Transfer to inpatient rehabilitation. Neurology clinic in 6 weeks. Outpatient occupational and physical therapy after that.",
            "Electronically signed by Rosalind Feng-Whitaker, MD, 03/09/2026 16:31",
        ],
        header=f"Summit Lakes Medical Center   {CHART}",
        footer=f"{MARK}  Discharge summary 03/09/2026",
        title="Discharge summary (synthetic sample)",
    )


def evaluation() -> list[Any]:
    """The first outpatient evaluation, whose old finding the payer relied on."""
    return [
        "# Occupational Therapy Initial Evaluation",
        "Date of service: 04/14/2026. Therapist: Quentin Abara, OTR/L. Referred by R. Feng-Whitaker, MD. Diagnosis: left hemiparesis after stroke "
        "of 03/02/2026 (I69.354).",
        "## Findings",
        table(
            [
                ["Measure", "Left (weaker)", "Right"],
                ["Wrist extension, active", "5 degrees", "68 degrees"],
                ["Thumb abduction, active", "none", "50 degrees"],
                ["Finger extension", "trace", "full"],
                ["Fugl-Meyer upper extremity (FMA-UE)", "24/66", "66/66"],
                ["Grip", "0 kg", "31 kg"],
            ],
            [2.8, 1.9, 1.9],
        ),
        "## Assessment",
        "Six weeks after stroke. She is not yet a candidate for constraint-induced therapy because the hand does not open. Good potential "
        "with conventional therapy.",
        "## Plan",
        "Occupational therapy 2 times a week for 10 weeks: neuromuscular re-education, task practice, electrical stimulation, home program.",
        "Electronically signed Quentin Abara, OTR/L, 04/14/2026",
        "---",
    ]


SAYS = [
    "Tired but willing.",
    "Held a towel with the left hand at home.",
    "Slept well. Shoulder stiff in the morning.",
    "Practised with putty on most days.",
    "Pleased that the thumb moves.",
    "Picked up a sponge with the left hand.",
    "No new complaints.",
    "Used the left hand to steady a bowl.",
]
DOES = [
    "Table slides 3 x 10, weight bearing through the left arm, electrical stimulation of wrist extensors 15 min.",
    "Mirror therapy 15 min, reach to cones, grasp and release of 2-inch blocks.",
    "Task practice with cups and cans, reach to shelf at chest height.",
    "Folding towels with both hands, putty, block transfer.",
    "Clothespins, coins into a slot, reach with release.",
    "Kitchen tasks in standing: stirring, opening containers.",
]
FINDS = [
    "Wrist extension 6 degrees. No isolated finger extension.",
    "Wrist extension 8 degrees. Released 2 of 10 blocks.",
    "Wrist extension 10 degrees. Released 4 of 10 blocks.",
    "Thumb abduction seen for the first time, not measured.",
    "Wrist extension 13 degrees. Released 6 of 10 blocks.",
    "Wrist extension 15 degrees, thumb abduction 8 degrees.",
    "Wrist extension 16 degrees. Released 7 of 10 blocks.",
    "Wrist extension 16 degrees. No change in release of small objects.",
]


def therapy() -> None:
    """Outpatient therapy: evaluation, 18 attended sessions, one cancelled, one missed, progress notes, discharge."""
    lines: list[Any] = evaluation()
    lines += ["# Occupational Therapy Daily Notes", "All visits: Quentin Abara, OTR/L. Precautions: none. Diagnosis unchanged."]
    day, number = date(2026, 4, 21), 0
    for slot in range(20):
        when = day + timedelta(days=(slot // 2) * 7 + (slot % 2) * 2)
        if slot == 7:
            lines.append(f"## {when:%m/%d/%Y}  Cancelled by patient (dental appointment). No treatment.")
            continue
        if slot == 14:
            lines.append(f"## {when:%m/%d/%Y}  No show. Called; patient had the wrong day.")
            continue
        number += 1
        lines += [
            f"## Visit {number}   {when:%m/%d/%Y}   45 minutes   3 units",
            f"S: {SAYS[slot % len(SAYS)]} Pain {2 if slot % 3 else 3}/10 left shoulder.",
            f"O: {DOES[slot % len(DOES)]}",
            f"A: {FINDS[min(slot * len(FINDS) // 20, len(FINDS) - 1)]} Skilled therapy remains necessary.",
            f"Vitals: {118 + slot % 9}/{70 + slot % 7}, heart rate {66 + slot % 8}. Billing: 97112 x 1, 97530 x 2.",
            "Goals carried forward: STG1 release 2-inch blocks 8 of 10 [ongoing]; STG2 left hand as stabilizer in 3 of 5 two-handed tasks "
            "[ongoing]; LTG1 FMA-UE 40.",
            f"P: Continue. Electronically signed Quentin Abara, OTR/L, {when:%m/%d/%Y}",
        ]
        if number == 9:
            lines += [
                "## Progress report",
                f"Date {when:%m/%d/%Y}. FMA-UE 33/66 (24/66 on 04/14/2026). Goals revised: release 1-inch blocks 8 of 10; "
                "use a fork with the left hand.",
            ]
    lines += [
        "---",
        "# Occupational Therapy Discharge Summary",
        "Date of service: 07/02/2026. Therapist: Quentin Abara, OTR/L.",
        table(
            [
                ["Item", "Number"],
                ["Treatment visits scheduled", "20"],
                ["Treatment visits attended", "18"],
                ["Cancelled", "1"],
                ["No show", "1"],
            ],
            [3.2, 1.6],
        ),
        "Dates of care 04/14/2026 to 07/02/2026, all directed at the left arm.",
        table(
            [
                ["Measure", "04/14/2026", "05/19/2026", "06/18/2026", "07/02/2026"],
                ["FMA-UE", "24/66", "33/66", "36/66", "37/66"],
                ["Wrist extension, active (degrees)", "5", "10", "16", "16"],
                ["Thumb abduction, active (degrees)", "none", "not tested", "8", "9"],
            ],
            [2.6, 1.0, 1.0, 1.0, 1.0],
        ),
        "From 06/18/2026 to 07/02/2026 the FMA-UE changed by 1 point. Progress with conventional therapy has reached a plateau.",
        "Recommend evaluation for constraint-induced movement therapy.",
        "Electronically signed Quentin Abara, OTR/L, 07/02/2026",
    ]
    write(
        HERE / "records" / "02_outpatient_therapy_records.pdf",
        lines,
        header=f"Medina Outpatient Therapy   {CHART}",
        footer=f"{MARK}  Release of information 10/26/2026",
        title="Outpatient therapy records (synthetic sample)",
    )


def candidacy() -> None:
    """The evaluation that answers the payer: movement, use, cognition, safety, protocol."""
    write(
        HERE / "records" / "03_cimt_candidacy_evaluation.pdf",
        [
            "# CIMT Candidacy Evaluation",
            labels(
                [
                    ("Patient", NAME),
                    ("Date of service", "10/06/2026"),
                    ("Evaluator", "Ingrid Solheim-Batiste, OTR/L, CSRS"),
                    ("Diagnosis", "I69.354, left hemiparesis after cerebral infarction"),
                    ("Onset", "03/02/2026"),
                ]
            ),
            "## History",
            "Ms. Marchetti had a right middle cerebral artery ischemic stroke on 03/02/2026. She completed 18 sessions of outpatient occupational "
            "therapy for the left arm by 07/02/2026 and has done her home program since. She has not had CIMT before.",
            "## Active range, left hand (goniometer)",
            table(
                [
                    ["Movement", "04/14/2026 (outside)", "07/02/2026 (outside)", "10/06/2026 (today)"],
                    ["Wrist extension", "5", "16", "24"],
                    ["Thumb abduction", "none", "9", "15"],
                    ["Index finger extension (MCP)", "trace", "not tested", "14"],
                    ["Middle finger extension (MCP)", "trace", "not tested", "12"],
                    ["Ring finger extension (MCP)", "trace", "not tested", "7"],
                    ["Small finger extension (MCP)", "trace", "not tested", "5"],
                ],
                [2.4, 1.4, 1.4, 1.4],
            ),
            "All values in degrees. Each movement was repeated three times.",
            "## Tone and pain",
            "Modified Ashworth Scale: wrist flexors 1+, finger flexors 1, elbow flexors 1. Passive range full, no contracture. Pain in the left arm 2/10 "
            "with movement.",
            "## Use of the arm",
            "Motor Activity Log (MAL-30): Amount of Use mean 1.21, Quality of Movement mean 1.52. This shows learned nonuse.",
            "## Motor score",
            "FMA-UE 38/66 on 10/06/2026, 37/66 on 07/02/2026.",
            "---",
            "## Cognition",
            "MoCA 27/30 on 10/06/2026. Follows three-step commands. No neglect on star cancellation.",
            "## Safety",
            "Berg Balance Scale 51/56. Stands for 6 minutes with a mitt on the right hand. Transfers independently. No falls since discharge. "
            "No history of seizure. No botulinum toxin.",
            "## Support",
            "Lives with her husband, Anselm, who is willing to keep the diary and supervise home practice.",
            "## Recommendation",
            "CIMT 3 hours a day on 10 consecutive weekdays, mitt on the right hand for 90% of waking hours, transfer package with daily diary.",
            "## Goals, to be measured on the last day",
            "- 1. MAL Amount of Use 2.5 or more.",
            "- 2. FMA-UE 43 or more.",
            "- 3. Eats half a meal with a fork in the left hand.",
            "- 4. Buttons a shirt in under 4 minutes with both hands.",
            "Electronically signed Ingrid Solheim-Batiste, OTR/L, 10/06/2026 12:48",
        ],
        header=f"Cuyahoga Valley Neurorehabilitation Institute   {CHART}",
        footer=f"{MARK}  CIMT evaluation 10/06/2026",
        title="CIMT candidacy evaluation (synthetic sample)",
    )


def physician() -> None:
    """The physician's visit, order and plan of care, and a neurology visit with a carried-forward examination."""
    write(
        HERE / "records" / "04_physician_visit_and_plan_of_care.pdf",
        [
            "# Physical Medicine and Rehabilitation Visit",
            labels([("Patient", NAME), ("Date of service", "10/13/2026"), ("Physician", "Tobias Achterberg, MD")]),
            "## Interval history",
            "63-year-old woman, seven months after right MCA stroke of 03/02/2026. The left arm moves better than in the spring, but she does nearly "
            "everything with the right hand. She denies seizures, falls and new weakness. Shoulder pain is 2/10.",
            "## Examination",
            "Left wrist extension against gravity, thumb and fingers open part of the way. Tone mildly increased. Sensation reduced to light touch in the "
            "left fingertips.",
            "## Impression",
            "Chronic left hemiparesis after ischemic stroke, arm more than leg. Conventional therapy ended in July with a plateau. She meets the movement "
            "and use criteria for CIMT by the evaluation of 10/06/2026. Without it I expect that the learned nonuse will become fixed.",
            "The request is not urgent, but delay costs function.",
            "---",
            "# Plan of Care: Constraint-Induced Movement Therapy",
            labels(
                [
                    ("Patient", NAME),
                    ("Ordered", "10/13/2026"),
                    ("Diagnosis", "I69.354"),
                    ("Codes", "97530 (80 units), 97112 (40 units)"),
                    ("Dates", "11/30/2026 to 12/11/2026"),
                ]
            ),
            "Supervised practice 3 hours a day, 5 days a week for 2 weeks (10 weekdays, 30 hours).",
            "Mitt on the right hand for 90% of waking hours; daily diary; home practice 60 minutes a day.",
            "Goals: MAL Amount of Use 2.5 or more and FMA-UE 43 or more on 12/11/2026; eats half a meal with a fork in the left hand.",
            "Home practice agreement: form given to the patient and her husband on 10/13/2026, to be returned signed.",
            "Signed electronically by Tobias Achterberg, MD, 10/13/2026 15:20. NPI 1999999992",
            "---",
            "# Neurology Clinic Visit",
            labels([("Patient", NAME), ("Date of service", "09/15/2026"), ("Physician", "Rosalind Feng-Whitaker, MD")]),
            "## Subjective",
            "Doing well. Blood pressure at goal at home. No headache. No seizure since the stroke.",
            "## Examination",
            "[Text carried forward from 03/09/2026] Left arm: shoulder 2/5, elbow 2/5, wrist extension 0/5, fingers 0/5.",
            "Today: left wrist extension 3+/5, finger extension 3-/5, grip weak. Gait independent.",
            "## Assessment and plan",
            "Stroke, stable on aspirin and rosuvastatin. LDL 63 mg/dL on 09/08/2026. Refer for CIMT evaluation. Return in 6 months.",
            "Electronically signed by Rosalind Feng-Whitaker, MD, 09/15/2026 11:02",
        ],
        header=f"Northern Ohio Rehabilitation Physicians   {CHART}",
        footer=f"{MARK}  Printed 10/26/2026",
        title="Physician visit and plan of care (synthetic sample)",
    )


def walking() -> None:
    """Physical therapy for walking: visits that were not for the arm and must not be counted as such."""
    write(
        HERE / "records" / "05_physical_therapy_summary.pdf",
        [
            "# Physical Therapy Discharge Summary",
            labels(
                [
                    ("Patient", NAME),
                    ("Date of service", "06/11/2026"),
                    ("Therapist", "Renske Oduya, PT, DPT"),
                    ("Diagnosis", "I69.354; gait"),
                ]
            ),
            "## Course",
            "Twelve visits from 04/16/2026 to 06/11/2026 for walking, balance and stairs. The arm was not treated in physical therapy.",
            "## Outcome",
            table(
                [
                    ["Measure", "04/16/2026", "06/11/2026"],
                    ["Gait speed", "0.42 m/s", "0.94 m/s"],
                    ["Berg Balance Scale", "39/56", "50/56"],
                    ["Five times sit to stand", "24 s", "14 s"],
                ],
                [2.8, 1.8, 1.8],
            ),
            "Walks 400 feet without a device. Climbs 12 steps with a rail. No falls.",
            "---",
            "# Telephone Note",
            "Date: 10/27/2026. Cuyahoga Valley Neurorehabilitation Institute.",
            "Husband called to ask about the start date. Told that Cigna has not decided. The home practice agreement has not come back yet; he will look for it.",
            "Electronically signed M. Petrakis, office coordinator, 10/27/2026",
        ],
        header=f"Medina Outpatient Therapy   {CHART}",
        footer=f"{MARK}  Release of information 10/28/2026",
        title="Physical therapy summary and telephone note (synthetic sample)",
    )


STATEMENT = """Synthetic sample: this person does not exist.

My name is Delphine Marchetti. I had a stroke on March 2, 2026 and my left arm has not come back the way it should.

Cigna turned down the mitt therapy. Their letter says November 2 but it came on Friday, November 6, 2026. They looked at a test from April. I can open my
hand much more now. I went to 18 therapy visits from April to July and then it stopped getting better.

My insurance is through my job at Harrow Lake Logistics. I have not had the therapy yet. I want to know how long I have and what to send.
"""


def main() -> None:
    """Write every file of the sample."""
    (HERE / "records").mkdir(parents=True, exist_ok=True)
    for make in (notice, policy, plan, discharge, therapy, candidacy, physician, walking):
        make()
    (HERE / "statement.txt").write_text(STATEMENT, encoding="utf-8")


if __name__ == "__main__":
    main()
