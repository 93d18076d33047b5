# ruff: noqa: F403, F405
"""Kit 42: Devoted Health (Medicare Advantage, Ohio), skilled nursing facility stay ended, Notice of Medicare Non-Coverage as a scan."""
from make_4_lib import *

kit = Kit("42-devoted-ma-snf-stay-ended")
nomnc = doc(kit, "x", """
# Notice of Medicare Non-Coverage
<b>Devoted Health Plan of Ohio, Inc.</b> (HMO), a Medicare Advantage plan, contract H1290-014 &nbsp;&nbsp; Post-acute review: Home and Community Care Partners

Patient name: <b>Rosalind T. Quarterman</b> &nbsp;&nbsp; Patient number: <b>DVT-70338164</b> &nbsp;&nbsp; Date of birth: 06/22/1945

Provider: Buckeye Meadows Care and Rehabilitation, 2290 Sawmill Turn, Dublin, Ohio 43017 &nbsp; phone 614-555-0166

## The effective date coverage of your current SKILLED NURSING FACILITY services will end: <u>11/25/2026</u>

* Your Medicare health plan and your provider have decided that Medicare probably will not pay for your current services after the date above. You may have to pay for services that you receive after that date.

## Your right to appeal this decision
* You have the right to an immediate, independent medical review (an appeal) of the decision to end these services. Your services continue to be covered during the appeal only as the plan's rules say.
* The appeal is handled by the Quality Improvement Organization (QIO), which is independent of your plan and of the facility. You do not need to write anything first; you may ask by telephone.
* If you choose to appeal, the plan must give you a detailed explanation of why coverage ends. The QIO looks at your record and may talk with you or your representative.
* Neither Medicare nor the plan will pay for these services after the effective date if the QIO agrees with the decision. If you stop services by that date you avoid the cost.

## How to ask for an immediate appeal
* Call the QIO as soon as possible, and <b>no later than noon of the day before the effective date above</b>.
* The QIO tells you its decision as soon as possible, generally no later than two days after it has the information.
* Call: <b>Commence Health, BFCC-QIO for Ohio, 1-888-555-0155 (TTY 711)</b>, fax 1-855-555-0157, P.O. Box 990155, Annapolis Junction, MD 20701.

See page 2 for more information.
---
# Notice of Medicare Non-Coverage, page 2
## If you miss the time to ask for an immediate appeal
You may still call the QIO at the number on page 1, even if services have ended. The QIO can look at a late request. You can ask the plan, too: Devoted Health Appeals, P.O. Box 990156, Minneapolis, MN 55440, telephone 1-800-555-0158, fax 1-877-555-0159.

## Additional information (optional)
Case reference SNF-26-1123-0418. Clinical reviewer recommended 11/25 as the last covered day: "Member walks with a rolling walker and supervision, antibiotics are complete, wound is superficial, prior level of function reached. Care at home with home health or custodial care is adequate. SNF-CS-09 not met."

## Please sign below to show that you received and understood this notice
I have been told that coverage of my services will end on the effective date and that I can appeal by contacting the QIO.

<i>Rosalind Quarterman</i> &nbsp;&nbsp;&nbsp;&nbsp; Date: <i>11/23/26</i> &nbsp;&nbsp; time <i>2:10 pm</i>

Delivered by: <i>N. Fairweather, MSW</i> &nbsp; (copy given, daughter told by telephone 2:40 pm)

Form CMS-10123-NOMNC layout. Room 114B. Admitted 11/05/2026. Prepared 11/21/2026.
""", "NOMNC", font="Sans", size=10.4, write=False)
scan(kit, "notice.pdf", nomnc, "Notice of Medicare Non-Coverage, scan (synthetic sample)", seed=4201, skew=0.5)

