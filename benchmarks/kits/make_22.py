# ruff: noqa: E741, F403, F405, I001
"""Kit 22: Aetna Medicare Advantage PPO, continuous glucose monitor, form with check boxes, policy as a Word file."""
from docx import Document
from docx.shared import Pt

from make_a_lib import *

kit = Kit("22-aetna-ma-continuous-glucose-monitor")
V = "Deja"
n = st(V, 8.6, 11.4, after=3)
tiny = st(V, 7, 9, after=2)
lab = st(V, 7.2, 9, after=0, color=colors.Color(.25, .25, .25))
val = st(V, 9.2, 11.5, after=0)
bar = st(V, 10, 13, bold=True, color=colors.white, back=colors.Color(.35, .2, .5), before=6, after=4)
ON, OFF = "☒", "☐"


def box(l, v):
    return [Paragraph(l, lab), Paragraph(v or "&nbsp;", val)]


def grid(rows, widths):
    t = Table([[box(*c) for c in r] for r in rows], colWidths=widths, hAlign="LEFT")
    t.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), .5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                           ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]))
    return t


notice = [
    Table([[Paragraph("Aetna Medicare", st(V, 15, bold=True, color=colors.Color(.35, .2, .5), after=0)),
            Paragraph("Form AM-IDN (07/26). Approval of this form expires 02/28/2029", st(V, 7, 9, align="r", after=0))]],
          colWidths=(250, 268), hAlign="LEFT"),
    P("NOTICE: DENIAL OF MEDICAL COVERAGE OR PAYMENT", st(V, 12, bold=True, before=4, after=5)),
    grid([[("1 Date of notice", "10/29/2026"), ("2 Member name", "Walter E. Prakash-Dillard"), ("3 Date of birth", "09/30/1949")],
          [("4 Member ID", "MEAA7710428"), ("5 Plan", "Aetna Medicare Preferred Choice (PPO) H9907-114"), ("6 Case number", "2610-MA-558203")],
          [("7 Date request received", "10/21/2026"), ("8 Date decided", "10/27/2026"), ("9 Asked for by", "Priyanka Holloway-Reyes, MD")],
          [("10 Supplier", "Ozark Plains Diabetes Supply"), ("11 Diagnosis", "E11.649"), ("12 Codes", "E2103, A4239")]], (140, 228, 150)),
    P("A&nbsp; WHAT THIS NOTICE IS ABOUT", bar),
    Table([[Paragraph(f"{ON} We denied your request for an item or service", n), Paragraph(f"{OFF} We approved only part of it", n)],
           [Paragraph(f"{OFF} We denied payment of a claim", n), Paragraph(f"{OFF} We are stopping or reducing a service", n)],
           [Paragraph(f"{ON} Medicare medical item or service (Part B)", n), Paragraph(f"{OFF} Medicare Part B drug", n)],
           [Paragraph(f"{OFF} Medicaid item or service", n), Paragraph(f"{ON} Asked for before the service &nbsp; {OFF} after", n)],
           [Paragraph(f"Handled as: &nbsp; {ON} standard &nbsp; {OFF} fast", n), Paragraph(f"Time extended: &nbsp; {OFF} yes &nbsp; {ON} no", n)]],
          colWidths=(262, 256), hAlign="LEFT"),
    P("""Item or service: <b>continuous glucose monitor, receiver (E2103), 1, and monthly supplies (A4239), 12 months</b>, for type 2 diabetes
    with low blood sugar.""", n),
    P("B&nbsp; WHY WE SAID NO", bar),
    P(f"""{ON} Not medically necessary &nbsp; {OFF} Not a Medicare benefit &nbsp; {OFF} Out of network &nbsp; {ON} Information missing &nbsp;
    {OFF} Other""", n),
    P("""Our nurse and our medical director, Terrence Oduya-Whitlock, MD (family medicine), used Aetna Medicare Guide AM-DME-0231, Continuous
    Glucose Monitors, parts B, C, D and F. The guide asks for three or more insulin injections a day or a pump, with doses that you change
    yourself by your readings. The pharmacy record shows one insulin injection a day. It asks for four finger tests a day; your meter shows
    fewer. Your last A1c that we have (01/13/2026, 9.1) is too old. We did not get a record of two low readings below 54, or of training on
    the device. A standard meter and strips stay covered.""", n),
    P("C&nbsp; YOU HAVE THE RIGHT TO APPEAL", bar),
    P("""You, your representative or your doctor can ask us to look again (an appeal, also called a reconsideration). We must get it
    <b>within 65 calendar days of the date in box 1</b>. We may accept a later request if you tell us a good reason for being late.""", n),
    P(f"""{ON} <b>Standard appeal</b>: written answer within 30 calendar days for an item or service that you do not have yet.""", n),
    P(f"""{ON} <b>Fast appeal</b>: answer within 72 hours, if waiting up to 30 days could seriously harm your life, your health or your ability
    to function. If a doctor asks for it or says that you need it, we will give you a fast appeal. If you ask without a doctor, we decide
    whether to give it.""", n),
    P(f"""{OFF} Fast appeals are not available when you have already got the item and ask for payment.""", n),
    PageBreak(),
    P("D&nbsp; HOW TO ASK", bar),
    grid([[("Mail", "Aetna Medicare Appeals, P.O. Box 990741, Blue Bell, PA 19499"), ("Fax, standard", "1-888-555-0184")],
          [("Telephone, standard and fast", "1-800-555-0188 (TTY 711)"), ("Fax, fast only", "1-888-555-0186")],
          [("Online", "aetnamedicare.com"), ("For doctors, talk with a reviewer (not an appeal)", "1-800-555-0190 until 11/12/2026")]], (318, 200)),
    Spacer(1, 4),
    P("""Say your name, address, member ID, the case number, what you want and why, and send anything that helps: chart notes, a letter from
    your doctor, meter readings. Keep a copy. You may see or have a copy of your case file free of charge; call the number above.""", n),
    P(f"""Who may ask: &nbsp; {ON} you &nbsp; {ON} the doctor who treats you (no form needed for an item that you do not have yet) &nbsp; {ON} a
    person whom you name on form CMS-1696 or in a like paper signed by both""", n),
    P("E&nbsp; GET HELP", bar),
    P("""Aetna Medicare 1-800-555-0188, seven days a week, 8 to 8. Medicare 1-800-633-4227 (TTY 1-877-486-2048). Missouri SHIP
    (state health insurance help) 1-800-555-0170. Medicare Rights Center 1-800-333-4114.""", n),
    P("F&nbsp; FOR OFFICE USE", bar),
    P(f"""Notice set: {ON} member {ON} prescriber {ON} supplier &nbsp;&nbsp; Batch 2610-PP-31877 &nbsp; Intake ID 88140233 &nbsp; Mailed 10/30/2026 &nbsp;
    Template check 06/15/2026""", tiny),
    P("""You can get this notice in large print, in braille or in another language at no cost. Puede obtener este aviso en otro idioma sin
    costo. Aetna follows civil rights laws.""", tiny),
]
pdf(kit, "notice.pdf", notice, "Notice form (synthetic sample)", font=V, margins=(46, 46, 40, 50), foot="AM-IDN (07/26)   Case 2610-MA-558203")

