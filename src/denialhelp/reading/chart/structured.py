"""Entries of FHIR and C-CDA records as events: what their status words mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from denialhelp.casefile.document import ClinicalEntry, Document
from denialhelp.casefile.fact import Code, Pin
from denialhelp.casefile.quote import find_quote, pin_at
from denialhelp.casefile.record import Event
from denialhelp.casefile.slugs import Assertion, EventKind

from .outcome import COMPLETED, DECLINED, FAILED, INTOLERANCE, ONGOING, STOPPED, outcome_of

_VOID = frozenset(
    {
        "entered-in-error",
        "error",
        "nullified",
        "refuted",
        "not-done",
        "not-taken",
        "do-not-perform",
        "cancelled",
        "canceled",
        "aborted",
        "rejected",
        "revoked",
        "negated",
        "absent",
        "no",
    }
)
_PAST = frozenset({"inactive", "resolved", "remission"})
_UNSURE = frozenset({"unconfirmed", "provisional", "differential", "unknown"})
_PLANNED = frozenset({"planned", "proposed", "draft", "booked", "pending", "on-hold", "requested", "intended", "ready", "preparation"})
_SYSTEMS = {"ICD-10-CM", "CPT", "HCPCS", "NDC", "REV"}
_TREATMENTS = {EventKind.MEDICATION, EventKind.THERAPY, EventKind.PROCEDURE, EventKind.DEVICE}
_LAB = re.compile(
    r"antibody|antigen|aminotransferase|protein|glucose|hemoglobin|cholesterol|creatinine|quantiferon|factor|platelet|leukocyte|"
    r"sodium|potassium|"
    r"ferritin|thyrotropin|\bAb\b|culture|a1c|troponin|panel|\[(?:mass|moles|presence|units|#)",
    re.IGNORECASE,
)


def _word(status: str) -> str:
    return status.strip().lower().replace("_", "-").replace(" ", "-")


def is_void(entry: ClinicalEntry) -> bool:
    """Whether the entry was made in error or has been refuted: nothing that it says counts."""
    status = _word(entry.status)
    return "error" in status or status in {"refuted", "nullified"}


def assertion_of(entry: ClinicalEntry) -> Assertion | None:
    """What the status of an entry says of it; None where the status leaves it present."""
    status = _word(entry.status)
    if status.startswith("family"):
        return Assertion.FAMILY
    if status in _VOID or "entered-in-error" in status or "refuted" in status:
        return Assertion.ABSENT
    if status in _PAST and entry.kind in {"diagnosis", "symptom"}:
        return Assertion.HISTORICAL
    if status in _UNSURE:
        return Assertion.POSSIBLE
    if entry.kind == "plan" or status in _PLANNED:
        return Assertion.PLANNED
    if entry.kind in {"diagnosis", "symptom"} and entry.ended_on is not None and status not in {"recurrence", "relapse"}:
        return Assertion.HISTORICAL  # in C-CDA the concern may stay active when the problem has ended
    return None


class EntryIndex:
    """Finds the entry of a structured record that holds an offset of its text."""

    def __init__(self, document: Document) -> None:
        """Order the entries by where they begin."""
        self._entries = sorted((e for e in document.entries if e.text_end > e.text_start), key=lambda e: e.text_start)
        self._starts = [e.text_start for e in self._entries]

    def at(self, offset: int) -> ClinicalEntry | None:
        """The entry whose text holds the offset, or None."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._entries[place].text_end:
            return self._entries[place]
        return None


def _kind(entry: ClinicalEntry) -> EventKind:
    try:
        kind = EventKind(entry.kind)
    except ValueError:
        return EventKind.ENCOUNTER
    if kind is EventKind.MEASUREMENT and (_LAB.search(entry.text) or (entry.value is not None and not entry.value[:1].isdigit())):
        return EventKind.LAB
    return kind


def _outcome(entry: ClinicalEntry, kind: EventKind, is_order: bool) -> str | None:
    """What became of a treatment: by the reason and note, else by the status. An order that is active need not have been taken."""
    if kind not in _TREATMENTS:
        return None
    status = _word(entry.status)
    if status in {"not-done", "not-taken"}:
        return DECLINED if re.search(r"declin|refus", entry.note, re.IGNORECASE) else None
    told = (
        outcome_of(f"{entry.text}: stopped, {entry.note}")
        if status == "stopped" and entry.note
        else outcome_of(entry.note)
        if entry.note
        else None
    )
    if told in {FAILED, INTOLERANCE, DECLINED}:
        return told
    if status == "stopped":
        harm = outcome_of(f"{entry.text} discontinued due to {entry.note}") if entry.note else None
        return harm if harm in {FAILED, INTOLERANCE} else STOPPED
    if status == "completed":
        return COMPLETED
    if status in {"active", "in-progress", "recorded"}:
        return None if is_order else ONGOING
    return told


def _first_line_day(document: Document, entry: ClinicalEntry) -> date | None:
    """The first day of the month or year that an entry gives instead of a day ("2023-11")."""
    line = document.page(1).text[entry.text_start : entry.text_end].split("\n", 1)[0]
    match = re.search(r"\s{2}((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?\s{2}", line + "  ")
    return date(int(match.group(1)), int(match.group(2) or 1), 1) if match else None


def _pin(document: Document, entry: ClinicalEntry) -> tuple[Pin, ...]:
    page = document.page(1)
    if not 0 <= entry.text_start < entry.text_end <= len(page.text):
        pin = find_quote(document, entry.text, 1, "structured") if entry.text else None
        return () if pin is None else (pin,)
    return (pin_at(document, page, entry.text_start, entry.text_end, "structured"),)


def events_of_entries(document: Document) -> list[Event]:
    """The events of a structured record; entries made in error, refuted or not done are absent, relatives' are the family's."""
    if not document.pages:
        return []
    events: list[Event] = []
    for entry in document.entries:
        kind = _kind(entry)
        said = document.page(1).text[entry.text_start : entry.text_end]
        pins = _pin(document, entry)
        if not pins:
            continue  # words that stand nowhere in the text cannot be shown
        allergy = re.match(r"\s*(?:allerg|intoleran)", said, re.IGNORECASE)
        text = f"{entry.text} (allergy)" if allergy and "allerg" not in entry.text.lower() else entry.text
        detail = f"{text}. {entry.note}" if entry.note else text
        events.append(
            Event(
                kind,
                detail,
                assertion_of(entry) or Assertion.PRESENT,
                tuple(Code(s, c) for s, c in entry.codes if s in _SYSTEMS),
                entry.value,
                entry.unit,
                entry.begun_on or _first_line_day(document, entry),
                entry.ended_on,
                _outcome(entry, kind, re.match(r"\s*medication ?request", said, re.IGNORECASE) is not None),
                entry.recorded_on or entry.begun_on,
                "structured",
                entry.author,
                False,
                pins,
            )
        )
    return events
