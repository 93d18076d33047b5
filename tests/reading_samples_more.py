"""More synthetic notices: families, funds, a student plan, Spanish statements, web pages; fictional like the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reading_samples import FIRST, Sample
from reading_samples_third import THIRD

SAMPLES: dict[str, Sample] = FIRST | THIRD
SAMPLES["letterprose2"] = Sample(
    """\
October 8, 2026

Dear Provider,

Re: Felix Amundsen, member ID MPC-3310-77, date of birth 02/09/1990

This is to advise you that Mountain Pacific Coverage has determined that the request for authorization (request number
8812004) of 12 additional sessions of cognitive behavioral therapy with Joan Trevino, LCSW, for dates of service
10/12/2026 through 12/31/2026, CPT 90837, is not medically necessary.

The member, or you on the member's behalf, has 180 days from receipt of this letter to request an internal appeal.
Please fax appeals to (888) 555-0173.

The Utilization Management Team
""",
    {
        "member_id": "MPC-3310-77",
        "reference_number": "8812004",
        "patient_name": "Felix Amundsen",
        "patient_dob": date(1990, 2, 9),
        "notice_date": date(2026, 10, 8),
        "provider_name": "Joan Trevino, LCSW",
        "service_start": date(2026, 10, 12),
        "service_end": date(2026, 12, 31),
        "codes": ("90837",),
        "days": 180,
        "start": "receipt",
        "fax": "(888) 555-0173",
    },
)

SAMPLES["ipa"] = Sample(
    """\
PACIFIC CREST MEDICAL GROUP
On behalf of Golden Poppy Health Plan

Denial Letter Date: 10/13/2026

Member Name:        RODRIGO TELLEZ-PARRA        DOB:   07/19/1968
Member ID:          GP00841552*01               Line of Business:  Commercial HMO
Auth/Referral #:    20261009-0044817            Request Date:  10/07/2026
Requesting Provider:  NGUYEN, KIM-LY MD         Specialty: Rheumatology
Requested Provider/Facility:  UNIVERSITY SPINE CENTER
Service Requested:  OUT OF NETWORK CONSULTATION, 99245 x 1
Diagnosis:          M45.9

Dear Rodrigo Tellez-Parra,

We have denied the request for an out of network consultation. The same care is available in the network.

You may file a grievance or appeal with Golden Poppy Health Plan within 180 calendar days of receiving this notice. Call
1-800-555-0105 or fax 1-800-555-0106, or write Golden Poppy Health Plan, Appeals and Grievances, P.O. Box 7040, San
Ramon, CA 94583.
The California Department of Managed Health Care: 1-888-466-2219. You have six months to ask for an Independent Medical Review.
""",
    {
        "member_id": "GP00841552*01",
        "reference_number": "20261009-0044817",
        "patient_name": "RODRIGO TELLEZ-PARRA",
        "patient_dob": date(1968, 7, 19),
        "notice_date": date(2026, 10, 13),
        "provider_name": "Kim-Ly Nguyen",
        "codes": ("99245", "M45.9"),
        "days": 180,
        "start": "receipt",
        "fax": "1-800-555-0106",
    },
)

SAMPLES["nomnc"] = Sample(
    """\
Notice of Medicare Non-Coverage

Patient name: Wilhelmina Aldenkamp
Patient number: MBH-99120

The Effective Date Coverage of Your Current Skilled Nursing Services Will End: November 20, 2026

Your Medicare Advantage plan, Sunrise Meadow Advantage, has determined that your current services will not be covered
after the date above. You may have to pay for services you receive after this date.

Your Right to Appeal This Decision
You have the right to an immediate, independent medical review (appeal) of the decision. You must ask by noon of the day
before the effective date. Call your Quality Improvement Organization at 1-888-555-0110.
""",
    {"patient_name": "Wilhelmina Aldenkamp"},
)

SAMPLES["family"] = Sample(
    """\
Explanation of Benefits                                        Date: 10/21/2026
Harborline Insurance Company

Subscriber: Marcus Delacroix          Subscriber ID: HLX40118275
Group: 70-44182                       Employer: Tidewater Marine Supply

Patient: Marcus Delacroix             Claim: 2628800917
Provider: Norfolk Eye Associates
Service               Date         Charge      Allowed    Plan paid   Not covered   You owe
Eye exam (92014)      09/14/2026   $160.00     $110.00    $80.00      $0.00         $30.00
Claim total                        $160.00     $110.00    $80.00      $0.00         $30.00

