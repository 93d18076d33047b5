"""Two drugs that must not be given together: another drug of the class that the record gives as current."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry
from .cues import Stance
from .outcome import Outcome, not_met

_NOT_WITH = re.compile(
    r"(?i)\bnot\b[^.;]{0,60}\b(?:in\s+combination|together|concurrent\w*|concomitant\w*|combined|along|simultaneous\w*)\b[^.;]{0,"
    r"10}?\bwith\s+(?P<with>.+)$|"
    r"^(?:no\s+)?(?:concurrent|concomitant|combined)\s+(?:use|therapy|treatment)\s+(?:of|with)\s+(?P<and>.+)$"
)
_NOW = re.compile(r"(?i)\b(?:continu\w+|takes|taking|currently|remains\s+on|is\s+(?:also\s+)?on|still\s+on|current\s+med\w*)\b")
_OVER = re.compile(
    r"(?i)\b(?:stop\w*|discontinu\w*|failed|failure|prior|previous\w*|switch\w*|instead|washout|former\w*|until|tried|history|allerg\w+|"
    r"was|worked|flares?|level|to\s+\d{1,2}/)\b"
)
_RECENT = 120  # days


def given_together(text: str, scope: Scope) -> Outcome | None:
    """Not met where a recent note gives another drug of the class as current; None for every other text and record."""
    m = _NOT_WITH.search(text)
    if m is None:
        return None
    chart, case = scope.case.chart, scope.case
    part = m["with"] or m["and"]
    wanted = {x.concept for x in chart.annotator.words(part).mentions if chart.lexicon.concepts[x.concept].kind == "drug"} - case.requested
    newest = max((e.passage.recorded_on for e in chart.entries if e.usable and e.passage.recorded_on), default=None)
    found: list[tuple[date, Entry]] = []
    for concept in sorted(wanted):
        for entry, x in chart.mentions(concept):
            if x.concept in case.requested or any(
                chart.lexicon.is_a(x.concept, r) or chart.lexicon.is_a(r, x.concept) for r in case.requested
            ):
                continue
            on = entry.passage.recorded_on
            if entry.stance(x.start, x.end) is not Stance.PRESENT or _OVER.search(entry.text) or not _NOW.search(entry.text):
                continue
            if on is not None and newest is not None and (newest - on).days <= _RECENT:
                found.append((on, entry))
    if not found:
        return None
    proof = chart.evidence(max(found, key=lambda f: f[0])[1], method="together")
    return not_met("The record gives another drug of this class as current", proof, kind="absence")
