"""The text layer of PDFs: reading order, cells, boxes, forms, turned pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from intake_samples import (
    CLAIMS,
    LABELS,
    LEFT,
    RIGHT,
    boxed_form,
    claims,
    drawn_turned,
    filled_form,
    labels,
    lines,
    rotated,
    side_column,
    two_columns,
    two_columns_by_line,
)

from denialhelp.casefile.document import Origin, Page
from denialhelp.casefile.quote import span_of
from denialhelp.errors import UnreadableFile
from denialhelp.intake.content import Content
from denialhelp.intake.limits import DEFAULT, silent
from denialhelp.intake.pdf import read_pdf

FEW = [
    (72.0, 500.0, "Member: Avery Q. Sample"),
    (72.0, 484.0, "Claim: 26-555-01"),
    (72.0, 450.0, "We could not approve it, because"),
    (72.0, 436.0, "the records lack it."),
]


def read(data: bytes) -> Content:
    return read_pdf(data, DEFAULT, silent)


def page(data: bytes) -> Page:
    return read(data).pages[0]


@pytest.mark.parametrize("make", [two_columns, two_columns_by_line])
def test_columns_of_prose_are_read_one_after_the_other(make: object) -> None:
    text = page(make()).text  # type: ignore[operator]
    for paragraph in LEFT + RIGHT:
        assert span_of(text, paragraph) is not None
    assert text.index("We looked") < text.index("You may ask") < text.index("You have the right")


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_letter_beside_a_narrow_column(side: str) -> None:
    text = page(side_column(side)).text
    for paragraph in LEFT + RIGHT[:2]:
        assert span_of(text, paragraph) is not None
    assert "Claim number:\n2026-555-0147" in text


@pytest.mark.parametrize("ruled", [False, True])
def test_labels_stand_beside_their_values(ruled: bool) -> None:
    found = page(labels(ruled))
    for label, value in LABELS:
        assert f"{label}  {value}" in found.text
    rows = {found.text[s.start : s.end]: s.line for s in found.segments}
    assert rows["Member ID:"] == rows["ZQ5550100 01"]
    assert rows["Date of notice:"] != rows["Member ID:"]


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
def test_rows_of_a_table_with_cells_over_several_lines(valign: str, ruled: bool) -> None:
    found = page(claims(valign, ruled))
    assert (found.width, found.height) == (792.0, 612.0)
    for row in CLAIMS:
        assert "  ".join(row) in found.text


def test_the_boxes_of_a_form_stay_whole() -> None:
    text = page(boxed_form()).text
    assert "1 PROVIDER\nSAMPLE MEMORIAL HOSPITAL\n12 EXAMPLE PKWY ANYTOWN OH 00000\n\n3a PAT CNTL NO\n30055501" in text


def test_words_and_segments_index_the_text() -> None:
    found = page(claims())
    for word in found.words:
        assert found.text[word.start : word.end] == word.text
        assert word.box is not None
        assert 0 <= word.box.x0 < word.box.x1 <= found.width
        assert 0 <= word.box.y0 < word.box.y1 <= found.height
    covered = "".join(found.text[s.start : s.end] for s in found.segments)
    assert "".join(covered.split()) == "".join(found.text.split())


def test_boxes_count_from_the_top_left() -> None:
    found = page(lines([(72, 700, "Member")]))
    box = found.words[0].box
    assert box is not None
    assert box.x0 == pytest.approx(72, abs=1)
    assert box.y0 < 792 - 700 < box.y1


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages(degrees: int) -> None:
    upright = page(lines(FEW)).text
    # content turned and the page turned back: as a scanner's driver does
    shown = page(rotated(drawn_turned(FEW, degrees), degrees))
    assert shown.text == upright
    assert shown.words[0].box is not None
    assert shown.words[0].box.x0 == pytest.approx(72, abs=1)
    # a page that is displayed lying down or on its head is read all the same, and its boxes are where it is displayed
    lying = page(drawn_turned(FEW, degrees))
    assert lying.text == upright
    assert (lying.width, lying.height) == (612.0, 792.0)
    box = lying.words[0].box
    assert box is not None
    assert (box.y1 - box.y0 > box.x1 - box.x0) is (degrees != 180)


def test_a_stamp_up_the_margin_does_not_break_the_text() -> None:
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=letter)
    for x, y, text in FEW:
        canvas.drawString(x, y, text)
    canvas.translate(30, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "FORM 555-A REV 2026")
    canvas.save()
    assert page(out.getvalue()).text == page(lines(FEW)).text + "\n\nFORM 555-A REV 2026"


def test_form_values_are_kept_and_set_into_the_text() -> None:
    found = read(filled_form())
    assert ("member_name", "Avery Q. Sample") in found.form_values
    assert "Member name:  Avery Q. Sample" in found.pages[0].text
    assert "Fast appeal:" in found.pages[0].text


def test_a_locked_pdf() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(labels())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UnreadableFile) as caught:
        read(out.getvalue())
    assert caught.value.code == "encrypted"


def test_locked_only_against_changes_is_read() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(labels())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    assert "Reference number:" in read(out.getvalue()).pages[0].text


@pytest.mark.parametrize("keep", [30, 200, 900])
def test_cut_short(keep: int) -> None:
    with pytest.raises(UnreadableFile, match=r"damaged|no-text"):
        read(labels()[:keep])


def test_an_empty_page_among_others() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(lines(FEW))) as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    found = read(out.getvalue())
    assert [bool(p.text) for p in found.pages] == [True, False]
    assert [p.number for p in found.pages] == [1, 2]


def test_a_bullet_stands_with_its_text_and_figures_stay_apart() -> None:
    found = page(
        lines(
            [
                (72, 700, "•"),
                (90, 700, "You may appeal."),
                (72, 684, "•"),
                (90, 684, "You may ask for your file."),
                (72, 600, "0.00"),
                (110, 600, "102.70"),
                (150, 600, "CO"),
            ]
        )
    )
    assert "• You may appeal." in found.text
    assert "0.00  102.70  CO" in found.text


def test_the_hidden_text_of_a_scan_counts_as_ocr() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 250)), 0, 0, 612, 792)
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLines([f"Line {n} of a letter that a scanner has read and hidden behind its picture." for n in range(6)])
    canvas.drawText(text)
    canvas.save()
    found = page(out.getvalue())
    assert found.how is Origin.OCR
    assert "Line 3 of a letter" in found.text
    assert {w.confidence for w in found.words} == {0.9}


@pytest.mark.parametrize("tick", ["X", "x"])
def test_the_option_below_a_ticked_one_is_a_line_of_its_own(tick: str) -> None:
    rows = [
        (72.0, 500.0, "the item is excluded from the plan"),
        (58.0, 485.0, tick),
        (72.0, 485.0, "the item is not on our list and no exception was shown"),
        (72.0, 470.0, "prior approval requirements are not met"),
        (72.0, 455.0, "the amount is above a limit"),
        (58.0, 425.0, "The plan's pharmacist looked at the papers that came with the request on the first of the month."),
    ]
    said = page(lines(rows)).text.splitlines()
    assert f"{tick}  the item is not on our list and no exception was shown" in said
    assert "prior approval requirements are not met" in said
