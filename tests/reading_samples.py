"""Synthetic notices for the tests of the reading room: fictional people, plans and numbers (555 telephones), with what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from denialhelp.casefile.document import Document, Origin, Page

AS_OF = date(2026, 11, 23)


@dataclass(frozen=True)
class Sample:
    """A notice and what it says. `says` may hold `days`, `start` and `fax` beside the names of facts."""

    text: str
    says: Mapping[str, object] = field(default_factory=dict)


def document(
    text: str, name: str = "notice.txt", *, language: str = "en", how: Origin = Origin.TEXT, headers: tuple[tuple[str, str], ...] = ()
) -> Document:
    """A document of one page without boxes."""
    return Document(name, "0" * 64, "text/plain", (Page(1, text, how=how),), how, language, headers)


FIRST: dict[str, Sample] = {}
FIRST["uhc"] = Sample(
    """\
Unity Crest Health
P.O. Box 30432
Salt Lake City, UT 84130

October 2, 2026

                                        Member/Patient Information:
DARNELL OKONKWO                         Member Name: DARNELL OKONKWO
8811 QUAIL RUN RD                       Member Number: 944512377-01
WICHITA, KS 67212                       Group Number: 0742913
                                        Service Reference Number: A198273645
                                        Date(s) of Service: 10/20/2026
                                        Health Care Provider: PATRICE LEMAIRE MD

NOTICE OF ADVERSE DETERMINATION

Dear DARNELL OKONKWO:

We reviewed a request for coverage for L5856 microprocessor knee. Based on the Unity Crest Health Commercial Medical
Policy "Prosthetic Devices", we can't approve this request.

You have 180 days from the date you receive this letter to appeal. Mail or fax your appeal to:

Unity Crest Health Appeals
P.O. Box 740816
Atlanta, GA 30374
Fax: 1-801-555-0177

Our medical director, Susan Tran, MD, made this decision on October 1, 2026.
MAIL-77 0914 S-00-44 5512
""",
    {
        "member_id": "944512377-01",
        "group_number": "0742913",
        "reference_number": "A198273645",
        "patient_name": "DARNELL OKONKWO",
        "service_start": date(2026, 10, 20),
        "notice_date": date(2026, 10, 2),
        "provider_name": "PATRICE LEMAIRE MD",
        "days": 180,
        "start": "receipt",
        "fax": "1-801-555-0177",
        "codes": ("L5856",),
    },
)

FIRST["anthem"] = Sample(
    """\
Anchor Blue Health
Utilization Management

09/28/2026

Shirin Farrokhzad
1200 Vine St #5
Louisville, KY 40204

RE:
Member name: Shirin Farrokhzad          Reference number: UM58123344
Member ID#: XDP882M10394                Date of request: 09/24/2026
Group #: 004007123                      Health care professional: Desmond Achebe MD
Facility: Ohio Valley Heart Hospital

Dear Shirin Farrokhzad,

Your doctor asked us to approve a left atrial appendage closure (33340). We can't approve this. We based this decision
on the Anchor clinical guideline titled Transcatheter Heart Procedures (CG-SURG-0117).

If you disagree you, or someone you choose, can appeal within 180 calendar days of getting this letter.
Send your appeal to Anchor Blue Health, Attn: Appeals, P.O. Box 105568, Atlanta, GA 30348-5568.
""",
    {
        "member_id": "XDP882M10394",
        "group_number": "004007123",
        "reference_number": "UM58123344",
        "patient_name": "Shirin Farrokhzad",
        "notice_date": date(2026, 9, 28),
        "provider_name": "Desmond Achebe MD",
        "facility_name": "Ohio Valley Heart Hospital",
        "codes": ("33340",),
        "days": 180,
        "start": "receipt",
        "cited_policy": "CG-SURG-0117, Transcatheter Heart Procedures",
    },
)

FIRST["aetna"] = Sample(
    """\
Altana
PO Box 14463, Lexington, KY 40512

10/11/2026

GEORGE VALDOVINOS
14 ELM CT
SPRINGFIELD IL 62704

Member:            George Valdovinos
Member ID:         W2511 22334
Group/account #:   0868311-10-001
Plan sponsor:      Heartland Implement Dealers
Claim ID:          EM7XK2PQ100
Provider:          Sangamon Spine Institute
Date received:     09/30/2026
Dates of service:  09/12/26 - 09/12/26

Dear George Valdovinos:

We've reviewed your claim for surgery on September 12, 2026. The charge of $18,220.00 isn't covered.

