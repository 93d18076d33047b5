# ruff: noqa: F403, F405, I001
"""Kit 25: AmeriHealth Caritas North Carolina (Medicaid), speech therapy of a child reduced; fax; Spanish-speaking mother."""
from docx import Document
from docx.shared import Pt

from make_a_lib import *

kit = Kit("25-amerihealth-nc-speech-therapy-reduced")
S = "Serif"
b = st(S, 11.4, 14.6, after=6)
h = st(S, 12.4, bold=True, before=5, after=3)
notice = [
    P("AmeriHealth Caritas North Carolina", st("Sans", 15, bold=True, after=0)),
    P("NC Medicaid Managed Care, Standard Plan · Utilization Management · P.O. Box 990437, Raleigh, NC 27699", st("Sans", 9, after=8)),
    P("NOTICE OF DECISION: YOUR SERVICE IS BEING REDUCED", st("Sans", 12.5, bold=True, after=6)),
    table([["Date of this letter", "November 12, 2026", "Mailed", "November 13, 2026"], ["Member", "Emiliano R. Peña Orozco", "Medicaid ID", "948217305K"],
           ["Birth date", "May 9, 2022", "Decision number", "NC-UM-26-1140772"], ["Asked for by", "Adriana Iglesias-Holt, MS, CCC-SLP", "Clinic", "Piedmont Palabra Pediatric Therapy"],
           ["Service", "Speech-language treatment (92507), diagnosis F80.2", "Approved before", "2 visits a week, 08/03/2026 to 01/30/2027"]],
          (92, 178, 92, 150), None, st("Sans", 9.4, 11.8, after=0), header=False),
    Spacer(1, 5),
    P("To the parent or guardian of Emiliano R. Peña Orozco:", b),
    P("""<b>What we decided.</b> On <b>November 30, 2026</b> we will reduce speech-language treatment from 2 visits a week to <b>1 visit every two
    weeks</b>. The review was finished on November 10, 2026 by Harold Beauchamp-Wu, MD (pediatrics), after the clinic sent a progress report on
    October 29, 2026.""", b),
    P("""<b>Why.</b> We used our guideline UM-PST-0427, Outpatient Speech-Language Treatment, sections 4 to 8. A language test on file gives a standard
    score of 85, which is within normal limits. Attendance was 55%. A child may practice at home and at school. The record does not show that
    more than one visit every two weeks is medically necessary.""", b),
    P("""We looked at whether the service is needed to correct or improve a health problem of a child under 21 and find that the reduced amount is
    enough.""", b),
    PageBreak(),
    P("YOUR RIGHT TO APPEAL", h),
    P("""You can ask us to look at this decision again. You, or a person you choose in writing, or the clinic with your written consent can ask.
    <b>Ask within 60 calendar days of the date of this letter.</b> There is one appeal with the plan. You can ask by telephone or in
    writing:""", b),
    P("""AmeriHealth Caritas North Carolina, Member Appeals<br/>P.O. Box 990441, Raleigh, NC 27699<br/>Fax 1-833-555-0172 &nbsp;&nbsp; Telephone
    1-855-555-0173 (TTY 711)""", st(S, 11.4, 14.6, left=24, after=6)),
    P("""We will send you our answer within 30 days after we get your appeal. If you or the clinic think that waiting could seriously harm the
    child’s life, health or ability to attain, keep or regain function, ask for a fast appeal; we answer within 72 hours. You may give us
    facts in person or in writing.""", b),
    P("KEEPING THE SERVICE DURING THE APPEAL", h),
    P("""If you want the 2 visits a week to go on while we look at your appeal, you must ask for this <b>by November 23, 2026</b>, which is 10 days
    after we mailed this letter. You must ask for it yourself; a provider cannot ask for it. If you lose the appeal, you may have to pay for
    the services that you received in that time.""", b),
    P("STATE FAIR HEARING", h),
    P("""If you do not agree with the answer to your appeal, you may ask the NC Office of Administrative Hearings for a State Fair Hearing within
    120 days after the date on that answer. Hearing office 984-555-0124. You cannot ask for it before you have our answer, unless we
    miss our time.""", b),
    P("HELP", h),
    P("""Member Services 1-855-555-0174. NC Medicaid Ombudsman 1-877-555-0128. Legal Aid 1-866-555-0131. Servicios de idiomas gratis:
    1-855-555-0174.""", b),
    P("Utilization Management. cc: clinic by fax 11/13/2026. Letter key ACNC-ABD-R3 (04/2026), tracking 884-2026-55109.", st("Sans", 8.6, after=0)),
]
data = pdf(kit, "x", notice, "Notice", font="Sans", margins=(54, 46, 52, 50), write=False, foot="ACNC-ABD-R3  Decision NC-UM-26-1140772")
fax(kit, "notice.pdf", data, "Notice by fax (synthetic sample)", seed=2501, line="11/13/2026 17:08  ACNC UM FAX 9195550166  TO 7045550119  PAGE {p:02d}/{n:02d}")

