"""A page as its writer meant it: without the quote marks of forwarded mail and without the options of a form that nobody ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from denialhelp.casefile.document import Page

_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_EMPTY_BOX = re.compile(r"(?:☐|□|❏|\[[ _]?\]|\([ _]\))[ \t]*(?=[^\s☐□☑☒])")
_TICKED = re.compile(r"(?:^|(?<=[ \t]{2}))[ \t]*(?:[Xx✓✔☒☑]|\[[xX✓✔]\]|\([xX✓✔]\))[ \t]{1,4}(?=\S)")
_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_MARK = re.compile(r"^(?:[Xx✓✔☒☑]|\[[xX✓✔]\]|\([xX✓✔]\))$")


def unquoted(page: Page) -> Page:
    """The page with the ">" before each line of quoted mail as spaces; every offset stays. The same page where nothing is quoted."""
    if sum(1 for _ in _QUOTE.finditer(page.text)) < 3:
        return page
    return replace(page, text=_QUOTE.sub(lambda m: " " * len(m.group()), page.text))


def without_unticked(text: str) -> str:
    """The text with the words of empty boxes as spaces; every offset stays. A list in which an X stands before some lines is a list of
    options, and those without one were not chosen."""
    for start, end in (*_empty(text), *_unmarked(text)):
        text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def _empty(text: str) -> Iterator[tuple[int, int]]:
    """Words after an empty box, to the next box, gap or line."""
    for box in _EMPTY_BOX.finditer(text):
        stop = re.search(r"\n|[ \t]{3,}|[☐□❏☑☒]|\[[ _xX]?\]", text[box.end() :])
        yield box.start(), box.end() + stop.start() if stop else len(text)


def _lines(text: str) -> list[tuple[int, str]]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, line))
        at += len(line) + 1
    return out


def _option(line: str) -> bool:
    """Whether a line can be an option of a list: its words begin small and no full stop ends it."""
    cells = [c.group() for c in _CELL.finditer(line) if not _MARK.match(c.group())]
    return bool(cells) and all(re.match(r"(?:[Xx] )?[a-záéíóúñ]", c) is not None for c in cells) and not line.rstrip().endswith((".", ","))


def _unmarked(text: str) -> Iterator[tuple[int, int]]:
    lines = _lines(text)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _option(lines[end][1]):
            end += 1
        group = lines[at:end]
        if len(group) > 1 and any(_TICKED.search(line) for _, line in group):
            for offset, line in group:
                yield from ((offset + s, offset + e) for s, e in _unchosen(line))
        at = max(end, at + 1)


def _unchosen(line: str) -> Iterator[tuple[int, int]]:
    marked = False
    for cell in _CELL.finditer(line):
        if _MARK.match(cell.group()):
            marked = True
            continue
        if not marked and not re.match(r"[Xx✓✔☒☑] ", cell.group()):
            yield cell.span()
        marked = False
