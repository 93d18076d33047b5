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


# What no writer means: a word, a line or a row of blanks without end. Cut, so that no search runs over all of it again and again.
_ENDLESS_BLANK = re.compile(r"[^\S\n]{241,}")
_ENDLESS_WORD = re.compile(r"\S{400}(?=\S)")
_ENDLESS_LINE = re.compile(r"[^\n]{6000,6400}[^\S\n](?=[^\n])")


def clean(text: str) -> str:
    """Line ends, spaces and ligatures made plain, endless words and lines cut; nothing else changes."""
    plain = text.replace("\r\n", "\n").translate(_GLYPHS)
    for pattern, put in ((_ENDLESS_BLANK, " " * 240), (_ENDLESS_WORD, "\\g<0>\n"), (_ENDLESS_LINE, "\\g<0>\n")):
        plain = pattern.sub(put, plain)
    return plain


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
