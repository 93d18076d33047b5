"""Parts of reading scans: repair by ink, layout without the file's order, sheets in photos, ruled lines."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from intake_samples import CLAIMS, LABELS, LEFT, RIGHT, claims, labels, side_column, two_columns

from denialhelp.casefile.quote import span_of
from denialhelp.intake.compose import page_of_marks
from denialhelp.intake.limits import DEFAULT, silent
from denialhelp.intake.marks import Mark, Rules
from denialhelp.intake.ocr_repair import with_blanks, with_letters
from denialhelp.intake.ocr_rules import ruled
from denialhelp.intake.ocr_types import Glyph
from denialhelp.intake.pdf import read_pdf
from denialhelp.intake.picture import flatten, sheet_of, turned


def glyphs(text: str, confidence: float = 0.99) -> list[Glyph]:
    return [Glyph(c, (i + 0.5) / len(text), confidence) for i, c in enumerate(text)]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("F0LIC ACID", "FOLIC ACID"),
        ("PR0FILE", "PROFILE"),
        ("0INT 60 G", "OINT 60 G"),
        ("1O5", "105"),
        ("G0299", "G0299"),
        ("MR-0091142", "MR-0091142"),
        ("ABC0", "ABC0"),
        ("B0X", "B0X"),
    ],
)
def test_noughts_and_letters(read: str, meant: str) -> None:
    assert "".join(g.char for g in with_letters(glyphs(read))) == meant


def line_picture(pieces: list[tuple[int, int]]) -> np.ndarray:
    """A line of 48 pixels with ink at these stretches of columns."""
    picture = np.full((48, 400, 3), 250, np.uint8)
    for start, stop in pieces:
        picture[12:36, start:stop] = 20
    return picture


def test_a_gap_in_the_ink_is_a_blank() -> None:
    # four letters, a wide gap, four letters: the recogniser saw no blank
    inked = [(20 + 30 * i, 44 + 30 * i) for i in range(4)] + [(170 + 30 * i, 194 + 30 * i) for i in range(4)]
    at = [(a + b) / 2 / 400 for a, b in inked]
    found = with_blanks([Glyph(c, x, 0.9) for c, x in zip("DearSirs", at, strict=True)], line_picture(inked))
    assert "".join(g.char for g in found) == "Dear Sirs"
    assert found[3].end == pytest.approx(134 / 400, abs=0.01)
    assert found[5].start == pytest.approx(170 / 400, abs=0.01)


def test_figures_are_never_cut_apart() -> None:
    inked = [(20 + 30 * i, 44 + 30 * i) for i in range(4)] + [(170 + 30 * i, 194 + 30 * i) for i in range(4)]
    at = [(a + b) / 2 / 400 for a, b in inked]
    found = with_blanks([Glyph(c, x, 0.9) for c, x in zip("70551855", at, strict=True)], line_picture(inked))
    assert "".join(g.char for g in found) == "70551855"


def blind(data: bytes) -> str:
    """The text of a page when neither the file's order nor its blanks nor its ruled lines are known, as on a scan."""
    page = read_pdf(data, DEFAULT, silent).pages[0]
    marks = [Mark(w.text, w.box.x0, w.box.y0, w.box.x1, w.box.y1, -1, None) for w in page.words if w.box is not None]
    marks.sort(key=lambda m: (m.y0, m.x0))
    return page_of_marks(marks, Rules(), number=1, width=page.width, height=page.height, trusted=False).text


def test_layout_by_place_alone() -> None:
    text = blind(two_columns())
    assert all(span_of(text, t) is not None for t in LEFT + RIGHT)
    text = blind(labels())
    assert all(f"{a}  {b}" in text for a, b in LABELS)
    for side in ("left", "right"):
        text = blind(side_column(side))
        assert all(span_of(text, t) is not None for t in LEFT + RIGHT[:2])
    for valign in ("TOP", "MIDDLE"):
        text = blind(claims(valign, ruled=False))
        assert all("  ".join(row) in text for row in CLAIMS)


def test_a_sheet_on_a_table_is_found_and_a_white_scan_is_left_alone() -> None:
    table = np.full((900, 700, 3), (60, 90, 130), np.uint8)
    corners = np.array([[120, 90], [600, 60], [640, 840], [80, 820]], np.int32)
    cv2.fillConvexPoly(table, corners, (245, 245, 245))
    found = sheet_of(table)
    assert found is not None
    assert np.abs(found - corners).max() < 12
    flat = flatten(table, photo=True)
    corner = cv2.perspectiveTransform(np.array([[[0.0, 0.0]]]), flat.back)[0, 0]
    assert np.abs(corner - corners[0]).max() < 12
    scan = np.full((900, 700, 3), 250, np.uint8)
    cv2.rectangle(scan, (80, 200), (620, 600), (0, 0, 0), 2)
    assert sheet_of(scan) is None


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_way_back_from_a_turned_picture(quarters: int) -> None:
    picture = np.zeros((40, 60, 3), np.uint8)
    picture[10, 25] = 255
    image, back = turned(picture, quarters)
    y, x = np.argwhere(image[:, :, 0] == 255)[0]
    # pixel middles
    place = back @ np.array([x + 0.5, y + 0.5, 1.0])
    assert place[:2] == pytest.approx([25.5, 10.5])


def test_pale_lines_are_found_and_letters_are_not() -> None:
    picture = np.full((600, 800, 3), 245, np.uint8)
    for x in (100, 300, 700):
        cv2.line(picture, (x, 100), (x, 400), (205, 205, 205), 2)
    for y in (100, 250, 400):
        cv2.line(picture, (100, y), (700, y), (205, 205, 205), 2)
    cv2.putText(picture, "Illinois Hilltop", (120, 180), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
    rules = ruled(picture, 0.0, 1.0, 25.0)
    assert sorted(round(x / 10) for x, _, _ in rules.upright) == [10, 30, 70]
    assert sorted(round(y / 10) for y, _, _ in rules.level) == [10, 25, 40]
