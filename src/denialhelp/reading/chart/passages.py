"""The passages of a document: each sentence, list item and table row with its section, note, day and assertion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from denialhelp.casefile.document import ClinicalEntry, Document
from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion

from .assertion import VOID, Scope, read_assertion, ticked
from .copied import CopyState
from .dates import find_times, first_day
from .notes import Note, clean_title, notes_of
from .sections import SectionKind, exact_kind, section_kind
from .sentences import split
from .structured import EntryIndex, assertion_of, is_void
from .units import Unit, UnitKind, label_of, units_of

_OLD = timedelta(days=400)
_PAST_TENSE = re.compile(r"\b(?:had|was|were|underwent|showed|developed|suffered|received|took|completed|treated|found)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:since|ongoing|continues?|persist\w*|current(?:ly)?|still|now|chronic|unchanged|present)\b", re.IGNORECASE)
_DATE_HEAD = re.compile(
    r"^(?:date(?: ?/ ?time)?|date of service|dos|visit(?: date)?|collected|exam date|service date|fill date|date filled|"
    r"infusion date|session date|fecha)$",
    re.IGNORECASE,
)
# Labels within a paragraph that reach over their own sentence and its list only.
_BRIEF = frozenset({SectionKind.GOALS, SectionKind.PLAN, SectionKind.ORDERS, SectionKind.INSTRUCTIONS})
# Sections that a note's own title names ("After-visit summary", "History of present illness, visit of ...").
_TITLED = frozenset(
    {SectionKind.INSTRUCTIONS, SectionKind.GOALS, SectionKind.HISTORY, SectionKind.MEDICATIONS, SectionKind.MEDICATION_HISTORY}
)
_LISTED = re.compile(r"^(?:\d{1,2}[.)]|[a-z][.)]|[-•*]|[LS]TG)")
_STARTS = re.compile(
    r"\b(?:starting|beginning|to (?:start|begin)|effective|scheduled|surgery date|appointment)\b(?: on| for| about| or about| the)*\s*",
    re.IGNORECASE,
)
_OPENING_DAY = re.compile(r"^(?:#?\d{1,3}\s+)?(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d)\b")
_STATUS = re.compile(r"^(?:resolved|inactive|in remission|remission|past|historical)$", re.IGNORECASE)
_NO_ANSWER = re.compile(
    r"^(?:none|no|negative|denie[sd]|absent|n/a|nil|never|ruled out|excluded|not (?:present|given|done|seen|applicable|signed|"
    r"required|taken|"
    r"identified|detected|tried|received))\b[^.;]{0,40}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Place:
    """Where reading stands: the note, the section that a heading opened and the one a label opened within its block."""

    note: Note
    heading: str = ""
    label: str = ""
    label_block: int = -1
    heading_day: date | None = None
    copies: CopyState = field(default_factory=CopyState)

    def is_same_kind(self, label: str) -> bool:
        """Whether a label only names a part of the section that the heading opened ("General:" in an examination)."""
        return bool(self.heading) and not self.label and section_kind(self.heading) is exact_kind(label)

    def is_brief(self) -> bool:
        """Whether a label within a paragraph reaches over its own sentence only: a goal, or any label within orders or goals."""
        return section_kind(self.label) in _BRIEF or section_kind(self.heading) in _BRIEF

    @property
    def section(self) -> str:
        """The title of the section in force."""
        return self.label or self.heading


def _flip(main: Assertion, scopes: tuple[Scope, ...], to: Assertion) -> tuple[Assertion, tuple[Scope, ...]]:
    """Present made `to`; what is stated otherwise stays."""
    return (to if main is Assertion.PRESENT else main, tuple((a, b, to if x is Assertion.PRESENT else x) for a, b, x in scopes))


def _is_old(text: str, on: date | None) -> bool:
    """Whether a sentence in the past tense speaks only of days over a year before its note."""
    if on is None or not _PAST_TENSE.search(text) or _STILL.search(text):
        return False
    times = find_times(text, on)
    return bool(times) and all(w.last < on - _OLD for w in times)


def _is_ahead(text: str, on: date) -> bool:
    """Whether a sentence says that something starts after the day of its note."""
    for match in _STARTS.finditer(text):
        times = find_times(text[match.start() : match.end() + 24], on)
        if any(w.first > on and w.start <= match.end() - match.start() + 14 for w in times):
            return True
    return False


def _is_recent(text: str, on: date) -> bool:
    """Whether a sentence names a day in the three months before its note: what it tells is no old history."""
    return any(w.exact == "day" and timedelta(0) <= on - w.first <= timedelta(days=90) for w in find_times(text, on))


def judge(text: str, section: str, on: date | None) -> tuple[Assertion, tuple[Scope, ...]]:
    """The assertion of a passage and of its parts; the parts are empty where one assertion holds throughout."""
    main, scopes = read_assertion(text, section)
    if main is Assertion.HISTORICAL and on is not None and _is_recent(text, on):
        main, scopes = Assertion.PRESENT, tuple((a, b, Assertion.PRESENT if x is Assertion.HISTORICAL else x) for a, b, x in scopes)
    if on is not None and _is_ahead(text, on):
        main, scopes = _flip(main, scopes, Assertion.PLANNED)
    if _is_old(text, on):
        main, scopes = _flip(main, scopes, Assertion.HISTORICAL)
    if all(assertion is main for _, _, assertion in scopes):
        scopes = ()
    return main, scopes


def judge_row(text: str, cells: tuple[tuple[int, int], ...], section: str, on: date | None) -> tuple[Assertion, tuple[Scope, ...]]:
    """The assertion of a table row, each cell by itself; a bare "none" beside a label is said of the label."""
    whole, _ = read_assertion(text, section)
    box = ticked(text)
    if box is not None or (whole is Assertion.ABSENT and VOID.search(text)):
        return box or whole, ()
    tiles: list[Scope] = []
    mains: list[Assertion] = []
    for index, (start, end) in enumerate(cells):
        main, scopes = judge(text[start:end], section, on)
        begin = tiles[-1][1] if tiles else 0
        stop = cells[index + 1][0] if index + 1 < len(cells) else len(text)
        if len(cells) == 2 and index == 1 and _NO_ANSWER.match(text[start:end].strip()):
            return Assertion.ABSENT, ((0, start, Assertion.ABSENT), (start, len(text), Assertion.PRESENT))
        parts = [(a + start, b + start, x) for a, b, x in scopes] or [(start, end, main)]
        parts[0] = (begin, parts[0][1], parts[0][2])
        parts[-1] = (parts[-1][0], stop, parts[-1][2])
        tiles.extend(parts)
        mains.append(main)
    status = next((text[a:b].strip() for a, b in cells[1:] if _STATUS.match(text[a:b].strip())), "")
    if status:
        return Assertion.HISTORICAL, tuple((a, b, Assertion.HISTORICAL if x is Assertion.PRESENT else x) for a, b, x in tiles)
    first = next((m for m, (a, b) in zip(mains, cells, strict=True) if re.search(r"[A-Za-z]{3}", text[a:b])), Assertion.PRESENT)
    if len(set(mains)) == 1 and all(x is mains[0] for _, _, x in tiles):
        return mains[0], ()
    return (mains[0] if len(set(mains)) == 1 else first), tuple(tiles)


def _row_day(unit: Unit, text_of: str, around: date | None) -> date | None:
    """The day in a row's date column, or None."""
    for start, end, head in unit.cells:
        if _DATE_HEAD.match(head.strip()):
            return first_day("on " + text_of[start:end], around)
    opening = _OPENING_DAY.match(unit.text)
    return first_day(opening.group(0)) if opening else None


