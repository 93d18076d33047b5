# ruff: noqa: F403, F405, Q003
"""Kit 23: Express Scripts for Cigna, county government plan, quantity limit on ustekinumab; phone photo, FHIR bundle."""
import uuid

from make_a_lib import *

kit = Kit("23-express-scripts-county-ustekinumab-quantity")
n = st("Sans", 10.2, 13.4, after=7)
right = st("Sans", 8.6, 11, align="r", after=0)
small = st("Sans", 8.4, 10.6, after=4)
notice = [
    Table([[Paragraph("EXPRESS SCRIPTS", st("Sans", 16, bold=True, color=colors.Color(.1, .25, .5), after=0)),
            Paragraph("Coverage Review Department<br/>P.O. Box 990583, St. Louis, MO 63199<br/>Telephone 1-800-555-0134 · Fax 1-877-555-0136", right)]],
          colWidths=(230, 282), hAlign="LEFT"),
    Spacer(1, 6),
    P("Nov. 4, 2026", n),
    Table([[Paragraph("Marcus T. Ellingsworth<br/>88 Hatchet Creek Rd<br/>Rockford, AL 35136", n),
            Paragraph("<b>Member no.</b> U81170362 02<br/><b>Group</b> 3391045<br/><b>Case</b> CR-7703-41186", n)]], colWidths=(290, 222), hAlign="LEFT"),
    P("<b>Re: ustekinumab (Stelara) 90 mg/mL syringe, NDC 57894-061-03, for Crohn’s disease (K50.80)</b>", n),
    P("""Dear Marcus Ellingsworth: Express Scripts reviews drug requests for the Coosa Bend County Employee Health Plan, which Cigna Healthcare
    administers. On Oct. 28, 2026 Dr. Solvei Abramowitz-Greene asked us to cover <b>one syringe every 28 days</b>. The plan covers one
    syringe every 56 days. We <b>approved</b> one syringe every 56 days through Oct. 31, 2027 and <b>denied the additional quantity</b>.""", n),
    P("""<b>Reason.</b> The quantity is above the plan’s limit. Under <i>Ustekinumab Quantity Limit Override, Crohn’s Disease, RX-QL-2207</i> a
    shorter interval is covered when, among other things, disease is active on two measures, a trough drug level and an antibody result were
    obtained on the standard schedule, and infection was excluded. The request gave a C-reactive protein of 22.5 from March and no drug
    level, antibody result or stool test. Reviewed by Dana Ferreira-Locke, PharmD, on Nov. 2, 2026.""", n),
    P("""The drug stays on your plan’s drug list. Your doctor can give more facts by fax to 1-877-555-0136. You can have, free, a copy of the
    criteria and of everything in the file; call 1-800-555-0134.""", n),
    P("<b>Appeal rights</b>", n),
    P("""If you do not agree, you or someone you name may appeal within <b>180 days after you get this letter</b>. Write to <b>Cigna Healthcare
    Pharmacy Appeals, P.O. Box 990588, Chattanooga, TN 37499, fax 1-855-555-0137</b>, telephone 1-800-555-0135. Send facts that support
    you. The plan has two levels of appeal. For a drug that you do not have yet, each level is decided within 15 days. A second appeal must
    be filed within 60 days after you get the first answer. If your doctor believes that the wait could seriously harm your health, call for an
    urgent appeal (72 hours).""", n),
    P("""After the second answer, when the decision involved medical judgment, you may ask for external review by an independent review
    organization within four months after you get it. No fee.""", n),
    P("Express Scripts, for Cigna Healthcare", n),
    P("""RxBIN 999017 RxPCN CBC01 &nbsp; Form ES-QL-D 0926 &nbsp; Seq 0044817 &nbsp; Printed 11/05/2026 &nbsp; Synthetic sample. Ayuda en
    español: 1-800-555-0134""", st("Sans", 7.6, 9.6, before=6, after=0)),
]
data = pdf(kit, "x", notice, "Notice", margins=(50, 50, 46, 50), write=False, pages=False)
assert len(pages_of(data)) == 1
photo(kit, "notice.jpg", data, seed=2301, hand=[(.52, .098, "got it Mon 11/9", 19)], tilt=.9)

