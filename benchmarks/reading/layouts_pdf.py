"""Sample notices as PDF: label columns, grids, two columns of prose, statements with one or several claims."""

from __future__ import annotations

from pathlib import Path

from pages import Sheet
from truth import Truth, day


def label_column(t: Truth, path: Path) -> None:
    """Labels in one column, values in the next."""
    t.says(
        member_id=t.member,
        group_number=t.group,
        reference_number=t.reference,
        patient_name=t.name,
        patient_dob=t.born,
        provider_name=t.doctor,
        facility_name=t.place,
        notice_date=t.notice,
        service_start=t.planned,
        codes=[*t.item.cpt, t.item.icd],
        service=t.item.words,
        deadline=(180, "receipt"),
        fax=t.fax,
        npi=t.npi,
    )
    s = Sheet(path)
    s.text(40, "Evergreen Mutual", size=18, bold=True)
    s.text(380, "Clinical Review, P.O. Box 11800, Boise, ID 83702", size=8)
    s.y += 40
    s.lines(40, t.window)
    s.y += 16
    s.pairs(
        40,
        210,
        [
            ("Letter date", day(t.notice, "long")),
            ("Patient", t.name),
            ("Birth date", day(t.born)),
            ("Member ID no.", t.member),
            ("Group no.", t.group),
            ("Case reference", t.reference),
            ("Requested service", t.item.words),
            ("Codes", ", ".join(t.item.cpt)),
            ("Diagnosis", t.item.icd),
            ("Planned date of service", day(t.planned)),
            ("Ordering provider", f"{t.doctor} (NPI {t.npi})"),
            ("Facility", f"{t.place}, {t.city}, {t.state}"),
        ],
    )
    s.y += 16
    s.lines(
        40,
        f"Dear {t.first} {t.last}:\n\nWe reviewed the request for coverage and did not approve it, because the service is "
        f"considered\ninvestigational under Medical Policy 7.01.155.\n",
    )
    s.lines(
        40,
        f"How to appeal\nYou have 180 days after receiving this letter to ask for an appeal.\nMail: Evergreen Mutual "
        f"Appeals, {t.box}, Boise, ID 83702\nFax: {t.fax}\nPhone: {t.phone}\n",
    )
    s.text(40, "EM-UM-401 Rev 02/2025   Letter 55-0091827   Printed 01/02/2027", y=760, size=6.5)
    s.save()


def grid(t: Truth, path: Path) -> None:
    """Labels above their values in a grid."""
    t.says(
        member_id=t.member,
        group_number=t.group,
        reference_number=t.reference,
        patient_name=t.name,
        patient_dob=t.born,
        provider_name=t.doctor,
        notice_date=t.notice,
        deadline=(180, "notice"),
    )
    s = Sheet(path)
    s.text(40, "Pharmacy Benefit Notice of Denial", size=15, bold=True)
    s.y += 40
    xs = [40, 200, 330, 470]
    s.row(xs, ["Patient name", "Date of birth", "Member ID", "Group number"], bold=True)
    s.row(xs, [t.name, day(t.born), t.member, t.group], size=10)
    s.y += 10
    s.row(xs, ["Prescriber", "Notice date", "PA case number", "Rx BIN"], bold=True)
    s.row(xs, [t.doctor, day(t.notice), t.reference, "004336"], size=10)
    s.y += 30
    s.lines(
        40,
        "Drug requested: Otezla 30 mg tablets, 60 per 30 days\n\nWe denied the request. The drug is not on the formulary and "
        "no exception reason was given.\n",
    )
    s.lines(
        40,
        f"If you disagree you may appeal within 180 days of the date of this notice. Write to Corvid Rx Appeals,\n{t.box}, "
        f"Phoenix, AZ 85072.\n",
    )
    s.save()


