"""The drawn lines on the picture of a page: the borders of its tables and boxes."""

from __future__ import annotations

import cv2
import numpy as np

from .marks import Rules
from .ocr_types import Image

_LIGHT = 222  # on an evened page (paper near 245) even a pale line is darker
_DARKER = 8
_MOST = 600


def ruled(image: Image, slope: float, scale: float, letters: float) -> Rules:
    """The lines of an evened picture whose text rises by `slope` radians, on the straightened page at `scale`.

    `letters` is the usual height of a line of text in pixels: what is drawn much longer than letters are tall is a line.
    """
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    height, width = gray.shape
    straight = np.array([[np.cos(slope), np.sin(slope), 0], [-np.sin(slope), np.cos(slope), 0]])
    if abs(slope) > 0.001:
        gray = cv2.warpAffine(gray, straight, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    # darker than what lies around it: the ground of a tinted row is no line
    around = round(2 * letters) | 1
    dark = (
        cv2.blur(gray, (2, 2)).astype(np.int16) < np.minimum(cv2.blur(gray, (around, around)).astype(np.int16) - _DARKER, _LIGHT)
    ).astype(np.uint8)
    upright = _long(dark, max(24, round(1.5 * letters)), letters, upright=True)
    level = _long(dark, max(48, round(4 * letters)), letters, upright=False)
    reach = 0.25 * letters
    return Rules(
        tuple((float(x * scale), float((a - reach) * scale), float((b + reach) * scale)) for x, a, b in upright),
        tuple((float(y * scale), float((a - reach) * scale), float((b + reach) * scale)) for y, a, b in level),
    )


def _long(dark: Image, least: int, letters: float, *, upright: bool) -> list[tuple[float, float, float]]:
    """Lines as (place across, start, end) in pixels."""
    across = np.ones((1, 3), np.uint8) if upright else np.ones((3, 1), np.uint8)
    along = np.ones((least, 1), np.uint8) if upright else np.ones((1, least), np.uint8)
    # one pixel of widening first, so that a line that strays by a pixel stays one line
    lines = cv2.morphologyEx(cv2.dilate(dark, across), cv2.MORPH_OPEN, along)
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found = []
    for x, y, w, h, _area in stats[1 : min(count, _MOST)]:
        thick, start, length, place = (w, y, h, x + w / 2) if upright else (h, x, w, y + h / 2)
        # a dark area or a thick letter is no line
        if thick <= max(7.0, 0.3 * letters) and length > 2.5 * thick:
            found.append((float(place), float(start), float(start + length)))
    return found
