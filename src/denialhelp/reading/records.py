"""Medical records into dated events and passages: what happened, what is so, what is not, and whose page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import DocumentNote
from denialhelp.casefile.record import Event, Passage, Record
from denialhelp.casefile.slugs import Assertion

from .chart.copied import mark_repeats
from .chart.events import events_of, fill_trials, fills, session_tally, without_repeats
from .chart.notes import Note
from .chart.passages import passages_of
from .chart.patient import Whose, name_parts, whose
from .chart.structured import events_of_entries


def _names(found: Whose, patient_name: str | None) -> frozenset[str]:
    words: set[str] = set()
    for name in (found.patient.name, patient_name):
        if name:
            given, last = name_parts(name)
            words.update(w for w in (*given, *last) if len(w) > 2)
    return frozenset(words)


def _not_yet(event: Event, as_of: date) -> Event:
    """What begins after today has not happened: it is planned."""
    if event.start is not None and event.start > as_of and event.assertion is Assertion.PRESENT:
        return replace(event, assertion=Assertion.PLANNED, outcome=None)
    return event


def read_records(
    documents: Sequence[Document], *, as_of: date, patient_name: str | None = None, patient_born: date | None = None
) -> Record:
    """Everything that a patient's record says, as passages (all of it) and events (what could be read with certainty).

    `as_of` is today: what is dated later is planned. Pages of another patient are kept and marked, and never become events.
    """
    found = whose(documents, patient_name, patient_born)
    names = _names(found, patient_name)
    read: list[Passage] = []
    notes: dict[str, Sequence[Note]] = {}
    for document in documents:
        passages, notes[document.id] = passages_of(document, names)
        read.extend(replace(p, other_patient=True) if (p.document, p.page) in found.strays else p for p in passages)
    marked = mark_repeats(read)
    events: list[Event] = []
    for document in documents:
        own = [p for p in marked if p.document == document.id]
        events.extend(events_of_entries(document))
        events.extend(events_of(document, own, notes[document.id]))
        events.extend(session_tally(document, own))
        events.extend(fills(fill_trials(document, own)))
    listed = tuple(DocumentNote(d.id, d.sha256, len(d.pages), d.how.value, d.language) for d in documents)
    return Record(listed, found.patient, tuple(without_repeats(_not_yet(e, as_of) for e in events)), tuple(marked), found.problems)
