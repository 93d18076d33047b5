"""Passages into dated events with their pins; what is not certain stays a passage and makes no event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.record import Event, Passage
from denialhelp.casefile.slugs import Assertion, EventKind

from .dates import find_range, find_times
from .diagnoses import diagnoses_in
from .lexicon import longest, terms, words_in
from .measurements import values_in
from .medications import Trial, trials_in
from .notes import NAMED, Note, is_visit
from .outcome import COMPLETED, outcome_of
from .sections import SectionKind, section_kind
from .spans import span_in
from .structured import EntryIndex
from .therapy import courses_in, title_therapy

_SILENT = frozenset({SectionKind.INSTRUCTIONS, SectionKind.ALLERGIES})
_FIRM = frozenset({Assertion.PRESENT, Assertion.HISTORICAL})
_DONE = re.compile(
    r"\b(?:underwent|undergone|performed|done|received|status post|s/p|completed|had|after|following|date of (?:surgery|procedure|"
    r"operation)|procedure|operation|placed|removed|treated with|given|since|post-?op|pod|failed|relief|prior|previous)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:show(?:s|ed|ing)?|demonstrat(?:es|ed|ing)|reveal(?:s|ed|ing)?|impression|findings?|negative|positive|normal|"
    r"unremarkable|consistent with|no )\b|:",
    re.IGNORECASE,
)
_IMAGING_NOTE = re.compile(
    r"\b(?:MRI|MRA|CT|CTA|PET|X-?RAY|radiograph|radiology|imaging|ultrasound|echocardiogram|mammogra|DEXA|DXA|scan)\b", re.IGNORECASE
)
# Talk of policies, codes and requests is no history of treatment.
_PAPERWORK = re.compile(
    r"\b(?:experimental|investigational|policy|bulletin|coverage|appeal|DOB|CPT|claim|authoriz|criteria|literature|"
    r"trials? (?:have|has|were))\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\bsigned\b|^\W*(?:interpreted|dictated|read|reviewed|authenticated|performed|prepared) by\b|^\W*[A-Z][\w.'’ -]{3,40}, (?:MD|"
    r"DO|PhD|PsyD|NP|PA|RN|PT|OT|DPT|LCSW|DC|AuD|LPN|LVN)\b",
    re.IGNORECASE,
)
_EXAM_LINE = re.compile(r"^(?:exam(?:ination)?|study|procedure|test)\s*:", re.IGNORECASE)
_CARE = re.compile(r"\bdates? of (?:care|service|treatment|episode)\b|\bepisode of care\b", re.IGNORECASE)
_NOT_A_SESSION = re.compile(r"evaluation|discharge|re-?eval|progress report|summary|no[- ]show|cancel", re.IGNORECASE)
_SESSION = re.compile(r"\b(?:visit|session|treatment|daily|note)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Source:
    """A passage with its document and the pin of its text (made when first asked for)."""

    passage: Passage
    document: Document
    pins: dict[tuple[int, int], Pin]

    def pin(self) -> Pin:
        key = (self.passage.start, self.passage.end)
        if key not in self.pins:
            self.pins[key] = pin_at(self.document, self.document.page(self.passage.page), self.passage.start, self.passage.end, "chart")
        return self.pins[key]

    def event(self, kind: EventKind, text: str, assertion: Assertion) -> Event:
        p = self.passage
        return Event(
            kind,
            " ".join(text.split())[:300],
            assertion,
            recorded_on=p.recorded_on,
            section=p.section,
            author=p.author,
            copied=p.copied,
            sources=(self.pin(),),
        )


def _diagnoses(source: _Source) -> Iterator[Event]:
    for found in diagnoses_in(source.passage):
        yield replace(source.event(EventKind.DIAGNOSIS, found.text, found.assertion), codes=found.codes, start=found.onset)


def _measurements(source: _Source) -> Iterator[Event]:
    for found in values_in(source.passage):
        yield replace(source.event(found.kind, found.text, found.assertion), value=found.value, unit=found.unit, start=found.on)


def _medications(source: _Source) -> Iterator[Event]:
    for trial in trials_in(source.passage):
        yield replace(
            source.event(EventKind.MEDICATION, trial.text, trial.assertion),
            value=trial.dose,
            unit=trial.unit,
            start=trial.span.start,
            end=trial.span.end,
            outcome=trial.outcome,
        )


def _therapies(source: _Source, care: tuple[date, date] | None) -> Iterator[Event]:
    for course in courses_in(source.passage):
        start, end = course.span.start, course.span.end
        if start is None and end is None and care is not None and course.attended is not None:
            start, end = care
        yield replace(
            source.event(EventKind.THERAPY, course.text, course.assertion),
            value=None if course.attended is None else str(course.attended),
            unit=course.unit if course.attended is not None else None,
            start=start,
            end=end,
            outcome=course.outcome,
        )


def _when(text: str, start: int, end: int, around: date | None) -> date | None:
    """The day, month or year that stands nearest to a word of the text, within its clause."""
    times = [w for w in find_times(text, around) if ";" not in text[min(w.start, start) : max(w.end, end)]]
    if not times:
        return None
    same_clause = [w for w in times if "," not in text[min(w.end, end) : max(w.start, start)]]
    return min(same_clause or times, key=lambda w: max(w.start - end, start - w.end, 0)).first


def _dated_beside(text: str, end: int, around: date | None) -> bool:
    """Whether a day, month or year stands straight after a word ("laminectomy 03/2024")."""
    return any(0 <= w.start - end <= 14 for w in find_times(text, around))


def _procedures(source: _Source) -> Iterator[Event]:
    p = source.passage
    kind = section_kind(p.section)
    for found in longest(list(terms("procedure").find(p.text, words_in(p.text)))):
        assertion = p.assertion_at(found.start, found.end)
        on = _when(p.text, found.start, found.end, p.recorded_on)
        if assertion is Assertion.PRESENT and (
            _PAPERWORK.search(p.text)
            or not (_DONE.search(p.text) or kind is SectionKind.PAST or _dated_beside(p.text, found.end, p.recorded_on))
        ):
            continue
        outcome = outcome_of(p.text, found.start, found.end)
        firm = assertion in _FIRM
        if on is None and p.section.lower().startswith(("procedure", "operation")):
            on = p.recorded_on
        if firm and outcome in {None, "ongoing"}:
            outcome = COMPLETED if on is not None or kind is SectionKind.PAST or _DONE.search(p.text) else None
        yield replace(
            source.event(EventKind.PROCEDURE, p.text[found.start : found.end], assertion),
            start=on if firm else None,
            outcome=outcome if firm or outcome == "declined" else None,
        )


def _is_signature(text: str) -> bool:
    """Whether a passage is who signed, and when."""
    named = NAMED.match(text)
    return _SIGNATURE.search(text) is not None or (named is not None and len(text) - named.end() < 24)


def _studies(source: _Source, note_is_imaging: bool) -> Iterator[Event]:
    """Imaging and tests: what a report concludes, and what a note says that a study showed."""
    p = source.passage
    kind = section_kind(p.section)
    if (
        note_is_imaging
        and kind in {SectionKind.IMPRESSION, SectionKind.EXAM, SectionKind.RESULTS}
        and len(p.text) > 8
        and not p.cells
        and not _is_signature(p.text)
    ):
        yield replace(
            source.event(EventKind.IMAGING, p.text, p.assertion), start=p.recorded_on if p.assertion in _FIRM | {Assertion.ABSENT} else None
        )
        return
    for name, event_kind in (("imaging", EventKind.IMAGING), ("lab", EventKind.LAB)):
        found = longest(list(terms(name).find(p.text, words_in(p.text))))
        if not found:
            continue
        assertion = p.assertion_at(found[0].start, found[0].end)
        if "$" in p.text or (p.cells and len(p.cells) < 3 and not _SHOWS.search(p.text)):
            continue
        if assertion is Assertion.PRESENT and not (_SHOWS.search(p.text[found[0].end :]) or p.cells or _EXAM_LINE.match(p.text)):
            continue
        on = _when(p.text, found[0].start, found[0].end, p.recorded_on) or (p.recorded_on if p.cells else None)
        yield replace(source.event(event_kind, p.text, assertion), start=on if assertion in _FIRM else None)


def _things(source: _Source) -> Iterator[Event]:
    """Devices in use, and symptoms with how long they have lasted."""
    p = source.passage
    kind = section_kind(p.section)
    if p.text.isupper() and not p.section:
        return  # a letterhead
    words = words_in(p.text)
    for found in longest(list(terms("device").find(p.text, words))):
        assertion = p.assertion_at(found.start, found.end)
        told = outcome_of(p.text, found.start, found.end)
        outcome = told if (assertion in _FIRM and told in {"failed", "stopped-intolerance", "stopped"}) or told == "declined" else None
        yield replace(source.event(EventKind.DEVICE, p.text[found.start : found.end], assertion), outcome=outcome)
    if (
        kind
        not in {
            SectionKind.HISTORY,
            SectionKind.REVIEW,
            SectionKind.INDICATION,
            SectionKind.ASSESSMENT,
            SectionKind.ASSESSMENT_PLAN,
            SectionKind.EXAM,
            SectionKind.NONE,
        }
        or p.cells
    ):
        return
    span = span_in(p.text, p.recorded_on)
    for found in longest(list(terms("symptom").find(p.text, words))):
        assertion = p.assertion_at(found.start, found.end)
        start = span.start
        if start is None and span.days is not None and p.recorded_on is not None and assertion is Assertion.PRESENT:
            start = date.fromordinal(max(1, p.recorded_on.toordinal() - span.days))
        yield replace(
            source.event(EventKind.SYMPTOM, p.text[found.start : found.end], assertion), start=start if assertion in _FIRM else None
        )


def _plans(source: _Source) -> Iterator[Event]:
    p = source.passage
    if (
        p.assertion is Assertion.PLANNED
        and section_kind(p.section) in {SectionKind.PLAN, SectionKind.ORDERS, SectionKind.ASSESSMENT_PLAN}
        and len(p.text) > 6
        and not _is_signature(p.text)
        and p.heads[-1:] != (p.text,)
    ):
        yield source.event(EventKind.PLAN, p.text, Assertion.PLANNED)


def _care_periods(passages: Sequence[Passage]) -> dict[tuple[str, str, date | None], tuple[date, date]]:
    """The dates of care that a note states for itself."""
    found: dict[tuple[str, str, date | None], tuple[date, date]] = {}
    for p in passages:
        if _CARE.search(p.text) and p.heads:
            period = find_range(p.text, p.recorded_on)
            if period:
                found.setdefault((p.document, p.heads[0], p.recorded_on), period)
    return found


def events_of(document: Document, passages: Sequence[Passage], notes: Sequence[Note]) -> list[Event]:
    """The events of a document, without its structured entries and without passages of another patient."""
    pins: dict[tuple[int, int], Pin] = {}
    care = _care_periods(passages)
    entries = EntryIndex(document)
    found: list[Event] = []
    for p in passages:
        if p.other_patient or p.section == "page header" or not p.text.strip():
            continue
        if entries.at(p.start) is not None:
            continue  # the entry itself is an event already
        source = _Source(replace(p, text=p.text.replace("\n", " ")), document, pins)
        kind = section_kind(p.section)
        if kind in _SILENT:
            continue
        found.extend(_diagnoses(source))
        found.extend(_measurements(source))
        found.extend(_medications(source))
        found.extend(_therapies(source, care.get((p.document, p.heads[0], p.recorded_on)) if p.heads else None))
        found.extend(_procedures(source))
        note_is_imaging = bool(p.heads) and _IMAGING_NOTE.search(p.heads[0]) is not None
        found.extend(_studies(source, note_is_imaging))
        found.extend(_things(source))
        found.extend(_plans(source))
    found.extend(_encounters(document, passages, notes))
    return found


def _encounters(document: Document, passages: Sequence[Passage], notes: Sequence[Note]) -> Iterator[Event]:
    """Each dated note as an encounter, pinned to the words that open it."""
    seen: set[tuple[str, date]] = set()
    openings = {
        (p.heads[0] if p.heads else "", p.recorded_on): p for p in reversed(passages) if not p.other_patient and p.section != "page header"
    }
    for note in notes:
        opening = openings.get((note.title, note.on))
        if note.on is None or not is_visit(note.title) or opening is None or (note.title, note.on) in seen:
            continue
        seen.add((note.title, note.on))
        pin = pin_at(document, document.page(opening.page), opening.start, opening.end, "chart")
        yield Event(
            EventKind.ENCOUNTER, note.title, start=note.on, recorded_on=note.on, author=note.author, copied=note.copied, sources=(pin,)
        )


def fills(trials: Iterable[tuple[Passage, Trial, Pin]]) -> Iterator[Event]:
    """A fill history as one event a drug: how many fills, from the first to the end of the last supply."""
    by_drug: dict[str, list[tuple[Passage, Trial, Pin]]] = {}
    for passage, trial, pin in trials:
        by_drug.setdefault(trial.generic, []).append((passage, trial, pin))
    for generic, items in by_drug.items():
        days = sorted(t.span.start for _, t, _ in items if t.span.start is not None)
        ends = sorted(t.span.end for _, t, _ in items if t.span.end is not None)
        if len(days) < 2:
            continue
        yield Event(
            EventKind.MEDICATION,
            f"{generic}: {len(days)} fills",
            value=str(len(days)),
            unit="fills",
            start=days[0],
            end=ends[-1] if ends else days[-1],
            recorded_on=days[-1],
            section="fill history",
            sources=tuple(pin for _, _, pin in items[:20]),
        )


def fill_trials(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[Passage, Trial, Pin]]:
    """The rows of a document's fill history, each with its pin."""
    for p in passages:
        if p.other_patient:
            continue
        for trial in trials_in(p):
            if trial.fill:
                yield p, trial, pin_at(document, document.page(p.page), p.start, p.end, "chart")


