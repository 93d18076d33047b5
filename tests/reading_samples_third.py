"""A third set of synthetic notices: plain words, decisions on appeals, payments to providers; fictional like the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reading_samples import Sample

THIRD: dict[str, Sample] = {}

THIRD["long"] = Sample(
    """\
                                                        Granite State Health
                                                        Claims Operations
                                                        PO Box 990
                                                        Concord NH 03302

Walter P Thibodeaux
88 Sawmill Rd
Keene NH 03431

Notice date:                    October 30, 2026
Your member number:             GSH 0044 7712 90
Your group:                     Monadnock Paper Mills (60-1188)
Claim we processed:             2026-10-0099812-1
Who gave the care:              Keene Cardiology, PLLC
When:                           September 18, 2026
What it was:                    Cardiac event monitor, 30 days (93228)
What was charged:               $1,275.00
What we paid:                   $0.00
What you may owe:               $1,275.00

We did not pay this claim because our guideline CARD-22 says the monitor is covered only after a 48-hour recording.

What you can do
1. Ask us to look again. Do this within 180 days of getting this notice.
   Mail:  Granite State Health, Appeals Team, PO Box 991, Concord NH 03302
   Fax:   603-555-0108
2. If we still say no, ask for an outside review within 180 days of our final answer.
""",
    {
        "member_id": "GSH 0044 7712 90",
        "group_number": "60-1188",
        "claim_number": "2026-10-0099812-1",
        "patient_name": "Walter P Thibodeaux",
        "provider_name": "Keene Cardiology, PLLC",
        "notice_date": date(2026, 10, 30),
        "service_start": date(2026, 9, 18),
        "amount_billed": Decimal("1275"),
        "patient_owes": Decimal("1275"),
        "codes": ("93228",),
        "days": 180,
        "start": "receipt",
        "fax": "603-555-0108",
    },
)

THIRD["appealdec"] = Sample(
    """\
Sunridge Advantage (HMO)
Appeals and Grievances Department

November 2, 2026

Case ID: G-2026-448812
Enrollee: Patricia Sorrentino
Enrollee ID: SRA7719023
Provider: Elliot Marsh, DPM

Dear Patricia Sorrentino:

On October 20, 2026 you asked us for a reconsideration of our September 28, 2026 denial of custom orthotics (L3000). We
have decided to uphold our denial.

We sent your case to the Independent Review Entity, which will review it. You do not have to do anything. You will hear
from them within 30 days. If you have questions call 1-800-555-0127.
""",
    {
        "member_id": "SRA7719023",
        "reference_number": "G-2026-448812",
        "patient_name": "Patricia Sorrentino",
        "provider_name": "Elliot Marsh, DPM",
        "notice_date": date(2026, 11, 2),
        "codes": ("L3000",),
    },
)

THIRD["behav"] = Sample(
    """\
Beacon Light Behavioral
UTILIZATION MANAGEMENT DETERMINATION

Determination date: 10/22/2026        Mailed: 10/23/2026
Member: Jaylen Worthy     Member DOB: 04/11/2010     Subscriber: Denise Worthy
Subscriber ID: BLB660120-9            Case: 2026-UM-10981
Facility: Willow Bend Residential     Level of care: Residential, mental health
Dates requested: 10/20/2026 - 11/18/2026
Primary diagnosis: F34.81
Days certified: 0                     Days denied: 30

Clinical rationale: The youth can be treated at a partial hospital level. Criteria: CALOCUS-CASII.

Appeal: within 180 days from receipt of this determination. Expedited: 1-877-555-0111. Fax standard appeals: 1-877-555-0112.
""",
    {
        "member_id": "BLB660120-9",
        "reference_number": "2026-UM-10981",
        "patient_name": "Jaylen Worthy",
        "patient_dob": date(2010, 4, 11),
        "facility_name": "Willow Bend Residential",
        "service_start": date(2026, 10, 20),
        "service_end": date(2026, 11, 18),
        "codes": ("F34.81",),
        "days": 180,
        "start": "receipt",
        "fax": "1-877-555-0112",
    },
)

THIRD["es_menor"] = Sample(
    """\
Plan Comunitario del Sur
Aviso de acción adversa

3 de noviembre de 2026

A los padres o tutores de:
Emilio Vargas Luna
410 Calle Robles
Laredo, TX 78040

N.º de Medicaid: 512 998 044
N.º de expediente: PCS-26-77120
Fecha de nacimiento: 22/03/2019

Estimados padres o tutores de Emilio:

La Dra. Fernanda Cisneros pidió terapia del habla (92507), dos veces por semana, del 10 de noviembre de 2026 al 10 de
mayo de 2027. Negamos este servicio porque los informes no muestran progreso.

Puede apelar dentro de los 60 días siguientes a la fecha de este aviso. Envíe su apelación por fax al 1-888-555-0136 o
por correo a Plan Comunitario del Sur, Apelaciones, P.O. Box 8811, Laredo, TX 78044. Si desea seguir recibiendo el
servicio, apele dentro de 10 días.
""",
    {
        "member_id": "512 998 044",
        "reference_number": "PCS-26-77120",
        "patient_name": "Emilio Vargas Luna",
        "patient_dob": date(2019, 3, 22),
        "provider_name": "Fernanda Cisneros",
        "notice_date": date(2026, 11, 3),
        "service_start": date(2026, 11, 10),
        "service_end": date(2027, 5, 10),
        "codes": ("92507",),
        "days": 60,
        "start": "notice",
        "fax": "1-888-555-0136",
    },
)

THIRD["bundle"] = Sample(
    """\
PAYMENT DENIAL NOTICE TO PROVIDER
Payer: Lakeshore Mutual                              Payment/Denial date: 10-28-2026
Remit to: Stonebrook Radiology Assoc., NPI 1326054477

Patient            Member ID        Claim No.        DOS          CPT      Charge     Paid    Adj Code
Ortega, Lucia M    LM330981144      L26-4410082      10-06-2026   76376    $410.00    $0.00   CO-97

CO-97: The benefit for this service is included in the payment for another service.
Corrected claims are due 180 days from the date of service. Provider disputes must be filed within 90 days of this notice.
""",
    {
        "member_id": "LM330981144",
        "claim_number": "L26-4410082",
        "patient_name": "Lucia M Ortega",
        "notice_date": date(2026, 10, 28),
        "service_start": date(2026, 10, 6),
        "codes": ("76376",),
        "amount_billed": Decimal("410"),
        "npi": "1326054477",
    },
)

THIRD["narr"] = Sample(
    """\
FIRST CASCADE LIFE AND HEALTH
Date: 11/12/2026

RE: Appeal by Gordon Pruitt (ID 88-2201-14, Group 4471)

Mr. Pruitt:

Thank you for contacting us. We looked at the denial of the drug Hyrimoz for your hidradenitis suppurativa. Dr. Anjali
Devaraj, who prescribed it on October 1, 2026, says that you tried doxycycline. The denial stands, since our criteria
ask for two antibiotics. Your file is kept under number 2611-CC-0098.

A second appeal may be made to our Appeals Board, 1 Cascade Plaza, Tacoma, WA 98402, in the 60 days after you get this.
""",
    {
        "member_id": "88-2201-14",
        "group_number": "4471",
        "patient_name": "Gordon Pruitt",
        "provider_name": "Anjali Devaraj",
        "notice_date": date(2026, 11, 12),
        "days": 60,
        "start": "receipt",
    },
)
