# ruff: noqa: F403, F405
"""Kit 45: Wellfleet student plan (Colorado), out-of-network air ambulance, explanation of benefits on a wide page."""
from make_4_lib import *

kit = Kit("45-wellfleet-student-air-ambulance-eob")
pdf(kit, "notice.pdf", flow("""
# Wellfleet Insurance Company
Student Health Insurance Plan claims, P.O. Box 990820, Springfield, MA 01115 &nbsp; | &nbsp; 1-877-555-0136 &nbsp; | &nbsp; <b>EXPLANATION OF BENEFITS. THIS IS NOT A BILL.</b>

| w:.16 .34 .16 .34 |
| Statement date | 08/28/2026 | Claim number | WF26-0341-77208 |
| Student | Ignatius M. Thorvald-Reyes | Member ID | WSU-8841-20773 |
| Date of birth | 05/30/2006 | Group | Alpine Plains University, 2025-2026, policy APU-2025-14 |
| Provider | San Luis Mountain Air, LLC (out of network) | Patient account | SLMA-55-3180 |
| Claim received | 07/30/2026 | Mailed | 08/29/2026 |

## Services
| w:.11 .11 .25 .11 .11 .1 .11 .1 |
| Date | Code | Description | Billed | Allowed | Plan pays | Not covered | Remark |
| 03/07/2026 | A0431 | Air ambulance, rotary wing, one way | $38,400.00 | $0.00 | $0.00 | $38,400.00 | 50, N180 |
| 03/07/2026 | A0436 | Air mileage, rotary, 118 miles | $12,980.00 | $0.00 | $0.00 | $12,980.00 | 50, N180 |
| | | <b>Total</b> | <b>$51,380.00</b> | $0.00 | $0.00 | <b>$51,380.00</b> | |

Diagnosis: S36.032A. <b>Amount you may owe: $51,380.00</b> (group code PR). You saved $0.00 by using the network.

## Remarks
50: These services are not deemed a medical necessity by the payer. N180: The item or service does not meet the criteria for the category under which it was billed. Our reviewer found that the patient was stable and that a ground ambulance would have been suitable (Clinical Guideline AMB-AIR-02, section A). This provider has no contract with us and may bill you for the difference between its charge and our payment.

## Appeal rights
You may appeal within 180 days after you receive this statement. Write to: Wellfleet Appeals, P.O. Box 990823, Springfield, MA 01115, fax 413-555-0139, phone 1-877-555-0138. Say why you think that the decision is wrong and send records. There is one level. We will answer within 60 days. Free copies of the records, guideline and codes used in this decision are available if you ask.
""", "Narrow", 10, wide=688), "EOB (synthetic sample)", size=(792, 612), font="Narrow", margins=(52, 52, 40, 48))

doc(kit, "policy.pdf", """
# AMB-AIR-02 Emergency Air Ambulance
Wellfleet clinical guideline, effective 09/01/2025, student and individual health plans

## Summary of services in this guideline
Ground ambulance (A0427, A0429), fixed wing (A0430), rotary wing (A0431), and mileage (A0435, A0436). Repatriation and medical escort are separate benefits and not reviewed here.

## A. Rotary wing transport
Rotary wing transport is medically necessary when ALL of the following apply:

1. The aircraft and crew are licensed as an air ambulance in the state of pickup.
2. Ground transport is not suitable because of ANY ONE of these:
> 2.1 ground transport would take at least 60 minutes longer than air, and the delay would endanger life, limb or organ;
> 2.2 the pickup point could not be reached by road;
> 2.3 no ground crew with the needed level of care could be had within 60 minutes.
3. Severity. AT LEAST TWO of the following at the sending facility or scene:
> 3.1 Glasgow Coma Scale of 13 or less, or a fall of 2 or more;
> 3.2 systolic blood pressure below 90 confirmed by a second reading, or a vasopressor running;
> 3.3 internal bleeding shown on imaging with blood products given;
> 3.4 an intervention needed within 2 hours that the sending facility cannot give;
---
> 3.5 an artificial airway or ventilator;
> 3.6 flail chest or three or more broken ribs.
4. The destination is the nearest hospital with the needed service that accepted the patient.
5. Documents. ALL of:
> 5.1 a certification of the sending physician, signed;
> 5.2 the run report with times and loaded miles;
> 5.3 the name of the accepting physician and the time of acceptance.
6. NONE of the following:
> 6.1 transport for the convenience of the patient or family;
> 6.2 transport to be nearer home or to a preferred hospital, when another could give the service.

## B. Ground transport
Ground transport is medically necessary when other transport would endanger health.

## C. Payment rules
Mileage is paid for loaded statute miles shown on the run report. Emergency transport needs no authorization in advance. Definitions: scene means the place of pickup.

## Change log
09/01/2025 blood products count in 3.3; 01/01/2024 first issue.
""", "AMB-AIR-02 (synthetic sample)", size=10, foot="AMB-AIR-02 | {p}/{n}")