def _by_status(entry: ClinicalEntry, start: int, main: Assertion, scopes: tuple[Scope, ...]) -> tuple[Assertion, tuple[Scope, ...]]:
    """A line of a structured entry as its status says: an error covers all of it, "not taken" only the line that names the drug."""
    status = assertion_of(entry)
    if status is None:
        return main, scopes
    if status is Assertion.FAMILY or is_void(entry):
        return status, ()
    if status is Assertion.ABSENT:
        return (status, ()) if start == entry.text_start else (main, scopes)
    return _flip(main, scopes, status)


class Reader:
    """Reads one document into passages; the patient's own name ends a family section."""

    def __init__(self, document: Document, names: frozenset[str]) -> None:
        self.document = document
        self.units = units_of(document)
        self.notes = notes_of(self.units, bool(document.entries))
        self.names = names
        self.entries = EntryIndex(document)
        self.passages: list[Passage] = []
        self.title_units: set[int] = {n.first for n in self.notes}

    def read(self) -> list[Passage]:
        """The passages in reading order."""
        starts = {note.first: note for note in self.notes}
        place = Place(self.notes[0] if self.notes else Note(0))
        block = 0
        for index, unit in enumerate(self.units):
            if index in starts:
                place = Place(starts[index])
            if unit.kind is UnitKind.RULE:
                continue
            if unit.kind is UnitKind.FURNITURE:
                self._emit(place, unit, unit.start, unit.end, section="page header")
                continue
            if unit.opens:
                block += 1
            if unit.kind is UnitKind.HEADING:
                self._heading(place, unit, index in starts)
            elif unit.kind is UnitKind.ROW:
                self._row(place, unit, block)
            else:
                self._text(place, unit, block)
        return self.passages

    def _heading(self, place: Place, unit: Unit, opens_note: bool) -> None:
        title = clean_title(unit.text)
        place.label = ""
        if not opens_note or section_kind(title) in _TITLED:
            kept = section_kind(place.heading) is SectionKind.INSTRUCTIONS and section_kind(title) is SectionKind.NONE
            place.heading = place.heading if kept else title
            place.heading_day = first_day(title)
        if exact_kind(title) is SectionKind.NONE:
            self._emit(place, unit, unit.start, unit.end, section=place.heading if not opens_note else "")

    def _row(self, place: Place, unit: Unit, block: int) -> None:
        if unit.label and len(unit.cells) <= 3 and not unit.heads:
            place.label, place.label_block = unit.label, block
        elif place.label_block != block and not unit.heads:
            place.label = ""
        text = self.document.page(unit.page).text
        copied = place.copies.see(unit.text, (unit.page, unit.start), place.note.on)
        day = place.copies.day if copied else None
        self._emit(
            place,
            unit,
            unit.start,
            unit.end,
            copied=copied,
            cells=unit.cells,
            columns=unit.heads,
            day=day or _row_day(unit, text, place.note.on),
        )

    def _text(self, place: Place, unit: Unit, block: int) -> None:
        if unit.label and not place.is_same_kind(unit.label):
            place.label, place.label_block = unit.label, block
        elif place.label and place.label_block != block:
            place.label = ""
        text = self.document.page(unit.page).text
        for start, end in split(text, unit.start, unit.end):
            sentence = text[start:end].replace("\n", " ")
            label = label_of(sentence) if start > unit.start else ""
            if label and not place.is_same_kind(label):
                place.label, place.label_block = label, block
            elif start > unit.start and place.label != unit.label and place.is_brief() and not _LISTED.match(sentence):
                place.label = unit.label
            section = place.section
            if section_kind(section) in {SectionKind.FAMILY, SectionKind.FAMILY_SOCIAL} and self._is_of_patient(sentence):
                section = ""
            copied = place.copies.see(sentence, (unit.page, unit.start), place.note.on)
            self._emit(place, unit, start, end, section=section, copied=copied, day=place.copies.day if copied else None)

    def _is_of_patient(self, sentence: str) -> bool:
        head = re.match(r"\W*([A-Za-zÀ-ÿ'’-]+)", sentence)
        return head is not None and head.group(1).lower() in self.names

    def _emit(
        self,
        place: Place,
        unit: Unit,
        start: int,
        end: int,
        *,
        section: str | None = None,
        copied: bool = False,
        cells: tuple[tuple[int, int, str], ...] = (),
        columns: tuple[str, ...] = (),
        day: date | None = None,
    ) -> None:
        text = self.document.page(unit.page).text[start:end]
        title = place.section if section is None else section
        on = day or place.heading_day or place.note.on
        entry = self.entries.at(start) if self.document.entries else None
        if entry is not None:
            on = entry.begun_on or entry.recorded_on
            title = entry.kind
        main, scopes = self._judged(text.replace("\n", " "), cells, start, title, on) if title != "page header" else (Assertion.PRESENT, ())
        if entry is not None:
            main, scopes = _by_status(entry, start, main, scopes)
        heads = tuple(h for h in (place.note.title, title, *columns) if h)
        self.passages.append(
            Passage(
                self.document.id,
                unit.page,
                start,
                end,
                text,
                main,
                title,
                heads,
                on,
                entry.author if entry and entry.author else place.note.author,
                copied or place.note.copied,
                False,
                scopes,
                tuple((a - start, b - start, h) for a, b, h in cells),
            )
        )

    @staticmethod
    def _judged(
        text: str, cells: tuple[tuple[int, int, str], ...], start: int, title: str, on: date | None
    ) -> tuple[Assertion, tuple[Scope, ...]]:
        if len(cells) > 1:
            return judge_row(text, tuple((a - start, b - start) for a, b, _ in cells), title, on)
        return judge(text, title, on)


def passages_of(document: Document, names: frozenset[str] = frozenset()) -> tuple[list[Passage], Sequence[Note]]:
    """The passages of a document and its notes. `names` are the patient's names in small letters."""
    reader = Reader(document, names)
    return reader.read(), reader.notes