def integrated_denial(t: Truth, path: Path) -> None:
    """A Medicare Advantage plan's notice: two labels a row, standard and fast appeals."""
    t.says(
        member_id=t.member,
        patient_name=t.name,
        notice_date=t.notice,
        service=t.item.words,
        deadline=(65, "notice"),
        fax=t.fax,
        provider_name=t.doctor,
    )
    s = Sheet(path)
    s.lines(40, "Important: This notice explains your right to appeal our decision. Read this notice carefully.", size=9)
    s.y += 8
    s.text(40, "Notice of Denial of Medical Coverage", size=15, bold=True)
    s.y += 26
    s.text(40, f"Date: {day(t.notice)}")
    s.text(320, f"Member number: {t.member}")
    s.y += 16
    s.text(40, f"Name: {t.name}")
    s.y += 26
    s.lines(
        40,
        f"Your request was denied\nWe denied the medical services/items listed below requested by you or your doctor, "
        f"{t.doctor}:\n{t.item.words[0].upper()}{t.item.words[1:]}\n",
    )
    s.lines(
        40,
        "Why did we deny your request?\nWe denied the medical services/items listed above because Medicare rules for this "
        "item are not met.\n",
    )
    s.lines(
        40,
        "You have the right to appeal our decision\nYou have the right to ask Palisade Advantage to review our decision by "
        "asking us for an appeal.\nPlan Appeal: Ask Palisade Advantage for an appeal within 65 days of the date of this "
        "notice.\n",
    )
    s.lines(
        40,
        f"For a Standard Appeal:   Mailing Address: Palisade Advantage Appeals, {t.box}, Tampa, FL 33630\nPhone: {t.phone}   "
        f"Fax: {t.fax}\n",
    )
    s.lines(
        40,
        "For a Fast Appeal:   Phone: 1-800-555-0171   Fax: 1-800-555-0172\n\nForm CMS-10003-NDMCP   OMB Approval 0938-0829 "
        "(Expires: 02/28/2027)",
        size=9,
    )
    s.save()


def two_columns(t: Truth, path: Path) -> None:
    """Prose in two columns: the decision left, the rights right."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name=t.place,
        facility_name=t.place,
        deadline=(180, "receipt"),
        fax=t.fax,
    )
    s = Sheet(path)
    s.text(40, "Keystone Plains Health", size=16, bold=True)
    s.y += 30
    left = f"""{day(t.notice, "long")}

Member: {t.name}
Member no.: {t.member}
Claim no.: {t.claim}

Dear {t.first} {t.last},

We did not pay the claim for the care you
received at {t.place}
on {day(t.service_on, "long")}. The stay was
not authorized, and the plan requires
approval before planned admissions.

Provider: {t.place}

Claims Department"""
    right = f"""Your right to appeal

You may appeal within 180 days after you
get this letter. Tell us why you disagree.
Send the appeal to Keystone Plains Health
Appeals, {t.box},
Wichita, KS 67202, or fax {t.fax}.

We decide within 60 days after we receive
your appeal. You may have one more level
of appeal, which you must request within
60 days of our first appeal decision.

