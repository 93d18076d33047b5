"""Treatment that must not duplicate what a school or another provider gives."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .outcome import Outcome, met, unknown

_ASKED = re.compile(r"(?i)\bduplicat\w+\b")
_NEGATED = re.compile(r"(?i)\b(?:no|not|without|avoid\w*|non-?)\b[^.;]{0,40}\bduplicat\w+|\bduplicat\w+[^.;]{0,20}\b(?:none|no)\b")
_SCHOOL = re.compile(r"(?i)\b(?:school|IEP|classroom|preschool|kindergarten|district)\b")
_NONE = re.compile(
    r"(?i)\b(?:no|not|none|without|does\s+not|doesn[’']t)\b[^.;]{0,40}\b(?:services?|therap\w+|IEP|plan|eligible|enrolled|attend\w*|"
    r"(?:pre)?school|behavior\w*|speech|OT|PT)\b|"
    r"\bdifferent\s+goals\b|\bgoals\s+(?:differ|are\s+different)\b|\bhome-?\s?schooled\b|\bcomplement\w*\b|\bcoordinat\w+\b"
)


def no_overlap(text: str, scope: Scope) -> Outcome | None:
    """Met where a note denies duplication, or says that the school gives no such service; None where it is not asked."""
    if not _ASKED.search(text) or not re.search(r"(?i)\b(?:not|no|non|without)\b", text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if entry.usable and _NEGATED.search(entry.text):
            return met("The record denies duplication", chart.evidence(entry, Assertion.ABSENT, method="overlap"), kind="overlap")
    if not _SCHOOL.search(text):
        return None
    for entry in chart.entries:
        if (
            entry.usable
            and (_SCHOOL.search(entry.text) or any(_SCHOOL.search(h) for h in entry.passage.heads))
            and _NONE.search(entry.text)
        ):
            return met(
                "The record says that the school gives none", chart.evidence(entry, Assertion.ABSENT, method="overlap"), kind="overlap"
            )
    return unknown("", f"a statement of what the school gives: {text.strip()}", kind="overlap")
