# ruff: noqa: F403, F405, Q003
"""Kit 21: Blue Cross and Blue Shield of Texas, oral appliance for sleep apnea, prose-only letter."""
from make_a_lib import *

kit = Kit("21-bcbstx-oral-appliance-sleep-apnea")
b = st("Serif", 11, 15, after=9)
small = st("Serif", 10, 13, after=6)

# ------------------------------------------------------------------ notice: prose only, no labels
notice = [
    P("Blue Cross and Blue Shield of Texas", st("Serif", 15, bold=True, color=colors.Color(0, .28, .55), after=1)),
    P("Utilization Management, Post Office Box 990418, Richardson, Texas 75099", st("Serif", 9, after=16)),
    P("17 September 2026", b),
    P("Denise K. Okoro-Hatfield<br/>4418 Monterey Draw<br/>Lubbock, Texas 79424", b),
    P("Dear Ms. Okoro-Hatfield:", b),
    P("""On the third of September we received a request from your dentist, Camille Broussard-Ito, DDS, to approve in advance a
    custom-made oral appliance for obstructive sleep apnea, which is billed with HCPCS code E0486 under diagnosis code G47.33. The
    appliance was prescribed by Farid Montgomery-Sen, MD, and would be made and fitted at Caprock Dental Sleep Practice in Lubbock. We
    opened the request on 4 September under number UM-2609-114-0837. You, born on 3 June 1974, are covered as subscriber ZGP834402217
    through your work at Llano Verde Printing Company, which is our group 214807, and you have been covered since 1 January 2023.""", b),
    P("""We are writing to say that we cannot approve this request, because the information that we have does not show that the appliance is
    medically necessary as your benefit booklet uses those words. The appliance has not been supplied, so nothing is owed for it now. Lowell
    Pettibone-Achebe, MD, who is certified in internal medicine, completed the review on 15 September and compared what was sent with our
    Medical Policy SLP-208.014, Oral Appliances for Obstructive Sleep Apnea, in the version that took effect on 1 April 2026.""", b),
    P("""The sleep study that was sent to us was recorded on 9 June 2021. It gives an apnea-hypopnea index of 41.2 events an hour, which is
    severe. For severe sleep apnea the policy asks that positive airway pressure be tried first and that it fail. The usage report that was
    sent covers seven nights, from 4 May to 10 May 2026, and shows an average of 4 hours and 38 minutes on the nights on which the machine
    was used, which does not show failure. There is no record of a visit with the treating physician after the trial, and there is no
    examination by a dentist with the findings that the policy asks for in its fifth section. A machine that delivers positive airway
    pressure remains covered for you.""", b),
    P("""If your physician or dentist would like to speak with the reviewer, the office may telephone 972-555-0171 within ten business days of
    the date of this letter. That conversation is not an appeal, and it does not lengthen the time that you have to appeal.""", b),
    P("""You may appeal, and so may anyone whom you name in writing, including a doctor. Please write to Blue Cross and Blue Shield of Texas,
    Member Appeals, Post Office Box 990422, Richardson, Texas 75099, or send a fax to 972-555-0146, or call 1-800-555-0121. Your appeal
    has to reach us no later than 180 days after the day on which this letter reaches you. There is one level of appeal. It will be decided
    by a physician who had no part in this decision and does not work for the person who made it. Because the appliance has not been
    supplied, we will answer in writing within 30 days after we receive the appeal. If that wait could seriously put your life, your health
    or your ability to regain full function at risk, you or your doctor may ask for a faster appeal by telephone, and we will answer within
    72 hours.""", b),
    P("""At no charge we will send you, when you ask, copies of all papers that bear on this request, the policy named above, the name of
    any expert whom we consulted, and the diagnosis and treatment codes with their meanings. If we uphold the decision on appeal, you may be
    able to have it looked at by an independent review organization.""", b),
    P("Sincerely,", b),
    P("Medical Management, Blue Cross and Blue Shield of Texas<br/>with copies to Camille Broussard-Ito, DDS, and Farid Montgomery-Sen, MD", b),
    P("""Para recibir ayuda en español, llame al 1-800-555-0121. Letter series TX-UM-77 of February 2026, produced 18 September 2026 in
    batch 091826-4402.""", small),
]
pdf(kit, "notice.pdf", notice, "Letter (synthetic sample)", font="Serif", margins=(80, 80, 64, 60))

