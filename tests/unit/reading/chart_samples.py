"""Synthetic charts for the tests of reading (no patient, no clinic): one for each style of record. A form feed ends a page."""

from __future__ import annotations

from denialhelp.casefile.document import Document, Page

SOAP = """\
CEDAR HOLLOW ORTHOPEDICS
Patient: Tomasz Wierzbicki   DOB: 04/19/1975   MRN: 55-20931
Office Visit, 03/11/2026
Provider: Luisa Ferrante, MD

S: 50-year-old carpenter with right knee pain for 9 months. No locking or giving way. Ibuprofen
800 mg three times a day for 3 months gave no relief. Completed 10 of 12 physical therapy visits
(12/02/2025 to 02/20/2026) without improvement. Cortisone injection 01/15/2026 helped for
one week only. Denies fever. Father had gout.
O: BP 136/84. Weight 96.4 kg, BMI 31.2. Knee flexion 105 degrees, extension lag 5 degrees. Moderate
effusion. McMurray positive medially. Gait antalgic, uses a cane.
X-ray 02/27/2026: medial joint space narrowing, Kellgren-Lawrence grade 3. No fracture.
A: 1. Primary osteoarthritis, right knee (M17.11). 2. Possible medial meniscal tear.
P: MRI right knee. Hyaluronic acid series to be requested. Follow up in 6 weeks. If pain worsens, consider
arthroplasty.
Electronically signed by Luisa Ferrante, MD, 03/11/2026 14:20
"""

DISCHARGE = """\
LAKEVIEW COUNTY HOSPITAL                                DISCHARGE SUMMARY
Patient Name: OKAFOR, BENEDICT T    MRN: 7741-08    Date of Birth: 09/30/1958
Admission date: 05/02/2026    Discharge date: 05/09/2026
Attending: Priscilla Vance, DO

PRINCIPAL DIAGNOSIS: Acute on chronic systolic heart failure (I50.23)
SECONDARY DIAGNOSES: Type 2 diabetes (E11.9); CKD stage 3b (N18.32)

HOSPITAL COURSE
Admitted with dyspnea and 8 kg weight gain. BNP 2,140 pg/mL. Echocardiogram 05/03/2026 showed ejection
fraction 25%, no thrombus. Diuresed 7.2 kg with intravenous furosemide. Lisinopril was stopped for
cough; sacubitril-valsartan started. Pulmonary embolism was ruled out by CT.

PAST MEDICAL HISTORY
Myocardial infarction 2019, status post stent. Appendectomy 1981. Atrial fibrillation. No stroke.

FAMILY HISTORY
Mother: breast cancer. Brother: sudden death at 44.

DISCHARGE MEDICATIONS
Furosemide 40 mg twice daily
Sacubitril-valsartan 24/26 mg twice daily
Metoprolol succinate 50 mg daily
Apixaban 5 mg twice daily

DISCHARGE INSTRUCTIONS
Weigh yourself every morning. Call if you gain more than 3 pounds in a day, or for chest pain,
fainting or a seizure. Do not take ibuprofen.

PLAN
Cardiac rehabilitation referral. Evaluate for implantable defibrillator in 3 months. Repeat echocardiogram
08/2026.
Priscilla Vance, DO   05/09/2026
"""

OPERATIVE = """\
OPERATIVE REPORT
Patient: Nakamura, Ellen R.      DOB 11/02/1969
Date of Surgery: 06/18/2026
Surgeon: Idris Balogun, MD
Preoperative Diagnosis: Lumbar stenosis L4-5 with neurogenic claudication (M48.062)
Postoperative Diagnosis: Same
Procedure: L4-5 laminectomy and decompression
Anesthesia: General
Complications: None
Drains: None
Estimated Blood Loss: 75 mL

INDICATIONS: The patient failed six months of conservative care including physical therapy, gabapentin and two
epidural steroid injections. She has no instability.

DESCRIPTION OF PROCEDURE: After informed consent, the patient was positioned prone. A midline incision was made.
No dural tear was seen. She was taken to recovery in stable condition.
"""

FLOWSHEET = """\
Harbor Point Skilled Nursing - Vital Signs and Skin Flow Sheet
Resident: Delacroix, Maurice      DOB: 01/05/1941      Room 214B

Date         Time     BP        HR    SpO2    Temp    Pain
07/01/2026   08:00    142/78    88    93%     98.4    6/10
07/02/2026   08:00    138/74    84    94%     98.2    4/10
07/03/2026   08:00    150/82    91    89%     99.1    7/10

07/02/2026 14:30 Nurse note: Sacral wound 4 x 3 cm, stage 3, no odor. Repositioned every 2 hours. R. Osei, LPN
07/03/2026 09:10 SpO2 89% on room air, oxygen 2 L started, 95% after. Physician notified. Denies chest pain. R. Osei, LPN
"""