# ------------------------------------------------------------------ policy
V = "Sans"
p = st(V, 9.4, 12, after=4)
i1, i2 = (st(V, 9.4, 12, left=x, first=-18, after=2.5) for x in (24, 48))
h2 = st(V, 10.8, bold=True, before=7, after=3)
policy = [
    P("AmeriHealth Caritas North Carolina", st(V, 9, after=0)),
    P("Guideline UM-PST-0427: Outpatient Speech-Language Treatment", st(V, 13.5, bold=True, after=2)),
    P("Effective 04/01/2026. Adopted 02/12/2026. NC Medicaid members. For a member under 21 the federal EPSDT rule comes first.", st(V, 8.6, after=5)),
    P("Treatment at the requested frequency is medically necessary when ALL of 1 to 8 are met.", p),
    P("1. The member is under 21 years of age and enrolled in NC Medicaid.", i1),
    P("2. Order. ALL of:", i1),
    P("(a) signed by a physician, physician assistant or nurse practitioner within 12 months", i2),
    P("(b) states the frequency and the length of treatment", i2),
    P("3. Evaluation. ALL of:", i1),
    P("(a) by a licensed speech-language pathologist, within 6 months before the first day of the approved period", i2),
    P("(b) in the language or languages that the child hears at home, or with an interpreter", i2),
    P("(c) hearing tested or screened within 12 months before the evaluation, with the result", i2),
    P("4. Delay. AT LEAST ONE of:", i1),
    P("(a) a standard score of 77 or less on a test that was normed for the child’s language", i2),
    P("(b) a delay of 25% or more in age equivalent on a criterion-referenced test", i2),
    P("(c) speech understood less than half of the time by unfamiliar listeners at age 4 or more", i2),
    P("5. More than one visit a week. AT LEAST TWO of:", i1),
    P("(a) a standard score of 70 or less on a test that was normed for the child’s language", i2),
    P("(b) childhood apraxia of speech or another motor speech disorder has been diagnosed", i2),
    P("(c) a speech-generating device is in use or on trial", i2),
    P("(d) measured progress on at least half of the goals at the present frequency", i2),
    P("6. Caregiver. BOTH of:", i1),
    P("(a) a written home program was given", i2),
    P("(b) it was carried out on at least 3 days a week for the last 4 weeks, by a log or the therapist’s note", i2),
    P("7. School. BOTH of:", i1),
    P("(a) the individualized education program (IEP), or a statement of the school that there is none, is on file", i2),
    P("(b) the goals do not duplicate treatment that the child gets at school", i2),
    P("8. Change of an approved period. The frequency is reduced before the end only for ANY of the following, and none is documented:", i1),
    P("(a) all goals were met", i2),
    P("(b) no measured progress in 6 months", i2),
    P("(c) attendance below 60% of the scheduled visits in the approved period", i2),
    P("(d) the family asked for it", i2),
    P("Counting", h2),
    P("""A visit that the clinic cancels is not counted as scheduled. A test that was not normed for children who hear Spanish at home is not used
    for 4(a) or 5(a) when Spanish is the language of the home. A diagnosis that is suspected only does not count for 5(b).""", p),
    P("History", h2),
    P("04/01/2026 section 5 needs two of four (was three of four); section 8 added. 04/01/2024 first issue.", p),
]
pdf(kit, "policy.pdf", policy, "UM-PST-0427 (synthetic sample)", foot="UM-PST-0427")

# ------------------------------------------------------------------ records
T = "Deja"
nn = st(T, 8.8, 11.6, after=4)
sec = st(T, 9.4, bold=True, before=5, after=1)
cell = st(T, 8.4, 10.4, after=0)