# ------------------------------------------------------------------ policy
h1 = st("Sans", 15, bold=True, color=colors.Color(0, .28, .55), after=4)
h2 = st("Sans", 11.5, bold=True, before=8, after=4)
p = st("Sans", 9.8, 12.6, after=4)
i1, i2, i3 = (st("Sans", 9.8, 12.6, left=x, first=-16, after=3) for x in (22, 44, 68))
cell = st("Sans", 9, 11, after=0)
policy = [
    P("Medical Policy SLP-208.014", st("Sans", 10, bold=True, after=1)),
    P("Oral Appliances for Obstructive Sleep Apnea", h1),
    table([["Line of business", "Insured group and individual PPO and HMO plans, Texas"], ["Effective", "April 1, 2026"],
           ["Replaces", "SLP-208.013 (January 1, 2024)"], ["Last reviewed", "February 19, 2026"]], (120, 370), None, cell, header=False),
    P("Description", h2),
    P("""A custom oral appliance holds the lower jaw forward during sleep and keeps the airway open. It is made from impressions or scans of
    the teeth and adjusted over several visits. It is used in mild and moderate disease, and in severe disease when positive airway pressure
    (PAP) could not be used.""", p),
    P("Coverage", h2),
    P("""A custom oral appliance (E0486) is medically necessary for an adult when <b>ALL</b> of sections 1 to 7 are documented:""", p),
    P("<b>1.</b> Sleep test. ALL of:", i1),
    P("(a) polysomnography or a home sleep apnea test, interpreted by a physician certified in sleep medicine", i2),
    P("(b) recorded no more than 24 months before the request", i2),
    P("(c) at least 4 hours of recording", i2),
    P("<b>2.</b> Severity, by the test in section 1. ANY ONE of:", i1),
    P("(a) an apnea-hypopnea index (AHI) or respiratory event index (REI) from 15 to 30 an hour", i2),
    P("(b) BOTH:", i2),
    P("(i) an AHI or REI from 5 to 14.9 an hour", i3),
    P("(ii) an Epworth Sleepiness Scale above 10, hypertension, ischemic heart disease or a past stroke", i3),
    P("(c) an AHI or REI above 30 an hour, when 3(a) or 3(b) is met", i2),
    P("<b>3.</b> Positive airway pressure. EITHER:", i1),
    P("(a) a failed trial, which means ALL of:", i2),
    P("(i) a trial of at least 60 consecutive nights with the machine at home", i3),
    P("(ii) a download that shows 4 hours or more of use on fewer than 70% of the nights of the whole trial", i3),
    P("(iii) at least two dated steps to improve use (change of mask, change of pressure, humidification, desensitization)", i3),
    P("(b) a medical reason, stated by a physician, why PAP cannot be used", i2),
    P("<b>4.</b> Visit with the treating physician. ALL of:", i1),
    P("(a) in person or by video, after the trial ended", i2),
    P("(b) no more than 6 months before the request", i2),
    P("(c) the note says why PAP is not continued and that an oral appliance is advised", i2),
    P("<b>5.</b> Dental examination. ALL of:", i1),
    P("(a) by a dentist, no more than 6 months before the request", i2),
    P("(b) at least 8 sound teeth or implants in each jaw", i2),
    P("(c) the lower jaw can be moved forward at least 5 millimeters, with the measurement recorded", i2),
    P("(d) no active periodontal disease", i2),
    P("(e) a panoramic film or cone beam scan that is no more than 12 months old when the request or appeal is decided", i2),
    P("<b>6.</b> An order signed by the treating physician that names a custom appliance", i1),
    P("<b>7.</b> None of the exclusions 7(a) to 7(e) below applies", i1),
    P("Exclusions", h2),
    P("An oral appliance is not medically necessary in the presence of ANY of the following:", p),
    P("7(a) central sleep apnea, meaning that more than half of the events are central or the central apnea index is 5 or more", i2),
    P("7(b) a temporomandibular joint disorder with pain or locking", i2),
    P("7(c) a custom appliance supplied within the past 5 years", i2),
    P("7(d) a stock or boil-and-bite device", i2),
    P("7(e) age under 18", i2),
    P("Notes", h2),
    P("""A download for a part of the trial is not used when a download for the whole trial exists. When weight, surgery or treatment has
    changed the disease, the latest test counts. A boil-and-bite device bought by the member is not a custom appliance.""", p),
    P("Codes", h2),
    table([["Code", "Plain words"], ["E0486", "Oral device for the airway, made to measure"], ["E0485", "Oral device for the airway, ready-made: not covered"],
           ["G47.33", "Obstructive sleep apnea"]], (90, 400), None, cell),
    P("History", h2),
    table([["Date", "Change"], ["04/01/2026", "Trial set at 60 nights (was 90); 70% rule applies to the whole trial; video visits accepted"],
           ["01/01/2024", "Section 5(e) added"], ["06/15/2020", "AHI ceiling of 25 for first-line use (superseded)"]], (90, 400), None, cell),
]
pdf(kit, "policy.pdf", policy, "SLP-208.014 (synthetic sample)", foot="SLP-208.014 | effective 04/01/2026 | {p} of {n}")

