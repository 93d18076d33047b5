"""PDF files: the text layer page by page, OCR for pages without one, form values."""

from __future__ import annotations

import pypdfium2

from .content import Content
from .flow import page_of_text
from .limits import Limits, Progress


def read_pdf(data: bytes, limits: Limits, tell: Progress) -> Content:
    """PROVISIONAL: plain text per page."""
    from dataclasses import replace

    pdf = pypdfium2.PdfDocument(data)
    pages = []
    for i in range(len(pdf)):
        pages.append(replace(page_of_text(pdf[i].get_textpage().get_text_bounded().replace("\r\n", "\n")), number=i + 1))
    return Content(tuple(pages))