def top(what):
    return [P("Piedmont Palabra Pediatric Therapy", st(T, 13, bold=True, after=0)), P("Charlotte, NC · 704-555-0118 · fax 704-555-0119", st(T, 8, after=4)),
            P(f"<b>{what}</b> · Emiliano R. Peña Orozco · DOB 05/09/2022 · chart PP-3318", nn)]


ev1 = top("Speech-language evaluation, 07/21/2026") + [
    P("Background", sec),
    P("""4 years 2 months. Spanish is the only language at home; he hears English three mornings a week at a church preschool. Interview with the mother,
    Lucía Orozco, in Spanish. Evaluation in Spanish by a bilingual clinician. Born at 36 weeks. First words at 26 months.""", nn),
    P("Hearing and family", sec),
    P("""Failed hearing screening 09/2024 with fluid in both ears; tubes 03/12/2025. Audiology 06/02/2026: hearing within normal limits in both ears.
    Older brother has autism. Father stuttered as a child. Emiliano was seen for autism at the developmental clinic 04/2026: autism was ruled
    out.""", nn),
    P("Tests", sec),
    table([["Test", "Result"], ["PLS-5 Spanish, Auditory Comprehension", "standard score 68"], ["PLS-5 Spanish, Expressive Communication", "standard score 64"],
           ["PLS-5 Spanish, Total Language", "standard score 64 (1st percentile)"], ["Age equivalent, total", "2 years 8 months"],
           ["Intelligibility, unfamiliar listener, 100 words in Spanish", "41%"], ["Earlier test 05/14/2025 (other clinic), total", "78 (superseded)"],
           ["English kindergarten-readiness screener, preschool, 11/2025", "85; not normed for Spanish-speaking children; not used"]], (270, 220), None, cell),
    P("Motor speech", sec),
    P("""Inconsistent vowels and groping on long words: features of childhood apraxia of speech are suspected, not diagnosed; too few words to decide.
    Re-test planned 02/2027.""", nn),
    PageBreak(),
    P("Evaluation of 07/21/2026, page 2", sec),
    P("Diagnosis", sec), P("F80.2 mixed receptive-expressive language disorder, severe.", nn),
    P("Plan of care 08/03/2026 to 01/30/2027", sec),
    P("""Individual treatment 30 minutes, 2 visits a week, 26 weeks, in Spanish with bridging to English. Six goals (G1 to G6). He does not use a
    speech-generating device; an AAC evaluation is planned for 01/2027 if expressive goals stall.""", nn),
    P("Home program 07/28/2026: written sheet in Spanish, five activities of 10 minutes, explained to the mother.", nn),
    P("School", sec), P("Not in public preschool. Referral to the school district for evaluation (IEP) made 10/08/2026; meeting set for 12/10/2026. No document on file yet.", nn),
    P("Adriana Iglesias-Holt, MS, CCC-SLP, NC license (fictional) 10-4417. 07/28/2026", nn),
]
pdf(kit, "records/01_slp_evaluation.pdf", ev1, "Evaluation (synthetic sample)", font=T, foot="PP-3318")

sched = []
day = dt.date(2026, 8, 3)
while day <= dt.date(2026, 10, 28):
    if day.weekday() in (0, 2) and day != dt.date(2026, 9, 7):
        sched.append(day)
    day += dt.timedelta(1)
clinic = {dt.date(2026, 8, 26): "clinic closed, water leak", dt.date(2026, 10, 12): "therapist ill"}
missed = {dt.date(2026, 9, 16): "child ill (fever)", dt.date(2026, 10, 21): "no transport"}
att = [d for d in sched if d not in clinic and d not in missed]
NS, NA = len(sched) - len(clinic), len(att)
PCT = round(100 * NA / NS)
rows = [["Date", "Status", "Remark"]] + [[d.strftime("%a %m/%d/%Y"), "clinic cancelled" if d in clinic else "missed" if d in missed else "attended",
                                          clinic.get(d, missed.get(d, ""))] for d in sched]
