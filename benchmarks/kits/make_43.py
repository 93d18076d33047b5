# ruff: noqa: B905, F403, F405
"""Kit 43: Driscoll Health Plan CHIP (Texas), growth hormone, letter in Word, policy as a web page, chart as FHIR."""
from make_4_lib import *

kit = Kit("43-driscoll-chip-growth-hormone")
word(kit, "notice.docx", """
# Driscoll Health Plan
CHIP | Children's Health Insurance Program of Texas | 4525 Ayers St, Suite 990, Corpus Christi, TX 78415

November 9, 2026

To the parent or guardian of: Paloma R. Guerra-Whitlock
1833 Laguna Shores Ct, Corpus Christi, TX 78418

| Child | Paloma R. Guerra-Whitlock, born 07/14/2018 |
| CHIP member number | 610 447 2281 |
| Request number | NAV-RX-26-884310 |
| Asked for by | Lucía Bandera-Holm, MD, Coastal Bend Children's Endocrinology |
| Medicine | Norditropin FlexPro (somatropin) 10 mg/1.5 mL, 1.2 mg under the skin every day. HCPCS J2941, diagnosis E23.0 |
| Request came in | November 8, 2026 |
| Decision | DENIED |

Dear parent or guardian:

We reviewed this request with our pharmacy partner, Navitus Health Solutions. We cannot approve the medicine.

## Why we said no
The medicine is not medically necessary by our Pharmacy Guideline PG-GH-11, Growth Hormone in Children. A pediatrician reviewed it. The reasons are:
* One of the two stimulation tests shows a growth hormone peak above the limit.
* The child's height is not low enough by the chart sent to us.
* The bone age film is old.
* Norditropin is not our preferred growth hormone. The preferred one is Genotropin. We have no record that it was tried.

## You can appeal
You, or someone you name in writing, can appeal. You must ask **within 60 calendar days from the date of this letter**. You may call or write: Driscoll Health Plan, CHIP Appeals, P.O. Box 990608, Corpus Christi, TX 78469, phone 1-877-555-0108, fax 361-555-0109. We will answer within 30 days. If waiting could harm the child's health, ask for a fast appeal, and we will answer within 72 hours. The doctor may send new information.

## If we still say no
You can ask for an external review by an independent review organization under the federal external review process, within four months after you get our appeal decision. There is no charge. The letter with our decision tells you how. You may also send a complaint to the Texas Health and Human Services Commission, 1-800-555-0112.

## Your file
You can have free copies of the records and the guideline that we used. Ask 1-877-555-0108.

Ayuda en español: 1-877-555-0108. Created 11/10/2026 in batch 61. Last four of fax cover: 7714.
""".replace("**", ""), "Letter (synthetic sample)")

