"""How much each thing that a criterion names weighs: what must be in the passage, and what may be left out."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from .case import Scope
from .slots import CRITICAL, LIGHT_WEIGHT, Slot

NEEDED = 1.9  # a passage without a thing of this weight proves nothing
_ASIDE = re.compile(
    r"(?i)\b(?:that\s+(?:is|are)\s+(?:expected|likely)|due\s+to|caused\s+by|secondary\s+to|resulting\s+from|attributable\s+to|"
    r"because\s+of|while|during|measured\s+with|"
    r"as\s+measured|for\s+times\s+when|when|so\s+that|in\s+order\s+to|performed\s+by|provided\s+by|"
    r"that\s+(?:needs?|requires?|might|may|interferes?|limits?|impairs?|prevents?)|expected\s+to)\b.*$"
)
# A passage without them says another thing: severity, inability, refusal.
DECIDE = frozenset(
    {
        "w:severe",
        "w:moderate",
        "w:cannot",
        "w:refused",
        "w:unsafe",
        "w:bilateral",
        "w:day-to-day",
        "w:at-rest",
        "w:with-exertion",
        "w:room-air",
        "w:assistance",
    }
)


_DECIDE_STEMS = frozenset(
    ["poor", "inadequat", "insuffici", "uncontrol", "unstabl", "refractor", "persist", "untreat", "unilater", "abnormal"]
)


def weights(slots: list[Slot], scope: Scope) -> list[float]:
    """The weight of each slot in this chart: plain words weigh by their rarity, and less beside a concept, unless they decide."""
    chart = scope.case.chart
    beside = 0.55 if any(s.heavy for s in slots) else 1.0
    kinds = chart.lexicon.concepts
    before = {s.start - 1 for s in slots if s.heavy and any(kinds[c].kind == "condition" for c in s.concepts)}  # "venous" in "venous ulcer"
    out = []
    for s in slots:
        if s.concepts & DECIDE:
            out.append(max(s.weight, NEEDED))
        elif not s.concepts and s.stems & _DECIDE_STEMS:
            out.append(NEEDED)
        elif s.concepts or s.weight <= LIGHT_WEIGHT:
            out.append(s.weight)
        elif s.stems & CRITICAL or s.end in before:
            out.append(1.6)
        else:
            out.append(beside * max(chart.rarity(x) for x in s.stems))
    return out


_JOINS = re.compile(r"(?i)^\s+(?:from|of|in|into|by|due\s+to)\s+(?:the\s+|an?\s+|his\s+|her\s+|any\s+)?$")

_BORNE = re.compile(r"(?i)^\s+with\s+(?:an?\s+|the\s+)?$")  # "a wound with packing": the packing must be there too
_THAT_DOES = re.compile(
    r"(?i)\b(?:that|which)\s+(?:(?:has|have|is|are)\s+)?(?=(?:changes?|varies|worsens?|progress\w*|recur\w*|persist\w*|returns?|spread\w*|"
    r"grow\w*|ruptured|perforated)\b)"
)
_OF_ALL = re.compile(r"(?i)(?:onset|history|evidence|signs?|symptoms?|documentation|duration|impact|limitations?|impairment|failure)\b")


def with_heads(text: str, slots: list[Slot], scope: Scope) -> list[Slot]:
    """A plain word that a preposition ties to a thing named is the thing itself ("bleeding from a varicose vein"): it must be there."""
    clause = {m.end() for m in _THAT_DOES.finditer(text)}  # "management that changes from day to day": the change must be there
    out = [replace(s, weight=max(s.weight, NEEDED)) if s.start in clause else s for s in slots]
    kinds = scope.case.chart.lexicon.concepts
    for at, (one, two) in enumerate(itertools.pairwise(slots)):
        sick = any(kinds[c].kind == "condition" for c in one.concepts)
        if sick and not two.concepts and _BORNE.match(text[one.end : two.start]) and not _OF_ALL.match(two.words):
            out[at + 1] = replace(two, weight=NEEDED)
    for at, (one, two) in enumerate(itertools.pairwise(slots)):
        named = two.heavy and any(kinds[c].kind == "condition" for c in two.concepts)
        if (
            named
            and not one.concepts
            and one.weight > LIGHT_WEIGHT
            and not one.words.lower().endswith(("ed", "ing"))
            and _JOINS.match(text[one.end : two.start])
        ):
            out[at] = replace(one, weight=NEEDED)
    return out


def aside(text: str, slots: list[Slot], weight: list[float]) -> list[float]:
    """Words of a subordinate clause ("while the hand is restrained") weigh less."""
    m = _ASIDE.search(text)
    if m is None or m.start() < 12:
        return weight
    return [w * 0.25 if s.start >= m.start() else w for s, w in zip(slots, weight, strict=True)]


CANDIDATE = re.compile(r"(?i)\b(?:appropriate|suitable|good)\s+candidate\b")


def enough_alone(slot: Slot, text: str) -> float:
    """What must be covered where a criterion names one thing that the lexicon lacks: a name of a disease or test must stand as it is."""
    name = next(iter(slot.stems), "")
    acronym = bool(re.search(r"\b[A-Z][A-Z0-9-]{2,}\b", text)) and slot.words.isupper()
    named = len(name) >= 7 and re.search(r"(?i)\bdiagnos|\bdocumented\b|\bconfirmed\b|\b(?:grade|stage)\b|^\W*[\w-]+\W*$", text)
    return 0.6 if slot.concepts or acronym or named or CANDIDATE.search(text) else 1.01