Questions: {t.phone}"""
    top = s.y
    s.lines(40, left, size=9.5, lead=12.5)
    s.y = top
    s.lines(330, right, size=9.5, lead=12.5)
    s.save()


def _head(s: Sheet, t: Truth, title: str) -> None:
    s.text(40, title, size=14, bold=True)
    s.text(430, f"Statement date: {day(t.notice)}")
    s.y += 24
    s.lines(40, t.window, size=9)
    s.y += 10
    s.pairs(40, 150, [("Member", t.name), ("Member ID", t.member), ("Group", t.group)], size=9)
    s.y += 14


def eob_one(t: Truth, path: Path) -> None:
    """A statement with one claim of two lines and a total."""
    half = f"{float(t.item.amount.replace(',', '')) - 100:,.2f}"
    t.says(
        member_id=t.member,
        group_number=t.group,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name=t.clinic,
        amount_billed=t.item.amount,
        amount_denied=t.item.amount,
        patient_owes=t.item.amount,
        codes=[t.item.cpt[0], "99070"],
        deadline=(180, "receipt"),
    )
    s = Sheet(path, wide=True)
    _head(s, t, "EXPLANATION OF BENEFITS - THIS IS NOT A BILL")
    s.lines(40, f"Claim number: {t.claim}      Provider: {t.clinic}      Processed: {day(t.notice)}", size=9)
    xs = [40, 110, 170, 330, 410, 490, 560, 640]
    s.row(
        xs,
        ["Date of\nservice", "Code", "Description", "Amount\nbilled", "Allowed\namount", "Not\ncovered", "Plan\npaid", "You may\nowe"],
        bold=True,
    )
    s.row(xs, [day(t.service_on), t.item.cpt[0], t.item.words[:28], half, "0.00", half, "0.00", half])
    s.row(xs, [day(t.service_on), "99070", "Supplies", "100.00", "0.00", "100.00", "0.00", "100.00"])
    s.row(xs, ["Claim total", "", "", t.item.amount, "0.00", t.item.amount, "0.00", t.item.amount], bold=True)
    s.y += 14
    s.lines(
        40, "Remark 96: Non-covered charge.\nIf you disagree, you may file an appeal within 180 days of receiving this statement.", size=9
    )
    s.save()


def eob_many(t: Truth, path: Path) -> None:
    """A statement with three claims in one table; one is denied."""
    other = [f"{t.rng.randint(10**8, 10**9)}", f"{t.rng.randint(10**8, 10**9)}"]
    t.says(
        member_id=t.member,
        group_number=t.group,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name=t.place,
        facility_name=t.place,
        amount_billed=t.item.amount,
        amount_denied=t.item.amount,
        patient_owes=t.item.amount,
        deadline=(180, "notice"),
    )
    s = Sheet(path, wide=True)
    _head(s, t, "Your health care claims")
    xs = [40, 130, 310, 380, 450, 520, 590, 660]
    s.row(xs, ["Claim #", "Provider", "Service date", "Billed", "Discount", "Plan paid", "Not covered", "Your share"], bold=True)
    rows = [
        [other[0], "Lindenwood Family Clinic", day(t.service_on.replace(day=1)), "$210.00", "$60.00", "$120.00", "$0.00", "$30.00"],
        [t.claim, t.place, day(t.service_on), f"${t.item.amount}", "$0.00", "$0.00", f"${t.item.amount}", f"${t.item.amount}"],
        [other[1], "Quarry Lake Laboratory", day(t.service_on), "$96.00", "$71.00", "$25.00", "$0.00", "$0.00"],
    ]
    t.rng.shuffle(rows)
    for row in rows:
        s.row(xs, row)
    s.row(xs, ["Totals", "", "", "", "$131.00", "$145.00", f"${t.item.amount}", ""], bold=True)
    s.y += 16
    s.lines(
        40,
        "You can ask for a review of our decision within 180 days of the date of this statement.\nMail your appeal to Claims "
        "Review Unit, P.O. Box 31365, Omaha, NE 68131.",
        size=9,
    )
    s.save()


def eob_blocks(t: Truth, path: Path) -> None:
    """A statement with a heading and a small table for each claim."""
    other = f"{t.rng.randint(10**8, 10**9)}"
    t.says(
        member_id=t.member,
        group_number=t.group,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name=t.doctor,
        amount_billed=t.item.amount,
        amount_denied=t.item.amount,
        codes=[t.item.cpt[0]],
    )
    s = Sheet(path)
    _head(s, t, "Explanation of Benefits")
    xs = [40, 110, 165, 320, 385, 450, 515]
    first = t.rng.random() < 0.5
    for number, who, code, words, billed, paid, denied in sorted(
        [
            (other, "Hale Benedict, MD", "99213", "Office visit", "180.00", "132.00", "0.00"),
            (t.claim, t.doctor, t.item.cpt[0], t.item.words[:26], t.item.amount, "0.00", t.item.amount),
        ],
        key=lambda x: (x[0] == other) == first,
    ):
        s.lines(40, f"Claim number: {number}     Provider: {who}     Patient: {t.name}", size=9, bold=True)
        s.row(xs, ["Date", "Code", "Service", "Charges", "Allowed", "Paid", "Not covered"], bold=True)
        s.row(xs, [day(t.service_on), code, words, billed, paid, paid, denied])
        s.y += 12
    s.lines(40, "Reason: prior authorization was not obtained.", size=9)
    s.save()


def eob_spanish(t: Truth, path: Path) -> None:
    """A Spanish statement with one claim in a table and a side column."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        amount_billed=t.item.amount,
        amount_denied=t.item.amount,
        patient_owes=t.item.amount,
        codes=[t.item.cpt[0]],
        deadline=(60, "notice"),
    )
    s = Sheet(path)
    s.text(40, "EXPLICACIÓN DE BENEFICIOS", size=14, bold=True)
    s.y += 30
    s.pairs(
        40,
        200,
        [
            ("Fecha de la carta:", day(t.notice, "es")),
            ("Paciente:", t.name),
            ("Número de afiliado:", t.member),
            ("Número de reclamación:", t.claim),
        ],
    )
    s.y += 14
    xs = [40, 115, 175, 330, 395, 455, 520]
    s.row(xs, ["Fecha de\nservicio", "Código", "Descripción", "Facturado", "Pagado", "No\ncubierto", "Usted\ndebe"], bold=True)
    s.row(
        xs,
        [
            day(t.service_on, "es").replace(" de ", "\nde ", 1),
            t.item.cpt[0],
            t.item.spanish[:26],
            f"${t.item.amount}",
            "$0.00",
            f"${t.item.amount}",
            f"${t.item.amount}",
        ],
    )
    s.y += 20
    s.lines(
        40,
        "Si no está de acuerdo, puede apelar dentro de los 60 días de la fecha de esta carta.\nEscriba a Unidad de "
        "Apelaciones, Apartado 70344, San Juan, PR 00936.",
    )
    s.save()


PDF = {f.__name__: f for f in (label_column, grid, integrated_denial, two_columns, eob_one, eob_many, eob_blocks, eob_spanish)}