Patient: Simone Delacroix             Claim: 2628801144
Provider: Chesapeake Speech & Hearing
Service               Date         Charge      Allowed    Plan paid   Not covered   You owe
Speech therapy (92507)  09/21/2026   $220.00     $0.00      $0.00       $220.00       $220.00
Claim total                        $220.00     $0.00      $0.00       $220.00       $220.00

Not covered: speech therapy for developmental delay is excluded.

Appeals must be filed in writing within 180 days after you receive this EOB.
""",
    {
        "member_id": "HLX40118275",
        "group_number": "70-44182",
        "claim_number": "2628801144",
        "patient_name": "Simone Delacroix",
        "notice_date": date(2026, 10, 21),
        "provider_name": "Chesapeake Speech & Hearing",
        "service_start": date(2026, 9, 21),
        "amount_billed": Decimal("220"),
        "amount_denied": Decimal("220"),
        "patient_owes": Decimal("220"),
        "codes": ("92507",),
        "days": 180,
        "start": "receipt",
    },
)

SAMPLES["drugcaps"] = Sample(
    """\
NATIONAL SCRIPT SOLUTIONS
PRIOR AUTHORIZATION DEPARTMENT

NOV 04 2026

DENNIS OYAMA
55 KALANI ST
HILO HI 96720

CASE #: 118-2204417
CARDHOLDER ID: 8H7720041
PATIENT: DENNIS OYAMA
PRESCRIBER: ALICE MAHELONA, MD
DRUG: DUPIXENT 300 MG/2 ML PEN
NDC: 00024591502
QUANTITY: 2 PENS PER 28 DAYS

DEAR DENNIS OYAMA:

WE ARE UNABLE TO APPROVE COVERAGE OF DUPIXENT. THE QUANTITY REQUESTED IS MORE THAN YOUR PLAN ALLOWS.

YOU MAY APPEAL WITHIN 180 DAYS OF RECEIVING THIS LETTER. FAX: 1-877-555-0131. MAIL: NATIONAL SCRIPT SOLUTIONS APPEALS,
P.O. BOX 66588, ST. LOUIS, MO 63166.
""",
    {
        "member_id": "8H7720041",
        "reference_number": "118-2204417",
        "patient_name": "DENNIS OYAMA",
        "notice_date": date(2026, 11, 4),
        "provider_name": "ALICE MAHELONA, MD",
        "codes": ("00024591502",),
        "days": 180,
        "start": "receipt",
        "fax": "1-877-555-0131",
    },
)

SAMPLES["sentence"] = Sample(
    """\
Bluestem Health Cooperative
October 26, 2026

Dear Mr. Vance:

This letter concerns your claim (Claim No. 4471902-B) for services rendered to your son, Elliot Vance, by Dr. Paulina
Krol at Timberline Children's Hospital from September 3 through September 9, 2026. The total charge was $41,318.22. We
determined that the days of September 7 to 9 were not medically necessary and denied payment of $12,204.00 for them. You
are enrolled under certificate number BHC-7781200.

Under the plan you may ask us to reconsider this denial, provided that your request reaches us no later than one hundred
eighty (180) days after you received this letter. Requests should be addressed to the Appeals Committee, Bluestem Health
Cooperative, 300 Prairie Parkway, Suite 900, Omaha, Nebraska 68102.
""",
    {
        "member_id": "BHC-7781200",
        "claim_number": "4471902-B",
        "patient_name": "Elliot Vance",
        "notice_date": date(2026, 10, 26),
        "provider_name": "Paulina Krol",
        "facility_name": "Timberline Children's Hospital",
        "service_start": date(2026, 9, 3),
        "service_end": date(2026, 9, 9),
        "amount_billed": Decimal("41318.22"),
        "amount_denied": Decimal("12204"),
        "days": 180,
        "start": "receipt",
    },
)

SAMPLES["partial"] = Sample(
    """\
SUMMIT RIDGE HEALTH PLAN
Notice of partial approval

Sent on: 10/09/2026
For: Tabitha Greenlee
Plan ID number: SRH 882 110 45
Request ID: 7700-4412-88
Doctor: Hannah Ostrowski, DPT
What was asked for: 30 visits of physical therapy (97110, 97112)
What we approved: 10 visits, 10/12/2026 to 12/11/2026
What we did not approve: 20 visits

