"""The medical record as dated events and passages with their assertion."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .fact import Code, DocumentNote, Pin, Problem
from .slugs import Assertion, EventKind


@dataclass(frozen=True, slots=True)
class Patient:
    """Who the record is about, as it says itself."""

    name: str | None = None
    born_on: date | None = None
    sex: str | None = None
    record_numbers: tuple[str, ...] = ()
    sources: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the record says happened, is so, is not so, or is planned.

    `value` is the number or text measured, `unit` as written. `outcome` is what appeals turn on: completed, failed, declined,
    stopped-intolerance, stopped, ongoing, or None. `recorded_on` is the date of the note; `start`/`end` of the thing itself.
    `copied` marks text carried forward from an older note.
    """

    kind: EventKind
    text: str
    assertion: Assertion = Assertion.PRESENT
    codes: tuple[Code, ...] = ()
    value: str | None = None
    unit: str | None = None
    start: date | None = None
    end: date | None = None
    outcome: str | None = None
    recorded_on: date | None = None
    section: str = ""
    author: str = ""
    copied: bool = False
    sources: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, list item or table row of the record: the unit that evidence is quoted from.

    `heads` holds the words that give it sense: the table's column heads, the section's title, the note's title.
    `text` is verbatim `page.text[start:end]`. `assertion` is that of its main claim; `other_patient` marks a stray page.
    `recorded_on` is the day that the text speaks of: the note's date, or the older date of a paragraph carried forward.
    `scopes` tile the text where its parts differ (offsets into `text`); empty where `assertion` holds throughout.
    `cells` are the cells of a table row: offsets into `text` and the head of the column, "" where it is not known.
    """

    document: str
    page: int
    start: int
    end: int
    text: str
    assertion: Assertion = Assertion.PRESENT
    section: str = ""
    heads: tuple[str, ...] = ()
    recorded_on: date | None = None
    author: str = ""
    copied: bool = False
    other_patient: bool = False
    scopes: tuple[tuple[int, int, Assertion], ...] = ()
    cells: tuple[tuple[int, int, str], ...] = ()

    def assertion_at(self, start: int, end: int) -> Assertion:
        """The assertion of the words `text[start:end]`, which a sentence may state otherwise than its main claim.

        Words that reach over two scopes take the one in which they begin ("no family history of cancer" is absent,
        "cancer" in it is the family's).
        """
        for begin, stop, assertion in self.scopes:
            if begin <= start < stop or (begin < end and start < begin):
                return assertion
        return self.assertion


@dataclass(frozen=True, slots=True)
class Record:
    """All that the record says. Passages of another patient are kept (marked) so that a reader can see why they do not count."""

    documents: tuple[DocumentNote, ...] = ()
    patient: Patient = field(default_factory=Patient)
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