# ------------------------------------------------------------------ policy, plan
D = "DejaSerif"
p = st(D, 9, 12.2, after=4)
i1, i2 = (st(D, 9, 12.2, left=x, first=-16, after=2.5) for x in (22, 46))
h2 = st(D, 10.5, bold=True, before=7, after=3)
policy = [
    P("Ustekinumab Quantity Limit Override, Crohn’s Disease", st(D, 13.5, bold=True, after=2)),
    P("Criteria RX-QL-2207 · Express Scripts for commercial and public employer plans · effective 02/01/2026 · committee 11/18/2025", st(D, 8, after=6)),
    P("Standard quantity", h2),
    P("After the intravenous dose: 90 mg under the skin every 8 weeks (1 syringe each 56 days).", p),
    P("Override", h2),
    P("One syringe each 28 days is approved for 12 months when <b>ALL</b> of 1 to 8 are met:", p),
    P("1. Crohn’s disease confirmed by endoscopy, tissue or cross-sectional imaging.", i1),
    P("2. Prescribed by, or after advice from, a gastroenterologist.", i1),
    P("3. Standard schedule tried. ALL of:", i1),
    P("a. the intravenous starting dose was given", i2),
    P("b. at least 16 weeks on 90 mg every 8 weeks before the request", i2),
    P("c. no refill more than 14 days late, by pharmacy record", i2),
    P("4. Disease active on the standard schedule. AT LEAST TWO of:", i1),
    P("a. fecal calprotectin above 250 mcg/g within 90 days before the request", i2),
    P("b. C-reactive protein above 10 mg/L within 90 days before the request", i2),
    P("c. ulcers on endoscopy within 6 months before the request", i2),
    P("d. Harvey-Bradshaw Index of 8 or more within 60 days before the request", i2),
    P("5. Drug level. BOTH of:", i1),
    P("a. a trough ustekinumab level below 4.5 mcg/mL, drawn at the end of an 8-week interval", i2),
    P("b. anti-ustekinumab antibodies absent or low", i2),
    P("6. Clostridioides difficile test negative within 90 days before the request.", i1),
    P("7. Earlier TNF inhibitor. EITHER:", i1),
    P("a. inadequate response or intolerance", i2),
    P("b. a reason why none can be used", i2),
    P("8. No other biologic or JAK inhibitor at the same time.", i1),
    P("Terms", h2),
    P("""Request date: the day on which Express Scripts received the request. Trough: drawn on the day of the next dose, before it, or at most 3
    days earlier. Antibody result: reported by the laboratory as absent, low, intermediate or high.""", p),
    P("Not covered", h2),
    P("Intervals shorter than 28 days; doses above 90 mg; intravenous dosing again without separate review.", p),
    P("Changes", h2),
    P("02/01/2026 trough limit raised from 1.0 to 4.5 mcg/mL; 16 weeks instead of 24. 03/01/2024 first version.", p),
]
pdf(kit, "policy.pdf", policy, "RX-QL-2207 (synthetic sample)", font=D, foot="RX-QL-2207 · {p}/{n}")

S = "Serif"
b = st(S, 11, 14.5, after=6)
plan = [
    P("Coosa Bend County Commission", st(S, 16, bold=True, align="c", after=1)),
    P("Employee Health Plan · Plan booklet 2026 · pages 4, 58 and 60", st(S, 10, align="c", after=10)),
    P("What kind of plan this is", st(S, 12, bold=True, after=3)),
    P("""The Coosa Bend County Commission, a unit of local government of the State of Alabama, sponsors this plan for its employees and pays
    benefits from county funds and employee contributions. No insurance company insures the benefits. Cigna Health and Life Insurance
    Company is paid to administer claims, and Express Scripts manages drugs. As a governmental plan it is exempt from ERISA. It follows the
    Public Health Service Act. The plan is not grandfathered.""", b),
    P("Drugs", st(S, 12, bold=True, after=3)),
    P("""Specialty drugs on the list are covered at 20% up to $250 a fill. The plan may limit quantity. An amount above the limit needs an override
    based on medical need.""", b),
    P("Appeals", st(S, 12, bold=True, after=3)),
    P("""Two levels. First level: within 180 days after you receive the denial. Second level: within 60 days after you receive the first-level
    decision. Before a service: 15 days for each level. Urgent: 72 hours in all. External review: an independent review organization under the
    federal process, within four months after the final decision, without charge. The County’s plan is overseen by the U.S. Department of
    Health and Human Services, Centers for Medicare and Medicaid Services, 1-877-267-2323, extension 61565, not by the U.S. Department
    of Labor and not by the state insurance department.""", b),
]
pdf(kit, "plan.pdf", plan, "Plan booklet (synthetic sample)", font=S, margins=(72, 72, 60, 56))