doc(kit, "policy.pdf", """
# Devoted Health post-acute guideline SNF-CS-09
Continued Stay in a Skilled Nursing Facility &nbsp; | &nbsp; Effective 01/01/2026 &nbsp; | &nbsp; Medicare Advantage, all states

## 1 Relation to Medicare rules
Coverage follows 42 CFR 409.30 to 409.36 and chapter 8 of the Medicare Benefit Policy Manual. This guideline orders those rules for review and adds none. Where it differs, the Medicare rules control. Improvement is not required: skilled care that maintains function or slows decline is covered when the skills of a nurse or therapist are needed.

## 2 Criteria for each further day
A further day is covered when <b>2.1 through 2.6</b> are all satisfied.

2.1 <b>Entry.</b> Both:
> (a) admission within 30 days after a hospital stay of at least 3 days in a row, or the plan has waived that stay;
> (b) fewer than 100 days used in the benefit period.

2.2 <b>Daily skilled service.</b> Either (a) or (b):
> (a) physical, occupational or speech therapy that needs the skills of a therapist, given at least 5 days a week;
> (b) skilled nursing needed 7 days a week, which means at least one of:
>> (i) intravenous or intramuscular medication;
>> (ii) treatment of a pressure injury of stage 3 or worse, or of a wound with packing or a drain;
>> (iii) tube feeding begun within the last 30 days;
>> (iv) observation and assessment of an unstable condition, shown by a change of orders within the last 7 days because of that condition.

2.3 <b>Purpose.</b> Either:
> (a) measurable gain within the last 7 days toward a goal that is not yet reached;
> (b) a maintenance program that only a therapist can design or carry out safely, with the reason in the therapy plan.

2.4 <b>Practical matter.</b> Because of at least one of the following the care can be given only in a facility:
---
> (a) physical help of another person is needed for transfers or the toilet and nobody at home is able to give it;
> (b) the home cannot be entered or used safely with the present level of function;
> (c) the needed home health visits cannot be had at the needed frequency, with the agencies asked named in the record.

2.5 <b>Orders.</b> All of:
> (a) certification by a physician at admission or as soon afterward as practicable;
> (b) first recertification no later than day 14 of the stay;
> (c) a therapy plan of care signed by a physician or nonphysician practitioner.

2.6 <b>None of the following:</b>
> (a) the only care is help with daily living that a person without training can give;
> (b) therapy refused on 3 or more days in a row without a medical reason;
> (c) the level of function before the illness has been reached.

## 3 Home health (other service)
Home health visits are covered under HH-CS-04 for members who are homebound. That a member would qualify for home health does not by itself end coverage in a facility; 2.4 is applied.

## 4 Definitions
<b>Level of function before the illness</b>: the level in the month before the hospital stay, as told by the member or family or found in records of that time. <b>Supervision</b>: a person watches within arm's length but does not touch. <b>Contact guard</b>: one hand on the member. Help counts as physical help from contact guard upward.

## 5 Not used
A predicted length of stay from a software tool is for planning. It is not a reason to end coverage.
""", "SNF-CS-09 (synthetic sample)", foot="SNF-CS-09 v2026.1 {p}/{n}", size=9.8)

