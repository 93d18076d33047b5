"""Sample notices as plain text: subject blocks, prose, forms, state templates, e-mail, Spanish; each says what it prints."""

from __future__ import annotations

import textwrap

from truth import Truth, day


def _wrap(words: str, width: int = 88) -> str:
    return "\n\n".join(textwrap.fill(" ".join(p.split()), width) for p in words.strip().split("\n\n"))


def re_block(t: Truth) -> str:
    """A letter with a "Re:" block, labels aligned with spaces."""
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=t.name,
        patient_dob=t.born,
        provider_name=t.doctor,
        notice_date=t.notice,
        codes=[*t.item.cpt, t.item.icd],
        service=t.item.words,
        deadline=(180, "receipt"),
        fax=t.fax,
        service_start=t.planned,
    )
    return (
        f"""CrestPoint Health Plan
4000 Beacon Parkway
Columbus, OH 43085

{day(t.notice, "long")}

{t.window}

Re:    Member:              {t.name}
       Identification No.:  {t.member}
       Date of birth:       {day(t.born)}
       Our reference:       {t.reference}
       Requested by:        {t.doctor}
       Service:             {t.item.words} ({" / ".join(t.item.cpt)})
       Diagnosis:           {t.item.icd}
       Proposed date of service: {day(t.planned)}

Dear {t.first} {t.last}:

"""
        + _wrap(f"""We received the request for coverage of the service named above on {day(t.notice.replace(day=1))} and completed
        our review on {day(t.notice, "long")}. We cannot approve it.
        It does not meet the criteria of our Medical Policy SUR-218.07, which was last revised 03/01/2026. A board certified
        physician, Alan Whitcombe, MD, made this decision.

        If you do not agree, you or your representative may file an appeal no later than 180 calendar days after you receive this
        letter. Send it to CrestPoint Appeals Department,
        {t.box}, Columbus, OH 43085 or by fax to {t.fax}. Your doctor may call 1-800-555-0199 within 10 days to arrange a
        peer-to-peer discussion. We will decide a pre-service appeal within 30 days.

        If we uphold our decision you may ask for an external review within four months of the final decision.

        Questions? Call member services at {t.phone}.""")
        + "\n\nSincerely,\n\nRegina Tolliver, RN\nUtilization Review\n\nForm CP-772 (11/2024)   Doc ID 0088127-4\n"
    )


def prose_only(t: Truth) -> str:
    """Everything inside sentences."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=f"{t.first} {t.last}",
        provider_name=t.place,
        facility_name=t.place,
        notice_date=t.notice,
        service_start=t.service_on,
        amount_billed=t.item.amount,
        deadline=(180, "receipt"),
        service=t.item.words,
    )
    return (
        f"""NORTHFIELD BENEFIT ADMINISTRATORS

{day(t.notice, "long")}

{t.first} {t.last}
{t.street}
{t.city}, {t.state} {t.zip}

Dear Ms. {t.last}:

"""
        + _wrap(f"""We are writing about the claim that {t.place} sent us for {t.item.words} provided on
        {day(t.service_on, "long")}. The claim number is {t.claim} and your member ID is {t.member}.
        The hospital charged ${t.item.amount}. We received the claim on {day(t.notice.replace(day=2), "long")}.

        We denied the claim because the records we were sent do not show that the service was medically necessary. Your plan covers
        only services that are medically necessary.

        You may appeal this decision in writing within 180 days of the day you receive this letter. Write to Northfield Benefit
        Administrators, Appeals, {t.box}, Tulsa, OK 74103.
        We will give you our decision within 60 days after we receive your appeal. You may ask for copies of all documents that
        bear on your claim free of charge.""")
        + "\n\nSincerely,\nClaims Department\n"
    )


def imaging_delegate(t: Truth) -> str:
    """A delegate's letter with dot leaders."""
    t.says(
        member_id=t.member,
        group_number=t.group,
        reference_number=t.reference,
        patient_name=t.name,
        patient_dob=t.born,
        provider_name=t.doctor,
        facility_name=t.place,
        notice_date=t.notice,
        codes=[*t.item.cpt, t.item.icd],
        service=t.item.words,
        deadline=(60, "notice"),
        fax=t.fax,
    )
    return (
        f"""RADIUS CARE MANAGEMENT
on behalf of Lone Mesa Health Insurance Company

Notice date ................ {day(t.notice)}
Case number ................ {t.reference}
Patient .................... {t.last.upper()}, {t.first.upper()} {t.middle}
Date of birth .............. {day(t.born)}
Health plan ID ............. {t.member}
Group # .................... {t.group}
Ordering physician ......... {t.doctor}
Rendering facility ......... {t.place}
Procedure requested ........ {t.item.words}
CPT/HCPCS .................. {", ".join(t.item.cpt)}
ICD-10 ..................... {t.item.icd}
Date request received ...... {day(t.notice.replace(day=1))}

ADVERSE DETERMINATION

"""
        + _wrap(f"""Based on Radius Clinical Guideline RCG-14.2, Advanced Procedures, the request is not certified. The clinical
        information does not show six weeks of conservative treatment.

        Appeal rights. A request for appeal must be filed within 60 days from the date of this notice. Appeals may be faxed to
        {t.fax} or mailed to: Lone Mesa Health Insurance Company, Grievance and Appeals,
        {t.box}, Albuquerque, NM 87110. For an expedited appeal call {t.phone}.""")
        + "\n\ncc: "
        + t.doctor
        + "\n"
    )


