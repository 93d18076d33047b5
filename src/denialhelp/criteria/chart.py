"""The record as matching sees it: every passage with its words, concepts and dates, indexed by concept and stem."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.record import Passage, Record
from denialhelp.casefile.slugs import Assertion
from denialhelp.reference.diagnosis_codes import find_diagnosis
from denialhelp.reference.lexicon import Lexicon

from .checklists import fields, signed
from .cues import OWN_PART, Stance, names_kin, own_part, stance_of
from .datelines import redated
from .numbers import Day, dates_in
from .words import STOP, Annotator, Mention, Words


@dataclass(slots=True)
class Entry:
    """A passage with its words. `about` holds the words of its section, note title and column heads."""

    index: int
    passage: Passage
    words: Words
    about: Words
    _dates: list[Day] | None = None
    _stances: dict[tuple[int, int], Stance] = field(default_factory=dict)
    _signed: tuple[tuple[int, int, Stance], ...] | None = None
    _fields: tuple[tuple[int, int, int], ...] | None = None

    @property
    def text(self) -> str:
        """The passage, verbatim."""
        return self.passage.text

    @property
    def dates(self) -> list[Day]:
        """Dates that the passage itself states; month and day alone take the note's year."""
        if self._dates is None:
            year = self.passage.recorded_on.year if self.passage.recorded_on else None
            self._dates = dates_in(self.passage.text, year)
        return self._dates

    @property
    def fields(self) -> tuple[tuple[int, int, int], ...]:
        """The fields of a line such as "Bathing: max assist. Feeding: independent."."""
        if self._fields is None:
            self._fields = fields(self.passage.text)
        return self._fields

    @property
    def usable(self) -> bool:
        """False for text copied from an older note and for another patient's page."""
        return not (self.passage.copied or self.passage.other_patient)

    def stance(self, start: int, end: int) -> Stance:
        """What the passage asserts of the words at these offsets."""
        known = self._stances.get((start, end))
        if known is None:
            known = self._stances[(start, end)] = self._sign_at(start, end) or stance_of(self.passage, start, end)
        return known

    def _sign_at(self, start: int, end: int) -> Stance | None:
        """What a sign says of these words in a list such as "+ congestion, - facial pain"; None where the passage is no such list."""
        if self._signed is None:
            self._signed = signed(self.passage.text) if self.passage.assertion is not Assertion.FAMILY else ()
        return next((said for begin, stop, said in self._signed if begin <= start and end <= stop), None)


@dataclass(slots=True)
class Chart:
    """All entries with their indexes."""

    entries: list[Entry]
    documents: dict[str, Document]
    lexicon: Lexicon
    annotator: Annotator
    record: Record
    by_concept: dict[str, list[tuple[int, Mention]]] = field(default_factory=dict)
    by_stem: dict[str, list[int]] = field(default_factory=dict)
    by_about: dict[str, list[int]] = field(default_factory=dict)
    by_page: dict[tuple[str, int], list[Entry]] = field(default_factory=dict)

    def mentions(self, concept: str) -> Iterator[tuple[Entry, Mention]]:
        """Every place where the concept or a kind of it is named in the patient's own, uncopied record."""
        for index, mention in self.by_concept.get(concept, ()):
            entry = self.entries[index]
            if entry.usable:
                yield entry, mention

    def about(self, concept: str) -> Iterator[Entry]:
        """Usable entries whose section, note title or column heads name the concept or a kind of it."""
        for index in self.by_about.get(concept, ()):
            if self.entries[index].usable:
                yield self.entries[index]

    def rarity(self, stem: str) -> float:
        """A weight between 0.5 and 1.6 for a word: rare words weigh more, words that the chart never uses most."""
        seen = len(self.by_stem.get(stem, ()))
        total = max(len(self.entries), 1)
        return max(0.5, min(1.6, math.log(1 + total / (1 + seen)) / math.log(1 + total) * 1.6))

    def around(self, entry: Entry, reach: int = 1) -> list[Entry]:
        """The usable neighbours of an entry in the same document."""
        low, high = max(0, entry.index - reach), min(len(self.entries), entry.index + reach + 1)
        return [
            e
            for e in self.entries[low:high]
            if e is not entry
            and e.passage.document == entry.passage.document
            and e.usable
            and abs(e.passage.page - entry.passage.page) <= 1
        ]

    def evidence(self, entry: Entry, assertion: Assertion = Assertion.PRESENT, on: date | None = None, method: str = "") -> Evidence:
        """The passage as evidence, with its place."""
        passage = entry.passage
        document = self.documents[passage.document]
        day = None if _LETTERHEAD.fullmatch(passage.text.strip()) else on or said_on(entry)
        return Evidence(pin_at(document, document.page(passage.page), passage.start, passage.end, method), assertion, day)