# ------------------------------------------------------------------ FHIR bundle
NS = uuid.UUID("23232323-2323-4232-8232-232323232323")
entries = []


def uid(k):
    return str(uuid.uuid5(NS, k))


def add(kind, key, **f):
    r = {"resourceType": kind, "id": uid(key), **f}
    entries.append({"fullUrl": "urn:uuid:" + uid(key), "resource": r})


PT = {"reference": "urn:uuid:" + uid("patient"), "display": "Marcus T. Ellingsworth"}
DR = {"reference": "urn:uuid:" + uid("dr"), "display": "Solvei Abramowitz-Greene, MD"}
add("Patient", "patient", identifier=[{"type": {"text": "MRN"}, "value": "LMG-330918"}], name=[{"family": "Ellingsworth", "given": ["Marcus", "T."]}],
    gender="male", birthDate="1991-11-27", address=[{"line": ["88 Hatchet Creek Rd"], "city": "Rockford", "state": "AL", "postalCode": "35136"}])
add("Practitioner", "dr", name=[{"family": "Abramowitz-Greene", "given": ["Solvei"], "suffix": ["MD"]}],
    qualification=[{"code": {"text": "Gastroenterology, board certified"}}])
add("Organization", "org", name="Lake Martin Gastroenterology", telecom=[{"system": "phone", "value": "256-555-0177"}])
add("Coverage", "cov", status="active", type={"text": "Employer plan, county government"}, beneficiary=PT, subscriberId="U81170362",
    payor=[{"display": "Coosa Bend County Employee Health Plan (Cigna Healthcare)"}], period={"start": "2023-04-01"})


def cond(key, text, code, ver="confirmed", clin="active", **f):
    add("Condition", key, clinicalStatus={"coding": [{"code": clin}]}, verificationStatus={"coding": [{"code": ver}]},
        code={"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": code}] if code else [], "text": text}, subject=PT, **f)


cond("cd", "Crohn's disease of small and large intestine", "K50.80", onsetDateTime="2022-09-14")
cond("anem", "Iron deficiency anemia", "D50.9")
cond("uc", "Ulcerative colitis", "K51.90", ver="refuted", clin="inactive", note=[{"text": "First impression 2022-08; changed to Crohn's disease after ileal biopsies 2022-09-14."}])
cond("tbx", "Latent tuberculosis", "Z22.7", ver="entered-in-error", clin="inactive")
add("FamilyMemberHistory", "f1", status="completed", patient=PT, relationship={"text": "sister"}, condition=[{"code": {"text": "Ulcerative colitis, on vedolizumab"}}])
add("FamilyMemberHistory", "f2", status="completed", patient=PT, relationship={"text": "mother"}, condition=[{"code": {"text": "Non-Hodgkin lymphoma"}}])


def med(key, text, status, start=None, end=None, reason=None, note=None, dose=None):
    f = {"status": status, "medicationCodeableConcept": {"text": text}, "subject": PT}
    if start:
        f["effectivePeriod"] = {"start": start, **({"end": end} if end else {})}
    if reason:
        f["statusReason"] = [{"text": reason}]
    if note:
        f["note"] = [{"text": note}]
    if dose:
        f["dosage"] = [{"text": dose}]
    add("MedicationStatement", key, **f)


med("aza", "Azathioprine 150 mg oral", "stopped", "2022-11-03", "2022-12-01", "Acute pancreatitis, lipase 1,140 U/L, day 26", dose="150 mg once a day")
med("ada", "Adalimumab-adbm 40 mg subcutaneous", "stopped", "2023-05-08", "2026-02-23",
    "Secondary loss of response; anti-adalimumab antibodies high, trough undetectable (2026-02-09)", dose="40 mg every 2 weeks, weekly from 2025-08-11")
