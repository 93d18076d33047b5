"""Fourth batch of hand-written sample notices, written after repairs on the first three and read once before any repair on it; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

FOUR: list[Sample] = [
    Sample("four_numbered_boxes", size=9.5, means={
        "payer": "cigna", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Cigna Healthcare]]                                             Form UM-44 (05/2026)
# Coverage Decision

| 1. Customer | 2. ID | 3. Account | 4. Date of letter |
| [[patient_name|Rosamunda Falconer]] | [[member_id|U88 204 7719]] | [[group_number|3330917]] | [[notice_date|11/06/2026]] |

| 5. Ordering professional | 6. Place | 7. Case | 8. Date request received |
| [[provider_name|Jolyon Abara, MD]] | [[facility_name|Elk Ridge Spine Hospital]] | [[reference_number|IP0298417]] | 10/28/2026 |

9. What was asked for: [[service|lumbar fusion, L4-L5, with interbody device]], CPT [[codes|22633]], ICD-10 [[codes|M43.16]]

10. Decision: [ ] Approved  [ ] Approved in part  [X] Not approved

11. Reason: The records do not show instability on flexion and extension films, or three months of supervised physical therapy. Guideline [[cited_policy|CMM-609]] asks for both. Medical necessity has not been shown.

12. If you do not agree: file an appeal within 180 calendar days of receiving this form. Send it to [[appeal_name|Cigna Appeals Unit]], [[appeal_address|P.O. Box 188011, Chattanooga, TN 37422]], or fax [[appeal_fax|1-877-555-0115]]. Questions: 1-800-555-0104.

~ Synthetic sample
"""),
    Sample("four_british_prose", font="Times-Roman", size=11, means={
        "payer": "bcbs-texas", "reasons": ["cosmetic"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Blue Cross and Blue Shield of Texas]]

= [[notice_date|12 October 2026]]

= [[patient_name|Annelise Quartermain]]
= 8 Sendero Court
= Waco, Texas 76712

Dear Ms. Quartermain:

On the second of October your surgeon, [[provider_name|Tancredi Boyle, MD]], wrote to ask that we approve [[service|upper eyelid surgery]], billed under [[codes|15823]], to be carried out at [[facility_name|Brazos Eye Surgery Center]]. You are
enrolled under number [[member_id|ZGD 771204488]] through group [[group_number|118204]], and our file bears the number [[reference_number|26-UM-77104]].

I regret that we cannot agree to this. The photographs and the visual field that came with the request show that the lids do not reach the pupil, and the surgery would therefore serve chiefly to alter how you look. Your booklet does not
pay for cosmetic surgery.

Should you wish to appeal, you may do so within 180 days of receiving this letter, by writing to [[appeal_name|BCBSTX Claim Review]], [[appeal_address|P.O. Box 660044, Dallas, Texas 75266]], or by facsimile to [[appeal_fax|972-555-0133]].

= Yours faithfully,
= Persis Langtry, MD, Medical Director
"""),
    Sample("four_fax_medicaid_denture", font="Courier", size=9, means={
        "payer": "caresource", "reasons": ["benefit-maximum"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= 10/20/2026 09:14  FROM CARESOURCE UM  TO 5135550144  PAGE 1/2

= [[payer_name|CARESOURCE]] - OHIO MEDICAID MANAGED CARE
= NOTICE OF DENIAL OF MEDICAL SERVICES

= NOTICE DATE: [[notice_date|OCTOBER 19, 2026]]
= MEMBER: [[patient_name|ORLANDO BECKWITH]]
= MEDICAID ID: [[member_id|104477120899]]
= CASE: [[reference_number|1020264471]]
= PROVIDER: [[provider_name|QUEEN CITY DENTAL GROUP]]
= SERVICE: [[service|COMPLETE UPPER DENTURE]] ([[codes|D5110]])

YOUR REQUEST WAS DENIED. YOU GOT AN UPPER DENTURE ON MARCH 3, 2021. OHIO MEDICAID PAYS FOR ONE DENTURE EVERY EIGHT YEARS, SO THE LIMIT HAS BEEN REACHED. (OAC 5160-5-01)

YOU CAN APPEAL TO CARESOURCE WITHIN 60 CALENDAR DAYS FROM THE DATE OF THIS NOTICE. CALL [[appeal_phone|1-800-555-0161]] OR WRITE [[appeal_name|CARESOURCE GRIEVANCE AND APPEALS]], [[appeal_address|P.O. BOX 1947, DAYTON, OH 45401]]. FAX
[[appeal_fax|937-555-0162]].

IF CARESOURCE SAYS NO AGAIN YOU CAN ASK FOR A STATE HEARING WITHIN 120 DAYS.
"""),
    Sample("four_infusion_eob_lines", size=8.5, kind="explanation-of-benefits", means={
        "payer": "umr", "plan_type": "erisa-self-funded", "reasons": ["no-prior-authorization"], "stage": "post-service", "level": "initial", "group_code": "PR", "pa_history": "none", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|UMR]]
