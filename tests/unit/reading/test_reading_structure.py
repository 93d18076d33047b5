"""Pages with boxes: label columns, grids, tables with heads of several lines, side columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from denialhelp.casefile.document import Box, Document, Origin, Page, Segment, Word
from denialhelp.casefile.fact import Code
from denialhelp.reading.notice import read_notice
from denialhelp.reading.pairs import find_pairs
from denialhelp.reading.structure import after, below, right_of, sheets_of
from denialhelp.reading.tables import find_tables
from denialhelp.reference.tables import load_tables
from reading_samples import AS_OF

Row = list[tuple[float, str]]
LEAD, CHAR = 13.0, 5.0


def boxed(*rows: Row, confidence: float = 1.0) -> Document:
    """A page whose cells stand at the x given, one row under the other; an empty row is a gap."""
    text = ""
    words: list[Word] = []
    segments: list[Segment] = []
    for number, row in enumerate(rows):
        y = 50 + number * LEAD
        for at, (x, cell) in enumerate(row):
            text += "  " if at else ""
            start = len(text)
            text += cell
            box = Box(x, y, x + CHAR * len(cell), y + 10)
            segments.append(Segment(start, len(text), number, 0, box))
            place = start
            for word in cell.split():
                begin = text.index(word, place)
                left = x + CHAR * (begin - start)
                words.append(Word(word, begin, begin + len(word), Box(left, y, left + CHAR * len(word), y + 10), confidence))
                place = begin + len(word)
        text += "\n"
    page = Page(1, text.rstrip("\n"), tuple(words), tuple(segments), how=Origin.TEXT if confidence == 1.0 else Origin.OCR)
    return Document("notice.pdf", "0" * 64, "application/pdf", (page,))


GRID = boxed(
    [(40, "Patient name"), (200, "Date of birth"), (330, "Member ID"), (470, "Group number")],
    [(40, "Ada Finch"), (200, "01/02/1958"), (330, "HC-2201-99"), (470, "61K6614")],
    [],
    [(40, "Prescriber"), (200, "Notice date"), (330, "PA case number"), (470, "Rx BIN")],
    [(40, "Priscilla Vang, MD"), (200, "09/27/2026"), (330, "AUTH-26-479507"), (470, "004336")],
    [],
    [(40, "We denied your request for coverage of the drug. You may appeal within 180 days of the date of this notice.")],
)


def test_values_stand_under_their_labels() -> None:
    notice = read_notice([GRID], load_tables(), as_of=AS_OF)
    assert notice.value("member_id") == "HC-2201-99"
    assert notice.value("group_number") == "61K6614"
    assert notice.value("reference_number") == "AUTH-26-479507"
    assert notice.value("patient_dob") == date(1958, 1, 2)
    assert notice.value("notice_date") == date(2026, 9, 27)
    assert notice.facts["member_id"].sources[0].box is not None


def test_neighbours() -> None:
    (sheet,) = sheets_of([GRID])
    first = sheet.cells[0]
    beside, under = right_of(sheet, first), below(sheet, first)
    assert beside is not None and beside.text == "Date of birth"
    assert under is not None and under.text == "Ada Finch"
    assert after(sheet, sheet.cells[-1]) is None
    assert sheet.cell_at(first.start) == first
    assert sheet.confidence(first.start, first.end) == 1.0


def test_a_value_goes_on_in_the_next_line() -> None:
    paper = boxed(
        [(40, "Service requested:"), (210, "Outpatient occupational therapy, task-oriented")],
        [(210, "therapy, 30 hours over 3 weeks")],
        [(40, "Diagnosis:"), (210, "G81.91")],
    )
    pairs = {p.name: p.text for p in find_pairs(sheets_of([paper]))}
    assert pairs["Service requested"].endswith("30 hours over 3 weeks")
    assert pairs["Diagnosis"] == "G81.91"


STATEMENT = boxed(
    [(40, "Statement date: 09/24/2026")],
    [(40, "Member ID: 811330275")],
    [],
    [(40, "Claim /"), (190, ""), (300, "Date of"), (460, "Not"), (520, "You may")],
    [(40, "patient acct"), (130, "Service (code)"), (300, "service"), (370, "Billed"), (420, "Paid"), (460, "covered"), (520, "owe")],
    [
        (40, "31-1150947-01"),
        (130, "Office visit (99214)"),
        (300, "08/04/2026"),
        (370, "310.00"),
        (420, "112.70"),
        (460, "0.00"),
        (520, "40.00"),
    ],
    [(40, "ACCT 55184")],
    [
        (40, "31-1188205-00"),
        (130, "MRI cervical spine"),
        (300, "08/18/2026"),
        (370, "1,984.00"),
        (420, "0.00"),
        (460, "1,984.00"),
        (520, "0.00"),
    ],
    [(40, "ACCT 30077126"), (130, "without contrast (72141)")],
    [(40, "Total"), (370, "2,294.00"), (420, "112.70"), (460, "1,984.00"), (520, "40.00")],
    [],
    [(40, "You may appeal within 180 days from the date you receive this statement.")],
)


def test_heads_of_two_lines_and_records_of_two_lines() -> None:
    (sheet,) = sheets_of([STATEMENT])
    (table,) = find_tables(sheet)
    assert [c.name for c in table.columns] == [
        "Claim / patient acct",
        "Service (code)",
        "Date of service",
        "Billed",
        "Paid",
        "Not covered",
        "You may owe",
    ]
    assert [r.total for r in table.records] == [False, False, True]


def test_only_the_denied_claim_is_read() -> None:
    notice = read_notice([STATEMENT], load_tables(), as_of=AS_OF)
    assert notice.value("claim_number") == "31-1188205-00"
    assert notice.value("service_start") == date(2026, 8, 18)
    assert notice.value("amount_denied") == Decimal("1984.00")
    assert notice.value("patient_owes") == Decimal("0.00")
    codes = notice.value("codes")
    assert isinstance(codes, tuple)
    assert codes == (Code("CPT", "72141"),)


def test_two_denied_claims_are_not_mixed() -> None:
    rows = [
        (40, "31-111111-00"),
        (130, "Office visit (99214)"),
        (300, "08/04/2026"),
        (370, "310.00"),
        (420, "0.00"),
        (460, "310.00"),
        (520, "310.00"),
    ]
    paper = boxed(
        [
            (40, "Claim number"),
            (130, "Service (code)"),
            (300, "Date of service"),
            (370, "Billed"),
            (420, "Paid"),
            (460, "Not covered"),
            (520, "You owe"),
        ],
        list(rows),
        [(x, t.replace("31-111111-00", "32-222222-00").replace("289", "77").replace("99214", "99213")) for x, t in rows],
    )
    notice = read_notice([paper], load_tables(), as_of=AS_OF)
    assert notice.value("claim_number") is None
    assert notice.value("amount_denied") is None


def test_badly_recognised_identifiers_are_asked() -> None:
    paper = boxed(
        [(40, "Notice date: 09/24/2026")],
        [(40, "Member ID: 811330275")],
        [(40, "We denied your claim. You may appeal within 180 days of the date of this notice.")],
        confidence=0.4,
    )
    notice = read_notice([paper], load_tables(), as_of=AS_OF)
    assert notice.value("member_id") is None


def test_a_side_column_of_labels_above_values() -> None:
    paper = boxed(
        [(40, "No podemos pagar esta reclamación."), (380, "Fecha de la carta:")],
        [(40, "La atención del 19/07/2026 no está cubierta."), (380, "4 de septiembre de 2026")],
        [(40, "Puede apelar dentro de 60 días"), (380, "Número de miembro:")],
        [(40, "de la fecha de esta carta."), (380, "K5540092281")],
    )
    notice = read_notice([paper], load_tables(), as_of=AS_OF)
    assert notice.value("notice_date") == date(2026, 9, 4)
    assert notice.value("member_id") == "K5540092281"