Why: the notes do not show that more visits are needed now. We used Summit Ridge guideline PT-09.

You can ask for an appeal. You have 180 days from the day you got this notice. Appeals Office, Summit Ridge Health Plan,
PO Box 5150, Reno, NV 89513. Fax 1-775-555-0123.
""",
    {
        "member_id": "SRH 882 110 45",
        "reference_number": "7700-4412-88",
        "patient_name": "Tabitha Greenlee",
        "notice_date": date(2026, 10, 9),
        "provider_name": "Hannah Ostrowski, DPT",
        "codes": ("97110", "97112"),
        "days": 180,
        "start": "receipt",
        "fax": "1-775-555-0123",
    },
)

SAMPLES["va"] = Sample(
    """\
DEPARTMENT OF VETERANS AFFAIRS
Office of Integrated Veteran Care
Denver, CO 80246

October 1, 2026                                In Reply Refer To: 741/IVC

Terrence Boateng                               Member ICN/EDI: 1012845566V441209
19 Alpine Rd                                   Claim Number: 26090811702334
Leadville, CO 80461                            Date of Service: 08/14/2026
                                               Provider: Lake County Ambulance
                                               Billed Amount: $2,118.00

Dear Mr. Boateng:

We denied the claim for emergency transport on 08/14/2026 because it was not received within 90 days of the service.

If you disagree, you have one year from the date of this letter to request a review.
""",
    {
        "claim_number": "26090811702334",
        "patient_name": "Terrence Boateng",
        "notice_date": date(2026, 10, 1),
        "provider_name": "Lake County Ambulance",
        "service_start": date(2026, 8, 14),
        "amount_billed": Decimal("2118"),
    },
)

SAMPLES["es_eob"] = Sample(
    """\
EXPLICACIÓN DE BENEFICIOS - ESTO NO ES UNA FACTURA
Seguros Horizonte Azul

Fecha de emisión: 14/10/2026
Titular: Graciela Montenegro Ruiz       Núm. de póliza de grupo: 88-20114
Paciente: Mateo Ruiz Montenegro         No. de asegurado: HZ-5502218-02

Reclamación      Proveedor                  Fecha de servicio   Facturado    Permitido    Pagado     No cubierto   Usted debe
H26-114402       Laboratorio Borinquen      02/09/2026          $95.00       $60.00       $60.00     $0.00         $0.00
H26-114871       Centro Médico del Oeste    05/09/2026          $3,480.00    $0.00        $0.00      $3,480.00     $3,480.00

El cargo no está cubierto porque no hubo preautorización.
Para apelar, escriba dentro de los 180 días siguientes al recibo de este documento a: Seguros Horizonte Azul, División
de Apelaciones, PO Box 9028, San Juan, PR 00908.
""",
    {
        "member_id": "HZ-5502218-02",
        "group_number": "88-20114",
        "claim_number": "H26-114871",
        "patient_name": "Mateo Ruiz Montenegro",
        "notice_date": date(2026, 10, 14),
        "provider_name": "Centro Médico del Oeste",
        "service_start": date(2026, 9, 5),
        "amount_billed": Decimal("3480"),
        "amount_denied": Decimal("3480"),
        "patient_owes": Decimal("3480"),
        "days": 180,
        "start": "receipt",
    },
)

SAMPLES["student"] = Sample(
    """\
Campus Shield Student Health Insurance
Claims, PO Box 26110, Austin, TX 78755

Re: Insured Person: Oluwaseun Bright
Policy Number: 2026-104433-1
Certificate No.: 104433-SR2210987
Claim: SH-26-0091827-1
Date of Loss: 09/05/2026
Provider of service: University Hospital East

10/02/2026

Dear Oluwaseun,

Charges of $894.00 for the emergency room on 09/05/2026 are denied. The policy does not cover injuries from intercollegiate sports.

Within 180 days after you receive this denial you may request a review in writing at the address above.
""",
    {
        "member_id": "104433-SR2210987",
        "claim_number": "SH-26-0091827-1",
        "patient_name": "Oluwaseun Bright",
        "notice_date": date(2026, 10, 2),
        "provider_name": "University Hospital East",
        "service_start": date(2026, 9, 5),
        "amount_billed": Decimal("894"),
        "days": 180,
        "start": "receipt",
    },
)

SAMPLES["fax"] = Sample(
    """\