kit.write("policy.html", """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>PG-GH-11 Growth Hormone in Children</title>
<meta name="description" content="Synthetic sample. Fictional document."></head><body>
<nav><a href="#ped">Children</a> | <a href="#turner">Turner</a> | <a href="#ckd">Kidney</a></nav>
<h1>Pharmacy Guideline PG-GH-11: Growth Hormone in Children</h1>
<p>Driscoll Health Plan, CHIP. Effective March 1, 2026. Reviewed by the Pharmacy and Therapeutics Committee, January 22, 2026. <em>Synthetic sample. Fictional plan document.</em></p>
<h2>Preferred product</h2>
<table border="1"><tr><th>Product</th><th>Status</th></tr><tr><td>Genotropin</td><td>Preferred, prior authorization</td></tr>
<tr><td>Norditropin, Omnitrope, Humatrope, Skytrofa</td><td>Non-preferred, prior authorization; see section 7</td></tr></table>
<h2 id="ped">Growth hormone deficiency in children, first approval (12 months)</h2>
<p>Somatropin is approved when <strong>all</strong> of sections 1 through 7 are documented:</p>
<ol>
<li>It is prescribed by a pediatric endocrinologist.</li>
<li>Growth failure, shown by <strong>at least two</strong> of the following:
 <ol type="a"><li>height at or below -2.0 standard deviations for age and sex, on the current chart;</li>
 <li>growth velocity below 4 cm a year, calculated from two heights at least 6 months apart within the last 15 months;</li>
 <li>height more than 1.5 standard deviations below the mid-parental target;</li>
 <li>bone age 2 years or more behind the age of the child, on a film no more than 12 months old.</li></ol></li>
<li>Testing, meaning <strong>any one</strong> of the following:
 <ol type="a"><li>a growth hormone peak below 10 ng/mL on two different stimulation tests;</li>
 <li>both:
  <ol type="i"><li>a growth hormone peak below 10 ng/mL on one stimulation test; and</li>
  <li>an IGF-1 more than 2 standard deviations below the mean, measured in the last 6 months;</li></ol></li>
 <li>structural disease of the pituitary or hypothalamus on MRI.</li></ol></li>
<li>Other causes are excluded. All of the following:
 <ol type="a"><li>a normal TSH and free T4 in the last 12 months;</li><li>a negative test for celiac disease (tissue transglutaminase) in the last 24 months;</li>
 <li>in girls, a karyotype or microarray that excludes Turner syndrome.</li></ol></li>
<li>The growth plates are open (bone age below 14 in girls, below 16 in boys) on a film no more than 24 months old.</li>
<li>None of the following:
 <ol type="a"><li>active cancer;</li><li>severe obesity with untreated sleep apnea in Prader-Willi syndrome.</li></ol></li>
<li>Product. <strong>Any one</strong> of the following:
 <ol type="a"><li>the preferred product is requested;</li><li>the preferred product was taken for 3 months and failed or caused a reaction;</li>
 <li>the doctor gives a reason why the preferred product cannot be used.</li></ol></li>
</ol>
<h2 id="turner">Turner syndrome</h2><p>Somatropin is approved for a girl with a karyotype that shows Turner syndrome, open growth plates and height below the 5th percentile. Sections 2 to 4 above are not used.</p>
<h2 id="ckd">Chronic kidney disease</h2><p>Approved with growth failure and an eGFR below 75, before transplant.</p>
<h2>Renewal</h2><p>Velocity of at least 4 cm a year on treatment, open growth plates, and a visit in the last 6 months.</p>
<h2>Not covered</h2><p>Idiopathic short stature is not approved. Use in adults is in PG-GH-12.</p>
</body></html>
""")

