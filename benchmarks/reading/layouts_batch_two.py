"""Second batch of hand-written sample notices, kept apart from the first so that it can measure repairs made on it; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

TWO: list[Sample] = [
    Sample("two_infusion_site", font="Times-Roman", means={
        "payer": "bcbs-north-carolina", "reasons": ["site-of-care"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Blue Cross and Blue Shield of North Carolina]]
= Healthcare Management and Operations
= Durham, North Carolina

= [[notice_date|October 20, 2026]]

= Persephone Quill
= 212 Sourwood Trail
= Boone, NC 28607

: Subscriber : Ambrose Quill
: Patient : [[patient_name|Persephone Quill]]
: ID no. : [[member_id|YPPW 1338 2071]]
: Reference no. : [[reference_number|204471886]]
: Requesting provider : [[provider_name|Ignatius Fell, MD]]
: Servicing facility : [[facility_name|High Country Regional Medical Center]]

Dear Persephone Quill:

We were asked on October 12, 2026 to certify [[service|Entyvio (vedolizumab) infusions]], code [[codes|J3380]], in the outpatient department of the hospital. The medicine itself is
approved for one year. The place is not: nothing sent to us shows why the infusions cannot safely be given at home or in an infusion suite, as our policy
"[[cited_policy|Site of Care for Specialty Medications]]" asks. We therefore did not certify the hospital outpatient setting.

A member, or a provider the member names, may request an appeal in writing up to 180 days after receipt of this notice. [[appeal_name|Member Rights and Appeals]],
[[appeal_address|P.O. Box 30055, Durham, NC 27702]]; facsimile [[appeal_fax|919-555-0157]]. Help is available from Health Insurance Smart NC, 855-408-1212.
"""),
    Sample("two_union_fund", how="txt", means={
        "reasons": ["custodial"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Tri-County Electrical Workers Health and Welfare Fund]]
= Fund Office: 88 Labor Temple Way, Peoria, IL 61602

= [[notice_date|11-04-2026]]

= Participant:  Cornelius Abbate
= Patient:      [[patient_name|Rosalba Abbate]] (spouse)
= Fund ID:      [[member_id|TCE-20447]]
= Claim:        [[claim_number|2026-09-3318]]
= Provider:     [[provider_name|Evergreen Terrace Nursing Center]]
= For dates:    [[service_start|08-01-2026]] through [[service_end|08-31-2026]]
= Amount:       [[amount_billed|$9,610.00]]

Dear Mr. Abbate:

The Trustees' claims committee considered the above bill at its October meeting and could not allow it. The daily notes describe help with meals, bathing and walking to the dining
room. That is custodial care. Article VII, Section 4(k) of the Plan says that the Fund does not pay for custodial care, wherever it is given.

You have the right to have the Board of Trustees review this denial. Your written request must be received at the [[appeal_name|Fund Office]] within 180 days after you receive this letter.
The Board meets every three months and will rule at its next meeting.
"""),
    Sample("two_wheelchair_idn", means={
        "payer": "aetna", "reasons": ["medical-necessity", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# Notice of Denial of Medical Coverage

= {Replaces: Integrated Denial Notice}

: Date : [[notice_date|September 24, 2026]]
: Name : [[patient_name|Bartholomew Ames]]
: Member number : [[member_id|101882734500]]

Your request was denied

We've denied the medical item listed below requested by [[provider_name|Thessaly Brandt, NP]]:
[[service|Group 2 power wheelchair with seat elevation]], [[codes|K0823]], from [[facility_name|Wabash Mobility Supply]].

Why did we deny your request?

We denied the item because it does not meet Medicare's National Coverage Determination [[cited_policy|NCD 280.3]]. The face-to-face visit says you walk inside your home with a rollator, so the
chair is not medically necessary. The home assessment was also missing from what was sent.

You should share a copy of this decision with your doctor so you and your doctor can discuss next steps.

You have the right to appeal our decision

Ask [[payer_name|Aetna Medicare]] for an appeal within 65 calendar days of the date of this notice. We can give you more time if you have a good reason for missing the deadline.

| There are 2 kinds of appeals | |
| Standard appeal | We will give you a written decision within 30 days. Mail: [[appeal_name|Aetna Medicare Part C Appeals]], [[appeal_address|PO Box 14067, Lexington, KY 40512]]. Fax: [[appeal_fax|1-724-555-0146]] |
| Fast appeal | We will give you a decision within 72 hours. Phone: 1-800-555-0139. Fax: 1-860-555-0147 |

Contact information: Aetna Medicare, 1-833-555-0138 (TTY: 711), 8 AM to 8 PM, 7 days a week. Medicare: 1-800-633-4227.

~ CMS Form 10003, OMB 0938-0829
"""),
    Sample("two_drug_step", how="pdf", size=9.5, means={
        "payer": "unitedhealthcare", "reasons": ["step-therapy"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[delegate|OptumRx]]                                             Date: [[notice_date|10/28/2026]]
= P.O. Box 25183
= Santa Ana, CA 92799

= Clementine Dorsett
= 77 Alameda Blvd
= Las Cruces, NM 88001

: Plan : [[payer_name|UnitedHealthcare Insurance Company]]
: Patient : [[patient_name|Clementine Dorsett]]
: Member ID : [[member_id|00118834475]]
: Prescriber : [[provider_name|Hollis Baptiste, MD]]
: Medication : [[service|Skyrizi 150 mg/mL pen]]
: PA # : [[reference_number|PA-F8812047]]

Dear CLEMENTINE DORSETT,

This letter is about the medication above. OptumRx, on behalf of UnitedHealthcare Insurance Company, reviewed the information your prescriber sent and denied this request. For the reviewer to approve it, your records must show
that you tried for 3 months and did not get better on, or could not take, both of these: a tumor necrosis factor blocker, such as adalimumab, and Cosentyx. Records show that you
used adalimumab. They do not show that you used Cosentyx.

An appeal may be filed up to 180 days from the day you receive this letter with [[appeal_name|OptumRx Prior Authorization Appeals]], [[appeal_address|PO Box 2975, Mission, KS 66201]], fax
[[appeal_fax|1-844-555-0177]]. Your prescriber can resubmit the request with chart notes to 1-800-555-0178 (fax) at any time.
"""),
    Sample("two_child_nursing_ended", means={
        "payer": "superior-healthplan", "reasons": ["medical-necessity"], "stage": "concurrent", "level": "initial", "urgent": False,
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= [[payer_name|Superior HealthPlan]]
= STAR Health

> [[notice_date|October 16, 2026]]

= To the medical consenter of [[patient_name|Lysander Okoro]]

: Medicaid ID : [[member_id|540118827]]
: Birth date : [[patient_dob|03/22/2021]]
: Authorization : [[reference_number|OP1188204471]]
: Home care agency : [[facility_name|Bluebonnet Pediatric Nursing]]
: Ordering doctor : [[provider_name|Dr. Vivienne Castellano]]

# Your services are ending

On October 30, 2026 we will stop paying for [[service|private duty nursing]], 40 hours a week (procedure code [[codes|T1000]]).

We are ending it because Lysander's breathing tube came out in July and he has had no seizures since May. Nobody has had to do a task that only a nurse may do for 60 days. So nursing
in the home is no longer medically necessary. Rule used: Texas Administrative Code, Title 1, section 363.311.

To ask for an internal health plan appeal you have 60 days from the date on this letter. To keep getting services during the appeal you must ask by October 30, 2026.
Call [[appeal_phone|1-877-555-0183]], fax [[appeal_fax|1-866-555-0184]], or write: [[appeal_name|Superior HealthPlan Appeals]], [[appeal_address|5900 E. Ben White Blvd., Austin, TX 78741]].
After the appeal you can ask for a State Fair Hearing, with or without an External Medical Review, within 120 days.
"""),
    Sample("two_mental_health_level", how="docx", means={
        "payer": "kaiser-permanente", "reasons": ["level-of-care"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Kaiser Foundation Health Plan, Inc.]]

= Letter date: [[notice_date|November 2, 2026]]
= Name: [[patient_name|Seraphina Holloway]]
= Medical Record Number: [[member_id|110088273]]
= Request: [[service|Partial hospitalization, 5 days a week for 4 weeks]]
= Requested from: [[facility_name|Redwood Grove Day Program]]
= Requested by: [[provider_name|Ansel Whitmore, PsyD]]

Dear Seraphina Holloway,

We have decided not to approve the request described above. You are safe at home, you go to work, and you have not yet tried an intensive outpatient program. Your needs can be met in that less
intensive setting, which we have approved for you under referral [[reference_number|RF-6618820]] at our Oakland clinic.

If you disagree, you can file a grievance within 180 days of the date of this letter: online at kp.example, by mail to [[appeal_name|Member Services, Expedited Review and Appeals]],
[[appeal_address|P.O. Box 12983, Oakland, CA 94604]], or by fax, [[appeal_fax|1-888-555-0188]].

~ The California Department of Managed Health Care is responsible for regulating health care service plans. If you have a grievance against your health plan, you should first telephone your health
~ plan at 1-800-464-4000. You may also be eligible for an Independent Medical Review (IMR). Telephone 1-888-466-2219.
"""),
    Sample("two_out_of_network_lab", kind="explanation-of-benefits", size=8.5, means={
        "payer": "cigna", "reasons": ["out-of-network"], "stage": "post-service", "level": "initial", "group_code": "PR", "stated_deadline": RECEIPT_180}, text="""
# EXPLANATION OF BENEFITS
= [[payer_name|Cigna]]            THIS IS NOT A BILL

| Customer name | Customer ID | Account | Claim # / ID | Statement date |
| [[patient_name|Leopoldine Marsh]] | [[member_id|U77 120 4458]] | [[group_number|3341120]] | [[claim_number|8822641190771]] | [[notice_date|October 24, 2026]] |

Claim received for Leopoldine Marsh on October 12, 2026, from [[provider_name|Copperline Diagnostics]] (out of network)

| Service dates | Type of service | Amount billed | Discount | Amount not covered | Amount allowed | Copay / Deductible | What your plan paid | What I owe | See notes |
| [[service_start|09/29/26]] | Laboratory [[codes|81479]] | 1,875.00 | 0.00 | 1,875.00 | 0.00 | 0.00 | 0.00 | 1,875.00 | A0 |
| Total |  | $[[amount_billed|1,875.00]] | $0.00 | $[[amount_denied|1,875.00]] | $0.00 | $0.00 | $0.00 | $[[patient_owes|1,875.00]] |  |

Notes: A0 - Your plan pays only for services of a health care professional in its network. This laboratory is not. (PR [[carc|242]])

What if I do not agree? You have 180 days from when you receive this statement to file an appeal. Write to [[appeal_name|Cigna Appeals Unit]], [[appeal_address|PO Box 188011, Chattanooga, TN 37422]].
"""),
    Sample("two_second_level", font="Times-Roman", means={
        "payer": "anthem", "reasons": ["medical-necessity"], "stage": "post-service", "level": "internal-1", "stated_deadline": {"days": 60, "from": "receipt"}}, text="""
= [[payer_name|Anthem Blue Cross and Blue Shield]]
= Grievances and Appeals

= [[notice_date|October 7, 2026]]

= Horatio Penhallow
= 19 Mill Pond Road, Keene, NH 03431

= RE:  First level appeal decision
= Member: [[patient_name|Horatio Penhallow]]        Identification #: [[member_id|EAN881M20447]]
= Claim #: [[claim_number|26214BC0881]]        Appeal file: [[reference_number|GA-2611880]]
= Provider of service: [[provider_name|Monadnock Vein Clinic]]
= Date of service: [[service_start|July 21, 2026]]        Billed: [[amount_billed|$4,200.00]]

Dear Mr. Penhallow:

We got your appeal about [[service|endovenous ablation of the left great saphenous vein]] on September 10, 2026. After a full review our original decision to deny the claim is upheld. The
ultrasound shows reflux of 0.3 seconds. Clinical guideline [[cited_policy|CG-SURG-106]] looks for at least 0.5 seconds together with symptoms that stayed after three months of compression stockings. The
treatment was not medically necessary.

Your plan has two levels of internal appeal. If you wish to go on to the second level, send a written request within 60 days after you receive this letter to [[appeal_name|Second Level Appeals Panel]],
[[appeal_address|P.O. Box 105568, Atlanta, GA 30348]], fax [[appeal_fax|1-404-555-0129]]. You may take part in the panel meeting by telephone. External review is available after the second level.
"""),
    Sample("two_portal_message", how="html", means={
        "reasons": ["no-prior-authorization"], "stage": "post-service", "level": "initial", "pa_history": "expired", "stated_deadline": {"days": 120, "from": "notice"}}, text="""
# Message center

= From: [[payer_name|Lantern Health Plan of Ohio]] Claims
= Sent: [[notice_date|2026-10-18]]

: Claim ID : [[claim_number|LH-44-118203]]
: Patient : [[patient_name|Cosima Rutledge]]
: Plan ID : [[member_id|LHP3300817]]
: Visit : [[service_start|09/02/2026]], [[facility_name|Scioto Surgery Center]], [[provider_name|Dr. Emeric Van Houten]]
: Charge : [[amount_billed|$6,318.50]]

We denied the claim for [[service|knee arthroscopy]]. Approval A-11802 covered dates from June 1 to August 31, 2026. It had run out by the day of the operation, and nobody asked us to extend it.

Don't agree? Tell us within 120 days of the date of this message. Use "File an appeal" below, or mail [[appeal_name|Lantern Appeals]], [[appeal_address|PO Box 1882, Columbus, OH 43216]].
"""),
    Sample("two_approved_then_denied", how="txt", means={
        "payer": "humana", "reasons": ["coding", "no-prior-authorization"], "stage": "post-service", "level": "initial", "group_code": "CO", "pa_history": "approved-mismatch",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Humana Insurance Company]]
= Claims Office, P.O. Box 14601, Lexington KY 40512

= [[notice_date|11/06/2026]]
= RE: Claim [[claim_number|820262731144]]   Member [[patient_name|Evadne Soderstrom]]   ID [[member_id|H55118820]]

To: [[provider_name|Ozark Spine and Joint, PLLC]]

We reviewed the claim for services given [[service_start|10/02/2026]] and are denying it. Authorization 118827745 was given for procedure 64483. The claim bills procedure [[codes|64493]] ([[service|facet joint injection]]), with diagnosis
[[codes|M47.816]]. The code on the claim does not match the code that was authorized. Adjustment: CO [[carc|284]], remark [[rarc|N54]]. Charge: [[amount_billed|$1,460.00]]. The member owes [[patient_owes|$0.00]].

You can send a corrected claim, or ask us to reconsider within 180 days of the day you received this letter. Fax [[appeal_fax|1-888-555-0189]].
"""),
    Sample("two_not_on_plan", how="eml", means={
        "received_date": "2026-10-30", "reasons": ["eligibility"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
From: Claims <claims@meridianridge.example>
To: b.okonjo@mail.example
Date: Fri, [[notice_date|30 Oct 2026]] 09:12:00 -0500
Subject: Claim MR-5501882: denied

Hello [[patient_name|Babatunde Okonjo]],

Claim [[claim_number|MR-5501882]] from [[provider_name|Lakefront Urgent Care]] for your visit on [[service_start|October 9, 2026]] was denied by [[payer_name|Meridian Ridge Health]]. Our records show that
your coverage under member number [[member_id|MR-228-1140]] ended on September 30, 2026, so you were not enrolled on the day of the visit.
The charge was [[amount_billed|$385.00]].

If your coverage should not have ended, ask your employer to tell us. You can appeal this decision within 180 days after you receive this e-mail. Send the appeal to appeals@meridianridge.example or
to [[appeal_name|Meridian Ridge Appeals]], [[appeal_address|400 N Water Street, Milwaukee, WI 53202]].
"""),
    Sample("two_noa_spanish_form", means={
        "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "plan_type": "medicaid-managed-care",
        "stated_deadline": {"days": 60, "from": "notice"}, "language": "es"}, text="""
# AVISO DE DETERMINACIÓN ADVERSA DE BENEFICIOS

= [[payer_name|Plan de Salud Bahía Azul]]
= Medi-Cal

| Nombre del miembro | Número de identificación | Fecha del aviso | Número de caso |
| [[patient_name|Nazario Villaseñor]] | [[member_id|91188204D]] | [[notice_date|14/10/2026]] | [[reference_number|BA-26-7718]] |

| Médico que lo pidió | Servicio pedido | Código |
| [[provider_name|Dra. Inés Arrieta]] | [[service|Zapatos ortopédicos a la medida]] | [[codes|L3000]] |

Decisión: NEGADO

Por qué: los zapatos ortopédicos no son un beneficio cubierto para su diagnóstico. El plan solamente los cubre si usted tiene diabetes o si van unidos a un aparato ortopédico.

Qué puede hacer: pida una apelación dentro de los 60 días calendario a partir de la fecha de este aviso. Correo: [[appeal_name|Apelaciones, Plan de Salud Bahía Azul]],
[[appeal_address|P.O. Box 4401, San José, CA 95150]]. Fax: [[appeal_fax|1-408-555-0158]]. Teléfono: [[appeal_phone|1-800-555-0159]].

Después de la apelación puede pedir una Audiencia Estatal en un plazo de 120 días.
"""),
    Sample("two_carta_urgencia", how="txt", means={
        "reasons": ["emergency"], "stage": "post-service", "level": "initial", "group_code": "PR", "stated_deadline": RECEIPT_180, "language": "es"}, text="""
= [[payer_name|Seguros Médicos Caribe]]
= Departamento de Reclamaciones

= [[notice_date|8 de octubre de 2026]]

= Sr. [[patient_name|Evaristo Quiñones]]
= Urb. Las Lomas, Calle 4
= Bayamón, PR 00959

Estimado señor Quiñones:

Le escribimos sobre la reclamación número [[claim_number|SMC-661120]] del [[provider_name|Hospital San Telmo]], por la [[service|visita a la sala de emergencias]] del [[service_start|2 de septiembre de 2026]]. El hospital
facturó [[amount_billed|$2,240.00]]. Su número de asegurado es [[member_id|SMC 8811 204]].

No pagaremos esta reclamación. Según el expediente, el dolor de estómago que usted tenía no era una emergencia y pudo atenderse en la oficina de su médico. Usted es responsable de [[patient_owes|$2,240.00]]
(código PR-[[carc|40]]).

Si no está de acuerdo, tiene 180 días desde que reciba esta carta para apelar por escrito: [[appeal_name|Unidad de Apelaciones]], [[appeal_address|Apartado 9023, San Juan, PR 00902]].
"""),
    Sample("two_summary_notice", kind="explanation-of-benefits", size=9, means={
        "payer": "medicare", "reasons": ["medical-necessity"], "stage": "post-service", "level": "initial", "plan_type": "medicare-original", "stated_deadline": {"date": "2027-02-17"}, "amount_denied": "96.00"}, text="""
# Medicare Summary Notice
= for Part B (Medical Insurance)
= The Official Summary of Your Medicare Claims from the Centers for [[payer_name|Medicare]] & Medicaid Services

: Notice for : [[patient_name|Gertrude Annisette]]
: Medicare number : [[member_id|1EG4-TE5-MK72]]
: Date of this notice : [[notice_date|October 15, 2026]]
: Claims processed between : July 1 - September 30, 2026

# THIS IS NOT A BILL

## [[service_start|August 11, 2026]]: [[provider_name|Delmarva Laboratory Associates]], (410) 555-0128

| Service provided and billing code | Service approved? | Amount provider charged | Medicare-approved amount | Amount Medicare paid | Maximum you may be billed | See notes |
| [[service|Vitamin D level]] ([[codes|82306]]) | NO | [[amount_billed|$96.00]] | $0.00 | $0.00 | [[patient_owes|$96.00]] | A |
| Total for claim 02-26224-118-820 |  | $96.00 | $0.00 | $0.00 | $96.00 | B |

Notes: A. The information provided does not support the need for this service. B. The claim number is [[claim_number|02-26224-118-820]].

## How to handle denied claims or file an appeal

If you disagree with a coverage decision, file an appeal in writing. We must receive your appeal by February 17, 2027. Send it to [[appeal_name|Novitas Solutions]], [[appeal_address|P.O. Box 3413, Mechanicsburg, PA 17055]].
"""),
    Sample("two_county_plan", means={
        "payer": "meritain", "reasons": ["quantity-limit"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "governmental-non-federal", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Meritain Health]], an Aetna company
= for the Yavapai County Employee Benefit Trust, a governmental plan

> [[notice_date|September 22, 2026]]

: Employee : Gideon Falk
: Patient : [[patient_name|Isolde Falk]]
: ID : [[member_id|MER550188]]
: Group : [[group_number|17720]]
: Case : [[reference_number|K-26-00881]]
: Doctor : [[provider_name|Leontyne Abara, MD]]

Your request for [[service|Botox, 400 units every 10 weeks]] ([[codes|J0585]]) was reviewed. We approve 155 units every 12 weeks. The larger amount and the shorter interval are not approved, because they exceed the dose limit
of the plan's drug policy.

Send an appeal within 180 days of receiving this letter. [[appeal_name|Meritain Health Appeals Department]], [[appeal_address|P.O. Box 660908, Dallas, TX 75266]]. Fax: [[appeal_fax|1-716-555-0148]].

~ This plan is not subject to ERISA.
"""),
    Sample("two_bundled_line", kind="explanation-of-benefits", size=8.5, means={
        "payer": "bcbs-michigan", "reasons": ["bundling"], "stage": "post-service", "level": "initial", "group_code": "CO", "amount_billed": "3310.00", "patient_owes": "284.00", "stated_deadline": {"days": 180, "from": "receipt"}}, text="""
= [[payer_name|Blue Cross Blue Shield of Michigan]]
# Explanation of Benefit Payments

| Enrollee ID | Patient | Provider | Claim number | Process date |
| [[member_id|XYL880117224]] | [[patient_name|Magnus Ollerenshaw]] | [[provider_name|Petoskey Eye Surgeons PC]] | [[claim_number|2627010448800]] | [[notice_date|10/12/2026]] |

| Date | Procedure | Charge | We approved | We paid | Not payable | You pay | Reason |
| [[service_start|09/25/2026]] | 66984 | 3,100.00 | 1,420.00 | 1,136.00 | 0.00 | 284.00 | |
| 09/25/2026 | [[codes|92136]] | 210.00 | 0.00 | 0.00 | [[amount_denied|210.00]] | 0.00 | CO-[[carc|97]] |

CO-97: payment for this service is part of the payment for another service done the same day. You do not have to pay it.

To appeal, write within 180 days of receiving this form to [[appeal_name|Member Appeals Unit]], [[appeal_address|600 E. Lafayette Blvd., Detroit, MI 48226]].
"""),
    Sample("two_genetic_evicore", font="Times-Roman", means={
        "payer": "cigna", "reasons": ["experimental", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[delegate|eviCore healthcare]]
= 730 Cool Springs Blvd, Franklin, TN 37067
= Administering laboratory management for [[payer_name|Cigna Healthcare]]

= Date: [[notice_date|10/09/2026]]

= Case Number:        [[reference_number|A118820447]]
= Patient Name:       [[patient_name|Florian Delacroix]]
= Date of Birth:      [[patient_dob|08/08/1990]]
= Health Plan ID:     [[member_id|U5511882033]]
= Referring Provider: [[provider_name|Winston Achebe, MD]]
= Servicing Provider: [[facility_name|Tessellate Genomics Laboratory]]
= Procedure:          [[codes|81425]] [[service|Whole genome sequencing]]

Dear Provider:

Your request could not be approved. Based on [[cited_policy|MOL.TS.306.A]], Whole Genome Sequencing is considered experimental, investigational or unproven. In addition, no record of a prior exome test or of genetic
counseling was provided.

Reconsideration by the ordering clinician: within 14 days, 800-555-0191 (fax 844-555-0192). Formal appeals follow the process of the health plan. The member or an authorized representative may appeal within 180 calendar days of receipt of this
notice by mail to [[appeal_name|Cigna National Appeals Unit]], [[appeal_address|PO Box 188011, Chattanooga, TN 37422]], or by fax to [[appeal_fax|877-555-0193]].
"""),
    Sample("two_checkbox_form", how="pdf", means={
        "reasons": ["missing-information", "no-prior-authorization"], "stage": "post-service", "level": "initial", "pa_history": "none", "stated_deadline": {"days": 90, "from": "notice"}}, text="""
# Claim Review Result

= [[payer_name|Cascadia Mutual Health]]

| Date [[notice_date|10/11/2026]] | Claim no. [[claim_number|CM-88-120447]] | Member no. [[member_id|CMH 0448 712]] |
| Patient [[patient_name|Ambrosia Lindell]] | Seen by [[provider_name|Kitsap Sleep Center]] | On [[service_start|09/08/2026]] |

The claim you or your provider sent was reviewed with this result (marked boxes apply):

[ ] Paid in full
[ ] Paid in part
[X] Denied

Reason:

[X] Approval was needed before the service and was not asked for
[ ] Not covered by the plan
[ ] Not medically necessary
[X] Records were asked for on 09/20/2026 and have not come
[ ] Filed too late

Service: [[service|Overnight sleep study]] ([[codes|95810]])      Billed: [[amount_billed|$2,750.00]]      Patient may owe: [[patient_owes|$2,750.00]]

To have this result looked at again write within 90 days of the date above to [[appeal_name|Cascadia Review Desk]], [[appeal_address|PO Box 9114, Bremerton, WA 98312]], fax [[appeal_fax|360-555-0135]].
"""),
    Sample("two_columns_rights", size=9, means={
        "payer": "highmark", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Highmark Blue Shield]]
> [[notice_date|November 10, 2026]]

<<<
= [[patient_name|Quentin Ravensworth]]
= 60 Slate Hill Road
= Carlisle, PA 17013

: Member ID : [[member_id|HMB118820447001]]
: Case : [[reference_number|UM-6611820]]
: Doctor : [[provider_name|Rosamund Ikeda, MD]]
: Hospital : [[facility_name|Conodoguinet Valley Hospital]]

Dear Quentin Ravensworth,

We cannot approve [[service|sleeve gastrectomy]] ([[codes|43775]]). Your weight and height give a body mass index of 34. Medical policy [[cited_policy|S-208]] requires 40, or 35 with a disease such as diabetes. The operation is
therefore not medically necessary.

A surgeon made this decision.
|||
## Your appeal rights

You have 180 days from receipt of this letter to appeal.

* By mail: [[appeal_name|Highmark Member Grievance and Appeals]], [[appeal_address|P.O. Box 535095, Pittsburgh, PA 15253]]
* By fax: [[appeal_fax|1-412-555-0125]]

If it is urgent call 1-800-555-0126.

After our decision on the appeal you may ask for an external review by an independent organization within four months.

Pennsylvania Insurance Department: 1-877-881-6388.
>>>
"""),
    Sample("two_specialist_referral_va", how="txt", means={
        "payer": "veterans-health", "reasons": ["no-prior-authorization", "timely-filing"], "stage": "post-service", "level": "initial", "pa_history": "none", "plan_type": "va",
        "stated_deadline": {"months": 12, "from": "notice"}}, text="""
= [[payer_name|Department of Veterans Affairs]]
= Office of Integrated Veteran Care, Payment Operations

= [[notice_date|September 11, 2026]]

= Veteran: [[patient_name|Lazarus Whitcombe]]
= Claim ID: [[claim_number|VA2026-1188204]]
= Community provider: [[provider_name|Okanogan Valley Hospital]]
= Dates of care: [[service_start|05/17/2026]] - [[service_end|05/18/2026]]
= Billed: [[amount_billed|$7,412.00]]

Dear Mr. Whitcombe:

We cannot pay this claim for [[service|emergency treatment]]. VA did not authorize the care in advance, and we were not told of it within 72 hours. The claim also came to us after the time allowed for filing.

You may disagree with this decision within one year from the date of this letter by a supplemental claim, a higher-level review, or an appeal to the Board of Veterans' Appeals.
"""),
    Sample("two_church_plan", font="Times-Roman", means={
        "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "plan_type": "church",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= Cornerstone Diocesan Health Trust
= A church plan; administered by Luminare Health

= Our date: [[notice_date|October 29, 2026]]
= Re: [[patient_name|Perpetua Adeyinka]], participant number [[member_id|CDT-11-8820]]

Dear Mrs. Adeyinka:

Thank you for the request of [[provider_name|Dr. Clovis Armentrout]] for [[service|in vitro fertilization]]. The Trust's plan booklet, under "What is not covered", names assisted reproduction. No benefits are available for it and the request has been denied.

The Trust's Benefits Committee will hear an appeal sent within 180 days of the date of this letter to [[appeal_address|PO Box 611, Davenport, IA 52805]].
"""),
    Sample("two_late_and_duplicate", how="txt", kind="remittance", means={
        "reasons": ["duplicate-claim"], "stage": "post-service", "level": "initial", "group_code": "OA", "stated_deadline": {"days": 365, "from": "notice"}}, text="""
= [[payer_name|Sierra Vista Health Plan]] - Provider remittance note

= Remit date: [[notice_date|10/03/2026]]
= Provider: [[provider_name|Mesa Verde Pediatrics]]    NPI [[npi|1881204473]]
= Patient: [[patient_name|Calliope Trent]]    Member: [[member_id|SVH7718204]]
= Claim: [[claim_number|26-SV-881204]]    DOS: [[service_start|08/27/2026]]    Code: [[codes|99214]]    Billed: [[amount_billed|$188.00]]

Denied, OA-[[carc|18]]. We already processed this same service under claim 26-SV-870011 on 09/05/2026. If this is a second visit on the same day, send a corrected claim with the modifier.
Disputes: within 365 days from the date of this remittance.
"""),
    Sample("two_expedited_cancer", means={
        "payer": "molina", "reasons": ["off-label", "medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": True, "pa_history": "requested-denied",
        "plan_type": "individual-aca", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Molina Marketplace]]
= Utilization Management, P.O. Box 29090, Phoenix, AZ 85038

# Expedited request: denied

: Notice date : [[notice_date|11/18/2026]]
: Member name : [[patient_name|Thaddeus Crane]]
: Member ID : [[member_id|MHX00118827]]
: Request received : 11/16/2026
: Requesting provider : [[provider_name|Saoirse Mulcahy, MD]]
: Treatment site : [[facility_name|Kachina Cancer Center]]
: Drug : [[service|Keytruda (pembrolizumab) 200 mg every 3 weeks]]
: HCPCS : [[codes|J9271]]
: Diagnosis : [[codes|C61]]

Your provider asked for a fast decision because waiting could put your life at risk. We reviewed the request within 72 hours.

Decision: not approved. Pembrolizumab is not labeled for prostate cancer unless the tumor has a certain marker (MSI-high), and the marker test was negative. The guideline [[cited_policy|MCP-184]] does not support this use, and it is
not medically necessary.

You can appeal within 180 days after you get this notice. For a fast appeal call [[appeal_phone|1-888-555-0179]]. Write: [[appeal_name|Molina Healthcare Appeals]], [[appeal_address|P.O. Box 36030, Louisville, KY 40233]]. Fax: [[appeal_fax|1-833-555-0180]].
"""),
    Sample("two_therapy_cut_days", how="pdf", means={
        "reasons": ["length-of-stay", "medical-necessity"], "stage": "post-service", "level": "initial", "stated_deadline": {"days": 180, "from": "receipt"}}, text="""
= [[payer_name|Alder Creek Insurance]]

| Patient [[patient_name|Ephraim Stavros]] | Contract [[member_id|AC 7712 0448]] | Claim [[claim_number|ACI2610447]] |
| Hospital [[facility_name|Blackfoot General Hospital]] | Admitted [[service_start|08/03/2026]] | Discharged [[service_end|08/11/2026]] |
| Attending [[provider_name|Imelda Fuentes, MD]] | Total charges [[amount_billed|$52,300.00]] | Letter date [[notice_date|10/21/2026]] |

Dear Mr. Stavros:

The hospital billed for eight days. Our physician reviewer approved August 3 to August 7. The last four days, August 7 to August 11, are denied: you could walk, eat and take medicine by mouth, and a continued stay in the
hospital was not medically necessary. The denied charges come to [[amount_denied|$19,840.00]].

Appeal within 180 days of receiving this letter: [[appeal_name|Alder Creek Appeals]], [[appeal_address|P.O. Box 229, Idaho Falls, ID 83403]].
"""),
]