You may ask for a review in writing or by phone. You must do so within 180 days of the date you get this letter.
Fax: 1-859-555-0102
""",
    {
        "member_id": "W2511 22334",
        "group_number": "0868311-10-001",
        "claim_number": "EM7XK2PQ100",
        "patient_name": "George Valdovinos",
        "notice_date": date(2026, 10, 11),
        "service_start": date(2026, 9, 12),
        "service_end": date(2026, 9, 12),
        "provider_name": "Sangamon Spine Institute",
        "days": 180,
        "start": "receipt",
        "fax": "1-859-555-0102",
    },
)

FIRST["msn"] = Sample(
    """\
Medicare Summary Notice                                       Page 3 of 4
for Part B (Medical Insurance)

Notice for:  Jennifer Washburn
Medicare Number:  1EG4TE5MK73
Date of This Notice:  September 16, 2026
Claims Processed Between:  June 15 - September 15, 2026

Your Claims for Part B (Medical Insurance)

July 21, 2026
Craig I. Secord, M.D., (555) 555-1234
Looking Glass Eye Center PA, 1888 Medical Park Dr, Suite C, Brevard, NC 28712

Service Provided & Billing Code         Service Approved?   Amount Provider Charged   Medicare-Approved Amount   Amount Medicare Paid   Maximum You May Be Billed   See Notes
Eye and medical examination (92014)     Yes                 $143.00                   $107.97                    $86.38                 $21.59
Removal of skin growth (17000)          NO                  $68.56                    $0.00                      $0.00                  $68.56                      A
Total for Claim #02-10195-592-390                           $211.56                   $107.97                    $86.38                 $90.15

Notes
A  This service was denied because it is not medically necessary.

How to Handle Denied Claims or File an Appeal
If you disagree with a coverage decision, payment decision, or payment amount on this notice, you can appeal.
File your appeal in writing. The appeal must be received within 120 days from the date you receive this notice. We must
receive your appeal by January 19, 2027.
Mail your appeal to: Medicare Claims Office, c/o Contractor Name, P.O. Box 100300, Columbia, SC 29202
""",  # noqa: E501 - a table as wide as it is printed
    {
        "member_id": "1EG4TE5MK73",
        "claim_number": "02-10195-592-390",
        "patient_name": "Jennifer Washburn",
        "notice_date": date(2026, 9, 16),
        "codes": ("17000",),
        "amount_denied": Decimal("68.56"),
        "days": 120,
        "start": "receipt",
    },
)

FIRST["ca_noa"] = Sample(
    """\
Sierra Coast Health Plan

NOTICE OF ACTION
About Your Treatment Request

October 15, 2026

Tomas Villalobos                        Andrea Kwan, MD
455 Ocean Ave                           100 Clinic Way
Oxnard, CA 93030                        Oxnard, CA 93033

Identification Number 91234567A

RE: Home health aide services, 20 hours per week

Andrea Kwan, MD has asked Sierra Coast Health Plan to approve home health aide services, 20 hours per week. This request
is denied. The reason for the denial is that the records do not show a need for skilled care.

You may appeal this decision. You have 60 calendar days from the date of this letter to ask for an appeal. The enclosed
Your Rights notice tells you how.
""",
    {
        "member_id": "91234567A",
        "patient_name": "Tomas Villalobos",
        "notice_date": date(2026, 10, 15),
        "provider_name": "Andrea Kwan, MD",
        "days": 60,
        "start": "notice",
    },
)

FIRST["cvs"] = Sample(
    """\
CareMark Rx
October 30, 2026

Lamar Whitfield
902 Birchwood Loop
Tulsa, OK 74133

Plan Member Name:   Lamar Whitfield
Plan Member ID:     0K4471290-00
Plan:               Osage Pipeline Co.
Prescriber Name:    Dr. Yvette Marchand
Drug:               OZEMPIC 1 MG/0.75 ML PEN
PA Reference:       26-099881290

Dear Lamar Whitfield:

CareMark Rx received a request from your prescriber for coverage of Ozempic 1 mg/0.75 ml pen. The request was denied on
10/29/2026. Your plan only covers this drug for type 2 diabetes.

If you do not agree with this decision, you or your authorized representative may appeal within 180 days from receipt of
this letter. Appeals may be sent to:
CareMark Rx Appeals Department MC109
PO Box 52084
Phoenix, AZ 85072-2084
Fax: 1-866-555-0166
""",
    {
        "member_id": "0K4471290-00",
        "reference_number": "26-099881290",
        "patient_name": "Lamar Whitfield",
        "notice_date": date(2026, 10, 30),
        "provider_name": "Yvette Marchand",
        "days": 180,
        "start": "receipt",
        "fax": "1-866-555-0166",
    },
)

FIRST["fehb"] = Sample(
    """\
