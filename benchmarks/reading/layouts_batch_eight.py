"""Eighth batch of hand-written sample notices, written after all repairs on the first seven and read once: the last look of the day."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

EIGHT: list[Sample] = [
    Sample("eight_spine_injection", font="Times-Roman", means={
        "payer": "bcbs-kansas", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Blue Cross and Blue Shield of Kansas]]
= 1133 SW Topeka Boulevard, Topeka, KS 66629

= [[notice_date|October 30, 2026]]

= [[patient_name|Hollis Brandt]]
= 330 Flint Hills Drive
= Emporia, KS 66801

= Re: Preauthorization [[reference_number|26-0447718]]
= ID: [[member_id|XSB 904 471 820]]
= Service: [[service|Third lumbar epidural steroid injection, left L5]]
= CPT code: [[codes|64483]]
= Physician: [[provider_name|Verena Castle, MD]]
= Facility: [[facility_name|Emporia Surgery Center]]

Dear Hollis Brandt:

We got this request on October 19, 2026 and have decided that we cannot preauthorize it. Relief from the first two injections lasted under three weeks. Our policy looks for half of the pain to be gone for two months or more before another injection is given, so a third is not considered
medically necessary.

You may have your case looked at again by appealing in writing within 180 days after this letter reaches you: [[appeal_name|Customer Service Appeals]], [[appeal_address|P.O. Box 239, Topeka, KS 66601]]; fax [[appeal_fax|785-555-0144]].
"""),
    Sample("eight_eob_deny_records", size=9, kind="explanation-of-benefits", means={
        "payer": "cigna", "reasons": ["missing-information"], "stage": "post-service", "level": "initial", "group_code": "PI", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Cigna Healthcare]]
# Explanation of benefits
= THIS IS NOT A BILL

: Customer : [[patient_name|Orson Delacourt]] : Customer ID : [[member_id|U90 204 4718]]
: Claim number : [[claim_number|0447182640771]] : Date processed : [[notice_date|November 5, 2026]]
: Health care professional : [[provider_name|Blue Mesa Neurodiagnostics]]

| Date of service | Type of service | Amount billed | Amount not covered | Amount allowed | What your plan paid | What you owe | Note |
| [[service_start|10/13/2026]] | EEG [[codes|95816]] | [[amount_billed|$890.00]] | [[amount_denied|$890.00]] | $0.00 | $0.00 | [[patient_owes|$0.00]] | PI-[[carc|226]] |

PI-226: On October 20 we wrote to the provider for the EEG report. It did not arrive within 30 days, so we closed the claim without payment. If the report comes we will look at the claim again.

