"""Sheets of paper are cut out where there is one, and numbers read with doubt stay in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from denialhelp.intake import ocr_second
from denialhelp.intake.ocr_repair import with_blanks
from denialhelp.intake.ocr_types import Floats, Glyph, Image, ReadLine
from denialhelp.intake.picture import sheet_of

QUAD = np.array([[0, 0], [400, 0], [400, 48], [0, 48]], dtype=np.float32)


def page() -> Image:
    """A white page with lines of print."""
    image = np.full((1100, 850, 3), 255, np.uint8)
    for row in range(60, 1060, 30):
        cv2.putText(image, "Synthetic sample of print 03/04/2026 W55500", (50, row), cv2.FONT_HERSHEY_SIMPLEX, 0.75, (0, 0, 0), 2)
    return image


def lit(image: Image, share: np.ndarray) -> Image:
    """The page under light of this share."""
    return np.asarray(image * share[:, :, np.newaxis], dtype=np.uint8)


def falling() -> np.ndarray:
    """Light that falls off to the right."""
    return np.tile(np.clip(1.1 - 0.75 * np.linspace(0, 1, 850), 0, 1), (1100, 1))


def shadowed(soft: float) -> np.ndarray:
    """A shadow over the lower left."""
    mask = np.zeros((1100, 850), np.float32)
    cv2.fillPoly(mask, [np.array([[0, 380], [850, 180], [850, 730], [0, 1100]], np.int32)], 1.0)
    return 1 - 0.55 * (cv2.GaussianBlur(mask, (0, 0), soft) if soft else mask)


@pytest.mark.parametrize("share", [falling(), falling()[:, ::-1], shadowed(25.0), shadowed(0.0)], ids=["right", "left", "soft", "hard"])
def test_a_page_under_uneven_light_is_not_cut(share: np.ndarray) -> None:
    assert sheet_of(lit(page(), share)) is None


def test_a_white_box_of_text_on_a_grey_page_is_not_cut_out() -> None:
    image = np.asarray(page() * 0.72, dtype=np.uint8)
    image[200:900, 40:810] = page()[200:900, 40:810]
    assert sheet_of(image) is None


@pytest.mark.parametrize("ground", [(58, 84, 120), (200, 204, 202)])
def test_a_sheet_on_a_table_is_found(ground: tuple[int, int, int]) -> None:
    corners = np.array([(70, 60), (790, 95), (765, 1030), (45, 1000)], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array([(0, 0), (850, 0), (850, 1100), (0, 1100)], np.float32), corners)
    sheet = cv2.warpPerspective(page(), matrix, (850, 1100))
    mask = cv2.warpPerspective(np.full((1100, 850), 255, np.uint8), matrix, (850, 1100))
    table = np.random.default_rng(3).normal(ground, 6, (1100, 850, 3)).clip(0, 255)
    photo = np.asarray(np.where(mask[:, :, np.newaxis] > 127, sheet, table), dtype=np.uint8)
    found = sheet_of(photo)
    assert found is not None
    assert np.abs(found - corners).max() < 25


def line(text: str, confidences: Sequence[float]) -> ReadLine:
    """A line as it was read, its characters evenly spaced."""
    sure = list(confidences) * len(text) if len(confidences) == 1 else list(confidences)
    return ReadLine(QUAD, tuple(Glyph(c, (i + 0.5) / len(text), sure[i]) for i, c in enumerate(text)))


def looked(monkeypatch: pytest.MonkeyPatch, first: ReadLine, *again: ReadLine) -> ReadLine:
    """The line after a second look that reads so."""
    answers = list(again)

    def read(_image: Image, quads: Sequence[Floats]) -> list[ReadLine]:
        return [answers.pop(0) for _ in quads]

    monkeypatch.setattr(ocr_second, "read_lines", read)
    rest = [line("plain words of a page that was read without doubt", [0.99])] * 8
    return ocr_second.second_look(np.zeros((60, 500, 3), np.uint8), [first, *rest])[0]


def test_two_readings_that_agree_are_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    found = looked(monkeypatch, line("ID 4417", [0.99, 0.99, 0.99, 0.6, 0.9, 0.7, 0.9]), line("4417", [0.95]))
    assert found.text == "ID 4417"
    assert min(g.confidence for g in found.glyphs) == pytest.approx(0.92)


def test_a_figure_that_the_readings_give_differently_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    found = looked(monkeypatch, line("ID 4411", [0.99, 0.99, 0.99, 0.9, 0.9, 0.9, 0.55]), line("4417", [0.97]))
    assert found.text == "ID 4417"
    assert found.glyphs[-1].confidence == 0.5


def test_readings_of_unlike_length_leave_the_word_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    found = looked(monkeypatch, line("4411", [0.8]), line("44117", [0.99]))
    assert found.text == "4411"
    assert {g.confidence for g in found.glyphs} == {0.5}


def test_words_and_sure_numbers_are_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(monkeypatch, line("word 4411", [0.6] * 5 + [0.95] * 4)).text == "word 4411"


def test_on_a_rough_page_no_figure_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_second, "read_lines", lambda _image, quads: [line("71", [0.9])] * len(quads))
    lines = [line("word 99", [0.7] * 4 + [0.99] * 3), line("other words", [0.7]), line("71", [0.6])]
    found = ocr_second.second_look(np.zeros((60, 500, 3), np.uint8), lines)
    assert max(g.confidence for each in found for g in each.glyphs if g.char.isdigit()) <= 0.8


@pytest.mark.parametrize(
    ("read", "shown"), [("MRN:0071", "MRN: 0071"), ("at 16:42", "at 16:42"), ("http://a1", "http://a1"), ("1:50", "1:50")]
)
def test_a_label_ends_with_a_blank(read: str, shown: str) -> None:
    crop = np.full((48, 30 * len(read), 3), 255, np.uint8)
    for number, char in enumerate(read):
        if not char.isspace():
            crop[8:40, 30 * number + 2 : 30 * number + 28] = 0
    found = with_blanks(line(read, [0.99]).glyphs, crop)
    assert "".join(g.char for g in found) == shown