# ------------------------------------------------------------------ policy as a Word file
d = Document()
d.styles["Normal"].font.name = "Calibri"
d.styles["Normal"].font.size = Pt(10.5)
d.add_heading("Aetna Medicare Guide AM-DME-0231", 1)
d.add_heading("Continuous Glucose Monitors (CGM)", 2)
t = d.add_table(rows=0, cols=2)
t.style = "Table Grid"
for a, b in [("Effective", "07/01/2026"), ("Last reviewed", "05/07/2026"), ("Applies to", "Aetna Medicare Advantage HMO and PPO plans"),
             ("Relation to Medicare", "Used in addition to Medicare rules. Where a Medicare national or local coverage determination speaks to the same question, that determination controls.")]:
    c = t.add_row().cells
    c[0].text, c[1].text = a, b
d.add_paragraph()
d.add_paragraph("A CGM receiver (E2103) and its monthly supplies (A4239) are considered medically necessary when ALL of A through G are documented:")
for txt, lvl in [
    ("A. Diabetes mellitus, documented by the treating practitioner.", 0),
    ("B. Insulin. ALL of:", 0),
    ("B1. the member uses insulin", 1),
    ("B2. three or more injections a day, or an insulin pump", 1),
    ("B3. the member changes doses by glucose readings", 1),
    ("C. Finger tests. At least 4 a day on average over the last 30 days, shown by a meter download or log.", 0),
    ("D. Need. ANY ONE of:", 0),
    ("D1. hemoglobin A1c above 8.0% within the last 3 months", 1),
    ("D2. two or more readings below 54 mg/dL on different days within the last 3 months, at least one of them after two changes of treatment", 1),
    ("D3. one event within the last 12 months in which another person had to give help for low glucose", 1),
    ("E. Visit. BOTH of:", 0),
    ("E1. a visit in person or by video with the practitioner who orders, within 6 months before the order", 1),
    ("E2. the note reviews diabetes control and says why a CGM is needed", 1),
    ("F. Training. The record shows that the member or a caregiver has been trained to use a CGM.", 0),
    ("G. No exclusion. NONE of the following applies:", 0),
    ("G1. another CGM receiver was paid for by Medicare or a Medicare plan within the past 5 years", 1),
    ("G2. the device is asked for only for convenience or for remote viewing by others", 1),
]:
    p = d.add_paragraph(txt)
    p.paragraph_format.left_indent = Pt(16 + 22 * lvl)
    p.paragraph_format.space_after = Pt(2)