doc(kit, "plan.pdf", """
# Alpine Plains University Student Health Insurance Plan 2025-2026
Certificate of coverage, policy APU-2025-14, page 3 and page 40

This is student health insurance coverage, issued in Colorado and insured by Wellfleet Insurance Company. It is not an employer plan. Coverage ran from August 20, 2025 to August 19, 2026.

Page 40. Emergency services and air ambulance: covered without authorization, whether or not the provider has a contract. For out-of-network air ambulance that is covered, the student pays the same share as in the network: 20% after the deductible of $500, which counts toward the yearly maximum of $6,600. The provider may not bill more than that share. Appeals: one level, 180 days. External review: four months after the final denial, asked through Wellfleet, under the Colorado Division of Insurance.
""", "Certificate excerpt (synthetic sample)", font="Serif", size=10.5)

HD = "Tomichi Valley Hospital, critical access | Gunnison, Colorado | 970-555-0143<br/>THORVALD-REYES, IGNATIUS &nbsp; M &nbsp; DOB 05/30/2006 &nbsp; MRN TV-116640 &nbsp; 03/07/2026"
doc(kit, "records/01_sending_hospital_ed_chart.pdf", f"""
{HD}
# Emergency Department Note
Arrival by ski patrol and ground ambulance 14:22. <b>HPI:</b> 19-y-o male college student, skiing at Wolf Hollow, struck a tree with left side about 13:35. Left flank and shoulder pain, dizzy. Helmet, no loss of consciousness. No past illness. Mother has factor V Leiden; patient not tested. No anticoagulant. Uncle flown by helicopter for a heart attack in 2019.

<b>Exam 14:25:</b> BP 108/66, HR 118, RR 22, SpO2 96% RA, GCS 15. Abdomen tender LUQ, guarding, Kehr sign. No neuro deficit.

<b>Labs:</b> Hgb 12.6 at 14:35; 9.8 at 15:20. Lactate 3.2. FAST positive LUQ.

<b>Vitals flowsheet</b>
| w:.2 .2 .15 .15 .3 |
| Time | BP | HR | GCS | Remark |
| 14:25 | 108/66 | 118 | 15 | |
| 14:50 | 84/50 | 132 | 15 | cuff on wrong arm, IV running; repeat 98/60 at 14:52 |
| 15:05 | 98/58 | 128 | 15 | unit 1 PRBC started |
| 15:25 | 104/62 | 122 | 14 | drowsy, arousable |
| 15:35 | 106/62 | 120 | 15 | unit 2 PRBC; not intubated, 2 L NC |
---
{HD}
# Physician decision and transfer
<b>CT 14:58:</b> splenic laceration grade IV with active contrast extravasation, hemoperitoneum. 2 units packed red cells given here, TXA 1 g. No vasopressor.

No interventional radiology and no trauma surgeon at this hospital this weekend. General surgeon off until Sunday. Needs splenic embolization within the hour, cannot be done here.

<b>Transfer center 15:08 to 15:20:</b> St. Orsola Pueblo (95 mi) declined, no IR tonight. Front Range Trauma Center, Denver: accepts (their log).

<b>Mode:</b> Ground to Denver over passes 3 h 20 min by dispatch; air 52 min. Delay would risk hemorrhagic shock and loss of spleen. US-50 open, snow packed, chains. Air requested 15:12.

Certification of medical necessity for air transport: patient unstable potential, spleen active bleed, needs embolization not available here. Signed Corwin Ateba-Lindh, MD, 03/07/2026 15:31
---
{HD}
# Nursing transfer summary
IV 16g x2, foley, TXA in. Parents in Utah telephoned 15:26, asked if a hospital near home could be used; told Denver is nearest with the service. Consent by patient, 15:28. Report to flight crew 16:02. Off floor 16:10. D. Akers RN
""", "ED chart (synthetic sample)", font="Sans", size=9.8, foot="TVH HIM copy 09/18/2026")
run = doc(kit, "x", """
# SAN LUIS MOUNTAIN AIR: PATIENT CARE REPORT
Run 26-0307-114 &nbsp; 03/07/2026 &nbsp; Aircraft N471SL (AS350), State of Colorado air ambulance license 2219 &nbsp; Crew: RN, paramedic

| w:.34 .2 .46 |
| Event | Time | Remark |
| Dispatched | 15:14 | |
| At sending hospital | 15:58 | |
| Patient loaded, lift off | 16:14 | |
| At Front Range pad | 17:08 | |
| Loaded statute miles | | 104 |

Impression: spleen laceration, hemorrhage class II-III. In flight BP 102 to 110 systolic, HR 118 to 124, GCS 15. PRBC unit 2 finished. No intubation.
---
# SAN LUIS MOUNTAIN AIR: SIGNATURES
Transfer physician: C. Ateba-Lindh. Receiving: trauma bay, nurse signed 17:16. Accepting physician: ______________ time ______

Patient signature: I. Thorvald-Reyes. Weather VFR. M. Villalobos, FP-C
""", "Run", font="Mono", size=9.5, write=False)
fax(kit, "records/02_flight_run_report_fax.pdf", run, "Run report fax (synthetic sample)", seed=4502, line="SEP-18-2026 10:41 SLMA BILLING 719-555-0152   P.{p:02d}/{n:02d}")
doc(kit, "records/03_receiving_hospital.pdf", """
# Front Range Trauma Center, Denver: Trauma H&P 03/07/2026 17:22
Thorvald-Reyes, Ignatius, 19M, ski vs tree. Transferred by air from Gunnison. Primary survey intact. BP 104/64, HR 121. CT from outside reviewed: grade IV spleen, active blush. To IR now. A. Fontaine-Desai, MD
---
# Interventional Radiology procedure 03/07/2026
Start 18:05, end 18:52. Selective coil embolization of the distal splenic artery for active bleeding. 4 coils. Extravasation stopped. One more unit PRBC. Interventional radiologist: J. Mbatha, MD. No complication.
---
# Discharge Summary 03/12/2026
Five-day stay. Spleen saved. Hgb stable at 9.6. No ICU after 03/09. Vaccines given 03/11. Follow-up trauma clinic; no contact sports for 3 months. Discharge home with parents to Utah. <i>Note copied from triage form:</i> "stable on arrival". Attending A. Fontaine-Desai, MD
""", "Receiving hospital (synthetic sample)", font="Serif", size=11, foot="FRTC records")
kit.write("records/04_provider_bill_and_calls.txt", """[Synthetic sample. Fictional person. Not a real document.]
SAN LUIS MOUNTAIN AIR, LLC, billing 719-555-0151
Account SLMA-55-3180  Patient Ignatius M. Thorvald-Reyes
09/14/2026  Balance 51,380.00 due from patient. Insurance denied. Pay within 30 days or account goes to collections.
Calls: 09/16 patient asks for hold. 09/18 hold until 12/31. Biller: "we billed 118 miles from the flight plan".
""")
doc(kit, "records/05_radiology_and_transfer_center.pdf", """
# Tomichi Valley Hospital: CT abdomen and pelvis with contrast, 03/07/2026 14:58
THORVALD-REYES, IGNATIUS &nbsp; DOB 05/30/2006

<b>Indication:</b> trauma, positive FAST. <b>Findings:</b> Spleen: laceration to the hilum, more than 3 cm deep, subcapsular hematoma over half of the surface, active contrast extravasation into the peritoneum. Moderate hemoperitoneum in the pelvis. Liver, kidneys, pancreas intact. Bladder intact. Pelvis and lumbar spine without fracture. Lower lung bases clear. Upper chest not included.

<b>Impression:</b> AAST grade IV splenic injury with active bleeding. Called to Dr. Ateba-Lindh 15:04. K. Sundaram, MD (teleradiology)
---
# Front Range Trauma Center: transfer center log 03/07/2026
| w:.16 .84 |
| Time | Entry |
| 15:08 | Call from Gunnison, Dr. Ateba-Lindh: 19 M ski vs tree, grade IV spleen, blush, Hgb 9.8 falling, 1 unit running |
| 15:11 | Trauma surgeon on line. IR team called in, on site 16:30 |
| 15:18 | Accepted by A. Fontaine-Desai, MD, trauma surgery, 03/07/2026 15:18. Bed: trauma bay 2 |
| 15:20 | Mode left to the sender. Air advised |
| 17:08 | Aircraft on pad |
---
# Front Range Trauma Center: laboratory trend
| w:.28 .18 .18 .18 .18 |
| Test | 03/07 17:30 | 03/07 22:00 | 03/09 | 03/12 |
| Hemoglobin g/dL | 8.9 | 9.3 | 9.4 | 9.6 |
| Lactate mmol/L | 2.6 | 1.4 | 0.9 | |
| Platelets | 171 | 158 | 166 | 240 |
| INR | 1.2 | 1.1 | 1.0 | |
| Creatinine | 0.9 | 0.8 | 0.8 | 0.8 |
---
# Front Range Trauma Center: nursing and therapy 03/08 to 03/12
03/08 0700 ICU. HR 96, BP 118/70. No more blood. Pain 4/10. 03/09 to floor. PT eval: walks 300 ft independent, no needs. Teaching: no contact sport, signs of bleeding. Vaccines (pneumococcal, meningococcal, Hib) 03/11. Mother at bedside from Utah, asks about travel by car, allowed with stops.
""", "Radiology and transfer center (synthetic sample)", font="Sans", size=10.2, foot="Merged records")

