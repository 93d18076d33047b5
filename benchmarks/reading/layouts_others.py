"""Papers that are no denial, and official-style forms that nobody has filled in; all people and numbers are invented."""
# ruff: noqa: E501 - the samples' prose

from __future__ import annotations

from layouts_paper import Sample

OTHERS: list[Sample] = [
    Sample("other_approval_letter", kind="approval", text="""
= Sunridge Health Plan
= October 12, 2026

: Member : Priscilla Danforth
: Member ID : SRH-448-1120
: Authorization number : AU-2266190

Dear Priscilla Danforth,

Good news. Your plan has approved the MRI of the left knee (73721) that Dr. Owen Falkirk asked for. The approval is good from October 15 to December 14, 2026 at Beacon Imaging. Approval is not a promise of payment:
you must be enrolled on the day of the service, and your deductible may apply.

Call 1-800-555-0111 with questions.
"""),
    Sample("other_newsletter", kind="other", text="""
# Well Together
= The member newsletter of Meadow Health, autumn 2026

## Know your rights when a claim is denied

Nobody likes to hear no. If we deny a claim you have the right to appeal within 180 days. Many denials happen because a form was not complete or because prior authorization was not obtained before the visit.

## Flu shots are free

Walk into any pharmacy in the network before January 31 and bring your card.

## A recipe from our dietitian

Roast two sweet potatoes at 400 degrees until soft.
"""),
    Sample("other_welcome", kind="other", how="docx", text="""
= Copper Basin Health
= September 3, 2026

Dear Florence Abernethy,

Welcome to Copper Basin Health. Your coverage starts on October 1, 2026. Your member ID is CB-220914. Your card is in this envelope.

What to do first: choose a primary care doctor, set up your account, and read the booklet "Your benefits". Some services need approval before you get them. If we ever deny a service you may appeal; the booklet tells how.
"""),
    Sample("other_premium_bill", kind="other", how="txt", text="""
= Granite State Mutual
= Invoice date: 11/01/2026        Account: 5518-2204

: Subscriber : Marlowe Tennyson
: Member ID : GSM4481120
: Billing period : December 1 - December 31, 2026
: Premium : $612.40
: Tax credit : -$240.00
: Amount due : $372.40
: Due date : 11/30/2026

If we do not receive payment by the end of the grace period your coverage will be terminated.
"""),
    Sample("other_appointment", kind="other", how="eml", text="""
From: Larkspur Orthopedics <noreply@larkspur.example>
To: t.bell@mail.example
Date: Mon, 16 Nov 2026 08:00:00 -0600
Subject: Reminder: your visit on November 24

Dear Theodora Bell,

This is a reminder of your appointment with Dr. Nils Aronsen on November 24, 2026 at 10:15 AM. Please bring your insurance card. If your insurance needs prior authorization and it was not approved, you may be asked to pay.

Reply C to confirm or call 555-0142 to change.
"""),
    Sample("other_all_paid", kind="explanation-of-benefits", size=9, text="""
# Explanation of Benefits
= Sandhill Health        This is not a bill

: Member : Auberon Kestrel
: Member ID : SH 220 1184
: Claim number : 26-SH-77120
: Statement date : 10/19/2026

| Date | Service | Provider charged | Plan discount | Plan paid | Not covered | You owe |
| 09/28/2026 | Office visit | $220.00 | $95.00 | $100.00 | $0.00 | $25.00 |
| Total | | $220.00 | $95.00 | $100.00 | $0.00 | $25.00 |

You may appeal any decision within 180 days of receiving this statement.
"""),
    Sample("other_more_information", kind="other", text="""
= Tamarind Health Plan
= Medical review

= November 4, 2026

= RE: Member: Isadora Winslow     ID: TM-4471102     Request: RQ-118820

Dear Dr. Ferrante:

We are reviewing your request for a sleep study for the member above. To decide we need the office notes of the last six months and the sleep questionnaire. Please fax them to 555-0133 by November 14, 2026.
No decision has been made yet. The time for our decision is put on hold until we get the records, or until November 18, 2026.
"""),
    Sample("other_coverage_questions", kind="other", how="pdf", text="""
= Harvest Moon Benefit Fund

# Other coverage questionnaire

= October 5, 2026
= Participant: Rufus Penderghast        ID: HM 55 1820

Please tell us whether you or anyone in your family has other health insurance. We cannot finish claims for your family until you return this form.

Do you have other insurance?  [ ] Yes  [ ] No
Name of the other company: ______________________
Policy number: ______________________
Signature: ______________________
"""),
    Sample("other_provider_statement", kind="other", text="""
= Willow Bend Medical Group
= Patient statement

: Patient : Ludmila Prescott
: Account number : 882041
: Statement date : 11/03/2026

| Date | Description | Charge | Insurance paid | Adjustment | Balance |
| 08/12/2026 | Office visit | $180.00 | $0.00 | $0.00 | $180.00 |
| 08/12/2026 | X-ray of the ankle | $95.00 | $60.00 | $20.00 | $15.00 |

Your insurance did not pay the office visit. Please pay $195.00 by 12/01/2026, or call our billing office at 555-0166 if your insurance has changed.
"""),
    Sample("other_overturned", kind="approval", how="txt", text="""
= Cedar Lake Health
= November 13, 2026

= RE: Your appeal A-26-5518        Member: Hesper Lockwood        ID: CL-2204-881

Dear Hesper Lockwood,

We finished reviewing your appeal of our October 2 decision, which denied the insulin pump. We have changed our decision. The pump is approved from November 13, 2026 to November 12, 2027. You do not need to do anything more.
"""),
    Sample("other_tax_form", kind="other", how="txt", text="""
= Form 1095-B        Health Coverage        2025
= Name of responsible individual: Cuthbert Lyle
= Issuer: Marshland Insurance Company
= Covered individuals: Cuthbert Lyle, Avis Lyle        Months: all 12
= This form shows that you had health coverage. Keep it for your records.
"""),
]

