# ruff: noqa: E741, F403, F405
"""Kit 47: Georgia State Health Benefit Plan (self-funded, governmental), proton therapy for re-irradiation, urgent."""
from make_4_lib import *

kit = Kit("47-shbp-georgia-proton-reirradiation-urgent")
doc(kit, "notice.pdf", """
# State Health Benefit Plan
Administered by Anthem Blue Cross and Blue Shield (Blue Cross Blue Shield Healthcare Plan of Georgia, Inc.)

Radiation reviews by Carelon Medical Benefits Management

<b>Date of this notice:</b> 11/18/2026

<b>To:</b> Desmond Achterberg-Nwosu<br/>96 Tallulah Bend, Decatur, GA 30033

<b>Member:</b> Desmond Achterberg-Nwosu<br/><b>Date of birth:</b> 08/27/1978<br/><b>Member ID:</b> SHB 7702 64185<br/><b>Group:</b> GA0000-HRA-GOLD<br/><b>Case number:</b> CRL-26-5519073<br/><b>Ordered by:</b> Yuki Lindgren-Baptiste, MD<br/><b>Treatment place:</b> Peachtree Proton Center<br/><b>Asked for:</b> proton beam therapy, 33 sessions, CPT 77523, 77338, 77387; ICD-10 C11.9<br/><b>Request received:</b> 11/12/2026 as urgent; decided 11/14/2026<br/><b>Planned start:</b> 12/02/2026

## We cannot approve this request
Proton beam therapy is not medically necessary for this case under Clinical Guideline RAD-PBT-07. Intensity-modulated radiation (IMRT) is expected to give similar results.

The physician reviewer (radiation oncology) wrote: "Nasopharynx cancer is not on the list of tumors for which protons are standard. Group 2 asks for a second course in a treated area with a comparison of plans. The comparison shows one organ with photon excess but does not list all organs. The PET scan is of 08/28/2026. The tumor board letter was not sent."

## Your right to appeal
You may appeal within <b>180 days after you receive this notice</b>. There is one level. Standard appeals for care not yet given are decided within 30 days.

<b>Urgent.</b> If your doctor says that waiting could seriously harm your life, health or ability to regain maximum function, ask for an expedited appeal. We decide within 72 hours.

Expedited appeals: phone 1-866-555-0149, fax 1-866-555-0150.

Standard appeals: SHBP Appeals, Anthem, P.O. Box 990518, Atlanta, GA 30348, phone 1-855-555-0147, fax 1-855-555-0148.

Your doctor may talk with our reviewer at 1-877-555-0151 until the appeal is filed. That call is not an appeal.

## External review
After a final denial you may ask for review by an independent review organization within four months, or at the same time as an expedited appeal when 72 hours would be too long. There is no cost. The plan uses the federal external review process.

## Your papers
You may ask for the records, the guideline, the name of experts and the codes and their meaning, free of charge.

Help in Spanish, Vietnamese, Korean: 1-855-555-0147. (Printed 11/19/2026, GA-RAD-11)
""", "Notice (synthetic sample)", font="Sans", size=10.8, columns=2, margins=(46, 46, 46, 52))

