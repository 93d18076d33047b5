"""Text without boxes as a page: words, cells and paragraphs of plain text by their offsets."""

from __future__ import annotations

import re

from denialhelp.casefile.document import Page, Segment, Word

_WORD = re.compile(r"\S+")
_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_GLYPHS = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u00ad": None,
        "\ufeff": None,
        "\u200b": None,
        "\r": "\n",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


def clean(text: str) -> str:
    """Line ends, spaces and ligatures made plain; nothing else changes."""
    return text.replace("\r\n", "\n").translate(_GLYPHS)


def page_of_text(text: str) -> Page:
    """One page that holds this text as it stands; cells are runs without a tab or two spaces, blocks end at an empty line."""
    words: list[Word] = []
    segments: list[Segment] = []
    block = 0
    offset = 0
    empty = True
    for number, line in enumerate(text.split("\n")):
        cells = list(_CELL.finditer(line))
        if not cells and not empty:
            block += 1
        empty = not cells
        segments += [Segment(offset + c.start(), offset + c.end(), number, block) for c in cells]
        words += [Word(w.group(), offset + w.start(), offset + w.end()) for w in _WORD.finditer(line)]
        offset += len(line) + 1
    return Page(1, text, tuple(words), tuple(segments))
