"""Pages as pictures, for showing a page with its marks: PDF pages and image files to PNG."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from denialhelp.errors import UnreadableFile

from .kind import IMAGES, Kind, kind_of
from .limits import DEFAULT, Limits

_WIDEST = 4000


def render_page(path: Path, page_number: int, width_px: int, *, limits: Limits = DEFAULT) -> bytes:
    """One page (from 1) as PNG bytes, `width_px` pixels wide: a box in points times width_px / Page.width is a place in the picture.

    Raises UnreadableFile (no-picture for files that have no pages to look at, no-page, and those of reading).
    """
    from .files import bytes_of

    data = bytes_of(path, limits)
    kind = kind_of(data)
    width = max(16, min(width_px, _WIDEST))
    if kind is Kind.PDF:
        return _pdf_page(data, page_number, width)
    if kind in IMAGES:
        return _image_page(data, page_number, width, limits)
    raise UnreadableFile("no-picture", "This kind of file has no pages to look at; its text is shown instead.")


def _no_page() -> UnreadableFile:
    return UnreadableFile("no-page", "This file has no such page; choose one of its pages.")


def _png(image: object) -> bytes:
    out = BytesIO()
    image.save(out, format="PNG", compress_level=3)  # type: ignore[attr-defined]
    return out.getvalue()


def _pdf_page(data: bytes, number: int, width: int) -> bytes:
    from .pdf import open_pdf

    document = open_pdf(data)
    try:
        if not 1 <= number <= len(document):
            raise _no_page()
        try:
            document.init_forms()
            page = document[number - 1]
            bitmap = page.render(scale=width / page.get_width(), may_draw_forms=True, rev_byteorder=True)
        except pdfium.PdfiumError:
            raise UnreadableFile("damaged", "This page is damaged and cannot be shown; get a fresh copy of the file.") from None
        drawn = bitmap.to_pil()
        page.close()
        return _png(drawn if drawn.mode == "RGB" else drawn.convert("RGB"))
    finally:
        document.close()


def _image_page(data: bytes, number: int, width: int, limits: Limits) -> bytes:
    from PIL import Image as Pillow

    from .photo_files import frames

    for at, frame in enumerate(frames(data, limits), 1):
        if at == number:
            height = max(1, round(frame.height * width / frame.width))
            return _png(frame.resize((width, height), Pillow.Resampling.LANCZOS if width < frame.width else Pillow.Resampling.BICUBIC))
    raise _no_page()
