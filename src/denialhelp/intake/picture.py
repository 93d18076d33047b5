"""Photos and scans made flat: find the sheet, undo the perspective, divide out shadows. Every step keeps the way back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]

_LOOK = 700  # pixels a side are enough to find a sheet of paper


@dataclass(frozen=True, slots=True)
class Flat:
    """A picture ready to be read; `back` leads from its pixels to those of the original."""

    image: Image
    back: Matrix


def flatten(image: Image, photo: bool) -> Flat:
    """The sheet of paper cut out and made even. `photo`: look for the edges of a sheet."""
    back: Matrix = np.eye(3)
    if photo:
        quad = sheet_of(image)
        if quad is not None:
            image, back = _warped(image, quad)
    return Flat(even(image), back)


def sheet_of(image: Image) -> npt.NDArray[np.float32] | None:
    """The corners of the sheet of paper in a photo, or None where the picture is the sheet itself."""
    scale = _LOOK / max(image.shape[:2])
    shrunk = np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    small = np.asarray(cv2.medianBlur(shrunk, 7), dtype=np.uint8)
    area = small.shape[0] * small.shape[1]
    best: tuple[float, npt.NDArray[np.float32] | None] = (0.0, None)
    for mask in _masks(small):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        if not contours:
            continue
        hull = np.asarray(cv2.convexHull(max(contours, key=cv2.contourArea)), dtype=np.int32)
        size = cv2.contourArea(hull)
        quad = _four(hull)
        if quad is None or not 0.25 * area < size < 0.96 * area:
            continue
        fit = size / max(cv2.contourArea(quad.astype(np.float32)), 1.0)
        fill = cv2.contourArea(max(contours, key=cv2.contourArea)) / size
        score = min(fit, 1 / fit) * fill * (size / area) ** 0.25
        if (
            min(fit, 1 / fit) > 0.93
            and score > best[0]
            and _on_table(small, quad)
            and _is_edge(small, quad)
            and not _cuts_text(shrunk, quad)
        ):
            best = (score, quad)
    return None if best[1] is None else (best[1] / scale).astype(np.float32)


def _on_table(small: Image, quad: npt.NDArray[np.float32]) -> bool:
    """Whether what lies around the sheet is another ground, darker or coloured: around a table on a white page it is not."""
    inside = np.zeros(small.shape[:2], dtype=np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 1)
    around = cv2.erode(1 - inside, np.ones((9, 9), np.uint8))
    if around.sum() < 0.02 * around.size:
        return False
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    white = np.percentile(hsv[:, :, 2][inside == 1], 75)
    paper = (hsv[:, :, 2] > 0.85 * white) & (hsv[:, :, 1] < 60)
    return float(paper[around == 1].mean()) < 0.35


def _is_edge(small: Image, quad: npt.NDArray[np.float32]) -> bool:
    """Whether brightness or colour leaps along the sides of the quad: light that falls off, or a soft shadow, has no edge there."""
    centre = quad.mean(axis=0)
    values = small.astype(np.float32)
    leaps = []
    for one, two in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        along = (two - one) / max(float(np.linalg.norm(two - one)), 1.0)
        out = np.array([along[1], -along[0]], dtype=np.float32)
        if float(out @ (centre - one)) > 0:
            out = -out
        points = one + (two - one) * np.linspace(0.12, 0.88, 40, dtype=np.float32)[:, np.newaxis]
        near, far = _leap(values, points, out, 4.0), _leap(values, points, out, 14.0)
        if near is not None:
            leaps.append(near > 0.07 and (far is None or near > 0.55 * far))
    return bool(leaps) and all(leaps)


def _leap(values: npt.NDArray[np.float32], points: npt.NDArray[np.float32], out: npt.NDArray[np.float32], step: float) -> float | None:
    """The median change from inside to outside at a distance from a side, as a share; None where outside is off the picture."""
    height, width = values.shape[:2]
    inner, outer = np.rint(points - out * step).astype(int), np.rint(points + out * step).astype(int)
    whole = np.ones(len(points), dtype=bool)
    for place in (inner, outer):
        whole &= (place[:, 0] >= 0) & (place[:, 0] < width) & (place[:, 1] >= 0) & (place[:, 1] < height)
    if whole.sum() < len(points) // 2:
        return None
    one, two = values[inner[whole, 1], inner[whole, 0]], values[outer[whole, 1], outer[whole, 0]]
    return float(np.median(np.abs(one - two).max(axis=1) / np.maximum(one.max(axis=1), 1.0)))


def _cuts_text(shrunk: Image, quad: npt.NDArray[np.float32]) -> bool:
    """Whether what lies around the quad bears print as what lies in it: then it is the rest of the page and no table."""
    gray = cv2.cvtColor(shrunk, cv2.COLOR_BGR2GRAY)
    ground = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)).astype(np.float32)
    strokes = (ground - gray) > 0.22 * np.maximum(ground, 1.0)
    inside = np.zeros(gray.shape, dtype=np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 1)
    kernel = np.ones((13, 13), np.uint8)
    within, around = cv2.erode(inside, kernel) == 1, cv2.erode(1 - inside, kernel) == 1
    if not within.any() or not around.any():
        return False
    here, there = strokes[within], strokes[around]
    return bool(there.mean() > 0.25 * here.mean() or there.sum() > 0.12 * here.sum())


def _masks(small: Image) -> list[Image]:
    """Candidates for where the sheet is: lighter than the table, less coloured than the table, or inside closed edges."""
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    _, light = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, plain = cv2.threshold(hsv[:, :, 1], 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    edges = cv2.dilate(cv2.Canny(gray, 30, 90), np.ones((3, 3), np.uint8), iterations=2)
    border = np.ones((9, 9), np.uint8)
    masks = [cv2.morphologyEx(m, cv2.MORPH_CLOSE, border, iterations=2) for m in (light, plain, edges)]
    # a darkened half of the sheet: what is light or plain together
    masks.append(
        cv2.morphologyEx(cv2.bitwise_or(light, cv2.bitwise_and(plain, cv2.inRange(gray, 40, 255))), cv2.MORPH_CLOSE, border, iterations=2)
    )
    return [np.asarray(cv2.morphologyEx(m, cv2.MORPH_OPEN, border) if i != 2 else m, dtype=np.uint8) for i, m in enumerate(masks)]


def _four(hull: npt.NDArray[np.int32]) -> npt.NDArray[np.float32] | None:
    length = cv2.arcLength(hull, True)
    for share in (0.02, 0.03, 0.045, 0.06, 0.08):
        points = cv2.approxPolyDP(hull, share * length, True)
        if len(points) == 4 and cv2.isContourConvex(points):
            corners = points.reshape(4, 2).astype(np.float32)
            # clockwise from the corner nearest the top left
            total = corners.sum(axis=1)
            corners = np.roll(corners, -int(total.argmin()), axis=0)
            along, down = corners[1] - corners[0], corners[2] - corners[0]
            if along[0] * down[1] - along[1] * down[0] < 0:
                corners = corners[[0, 3, 2, 1]]
            return corners
    return None


def _warped(image: Image, quad: npt.NDArray[np.float32]) -> tuple[Image, Matrix]:
    width = max(float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[2] - quad[3])))
    height = max(float(np.linalg.norm(quad[3] - quad[0])), float(np.linalg.norm(quad[2] - quad[1])))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    forward = cv2.getPerspectiveTransform(quad, target)
    flat = cv2.warpPerspective(image, forward, (round(width), round(height)), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8), np.asarray(np.linalg.inv(forward), dtype=np.float64)


def even(image: Image) -> Image:
    """Light made even by dividing by the background; no threshold, so that thin strokes stay."""
    scale = 400 / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    ground = cv2.resize(ground, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(image, np.maximum(ground, 1), scale=245), dtype=np.uint8)


def turned(image: Image, quarter_turns: int) -> tuple[Image, Matrix]:
    """The picture turned clockwise by quarters, and the way back."""
    height, width = image.shape[:2]
    match quarter_turns % 4:
        case 1:
            return np.asarray(cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE), np.uint8), np.array(
                [[0, 1, 0], [-1, 0, height], [0, 0, 1]], dtype=np.float64
            )
        case 2:
            return np.asarray(cv2.rotate(image, cv2.ROTATE_180), np.uint8), np.array(
                [[-1, 0, width], [0, -1, height], [0, 0, 1]], dtype=np.float64
            )
        case 3:
            return np.asarray(cv2.rotate(image, cv2.ROTATE_90_COUNTERCLOCKWISE), np.uint8), np.array(
                [[0, -1, width], [1, 0, 0], [0, 0, 1]], dtype=np.float64
            )
        case _:
            return image, np.eye(3)