THERAPY = """\
RIVERBEND REHAB                       PHYSICAL THERAPY DAILY NOTES
Patient: Quispe, Marisol     DOB: 06/24/1988     Dx: M75.101 rotator cuff tear, right

Visit 1   Date of service: 01/06/2026
S: Shoulder pain 6/10.
O: Shoulder flexion 95 degrees active. Strength 4-/5.
A: Tolerated well.
P: Continue.
T. Abernathy, PT, DPT

Visit 2   Date of service: 01/09/2026
S: Pain 5/10.
O: Shoulder flexion 100 degrees active.
A: Tolerated well.
P: Continue.
T. Abernathy, PT, DPT

Visit 3   Date of service: 01/13/2026
S: No show on 01/11. Pain 5/10.
O: Shoulder flexion 102 degrees active.
A: Progress has reached a plateau.
P: Discharge planning.
T. Abernathy, PT, DPT

PHYSICAL THERAPY DISCHARGE SUMMARY
Date: 01/20/2026
Dates of service 01/06/2026 to 01/20/2026. Attended 4 visits; cancelled 1; no show 1.

Measure                     01/06/2026     01/20/2026
Shoulder flexion, active    95             104
QuickDASH                   61             58

Goals not met: overhead reach. T. Abernathy, PT, DPT
"""

MAR = """\
MEDICATION ADMINISTRATION RECORD        Pinecrest Behavioral Hospital
Patient: ANSARI, DARIUS     DOB: 08/14/1999     Admit: 02/03/2026

Medication            Dose      Route   Frequency   Start        Stop         Reason stopped
Sertraline            100 mg    PO      daily       02/03/2026   02/17/2026   no response
Lithium               600 mg    PO      BID         02/10/2026
Quetiapine            50 mg     PO      QHS         02/05/2026   02/09/2026   sedation
Lorazepam             1 mg      PO      PRN         02/03/2026
"""

RADIOLOGY = """\
WESTGATE IMAGING CENTER
NAME: PEMBERTON, IRIS L       DOB: 12/12/1950       EXAM DATE: 04/22/2026
EXAM: CT CHEST WITH CONTRAST
CLINICAL INDICATION: Rule out pulmonary embolism. History of breast cancer 2008.
COMPARISON: CT chest 10/14/2025.
FINDINGS: No filling defect in the pulmonary arteries. 9 mm nodule in the right upper lobe, previously
6 mm. No pleural effusion. Heart size normal. Degenerative changes of the spine.
IMPRESSION:
1. No pulmonary embolism.
2. Right upper lobe nodule has grown to 9 mm, suspicious for malignancy. Recommend PET/CT.
Signed: Gideon Ruark, MD 04/22/2026 17:05
"""

PSYCHIATRY = """\
Psychiatric Evaluation
Client: Rosalind Achterberg    DOB: 02/28/1983    Date of Evaluation: 09/14/2026
Evaluator: Kwabena Sarpong, MD

History of Present Illness
Recurrent major depressive disorder since 2015. PHQ-9 score is 22 today. She denies suicidal ideation. She reports poor
sleep and anhedonia.

Past Medication Trials
Sertraline 200 mg for 12 weeks in 2018: no response.
Venlafaxine XR 225 mg, 03/2020 to 09/2020, partial response, stopped for hypertension.
Bupropion XL 300 mg for 10 weeks, ineffective.
Aripiprazole 5 mg augmentation caused akathisia and was discontinued.
ECT was discussed; she declined.
CBT: completed 16 sessions in 2021 with limited benefit.

Substance Use History
Alcohol: none. Denies illicit drugs.

Family Psychiatric History
Mother with bipolar disorder. Maternal uncle died by suicide.

Mental Status Examination
Mood depressed, affect constricted. No psychosis. No homicidal ideation.

Assessment and Plan
Major depressive disorder, recurrent, severe without psychotic features (F33.2), treatment resistant.
Recommend TMS, 36 sessions. MADRS 34.
"""

SLEEP = """\
DREAMWELL SLEEP LAB - HOME SLEEP APNEA TEST
Patient: Kowalczyk, Piotr     DOB: 03/03/1966     Study Date: 10/05/2026
Indication: snoring, witnessed apneas. Epworth Sleepiness Scale 15.
Results: AHI 41.6 events/hour. Supine AHI 58. Oxygen nadir 76%. Time below 88%: 14 minutes.
BMI 34.9. No central apneas were seen.
Impression: Severe obstructive sleep apnea (G47.33).
Recommendation: Auto-titrating CPAP 5 to 15 cm H2O. Repeat testing if weight changes by 10%.
Interpreted by: Saoirse Delahunt, MD, 10/07/2026
"""

