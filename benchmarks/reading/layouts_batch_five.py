"""Fifth batch of hand-written sample notices, written after repairs on the first four and read once before any repair on it; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

FIVE: list[Sample] = [
    Sample("five_sleep_mask_prose", font="Times-Roman", size=11, means={
        "payer": "bcbs-tennessee", "reasons": ["missing-information", "medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|BlueCross BlueShield of Tennessee]]
= 1 Cameron Hill Circle
= Chattanooga, TN 37402

= [[notice_date|November 3, 2026]]

= Gwendolyn Harkness
= 550 Laurel Bluff
= Knoxville, TN 37919

= Subscriber ID: [[member_id|ZEV904418827]]
= Reference: [[reference_number|OP26-1103-882]]

Dear [[patient_name|Gwendolyn Harkness]],

We are unable to approve coverage for [[service|a CPAP machine with humidifier]] ([[codes|E0601]], [[codes|E0562]]) that [[provider_name|Theophilus Grant, MD]] ordered for you. We received the order on October 21, 2026.

Coverage depends on a sleep study. The one that was sent is from 2017 and shows four breathing pauses an hour; at least five, with symptoms, are needed. No newer study was included. Without it, the equipment cannot be considered medically necessary.

You may request an appeal up to 180 days from the day you receive this letter. Address it to [[appeal_name|BlueCross BlueShield of Tennessee, Member Grievances]], [[appeal_address|1 Cameron Hill Circle, Suite 0019, Chattanooga, TN 37402]]. Or fax [[appeal_fax|1-423-555-0149]].

= Respectfully,
= Utilization Management
"""),
    Sample("five_claim_grid_three_patients", size=8.5, kind="explanation-of-benefits", means={
        "payer": "regence", "reasons": ["plan-exclusion"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Regence BlueCross BlueShield of Oregon]]
# Explanation of Benefits summary

: Subscriber : Fenwick Ardmore : Subscriber ID : [[member_id|ZRB 440 118 927]]
: Group no. : [[group_number|10044182]] : Statement date : [[notice_date|10/29/2026]]

| Patient | Claim no. | Provider | Service date | Billed | Allowed | Paid | Not covered | You owe |
| Fenwick Ardmore | 2629100441 | Willamette Family Care | 10/05/2026 | 240.00 | 180.00 | 160.00 | 0.00 | 20.00 |
| [[patient_name|Sunniva Ardmore]] | [[claim_number|2629100877]] | [[provider_name|Cascade Hair and Scalp Clinic]] | [[service_start|10/08/2026]] | [[amount_billed|1,150.00]] | 0.00 | 0.00 | [[amount_denied|1,150.00]] | [[patient_owes|1,150.00]] |
| Totals | | | | 1,390.00 | 180.00 | 160.00 | 1,150.00 | 1,170.00 |

Claim 2629100877: treatment of hair loss is listed in your contract as not covered.

~ To appeal: within 180 days of receipt, write to [[appeal_name|Regence Member Appeals]], [[appeal_address|PO Box 1408, Lewiston, ID 83501]] or fax [[appeal_fax|1-888-555-0138]].
"""),
    Sample("five_kaiser_style", how="pdf", means={
        "payer": "kaiser-permanente", "reasons": ["out-of-network"], "amount_denied": "318.00", "stage": "post-service", "level": "initial", "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Kaiser Foundation Health Plan of the Northwest]]
= Claims Administration

> Date: [[notice_date|October 12, 2026]]

| Member | Health record number | Claim number |
| [[patient_name|Octavius Pell]] | [[member_id|00447182]] | [[claim_number|KP26-2047718]] |

Dear Octavius Pell,

This is about care you had at [[provider_name|Mount Tabor Urgent Care]] on [[service_start|August 24, 2026]]. We did not pay the [[amount_billed|$318.00]] billed, because this clinic is not a Kaiser Permanente or contracted provider and your plan covers other providers
only in an emergency or when you are away from our service area.

To appeal, send us a letter within 180 days of the date of this notice: [[appeal_name|Member Relations]], [[appeal_address|500 NE Multnomah St., Portland, OR 97232]]; fax [[appeal_fax|1-855-555-0153]].
"""),
    Sample("five_gap_in_days_medicaid", how="docx", means={
        "reasons": ["level-of-care"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
# NOTICE OF ADVERSE BENEFIT DETERMINATION
= [[payer_name|Bayou Health Partners]], a Healthy Louisiana Medicaid plan

: Date of notice : [[notice_date|10/26/2026]]
: Name : [[patient_name|Evangeline Robichaux]]
: Medicaid ID : [[member_id|7704418827123]]
: Service you asked for : [[service|Psychiatric residential treatment facility]]
: Who asked : [[provider_name|Delphine Gautreaux, LCSW]]
: Plan's file no. : [[reference_number|BHP-26-4471]]

The plan decided not to approve this service. The reason is that your needs can be met with a lower level of care: therapy at home four times a week (MST). We looked at the letter and notes that were sent.

If you think this is wrong you have 60 calendar days from the date of this notice to ask for a plan appeal. You can ask by phone [[appeal_phone|1-866-555-0157]], by fax [[appeal_fax|225-555-0158]], or by mail: [[appeal_name|Bayou Health Partners Appeals]], [[appeal_address|P.O. Box 84180, Baton Rouge, LA 70884]].
"""),
    Sample("five_aca_final", means={
        "payer": "oscar", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "final-internal", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "individual-aca", "stated_deadline": {"months": 4, "from": "receipt"}}, text="""
= [[payer_name|Oscar Insurance Company of Florida]]

# Notice of Final Internal Adverse Benefit Determination

: Date of notice : [[notice_date|November 2, 2026]]
: Patient name : [[patient_name|Lucasta Benning]]
: ID number : [[member_id|OSC88410277-01]]
: Plan : Oscar Silver Classic, bought through the Health Insurance Marketplace
: Appeal number : [[reference_number|APL-2026-77180]]
: Requested service : [[service|Intensity-modulated radiation therapy of the left breast]]
: Treatment codes : [[codes|77385]]
: Provider : [[provider_name|Gulf Coast Radiation Oncology]]

Background. Your doctor appealed our September 15 denial on October 6, 2026.

Decision. Our denial is upheld. A radiation oncologist compared the plan with three-dimensional radiation. The dose to the heart and lung would be alike, so the costlier technique is not medically necessary (guideline [[cited_policy|RAD-ONC-14]]).

External review. You may ask for a review by an independent review organization within four months after you receive this notice. Send the form to [[appeal_name|MAXIMUS Federal Services]], [[appeal_address|3750 Monroe Avenue, Suite 705, Pittsford, NY 14534]]. Fax: [[appeal_fax|1-888-866-6190]].
"""),
    Sample("five_tpa_partial_payment", kind="denial", means={
        "reasons": ["coding"], "stage": "post-service", "level": "initial", "group_code": "CO", "plan_type": "erisa-self-funded", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Harbor Point Benefit Services]], claims administrator
= for the self-insured health plan of Ironwood Trucking, Inc.

= [[notice_date|September 25, 2026]]

= [[provider_name|Maumee Valley Radiology]]
= Attention: Accounts Receivable
= 90 River Road
= Toledo, OH 43604

: Re claim : [[claim_number|HPB-2026-0044718]]
: Patient : [[patient_name|Augusta Fairholm]]
: Plan member ID : [[member_id|IW 004471]]
: Date of service : [[service_start|08/19/2026]]
: Line denied : [[codes|76376]], [[amount_denied|$212.00]]
: Adjustment : CO-[[carc|4]]

To whom it may concern:

Line 2 of this claim was denied because the modifier that the procedure needs is missing. Send a corrected claim with the right modifier. The patient may not be billed for this line.

You may also appeal within 180 days after receipt of this letter to [[appeal_name|Harbor Point Appeals]], [[appeal_address|PO Box 4402, Toledo, OH 43603]].
"""),
    Sample("five_spanish_medicare", font="Times-Roman", means={
        "payer": "humana", "reasons": ["step-therapy"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-part-d", "stated_deadline": {"days": 65, "from": "notice"}, "language": "es"}, text="""
# Aviso de denegación de cobertura de medicamentos recetados de Medicare

: Fecha : [[notice_date|16 de octubre de 2026]]
: Nombre del afiliado : [[patient_name|Refugio Salcedo]]
: Número de afiliado : [[member_id|H77204419]]

Su solicitud fue denegada

[[payer_name|Humana Basic Rx Plan (PDP)]] denegó la cobertura de la Parte D de Medicare para este medicamento, que usted o su médico, [[provider_name|Dra. Jacinta Olmos]], solicitó: [[service|Ozempic 1 mg]].

¿Por qué denegamos su solicitud?

Antes de cubrir este medicamento, el plan exige probar metformina. Los datos de su farmacia no muestran que la haya usado.

¿Qué pasa si no estoy de acuerdo?

Usted tiene derecho a pedir una redeterminación. Debe hacerlo dentro de los 65 días calendario posteriores a la fecha de este aviso. Dirección: [[appeal_name|Humana, Apelaciones]], [[appeal_address|P.O. Box 14165, Lexington, KY 40512]]. Fax: [[appeal_fax|1-877-555-0144]].

~ Formulario CMS-10146
"""),
    Sample("five_plain_txt_ma_supply", how="txt", means={
        "payer": "devoted-health", "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
= [[payer_name|Devoted Health]] Medicare Advantage (HMO)

= NOTICE OF DENIAL OF MEDICAL COVERAGE
= Date: [[notice_date|October 5, 2026]]          Member number: [[member_id|DVH4471829]]
= Name: [[patient_name|Ambrogio Vitale]]

YOUR REQUEST WAS DENIED
We denied the item listed below, requested by [[provider_name|Dr. Hester Ravenel]]:
= [[service|Bathroom grab bars and raised toilet seat]]

WHY DID WE DENY YOUR REQUEST?
Medicare does not cover these items, because they are not medical equipment (NCD 280.1). Your plan does not offer them as an extra benefit.

You have the right to appeal our decision within 65 days of the date of this notice.
Standard appeal - mail: [[appeal_name|Devoted Health Appeals]], [[appeal_address|P.O. Box 21327, Eagan, MN 55121]] - fax: [[appeal_fax|1-877-555-0118]]
Fast appeal - phone: 1-800-555-0198
"""),
    Sample("five_hand_therapy_visits", size=10, means={
        "payer": "aetna", "delegate": "American Specialty Health", "reasons": ["medical-necessity"], "stage": "concurrent", "level": "initial", "urgent": False,
        "stated_deadline": RECEIPT_180}, text="""
= [[delegate|American Specialty Health]]
= for [[payer_name|Aetna]] members

: Notice date : [[notice_date|10/19/2026]]
: Patient : [[patient_name|Peregrine Stokes]]
: Patient ID : [[member_id|W2277 04418]]
: Therapist : [[provider_name|Calvin Osei, OT]]
: Clinic : [[facility_name|Hand and Wrist Therapy of Mesa]]
: Treatment form : [[reference_number|TF-4471820]]
: Asked for : [[service|12 more hand therapy visits]], 10/20/2026 to 12/05/2026

Approved: 4 visits. Not approved: 8 visits.

Reason: grip strength and motion are within 90 percent of the other hand. The home program that you were taught can bring the rest. The 8 further visits are not medically necessary.

Appeal within 180 days after you receive this notice. Mail: [[appeal_name|ASH Appeals Coordinator]], [[appeal_address|P.O. Box 509001, San Diego, CA 92150]]. Fax: [[appeal_fax|877-555-0183]].
"""),
    Sample("five_er_lab_no_surprises", how="html", means={
        "payer": "bcbs-south-carolina", "reasons": ["coordination-of-benefits"], "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
# About your claim

= [[payer_name|BlueCross BlueShield of South Carolina]]
= [[notice_date|October 7, 2026]]

: Member : [[patient_name|Cressida Langford]]
: Member ID : [[member_id|ZCL 7718 20447]]
: Claim number : [[claim_number|6290447718]]
: From : [[provider_name|Palmetto Orthopaedic Hospital]]
: Date you got care : [[service_start|September 3, 2026]]
: Total charge : [[amount_billed|$4,118.00]]

We can't pay this claim right now. The hospital's notes say you were hurt at work. Workers' compensation insurance should pay first for an injury at work.

What to do: send the claim to your employer's workers' compensation carrier. If it says no, send us its letter.

You can appeal our decision up to 180 days after you receive this letter: [[appeal_name|BlueCross Appeals]], [[appeal_address|P.O. Box 100121, Columbia, SC 29202]].
"""),
]
