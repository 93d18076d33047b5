"""The recognised words of a scanned page as invisible text at their places, so that the page can be searched and its quotes checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pikepdf

from denialhelp.casefile.document import Origin, Page, Word
from denialhelp.packet.source_pages import Placement

Name = pikepdf.Name
_WIDTH = 0.5  # every glyph of the invisible font is half as wide as it is high
_DESCENT = 0.22

_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
_CMAP_TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"


def _cmap() -> bytes:
    """A glyph's number is its Unicode number; ranges may only run over the low byte."""
    parts = [_CMAP_HEAD]
    for block in range(0, 256, 64):
        rows = b"".join(b"<%02X00> <%02XFF> <%02X00>\n" % (high, high, high) for high in range(block, block + 64))
        parts.append(b"64 beginbfrange\n" + rows + b"endbfrange\n")
    return b"".join((*parts, _CMAP_TAIL))


def make_font(pdf: pikepdf.Pdf) -> Any:
    """A font without shapes: its glyphs are never painted, only read."""
    descriptor = pdf.make_indirect(pikepdf.Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Invisible"), Flags=4, FontBBox=[0, -220, 500, 780], ItalicAngle=0, Ascent=780,
        Descent=-220, CapHeight=700, StemV=80))
    inner = pdf.make_indirect(pikepdf.Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Invisible"), DW=int(_WIDTH * 1000), CIDToGIDMap=Name.Identity,
        CIDSystemInfo=pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=descriptor))
    return pdf.make_indirect(pikepdf.Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Invisible"), Encoding=Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([inner]), ToUnicode=pdf.make_stream(_cmap())))


def recognised(page: Page, *, pictured: bool = False) -> tuple[Word, ...]:
    """The words that the packet's page does not bear itself: those that recognition found, or all of them where it is a picture."""
    known = tuple(w for w in page.words if w.box is not None and w.text.strip())
    if pictured or page.how is Origin.OCR:
        return known
    return tuple(w for w in known if w.confidence < 1.0) if page.how is Origin.MIXED else ()


def content(words: Iterable[Word], placement: Placement, font: str = "/Inv") -> bytes:
    """The content that lays the words over the page, unpainted."""
    out = ["BT 3 Tr"]
    for word in words:
        if word.box is None:
            continue
        box = placement.place(word.box)
        size = max(box.y1 - box.y0, 2.0)
        natural = len(word.text) * _WIDTH * size
        stretch = 100 * max(box.x1 - box.x0, 1.0) / natural
        shown = (word.text + " ").encode("utf-16-be").hex().upper()
        y = placement.height - box.y1 + _DESCENT * size
        out.append(f"{font} {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {box.x0:.2f} {y:.2f} Tm <{shown}> Tj")
    out.append("ET\n")
    return "\n".join(out).encode()
