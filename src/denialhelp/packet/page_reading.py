"""The text of PDF pages as PDFium reads it, whole or within a margin."""

from __future__ import annotations

from typing import Any

import pypdfium2

from denialhelp.casefile.document import Box
from denialhelp.packet.page_text import Glyph, PageText, joined

_LINE_END_HYPHENS = (0x2, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line


def read_page(page: Any) -> PageText:
    """A page of pypdfium2 as text with the places of its characters."""
    height = page.get_height()
    textpage = page.get_textpage()
    try:
        glyphs = []
        count = textpage.count_chars()
        raw = textpage.get_text_range() if count else ""
        for index in range(count):
            code = pypdfium2.raw.FPDFText_GetUnicode(textpage, index)
            char = "-" if code in _LINE_END_HYPHENS else chr(min(code, 0x10FFFF))
            if char.isspace() or code < 2:
                continue
            left, bottom, right, top = textpage.get_charbox(index, loose=True)
            glyphs.append(Glyph(char, Box(left, height - top, right, height - bottom)))
    finally:
        textpage.close()
    return PageText(raw, tuple(glyphs))


def read_text(page: Any) -> str:
    """A page's text alone (quicker than `read_page`)."""
    textpage = page.get_textpage()
    try:
        return joined(textpage.get_text_range()) if textpage.count_chars() else ""
    finally:
        textpage.close()


def read_between(page: Any, top: float, bottom: float) -> str:
    """The text of a page between two margins, in points from the page's upper and lower edge."""
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_bounded(left=0, bottom=bottom, right=page.get_width(), top=page.get_height() - top)
    finally:
        textpage.close()
    return joined(text)


def texts(pdf: bytes) -> tuple[str, ...]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(read_text(document[n]) for n in range(len(document)))
    finally:
        document.close()


def bodies(pdf: bytes, top: float = 72.0, bottom: float = 68.0) -> tuple[str, ...]:
    """The text of every page without what stands in its upper and lower margin."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(read_between(document[n], top, bottom) for n in range(len(document)))
    finally:
        document.close()
