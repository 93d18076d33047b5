"""A picture of a page to a Page: lines found, turned upright, read, and put in reading order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from denialhelp.casefile.document import Box, Origin, Page

from .compose import page_of_marks
from .marks import Mark
from .ocr_models import batches, find_lines, read_lines
from .ocr_rules import ruled
from .ocr_second import second_look
from .ocr_types import Glyph, Image, ReadLine
from .picture import Flat, Matrix, flatten, turned

_LONGEST = 960  # the side at which lines are looked for; more where the letters are small
_LONGER = 1920
_SMALL_LINE = 15.0  # pixels at that size
_DOUBTFUL = 0.86
_THINNEST = 12  # pixels: no letter is smaller
_LEAST = 0.45  # a line below this confidence is noise
_PAGE = 1000.0  # the layout works on a page this wide, so that sizes compare


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels (BGR), with the size in points of the page that it shows and whether it may be a photo."""

    image: Image
    number: int
    width: float
    height: float
    photo: bool


def read_pictures(pictures: Iterable[Picture], jobs: int, done: Callable[[int], None]) -> list[Page]:
    """All pictures as pages, several at a time; `done` is told each page number as it is finished.

    The pictures are taken one by one as there is room, so that a thick scan does not fill the memory.
    """
    pages: list[Page] = []
    waiting: deque[Future[Page]] = deque()

    def take() -> None:
        page = waiting.popleft().result()
        done(page.number)
        pages.append(page)

    source = iter(pictures)
    first, second = next(source, None), next(source, None)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        if first is not None and second is None:
            # one page alone: its lines are shared out instead
            page = read_picture(first, pool)
            done(page.number)
            return [page]
        for picture in chain([p for p in (first, second) if p is not None], source):
            waiting.append(pool.submit(read_picture, picture))
            if len(waiting) > jobs:
                take()
        while waiting:
            take()
    return pages


def read_picture(picture: Picture, pool: ThreadPoolExecutor | None = None) -> Page:
    """One picture as a page; the boxes are those of the original picture in points. A picture too thin to hold a line is empty."""
    if min(picture.image.shape[:2]) < _THINNEST:
        return Page(picture.number, "", width=round(picture.width, 2), height=round(picture.height, 2), how=Origin.OCR)
    flat = flatten(picture.image, picture.photo)
    flat, lines = _read(flat, pool)
    if _score(lines)[1] < _DOUBTFUL:
        # the treatment may have done harm: the plain picture is read as well and the surer reading kept
        plain, again = _read(Flat(picture.image, np.eye(3)), pool)
        if _score(again)[0] > _score(lines)[0]:
            flat, lines = plain, again
    return _page(picture, flat, lines)


def _score(lines: Sequence[ReadLine]) -> tuple[float, float]:
    """How much was read for sure, and the mean confidence of a character."""
    sure = [g.confidence for line in lines for g in line.glyphs]
    return sum(max(0.0, c - 0.5) for c in sure), sum(sure) / len(sure) if sure else 0.0


def _read(flat: Flat, pool: ThreadPoolExecutor | None) -> tuple[Flat, list[ReadLine]]:
    quads = find_lines(flat.image, _LONGEST)
    if quads and _sideways(quads):
        image, back = turned(flat.image, 1)
        flat = Flat(image, flat.back @ back)
        quads = find_lines(flat.image, _LONGEST)
    scale = min(1.0, _LONGEST / max(flat.image.shape[:2]))
    if quads and median(_height(q) for q in quads) * scale < _SMALL_LINE and scale < 0.9:
        quads = find_lines(flat.image, _LONGER)
    if quads and _upside_down(flat, quads):
        image, back = turned(flat.image, 2)
        size = np.array([image.shape[1], image.shape[0]], dtype=np.float32)
        quads = [(size - q)[[2, 3, 0, 1]] for q in quads]
        flat = Flat(image, flat.back @ back)
    groups = batches(quads)
    runner = map if pool is None else pool.map
    lines: list[ReadLine] = []
    for found in runner(lambda group: read_lines(flat.image, [quads[i] for i in group]), groups):
        lines += found
    return flat, second_look(flat.image, [line for line in lines if line.text.strip()])


def _height(quad: npt.NDArray[np.float32]) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def _sideways(quads: Sequence[npt.NDArray[np.float32]]) -> bool:
    tall = sum(1 for q in quads if _height(q) > 1.6 * float(np.linalg.norm(q[1] - q[0])))
    wide = sum(1 for q in quads if _height(q) * 1.6 < float(np.linalg.norm(q[1] - q[0])))
    return tall > wide