def provider_letter(t: Truth) -> str:
    """A letter to the provider about a claim: the addressee is not the patient."""
    account = t.rng.randint(10**6, 10**7)
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        amount_billed=t.item.amount,
        npi=t.npi,
        provider_name=t.doctor,
        codes=[*t.item.cpt, t.item.icd],
        deadline=(90, "notice"),
    )
    return (
        f"""Ridgeway Mutual Health
Provider Appeals Unit

Date: {day(t.notice)}

{t.clinic}
Attn: Billing Office
2200 Commerce Way, Suite 310
{t.city}, {t.state} {t.zip}

RE: Claim Denial

Patient Name: {t.name}
Patient Account #: {account}
Insured ID: {t.member}
Claim ICN: {t.claim}
Rendering Provider: {t.doctor}
NPI: {t.npi}     TIN: 84-5550192
Date(s) of Service: {day(t.service_on)} - {day(t.service_on)}
Procedure Code(s): {", ".join(t.item.cpt)}
Diagnosis Code(s): {t.item.icd}
Total Charges: ${t.item.amount}
Denial Code: CO-197

Dear Provider:

"""
        + _wrap("""The above claim has been denied because prior authorization was not obtained. You may request a reconsideration
        within 90 days of the date of this letter. Please include the claim number.
        A corrected claim must be received within 180 days from the date of service. Check number 0099182 was issued for other claims.""")
        + "\n\nSincerely,\nRidgeway Mutual Health\n"
    )


def markdown_letter(t: Truth) -> str:
    """A letter with bold marks, values in the wrong order of habit."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=f"{t.first} {t.last}",
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name="Dr. " + t.doctor.split(",")[0],
        service=t.item.words,
        deadline=(180, "notice"),
    )
    return f"""**Meadowlark Health LLC**
123 Wellness Plaza, Suite 100
{t.city}, {t.state} {t.zip}
Phone: (312) 555-0134 | Fax: (312) 555-0135

**Explanation of Benefits - Service Denial**

**Date:** {day(t.notice, "long")}

**Patient Information:**
{t.first} {t.last}
{t.street}
{t.city}, {t.state} {t.zip}

**Claim Number:** {t.claim}
**Member ID:** {t.member}

Dear {t.first} {t.last},

We have processed your recent claim and have denied the following service:

**Service:** {t.item.words}
**Date of Service:** {day(t.service_on, "long")}
**Provider:** Dr. {t.doctor.split(",")[0]}

**Reason for Denial:**
The service is not covered under your policy.

You have the right to appeal this decision. To do so, please submit a written appeal within 180 days of the
date of this letter. Please send your appeal to:
Meadowlark Health LLC
Appeals Department
{t.box}
{t.city}, {t.state} {t.zip}
"""


def medicaid_action(t: Truth) -> str:
    """A Medicaid notice of action: beneficiary lines, request number, authorization period."""
    end = t.planned.replace(year=t.planned.year + 1)
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.planned,
        service_end=end,
        deadline=(60, "notice"),
        fax=t.fax,
        service=t.item.words,
    )
    return (
        f"""Piedmont Partners Tailored Plan