doc(kit, "policy.pdf", """
# RAD-PBT-07 Proton Beam Therapy
Carelon clinical guideline for commercial and public employee plans | effective 04/01/2026

## Before you use this guideline
Treatment planning, IMRT, stereotactic radiosurgery and brachytherapy have their own guidelines (RAD-IMR-02, RAD-SRS-05, RAD-BRA-04). A request for protons is reviewed as a whole course.

## When protons are medically necessary
Proton beam therapy is considered medically necessary when I, II and III are all met.

<b>I. Tumor or situation.</b> One of the following groups:
> <b>Group 1, tumor list.</b> Any of:
>> a. melanoma of the eye;
>> b. chordoma or chondrosarcoma of the skull base or spine;
>> c. any solid tumor in a person under 21 treated with intent to cure.
> <b>Group 2, second course in a treated area.</b> All of the following:
>> a. recurrence or new cancer confirmed by biopsy;
>> b. a summary of the earlier radiation with total dose, fractions and dates, at least 6 months before;
---
>> c. a comparison of a photon and a proton plan, in which both:
>>> (i) the photon plan exceeds the accepted limit of at least one critical organ; and
>>> (ii) the proton plan is within the limits for all critical organs listed in the table below;
>> d. no distant spread on PET/CT done no more than 60 days before the request;
>> e. ECOG performance status 0 to 2;
>> f. recommendation of a tumor board, with the date;
>> g. surgery: at least one of the following:
>>> (i) the surgeon states that the recurrence cannot be removed; or
>>> (ii) the patient has refused surgery.
<b>II. Delivery.</b> Both:
> a. the order is by a radiation oncologist;
> b. daily image guidance is planned.
<b>III. None of the following:</b>
> a. earlier proton or photon re-irradiation of the same volume (a third course);
> b. intent that is only palliative.

## Table of critical organs, limits for both courses together
| w:.4 .6 |
| Organ | Sum of both courses, EQD2 maximum |
| Brainstem | 64 Gy |
| Optic chiasm | 60 Gy |
| Optic nerves (each) | 60 Gy |
| Spinal cord | 60 Gy |
| Temporal lobes | 72 Gy (2 mL) |

## Terms
<b>Confirmed</b>: a pathology report. <b>Critical organs listed</b>: a value for each organ; "below limit" without a number is not a value. <b>Expedited</b>: as the plan document says.

## Not medically necessary
Protons for prostate cancer of low risk when IMRT is available; benign lesions except as in Group 1.

## Changes
04/01/2026 PET within 60 days (was 90). 05/01/2024 Group 2 added.
""", "RAD-PBT-07 (synthetic sample)", font="Serif", size=10.2, foot="RAD-PBT-07 | {p} of {n}")

doc(kit, "plan.pdf", """
# State Health Benefit Plan 2026: Summary Plan Description (excerpt, pages 5 and 77)
The State Health Benefit Plan (SHBP) is a plan of the State of Georgia for state employees, teachers and public school employees. It is self-funded by the State and administered by Anthem. It is a governmental plan and is not subject to ERISA. The plan is not grandfathered.

Appeals: one internal level; 180 days after the notice is received. Expedited appeals within 72 hours. External review: by an independent review organization under the federal process, within four months after the final denial; expedited together with the internal expedited appeal when needed.

Regulator for self-funded governmental plans: CMS Center for Consumer Information and Insurance Oversight.
""", "SPD excerpt (synthetic sample)", font="Serif", size=10.8)