plan = [
    P("Llano Verde Printing Company", st("Serif", 15, bold=True, after=2)),
    P("Group PPO Certificate of Coverage, pages 3 and 71 (excerpt)", st("Serif", 11, after=10)),
    P("About this certificate", st("Serif", 12, bold=True, after=3)),
    P("""This certificate is part of group policy 214807, which Blue Cross and Blue Shield of Texas issued and delivered to your employer in
    Texas. Blue Cross and Blue Shield of Texas insures the benefits. The policy renewed on January 1, 2026. It is not a grandfathered
    health plan.""", b),
    P("""Your employer sponsors the plan for 168 employees. The plan is an employee benefit plan under the federal law known as ERISA. The
    name “Blue Choice PPO” is the name of the network.""", b),
    P("Durable equipment", st("Serif", 12, bold=True, after=3)),
    P("""Equipment for the treatment of sleep apnea, including an oral appliance made to measure, is covered at 80% after the deductible
    when it is medically necessary and approved in advance. Treatment of the teeth and of the temporomandibular joint is not covered as
    equipment.""", b),
    P("If you disagree", st("Serif", 12, bold=True, after=3)),
    P("""You have 180 days after you receive a denial. One appeal is required. After a final denial that rests on medical judgment you may
    ask within four months for external review under the process run for the U.S. Department of Health and Human Services. There is no
    fee. The certificate does not use an independent review organization assigned by the Texas Department of Insurance.""", b),
]
pdf(kit, "plan.pdf", plan, "Certificate excerpt (synthetic sample)", font="Serif", margins=(72, 72, 60, 60))

# ------------------------------------------------------------------ records
T = "Sans"
hh = st(T, 13, bold=True, after=1)
hs = st(T, 8.5, after=6, color=colors.Color(.3, .3, .3))
sec = st(T, 10, bold=True, before=5, after=2)
n = st(T, 9.5, 12.2, after=4)


def head(what, date):
    return [P("South Plains Sleep Center", hh), P("3311 Quaker Ave, Lubbock TX 79410 | 806-555-0162 | fax 806-555-0163", hs),
            P(f"<b>{what}</b> &nbsp; {date} &nbsp; Patient: Denise K. Okoro-Hatfield &nbsp; DOB 06/03/1974 &nbsp; MRN SP-40917", n)]