Federal Service Benefit Plan
Federal Employee Program

November 3, 2026

Mrs. Bernadette Kowalczyk
7 Fort Hill Rd
Groton, CT 06340

Patient:  Stanley Kowalczyk
ID No.:   R59123456
Claim No. 2630211234500
Date of Service: August 30, 2026
Provider: Thames Valley Ambulance Corps
Charge: $1,462.10

Dear Mrs. Kowalczyk:

You asked us to reconsider our denial of the above claim. We have completed our reconsideration and have decided that
our denial was correct. You may ask OPM to review. You must write to OPM within 90 days after the date of our letter
upholding our initial decision. Write to: United States Office of Personnel Management, Healthcare and Insurance,
Federal Employee Insurance Operations, 1900 E Street NW, Washington, DC 20415.
""",
    {
        "member_id": "R59123456",
        "claim_number": "2630211234500",
        "patient_name": "Stanley Kowalczyk",
        "notice_date": date(2026, 11, 3),
        "service_start": date(2026, 8, 30),
        "provider_name": "Thames Valley Ambulance Corps",
        "amount_billed": Decimal("1462.1"),
    },
)

FIRST["concurrent"] = Sample(
    """\
Great Lakes Mutual
Inpatient Utilization Review                                   FAX 10/07/2026 16:44

Date: October 7, 2026
To: Case Management, Mercy Lakeshore Hospital
Re: Imogen Castellano     DOB: 5/3/1988
Insurance ID: GLM40998123
Admission Date: 09/28/2026
Case #: IP-26-88120
Attending: Dr. Hollis Beaumont
Dx: K85.90

We have reviewed the above admission. Days 10/02/2026 through 10/06/2026 are denied because the patient could have been
treated at a lower level of care.

An expedited appeal may be requested by telephone at 1-800-555-0121. A standard appeal must be filed within 180 days of
receipt of this notice: Great Lakes Mutual, Appeals Coordinator, PO Box 2213, Lansing, MI 48909.
""",
    {
        "member_id": "GLM40998123",
        "reference_number": "IP-26-88120",
        "patient_name": "Imogen Castellano",
        "patient_dob": date(1988, 5, 3),
        "notice_date": date(2026, 10, 7),
        "service_start": date(2026, 9, 28),
        "provider_name": "Dr. Hollis Beaumont",
        "codes": ("K85.90",),
        "days": 180,
        "start": "receipt",
    },
)

FIRST["abbr"] = Sample(
    """\
MIDSTATE TPA SERVICES                    REMITTANCE / DENIAL DETAIL
Run Dt: 11/01/2026
Ltr Dt: 10/31/2026

Mbr Name: OYELARAN, TUNDE K     Mbr ID: MST-00912-4   Grp: 55120
Prov: HARBOR ENT LLC            Prov NPI: 1467890123  TIN: 45-5550101
Clm #: 26304A8812               DOS: 10/02/2026       Pt Acct: 9912
Proc: 31255                     Dx: J32.4
Billed: $6,240.00   Allowed: $0.00   Not Cov: $6,240.00   Pt Resp: $0.00
Rsn: CO-50

Appeals: submit in writing w/in 365 days of this remittance to Midstate TPA Appeals, PO Box 880, Lansing, MI 48901.
""",
    {
        "member_id": "MST-00912-4",
        "group_number": "55120",
        "claim_number": "26304A8812",
        "patient_name": "Tunde K Oyelaran",
        "notice_date": date(2026, 10, 31),
        "provider_name": "HARBOR ENT LLC",
        "npi": "1467890123",
        "service_start": date(2026, 10, 2),
        "codes": ("31255", "J32.4"),
        "amount_billed": Decimal("6240"),
        "amount_denied": Decimal("6240"),
        "patient_owes": Decimal("0"),
        "days": 365,
        "start": "notice",
    },
)

FIRST["es_pr"] = Sample(
    """\
Plan de Salud Serrano

Fecha: 10/05/2026

Sra. Carmen Iris Rodríguez Vega
HC 3 Box 11204
Juana Díaz, PR 00795

