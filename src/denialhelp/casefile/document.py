"""A document as it was read: pages, words with boxes and offsets, and the segments of its lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Where the words of a page come from."""

    TEXT = "text"
    OCR = "ocr"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points (1/72 inch) from the page's top left, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `start` and `end` are offsets into `Page.text`; `confidence` is 1.0 for a text layer."""

    text: str
    start: int
    end: int
    box: Box | None = None
    confidence: float = 1.0


def _end(word: Word) -> int:
    return word.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words on one line without a column gap: the cell of a table, a label, a line of prose.

    `line` numbers the visual rows of the page from 0 by height: segments with the same `line` stand side by side, wherever
    they are in reading order. `block` numbers the paragraph or table that holds it.
    """

    start: int
    end: int
    line: int
    block: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `text` is in reading order: columns of prose one after the other, tables along the row.

    Lines are separated by one newline, blocks by two, cells of one row by two spaces. Sizes are in points.
    """

    number: int
    text: str
    words: tuple[Word, ...] = ()
    segments: tuple[Segment, ...] = ()
    width: float = 612.0
    height: float = 792.0
    how: Origin = Origin.TEXT

    def box_of(self, start: int, end: int) -> Box | None:
        """The box around the words that touch `text[start:end]`, or None where the page has no boxes."""
        found: Box | None = None
        # words follow each other: a chart of a thousand pages may be one page of plain text
        for at in range(bisect_right(self.words, start, key=_end), len(self.words)):
            word = self.words[at]
            if word.start >= end:
                break
            if word.box is not None:
                found = word.box if found is None else found.union(word.box)
        return found


@dataclass(frozen=True, slots=True)
class ClinicalEntry:
    """One entry of a structured record (a FHIR resource, a C-CDA entry), with its place in the page's text.

    `kind` is the event kind of the contract; `status` is the source's own word (active, completed, entered-in-error, refuted ...).
    `start_at`/`end_at` of the text are offsets into the text of page 1.
    """

    kind: str
    text: str
    codes: tuple[tuple[str, str], ...] = ()
    value: str | None = None
    unit: str | None = None
    begun_on: date | None = None
    ended_on: date | None = None
    recorded_on: date | None = None
    status: str = ""
    author: str = ""
    subject: str = ""
    note: str = ""
    text_start: int = 0
    text_end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `id` is its name within the case (unique); `pages` count from 1.

    `media_type` is what the bytes are, not what the name says. `headers` holds an e-mail's header fields.
    `entries` holds what a structured record says; `form_values` the filled fields of a PDF form.
    """

    id: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    how: Origin = Origin.TEXT
    language: str = "en"
    headers: tuple[tuple[str, str], ...] = ()
    entries: tuple[ClinicalEntry, ...] = ()
    form_values: tuple[tuple[str, str], ...] = field(default=())

    def page(self, number: int) -> Page:
        """The page with this number; raises IndexError where there is none."""
        if not 1 <= number <= len(self.pages):
            raise IndexError(number)
        return self.pages[number - 1]
