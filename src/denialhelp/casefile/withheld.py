"""Pages of the record that are about another person: they must not go out, and nothing may rest on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from .document import Document, Page
from .record import Record

TAKEN_OUT = "This page of the original is about another person and was taken out."
STRANGER = "other-patient-page"

Places = Collection[tuple[str, int]]


def withheld_pages(record: Record) -> frozenset[tuple[str, int]]:
    """The (document, page) of every page that the record's reading found to be another person's."""
    named = {(p.source.document, p.source.page) for p in record.problems if p.code == STRANGER and p.source is not None}
    seen: dict[tuple[str, int], list[bool]] = {}
    for passage in record.passages:
        seen.setdefault((passage.document, passage.page), []).append(passage.other_patient)
    return frozenset(named | {place for place, marks in seen.items() if all(marks)})


def redacted(document: Document, places: Places) -> Document:
    """The document without a word of its withheld pages: each reads only that it was taken out. The hash stays the original's."""
    if all(name != document.id for name, _ in places):
        return document
    pages = tuple(
        Page(p.number, TAKEN_OUT, width=p.width, height=p.height, how=p.how) if (document.id, p.number) in places else p
        for p in document.pages
    )
    if len(pages) > 1:
        return replace(document, pages=pages)
    return replace(document, pages=pages, headers=(), entries=(), form_values=())


def redact_all(documents: Sequence[Document], places: Places) -> tuple[Document, ...]:
    """The documents, each redacted."""
    return tuple(redacted(d, places) for d in documents)


def redacted_record(record: Record, places: Places) -> Record:
    """The record without passages, events and pins on withheld pages; its problems keep their message and lose their quote."""
    return replace(
        record,
        patient=replace(record.patient, sources=tuple(s for s in record.patient.sources if (s.document, s.page) not in places)),
        events=tuple(e for e in record.events if not any((s.document, s.page) in places for s in e.sources)),
        passages=tuple(p for p in record.passages if (p.document, p.page) not in places),
        problems=tuple(
            replace(p, source=None) if p.source is not None and (p.source.document, p.source.page) in places else p for p in record.problems
        ),
    )


def scrubbed(value: Any, places: Places) -> Any:
    """JSON without any source that lies on a withheld page."""
    if isinstance(value, list):
        return [scrubbed(one, places) for one in value if not _lies_there(one, places)]
    if isinstance(value, dict):
        return {key: None if _lies_there(one, places) else scrubbed(one, places) for key, one in value.items()}
    return value


def _lies_there(value: Any, places: Places) -> bool:
    return isinstance(value, dict) and (value.get("document"), value.get("page")) in places
