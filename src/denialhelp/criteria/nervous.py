"""A class of conditions as a cause ("due to a neurological condition"): a diagnosis of that chapter of the classification in the record."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence

from .case import Scope
from .cues import Stance
from .outcome import Outcome, met, still_open

_ASKED = re.compile(
    r"(?i)\b(?:due\s+to|caused\s+by|because\s+of|result(?:s|ing)?\s+(?:of|from)|secondary\s+to|diagnosis\s+of|has)\s+an?\s+(?:underlying\s+)?"
    r"(?:neurolog(?:ic|ical)\s+(?:condition|disorder|disease)|(?:disease|disorder)\s+of\s+the\s+nervous\s+system)"
    r"(?:,?\s+(?:or\s+)?(?:an?\s+)?(?:myopathy|muscle\s+disease|(?:congenital\s+)?skeletal\s+deformity)|,?\s+or\s+an?\s+[\w\s-]{4,40}){0,3}$"
)
# Diseases of brain, cord, nerve root systems, junction and muscle, and the lasting effects of stroke and cord injury.
_CHAPTER = re.compile(r"^(?:G1[0-4]|G2[0-6]|G3[0-7]|G6[01]|G7[0-3]|G8[0-3]|G95|I6[0139]|Q05|S14\.1|S24\.1|S34\.1)")


def nervous(text: str, scope: Scope) -> Outcome | None:
    """Met where the record gives such a diagnosis as present; open where it gives none; None where the text asks no such class."""
    if _ASKED.search(text.strip().rstrip(".;,")) is None:
        return None
    chart = scope.case.chart
    proof: list[Evidence] = []
    for concept in sorted(chart.by_concept):
        known = chart.lexicon.concepts.get(concept)
        if known is None or known.kind != "condition" or not any(_CHAPTER.match(code) for code in known.icd):
            continue
        proof.extend(
            chart.evidence(e, method="diagnosis") for e, m in chart.mentions(concept) if e.stance(m.start, m.end) is Stance.PRESENT
        )
    if not proof:
        return still_open("diagnosis", f"a note that names the neurological diagnosis: {text.strip()}")
    return met("The record names such a diagnosis", *dict.fromkeys(proof[:2]), kind="diagnosis")