def session_tally(document: Document, passages: Sequence[Passage]) -> Iterator[Event]:
    """The sessions of a therapy that a document holds a note for: counted by day, evaluations and discharges left out."""
    by_therapy: dict[str, dict[date, Passage]] = {}
    for p in passages:
        if p.other_patient or p.copied or p.recorded_on is None or p.section == "page header":
            continue
        therapy = title_therapy(p)
        if therapy is None or _NOT_A_SESSION.search(p.heads[0]) or not _SESSION.search(p.heads[0]):
            continue
        if (
            p.assertion is Assertion.PRESENT
            and re.match(r"^(?:visit|session|treatment|date of service|dos|\d{1,2}/\d{1,2}/\d{2,4})\b", p.text, re.IGNORECASE)
            and not _NOT_A_SESSION.search(p.text)
            and find_range(p.text, p.recorded_on) is None
        ):
            by_therapy.setdefault(therapy.lower(), {}).setdefault(p.recorded_on, p)
    for therapy, days in by_therapy.items():
        if len(days) < 2:
            continue
        ordered = sorted(days)
        pins = tuple(pin_at(document, document.page(days[d].page), days[d].start, days[d].end, "chart") for d in ordered[:40])
        yield Event(
            EventKind.THERAPY,
            f"{therapy}: {len(days)} session notes",
            value=str(len(days)),
            unit="sessions",
            start=ordered[0],
            end=ordered[-1],
            outcome=COMPLETED,
            recorded_on=ordered[-1],
            section="session notes",
            sources=pins,
        )


def without_repeats(events: Iterable[Event]) -> list[Event]:
    """The events in order, each once: the same thing said again in the same note adds nothing."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Event] = []
    for event in events:
        page = event.sources[0].document if event.sources else ""
        key = (
            event.kind,
            event.text.lower(),
            event.assertion,
            event.value,
            event.unit,
            event.start,
            event.end,
            event.outcome,
            event.recorded_on,
            page,
            event.copied,
        )
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept
