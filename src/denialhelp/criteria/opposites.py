"""Opposites: what is shown to be so excludes its opposite ("strength 5/5" excludes weakness, "curative intent" a palliative one)."""

from __future__ import annotations

from denialhelp.casefile.policy import Evidence

from .case import Scope
from .cues import Stance
from .slots import Slot


def opposite_shown(slot: Slot, scope: Scope) -> tuple[Evidence, ...]:
    """The newest passages that show the opposite of every alternative of a slot, where none as new shows the thing itself."""
    chart = scope.case.chart
    proof: list[Evidence] = []
    for concept in sorted(slot.concepts):
        others = chart.lexicon.opposites.get(concept, ())
        shown = [
            e
            for o in others
            for e, m in chart.mentions(o)
            if e.stance(m.start, m.end) is Stance.PRESENT and scope.case.asked_side(e) and e.passage.recorded_on
        ]
        last = max((e.passage.recorded_on for e in shown if e.passage.recorded_on), default=None)
        if last is None:
            return ()
        against = [
            e
            for e, m in chart.mentions(concept)
            if e.stance(m.start, m.end) in (Stance.PRESENT, Stance.POSSIBLE, Stance.UNSURE)
            and (e.passage.recorded_on is None or e.passage.recorded_on >= last)
        ]
        if against:
            return ()
        proof.extend(chart.evidence(e, method="opposite") for e in shown if e.passage.recorded_on == last)
    return tuple(dict.fromkeys(proof))[:3]
