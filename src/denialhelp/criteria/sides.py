"""Findings on both sides: shown for each side or as bilateral; not met where one side is called normal."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import quantities, windows
from .outcome import Outcome, met, not_met, still_open
from .slots import LIGHT_WEIGHT, slots_of

_BOTH = re.compile(r"(?i)\b(?:both|bilateral(?:ly)?)\s+(?!\w+\s+and\b)|\bon\s+both\s+sides\b|\bof\s+both\b")
_BILATERAL = re.compile(r"(?i)\b(?:bilateral(?:ly)?|both|on\s+both\s+sides|each\s+side)\b")
_SIDE = re.compile(r"(?i)\b(right|left)\b")
_FINE = re.compile(
    r"(?i)\b(?:normal|patent|clear|open|intact|unremarkable|fills?\s+and\s+spills?|free\s+spill|spills?\s+freely|healthy|no\s+\w+|"
    r"negative|competent|"
    r"unaffected)\b"
)


def both_sides(text: str, scope: Scope) -> Outcome | None:
    """Whether a finding is there on both sides; None where the text does not ask for both or asks a value."""
    if not _BOTH.search(text) or quantities(text) or re.search(r"(?i)\b(?:no|not|without|never)\b", text):
        return None
    chart, case = scope.case.chart, scope.case
    plain = _BILATERAL.sub(" ", text)
    slots = [s for s in slots_of(chart.annotator.words(plain), chart.annotator) if s.weight > LIGHT_WEIGHT]
    if not slots or len(slots) > 3:
        return None
    window = next(iter(windows(text)), None) or scope.window
    seen: dict[str, tuple[date, Entry]] = {}
    fine: dict[str, tuple[date, Entry]] = {}
    for entry in chart.entries:
        on = said_on(entry) or date.min
        if not entry.usable or on > case.as_of or (window is not None and case.inside(said_on(entry), window) is not True):
            continue
        for begin, end, side in _parts(entry.text):
            part = entry.text[begin:end]
            named = [_said(s.concepts, s.stems, entry, begin, end, scope) for s in slots]
            if all(n is Stance.PRESENT for n in named):
                for one in ("right", "left") if side == "both" else (side,):
                    seen[one] = max(seen.get(one, (date.min, entry)), (on, entry), key=lambda x: x[0])
            elif side != "both" and _FINE.search(part) and any(n is not None for n in named):
                fine[side] = max(fine.get(side, (date.min, entry)), (on, entry), key=lambda x: x[0])
    for side, (on, entry) in fine.items():
        if on >= seen.get(side, (date.min, entry))[0]:
            return not_met(f"The {side} side is called normal", chart.evidence(entry, Assertion.ABSENT, method="side"), kind="side")
    if len(seen) == 2:
        proof = dict.fromkeys(chart.evidence(e, method="side") for _, e in seen.values())
        return met("The record shows it on both sides", *proof, kind="side")
    return still_open("side")


def _parts(text: str) -> list[tuple[int, int, str]]:
    """The clauses of a passage with the side that each speaks of."""
    out = []
    at = 0
    for piece in re.split(r"(?<=[,;.])\s+", text):
        begin = text.index(piece, at)
        at = begin + len(piece)
        sides = {m.lower() for m in _SIDE.findall(piece)}
        side = "both" if _BILATERAL.search(piece) or len(sides) == 2 else next(iter(sides), "")
        if side:
            out.append((begin, at, side))
    return out


def _said(concepts: frozenset[str], stems: frozenset[str], entry: Entry, begin: int, end: int, scope: Scope) -> Stance | None:
    """What a clause says of one thing; the organ may be named in another clause of the passage."""
    lexicon = scope.case.chart.lexicon
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in concepts)]
    places += [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
    inside = [p for p in places if begin <= p[0] < end]
    said = [entry.stance(a, b) for a, b in inside]
    return Stance.PRESENT if Stance.PRESENT in said else said[0] if said else None
