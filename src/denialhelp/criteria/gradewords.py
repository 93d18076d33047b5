"""Stages, grades, classes and types that a criterion asks for, by number: the passage must name one that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denialhelp.reference.lexicon import Lexicon

from .chart import Entry
from .slots import Slot

_GRADED = re.compile(
    r"(?i)\b(stage|grade|class|type|category|level|tier)\s+(\d|I{1,3}V?|IV|V)\b(?:\s*(?:or|to|and|through|-|–|,"
    r")\s*(?:stage\s+|grade\s+|class\s+|type\s+)?(\d|I{1,3}V?|IV|V)\b)?"
)
_OR_MORE = re.compile(
    r"(?i)\s*(?:\+|(?:or|and)\s+(?:worse|higher|greater|more|above|over|(?P<less>lower|less|below|under|milder|better))\b)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


def _grade(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN[text.lower()]


def ungraded(text: str, slots: Sequence[Slot], lexicon: Lexicon) -> str:
    """The text without the grades that belong to the name of a thing ("type 1 diabetes"): the thing itself stands for them."""
    for slot in slots:
        if slot.concepts and _GRADED.search(slot.words) and all(_one_grade(lexicon.concepts[c].names) for c in slot.concepts):
            text = text[: slot.start] + re.sub(r"\S", "_", text[slot.start : slot.end]) + text[slot.end :]
    return text


def _one_grade(names: Sequence[str]) -> bool:
    """True where every name of a thing that carries a grade carries the same one."""
    return len({_grade(m[2]) for name in names for m in _GRADED.finditer(name)}) == 1


def fits_grades(text: str, entry: Entry, beside: tuple[Entry, ...] = ()) -> bool:
    """True where every stage, grade, class or type that is asked stands in the passage (or one between the two that are named)."""
    for m in _GRADED.finditer(text):
        low, high = _grade(m[2]), _grade(m[3] or m[2])
        more = None if m[3] else _OR_MORE.match(text[m.end() :])
        low, high = (0, high) if more and more["less"] else (low, 9) if more else (low, high)
        said = [_grade(x[2]) for e in (entry, *beside) for x in _GRADED.finditer(e.text) if x[1].lower() == m[1].lower()]
        if not any(min(low, high) <= x <= max(low, high) for x in said):
            return False
    return True
