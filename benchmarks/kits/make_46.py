# ruff: noqa: F403, F405, Q003
"""Kit 46: Independence Blue Cross (individual, Pennsylvania), TMS for depression, final denial as a telephone photo, chart with a C-CDA."""
from make_4_lib import *

kit = Kit("46-ibx-tms-final-denial-photo")
data = doc(kit, "x", """
# Independence Blue Cross
Keystone Health Plan East, Inc. | behavioral health reviewed by Magellan Behavioral Health of Pennsylvania

October 12, 2026

Beatrix Olufemi-Kowalczyk<br/>
417 Catharine Walk, Philadelphia, PA 19147

<b>Member ID</b> QCK 3310 5529 8001 &nbsp;&nbsp; <b>Plan</b> Keystone HMO Silver (individual, through Pennie) &nbsp;&nbsp; <b>Born</b> 12/03/1984<br/>
<b>Appeal case</b> A-2609-60417 &nbsp;&nbsp; <b>Request</b> MBH-26-221904 &nbsp;&nbsp; <b>Doctor</b> Samir Delgado-Whyte, MD &nbsp;&nbsp; <b>Clinic</b> Fitler Square TMS Center

## FINAL DECISION ON YOUR APPEAL

Dear Ms. Olufemi-Kowalczyk:

Your appeal of September 14, 2026 asked us to approve transcranial magnetic stimulation (TMS), 36 sessions, CPT 90867, 90868 and 90869, diagnosis F33.2. A psychiatrist who did not take part in the first decision reviewed it. <b>We uphold the denial: the treatment is not medically necessary.</b>

Reason, by Policy MBH-TMS-19, section II: "The record does not show four failed antidepressant medicines at full dose in this episode. The MADRS of 27 is below 30. There is no measured trial of psychotherapy. Current substance use was not assessed."

This is the final decision inside our plan. You do not need to appeal to us again.

## EXTERNAL REVIEW
You may ask the Pennsylvania Insurance Department for an independent external review within <b>four months after you receive this letter</b>. Online: www.pa.gov/reviewmyclaim. Telephone 1-877-555-0181. Mail: Pennsylvania Insurance Department, Bureau of Health Coverage Access, 1326 Strawberry Sq, Harrisburg, PA 17120. There is no fee. If waiting would put your life or health in danger, ask for an expedited external review.

Free copies of the whole file, the policy and the diagnosis and treatment codes with their meaning: 1-800-555-0183, fax 215-555-0184. You may ask us for the comparison of how we limit behavioral health care and medical care.

Member Appeals, Independence Blue Cross, P.O. Box 990412, Philadelphia, PA 19101 &nbsp; (letter made 10/13/2026, seq 0077)
""", "Letter", font="Serif", size=11.2, margins=(60, 60, 58, 52), write=False)
photo(kit, "notice.jpg", data, seed=4601, hand=[(.58, .02, "came Fri 10/16", 17)], tilt=0.5, shadow=False)

