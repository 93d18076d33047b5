"""A document as units in reading order: headings, table rows with their heads, paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from denialhelp.casefile.document import Document, Page

from .datelines import dateline_day, may_follow
from .layout import Line, LineKind, bullet_end, lines_of, running_lines
from .sections import SectionKind, exact_kind, is_letter_label, section_kind
from .tables import Extents, Head, head_of, heads_for, is_head

_LABEL = re.compile(r"^(?P<label>[A-Z][A-Za-z0-9 /&,'’()+-]{0,48}?|[SOAP])\s?:(?=\s|$)")
_FULL_STOP_LABEL = re.compile(r"^(?P<label>[A-Z][A-Za-z /&-]{2,34}?)\.\s+(?=[A-Z0-9\"“])")
_TERMINAL = re.compile(r"[.!?:;,]$|\.[”\"’')\]]$")
_SMALL = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "to",
        "with",
        "in",
        "on",
        "a",
        "an",
        "by",
        "or",
        "at",
        "from",
        "as",
        "after",
        "before",
        "note",
        "notes",
        "per",
    ]
)
_DATED_TITLE = re.compile(
    r"[A-Za-z)],?\s+(?:on |dated )?(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d|"
    r"[A-Z][a-z]+\.? \d{1,2}, \d{4})(?:,?\s+\d{1,2}:\d\d(?:\s?[ap]m)?)?(?:\s+\([^)]*\))?$"
)
# A line with a credential, a birth date or a signature is no title.
_NO_TITLE = re.compile(
    r"\b(?:DOB|MRN|[Ss]igned|SIGNED)\b|, (?:MD|DO|PhD|PsyD|NP|FNP|PA|PA-C|RN|LVN|LPN|APRN|DPT|PT|OTR|OTR/L|PTA|COTA|SLP|CCC-SLP|"
    r"LCSW|AuD|DC|DPM|DDS|OD|RD|PharmD)\b"
)
# "To: the insurer", "PHONE: 555" are values with their label; a date at the head makes an entry of a log.
_LABELLED_LINE = re.compile(
    r"^(?:to|from|re|fax|phone|tel|date|cc|attn|subject|patient|name|allergies)\s?:\s?\S|^\d{1,2}/\d{1,2}/\d{2,4}\b.*\d{4}|"
    r"\bpage \d+ of \d+",
    re.IGNORECASE,
)
_LOG_LINE = re.compile(r"^\d{1,2}/\d{1,2}/\d{4},?\s+\d{1,2}:\d\d\b.{0,6}\s[A-Z]")
_VALUE_LINE = re.compile(r"^[A-Z][\w /&'-]{1,34}:\s+\S")
_NUMBERED = re.compile(r"^\d+(?:-\d+)?[.)]\s+(?=[A-Z])")


class UnitKind(StrEnum):
    """What a unit is."""

    HEADING = "heading"
    ROW = "row"
    TEXT = "text"
    FURNITURE = "furniture"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, a row, or a paragraph. `label` is the section's title that a paragraph itself begins with ("PMH: ...").

    `opens` says that it stands first in its block; `cells` are ranges of the page's text with the head of their column.
    """

    page: int
    start: int
    end: int
    kind: UnitKind
    text: str
    opens: bool = False
    label: str = ""
    heads: tuple[str, ...] = ()
    cells: tuple[tuple[int, int, str], ...] = ()
    is_table_head: bool = False


def label_of(text: str) -> str:
    """The title of a known section with which a text begins as a label ("Allergies: none."), or ""."""
    bare = text[bullet_end(text) :] if not is_letter_label(text[:1]) else text
    for pattern in (_LABEL, _FULL_STOP_LABEL):
        match = pattern.match(bare)
        if match is None:
            continue
        label = match["label"]
        if is_letter_label(label) and (pattern is _FULL_STOP_LABEL or label != label.upper()):
            continue
        if exact_kind(label) is not SectionKind.NONE or (
            section_kind(label) is not SectionKind.NONE and len(label.split()) <= 4 and label.istitle()
        ):
            return label
    return ""


