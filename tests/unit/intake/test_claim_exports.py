"""Exports of denials as offices have them (all synthetic): headings, delimiters, encodings, codes, amounts, rows that cannot be placed."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.intake.claim_cells import codes, day, identifier, money
from denialhelp.intake.claim_columns import read_office_columns
from denialhelp.intake.claims import Handed, read_handed

D = Decimal


def handed(tmp_path: Path, content: str | bytes, name: str = "export.csv", columns: dict[str, Any] | None = None) -> Handed:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    office = None
    if columns is not None:
        (tmp_path / "map.json").write_text(json.dumps(columns))
        office = read_office_columns(tmp_path / "map.json")
    read = read_handed(path, office)
    assert read.counts is not None
    c = read.counts
    assert c.rows == c.placed + c.not_placed + c.repeated + c.totals + c.other  # every row is accounted for
    assert c.not_placed == len(read.not_placed)
    return read


def taken(read: Handed, at: int = 0) -> list[tuple[str, str, Decimal]]:
    return [(a.group, a.carc, a.amount) for a in read.rows[at].all_adjustments()]


PLAIN = "Payer,Claim Number,CARC,Denied Amount\n"


def test_titles_above_and_totals_below_the_rows(tmp_path: Path) -> None:
    text = (
        "Synthetic Clinic - Denial Detail\nRun 11/24/2026\n\n"
        "Payer Name,Claim #,Patient Name,Date of Service,CPT Code,Billed Amount,Paid Amount,Group Code,"
        "Reason Code,Remark Codes,Check Date\n"
        'Sample Health,SYN100,"Sample, Pat",10/02/2026,72148,"$1,850.00",$0.00,CO,50,"N115, M25",11/10/2026\n'
        "Sample Health,SYN101,Lee Sample,10/03/2026,97530,240.00,0,CO,4,N822,11/10/2026\n"
        'Grand Total,,,,,"$2,090.00",$0.00,,,,\nPrinted for the synthetic office\n'
    )
    read = handed(tmp_path, text)
    first = read.rows[0]
    assert (first.claim_number, first.patient, first.billed, first.service_from) == ("SYN100", "Sample, Pat", D(1850), date(2026, 10, 2))
    assert first.dated == date(2026, 11, 10)
    assert taken(read) == [("CO", "50", D(1850))]
    assert first.rarc == ("N115", "M25")
    assert read.counts is not None
    assert (read.counts.placed, read.counts.totals, read.counts.not_placed) == (2, 1, 0)
    assert first.place == 5  # as a spreadsheet counts


def test_a_heading_over_two_rows(tmp_path: Path) -> None:
    text = (
        "Claim,Payer,Billed,Paid,Reason,Service\nNumber,Name,Amount,Amount,Code,Date\n"
        "SYN1,Sample Health,500.00,0.00,CO-197,2026-10-01\n"
    )  # fmt: skip
    read = handed(tmp_path, text)
    assert (read.rows[0].claim_number, read.rows[0].payer, taken(read)) == ("SYN1", "Sample Health", [("CO", "197", D(500))])


def test_one_row_a_service_line(tmp_path: Path) -> None:
    text = (
        "Payer,ICN,Patient Account Number,Line,Procedure Code,Modifier,Line Charge,Paid,Group Code,Reason Code,Adjustment Amount,DOS\n"
        "Sample Health,2026300123,SYN5,1,99214,25,180.00,120.00,CO,45,60.00,10/01/2026\n"
        "Sample Health,2026300123,SYN5,2,97530,GP,240.00,0.00,CO,16,240.00,10/01/2026\n"
        "Sample Health,2026300999,SYN6,1,72148,,900.00,0.00,CO,50,900.00,10/04/2026\n"
    )
    read = handed(tmp_path, text)
    assert len(read.rows) == 2
    claim = read.rows[0]
    assert (claim.billed, claim.paid, [line.code for line in claim.lines]) == (D(420), D(120), ["99214", "97530"])
    assert [line.adjustments[0].amount for line in claim.lines] == [D(60), D(240)]


def test_one_row_an_adjustment(tmp_path: Path) -> None:
    """As open converters of the 835 write it: the line again for each of its adjustments."""
    text = (
        "claim_index,patient,code,payment_date,paid_amount,charge_amount,payer,start_date,adjustment_group,adjustment_reason,adjustment_amount,remark\n"
        "9001,PAT SAMPLE,99214,2026-11-02,0.0,180.0,SAMPLE HEALTH,2026-10-01,CO,45,30.0,\n"
        "9001,PAT SAMPLE,99214,2026-11-02,0.0,180.0,SAMPLE HEALTH,2026-10-01,CO,50,150.0,HE: N115\n"
    )
    read = handed(tmp_path, text)
    assert taken(read) == [("CO", "45", D(30)), ("CO", "50", D(150))]
    assert (len(read.rows), len(read.rows[0].lines), read.rows[0].billed) == (1, 1, D(180))
    assert read.rows[0].remarks() == ("N115",)


def test_a_refused_amount_that_is_repeated_beside_each_code_counts_once(tmp_path: Path) -> None:
    text = (
        "Payer,Claim Number,CPT,Billed,Denied Amount,CARC\n"
        "Sample Health,SYN7,97530,240.00,240.00,CO-16\nSample Health,SYN7,97530,240.00,240.00,CO-4\n"
    )  # fmt: skip
    assert sum(a[2] for a in taken(handed(tmp_path, text))) == D(240)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    head = ["Payer", "Claim Number", "Patient", "Denial Code", "Denied Amount"]
    rows = [head, ["Sample Health", "SYN1", "Pat Sample", "CO-50", "1200.00"]]
    read = handed(tmp_path, "\r\n".join(delimiter.join(r) for r in rows), "export.txt")
    assert taken(read) == [("CO", "50", D(1200))]


def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    read = handed(tmp_path, "sep=;\nPayer;Claim Number;CARC;Denied Amount\nSample Health;SYN1;50;10.00\n")
    assert (read.rows[0].place, taken(read)) == (3, [("", "50", D(10))])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Payer,Claim Number,Patient,CARC,Denied Amount\nSample Salud,SYN1,José Muñoz Ejemplo,50,75.00\n"
    assert handed(tmp_path, text.encode(encoding)).rows[0].patient == "José Muñoz Ejemplo"


def test_line_breaks_inside_quotes(tmp_path: Path) -> None:
    head = 'Payer,Claim Number,CARC,Denied Amount,"Office\nnotes"\n'
    text = head + 'Sample Health,SYN1,50,10.00,"called twice\nno answer"\nSample Health,SYN2,50,20.00,\n'
    read = handed(tmp_path, text)
    assert [(r.claim_number, r.place) for r in read.rows] == [("SYN1", 2), ("SYN2", 3)]


def test_a_quotation_mark_that_never_closes_costs_its_row_only(tmp_path: Path) -> None:
    text = PLAIN + 'Sample Health,SYN1,50,10.00\n"Sample Health,SYN2,50,20.00\nSample Health,SYN3,50,30.00\nSample Health,SYN4,50,40.00\n'
    read = handed(tmp_path, text)
    assert [r.claim_number for r in read.rows] == ["SYN1", "SYN3", "SYN4"]
    assert (read.not_placed[0].row, "never closed" in read.not_placed[0].why) == (3, True)


def test_a_spoiled_claim_number_is_refused_not_guessed(tmp_path: Path) -> None:
    text = PLAIN + "Sample Health,1.23E+11,50,10.00\nSample Health,123456789012,50,20.00\n"
    read = handed(tmp_path, text)
    assert [r.claim_number for r in read.rows] == ["123456789012"]
    assert "1.23E+11" in read.not_placed[0].sentence()
    assert "as text" in read.not_placed[0].sentence()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",SYN1,50,,500.00,0,,", "no payer"),
        ("Sample Health,,50,,500.00,0,,", "names no claim"),
        ("Sample Health,SYN1,,,500.00,0,,", "no reason"),
        ("Sample Health,SYN1,50,,,,,", "no amount"),
        ("Sample Health,SYN1,50,,abc,0,,", "no amount"),
        ("Sample Health,SYN1,50,,500.00,200.00,,", "part of it was paid"),
        ('Sample Health,SYN1,"CO-45, CO-50",,500.00,0,,', "amount of each"),
        ("Sample Health,SYN1,,see the letter of the plan,500.00,0,,", "words that are not known"),
        ("Sample Health,SYN1,,,500.00,0,Pending,", "not decided yet"),
        ("Sample Health,SYN1,,,500.00,0,Rejected by payer,", "before it was judged"),
        ("Sample, Health,SYN1,50,,500.00,0,,x", "more cells"),
        ("Sample Health,SYN1,CO-50: -5.00,,500.00,0,,", "below zero"),
        ('Sample Health,SYN1,"CO-50: 400.00, CO-16: 200.00",,500.00,0,,', "more was taken off"),
    ],
)
def test_what_lacks_something_is_not_placed_and_stops_nothing(tmp_path: Path, row: str, why: str) -> None:
    head = "Payer,Claim Number,CARC,Denial Reason,Billed,Paid,Claim Status,Office Notes\n"
    read = handed(tmp_path, f"{head}{row}\nSample Health,SYN2,50,,80.00,0,Denied,\n")
    assert [r.claim_number for r in read.rows] == ["SYN2"]
    assert (read.not_placed[0].row, why in read.not_placed[0].why) == (2, True)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Not Medically Necessary", Reason.MEDICAL_NECESSITY),
        ("No Auth", Reason.NO_PRIOR_AUTHORIZATION),
        ("Timely Filing", Reason.TIMELY_FILING),
        ("The authorization was not obtained before the service", Reason.NO_PRIOR_AUTHORIZATION),
    ],
)
def test_denied_in_words_only(tmp_path: Path, cell: str, reason: Reason) -> None:
    read = handed(tmp_path, f"Payer,Claim ID,Denial Reason,Charge Amount,Paid Amount\nSample Health,SYN1,{cell},640.00,0\n")
    assert (read.rows[0].reasons_told, taken(read)) == ((reason,), [("", "", D(640))])


def test_what_was_paid_is_a_claim_without_a_refusal(tmp_path: Path) -> None:
    text = (
        "Payer,Claim Number,CARC,Billed,Paid,Contractual Adjustment,Patient Responsibility\n"
        "Sample Health,SYN1,,100.00,60.00,25.00,15.00\nSample Health,SYN2,CO-45; PR-1; CO-50,300.00,0.00,50.00,20.00\n"
    )
    read = handed(tmp_path, text)
    assert read.rows[0].all_adjustments() == ()
    assert taken(read, 1) == [("CO", "45", D()), ("PR", "1", D()), ("CO", "50", D(230))]


def test_an_adjustment_of_nothing_beside_a_line_refused_whole(tmp_path: Path) -> None:
    text = "Pat Name,Clm Nbr,Svc Date,CPT4,M1,Bill Amt,Pd Amt,Adj Amt,Disallow Amt,Reason Cd,Pyr Nam\n"
    read = handed(tmp_path, text + "PAT SAMPLE,77001,10/01/2026,72148,TC,900.00,0.00,0.00,0.00,CO50,SAMPLE HEALTH\n")
    assert taken(read) == [("CO", "50", D(900))]
    assert read.rows[0].lines[0].modifiers == ("TC",)


def test_a_charge_of_the_claim_on_each_of_its_lines_is_not_added_up(tmp_path: Path) -> None:
    head = "Payer,Claim Number,CPT,Billed,Paid,CARC\n"
    lines = [f"Sample Health,SYN{n},{code},{500 + n}.00,0,50\n" for n in (1, 2) for code in ("99214", "97530")]
    read = handed(tmp_path, head + "".join(lines) + "Sample Health,SYN3,72148,90.00,0,50\n")
    assert [r.claim_number for r in read.rows] == ["SYN3"]
    assert len(read.not_placed) == 4


def test_numbered_columns_belong_together(tmp_path: Path) -> None:
    text = (
        "Payer,Claim Number,Billed,Group Code 1,Reason Code 1,Adj Amount 1,Group Code 2,Reason Code 2,Adj Amount 2\n"
        "Sample Health,SYN1,300.00,CO,45,100.00,PR,204,200.00\n"
    )
    assert taken(handed(tmp_path, text)) == [("CO", "45", D(100)), ("PR", "204", D(200))]


def test_a_ledger_that_writes_what_was_taken_off_below_zero(tmp_path: Path) -> None:
    text = (
        "Payer,Claim Number,Billed,Adjustment Amount,Reason Code\n"
        'Sample Health,SYN1,"1,234.50","(1,234.50)",CO-50\nSample Health,SYN2,80.00,($80.00),CO-97\n'
    )  # fmt: skip
    read = handed(tmp_path, text)
    assert [taken(read, n)[0][2] for n in (0, 1)] == [D("1234.50"), D(80)]


def test_a_column_with_the_day_first_says_no_date(tmp_path: Path) -> None:
    head = "Payer,Claim Number,CARC,Denied Amount,Denial Date\n"
    text = head + "Sample Health,SYN1,50,10.00,03/04/2026\nSample Health,SYN2,50,20.00,24/11/2026\n"
    read = handed(tmp_path, text)
    assert [r.dated for r in read.rows] == [None, None]
    assert any("day or month first" in p.message for p in read.problems)


def test_sections_by_payer_and_headings_that_come_again(tmp_path: Path) -> None:
    head = "Claim Number,Patient,Denial Code,Denied Amount\n"
    first = f"Denials\nPayer: Sample Health\n{head}SYN1,Pat Sample,CO-50,10.00\nSubtotal,,,10.00\n"
    text = f"{first}Payer: Example Mutual\n{head}SYN2,Lee Sample,16,20.00\nTotal,,,30.00\n"
    read = handed(tmp_path, text)
    assert [(r.claim_number, r.payer) for r in read.rows] == [("SYN1", "Sample Health"), ("SYN2", "Example Mutual")]
    assert read.counts is not None
    assert (read.counts.totals, read.counts.not_placed) == (2, 0)


def test_a_row_that_comes_again_counts_once(tmp_path: Path) -> None:
    read = handed(tmp_path, PLAIN + "Sample Health,SYN1,50,10.00\nSample Health,SYN1,50,10.00\n")
    assert taken(read) == [("", "50", D(10))]
    assert read.counts is not None
    assert read.counts.repeated == 1


def test_the_office_says_which_column_is_what(tmp_path: Path) -> None:
    text = "Ticket,Why,Lost,Denied Amount,Mystery\nT-1,CO-50,900.00,1.00,x\n"
    columns = {"claim_number": "Ticket", "carc": ["Why"], "denied": "Lost", "payer": {"always": "Sample Health"}}
    read = handed(tmp_path, text, columns=columns)
    assert (read.rows[0].claim_number, read.rows[0].payer, taken(read)) == ("T-1", "Sample Health", [("CO", "50", D(900))])
    said = " ".join(p.message for p in read.problems)
    assert "not used: Denied Amount, Mystery" in said
    missing = handed(tmp_path, text, columns={**columns, "npi": "NPI here"})
    assert any("no column 'NPI here'" in p.message for p in missing.problems)


@pytest.mark.parametrize("told", ['{"colour": "x"}', "[]", "{", '{"payer": ["a", "b"]}', '{"payer": 4}'])
def test_a_map_with_faults_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "map.json").write_text(told)
    with pytest.raises(WrongUse):
        read_office_columns(tmp_path / "map.json")


def test_headings_that_nobody_knows_are_listed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"Kürzel.*--columns"):
        handed(tmp_path, "Payer,Patient,Kürzel,Betrag\nSample Health,Pat Sample,50,10.00\n")


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def workbook(*rows: str) -> bytes:
    """A small synthetic workbook: one sheet, shared strings, style 1 a date."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        out.writestr("xl/workbook.xml", f'<workbook {MAIN}><sheets><sheet name="Denials" sheetId="1" r:id="rId1"/></sheets></workbook>')
        out.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        out.writestr("xl/styles.xml", f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        shared = ["Payer", "Claim Number", "Denial Date", "CARC", "Denied Amount", "Sample Health"]
        out.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{''.join(f'<si><t>{s}</t></si>' for s in shared)}</sst>")
        out.writestr("xl/worksheets/sheet1.xml", SHEET.format("".join(rows)))
    return held.getvalue()


HEAD = '<row r="1">' + "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCDE")) + "</row>"