doc(kit, "records/01_hospital_discharge_summary.pdf", """
# Olentangy Valley Hospital: Discharge Summary
QUARTERMAN, ROSALIND T | DOB 06/22/1945 | MRN 30-551920 | Admit 10/30/2026 | Discharge 11/05/2026 (6 inpatient nights) | Attending: Dmitri Aldana-Frost, MD

<b>Principal diagnosis:</b> Displaced fracture of the neck of the LEFT femur after a fall at home. <b>Secondary:</b> E. coli bacteremia from urinary source; postoperative anemia; acute delirium, resolved.

<b>History:</b> 81-year-old woman, retired bus dispatcher, lives alone, widowed. Before the fall she walked without a device, drove, did her own shopping and climbed to her second-floor bedroom. Right total hip arthroplasty 2017 (wrong-side caution: the right hip is the OLD one), after which she used a rolling walker for two months.

<b>Hospital course:</b> 10/31 left hip hemiarthroplasty (cemented), Dr. Kimura-Oyelaran, no complication, EBL 250 mL. 11/01 temperature 39.1, blood cultures positive 2/2 E. coli, ceftriaxone 2 g IV daily begun 11/01, to be completed 11/15. Hgb 7.9 on 11/02, 1 unit given, 9.4 at discharge. Delirium 11/01 to 11/03, cleared. Foley out 11/03.

<b>Function at discharge:</b> maximal assist of 1 bed to chair, ambulated 8 ft with rolling walker mod assist x2. WBAT left leg, posterior precautions.

<b>Discharge medications:</b> ceftriaxone 2 g IV q24h through 11/15/2026 by midline; apixaban 2.5 mg bid x 35 d; acetaminophen 1 g tid; oxycodone 2.5 mg q6h prn; amlodipine 5 mg; metoprolol succ 25 mg; ferrous sulfate.

<b>Allergies:</b> sulfa. <b>Code status:</b> full. <b>Disposition:</b> Buckeye Meadows, skilled.
---
## Consults
Geriatrics 11/03 (Dr. P. Ansbach): delirium cleared, MoCA 25/30. Goals: return to own home. Family: son in Oregon; daughter Yvette, 57, in Dublin, works nights, had lumbar fusion 09/2026 and may not lift more than 10 pounds until January.

## Lab trend
| w:.25 .15 .15 .15 .15 .15 |
| Test | 10/30 | 11/01 | 11/02 | 11/04 | 11/05 |
| Hemoglobin g/dL | 11.8 | 8.6 | 7.9 | 9.2 | 9.4 |
| WBC | 9.1 | 17.4 | 14.8 | 9.9 | 8.8 |
| Creatinine | 0.9 | 1.3 | 1.1 | 0.9 | 0.9 |
| Sodium | 137 | 133 | 134 | 136 | 137 |
""", "Discharge summary (synthetic sample)", font="Serif", size=10.3, foot="OVH HIM")

days = []
pt = ["8 ft mod A x2", "12 ft mod A", "15 ft mod A", "", "20 ft min A", "25 ft min A", "25 ft min A", "refused, nausea", "28 ft min A", "30 ft min A", "", "40 ft min A", "40 ft CGA", "55 ft CGA", "60 ft CGA", "70 ft CGA", "80 ft CGA", "90 ft CGA"]
d0 = dt.date(2026, 11, 5)
for i in range(18):
    d = d0 + dt.timedelta(i)
    wk = d.weekday() == 6
    days.append(f"| {d:%m/%d %a} | {'-' if wk else '0' if 'refused' in pt[i] else 45 + (i % 3) * 5} | {'-' if wk else '0' if 'refused' in pt[i] else 40 + (i % 2) * 10} | {'Sunday' if wk else pt[i]} | {'' if wk or 'refused' in pt[i] else 'max A' if i < 2 else 'mod A' if i < 8 else 'min A' if i < 13 else 'CGA to min A'} |")