notes = head("New patient visit", "02/25/2026") + [
    P("Reason", sec), P("""Snoring, witnessed pauses, sleepy at the wheel. Referred by primary care. First told of sleep apnea in 2021, when a
    laboratory study (06/09/2021) gave an AHI of 41.2. She never started treatment then. In 2024 and 2025 she lost 38 pounds
    (sleeve gastrectomy 04/2024); weight 231 lb in 2021, 193 lb today.""", n),
    P("History", sec), P("""Epworth 14. No hypertension: her blood pressure was high only in pregnancy (2003). No heart disease, no stroke. Never had
    a PAP machine. Bought a boil-and-bite mouthpiece on the internet in 2022 for $89, used it two weeks. No custom appliance, ever.""", n),
    P("Family", sec), P("""Father: central sleep apnea with heart failure, on adaptive ventilation. Mother: hypertension, stroke at 71.
    Sister: temporomandibular joint surgery.""", n),
    P("Examination", sec), P("""BP 124/76. BMI 31.2. Mallampati III. Teeth own, good repair. Retrognathia mild.""", n),
    P("Plan", sec), P("""The 2021 study no longer describes her. Home sleep apnea test. Discussed PAP, and an oral appliance as second choice.
    Farid Montgomery-Sen, MD, certified in sleep medicine. Signed 02/25/2026 16:10""", n),
    PageBreak(),
] + head("PAP visit (respiratory therapist)", "05/12/2026") + [
    P("""Machine (auto-adjusting, 5 to 15 cm) set up at home 04/20/2026. Three weeks in. Nasal pillows leak, dry mouth, wakes after about two
    hours and takes it off. Best week so far was May 4 to 10, when she was on leave and slept late.""", n),
    P("""Changed to a full-face mask (medium), tried for fit. Heated tubing and humidifier level 4 added. Will send downloads weekly.
    Kacey Dunmore, RRT. 05/12/2026""", n),
    P("Telephone note 05/29/2026", sec),
    P("""Still removing the mask in her sleep. Pressure range lowered to 5 to 11 cm, expiratory relief 3. K. Dunmore, RRT""", n),
    P("Visit 06/09/2026 (respiratory therapist)", sec),
    P("""Desensitization session, 45 minutes: mask awake with television, ramp 30 minutes. Written plan given. Feels shut in with the full-face
    mask but had no panic. K. Dunmore, RRT""", n),
    P("Problem list (imported 05/12/2026 from Caprock Family Clinic, list of 2021)", sec),
    P("""Obstructive sleep apnea, severe. Hypertension. Obesity class 2. Depression screening positive 2020. <i>Not reviewed by this
    clinic.</i>""", n),
    PageBreak(),
] + head("Video visit with the physician", "07/08/2026") + [
    P("Interval", sec),
    P("""PAP trial April 20 to June 28, 2026: 70 nights with the machine at home. Used on 52 nights, four hours or more on 16 of 70 nights (23%).
    Average on nights used 2 h 51 min. Two masks, heated humidity, lower pressure and a desensitization session did not help. She takes
    the mask off without waking. Machine returned 06/30/2026.""", n),
    P("Assessment", sec),
    P("""Moderate obstructive sleep apnea (REI 22.4 on 03/18/2026). PAP is not continued because she cannot keep it on despite the steps above.
    There is no medical reason that forbids PAP; it simply failed. Epworth today 13. BP 122/78 by home cuff, no hypertension.""", n),
    P("Plan", sec),
    P("""I advise a custom oral appliance. Referred to Dr. Broussard-Ito for examination. Repeat home sleep test with the appliance in place
    about three months after fitting (planned, not done). Drowsy driving discussed. Not an emergency; ordinary insurance timing is fine.""", n),
    P("Order 07/08/2026", sec),
    P("""Custom fabricated mandibular advancement appliance, E0486, for G47.33, titrate to effect. Length of need: lifetime.
    Signed electronically Farid Montgomery-Sen, MD, 07/08/2026 11:52""", n),
]
pdf(kit, "records/01_sleep_clinic_notes.pdf", notes, "Clinic notes (synthetic sample)", foot="SP-40917 printed 09/28/2026")

hs2 = [
    P("HOME SLEEP APNEA TEST: FINAL REPORT", st(T, 14, bold=True, after=6)),
    table([["Patient", "Okoro-Hatfield, Denise K.", "Born", "06/03/1974"], ["Night of", "03/18/2026", "Scored", "03/20/2026"],
           ["Device", "Type 3, four channels", "Recording time", "6 h 42 min"], ["BMI", "31.0", "Technical quality", "good, one night"]],
          (80, 170, 100, 150), None, st(T, 9.5, 12, after=0), header=False),
    Spacer(1, 8),
    table([["Measure", "Result", "Usual range"], ["Respiratory event index (REI)", "22.4 an hour", "below 5"],
           ["Obstructive apneas", "58", ""], ["Hypopneas", "87", ""], ["Central apneas", "5 (index 0.7)", "below 5"],
           ["REI on the back / side", "34.6 / 14.1", ""], ["Oxygen desaturation index 4%", "19.8", "below 5"],
           ["Lowest saturation", "81%", ""], ["Time below 88%", "11 min", ""]], (220, 140, 140), None, st(T, 9.5, 12, after=0)),
    P("Interpretation", sec),
    P("""Moderate obstructive sleep apnea, worse on the back (34.6 an hour in that position only). Events are obstructive. Compared with the
    laboratory study of 2021 (AHI 41.2) the disease is less severe after weight loss. Recommend auto-adjusting PAP; an oral appliance is an
    alternative.""", n),
    P("Interpreted by Farid Montgomery-Sen, MD, diplomate in sleep medicine. Signed 03/24/2026 08:41", n),
    PageBreak(),
    P("POLYSOMNOGRAPHY SUMMARY (outside study, copied to chart 02/25/2026)", st(T, 12, bold=True, after=6)),
    P("West Texas Pulmonary Laboratory. Study date 06/09/2021. Age 47. Weight 231 lb, BMI 37.3.", n),
    P("""Total sleep time 371 min. AHI 41.2 an hour. Central apnea index 1.1. Lowest saturation 74%. Impression: severe obstructive sleep
    apnea. Titration study recommended; patient did not return.""", n),
    P("HISTORICAL. See home test of 03/18/2026 for current severity.", st(T, 10, bold=True)),
]
pdf(kit, "records/02_sleep_tests.pdf", hs2, "Sleep test reports (synthetic sample)", foot="Sleep test reports")

