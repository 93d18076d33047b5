"""General repair of what the recogniser misses: blanks that the ink shows, and a nought or an O inside a word or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
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
    """The line with a blank wherever the ink shows a gap as wide as the line's other blanks."""
    if len(glyphs) < 4:
        return tuple(glyphs)
    runs = white_runs(crop)
    if not len(runs):
        return tuple(glyphs)
    width = crop.shape[1]
    gaps = [_gap(runs, a.at * width, b.at * width) for a, b in zip(glyphs, glyphs[1:], strict=False)]
    known = [_gap(runs, glyphs[i - 1].at * width, glyphs[i + 1].at * width) for i in range(1, len(glyphs) - 1) if glyphs[i].char == " "]
    inside = [g for i, g in enumerate(gaps) if " " not in (glyphs[i].char, glyphs[i + 1].char)]
    if not inside:
        return tuple(glyphs)
    blank = median(known) if len(known) >= 2 else _USUAL_BLANK * crop.shape[0]
    limit = max(0.66 * blank, 2.4 * median(inside) + 1.0, 0.11 * crop.shape[0])
    out = [glyphs[0]]
    for i, glyph in enumerate(glyphs[1:]):
        before = glyphs[i]
        # capitals stand further apart
        wide = 1.25 if before.char.isupper() and glyph.char.isupper() else 1.0
        earlier = glyphs[i - 1].char if i else ""
        if before.char == "," and earlier.isdigit() and glyph.char.isdigit():
            # "40, 197" is a list, "40,197" a number: only a full blank parts them
            parts = gaps[i] >= max(0.9 * blank, 3.5 * median(inside) + 1.0)
        else:
            parts = gaps[i] >= limit * wide and _may_part(earlier, before.char, glyph.char)
        if parts:
            out.append(Glyph(" ", (before.at + glyph.at) / 2, min(before.confidence, glyph.confidence)))
        out.append(glyph)
    return tuple(out)


def _gap(runs: npt.NDArray[np.int64], start: float, stop: float) -> float:
    inside = np.minimum(runs[:, 1], stop) - np.maximum(runs[:, 0], start)
    widest = inside.max()
    return float(widest) if widest > 0 else 0.0


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
    return tuple(g if fixed[i] == g.char or text[i] == "\ufffc" else replace(g, char=fixed[i], confidence=min(g.confidence, 0.8)) for i, g in enumerate(glyphs))