INFUSION = """\
Summit Infusion Suite - Infusion Log
Patient: Marchetti, Bianca    DOB 07/19/1979    Dx: K50.90 Crohn's disease
Drug: infliximab 5 mg/kg

Date         Dose      Weight    Reaction     Nurse
01/08/2026   350 mg    70 kg     none         J. Kettering, RN
01/22/2026   350 mg    70 kg     none         J. Kettering, RN
02/19/2026   350 mg    71 kg     hives        J. Kettering, RN

02/19/2026 Infliximab infusion stopped after 40 minutes for hives and wheezing. Diphenhydramine given. Infliximab
discontinued because of infusion reaction.
"""

PATHOLOGY = """\
SURGICAL PATHOLOGY REPORT
Patient: Lindgren, Astrid    DOB: 05/05/1962    Collected: 08/03/2026
Specimen: Left breast, core biopsy
CLINICAL HISTORY: Palpable mass. Mother had ovarian cancer.
FINAL DIAGNOSIS: Invasive ductal carcinoma, grade 2. Margins not applicable. No lymphovascular invasion identified.
Estrogen receptor positive, HER2 negative.
Comment: Prior biopsy of 2017 was benign.
Pathologist: Ferdinand Obuya, MD
"""

STRAY = """\
Northgate Clinic   Follow-up Visit 02/04/2026
Patient: Harriet Boswell   DOB: 10/10/1970   MRN 440021
She has chronic migraine. Topiramate failed.
Seen with husband, George Boswell. Ian Fletcher, MD
\fNorthgate Clinic   Follow-up Visit 02/04/2026
Continued. No aura. Wife of George. Neurology: Ian Fletcher, MD
\fNorthgate Clinic   Follow-up Visit 02/04/2026
Patient: Harvey Bostwick   DOB: 01/23/1955   MRN 440099
He has atrial fibrillation and takes warfarin 5 mg daily.
"""

COPIED = """\
Progress Note, 03/02/2026
Patient: Wendell Prather   DOB: 05/15/1960
Examination
Left shoulder abduction 40 degrees with severe pain at the end of the range of motion.
Assessment
Adhesive capsulitis of the left shoulder with severe loss of motion and nightly pain.
Sam Oyelaran, MD
\fProgress Note, 06/08/2026
Patient: Wendell Prather   DOB: 05/15/1960
Examination
[Copied from 03/02/2026: Left shoulder abduction 40 degrees.] Today abduction is 120 degrees.
Assessment
Adhesive capsulitis of the left shoulder with severe loss of motion and nightly pain.
Home program goes well.
Sam Oyelaran, MD
"""

ABBREVIATED = """\
MERIDIAN PAIN & SPINE INSTITUTE
1200 Harbor Blvd, Suite 300 | Tel 555-010-2233 | Fax 555-010-2234

Pt: GUTIERREZ-LOPEZ, Ana M.          Sex: F    Age: 47 yrs     DOB: 05-11-1979
DOS: 2026-07-14                      Ref: Dr. Paul Winters      Ins: BlueCard PPO

CC: LBP w/ L leg pain x 14 mos

HPI: 47 y/o F c/o LBP radiating to L leg, onset ~May 2025 after MVA. Pain 8/10 worst, 5/10 best. Tried: PT x 12
wks (Aug-Oct 2025, 24 visits) - no sig improvement; naproxen 500mg BID x 6 wks - GI upset, d/c'd; gabapentin 300mg
TID x 3 mos - partial relief, cont'd; chiro x 8 visits - no benefit; L4-5 TFESI 02/03/2026 60% relief x 3 mos, 05/05/2026
50% x 6 wks. Denies b/b incontinence, saddle anesthesia. No prior spine surgery.

PMHx: HTN, hypothyroid. PSHx: C-section 2008. FHx: DM (mother), CA colon (father). SHx: nonsmoker, occ EtOH.
Meds: levothyroxine 50mcg qd, lisinopril 10mg qd, gabapentin 300mg TID
All: PCN (hives)

PE: Antalgic gait. Lumbar ROM: flexion 40 deg, extension 10 deg. SLR (+) L at 35 deg, (-) R. Motor: L EHL 4/5,
otherwise 5/5. Sensation decr L5. DTRs: absent L Achilles. Neg Babinski.

Imaging: MRI L-spine 6/20/2026 - L4-5 left paracentral HNP 8 mm w/ L5 root compression; no fx.

ODI 52%. PHQ-9 6.

A: 1) Lumbar radiculopathy L5, left (M54.16) 2) HNP L4-5 (M51.26)
P: 1) Refer for microdiscectomy L4-5 left. 2) Cont gabapentin. 3) f/u 4 wks or prn. RTC sooner if foot drop or b/b changes.

Marguerite O'Brien-Hatch, NP-C  07/14/2026
"""

