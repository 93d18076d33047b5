"""Notes that begin at a line that is a day, within one page."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.record import Record
from denialhelp.reading.chart.datelines import dateline_day, may_follow
from denialhelp.reading.records import read_records

DAY = date(2026, 3, 5)


def read(text: str) -> Record:
    """A one-page chart."""
    return read_records([Document("c.txt", "0" * 64, "text/plain", (Page(1, text),))], as_of=date(2026, 11, 24))


def day_of(record: Record, words: str) -> date | None:
    """The day of the passage that holds the words."""
    return next(p.recorded_on for p in record.passages if words in p.text)


@pytest.mark.parametrize(
    "line",
    [
        "03/05/2026",
        "March 5, 2026",
        "Thursday, March 5, 2026",
        "** 3/5/26 **",
        "[03/05/2026 09:15]",
        "03/05/2026 - Office Visit",
        "Office visit with Dr. Paul Winters on March 5, 2026",
        "Date of Service: 03/05/2026   Provider: L. Ferrante, MD",
        "PT Daily Note 03/05/2026 Visit #4",
        "03/05/2026 | Cardiology Clinic | Established Patient Visit",
        "Clinic note ~ 2026/03/05",
        "Seen 03/05/2026 by Dr. Amos Keller",
        "March 5, 2026 (video visit)",
    ],
)
def test_line_that_is_a_day(line: str) -> None:
    assert dateline_day(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Signed 03/05/2026",
        "Luisa Ferrante, MD, 03/05/2026",
        "DOB: 03/05/2026",
        "MRI 03/05/2026",
        "03/05/2026: Rash",
        "03/05/2026 - Severe Pain",
        "Humira 03/05/2026",
        "03/05/2026 to 04/05/2026",
        "03/05/2026 142/78",
        "On 03/05/2026 she fell and broke her wrist.",
        "March 2026",
        "no day at all",
    ],
)
def test_line_that_only_names_a_day(line: str) -> None:
    assert dateline_day(line) is None


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_note_has_its_own_day(gap: str) -> None:
    record = read(
        f"HOLLIS CLINIC\nVisit notes\n\n01/12/2026\nMeloxicam was started.{gap}03/05/2026\nMeloxicam gave no relief.{gap}"
        "June 23, 2026 - Office Visit\nAttended nine therapy visits."
    )
    assert day_of(record, "was started") == date(2026, 1, 12)
    assert day_of(record, "no relief") == DAY
    assert day_of(record, "nine therapy") == date(2026, 6, 23)


def test_author_of_an_older_note_is_not_the_new_ones() -> None:
    record = read("01/12/2026\nProvider: Luisa Ferrante, MD\nPain is worse.\n\n03/05/2026\nProvider: Amos Keller, DO\nPain is better.\n")
    authors = {p.text: p.author for p in record.passages}
    assert authors["Pain is worse."].startswith("Luisa Ferrante")
    assert authors["Pain is better."].startswith("Amos Keller")


def test_days_of_fields_signatures_and_lists_begin_no_note() -> None:
    record = read(
        "Office Visit 03/05/2026\nPain is worse.\nStart of care\n09/14/2022\nHours unchanged.\n\nElectronically signed by Luisa Ferrante, "
        "MD,\n04/06/2026\n\nDates of service:\n01/06/2026\n01/09/2026\n01/13/2026\nKnee flexion is 100 degrees."
    )
    assert day_of(record, "Hours unchanged") == DAY
    assert may_follow("She walks one block.")
    assert not may_follow("Start of care")
    assert not may_follow("Certification period 10/31/2026 to")


def pages(*texts: str) -> Record:
    """A chart of several pages, as one faxed file."""
    sheets = tuple(Page(n, text) for n, text in enumerate(texts, 1))
    return read_records([Document("c.txt", "0" * 64, "text/plain", sheets)], as_of=date(2026, 11, 24))


LAB = "QUARRY LAKE LABORATORY\n\nPATIENT: MORALES, ANA R DOB 02/11/1970\n\nCOLLECTED 03/05/2026\n\nTEST RESULT\nINR 1.0\n"


def test_sheet_with_its_own_patient_line_and_day_is_a_note_of_its_own() -> None:
    scan = "EXAM: MRI LUMBAR SPINE DATE: 08/19/2025\n\nFINDINGS: DISC PROTRUSION AT L4-L5. CORD SIGNAL NORMAL.\n"
    record = pages(LAB, f"LAKESIDE IMAGING\n\nPATIENT: MORALES, ANA R DOB 02/11/1970\n\n{scan}")
    assert day_of(record, "INR 1.0") == DAY
    assert day_of(record, "DISC PROTRUSION") == date(2025, 8, 19)


def test_page_that_goes_on_keeps_the_day_of_its_note() -> None:
    record = pages(LAB, "PATIENT: MORALES, ANA R DOB 02/11/1970\n\nTEST RESULT\nPLATELETS 231\n")
    assert day_of(record, "PLATELETS 231") == DAY