d.add_heading("Definitions", 2)
d.add_paragraph("Last 3 months and last 12 months are counted back from the day on which the request is received. A pump counts as more than three injections. "
                "Readings below 54 mg/dL are called level 2; an event that needs the help of another person is called level 3.")
d.add_heading("Codes", 2)
t = d.add_table(rows=1, cols=2)
t.style = "Table Grid"
t.rows[0].cells[0].text, t.rows[0].cells[1].text = "Code", "Plain words"
for a, b in [("E2103", "Receiver, readings may be used for treatment without a finger test"), ("A4239", "Supplies for that receiver, one month"),
             ("E2102", "Receiver whose readings must be confirmed: not in this guide"), ("E11.649", "Type 2 diabetes with low glucose, without coma")]:
    c = t.add_row().cells
    c[0].text, c[1].text = a, b
d.add_heading("History", 2)
d.add_paragraph("07/01/2026 parts C and F kept after yearly review. 01/01/2022 part C set at 4 tests. 07/18/2021 first issue.")
d.add_paragraph(SYN).runs[0].font.size = Pt(7)
save_docx(kit, "policy.docx", d, "AM-DME-0231 (synthetic sample)")

# ------------------------------------------------------------------ records
S = "Serif"
t1 = st(S, 14, bold=True, after=0)
n2 = st(S, 10, 12.6, after=4)
s2 = st(S, 10.5, bold=True, before=5, after=1)


def top(what):
    return [P("Springfield Endocrine Associates", t1), P("2045 E Sunshine St, Springfield, MO 65804 · 417-555-0139 · fax 417-555-0140", st(S, 8.5, after=5)),
            P(f"<b>{what}</b><br/>PRAKASH-DILLARD, WALTER E · born 30-SEP-1949 · chart 5520-771", n2)]


