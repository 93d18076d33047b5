"""The two networks of PP-OCR that RapidOCR ships: where lines of text stand, and what they say. Offline, on the processor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from denialhelp.errors import MissingProgram

from .ocr_repair import with_blanks, with_letters
from .ocr_types import Floats, Glyph, Image, ReadLine

_DET_THRESHOLD = 0.3
_BOX_THRESHOLD = 0.5
_UNCLIP = 1.6
_LINE_HEIGHT = 48
_BATCH_COLUMNS = 1600  # columns of line images at once: bounds the memory of one run
_SIDES = 32
_WHOLE = 1400
# finding lines takes some 300 MB for a moment: two pages never do it together
_ONE_AT_A_TIME = Lock()


def _model(part: str) -> Path:
    spec = find_spec("rapidocr")
    folder = None if spec is None or spec.origin is None else Path(spec.origin).parent / "models"
    found = sorted(folder.glob(f"*_{part}_*.onnx")) if folder is not None and folder.is_dir() else []
    if not found:
        raise MissingProgram(
            "no-ocr", "Scanned pages cannot be read because the OCR models are not installed; install the package rapidocr."
        )
    return found[0]


def _session(path: Path) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    onnxruntime.disable_telemetry_events()  # and the release is held below the one that reports home (decision 5)
    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    # pages and batches run side by side in threads of ours; more threads inside would only fight over two cores
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def _detector() -> Any:
    return _session(_model("det"))


@lru_cache(maxsize=1)
def _recogniser() -> tuple[Any, tuple[str, ...]]:
    session = _session(_model("rec"))
    names = session.get_modelmeta().custom_metadata_map.get("character", "").splitlines()
    # class 0 is the blank of CTC, the last one is the space
    return session, ("", *names, " ")


def find_lines(image: Image, longest: int) -> list[Floats]:
    """The quads of the lines of text in a picture, found at a size of at most `longest` pixels a side; in the picture's own pixels.

    A larger size is worked through in two halves that overlap, so that memory stays bounded.
    """
    height = image.shape[0]
    if longest <= _WHOLE:
        return _found(image, longest / max(image.shape[:2]))
    scale = min(1.0, longest / max(image.shape[:2]))
    middle, lap = height // 2, max(80, height // 16)
    upper = _found(image[: middle + lap], scale)
    lower = [q + np.array([0, middle - lap], dtype=np.float32) for q in _found(image[middle - lap :], scale)]
    # a line belongs to the half that holds its middle
    return [q for q in upper if q[:, 1].mean() < middle] + [q for q in lower if q[:, 1].mean() >= middle]


def _found(image: Image, scale: float) -> list[Floats]:
    height, width = image.shape[:2]
    scale = min(1.0, scale)
    rows, columns = (max(_SIDES, round(side * scale / _SIDES) * _SIDES) for side in (height, width))
    small = cv2.resize(image, (columns, rows), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    blob = ((small.astype(np.float32) / 255.0 - 0.5) / 0.5).transpose(2, 0, 1)[np.newaxis]
    session = _detector()
    with _ONE_AT_A_TIME:
        heat = session.run(None, {session.get_inputs()[0].name: blob})[0][0, 0]
    mask = cv2.dilate((heat > _DET_THRESHOLD).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    stretch = np.array([width / columns, height / rows], dtype=np.float32)
    quads = (_quad(np.asarray(contour, dtype=np.int32), heat) for contour in contours[:3000])
    return [(q * stretch).astype(np.float32) for q in quads if q is not None]


def _quad(contour: npt.NDArray[np.int32], heat: Floats) -> Floats | None:
    (cx, cy), (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < 3:
        return None
    x, y, w, h = cv2.boundingRect(contour)
    inside = np.zeros((h, w), dtype=np.uint8)
    cv2.fillPoly(inside, [contour - np.array([x, y])], 1)
    if cv2.mean(heat[y : y + h, x : x + w], inside)[0] < _BOX_THRESHOLD:
        return None
    # the network marks the core of a line; its letters reach further by this much (as in DB's unclip)
    grow = 2 * width * height * _UNCLIP / (2 * (width + height))
    corners = cv2.boxPoints(((cx, cy), (width + grow, height + grow), angle))
    return _ordered(np.asarray(corners, dtype=np.float32))


def _ordered(corners: Floats) -> Floats:
    """Top left, top right, bottom right, bottom left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    left, right = left[np.argsort(left[:, 1])], right[np.argsort(right[:, 1])]
    return np.array([left[0], right[0], right[1], left[1]], dtype=np.float32)