def _capital_share(text: str) -> float:
    words = [w for w in re.findall(r"[A-Za-zÀ-ÿ][\w'’-]*", text) if w.lower() not in _SMALL]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _is_heading(line: Line, after_sentence: bool, following: Line | None) -> bool:
    """Whether a line is a title: a known one, or a short line in capitals that stands apart."""
    text = line.text.rstrip(":").strip()
    letters = sum(c.isalpha() for c in text)
    if letters < 3 or letters < sum(c.isdigit() for c in text) or (text.endswith(")") and "(" not in text) or _LABELLED_LINE.match(text):
        return False
    if not text or len(text) > 90 or (line.kind is not LineKind.PROSE and not _NUMBERED.match(text)):
        return False
    bare = _NUMBERED.sub("", text)
    if letters < 4 and exact_kind(bare) is SectionKind.NONE:
        return False
    if line.first and _DATED_TITLE.search(text) and len(text.split()) <= 12 and text[0].isupper() and not _NO_TITLE.search(text):
        return True
    if _VALUE_LINE.match(line.text):
        return False
    if _NO_TITLE.search(text):
        return False
    if exact_kind(bare) is not SectionKind.NONE and not is_letter_label(bare):
        return line.first or after_sentence or line.text.endswith(":") or bare.isupper()
    if not (line.first or (after_sentence and text.isupper())) or (not text[0].isupper() and not text[0].isdigit() and text[0] != "["):
        return False
    if line.text.endswith(":") and len(text.split()) <= 9:
        return True
    if _TERMINAL.search(line.text):
        return False
    words = bare.split()
    if len(words) <= 10 and _capital_share(bare) >= 0.75 and (line.last or following is not None):
        return (
            len(words) > 1 or (bare.isupper() and len(bare) > 4) or line.last or (following is not None and following.kind is LineKind.ROW)
        )
    if len(words) <= 7 and section_kind(bare) is not SectionKind.NONE:
        return True
    return line.last and len(words) <= 8 and not re.search(r"\d", bare) and following is not None


def _breaks_paragraph(previous: Line, line: Line, width: int) -> bool:
    """Whether a new paragraph begins at a line that follows another without a blank between."""
    if line.first or line.kind is LineKind.ITEM:
        return True
    if label_of(line.text) or _LOG_LINE.match(line.text) or dateline_day(previous.text):
        return True
    if dateline_day(line.text):
        return may_follow(previous.text)
    if _TERMINAL.search(previous.text):
        match = _LABEL.match(line.text)
        return match is not None and len(match["label"].split()) <= 5
    if not (line.text[:1].isupper() or line.text[:1].isdigit()) or previous.text.endswith(","):
        return False
    match = _LABEL.match(line.text)
    if match is not None and len(match["label"].split()) <= 4 and len(previous.text) < 0.8 * width:
        return True
    return len(previous.text) < (0.6 * width if width >= 45 else 0.8 * width) and len(line.text) > 3