doc(kit, "records/02_therapy_flowsheet.pdf", """
# Buckeye Meadows Rehabilitation: PT and OT plan of care
Resident: Quarterman, Rosalind &nbsp; Rm 114B &nbsp; DOB 6/22/45 &nbsp; Onset 10/30/26 &nbsp; Eval 11/05/26 &nbsp; Dx: L femoral neck fx s/p hemi, post precautions, WBAT

<b>PLOF:</b> Indep without AD, indep stairs x13 with rail, drove, IADL indep. (R THA 2017 used RW x 2 mo, then none.) <b>Home:</b> 2-story, 3 steps to enter no rail, bedroom and only bathroom on 2nd floor, 13 steps.

<b>Goals (by 12/05):</b> 1) sit-stand and toilet transfer modified indep; 2) gait 150 ft RW mod I; 3) stairs 13 with rail and supervision; 4) LB dressing with AE mod I. <b>Frequency:</b> PT 6x/wk, OT 6x/wk.

Certified: A. Brandywine, CNP, 11/06/2026. Therapists: K. Dosunmu, PT; L. Halvorsen, OTR/L.
---
## Daily log
| w:.14 .12 .12 .34 .28 |
| Date | PT min | OT min | Gait, RW | Transfers / toilet |
""" + "\n".join(days) + """

CGA = contact guard assist. Sunday no therapy scheduled.
---
## Weekly progress 11/14/2026
TUG unable. 5xSTS unable. Gait 30 ft min A. Toilet transfer min A to mod A. Stairs not attempted. KD PT

## Weekly progress 11/21/2026
| w:.4 .2 .2 .2 |
| Measure | 11/14 | 11/21 | Goal |
| Gait with rolling walker | 30 ft min A | 80 ft CGA | 150 ft mod I |
| TUG | unable | 48 s | under 20 s |
| Stairs | 0 | 2 steps, min A | 13 |
| Toilet transfer | min to mod A | CGA to min A | mod I |
| LB dressing (OT) | max A | mod A with AE | mod I |
| Berg | 9/56 | 21/56 | 40/56 |

Skilled need: cueing for posterior precautions (broke twice this week reaching for slipper), gait pattern training, progression of assist, stair training just begun. Not safe with caregiver lacking lifting ability. Recommend 2 to 3 more weeks. K. Dosunmu, PT 11/21/2026 15:10; L. Halvorsen, OTR/L 11/21/2026 15:22

<b>Addendum 11/22:</b> A therapy aide's note of 11/19 says "supervision with walker 100 ft": entered in the wrong chart, struck. KD
""", "Therapy (synthetic sample)", font="Narrow", size=10.6, foot="RehabTrack export 11/23/2026 08:02")

doc(kit, "records/03_snf_medical_and_nursing.pdf", """
# Physician admission note 11/06/2026
Quarterman, Rosalind, 81F, post L hip hemi POD 6, E coli bacteremia on CTX. A&O x3, MoCA 25 at OVH. Lungs clear. L hip incision staples, no drainage. Sacrum: stage 2, 1.5 x 1 cm, pink base. Midline R arm.

I certify that this resident needs skilled nursing facility care on a daily basis for therapy after hip fracture and IV antibiotics, expected stay 4 to 5 weeks. Priscilla Wren-Tadesse, MD, 11/06/2026 10:44
~
# CNP visit 11/13/2026
Nausea 11/12 from oxycodone, held therapy once, dc'd oxycodone. Eating. Hip staples out 11/14 planned. Hgb 9.6. Plan continue. A. Brandywine, CNP
---
# CNP visit 11/17/2026
Ceftriaxone completed 11/15, midline removed 11/16. Afebrile. Repeat BCx 11/08 negative. BP 118/66, sitting; no dizziness charted. Sacral stage 2 0.8 x 0.5 cm, hydrocolloid q3d. Appetite fair. Regular diet, no dysphagia, never tube fed. Labs 11/16: Hgb 9.9, Cr 0.9, WBC 7.7. Labs next 11/30. A. Brandywine, CNP
~
# Interdisciplinary care plan meeting 11/19/2026
Present: resident, daughter by phone, N. Fairweather MSW, K. Dosunmu PT, ADON Silvia Reyes-Tran RN. Goal home alone. PT: needs hands-on for toilet and stairs. Not at prior level. Daughter cannot lift (spine surgery Sept, 10 lb limit). Plan cont skilled therapy, target 12/09. Family wants appeal if cut.
---
# Nursing notes (selected)
11/07 2200: CTX 2g via midline, no reaction. Turned q2h. M. Petrakis RN
~
11/12 1030: refused PT and OT, nausea, vomited x1. Notified CNP. MP RN
~
11/20 0500: Assist of 1 hands-on to bathroom x2, precautions reinforced, hip stable. Slept. F. Adeyemi LPN
~
11/22 2130: One assist to toilet, CGA with gait belt. No falls. Incision healed. Sacral wound hydrocolloid changed, 0.6 x 0.4 cm, no drainage. FA LPN

# Immunizations, code status
Flu vaccine 11/10. Full code. HCPOA: daughter Yvette (not activated, resident has capacity).
""", "SNF notes (synthetic sample)", font="Sans", size=9.6, foot="PointCare chart print 11/23/2026")