visits = top("Office visit 14-JAN-2026") + [
    P("Interval history", s2),
    P("""Type 2 diabetes since 2009. In hospital 03-JAN to 07-JAN-2024 for pneumonia, had glargine and mealtime lispro there (4 injections a
    day), lispro stopped at discharge. Glipizide stopped 2019 after a severe low (glucose 38, ambulance, wife could not wake him,
    11-AUG-2019).""", n2),
    P("Medications", s2), P("Glargine 30 units at bedtime. Metformin 1000 mg twice daily. Empagliflozin 10 mg.", n2),
    P("Results", s2), P("A1c 9.1% (13-JAN-2026), 8.8% (SEP-2025). eGFR 58.", n2),
    P("Plan", s2), P("Glargine to 34 units. Dietitian. Consider CGM if lows return. P. Holloway-Reyes, MD", n2),
    PageBreak()] + top("Telephone encounters") + [
    P("02-SEP-2026", s2), P("""Meter 51 mg/dL on 30-AUG at 3:10 a.m., sweating, woke by himself, took juice. Glargine lowered from 34 to 28 units.
    P. Holloway-Reyes, MD""", n2),
    P("15-SEP-2026", s2), P("""Meter 49 mg/dL on 14-SEP at 4:25 a.m. Confused for a few minutes, drank juice and ate crackers that he keeps by the bed.
    He treated it himself; wife slept through it and gave no help. Glargine lowered from 28 to 22 units, dose moved to morning.
    No ambulance, no emergency visit. P. Holloway-Reyes, MD""", n2),
    P("03-OCT-2026", s2), P("Meter 53 mg/dL on 02-OCT at 5:40 a.m. despite two reductions. Visit next week. R. Quill, RN", n2),
    PageBreak()] + top("Office visit 06-OCT-2026 (in person)") + [
    P("Interval history", s2),
    P("""Three readings below 54 in five weeks (30-AUG 51, 14-SEP 49, 02-OCT 53), all at night, although glargine was cut twice (34 to 28, 28 to
    22 units). He no longer feels lows until they are deep. Tests 2 to 3 times a day. His brother had a hypoglycemic seizure; the patient has
    never had a seizure. Denies chest pain.""", n2),
    P("Medications (reviewed today)", s2),
    P("Insulin glargine 22 units once a day in the morning. Metformin 1000 mg twice daily. Empagliflozin 10 mg. No mealtime insulin.", n2),
    P("Template text, carried forward from 05-JAN-2024", s2),
    P("""<i>Insulin regimen: basal-bolus, 4 injections daily, adjusts lispro by carbohydrate count. Feet: ulcer left heel 1 cm.</i>""", n2),
    P("Examination today", s2), P("Weight 88 kg, BP 132/74. Feet: skin intact, no ulcer, monofilament reduced on both sides.", n2),
    P("Result", s2), P("A1c 7.6% (05-OCT-2026).", n2),
    P("Assessment and plan", s2),
    P("""1. Type 2 diabetes treated with insulin, with recurrent level 2 lows at night and reduced awareness. A CGM with an alarm is needed to warn
    him and to let me find the dose; finger tests do not show the night. He can read and use the device; his hands and eyes are good.
    Prescribed within its labeling for adults with diabetes.""", n2),
    P("""2. He was shown a demonstration sensor in the diabetes class of 21-OCT-2025? <i>(class record to be requested; our chart does not say
    whether CGM was part of it)</i>. Supplier training is offered at delivery.""", n2),
    P("""3. Not an emergency. He keeps juice at the bed, lower dose, meter at bedtime and 3 a.m. meanwhile. Ordinary review time is acceptable.
    Next visit 12-JAN-2027.""", n2),
    P("Priyanka Holloway-Reyes, MD, endocrinology. Signed 06-OCT-2026 17:20", n2),
]
pdf(kit, "records/01_endocrinology_notes.pdf", visits, "Endocrinology notes (synthetic sample)", font=S, margins=(70, 70, 54, 56), foot="chart 5520-771")