BEHAVIOR = """\
CHILDREN'S DEVELOPMENTAL CENTER
ABA TREATMENT SUMMARY
Name: Oluwaseun (Seun) Adeyemi     DOB: 02/17/2020
Report period: 01/01/2026 - 06/30/2026
BCBA: Fiona Castellane, M.Ed., BCBA

Diagnosis: F84.0 Autism Spectrum Disorder, Level 3

Hours: Authorized 25 hours/week. Delivered 498 of 612 hours (81%). 22 sessions were cancelled by the family (illness), 5 no-shows.

Progress
Vineland-3 ABC 54 (was 49 in 12/2025). Manding increased from 3 to 14 spontaneous requests per hour. Aggression decreased from 12
per day to 4 per day. Toilet training: not yet independent.

Parent training: Mother attended 10 of 12 sessions. Father works nights and attended 2.

Goals for next period
1. Requests in 3-word phrases in 80% of opportunities.
2. No elopement for 30 consecutive days.
3. Toileting accidents fewer than 1 per week.

Recommendations
Continue ABA at 25 hours per week for 6 months. Speech therapy evaluation.
Fiona Castellane, BCBA  07/03/2026
"""

ONCOLOGY = """\
ONCOLOGY PROGRESS NOTE                                         Page 1 of 2
Patient: Haverford, Constance     MRN 3320871     DOB 11/30/1954
Date of Service: 03/26/2026
Oncologist: Rajiv Menon, MD

Diagnosis: Stage IV non-small cell lung cancer (C34.11), adenocarcinoma, EGFR exon 19 deletion, PD-L1 5%.
Treatment history:
- Osimertinib 80 mg daily 04/2024 - 01/2026, progression in liver 01/2026
- Carboplatin/pemetrexed x 4 cycles 01/2026 - 03/2026, stopped for progression
- Radiation to T8, 30 Gy in 10 fractions, completed 02/14/2026
Interval: Fatigue grade 2. No hemoptysis. Brain MRI 03/20/2026 negative for metastases.
ECOG 1. Weight 58.2 kg. Creatinine 0.9, ANC 3.2, platelets 142.
CT chest/abdomen 03/18/2026: new 2.1 cm hepatic lesion, suspicious for metastasis. Lung nodule stable.
\fONCOLOGY PROGRESS NOTE                                         Page 2 of 2
Patient: Haverford, Constance     MRN 3320871     DOB 11/30/1954
Impression and Plan
1. NSCLC progressing after osimertinib and platinum doublet. Recommend amivantamab-vmjw plus lazertinib. NCCN category 2A.
2. Anemia, mild. No transfusion needed.
3. Advance directives discussed. If she declines further, hospice.
She does not wish to enroll in a clinical trial.
Rajiv Menon, MD   03/26/2026 18:11
"""

WOUND = """\
HOME HEALTH / WOUND CARE VISIT NOTE
Patient Name        Delgado, Ernesto
Date of Birth       08/22/1949
Visit Date          09/08/2026
Clinician           Tara Whitlock, RN, WOCN

Wound #1            Left plantar diabetic foot ulcer, Wagner grade 2
Onset               05/2026
Size                3.2 x 2.8 x 0.4 cm (was 3.4 x 2.9 x 0.4 cm on 08/11/2026)
Infection           None
Osteomyelitis       Ruled out by MRI 07/30/2026
Offloading          Total contact cast, applied weekly since 06/15/2026
Prior treatments    Collagen dressing x 4 weeks, no change; silver alginate x 4 weeks, no change
ABI                 0.94 left
HbA1c               7.6% (08/20/2026)
Smoking             Never
Amputation          Denied

Plan: Skin substitute application weekly x 4, pending authorization. Patient instructed to call for fever, odor, or increased drainage.
"""

SPANISH = """\
Instrucciones de alta
Paciente: Ramírez Soto, Luz   Fecha de nacimiento: 14/02/1961
Usted fue atendida por dolor de rodilla. No tiene fractura. Llame si tiene fiebre o hinchazón.
Tome ibuprofeno 400 mg cada 8 horas.

Antecedentes familiares
Madre con diabetes. Padre murió de infarto.
"""

FOLLOW_UP = """\
CPAP COMPLIANCE / SLEEP FOLLOW UP
Name: Trent Abelard   DOB: 7/9/1972   Date: 4/2/2026
Used CPAP 28/30 nights, avg 5.9 h. Residual AHI 3.1. Epworth 6 (prior 17). Mask leak resolved. Doing well, will continue.
Previously failed oral appliance (2024) due to TMJ pain. UPPP in 2015. No central sleep apnea.
Not interested in hypoglossal nerve stimulator.
K. Ito, MD
"""


def chart(text: str, name: str = "chart.txt") -> Document:
    """A text file as intake gives it: one page for each form feed, no boxes."""
    pages = tuple(Page(number, part) for number, part in enumerate(text.split("\f"), 1))
    return Document(name, "0" * 64, "text/plain", pages)