prog = top("Progress report, 10/28/2026 (approved period from 08/03/2026)") + [
    table([["Goal", "08/2026", "10/28/2026", "Judgment"], ["G1 two-step directions in Spanish", "20%", "55%", "progress"], ["G2 names 60 common objects", "18 of 60", "39 of 60", "progress"],
           ["G3 two-word requests", "10%", "40%", "progress"], ["G4 unfamiliar listener understands", "41%", "48%", "progress, below the goal of 75%"],
           ["G5 pronouns", "0%", "0%", "no change"], ["G6 final consonants", "15%", "15%", "no change"]], (190, 80, 90, 130), None, cell),
    P("Measured progress on 4 of 6 goals. No goal is met yet. Severity on formal test unchanged since July (not re-tested).", nn),
    P(f"Attendance in the approved period: {NA} of {NS} scheduled visits ({PCT}%). Two visits cancelled by the clinic are not counted.", nn),
    P("""In spring 2026 (02/02 to 05/29) attendance was 11 of 20 (55%) because the mother worked mornings; since August the visits are at 4 p.m.""", nn),
    P("""Home program: mother reports 4 to 5 days a week and brings her log. Frequency asked for: 2 visits a week unchanged. The family has not asked for
    fewer visits. With one visit every two weeks the gains in G1 to G4 are expected to stop and regress.""", nn),
    P("A. Iglesias-Holt, MS, CCC-SLP 10/28/2026, faxed to the plan 10/29/2026", nn),
    PageBreak(), P("Visit list", sec), table(rows, (120, 110, 180), None, st(T, 8, 9.6, after=0), pad=2),
    P("09/07/2026 holiday, no visit scheduled.", nn),
]
data = pdf(kit, "x", prog, "Progress report", font=T, write=False, foot="PP-3318")
scan(kit, "records/02_slp_progress_scan.pdf", data, "Progress report scan (synthetic sample)", seed=2502, skew=.8)

d = Document()
d.styles["Normal"].font.name = "Arial"
d.styles["Normal"].font.size = Pt(10.5)
d.add_heading("Uptown Family Pediatrics", 1)
d.add_paragraph("Desmond Okwuosa, MD · Charlotte, NC · 704-555-0126")
d.add_paragraph("Patient: Emiliano R. Peña Orozco · born 05/09/2022 · language of the family: Spanish (interpreter used)")
d.add_heading("Order, 07/30/2026", 2)
d.add_paragraph("Speech-language treatment, 2 visits a week for 26 weeks, for F80.2. Signed Desmond Okwuosa, MD, 07/30/2026.")
d.add_heading("Well visit note, 11/17/2026", 2)
for x in ["Mother says that the plan is cutting speech to every two weeks. He points and pulls her hand; says about 45 words; strangers seldom understand him.",
          "Ears: tubes in place, no fluid. Audiology of 06/02/2026 reviewed: normal. (Problem list of 2024: conductive hearing loss; resolved.)",
          "Growth normal. Not autistic by the developmental clinic 04/2026. No seizures, no swallowing problem.",
          "Opinion: two visits a week are needed to correct and ameliorate a severe language disorder at an age when gains are fastest. I ask the plan to keep the approved frequency. He is not in immediate danger; a standard appeal is fine as long as the visits go on.",
          "Insurance: NC Medicaid, AmeriHealth Caritas, member language on the plan’s eligibility screen: Spanish (printed 11/17/2026).",
          "Desmond Okwuosa, MD, 11/17/2026"]:
    d.add_paragraph(x)
d.add_paragraph(SYN).runs[0].font.size = Pt(7)
save_docx(kit, "records/03_pediatrician.docx", d, "Pediatrician (synthetic sample)")

log = ["REGISTRO DE EJERCICIOS EN CASA (hoja de la terapeuta)", "Niño: Emiliano R. Peña Orozco. Lo llena: Lucía Orozco, mamá.", ""]
for w, (a, z, days) in enumerate([("28/09", "04/10", "lun mar jue sáb"), ("05/10", "11/10", "lun mar mié vie dom"), ("12/10", "18/10", "mar jue vie sáb"),
                                  ("19/10", "25/10", "lun mié jue vie sáb"), ("26/10", "01/11", "lun mar jue dom"), ("02/11", "08/11", "mar mié vie sáb"),
                                  ("09/11", "15/11", "lun mar jue vie dom")], 1):
    log.append(f"Semana {w} ({a} al {z}): {days}. Total {len(days.split())} días.")
log += ["", "Nota 16/09: tuvo fiebre, no fuimos a terapia.", "Nota 30/10: dijo «quiero agua» solito, dos palabras.", "Muestra sintética, persona ficticia."]
kit.write("records/04_registro_en_casa.txt", "\n".join(log) + "\n")