med("vedo", "Vedolizumab 300 mg intravenous", "entered-in-error", "2025-01-15", note="Belongs to another chart. Never given to this patient.")
med("ustiv", "Ustekinumab 390 mg intravenous, single dose", "completed", "2026-03-30", "2026-03-30", note="Weight 74 kg. Infusion center Lake Martin.")
med("ust", "Ustekinumab 90 mg subcutaneous", "active", "2026-05-25", dose="90 mg every 8 weeks", note="Given 2026-05-25, 2026-07-20, 2026-09-14; next 2026-11-09.")
med("bud", "Budesonide 9 mg oral", "stopped", "2026-02-24", "2026-05-19", "Course finished")
med("iron", "Ferrous sulfate 325 mg oral", "active", "2026-03-02")
add("MedicationRequest", "req", status="active", intent="order", medicationCodeableConcept={"text": "Ustekinumab 90 mg/mL prefilled syringe"}, subject=PT,
    authoredOn="2026-10-26", requester=DR, reasonCode=[{"text": "Crohn's disease, loss of response on every 8 weeks"}],
    dosageInstruction=[{"text": "90 mg under the skin every 4 weeks"}], dispenseRequest={"quantity": {"value": 1}, "expectedSupplyDuration": {"value": 28, "unit": "d"}})


def obs(key, text, date, value=None, unit=None, s=None, status="final", note=None):
    f = {"status": status, "code": {"text": text}, "subject": PT, "effectiveDateTime": date}
    if value is not None:
        f["valueQuantity"] = {"value": value, "unit": unit}
    if s:
        f["valueString"] = s
    if note:
        f["note"] = [{"text": note}]
    add("Observation", key, **f)


for k, (date, v) in enumerate([("2026-03-02", 1180), ("2026-07-13", 214), ("2026-10-12", 612)]):
    obs(f"cal{k}", "Fecal calprotectin", date, v, "ug/g")
for k, (date, v) in enumerate([("2026-03-02", 22.5), ("2026-07-13", 3.1), ("2026-10-12", 6.4)]):
    obs(f"crp{k}", "C-reactive protein", date, v, "mg/L")
for k, (date, v) in enumerate([("2026-03-02", 12), ("2026-07-13", 4), ("2026-10-13", 9)]):
    obs(f"hbi{k}", "Harvey-Bradshaw Index", date, v, "{score}")
obs("cdx", "Clostridioides difficile toxin gene, stool", "2026-10-13", s="Positive", status="entered-in-error", note="Label mix-up, specimen of another patient. See corrected result.")
obs("cd2", "Clostridioides difficile toxin gene, stool", "2026-10-13", s="Negative", status="corrected", note="Reissued 2026-10-14 after relabeling.")
obs("tb", "QuantiFERON-TB Gold Plus", "2026-03-09", s="Negative")
obs("wt", "Body weight", "2026-10-13", 71.2, "kg")
obs("hb", "Hemoglobin", "2026-10-12", 11.6, "g/dL")
add("Procedure", "col", status="completed", code={"text": "Ileocolonoscopy with biopsy"}, subject=PT, performedDateTime="2026-02-20",
    note=[{"text": "Deep ulcers terminal ileum and cecum, SES-CD 14, before ustekinumab. Biopsies: chronic active ileitis, granulomas."}])
add("ServiceRequest", "colp", status="active", intent="order", code={"text": "Ileocolonoscopy"}, subject=PT, authoredOn="2026-10-13",
    occurrenceDateTime="2026-12-15", note=[{"text": "Planned 2026-12-15; not done."}])
add("ServiceRequest", "mre", status="revoked", intent="order", code={"text": "MR enterography"}, subject=PT, authoredOn="2026-08-04", note=[{"text": "Not scheduled, patient declined; colonoscopy instead."}])


def note_(key, title, date, text):
    add("DocumentReference", key, status="current", type={"text": title}, subject=PT, date=date + "T16:00:00-05:00", author=[DR],
        content=[{"attachment": {"contentType": "text/plain", "title": title, "data": base64.b64encode(text.encode()).decode()}}])


