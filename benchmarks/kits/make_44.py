# ruff: noqa: E402, F403, F405
"""Kit 44: Blue Cross and Blue Shield of Illinois, IVF under an exclusion rider, notice as an e-mail, policy in Word."""
from make_4_lib import *

kit = Kit("44-bcbsil-ivf-exclusion-rider")
body = """[Synthetic sample. Fictional person. Not a real document.]

Blue Cross and Blue Shield of Illinois
Secure message, delivered to your member inbox

November 6, 2026

Dear Annika Sørby-Valdez,

This message tells you our decision about care that has not been given.

  What was asked for ... one cycle of in vitro fertilization with embryo transfer (CPT 58970, 58974, 89250), diagnosis N97.9
  Asked for by ......... Imogen Karras-Boateng, MD
  Place ................ Lake Michigan Fertility Partners, Evanston, Illinois
  Member number ........ XOF 9042 77351
  Group number ......... P88317
  Request number ....... 26-UM-3094418
  Date of birth ........ 02/11/1989
  We got the request ... October 29, 2026

Decision: NOT COVERED.

Why: Your group, Kestrel Ridge Logistics, Inc., has Rider IX-4, which excludes assisted reproductive technology, including in vitro fertilization. Because the service is excluded, no review of medical need was made. Certificate, Rider IX-4, paragraph 2.

If the rider did not apply, we would use Medical Policy OB-3371, Assisted Reproduction, to review the request.

If you disagree: You or a person you choose may appeal within 180 days after you receive this message. Send the appeal to Blue Cross and Blue Shield of Illinois, Claim Review Section, P.O. Box 990744, Chicago, IL 60680, fax 312-555-0131, phone 1-800-555-0134. One level of appeal. We answer within 30 days. If waiting would put your health at serious risk, call the same phone and we answer within 72 hours.

Copies of your file, Rider IX-4 and the policy are free if you ask.

You may contact the Illinois Department of Insurance, Office of Consumer Health Insurance, 1-877-555-0198.

Member Services
Message number 5518823-A (sent 6:41 pm)
"""
import email.policy
from email.message import EmailMessage

m = EmailMessage(policy=email.policy.SMTP.clone(cte_type="8bit", utf8=True))
m["From"], m["To"] = "Blue Cross and Blue Shield of Illinois <no-reply@bcbsil.example>", "Annika Sørby-Valdez <annika.sv@mail.example>"
m["Subject"], m["Date"], m["Message-ID"] = "Decision about your request 26-UM-3094418", "Fri, 06 Nov 2026 18:41:07 -0600", "<5518823A@bcbsil.example>"
m["X-Synthetic"] = "Synthetic sample, fictional person"
m.set_content(body, charset="utf-8", cte="8bit")
m.add_alternative("<html><body><pre style='font-family:sans-serif'>" + html.escape(body) + "</pre></body></html>", subtype="html", charset="utf-8", cte="quoted-printable")
m.set_boundary("=_kit44")
raw = m.as_bytes().replace(b"\r\n", b"\n")
kit.path("notice.eml").write_bytes(raw)
kit.text["notice.eml"] = [body]