# The name of a practice at the head of a page says who writes, not what happened on a day.
_LETTERHEAD = re.compile(
    r"(?:[A-Z][\w&'’.-]*,?\s+|(?:and|of|for|the|&)\s+){1,7}(?i:group|clinic|cent(?:er|re)|associates|hospital|institute|partners|practice|"
    r"department|medicine|dermatology|cardiology|neurology|orthopa?edics|pediatrics|surgery|specialists|physicians|laboratory|imaging|"
    r"radiology|therapy|rehabilitation)"
)


def said_on(entry: Entry) -> date | None:
    """The day that an entry speaks of: its own single date, else the day of its note."""
    dates = entry.dates
    if len(dates) == 1 and dates[0].first == dates[0].last:
        return dates[0].first
    return entry.passage.recorded_on


def chart_of(record: Record, documents: Sequence[Document], annotator: Annotator) -> Chart:
    """The chart of a record. Passages of documents that are not given are left out (nothing could be quoted from them)."""
    known = {d.id: d for d in documents}
    chart = Chart([], known, annotator.lexicon, annotator, record)
    for passage in redated(record.passages, born_on=record.patient.born_on):
        if passage.document not in known or not passage.text.strip():
            continue
        about = " | ".join(dict.fromkeys(x for x in (*passage.heads, passage.section, passage.author) if x))
        entry = Entry(len(chart.entries), passage, coded(annotator.find(passage.text), annotator), annotator.words(about))
        chart.entries.append(entry)
    _carried_forward(chart)
    _family_over(chart)
    for entry in chart.entries:
        _index(chart, entry)
    return chart


_CODE = re.compile(r"\b[A-TV-Y]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})\b|\bZ(?:89|93|94|95|99)(?:\.[0-9A-Z]{1,4})\b")
_TITLE_STOPS = re.compile(
    r"(?i)\b(?:without|not|unspecified|except|excluding|other|due|following|in|with|history|encounter)\b|[,(]\s*not\b"
)


def coded(words: Words, annotator: Annotator) -> Words:
    """The words with what their ICD-10-CM codes name: the classification's own title, up to its first reservation."""
    more: list[Mention] = []
    known = words.concepts()
    for m in _CODE.finditer(words.text):
        entry = find_diagnosis(m[0])
        if entry is None:
            continue
        title = _TITLE_STOPS.split(entry.name, maxsplit=1)[0]
        named = dict.fromkeys((*(x.concept for x in annotator.words(title).mentions), *annotator.lexicon.of_code(m[0])))
        more.extend(
            Mention(c, m.start(), m.end(), 0, 0) for c in named if c not in known and annotator.lexicon.concepts[c].kind == "condition"
        )
    return replace(words, mentions=(*words.mentions, *more)) if more else words


_CARRIED = re.compile(
    r"(?i)\b(?:carried|copied|pulled|brought|imported|populated)\s+(?:forward|over|from)\b|\btemplate\s+text\b|\bfrom\s+(?:a\s+|"
    r"the\s+)?(?:prior|previous|earlier|older)\s+note\b"
)


def _carried_forward(chart: Chart) -> None:
    """Marks what stands under a heading such as "carried forward from ...", up to the next empty line, as copied."""
    for at, entry in enumerate(chart.entries):
        text = entry.text.strip()
        if not _CARRIED.search(text) or len(text.split()) > 12 or entry.passage.cells:
            continue
        place = entry.passage
        page = chart.documents[place.document].page(place.page).text
        if text.endswith(".") and page[place.end : place.end + 1] != "\n":
            continue
        last = place.end
        for other in chart.entries[at + 1 :]:
            mine = other.passage
            if (mine.document, mine.page) != (place.document, place.page) or "\n\n" in page[last : mine.start]:
                break
            other.passage, last = replace(mine, copied=True), mine.end


def _family_over(chart: Chart) -> None:
    """What follows a label such as "Dx:" inside a family history is the patient's again, up to the next line that names a relative."""
    over: tuple[str, str] | None = None
    for entry in chart.entries:
        place = entry.passage
        if place.assertion is not Assertion.FAMILY or names_kin(entry.text):
            over = None
        elif own_part(entry.text):
            over = (place.document, place.section)
        elif over == (place.document, place.section):
            entry.passage = replace(place, section=OWN_PART)


def _index(chart: Chart, entry: Entry) -> None:
    for mention in entry.words.mentions:
        for concept in (mention.concept, *chart.lexicon.ancestors.get(mention.concept, ())):
            chart.by_concept.setdefault(concept, []).append((entry.index, mention))
    for mention in entry.about.mentions:
        for concept in (mention.concept, *chart.lexicon.ancestors.get(mention.concept, ())):
            listed = chart.by_about.setdefault(concept, [])
            if not listed or listed[-1] != entry.index:
                listed.append(entry.index)
    chart.by_page.setdefault((entry.passage.document, entry.passage.page), []).append(entry)
    for stem in {t.stem for t in entry.words.tokens if len(t.stem) > 1 and t.text.lower() not in STOP}:
        chart.by_stem.setdefault(stem, []).append(entry.index)