NOTICE OF ADVERSE BENEFIT DETERMINATION
Denial of a Request for Medicaid Services

{day(t.notice, "long")}

VIA TRACKABLE MAIL: 9214 8901 9403 8312 4455 01

Parent or Guardian of {t.name}
{t.street}
{t.city}, {t.state} {t.zip}

Beneficiary: {t.name}
MID: {t.member}
County of Origin: Wake
Service Authorization Request #: {t.reference}

Dear {t.name} or Guardian of {t.name}:

We are writing to explain a decision about services requested for you.

Date request was received by the plan: {day(t.notice.replace(day=1))}
Service requested: {t.item.words}
Authorization period requested: {day(t.planned)} to {day(end)}
Decision: DENIED
Effective date of action: {day(t.notice)}

"""
        + _wrap(f"""The plan cannot approve this service as requested. You may ask for an appeal to the plan. We must receive your
        request within 60 days of the date of this notice.
        Mail or fax it to Piedmont Partners, Appeals Department, {t.box}, Raleigh, NC 27609, fax {t.fax}.

        If you disagree with the appeal decision, you may ask for a State Fair Hearing within 120 days of the Notice of Resolution.
        To keep your services you must ask within 10 days of this notice.""")
        + "\n"
    )


def state_model(t: Truth) -> str:
    """The wording of a state's model initial adverse determination."""
    by = t.notice.fromordinal(t.notice.toordinal() + 60)
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=t.name,
        provider_name=t.doctor,
        notice_date=t.notice,
        service=t.item.words,
        deadline=("by", by),
        fax=t.fax,
    )
    return f"""Hudson Valley Community Health
INITIAL ADVERSE DETERMINATION
DENIAL NOTICE

{day(t.notice, "long")}

{t.name}
{t.street}
{t.city}, {t.state} {t.zip}

Enrollee Number: {t.member}
Coverage type: Medicaid
Service: {t.item.words}
Provider: {t.doctor}
Plan Reference Number: {t.reference}

Dear {t.name}:

This is an important notice about your services. Read it carefully. If you think this decision is wrong, you
can ask for a Plan Appeal by {day(by, "long")}. You are not responsible for payment of covered services and this is not
a bill.

Why am I getting this notice?
On {day(t.notice.replace(day=1), "long")}, you or your provider asked for the service above. You are getting this notice because
Hudson Valley Community Health has denied your request for services. This decision was made on {day(t.notice, "long")}.

How do I ask for a Plan Appeal?
Phone: {t.phone}    Fax: {t.fax}
Mail: Hudson Valley Community Health Appeals, {t.box}, Albany, NY 12205
"""


def tricare_statement(t: Truth) -> str:
    """A military plan's statement with several odd numbers."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        amount_billed=t.item.amount,
        patient_owes=t.item.amount,
        provider_name=t.clinic,
        deadline=(90, "notice"),
    )
    return f"""EXPLANATION OF BENEFITS
THIS IS NOT A BILL

Date of Notice:       {day(t.notice, "long")}
Sponsor SSN:          XXX-XX-4471
Sponsor Name:         {t.first} {t.last}
Patient Name:         {t.name}
DoD Benefits Number:  {t.member}

{t.window}

Services Provided By             Date of Services     Services Provided          Amount Billed    TRICARE Approved   See Remarks
{t.clinic:<32} {day(t.service_on):<20} Office procedure ({t.item.cpt[0]})    ${t.item.amount:<12}    $0.00              1

Claim Number: {t.claim}
Check Number: 0000000

CLAIM SUMMARY                    BENEFICIARY LIABILITY SUMMARY
Amount Billed:   ${t.item.amount}       Deductible:     0.00
Not Covered:     ${t.item.amount}       Copayment:      0.00
Paid to you:     0.00            Patient Responsibility: ${t.item.amount}