word(kit, "records/04_social_work_case_management.docx", """
# Social services and utilization log: Quarterman, R.
| Date | Entry |
| 11/05 | Admitted under Devoted (HMO). Auth 14 d through 11/18, review every 7 d. 3-night inpatient rule satisfied. First day in this benefit period is 11/05. No earlier SNF days this year. |
| 11/18 | Plan extended to 11/25 by phone. Tool predicted stay 20 days (LOS model). |
| 11/20 | Plan reviewer asked for therapy notes through 11/14 only; sent 11/14 progress note. New notes not asked. |
| 11/23 | Plan faxed NOMNC 11/21 prepared. I gave it to the resident 11/23 2:10 pm, she signed. Daughter called. Resident says she will appeal. |

## Discharge planning
Home: 2-story, alone. Daughter Yvette Quarterman-Liu lives 1.5 miles away, night shift, lifting limit. Neighbors help with mail. Private-duty aide $34 an hour, resident cannot afford nights. Home health referral: two agencies called, answers not recorded. Home safety visit by OT: to be scheduled. First-floor commode: daughter asked, not yet delivered. Assisted living: declines.

Nadia Fairweather, MSW, LSW
""", "Social work log (synthetic sample)")

doc(kit, "records/05_hospital_hp_operative_note.pdf", """
# Olentangy Valley Hospital: History and Physical 10/30/2026
QUARTERMAN, ROSALIND T | DOB 06/22/1945 | MRN 30-551920 | Author: Dmitri Aldana-Frost, MD

<b>CC:</b> fall, left hip pain. <b>HPI:</b> Tripped on a garden hose about 4 pm, landed on the left side, could not stand, neighbor called 911. No syncope, no head strike. Before today walked without a device, drives, volunteers at the library on Tuesdays, climbs stairs to bedroom.

<b>PMH:</b> hypertension; osteoarthritis; R THA 2017; osteopenia; cataract surgery. No stroke, no heart failure, no diabetes, no dementia. <b>Meds:</b> amlodipine 5, metoprolol succ 25, calcium. <b>All:</b> sulfa rash.

<b>FH:</b> mother with dementia in a nursing home at 85; brother stroke. <b>SH:</b> widow, never smoker, lives alone in two-story house.

<b>Exam:</b> L leg short and externally rotated, foot pulses palpable. R hip scar healed. Lungs clear. CAM negative. <b>Imaging:</b> XR left hip displaced subcapital fracture; right prosthesis in place, no loosening.

<b>Plan:</b> hemiarthroplasty tomorrow, geriatrics co-management, DVT prophylaxis.
---
# Operative note 10/31/2026
Surgeon: Naomi Kimura-Oyelaran, MD. Procedure: LEFT cemented bipolar hemiarthroplasty, posterior approach with capsular repair. Spinal. EBL 250 mL. Findings: displaced femoral neck fracture, cartilage of the acetabulum preserved. Weight bearing as tolerated. Posterior hip precautions 12 weeks. No complication.
---
# Hospital therapy 11/04/2026
PT: bed mobility mod A, sit-stand max A x1, gait 8 ft RW mod A x2 with chair follow. AM-PAC 6-clicks 11. OT: LB dressing total A, toileting max A. Recommends SNF, 2 disciplines daily, good rehab potential, premorbid independent. V. Castellano, PT; J. Okafor-Ruiz, OT
""", "H&P and operative note (synthetic sample)", font="Serif", size=10.4, foot="OVH HIM")