10/15/2026 09:12 AM  FROM: MERIDIAN UM  TO: 15555550187  P. 2/4

Meridian Plains Health
Notice of Non-Certification

Date of notice: 10/14/2026
Patient/Member: Bao Tran Ly
Subscriber #: MPH-20-88177-01
Group/Policy #: 0077-1
Cert/Case #: NC-551-0921
Facility: Cedar Hollow Behavioral Hospital
Attending physician: Gwen Halvorsen, MD
Admit date: 10/05/2026
Dates not certified: 10/12/2026 - 10/14/2026
Level of care: Residential treatment
Dx: F33.2

Peer to peer must be requested within 2 business days. Standard appeals must be received within 180 days of receipt of
this notice and may be faxed to 1-844-555-0165. Expedited appeals: call 1-844-555-0164.
""",
    {
        "member_id": "MPH-20-88177-01",
        "group_number": "0077-1",
        "reference_number": "NC-551-0921",
        "patient_name": "Bao Tran Ly",
        "notice_date": date(2026, 10, 14),
        "provider_name": "Gwen Halvorsen, MD",
        "facility_name": "Cedar Hollow Behavioral Hospital",
        "codes": ("F33.2",),
        "days": 180,
        "start": "receipt",
        "fax": "1-844-555-0165",
    },
)

SAMPLES["webprint"] = Sample(
    """\
Home > Claims > Claim details                                   Printed 11/19/2026 8:02 PM

Claim details
Denied

Claim ID
ZX-8821-004417
Patient
Leilani Kapono
Member ID
KPH110029
Provider
Windward Allergy Clinic
Visited on
09/30/2026
Processed on
10/12/2026
Amount billed
$640.00
Plan paid
$0.00
You may owe
$640.00

Why: Services not covered without referral (PR 288).
""",
    {
        "member_id": "KPH110029",
        "claim_number": "ZX-8821-004417",
        "patient_name": "Leilani Kapono",
        "provider_name": "Windward Allergy Clinic",
        "service_start": date(2026, 9, 30),
        "amount_billed": Decimal("640"),
        "patient_owes": Decimal("640"),
    },
)

SAMPLES["union"] = Sample(
    """\
Tri-County Electrical Workers Health Fund

Participant: Shawn P. Gallagher           Participant No. 55-120-3398
Patient: Moira Gallagher (spouse)         Date: Oct. 16, 2026
Claim No. 261-00442-09                    Provider: Rehab at Home, Inc.
Incurred: 8/3/26 - 8/28/26                Charges: $3,900.00

Your claim for home physical therapy has been denied in full. The Plan limits home therapy to patients who are homebound.

You may appeal to the Board of Trustees. The appeal must be in writing and must be received at the Fund Office, 1170
Voltage Ave, Rockford, IL 61104 within 180 days after you receive this notice.
""",
    {
        "member_id": "55-120-3398",
        "claim_number": "261-00442-09",
        "patient_name": "Moira Gallagher",
        "notice_date": date(2026, 10, 16),
        "provider_name": "Rehab at Home, Inc.",
        "service_start": date(2026, 8, 3),
        "service_end": date(2026, 8, 28),
        "amount_billed": Decimal("3900"),
        "days": 180,
        "start": "receipt",
    },
)

SAMPLES["zipcode"] = Sample(
    """\
Great Basin Health
PO Box 84130
Salt Lake City, UT 84130

November 9, 2026

Renee Yazzie
70412 County Road 12
Moab, UT 84532

Subject: Your request for 99214 visits is not approved? No: your request for a home sleep test (95806)

Member number 33019922
Reference 33-70551-A

Dear Renee Yazzie,

We did not approve the home sleep test. See policy 84130-B in your benefit book, revised 1/1/2024.

Appeal within 60 days of the date on this letter. Send to Great Basin Health Appeals, PO Box 84131, Salt Lake City, UT 84130.
""",
    {
        "member_id": "33019922",
        "reference_number": "33-70551-A",
        "patient_name": "Renee Yazzie",
        "notice_date": date(2026, 11, 9),
        "days": 60,
        "start": "notice",
    },
)
