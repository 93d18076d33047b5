# ruff: noqa: F403, F405, I001, Q003
"""Kit 24: FEHB Blue Cross and Blue Shield Service Benefit Plan, three claims on one statement, cardiac PET denied after the fact."""
from reportlab.lib.pagesizes import landscape

from make_a_lib import *

kit = Kit("24-fep-cardiac-pet-eob")
V = "Narrow"
c = st(V, 8.6, 10.2, after=0)
cb = st(V, 8.6, 10.2, bold=True, after=0)
n = st(V, 9.4, 11.6, after=4)
BLUE = colors.Color(0, .25, .55)


def money(x):
    return f"{x:,.2f}"


W = [62, 128, 58, 62, 62, 62, 62, 62, 68, 66]
HEAD = ["Date of service", "Service", "Billed", "Plan allowance", "Not covered", "Plan discount", "Deductible", "Copay / coinsurance", "We paid", "Remark codes"]


def claim(title, lines, foot):
    rows = [HEAD] + [[str(x) if not isinstance(x, float) else money(x) for x in r] for r in lines]
    tot = ["Claim total", ""] + [money(sum(r[k] for r in lines)) for k in range(2, 9)] + [""]
    rows.append([Paragraph(x, cb) for x in tot])
    return [P(title, st(V, 9.6, 11.5, bold=True, before=5, after=2)), table(rows, W, None, c, pad=2), P(foot, st(V, 8.6, 10.4, before=1, after=3))]


L1 = [["07/22/2026", "Office visit, specialist (99214)", 265.00, 138.40, 0.0, 126.60, 0.0, 40.00, 98.40, "CO-45, PR-3"],
      ["07/22/2026", "ECG, 12 leads (93000)", 62.00, 21.15, 0.0, 40.85, 0.0, 0.0, 21.15, "CO-45"]]
L2 = [["07/30/2026", "Heart PET, blood flow, rest and stress (78492)", 4215.00, 0.0, 4215.00, 0.0, 0.0, 0.0, 0.0, "PR-50, M127"],
      ["07/30/2026", "Tracer, rubidium, 2 doses (A9555)", 612.00, 0.0, 612.00, 0.0, 0.0, 0.0, 0.0, "PR-50"],
      ["07/30/2026", "Stress test, tracing (93017)", 388.00, 143.20, 0.0, 244.80, 0.0, 21.48, 121.72, "CO-45, PR-2"]]
L3 = [["07/30/2026", "Heart PET, reading (78492-26)", 410.00, 118.70, 0.0, 291.30, 0.0, 17.81, 100.89, "CO-45, PR-2"]]
for ls in (L1, L2, L3):
    for r in ls:
        assert abs(r[2] - (r[3] + r[4] + r[5])) < .005 and abs(r[3] - r[6] - r[7] - r[8]) < .005, r
owe1, owe2, owe3 = 40.00, 4215 + 612 + 21.48, 17.81
assert abs(owe2 - 4848.48) < .001
ALL = owe1 + owe2 + owe3
eob = [
    Table([[Paragraph("Blue Cross and Blue Shield Service Benefit Plan", st(V, 15, bold=True, color=BLUE, after=0)),
            Paragraph("EXPLANATION OF BENEFITS<br/>This is not a bill", st(V, 11, 13, bold=True, align="r", after=0))]], colWidths=(440, 252), hAlign="LEFT"),
    Table([[Paragraph("Federal Employee Program, Standard Option<br/>Yvette M. Thornquist-Amadi<br/>2719 Windsor Mill Ct Apt 4B<br/>Gwynn Oak, MD 21207", n),
            Paragraph("<b>Enrollee</b> Yvette M. Thornquist-Amadi<br/><b>Patient</b> Yvette M. Thornquist-Amadi (self)<br/><b>ID</b> R58213347<br/><b>Enrollment code</b> 104", n),
            Paragraph("<b>Statement date</b> 08/31/2026<br/><b>Statement number</b> 2608-31-0099417<br/><b>Claims processed</b> 08/05/2026 to 08/28/2026<br/><b>Pages</b> 2", n)]],
          colWidths=(240, 240, 212), hAlign="LEFT"),
]
eob += claim("Claim 1 &nbsp; 26217-7710449-00 &nbsp; Provider: Adaeze Lindholm-Castro, MD (Preferred) &nbsp; Processed 08/05/2026", L1,
             f"You may owe the provider for this claim: ${money(owe1)}")
