"""What a passage must fit beside its words: a rate, a beginning inside the time asked for, a course that has not ended."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import Window, value_of, windows
from .slots import Slot
from .words import tokens_of

BEGUN = re.compile(r"(?i)\b(?:begun|began|started|initiated|commenced|placed|new(?:ly)?)\b")


def window_of(text: str) -> Window | None:
    """The first time window that a text states."""
    return next(iter(windows(text)), None)


_RATE = re.compile(
    r"(?i)\b(?P<n>\d+|one|two|three|four|five|six|seven)\s+(?P<what>days?|hours?|times|visits?|sessions?)\s*(?:(?:a|per|each|every)\s+|/\s*)"
    r"(?P<per>day|d\b|week|wk\b|month|mo\b)"
)


def same_rate(text: str, entry: Entry) -> bool:
    """False where a text asks for a rate ("at least 5 days a week") and the passage gives only a smaller one of the same kind."""
    asked = _RATE.search(text)
    if asked is None:
        return True
    kind, per = asked["what"][:3].lower(), asked["per"][0].lower()
    said = [value_of(m["n"]) for m in _RATE.finditer(entry.text) if m["what"][:3].lower() == kind and m["per"][0].lower() == per]
    others = [m for m in _RATE.finditer(entry.text) if m["per"][0].lower() == per]
    if not said:
        return not others
    wanted = value_of(asked["n"])
    low = bool(re.search(r"(?i)\b(?:fewer|less|no\s+more|at\s+most|up\s+to)\b[^.;]{0,15}$", text[: asked.start()]))
    return any(v <= wanted if low else v >= wanted for v in said)


_ENDED = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:completed?|finished|ended|removed|pulled|discontinued|stopped|no\s+longer)\b(?!\s+(?:by|with|form|questionnaire))"
)


def ended_on(slots: list[Slot], scope: Scope) -> int:
    """The newest day on which the record says that the care or drug asked for had ended, as an ordinal; 0 where it says so nowhere."""
    chart = scope.case.chart
    heads = [s for s in slots if s.heavy and s.concepts]
    if len(heads) != 1 or not all(_course(c, scope) for c in heads[0].concepts):
        return 0
    last = [
        _day(e)
        for c in heads[0].concepts
        for e, m in chart.mentions(c)
        if _ENDED.match(e.text[m.end :]) or e.stance(m.start, m.end) is Stance.HISTORICAL
    ]
    return max(last, default=0)


def _course(concept: str, scope: Scope) -> bool:
    """True for what goes on and ends (a drug, a line, a therapy); a test, a paper and an operation are done once."""
    lexicon = scope.case.chart.lexicon
    kind = lexicon.concepts[concept].kind
    return kind == "drug" or concept in ("iv-therapy", "enteral-feeding", "ventilation", "oxygen", "tracheostomy", "surgical-drain")


def literal(slot: Slot, entry: Entry) -> bool:
    """True where a name of two words or more stands in the passage as the criterion has it."""
    wanted = [t.stem for t in tokens_of(slot.words)]
    said = [t.stem for t in entry.words.tokens]
    return len(wanted) >= 2 and any(said[k : k + len(wanted)] == wanted for k in range(len(said)))


def _day(entry: Entry) -> int:
    return entry.passage.recorded_on.toordinal() if entry.passage.recorded_on else 0
