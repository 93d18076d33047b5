"""A second look at numbers that were read with doubt: each word alone, tighter and so larger, from the same picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .ocr_models import batches, read_lines
from .ocr_types import Floats, Glyph, Image, ReadLine

_DOUBT = 0.86  # a figure below this is looked at again
_MOST = 60  # words of a page
_TIGHT = 0.11  # of a line's height is cut off above and below: letters then fill more of what the network sees
_AGREED = 0.92  # two readings that agree are worth no more than this
_ROUGH = 0.2  # share of doubtful words from which a page is a rough one
_CAP = 0.8
_UNSURE = 0.5  # what two readings give differently


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word of a line: the line's number, the glyphs of the word, and its corners."""

    line: int
    first: int
    last: int
    quad: Floats


def second_look(image: Image, lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines, their doubtful numbers read again: surer where both readings agree, unsure where they do not.

    A character that differs is kept as the surer reading has it, but never with confidence: an id with a doubtful figure becomes a
    question further on.
    """
    doubts = [d for number, line in enumerate(lines) for d in _doubts(number, line)][:_MOST]
    if not doubts:
        return list(lines)
    quads = [d.quad for d in doubts]
    again = {
        index: line for group in batches(quads) for index, line in zip(group, read_lines(image, [quads[i] for i in group]), strict=True)
    }
    out = list(lines)
    for index, doubt in enumerate(doubts):
        line = out[doubt.line]
        word = _settled(line.glyphs[doubt.first : doubt.last], again[index])
        out[doubt.line] = replace(line, glyphs=(*line.glyphs[: doubt.first], *word, *line.glyphs[doubt.last :]))
    return [_held_back(line) for line in out] if _is_rough(lines) else out


def _is_rough(lines: Sequence[ReadLine]) -> bool:
    """Whether so many words of a page were read with doubt that a figure read without doubt may be wrong as well."""
    words = [min(g.confidence for g in line.glyphs[a:b]) for line in lines for a, b in _words(line)]
    return sum(w < _DOUBT for w in words) > _ROUGH * len(words)


def _held_back(line: ReadLine) -> ReadLine:
    """A line of a rough page: no figure in it is sure."""
    return replace(line, glyphs=tuple(replace(g, confidence=min(g.confidence, _CAP)) if g.char.isdigit() else g for g in line.glyphs))


def _words(line: ReadLine) -> Iterator[tuple[int, int]]:
    """The ranges of glyphs between blanks."""
    start = 0
    for at in range(len(line.glyphs) + 1):
        if at < len(line.glyphs) and not line.glyphs[at].char.isspace():
            continue
        if at > start:
            yield start, at
        start = at + 1


def _doubts(number: int, line: ReadLine) -> Iterator[_Doubt]:
    for start, end in _words(line):
        word = line.glyphs[start:end]
        if sum(g.char.isdigit() for g in word) >= 2 and min(g.confidence for g in word) < _DOUBT:
            yield _Doubt(number, start, end, _corners(line, start, end))


def _corners(line: ReadLine, first: int, last: int) -> Floats:
    """The corners of a word with half a letter to spare on either side, and less above and below."""
    glyphs = line.glyphs
    step = (glyphs[last - 1].at - glyphs[first].at) / max(last - 1 - first, 1)
    low = max(0.0, glyphs[first].at - 1.1 * step)
    high = min(1.0, glyphs[last - 1].at + 1.1 * step)
    a, b, c, d = line.quad.astype(np.float64)
    down_left, down_right = d - a, c - b
    a, d = a + _TIGHT * down_left, d - _TIGHT * down_left
    b, c = b + _TIGHT * down_right, c - _TIGHT * down_right
    return np.array([a + low * (b - a), a + high * (b - a), d + high * (c - d), d + low * (c - d)], dtype=np.float32)


def _settled(word: Sequence[Glyph], again: ReadLine) -> list[Glyph]:
    """A word from its two readings."""
    other = [g for g in again.glyphs if not g.char.isspace()]
    if [g.char for g in other] == [g.char for g in word]:
        return [replace(g, confidence=max(g.confidence, min(_AGREED, o.confidence))) for g, o in zip(word, other, strict=True)]
    if len(other) != len(word):
        return [replace(g, confidence=min(g.confidence, _UNSURE)) for g in word]
    out = []
    for one, two in zip(word, other, strict=True):
        if one.char == two.char:
            out.append(replace(one, confidence=max(one.confidence, min(_AGREED, two.confidence))))
        else:
            out.append(replace(one, char=max(one, two, key=lambda g: g.confidence).char, confidence=_UNSURE))
    return out
