"""A page as lines: running heads and feet, table rows with their cells, list items, headings, prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from denialhelp.casefile.document import Document, Page

from .sections import SectionKind, exact_kind

_GAP = re.compile(r"[ \t]{2,}|\t")
_GAP_PLAIN = re.compile(r"(?<![.!?:;,])[ \t]{2,}|[ \t]{3,}|\t")
_PAGE_NUMBER = re.compile(r"\bpage\s*\d+(?:\s*of\s*\d+)?|\b\d+\s*(?:of|/)\s*\d+\W*$|\s\d{1,3}\W*$", re.IGNORECASE)
_PAGE_MARK = re.compile(r"^(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d+)?$|page \d+ of \d+|^\W*\d+ of \d+\W*$|^- ?\d+ ?-$", re.IGNORECASE)
_FAX_MARK = re.compile(r"\bP(?:age|g|\.)?[ .]?0?\d+\s?(?:/|of)\s?0?\d+\W*$|^(?:received|from|fax)\b.{0,60}\d\d:\d\d", re.IGNORECASE)
_RUNNING = re.compile(r"\bpage\b|\bprinted\b|\bDOB\b|\bMRN\b|\bconfidential\b|\d/\d|\bphone\b|\bfax\b|\d{3}-\d{4}", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-•*▪◦‣·–—►➢☐☑☒✓✔□■]\s*|\[[ xX✓]?\]\s*|(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|[ivx]{1,4}[.)])\s+)(?=\S)")
_RULE = re.compile(r"^[-_=*~]{4,}$")


class LineKind(StrEnum):
    """What a line is."""

    PROSE = "prose"
    ROW = "row"
    ITEM = "item"
    FURNITURE = "furniture"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: offsets into its text, the block it stands in, and its cells (one unless it is a row)."""

    start: int
    end: int
    text: str
    block: int
    kind: LineKind
    cells: tuple[tuple[int, int], ...]
    first: bool
    last: bool


def _cells(text: str, offset: int, gap: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    cells = []
    begin = 0
    for match in gap.finditer(text):
        if text[begin : match.start()].strip():
            cells.append((offset + begin, offset + match.start()))
        begin = match.end()
    if text[begin:].strip():
        cells.append((offset + begin, offset + len(text)))
    return tuple(cells)


def _kind(text: str, cells: tuple[tuple[int, int], ...], running: bool) -> LineKind:
    if _RULE.match(text):
        return LineKind.RULE
    if running:
        return LineKind.FURNITURE
    if len(cells) > 1:
        return LineKind.ROW
    return LineKind.ITEM if _BULLET.match(text) else LineKind.PROSE


def shape(text: str) -> str:
    """A line without the number of its page: equal for the running head of every page."""
    return _PAGE_NUMBER.sub("#", " ".join(text.split()).lower())


def is_content(text: str) -> bool:
    """Whether a line at the edge of a page says something: a section's title or a sentence, and no name, number or date of printing."""
    if _RUNNING.search(text):
        return False
    return exact_kind(text) is not SectionKind.NONE or text.endswith((".", ";", ":"))


def running_lines(document: Document) -> frozenset[str]:
    """The shapes of the lines that stand at the head or foot of at least two pages and of two in five."""
    if len(document.pages) < 2:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in document.pages:
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        edge = 3 if len(lines) >= 14 else 2 if len(lines) >= 9 else 1
        counts.update(
            {
                shape(line)
                for line in (*lines[:edge], *lines[-edge:])
                if len(line) < 200 and len(_GAP.split(line)) < 4 and not is_content(line)
            }
        )
    least = max(2, round(0.4 * len(document.pages)))
    return frozenset(s for s, n in counts.items() if n >= least)


def lines_of(page: Page, running: frozenset[str]) -> list[Line]:
    """The lines of a page that hold anything, in reading order."""
    gap = _GAP if page.segments else _GAP_PLAIN
    found: list[Line] = []
    offset = 0
    block = 0
    blank = True
    raw = page.text.split("\n")
    for index, whole in enumerate(raw):
        text = whole.strip()
        start = offset + len(whole) - len(whole.lstrip())
        offset += len(whole) + 1
        if not text:
            blank = True
            continue
        block += blank
        next_blank = index + 1 >= len(raw) or not raw[index + 1].strip()
        cells = _cells(text, start, gap)
        folded = shape(text)
        edge = (len(found) < 3 or index >= len(raw) - 4) and len(text) < 200
        fax = len(found) < 2 and _FAX_MARK.search(text) is not None and re.search(r"\d{7}|\d{3}.\d{4}|\d\d:\d\d", text) is not None
        is_running = edge and (folded in running or fax or (_PAGE_MARK.search(text) is not None and len(text) < 90))
        found.append(Line(start, start + len(text), text, block, _kind(text, cells, is_running), cells, blank, next_blank))
        blank = found[-1].kind in {LineKind.FURNITURE, LineKind.RULE}
    return found


def bullet_end(text: str) -> int:
    """The length of a list mark at the head of a line, 0 where there is none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def joined(lines: Sequence[Line]) -> tuple[int, int]:
    """The range of the page's text from the first line to the last."""
    return lines[0].start, lines[-1].end
