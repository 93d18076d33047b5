"""The text layer of one PDF page as marks, read in bulk through pdfium, with the page's ruled lines."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .marks import Mark, Rules

Floats = npt.NDArray[np.float64]

_SPACES = np.array(
    [9, 10, 11, 12, 13, 32, 0xA0, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000], dtype=np.uint32
)
_DROPPED = np.array([0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], dtype=np.uint32)
_GLYPHS = str.maketrans(
    {
        "\x02": "-",
        "\ufffe": "-",
        "\uffff": None,
        "\xad": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\uf0b7": "\u2022",
        "\uf0a7": "\u25aa",
        "\uf0fc": "\u2713",
        "\uf0a8": "\u2610",
        "\uf0fe": "\u2612",
        "\uf06f": "\u2610",
        "\uf0d8": "\u25b8",
    }
)

_LOOKED_AT = 40  # text objects: enough to tell whether a page's text is drawn


@dataclass(slots=True)
class PageLayer:
    """What the text layer of a page holds. `odd` is the share of characters that no reader could mean.

    `hidden`: the text is not drawn, so it is what somebody's OCR read on the picture above it.
    """

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    asides: list[Mark] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    turned: int = 0
    chars: int = 0
    odd: float = 0.0
    image_share: float = 0.0
    drawn: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF space to points from the top left of the page as displayed."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in {90, 270} else (width, height)

    def place(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Boxes (left, bottom, right, top in PDF space) as displayed (left, top, right, bottom)."""
        a, b, c, d = x0 - self.left, y0 - self.bottom, x1 - self.left, y1 - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        match self.turn:
            case 90:
                return b, a, d, c
            case 180:
                return width - c, b, width - a, d
            case 270:
                return height - d, width - c, height - b, width - a
            case _:
                return a, height - d, c, height - b


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The frame of a page: its crop box and rotation."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def _codes(text_page: Any, count: int) -> npt.NDArray[np.uint32]:
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return np.frombuffer(memoryview(buffer).cast("B"), dtype=np.uint16, count=count).astype(np.uint32)
    return np.array([raw.FPDFText_GetUnicode(text_page, i) for i in range(count)], dtype=np.uint32)


def _boxes(text_page: Any, count: int) -> tuple[Floats, Floats, Floats, Floats]:
    rects = (raw.FS_RECTF * count)()
    read, step, ref = raw.FPDFText_GetLooseCharBox, ctypes.sizeof(raw.FS_RECTF), ctypes.byref
    base = raw.FS_RECTF.from_buffer(rects)
    for i in range(count):
        read(text_page, i, ref(base, i * step))
    table = np.frombuffer(rects, dtype=np.float32).reshape(count, 4).astype(np.float64)
    # FS_RECTF is left, top, right, bottom
    return table[:, 0], table[:, 3], table[:, 2], table[:, 1]


def layer_of(page: pdfium.PdfPage) -> PageLayer:
    """The text layer of a page."""
    frame = frame_of(page)
    width, height = frame.size
    layer = PageLayer(width, height)
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > 0:
            codes = _codes(text_page, count)
            boxes = frame.place(*_boxes(text_page, count))
            _fill(layer, codes, boxes)
    finally:
        text_page.close()
    _look_at_objects(page, frame, layer)
    return layer


def _fill(layer: PageLayer, codes: npt.NDArray[np.uint32], boxes: tuple[Floats, Floats, Floats, Floats]) -> None:
    x0, y0, x1, y1 = boxes
    keep = ~np.isin(codes, _DROPPED)
    # nothing outside the page is seen by a reader
    keep &= (x1 > -1) & (x0 < layer.width + 1) & (y1 > -1) & (y0 < layer.height + 1)
    codes, x0, y0, x1, y1 = codes[keep], x0[keep], y0[keep], x1[keep], y1[keep]
    space = np.isin(codes, _SPACES)
    layer.chars = int((~space).sum())
    if not layer.chars:
        return
    known = codes[~space]
    odd = (known < 32) & (known != 2) | ((known >= 0xE000) & (known <= 0xF8FF)) | (known == 0xFFFD)
    layer.odd = float(odd.mean())
    real = space & (x1 - x0 > 0.01)
    upright = _upright(x0, y0, x1, y1, space)
    if upright[~space].mean() > 0.5:
        layer.turned = 90 if _backwards(y0, y1, space) else 270
    elif _backwards(x0, x1, space) and ((known >= 0x590) & (known <= 0x8FF)).mean() < 0.3:
        # Hebrew and Arabic run backwards by nature
        layer.turned = 180
    if layer.turned:
        x0, y0, x1, y1 = _turn(layer.turned, layer.width, layer.height, x0, y0, x1, y1)
        upright = _upright(x0, y0, x1, y1, space)
    layer.marks = _marks(codes, x0, y0, x1, y1, space, real, ~upright)
    if upright.any():
        layer.asides = _asides(codes, x0, y0, x1, y1, space, upright)