eob += claim("Claim 2 &nbsp; 26226-3318072-00 &nbsp; Provider: Patapsco Ridge Heart Hospital (Preferred) &nbsp; Ordered by Adaeze Lindholm-Castro, MD &nbsp; Diagnosis R07.89 &nbsp; Processed 08/28/2026", L2,
             f"You may owe the provider for this claim: ${money(owe2)}")
eob += claim("Claim 3 &nbsp; 26226-3320815-00 &nbsp; Provider: Chesapeake Heart Imaging Physicians (Preferred) &nbsp; Processed 08/21/2026", L3,
             f"You may owe the provider for this claim: ${money(owe3)}")
eob += [PageBreak(),
    table([["This statement", "Billed", "We paid", "You may owe in all"],
           ["3 claims", money(sum(r[2] for ls in (L1, L2, L3) for r in ls)), money(sum(r[8] for ls in (L1, L2, L3) for r in ls)), money(ALL)]],
          (170, 120, 120, 140), None, st(V, 10, 12, after=0)),
    P("What the codes mean", st(V, 11, bold=True, before=10, after=3)),
    table([["Code", "Meaning in plain words"],
           ["50", "We do not see this service as medically necessary. The papers that came with the claim name “preoperative clearance” as the purpose and a body mass index of 34.8, and do not show why a PET was done instead of a standard nuclear scan."],
           ["45", "The difference between the charge and the plan allowance. A Preferred provider does not bill it to you."],
           ["2 and 3", "Your coinsurance and your copayment."], ["M127", "The medical record for this service was not in the claim."],
           ["CO / PR", "CO: the provider’s contract covers it. PR: it may be your part."]], (70, 600), None, st(V, 9.4, 11.4, after=0)),
    P("If you disagree", st(V, 11, bold=True, before=10, after=3)),
    P("""Ask us in writing to reconsider within six months from the date of this statement. Say why you believe that we should pay, based on the
    benefit provisions in the plan brochure, and send copies of papers that support you: doctors’ letters, reports, bills, records and
    statements like this one. Your provider may ask for you only with your specific written consent.""", n),
    P("""Send it to: <b>Federal Employee Program, Member Reconsiderations, P.O. Box 990733, Owings Mills, MD 21199</b>; fax 410-555-0183; telephone
    1-800-555-0181. We will answer within 30 days after we get it: we will pay, keep our decision, or ask you or your provider for more.""", n),
    P("""If you do not agree with our answer, you may ask the U.S. Office of Personnel Management (OPM) to review it within 90 days after the date of
    our letter. The brochure, section 8, has the steps.""", n),
    P("""Year to date 2026: deductible 350.00 of 350.00 met; toward your catastrophic limit 1,206.44. Prior statement 2607-30-0088120. Check 55102773
    mailed 09/02/2026. Si necesita ayuda en español, llame al 1-800-555-0181.""", st(V, 8.2, 10, before=4)),
]
pdf(kit, "notice.pdf", eob, "Explanation of benefits (synthetic sample)", size=landscape(letter), font=V, margins=(50, 50, 36, 46),
    foot="Statement 2608-31-0099417   Page {p} of {n}")

