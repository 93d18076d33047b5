"""PDF files: the text layer page by page, OCR for pages without one, form values."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium

from denialhelp.casefile.document import Box, Origin, Page
from denialhelp.casefile.fact import Problem
from denialhelp.errors import UnreadableFile

from .compose import page_of_marks
from .content import Content
from .limits import Limits, Progress
from .marks import Mark
from .pdf_forms import form_marks, form_values
from .pdf_guard import refuse_nested_forms
from .pdf_marks import PageLayer, layer_of, turn_back

_FEW = 25  # characters: less than this is no text layer where a picture covers the page
_STAMP = 250  # characters: less than this beside a full-page picture is a fax line or a stamp
_COVERED = 0.45
_ODD = 0.15
_SECOND_HAND = 0.9


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The PDF; raises UnreadableFile (encrypted, damaged)."""
    try:
        document = pdfium.PdfDocument(data)
        if len(document) == 0:
            raise UnreadableFile("damaged", "This PDF has no pages; get a fresh copy and try again.")
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile("encrypted", "This PDF is locked with a password; open it, print it to a new PDF and try again.") from None
        raise UnreadableFile("damaged", "This PDF is damaged or incomplete; get a fresh copy and try again.") from None
    return document


def read_pdf(data: bytes, limits: Limits, tell: Progress) -> Content:
    """All pages of a PDF; raises UnreadableFile (encrypted, damaged, too-large, no-text)."""
    refuse_nested_forms(data)
    document = open_pdf(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise UnreadableFile("too-large", f"This PDF has more than {limits.pages} pages; split it into parts and try again.")
        values = form_values(data)
        pages: dict[int, Page] = {}
        scanned: list[int] = []
        problems: list[Problem] = []
        for index in range(count):
            layer = _layer(document, index)
            if layer is None:
                problems.append(Problem("damaged-page", f"Page {index + 1} is damaged and was left out; get a fresh copy if it matters."))
                pages[index + 1] = Page(index + 1, "")
                continue
            pages[index + 1] = _page(_filled(layer, values.get(index, ())), index + 1)
            if _needs_ocr(layer):
                scanned.append(index)
            tell("pages", index + 1, count)
        if scanned:
            problems += _read_scanned(document, scanned, pages, limits, tell)
        ordered = tuple(pages[n] for n in range(1, count + 1))
        if not any(p.text.strip() for p in ordered) and not problems:
            raise UnreadableFile("no-text", "No words can be made out in this PDF; scan it again, straight and in good light.")
        pairs = tuple((name, value) for index in sorted(values) for name, value, _ in values[index])
        return Content(ordered, form_values=pairs, problems=tuple(problems))
    finally:
        document.close()


def _layer(document: pdfium.PdfDocument, index: int) -> PageLayer | None:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        return layer_of(page)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _filled(layer: PageLayer, values: tuple[tuple[str, str, Box], ...]) -> PageLayer:
    """The layer with the values of form fields that the text layer lacks."""
    if values and not layer.turned:
        layer.marks += form_marks(values, layer)
    return layer


def _page(layer: PageLayer, number: int) -> Page:
    how = Origin.TEXT
    if layer.hidden and layer.image_share > _COVERED:
        # a scan that somebody's OCR has read already: taken, but not for as sure as print
        how = Origin.OCR
        for mark in layer.marks:
            mark.confidence = _SECOND_HAND
    page = page_of_marks(
        layer.marks,
        layer.rules,
        number=number,
        width=layer.width,
        height=layer.height,
        trusted=not layer.turned,
        how=how,
        asides=layer.asides,
    )
    if not layer.turned:
        return page

    def back(box: Box | None) -> Box | None:
        if box is None:
            return None
        mark = Mark("", box.x0, box.y0, box.x1, box.y1)
        return Box(*(round(v, 2) for v in turn_back(layer.turned, layer.width, layer.height, mark)))

    return replace(
        page,
        words=tuple(replace(w, box=back(w.box)) for w in page.words),
        segments=tuple(replace(s, box=back(s.box)) for s in page.segments),
    )


def _needs_ocr(layer: PageLayer) -> bool:
    """Whether a page's text layer is missing or cannot be meant: decided page by page."""
    if layer.chars < _FEW:
        return layer.image_share > 0.02 or layer.drawn
    if layer.chars < _STAMP and layer.image_share > _COVERED:
        return True
    return layer.odd > _ODD


def _read_scanned(
    document: pdfium.PdfDocument, scanned: list[int], pages: dict[int, Page], limits: Limits, tell: Progress
) -> list[Problem]:
    # OpenCV and the OCR engine take a while to import: only where a page needs them
    from .ocr import read_pictures
    from .render import picture_of

    tell("ocr", 0, len(scanned))
    finished = 0

    def done(_number: int) -> None:
        nonlocal finished
        finished += 1
        tell("ocr", finished, len(scanned))

    problems = []
    for page in read_pictures((picture_of(document, index) for index in scanned), limits.ocr_jobs, done):
        typed = pages[page.number]
        if not page.text.strip() and typed.text.strip():
            continue
        pages[page.number] = replace(page, how=Origin.MIXED) if len(typed.text) >= _FEW else page
        if not page.text.strip():
            problems.append(Problem("no-text", f"No words can be made out on page {page.number}; scan it again if it is not empty."))
    return problems
