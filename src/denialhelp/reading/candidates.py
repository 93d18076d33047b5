"""Candidates for a fact, and the choice among them: agreement raises confidence, a rival lowers it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from denialhelp.casefile.fact import Alternative, Fact, FactValue, Pin

BAR = 0.6  # below this a value is a question, not a fact


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a fact may have, how sure its finder is of it (0 to 1), its places, and the reason."""

    name: str
    value: FactValue
    score: float
    pins: tuple[Pin, ...]
    why: str = ""


def same(value: Any) -> object:
    """The form in which two values count as one: letters and digits only for text."""
    if isinstance(value, str):
        return re.sub(r"[^a-z0-9]+", "", value.lower())
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome of weighing candidates: the fact, or None with the candidates that were too weak or too close."""

    fact: Fact | None
    rivals: tuple[Candidate, ...] = ()
    conflict: bool = False


def choose(candidates: Iterable[Candidate], key: Callable[[Any], object] = same, margin: float = 0.08) -> Choice:
    """Weigh candidates of one fact: the value with the highest score wins, each further place of it adds a little; a rival within
    `margin` of it makes the fact a question."""
    groups: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(key(candidate.value), []).append(candidate)
    if not groups:
        return Choice(None)
    ranked = sorted(groups.values(), key=_weight, reverse=True)
    best = max(ranked[0], key=lambda c: c.score)
    score = _weight(ranked[0])
    rivals = tuple(max(g, key=lambda c: c.score) for g in ranked[1:])
    close = bool(rivals) and _weight(ranked[1]) > score - margin
    confidence = min(0.99, score if not close else score - 0.4)
    if confidence < BAR:
        return Choice(None, (best, *rivals), close)
    alternatives = tuple(Alternative(c.value, c.pins) for c in rivals if c.score >= 0.3)[:4]
    return Choice(Fact(best.name, best.value, confidence, _pins(ranked[0]), alternatives), rivals, False)


def _weight(group: Sequence[Candidate]) -> float:
    scores = sorted((c.score for c in group), reverse=True)
    return scores[0] + min(0.06, 0.02 * (len(scores) - 1))


def _pins(group: Sequence[Candidate]) -> tuple[Pin, ...]:
    out: list[Pin] = []
    for candidate in sorted(group, key=lambda c: -c.score):
        out.extend(p for p in candidate.pins if p not in out)
    return tuple(out[:4])