def _block_widths(lines: Sequence[Line]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for line in lines:
        if line.kind in {LineKind.PROSE, LineKind.ITEM}:
            widths[line.block] = max(widths.get(line.block, 0), len(line.text))
    return widths


def _list_blocks(lines: Sequence[Line]) -> frozenset[int]:
    """Blocks in which each line is an entry of its own: all begin with a capital or figure and hardly one ends a sentence."""
    by_block: dict[int, list[str]] = {}
    for line in lines:
        if line.kind is LineKind.PROSE:
            by_block.setdefault(line.block, []).append(line.text)
    return frozenset(
        block
        for block, texts in by_block.items()
        if len(texts) >= 3
        and all(t[:1].isupper() or t[:1].isdigit() for t in texts)
        and sum(t.endswith((".", ",")) for t in texts) <= 1
        and max(map(len, texts)) < 90
    )


def _next_solid(lines: Sequence[Line], at: int) -> Line | None:
    return next((line for line in lines[at + 1 :] if line.kind is not LineKind.FURNITURE), None)


class _PageReader:
    """Turns the lines of one page into units."""

    def __init__(self, page: Page, running: frozenset[str], head: Head | None) -> None:
        self.page = page
        self.lines = lines_of(page, running)
        self.extents = Extents(page)
        self.widths = _block_widths(self.lines)
        self.lists = _list_blocks(self.lines)
        self.spread = not self.extents.boxed and re.search(r"\S {3,}\S", page.text) is not None
        self.head = head
        self.units: list[Unit] = []
        self.open: list[Line] = []

    def _flush(self) -> None:
        if not self.open:
            return
        start, end = self.open[0].start, self.open[-1].end
        text = self.page.text[start:end].replace("\n", " ")
        self.units.append(Unit(self.page.number, start, end, UnitKind.TEXT, text, self.open[0].first, label_of(text)))
        self.open = []

    def _row(self, at: int, line: Line) -> None:
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        texts = [self.page.text[a:b].strip() for a, b in line.cells]
        is_new = (self.head is None or line.first) and is_head(line, texts, following)
        if is_new:
            self.head = head_of(line, texts, self.extents, self.spread)
        elif (
            line.first
            and self.head is not None
            and at
            and self.lines[at - 1].kind is not LineKind.ROW
            and self.lines[at - 1].kind is not LineKind.FURNITURE
        ):
            self.head = None
        names = heads_for(self.head, line, self.extents) if self.head and not is_new else ("",) * len(line.cells)
        cells = tuple((a, b, name) for (a, b), name in zip(line.cells, names, strict=True))
        heads = tuple(c.head for c in self.head.columns) if self.head and not is_new else ()
        self.units.append(
            Unit(self.page.number, line.start, line.end, UnitKind.ROW, line.text, line.first, label_of(line.text), heads, cells, is_new)
        )

    def _extend_row(self, line: Line) -> None:
        """A short line straight under a row is the rest of one of its cells."""
        row = self.units[-1]
        if row.kind is UnitKind.ROW:
            self.units[-1] = replace(row, end=line.end, text=self.page.text[row.start : line.end])

    def read(self) -> list[Unit]:
        """The units of the page; `head` afterwards is the table head that may go on over the page."""
        previous: Line | None = None
        for at, line in enumerate(self.lines):
            if line.kind in {LineKind.FURNITURE, LineKind.RULE, LineKind.ROW}:
                self._flush()
                if line.kind is LineKind.ROW:
                    self._row(at, line)
                else:
                    kind = UnitKind.FURNITURE if line.kind is LineKind.FURNITURE else UnitKind.RULE
                    self.units.append(Unit(self.page.number, line.start, line.end, kind, line.text, line.first))
                    if kind is UnitKind.RULE:
                        self.head = None
                    continue
                previous = line
                continue
            if (
                previous is not None
                and previous.kind is LineKind.ROW
                and not line.first
                and len(line.text) <= 14
                and not label_of(line.text)
                and exact_kind(line.text) is SectionKind.NONE
            ):
                self._extend_row(line)
                continue
            after_sentence = previous is None or previous.kind is not LineKind.PROSE or _TERMINAL.search(previous.text) is not None
            if _is_heading(line, after_sentence, _next_solid(self.lines, at)):
                self._flush()
                self.head = None
                self.units.append(Unit(self.page.number, line.start, line.end, UnitKind.HEADING, line.text, line.first))
                previous = None
                continue
            if self.open and (
                previous is None or line.block in self.lists or _breaks_paragraph(previous, line, self.widths.get(line.block, 80))
            ):
                self._flush()
            if not self.open:
                self.head = None if line.first else self.head
            self.open.append(line)
            previous = line
        self._flush()
        return self.units


def units_of(document: Document) -> list[Unit]:
    """The units of a document, page after page; a table that goes on over a page keeps its head."""
    running = running_lines(document)
    found: list[Unit] = []
    head: Head | None = None
    for page in document.pages:
        reader = _PageReader(page, running, head)
        units = reader.read()
        found.extend(units)
        last = next((u for u in reversed(units) if u.kind is not UnitKind.FURNITURE), None)
        head = reader.head if last is not None and last.kind is UnitKind.ROW else None
    return found