word(kit, "policy.docx", """
# Medical Policy OB-3371: Assisted Reproduction
Blue Cross and Blue Shield of Illinois | Effective 06/15/2026 | for insured groups whose contract covers infertility

## Intrauterine insemination (IUI)
IUI with or without ovulation induction is medically necessary for infertility with at least one open tube and a total motile count of 1 million or more. Up to six cycles.

## In vitro fertilization (IVF)
IVF is medically necessary when <b>ALL</b> of the following are met (A to G):

A. Infertility, <b>any one</b> of:
> 1. no pregnancy after 12 months of unprotected intercourse, woman aged 35 or younger;
> 2. no pregnancy after 6 months of unprotected intercourse, woman older than 35;
> 3. a written finding of a physician that pregnancy cannot be reached without assistance.
B. Evaluation, <b>all</b> of:
> 1. ovarian reserve (AMH, or FSH and estradiol on day 3) in the last 12 months;
> 2. semen analysis of the partner in the last 12 months;
> 3. tubes and uterine cavity examined in the last 24 months;
> 4. TSH and prolactin in the last 12 months.
C. Less costly treatment, <b>any one</b> of:
> 1. at least three completed cycles of IUI with ovulation induction without a live birth;
> 2. total motile count below 5 million on two analyses;
> 3. both tubes closed;
> 4. a statement of the treating physician, with reasons, that further IUI is not reasonable.
D. Fewer than four completed oocyte retrievals for the member's own treatment.
E. The center conforms to the minimum standards of the American Society for Reproductive Medicine (ASRM) or the guidelines of the American College of Obstetricians and Gynecologists.
F. <b>None</b> of the following:
> 1. infertility from voluntary sterilization of either partner;
> 2. transfer to a gestational carrier;
> 3. a hydrosalpinx seen on ultrasound or hysterosalpingogram that has not been removed or closed.
G. A treatment plan signed by the physician that states the number of embryos to be transferred.

## Definitions
Completed cycle of IUI: insemination carried out. A cycle that is cancelled before insemination does not count. Completed oocyte retrieval: at least one oocyte obtained.

## Other
Fertility preservation before gonadotoxic treatment: see OB-3375. Donor egg cycles need the same criteria for the recipient. Storage after the first year is not covered.
""", "OB-3371 (synthetic sample)")

doc(kit, "plan.pdf", """
# Certificate of Health Care Benefits (excerpt)
Kestrel Ridge Logistics, Inc. | Group P88317 | pages 2, 61 and Rider

## Page 2. About the coverage
This certificate is issued in Illinois by Blue Cross and Blue Shield of Illinois, which insures the benefits. The group policy was issued in Illinois, renewed on December 1, 2025 and renews again on December 1, 2026. The group has 143 full-time employees. It is an ERISA plan and not grandfathered. The employer is a trucking company.

## Page 61. What is covered
Pregnancy, childbirth and related conditions are covered as any illness. Infertility testing is covered.

## Rider IX-4, paragraph 2
Assisted reproductive technology, including in vitro fertilization, gamete intrafallopian transfer and zygote intrafallopian transfer, is not covered.

## Conformity with state law
A provision that is in conflict with the law of the state in which the policy was issued is amended to conform to the minimum requirements of that law.
""", "Certificate excerpt (synthetic sample)", font="Serif", size=10.4)