HD = "Peachtree Proton Center | 440 Armour Dr, Atlanta GA 30324 | 404-555-0166<br/>ACHTERBERG-NWOSU, DESMOND &nbsp; DOB 08/27/1978 &nbsp; MRN PPC-30082"
doc(kit, "records/01_radiation_oncology_consult_and_notes.pdf", f"""
{HD}
# Consultation 10/29/2026
<b>Reason:</b> recurrent nasopharyngeal cancer, re-irradiation.

<b>HPI:</b> 48-year-old public school teacher. Original cancer 2019: undifferentiated, nonkeratinizing, EBV positive, T2N1M0, treated at Augusta with chemoradiation (see summary of 2019). Doing well until spring 2026: left ear fullness, epistaxis, facial tingling. Biopsy 09/24/2026 positive. MRI 10/05: 2.8 cm mass left fossa of Rosenmuller with extension to petrous apex and clivus.

<b>PMH:</b> hypothyroid after radiation, on levothyroxine. Xerostomia. Brother: prostate cancer treated with protons 2021. Mother: breast cancer. No diabetes. Never smoker.

<b>Function:</b> works part time, walks the dog, ECOG 1. Weight 78 kg.

<b>ROS:</b> Fatigue in the afternoon. Eats soft food slowly, no aspiration, no tube (had a gastrostomy from 03/2019 to 07/2019). Dry mouth since 2019. Tinnitus left. No diplopia. No visual loss. No weight loss over 2 kg. No bone pain. Mood steady, sleeps 7 hours. No fever.

<b>Medications:</b> levothyroxine 112 mcg (2020), pilocarpine 5 mg tid prn (2019), fluoride trays, acetaminophen prn. Cisplatin 2019 (three doses, no hearing loss). <b>Allergies:</b> none. <b>Implants:</b> none. <b>Social:</b> married, two children, chemistry teacher at a DeKalb County high school, on half days.

<b>Exam:</b> V2 numbness left, left middle ear fluid, no neck mass, cranial nerves otherwise intact. Vision 20/20 both eyes.

<b>Assessment:</b> Recurrent nasopharyngeal carcinoma, rT4N0M0, clinical. Intent is curative. Not a palliative case.
---
{HD}
# Plan of care (10/29/2026, continued)
We talked for 55 minutes about four ways: no further local treatment with systemic therapy only (not curative); IMRT; stereotactic radiosurgery (volume too large, 31 cc); and protons. Risks of a second course: necrosis of the temporal lobe, carotid blowout (about 2 to 3%), trismus, loss of hearing or vision, bone necrosis. He has read the sheet, wife present, questions answered, consent to be signed at simulation.

I recommend re-irradiation with protons, 66 GyRBE in 33 fractions, with cisplatin per Dr. Vasquez. IMRT was planned for comparison. Daily cone beam CT image guidance. Simulation 11/05/2026. Start target 12/02/2026 while the tumor is away from the brainstem; delay risks growth to the brainstem and vision.

<b>Request for PET:</b> last 08/28/2026 was before biopsy; new PET/CT ordered, scheduled 11/25/2026.

Yuki Lindgren-Baptiste, MD, radiation oncologist, signed 10/29/2026 18:07
---
{HD}
# On-treatment (planning) note 11/13/2026
Simulated 11/05. Plan comparison complete by physics 11/11. ECOG 1 today, weight 77 kg, no new symptom. Asked the insurance for urgent review 11/12.

# Physician statement 11/20/2026
<b>To Anthem/Carelon:</b> I treat Mr. Achterberg-Nwosu. Waiting for a standard appeal (30 days) could seriously jeopardize his life and his vision and swallowing function, since the tumor is at the skull base and grew on imaging. Please process as expedited. Y. Lindgren-Baptiste, MD, 11/20/2026
---
{HD}
# Telephone encounters
11/19 Pt called, denial received in the mail today. Peer-to-peer offered. 11/20 MD spoke with Dr. Oyelowo at Carelon 11:15, upheld. 11/20 Tumor board letter and path to be sent with appeal. -T. Ashworth, RN
~
11/23 a.m. Pt asks what to do. Plans to appeal today by fax; PET still 11/25. No headache or visual change. -TA
""", "Radiation oncology (synthetic sample)", font="Sans", size=9.9, foot="PPC chart print 11/23/2026")

phys = doc(kit, "x", """
# PEACHTREE PROTON CENTER: PHYSICS PLAN COMPARISON
Patient: Achterberg-Nwosu, Desmond &nbsp;&nbsp; MRN PPC-30082 &nbsp;&nbsp; 11/11/2026 &nbsp;&nbsp; Physicist: E. Marchbanks, MS, DABR

Prescription: 66 Gy(RBE) in 33 fractions. Earlier course recalculated from the 2019 dose file. Sums in EQD2, maximum.

| w:.28 .24 .24 .24 |
| Organ | Photon IMRT plan | Proton plan | Limit |
| Brainstem | 71.8 Gy | 58.9 Gy | 64 Gy |
| Optic chiasm | 56.2 Gy | 45.1 Gy | 60 Gy |
| Left optic nerve | 58.4 Gy | below limit | 60 Gy |
| Right optic nerve | 48.0 Gy | 34.8 Gy | 60 Gy |
| Spinal cord | 49.5 Gy | 41.3 Gy | 60 Gy |
| Left temporal lobe 2 mL | 70.8 Gy | 63.0 Gy | 72 Gy |

Note: left optic nerve of the proton plan: number to be added after the contour is checked. CTV coverage 96% (photon), 97% (proton).
---
# PHYSICS: DOSE HISTOGRAM PAGE
Volume receiving 60 Gy or more: photon 61 cc of normal brain, proton 22 cc. D99 target: photon 62.1, proton 63.0. Clinical comment: proton reduces the temporal lobe and brainstem dose. Signed E. Marchbanks 11/11/2026 16:40. Physician review: pending.
""", "Physics", font="Mono", size=9.2, write=False)
scan(kit, "records/02_plan_comparison_scan.pdf", phys, "Plan comparison scan (synthetic sample)", seed=4702)