= A UnitedHealthcare company
# EXPLANATION OF BENEFITS

: Plan : Vantage Motorworks Employee Medical Plan : Employee : [[patient_name|Desdemona Pruitt]]
: Member ID : [[member_id|19204477]] : Group : [[group_number|76-411882]]
: Claim : [[claim_number|26288004471]] : Processed : [[notice_date|10/17/2026]]
: Patient : Desdemona Pruitt : Provider : [[provider_name|Riverbend Infusion Associates]]

| Dates of service | Procedure | Amount charged | Provider discount | Amount not payable | Deductible | Paid | Patient responsibility | Remark |
| [[service_start|09/15/2026]] | [[codes|J1745]] Infliximab | 6,240.00 | 0.00 | 6,240.00 | 0.00 | 0.00 | 6,240.00 | PR [[carc|197]] |
| 09/15/2026 | [[codes|96413]] Infusion, first hour | 410.00 | 0.00 | 410.00 | 0.00 | 0.00 | 410.00 | PR 197 |
| Totals | | [[amount_billed|6,650.00]] | 0.00 | [[amount_denied|6,650.00]] | 0.00 | 0.00 | [[patient_owes|6,650.00]] | |

197 - The plan requires that infusions be authorized beforehand. No authorization was requested.

Appeal procedure: you or your representative may appeal within 180 days following receipt of this notice. Send the appeal to [[appeal_name|UMR Claim Appeals]], [[appeal_address|P.O. Box 30546, Salt Lake City, UT 84130]].
This plan is self-funded by Vantage Motorworks.
"""),
    Sample("four_letter_to_doctor", how="docx", means={
        "payer": "florida-blue", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Florida Blue]]
= Date: [[notice_date|October 30, 2026]]

= [[provider_name|Wilfreda Osgood, MD]]
= Gulf Stream Cardiology
= 12 Palmetto Way, Stuart, FL 34994

= Re: Your patient [[patient_name|Mordecai Flynn]], date of birth [[patient_dob|July 7, 1961]]
= Member ID [[member_id|XJBH44712088]]
= Request [[reference_number|26303-118204]] for [[service|cardiac MRI with stress]], [[codes|75563]]

Dear Dr. Osgood:

Thank you for the notes that you sent. We have not approved the study. Your patient had a normal stress echocardiogram in August 2026, has no new symptoms, and the notes do not say what question the study would answer. It is not medically necessary under guideline
[[cited_policy|MCG 04-70540-08]].

You can talk about this with our physician at 800-555-0108. The member, or you with the member's consent, can file an appeal within 180 days of the date above with [[appeal_name|Florida Blue Member Appeals]], [[appeal_address|P.O. Box 41609, Jacksonville, FL 32203]], fax [[appeal_fax|904-555-0127]].

= cc: Mordecai Flynn
"""),
    Sample("four_forwarded_mail", how="eml", means={
        "reasons": ["plan-exclusion"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180, "received_date": "2026-10-21"}, text="""
From: Harriet Blum <hblum@mail.example>
To: help@mail.example
Date: Thu, 22 Oct 2026 08:40:00 -0500
Subject: Fwd: Your claim was not paid

Can you help? They will not pay.

---------- Forwarded message ---------
From: [[payer_name|Summit Peak Health]] <claims@summitpeak.example>
Date: Wed, [[notice_date|Oct 21, 2026]] at 4:02 PM
Subject: Your claim was not paid
To: hblum@mail.example

Dear Harriet Blum,

We reviewed claim [[claim_number|SPH-2026-88017]] for [[patient_name|Harriet Blum]] (member [[member_id|SPH 440 1182]]).

Provider: [[provider_name|Clear Skin Acupuncture]]
Date of service: [[service_start|October 1, 2026]]
Billed: [[amount_billed|$140.00]]
You owe: [[patient_owes|$140.00]]

Acupuncture is not a covered benefit of your plan. See page 44 of your benefit guide.

You have 180 days after you receive this message to appeal. Send your appeal to [[appeal_name|Summit Peak Appeals]], [[appeal_address|PO Box 2214, Helena, MT 59601]].
"""),
    Sample("four_partial_days", means={
        "payer": "aetna", "reasons": ["medical-necessity", "level-of-care"], "stage": "concurrent", "level": "initial", "urgent": True, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage"}, text="""
= [[payer_name|Aetna Medicare Advantra (HMO)]]

# Notice of Medicare Non-Coverage

: Patient Name : [[patient_name|Eulalia Hargreaves]] : Patient ID Number : [[member_id|MEBH77204418]]

THE EFFECTIVE DATE COVERAGE OF YOUR CURRENT [[service|INPATIENT REHABILITATION]] SERVICES WILL END: November 21, 2026

Facility: [[facility_name|Chestnut Hill Rehabilitation Hospital]]

* Your plan has reviewed your current services and has decided that coverage should end. You can walk 150 feet with a walker and you no longer need therapy three hours a day. Care at a skilled nursing facility would meet your needs; an inpatient
rehabilitation level is not medically necessary.
* You can appeal to the Quality Improvement Organization, [[appeal_name|Acentra Health]], at [[appeal_phone|1-888-555-0119]], no later than noon of the day before the date above.

~ Form CMS 10123-NOMNC
"""),
    Sample("four_spanish_email", how="eml", means={
        "reasons": ["missing-information"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "stated_deadline": RECEIPT_180,
        "language": "es", "received_date": "2026-11-03"}, text="""
From: [[payer_name|Salud Integral Borinquen]] <avisos@sib.example>
To: lolita@mail.example
Date: Tue, [[notice_date|03 Nov 2026]] 14:10:00 -0400
Subject: No pudimos aprobar su solicitud

Estimada Dolores Figueroa:

Paciente: [[patient_name|Dolores Figueroa Matos]]
Número de contrato: [[member_id|SIB-2207714]]
Número de caso: [[reference_number|PA-118820]]
Médico que ordena: [[provider_name|Dr. Anselmo Rivas]]
Servicio solicitado: [[service|resonancia magnética del hombro]]

El 20 de octubre pedimos las notas de la terapia física. No las hemos recibido, y sin ellas no podemos decidir si el estudio es necesario. Por eso la solicitud fue denegada.

Puede apelar dentro de los 180 días de recibir este mensaje: [[appeal_name|Apelaciones SIB]], [[appeal_address|P.O. Box 36021, San Juan, PR 00936]], fax [[appeal_fax|787-555-0181]].
"""),
    Sample("four_second_look_denied", font="Times-Roman", means={
        "payer": "health-net", "reasons": ["experimental"], "stage": "pre-service", "level": "final-internal", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"months": 6, "from": "receipt"}}, text="""
= [[payer_name|Health Net of California, Inc.]]
= Appeals and Grievances Department

= [[notice_date|September 29, 2026]]

= RE: Resolution of your appeal
= Member: [[patient_name|Balthazar Youngblood]]
= Member ID: [[member_id|R09447712]]
= Appeal #: [[reference_number|G26-771044]]
= Provider: [[provider_name|Marisol Echeandia, MD]]
= Service: [[service|Prostatic artery embolization]]

Dear Balthazar Youngblood,

We received your appeal on September 2, 2026. We have completed our review and are upholding the denial of the service named above. A urologist who was not part of the first decision found that the procedure is investigational: long-term results are not
known (Policy [[cited_policy|HNCA.CP.MP.588]]).

This letter completes our internal process. You may ask the Department of Managed Health Care for an Independent Medical Review (IMR). You must apply within six months of the date you receive this letter. An application form and a pre-addressed envelope are enclosed. Help
Center: 1-888-466-2219, fax [[appeal_fax|916-255-5241]].
"""),
    Sample("four_pharmacy_label", how="txt", means={
        "payer": "bcbs-massachusetts", "reasons": ["quantity-limit"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Blue Cross Blue Shield of Massachusetts]]
= Clinical Pharmacy Department

= Date ............. [[notice_date|10/27/2026]]
= Member ........... [[patient_name|Cordelia Vantongeren]]
= Member number .... [[member_id|XXH 904771822]]
= Medication ....... [[service|ondansetron 8 mg, 60 tablets a month]]
= Prescriber ....... [[provider_name|Fitzgerald Amoah, MD]]
= Request number ... [[reference_number|PA0044718]]

We reviewed the request for more than 21 tablets a month of this medication. We cannot approve it. Your plan covers 21 tablets in 30 days, and the extra quantity is covered only for people on chemotherapy, which the prescriber's form does not report.

To appeal, write to us within 180 days of receiving this letter: [[appeal_name|Member Appeal and Grievance Program]], [[appeal_address|1 Enterprise Drive, Quincy, MA 02171]]. Fax: [[appeal_fax|617-555-0190]].
"""),
    Sample("four_retroactive_termination", how="html", means={
        "reasons": ["eligibility"], "stage": "post-service", "level": "initial", "stated_deadline": {"days": 90, "from": "notice"}, "group_code": "PR"}, text="""
# Claim result

= [[payer_name|Pinecrest Health Insurance]]

| Field | Detail |
| Date of notice | [[notice_date|November 12, 2026]] |
| Patient | [[patient_name|Leander Tolliver]] |
| ID | [[member_id|PHI20447718]] |
| Claim | [[claim_number|PC-26-0044-771]] |
| Provider | [[provider_name|Cedar Hollow Pediatrics]] |
| Service date | [[service_start|October 20, 2026]] |
| Charge | [[amount_billed|$235.00]] |
| Code | PR [[carc|27]] |
| You may be billed | [[patient_owes|$235.00]] |

Leander was not covered on October 20, 2026. His coverage ended on October 15, 2026 because the premium for October was not paid.

You may appeal this result within 90 days of the date of this notice. Mail: [[appeal_name|Pinecrest Member Appeals]], [[appeal_address|PO Box 780, Bangor, ME 04402]].
"""),
    Sample("four_dme_supplier", means={
        "payer": "humana", "reasons": ["medical-necessity"], "stage": "post-service", "level": "initial", "plan_type": "medicare-advantage",
        "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# NOTICE OF DENIAL OF PAYMENT

: Date : [[notice_date|10/21/2026]] : Member ID : [[member_id|H44720918]]
: Name : [[patient_name|Clementina Ashgrove]] : Claim number : [[claim_number|820262940447]]

Your claim was denied

[[payer_name|Humana Gold Plus]] denied payment for the item listed below, which you have already received:

= [[service|Pneumatic compression device]], [[codes|E0651]], received [[service_start|September 9, 2026]] from [[provider_name|Appalachian Home Medical, Inc.]]
= Amount billed: [[amount_billed|$1,640.00]]

Why did we deny your claim?

Medicare pays for this device for lymphedema when four weeks of other treatment, such as compression garments and exercise, have not helped. Your records show two weeks. The item is not reasonable and necessary (NCD [[cited_policy|280.6]]).

You have the right to appeal. Ask for a reconsideration within 65 calendar days of the date of this notice. Standard appeal: [[appeal_name|Humana Grievances and Appeals]], [[appeal_address|P.O. Box 14165, Lexington, KY 40512]], fax [[appeal_fax|1-800-555-0150]].
"""),
]