doc(kit, "policy.pdf", """
# Magellan policy MBH-TMS-19
<b>Transcranial Magnetic Stimulation</b> | effective 02/01/2026 | individual and group plans, Pennsylvania

## I. Scope
Repetitive TMS of the prefrontal cortex for major depression. TMS for obsessive-compulsive disorder, pain, tinnitus and smoking is reviewed under MBH-TMS-21. Electroconvulsive therapy is reviewed under MBH-ECT-04.

## II. First course
A first course of TMS is medically necessary when A to G are ALL satisfied.

<b>A. Diagnosis.</b> Both:
> 1. age 18 or older;
> 2. major depressive disorder, severe, single or recurrent, without psychotic features, diagnosed by a psychiatrist.
<b>B. Severity</b> no more than 45 days before the request. Any one of:
> 1. PHQ-9 of 20 or more;
> 2. Hamilton Depression Scale (17 items) of 20 or more;
> 3. MADRS of 30 or more.
<b>C. Resistance in the present episode.</b> Any one of:
> 1. failure of four antidepressants from at least two classes;
> 2. both:
>> a. failure of two antidepressants from different classes;
>> b. failure of one augmentation (lithium, atypical antipsychotic, thyroid hormone) for at least 4 weeks;
> 3. side effects that stopped four antidepressants;
> 4. response to TMS or ECT in an earlier episode.
---
<b>D. Psychotherapy.</b> Both:
> 1. at least 12 sessions of an evidence-based psychotherapy in the present episode;
> 2. no adequate response, shown by a standard scale at the start and the end of the sessions.
<b>E. Order</b> by a psychiatrist who examined the member in person in the last 60 days.
<b>F. None of the following:</b>
> 1. seizure disorder, or a seizure other than febrile in childhood;
> 2. magnetic metal or an implanted device within 30 cm of the coil;
> 3. alcohol or drug use disorder that is active in the last 3 months, tested or screened with a named tool;
> 4. psychotic symptoms in the present episode.
<b>G. Amount.</b> No more than 36 sessions, with a device cleared by the FDA for depression.

## III. Continuation and repeat
Sessions 37 and beyond: not approved. Repeat course: at least 50% fall of the scale after the first course, relapse, and at least 3 months since the last session. Not used for a first course.

## IV. Words
<b>Failure</b>: less than 50% improvement after at least 6 weeks at a dose at or above the minimum effective dose in the table. A medicine stopped before 6 weeks is not a failure, but may count under C.3. <b>Present episode</b>: since the last period of 2 months or more without depression.

| w:.36 .3 .34 |
| Medicine | Class | Minimum effective dose a day |
| sertraline | SSRI | 100 mg |
| escitalopram | SSRI | 10 mg |
| venlafaxine XR | SNRI | 150 mg |
| bupropion XL | NDRI | 300 mg |
| mirtazapine | other | 30 mg |
| aripiprazole (augmentation) | atypical | 2 mg |

## V. History
02/01/2026: C.2 added; before that four trials were required. 07/01/2024: PHQ-9 accepted.
""", "MBH-TMS-19 (synthetic sample)", foot="MBH-TMS-19 | effective 02/01/2026 | {p} of {n}", size=9.6)

HD = "Delgado-Whyte Psychiatry, 2211 Lombard St, Philadelphia PA 19146 | 215-555-0160<br/>OLUFEMI-KOWALCZYK, BEATRIX &nbsp; DOB 12/03/1984 &nbsp; Chart 77-0418"
CF = "<i>Copied from prior visit:</i> Low mood daily, anhedonia, wakes 3 am, 12 lb loss, poor focus, guilt. Works as court reporter, on leave."


def visit(date, phq, text, tail="S. Delgado-Whyte, MD"):
    return (f"{HD}\n# Medication visit {date}\nPHQ-9 today {phq}. GAD-7 {phq - 9}. C-SSRS: no plan or intent.\n\n{text}\n\n"
            "<b>ROS (template):</b> no chest pain, no rash unless noted, no tremor, no headache beyond usual migraine, appetite low, libido low, no restless legs. "
            "Denies mania: no decreased need for sleep with energy, no spending, no pressured speech. Denies seizures, loss of consciousness, head injury.\n\n"
            "<b>MSE:</b> alert, psychomotor slow, speech soft, mood \"flat\", affect restricted, thought linear, no delusions, no hallucinations, insight good, judgment fair, cognition grossly intact.\n\n"
            "<b>Risk:</b> protective factors partner, cat, no firearms in home. Chronic risk moderate, acute risk low. Safety plan of 11/10/2025 reviewed.\n\n"
            "<b>Vitals:</b> BP 118 to 126 over 74 to 80, weight 141 lb.\n\n"
            "<b>Billing:</b> 99214, 90833 (18 min supportive psychotherapy by prescriber).\n\n"
            f"{tail}\n---\n")