REMARKS
1. The service is not a covered benefit. If you do not agree, you may request a reconsideration within 90 days
of the date of this notice.
"""


def part_d(t: Truth) -> str:
    """A drug plan's notice of denial, as the federal model form reads when it is filled in."""
    t.says(member_id=t.member, patient_name=t.name, notice_date=t.notice, deadline=(65, "notice"), fax=t.fax, provider_name=t.doctor)
    return f"""NOTICE OF DENIAL OF MEDICARE PART D
PRESCRIPTION DRUG COVERAGE

Date: {day(t.notice)}

Enrollee's Name: {t.name}                    Member Number: {t.member}

Your request was denied
We have denied coverage or payment under your Part D benefit for the following prescription drug(s) that you or
your prescriber requested: Rinvoq 15 mg extended-release tablets

Why did we deny your request?
We denied this request under Medicare Part D because the drug is subject to step therapy and the record does not
show a trial of methotrexate. You should share a copy of this decision with your prescriber, {t.doctor}, so you
can discuss next steps.

What If I Don't Agree With This Decision?
You have the right to appeal. If you want to appeal, you must request your appeal within 65 calendar days after the
date of this notice.

For a Standard Appeal: Mailing Address: Silver Birch Rx Appeals, {t.box}, Lexington, KY 40512
Phone: {t.phone}   Fax: {t.fax}
For an Expedited Appeal: Phone: 1-800-555-0188 Fax: 1-800-555-0189

Form CMS-10146 (expires 12/31/2027)  OMB Approval No. 0938-0976
"""


def final_internal(t: Truth) -> str:
    """A decision on an appeal that opens the way outside."""
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=t.name,
        notice_date=t.notice,
        service=t.item.words,
        codes=list(t.item.cpt),
        deadline=("months", 4),
        provider_name=t.doctor,
    )
    return (
        f"""{day(t.notice, "long")}

{t.name}
{t.street}
{t.city}, {t.state} {t.zip}

RE: Final Internal Adverse Benefit Determination
    Appeal ID: {t.reference}
    Member: {t.name}
    Member ID Number: {t.member}
    Original claim reference: 2604-118822-00

Dear {t.name}:

"""
        + _wrap(f"""We have finished our review of your appeal, which we received on {day(t.notice.replace(day=1), "long")}, about
        {t.item.words} (CPT {" and ".join(t.item.cpt)}) requested by {t.doctor}.
        We uphold the denial. This is our final internal decision. You have completed the internal appeal process.

        You have the right to an external review. You must file your request for external review within four months after the date
        you receive this notice. Send your request to:
        HHS-Administered Federal External Review Process, 1776 Independence Way, Suite 200, Pittsford, NY 14534, fax
        1-888-555-0190. An independent review organization will decide within 45 days.""")
        + "\n"
    )


def email_notice(t: Truth) -> str:
    """An e-mail with mail headers."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=f"{t.first} {t.last}",
        notice_date=t.notice,
        service_start=t.service_on,
        amount_denied=t.item.amount,
        deadline=(180, "receipt"),
        provider_name=t.clinic,
        fax=t.fax,
    )
    stamp = f"{t.notice:%a, %d %b %Y} 07:15:44 -0500"
    return f"""Received: from out3.mail.example by mx.example.net; {stamp}
From: Tidewater Health <notices@tidewater.example>
To: member@example.net
Date: {stamp}
Subject: A claim was not paid
Message-ID: <{t.rng.randint(10**9, 10**10)}.44@tidewater.example>
Content-Type: text/plain; charset=utf-8

Hi {t.first},

We could not pay one of your claims.

Who it was for:   {t.first} {t.last}
Member ID:        {t.member}
Claim #:          {t.claim}
Provider:         {t.clinic}
Service date:     {day(t.service_on, "short")}
Not covered:      ${t.item.amount}
Processed on:     {day(t.notice.replace(day=1))}

Reason: your plan does not cover this service out of network.

If you disagree, you have 180 days from when you get this message to appeal. Fax {t.fax} or write to Tidewater
Health Appeals, {t.box}, Norfolk, VA 23510.

ref:_00D1a.5003k2:ref  ticket 88-40012
"""


TEXT = {
    f.__name__: f
    for f in (
        re_block,
        prose_only,
        imaging_delegate,
        provider_letter,
        markdown_letter,
        medicaid_action,
        state_model,
        tricare_statement,
        part_d,
        final_internal,
        email_notice,
    )
}