BLANKS: list[Sample] = [
    Sample("blank_model_adverse", kind="other", text="""
# Model Notice of Adverse Benefit Determination

= Date of Notice
= Name of Plan                         Telephone/Fax
= Address                              Website/Email Address

This document contains important information that you should retain for your records. It serves as notice of an adverse benefit determination. We have declined to provide benefits, in whole or in part.

| Case Details: | |
| Patient Name: | ID Number: |
| Address: (street, county, state, zip) | |
| Claim #: | Date of Service: |
| Provider: | |
| Reason for Denial (in whole or in part): | |

| Amt. Charged | Allowed Amt. | Other Insurance | Deductible | Co-pay | Coinsurance | Other Amts. Not Covered | Amt. Paid |
|  |  |  |  |  |  |  |  |

Explanation of Basis for Determination: If the claim is denied and there is more explanation, include that information here.

[Insert language assistance disclosure here, if applicable.]

~ OMB Control Number 1210-0144
"""),
    Sample("blank_model_final", kind="other", how="docx", text="""
# Model Notice of Final Internal Adverse Benefit Determination

: Health plan issuer :  : Date of notice :
: Mailing address :  : Telephone :
: Fax :  : Website address :

We have decided to rescind your coverage. [ ]    We have declined to provide benefits. [ ]

: Covered person name :
: ID number :
: Reason for upholding the denial :
: Claim number :
: Date of service :
: Health care provider :

Background information: describe the facts of the case including the type of appeal and the date the appeal was filed.
"""),
    Sample("blank_stay_ends", kind="other", text="""
= {Insert provider contact information here}
# Notice of Medicare Non-Coverage

: Patient name :
: Patient number :

The Effective Date Coverage of Your Current {insert type} Services Will End: {insert effective date}

* Your Medicare provider and/or health plan have determined that Medicare probably will not pay for your current {insert type} services after the effective date indicated above.

Call your QIO at: {insert QIO name and toll-free number of QIO} to appeal, or if you have questions.

Signature of Patient or Representative ______________________   Date ____________

~ Form CMS 10123-NOMNC OMB approval 0938-0953
"""),
    Sample("blank_drug_denial", kind="other", how="txt", text="""
# Notice of Denial of Medicare Prescription Drug Coverage

: Date :
: Enrollee's name :
: Member number :

Your request was denied

We have denied coverage or payment under your Medicare Part D benefit for the following prescription drug(s) that you or your prescriber requested: {Insert prescription drug(s)}

Why did we deny your request? We denied this request under Medicare Part D because: {Insert specific reason}

For a Standard Appeal: Mailing Address: {Insert address}   Fax: {Insert fax}

~ Form CMS-10146
"""),
    Sample("blank_representative", kind="other", text="""
# Appointment of Representative

: Name of Party : ______________________ : Medicare Number : ______________________

Section 1: Appointment of Representative. I appoint this individual, ______________________, to act as my representative in connection with my claim or asserted right.

: Signature of Party Seeking Representation : ______________________ : Date : ____________
: Street Address : ______________________ : Phone Number : ______________________
: City : ____________ : State : ____ : Zip Code : ________

~ Form CMS-1696
"""),
    Sample("blank_redetermination", kind="other", how="docx", text="""
# Medicare Redetermination Request Form - 1st Level of Appeal

= 1. Beneficiary's name: ________________________________
= 2. Medicare number: ________________________________
= 3. Item or service you wish to appeal: ________________________________
= 4. Date the service or item was received: ________________
= 5. Date of the initial determination notice: ________________
= 6. I do not agree with the determination decision on my claim because: ________________
= 7. Signature: ________________   Date signed: ________________
"""),
    Sample("blank_treatment_action", kind="other", text="""
= [Plan Letterhead]
# NOTICE OF ACTION
# About Your Treatment Request

= [Date]

| [Member's Name] | [Treating Provider's Name] |
| [Address] | [Address] |
| [City, State Zip] | [City, State Zip] |

: Identification Number :
: RE : [Service requested]

[Name of requester] has asked [Plan] to approve [Service requested]. This request is denied. The reason for the denial is [Using plain language, insert: 1. a clear explanation of the reasons for the decision].

You may appeal this decision within 60 days.
"""),
    Sample("blank_external_request", kind="other", text="""
# External Review Request Form

: Applicant name :
: Covered person name :
: Address :
: Telephone :
: Insurance company name :
: Member identification number :
: Claim or reference number :
: Reason given by the insurer for the denial :

I am requesting an expedited review: [ ] Yes [ ] No
Signature: ______________________     Date: ______________
"""),
    Sample("blank_appeal_form_spanish", kind="other", how="txt", text="""
# Formulario de apelación del miembro

= Nombre del miembro: ______________________
= Número de identificación: ______________________
= Fecha de la carta de negación: ______________________
= Servicio que fue negado: ______________________
= Por qué no está de acuerdo: ______________________
= Firma: ______________________     Fecha: ____________
"""),
    Sample("blank_sample_statement", kind="other", size=9, text="""
# SAMPLE: how to read your Explanation of Benefits

: Member name : [Member name]
: Member ID : [Member ID]
: Claim number : [Claim number]

| Date of service | Amount billed | Plan paid | Not covered | You may owe |
| MM/DD/YYYY | $0.00 | $0.00 | $0.00 | $0.00 |

1. The date you saw the doctor. 2. What the doctor charged. 3. What the plan paid. 4. What is not covered under your plan. 5. What you may owe the doctor.
"""),
    Sample("blank_prior_authorization", kind="other", text="""
# Prior Authorization Request Form
= Please print. Fax the finished form to the number on the member's card.

: Member name : ______________________ : Member ID : ______________________
: Date of birth : ____/____/______ : Group number : ______________________
: Prescriber name : ______________________ : NPI : ______________________
: Medication requested : ______________________ : Quantity : ______________________
: Diagnosis : ______________________ : ICD-10 : ______________________

[ ] Urgent: waiting could seriously harm the member
Signature of prescriber: ______________________   Date: ____________
"""),
]