HD = "<b>Coastal Bend Children's Endocrinology</b> | 3303 Alameda, Corpus Christi TX | 361-555-0171<br/>GUERRA-WHITLOCK, PALOMA &nbsp; F &nbsp; DOB 07/14/2018 &nbsp; MRN CBE-20871"
doc(kit, "records/01_endocrinology_notes.pdf", f"""
{HD}
# New patient visit 09/15/2025
<b>Reason:</b> short stature. <b>HPI:</b> 7 y 2 mo girl. Height 114.7 cm (-1.5 SD). PCP noted crossing from 45th to 5th percentile since age 4. Born at term 3.1 kg, 49 cm (not small for dates). Eats well, no vomiting, no headaches, no vision change, no diarrhea. Development normal.

<b>FH:</b> Father 178 cm, mother 164 cm (both measured here). Mid-parental target 164.5 cm, +0.2 SD. Sister: celiac disease. Maternal cousin: Turner syndrome. Grandmother: type 2 diabetes. No one on growth hormone.

<b>Exam:</b> BMI 16.1, no dysmorphic features, normal palate, Tanner 1, no neck webbing. <b>Plan:</b> velocity in 6 to 12 months; karyotype; screening labs.
---
{HD}
# Visit 03/16/2026
Height 116.2 cm by stadiometer, three readings. MA typed 122.0 first; corrected. Growth slow. Labs 11/2025: TSH 2.3, free T4 1.1. Karyotype 46,XX. IGF-1 (2024, PCP) 98, -1.2 SD. Repeat IGF-1 at next visit. Discussed possible GH testing.
L. Bandera-Holm, MD, Pediatric Endocrinology
---
{HD}
# Visit 09/14/2026
<b>Interval:</b> Height 117.8 cm, -1.9 SD for age (8 y 2 mo). Velocity 3.1 cm over the last 12 months (09/15/2025 to 09/14/2026). Height is 2.1 SD below the mid-parental target. Weight 21.4 kg. Tanner 1.

<b>Labs 08/31/2026:</b> IGF-1 61 ng/mL (-2.4 SD). TSH 2.0 mIU/L, free T4 1.2 ng/dL (both normal). Creatinine 0.4. CBC normal. Serum IgA normal.

<b>Assessment:</b> Probable growth hormone deficiency. Stimulation testing booked 09/21, MRI 10/05. Not obese, no sleep apnea, no cancer history. No prior treatment with any growth hormone. Family prefers a pen; pharmacy rep gave a Norditropin demonstration.

<b>Plan:</b> new bone age film when insurance permits (last 03/10/2025).

<b>Addendum 11/06/2026:</b> Stim tests as reported. One peak 6.8, other 11.4. MRI 10/05 normal. Growth hormone deficiency (E23.0). Start Norditropin 1.2 mg daily, prescription sent, teach pen. L. Bandera-Holm, MD
---
{HD}
# Telephone 11/13/2026
Mother: got denial on Friday. Father asks about switching to Genotropin. Dr LBH: no objection, "any daily somatropin would do, she has not been on any". Will ask for it if the plan wants; nurse to check. No decision yet. -A. Tran-Rios, RN
""", "Endocrine notes (synthetic sample)", font="Sans", size=9.8, foot="CBE chart")
lab = doc(kit, "x", """
# DRISCOLL CHILDREN'S LABORATORY
GUERRA-WHITLOCK, PALOMA &nbsp; DOB 07/14/2018 &nbsp; F &nbsp; Collected 09/21/2026 08:05 &nbsp; Ordering: Bandera-Holm

## Growth hormone stimulation, arginine (0.5 g/kg IV)
| w:.3 .3 .4 |
| Minutes | GH ng/mL | Remark |
| 0 | 1.1 | |
| 30 | 4.2 | |
| 45 | 6.8 | peak |
| 60 | 5.0 | |
| 90 | 2.3 | |

## Growth hormone stimulation, clonidine (0.15 mg/m2)
| w:.3 .3 .4 |
| Minutes | GH ng/mL | Remark |
| 0 | 0.9 | |
| 60 | 11.4 | peak |
| 90 | 8.0 | |
| 120 | 5.5 | |

Two tests on one day. BP lowest 78/44, recovered with fluids. Signed R. Nakagawa, MLS, 09/22/2026.
---
# DRISCOLL CHILDREN'S LABORATORY
GUERRA-WHITLOCK, PALOMA &nbsp; DOB 07/14/2018 &nbsp; F

| w:.22 .3 .2 .28 |
| Collected | Test | Result | Comment |
| 11/04/2025 | Karyotype, 50 cells | 46,XX | normal female, Turner syndrome excluded |
| 11/04/2025 | TSH / free T4 | 2.3 / 1.1 | normal |
| 08/31/2026 | TSH / free T4 | 2.0 / 1.2 | normal |
| 08/31/2026 | IGF-1 | 61 ng/mL | -2.4 SD |
| 08/31/2026 | Creatinine | 0.4 mg/dL | normal |
| 08/31/2026 | IgA total | 96 mg/dL | normal |
""", "Lab", font="Mono", size=9.5, write=False)
scan(kit, "records/02_stimulation_tests_and_labs_scan.pdf", lab, "Laboratory scan (synthetic sample)", seed=4302)
doc(kit, "records/03_imaging.pdf", """
# Bay Area Radiology
<b>Exam:</b> Left hand and wrist for bone age &nbsp; <b>Date:</b> 03/10/2025 &nbsp; Paloma Guerra-Whitlock, 07/14/2018

Chronological age 6 y 8 mo. Bone age 4 y 4 mo by Greulich and Pyle (2 y 4 mo behind). Growth plates open. S. Iyer-Castro, MD
---
# Bay Area Radiology
<b>Exam:</b> MRI brain and pituitary with and without contrast &nbsp; <b>Date:</b> 10/05/2026 &nbsp; Paloma Guerra-Whitlock, 07/14/2018

Pituitary 4.5 mm, normal for age. Stalk midline. Posterior bright spot in place. Optic nerves and septum normal. No mass, no hypothalamic lesion. <b>Impression:</b> Normal pituitary MRI. S. Iyer-Castro, MD
""", "Imaging (synthetic sample)", font="Serif", size=11, foot="BAR report")
word(kit, "records/04_school_and_primary_care.docx", """
# Lighthouse Pediatrics: well visit 07/20/2026
Paloma, age 8. Diet wide, no belly pain. Screening 2024: IGF-1 98 (-1.2 SD). Vision 20/20, no headache. Height 117 cm with shoes?? (not for the chart). No hospital stays. Sister with celiac; mother asks about testing, "we will do it some day". Obstructive sleep apnea: no snoring. C. Mbeki-Lang, MD

## School nurse, 10/02/2026
Paloma in good health, no medicine at school. Smallest in class.
""", "Primary care (synthetic sample)")