def line(number: int, claim: str, amount: str = "<v>1234.5</v>") -> str:
    return (
        f'<row r="{number}"><c r="A{number}" t="s"><v>5</v></c><c r="B{number}"><v>{claim}</v></c><c r="C{number}" s="1"><v>46350</v></c>'
        f'<c r="D{number}"><v>50</v></c><c r="E{number}">{amount}</c></row>'
    )


def test_a_workbook_is_read_without_working_out_a_formula(tmp_path: Path) -> None:
    held = workbook(HEAD, line(2, "123456789012"), line(4, "1.2345678901234568E+17"), line(5, "77", "<f>1/0*WEBSERVICE(A1)</f>"))
    read = handed(tmp_path, held, "denials.xlsx")
    (claim,) = read.rows
    assert (claim.claim_number, claim.dated, taken(read)) == ("123456789012", date(2026, 11, 24), [("", "50", D("1234.5"))])
    assert [(n.row, "last digits" in n.why) for n in read.not_placed] == [(4, True), (5, False)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0old", "save it as .xlsx"),
        (b"<html><table></table></html>", "web page"),
        (workbook(HEAD, "<row r='2'><c><v>broken"), "damaged"),
        (workbook("<row r='1'><c t='s'><v>99</v></c></row>"), "damaged"),
    ],
)
def test_files_that_cannot_be_read_say_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        handed(tmp_path, content, "export.xls")