rng = np.random.default_rng(22)
rows, total, days = [["Date", "Before breakfast", "Before supper", "Bedtime", "Night", "Tests"]], 0, 0
start = dt.date(2026, 9, 8)
low = {"2026-09-14": ("4:25", 49), "2026-10-02": ("5:40", 53)}
for k in range(30):
    day = start + dt.timedelta(k)
    fast, sup = int(rng.integers(96, 168)), int(rng.integers(118, 204))
    bed = int(rng.integers(110, 190)) if k % 3 == 0 else None
    if day.isoformat() == "2026-09-29":
        sup = None
    nt = low.get(day.isoformat())
    if nt:
        bed = None
    c = sum(x is not None for x in (fast, sup, bed, nt))
    total += c
    days += 1
    rows.append([day.strftime("%a %m/%d/%Y"), str(fast), str(sup or ""), str(bed or ""), f"{nt[1]} ({nt[0]} am)" if nt else "", str(c)])
AVG = f"{total / days:.1f}"
assert 2 <= total / days < 3, AVG
cell = st("Narrow", 9, 10.4, after=0)
meter = [
    P("METER DOWNLOAD", st("Narrow", 16, bold=True, after=2)),
    P("Patient: Prakash-Dillard, Walter &nbsp; Meter serial K7-20991 &nbsp; Range 09/08/2026 to 10/07/2026 &nbsp; Downloaded 10/07/2026 by R. Quill, RN", st("Narrow", 10, after=6)),
    table(rows, (105, 85, 80, 65, 85, 45), None, cell, pad=2),
    PageBreak(),
    P("SUMMARY", st("Narrow", 14, bold=True, after=4)),
    table([["Days", str(days)], ["Finger tests", str(total)], ["Average tests a day", AVG], ["Readings below 70", "2"],
           ["Readings below 54", "2 (09/14/2026 49; 10/02/2026 53)"], ["Clock", "set, 4 min slow"]], (180, 240), None, st("Narrow", 10.5, 12.5, after=0), header=False),
    P("Earlier flagged readings kept in memory", st("Narrow", 11.5, bold=True, before=10, after=3)),
    table([["Date and time", "mg/dL", "Mark"], ["08/30/2026 3:10 am", "51", "low"], ["06/21/2026 11:50 am", "66", "low"],
           ["04/02/2026 7:15 am", "288", "high"]], (180, 90, 90), None, st("Narrow", 10.5, 12.5, after=0)),
    P("Test strips: 100 a month under the plan. One meter, no CGM data.", st("Narrow", 10, before=8)),
]
pdf(kit, "records/02_meter_download.pdf", meter, "Meter download (synthetic sample)", font="Narrow")

labs = [
    P("QUEEN CITY CLINICAL LABORATORY", st("Mono", 12, bold=True, after=6)),
    P("PATIENT PRAKASH-DILLARD WALTER E &nbsp; DOB 09/30/1949 &nbsp; SEX M", st("Mono", 9, after=2)),
    P("ORDERED BY HOLLOWAY-REYES P &nbsp; REPORTED 10/06/2026", st("Mono", 9, after=8)),
    table([["TEST", "10/05/2026", "01/13/2026", "09/09/2025", "UNITS"], ["HEMOGLOBIN A1C", "7.6 H", "9.1 H", "8.8 H", "%"],
           ["CREATININE", "1.24", "1.21", "1.18", "mg/dL"], ["EGFR", "59", "61", "63", "mL/min"], ["POTASSIUM", "4.4", "4.6", "4.5", "mmol/L"],
           ["ALT", "22", "25", "27", "U/L"], ["C-PEPTIDE", "NOT DONE", "", "", ""]], (150, 90, 90, 90, 70), None, st("Mono", 9, 11, after=0)),
    P("FASTING C-PEPTIDE AND GLUCOSE ARE ORDERED FOR 01/2027 (NOT COLLECTED).", st("Mono", 8.5, before=8)),
]
pdf(kit, "records/03_laboratory.pdf", labs, "Laboratory (synthetic sample)", font="Mono")

