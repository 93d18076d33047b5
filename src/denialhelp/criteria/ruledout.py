"""Other causes that must have been excluded: said so, or the listed ones denied."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .cues import Stance
from .outcome import Outcome, met

_ASKED = re.compile(
    r"(?i)\b(?:(?:other|alternative|secondary|reversible|organic|all\s+other)\s+)?(?:(?:potential|possible|underlying)\s+)?(?:causes?|"
    r"conditions?|sources?|etiolog\w+|diagnos[ei]s|"
    r"explanations?)\b[^.;]*\b(?:excluded|ruled\s+out|evaluated|eliminated)\b"
)
_SAID = re.compile(
    r"(?i)\b(?:other|alternative|secondary|reversible|organic)\s+(?:\w+\s+){0,2}(?:causes?|conditions?|etiolog\w+|diagnos[ei]s|"
    r"sources?|explanations?)\b[^.;]{0,60}\b(?:excluded|ruled\s+out|"
    r"not\s+found|negative|none)\b|\bno\s+(?:other|alternative|secondary|identifiable|known)\s+(?:\w+\s+){0,2}(?:causes?|etiolog\w+|"
    r"triggers?|explanations?)\b|"
    r"\b(?:ruled\s+out|excluded)\s+(?:other|secondary|alternative)\b"
)
_LIST = re.compile(
    r"(?i)\b(?:such\s+as|including|like|e\.g\.,?|for\s+example)\s+(?P<list>[^.;()]+?)(?=\s+(?:have|has|are|is|was|were)\b|\)|$)"
)


def ruled_out(text: str, scope: Scope) -> Outcome | None:
    """Met where a note says that other causes were excluded, or denies most of the causes listed; else None."""
    if not _ASKED.search(text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if entry.usable and _SAID.search(entry.text):
            return met("The record says that other causes were excluded", chart.evidence(entry, method="excluded"), kind="excluded")
    listed = _LIST.search(text)
    if listed is None:
        return None
    names = [p.strip() for p in re.split(r",\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+", listed["list"]) if p.strip()]
    proof = []
    for name in names:
        words = chart.annotator.words(name)
        stems = {t.stem for t in words.tokens if t.text[0].isalpha() and len(t.text) > 3}
        for entry in chart.entries:
            places = [(m.start, m.end) for m in entry.words.mentions if any(chart.lexicon.is_a(m.concept, c) for c in words.concepts())]
            places = places or [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
            if entry.usable and places and all(entry.stance(a, b) is Stance.ABSENT for a, b in places):
                proof.append(chart.evidence(entry, Assertion.ABSENT, method="denial"))
                break
    if len(names) >= 2 and len(proof) >= max(2, 0.6 * len(names)):
        return met(f"The record denies {len(proof)} of {len(names)} listed causes", *dict.fromkeys(proof), kind="excluded")
    return None
