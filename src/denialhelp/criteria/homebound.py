"""Confined to the home: said so, or shown by the help that leaving needs and the effort that it takes."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .contents import notes_of
from .cues import Stance, own_cues
from .outcome import Outcome, met, not_met, unknown

_ASKED = re.compile(r"(?i)\b(?:home-?bound|confined\s+to\s+(?:the\s+|his\s+|her\s+)?home)\b")
_HELP = re.compile(
    r"(?i)\b(?:leav\w+\s+(?:the\s+|her\s+|his\s+)?(?:home|house)|outings?|goes\s+out|appointments?|"
    r"doctor\s+visits?)\b[^.]{0,100}\b(?:help|assist\w*|walker|wheelchair|cane|van|"
    r"ambulance|special\s+transport\w*|daughter|son|wife|husband|caregiver|two\s+people)\b"
)
_EFFORT = re.compile(
    r"(?i)\b(?:taxing|considerable\s+effort|exhaust\w*|short(?:ness)?\s+of\s+breath|SOB|dyspn\w+|must\s+rest|needs?\s+to\s+rest|"
    r"fatigue\w*|pain\s+with|days?\s+to\s+recover)\b"
)
_DENIED = re.compile(
    r"(?i)\b(?:not|no\s+longer|is\s+not)\s+(?:considered\s+)?home-?bound\b|\bdrives?\s+(?:her|him)self\b|\bleaves\s+home\s+(?:freely|"
    r"daily|often)\b"
)


def homebound(text: str, scope: Scope) -> Outcome | None:
    """Met where a note says so, or gives both the help that is needed to leave home and the effort; None where it is not asked."""
    if not _ASKED.search(text):
        return None
    chart = scope.case.chart
    against = [e for e in chart.entries if e.usable and _DENIED.search(e.text)]
    positive = [
        e for e in chart.entries if e.usable and (m := _ASKED.search(e.text)) and own_cues(e.text, m.start(), m.end()) is Stance.PRESENT
    ]
    plain = [e for e in against if re.search(r"(?i)\b(?:not|no\s+longer)\s+(?:considered\s+)?home-?bound\b", e.text)]
    if plain and not positive:
        denied = chart.evidence(max(plain, key=lambda e: e.passage.recorded_on or date.min), Assertion.ABSENT, method="home")
        return not_met("The record says that the patient is not bound to the home", denied, kind="homebound")
    if against:
        return unknown(
            "", "a note on whether the patient can leave home", against=(chart.evidence(against[0], method="home"),), kind="homebound"
        )
    if positive:
        return met("The record says so", chart.evidence(positive[0], method="home"), kind="homebound")
    for note in notes_of(chart).values():
        aid = next((e for e in note if _HELP.search(e.text)), None)
        effort = next((e for e in note if _EFFORT.search(e.text) and e.passage.assertion.value != "absent"), None)
        if aid is not None and effort is not None:
            proof = dict.fromkeys((chart.evidence(aid, method="home"), chart.evidence(effort, method="home")))
            return met("The record gives the help that leaving home needs, and the effort", *proof, kind="homebound")
    return unknown("", "a note on the help and effort that leaving home takes", kind="homebound")