d = Document()
d.styles["Normal"].font.name = "Arial"
d.styles["Normal"].font.size = Pt(10)
d.add_heading("Ozark Plains Diabetes Supply: order and intake", 1)
t = d.add_table(rows=0, cols=2)
t.style = "Table Grid"
for a, b in [
    ("Patient", "Walter E. Prakash-Dillard, born 09/30/1949"), ("Medicare plan", "Aetna Medicare Preferred Choice PPO, since 01/01/2024"),
    ("Order date", "10/14/2026"), ("Ordered by", "Priyanka Holloway-Reyes, MD. Signed 10/14/2026"),
    ("Items", "E2103 receiver 1; A4239 supplies, 1 unit a month, 12 months"), ("Diagnosis", "E11.649 and Z79.4"),
    ("Insulin", "once a day"), ("Sent to plan", "10/21/2026 by portal: order, pharmacy list, visit of 01/14/2026. The visit of 10/06/2026 and the meter download were not attached."),
    ("Earlier CGM", "Patient says none. Common working file check: no CGM receiver or supplies paid since 01/01/2015 (checked 10/20/2026)."),
    ("Training", "Video and telephone training by our educator is planned for the day of delivery. Not done yet."),
]:
    c = t.add_row().cells
    c[0].text, c[1].text = a, b
d.add_paragraph()
d.add_paragraph("Intake note 10/30/2026: denial received by fax. Patient asked about a fast appeal; the doctor's office says that it is not urgent.")
d.add_paragraph(SYN).runs[0].font.size = Pt(7)
save_docx(kit, "records/04_supplier_order.docx", d, "Supplier order (synthetic sample)")

kit.write("statement.txt", """My name is Walter Dillard, 77. I have Aetna Medicare, the PPO. I live in Springfield Missouri.

I had three bad lows at night since the end of August and the sugar doctor wants me to have the sensor with the alarm. Aetna said no because I only take one shot a day. The doctor cut my insulin twice already.

Letter came November 3. My neighbor says I have 60 days and after that it is a lawyer thing, and my daughter says to ask for the 72 hour fast one. The doctor said I am not in danger if I keep testing at night. Does the doctor have to sign a paper to speak for me?

I never had one of these sensors before. My wife and I took the diabetes class last fall, I don't recall if they had the sensors there.
""")

