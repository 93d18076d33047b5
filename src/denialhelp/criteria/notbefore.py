"""What must not have been done before ("sequencing has not been done before"): a denial that reaches back, and no passage that gives it."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .cues import Stance
from .outcome import Outcome, met, still_open
from .slots import slots_of

_ASKED = re.compile(
    r"(?i)^(?:the\s+|an?\s+|any\s+)?(?P<what>[^,;]{4,80}?)\s+(?:has|have|had)\s+(?:not|never)\s+(?:previously\s+|already\s+|yet\s+)?been\s+"
    r"(?:done|performed|carried\s+out|implanted|placed|undertaken|obtained)\b(?P<rest>[^;]*)$"
)
_BACK = re.compile(r"(?i)\b(?:to\s+date|before|prior|previous(?:ly)?|ever|never|earlier|so\s+far|yet|history\s+of|hx)\b")
_DENIES = re.compile(r"(?i)\b(?:no|never|not|none|denies|without)\b")
_PAPER = re.compile(r"(?i)\b(?:approv\w+|authori\w+|request\w*|order\w*|den(?:ied|ial)|claim|pay|paid)\b")


def not_before(text: str, scope: Scope) -> Outcome | None:
    """Met where the record denies an earlier one and nowhere gives one; open where it is silent; None where the text asks no such thing."""
    asked = _ASKED.match(text.strip().rstrip("."))
    if asked is None:
        return None
    chart = scope.case.chart
    slots = [s for s in slots_of(chart.annotator.words(asked["what"]), chart.annotator) if s.weight > 0.5]
    if not slots:
        return None
    heads = [s for s in slots if s.concepts] or slots[-1:]
    proof = []
    for entry in chart.entries:
        spans = [
            (m.start, m.end) for s in heads for m in entry.words.mentions if any(chart.lexicon.is_a(m.concept, c) for c in s.concepts)
        ] or [(t.start, t.end) for s in heads if not s.concepts for t in entry.words.tokens if t.stem in s.stems]
        if not entry.usable or not spans:
            continue
        denied = all(entry.stance(a, b) is Stance.ABSENT for a, b in spans)
        if denied and _BACK.search(entry.text) and _DENIES.search(entry.text) and not _PAPER.search(entry.text):
            proof.append(chart.evidence(entry, Assertion.ABSENT, method="denial"))
        elif any(entry.stance(a, b) is Stance.HISTORICAL for a, b in spans):
            return still_open("denial", f"a note that says whether this was done before: {text.strip()}")
    if not proof:
        return still_open("denial", f"a note that says whether this was done before: {text.strip()}")
    return met("The record says that it was not done before", *dict.fromkeys(proof), kind="absence")