W = [("04/20 to 04/26", 7, 6, 3, "3:28"), ("04/27 to 05/03", 7, 5, 1, "2:40"), ("05/04 to 05/10", 7, 6, 5, "4:38"),
     ("05/11 to 05/17", 7, 5, 2, "2:55"), ("05/18 to 05/24", 7, 6, 1, "2:31"), ("05/25 to 05/31", 7, 4, 1, "2:12"),
     ("06/01 to 06/07", 7, 5, 1, "2:20"), ("06/08 to 06/14", 7, 6, 1, "2:36"), ("06/15 to 06/21", 7, 5, 1, "2:30"),
     ("06/22 to 06/28", 7, 4, 0, "1:58")]
assert sum(w[1] for w in W) == 70 and sum(w[2] for w in W) == 52 and sum(w[3] for w in W) == 16
mins = sum(w[2] * (int(w[4][0]) * 60 + int(w[4][2:])) for w in W)
avg = round(mins / 52)
AVG = f"{avg // 60} h {avg % 60:02d} min"
assert AVG == "2 h 51 min", AVG
dl = [
    P("Therapy compliance report", st("Deja", 14, bold=True, after=2)),
    P("Denise Okoro-Hatfield | serial 23-88140-7 | report made 07/01/2026", st("Deja", 8.5, after=8)),
    table([["Period of this report", "04/20/2026 to 06/28/2026 (70 nights)"], ["Nights used", "52 of 70 (74%)"],
           ["Nights with 4 hours or more", "16 of 70 (23%)"], ["Average use, nights used", AVG],
           ["Residual events on PAP", "3.1 an hour"], ["95th percentile leak", "31 L/min"]], (190, 300), None, st("Deja", 8.5, 11, after=0), header=False),
    P("By week", st("Deja", 10, bold=True, before=10, after=3)),
    table([["Week", "Nights", "Nights used", "4 h or more", "Average, nights used", "Remark"]] +
          [[w[0], str(w[1]), str(w[2]), str(w[3]), w[4], {"05/11 to 05/17": "mask changed 05/12", "05/25 to 05/31": "pressure 5-11 on 05/29",
            "06/08 to 06/14": "desensitization 06/09", "05/04 to 05/10": "on leave"}.get(w[0], "")] for w in W] +
          [["Total", "70", "52", "16", "", ""]], (95, 50, 70, 70, 110, 110), None, st("Deja", 8, 10, after=0)),
    P("Nights without data count as nights not used.", st("Deja", 8, before=6)),
]
pdf(kit, "records/03_pap_download.pdf", dl, "Download (synthetic sample)", font="Deja")

D = "Serif"
dn = st(D, 11, 14, after=5)
dental = [
    P("CAPROCK DENTAL SLEEP PRACTICE", st(D, 15, bold=True, align="c", after=0)),
    P("Camille Broussard-Ito, DDS · 5602 Slide Rd, Lubbock, Texas 79414 · 806-555-0118", st(D, 9, align="c", after=10)),
    P("EXAMINATION FOR AN ORAL APPLIANCE", st(D, 12, bold=True, after=4)),
    P("Patient: Denise K. Okoro-Hatfield &nbsp;&nbsp; Born: 3 June 1974 &nbsp;&nbsp; Examined: 19 August 2026", dn),
    table([["Item", "Finding"],
           ["Upper teeth", "13 present, sound; no. 1, 2 and 16 missing"], ["Lower teeth", "14 present, sound; no. 17 and 32 missing"],
           ["Crowns or implants", "crown no. 19, firm"],
           ["Gums", "Pockets 2 to 3 mm, no bleeding on probing. No active periodontal disease (scaling for gingivitis 2023, healed)."],
           ["Opening", "46 mm"],
           ["Forward movement", "George gauge ____ mm. Protrusive range adequate."],
           ["Joint (TMJ)", "Click on the right when opening wide; no pain, no locking."],
           ["Bite", "Class II, overjet 5 mm"], ["Tongue", "large, scalloped"],
           ["Films", "Bitewings 02/2026. Last panoramic film 14 October 2024. New panoramic film booked for 8 December 2026; none taken since 2024."]],
          (130, 350), None, st(D, 10.5, 13, after=0)),
    P("Opinion", st(D, 11.5, bold=True, before=8, after=3)),
    P("""Good candidate for a custom mandibular advancement appliance. Boil-and-bite devices are not advised. Digital impressions when the plan
    approves. Request sent to Blue Cross 3 September 2026 with the form only; the enclosures were not attached by the front desk.""", dn),
    P("C. Broussard-Ito, DDS &nbsp;&nbsp; 19 August 2026 (addendum on enclosures 22 September 2026)", dn),
]
data = pdf(kit, "x", dental, "Dental examination", font=D, margins=(66, 66, 60, 60), write=False)
scan(kit, "records/04_dental_exam_scan.pdf", data, "Dental examination scan (synthetic sample)", seed=2104)