doc(kit, "records/06_orders_and_functional_scores.pdf", """
# Buckeye Meadows: physician recertification
Quarterman, Rosalind &nbsp; Rm 114B &nbsp; <b>11/17/2026</b>

I recertify the need for daily skilled therapy in this facility; estimated further stay 3 weeks; plans after discharge: own home with home health. Priscilla Wren-Tadesse, MD, 11/17/2026 12:20
---
# Section GG scores (06 independent to 01 dependent)
| w:.46 .18 .18 .18 |
| Item | 11/07 | 11/14 | 11/21 |
| Toilet transfer | 02 | 03 | 03 |
| Chair/bed transfer | 02 | 03 | 04 |
| Toileting hygiene | 01 | 02 | 03 |
| Lower body dressing | 01 | 02 | 02 |
| Walk 50 feet | 88 not attempted | 88 | 03 |
| Walk 150 feet | 88 | 88 | 88 |
| 4 steps | 88 | 88 | 88 |
| 12 steps | 88 | 88 | 88 |

03 = the helper does less than half the effort, lifts, holds or supports. 04 = touching or supervision.
---
# Medication administration record, November 2026 (extract)
| w:.4 .3 .3 |
| Drug | Given | Stopped |
| Ceftriaxone 2 g IV q24h, midline | 11/05 to 11/15 | 11/15 complete |
| Apixaban 2.5 mg bid | 11/05 on | until 12/05 |
| Acetaminophen 1 g tid | 11/05 on | |
| Oxycodone 2.5 mg prn | 11/05 to 11/12 | nausea |
| Ferrous sulfate 325 mg | 11/06 on | |
| Amlodipine 5 mg, metoprolol succ 25 mg | 11/05 on | |
""", "Orders and scores (synthetic sample)", font="Sans", size=10, foot="PointCare chart print 11/23/2026")