You can appeal within 180 days of receiving this statement: [[appeal_name|Cigna Appeals Unit]], [[appeal_address|PO Box 188011, Chattanooga, TN 37422]].
"""),
    Sample("eight_medicaid_formula_docx", how="docx", means={
        "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= [[payer_name|Blue Ridge Partners Health Plan]]
= Virginia Medicaid (Cardinal Care)

# Notice of Adverse Benefit Determination

: Date : [[notice_date|10/22/2026]]
: Member : [[patient_name|Tansy Willoughby]]
: Medicaid number : [[member_id|770447182015]]
: What was asked for : [[service|Pediatric hospital bed]]
: Code : [[codes|E0300]]
: Asked for by : [[provider_name|Jericho Lamb, MD]]
: File number : [[reference_number|BRP-88-2204]]

What we decided: we are denying this request.

Why: a hospital bed is for a child who must be placed in positions that a regular bed does not allow, or who needs equipment that can only be put on such a bed. Tansy's doctor asked for it to keep her from climbing out at night. A safety rail serves that purpose. The bed is therefore not medically necessary (12VAC30-50-165).

How to appeal: ask us within 60 days of the date of this notice. Phone [[appeal_phone|1-800-555-0141]]; fax [[appeal_fax|1-866-555-0142]]; mail [[appeal_name|BRP Appeals]], [[appeal_address|P.O. Box 90, Roanoke, VA 24011]]. If we say no, you can ask for a State fair hearing within 120 days of our answer.
"""),
    Sample("eight_drug_class_letter", how="txt", means={
        "payer": "bcbs-illinois", "delegate": "Prime Therapeutics", "reasons": ["step-therapy"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[delegate|Prime Therapeutics]]
= Pharmacy benefits for [[payer_name|Blue Cross and Blue Shield of Illinois]]

= [[notice_date|10/13/2026]]

= Member:       [[patient_name|Bettina Crowe]]
= Member ID:    [[member_id|XOH881204471]]
= Drug:         [[service|Taltz 80 mg/mL autoinjector]]
= Prescriber:   [[provider_name|Lindqvist Obi, MD]]
= Case ID:      [[reference_number|PA-771-2044]]

Dear Bettina Crowe,

Prime Therapeutics reviewed the request for this drug for your plan. It was denied. Taltz is covered for plaque psoriasis when the patient has used at least two of these three and they failed: adalimumab, Skyrizi, Tremfya. Your claims show adalimumab. There is no sign in the request that the others were used or
cannot be used.

An appeal can be filed up to 180 days from your receipt of this letter. Send it to [[appeal_name|BCBSIL Claim Review]], [[appeal_address|P.O. Box 2401, Chicago, IL 60690]], fax [[appeal_fax|1-918-555-0147]].
"""),
    Sample("eight_er_facility_prose", how="pdf", means={
        "reasons": ["emergency"], "stage": "post-service", "level": "initial", "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Copper State Health Cooperative]]

= [[notice_date|September 29, 2026]]

Dear [[patient_name|Emeka Sandoval]],

Your plan received a claim from [[provider_name|Mesa Grande Hospital]] for your [[service|emergency room visit]] on [[service_start|August 8, 2026]] (claim [[claim_number|CSH-2604-4718]], member [[member_id|CSH 00 44718]]). The hospital charged [[amount_billed|$1,976.00]]. We denied the charge. The triage note and the diagnosis, a rash
that had been there for two weeks, do not describe an emergency, and an urgent care clinic or your doctor could have seen you. You are responsible for [[patient_owes|$1,976.00]].

To appeal, write within 180 days of the date of this letter to [[appeal_name|Member Appeals]], [[appeal_address|PO Box 5590, Mesa, AZ 85211]].
"""),
    Sample("eight_final_second_level", means={
        "payer": "umr", "reasons": ["plan-exclusion"], "stage": "post-service", "level": "final-internal", "plan_type": "erisa-self-funded"}, text="""
= [[payer_name|UMR]]
= P.O. Box 30546, Salt Lake City, UT 84130

= [[notice_date|October 5, 2026]]

= RE: Second level appeal decision, final
= Plan: Kestrel Aviation Employee Benefit Plan (self-funded)
= Patient: [[patient_name|Rosalind Achterberg]]
= Member ID: [[member_id|20447718]]
= Claim: [[claim_number|26188044771]]
= Provider: [[provider_name|Northwoods Fertility]]
= Date of service: [[service_start|06/24/2026]]
= Charge: [[amount_billed|$3,300.00]]

Dear Ms. Achterberg:

The Plan Administrator has reviewed your second appeal about [[service|egg freezing]]. The denial is upheld. Section 9.22 of the Plan leaves out the storage and freezing of eggs unless cancer treatment makes it necessary. The Plan has no discretion to pay for it.

You have now completed the Plan's appeals. You have the right to bring a civil action under ERISA section 502(a) within one year of this letter.
"""),
    Sample("eight_spanish_pt_visits", font="Times-Roman", means={
        "payer": "ambetter", "reasons": ["benefit-maximum"], "stage": "post-service", "level": "initial", "group_code": "PR", "plan_type": "individual-aca",
        "stated_deadline": RECEIPT_180, "language": "es"}, text="""
= [[payer_name|Ambetter de Superior HealthPlan]]

: Fecha del aviso : [[notice_date|2 de noviembre de 2026]]
: Paciente : [[patient_name|Eliseo Carranza]]
: Número de miembro : [[member_id|U7044718201]]
: Número de reclamación : [[claim_number|V304471820]]
: Proveedor : [[provider_name|Terapia Física El Paso]]
: Fecha de servicio : [[service_start|15 de octubre de 2026]]
: Cantidad facturada : [[amount_billed|$160.00]]
: Usted debe : [[patient_owes|$160.00]]

Estimado Eliseo Carranza:

No pagamos esta reclamación (PR-[[carc|119]]). Su plan cubre 35 visitas de [[service|terapia física]] al año y usted ya las usó todas.

Puede apelar dentro de 180 días después de recibir este aviso. Envíe su apelación a [[appeal_name|Ambetter, Apelaciones]], [[appeal_address|P.O. Box 10341, Van Nuys, CA 91410]], fax [[appeal_fax|1-866-555-0116]].
"""),
    Sample("eight_ma_dental_implant_cut", how="html", means={
        "payer": "humana", "reasons": ["out-of-network"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# Notice of Denial of Medical Coverage

: Date : [[notice_date|October 1, 2026]]
: Member number : [[member_id|H20447718]]
: Name : [[patient_name|Caspar Oyelowo]]

Your request was denied. [[payer_name|Humana Gold Plus (HMO)]] denied [[service|physical therapy at home]] from [[provider_name|Lone Oak Home Therapy]], which you asked for on September 20, 2026.

Why? Lone Oak Home Therapy is not a network provider. In your HMO you must use network providers except for emergency, urgent care out of the area or dialysis, and three network agencies serve your county.

You have the right to appeal within 65 calendar days of the date of this notice. Mail: [[appeal_name|Humana Grievances and Appeals]], [[appeal_address|P.O. Box 14165, Lexington, KY 40512]]. Fax: [[appeal_fax|1-800-555-0159]].
"""),
]