kit.write("statement.txt", """Me llamo Lucía Orozco, soy la mamá de Emiliano. Él tiene 4 años y va a terapia del habla dos veces por semana en Palabra.

La carta del plan (AmeriHealth) está en inglés y yo no leo inglés. La clínica la recibió por fax el 13 de noviembre y me dio copia. A mi casa llegó el jueves 19 de noviembre. Dice que desde el 30 de noviembre solo va a tener una vez cada dos semanas.

Dicen que faltó mucho, pero eso fue en la primavera cuando yo trabajaba en la mañana. Ahora casi no falta. Y dicen que sacó 85 en un examen, pero ese lo hicieron en inglés y él en la casa solo oye español.

La terapia está aprobada hasta el 30 de enero. No quiero que le corten las visitas mientras peleamos. ¿Hasta cuándo tengo para pedir? ¿Es hoy el último día? ¿Tengo que pagar si pierdo? ¿Puede la terapeuta pedirlo por mí? Una vecina me dijo que vaya directo a la corte del estado.

La escuela todavía no le hace la evaluación, la junta es el 10 de diciembre.
""")

E1, PR, PD, LG = ("records/01_slp_evaluation.pdf", "records/02_slp_progress_scan.pdf", "records/03_pediatrician.docx", "records/04_registro_en_casa.txt")
last = after("2026-11-12", 60)
ten = after("2026-11-13", 10)
assert last == "2027-01-11" and ten == "2026-11-23" and PCT >= 85, (NA, NS, PCT)
gold = {
    "synthetic": True, "today": "2026-11-23",
    "title": "AmeriHealth Caritas North Carolina: speech-language treatment of a four-year-old reduced in the middle of an approved period (Medicaid managed care, Spanish-speaking family)",
    "difficulty": "hard",
    "notice": {
        "payer": "amerihealth-caritas", "payer_name": "AmeriHealth Caritas North Carolina", "delegate": None, "member_id": "948217305K", "group_number": None,
        "claim_number": None, "reference_number": "NC-UM-26-1140772", "patient_name": "Emiliano R. Peña Orozco", "patient_dob": "2022-05-09",
        "provider_name": "Adriana Iglesias-Holt, MS, CCC-SLP", "facility_name": "Piedmont Palabra Pediatric Therapy", "notice_date": "2026-11-12",
        "received_date": "2026-11-19", "service_start": "2026-08-03", "service_end": "2027-01-30",
        "service": "Speech-language treatment reduced from 2 visits a week to 1 visit every two weeks from 2026-11-30",
        "codes": [{"system": "CPT", "code": "92507"}, {"system": "ICD-10-CM", "code": "F80.2"}], "carc": [], "rarc": [], "group_code": None,
        "reasons": ["medical-necessity"], "pa_history": None, "stage": "concurrent", "level": "initial", "urgent": False,
        "stated_deadline": {"days": 60, "from": "notice"},
        "appeal_to": {"name": "AmeriHealth Caritas North Carolina, Member Appeals", "address": "P.O. Box 990441, Raleigh, NC 27699",
                      "fax": "1-833-555-0172", "phone": "1-855-555-0173", "portal": None},
        "cited_policy": "UM-PST-0427, Outpatient Speech-Language Treatment, sections 4 to 8", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "medicaid-managed-care", "state": "NC", "evidence": ev(("notice.pdf", 1, "NC Medicaid Managed Care, Standard Plan"))},
    "routes": ["aid-paid-pending", "internal-appeal", "document-request", "fair-hearing"],
    "not_routes": ["external-review", "submit-prior-authorization", "expedited-appeal", "reconsideration", "qio-fast-track", "grievance"],
    "deadlines": {
        "internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72,
        "external_months_or_days": {"days": 120, "from": "mailing date of the notice of resolution (State Fair Hearing, NC Office of Administrative Hearings)"},
        "other": {"aid_paid_pending_last_day": "2026-11-30", "ten_days_after_mailing": ten, "aid_paid_pending_safe_day": ten,
                  "aid_paid_pending_rule": "the later of 10 calendar days after the notice was sent (2026-11-23) and the effective date (2026-11-30); the letter names only the first",
                  "change_starts": "2026-11-30", "approved_through": "2027-01-30",
                  "state_law_count": "N.C.G.S. 108D-13(b) counts the 60 days from the mailing date (2027-01-12); the earlier day is used",
                  "fair_hearing_continuation": "10 days after the notice of resolution is sent"},
        "citation": "42 CFR 438.402(c)(2)(ii), 438.404, 438.408(b), 438.420; N.C.G.S. 108D-13, 108D-15; 42 USC 1396d(r)(5)"},
    "notice_defects": ["written in English although the member's language on file is Spanish (42 CFR 438.10(d), 438.404(a))",
                       "gives only the 10 days for continuing the service and leaves out the later effective date (42 CFR 438.420(a))",
                       "no statement of the right to copies of all documents and criteria free of charge (42 CFR 438.404(b)(2))"],
    "criteria": [
        C("1", "Under 21 and enrolled in NC Medicaid", "all of ROOT", "met", [(PD, 1, "Insurance: NC Medicaid, AmeriHealth Caritas"), (E1, 1, "DOB 05/09/2022")]),
        C("2", "Order: (a) and (b)", "all of ROOT", "met"),
        C("2.a", "Signed by a physician, PA or NP within 12 months", "all of 2", "met", [(PD, 1, "Signed Desmond Okwuosa, MD, 07/30/2026.")]),
        C("2.b", "States frequency and length", "all of 2", "met", [(PD, 1, "Speech-language treatment, 2 visits a week for 26 weeks, for F80.2.")]),
        C("3", "Evaluation: (a) to (c)", "all of ROOT", "met"),
        C("3.a", "By a licensed speech-language pathologist within 6 months before 2026-08-03", "all of 3", "met",
          [(E1, 1, "Speech-language evaluation, 07/21/2026"), (E1, 2, "Adriana Iglesias-Holt, MS, CCC-SLP, NC license (fictional) 10-4417.")]),
        C("3.b", "In the language of the home or with an interpreter", "all of 3", "met", [(E1, 1, "Evaluation in Spanish by a bilingual clinician.")]),
        C("3.c", "Hearing tested within 12 months before the evaluation", "all of 3", "met",
          [(E1, 1, "Audiology 06/02/2026: hearing within normal limits in both ears.")]),
        C("4", "Delay: at least one of (a) to (c)", "all of ROOT", "met"),
        C("4.a", "Standard score 77 or less on a test normed for the child's language", "any of 4", "met",
          [(E1, 1, "PLS-5 Spanish, Total Language standard score 64 (1st percentile)")]),
        C("4.b", "Delay of 25% or more in age equivalent on a criterion-referenced test", "any of 4", "unknown",
          [(E1, 1, "Age equivalent, total 2 years 8 months")], "not needed: 4.a and 4.c are met; the age equivalent is from a normed test, no criterion-referenced test is on file"),
        C("4.c", "Understood less than half of the time by unfamiliar listeners at age 4 or more", "any of 4", "met",
          [(E1, 1, "Intelligibility, unfamiliar listener, 100 words in Spanish 41%"), (PR, 1, "G4 unfamiliar listener understands 41% 48%")]),
        C("5", "More than one visit a week: at least two of (a) to (d)", "all of ROOT", "met"),
        C("5.a", "Standard score 70 or less on a test normed for the child's language", "any of 5 (at least 2)", "met",
          [(E1, 1, "PLS-5 Spanish, Total Language standard score 64 (1st percentile)")]),
        C("5.b", "Childhood apraxia or another motor speech disorder has been diagnosed", "any of 5 (at least 2)", "not-met",
          [(E1, 1, "features of childhood apraxia of speech are suspected, not diagnosed; too few words to decide.")], "not needed: (a) and (d) are met"),
        C("5.c", "A speech-generating device is in use or on trial", "any of 5 (at least 2)", "not-met",
          [(E1, 2, "He does not use a speech-generating device; an AAC evaluation is planned for 01/2027")], "not needed: (a) and (d) are met"),
        C("5.d", "Measured progress on at least half of the goals", "any of 5 (at least 2)", "met", [(PR, 1, "Measured progress on 4 of 6 goals.")]),
        C("6", "Caregiver: (a) and (b)", "all of ROOT", "met"),
        C("6.a", "Written home program given", "all of 6", "met", [(E1, 2, "Home program 07/28/2026: written sheet in Spanish, five activities of 10 minutes, explained to the mother.")]),
        C("6.b", "Carried out on at least 3 days a week for the last 4 weeks", "all of 6", "met",
          [(PR, 1, "Home program: mother reports 4 to 5 days a week and brings her log."), (LG, 1, "Semana 7 (09/11 al 15/11): lun mar jue vie dom. Total 5 días."),
           (LG, 1, "Semana 4 (19/10 al 25/10): lun mié jue vie sáb. Total 5 días.")]),
        C("7", "School: (a) and (b)", "all of ROOT", "unknown"),
        C("7.a", "IEP, or a statement of the school that there is none, is on file", "all of 7", "unknown",
          [(E1, 2, "meeting set for 12/10/2026. No document on file yet.")], "a short statement of the school district that there is no IEP yet (the meeting is on 2026-12-10), or the IEP"),
        C("7.b", "Goals do not duplicate treatment at school", "all of 7", "met", [(E1, 2, "Not in public preschool.")]),
        C("8", "Reduction before the end of the approved period: none of (a) to (d) is documented", "all of ROOT", "met"),
        C("8.a", "Not: all goals were met", "all of 8", "met", [(PR, 1, "No goal is met yet.")]),
        C("8.b", "Not: no measured progress in 6 months", "all of 8", "met", [(PR, 1, "Measured progress on 4 of 6 goals.")]),
        C("8.c", "Not: attendance below 60% in the approved period", "all of 8", "met",
          [(PR, 1, f"Attendance in the approved period: {NA} of {NS} scheduled visits ({PCT}%).")]),
        C("8.d", "Not: the family asked for it", "all of 8", "met", [(PR, 1, "The family has not asked for fewer visits.")]),
    ],
    "overall": "unknown",
    "smallest_missing": ["a statement of the school district that there is no IEP yet, or the IEP after 2026-12-10 (7.a)"],
    "must_say": [
        "call or fax today (2026-11-23): ask for the appeal and for the 2 visits a week to go on; by law the last day for continuation is 2026-11-30, the letter's own day is today",
        "the mother must ask for continuation herself; the clinic may appeal only with her written consent",
        "the service is approved through 2027-01-30, so this is a reduction of an approved service",
        "the appeal itself can be filed until 2027-01-11; by telephone is enough",
        "if the appeal is lost she may have to pay for the visits in that time",
        "EPSDT: needed to correct or ameliorate (42 USC 1396d(r)(5)), whatever the guideline says",
        "the 85 is an English readiness screener of November 2025, not normed for Spanish; the Spanish test of 2026-07-21 gives 64",
        f"attendance in the approved period is {NA} of {NS} ({PCT}%); 55% is from spring 2026",
        "guideline section 8: no reason for a reduction is documented; section 5 (a) and (d) are met",
        "progress on 4 of 6 goals", "State Fair Hearing at the Office of Administrative Hearings within 120 days, after the plan's answer",
        "the letter should have come in Spanish; ask for a translation and an interpreter free of charge; explanation in Spanish for the mother"],
    "must_not_say": [
        "that he has autism (his brother), hearing loss now, or a stutter (his father)", "that apraxia is diagnosed", "that he uses a speech-generating device",
        "that an IEP exists or that the school gives speech treatment", "that the right to continued visits has already ended",
        "that continued visits are certainly free if the appeal is lost", "that the State Fair Hearing can be asked for before the plan's answer",
        "that the case is urgent", "that an ACA or ERISA external review applies", "that his score is 78 or 85 now"],
    "traps": [
        "letter dated 11/12 (starts 60 days), mailed 11/13 (starts 10 days), fax of 11/13, received 11/19, decided 11/10, starts 11/30",
        "the ten days named in the letter end today; the law gives the later of two days",
        "two scores: 85 in English and 64 in Spanish; 78 is a superseded test of another clinic", "attendance 55% is of an earlier period",
        "the fax header carries its own date and numbers; the tracking number is not the decision number",
        "autism ruled out; hearing loss resolved; apraxia suspected only; AAC evaluation and re-test planned only",
        "log and statement in Spanish with day/month dates", "the clinic's fax number 704-555-0119 in the header is not the plan's",
        "age equivalent 2 years 8 months looks like 4(b) but is not from a criterion-referenced test",
        "two clinic cancellations and the holiday are not scheduled visits"],
}
finish(kit, gold)