kit.write("statement.txt", """This is Yvette, the daughter of Rosalind. She is 81, she has Devoted, the Medicare Advantage in Ohio. She broke her left hip October 30. She's in Buckeye Meadows nursing home for rehab and today, Monday the 23rd at 2:10 in the afternoon, the social worker gave her a paper that says Wednesday is the last covered day. We are going to call somebody but who?? The nursing home said the appeal goes to Minneapolis. A friend said we have 65 days.

Before the fall mom was going up her stairs with no walker. She still needs someone's hands on her in the bathroom. I can't lift, I had my back done. She gets her mind fine, she wants to appeal herself. She can't pay $340 a day.
""")
H, T, N, W = "records/01_hospital_discharge_summary.pdf", "records/02_therapy_flowsheet.pdf", "records/03_snf_medical_and_nursing.pdf", "records/04_social_work_case_management.docx"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Devoted Health Medicare Advantage (Ohio): skilled nursing facility stay ended on 2026-11-25, fast-track appeal to the QIO",
    "notice": {"payer": "devoted-health", "payer_name": "Devoted Health Plan of Ohio, Inc.", "delegate": "Home and Community Care Partners", "member_id": "DVT-70338164", "group_number": None,
               "claim_number": None, "reference_number": "SNF-26-1123-0418", "patient_name": "Rosalind T. Quarterman", "patient_dob": "1945-06-22", "provider_name": None,
               "facility_name": "Buckeye Meadows Care and Rehabilitation", "notice_date": "2026-11-23", "received_date": "2026-11-23", "service_start": "2026-11-05", "service_end": "2026-11-25",
               "service": "Skilled nursing facility stay", "codes": [], "carc": [], "rarc": [], "group_code": None, "reasons": ["medical-necessity", "custodial", "length-of-stay"],
               "pa_history": "expired", "stage": "concurrent", "level": "initial", "urgent": True, "stated_deadline": {"date": "2026-11-24"},
               "appeal_to": {"name": "Commence Health, BFCC-QIO for Ohio", "address": "P.O. Box 990155, Annapolis Junction, MD 20701", "fax": "1-855-555-0157", "phone": "1-888-555-0155", "portal": None},
               "cited_policy": "SNF-CS-09", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "medicare-advantage", "state": "OH", "evidence": ev(("notice.pdf", 1, "(HMO), a Medicare Advantage plan, contract H1290-014"))},
    "routes": ["qio-fast-track", "document-request", "reconsideration"],
    "not_routes": ["internal-appeal", "external-review", "redetermination", "fair-hearing", "aid-paid-pending", "submit-prior-authorization", "grievance"],
    "deadlines": {"internal_last_day": "2026-11-24", "decision_due_days_after_filing": None, "expedited_hours": None, "external_months_or_days": None,
                  "other": {"qio_call_by": "2026-11-24T12:00 (noon; both the day after delivery and the day before the effective date)", "qio_decides": "by the close of business of the day after it has the information (the form: generally within two days)",
                            "plan_must_give_detailed_explanation": "2026-11-24, the day the QIO tells the plan", "if_missed": "the QIO still takes a late request (since 2025); the financial protection is weaker",
                            "after_qio_denial": "reconsideration by the QIO, ask within 60 days of its decision"},
                  "citation": "42 CFR 422.624, 422.626; 409.30 to 409.36; 422.101(b)(2)"},
    "notice_defects": [],
    "criteria": [
        C("2.1", "Entry: both", "all of ROOT", "met"),
        C("2.1.a", "Admitted within 30 days after a hospital stay of at least 3 days, or waived", "all of 2.1", "met", [(H, 1, "Discharge 11/05/2026 (6 inpatient nights)")]),
        C("2.1.b", "Fewer than 100 days used in the benefit period", "all of 2.1", "met", [(W, 1, "First day in this benefit period is 11/05. No earlier SNF days this year.")]),
        C("2.2", "Daily skilled service: a or b", "all of ROOT", "met"),
        C("2.2.a", "Skilled therapy at least 5 days a week", "any of 2.2", "met", [(T, 1, "PT 6x/wk, OT 6x/wk"), (T, 3, "cueing for posterior precautions (broke twice this week reaching for slipper), gait pattern training, progression of assist, stair training just begun")]),
        C("2.2.b", "Skilled nursing 7 days a week: at least one of i to iv", "any of 2.2", "unknown", [], "not needed: 2.2.a is met"),
        C("2.2.b.i", "Intravenous or intramuscular medication", "any of 2.2.b", "not-met", [(N, 2, "Ceftriaxone completed 11/15, midline removed 11/16.")], "not needed"),
        C("2.2.b.ii", "Pressure injury of stage 3 or worse, or wound with packing or drain", "any of 2.2.b", "not-met", [(N, 3, "Sacral wound hydrocolloid changed, 0.6 x 0.4 cm, no drainage."), (N, 1, "stage 2, 1.5 x 1 cm, pink base")], "not needed"),
        C("2.2.b.iii", "Tube feeding begun within the last 30 days", "any of 2.2.b", "not-met", [(N, 2, "Regular diet, no dysphagia, never tube fed.")], "not needed"),
        C("2.2.b.iv", "Observation of an unstable condition with changed orders within 7 days", "any of 2.2.b", "unknown", [], "not needed: 2.2.a is met; the record does not show a change of orders for an unstable condition in the last 7 days, nor order sheets of 11/18 to 11/23"),
        C("2.3", "Purpose: a or b", "all of ROOT", "met"),
        C("2.3.a", "Measurable gain within the last 7 days toward a goal not yet reached", "any of 2.3", "met", [(T, 3, "30 ft min A 80 ft CGA 150 ft mod I"), (T, 3, "9/56 21/56 40/56")]),
        C("2.3.b", "Maintenance program that needs a therapist, reason in the plan", "any of 2.3", "unknown", [], "not needed: 2.3.a is met; no maintenance program is written"),
        C("2.4", "Practical matter: at least one", "all of ROOT", "met"),
        C("2.4.a", "Physical help for transfers or toilet, nobody at home able", "any of 2.4", "met", [(N, 3, "One assist to toilet, CGA with gait belt."), (N, 2, "Daughter cannot lift (spine surgery Sept, 10 lb limit).")]),
        C("2.4.b", "Home cannot be entered or used safely at the present level", "any of 2.4", "met", [(T, 1, "bedroom and only bathroom on 2nd floor, 13 steps"), (T, 3, "2 steps, min A")]),
        C("2.4.c", "Home health cannot be had at the needed frequency, agencies named", "any of 2.4", "unknown", [(W, 1, "two agencies called, answers not recorded")], "not needed: 2.4.a and b are met; ask the social worker which agencies and what they said"),
        C("2.5", "Orders: all", "all of ROOT", "met"),
        C("2.5.a", "Certification by a physician at admission", "all of 2.5", "met", [(N, 1, "I certify that this resident needs skilled nursing facility care on a daily basis for therapy after hip fracture and IV antibiotics, expected stay 4 to 5 weeks.")]),
        C("2.5.b", "First recertification no later than day 14 (2026-11-18)", "all of 2.5", "met", [("records/06_orders_and_functional_scores.pdf", 1, "I recertify the need for daily skilled therapy in this facility; estimated further stay 3 weeks")]),
        C("2.5.c", "Therapy plan signed by a physician or nonphysician practitioner", "all of 2.5", "met", [(T, 1, "Certified: A. Brandywine, CNP, 11/06/2026.")]),
        C("2.6", "None of a to c", "all of ROOT", "met"),
        C("2.6.a", "Care is not only help with daily living by an untrained person", "all of 2.6", "met", [(T, 3, "Not safe with caregiver lacking lifting ability. Recommend 2 to 3 more weeks.")]),
        C("2.6.b", "Therapy not refused 3 or more days in a row without medical reason", "all of 2.6", "met", [(N, 3, "11/12 1030: refused PT and OT, nausea, vomited x1.")]),
        C("2.6.c", "Level before the illness not yet reached", "all of 2.6", "met", [(T, 1, "Indep without AD, indep stairs x13 with rail"), (N, 2, "Not at prior level.")]),
    ],
    "overall": "met",
    "smallest_missing": [],
    "must_say": ["call the QIO (Commence Health) at 1-888-555-0155 before noon on Tuesday 2026-11-24; nothing in writing is needed first", "the patient has capacity and may call herself; the daughter may help",
                 "gains within the last week: 30 ft with minimal help on 11/14, 80 ft with contact guard on 11/21; Berg 9 to 21", "hands-on help for the toilet and only 2 steps, home has 13 steps to the only bathroom; the daughter may not lift",
                 "the reviewer asked for notes through 11/14 only", "before the fall she walked without a device: the level before has not been reached", "Medicare's rules control, improvement is not required, a predicted length of stay is no reason",
                 "therapy on 6 days a week satisfies the daily skilled service although the antibiotics have ended", "the physician recertified on 2026-11-17", "ask the facility to send the QIO the therapy notes through 11/21 and the recertification"],
    "must_not_say": ["that there are 65 days", "that the appeal must first go to the plan in Minneapolis", "that IV antibiotics continue", "that the wound is stage 3", "that she used a walker before the fall", "that the right hip was broken",
                     "that home health is unavailable (answers are not recorded)", "that a four-month external review applies", "that services surely stay covered after 11/25"],
    "traps": ["walker for two months after the RIGHT hip in 2017, not before this fall", "aide's entry '100 ft supervision' was struck (wrong chart)", "the reviewer's note of 'supervision' against contact guard, which counts as physical help",
              "notice prepared 11/21, delivered 11/23; effective date 11/25: noon on 11/24 is the limit", "plan's own address and telephone on page 2 against the QIO on page 1", "daughter's lumbar fusion, not the patient's",
              "home OT visit and commode are planned, not done", "one refused day for nausea", "GG 04 for chair transfer means touching or supervision, toilet transfer stays 03", "mother's dementia and brother's stroke", "nurse practitioner's signature is enough for therapy plan; physician certification is separate"],
}
done(kit, gold)
