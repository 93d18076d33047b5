"""The text of a document as list items and sentences with their places: what a letter quotes from notices, policies and plan papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at

_BULLET = re.compile(r"^[>\s]*(?:[•·▪◦*–-]\s+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)")
_END = re.compile(r"[.!?](?:[”\"')\]]+)?(?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|No|Núm|Inc|Co|Jr|vs|e\.g|i\.e|U\.S|N\.Y|P\.O|Sec|Ins|approx|Ext|Tel)|\b[A-Z]|\b[ap]\.m)\.$"
)
_LABELLED = re.compile(r"^\s*[A-Z][\w /#'’()-]{1,40}:\s+\S")
_ASKS = re.compile(r"(?:why|what|how)\b", re.IGNORECASE)
_HEADING_END = re.compile(r"[.,;:]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, list item, table row or heading: offsets into the page's text. `block` numbers paragraphs, `item` marks list items."""

    document: str
    page: int
    start: int
    end: int
    text: str
    block: int
    heading: bool = False
    item: bool = False


def pin_of(document: Document, piece: Piece) -> Pin:
    """The pin of a piece."""
    return pin_at(document, document.page(piece.page), piece.start, piece.end, method="letter")


def _is_heading(line: str) -> bool:
    line = line.strip()
    words = line.split()
    if not words or len(words) > 12 or "  " in line or _LABELLED.match(line):
        return False
    if line[0] == "¿" or (line.endswith("?") and line[0].isupper()):
        return True
    shout = line.isupper() and len(words) > 1
    return line[0].isupper() and not _HEADING_END.search(line.rstrip(":")) and (
        shout or not any(c.isdigit() for c in line) or _ASKS.match(line) is not None
    )


def _items(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The list items and rows of a block: a bullet, a row of cells or a label with its value begins a new one, and so does the line
    after a row or a label, unless it goes on in small letters."""
    out: list[tuple[int, int, bool]] = []
    at = start
    apart = False
    for line in text[start:end].splitlines(keepends=True):
        body = line.rstrip("\n")
        bullet = _BULLET.match(body) is not None
        row = re.search(r"\S {2,}\S", body) is not None
        label = _LABELLED.match(body) is not None and not body.rstrip().endswith(".")
        after = apart and body.strip()[:1].isupper() and len(body) > 30
        if not out or bullet or row or label or _LABELLED.match(body) is not None or after:
            out.append((at, at + len(body), bullet))
        else:
            out[-1] = (out[-1][0], at + len(body), out[-1][2])
        apart = row or label
        at += len(line)
    return out


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets, as offsets; an abbreviation's stop ends none."""
    out: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        if text[match.start()] == "." and _ABBREVIATED.search(text[max(at, match.start() - 8) : match.start() + 1]):
            continue
        out.append((at, match.end()))
        at = match.end()
    out.append((at, end))
    return [(a + len(t) - len(t.lstrip()), a + len(t.rstrip())) for a, b in out if (t := text[a:b]).strip()]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """A block as runs of lines, headings that stand in it apart: a short line between the end of a sentence and a new beginning."""
    out: list[tuple[int, int, bool]] = []
    lines: list[tuple[int, int, str]] = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip("\n")), line.strip()))
        at += len(line)
    widest = max((len(x[2]) for x in lines), default=0)
    for n, (a, b, line) in enumerate(lines):
        before = lines[n - 1][2] if n else ""
        after = lines[n + 1][2] if n + 1 < len(lines) else ""
        alone = (not before or before.endswith((".", "!", "?", ":")) or _LABELLED.match(before) is not None) and (
            not after or not after[0].islower()
        )
        heading = _is_heading(line) and alone and (len(line) < 0.75 * widest or len(lines) == 1)
        if heading or not out or out[-1][2]:
            out.append((a, b, heading))
        else:
            out[-1] = (out[-1][0], b, False)
    return out


def _of_page(document: Document, page: Page, block: int) -> tuple[list[Piece], int]:
    out: list[Piece] = []
    at = 0
    for part in re.split(r"(\n{2,})", page.text):
        start, at = at, at + len(part)
        if not part.strip():
            continue
        for first, last, heading in _parts(page.text, start, at):
            block += 1
            if heading:
                out.append(Piece(document.id, page.number, first, last, " ".join(page.text[first:last].split()), block, heading=True))
                continue
            for a, b, bullet in _items(page.text, first, last):
                mark = _BULLET.match(page.text[a:b]) if bullet else None
                for n, (x, y) in enumerate(sentences(page.text, a + (mark.end() if mark else 0), b)):
                    out.append(Piece(document.id, page.number, x, y, " ".join(page.text[x:y].split()), block, item=bullet and n == 0))
    return out, block


@lru_cache(maxsize=64)
def _pieces(document: Document) -> tuple[Piece, ...]:
    out: list[Piece] = []
    block = 0
    for page in document.pages:
        found, block = _of_page(document, page, block)
        out += found
    return tuple(out)


def pieces(document: Document) -> tuple[Piece, ...]:
    """The document's pieces in reading order."""
    return _pieces(document)