HD = "Lake Michigan Fertility Partners | 1700 Ridge, Evanston IL 60201 | 847-555-0175<br/>SØRBY-VALDEZ, ANNIKA &nbsp; DOB 02/11/1989 &nbsp; Chart 30-4417 &nbsp;&nbsp; Partner: Mateus Valdez, b. 1987"
doc(kit, "records/01_reproductive_endocrinology.pdf", f"""
{HD}
# Initial consultation 11/18/2025
<b>CC:</b> infertility. <b>HPI:</b> 36-y-o G0, married 2023, trying without contraception since January 2025, about 10 months. No prior IVF, no egg retrieval. Cycles 27 to 29 d. No pelvic infection known. One appendectomy 2009 (ruptured). Works dispatch, nights. Non-smoker. <b>FH:</b> sister had four egg retrievals in Denmark, tubal ligation later; father's side none. <b>Partner:</b> Mateus, healthy; his brother had a vasectomy. Neither partner sterilized.

<b>Exam:</b> BMI 24.1. Uterus normal. <b>Plan:</b> AMH, SA, HSG, IUI if tube open.
---
{HD}
# Follow-up 02/20/2026
HSG 01/22 reviewed: R tube patent with free spill. L tube ends dilated, no spill. Semen OK. AMH 1.6. Ready for IUI with letrozole. Discussed IVF if no success. Salpingectomy discussed.

# IUI summary
| w:.16 .5 .34 |
| Cycle | Medicine | Result |
| 1 | letrozole 5 mg, IUI 04/03/2026 | hCG negative 04/17 |
| 2 | letrozole 7.5 mg, IUI 05/28/2026 | hCG negative 06/11 |
| 3 | letrozole 7.5 mg, cancelled 08/20/2026 | LH surge early, IUI not done |
---
{HD}
# Visit 09/22/2026
<b>Interval:</b> No pregnancy after 20 months of trying. Two IUI completed and one cancelled. Age 37. Ultrasound 09/08: left hydrosalpinx 2.1 cm, again seen. Plan laparoscopic left salpingectomy 12/18/2026 (scheduled, Dr. Osterhaus) before IVF, because fluid lowers implantation.

<b>Counselling:</b> A third IUI is reasonable before IVF and is planned for cycle day 13 near 12/05/2026 if she ovulates on the right. IVF is the next step. She is anxious about insurance and asks for the request to be sent now.

<b>Treatment plan for IVF (if approved):</b> antagonist protocol, one retrieval, single embryo transfer (one embryo), freeze the rest. No gestational carrier, own eggs, partner sperm. Imogen Karras-Boateng, MD, signed 09/22/2026 15:44
---
{HD}
# Message thread 10/28 to 11/09/2026
10/28 Authorization sent to BCBSIL. 11/06 Pt: not covered, exclusion rider. Asks if Illinois has a law for IVF. 11/09 Financial counsellor J. Renard: our IL patients often have cover if employer is above 25 and plan is insured; check. Not an emergency. Pt will consult.
""", "REI notes (synthetic sample)", font="Sans", size=9.8, foot="LMFP EHR")
lab = doc(kit, "x", """
# EVANSTON REFERENCE LABORATORY
Sørby-Valdez, Annika &nbsp; 02/11/1989

| w:.2 .4 .2 .2 |
| Date | Test | Result | Range |
| 02/03/2026 | Anti-Mullerian hormone | 1.6 ng/mL | 1.0 - 3.5 |
| 02/03/2026 | Estradiol, day 3 | 41 pg/mL | |
| 02/03/2026 | FSH, day 3 | 7.1 IU/L | |
| 02/03/2026 | Hemoglobin | 12.9 g/dL | |
| 06/2024 | TSH (primary care) | 1.9 mIU/L | 0.4 - 4.5 |
| 02/03/2026 | Rubella IgG | immune | |
---
# ANDROLOGY REPORT
Valdez, Mateus &nbsp; partner of Sørby-Valdez, Annika &nbsp; Collected 02/14/2026

Volume 2.8 mL. Concentration 44 million/mL. Progressive motility 38%. Total motile count 46 million. Normal forms 5%. Comment: within reference limits.
""", "Labs", font="Mono", size=9.5, write=False)
scan(kit, "records/02_lab_and_semen_scan.pdf", lab, "Labs scan (synthetic sample)", seed=4403)
doc(kit, "records/03_imaging.pdf", """
# North Shore Women's Imaging
<b>Hysterosalpingogram 01/22/2026</b> &nbsp; Annika Sørby-Valdez

Uterine cavity normal, no filling defect. Right tube: fills and spills freely. Left tube: distal obstruction, dilated ampulla 1.8 cm, no spill. <b>Impression:</b> patent right tube; left hydrosalpinx. A. Petrossian, MD
---
# North Shore Women's Imaging
<b>Transvaginal ultrasound 09/08/2026</b> &nbsp; Annika Sørby-Valdez

Antral follicle count 12. Left adnexa: tubular anechoic structure 2.1 cm, hydrosalpinx. Right adnexa normal. Endometrium 7 mm. A. Petrossian, MD
""", "Imaging (synthetic sample)", font="Serif", size=11)
kit.write("records/04_primary_care_note.txt", """[Synthetic sample. Fictional person. Not a real document.]
Rogers Park Family Medicine  2026-07-15
Annika Sorby-Valdez, 37. Annual. Trying for pregnancy, sees fertility clinic. Appendectomy 2009. No thyroid symptoms. Takes prenatal vitamin.
No tobacco. PHQ-2 0. Pap 2025 normal. Labs: lipid, CBC only. Flu shot. F. Ostrander PA-C
""")
doc(kit, "records/05_insemination_cycle_sheets.pdf", """
# Cycle sheet 1: letrozole and IUI
Sørby-Valdez, Annika &nbsp; 02/11/1989 &nbsp; LMP 03/21/2026

| w:.14 .1 .3 .46 |
| Date | Day | Ultrasound | Remark |
| 03/24 | 3 | AFC 12, no cyst | letrozole 5 mg days 3 to 7 |
| 04/01 | 12 | R 19 mm, R 14 mm, E 8 mm | trigger hCG 250 mcg in the evening |
| 04/03 | 14 | - | IUI done, post-wash motile 21 million, easy catheter. J. Renwick, NP |
| 04/17 | 28 | - | serum hCG below 2 |
---
# Cycle sheet 2: letrozole and IUI
LMP 05/15/2026

| w:.14 .1 .3 .46 |
| Date | Day | Ultrasound | Remark |
| 05/18 | 4 | AFC 11 | letrozole 7.5 mg days 4 to 8 |
| 05/26 | 12 | R 20 mm, E 8.5 mm | trigger hCG |
| 05/28 | 14 | - | IUI done, post-wash motile 18 million. J. Renwick, NP |
| 06/11 | 28 | - | serum hCG below 2, menses 06/12 |
---
# Cycle sheet 3: letrozole, planned IUI
LMP 08/09/2026

| w:.14 .1 .3 .46 |
| Date | Day | Ultrasound | Remark |
| 08/12 | 4 | AFC 12, L tubular fluid | letrozole 7.5 mg days 4 to 8 |
| 08/20 | 12 | L 15 mm only, LH 41 | surge early and follicle on the left (closed tube): cycle cancelled, IUI not done. Patient told. |
---
# Semen preparation log (andrology)
| w:.24 .26 .26 .24 |
| Date | Raw total motile | After wash | Use |
| 02/14/2026 | 46 million | - | analysis |
| 04/03/2026 | 51 million | 21 million | IUI 1 |
| 05/28/2026 | 44 million | 18 million | IUI 2 |

Thaw log: none. Donor sperm: none.
""", "Cycle sheets (synthetic sample)", font="Narrow", size=11, foot="LMFP nursing")
kit.write("statement.txt", """I'm Annika, 37. I work in dispatch at Kestrel Ridge, we're about 140 people full time and the card says BCBS of Illinois. I got the message the night of November 6 and read it then. The benefits lady says the company picked the exclusion to save money. My friend who lives in Evanston says Illinois makes insurance pay for IVF. We are not a church or anything.

I have had 2 IUIs, the August one was cancelled. Dr. Karras-Boateng says one more IUI in December and an operation for the left tube on December 18. I don't have to rush.
""")
A, L, I_ = "records/01_reproductive_endocrinology.pdf", "records/02_lab_and_semen_scan.pdf", "records/03_imaging.pdf"
last = after("2026-11-06", 180)
assert last == "2027-05-05"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Blue Cross and Blue Shield of Illinois (insured group of 143): IVF excluded by a rider, Illinois infertility law, and criteria not yet met",
    "notice": {"payer": "bcbs-illinois", "payer_name": "Blue Cross and Blue Shield of Illinois", "delegate": None, "member_id": "XOF 9042 77351", "group_number": "P88317", "claim_number": None, "reference_number": "26-UM-3094418",
               "patient_name": "Annika Sørby-Valdez", "patient_dob": "1989-02-11", "provider_name": "Imogen Karras-Boateng, MD", "facility_name": "Lake Michigan Fertility Partners", "notice_date": "2026-11-06", "received_date": "2026-11-06",
               "service_start": None, "service_end": None, "service": "One cycle of in vitro fertilization with embryo transfer", "codes": [{"system": "CPT", "code": "58970"}, {"system": "CPT", "code": "58974"}, {"system": "CPT", "code": "89250"}, {"system": "ICD-10-CM", "code": "N97.9"}],
               "carc": [], "rarc": [], "group_code": None, "reasons": ["plan-exclusion"], "pa_history": "requested-denied", "stage": "pre-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 180, "from": "receipt"},
               "appeal_to": {"name": "Blue Cross and Blue Shield of Illinois, Claim Review Section", "address": "P.O. Box 990744, Chicago, IL 60680", "fax": "312-555-0131", "phone": "1-800-555-0134", "portal": None},
               "cited_policy": "Certificate, Rider IX-4, paragraph 2", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "erisa-insured", "state": "IL", "evidence": ev(("plan.pdf", 1, "This certificate is issued in Illinois by Blue Cross and Blue Shield of Illinois, which insures the benefits."), ("plan.pdf", 1, "The group has 143 full-time employees."), ("plan.pdf", 1, "It is an ERISA plan and not grandfathered."))},
    "routes": ["internal-appeal", "regulator-complaint", "document-request"],
    "not_routes": ["external-review", "expedited-appeal", "expedited-external-review", "fair-hearing", "no-appeal-other-help", "peer-to-peer", "formulary-exception"],
    "deadlines": {"internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72, "external_months_or_days": {"months": 4, "from": "receipt of a final denial, only if that denial rests on medical judgment"},
                  "other": {"how_counted": "180 days after receipt on 2026-11-06: Wednesday 2027-05-05", "renewal": "the policy renews on 2026-12-01; Illinois 356m was changed for policies renewed from 2026-01-01 (a physician's recommendation is enough): check the text before relying on it",
                            "best_time": "after the third IUI (about 2026-12-05) and the salpingectomy (2026-12-18), well before the last day"},
                  "citation": "29 CFR 2560.503-1(h)(3)(i), (i)(2)(ii)(A); 45 CFR 147.136(b)(2), (d)(1); 215 ILCS 5/356m"},
    "notice_defects": ["no statement of the right to bring a civil action under ERISA section 502(a)", "no description of external review", "no statement that diagnosis and treatment codes and their meanings are available on request"],
    "criteria": [
        C("A", "Infertility: any one", "all of ROOT", "met"),
        C("A.1", "12 months, woman 35 or younger", "any of A", "not-met", [(A, 3, "Age 37.")], "not needed: she is over 35"),
        C("A.2", "6 months, woman older than 35", "any of A", "met", [(A, 1, "trying without contraception since January 2025"), (A, 3, "No pregnancy after 20 months of trying.")]),
        C("A.3", "Written finding that pregnancy cannot be reached without assistance", "any of A", "unknown", [], "not needed: A.2 is met; no such sentence is in the notes"),
        C("B", "Evaluation: all", "all of ROOT", "unknown"),
        C("B.1", "Ovarian reserve in the last 12 months", "all of B", "met", [(L, 1, "02/03/2026 Anti-Mullerian hormone 1.6 ng/mL")]),
        C("B.2", "Semen analysis in the last 12 months", "all of B", "met", [(L, 2, "Collected 02/14/2026")]),
        C("B.3", "Tubes and cavity examined in the last 24 months", "all of B", "met", [(I_, 1, "Hysterosalpingogram 01/22/2026"), (I_, 1, "Uterine cavity normal, no filling defect.")]),
        C("B.4", "TSH and prolactin in the last 12 months", "all of B", "unknown", [(L, 1, "06/2024 TSH (primary care) 1.9 mIU/L")], "TSH and prolactin now: the TSH of 06/2024 is too old and no prolactin is in the record"),
        C("C", "Less costly treatment: any one", "all of ROOT", "not-met"),
        C("C.1", "At least three completed IUI cycles with ovulation induction", "any of C", "not-met", [(A, 3, "Two IUI completed and one cancelled."), (A, 2, "LH surge early, IUI not done"), ("records/05_insemination_cycle_sheets.pdf", 3, "cycle cancelled, IUI not done")], "a third completed cycle (planned for about 2026-12-05)"),
        C("C.2", "Total motile count below 5 million on two analyses", "any of C", "not-met", [(L, 2, "Total motile count 46 million.")]),
        C("C.3", "Both tubes closed", "any of C", "not-met", [(I_, 1, "Right tube: fills and spills freely.")]),
        C("C.4", "Statement, with reasons, that further IUI is not reasonable", "any of C", "not-met", [(A, 3, "A third IUI is reasonable before IVF")]),
        C("D", "Fewer than four completed oocyte retrievals", "all of ROOT", "met", [(A, 1, "No prior IVF, no egg retrieval."), (A, 3, "IVF is the next step.")]),
        C("E", "Center conforms to ASRM or ACOG standards", "all of ROOT", "unknown", [], "ask the clinic for its SART or ASRM statement; the record is silent"),
        C("F", "None of the exclusions", "all of ROOT", "not-met"),
        C("F.1", "No voluntary sterilization of either partner", "all of F", "met", [(A, 1, "Neither partner sterilized.")]),
        C("F.2", "No gestational carrier", "all of F", "met", [(A, 3, "No gestational carrier, own eggs, partner sperm.")]),
        C("F.3", "No untreated hydrosalpinx", "all of F", "not-met", [(I_, 2, "tubular anechoic structure 2.1 cm, hydrosalpinx"), (A, 3, "Plan laparoscopic left salpingectomy 12/18/2026 (scheduled, Dr. Osterhaus) before IVF")], "the salpingectomy of 2026-12-18 (planned, not done)"),
        C("G", "Signed treatment plan with the number of embryos", "all of ROOT", "met", [(A, 3, "single embryo transfer (one embryo), freeze the rest")]),
    ],
    "overall": "not-met",
    "smallest_missing": ["C.1 a third completed IUI (planned about 2026-12-05)", "F.3 removal of the left hydrosalpinx (2026-12-18)", "B.4 TSH and prolactin", "E the center's conformity statement"],
    "must_say": ["the policy is insured and issued in Illinois, covers more than 25 employees and pregnancy: 215 ILCS 5/356m requires coverage of IVF, and the rider conflicts with it", "the certificate's own conformity clause amends the rider to the law's minimum",
                 "the employer is not a religious organization", "two IUI cycles were completed, the third was cancelled", "file by 2027-05-05, better after the planned IUI and operation, with TSH, prolactin and the center's statement",
                 "complaint to the Illinois Department of Insurance may be made beside the appeal, it does not stop the 180 days", "no review of medical need was made, so the criteria were never applied"],
    "must_not_say": ["that three IUI cycles were completed", "that the hydrosalpinx is treated", "that both tubes are closed", "that the semen is abnormal", "that four retrievals or none by the sister matter", "that the plan is self-funded or that Illinois law does not apply",
                     "that an independent reviewer can decide the exclusion by itself", "that the case is urgent", "that she cannot conceive"],
    "traps": ["sister's four retrievals and tubal ligation, brother-in-law's vasectomy", "cancelled cycle does not count", "TSH of 2024 too old; rubella and FSH are decoys", "salpingectomy and third IUI are planned, not done", "appendectomy is not a tubal operation", "10 months at first visit is an old count; 20 months now",
              "exclusion: no external review as long as no medical judgment is used", "the 'no' rests on a rider that state law may void: a question of law, not of need", "the wrong-side point: left hydrosalpinx, right tube open"],
}
done(kit, gold)
