"""Scans and photos through the OCR engine: words, places on the original, orientation, several pages, mixed files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from denialhelp.casefile.document import Document, Origin
from denialhelp.errors import UnreadableFile
from denialhelp.intake.files import read_files
from denialhelp.intake.images import render_page
from denialhelp.intake.limits import Limits

LINES = [
    "SAMPLE HEALTH PLAN (SYNTHETIC)",
    "Notice of denial of a request",
    "Member: Avery Sample",
    "Claim number: 26-555-0147",
    "We could not approve the service that you asked for.",
    "You may appeal within 180 days after you receive this letter.",
]


def sheet(density: float = 150 / 72) -> Image.Image:
    """A letter as pixels."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 396))
    canvas.setFont("Helvetica", 13)
    for row, text in enumerate(LINES):
        canvas.drawString(60, 330 - 30 * row, text)
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    return page.render(scale=density).to_pil().convert("RGB")


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


def read(path: Path) -> Document:
    (document,), problems = read_files([path])
    assert [p for p in problems if p.code != "wrong-extension"] == []
    return document


def test_a_clean_scan(tmp_path: Path) -> None:
    document = read(saved(tmp_path / "notice.png", sheet()))
    page = document.pages[0]
    assert (document.how, page.how, document.language) == (Origin.OCR, Origin.OCR, "en")
    assert all(line in page.text for line in LINES)
    assert (page.width, page.height) == (612.0, pytest.approx(396.0, abs=1))
    word = next(w for w in page.words if w.text == "Member:")
    assert word.box is not None
    assert word.box.x0 == pytest.approx(60, abs=4)
    assert word.box.y0 < 396 - 270 < word.box.y1 + 4
    assert 0.5 < word.confidence <= 1.0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_scans_and_where_their_words_stand(tmp_path: Path, turn: int) -> None:
    image = sheet().rotate(turn, expand=True)
    page = read(saved(tmp_path / "notice.png", image)).pages[0]
    assert all(line in page.text for line in LINES)
    word = next(w for w in page.words if w.text == "Member:")
    assert word.box is not None
    # where the ink of the word is in the picture as it was sent
    scale = image.width / page.width
    part = np.asarray(image.convert("L"))[
        int(word.box.y0 * scale) : int(word.box.y1 * scale), int(word.box.x0 * scale) : int(word.box.x1 * scale)
    ]
    assert (part < 128).mean() > 0.05


def test_a_photo_in_perspective_with_a_shadow(tmp_path: Path) -> None:
    flat = np.asarray(sheet())[:, :, ::-1]
    height, width = flat.shape[:2]
    target = np.array([[160, 120], [1330, 90], [1380, 930], [110, 900]], np.float32)
    warp = cv2.getPerspectiveTransform(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32), target)
    ground = np.full((1030, 1500, 3), (50, 80, 120), np.uint8)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), warp, (1500, 1030)) > 128
    photo = np.where(inside[:, :, None], cv2.warpPerspective(flat, warp, (1500, 1030)), ground)
    shade = np.where(np.arange(1500) > 900, 0.55, 1.0)[None, :, None]
    picture = Image.fromarray((photo * shade).astype(np.uint8)[:, :, ::-1])
    page = read(saved(tmp_path / "notice.jpg", picture, quality=85)).pages[0]
    assert all(line in page.text for line in LINES)
    word = next(w for w in page.words if w.text == "Member:")
    assert word.box is not None
    scale = 1500 / page.width
    place = cv2.perspectiveTransform(np.array([[[60 * 150 / 72, (396 - 275) * 150 / 72]]]), warp)[0, 0] / scale
    assert word.box.x0 == pytest.approx(place[0], abs=8)
    assert word.box.y0 - 4 < place[1] < word.box.y1 + 4


def test_exif_orientation(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    page = read(saved(tmp_path / "photo.jpg", sheet().rotate(90, expand=True), exif=exif)).pages[0]
    assert LINES[4] in page.text
    assert page.width > page.height


def test_several_pages_of_a_tiff(tmp_path: Path) -> None:
    one, two = sheet(), Image.new("RGB", (800, 600), "white")
    path = tmp_path / "fax.tiff"
    one.save(path, save_all=True, append_images=[two, one], compression="tiff_lzw")
    document = read(path)
    assert [bool(p.text) for p in document.pages] == [True, False, True]
    assert [p.number for p in document.pages] == [1, 2, 3]


def test_a_file_of_typed_and_scanned_pages(tmp_path: Path) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.drawString(72, 700, "A typed page with a text layer of its own.")
    canvas.showPage()
    canvas.drawImage(ImageReader(sheet()), 0, 300, 612, 396)
    canvas.drawString(10, 780, "FAX 555-0100 P.02/02")
    canvas.showPage()
    canvas.save()
    path = tmp_path / "chart.pdf"
    path.write_bytes(out.getvalue())
    told: list[str] = []
    documents, problems = read_files([path], progress=lambda what, _done, _total: told.append(what))
    typed, scanned = documents[0].pages
    assert problems == ()
    assert (typed.how, documents[0].how) == (Origin.TEXT, Origin.MIXED)
    assert LINES[3] in scanned.text
    assert "FAX 555-0100" in scanned.text
    assert "ocr" in told


def test_pictures_are_bounded(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="too-large"):
        read_files([saved(tmp_path / "big.png", Image.new("L", (400, 400)))], limits=Limits(pixels=100_000))


def test_page_pictures_fit_the_page(tmp_path: Path) -> None:
    for path in (saved(tmp_path / "a.png", sheet()), tmp_path / "b.pdf"):
        if path.suffix == ".pdf":
            with pikepdf.new() as pdf:
                pdf.add_blank_page(page_size=(792, 612))
                pdf.save(path)
        shown = Image.open(BytesIO(render_page(path, 1, 500)))
        assert shown.width == 500
        assert shown.height == pytest.approx(500 * (396 / 612 if path.suffix == ".png" else 612 / 792), abs=1)
        with pytest.raises(UnreadableFile, match="no-page"):
            render_page(path, 2, 500)
    text = tmp_path / "c.txt"
    text.write_text("synthetic", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no-picture"):
        render_page(text, 1, 500)