def _upside_down(flat: Flat, quads: Sequence[npt.NDArray[np.float32]]) -> bool:
    """A few long lines are read both ways up: the surer way is right."""
    some = sorted(quads, key=lambda q: abs(float(np.linalg.norm(q[1] - q[0])) / max(_height(q), 1.0) - 9))[:4]
    upright = _mean(read_lines(flat.image, some))
    if upright > 0.93:
        return False
    return _mean(read_lines(flat.image, [q[[2, 3, 0, 1]] for q in some])) > upright + 0.03


def _mean(lines: Sequence[ReadLine]) -> float:
    return sum(line.confidence for line in lines) / len(lines) if lines else 0.0


def _words(line: ReadLine) -> list[tuple[str, float, float, float]]:
    """The words of a line: text, start and end along the line (0 to 1), confidence. Split at blanks."""
    out: list[tuple[str, float, float, float]] = []
    group: list[Glyph] = []
    steps = [b.at - a.at for a, b in zip(line.glyphs, line.glyphs[1:], strict=False)]
    half = median(steps) / 2 if steps else 0.5
    ends: list[Glyph | None] = [*line.glyphs, None]
    before = -half
    for glyph in ends:
        if glyph is not None and not glyph.char.isspace():
            group.append(glyph)
            continue
        if group:
            # a word is as sure as its least sure character
            sure = min(g.confidence for g in group)
            start, stop = group[0].start, group[-1].end
            if start is None:
                start = max(before, group[0].at - 1.4 * half, 0.0)
            if stop is None:
                stop = min(group[-1].at + 1.4 * half, 1.0 if glyph is None else glyph.at)
            out.append(("".join(g.char for g in group), start, stop, sure))
            group = []
        if glyph is not None:
            before = glyph.at
    return out


def _page(picture: Picture, flat: Flat, lines: Sequence[ReadLine]) -> Page:
    """The lines in reading order. Layout works on the flat, straightened page; the boxes go back to the original."""
    turn = _slope(lines)
    scale = _PAGE / max(flat.image.shape[1], 1)
    straight = np.array([[np.cos(turn), np.sin(turn), 0], [-np.sin(turn), np.cos(turn), 0], [0, 0, 1]]) * scale
    straight[2, 2] = 1.0
    marks: list[Mark] = []
    for line in lines:
        if line.confidence < _LEAST:
            continue
        quad = _moved(line.quad, straight)
        top, bottom = float(quad[:2, 1].mean()), float(quad[2:, 1].mean())
        # the found quad is roomy: letters fill about two thirds of it
        inset = 0.16 * (bottom - top)
        left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
        for text, start, stop, sure in _words(line):
            marks.append(
                Mark(
                    text, left + start * (right - left), top + inset, left + stop * (right - left), bottom - inset, -1, None, round(sure, 3)
                )
            )
    points = picture.width / picture.image.shape[1], picture.height / picture.image.shape[0]
    back = np.diag([points[0], points[1], 1.0]) @ flat.back @ np.linalg.inv(straight)
    size = float(flat.image.shape[0]) * scale
    page = page_of_marks(
        marks,
        ruled(flat.image, turn, scale, _letters(lines)),
        number=picture.number,
        width=_PAGE,
        height=size,
        trusted=False,
        how=Origin.OCR,
    )
    return _in_points(page, back, picture)


def _letters(lines: Sequence[ReadLine]) -> float:
    """The usual height of a line in pixels."""
    return median(_height(line.quad) for line in lines) if lines else 30.0


def _slope(lines: Sequence[ReadLine]) -> float:
    """The slope of the lines in radians, from the long ones."""
    slopes = [
        float(np.arctan2(line.quad[1, 1] - line.quad[0, 1], line.quad[1, 0] - line.quad[0, 0]))
        for line in lines
        if float(np.linalg.norm(line.quad[1] - line.quad[0])) > 6 * _height(line.quad)
    ]
    return median(slopes) if slopes else 0.0


def _moved(points: npt.NDArray[np.float32], matrix: Matrix) -> npt.NDArray[np.float64]:
    return np.asarray(cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float64), matrix).reshape(-1, 2), dtype=np.float64)


def _in_points(page: Page, back: Matrix, picture: Picture) -> Page:
    def moved(box: Box | None) -> Box | None:
        if box is None:
            return None
        corners = _moved(np.array([[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]], dtype=np.float32), back)
        low, high = corners.min(axis=0), corners.max(axis=0)
        return Box(round(float(low[0]), 2), round(float(low[1]), 2), round(float(high[0]), 2), round(float(high[1]), 2))

    return replace(
        page,
        width=round(picture.width, 2),
        height=round(picture.height, 2),
        words=tuple(replace(w, box=moved(w.box)) for w in page.words),
        segments=tuple(replace(s, box=moved(s.box)) for s in page.segments),
    )