Asegurado: Carmen I. Rodríguez Vega
Número de contrato: MNH-2290114
Núm. de caso: 2026-41190
Médico: Dr. Luis A. Pabón
Servicio: Cirugía de reemplazo de rodilla
Fecha propuesta del servicio: 10/28/2026

Estimada señora Rodríguez:

Su solicitud de preautorización fue denegada por no cumplir con los criterios de necesidad médica. Usted puede solicitar
una reconsideración dentro de treinta (30) días calendario a partir del recibo de esta notificación. Envíe su solicitud
por fax al 787-555-0140 o por correo a: Plan de Salud Serrano, Departamento de Querellas y Apelaciones, PO Box 44,
Aibonito, PR 00705.
""",
    {
        "reference_number": "2026-41190",
        "patient_name": "Carmen I. Rodríguez Vega",
        "notice_date": date(2026, 10, 5),
        "provider_name": "Luis A. Pabón",
        "service_start": date(2026, 10, 28),
        "days": 30,
        "start": "receipt",
        "fax": "787-555-0140",
        "member_id": "MNH-2290114",
    },
)

FIRST["tpa_dep"] = Sample(
    """\
ALLIED BENEFIT ADMINISTRATORS

Employee:          Raymond Estabrook
Patient:           Lucy Estabrook (Child)
Employer:          City Millwork, Inc.
Alternate ID:      7712094-02
Group No:          C0918
Claim Number(s):   0926-118834-01
Provider of Service:  Little Steps Pediatric Therapy
Service Dates:     08/03/2026 to 08/31/2026
Total Charge:      $2,960.00
Letter Date:       September 30, 2026

Dear Mr. Estabrook:

Speech therapy (92507) for developmental delay is excluded under the Plan. See Plan Document, page 41.

You may appeal within 180 days following receipt of this notification.
""",
    {
        "member_id": "7712094-02",
        "group_number": "C0918",
        "claim_number": "0926-118834-01",
        "patient_name": "Lucy Estabrook",
        "notice_date": date(2026, 9, 30),
        "service_start": date(2026, 8, 3),
        "service_end": date(2026, 8, 31),
        "provider_name": "Little Steps Pediatric Therapy",
        "amount_billed": Decimal("2960"),
        "codes": ("92507",),
        "days": 180,
        "start": "receipt",
    },
)

FIRST["molina"] = Sample(
    """\
Marlina Healthcare of Ohio

November 5, 2026

To the Parent/Guardian of:
Zuri Hampton
2231 E 9th St
Cleveland, OH 44114

Member ID#: 104422998123
Member's Date of Birth: June 2, 2018
Provider Name: Kids First Durable Medical
Authorization #: 2630144521
Service(s): E0748 bone growth stimulator

Dear Parent/Guardian of Zuri Hampton:

On November 2, 2026 we received a request from Kids First Durable Medical. We denied the request because the notes do
not show a nonunion fracture. We used MCG guideline A-0414.

You may call 1-800-555-0160 or write to appeal within 60 calendar days from the date on this letter. Marlina Healthcare
of Ohio, Attn: Grievance & Appeals, P.O. Box 182273, Chattanooga, TN 37422. Fax: 1-866-555-0119.
You have the right to a State Hearing only after the appeal. You have 120 calendar days.
""",
    {
        "member_id": "104422998123",
        "reference_number": "2630144521",
        "patient_name": "Zuri Hampton",
        "patient_dob": date(2018, 6, 2),
        "notice_date": date(2026, 11, 5),
        "provider_name": "Kids First Durable Medical",
        "codes": ("E0748",),
        "days": 60,
        "start": "notice",
        "fax": "1-866-555-0119",
    },
)

FIRST["table_case"] = Sample(
    """\
CareBridge Delegated Review

Notice sent: 10/19/2026

Case ID       Member                Member DOB    Requested item                         Requested by            Decision
CB-4419027    Philippa Grantham     11/30/1959    Hospital bed, semi-electric (E0260)    Rosa Delmonico, FNP     Not certified

Member ID: HN7700213

Rationale: The record does not show that the patient's condition requires positioning of the body.

Reconsideration may be requested in 30 days. Full appeal rights: 65 calendar days from the date of this notice. Fax to 1-877-555-0104.
""",
    {
        "member_id": "HN7700213",
        "reference_number": "CB-4419027",
        "patient_name": "Philippa Grantham",
        "patient_dob": date(1959, 11, 30),
        "notice_date": date(2026, 10, 19),
        "provider_name": "Rosa Delmonico, FNP",
        "codes": ("E0260",),
        "fax": "1-877-555-0104",
    },
)