# ------------------------------------------------------------------ policy
p = st("Sans", 9.4, 12, after=4)
i1, i2 = (st("Sans", 9.4, 12, left=x, first=-18, after=2.5) for x in (24, 48))
h2 = st("Sans", 10.8, bold=True, before=7, after=3, color=BLUE)
policy = [
    P("Service Benefit Plan Medical Policy 6.01.91-F", st("Sans", 9, after=1)),
    P("Cardiac Positron Emission Tomography for Blood Flow", st("Sans", 14, bold=True, after=3, color=BLUE)),
    P("In force from March 1, 2026 &nbsp;·&nbsp; Last change: January 2026 &nbsp;·&nbsp; No prior approval is needed", st("Sans", 9, after=4)),
    P("When it is medically necessary", h2),
    P("Rest and stress PET of heart blood flow (78491, 78492 and tracer) may be considered medically necessary when <b>ALL</b> of A to E apply.", p),
    P("A. Reason for the test. ALL of:", i1),
    P("A.1 chest pain, shortness of breath or another symptom that may come from the heart, within 60 days before the test", i2),
    P("A.2 an intermediate or high likelihood of coronary disease, or known coronary disease, as stated by the physician", i2),
    P("A.3 the result is expected to change treatment", i2),
    P("B. Reason for PET in place of SPECT. ANY of:", i1),
    P("B.1 body mass index of 40 or more, measured within 60 days before the test", i2),
    P("B.2 a SPECT within 6 months before that was equivocal or limited in quality", i2),
    P("B.3 breast implants or a chest wall shape that is known to disturb SPECT", i2),
    P("C. Reason for stress by medicine. EITHER:", i1),
    P("C.1 cannot exercise to an adequate level, with the cause stated", i2),
    P("C.2 left bundle branch block, paced rhythm or pre-excitation on the resting ECG", i2),
    P("D. Ordered by, or after a visit with, a cardiologist.", i1),
    P("E. None of these is the case:", i1),
    P("E.1 screening of a person without symptoms", i2),
    P("E.2 the only purpose is clearance for an operation of low risk", i2),
    P("E.3 a stress imaging test of good quality and clear result was done within the past 12 months", i2),
    P("Notes", h2),
    P("""An equivocal SPECT is not a test of good quality and clear result. Low risk means an operation such as cataract surgery or endoscopy. Records of
    the day of the test or the last visit before it are preferred to older records.""", p),
    P("Change record", h2),
    P("March 2026: B.1 lowered from 45 to 40. March 2024: B.2 extended from 3 to 6 months. June 2019: first version.", p),
]
pdf(kit, "policy.pdf", policy, "Policy 6.01.91-F (synthetic sample)", foot="Policy 6.01.91-F")

S = "Serif"
b = st(S, 10.4, 13.4, after=5)
plan = [
    P("2026 brochure, extract made for the member", st(S, 14, bold=True, after=2)),
    P("Blue Cross and Blue Shield Service Benefit Plan · Federal Employees Health Benefits Program · pages 1, 41 and 138", st(S, 10, after=8)),
    P("""The plan is offered under a contract between the Blue Cross and Blue Shield Association and the U.S. Office of Personnel Management under the
    FEHB law. Eligible federal employees and annuitants enroll through their agencies. Standard Option, enrollment code 104, self only.""", b),
    P("""<b>Diagnostic tests.</b> Preferred hospital: 15% of the plan allowance after the deductible. Services that are not medically necessary are
    excluded.""", b),
    P("""<b>Section 8, disputed claims.</b> Step 1: ask us in writing to reconsider within 6 months from the date of our decision. Step 2: we have 30
    days. If we ask you or your provider for facts, they are due within 60 days and we then decide within 30 more days. Step 3: write to OPM within 90
    days after the date of our letter that keeps the decision, or within 120 days after you first wrote to us if we did not answer within 30 days,
    or within 120 days after we asked for more facts. Step 4: OPM decides; a suit against OPM must be brought by December 31 of the third year after
    the year of the service.""", b),
    P("Nothing in this extract changes the brochure.", b),
]
pdf(kit, "plan.pdf", plan, "Brochure extract (synthetic sample)", font=S, margins=(72, 72, 60, 56))

# ------------------------------------------------------------------ records
T = "Sans"
nn = st(T, 9.4, 12, after=4)
sec = st(T, 9.8, bold=True, before=5, after=1)


def top(what, date):
    return [P("CATONSVILLE CARDIOLOGY GROUP", st(T, 13, bold=True, after=0)), P("Adaeze Lindholm-Castro, MD, FACC · 410-555-0158", st(T, 8.6, after=4)),
            P(f"<b>{what}</b> {date} | Thornquist-Amadi, Yvette M. | DOB 04/17/1968 | MRN CCG-22871", nn)]