def _turn(
    turned: int, width: float, height: float, x0: Floats, y0: Floats, x1: Floats, y1: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Boxes as seen when the page is turned so that its upright text reads level."""
    if turned == 90:
        return height - y1, x0, height - y0, x1
    if turned == 180:
        return width - x1, height - y1, width - x0, height - y0
    return y0, width - x1, y1, width - x0


def turn_back(turned: int, width: float, height: float, mark: Mark) -> tuple[float, float, float, float]:
    """The box of a mark of a turned page on the page as displayed."""
    if turned == 90:
        return mark.y0, height - mark.x1, mark.y1, height - mark.x0
    if turned == 180:
        return width - mark.x1, height - mark.y1, width - mark.x0, height - mark.y0
    if turned == 270:
        return width - mark.y1, mark.x0, width - mark.y0, mark.x1
    return mark.x0, mark.y0, mark.x1, mark.y1


def _upright(x0: Floats, y0: Floats, x1: Floats, y1: Floats, space: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which characters stand in text that runs up or down the page."""
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    size = np.maximum(x1 - x0, y1 - y0)
    dx, dy = np.abs(np.diff(cx)), np.abs(np.diff(cy))
    near = (dy < 1.3 * size[1:]) & (dy > 0.1 * size[1:]) & (dx < 0.12 * size[1:]) & ~space[1:] & ~space[:-1]
    flags = np.zeros(len(x0), dtype=bool)
    if len(near) < 2:
        return flags
    # two such steps in a row: a column of single figures in a table has line breaks between its figures, so it does not count
    twice = near[1:] & near[:-1]
    for shift in range(3):
        flags[shift : shift + len(twice)] |= twice
    # short words of such text, beside or between those found
    for i in np.flatnonzero(~flags & ~space).tolist() if flags.any() else ():
        near_by = [j for j in range(max(0, i - 4), min(len(flags), i + 5)) if flags[j]]
        flags[i] = any(abs(cx[i] - cx[j]) < 0.25 * size[j] and abs(cy[i] - cy[j]) < 3.5 * size[j] for j in near_by)
    return flags


def _backwards(low: Floats, high: Floats, space: npt.NDArray[np.bool_]) -> bool:
    """Whether text that follows on mostly steps back along this axis."""
    steps = np.diff((low + high) / 2)[~space[1:] & ~space[:-1]]
    return bool((steps < 0).sum() > (steps > 0).sum() + 3)


def _starts(
    codes: npt.NDArray[np.uint32], x0: Floats, y0: Floats, x1: Floats, y1: Floats, inside: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Where a word begins: after a blank, after a jump, at another line."""
    size = np.maximum(y1 - y0, 1.0)
    middle = (y0 + y1) / 2
    begins = inside.copy()
    if len(codes) > 1:
        joined = inside[1:] & inside[:-1]
        joined &= np.abs(np.diff(middle)) < 0.45 * np.maximum(size[1:], size[:-1])
        gap = x0[1:] - x1[:-1]
        joined &= (gap < 0.3 * size[1:]) & (gap > -1.2 * size[1:]) & (x1[1:] > x0[:-1])
        begins[1:] &= ~joined
    return begins


def _marks(
    codes: npt.NDArray[np.uint32],
    x0: Floats,
    y0: Floats,
    x1: Floats,
    y1: Floats,
    space: npt.NDArray[np.bool_],
    real: npt.NDArray[np.bool_],
    level: npt.NDArray[np.bool_],
) -> list[Mark]:
    inside = ~space & level
    begins = _starts(codes, x0, y0, x1, y1, inside)
    heads = np.flatnonzero(begins)
    if not len(heads):
        return []
    # a word ends where the next begins or at the first blank: blanks inside the stretch are masked with neutral values
    low_x, low_y = np.where(inside, x0, np.inf), np.where(inside, y0, np.inf)
    high_x, high_y = np.where(inside, x1, -np.inf), np.where(inside, y1, -np.inf)
    left, top = np.minimum.reduceat(low_x, heads), np.minimum.reduceat(low_y, heads)
    right, bottom = np.maximum.reduceat(high_x, heads), np.maximum.reduceat(high_y, heads)
    blanks = np.concatenate([[0], np.cumsum(real)])
    before = blanks[heads] - blanks[np.concatenate([[0], heads[:-1]])]
    ends = np.concatenate([heads[1:], [len(codes)]])
    shown = codes.astype("<u4").tobytes().decode("utf-32-le", errors="replace")
    keep = inside.tolist()
    out: list[Mark] = []
    for i, (start, stop) in enumerate(zip(heads.tolist(), ends.tolist(), strict=True)):
        end = start + 1
        while end < stop and keep[end]:
            end += 1
        word = shown[start:end].translate(_GLYPHS)
        if word:
            out.append(Mark(word, float(left[i]), float(top[i]), float(right[i]), float(bottom[i]), len(out), int(before[i])))
    return out


def _asides(
    codes: npt.NDArray[np.uint32],
    x0: Floats,
    y0: Floats,
    x1: Floats,
    y1: Floats,
    space: npt.NDArray[np.bool_],
    upright: npt.NDArray[np.bool_],
) -> list[Mark]:
    """Upright text in the margin: one mark for each stretch."""
    out: list[Mark] = []
    members: list[int] = []

    def close() -> None:
        shown = "".join(chr(int(codes[i])) if not space[i] else " " for i in range(members[0], members[-1] + 1)).translate(_GLYPHS)
        words = " ".join(shown.split())
        out.append(Mark(words, float(x0[members].min()), float(y0[members].min()), float(x1[members].max()), float(y1[members].max())))

    for i in np.flatnonzero(upright).tolist():
        if members and (i - members[-1] > 3 or abs(x0[i] - x0[members[-1]]) > 4):
            close()
            members = []
        members.append(i)
    if members:
        close()
    return out


def _look_at_objects(page: pdfium.PdfPage, frame: Frame, layer: PageLayer) -> None:
    """Ruled lines and the share of the page that pictures cover."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    pictures = 0.0
    seen = unseen = 0
    count = min(raw.FPDFPage_CountObjects(page), 6000)
    for index in range(count):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            seen += 1
            unseen += raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE if seen <= _LOOKED_AT else 0
            continue
        if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        place = frame.place(*(np.array([v.value]) for v in (left, bottom, right, top)))
        x0, y0, x1, y1 = (float(v[0]) for v in place)
        if kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            # a form may hold a whole scanned page as well
            share = (
                max(0.0, min(x1, layer.width) - max(x0, 0.0))
                * max(0.0, min(y1, layer.height) - max(y0, 0.0))
                / (layer.width * layer.height)
            )
            pictures = max(pictures, share) if kind == raw.FPDF_PAGEOBJ_IMAGE or layer.chars == 0 else pictures
            continue
        layer.drawn = True
        _add_rule(x0, y0, x1, y1, upright, level)
    layer.image_share = min(pictures, 1.0)
    layer.hidden = unseen > 0.5 * min(seen, _LOOKED_AT)
    if layer.turned == 0:
        layer.rules = Rules(tuple(upright), tuple(level))


def _add_rule(
    x0: float, y0: float, x1: float, y1: float, upright: list[tuple[float, float, float]], level: list[tuple[float, float, float]]
) -> None:
    wide, tall = x1 - x0, y1 - y0
    if wide <= 2.5 and tall > 6:
        upright.append(((x0 + x1) / 2, y0, y1))
    elif tall <= 2.5 and wide > 12:
        level.append(((y0 + y1) / 2, x0, x1))
    elif wide > 12 and tall > 6:
        # a box or a filled cell: its edges part like lines
        upright += [(x0, y0, y1), (x1, y0, y1)]
        level += [(y0, x0, x1), (y1, x0, x1)]
