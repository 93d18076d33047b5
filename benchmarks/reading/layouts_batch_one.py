"""First batch of hand-written sample notices, each in a layout and a voice of its own; all people, numbers and plans are invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

RECEIPT_180 = {"days": 180, "from": "receipt"}

ONE: list[Sample] = [
    Sample("one_two_reasons", font="Times-Roman", size=10.5, means={
        "payer": "aetna", "reasons": ["medical-necessity", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Aetna]]
= Utilization Management
= P.O. Box 981106, El Paso, TX 79998
= Clinical intake fax: 1-833-555-0101

> [[notice_date|October 19, 2026]]

= Marguerite Toller-Ashby
= 4410 Quail Run Road
= Lubbock, TX 79424

: Member : [[patient_name|Marguerite Toller-Ashby]]
: Member ID : [[member_id|W2518 44907]]
: Group : [[group_number|868214-010]]
: Date of birth : [[patient_dob|02/11/1977]]
: Case number : [[reference_number|MC10294471]]
: Ordering provider : [[provider_name|Nikhil Bhattacharya, MD]]
: Place of service : [[facility_name|Llano Estacado Surgical Hospital]]
: Service : [[service|Anterior cervical discectomy and fusion, C5-C6]]
: Procedure codes : [[codes|22551]], [[codes|22845]]
: Diagnosis : [[codes|M50.122]]

Dear Marguerite Toller-Ashby:

On October 9, 2026 your provider asked us to approve the procedure shown above. A medical director, Elena Prokopy, MD, who is board certified in
neurosurgery, looked at the request. We are not approving it.

## Why we made this decision

We used our policy [[cited_policy|CPB 0743]]. That policy asks for at least six weeks of treatment without surgery within the past year. The notes show
two physical therapy visits in August. Because of this the fusion is not medically necessary at this time. We also did not get the report of the
cervical MRI that the notes mention, so we could not see whether a nerve root is pressed.

## If you disagree

You can ask us for an appeal within 180 days of the day you get this letter. You may write to [[appeal_name|Aetna Member Appeals]],
[[appeal_address|P.O. Box 14463, Lexington, KY 40512]], or fax to [[appeal_fax|1-859-555-0142]]. To speak with someone, call Member Services at
1-800-555-0117. Your doctor may speak with the medical director at 1-888-555-0130 within 14 days.

An appeal before the service is decided within 30 days. If waiting could seriously harm your health, you can ask for a fast appeal, which is decided
within 72 hours. After our final answer you may ask for an external review within four months.

~ You may have, free of charge, copies of everything we looked at. Employee Benefits Security Administration: 1-866-444-3272.
"""),
    Sample("one_tpa_employer", font="Helvetica", size=9.5, means={
        "reasons": ["experimental"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "erisa-self-funded", "stated_deadline": RECEIPT_180, "funding": "self"}, text="""
= [[payer_name|Sawtooth Benefit Administrators]]
= Third-party administrator for the Marrowbone Steel Employee Health Plan
= 700 Foundry Street, Pueblo, CO 81003    Customer care 719-555-0110    Fax 719-555-0111

Letter date: [[notice_date|09/28/2026]]

| Plan participant | Participant number | Plan number | Review number |
| [[patient_name|Leland J. Obermeyer]] | [[member_id|SBA00719284]] | MBS-501 | [[reference_number|UR-26-118834]] |

| Treating physician | Facility | Requested service | CPT |
| [[provider_name|Carmela Rizzuto, DO]] | [[facility_name|Arkansas Valley Pain Institute]] | [[service|Intradiscal platelet-rich plasma injection, L4-L5]] | [[codes|0232T]] |

Dear Mr. Obermeyer,

Marrowbone Steel pays the cost of this plan from its own funds. Sawtooth Benefit Administrators does not insure the plan; it reviews requests under
the plan document. Clinical review for this request was carried out by [[delegate|American Health Holding]].

The request received on September 21, 2026 has been denied. The plan document, page 61, leaves out treatment that is experimental or investigational. The
reviewer found that controlled trials have not yet shown that these injections help disc pain, and that the FDA has not cleared the product for this use.

Appeal: write within 180 days after you receive this letter to [[appeal_name|Sawtooth Benefit Administrators, Appeals Coordinator]],
[[appeal_address|P.O. Box 8820, Pueblo, CO 81008]]. Appeals may also be faxed to [[appeal_fax|719-555-0166]]. The plan offers one level of appeal. You may then
ask for an independent external review, and you have the right to bring a civil action under section 502(a) of ERISA.
"""),
    Sample("one_visit_limit_statement", size=9, means={
        "payer": "bcbs-illinois", "reasons": ["benefit-maximum"], "stage": "post-service", "level": "initial", "group_code": "PR",
        "stated_deadline": RECEIPT_180}, kind="explanation-of-benefits", text="""
# Explanation of Benefits

= [[payer_name|Blue Cross and Blue Shield of Illinois]]
= This is not a bill.

: Statement date : [[notice_date|11/02/2026]] : Subscriber : Yolanda Pfeiffer
: Identification number : [[member_id|XOF 830 119 274]] : Group number : [[group_number|0P4471]]
: Patient : [[patient_name|Tobiah Pfeiffer]] : Claim number : [[claim_number|0202629504X81120]]
: Provider : [[provider_name|Fox River Physical Therapy, Ltd.]] : Claim received : 10/21/2026

| Service date | Service | Charge | Discount | Allowed | Paid | Not covered | You owe | Code |
| [[service_start|10/06/2026]] | [[codes|97110]] Exercise | 120.00 | 0.00 | 0.00 | 0.00 | 120.00 | 120.00 | PR-[[carc|119]] |
| 10/06/2026 | [[codes|97140]] Manual therapy | 95.00 | 0.00 | 0.00 | 0.00 | 95.00 | 95.00 | PR-119 |
| [[service_end|10/13/2026]] | 97110 Exercise | 120.00 | 0.00 | 0.00 | 0.00 | 120.00 | 120.00 | PR-119 [[rarc|N362]] |
| Total |  | [[amount_billed|335.00]] | 0.00 | 0.00 | 0.00 | [[amount_denied|335.00]] | [[patient_owes|335.00]] |  |

119: The 30 visits that your plan allows for therapy in a calendar year have been used.

~ You may ask us to review this decision. Send a written request within 180 days after you receive this statement to [[appeal_name|Claim Review Section]],
~ [[appeal_address|P.O. Box 660603, Dallas, TX 75266]], or fax [[appeal_fax|888-555-0123]]. Questions: 800-555-0191.
"""),
    Sample("one_medicare_stay_partly", means={
        "payer": "humana", "reasons": ["medical-necessity", "level-of-care"], "stage": "pre-service", "level": "initial", "urgent": True,
        "pa_history": "requested-denied", "plan_type": "medicare-advantage", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
~ Important: This notice explains your right to appeal our decision. Read this notice carefully. If you need help, you can call one of the numbers listed on
~ the last page under "Get help & more information."

# Notice of Denial of Medical Coverage

: Date : [[notice_date|11/12/2026]] : Member number : [[member_id|H70441928]]
: Name : [[patient_name|Ernestine Vogelsang]] : Case : [[reference_number|187700341215]]

## Your request was denied

[[payer_name|Humana Gold Plus]] has denied the medical services listed below requested by you or your doctor, [[provider_name|Adaeze Okwuosa, MD]]:

= [[service|Admission to a long-term acute care hospital]], [[facility_name|Cumberland Specialty Hospital]], requested start [[service_start|11/13/2026]]

## Why did we deny your request?

We denied the services listed above because Medicare's rules for this level of hospital care are not met (42 CFR 412.23, and our policy [[cited_policy|MCR-LTACH-07]]).
You are breathing without a ventilator and your wounds can be cared for in a skilled nursing facility. Care in an acute hospital is not medically necessary, and
a lower level of care would meet your needs. The request was reviewed as an expedited request.

## You have the right to appeal our decision

You have the right to ask Humana to review our decision by asking us for a Level 1 Appeal within 65 calendar days of the date of this notice.

---

## How to ask for an appeal with Humana

For a Standard Appeal: Mailing Address: [[appeal_name|Humana Grievances and Appeals]], [[appeal_address|P.O. Box 14165, Lexington, KY 40512-4165]]
Phone: 1-800-555-0148 Fax: 1-800-555-0149
For a Fast Appeal: Phone: [[appeal_phone|1-800-555-0161]] Fax: [[appeal_fax|1-800-555-0162]]

## Get help & more information

Humana toll free: 1-800-555-0148, TTY 711. 1-800-MEDICARE (1-800-633-4227), 24 hours, 7 days a week. Medicare Rights Center: 1-888-HMO-9050.

~ Form CMS 10003-NDMCP. OMB Approval 0938-0829 (Expires 02/28/2027). H1036_GHHMZ4REN
"""),
    Sample("one_stay_ends", means={
        "reasons": ["medical-necessity"], "stage": "concurrent", "level": "initial", "plan_type": "medicare-advantage", "service": "skilled nursing"}, text="""
= Sweetgrass Care and Rehabilitation
= 18 Meadow Lane, Bozeman, MT 59715
= 406-555-0137

# Notice of Medicare Non-Coverage

: Patient name : [[patient_name|Roderick Lindqvist]] : Patient number : [[member_id|3KD8-YF2-RT65]]

## The Effective Date Coverage of Your Current Skilled Nursing Services Will End: November 20, 2026

* Your Medicare health plan and/or provider have determined that Medicare probably will not pay for your current skilled nursing services after the date above.
* You may have to pay for any services you receive after the above date.

## Your Right to Appeal This Decision

* You have the right to an immediate, independent medical review (appeal) of the decision to end Medicare coverage of these services. Your services will
continue during the appeal.
* The Quality Improvement Organization (QIO) is the independent reviewer. You must call by noon of the day before the date above.

Call your QIO at: Mountain Peer Review, [[appeal_phone|1-800-555-0182]], to appeal, or if you have questions.

Plan contact: [[payer_name|Bitterroot Advantage]], 1-855-555-0120

Signature of patient or representative: R. Lindqvist        Date: 11/17/2026

~ Form CMS 10123-NOMNC (Approved 12/31/2011) OMB approval 0938-0953
"""),
    Sample("one_drug_quantity", how="txt", means={
        "payer": "wellcare", "reasons": ["quantity-limit"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicare-part-d", "stated_deadline": {"days": 65, "from": "notice"}}, text="""
# Notice of Denial of Medicare Prescription Drug Coverage

: Date : [[notice_date|October 2, 2026]]
: Enrollee's name : [[patient_name|Wilhelmina Ostrander]]
: Member number : [[member_id|40227719]]
: Drug : [[service|sumatriptan 100 mg tablets, 18 per 30 days]]

## Your request was denied

We have denied coverage under your Medicare Part D benefit of the drug above, which you or your prescriber, [[provider_name|Dr. Gaspard Lemieux]], requested.

## Why did we deny your request?

We denied this request under Medicare Part D because [[payer_name|Wellcare Value Script (PDP)]] covers no more than 9 tablets every 30 days. Your prescriber's statement
does not say why that number has not worked for you or would not work for you.

## What if I don't agree with this decision?

You have the right to appeal. You must ask for a redetermination within 65 calendar days of the date on this notice.

: Standard appeal address : [[appeal_name|Wellcare Medicare Pharmacy Appeals]], [[appeal_address|P.O. Box 31383, Tampa, FL 33631]]
: Standard appeal fax : [[appeal_fax|1-866-555-0187]]
: Expedited appeal phone : 1-866-555-0190

~ Form CMS-10146. S4802_2026
"""),
    Sample("one_attendant_hours_cut", font="Times-Roman", size=11, means={
        "reasons": ["medical-necessity"], "stage": "concurrent", "level": "initial", "urgent": False, "plan_type": "medicaid-managed-care",
        "stated_deadline": {"days": 60, "from": "notice"}, "service": "personal care assistance reduced from 35 to 22 hours"}, text="""
= [[payer_name|Loon Lake Community Health Plan]]
= Serving Medical Assistance members

# Notice of Adverse Benefit Determination: Reduction

: Date of this notice : [[notice_date|November 5, 2026]]
: Member : [[patient_name|Halvor Nygaard]]
: Date of birth : [[patient_dob|June 30, 1958]]
: Medical Assistance ID : [[member_id|01448273]]
: Notice number : [[reference_number|DTR-2026-004417]]
: Agency : [[facility_name|Birchbark Home Supports]]

| Service | Now | Starting November 20, 2026 |
| Personal care assistance | 35 hours a week | 22 hours a week |

What we decided. Starting November 20, 2026 we will pay for fewer hours of personal care assistance.

Why. A nurse visited you on October 22, 2026. You now dress and eat with no help and need help with bathing and moving. The hours you have are more than are
medically necessary for the help you need. We used Minnesota Statutes 256B.0659.

What you can do. You may ask us for an appeal. Do so within 60 days from the date of this notice. Write to [[appeal_name|Member Appeals]],
[[appeal_address|PO Box 1402, Duluth, MN 55806]], call [[appeal_phone|218-555-0144]], or fax [[appeal_fax|218-555-0145]]. To keep your 35 hours while you appeal, ask before
November 15, 2026. If we say no you can ask the state for a hearing within 120 days of our appeal letter.
"""),
    Sample("one_action_modified", how="docx", means={
        "payer": "health-net", "reasons": ["medical-necessity"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
# Notice of Action
# About Your Treatment Request

= [[notice_date|October 27, 2026]]

| [[patient_name|Xochitl Barragan]] | [[provider_name|Tam Nguyen-Wells, MD]] |
| 88 Alder Court, Fresno, CA 93706 | 2020 Divisadero Street, Fresno, CA 93721 |

: Identification number : [[member_id|94410822B]]
: RE : [[service|Occupational therapy, 24 visits]]

Tam Nguyen-Wells, MD has asked [[payer_name|Health Net Community Solutions]] to approve 24 visits of occupational therapy. We cannot approve this treatment as requested. This is
because 24 visits are not medically necessary for your condition: you have met two of your three goals and a home program can meet the third. We used the
[[cited_policy|Apollo Managed Care Guideline, Occupational Therapy, 14th edition]]. We will instead approve the following treatment: 6 visits.

You may ask for copies of everything we used to decide, free of charge. Call 1-800-555-0155.

You may appeal this decision. The enclosed "Your Rights" notice tells you how. You have 60 days from the date on this "Notice of Action" letter to file.
Mail: [[appeal_name|Health Net Appeals and Grievances]], [[appeal_address|P.O. Box 10348, Van Nuys, CA 91410]]. Fax: [[appeal_fax|1-877-555-0126]].
You may ask for a State Hearing within 120 days of our appeal answer. Medi-Cal Ombudsman: 1-888-452-8609.

= Sincerely,
= Odette Farquharson, MD, Medical Director
"""),
    Sample("one_codes_two_claims", size=8.5, kind="explanation-of-benefits", means={
        "payer": "unitedhealthcare", "reasons": ["no-prior-authorization"], "stage": "post-service", "level": "initial", "group_code": "CO", "pa_history": "none",
        "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|UnitedHealthcare]]
> Statement prepared [[notice_date|10/30/2026]]

# Your claims this month

: Member/Patient : [[patient_name|Delphine Arceneaux]] : Member ID : [[member_id|917 330 284]]
: Group name : Pelican Marine Services : Group number : [[group_number|742915]]

## Claim 1 of 2: number CC-2026-5510071, Gulfside Internal Medicine

| Date | Billed | Allowed | Plan paid | Not covered | Your share | Notes |
| 09/14/2026 | $210.00 | $140.00 | $112.00 | $0.00 | $28.00 | PR-2 |

## Claim 2 of 2: number [[claim_number|CC-2026-5518846]], [[provider_name|Bayou Teche Imaging, LLC]]

| Date | Code | Billed | Allowed | Plan paid | Not covered | Your share | Notes |
| [[service_start|09/22/2026]] | [[codes|74177]] | [[amount_billed|$2,940.00]] | $0.00 | $0.00 | [[amount_denied|$2,940.00]] | [[patient_owes|$0.00]] | CO-[[carc|197]], [[rarc|M62]] |

Notes: PR-2 is your coinsurance. CO-197: the imaging center did not ask for approval before the service. Your network provider may not bill you for this amount.

You, or someone you name, can appeal. We must get your appeal within 180 days after you received this statement. Mail to [[appeal_name|UnitedHealthcare Appeals]],
[[appeal_address|P.O. Box 740816, Atlanta, GA 30374]].
"""),
    Sample("one_upheld_appeal", font="Times-Roman", means={
        "payer": "cigna", "reasons": ["experimental", "medical-necessity"], "stage": "pre-service", "level": "final-internal", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": {"months": 4, "from": "receipt"}}, text="""
= [[payer_name|Cigna Health and Life Insurance Company]]
= National Appeals Organization
= P.O. Box 188011, Chattanooga, TN 37422

= [[notice_date|November 9, 2026]]

= Ramona Castellanos
= 31 Orchard Terrace
= Nyack, NY 10960

= Re: Appeal of [[service|transcranial magnetic stimulation, 36 sessions]]
=     Customer: [[patient_name|Ramona Castellanos]]     Customer ID: [[member_id|U61 887 2043]]
=     Appeal number: [[reference_number|AP-20261014-7781]]     Doctor: [[provider_name|Fabian Strohmeyer, MD]]
=     Codes: [[codes|90867]], [[codes|90868]], [[codes|90869]]

Dear Ms. Castellanos,

You appealed on October 14, 2026 our September 8, 2026 decision. A psychiatrist who had no part in that decision, and who does not report to the person who made
it, studied your appeal. We uphold our decision: the service will not be covered. This is our final decision; you have used all the appeals that your plan offers
inside the company.

What the reviewer found: you have tried two antidepressants. [[cited_policy|Medical Coverage Policy 0383]] asks for four, from two classes. Use after two is considered unproven and
investigational, and on the facts sent the treatment was not medically necessary.

What you can do now: you may ask for an external review by an Independent Review Organization. File within four months of the date you receive this letter. Send the
form on page 3 to [[appeal_name|Cigna External Review Unit]], [[appeal_address|P.O. Box 188062, Chattanooga, TN 37422]], fax [[appeal_fax|860-555-0172]].
There is no cost to you. Call 800-555-0128 with questions.

= Yours truly,
= Lorne Haverstock, Appeals Specialist
"""),
    Sample("one_app_mail", how="eml", means={
        "payer": "oscar", "reasons": ["missing-information"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": RECEIPT_180}, text="""
From: [[payer_name|Oscar]] <messages@oscar.example>
To: ingvild.t@mail.example
Date: Tue, [[received_date|06 Oct 2026]] 16:20:04 -0400
Subject: An update about your request (we could not approve it)

Hi Ingvild,

We could not approve a request from your doctor. Here is what happened.

: Who : [[patient_name|Ingvild Thorvaldsen]], member ID [[member_id|OSC77120944-01]]
: What : [[service|Home sleep apnea test]] ([[codes|95806]])
: Doctor : [[provider_name|Dr. Benedikta Szabo]]
: Request number : [[reference_number|OR-8830127]]
: Decision : Not approved on [[notice_date|October 6, 2026]]

Why? We asked the office twice, on September 28 and October 1, for the sleep questionnaire and the visit note. They never reached us, so there was not enough information to decide
that you need the test.

Not what you hoped for? You can appeal within 180 days of getting this message. Upload it in the app under Appeals, or write to [[appeal_name|Oscar Appeals]],
[[appeal_address|P.O. Box 52146, Phoenix, AZ 85072]]. You can call 1-855-555-0122.

The Oscar team
"""),
    Sample("one_stay_shortened", means={
        "payer": "anthem", "reasons": ["level-of-care", "length-of-stay", "medical-necessity"], "stage": "concurrent", "level": "initial", "urgent": True,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[delegate|Carelon Behavioral Health]]
= on behalf of [[payer_name|Anthem Blue Cross and Blue Shield]]

= [[notice_date|November 16, 2026]]

= Member: [[patient_name|Cormac Delahunt]]
= Member ID: [[member_id|JQU402M77190]]      DOB: [[patient_dob|04/19/2001]]
= Authorization: [[reference_number|01-111426-7-22]]
= Facility: [[facility_name|Stone Arbor Treatment Center]]
= Attending: [[provider_name|Priya Venkataraman, MD]]
= Service: [[service|Residential treatment, mental health]] (rev code [[codes|1001]])
= Days requested: [[service_start|November 17, 2026]] through [[service_end|November 30, 2026]]

# URGENT CONCURRENT REVIEW - NOTICE OF NON-CERTIFICATION

We cannot certify the additional days named above. You were admitted October 27, 2026 and days through November 16, 2026 were certified. You are no longer in danger of harming
yourself, take your medicine and attend groups. Round-the-clock residential care is no longer medically necessary; your care can go on in a partial hospital program. We applied
[[cited_policy|MCG Residential Behavioral Health Level of Care, Adult]].

Expedited appeal: you, your doctor or the facility may ask for a decision within 72 hours by phone at [[appeal_phone|1-800-555-0176]].
Standard appeal: write within 180 days of receiving this letter to [[appeal_name|Carelon Appeals Department]], [[appeal_address|P.O. Box 1840, Cranberry Township, PA 16066]], or fax
[[appeal_fax|1-855-555-0109]].
"""),
    Sample("one_exception_refused", how="html", means={
        "payer": "ambetter", "reasons": ["non-formulary", "step-therapy"], "stage": "formulary", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "individual-aca", "stated_deadline": RECEIPT_180}, text="""
# Formulary exception request: denied

= [[payer_name|Ambetter from Sunflower Health Plan]]
= Your Marketplace plan

: Notice date : [[notice_date|10/14/2026]]
: Member : [[patient_name|Zbigniew Haverkamp]]
: Member # : [[member_id|U9044718203]]
: Prescriber : [[provider_name|Lucille Amador, APRN]]
: Medicine : [[service|Emgality 120 mg/mL pen]]
: Reference : [[reference_number|PA-55182270]]

Emgality is not on the drug list of your plan. We can make an exception when the drugs on the list did not work or cannot be taken. The request names topiramate only. Before this drug you
must also try two of the following: propranolol, amitriptyline, Aimovig.

You have 180 days from the day this notice reached you to appeal: [[appeal_name|Ambetter Appeals]], [[appeal_address|8325 Lenexa Drive, Lenexa, KS 66214]], fax [[appeal_fax|1-844-555-0151]].
You may also ask us to have an independent review organization look at the exception request. It answers in 72 hours, or in 24 hours when urgent.
"""),
    Sample("one_hospital_downgrade", font="Courier", size=9, means={
        "reasons": ["coding"], "stage": "post-service", "level": "initial", "stated_deadline": {"days": 90, "from": "notice"}, "carc": [], "rarc": []}, text="""
= [[payer_name|GREAT BASIN HEALTH ALLIANCE]]
= PAYMENT INTEGRITY

= [[notice_date|09/17/2026]]

= RUBY VALLEY MEDICAL CENTER
= ATTN: DENIALS MANAGEMENT
= 1 HOSPITAL WAY
= ELKO, NV 89801

= RE: DRG VALIDATION - PARTIAL DENIAL
= PATIENT:        [[patient_name|ANSELM T WHITEHORSE]]
= MEMBER ID:      [[member_id|GBH0091823]]
= CLAIM NUMBER:   [[claim_number|26-2040-118827]]
= PATIENT CONTROL: 77810-A
= ADMIT:          [[service_start|06/02/2026]]
= DISCHARGE:      [[service_end|06/08/2026]]
= BILLED CHARGES: [[amount_billed|$48,120.00]]
= BILLED DRG 871  PAID DRG 872

DEAR PROVIDER:

WE REVIEWED THE MEDICAL RECORD OF THIS ADMISSION. THE SECONDARY DIAGNOSIS CODE [[codes|J96.01]] IS NOT SUPPORTED BY THE DOCUMENTATION: NO BLOOD GAS AND NO OXYGEN NEED ABOVE 2 LITERS
IS RECORDED. THE CODE WAS REMOVED AND THE CLAIM WAS PAID AT THE LOWER DRG. THE AMOUNT DENIED IS [[amount_denied|$9,414.22]]. THE MEMBER MAY NOT BE BILLED.

YOU MAY DISPUTE THIS FINDING IN WRITING WITHIN 90 DAYS OF THE DATE OF THIS LETTER. SEND TO [[appeal_name|GREAT BASIN PROVIDER DISPUTES]],
[[appeal_address|PO BOX 5501, RENO, NV 89513]] OR FAX [[appeal_fax|775-555-0180]].
"""),
    Sample("one_policy_cancelled", font="Times-Roman", means={
        "reasons": ["rescission"], "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Harbor Lantern Insurance Company]]
= Underwriting Services

= [[notice_date|October 8, 2026]]

= [[patient_name|Philippa Drummond-Reyes]]
= 5 Cannery Row, Unit 9
= Astoria, OR 97103

= Policy number: HL-IND-229014
= ID number: [[member_id|HL229014-00]]

Dear Ms. Drummond-Reyes,

When you applied for this policy you were asked whether anyone to be insured had been advised to have surgery. You answered no. Records that we obtained while reviewing a claim show
that surgery on the left shoulder had been advised on February 3, 2026. Because this answer was an intentional misrepresentation of a material fact, we are rescinding your policy as of
its effective date, April 1, 2026. It is treated as if it had never existed. Premiums will be returned, less claims paid. We will not pay claims that are still open.

This is an adverse benefit determination. You may appeal within 180 days after you receive it. Address your letter to [[appeal_name|Harbor Lantern Appeals]],
[[appeal_address|PO Box 77, Salem, OR 97308]]. The Oregon Division of Financial Regulation can help you at 888-877-4894.
"""),
    Sample("one_gap_refused", how="txt", means={
        "reasons": ["out-of-network", "referral"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "stated_deadline": {"days": 180, "from": "notice"}}, text="""
= [[payer_name|Chesapeake Valley HMO]]
= Care Coordination

= [[notice_date|10/22/2026]]

= Patient:       [[patient_name|Octavia Brightwater]]
= Medical record no. 5518204        Member no. [[member_id|CVH-3380172-02]]
= Requested:     [[service|Consultation and treatment, pediatric rheumatology]]
= Requested by:  [[provider_name|Sunil Wickramasinghe, MD]]
= To be seen at: [[facility_name|Potomac Children's Hospital]]
= Tracking no.   [[reference_number|RQ26-771120]]

Dear Parent of Octavia Brightwater:

We reviewed the request to let your child see a specialist at a hospital that does not take part in our network, at in-network cost. The request is not approved.
Two rheumatologists within 40 miles of your home are in our network and have openings this month. Also, your plan asks that the primary care doctor refer a child to a specialist, and
no referral from Dr. Yun is on file.

You may file a grievance (appeal) within 180 days of the date on this letter. Mail: [[appeal_name|Member Relations]], [[appeal_address|1200 Severn Avenue, Annapolis, MD 21403]].
Fax: [[appeal_fax|410-555-0119]]. Phone: 410-555-0118.
"""),
    Sample("one_carta_dos_motivos", font="Times-Roman", means={
        "payer": "molina", "reasons": ["medical-necessity", "missing-information"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "plan_type": "medicaid-managed-care", "stated_deadline": {"days": 60, "from": "notice"}, "language": "es"}, text="""
= [[payer_name|Molina Healthcare of Texas]]
= Programa STAR de Medicaid

= [[notice_date|29 de octubre de 2026]]

= Padres de [[patient_name|Yaretzi Monsivais]]
= 640 Calle del Sol
= Laredo, TX 78040

: Número de Medicaid : [[member_id|618220947]]
: Fecha de nacimiento : [[patient_dob|12/03/2019]]
: Servicio pedido : [[service|Terapia del habla, 26 sesiones]]
: Proveedor : [[provider_name|Centro de Terapia Río Bravo]]
: Número de solicitud : [[reference_number|2630118844]]

Estimados padres:

El 19 de octubre de 2026 recibimos una solicitud para los servicios indicados. No podemos aprobarlos. La evaluación dice que el puntaje del habla de su hija está dentro de lo
normal, por eso las sesiones no son médicamente necesarias. Además pedimos al centro el plan de tratamiento firmado y no lo recibimos.

Usted puede apelar. Tiene 60 días a partir de la fecha de esta carta. Escriba a [[appeal_name|Molina, Apelaciones]], [[appeal_address|P.O. Box 182273, Chattanooga, TN 37422]], mande un fax al
[[appeal_fax|1-877-555-0133]] o llame al [[appeal_phone|1-866-555-0134]]. Si no está de acuerdo con la respuesta puede pedir una audiencia imparcial del estado dentro de 120 días.
"""),
    Sample("one_federal_upheld", means={
        "payer": "fep-blue", "reasons": ["plan-exclusion"], "stage": "post-service", "level": "reconsideration", "plan_type": "fehb",
        "stated_deadline": {"days": 90, "from": "notice"}}, text="""
= [[payer_name|Blue Cross and Blue Shield Service Benefit Plan]]
= Federal Employee Program

: Date : [[notice_date|September 30, 2026]]
: Patient : [[patient_name|Augustin Marchetti]]
: Identification no. : [[member_id|R50882714]]
: Claim no. : [[claim_number|FEP2618877120]]
: Provider : [[provider_name|Tidewater Acupuncture and Wellness]]
: Dates of service : [[service_start|05/04/2026]] to [[service_end|06/29/2026]]
: Charges : [[amount_billed|$1,190.00]]

Dear Mr. Marchetti:

You asked us to reconsider our denial of the charges above. We looked at the claim again and our decision stays the same. Section 6 of the brochure, General exclusions, does not allow
benefits for [[service|massage therapy]], whoever gives it. The amount of [[patient_owes|$1,190.00]] is yours to pay.

If you do not agree you may ask the Office of Personnel Management to review the claim. You must write to OPM within 90 days after the date of this letter: [[appeal_name|United States Office of
Personnel Management, Healthcare and Insurance, Federal Employee Insurance Operations]], [[appeal_address|1900 E Street NW, Washington, DC 20415]].
"""),
    Sample("one_military_referral", how="txt", means={
        "payer": "tricare", "reasons": ["plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False, "pa_history": "requested-denied",
        "plan_type": "tricare", "stated_deadline": {"days": 90, "from": "notice"}}, text="""
= [[payer_name|TRICARE West]] Region
= [[delegate|TriWest Healthcare Alliance]]

= Date: [[notice_date|19 Oct 2026]]

= Beneficiary: [[patient_name|Leocadia Fontaine]]
= DBN: [[member_id|00118840271]]
= Reference no: [[reference_number|2026-1019-44871]]
= Provider: [[provider_name|Everett Nakagawa, DDS]]

Dear Ms. Fontaine,

We received a referral for [[service|dental implants, two]]. This service is not a TRICARE benefit (32 CFR 199.4(g)) and we cannot authorize it.

If you disagree, you may ask for a reconsideration. Your request must be in writing, be signed, and be postmarked or received within 90 calendar days from the date of this letter.
Send it to [[appeal_name|TriWest Appeals]], [[appeal_address|P.O. Box 86508, Phoenix, AZ 85080]], or fax it to [[appeal_fax|1-866-555-0140]].
"""),
    Sample("one_campus_plan", means={
        "payer": "unitedhealthcare", "reasons": ["cosmetic", "plan-exclusion"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "plan_type": "student", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|UnitedHealthcare Student Resources]]
= Student Health Insurance Plan, Kettle Moraine College, 2026-2027

| Insured student | SRID | Policy number | Date |
| [[patient_name|Basil Ferreira-Lund]] | [[member_id|4471902]] | [[group_number|2026-201844-1]] | [[notice_date|October 13, 2026]] |

Dear Basil Ferreira-Lund:

[[provider_name|Wauwatosa Dermatology Partners]] asked for approval of [[service|laser treatment of facial scars]] (CPT [[codes|17106]]; diagnosis [[codes|L90.5]]).

The treatment is meant to improve appearance and does not restore a function. Cosmetic procedures are excluded under your policy (Exclusions and Limitations, item 9). For that
reason the request is denied.

Appeals must reach us within 180 days after you receive this letter: [[appeal_name|Student Resources, Appeals]], [[appeal_address|PO Box 809025, Dallas, TX 75380]].
"""),
    Sample("one_ambulance_prose", how="txt", means={
        "reasons": ["emergency", "out-of-network"], "amount_denied": "31450.00", "stage": "post-service", "level": "initial", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Prairie Sentinel Mutual]]
= P.O. Box 300, Salina, KS 67402

= [[notice_date|November 3, 2026]]

= [[patient_name|Thelonius Greer]]
= 911 West Crawford
= Salina, KS 67401

Dear Thelonius Greer:

Thank you for being insured with us. We finished looking at the bill from [[provider_name|Sunflower Air Rescue]] for the [[service|helicopter ride]] on [[service_start|August 30, 2026]]. We are sorry that we cannot pay
the [[amount_billed|$31,450.00]] that was charged. Our reviewer found that your condition that day was not an emergency: you were awake and stable and a ground ambulance was twelve
minutes away. Sunflower Air Rescue is not one of our contracted companies, and outside an emergency your policy pays nothing for companies that are not. Your claim is filed with us as
[[claim_number|PSM-2026-77104]], under ID [[member_id|PS 4471-220]].

~ Should you wish to contest this, tell us in writing within one hundred eighty (180) days of receipt of this letter, at the address above, attention Appeals. We answer within 60 days.
"""),
    Sample("one_two_drugs", how="pdf", means={
        "payer": "cigna", "reasons": ["duplicate-therapy", "off-label"], "stage": "pre-service", "level": "initial", "urgent": False,
        "pa_history": "requested-denied", "stated_deadline": RECEIPT_180}, text="""
= [[delegate|Express Scripts]]
= Prior authorization department, acting for [[payer_name|Cigna Healthcare]]

| Patient | Member ID | Case ID | Date |
| [[patient_name|Ottoline Vance]] | [[member_id|U4471 88203]] | [[reference_number|98811204]] | [[notice_date|10/05/2026]] |

Dear Ottoline Vance,

Your doctor, [[provider_name|Matthias Engelbrecht, MD]], asked for coverage of [[service|Dupixent 300 mg/2 mL]].

Your plan did not approve coverage. This is why:
* You are already taking Xolair. Two biologic medicines of this kind are not covered at the same time.
* The diagnosis sent, alopecia areata, is not a use that the FDA has approved for this drug, nor is it listed in the compendia that the plan accepts.

You may appeal within 180 days of the date you receive this letter. Mail or fax: [[appeal_name|Express Scripts, Attn: Clinical Appeals Department]], [[appeal_address|PO Box 66588, St. Louis, MO 63166]],
fax [[appeal_fax|1-877-555-0116]]. Phone for questions: 1-800-555-0175.
"""),
    Sample("one_other_cover_first", size=9, kind="denial", means={
        "reasons": ["coordination-of-benefits"], "stage": "post-service", "level": "initial", "group_code": "OA", "stated_deadline": RECEIPT_180}, text="""
= [[payer_name|Tall Grass Health Cooperative]]

# Claim decision

: Date : [[notice_date|Oct 26, 2026]] : Claim : [[claim_number|TG261558803]]
: Member : [[patient_name|Winifred Abernathy-Cole]] : ID : [[member_id|TGC 550 1182]]
: Provider : [[provider_name|Platte River Cardiology]] : Service date : [[service_start|Oct 1, 2026]]
: Charged : [[amount_billed|$780.00]] : Adjustment : OA-[[carc|22]] [[rarc|MA04]]

We did not pay this claim. Our records say that you also have coverage through your spouse's employer, and that plan should pay first. Ask the other plan to process the claim, then send us its
statement and we will look at what is left. If you have no other coverage, call us at 402-555-0150 so that we can correct our records.

You have a right to appeal for 180 days from the day you receive this decision. Write to [[appeal_name|Member Appeals]], [[appeal_address|PO Box 83100, Lincoln, NE 68501]].
"""),
    Sample("one_late_claim", how="docx", means={
        "reasons": ["timely-filing"], "stage": "post-service", "level": "initial", "group_code": "CO", "stated_deadline": {"days": 60, "from": "notice"}}, text="""
= [[payer_name|Big Sky Administrators]]

= [[notice_date|October 1, 2026]]

= Dear Billing Manager, [[provider_name|Gallatin Orthopedics]]:

| Patient | Subscriber ID | Claim | Service date | Charge |
| [[patient_name|Josiah Redfern]] | [[member_id|BSA-110-4472]] | [[claim_number|61188204]] | [[service_start|02/10/2026]] | [[amount_billed|$412.00]] |

This claim was received on September 18, 2026. Your agreement gives 120 days from the date of service to send a claim, so it was too late and is denied with code CO [[carc|29]]. You may not
collect the charge from the patient.

A provider who can show that the claim was sent in time may ask for reconsideration within 60 days of the date of this letter. Fax [[appeal_fax|406-555-0162]].
"""),
]