notes = top("Office visit", "06/29/2026") + [
    P("Reason", sec), P("""58-year-old woman, new patient. Since May 2026 tightness in the chest and left jaw when climbing one flight or carrying groceries,
    relieved by rest in 5 minutes. About three times a week.""", nn),
    P("History", sec), P("""Type 2 diabetes, hypertension, LDL 162. Never had a heart attack, stent or bypass. Knee osteoarthritis, both knees. Exercise
    treadmill test 2023: stopped at 3 minutes for knee pain, no conclusion.""", nn),
    P("Family", sec), P("Brother: stent at 49. Mother: left bundle branch block and pacemaker.", nn),
    P("Plan", sec), P("SPECT with regadenoson. Aspirin, atorvastatin 40. A. Lindholm-Castro, MD 06/29/2026", nn),
    PageBreak()] + top("Office visit", "07/22/2026") + [
    P("Interval", sec), P("""Tightness on 07/20 walking to the bus, 7 minutes. SPECT of 07/14 was equivocal because of attenuation. No rest pain, no fainting.""", nn),
    P("Measured today", sec), P("Height 168 cm, weight 117.4 kg, BMI 41.6. BP 138/84, pulse 76.", nn),
    P("Physical examination (copied forward from 09/2024, primary care)", sec),
    P("<i>BMI 34.8. Asymptomatic, walks two miles a day. No chest pain.</i>", nn),
    P("Examination today", sec), P("Regular rhythm, no murmur. Legs without edema. Both knees: crepitus, uses a cane.", nn),
    P("ECG today", sec), P("Sinus rhythm 74, incomplete right bundle branch block, no left bundle branch block, no pre-excitation.", nn),
    P("Assessment", sec), P("""Typical exertional angina, likelihood of coronary disease high (diabetes, LDL, symptoms). She cannot exercise: knee arthritis, cane,
    stops after one flight (estimated 3 METs). BMI 41.6 and an equivocal SPECT: PET will give an answer where SPECT could not. If PET shows
    ischemia she goes to catheterization; if normal, we treat the symptoms and avoid it.""", nn),
    P("Plan", sec), P("""Rest and stress PET with rubidium and regadenoson, 07/30, Patapsco Ridge. Cataract surgery is planned for October at another
    hospital; it needs no cardiac test and is not the reason for this PET. A. Lindholm-Castro, MD 07/22/2026 15:35""", nn),
    PageBreak()] + top("Telephone and result note", "08/12/2026") + [
    P("Result", sec), P("""PET 07/30: large reversible defect of the lateral wall, blood flow reserve 1.4 there. Catheterization 08/06/2026: 90% stenosis of the
    circumflex artery, one stent. No tightness since.""", nn),
    P("Insurance", sec), P("""Hospital scheduling used an old template (“preoperative clearance”) and the primary care weight of 2024. My notes were not attached to
    the hospital claim. I support payment. A. Lindholm-Castro, MD 08/12/2026""", nn),
    P("Cardiac rehabilitation is advised (referral to be made).", nn),
]
pdf(kit, "records/01_cardiology_notes.pdf", notes, "Cardiology notes (synthetic sample)", foot="CCG-22871 printed 09/14/2026")

r = st(S, 10.4, 13.2, after=5)


def rep(name, dob, mrn, title, date, body):
    return [P("PATAPSCO RIDGE HEART HOSPITAL · IMAGING", st(S, 13, bold=True, after=5)),
            table([["Name", name, "Born", dob], ["Number", mrn, "Study date", date], ["Study", title, "", ""]], (55, 250, 70, 100), None, st(S, 10, 12.4, after=0), header=False),
            Spacer(1, 6)] + [P(x, r) for x in body]


img = rep("Thornquist-Amadi, Yvette M", "04/17/1968", "PR-6630192", "SPECT heart blood flow, rest and regadenoson", "07/14/2026", [
    "Indication: exertional chest tightness.",
    """Findings: moderate fixed and partly reversible loss of counts in the inferior and lateral walls with marked soft tissue attenuation; image quality
    limited by body habitus. Ejection fraction 58%.""",
    "Impression: EQUIVOCAL. Ischemia of the lateral wall cannot be told from attenuation. Consider PET.", "H. Bancroft-Nair, MD 07/14/2026 16:40"])
