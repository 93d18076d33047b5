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


@dataclass(frozen=True, slots=True)
class Record:
    """All that the record says. Passages of another patient are kept (marked) so that a reader can see why they do not count."""

    documents: tuple[DocumentNote, ...] = ()
    patient: Patient = field(default_factory=Patient)
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