note_("n1", "Progress note 2026-07-13", "2026-07-13", """LAKE MARTIN GASTROENTEROLOGY - PROGRESS NOTE 2026-07-13
Ellingsworth, Marcus T, 34 M.
7 weeks after the first injection. Two formed stools a day, no pain. HBI 4. Calprotectin 214, CRP 3.1. Good response.
Exam: abdomen soft, no mass. Perianal: no fistula.
Plan: continue ustekinumab 90 mg every 8 weeks. S. Abramowitz-Greene, MD
""")
note_("n2", "Progress note 2026-10-13", "2026-10-13", """LAKE MARTIN GASTROENTEROLOGY - PROGRESS NOTE 2026-10-13
Ellingsworth, Marcus T, 34 M. Crohn's disease, ileum and colon, granulomas 2022 and 2026.
Since mid-August the last two to three weeks before each injection bring 6 to 7 loose stools a day, cramps, urgency at work (road crew).
HBI today 9 (well-being 2, pain 1, stools 6). Calprotectin 612, CRP 6.4 yesterday. Lost 2.1 kg since July.
No blood. No fever. No abscess on exam. Never had a stricture dilated. No fistula.
Exam carried forward from 2026-02-24: tender right lower quadrant with palpable loop, perianal skin tag with drainage.
Exam today: soft, mild tenderness right lower quadrant, no mass, perianal area clean.
Trough ustekinumab 2.1 mcg/mL drawn 2026-09-14 before the injection of that day (8 weeks after 2026-07-20). Antibody part of that panel was not
reported (quantity not sufficient); sample sent again 2026-10-20.
C. difficile negative (first report "positive" was a label mix-up, corrected 10/14).
Assessment: loss of response late in each interval with low level on every 8 weeks; shorten to every 4 weeks. Not combined with any other biologic.
Colonoscopy booked 2026-12-15. He is working; this is not urgent in the sense of 72 hours, but more than a month of delay may cost him a steroid course.
Addendum 2026-10-20: second blood sample sent to reference laboratory for antibodies. S. Abramowitz-Greene, MD
""")
bundle = {"resourceType": "Bundle", "id": uid("bundle"), "meta": {"tag": [{"code": "synthetic", "display": "Synthetic sample, fictional person"}]},
          "type": "collection", "timestamp": "2026-11-12T10:00:00-06:00", "entry": entries}
fhir(kit, "records/01_chart_fhir_bundle.json", bundle)

M = "Mono"
c = st(M, 8.6, 10.6, after=0)
fills = [
    P("TALLAPOOSA SPECIALTY PHARMACY", st(M, 13, bold=True, after=3)),
    P("PATIENT PROFILE &nbsp; MARCUS T ELLINGSWORTH &nbsp; DOB 11/27/1991 &nbsp; PROFILE 118-2207", st(M, 9, after=2)),
    P("PRINTED 11/12/2026 &nbsp; RANGE 01/01/2022 TO 11/12/2026", st(M, 9, after=8)),
    table([["FILLED", "RX", "DRUG", "QTY", "DAYS", "PAID BY"],
           ["11/05/2026", "611902", "USTEKINUMAB 90 MG/ML SYR", "1", "56", "CBC01"], ["09/10/2026", "611902", "USTEKINUMAB 90 MG/ML SYR", "1", "56", "CBC01"],
           ["07/16/2026", "611902", "USTEKINUMAB 90 MG/ML SYR", "1", "56", "CBC01"], ["05/21/2026", "611902", "USTEKINUMAB 90 MG/ML SYR", "1", "56", "CBC01"],
           ["02/26/2026", "609144", "BUDESONIDE 3 MG EC", "90", "30", "CBC01"], ["02/05/2026", "577310", "ADALIMUMAB-ADBM 40 MG PEN", "4", "28", "CBC01"],
           ["01/08/2026", "577310", "ADALIMUMAB-ADBM 40 MG PEN", "4", "28", "CBC01"]], (80, 60, 190, 40, 45, 60), None, c),
    P("REFILL DUE DATES: 07/16, 09/10, 11/05. ALL USTEKINUMAB FILLS ON TIME (0 DAYS LATE).", st(M, 8.6, before=8, after=4)),
    P("OLDER FILLS ON NEXT PAGE", st(M, 8.6)), PageBreak(),
    P("PATIENT PROFILE, CONTINUED", st(M, 11, bold=True, after=6)),
    table([["FILLED", "RX", "DRUG", "QTY", "DAYS", "PAID BY"],
           ["08/11/2025", "577310", "ADALIMUMAB-ADBM 40 MG PEN", "4", "28", "CBC01"], ["05/08/2023", "541007", "ADALIMUMAB-ADBM 40 MG PEN STARTER", "6", "28", "CBC01"],
           ["11/03/2022", "530228", "AZATHIOPRINE 50 MG", "90", "30", "GULFCST"]], (80, 60, 190, 40, 45, 60), None, c),
    P("FILLS OF ADALIMUMAB BETWEEN 05/08/2023 AND 02/05/2026: 38. NO FILL OF VEDOLIZUMAB, INFLIXIMAB, RISANKIZUMAB OR UPADACITINIB.", st(M, 8.6, before=8)),
]
data = pdf(kit, "x", fills, "Profile", font=M, write=False)
scan(kit, "records/02_pharmacy_profile_scan.pdf", data, "Pharmacy profile scan (synthetic sample)", seed=2302, skew=1.0)