img += [PageBreak()] + rep("Thornquist, Yvonne M", "11/02/1961", "PR-6603921", "SPECT heart blood flow, exercise", "07/14/2026", [
    "Indication: preoperative evaluation before knee replacement.", "Findings: exercised 9 minutes, 10 METs. Uniform uptake. Ejection fraction 66%.",
    "Impression: NORMAL study of good quality. No ischemia.", "H. Bancroft-Nair, MD 07/14/2026 12:15"])
img += [PageBreak()] + rep("Thornquist-Amadi, Yvette M", "04/17/1968", "PR-6630192", "PET heart blood flow, rubidium, rest and regadenoson", "07/30/2026", [
    "Indication: angina, equivocal SPECT, BMI 41.6, cannot exercise.",
    """Findings: large, severe, reversible defect of the lateral wall (circumflex territory). Flow reserve lateral 1.4, elsewhere 2.6. Ejection fraction falls
    from 60% to 53% with stress. Image quality excellent.""",
    "Impression: significant ischemia. Referring physician telephoned 07/30/2026 13:05.", "H. Bancroft-Nair, MD 07/30/2026 13:20"])
pdf(kit, "records/02_imaging_reports.pdf", img, "Imaging reports (synthetic sample)", font=S, margins=(66, 66, 56, 56), foot="PRHH Imaging")

bill = [
    P("PATAPSCO RIDGE HEART HOSPITAL", st("Mono", 13, bold=True, after=2)),
    P("PATIENT STATEMENT 10/09/2026 &nbsp; ACCOUNT 70041882", st("Mono", 9.5, after=8)),
    table([["DATE", "DESCRIPTION", "CHARGE", "PAID/ADJ", "DUE"], ["07/30/2026", "PET HEART 78492", "4,215.00", "0.00", "4,215.00"],
           ["07/30/2026", "RUBIDIUM A9555", "612.00", "0.00", "612.00"], ["07/30/2026", "STRESS 93017", "388.00", "366.52", "21.48"],
           ["", "TOTAL DUE", "", "", "4,848.48"]], (80, 180, 80, 80, 80), None, st("Mono", 9.5, 12, after=0)),
    P("YOUR INSURANCE SAYS THE PET IS YOUR RESPONSIBILITY. PAST DUE AFTER 11/30/2026. FINANCIAL ASSISTANCE: 410-555-0150.", st("Mono", 9, before=8, after=8)),
    P("ORDER SHEET ON FILE (SCHEDULING TEMPLATE 07/23/2026): PET MPI. REASON: PREOPERATIVE CLEARANCE. HT 168 CM WT 98.2 KG (09/2024).", st("Mono", 9)),
    P("ASK ABOUT A PAYMENT PLAN: 12 MONTHS.", st("Mono", 9)),
]
data = pdf(kit, "x", bill, "Statement", font="Mono", write=False)
scan(kit, "records/03_hospital_statement_scan.pdf", data, "Hospital statement scan (synthetic sample)", seed=2403)

kit.write("statement.txt", """I work for Social Security in Woodlawn (federal employee, 22 years) and have the Blue Cross federal plan, Standard, just me. Yvette, 58.

The EOB dated August 31 says the heart PET scan was not needed and I owe $4,848.48. That scan found a 90 percent blockage and they put a stent in a week later! The hospital is calling me and says past due after November 30.

The EOB says preoperative clearance. I have cataract surgery in October (it was moved to January now), nobody asked for a heart test for that. And the weight on the hospital paper is from two years ago.

The other two things on the EOB look fine. In the hospital folder there is one page that isn't mine, a Yvonne.

A lawyer ad said I get an outside review by an independent doctor in four months through Maryland. Is that true for federal people? How long do I have, is it 180 days?
""")

