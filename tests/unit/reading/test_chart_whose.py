"""Whose page it is: another person's pages are set aside, and none of the patient's own."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Box, Document, Origin, Page, Word
from denialhelp.reading.chart.identity import identity_of
from denialhelp.reading.chart.person_names import is_infant, same_given, same_name
from denialhelp.reading.records import read_records

TODAY = date(2026, 11, 24)
OWN = "Patient: Marguerite A Osterholt    DOB: 03/14/1968    MRN: 00482913\nOffice visit 02/03/2026\nBack pain for nine months.\n"


def strays(*pages: str, how: Origin = Origin.TEXT) -> set[int]:
    """The numbers of the pages that are set aside."""
    document = Document("chart.pdf", "0" * 64, "application/pdf", tuple(Page(n, t, how=how) for n, t in enumerate(pages, 1)))
    record = read_records([document], as_of=TODAY)
    return {p.page for p in record.passages if p.other_patient}


@pytest.mark.parametrize(
    "head",
    [
        "Patient: Bernadette Osterholt    DOB: 04/04/1947    MRN: 00599213",
        "OSTERHOLT, BERNADETTE | MRN 00599213 | 04/04/1947 | F",
        "Pt Name: Osterholt, Bernadette    Acct # 00599213",
        "Patient: M. Osterholt    DOB: 10/05/1999",
        "Patient: Marguerite Osterholt    DOB: 10/25/1938",
        "Patient: Marguerite Osterholt    DOB: 03/14/1969    MRN: 00644410",
        "Patient: Baby Boy Osterholt    DOB: 08/01/2026    MRN: 00655501\nMother: Marguerite Osterholt, DOB 03/14/1968",
        "Osterholt Hartigan   03/03/1984   F   MRN 00677743",
        "Patient Name\nPriscilla Wainwright\nDate of Birth\n08/19/1949",
        "RE: Priscilla Wainwright\nDOB: 08/19/1949",
        "MRN: 00599213",
        "DOB: 06/30/2001",
    ],
)
@pytest.mark.parametrize("place", ["top", "foot"])
def test_page_of_someone_else_is_set_aside(head: str, place: str) -> None:
    body = "Office visit 05/06/2026\nHas atrial fibrillation and takes warfarin.\n"
    page = f"{head}\n{body}" if place == "top" else f"{body}\n{head}"
    assert strays(OWN, OWN, page, OWN) == {3}


@pytest.mark.parametrize(
    "head",
    [
        "OSTERHOLT,MARGUERITE A  F  03/14/1968",
        "M. A. Osterholt   DOB 3/14/68",
        "Patient: Maggie Osterholt    DOB: 03/14/1968",
        "Patient: Marguerite Osterholt-Whitlock    DOB: 03/14/1968",
        "Patient: Marguerite Whitlock    DOB: 03/14/1968    MRN: 00482913",
        "Patient: Marguerite Osterholt    DOB: 03/14/1986    MRN: 00482913",
        "Patient: Marguerite Osterholt    DOB: 14/03/1968",
        "MRN: 482913",
        "Guarantor: Victor Lindqvist   DOB: 09/09/1960",
        "Insured: Harold Finch   Employee: Harold Finch",
        "Mother: Ruth Abernathy, DOB 02/11/1940",
        "Emergency contact: Ms. Finch, spouse. Ms. Finch will drive Marguerite Osterholt home.",
        "",
    ],
)
def test_own_page_stays(head: str) -> None:
    assert strays(OWN, OWN, f"{head}\nOffice visit 05/06/2026\nPain is worse.\n", OWN) == set()


def test_second_page_of_a_stray_document_goes_with_it() -> None:
    other = "Patient: Priscilla Wainwright   DOB: 08/19/1949   MRN: 00517700\nOperative report 01/02/2026\nThe wound was\n"
    assert strays(OWN, other, "cleaned and dressed. She went home.\n", OWN) == {2, 3}
    assert strays(OWN, other, OWN, "Lab results 01/05/2026\nFerritin 9.\n") == {2}


def test_page_that_tells_of_someone_else_by_name() -> None:
    told = "Visit 03/02/2026\nMs. Wainwright is 77. Ms. Wainwright reports that colchicine helped.\n"
    assert strays(OWN, told, OWN) == {2}


def test_misread_scan_is_not_set_aside_for_a_figure() -> None:
    scan = "Patient: Marguerite Osterh0lt   DOB: 03/14/1963   MRN: 00482918\nVisit.\n"
    assert strays(OWN, OWN, scan, OWN, how=Origin.OCR) == set()


def test_mistyped_birth_date_is_named() -> None:
    typed = OWN.replace("1968", "1969")
    document = Document("c.pdf", "0" * 64, "application/pdf", tuple(Page(n, t) for n, t in enumerate((OWN, OWN, typed), 1)))
    record = read_records([document], as_of=TODAY)
    assert [p.code for p in record.problems] == ["birth-date-differs"]
    assert record.patient.born_on == date(1968, 3, 14)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ferreira-Santos, Ana Lucia", "Ferreira-Santos, Bernadette", False),
        ("Ana Lucia Ferreira-Santos", "Ana Lucia Vandersloot", False),
        ("Robert Smith", "Bob Smith", True),
        ("Robert Smith", "Ruth Smith", False),
        ("Li Chen", "Bo Li", False),
        ("Li Chen", "CHEN, LI", True),
        ("O'Dowd, Siobhan", "ODowd Siobhan", True),
        ("Baby Girl Okafor", "Maria Okafor", False),
        ("Baby Girl Okafor", "Okafor, Newborn", True),
        ("José Núñez", "Jose Nunez", True),
    ],
)
def test_names(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same
    assert same_name(two, one) is same


def test_given_names_and_infants() -> None:
    assert same_given("Margaret Hill", "Peggy Stone")
    assert not same_given("M. Hill", "Mary Hill")
    assert is_infant("BB Okafor")
    assert not is_infant("Barbara Okafor")


def test_relatives_birth_dates_and_numbers_are_not_the_pages() -> None:
    found = identity_of(Page(1, "Subscriber: Victor Lindqvist   DOB: 09/09/1960\nPatient: Ann Lee   DOB: 01/01/1970   MRN 55120"))
    assert (found.name, found.born_on, found.mrns) == ("Ann Lee", date(1970, 1, 1), ("55120",))
    assert not identity_of(Page(1, "Father: Victor Lindqvist   DOB: 09/09/1960")).says_anything


def test_a_chart_that_is_one_page_of_text_finds_its_boxes_by_place() -> None:
    page = page_with_boxes("Patient: Ann Lee has asthma")
    assert page.box_of(9, 16) == Box(10, 0, 25, 5)
    assert page.box_of(8, 9) is None
    assert page.box_of(0, 100) == Box(0, 0, 45, 5)
    assert page.box_of(16, 17) is None


def page_with_boxes(text: str) -> Page:
    """A page whose words stand side by side, ten points apart."""
    words, at = [], 0
    for number, word in enumerate(text.split()):
        words.append(Word(word, at, at + len(word), Box(10.0 * number, 0, 10.0 * number + 5, 5)))
        at += len(word) + 1
    return Page(1, text, tuple(words))
