"""Pictures of pages: drawn in one thread whoever asks, kept sealed, and nothing where there is no such page."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.intake.images import render_page
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.pictures import drawn, page_png
from denialhelp.web.cases.storage import Store
from web_case import SAMPLE


def test_one_thread_draws_for_all_and_its_faults_come_back() -> None:
    with ThreadPoolExecutor(4) as people:
        names = set(people.map(lambda _n: drawn(lambda: threading.current_thread().name), range(12)))
    assert len(names) == 1 and names != {threading.current_thread().name}

    def fail() -> None:
        raise WrongUse("sample", "A fault of the sample.")

    with pytest.raises(WrongUse, match="A fault of the sample"):
        drawn(fail)


@pytest.mark.django_db
def test_a_picture_is_kept_sealed_and_shown_again(home: Path) -> None:
    case = Case.begin("a-case-with-a-picture")
    store = Store(case)
    store.put("originals/1", [(SAMPLE / "notice.pdf").read_bytes()])
    first = page_png(case, "originals/1", 1)
    assert first is not None and first.startswith(b"\x89PNG")
    kept = home / "cases" / case.pk / "images" / "originals-1-1.png"
    assert kept.is_file() and not kept.read_bytes().startswith(b"\x89PNG")
    store.drop("originals/1")
    assert page_png(case, "originals/1", 1) == first
    assert page_png(case, "originals/1", 2) is None
    assert page_png(case, "originals/2", 1) is None


def test_colours_keep_their_order(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image
    from reportlab.pdfgen import canvas

    made = canvas.Canvas(str(tmp_path / "red.pdf"), pagesize=(200, 100))
    made.setFillColorRGB(1, 0, 0)
    made.rect(0, 0, 200, 100, stroke=0, fill=1)
    made.showPage()
    made.save()
    picture = Image.open(BytesIO(render_page(tmp_path / "red.pdf", 1, 300)))
    assert (picture.mode, picture.size, picture.getpixel((150, 75))) == ("RGB", (300, 150), (255, 0, 0))
    with pytest.raises(UnreadableFile):
        render_page(tmp_path / "red.pdf", 2, 300)