lab = [
    P("Meridian Drug Monitoring Laboratory", st("Sans", 14, bold=True, after=2)),
    P("REPORT 1 OF 2 &nbsp; Accession 26-0914-7733", st("Sans", 9, after=6)),
    table([["Patient", "Ellingsworth, Marcus T"], ["Born", "11/27/1991"], ["Collected", "09/14/2026 08:20, before dose (trough)"], ["Reported", "09/24/2026"],
           ["Ustekinumab, serum", "2.1 mcg/mL"], ["Anti-ustekinumab antibodies", "Not reported: quantity not sufficient"]], (190, 300), None, st("Sans", 10, 13, after=0), header=False),
    P("Reference: many centers aim at a trough of 4.5 mcg/mL or more on maintenance.", st("Sans", 9, before=6, after=16)),
    P("REPORT 2 OF 2 &nbsp; Accession 26-1020-1189", st("Sans", 9, after=6)),
    table([["Patient", "Ellingsworth, Marcus T"], ["Collected", "10/20/2026 14:05, not a trough (36 days after dose)"], ["Status on 11/12/2026", "PENDING, sent to reference laboratory"],
           ["Anti-ustekinumab antibodies", "pending"]], (190, 300), None, st("Sans", 10, 13, after=0), header=False),
    P("Note: the antibody method is not disturbed by the time of the last dose.", st("Sans", 9, before=6)),
]
pdf(kit, "records/03_drug_level.pdf", lab, "Drug level (synthetic sample)")

kit.write("statement.txt", """hi this is Marcus, 34 (35 this Friday). I drive a grader for Coosa Bend County. Cigna card but HR says the county pays it.

letter from Express Scripts dated Nov 4, I got it Monday the 9th, wrote it on there. They only let me have the Stelara every 8 weeks and by week 5 I am in the bathroom all day. Dr A wants every 4.

They used my March blood test from before I even started. I had the level drawn in September, it was low. The new antibody thing is not back yet.

Do I call the Alabama insurance department or the Labor Department? My buddy said it is an ERISA thing and to sue. Also they wrote I tried some other drug by IV in 2025 in my MyChart, I never did.
""")