CN, IM, BI = "records/01_cardiology_notes.pdf", "records/02_imaging_reports.pdf", "records/03_hospital_statement_scan.pdf"
gold = {
    "synthetic": True, "today": "2026-11-23",
    "title": "FEHB Blue Cross and Blue Shield Service Benefit Plan: cardiac PET denied after the service, three claims on one statement",
    "difficulty": "hard",
    "notice": {
        "payer": "bcbs-fep", "payer_name": "Blue Cross and Blue Shield Service Benefit Plan", "delegate": None, "member_id": "R58213347",
        "group_number": None, "claim_number": "26226-3318072-00", "reference_number": None, "patient_name": "Yvette M. Thornquist-Amadi", "patient_dob": None,
        "provider_name": "Patapsco Ridge Heart Hospital", "facility_name": "Patapsco Ridge Heart Hospital", "notice_date": "2026-08-31", "received_date": None,
        "service_start": "2026-07-30", "service_end": "2026-07-30", "service": "Heart PET of blood flow, rest and stress, with rubidium tracer, outpatient hospital",
        "codes": [{"system": "CPT", "code": "78492"}, {"system": "HCPCS", "code": "A9555"}, {"system": "ICD-10-CM", "code": "R07.89"}],
        "carc": ["50"], "rarc": ["M127"], "group_code": "PR", "reasons": ["medical-necessity", "missing-information"], "pa_history": None,
        "stage": "post-service", "level": "initial", "urgent": False, "stated_deadline": {"months": 6, "from": "notice"},
        "appeal_to": {"name": "Federal Employee Program, Member Reconsiderations", "address": "P.O. Box 990733, Owings Mills, MD 21199",
                      "fax": "410-555-0183", "phone": "1-800-555-0181", "portal": None},
        "cited_policy": None, "amount_billed": 5215.00, "amount_denied": 4827.00, "patient_owes": 4848.48},
    "plan": {"type": "fehb", "state": "MD", "evidence": ev(
        ("notice.pdf", 1, "Federal Employee Program, Standard Option"),
        ("plan.pdf", 1, "under a contract between the Blue Cross and Blue Shield Association and the U.S. Office of Personnel Management under the FEHB law"))},
    "routes": ["reconsideration", "document-request", "opm-review"],
    "not_routes": ["external-review", "expedited-appeal", "retroactive-authorization", "submit-prior-authorization", "no-surprises-dispute", "fair-hearing",
                   "second-level-appeal", "regulator-complaint"],
    "deadlines": {
        "internal_last_day": "2027-02-28", "decision_due_days_after_filing": 30, "expedited_hours": None,
        "external_months_or_days": {"days": 90, "from": "date of the carrier's letter that upholds the denial (OPM review)"},
        "other": {"internal_last_day_is_a": "Sunday", "file_by_business_day": "2027-02-26",
                  "counted_from_processing_date_2026_08_28": "2027-02-28 as well",
                  "opm_if_carrier_silent": "120 days after the request for reconsideration when there is no answer within 30 days",
                  "hospital_past_due": "2026-11-30: ask for a hold now",
                  "court": "suit against OPM by 2029-12-31"},
        "citation": "5 CFR 890.105(b)(1)-(2), (e)(1); 5 CFR 890.107(d); 5 USC 8902"},
    "notice_defects": ["names no medical policy or brochure provision on which the denial rests",
                       "does not say that copies of the relevant papers and the policy may be had free of charge",
                       "does not say that codes and their meanings for diagnosis and treatment are available on request"],
    "criteria": [
        C("A", "Reason for the test: A.1 to A.3", "all of ROOT", "met"),
        C("A.1", "Symptom within 60 days before the test", "all of A", "met", [(CN, 2, "Tightness on 07/20 walking to the bus, 7 minutes.")]),
        C("A.2", "Intermediate or high likelihood of coronary disease, as stated by the physician", "all of A", "met",
          [(CN, 2, "likelihood of coronary disease high (diabetes, LDL, symptoms)")]),
        C("A.3", "Result expected to change treatment", "all of A", "met",
          [(CN, 2, "If PET shows ischemia she goes to catheterization; if normal, we treat the symptoms and avoid it.")]),
        C("B", "Reason for PET in place of SPECT: one of B.1 to B.3", "all of ROOT", "met"),
        C("B.1", "Body mass index 40 or more, measured within 60 days before", "any of B", "met", [(CN, 2, "Height 168 cm, weight 117.4 kg, BMI 41.6.")]),
        C("B.2", "SPECT within 6 months before, equivocal or limited", "any of B", "met",
          [(IM, 1, "Impression: EQUIVOCAL. Ischemia of the lateral wall cannot be told from attenuation. Consider PET.")]),
        C("B.3", "Breast implants or chest wall shape", "any of B", "unknown", [], "not needed: B.1 and B.2 are met; the record does not speak of it"),
        C("C", "Reason for stress by medicine: C.1 or C.2", "all of ROOT", "met"),
        C("C.1", "Cannot exercise adequately, cause stated", "any of C", "met",
          [(CN, 2, "She cannot exercise: knee arthritis, cane, stops after one flight (estimated 3 METs).")]),
        C("C.2", "Left bundle branch block, paced rhythm or pre-excitation", "any of C", "not-met",
          [(CN, 2, "Sinus rhythm 74, incomplete right bundle branch block, no left bundle branch block, no pre-excitation.")], "not needed: C.1 is met"),
        C("D", "Ordered by a cardiologist", "all of ROOT", "met", [(CN, 2, "Rest and stress PET with rubidium and regadenoson, 07/30, Patapsco Ridge.")]),
        C("E", "None of E.1 to E.3 is the case", "all of ROOT", "met"),
        C("E.1", "Not screening without symptoms", "all of E", "met", [(CN, 2, "Typical exertional angina")]),
        C("E.2", "Clearance for a low-risk operation is not the only purpose", "all of E", "met",
          [(CN, 2, "it needs no cardiac test and is not the reason for this PET")]),
        C("E.3", "No clear stress imaging test of good quality in the past 12 months", "all of E", "met",
          [(IM, 1, "image quality limited by body habitus"), (CN, 1, "Exercise treadmill test 2023: stopped at 3 minutes for knee pain, no conclusion.")]),
    ],
    "overall": "met",
    "smallest_missing": [],
    "must_say": [
        "asks in writing for reconsideration of claim 26226-3318072-00 (78492 and A9555, 07/30/2026, $4,827.00 denied); the other two claims are not disputed",
        "the purpose was exertional angina; the words \"preoperative clearance\" come from a scheduling template, and the cataract operation needed no cardiac test",
        "body mass index measured 07/22/2026: 41.6; 34.8 is of September 2024",
        "SPECT of 07/14/2026 was equivocal and recommended PET", "cannot exercise: knee arthritis, cane, about 3 METs",
        "the notes were not attached to the hospital claim (M127) and are enclosed",
        "the PET showed ischemia, catheterization on 08/06/2026 found a 90% stenosis and a stent was placed: the result changed treatment",
        "policy 6.01.91-F, A to E, all met; no prior approval was needed", "the plan paid the reading of the same test (claim 3)",
        "deadline six months from the date of the statement: Sunday 2027-02-28, so by 2027-02-26; answer due in 30 days",
        "then OPM within 90 days after the date of the plan's letter", "ask the hospital to hold the account while the reconsideration is pending"],
    "must_not_say": [
        "that she has 180 days or that an independent review organization or the State of Maryland reviews this", "that ERISA applies",
        "that she has left bundle branch block or a pacemaker (her mother's) or had a stent before (her brother's)", "that the normal SPECT on page 2 is hers",
        "that prior authorization was missing", "that the whole statement was denied", "that she owes nothing (coinsurance remains due)",
        "that the test was for the cataract operation", "that cardiac rehabilitation has begun"],
    "traps": [
        "three claims on one landscape table; the largest total owed on the statement ($" + money(ALL) + ") covers all three",
        "claim 2 has a paid line (93017): denied 4,827.00 of 5,215.00 billed; owed 4,848.48 includes 21.48 coinsurance",
        "decoy dates: three processing dates, statement 08/31, check 09/02, prior statement 07/30; six months from 08/31 has no 31st in February",
        "statement and check numbers are not claim numbers; the enrollment code is not a group number",
        "page 2 of the imaging file is another patient (Yvonne M. Thornquist, born 1961-11-02) with a normal SPECT: leave it out and do not send it on",
        "examination copied forward from 2024: BMI 34.8, asymptomatic", "the order sheet on the hospital statement repeats the wrong reason and the old weight",
        "Blue Cross of the employer looks commercial: FEHB has no external review by an IRO, and the appeal is called reconsideration",
        "no prior approval is needed for this test, so no authorization route",
        "E.3: a SPECT was done two weeks before, but equivocal"],
}
finish(kit, gold)