def obs(i, date, code, disp, val, unit, status="final"):
    return {"resource": {"resourceType": "Observation", "id": i, "status": status, "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": disp}], "text": disp},
                         "subject": {"reference": "Patient/p1"}, "effectiveDateTime": date, "valueQuantity": {"value": val, "unit": unit}}}


note = "Growth chart review 09/14/2026: heights 114.7 cm (09/15/2025), 116.2 cm (03/16/2026), 117.8 cm (09/14/2026). The value 122.0 cm of 03/16/2026 was a typing error and was removed. Sleep apnea none, malignancy none. L. Bandera-Holm, MD"
fhir(kit, "records/05_chart_bundle.json", {"resourceType": "Bundle", "type": "collection", "meta": {"tag": [{"display": "Synthetic sample. Fictional person."}]}, "entry": [
    {"resource": {"resourceType": "Patient", "id": "p1", "name": [{"family": "Guerra-Whitlock", "given": ["Paloma", "R"]}], "birthDate": "2018-07-14", "gender": "female"}},
    {"resource": {"resourceType": "Condition", "id": "c1", "code": {"text": "Growth hormone deficiency", "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "E23.0"}]}, "clinicalStatus": {"text": "active"}, "onsetDateTime": "2026-09-21", "subject": {"reference": "Patient/p1"}}},
    {"resource": {"resourceType": "FamilyMemberHistory", "id": "f1", "relationship": {"text": "sister"}, "condition": [{"code": {"text": "Celiac disease"}}], "patient": {"reference": "Patient/p1"}, "status": "completed"}},
    {"resource": {"resourceType": "FamilyMemberHistory", "id": "f2", "relationship": {"text": "cousin"}, "condition": [{"code": {"text": "Turner syndrome"}}], "patient": {"reference": "Patient/p1"}, "status": "completed"}},
    obs("h1", "2025-09-15", "8302-2", "Body height", 114.7, "cm"), obs("h2", "2026-03-16", "8302-2", "Body height", 122.0, "cm", "entered-in-error"),
    obs("h3", "2026-03-16", "8302-2", "Body height", 116.2, "cm"), obs("h4", "2026-09-14", "8302-2", "Body height", 117.8, "cm"),
    obs("g1", "2024-06-11", "2484-4", "IGF-1", 98, "ng/mL"), obs("g2", "2026-08-31", "2484-4", "IGF-1", 61, "ng/mL"), obs("w1", "2026-09-14", "29463-7", "Body weight", 21.4, "kg"),
    {"resource": {"resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order", "medicationCodeableConcept": {"text": "Norditropin FlexPro (somatropin) 1.2 mg subcutaneous daily"}, "subject": {"reference": "Patient/p1"}, "authoredOn": "2026-11-06", "note": [{"text": "no prior somatropin product"}]}},
    {"resource": {"resourceType": "DocumentReference", "id": "d1", "status": "current", "type": {"text": "Growth chart review"}, "content": [{"attachment": {"contentType": "text/plain", "data": base64.b64encode(note.encode()).decode()}}]}},
]})
wells = [("08/02/2021", "3", "93.9", "45", "13.8"), ("07/25/2022", "4", "101.0", "45", "15.6"), ("07/19/2023", "5", "106.4", "29", "17.2"), ("07/22/2024", "6", "110.6", "14", "18.6"), ("07/21/2025", "7", "114.1", "5", "20.2")]
doc(kit, "records/06_primary_care_growth_and_visits.pdf", "\n---\n".join(f"""
# Lighthouse Pediatrics: well child visit {d}
Paloma Guerra-Whitlock &nbsp; F &nbsp; DOB 07/14/2018 &nbsp; age {a} y &nbsp; Clinician: C. Mbeki-Lang, MD

| w:.3 .3 .4 |
| Height | {h} cm | {pc}th percentile |
| Weight | {w} kg | |
| Blood pressure | 9{a}/5{a} | normal for age |

<b>Interval:</b> {t}

<b>Exam:</b> well, no dysmorphic signs, heart and lungs normal, abdomen soft, no thyroid enlargement. <b>Development:</b> on time. <b>Immunizations:</b> up to date. <b>Plan:</b> {q}
""" for (d, a, h, pc, w), t, q in zip(wells, [
    "Eats everything, sleeps through. One ear infection.", "Two colds. Day care. Sister diagnosed with celiac disease in May; Paloma has no complaints.",
    "Started kindergarten. Mother says shoes last long.", "IGF-1 drawn in June by Dr. Ruiz (locum): 98 ng/mL, -1.2 SD. Crossing percentiles.",
    "Smallest in class. No headache, no polyuria. Bone age done in March, delayed."],
    ["Return in a year.", "Return in a year. Mother asked about celiac testing, told it can be done if symptoms come.", "Watch growth.", "Bone age if slow next year.", "Refer to endocrinology, appointment 09/15/2025."])),
    "Primary care visits (synthetic sample)", font="Sans", size=10.2, foot="Lighthouse Pediatrics, released 11/16/2026")
kit.write("statement.txt", """Hello, I'm Rebeca, Paloma's mom. She is 8 and has CHIP with Driscoll. The letter is November 9 and it came Friday November 13. They say no to the growth shot. She grew only 3 centimeters in one year and she is the smallest in her class. We had a friend whose child with Medicaid got a hearing from the state, could we ask for that and keep the medicine while we wait? She has not started it. Her sister has celiac but Paloma has never been tested for it that I know. I do not mind which brand!
""")
N, L, I_, P_, F_ = "records/01_endocrinology_notes.pdf", "records/02_stimulation_tests_and_labs_scan.pdf", "records/03_imaging.pdf", "records/04_school_and_primary_care.docx", "records/05_chart_bundle.json"
last = after("2026-11-09", 60)
assert last == "2027-01-08"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Driscoll Health Plan CHIP (Texas): growth hormone for a girl of 8 denied, non-preferred brand, no fair hearing in CHIP",
    "notice": {"payer": "driscoll-health-plan", "payer_name": "Driscoll Health Plan", "delegate": "Navitus Health Solutions", "member_id": "610 447 2281", "group_number": None, "claim_number": None, "reference_number": "NAV-RX-26-884310",
               "patient_name": "Paloma R. Guerra-Whitlock", "patient_dob": "2018-07-14", "provider_name": "Lucía Bandera-Holm, MD", "facility_name": "Coastal Bend Children's Endocrinology", "notice_date": "2026-11-09", "received_date": "2026-11-13",
               "service_start": None, "service_end": None, "service": "Norditropin FlexPro (somatropin) 1.2 mg under the skin every day", "codes": [{"system": "HCPCS", "code": "J2941"}, {"system": "ICD-10-CM", "code": "E23.0"}], "carc": [], "rarc": [], "group_code": None,
               "reasons": ["medical-necessity", "step-therapy", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 60, "from": "notice"},
               "appeal_to": {"name": "Driscoll Health Plan, CHIP Appeals", "address": "P.O. Box 990608, Corpus Christi, TX 78469", "fax": "361-555-0109", "phone": "1-877-555-0108", "portal": None},
               "cited_policy": "Pharmacy Guideline PG-GH-11, Growth Hormone in Children", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "chip", "state": "TX", "evidence": ev(("notice.docx", 1, "CHIP | Children's Health Insurance Program of Texas"))},
    "routes": ["internal-appeal", "document-request", "external-review"],
    "not_routes": ["fair-hearing", "aid-paid-pending", "reconsideration", "redetermination", "expedited-appeal", "formulary-exception"],
    "deadlines": {"internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72, "external_months_or_days": {"months": 4, "from": "receipt of the appeal decision"},
                  "other": {"how_counted": "60 calendar days from the date on the notice, 2026-11-09: Friday 2027-01-08; the day of receipt (11-13) plays no part", "switch_of_brand": "a new prescription for Genotropin may be asked at any time and does not stop the 60 days"},
                  "citation": "42 CFR 457.1260 (438.402, 438.408 by reference; 438.420 not applied), 457.1160"},
    "notice_defects": [],
    "criteria": [
        C("1", "Prescribed by a pediatric endocrinologist", "all of ROOT", "met", [(N, 2, "L. Bandera-Holm, MD, Pediatric Endocrinology")]),
        C("2", "Growth failure: at least two", "all of ROOT", "met"),
        C("2.a", "Height at or below -2.0 SD", "any of 2 (at least 2)", "not-met", [(N, 3, "Height 117.8 cm, -1.9 SD for age (8 y 2 mo).")], "not needed: two others are met"),
        C("2.b", "Growth velocity below 4 cm a year, two heights at least 6 months apart within the last 15 months", "any of 2 (at least 2)", "met", [(N, 3, "Velocity 3.1 cm over the last 12 months (09/15/2025 to 09/14/2026)."), (F_, 1, "114.7 cm (09/15/2025), 116.2 cm (03/16/2026), 117.8 cm (09/14/2026)")]),
        C("2.c", "Height more than 1.5 SD below the mid-parental target", "any of 2 (at least 2)", "met", [(N, 3, "Height is 2.1 SD below the mid-parental target."), (N, 1, "Mid-parental target 164.5 cm, +0.2 SD.")]),
        C("2.d", "Bone age 2 years or more behind, film no more than 12 months old", "any of 2 (at least 2)", "unknown", [(I_, 1, "Bone age 4 y 4 mo by Greulich and Pyle (2 y 4 mo behind)."), (N, 3, "new bone age film when insurance permits (last 03/10/2025)")], "not needed: 2.b and 2.c are met; the film of 2025-03-10 is too old, a new one is planned"),
        C("3", "Testing: any one", "all of ROOT", "met"),
        C("3.a", "Peak below 10 ng/mL on two stimulation tests", "any of 3", "not-met", [(L, 1, "60 11.4 peak")], "not needed: 3.b is met"),
        C("3.b", "One test and IGF-1: both", "any of 3", "met"),
        C("3.b.i", "Peak below 10 ng/mL on one stimulation test", "all of 3.b", "met", [(L, 1, "45 6.8 peak"), (N, 3, "One peak 6.8, other 11.4.")]),
        C("3.b.ii", "IGF-1 more than 2 SD below the mean in the last 6 months", "all of 3.b", "met", [(N, 3, "IGF-1 61 ng/mL (-2.4 SD)"), (L, 2, "08/31/2026 IGF-1 61 ng/mL -2.4 SD")]),
        C("3.c", "Structural disease of pituitary or hypothalamus on MRI", "any of 3", "not-met", [(I_, 2, "Normal pituitary MRI.")], "not needed: 3.b is met"),
        C("4", "Other causes excluded: all", "all of ROOT", "unknown"),
        C("4.a", "Normal TSH and free T4 in the last 12 months", "all of 4", "met", [(L, 2, "08/31/2026 TSH / free T4 2.0 / 1.2 normal")]),
        C("4.b", "Negative celiac test in the last 24 months", "all of 4", "unknown", [(L, 2, "IgA total 96 mg/dL normal")], "no tissue transglutaminase result in the record (total IgA is another test; celiac disease is the sister's); ask the doctor for the test"),
        C("4.c", "Karyotype or microarray excludes Turner syndrome", "all of 4", "met", [(L, 2, "11/04/2025 Karyotype, 50 cells 46,XX normal female, Turner syndrome excluded")]),
        C("5", "Growth plates open on a film no more than 24 months old", "all of ROOT", "met", [(I_, 1, "Growth plates open.")]),
        C("6", "None of a, b", "all of ROOT", "met"),
        C("6.a", "No active cancer", "all of 6", "met", [(N, 3, "Not obese, no sleep apnea, no cancer history.")]),
        C("6.b", "No Prader-Willi with severe obesity and untreated sleep apnea", "all of 6", "met", [(N, 3, "Not obese, no sleep apnea, no cancer history.")]),
        C("7", "Product: any one", "all of ROOT", "unknown"),
        C("7.a", "The preferred product is requested", "any of 7", "not-met", [(N, 3, "Start Norditropin 1.2 mg daily")], "could become met by a new prescription for Genotropin"),
        C("7.b", "Preferred product taken for 3 months and failed or reaction", "any of 7", "not-met", [(N, 3, "No prior treatment with any growth hormone.")]),
        C("7.c", "A reason of the doctor why the preferred product cannot be used", "any of 7", "unknown", [(N, 4, "any daily somatropin would do, she has not been on any")], "the record gives no such reason; the doctor has no objection to Genotropin: a new prescription is simpler"),
    ],
    "overall": "unknown",
    "smallest_missing": ["4.b a tissue transglutaminase test", "7: a prescription for Genotropin (7.a) instead of a reason (7.c)"],
    "must_say": ["two of four growth signs are met: velocity 3.1 cm a year and height 2.1 SD below the target; height at -1.9 SD and the old bone age film are not needed", "3.b is met: arginine peak 6.8 and IGF-1 -2.4 SD of 2026-08-31; the reviewer applied only 3.a",
                 "ask the doctor to test for celiac disease and to prescribe Genotropin", "file by 2027-01-08, from the date of the letter", "asks for the file and guideline free of charge", "after the appeal: free external review within four months"],
    "must_not_say": ["that both stimulation peaks are below 10", "that her height is at or below -2.0 SD", "that celiac disease was excluded", "that she tried Genotropin", "that she may have a state fair hearing or continued benefits (CHIP, not Medicaid)", "that EPSDT applies", "that the case is urgent", "that the MRI shows pituitary disease", "that she has Turner syndrome or celiac disease"],
    "traps": ["122.0 cm is entered in error; with it the velocity would be wrong", "IGF-1 -1.2 SD is from 2024", "celiac disease of the sister and Turner syndrome of a cousin", "total IgA is not the celiac test", "well visit height with shoes",
              "CHIP is not Medicaid: no fair hearing, no continuation; Texas CHIP uses external review", "letter dated 11-09, made 11-10, received 11-13: the date of the letter counts", "bone age film old for 2.d but new enough for 5", "mother's wish for any brand is not yet a request"],
}
done(kit, gold)