kit.write("statement.txt", """This is Denise. I am 52 and I work in the bindery at Llano Verde, the insurance is Blue Cross of Texas from work.

The letter is dated September 17 but the mailman brought it Tuesday September 22, I remember because I had my video call with my sister that day. I was away again until October 2.

I tried that machine from April 20 until the end of June. I could not keep it on! They looked at one good week when I was on vacation. And they used a sleep test from 2021 when I was almost 40 pounds heavier.

The dentist's girl told me they forgot to send the papers, only the form went. She said just send a new request and forget about the letter. Somebody at work said to go to the Texas insurance department for an IRO. I am tired all day but I am okay to wait, I don't drive to work.
""")

N, S, D_, A = "records/01_sleep_clinic_notes.pdf", "records/02_sleep_tests.pdf", "records/03_pap_download.pdf", "records/04_dental_exam_scan.pdf"
last = after("2026-09-22", 180)
assert last == "2027-03-21"
gold = {
    "synthetic": True, "today": "2026-11-23",
    "title": "Blue Cross and Blue Shield of Texas: custom oral appliance for sleep apnea, prior authorization denied as not medically necessary (insured employer PPO, Texas)",
    "difficulty": "hard",
    "notice": {
        "payer": "bcbs-texas", "payer_name": "Blue Cross and Blue Shield of Texas", "delegate": None, "member_id": "ZGP834402217",
        "group_number": "214807", "claim_number": None, "reference_number": "UM-2609-114-0837", "patient_name": "Denise K. Okoro-Hatfield",
        "patient_dob": "1974-06-03", "provider_name": "Farid Montgomery-Sen, MD", "facility_name": "Caprock Dental Sleep Practice",
        "notice_date": "2026-09-17", "received_date": "2026-09-22", "service_start": None, "service_end": None,
        "service": "Custom-made oral appliance for obstructive sleep apnea",
        "codes": [{"system": "HCPCS", "code": "E0486"}, {"system": "ICD-10-CM", "code": "G47.33"}], "carc": [], "rarc": [], "group_code": None,
        "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service", "level": "initial", "urgent": False,
        "stated_deadline": {"days": 180, "from": "receipt"},
        "appeal_to": {"name": "Blue Cross and Blue Shield of Texas, Member Appeals", "address": "Post Office Box 990422, Richardson, Texas 75099",
                      "fax": "972-555-0146", "phone": "1-800-555-0121", "portal": None},
        "cited_policy": "Medical Policy SLP-208.014, Oral Appliances for Obstructive Sleep Apnea", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "erisa-insured", "state": "TX", "evidence": ev(
        ("plan.pdf", 1, "Blue Cross and Blue Shield of Texas insures the benefits."),
        ("plan.pdf", 1, "The plan is an employee benefit plan under the federal law known as ERISA."),
        ("plan.pdf", 1, "It is not a grandfathered health plan."))},
    "routes": ["internal-appeal", "document-request", "external-review"],
    "not_routes": ["submit-prior-authorization", "retroactive-authorization", "expedited-appeal", "peer-to-peer", "fair-hearing", "no-appeal-other-help"],
    "deadlines": {
        "internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72,
        "external_months_or_days": {"months": 4, "from": "receipt of the final internal denial"},
        "other": {"internal_last_day_is_a": "Sunday", "file_by_business_day": "2027-03-19", "peer_to_peer_window_closed": "2026-10-01",
                  "external_process": "federal process run for HHS (ACA plan issued in Texas), not a TDI independent review organization"},
        "citation": "29 CFR 2560.503-1(h)(3)(i) and (i)(2)(ii)(A); 45 CFR 147.136(b)(2), (d)"},
    "notice_defects": ["no statement of the right to bring a civil action under ERISA section 502(a)",
                       "external review is mentioned without how, where or by when to ask for it (four months)",
                       "no contact of the Texas Department of Insurance, a consumer assistance program or EBSA"],
    "criteria": [
        C("1", "Sleep test: (a) to (c)", "all of ROOT", "met"),
        C("1.a", "Polysomnography or home test, interpreted by a physician certified in sleep medicine", "all of 1", "met",
          [(S, 1, "Interpreted by Farid Montgomery-Sen, MD, diplomate in sleep medicine. Signed 03/24/2026 08:41")]),
        C("1.b", "Recorded no more than 24 months before the request (2026-09-03)", "all of 1", "met", [(S, 1, "Night of 03/18/2026")]),
        C("1.c", "At least 4 hours of recording", "all of 1", "met", [(S, 1, "Recording time 6 h 42 min")]),
        C("2", "Severity: one of (a) to (c)", "all of ROOT", "met"),
        C("2.a", "AHI or REI from 15 to 30 an hour", "any of 2", "met", [(S, 1, "Respiratory event index (REI) 22.4 an hour"),
          (N, 3, "Moderate obstructive sleep apnea (REI 22.4 on 03/18/2026).")]),
        C("2.b", "Mild disease: (i) and (ii)", "any of 2", "not-met", [], "not needed: 2.a is met"),
        C("2.b.i", "AHI or REI from 5 to 14.9 an hour", "all of 2.b", "not-met", [(S, 1, "Respiratory event index (REI) 22.4 an hour")],
          "not needed: 2.a is met; the REI is above this range"),
        C("2.b.ii", "Epworth above 10, hypertension, ischemic heart disease or past stroke", "all of 2.b", "met",
          [(N, 1, "Epworth 14."), (N, 3, "Epworth today 13.")]),
        C("2.c", "AHI or REI above 30, when 3(a) or 3(b) is met", "any of 2", "not-met",
          [(S, 2, "HISTORICAL. See home test of 03/18/2026 for current severity.")], "not needed: 2.a is met; 41.2 is the study of 2021"),
        C("3", "PAP: (a) or (b)", "all of ROOT", "met"),
        C("3.a", "Failed trial: (i) to (iii)", "any of 3", "met"),
        C("3.a.i", "At least 60 consecutive nights at home", "all of 3.a", "met",
          [(D_, 1, "04/20/2026 to 06/28/2026 (70 nights)"), (N, 3, "PAP trial April 20 to June 28, 2026: 70 nights with the machine at home.")]),
        C("3.a.ii", "4 hours or more on fewer than 70% of the nights of the whole trial", "all of 3.a", "met",
          [(D_, 1, "Nights with 4 hours or more 16 of 70 (23%)")]),
        C("3.a.iii", "At least two dated steps to improve use", "all of 3.a", "met",
          [(N, 2, "Changed to a full-face mask (medium), tried for fit. Heated tubing and humidifier level 4 added."),
           (N, 2, "Pressure range lowered to 5 to 11 cm, expiratory relief 3."), (N, 2, "Desensitization session, 45 minutes")]),
        C("3.b", "A medical reason why PAP cannot be used", "any of 3", "not-met",
          [(N, 3, "There is no medical reason that forbids PAP; it simply failed.")], "not needed: 3.a is met"),
        C("4", "Visit with the treating physician: (a) to (c)", "all of ROOT", "met"),
        C("4.a", "In person or by video, after the trial ended", "all of 4", "met", [(N, 3, "Video visit with the physician 07/08/2026")]),
        C("4.b", "No more than 6 months before the request", "all of 4", "met", [(N, 3, "Video visit with the physician 07/08/2026")]),
        C("4.c", "Note says why PAP is not continued and that an appliance is advised", "all of 4", "met",
          [(N, 3, "PAP is not continued because she cannot keep it on despite the steps above."), (N, 3, "I advise a custom oral appliance.")]),
        C("5", "Dental examination: (a) to (e)", "all of ROOT", "not-met"),
        C("5.a", "By a dentist, no more than 6 months before the request", "all of 5", "met", [(A, 1, "Examined: 19 August 2026")]),
        C("5.b", "At least 8 sound teeth in each jaw", "all of 5", "met",
          [(A, 1, "13 present, sound; no. 1, 2 and 16 missing"), (A, 1, "14 present, sound; no. 17 and 32 missing")]),
        C("5.c", "Lower jaw moves forward at least 5 mm, measurement recorded", "all of 5", "unknown",
          [(A, 1, "George gauge ____ mm. Protrusive range adequate.")], "the measurement in millimeters: the line on the dentist's form is blank"),
        C("5.d", "No active periodontal disease", "all of 5", "met", [(A, 1, "No active periodontal disease (scaling for gingivitis 2023, healed).")]),
        C("5.e", "Panoramic film or cone beam scan no more than 12 months old at the decision", "all of 5", "not-met",
          [(A, 1, "Last panoramic film 14 October 2024."), (A, 1, "New panoramic film booked for 8 December 2026; none taken since 2024.")],
          "a new film (booked for 2026-12-08): file after it"),
        C("6", "Order signed by the treating physician that names a custom appliance", "all of ROOT", "met",
          [(N, 3, "Custom fabricated mandibular advancement appliance, E0486, for G47.33, titrate to effect."),
           (N, 3, "Signed electronically Farid Montgomery-Sen, MD, 07/08/2026 11:52")]),
        C("7", "No exclusion applies", "all of ROOT", "met"),
        C("7.a", "No central sleep apnea", "all of 7", "met", [(S, 1, "Central apneas 5 (index 0.7)"), (S, 1, "Events are obstructive.")]),
        C("7.b", "No temporomandibular joint disorder with pain or locking", "all of 7", "met",
          [(A, 1, "Click on the right when opening wide; no pain, no locking.")]),
        C("7.c", "No custom appliance within 5 years", "all of 7", "met", [(N, 1, "No custom appliance, ever.")]),
        C("7.d", "Not a stock or boil-and-bite device", "all of 7", "met", [(N, 3, "I advise a custom oral appliance.")]),
        C("7.e", "Not under 18", "all of 7", "met", [(N, 1, "DOB 06/03/1974")]),
    ],
    "overall": "not-met",
    "smallest_missing": ["a panoramic film or cone beam scan no more than 12 months old (5.e), booked for 2026-12-08",
                         "the forward movement of the lower jaw in millimeters (5.c), from the dentist"],
    "must_say": [
        "the home test of 2026-03-18 (REI 22.4, moderate) is the current test; the study of 2021-06-09 (AHI 41.2) was before a loss of 38 pounds",
        "the whole trial was 70 nights (2026-04-20 to 2026-06-28) with 4 hours or more on 16 nights (23%); the seven nights of May 4 to 10 were the best week",
        "steps taken: full-face mask and heated humidity 05/12, lower pressure 05/29, desensitization 06/09",
        "the video visit of 2026-07-08 took place after the trial and advises the appliance",
        "the dental examination of 2026-08-19 exists but was not attached to the request",
        "get the panoramic film on 2026-12-08 and the measurement in millimeters first, then file well before 2027-03-21 (better by Friday 2027-03-19)",
        "the policy says that a part download is not used when one for the whole trial exists and that the latest test counts",
        "asks for a reviewer trained in sleep medicine who was not involved before",
        "after a final denial: free federal external review within four months"],
    "must_not_say": [
        "that a current panoramic film exists", "that the jaw moves 5 mm or more (no number is recorded)", "that her sleep apnea is severe now",
        "that PAP is medically forbidden for her", "that she has hypertension, heart disease or a stroke (mother's; old imported list)",
        "that she has central sleep apnea (her father's)", "that the case is urgent",
        "that the Texas Department of Insurance or a TDI independent review organization decides this",
        "that a new request replaces the appeal or stops the 180 days", "that she used the machine for 4 hours 38 minutes on average"],
    "traps": [
        "every fact of the notice stands inside sentences; there are no labels; dates are day month year in words",
        "decoy dates: request 09/03, opened 09/04, reviewed 09/15, letter 09/17, produced 09/18, received 09/22, back home 10/02; receipt 09/22 counts",
        "the dentist asked, the physician prescribed: the prescriber is the treating physician",
        "supine REI 34.6 is not the overall index", "an imported problem list of 2021 shows severe apnea and hypertension",
        "a boil-and-bite device of 2022 is not a custom appliance", "a repeat sleep test with the appliance is planned, not done",
        "the last day is a Sunday", "peer-to-peer window (ten business days) closed on 2026-10-01",
        "\"Blue Choice\" is a network name; the plan is insured; Texas plans of this kind use the federal external review"],
}
finish(kit, gold)
