"""Names: whose they are, and in reading order."""

from __future__ import annotations

import pytest

from denialhelp.reading.names import is_facility, organisation, person, professional, provider


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SOLIS, CARMELA", "Carmela Solis"),
        ("OYELARAN, TUNDE K", "Tunde K Oyelaran"),
        ("O'NEIL, MARY", "Mary O'Neil"),
        ("Edwin J. Tanaka (subscriber)", "Edwin J. Tanaka"),
        ("Mr. Clifford R. Vance", "Clifford R. Vance"),
        ("Felix Amundsen, member ID MPC-1", "Felix Amundsen"),
        ("Ingrid K. Larsen-Diaz", "Ingrid K. Larsen-Diaz"),
        ("Graciela B Ibarra Solis", "Graciela B Ibarra Solis"),
        ("Maria de la Cruz", "Maria de la Cruz"),
        ("John Smith, Jr.", "John Smith, Jr"),
    ],
)
def test_people(text: str, name: str) -> None:
    assert person(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Member Services",
        "Andrea Kwan, MD",
        "123 Main Street",
        "Utilization Review",
        "Harbor ENT LLC",
        "Crest Member #92144",
        "Smith",
        "Self",
        "Claim Number",
        "you and your doctor",
    ],
)
def test_what_is_no_patient(text: str) -> None:
    assert person(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dr. Meera Rao, MD", "Meera Rao, MD"),
        ("Lucinda Vega, MD (Physical Medicine)", "Lucinda Vega, MD"),
        ("Dr. Luis A. Pabón", "Dr. Luis A. Pabón"),
        ("NGUYEN, KIM-LY MD", "Kim-Ly Nguyen, MD"),
        ("Rosa Delmonico, FNP", "Rosa Delmonico, FNP"),
        ("Plain Person", None),
    ],
)
def test_practitioners(text: str, who: str | None) -> None:
    assert professional(text) == who


def test_a_provider_line_may_name_both() -> None:
    both = provider("Ruth Alder, MD — Willow Park Family Medicine")
    assert (both.person, both.organisation) == ("Ruth Alder, MD", "Willow Park Family Medicine")
    turned = provider("Orthopedic Surgery Center, Dr. Michael Torres, MD, NPI 1987654321")
    assert (turned.person, turned.organisation) == ("Michael Torres, MD", "Orthopedic Surgery Center")


def test_organisations_lose_their_place_and_brackets() -> None:
    assert organisation("St. Alban's Hospital, Racine, WI (fuera de la red)") == "St. Alban's Hospital"
    assert organisation("Prairie Radiologists, LLC") == "Prairie Radiologists, LLC"
    assert organisation("Your plan does not cover this.") is None
    assert is_facility("Blue Heron Regional Hospital")
    assert not is_facility("Marigold Family Medicine")


def test_a_name_on_the_subject_or_to_line_fits_the_greeting() -> None:
    from datetime import date

    from denialhelp.casefile.document import Document, Page
    from denialhelp.reading.notice import read_notice
    from denialhelp.reference.tables import load_tables

    body = "We did not approve the scan. It is not medically necessary.\n\nYou have the right to appeal within 180 days."  # synthetic
    for head, greeting, found in (
        ("To: Tamsin Okoro-Vale <t@mail.example>\nSubject: Your request", "Dear Ms. Okoro-Vale,", "Tamsin Okoro-Vale"),
        ("To: t@mail.example\nSubject: Your request: Tamsin Okoro-Vale", "Hi Tamsin,", "Tamsin Okoro-Vale"),
        ("To: Pat Sample <p@mail.example>\nSubject: Your request", "Dear Tamsin,", None),
        ("To: Alan Sorel <a@clinic.example>\nSubject: Your patient", "Dear Dr. Sorel,", None),
    ):
        document = Document("notice.eml", "0" * 64, "message/rfc822", (Page(1, f"{head}\n\n{greeting}\n\n{body}\n"),))
        fact = read_notice([document], load_tables(), as_of=date(2026, 3, 4)).facts.get("patient_name")
        assert (None if fact is None else fact.value) == found