kit.write("statement.txt", """Iggy Thorvald here, I'm the student. I skied into a tree in March and they flew me from Gunnison to Denver, I was bleeding from my spleen. The insurance is the one from Alpine Plains University (I was on it until August). The EOB says I owe $51,380. It got to my dorm mailbox September 2, I took a picture with the date. The helicopter company sent me a bill and says they are out of network.

A guy on the internet says the No Surprises Act means I owe zero. My mom called the university and they said the health insurance is separate from the employer plan of the staff.
""")
A, R, F_, B = "records/01_sending_hospital_ed_chart.pdf", "records/02_flight_run_report_fax.pdf", "records/03_receiving_hospital.pdf", "records/04_provider_bill_and_calls.txt"
last = after("2026-09-02", 180)
assert last == "2027-03-01"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Wellfleet student plan (Colorado): out-of-network air ambulance denied as not necessary, explanation of benefits, $51,380",
    "notice": {"payer": "wellfleet", "payer_name": "Wellfleet Insurance Company", "delegate": None, "member_id": "WSU-8841-20773", "group_number": "APU-2025-14", "claim_number": "WF26-0341-77208", "reference_number": None,
               "patient_name": "Ignatius M. Thorvald-Reyes", "patient_dob": "2006-05-30", "provider_name": "San Luis Mountain Air, LLC", "facility_name": None, "notice_date": "2026-08-28", "received_date": "2026-09-02", "service_start": "2026-03-07", "service_end": "2026-03-07",
               "service": "Air ambulance, rotary wing, one way, and air mileage", "codes": [{"system": "HCPCS", "code": "A0431"}, {"system": "HCPCS", "code": "A0436"}, {"system": "ICD-10-CM", "code": "S36.032A"}], "carc": ["50"], "rarc": ["N180"], "group_code": "PR",
               "reasons": ["medical-necessity", "out-of-network"], "pa_history": None, "stage": "post-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 180, "from": "receipt"},
               "appeal_to": {"name": "Wellfleet Appeals", "address": "P.O. Box 990823, Springfield, MA 01115", "fax": "413-555-0139", "phone": "1-877-555-0138", "portal": None},
               "cited_policy": "Clinical Guideline AMB-AIR-02, section A", "amount_billed": "51380.00", "amount_denied": "51380.00", "patient_owes": "51380.00"},
    "plan": {"type": "student", "state": "CO", "evidence": ev(("plan.pdf", 1, "This is student health insurance coverage, issued in Colorado and insured by Wellfleet Insurance Company."), ("plan.pdf", 1, "It is not an employer plan."))},
    "routes": ["internal-appeal", "no-surprises-dispute", "document-request", "external-review", "regulator-complaint"],
    "not_routes": ["second-level-appeal", "expedited-appeal", "submit-prior-authorization", "retroactive-authorization", "fair-hearing", "provider-write-off", "good-cause-late-filing"],
    "deadlines": {"internal_last_day": last, "decision_due_days_after_filing": 60, "expedited_hours": None, "external_months_or_days": {"months": 4, "from": "receipt of the final internal denial"},
                  "other": {"how_counted": "180 days after receipt on 2026-09-02: Monday 2027-03-01; from the statement date it would be 2027-02-24", "bill_hold_ends": "2026-12-31", "cost_share_if_covered": "20% after the $500 deductible, as in the network"},
                  "citation": "45 CFR 147.145; 147.136(b)(3), (d)(1)(i); 45 CFR 149.130; C.R.S. 10-16-113.5"},
    "notice_defects": ["external review is not mentioned", "says that the out-of-network air ambulance may bill the difference, against the protection for covered air ambulance services", "no statement of the No Surprises Act protections and where to complain",
                       "no contact of the Colorado Division of Insurance or consumer assistance"],
    "criteria": [
        C("A.1", "Aircraft and crew licensed as air ambulance in the state of pickup", "all of ROOT", "met", [(R, 1, "State of Colorado air ambulance license 2219")]),
        C("A.2", "Ground not suitable: any one", "all of ROOT", "met"),
        C("A.2.1", "Ground at least 60 minutes longer and the delay endangers life, limb or organ", "any of A.2", "met", [(A, 2, "Ground to Denver over passes 3 h 20 min by dispatch; air 52 min."), (A, 2, "Delay would risk hemorrhagic shock and loss of spleen.")]),
        C("A.2.2", "Pickup point not reachable by road", "any of A.2", "not-met", [(A, 2, "US-50 open, snow packed, chains.")], "not needed: A.2.1 is met"),
        C("A.2.3", "No ground crew of the needed level within 60 minutes", "any of A.2", "unknown", [], "not needed: A.2.1 is met; ask the dispatch center which ground crews were free"),
        C("A.3", "Severity: at least two", "all of ROOT", "met"),
        C("A.3.1", "Glasgow Coma Scale of 13 or less, or a fall of 2 or more", "any of A.3 (at least 2)", "not-met", [(A, 1, "15:25 104/62 122 14 drowsy, arousable"), (R, 1, "GCS 15")], "not needed: two others are met"),
        C("A.3.2", "Systolic below 90 confirmed, or vasopressor", "any of A.3 (at least 2)", "not-met", [(A, 1, "cuff on wrong arm, IV running; repeat 98/60 at 14:52"), (A, 2, "No vasopressor.")], "not needed; the 84/50 was not confirmed"),
        C("A.3.3", "Internal bleeding on imaging with blood products given", "any of A.3 (at least 2)", "met", [(A, 2, "splenic laceration grade IV with active contrast extravasation"), (A, 2, "2 units packed red cells given here")]),
        C("A.3.4", "Intervention needed within 2 hours that the sending facility cannot give", "any of A.3 (at least 2)", "met", [(A, 2, "Needs splenic embolization within the hour, cannot be done here."), (F_, 2, "Selective coil embolization of the distal splenic artery for active bleeding.")]),
        C("A.3.5", "Artificial airway or ventilator", "any of A.3 (at least 2)", "not-met", [(A, 1, "not intubated, 2 L NC"), (R, 1, "No intubation.")], "not needed: two others are met"),
        C("A.3.6", "Flail chest or three or more broken ribs", "any of A.3 (at least 2)", "unknown", [("records/05_radiology_and_transfer_center.pdf", 1, "Upper chest not included.")], "not needed: two others are met; the chest was not imaged in the record"),
        C("A.4", "Nearest hospital with the needed service that accepted", "all of ROOT", "met", [(A, 2, "St. Orsola Pueblo (95 mi) declined, no IR tonight.")]),
        C("A.5", "Documents: all", "all of ROOT", "met"),
        C("A.5.1", "Certification of the sending physician, signed", "all of A.5", "met", [(A, 2, "Signed Corwin Ateba-Lindh, MD, 03/07/2026 15:31")]),
        C("A.5.2", "Run report with times and loaded miles", "all of A.5", "met", [(R, 1, "Loaded statute miles 104")]),
        C("A.5.3", "Name of the accepting physician and time of acceptance", "all of A.5", "met", [("records/05_radiology_and_transfer_center.pdf", 2, "Accepted by A. Fontaine-Desai, MD, trauma surgery, 03/07/2026 15:18.")]),
        C("A.6", "None", "all of ROOT", "met"),
        C("A.6.1", "Not for convenience of patient or family", "all of A.6", "met", [(A, 3, "told Denver is nearest with the service")]),
        C("A.6.2", "Not to be nearer home or preferred hospital", "all of A.6", "met", [(A, 3, "asked if a hospital near home could be used; told Denver is nearest with the service")]),
    ],
    "overall": "met",
    "smallest_missing": [],
    "must_say": ["grade IV splenic laceration with active bleeding, 2 units of red cells before the flight, embolization needed within the hour and not available at the sending hospital", "ground 3 h 20 min against 52 min by air",
                 "Pueblo declined: Denver was the nearest hospital with the service that accepted", "emergency air ambulance needs no authorization and the plan's share is that of the network once covered (20% after $500)", "appeal to Wellfleet by 2027-03-01, 180 days after receipt on 2026-09-02",
                 "Dr. Fontaine-Desai of Front Range accepted at 15:18 (the run report leaves the line blank, the transfer log has it)", "external review within four months after the final denial: medical necessity and No Surprises compliance are in scope", "ask the air company to hold the account (hold to 2026-12-31) and check the miles: 118 billed, 104 on the run report", "No Surprises Help Desk 1-800-985-3059"],
    "must_not_say": ["that he owes nothing already because of the No Surprises Act (the claim is denied as not necessary; the protection binds a covered service)", "that the road was closed", "that he was intubated or on vasopressors", "that the systolic pressure was below 90 confirmed", "that the GCS was 13",
                     "that ERISA applies", "that he was flown to be nearer home", "that the miles were 118"],
    "traps": ["84/50 is an artifact and was repeated", "GCS 14 once is not 13 and not a fall of 2", "the accepting physician is blank on the run report but stands in the receiving hospital's log", "uncle's flight, mother's factor V Leiden", "statement date 08/28, mailed 08/29, received 09/02", "118 billed miles against 104 loaded miles", "EOB says that the provider may bill the difference", "student plan is not ERISA and has one level",
              "'stable on arrival' copied into the discharge summary", "cover ended 2026-08-19: the date of service counts"],
}
done(kit, gold)
