"""Third batch of hand-written sample notices, written after repairs on the first two and read once before any repair on it; all is invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

THREE: list[Sample] = [
    Sample("three_nerve_stimulator", font="Times-Roman", size=11, means={
        "payer": "unitedhealthcare", "reasons": ["experimental"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|UnitedHealthcare Insurance Company]]
= Clinical Coverage Review, P.O. Box 30432, Salt Lake City, UT 84130

= October 1, 2026 is the date on which your request came in.
= [[notice_date|October 14, 2026]]

= Wolfgang Ferreira
= 1902 Cascade Loop
= Bend, OR 97701

= Subject: Coverage decision for [[service|peripheral nerve field stimulation]]

= Covered person: [[patient_name|Wolfgang Ferreira]]
= Member number: [[member_id|900 417 782]]     Policy number: [[group_number|904411]]
= Service reference number: [[reference_number|A188204471]]
= Doctor who asked: [[provider_name|Ottavia Renner, MD]]
= Where: [[facility_name|High Desert Surgery Center]]

Dear Wolfgang Ferreira,

This letter tells you that the treatment named above will not be covered. It explains the reason and the steps that are open to you.

Your certificate of coverage does not pay for unproven services. The published studies of this treatment are small, none followed patients beyond six months, and they
do not show that it relieves pain better than a sham device. It is therefore unproven under medical policy [[cited_policy|2026T0400R]]. Our medical director Casimir Holt, MD, anesthesiology, reviewed the records.

You have 180 days, counted from the day this letter is delivered to you, in which to appeal. The address is [[appeal_name|UnitedHealthcare Appeals]], [[appeal_address|P.O. Box 740816, Atlanta, GA 30374]]. You may fax
[[appeal_fax|1-888-555-0152]] instead.
"""),
    Sample("three_er_bill_table", size=9, kind="explanation-of-benefits", means={
        "payer": "anthem", "reasons": ["emergency"], "stage": "post-service", "level": "initial", "group_code": "PR", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Anthem Blue Cross]]
# Explanation of Benefits (EOB)
= This is NOT a bill

| For | Member ID | Group | Date |
| [[patient_name|Kazimierz Dunaway]] | [[member_id|VQA221M88045]] | [[group_number|W0077412]] | [[notice_date|Nov 4, 2026]] |

## Claim [[claim_number|26290BB4417]]  -  [[provider_name|Sierra Vista Emergency Physicians]]  -  received Oct 12, 2026

| Date of service | What was done | Billed | Allowed | We paid | Not covered | You owe | Why |
| [[service_start|Sep 26, 2026]] | [[codes|99284]] Emergency visit | [[amount_billed|$1,312.00]] | $0.00 | $0.00 | [[amount_denied|$1,312.00]] | [[patient_owes|$1,312.00]] | PR [[carc|40]] |

40 = The records show a sprained ankle that could have been treated in a doctor's office or urgent care. Your plan pays for emergency room care only in an emergency.

If you disagree: you have 180 days after receiving this EOB to file a grievance or appeal. Anthem Blue Cross, [[appeal_name|Grievances and Appeals]], [[appeal_address|P.O. Box 4310, Woodland Hills, CA 91365]]. Fax [[appeal_fax|818-555-0168]].
"""),
    Sample("three_home_health_medicare", means={
        "payer": "wellcare", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "reconsideration", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-advantage"}, text="""
= [[payer_name|Wellcare Giveback (HMO)]]

# Notice of Appeal Decision

: Date : [[notice_date|October 23, 2026]]
: Enrollee : [[patient_name|Philomena Garrick]]
: Member number : [[member_id|32208841]]
: Appeal case : [[reference_number|MA-APL-771190]]
: Type of appeal : Standard, before service

Your doctor, [[provider_name|Lionel Stavropoulos, DO]], appealed our denial of [[service|home health aide visits, three a week]]. We received the appeal on September 28, 2026.

We upheld our denial. You do not need the skilled care of a nurse or a therapist, which Medicare requires before it pays for an aide (42 CFR 409.45). The visits are not reasonable and necessary.

