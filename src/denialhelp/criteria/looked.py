"""How a thing was looked at or done: a report's title names the way for its findings; "cannot" stands for the passage's own."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance
from .slots import Slot

_UNABLE_TO = re.compile(r"(?i)\b(?:cannot|can\s?not|can['’]t|unable\s+to|not\s+able\s+to|inability\s+to|could\s+not)\s+(?:\w+\s+){0,2}$")


def both_unable(slots: list[Slot], at: int, entry: Entry) -> bool:
    """True where the criterion says "cannot exercise" and the passage says of the same thing that it cannot be done."""
    if at == 0 or "w:cannot" not in slots[at - 1].concepts:
        return False
    spans = [(m.start, m.end) for m in entry.words.mentions if m.concept in slots[at].concepts]
    spans += [(t.start, t.end) for t in entry.words.tokens if t.stem in slots[at].stems]
    return any(_UNABLE_TO.search(entry.text[:start]) for start, _ in spans)


_ASKED_HOW = 15  # entries of a report, from its title to its impression


def is_sentence(text: str) -> bool:
    """True for a sentence: it is quoted before a title, a line of a table or a line of a list of medicines that says as much."""
    said = text.strip()
    return len(said.split()) >= 5 and said.endswith((".", ".)", "!", ";")) and ": " not in said[:12]


def is_test(slot: Slot, scope: Scope) -> bool:
    """True where a slot names a test or a way of looking only."""
    lexicon = scope.case.chart.lexicon
    return bool(slot.concepts) and all(lexicon.is_a(c, "test") or lexicon.is_a(c, "imaging") for c in slot.concepts)


def modality(slot: Slot, scope: Scope) -> bool:
    """True for a way of looking ("on MRI or CT", "by biopsy"): a report names it in its title and seldom again beside the finding."""
    lexicon = scope.case.chart.lexicon
    return bool(slot.concepts) and all(
        lexicon.is_a(c, "imaging") or lexicon.is_a(c, "biopsy") or lexicon.is_a(c, "endoscopy") for c in slot.concepts
    )


def report_of(slot: Slot, entry: Entry, scope: Scope) -> Entry | None:
    """The nearest entry above in the same report that names the way of looking as done, with no other way named between."""
    chart = scope.case.chart
    for at in range(entry.index - 1, max(-1, entry.index - _ASKED_HOW), -1):
        near = chart.entries[at]
        place = near.passage
        if place.document != entry.passage.document or place.recorded_on != entry.passage.recorded_on or not near.usable:
            return None
        named = [m for m in near.words.mentions if chart.lexicon.is_a(m.concept, "imaging") or chart.lexicon.is_a(m.concept, "endoscopy")]
        if any(chart.lexicon.is_a(m.concept, c) and near.stance(m.start, m.end) is Stance.PRESENT for m in named for c in slot.concepts):
            return near
        if named:
            return None
    return None


_PARTS = (
    ("knee", re.compile(r"(?i)\bknees?\b")),
    ("hip", re.compile(r"(?i)\bhips?\b|\bgroin\b")),
    ("ankle", re.compile(r"(?i)\bankles?\b")),
    ("shoulder", re.compile(r"(?i)\bshoulders?\b")),
    ("elbow", re.compile(r"(?i)\belbows?\b")),
    ("wrist", re.compile(r"(?i)\bwrists?\b")),
    ("neck", re.compile(r"(?i)\bneck\b|\bcervical\b")),
    ("thoracic", re.compile(r"(?i)\bthoracic\b")),
    ("lumbar", re.compile(r"(?i)\blumbar\b|\blow(?:er)?\s+back\b")),
)


def same_part(text: str, entry: Entry) -> bool:
    """False where the criterion names one joint or part of the spine and the passage only another one."""
    asked = {name for name, pattern in _PARTS if pattern.search(text)}
    said = {name for name, pattern in _PARTS if pattern.search(entry.text)}
    return not asked or not said or bool(asked & said)
