"""Sixth batch of hand-written sample notices, written after repairs on the first five and read once before any repair on it; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

SIX: list[Sample] = [
    Sample("six_shoulder_scan", font="Times-Roman", means={
        "payer": "anthem", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[delegate|Carelon Medical Benefits Management]]
= 8600 West Bryn Mawr Avenue, Chicago, IL 60631

= [[notice_date|October 21, 2026]]

= Ingeborg Castellane
= 4 Ferry Lane
= Portland, ME 04101

= Order number: [[reference_number|277104418]]
= Health plan: [[payer_name|Anthem Blue Cross and Blue Shield]]
= Member: [[patient_name|Ingeborg Castellane]]
= Member ID: [[member_id|YRP804M44718]]
= Exam requested: [[service|MRI of the right shoulder without contrast]] ([[codes|73221]])
= Ordering provider: [[provider_name|Basil Thornbury, PA-C]]
= Imaging facility: [[facility_name|Casco Bay Imaging Center]]

Dear Ingeborg Castellane:

Your ordering provider requested the exam listed above on October 16, 2026. After clinical review, the exam was found not to be medically necessary.

Clinical reason: An MRI of the shoulder may be needed when pain continues after six weeks of supervised treatment and an x-ray has been done. The information given does not show either of these.

You have the right to appeal this decision. Anthem must receive your appeal within 180 days of the date you receive this letter. Please mail it to [[appeal_name|Anthem Appeals]], [[appeal_address|P.O. Box 105568, Atlanta, GA 30348]].
"""),
    Sample("six_ambulance_statement", how="pdf", size=9, kind="explanation-of-benefits", means={
        "payer": "aetna", "reasons": ["out-of-network", "medical-necessity"], "stage": "post-service", "level": "initial", "group_code": "PR", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Aetna]]                                                         Statement date: [[notice_date|10/16/2026]]
# Explanation of benefits

: Member : [[patient_name|Cosmo Ferrante]] : Member ID : [[member_id|W260 884471]]
: Group name : Tuscarora Paper Co. : Group number : [[group_number|0811447-22]]
: Claim ID : [[claim_number|PBX4471T2]] : Claim received : 10/02/2026
: Provider : [[provider_name|Northern Tier Ambulance Service]] : Network status : Out of network

| Service and date | Amount billed | Member rate | Pending or not payable (remarks) | Deductible | Your coinsurance | Amount you owe |
| [[codes|A0428]] non-emergency transport, [[service_start|09/11/2026]] | [[amount_billed|1,084.00]] | | 1,084.00 (1)(2) | | | [[patient_owes|1,084.00]] |

Remarks
(1) PR-[[carc|242]]: The provider of this service is not in your network and your plan has no benefit outside it.
(2) PR-[[carc|50]]: The transport was not medically necessary because you were able to sit in a car.

