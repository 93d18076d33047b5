"""The stamp on every exhibit page (EX-C-017): where the page is free, else on a strip added below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf

from denialhelp.casefile.document import Box

FONT_SIZE = 9.0
HEIGHT = 15.0
STRIP = 24.0
_EDGE = 14.0
_SCALE = 0.5  # points to pixels for the look at the page
_DEVIATION = 48  # grey levels from the paper's own shade that count as ink
_INK = 0.004  # share of inked pixels that still counts as free (dust on a scan)
_GLYPHS = {"-": 333, **dict.fromkeys("0123456789", 556), "E": 667, "X": 667}  # Helvetica-Bold, thousandths of the size
_WIDEST = 833


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stamp goes: lower left corner in points from the page's lower left corner, and how much the page grows below."""

    x: float
    y: float
    grow: float = 0.0


def width(label: str) -> float:
    """The width of a stamp's box in points."""
    return sum(_GLYPHS.get(c, 722 if c.isupper() else _WIDEST) for c in label) / 1000 * FONT_SIZE + 12


def _free(pixels: Any, x: float, y: float, wide: float, bottom: float) -> bool:
    """Whether a box is free of ink in a grey picture whose lowest row lies `bottom` points above the page's edge."""
    rows = pixels.shape[0]
    low, high = round((y - bottom - 2) * _SCALE), round((y - bottom + HEIGHT + 2) * _SCALE)
    part = pixels[max(rows - high, 0):rows - max(low, 0), max(round((x - 3) * _SCALE), 0):round((x + wide + 3) * _SCALE)]
    if part.size == 0:
        return False
    paper = float(np.median(part))
    inked: float = float((np.abs(part.astype(int) - paper) > _DEVIATION).mean())
    return inked <= _INK


def _strip(page: Any, bottom: float, top: float) -> Any:
    """A horizontal band of the page as a grey picture."""
    size = page.get_size()
    bitmap = page.render(scale=_SCALE, crop=(0, bottom, 0, max(size[1] - top, 0)), grayscale=True, may_draw_forms=False)
    pixels = bitmap.to_numpy().copy()
    bitmap.close()
    return pixels.reshape(pixels.shape[0], pixels.shape[1])


def _clear(taken: Sequence[Box], height: float, x: float, y: float, wide: float) -> bool:
    """Whether no word that was read lies under a box given from the page's lower left; pale print on a scan has hardly any ink."""
    top, bottom = height - y - HEIGHT, height - y
    return not any(b.x1 > x - 2 and b.x0 < x + wide + 2 and b.y1 > top - 1 and b.y0 < bottom + 1 for b in taken)


def find_place(page: Any, label: str, taken: Sequence[Box] = ()) -> Place:
    """A free place for the label's box on a page of pypdfium2: lower right, lower middle, lower left, upper right, upper left;
    where all are taken the page grows by a strip. `taken` are the boxes of the page's words, from its top left."""
    wide = width(label)
    page_width, page_height = page.get_size()
    right, middle, left = page_width - wide - _EDGE, (page_width - wide) / 2, _EDGE
    if min(page_width, page_height) < 4 * HEIGHT or left > right:
        return Place(max(right, 2.0), (STRIP - HEIGHT) / 2, STRIP)
    bands = (
        (0.0, 48.0, [(x, y) for x in (right, middle, left) for y in (_EDGE, _EDGE + 14)]),
        (page_height - 48.0, page_height, [(x, page_height - HEIGHT - _EDGE) for x in (right, left)]),
    )
    for bottom, top, candidates in bands:
        pixels = _strip(page, bottom, top)
        for x, y in candidates:
            if _clear(taken, page_height, x, y, wide) and _free(pixels, x, y, wide, bottom):
                return Place(x, y)
    return Place(right, (STRIP - HEIGHT) / 2, STRIP)


def content(label: str, place: Place, font: str = "/Stamp") -> bytes:
    """The drawing of a stamp: a white box with a thin frame and the label."""
    box = f"1 g 0.35 G 0.5 w {place.x:.2f} {place.y:.2f} {width(label):.2f} {HEIGHT:.2f} re B"
    words = f"BT 0 g 0 Tr {font} {FONT_SIZE:.1f} Tf 100 Tz 1 0 0 1 {place.x + 6:.2f} {place.y + 4.3:.2f} Tm ({label}) Tj ET"
    return f"q {box} {words} Q\n".encode("ascii")


def make_font(pdf: pikepdf.Pdf) -> Any:
    """Helvetica-Bold, which every reader has."""
    return pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold"),
        Encoding=pikepdf.Name.WinAnsiEncoding))