psych = f"""{HD}
# Psychiatric evaluation 11/10/2025
<b>ID/CC:</b> 40F, "I can't get out of it."

<b>HPI:</b> Present episode since September 2025, following a well period of three years. Low mood, anhedonia, early waking, 12 lb loss, poor concentration, guilt. No mania ever. No voices. No suicide attempt; passive thoughts only.

<b>Past psychiatric:</b> First episode 2021: escitalopram 20 mg, 12 weeks, partial, then full remission in 2022. No hospital stay. No ECT, no TMS.

<b>Medical:</b> 2019 "seizure?" in ER after standing in heat: neurology called syncope, EEG normal 02/2019, never on antiepileptic. Migraine. <b>FH:</b> brother has epilepsy; mother bipolar, ECT with good response 1998; maternal uncle alcoholism.

<b>Substance:</b> wine, 2 a week in 2025. Vape no.

<b>Dx:</b> Major depressive disorder, recurrent, severe, without psychotic features (F33.2). <b>Plan:</b> sertraline. S. Delgado-Whyte, MD, psychiatrist. In person.
---
"""
psych += visit("12/08/2025", 22, "Sertraline 100 mg since 12/01, plan raise to 150. Tolerates.")
psych += visit("01/26/2026", 21, f"{CF}<br/>Sertraline 200 mg since 12/22/2025. Eight weeks at 100 mg or more. No better. Cross taper to venlafaxine XR.")
psych += visit("03/16/2026", 21, f"{CF}<br/>Venlafaxine XR 225 mg since 02/09/2026; started 75 on 01/29. Slight energy. BP 126/80.")
psych += visit("04/20/2026", 20, "Venlafaxine XR 225 mg, ten weeks at that dose. Less than 20% change. Add aripiprazole 5 mg (start 04/21/2026). Discussed TMS.")
psych += visit("06/03/2026", 20, "Aripiprazole 5 mg for six weeks, no benefit, akathisia mild. Stop. Try bupropion XL 150 mg with venlafaxine taper (06/04).")
psych += visit("06/24/2026", 21, "Bupropion XL 150 mg, hives on day 16, stopped 06/20. Only one antidepressant stopped for side effects; sertraline and venlafaxine were tolerated. Now mirtazapine 15 mg at night (06/24).")
psych += visit("07/20/2026", 21, "Mirtazapine 15 mg, 4 weeks, sleeps a little more, weight +3. Not raised, sedation. MADRS by Dr. Chua 07/17: 27. Patient wants TMS.", "S. Delgado-Whyte, MD. In person.")
psych += f"""{HD}
# TMS consultation 08/12/2026 (in person)
<b>Reason:</b> candidacy. PHQ-9 today 21. Present episode since September 2025, recurrent severe, no psychosis.

<b>Trials this episode:</b> sertraline up to 200 mg; venlafaxine XR up to 225 mg; aripiprazole 5 mg augmentation 6 weeks; bupropion XL stopped (hives); mirtazapine 15 mg under way.

<b>Safety:</b> No metal in head, no implant, no aneurysm clip. Dental crown of ceramic. Titanium plate in left ankle 2014 only. No seizure (2019 syncope). Alcohol "rare now". MRI brain 08/05: normal.

<b>Plan:</b> left DLPFC, figure-8 coil, NeuroStar (FDA cleared), 36 sessions: 30 daily, 6 taper. Request sent 08/18/2026. Psychotherapy continues.

Samir Delgado-Whyte, MD, psychiatrist, signed 08/12/2026 17:33
"""
doc(kit, "records/01_psychiatry_notes.pdf", psych, "Psychiatry notes (synthetic sample)", font="Sans", size=9.8, foot="DWP chart copy 10/20/2026")

th = ["12/04", "12/11", "12/18", "01/08", "01/15", "01/22", "01/29", "02/05", "02/19", "03/05", "03/12", "03/26", "04/09", "04/23"]
tdoc = doc(kit, "x", """
# Queen Village Therapy Collective
Therapist: Odalys Marchetti, LCSW &nbsp;&nbsp; Client: Beatrix O.-K. &nbsp; DOB 12/3/84 &nbsp; CBT for depression

| w:.16 .14 .14 .56 |
| Date | Min | Kept | Focus |
""" + "\n".join(f"| {d}{'/2025' if d.startswith('12') else '/2026'} | 50 | {'no show' if d == '02/19' else 'yes'} | {['activity log', 'thought record', 'sleep plan', 'guilt', 'behavioral activation', 'problem solving'][i % 6]} |" for i, d in enumerate(th)) + """
---
# Therapist letter 08/30/2026
I am treating Ms. Olufemi-Kowalczyk with cognitive behavioral therapy. She attended 13 of 14 sessions from December 4, 2025 to April 23, 2026 and is engaged. She works hard at the homework. In my opinion therapy alone has not been enough. Sessions resume in October. Scales were done verbally and are not in my file.

Odalys Marchetti, LCSW
""", "Therapy", font="Narrow", size=11, write=False)
scan(kit, "records/02_therapy_log_scan.pdf", tdoc, "Therapy log scan (synthetic sample)", seed=4602)