What happens next. We have sent your case file to the Independent Review Entity that works for Medicare. You do not have to do anything. It will write to you within 30 days.
"""),
    Sample("three_county_medicaid_ride", how="txt", means={
        "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "plan_type": "medicaid-managed-care",
        "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= [[payer_name|Catawba River Health Plan]] (Medicaid)
= NOTICE OF ADVERSE BENEFIT DETERMINATION

= Mailed: [[notice_date|10/30/2026]]
= Member name:        [[patient_name|Zelda Quarterman]]
= Medicaid number:    [[member_id|947118820T]]
= Tracking number:    [[reference_number|ABD-2026-90114]]
= Requested by:       [[provider_name|Dr. Horace Lindgren]]
= Requested service:  [[service|gym membership, 12 months]]
= Date requested:     10/19/2026

WHAT WE DECIDED: We said no to this service.

WHY WE DECIDED THIS: Medicaid does not cover gym memberships. They are not listed in the Medicaid State Plan or among the plan's added benefits, so we did not look at medical need.

HOW TO APPEAL: Ask by [[x_by|December 29, 2026]] (60 days from the mailing date). Call [[appeal_phone|1-855-555-0171]], fax [[appeal_fax|1-855-555-0172]], or mail to [[appeal_name|Member Appeals]],
[[appeal_address|PO Box 24410, Columbia, SC 29224]].
"""),
    Sample("three_infant_formula", how="docx", means={
        "reasons": ["non-formulary"], "stage": "formulary", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[delegate|CVS Caremark]]
= Pharmacy benefit manager for [[payer_name|Blue Mesa Employees Health Plan]]

= [[notice_date|2026-10-08]]

= Parent of [[patient_name|Juniper Castellano]]
= ID [[member_id|BMX00448812]]
= Prescriber: [[provider_name|Abiodun Salako, MD]]
= Drug: [[service|EleCare powder]]
= Case: [[reference_number|26-1008-4471]]

Dear Parent of Juniper Castellano,

The prescriber asked for an exception so that your plan would pay for EleCare powder. This product is not on your plan's list of covered drugs, and the plan does not make exceptions for nutrition products. The request was denied
on October 8, 2026.

You may ask CVS Caremark to look at this again. Send your request within 180 days of the date of this letter. Fax: [[appeal_fax|1-866-555-0143]]. Mail: [[appeal_name|CVS Caremark Appeals Department]], [[appeal_address|MC109, P.O. Box 52084, Phoenix, AZ 85072]].
"""),
    Sample("three_psych_testing", means={
        "payer": "cigna", "reasons": ["medical-necessity", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
> [[delegate|Evernorth Behavioral Health]]
> for [[payer_name|Cigna Healthcare]]

| Today's date | Patient | Date of birth | ID number |
| [[notice_date|10/29/2026]] | [[patient_name|Ignatius Bellweather]] | [[patient_dob|05/17/2014]] | [[member_id|U90 448 1127 02]] |

| Provider | Service | Units asked | Units approved |
| [[provider_name|Rosalba Trent, PhD]] | [[service|Neuropsychological testing]], [[codes|96132]] and [[codes|96133]] | 10 hours | 0 hours |

Dear Parent or Guardian:

We could not approve the testing hours your child's provider asked for. Two things led to this. First, school records show that testing of the same kind was done 14 months ago, and nothing sent to us describes a change since
then; repeat testing is not medically necessary. Second, the intake interview that we asked for on October 19 was not sent.

Please read the next page for your rights.

---

# Your rights

Internal appeal: you, or anyone you choose, can file one up to 180 days after you receive this letter. Mail it to [[appeal_name|Evernorth Behavioral Health, Central Appeals Unit]], [[appeal_address|P.O. Box 188064, Chattanooga, TN 37422]], or fax [[appeal_fax|1-855-555-0124]].
Urgent cases: call 1-800-555-0129.
"""),
    Sample("three_hospital_observation", font="Courier", size=9, means={
        "payer": "humana", "reasons": ["level-of-care"], "stage": "post-service", "level": "initial", "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
= [[payer_name|HUMANA]]
= CLAIM DISPUTE AND REVIEW

= DATE: [[notice_date|10/06/2026]]
= TO: [[provider_name|MAGNOLIA BEND HOSPITAL]], PATIENT ACCOUNTS

= MEMBER: [[patient_name|THURSTON PEALE]]     MEMBER ID: [[member_id|H80114427]]
= PLAN: HUMANA GOLD PLUS (HMO)
= CLAIM: [[claim_number|20260822114470]]
= DATES OF SERVICE: [[service_start|07/28/2026]] - [[service_end|07/30/2026]]
= CHARGES: [[amount_billed|$21,904.18]]

THE INPATIENT ADMISSION ON THIS CLAIM WAS REVIEWED AFTER DISCHARGE. THE PATIENT WAS WATCHED FOR CHEST PAIN, HAD NORMAL TESTS AND WENT HOME AFTER TWO NIGHTS. THE CARE COULD HAVE BEEN GIVEN IN OBSERVATION STATUS, SO THE
INPATIENT LEVEL IS NOT SUPPORTED AND THE CLAIM IS DENIED. REBILL AS OUTPATIENT IF YOU WISH. THE MEMBER IS NOT RESPONSIBLE FOR THIS AMOUNT.

A REQUEST FOR RECONSIDERATION MUST BE RECEIVED WITHIN 65 DAYS FROM THE DATE OF THIS NOTICE. FAX [[appeal_fax|1-888-555-0141]].
"""),
    Sample("three_app_decision", how="html", means={
        "reasons": ["step-therapy"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
# Decision on your prescription

= [[payer_name|Brightline Health Insurance]]
= [[notice_date|Nov 9, 2026]]

| Person | [[patient_name|Calla Montrose]] |
| Member ID | [[member_id|BHI-7740-118-02]] |
| Drug | [[service|Nurtec ODT 75 mg, 16 tablets a month]] |
| Prescribed by | [[provider_name|Dr. Emmeline Strand]] |
| Decision | Denied |
| Reference | [[reference_number|RX-441902]] |

Hi Calla,

We can't cover this drug yet. Your plan asks that people with migraine use two preventive medicines, for two months each, before it. Your pharmacy history shows topiramate only.

Your doctor can send proof of a second medicine, or reasons why you should not take one, at any time.

To appeal, write to [[appeal_name|Brightline Appeals]], [[appeal_address|PO Box 3307, Boise, ID 83701]] within 180 days after you got this message. Fax [[appeal_fax|208-555-0186]].
"""),
    Sample("three_labor_fund_final", font="Times-Roman", means={
        "reasons": ["benefit-maximum"], "stage": "post-service", "level": "final-internal"}, text="""
= [[payer_name|Great Lakes Carpenters Health Fund]]
= Board of Trustees

= [[notice_date|September 17, 2026]]

= Mr. Absalom Trevino
= 40 Dock Street, Superior, WI 54880

= Re:  Appeal of [[patient_name|Absalom Trevino]], Fund number [[member_id|GLC-30 4471]]
=      Claim [[claim_number|2026-04-77120]], [[provider_name|Twin Ports Chiropractic]], [[service_start|March 2, 2026]] to [[service_end|April 27, 2026]], [[amount_billed|$1,480.00]]

Dear Mr. Trevino:

At its meeting of September 10, 2026 the Board considered your appeal, which asked the Fund to pay for [[service|chiropractic visits]] beyond the twenty that Section 5.09 allows in a calendar year. By the date of the first unpaid visit all twenty had been used. The
Plan has no provision for exceptions. The appeal is denied, and this decision is final.

If you believe that the decision is wrong you have the right to file suit under section 502(a) of the Employee Retirement Income Security Act. Copies of your file are free on request.
"""),
    Sample("three_wheelchair_repair_es", font="Times-Roman", means={
        "payer": "amerihealth-caritas", "reasons": ["no-prior-authorization"], "stage": "post-service", "level": "initial", "pa_history": "none", "group_code": "CO",
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}, "language": "es"}, text="""
= [[payer_name|AmeriHealth Caritas Delaware]]
= Diamond State Health Plan (Medicaid)

= [[notice_date|5 de noviembre de 2026]]

: Miembro : [[patient_name|Herminia Cardona]]
: Número de miembro : [[member_id|10448820]]
: Reclamación : [[claim_number|26D1188204]]
: Proveedor : [[provider_name|Movilidad Total del Atlántico]]
: Fecha del servicio : [[service_start|22/09/2026]]
: Cargo : [[amount_billed|$640.00]]

Estimada señora Cardona:

No pagamos la reclamación por la [[service|reparación de la silla de ruedas]] (código CO [[carc|197]]). Este servicio necesita aprobación antes de hacerse y el proveedor no la pidió. El proveedor no puede cobrarle a usted.

Si cree que nos equivocamos, puede apelar. Tiene 60 días contados desde la fecha de esta carta. Llame al [[appeal_phone|1-844-555-0137]] o escriba a [[appeal_name|Departamento de Apelaciones]], [[appeal_address|P.O. Box 80105, London, KY 40742]].
"""),
    Sample("three_gene_panel_labels", how="txt", means={
        "payer": "aetna", "reasons": ["medical-necessity"], "stage": "post-service", "level": "initial", "group_code": "PR", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Aetna Life Insurance Company]]

