"""Skilled therapy: what the therapist does that a patient could not do alone, as the record names it."""

from __future__ import annotations

import re

from .case import Scope
from .cues import Stance, own_cues
from .outcome import Outcome, met, still_open

_ASKED = re.compile(
    r"(?i)\bskilled\s+(?:techniques?|services?|care|interventions?|therap\w+|treatment|need)\b|"
    r"\bskills\s+of\s+an?\s+(?:\w+\s+)?therapist\b|\bcomplexity\b[^.;]{0,40}\btherapist\b"
)
_SAID = re.compile(
    r"(?i)\bskilled\s+(?:care|techniques?|services?|interventions?|therap\w+|need|treatment)\s*(?::|includ\w+|needed|required|provided|"
    r"for)|\brequires?\s+(?:the\s+)?skill\w*\b"
)


def skilled_therapy(text: str, scope: Scope) -> Outcome | None:
    """Met where a note says what skilled therapy is given or needed; None where the text is about nursing, or no such thing."""
    if not _ASKED.search(text) or re.search(r"(?i)\bnurs\w+|\bdaily\b|\d", text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _SAID.search(entry.text)
        if entry.usable and m is not None and own_cues(entry.text, m.start(), m.end()) in (Stance.PRESENT, Stance.PLANNED):
            return met("The record names the skilled therapy", chart.evidence(entry, method="skilled"), kind="skilled")
    return still_open("skilled")