You may appeal within 180 days of receiving this statement. Write to [[appeal_name|Aetna Customer Resolution Team]], [[appeal_address|P.O. Box 14463, Lexington, KY 40512]]. Fax: [[appeal_fax|859-555-0151]].
"""),
    Sample("six_hospice_respite", how="docx", means={
        "payer": "unitedhealthcare", "reasons": ["custodial"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# Notice of Denial of Medical Coverage

: Date : [[notice_date|September 30, 2026]]
: Name : [[patient_name|Delphia Montrose]]
: Member number : [[member_id|914477208-1]]

Your request was denied

We denied the service listed below, which [[provider_name|Dr. Percival Adeyemi]] requested on September 21, 2026: [[service|custodial care in a nursing home, 30 days]]

Why did we deny your request?

Medicare and [[payer_name|AARP Medicare Advantage from UnitedHealthcare]] do not pay for custodial care, that is, help with bathing, dressing and eating when that is the only care you need (Medicare Benefit Policy Manual, chapter 16, section 110).

You have the right to appeal our decision. Ask for an appeal within 65 calendar days of the date of this notice.

Standard appeal: write to [[appeal_name|UnitedHealthcare Appeals and Grievances Department]], [[appeal_address|P.O. Box 6103, Cypress, CA 90630]]. Fast appeal: call 1-877-555-0103 or fax 1-866-555-0104.
"""),
    Sample("six_ivf_self_funded", font="Times-Roman", size=11, means={
        "payer": "cigna", "reasons": ["benefit-maximum"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "erisa-self-funded", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Cigna Health and Life Insurance Company]]
= Claims administrator for the Brightwater Software Health Plan

= [[notice_date|October 9, 2026]]

= [[patient_name|Saskia Hollander]]
= Customer ID [[member_id|U44 718 8203]]
= Account [[group_number|3340117]]
= Request [[reference_number|IP26104471]]

Dear Saskia Hollander,

[[provider_name|Emerald City Fertility]] asked us on September 29, 2026 to approve a further cycle of [[service|in vitro fertilization]] ([[codes|58970]], [[codes|58974]]). Brightwater Software, which pays the claims of this plan from its own money, set a lifetime maximum of $25,000 for fertility
treatment. With the cycle of March 2026 that amount was used up. We therefore cannot approve another cycle.

If you believe that our count is wrong, appeal within 180 days after you get this letter: [[appeal_name|Cigna Appeals Unit]], [[appeal_address|P.O. Box 188011, Chattanooga, TN 37422]].
"""),
    Sample("six_state_plan_psych", how="txt", means={
        "reasons": ["medical-necessity", "length-of-stay"], "stage": "concurrent", "level": "initial", "urgent": True, "plan_type": "governmental-non-federal",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Prairie State Employees Group Insurance Program]]
= Behavioral health reviews by [[delegate|Magellan Healthcare]]

= [[notice_date|11/12/2026]]
= URGENT CONCURRENT REVIEW DECISION

= Patient:    [[patient_name|Alaric Vandermeer]]
= Plan ID:    [[member_id|PSE-440-7718]]
= Hospital:   [[facility_name|Riverview Behavioral Hospital]]
= Physician:  [[provider_name|Noor Haddad, MD]]
= Stay:       inpatient psychiatric, admitted 11/04/2026
= Case:       [[reference_number|MH-26-00477]]

Days through 11/12/2026 are approved. The hospital asked for five more days, [[service_start|11/13/2026]] to [[service_end|11/17/2026]]. They are denied. You no longer have thoughts of harming yourself or others, you sleep, and a visit with your own psychiatrist is set for 11/16/2026. Further
inpatient days are not medically necessary.

This is a plan of the State and is not subject to ERISA.

Expedited appeal: 1-800-555-0167, decided in 72 hours. Standard appeal: in writing within 180 days of receipt to [[appeal_name|Magellan Appeals]], [[appeal_address|P.O. Box 1718, Maryland Heights, MO 63043]].
"""),
    Sample("six_two_providers_table", size=9.5, means={
        "payer": "highmark", "reasons": ["experimental"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Highmark Blue Cross Blue Shield]]

| NOTICE OF ADVERSE BENEFIT DETERMINATION | |
| Date issued | [[notice_date|November 4, 2026]] |
| Member / UMI | [[patient_name|Radomir Kessler]] / [[member_id|ZHM 118 447 20 01]] |
| Primary care physician | Lenore Ashby, MD |
| Requesting physician | [[provider_name|Tiberius Walsh, DPM]] |
| Rendering facility | [[facility_name|Three Rivers Foot Surgery Center]] |
| Procedure | [[service|Extracorporeal shock wave therapy, plantar fascia]] |
| Code | [[codes|28890]] |
| Control number | [[reference_number|26-308-00471]] |

The service is considered experimental/investigational by Highmark Medical Policy [[cited_policy|S-176]]. Services that are experimental/investigational are not covered.

You may appeal within 180 days of the date of this notice. [[appeal_name|Highmark Member Appeals]], [[appeal_address|P.O. Box 535095, Pittsburgh, PA 15253]], fax [[appeal_fax|412-555-0164]]. Your physician may speak with a medical director at 866-555-0165.
"""),
    Sample("six_spanish_photo_letter", font="Times-Roman", size=11, means={
        "payer": "florida-blue", "reasons": ["no-prior-authorization"], "stage": "post-service", "level": "initial", "group_code": "PR", "pa_history": "unknown",
        "stated_deadline": RECEIPT_180, "language": "es"}, text="""
= [[payer_name|Florida Blue]]
= Servicio al Cliente

= [[notice_date|20 de octubre de 2026]]

= Hortensia Maldonado
= 719 SW 12 Ave
= Miami, FL 33135

= Reclamación número: [[claim_number|Q1000447182]]
= Número de miembro: [[member_id|XJBH88204471]]
= Paciente: [[patient_name|Hortensia Maldonado]]
= Proveedor: [[provider_name|Centro de Imágenes Coral]]
= Fecha de servicio: [[service_start|2 de octubre de 2026]]

Estimada señora Maldonado:

Hemos revisado la reclamación por su [[service|tomografía del abdomen]] y no podemos pagarla. Su plan exige autorización previa para este estudio y no encontramos ninguna. El cargo de [[amount_billed|$1,870.00]] es su responsabilidad (PR-[[carc|197]]).

Usted puede apelar en un plazo de 180 días desde que recibe esta carta. Dirija su apelación a [[appeal_name|Florida Blue, Apelaciones]], [[appeal_address|P.O. Box 41609, Jacksonville, FL 32203]], o por fax al [[appeal_fax|904-555-0128]].
"""),
    Sample("six_optical_denial_mail", how="eml", means={
        "reasons": ["quantity-limit"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "stated_deadline": {"days": 60, "from": "notice"},
        "received_date": "2026-10-28"}, text="""
From: Riverstone Health Pharmacy Team <rx@riverstone.example>
To: r.oyelaran@mail.example
Date: Wed, [[notice_date|28 Oct 2026]] 10:00:00 -0400
Subject: Your prescription request was denied

[[payer_name|Riverstone Health]]

Member: [[patient_name|Ronke Oyelaran]]
Member ID: [[member_id|RSH-7720-118]]
Prescriber: [[provider_name|Dr. Ambrose Tully]]
Drug: [[service|Restasis eye drops, 120 vials a month]]
Request number: [[reference_number|RX-2610-4471]]

Your plan covers up to 60 vials in 30 days. The request for 120 was denied because it is above that limit and the form does not tell us why you need more.

If you do not agree, ask for an appeal within 60 days of the date of this e-mail. Write to [[appeal_name|Riverstone Appeals]], [[appeal_address|PO Box 7718, Albany, NY 12224]].
"""),
    Sample("six_hmo_referral_bill", means={
        "payer": "health-net", "reasons": ["referral"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Health Net of California]]
= Claims Department, P.O. Box 9040, Farmington, MO 63640

= [[notice_date|November 6, 2026]]

: Patient : [[patient_name|Evander Quist]]
: Subscriber no. : [[member_id|R00447718]]
: Claim no. : [[claim_number|2630447718]]
: Doctor : [[provider_name|Minerva Salgado, MD]]
: Date of service : [[service_start|October 14, 2026]]
: Amount billed : [[amount_billed|$365.00]]
: Amount you may owe : [[patient_owes|$365.00]]

We are not paying this claim. You saw a [[service|dermatologist]] without a referral from your primary care physician group. In your HMO, visits to a specialist need one.

You, or a person you appoint, can file an appeal within 180 days after you receive this letter. Address: [[appeal_name|Health Net Appeals and Grievances]], [[appeal_address|P.O. Box 10348, Van Nuys, CA 91410]]. Fax: [[appeal_fax|877-555-0129]].
"""),
    Sample("six_trial_drug_final", how="html", means={
        "payer": "bcbs-minnesota", "reasons": ["off-label"], "stage": "pre-service", "level": "internal-1", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "receipt"}}, text="""
# Decision on your first-level appeal

= [[payer_name|Blue Cross and Blue Shield of Minnesota]]
= [[notice_date|October 19, 2026]]

: Member : [[patient_name|Thelma Brisbois]]
: ID : [[member_id|XZM 802 204 471]]
: Drug : [[service|Rituxan infusions]]
: Prescriber : [[provider_name|Hjalmar Eide, MD]]
: Appeal : [[reference_number|GR-26-04471]]

Your appeal came to us on September 22, 2026. The answer is no. The FDA has not approved Rituxan for myasthenia gravis, and the drug compendia that your contract names do not list that use with enough support.

Your contract gives you a second-level appeal. Ask for it within 180 days after you receive this letter: [[appeal_name|Consumer Service Center, Appeals]], [[appeal_address|P.O. Box 982800, El Paso, TX 79998]].
"""),
]
