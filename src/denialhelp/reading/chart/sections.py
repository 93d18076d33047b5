"""Sections of a note: which kind a title names, and what a kind means for a sentence that says nothing else."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from denialhelp.reference.clinical import load_clinical


class SectionKind(StrEnum):
    """What a section is for."""

    FAMILY = "family"
    FAMILY_SOCIAL = "family-social"
    PAST = "past"
    SOCIAL = "social"
    HISTORY = "history"
    REVIEW = "review"
    MEDICATIONS = "medications"
    MEDICATION_HISTORY = "medication-history"
    ALLERGIES = "allergies"
    EXAM = "exam"
    RESULTS = "results"
    IMPRESSION = "impression"
    ASSESSMENT = "assessment"
    ASSESSMENT_PLAN = "assessment-plan"
    PLAN = "plan"
    ORDERS = "orders"
    GOALS = "goals"
    PRECAUTIONS = "precautions"
    INSTRUCTIONS = "instructions"
    DIFFERENTIAL = "differential"
    COMPARISON = "comparison"
    INDICATION = "indication"
    TECHNIQUE = "technique"
    NONE = ""


_LETTERS = frozenset({"s", "o", "a", "p", "sh", "fh", "pe", "cc", "ap"})
_CLEAN = re.compile(r"\([^)]*\)|[^\w&/',+ -]")


@lru_cache(maxsize=1)
def _titles() -> dict[str, SectionKind]:
    return {title: SectionKind(kind) for kind, titles in load_clinical().sections.items() for title in titles}


@lru_cache(maxsize=1)
def _longest_first() -> tuple[tuple[str, SectionKind], ...]:
    return tuple(sorted(((t, k) for t, k in _titles().items() if len(t) > 4), key=lambda pair: -len(pair[0])))


def fold_title(title: str) -> str:
    """A title in small letters without numbering, brackets and marks."""
    return re.sub(r"^(?:\d+(?:-\d+)?[.)]?\s+|[ivx]+[.)]\s+)", "", " ".join(_CLEAN.sub(" ", title).split()).lower()).strip(" -/,")


@lru_cache(maxsize=4096)
def exact_kind(title: str) -> SectionKind:
    """The kind of a title that is wholly one of those known, else NONE."""
    return _titles().get(fold_title(title), SectionKind.NONE)


@lru_cache(maxsize=4096)
def section_kind(title: str) -> SectionKind:
    """The kind that a title names, also where it holds more words ("Plan of care (proposed)"); NONE where it names none."""
    folded = fold_title(title)
    known = _titles().get(folded)
    if known is not None:
        return known
    if re.search(r"\bfamily\b.*\b(?:history|hx)\b", folded) and "social" not in folded:
        return SectionKind.FAMILY
    for name, kind in _longest_first():
        if folded.startswith(name) and not folded[len(name)].isalnum():
            return kind
    for name, kind in _longest_first():
        at = folded.find(name)
        if at > 0 and not folded[at - 1].isalnum() and not folded[at + len(name) : at + len(name) + 1].isalnum():
            return kind
    return SectionKind.NONE


def is_letter_label(label: str) -> bool:
    """Whether a label is one of the short ones (S, O, A, P, FH) that count only at the head of a line and in capitals."""
    return label.lower() in _LETTERS
