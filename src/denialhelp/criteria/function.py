"""What a plan contains, what gain is expected, and why a lower level of care would not do."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import quantities
from .outcome import Outcome, met
from .papers import paper_entries
from .slots import Slot, slots_of

_PLAN_WORDS = re.compile(r"(?i)\b(?:plan\s+of\s+care|treatment\s+plan|written\s+(?:plan|program)|care\s+plan)\b")
_EXPECT = re.compile(r"(?i)\b(?:expect\w*|anticipat\w*|prognosis|potential|outlook)\b")
_GAIN = re.compile(r"(?i)\b(?:improv\w+|gain|benefit|recover\w+|progress)\b")
_FUNCTION = re.compile(r"(?i)\b(?:walk\w*|ambulat\w*|gait|transfers?|self-?\s?(?:feed|care)\w*|feeding|dressing|bathing|toilet\w*|stairs|independen\w+|assist\w*|function\w*|mobility|speech|swallow\w*|return\s+to)\b")
_NOT_ENOUGH = re.compile(r"(?i)\b(?:(?:would|will|can|could|does|do|did)\s*not\s+(?:be\s+)?(?:adequate\w*\s+|safely\s+)?(?:meet|met|provide|safe|adequate|sufficient|offer|manage|suffice)\w*|cannot\s+(?:be\s+)?(?:safely\s+)?(?:met|meet|provide|manage|offer)\w*|"
                         r"unable\s+to\s+(?:provide|meet|manage)|inadequate|insufficient|not\s+(?:appropriate|adequate|sufficient|safe|feasible|suitable)|unsafe|no\s+(?:\w+\s+){1,4}program|exceeds?)\b")


def paper_contents(text: str, scope: Scope) -> Outcome | None:
    """What a plan of care must hold, where each part may stand in another place of the plan's document."""
    if not _PLAN_WORDS.search(f"{scope.subject} {text}") or quantities(text):
        return None
    chart = scope.case.chart
    slots = [s for s in slots_of(chart.annotator.words(text), chart.annotator) if s.weight >= 1.9 and "plan-of-care" not in s.concepts]
    if not any(s.heavy for s in slots) or len(slots) < 2:
        return None
    for name in dict.fromkeys(e.passage.document for e in paper_entries("plan-of-care", chart)):
        found = [_place(s, name, scope) for s in slots]
        if all(f is not None for f in found):
            proof: list[Evidence] = [chart.evidence(e, Assertion.PRESENT, method="plan") for e in found if e is not None]
            return met("The plan holds each part that is asked", *dict.fromkeys(proof), kind="plan")
    return None


def _place(slot: Slot, document: str, scope: Scope) -> Entry | None:
    chart = scope.case.chart
    for concept in sorted(slot.concepts):
        for entry, mention in chart.mentions(concept):
            if entry.passage.document == document and entry.stance(mention.start, mention.end) in (Stance.PRESENT, Stance.PLANNED):
                return entry
        for entry in chart.about(concept):
            if entry.passage.document == document:
                return entry
    return None


def expected_gain(text: str, scope: Scope) -> Outcome | None:
    """A gain in function that is expected within a time: a clinician's expectation that names a function and a time or a measure."""
    if not (_EXPECT.search(text) and _GAIN.search(text)):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _EXPECT.search(entry.text)
        if entry.usable and m and _FUNCTION.search(entry.text) and any(q.dimension in ("days", "feet", "meters") for q in quantities(entry.text, bare=True)) and entry.stance(m.start(), m.end()) is not Stance.ABSENT:
            return met("A clinician expects a gain in function within a stated time", chart.evidence(entry, Assertion.PLANNED, method="expectation"), kind="expectation")
    return None


def takes_part(text: str, scope: Scope) -> Outcome | None:
    """The patient can take part in therapy: a note of therapy done or tolerated, with its minutes or hours."""
    if not re.search(r"(?i)\b(?:participat\w+|take\s+part)\b", text) or quantities(text):
        return None
    chart = scope.case.chart
    for entry, mention in chart.mentions("w:participate"):
        if entry.stance(mention.start, mention.end) is Stance.PRESENT and any(q.dimension == "seconds" for q in quantities(entry.text, bare=True)) and any(chart.lexicon.is_a(c, "rehab-therapy") for c in entry.words.concepts()):
            return met("The record shows therapy done or tolerated", chart.evidence(entry, method="participation"), kind="participation")
    return None


def lower_level(text: str, scope: Scope) -> Outcome | None:
    """A clinician's statement of why a lower level of care would not meet the needs."""
    chart = scope.case.chart
    wanted = {m.concept for m in chart.annotator.words(text).mentions if m.concept in ("snf", "home-health", "outpatient", "partial-hospital", "residential", "irf")}
    if not wanted:
        return None
    for entry in chart.entries:
        if not entry.usable or not _NOT_ENOUGH.search(entry.text):
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.passage.section == entry.passage.section)]
        if any(wanted & (e.words.concepts() | e.about.concepts()) for e in near):
            proof = [chart.evidence(e, method="level") for e in near if wanted & e.words.concepts()][:1]
            return met("The record says why a lower level would not meet the needs", *dict.fromkeys([*proof, chart.evidence(entry, method="level")]), kind="level")
    return None
