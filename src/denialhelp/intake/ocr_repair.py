"""General repair of what the recogniser misses: blanks that the ink shows, and a nought or an O inside a word or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from .ocr_types import Glyph, Image

_USUAL_BLANK = 0.23  # of the height of a line's box
_AFTER = frozenset(",;:)]%!?»”")
_BEFORE = frozenset("([$«“#¿¡")
_NOUGHT_IN_WORD = re.compile(r"(?<=[A-Z])0(?=[A-Z])|(?<![A-Z0-9])0(?=[A-Z]{3})")
_O_IN_NUMBER = re.compile(r"(?<=[0-9])[Oo](?=[0-9])")


def white_runs(crop: Image) -> npt.NDArray[np.int64]:
    """The stretches of columns without ink in the picture of a line, as rows of (start, end)."""
    gray = crop.min(axis=2).astype(np.int16)
    low, high = np.percentile(gray, (4, 92))
    if high - low < 30:
        return np.empty((0, 2), dtype=np.int64)
    inner = gray[4:-4] < (low + high) / 2 + 0.1 * (high - low)
    white = np.concatenate([[False], inner.sum(axis=0) < 2, [False]])
    edges = np.flatnonzero(white[1:] != white[:-1])
    return edges.reshape(-1, 2)


def with_blanks(glyphs: Sequence[Glyph], crop: Image) -> tuple[Glyph, ...]:
    """The line with a blank wherever the ink shows a gap as wide as the line's other blanks, and with the edges of its words."""
    runs = white_runs(crop)
    if not glyphs or not len(runs):
        return tuple(glyphs)
    spaced = _with_missing(glyphs, runs, crop) if len(glyphs) >= 4 else list(glyphs)
    return _with_edges(spaced, runs, crop.shape[1])


def _with_missing(glyphs: Sequence[Glyph], runs: npt.NDArray[np.int64], crop: Image) -> list[Glyph]:
    height, width = crop.shape[:2]
    gaps = [_gap(runs, a.at * width, b.at * width) for a, b in pairwise(glyphs)]
    known = [_gap(runs, a.at * width, b.at * width) for a, s, b in zip(glyphs, glyphs[1:], glyphs[2:], strict=False) if s.char == " "]
    inside = [g for g, (a, b) in zip(gaps, pairwise(glyphs), strict=True) if " " not in (a.char, b.char)]
    if not inside:
        return list(glyphs)
    blank = median(known) if len(known) >= 2 else _USUAL_BLANK * height
    close = median(inside)
    limit = max(0.66 * blank, 2.4 * close + 1.0, 0.11 * height)
    out = [glyphs[0]]
    for i, glyph in enumerate(glyphs[1:]):
        before = glyphs[i]
        earlier = glyphs[i - 1].char if i else ""
        if before.char == "," and earlier.isdigit() and glyph.char.isdigit():
            # "40, 197" is a list, "40,197" a number: only a full blank parts them
            parts = gaps[i] >= max(0.9 * blank, 3.5 * close + 1.0)
        else:
            # capitals stand further apart
            wide = 1.25 if before.char.isupper() and glyph.char.isupper() else 1.0
            parts = (gaps[i] >= limit * wide and _may_part(earlier, before.char, glyph.char)) or _ends_label(glyphs[max(0, i - 2) : i + 2])
        if parts:
            out.append(Glyph(" ", (before.at + glyph.at) / 2, min(before.confidence, glyph.confidence)))
        out.append(glyph)
    return out


def _with_edges(glyphs: list[Glyph], runs: npt.NDArray[np.int64], width: int) -> tuple[Glyph, ...]:
    """The places where the ink of each word begins and ends: at the widest white between it and its neighbour."""
    words = [i for i, g in enumerate(glyphs) if not g.char.isspace()]
    for i, j in pairwise(words):
        if j == i + 1:
            continue
        low, high = glyphs[i].at * width, glyphs[j].at * width
        inside = np.minimum(runs[:, 1], high) - np.maximum(runs[:, 0], low)
        best = int(inside.argmax())
        if inside[best] >= 2:
            glyphs[i] = replace(glyphs[i], end=float(max(runs[best, 0], low)) / width)
            glyphs[j] = replace(glyphs[j], start=float(min(runs[best, 1], high)) / width)
    if words:
        first, last = words[0], words[-1]
        if runs[0, 0] == 0 and runs[0, 1] < glyphs[first].at * width + 4:
            glyphs[first] = replace(glyphs[first], start=float(runs[0, 1]) / width)
        if runs[-1, 1] >= width and runs[-1, 0] > glyphs[last].at * width - 4:
            glyphs[last] = replace(glyphs[last], end=float(runs[-1, 0]) / width)
    return tuple(glyphs)


def _gap(runs: npt.NDArray[np.int64], start: float, stop: float) -> float:
    inside = np.minimum(runs[:, 1], stop) - np.maximum(runs[:, 0], start)
    widest = inside.max()
    return float(widest) if widest > 0 else 0.0


def _ends_label(around: Sequence[Glyph]) -> bool:
    """Whether a colon between letters and a figure ends a label ("MRN:00718842"): print has a blank there, however narrow."""
    chars = [g.char for g in around]
    return len(chars) == 4 and chars[2] == ":" and chars[0].isalpha() and chars[1].isalpha() and chars[3].isdigit()


def _may_part(earlier: str, before: str, after: str) -> bool:
    """Whether a blank may stand between two characters."""
    if before.isspace() or after.isspace():
        return False
    if before.isdigit() or (after.isdigit() and before.isalpha()):
        # figures are narrow: a wide gap beside one says nothing, and a number cut in two would be a wrong number
        return before.isdigit() and after in _BEFORE
    if before.isalpha() or before in _AFTER or before == ".":
        if before in ".,:" and earlier.isdigit() and after.isdigit():
            # inside a number, a time or an amount
            return False
        return after.isalnum() or after in _BEFORE
    return False


def with_letters(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """A nought between capital letters is an O; an O between figures is a nought. Lengths stay the same."""
    text = "".join(g.char if len(g.char) == 1 else "\ufffc" for g in glyphs)
    fixed = list(text)
    for token in re.finditer(r"[^\s]+", text):
        word = token.group()
        if sum(c.isdigit() for c in word) == word.count("0") and sum(c.isalpha() for c in word) >= 3:
            for hit in _NOUGHT_IN_WORD.finditer(word):
                fixed[token.start() + hit.start()] = "O"
        elif sum(c.isalpha() for c in word) == len(_O_IN_NUMBER.findall(word)) > 0:
            for hit in _O_IN_NUMBER.finditer(word):
                fixed[token.start() + hit.start()] = "0"
    return tuple(
        g if fixed[i] == g.char or text[i] == "\ufffc" else replace(g, char=fixed[i], confidence=min(g.confidence, 0.8))
        for i, g in enumerate(glyphs)
    )