@pytest.mark.parametrize(
    ("cell", "adjustments", "remarks"),
    [
        ("CO-197", [("CO", "197", None)], ()),
        ("CO 197; N706", [("CO", "197", None)], ("N706",)),
        ("197", [("", "197", None)], ()),
        ("016", [("", "16", None)], ()),
        ("CO/45", [("CO", "45", None)], ()),
        ("PR1, CO45: 20.00", [("PR", "1", None), ("CO", "45", D("20.00"))], ()),
        ("CO*45*1,020.00|PR*2*5.00", [("CO", "45", D("1020.00")), ("PR", "2", D("5.00"))], ()),
        ("197 - asked for first, see page 16", [("", "197", None)], ()),
        ("CO16 MA130", [("CO", "16", None)], ("MA130",)),
        ("CO 80401", [], ()),
    ],
)
def test_codes_of_a_cell(cell: str, adjustments: list[Any], remarks: tuple[str, ...]) -> None:
    found = codes(cell)
    assert (list(found.adjustments), found.remarks) == (adjustments, remarks)


@pytest.mark.parametrize(
    ("text", "value"),
    [("$1,234.50", D("1234.50")),
     ("(1,234.50)", D("-1234.50")), ("12.50-", D("-12.50")), ("1.234,50", None), ("12,50", None), ("1.2E+3", None)],
)  # fmt: skip
def test_amounts(text: str, value: Decimal | None) -> None:
    assert money(text) == value


@pytest.mark.parametrize(
    "text", ["11/24/2026", "11/24/26", "2026-11-24T00:00:00", "24-Nov-2026", "Nov 24, 2026", "11/24/2026 3:04 PM", "11/24/2026-11/26/2026"]
)
def test_days(text: str) -> None:
    assert day(text) == date(2026, 11, 24)


def test_identifiers_without_what_tables_put_around_them() -> None:
    assert [identifier(t) for t in ('="00123"', "'00123", "123.0", "12.5")] == ["00123", "00123", "123", "12.5"]