= MEMBER           [[patient_name|Tobias Wainscott]]
= MEMBER ID        [[member_id|W204477118]]
= PLAN SPONSOR     Harlequin Glass Works
= GROUP            [[group_number|0471882-11-002]]
= CLAIM ID         [[claim_number|E7XK44PQ0]]
= PROVIDER         [[provider_name|Lodestar Genomics, Inc.]]
= DATE OF SERVICE  [[service_start|06/30/2026]]
= AMOUNT BILLED    [[amount_billed|$5,900.00]]
= NOTICE DATE      [[notice_date|09/30/2026]]

WE DENIED THIS CLAIM.

The test ([[codes|81445]], [[service|tumor gene panel]]) is covered for cancers that have spread. The pathology report shows stage II disease, for which the result would not alter treatment. It does not meet the definition of medically necessary care in your plan
(Clinical Policy Bulletin [[cited_policy|CPB 0352]]). Adjustment code PR-[[carc|50]].

YOU CAN APPEAL. Do it within 180 days of receipt of this notice. [[appeal_name|Aetna Appeals Resolution Team]], [[appeal_address|P.O. Box 14463, Lexington, KY 40512]]; fax [[appeal_fax|859-555-0165]].
"""),
    Sample("three_oon_surgeon_prose", how="pdf", size=10.5, means={
        "payer": "bcbs-massachusetts", "reasons": ["out-of-network"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Blue Cross Blue Shield of Massachusetts HMO Blue]]

= [[notice_date|October 16, 2026]]

Dear [[patient_name|Ludmila Orenstein]]:

Thank you for your patience while we looked at the request of [[provider_name|Dr. Barnaby Achterkamp]], received on October 5, to have your [[service|hip arthroscopy]] (procedure [[codes|29914]]) done in New York by a surgeon with whom we have no
agreement. I am writing to tell you that I have not approved it. Surgeons in our network, at two hospitals in Boston, do this operation, and nothing in the file explains why neither would suit you.

Your identification number is [[member_id|MTP 904 118 220]] and this request carries the number [[reference_number|26289-00417]].

Should you disagree, an appeal can be started by mail, [[appeal_name|Member Appeal and Grievance Program]], [[appeal_address|One Enterprise Drive, Quincy, MA 02171]], or by fax at [[appeal_fax|617-555-0174]], no later than 180 days from the date of this letter.

= Yours sincerely,
= Constance Fairbairn, MD, Physician Reviewer
"""),
    Sample("three_dental_as_medical", size=9.5, means={
        "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Sagamore Mutual Health Plan]]

| PREDETERMINATION RESULT | |
| Member | [[patient_name|Bettina Roszak]] |
| Member no. | [[member_id|SMH 4471 9920]] |
| Predetermination no. | [[reference_number|PD-77120]] |
| Dentist | [[provider_name|Quincy Obermann, DMD]] |
| Procedure | [[service|Surgical removal of two impacted wisdom teeth]] |
| Result | Not payable under the medical plan |
| Date | [[notice_date|October 2, 2026]] |

The removal of teeth is a dental service. Your medical contract excludes dental services except after an accident (Exclusion 14). You may have benefits under a separate dental policy.

Appeals: within 180 days of receiving this result, in writing, to [[appeal_name|Sagamore Appeals]], [[appeal_address|P.O. Box 992, Terre Haute, IN 47808]].
"""),
    Sample("three_retro_ambulance_auth", how="eml", means={
        "reasons": ["missing-information"], "stage": "post-service", "level": "initial", "group_code": "CO", "stated_deadline": {"days": 90, "from": "notice"},
        "received_date": "2026-11-11"}, text="""
From: Provider Services <noreply@northstarcare.example>
To: billing@cascade-ems.example
Date: Wed, [[notice_date|11 Nov 2026]] 11:45:30 -0800
Subject: Claim status: denied - additional documentation

[[payer_name|NorthStar Care Oregon]]

Claim: [[claim_number|NSC26-4471180]]
Patient: [[patient_name|Winslow Parrish]]
Subscriber ID: [[member_id|NSC884110]]
Billing provider: [[provider_name|Cascade EMS, Inc.]]
Date of service: [[service_start|10/03/2026]]
Procedure: [[codes|A0427]]
Billed: [[amount_billed|$1,985.00]]
Status: Denied CO-[[carc|252]]

The patient care report was requested on October 20, 2026 and has not been received. Without it the claim cannot be processed.

You may submit the report with a reconsideration request within 90 days of the date of this message. Fax [[appeal_fax|503-555-0177]].
"""),
]
