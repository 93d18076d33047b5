"""PDF files: the text layer page by page, OCR for pages without one, form values."""

from __future__ import annotations

import pypdfium2 as pdfium

from denialhelp.casefile.document import Origin, Page
from denialhelp.errors import UnreadableFile

from .compose import page_of_marks
from .content import Content
from .limits import Limits, Progress
from .pdf_marks import PageLayer, layer_of, turn_back


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The PDF; raises UnreadableFile (encrypted, damaged)."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile("encrypted", "This PDF is locked with a password; open it, print it to a new PDF and try again.") from None
        raise UnreadableFile("damaged", "This PDF is damaged or incomplete; get a fresh copy and try again.") from None


def _page(layer: PageLayer, number: int) -> Page:
    if layer.turned:
        from dataclasses import replace

        from denialhelp.casefile.document import Box

        from .marks import Mark

        page = page_of_marks(layer.marks, layer.rules, number=number, width=layer.width, height=layer.height, trusted=True, asides=layer.asides)

        def back(box: Box | None) -> Box | None:
            return None if box is None else Box(*turn_back(layer.turned, layer.width, layer.height, Mark("", box.x0, box.y0, box.x1, box.y1)))

        return replace(page, words=tuple(replace(w, box=back(w.box)) for w in page.words),
                       segments=tuple(replace(s, box=back(s.box)) for s in page.segments))
    return page_of_marks(layer.marks, layer.rules, number=number, width=layer.width, height=layer.height, trusted=True, asides=layer.asides)


def read_pdf(data: bytes, limits: Limits, tell: Progress) -> Content:
    """All pages of a PDF."""
    document = open_pdf(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise UnreadableFile("too-large", f"This PDF has more than {limits.pages} pages; split it into parts and try again.")
        pages: list[Page] = []
        for index in range(count):
            page = document[index]
            layer = layer_of(page)
            page.close()
            pages.append(_page(layer, index + 1))
            tell("pages", index + 1, count)
        return Content(tuple(pages), how=Origin.TEXT)
    finally:
        document.close()