doc(kit, "records/03_neurology_and_imaging.pdf", """
# Penn Neurology Associates: letter 02/28/2019
Re: Beatrix Kowalczyk, born 12/03/1984. Event on 02/03/2019: stood in heat, prodrome of tunnel vision, brief jerks of both hands, awake within 20 seconds, no confusion. EEG 02/14/2019 normal, awake and asleep. Impression: convulsive syncope. This was not a seizure. No antiepileptic, driving permitted. H. Adelstein, MD
---
# MRI brain without contrast 08/05/2026
Beatrix Olufemi-Kowalczyk 12/03/1984. No mass, no infarct, no metal artefact. Impression: normal. L. Ferro, MD
""", "Neurology (synthetic sample)", font="Serif", size=11)


def sect(code, title, htm):
    return f'<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/><title>{title}</title><text>{htm}</text></section></component>\n'


xml = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Synthetic sample. Fictional person. Not a real document. -->
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><title>Continuity of Care Document</title><effectiveTime value="20261006"/>
<recordTarget><patientRole><id extension="CBM-88190"/><patient><name><given>Beatrix</given><family>Olufemi-Kowalczyk</family></name><administrativeGenderCode code="F"/><birthTime value="19841203"/></patient></patientRole></recordTarget>
<component><structuredBody>
""" + sect("11450-4", "Problem list", "<table><tr><td>Major depressive disorder, recurrent, severe</td><td>2025-11-10</td><td>active</td></tr><tr><td>Seizure disorder</td><td>2019</td><td>entered in error, see neurology letter 2019</td></tr><tr><td>Migraine without aura</td><td>2010</td><td>active</td></tr><tr><td>Hypertension</td><td></td><td>ruled out 2024</td></tr></table>") \
    + sect("10160-0", "Medications", "<table><tr><td>Sertraline 200 mg daily</td><td>2025-11-12 to 2026-01-28</td><td>completed, no response</td></tr><tr><td>Venlafaxine XR 225 mg daily</td><td>2026-01-29 to 2026-06-18</td><td>completed, no response</td></tr><tr><td>Aripiprazole 5 mg</td><td>2026-04-21 to 2026-06-03</td><td>stopped</td></tr><tr><td>Bupropion XL 150 mg</td><td>2026-06-04 to 2026-06-20</td><td>stopped, hives</td></tr><tr><td>Mirtazapine 15 mg</td><td>2026-06-24</td><td>active</td></tr></table>") \
    + sect("10157-6", "Family history", "<paragraph>Brother: epilepsy. Mother: bipolar, ECT. Uncle: alcohol use disorder.</paragraph>") \
    + sect("29762-2", "Social history", "<paragraph>Court reporter. Alcohol: occasional wine. AUDIT or drug test: not on file.</paragraph>") \
    + sect("8716-3", "Vital signs", "<paragraph>2026-10-06 BP 118/74, BMI 22.6.</paragraph>") \
    + "</structuredBody></component></ClinicalDocument>\n"
kit.write("records/04_primary_care_ccda.xml", xml)
kit.write("statement.txt", """Beatrix here. I'm on the Keystone plan I buy from Pennie. The last letter came Friday October 16, my partner wrote it on top. Dr. Delgado says TMS 36 sessions is the next thing. I'm safe, not suicidal, I go to work half days since November. Someone on a forum says appeal to Independence once more and ask an ERISA lawyer. My mother had ECT and it worked for her. I have one or two glasses of wine a month, nobody has ever given me a test for that. My therapist says she did scales out loud only.
""")
A, T, N, X = "records/01_psychiatry_notes.pdf", "records/02_therapy_log_scan.pdf", "records/03_neurology_and_imaging.pdf", "records/04_primary_care_ccda.xml"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Independence Blue Cross individual plan (Pennie, Pennsylvania): TMS for depression, final denial, state external review",
    "notice": {"payer": "independence-blue-cross", "payer_name": "Independence Blue Cross", "delegate": "Magellan Behavioral Health of Pennsylvania", "member_id": "QCK 3310 5529 8001", "group_number": None, "claim_number": None, "reference_number": "A-2609-60417",
               "patient_name": "Beatrix Olufemi-Kowalczyk", "patient_dob": "1984-12-03", "provider_name": "Samir Delgado-Whyte, MD", "facility_name": "Fitler Square TMS Center", "notice_date": "2026-10-12", "received_date": "2026-10-16", "service_start": None, "service_end": None,
               "service": "Transcranial magnetic stimulation (TMS), 36 sessions", "codes": [{"system": "CPT", "code": "90867"}, {"system": "CPT", "code": "90868"}, {"system": "CPT", "code": "90869"}, {"system": "ICD-10-CM", "code": "F33.2"}], "carc": [], "rarc": [], "group_code": None,
               "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service", "level": "final-internal", "urgent": False, "stated_deadline": {"months": 4, "from": "receipt"},
               "appeal_to": {"name": "Pennsylvania Insurance Department", "address": "1326 Strawberry Sq, Harrisburg, PA 17120", "fax": None, "phone": "1-877-555-0181", "portal": "www.pa.gov/reviewmyclaim"},
               "cited_policy": "Policy MBH-TMS-19", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "individual-aca", "state": "PA", "evidence": [{"file": "notice.jpg", "page": 1, "quote": "Keystone HMO Silver (individual, through Pennie)"}]},
    "routes": ["external-review", "document-request", "regulator-complaint"],
    "not_routes": ["internal-appeal", "second-level-appeal", "expedited-appeal", "expedited-external-review", "fair-hearing", "submit-prior-authorization", "opm-review"],
    "deadlines": {"internal_last_day": None, "decision_due_days_after_filing": 45, "expedited_hours": 72, "external_months_or_days": {"months": 4, "from": "receipt"},
                  "other": {"external_last_day": "2027-02-16", "how_counted": "four months after receipt on Friday 2026-10-16: Tuesday 2027-02-16; counted from the letter's date it would be 2027-02-12"},
                  "citation": "45 CFR 147.136(c), (b)(3)(ii)(G); 40 P.S. 991.2164 ff (Act 146 of 2022); 29 CFR 2590.712 does not apply (individual plan): 45 CFR 146.136 and 147.160 for parity"},
    "notice_defects": ["does not name the diagnosis code meaning", "does not discuss C.2 (two antidepressants and one augmentation), which the policy allows"],
    "criteria": [
        C("A", "Diagnosis: both", "all of ROOT", "met"),
        C("A.1", "Age 18 or older", "all of A", "met", [(A, 1, "DOB 12/03/1984")]),
        C("A.2", "Severe major depressive disorder without psychotic features, diagnosed by a psychiatrist", "all of A", "met", [(A, 1, "Major depressive disorder, recurrent, severe, without psychotic features (F33.2).")]),
        C("B", "Severity no more than 45 days before the request: any one", "all of ROOT", "met"),
        C("B.1", "PHQ-9 of 20 or more", "any of B", "met", [(A, 9, "PHQ-9 today 21."), (A, 8, "PHQ-9 today 21.")]),
        C("B.2", "Hamilton (17) of 20 or more", "any of B", "unknown", [], "not needed: B.1 is met; no Hamilton score in the record"),
        C("B.3", "MADRS of 30 or more", "any of B", "not-met", [(A, 8, "MADRS by Dr. Chua 07/17: 27.")], "not needed: B.1 is met"),
        C("C", "Resistance in the present episode: any one", "all of ROOT", "met"),
        C("C.1", "Failure of four antidepressants from two classes", "any of C", "not-met", [(A, 7, "Bupropion XL 150 mg, hives on day 16, stopped 06/20."), (A, 8, "Mirtazapine 15 mg, 4 weeks")], "not needed: C.2 is met; bupropion was stopped early and low, mirtazapine 15 mg is below the table, escitalopram was an earlier episode"),
        C("C.2", "Two antidepressants and one augmentation: both", "any of C", "met"),
        C("C.2.a", "Failure of two antidepressants from different classes", "all of C.2", "met", [(A, 3, "Sertraline 200 mg since 12/22/2025. Eight weeks at 100 mg or more. No better."), (A, 5, "Venlafaxine XR 225 mg, ten weeks at that dose. Less than 20% change.")]),
        C("C.2.b", "Failure of one augmentation for at least 4 weeks", "all of C.2", "met", [(A, 6, "Aripiprazole 5 mg for six weeks, no benefit, akathisia mild.")]),
        C("C.3", "Side effects that stopped four antidepressants", "any of C", "not-met", [(A, 7, "Only one antidepressant stopped for side effects; sertraline and venlafaxine were tolerated.")], "not needed: C.2 is met"),
        C("C.4", "Response to TMS or ECT in an earlier episode", "any of C", "not-met", [(A, 1, "No ECT, no TMS.")], "not needed: C.2 is met; it was the mother's ECT"),
        C("D", "Psychotherapy: both", "all of ROOT", "unknown"),
        C("D.1", "At least 12 sessions of evidence-based psychotherapy in the present episode", "all of D", "met", [(T, 2, "She attended 13 of 14 sessions from December 4, 2025 to April 23, 2026 and is engaged.")]),
        C("D.2", "No adequate response, by a standard scale at start and end", "all of D", "unknown", [(T, 2, "Scales were done verbally and are not in my file.")], "a standard scale at the start and end of the sessions; the psychiatrist's PHQ-9 of 12/08/2025 (22) and 04/20/2026 (20) are near in time: ask the therapist to adopt them in a dated letter"),
        C("E", "Order by a psychiatrist who examined in person in the last 60 days", "all of ROOT", "met", [(A, 9, "TMS consultation 08/12/2026 (in person)"), (A, 9, "Samir Delgado-Whyte, MD, psychiatrist, signed 08/12/2026 17:33")]),
        C("F", "None", "all of ROOT", "unknown"),
        C("F.1", "No seizure disorder or seizure", "all of F", "met", [(N, 1, "This was not a seizure.")]),
        C("F.2", "No magnetic metal or device within 30 cm", "all of F", "met", [(A, 9, "No metal in head, no implant, no aneurysm clip.")]),
        C("F.3", "No active alcohol or drug use disorder in 3 months, tested or screened with a named tool", "all of F", "unknown", [(X, 1, "AUDIT or drug test: not on file.")], "an AUDIT-C or urine screen, done and dated by the doctor"),
        C("F.4", "No psychotic symptoms in the present episode", "all of F", "met", [(A, 8, "no delusions, no hallucinations")]),
        C("G", "No more than 36 sessions, FDA cleared device", "all of ROOT", "met", [(A, 9, "NeuroStar (FDA cleared), 36 sessions: 30 daily, 6 taper")]),
    ],
    "overall": "unknown",
    "smallest_missing": ["D.2 a standard scale at the start and end of psychotherapy", "F.3 a named alcohol and drug screen (AUDIT or test)"],
    "must_say": ["the policy allows two antidepressants of different classes and one augmentation (C.2): sertraline 200 mg, venlafaxine XR 225 mg and aripiprazole 5 mg for six weeks", "PHQ-9 of 21 on 2026-08-12 satisfies severity; MADRS of 27 is not needed",
                 "13 of 14 CBT sessions, 2025-12-04 to 2026-04-23", "ask the Pennsylvania Insurance Department for external review by 2027-02-16, no fee", "the 2019 event was syncope with a normal EEG", "add an AUDIT and the scale at the same time",
                 "asks for the file and the parity comparison"],
    "must_not_say": ["that she failed four antidepressants", "that she had ECT (her mother's)", "that she has a seizure disorder (entered in error; her brother's epilepsy)", "that MADRS is 30", "that she is suicidal or the case is urgent", "that another internal appeal is open", "that ERISA or federal court under section 502(a) applies",
                     "that bupropion was a full trial", "that alcohol was tested"],
    "traps": ["escitalopram 2021 belongs to an earlier episode", "bupropion 150 mg for 16 days: below dose and too short", "mirtazapine 15 mg is below 30", "brother's epilepsy, mother's ECT, uncle's alcohol", "'seizure disorder' entered in error in the C-CDA", "ankle plate is not near the coil",
              "one missed session of 14", "individual plan: one internal level only, no ERISA", "letter dated 10-12, made 10-13, received 10-16", "copied paragraph in three visits", "plan's own P.O. box is not where the external review goes"],
}
done(kit, gold)
