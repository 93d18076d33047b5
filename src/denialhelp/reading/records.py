"""Medical records into dated events and passages: what happened, what is so, what is not, and whose page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..casefile.document import Document
from ..casefile.fact import DocumentNote, Problem
from ..casefile.record import Event, Passage, Record
from .chart.copied import mark_repeats
from .chart.patient import Whose, name_parts, whose
from .chart.passages import passages_of
from .chart.structured import events_of_entries


def _names(found: Whose, patient_name: str | None) -> frozenset[str]:
    words: set[str] = set()
    for name in (found.patient.name, patient_name):
        if name:
            given, last = name_parts(name)
            words.update(w for w in (*given, *last) if len(w) > 2)
    return frozenset(words)


def read_records(documents: Sequence[Document], *, as_of: date, patient_name: str | None = None, patient_born: date | None = None) -> Record:
    """Everything that a patient's record says, as passages (all of it) and events (what could be read with certainty).

    `as_of` is today: what is dated later is planned. Pages of another patient are kept and marked, and never become events.
    """
    found = whose(documents, patient_name, patient_born)
    names = _names(found, patient_name)
    passages: list[Passage] = []
    events: list[Event] = []
    for document in documents:
        read, _ = passages_of(document, names)
        passages.extend(replace(p, other_patient=True) if (p.document, p.page) in found.strays else p for p in read)
        events.extend(events_of_entries(document))
    problems: tuple[Problem, ...] = found.problems
    notes = tuple(DocumentNote(d.id, d.sha256, len(d.pages), d.how.value, d.language) for d in documents)
    return Record(notes, found.patient, tuple(events), tuple(mark_repeats(passages)), problems)
