"""Seventh batch of hand-written sample notices, written after all repairs on the first six and read once; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

SEVEN: list[Sample] = [
    Sample("seven_stamped_letter", font="Times-Roman", means={
        "payer": "bcbs-michigan", "reasons": ["medical-necessity", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
> RECEIVED [[received_date|OCT 26 2026]]

= [[payer_name|Blue Cross Blue Shield of Michigan]]
= Utilization Management, MC 0520
= 600 E. Lafayette, Detroit, MI 48226

= [[notice_date|10-21-2026]]

= Anne-Sophie Vandenberg-Ruiz
= c/o Mateo Ruiz
= 71 Cadillac Square, Apt. 9
= Detroit, MI 48226

= Enrollee: [[patient_name|Anne-Sophie Vandenberg-Ruiz]]          Contract no.: [[member_id|XYP 910 447 182]]
= Request no.: [[reference_number|R-26-0099471]]                Received: 10-12-2026
= Service: [[service|Gastric bypass, laparoscopic]]          CPT: [[codes|43644]]
= Surgeon: [[provider_name|Olumide Farrow, MD]]          Hospital: [[facility_name|St. Clair Shores Hospital]]

Dear Ms. Vandenberg-Ruiz:

Your surgeon asked us to authorize the operation above. We are sorry that we are not able to.

Our nurse and our physician, Delia Knott, DO, compared the records with policy [[cited_policy|BARI-2024-06]]. It calls for a supervised weight program of six months in a row; the notes cover two. The psychological evaluation that it also calls for did not come with the request. For these
reasons the operation does not meet the plan's meaning of medically necessary.

Surgeons may ask for a peer-to-peer talk within 7 days: 313-555-0150, fax 313-555-0151.

To appeal, write to us no later than 180 days after you get this letter, at [[appeal_name|BCBSM Appeals Unit]], [[appeal_address|P.O. Box 44200, Detroit, MI 48244]], fax [[appeal_fax|1-877-555-0152]].

~ Page 1 of 4. WF 12044 SEP 26. We speak your language: 1-877-555-0100. Nosotros hablamos su idioma.
"""),
    Sample("seven_lab_remark_table", kind="explanation-of-benefits", size=8.5, means={
        "payer": "premera", "reasons": ["coding"], "stage": "post-service", "level": "initial", "group_code": "CO", "stated_deadline": {"days": 180, "from": "receipt"}}, text="""
= [[payer_name|Premera Blue Cross]]
# Explanation of Benefits - This is not a bill

| Subscriber | Patient | Identification # | Group # | Date processed |
| Ulrich Sandoz | [[patient_name|Ulrich Sandoz]] | [[member_id|PBC 600447182 01]] | [[group_number|1000447]] | [[notice_date|10/23/2026]] |

Claim number [[claim_number|E26 0447 7182]]     Provider [[provider_name|Puget Pathology PS]]     Received 10/11/2026

| Service date | Description | Billed amount | Allowed | Your plan paid | Not covered | You owe | Codes |
| [[service_start|10/02/2026]] | Tissue exam 88305 | 310.00 | 188.00 | 188.00 | 0.00 | 0.00 | |
| 10/02/2026 | Special stain [[codes|88342]] | 240.00 | 0.00 | 0.00 | 240.00 | 0.00 | CO-[[carc|11]] |
| Total | | [[amount_billed|550.00]] | 188.00 | 188.00 | [[amount_denied|240.00]] | [[patient_owes|0.00]] | |

CO-11 means the diagnosis on the claim does not fit the procedure. The laboratory may send a corrected claim within 365 days of the service. It may not bill you.

Your appeal rights: send a written appeal within 180 days after receiving this form to [[appeal_name|Premera Member Appeals]], [[appeal_address|PO Box 91102, Seattle, WA 98111]].
"""),
    Sample("seven_aba_hours", how="docx", means={
        "payer": "surest", "reasons": ["medical-necessity"], "stage": "concurrent", "level": "initial", "urgent": False, "stated_deadline": RECEIPT_180}, text="""
= [[delegate|Optum Behavioral Health]]
= on behalf of [[payer_name|Surest]]

= [[notice_date|October 15, 2026]]

= To the parents of [[patient_name|Caspian Wren]]

: Member ID : [[member_id|SUR 447 718 204]]
: Date of birth : [[patient_dob|02/27/2020]]
: Authorization : [[reference_number|OBH-26-88147]]
: Agency : [[facility_name|Bright Harbor Autism Services]]
: Behavior analyst : [[provider_name|Odile Marchetti, BCBA]]
: Service : [[service|Applied behavior analysis]] ([[codes|97153]])

Dear Parents:

The agency asked for 30 hours a week for the next six months, as before. Starting November 1, 2026 we approve 18 hours a week and do not approve the other 12.

Caspian met eight of his ten goals and now spends mornings in school with an aide. The records do not support more than 18 hours a week as medically necessary.

You may appeal within 180 days after you receive this letter. Send it to [[appeal_name|Optum Appeals and Grievances]], [[appeal_address|P.O. Box 30512, Salt Lake City, UT 84130]], or fax [[appeal_fax|1-855-555-0169]].
"""),
    Sample("seven_medicare_b_redetermination", how="pdf", font="Times-Roman", means={
        "payer": "medicare", "delegate": "Palmetto GBA", "reasons": ["missing-information"], "stage": "post-service", "level": "redetermination", "plan_type": "medicare-original",
        "stated_deadline": {"days": 180, "from": "receipt"}}, text="""
= [[delegate|Palmetto GBA]]
= A [[payer_name|Medicare]] administrative contractor

# MEDICARE APPEAL DECISION

= [[notice_date|October 6, 2026]]

= [[patient_name|Ferdinand Oakes]]
= 12 Tupelo Road
= Camden, SC 29020

= Medicare number: [[member_id|2FA7-KM4-RX19]]
= Claim number: [[claim_number|1126-2044718-00]]
= Item: [[service|Knee orthosis, prefabricated]] ([[codes|L1833]])
= Date of service: [[service_start|May 12, 2026]]
= Supplier: [[provider_name|Wateree Orthotics]]
= Appeal number: [[reference_number|1-10447718204]]

Dear Mr. Oakes:

This letter is about the redetermination that you asked for on August 20, 2026. Our decision is unfavorable. Medicare will not pay for the item. The order from your doctor was not in the file and the supplier did not send it after we asked on September 2.

If you do not agree you may ask for a reconsideration by a Qualified Independent Contractor. Your request must be received within 180 days of the date you receive this letter. Send it to [[appeal_name|C2C Innovative Solutions, QIC DME]], [[appeal_address|P.O. Box 44013, Jacksonville, FL 32231]].
"""),
    Sample("seven_tiny_email", how="eml", means={
        "reasons": ["non-formulary"], "stage": "formulary", "level": "initial", "urgent": False, "pa_history": "requested-denied", "stated_deadline": {"days": 90, "from": "receipt"},
        "received_date": "2026-11-10"}, text="""
From: [[payer_name|Clementine Health Plan]] <pharmacy@clementine.example>
To: w.okafor@mail.example
Date: Tue, [[notice_date|10 Nov 2026]] 07:31:00 -0700
Subject: We said no to your drug exception

Dear Wren Okafor,

Member: [[patient_name|Wren Okafor]]
Member number: [[member_id|CHP-88204477]]
Drug: [[service|Vyvanse chewable 30 mg]]
Prescriber: [[provider_name|Dr. Sunniva Dahl]]

We said no because Vyvanse chewable is not on our drug list and Dr. Dahl did not tell us why the generic on our list would not work.

You have 90 days from the day you get this e-mail to appeal: [[appeal_name|Clementine Appeals]], [[appeal_address|PO Box 880, Ogden, UT 84402]], fax [[appeal_fax|801-555-0139]].
"""),
    Sample("seven_hospital_notice_two_columns", size=9, means={
        "payer": "molina", "reasons": ["level-of-care"], "stage": "post-service", "level": "initial", "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= [[payer_name|Molina Healthcare of Washington]] (Apple Health)
> Notice date: [[notice_date|October 28, 2026]]

: Member : [[patient_name|Isolde Brandvold]] : ProviderOne ID : [[member_id|204477182WA]]
: Hospital : [[facility_name|Harborlight Medical Center]] : Claim : [[claim_number|26301447718]]
: Admitted : [[service_start|September 6, 2026]] : Discharged : [[service_end|September 8, 2026]]

Dear Isolde Brandvold,

We got a claim for two days as a hospital inpatient. Our doctor read the chart. You were treated for a kidney infection with fluids and antibiotics and got better in a day. This could have been done as observation, so we do not cover the inpatient stay. The hospital can bill us for observation.
You do not have to pay.

If you think we are wrong, ask for an appeal within 60 calendar days of the date of this notice. Call [[appeal_phone|1-800-555-0184]], fax [[appeal_fax|1-877-555-0185]], or write to [[appeal_name|Molina Healthcare, Attn: Member Appeals]], [[appeal_address|P.O. Box 4004, Bothell, WA 98041]]. After that you may ask for an
Administrative Hearing within 120 days.
"""),
    Sample("seven_vision_hardware", how="txt", means={
        "reasons": ["benefit-maximum"], "stage": "post-service", "level": "initial", "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Keystone Valley Health Trust]]
= Member statement

= Statement date      [[notice_date|11/03/2026]]
= Member              [[patient_name|Lazlo Pemberton]]
= Member ID           [[member_id|KVT0044718]]
= Claim               [[claim_number|KV-771820-44]]
= Provider            [[provider_name|Allegheny Eyewear]]
= Date of service     [[service_start|10/19/2026]]
= Charge              [[amount_billed|$410.00]]
= Paid                $150.00
= Not paid            [[amount_denied|$260.00]]
= You owe             [[patient_owes|$260.00]]

Why we did not pay the rest: your plan pays up to $150.00 for [[service|eyeglasses]] every 24 months and that amount has now been paid.

You may ask us to look at this again. Write within 180 days of the statement date to [[appeal_name|Trust Appeals Committee]], [[appeal_address|200 Liberty Avenue, Pittsburgh, PA 15222]].
"""),
    Sample("seven_specialty_drug_carta", font="Times-Roman", means={
        "payer": "cigna", "reasons": ["step-therapy", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180, "language": "es"}, text="""
= [[payer_name|Cigna Healthcare]]
= Servicios de farmacia

= [[notice_date|13 de octubre de 2026]]

= [[patient_name|Amapola Restrepo]]
= Identificación: [[member_id|U33 204 7718]]
= Número de caso: [[reference_number|88204471]]
= Medicamento: [[service|Humira 40 mg, dos plumas al mes]]
= Médico: [[provider_name|Dr. Evelio Santacruz]]

Estimada Amapola Restrepo:

No podemos aprobar el medicamento que pidió su médico. Su plan pide que primero se use metotrexato por tres meses, y la solicitud no dice que usted lo haya usado. Tampoco recibimos los resultados de la prueba de tuberculosis.

Tiene 180 días desde que recibe esta carta para apelar. Escriba a [[appeal_name|Cigna, Unidad de Apelaciones]], [[appeal_address|P.O. Box 188011, Chattanooga, TN 37422]], o mande un fax al [[appeal_fax|1-877-555-0134]].
"""),
    Sample("seven_exclusion_and_network", means={
        "payer": "meritain", "reasons": ["plan-exclusion", "out-of-network"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Meritain Health]]
= P.O. Box 853921, Richardson, TX 75085

= Date: [[notice_date|September 18, 2026]]
= Employee: [[patient_name|Cyprian Maddox]]
= ID: [[member_id|MHB00447718]]
= Group: [[group_number|16244]] Larkmoor Foods Employee Benefit Plan
= Claim: [[claim_number|2026250447718]]
= Provider: [[provider_name|Serenity Float and Wellness]]
= Service date: [[service_start|08/22/2026]]
= Total charge: [[amount_billed|$90.00]]

The plan document excludes massage and float therapy (page 48, item 31). Serenity Float and Wellness is also not in the network, and the plan has no benefits for providers outside the network. The charge is denied.

You have the right to appeal. Your appeal must be received within 180 days of your receipt of this notice: [[appeal_name|Meritain Health Appeals Department]], [[appeal_address|P.O. Box 660908, Dallas, TX 75266]].
"""),
    Sample("seven_rehab_final_ma", size=10, means={
        "payer": "devoted-health", "reasons": ["medical-necessity", "level-of-care"], "stage": "pre-service", "level": "initial", "urgent": True, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# Notice of Denial of Medical Coverage

: Date : [[notice_date|11/17/2026]] : Member number : [[member_id|DVH7718204]]
: Name : [[patient_name|Millicent Faraday]]

Your request was denied. [[payer_name|Devoted Health]] denied the stay listed below, requested by [[provider_name|Dr. Ambrose Keating]] on 11/16/2026 as an expedited request:

= [[service|Skilled nursing facility stay]], [[facility_name|Silver Maple Care Center]]

Why did we deny your request? You can walk 200 feet with a cane and can do your wound care with help at home. Daily skilled nursing or therapy is not needed, so the stay is not medically necessary; home health can meet your needs (Medicare Benefit Policy Manual, chapter 8).

You have the right to appeal our decision within 65 days of the date of this notice. Fast appeal: call [[appeal_phone|1-800-555-0112]] or fax [[appeal_fax|1-877-555-0113]]. Standard appeal: write to [[appeal_name|Devoted Health Appeals]], [[appeal_address|P.O. Box 21327, Eagan, MN 55121]].
"""),
]