F_, PH, LB = "records/01_chart_fhir_bundle.json", "records/02_pharmacy_profile_scan.pdf", "records/03_drug_level.pdf"
last = after("2026-11-09", 180)
assert last == "2027-05-08"
gold = {
    "synthetic": True, "today": "2026-11-23",
    "title": "Express Scripts for a county plan run by Cigna: ustekinumab every 4 weeks for Crohn's disease, quantity limit (governmental self-funded plan, Alabama)",
    "difficulty": "hard",
    "notice": {
        "payer": "cigna", "payer_name": "Cigna Healthcare", "delegate": "Express Scripts", "member_id": "U81170362 02", "group_number": "3391045",
        "claim_number": None, "reference_number": "CR-7703-41186", "patient_name": "Marcus T. Ellingsworth", "patient_dob": None,
        "provider_name": "Solvei Abramowitz-Greene", "facility_name": None, "notice_date": "2026-11-04", "received_date": "2026-11-09",
        "service_start": None, "service_end": None, "service": "Ustekinumab (Stelara) 90 mg/mL syringe, one every 28 days instead of every 56 days, for Crohn's disease",
        "codes": [{"system": "NDC", "code": "57894-061-03"}, {"system": "ICD-10-CM", "code": "K50.80"}], "carc": [], "rarc": [], "group_code": None,
        "reasons": ["quantity-limit", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service", "level": "initial", "urgent": False,
        "stated_deadline": {"days": 180, "from": "receipt"},
        "appeal_to": {"name": "Cigna Healthcare Pharmacy Appeals", "address": "P.O. Box 990588, Chattanooga, TN 37499", "fax": "1-855-555-0137",
                      "phone": "1-800-555-0135", "portal": None},
        "cited_policy": "Ustekinumab Quantity Limit Override, Crohn's Disease, RX-QL-2207", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "governmental-non-federal", "state": "AL", "evidence": ev(
        ("plan.pdf", 1, "a unit of local government of the State of Alabama, sponsors this plan for its employees"),
        ("plan.pdf", 1, "No insurance company insures the benefits."), ("plan.pdf", 1, "As a governmental plan it is exempt from ERISA."))},
    "routes": ["internal-appeal", "document-request", "second-level-appeal", "external-review"],
    "not_routes": ["submit-prior-authorization", "step-therapy-exception", "formulary-exception", "redetermination", "expedited-appeal", "fair-hearing",
                   "regulator-complaint"],
    "deadlines": {
        "internal_last_day": last, "decision_due_days_after_filing": 15, "expedited_hours": 72,
        "external_months_or_days": {"months": 4, "from": "receipt of the final (second-level) internal denial"},
        "other": {"internal_last_day_is_a": "Saturday", "file_by_business_day": "2027-05-07",
                  "second_level": "60 days after receipt of the first-level decision, decided within 15 days", "external_process": "federal (plan booklet; Alabama has no state process)"},
        "citation": "45 CFR 147.136(b)(2), (d) with 29 CFR 2560.503-1(h)(3)(i) and (i)(2)(ii)(B)"},
    "notice_defects": ["no statement that the diagnosis and treatment codes and their meanings are available on request",
                       "no contact of a consumer assistance program or of HHS/CMS"],
    "criteria": [
        C("1", "Crohn's disease confirmed by endoscopy, tissue or imaging", "all of ROOT", "met", [(F_, 1, "Biopsies: chronic active ileitis, granulomas.")]),
        C("2", "Prescribed by or after advice from a gastroenterologist", "all of ROOT", "met", [(F_, 1, "Gastroenterology, board certified")]),
        C("3", "Standard schedule tried: a to c", "all of ROOT", "met"),
        C("3.a", "Intravenous starting dose given", "all of 3", "met", [(F_, 1, "Ustekinumab 390 mg intravenous, single dose"), (F_, 1, "2026-03-30")]),
        C("3.b", "At least 16 weeks on every 8 weeks before the request (2026-10-28)", "all of 3", "met",
          [(F_, 1, "Given 2026-05-25, 2026-07-20, 2026-09-14; next 2026-11-09.")]),
        C("3.c", "No refill more than 14 days late", "all of 3", "met", [(PH, 1, "ALL USTEKINUMAB FILLS ON TIME (0 DAYS LATE).")]),
        C("4", "Disease active: at least two of a to d", "all of ROOT", "met"),
        C("4.a", "Fecal calprotectin above 250 within 90 days", "any of 4 (at least 2)", "met", [(F_, 1, "Calprotectin 612, CRP 6.4 yesterday.")]),
        C("4.b", "C-reactive protein above 10 within 90 days", "any of 4 (at least 2)", "not-met", [(F_, 1, "Calprotectin 612, CRP 6.4 yesterday.")],
          "not needed: a and d are met; 22.5 is of 2026-03-02"),
        C("4.c", "Ulcers on endoscopy within 6 months", "any of 4 (at least 2)", "not-met", [(F_, 1, "Planned 2026-12-15; not done.")],
          "not needed: a and d are met; the last one was 2026-02-20, before ustekinumab"),
        C("4.d", "Harvey-Bradshaw Index of 8 or more within 60 days", "any of 4 (at least 2)", "met", [(F_, 1, "HBI today 9 (well-being 2, pain 1, stools 6).")]),
        C("5", "Drug level: a and b", "all of ROOT", "unknown"),
        C("5.a", "Trough below 4.5 mcg/mL at the end of an 8-week interval", "all of 5", "met",
          [(LB, 1, "Ustekinumab, serum 2.1 mcg/mL"), (LB, 1, "09/14/2026 08:20, before dose (trough)")]),
        C("5.b", "Anti-ustekinumab antibodies absent or low", "all of 5", "unknown",
          [(LB, 1, "Not reported: quantity not sufficient"), (LB, 1, "PENDING, sent to reference laboratory")],
          "the antibody result, pending at the reference laboratory since 2026-10-20"),
        C("6", "C. difficile negative within 90 days", "all of ROOT", "met",
          [(F_, 1, "C. difficile negative (first report \"positive\" was a label mix-up, corrected 10/14)."), (F_, 1, "Reissued 2026-10-14 after relabeling.")]),
        C("7", "Earlier TNF inhibitor: a or b", "all of ROOT", "met"),
        C("7.a", "Inadequate response or intolerance", "any of 7", "met",
          [(F_, 1, "Secondary loss of response; anti-adalimumab antibodies high, trough undetectable (2026-02-09)")]),
        C("7.b", "A reason why none can be used", "any of 7", "unknown", [], "not needed: 7.a is met"),
        C("8", "No other biologic or JAK inhibitor at the same time", "all of ROOT", "met",
          [(F_, 1, "Not combined with any other biologic."), (PH, 2, "NO FILL OF VEDOLIZUMAB, INFLIXIMAB, RISANKIZUMAB OR UPADACITINIB.")]),
    ],
    "overall": "unknown",
    "smallest_missing": ["the anti-ustekinumab antibody result (sent 2026-10-20, pending)"],
    "must_say": [
        "the C-reactive protein of 22.5 is from 2026-03-02, before ustekinumab was started",
        "active on two measures: calprotectin 612 (2026-10-12) and Harvey-Bradshaw Index 9 (2026-10-13)",
        "trough 2.1 mcg/mL on 2026-09-14 at the end of an 8-week interval, below 4.5",
        "three injections every 8 weeks since 2026-05-25, all refills on time; 22 weeks at the request",
        "C. difficile negative 2026-10-13 (corrected report)", "adalimumab 2023-05-08 to 2026-02-23 lost effect, antibodies high",
        "the antibody result is pending and will follow; say so",
        "the plan is a county plan: PHS Act rules by way of 45 CFR 147.136, overseen by HHS/CMS; two levels of 15 days each, then free federal external review within four months",
        "the appeal goes to Cigna Healthcare Pharmacy Appeals, not to Express Scripts", "last day 2027-05-08 (Saturday), better by 2027-05-07; receipt was 2026-11-09"],
    "must_not_say": [
        "that ERISA governs, that he may sue under section 502(a), or that the Department of Labor or the Alabama Department of Insurance oversees the plan",
        "that his C-reactive protein is high now", "that he received vedolizumab (entered in error)", "that he has or had C. difficile or latent tuberculosis (entered in error)",
        "that endoscopy on ustekinumab shows ulcers (it is planned for 2026-12-15)", "that antibodies are absent or low",
        "that he has ulcerative colitis (refuted; his sister's) or lymphoma (his mother's)", "that he has a perianal fistula or drainage",
        "that the drug is off the drug list or that step therapy is the reason", "that the case is urgent", "that the whole request was denied (every 56 days was approved)"],
    "traps": [
        "a partly approved request: the standard quantity is approved, only the additional quantity is denied",
        "Cigna on the card, Express Scripts on the letter, a county behind it: not ERISA, not insured",
        "phone photo; receipt date only in handwriting and in the statement; printed 11/05, reviewed 11/02, requested 10/28, letter 11/04",
        "RxBIN, PCN, form and sequence numbers are not the case number; Express Scripts' own fax is for more facts, not for the appeal",
        "bundle: entered-in-error medication, condition and stool test; refuted ulcerative colitis; a revoked order",
        "the examination of February is carried forward into the note of 2026-10-13",
        "July results show a good response and are superseded", "an antibody sample taken between doses is valid for antibodies, not for the trough",
        "regulator-complaint stands under not_routes because both offices he names lack power over this plan",
        "azathioprine is not a TNF inhibitor"],
}
finish(kit, gold)