def _crop(image: Image, quad: Floats) -> Image:
    width = max(float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[2] - quad[3])))
    height = max(float(np.linalg.norm(quad[3] - quad[0])), float(np.linalg.norm(quad[2] - quad[1])))
    across = max(8, round(width * _LINE_HEIGHT / max(height, 1.0)))
    target = np.array([[0, 0], [across, 0], [across, _LINE_HEIGHT], [0, _LINE_HEIGHT]], dtype=np.float32)
    shrunk = height > 1.6 * _LINE_HEIGHT
    if shrunk:
        # a large heading: first to twice the size, so that no stroke is skipped
        big = cv2.warpPerspective(
            image,
            cv2.getPerspectiveTransform(quad, target * 2),
            (across * 2, _LINE_HEIGHT * 2),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(cv2.resize(big, (across, _LINE_HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    warped = cv2.warpPerspective(
        image, cv2.getPerspectiveTransform(quad, target), (across, _LINE_HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, dtype=np.uint8)


def batches(quads: Sequence[Floats]) -> list[list[int]]:
    """Line numbers grouped by length, so that a batch wastes little and stays within its memory."""
    order = sorted(range(len(quads)), key=lambda i: _length(quads[i]))
    groups: list[list[int]] = []
    for index in order:
        width = _length(quads[index]) * _LINE_HEIGHT
        if groups and (len(groups[-1]) + 1) * width <= _BATCH_COLUMNS and width < 1.3 * _LINE_HEIGHT * _length(quads[groups[-1][0]]) + 64:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _length(quad: Floats) -> float:
    height = max(float(np.linalg.norm(quad[3] - quad[0])), 1.0)
    return float(np.linalg.norm(quad[1] - quad[0])) / height


def read_lines(image: Image, quads: Sequence[Floats]) -> list[ReadLine]:
    """What the lines of one batch say."""
    session, names = _recogniser()
    crops = [_crop(image, q) for q in quads]
    widest = max(c.shape[1] for c in crops)
    widest = max(160, -(-widest // 8) * 8)
    blob = np.zeros((len(crops), 3, _LINE_HEIGHT, widest), dtype=np.float32)
    for i, crop in enumerate(crops):
        blob[i, :, :, : crop.shape[1]] = ((crop.astype(np.float32) / 255.0 - 0.5) / 0.5).transpose(2, 0, 1)
    out = session.run(None, {session.get_inputs()[0].name: blob})[0]
    best, sure = out.argmax(axis=2), out.max(axis=2)
    steps = best.shape[1]
    lines = []
    for i, quad in enumerate(quads):
        glyphs = _glyphs(best[i], sure[i], names, crops[i].shape[1] / widest * steps)
        lines.append(ReadLine(quad, with_letters(with_blanks(glyphs, crops[i]))))
    return lines


def _glyphs(best: npt.NDArray[np.int64], sure: Floats, names: tuple[str, ...], steps: float) -> tuple[Glyph, ...]:
    """CTC: runs of one class are one character, class 0 is none. A character stands in the middle of its run."""
    found = []
    start = 0
    for i in range(1, len(best) + 1):
        if i < len(best) and best[i] == best[start]:
            continue
        if best[start] and best[start] < len(names):
            found.append(Glyph(names[best[start]], min(1.0, (start + i) / 2 / steps), float(sure[start:i].max())))
        start = i
    return tuple(found)