doc(kit, "records/03_pathology_and_imaging.pdf", """
# Peachtree Pathology Associates: surgical pathology S26-40917
Patient: Achterberg-Nwosu, Desmond &nbsp; 08/27/1978 &nbsp; Collected 09/24/2026 &nbsp; Signed 09/27/2026

<b>Nasopharynx, left, biopsy:</b> recurrent nonkeratinizing squamous cell carcinoma, EBER positive, p16 negative. Not chordoma, not melanoma. Margins not applicable.
---
# Emory Imaging: PET/CT skull base to thighs 08/28/2026
Desmond Achterberg-Nwosu. SUVmax 11.2 at the left nasopharynx. No lung, liver or bone uptake. Small bilateral reactive nodes, SUV 2. <b>Impression:</b> local recurrence; no distant spread.
---
# Emory Imaging: MRI skull base 10/05/2026
2.8 x 2.1 cm enhancing mass left fossa of Rosenmuller, extends to the petrous apex and clivus, 3 mm from the brainstem. Not in the orbit. Compared with 06/2026: larger by 4 mm. <b>Impression:</b> recurrence with growth.
""", "Pathology and imaging (synthetic sample)", font="Serif", size=10.6, foot="Merged outside records")

doc(kit, "records/04_2019_summary_surgeon_and_tumor_board.pdf", """
# Augusta Cancer Institute: completion of treatment summary
Achterberg-Nwosu, Desmond &nbsp; 08/27/1978 &nbsp; Treatment 02/11/2019 to 04/02/2019

Nasopharynx and neck, IMRT (photons), 70 Gy in 35 fractions. Concurrent cisplatin x 3. Completed. Adjuvant none. Toxicity: xerostomia grade 2. No radiation to the same area before or since. B. Hollingsworth, MD
---
# Skull base surgery consultation 10/12/2026
Dr. Ines Rattanakorn. Recurrent nasopharynx, petrous apex and clivus, near the internal carotid artery. The recurrence cannot be removed with clear margins; not a candidate for endoscopic nasopharyngectomy. Patient would accept surgery if it were possible. Recommend re-irradiation. I. Rattanakorn, MD
---
# Multidisciplinary head and neck tumor board
Date 10/15/2026. Present: surgery, radiation oncology, medical oncology, radiology, pathology. Case: D. A.-N., 48 M. Recommendation: re-irradiation with protons and concurrent cisplatin, since the photon dose to the brainstem would exceed tolerance. Trial registry offered, patient undecided. Scribe: A. Winslow-Oyama, RN
---
# Medical oncology 10/20/2026
Cisplatin weekly planned with radiation. Creatinine 0.9, audiogram normal. Hearing aids no. Intent cure. Family: mother breast cancer. Hep B negative. C. Vasquez, MD
""", "Old summary, surgery, board (synthetic sample)", font="Narrow", size=11.2)
kit.write("statement.txt", """I'm Desmond, 48, I teach high school chemistry in DeKalb County and have the State Health Benefit Plan, Gold. The denial came November 19. Dr. Lindgren-Baptiste wants to start December 2, she says the tumor is 3 millimeters from my brainstem. She already spoke with their doctor and he said no.

The school HR said to call the Georgia insurance commissioner and to threaten an ERISA lawsuit. My brother had proton for his prostate. I would take surgery if they could do it, they say they can't. PET scan is on the 25th. Can we do both the quick appeal and the outside one now?
""")
A, P_, I_, O = "records/01_radiation_oncology_consult_and_notes.pdf", "records/02_plan_comparison_scan.pdf", "records/03_pathology_and_imaging.pdf", "records/04_2019_summary_surgeon_and_tumor_board.pdf"
last = after("2026-11-19", 180)
assert last == "2027-05-18"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Georgia State Health Benefit Plan (governmental, self-funded, Anthem/Carelon): proton re-irradiation of recurrent nasopharynx cancer, urgent",
    "notice": {"payer": "anthem-georgia", "payer_name": "Anthem Blue Cross and Blue Shield (Blue Cross Blue Shield Healthcare Plan of Georgia, Inc.)", "delegate": "Carelon Medical Benefits Management", "member_id": "SHB 7702 64185", "group_number": "GA0000-HRA-GOLD", "claim_number": None, "reference_number": "CRL-26-5519073",
               "patient_name": "Desmond Achterberg-Nwosu", "patient_dob": "1978-08-27", "provider_name": "Yuki Lindgren-Baptiste, MD", "facility_name": "Peachtree Proton Center", "notice_date": "2026-11-18", "received_date": "2026-11-19", "service_start": "2026-12-02", "service_end": None,
               "service": "Proton beam therapy, 33 sessions", "codes": [{"system": "CPT", "code": "77523"}, {"system": "CPT", "code": "77338"}, {"system": "CPT", "code": "77387"}, {"system": "ICD-10-CM", "code": "C11.9"}], "carc": [], "rarc": [], "group_code": None,
               "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service", "level": "initial", "urgent": True, "stated_deadline": {"days": 180, "from": "receipt"},
               "appeal_to": {"name": "SHBP Appeals, Anthem", "address": "P.O. Box 990518, Atlanta, GA 30348", "fax": "1-866-555-0150", "phone": "1-866-555-0149", "portal": None},
               "cited_policy": "Clinical Guideline RAD-PBT-07", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "governmental-non-federal", "state": "GA", "evidence": ev(("plan.pdf", 1, "The State Health Benefit Plan (SHBP) is a plan of the State of Georgia for state employees, teachers and public school employees."), ("plan.pdf", 1, "It is self-funded by the State and administered by Anthem."), ("plan.pdf", 1, "It is a governmental plan and is not subject to ERISA."))},
    "routes": ["expedited-appeal", "expedited-external-review", "internal-appeal", "document-request", "external-review"],
    "not_routes": ["second-level-appeal", "submit-prior-authorization", "peer-to-peer", "fair-hearing", "opm-review"],
    "deadlines": {"internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72, "external_months_or_days": {"months": 4, "from": "receipt of the final internal denial"},
                  "other": {"how_counted": "180 days after receipt on 2026-11-19: Tuesday 2027-05-18; outer limit only, the start is 2026-12-02", "file_now": "expedited appeal today by fax or telephone, and expedited external review at the same time", "expedited_decision_if_filed_today": "2026-11-26 (72 hours, Thanksgiving included)"},
                  "citation": "45 CFR 147.136(b)(2)(ii)(B), (d)(3); 29 CFR 2560.503-1(i)(2)(i), (m)(1) by reference"},
    "notice_defects": ["no contact of a consumer assistance office or of CMS", "the reviewer is not named (name given only on request)"],
    "criteria": [
        C("I", "Group 1 or group 2", "all of ROOT", "unknown"),
        C("I.1", "Group 1, tumor list: any", "any of I", "not-met"),
        C("I.1.a", "Melanoma of the eye", "any of I.1", "not-met", [(I_, 1, "Not chordoma, not melanoma.")]),
        C("I.1.b", "Chordoma or chondrosarcoma of the skull base or spine", "any of I.1", "not-met", [(I_, 1, "Not chordoma, not melanoma.")]),
        C("I.1.c", "Solid tumor in a person under 21", "any of I.1", "not-met", [(A, 1, "DOB 08/27/1978")]),
        C("I.2", "Group 2, second course: all", "any of I", "unknown"),
        C("I.2.a", "Recurrence or new cancer confirmed by biopsy", "all of I.2", "met", [(I_, 1, "recurrent nonkeratinizing squamous cell carcinoma, EBER positive")]),
        C("I.2.b", "Summary of earlier radiation with dose, fractions and dates, at least 6 months before", "all of I.2", "met", [(O, 1, "Nasopharynx and neck, IMRT (photons), 70 Gy in 35 fractions."), (O, 1, "Treatment 02/11/2019 to 04/02/2019")]),
        C("I.2.c", "Comparison of plans: both", "all of I.2", "unknown"),
        C("I.2.c.i", "Photon plan exceeds the limit of at least one critical organ", "all of I.2.c", "met", [(P_, 1, "Brainstem 71.8 Gy 58.9 Gy 64 Gy")]),
        C("I.2.c.ii", "Proton plan within the limits for all listed organs, each with a value", "all of I.2.c", "unknown", [(P_, 1, "Left optic nerve 58.4 Gy below limit 60 Gy")], "the number for the left optic nerve (and the right temporal lobe is not listed): the physicist after checking the contour"),
        C("I.2.d", "No distant spread on PET/CT no more than 60 days before the request (2026-11-12)", "all of I.2", "unknown", [(I_, 2, "local recurrence; no distant spread"), (A, 2, "new PET/CT ordered, scheduled 11/25/2026")], "a PET/CT no more than 60 days old; that of 2026-08-28 is 76 days before the request; the new one on 2026-11-25 is planned"),
        C("I.2.e", "ECOG 0 to 2", "all of I.2", "met", [(A, 3, "ECOG 1 today"), (A, 1, "ECOG 1")]),
        C("I.2.f", "Recommendation of a tumor board, with date", "all of I.2", "met", [(O, 3, "Date 10/15/2026."), (O, 3, "Recommendation: re-irradiation with protons and concurrent cisplatin")]),
        C("I.2.g", "Surgery: at least one", "all of I.2", "met"),
        C("I.2.g.i", "Surgeon states that the recurrence cannot be removed", "any of I.2.g", "met", [(O, 2, "The recurrence cannot be removed with clear margins; not a candidate for endoscopic nasopharyngectomy.")]),
        C("I.2.g.ii", "The patient has refused surgery", "any of I.2.g", "not-met", [(O, 2, "Patient would accept surgery if it were possible.")], "not needed: g.i is met"),
        C("II", "Delivery: both", "all of ROOT", "met"),
        C("II.a", "Ordered by a radiation oncologist", "all of II", "met", [(A, 2, "Yuki Lindgren-Baptiste, MD, radiation oncologist, signed 10/29/2026 18:07")]),
        C("II.b", "Daily image guidance planned", "all of II", "met", [(A, 2, "Daily cone beam CT image guidance.")]),
        C("III", "None", "all of ROOT", "met"),
        C("III.a", "No earlier re-irradiation of the same volume (a third course)", "all of III", "met", [(O, 1, "No radiation to the same area before or since.")]),
        C("III.b", "Not only palliative intent", "all of III", "met", [(A, 1, "Intent is curative. Not a palliative case.")]),
    ],
    "overall": "unknown",
    "smallest_missing": ["I.2.c.ii the dose to the left optic nerve (and to the right temporal lobe) in the proton plan", "I.2.d a current PET/CT (scheduled 2026-11-25)"],
    "must_say": ["ask for an expedited appeal now (72 hours); the doctor's statement of 2026-11-20 says that waiting could seriously jeopardize his life and function, and a non-grandfathered plan must defer to the attending provider on urgency",
                 "ask at the same time for expedited external review under the federal process", "biopsy 2026-09-24 proves the recurrence; first course 70 Gy in 35 fractions in 2019, more than 6 months before", "photon plan gives the brainstem 71.8 Gy, limit 64 Gy; proton plan 58.9 Gy",
                 "surgeon: cannot be removed; tumor board 2026-10-15 recommends protons; ECOG 1; curative intent", "send the PET of 2026-11-25 and the missing optic nerve number as soon as they exist", "Group 2, not Group 1, is the rule that applies",
                 "the standard limit is 2027-05-18"],
    "must_not_say": ["that the tumor is on the list of Group 1", "that all organs are within limits (the left optic nerve has no number)", "that the PET is current or already shows no spread", "that ERISA or a lawsuit under section 502(a) applies", "that the Georgia Insurance Commissioner decides (self-funded governmental plan)", "that he refused surgery",
                     "that he had protons before (his brother did)", "that the peer-to-peer is still open as a remedy", "that a second internal level exists"],
    "traps": ["two telephone and fax pairs: the expedited ones (0149, 0150) and the standard ones (0147, 0148)", "brother's proton treatment", "PET 76 days old and the new one only planned", "'below limit' without a number", "Group 1 is a decoy of the reviewer", "earlier course was photons and is not a third course", "2026-11-26 is Thanksgiving but the hours run", "peer-to-peer was already held on 11/20",
              "received 11/19, printed 11/19, decided 11/14, dated 11/18"],
}
done(kit, gold)