E1, M, L, O = ("records/01_endocrinology_notes.pdf", "records/02_meter_download.pdf", "records/03_laboratory.pdf", "records/04_supplier_order.docx")
last = after("2026-10-29", 65)
assert last == "2027-01-02"
gold = {
    "synthetic": True, "today": "2026-11-23",
    "title": "Aetna Medicare Advantage PPO: continuous glucose monitor denied before delivery under an internal guide stricter than Medicare's rule (Missouri)",
    "difficulty": "hard",
    "notice": {
        "payer": "aetna", "payer_name": "Aetna Medicare", "delegate": None, "member_id": "MEAA7710428",
        "group_number": None, "claim_number": None, "reference_number": "2610-MA-558203", "patient_name": "Walter E. Prakash-Dillard",
        "patient_dob": "1949-09-30", "provider_name": "Priyanka Holloway-Reyes, MD", "facility_name": "Ozark Plains Diabetes Supply",
        "notice_date": "2026-10-29", "received_date": "2026-11-03", "service_start": None, "service_end": None,
        "service": "Continuous glucose monitor, receiver and monthly supplies for 12 months",
        "codes": [{"system": "HCPCS", "code": "E2103"}, {"system": "HCPCS", "code": "A4239"}, {"system": "ICD-10-CM", "code": "E11.649"}],
        "carc": [], "rarc": [], "group_code": None, "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied",
        "stage": "pre-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 65, "from": "notice"},
        "appeal_to": {"name": "Aetna Medicare Appeals", "address": "P.O. Box 990741, Blue Bell, PA 19499", "fax": "1-888-555-0184",
                      "phone": "1-800-555-0188", "portal": "aetnamedicare.com"},
        "cited_policy": "Aetna Medicare Guide AM-DME-0231, Continuous Glucose Monitors, parts B, C, D and F",
        "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "medicare-advantage", "state": "MO", "evidence": ev(
        ("notice.pdf", 1, "Aetna Medicare Preferred Choice (PPO) H9907-114"), ("notice.pdf", 1, "☒ Medicare medical item or service (Part B)"))},
    "routes": ["reconsideration", "ire-automatic", "document-request"],
    "not_routes": ["expedited-appeal", "external-review", "redetermination", "submit-prior-authorization", "peer-to-peer", "fair-hearing",
                   "qio-fast-track", "formulary-exception"],
    "deadlines": {
        "internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72, "external_months_or_days": None,
        "other": {"internal_last_day_is_a": "Saturday", "file_by_business_day": "2026-12-31",
                  "note": "January 1 is a holiday; the plan must have received the request",
                  "peer_to_peer_window_closed": "2026-11-12", "independent_review_entity": "automatic: the plan forwards the case if it upholds any part"},
        "citation": "42 CFR 422.582(b), 422.584, 422.590; 422.101(b)(2), (b)(6); LCD L33822"},
    "notice_defects": ["no Medicare coverage rule is named as not met, only an internal guide (42 CFR 422.101(b)(6), 422.568(e))",
                       "does not describe the rest of the appeal process (automatic independent review, hearing; 42 CFR 422.568(e))"],
    "criteria": [
        C("A", "Diabetes documented by the treating practitioner", "all of ROOT", "met",
          [(E1, 3, "Type 2 diabetes treated with insulin, with recurrent level 2 lows at night and reduced awareness.")]),
        C("B", "Insulin: B1 to B3", "all of ROOT", "not-met"),
        C("B1", "Uses insulin", "all of B", "met", [(E1, 3, "Insulin glargine 22 units once a day in the morning.")]),
        C("B2", "Three or more injections a day, or a pump", "all of B", "not-met",
          [(E1, 3, "Insulin glargine 22 units once a day in the morning."), (E1, 3, "No mealtime insulin."), (O, 1, "once a day")],
          "not met and not curable: Medicare's own rule (LCD L33822) asks only for insulin treatment"),
        C("B3", "Changes doses by glucose readings", "all of B", "not-met",
          [(E1, 2, "Glargine lowered from 28 to 22 units, dose moved to morning."), (E1, 3, "No mealtime insulin.")],
          "the doctor changes the dose, not the member; Medicare's rule does not ask for it"),
        C("C", "At least 4 finger tests a day over the last 30 days", "all of ROOT", "not-met",
          [(M, 2, f"Average tests a day {AVG}"), (E1, 3, "Tests 2 to 3 times a day.")], "not met; Medicare's rule does not ask for it"),
        C("D", "Need: one of D1 to D3", "all of ROOT", "met"),
        C("D1", "A1c above 8.0% within 3 months", "any of D", "not-met", [(L, 1, "HEMOGLOBIN A1C 7.6 H 9.1 H 8.8 H"), (E1, 3, "A1c 7.6% (05-OCT-2026).")],
          "not needed: D2 is met"),
        C("D2", "Two or more readings below 54 on different days within 3 months, at least one of them after two changes of treatment", "any of D", "met",
          [(E1, 3, "Three readings below 54 in five weeks (30-AUG 51, 14-SEP 49, 02-OCT 53), all at night, although glargine was cut twice"),
           (M, 2, "2 (09/14/2026 49; 10/02/2026 53)"), (M, 2, "08/30/2026 3:10 am 51")]),
        C("D3", "One event within 12 months in which another person had to help", "any of D", "not-met",
          [(E1, 2, "He treated it himself; wife slept through it and gave no help.")], "not needed: D2 is met; the ambulance was in 2019"),
        C("E", "Visit: E1 and E2", "all of ROOT", "met"),
        C("E1", "Visit within 6 months before the order (2026-10-14)", "all of E", "met", [(E1, 3, "Office visit 06-OCT-2026 (in person)"), (O, 1, "10/14/2026")]),
        C("E2", "Note reviews control and says why a CGM is needed", "all of E", "met",
          [(E1, 3, "A CGM with an alarm is needed to warn him and to let me find the dose; finger tests do not show the night.")]),
        C("F", "Record shows that the member or a caregiver has been trained to use a CGM", "all of ROOT", "unknown",
          [(E1, 3, "(class record to be requested; our chart does not say whether CGM was part of it)"),
           (O, 1, "Video and telephone training by our educator is planned for the day of delivery. Not done yet.")],
          "the record of the diabetes class of 2025-10-21, or a training record; planned training does not count"),
        C("G", "No exclusion applies", "all of ROOT", "met"),
        C("G1", "No other CGM receiver paid within 5 years", "all of G", "met",
          [(O, 1, "no CGM receiver or supplies paid since 01/01/2015 (checked 10/20/2026)")]),
        C("G2", "Not only for convenience or remote viewing", "all of G", "met",
          [(E1, 3, "A CGM with an alarm is needed to warn him and to let me find the dose")]),
    ],
    "overall": "not-met",
    "smallest_missing": ["B2, B3 and C of the internal guide are really not met and cannot be cured: argue that Medicare's own rule governs",
                         "a record of training or the class of 2025-10-21 (F)"],
    "must_say": [
        "Medicare's local coverage determination L33822 covers a CGM for a person treated with insulin, with no number of injections and no number of finger tests, or for problematic low glucose; 42 CFR 422.101(b)(2) binds the plan to it",
        "an internal guide may not add tests where Medicare's criteria are complete (42 CFR 422.101(b)(6)); the guide itself says that a Medicare determination controls",
        "he takes insulin glargine once a day: say it plainly",
        "three readings below 54 (08/30 51, 09/14 49, 10/02 53) despite two dose reductions (34 to 28, 28 to 22 units), so the second way of the Medicare rule is met too",
        "visit in person on 2026-10-06, eight days before the order of 2026-10-14; the note was not attached to the request",
        "standard reconsideration, 30 days; must be received by Saturday 2027-01-02, so by 2026-12-31",
        "the treating physician may file this pre-service appeal without a representative form",
        "if the plan upholds, it sends the case to the independent review entity by itself",
        "a reviewer with expertise in diabetes who was not involved before"],
    "must_not_say": [
        "that he injects insulin three or four times a day (carried-forward text of January 2024)", "that he tests four times a day",
        "that his A1c is above 8 now", "that someone had to help him in September, or that he had a seizure (his brother)",
        "that the case is urgent or that a doctor supports a fast appeal", "that he has been trained on a CGM",
        "that he has only 60 days from the notice", "that a four-month external review by an IRO applies", "that he has a foot ulcer",
        "that the guide's parts B2, B3 and C are met"],
    "traps": [
        "a date of form approval (02/28/2029), request, decision, mailing and review dates beside the date of notice in box 1",
        "the check boxes: empty boxes name other kinds of denial (Part B drug, Medicaid, payment)",
        "two fax numbers; the fast one is not for a standard appeal", "batch, intake and form numbers are not the case number",
        "the severe low with ambulance was in 2019", "A1c 9.1 is superseded by 7.6",
        "the meter window holds two of the three lows; the third (08/30) is in the memory table",
        "a guide stricter than Medicare: overall not met under the guide, yet the appeal is sound under Medicare's rule",
        "the supplier is not the doctor; training and C-peptide are planned, not done", "receipt date plays no part in the 65 days"],
}
finish(kit, gold)
