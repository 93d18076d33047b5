"""Other treatment that must have been tried: any course of another treatment whose own note says that the trouble goes on."""

from __future__ import annotations

import re

from .case import Scope
from .course import FAIL_WORDS, NOT_TREATMENT, says
from .cues import Stance
from .numbers import windows
from .outcome import Outcome, met, still_open

_ASKED = re.compile(
    r"(?i)\b(?:other|alternative|less\s+(?:invasive|costly|intensive)|conventional|conservative|standard|medical|non-?surgical|"
    r"lesser)\s+(?:\w+\s+){0,2}?(?:treatments?|therap(?:y|ies)|measures|"
    r"management|options|alternatives)\b[^.;]*\b(?:tried|failed|not\s+(?:\w+\s+)?(?:enough|effective|helped|suitable|successful|"
    r"adequate)|inadequate|ineffective|exhausted|unsuccessful|insufficient|considered)\b|\b(?:maximal|optimal|"
    r"adequate)?\s*medical\s+(?:treatment|therapy|management)\b[^.;]*\b(?:tried|without\s+success|failed)\b|"
    r"\b(?:failure|failed|inadequate\s+response|unresponsive|refractory)\b[^.;]{0,30}\b(?:other|conventional|conservative|standard|"
    r"medical|optimal)\s+(?:\w+\s+)?(?:treatments?|therap(?:y|ies)|measures|management)\b"
)
_STILL = re.compile(r"(?i)\b(?:still|despite|in\s+spite\s+of|remains?|persist\w*|continues?\s+to|even\s+with|not\s+controlled|fail\w*)\b")


_LOWER = re.compile(
    r"(?i)\b(?:lower|less\s+intensive|outpatient)\s+(?:level\s+of\s+care|levels?|treatment|care|program)\b[^.;]*\b(?:failed|failure|"
    r"unsuccessful|"
    r"not\s+(?:been\s+)?(?:successful|effective|helped|sufficient|enough))\b|\b(?:failed|failure\s+of|unsuccessful)\b[^.;]{0,"
    r"30}\b(?:lower|less\s+"
    r"intensive)\s+level"
)
_RELAPSED = re.compile(
    r"(?i)\b(?:relaps\w+|return(?:ed)?\s+to\s+(?:use|drinking|using)|resumed\s+(?:use|drinking)|readmit\w+|deteriorat\w+|decompensat\w+)\b"
)


def lower_level_failed(text: str, scope: Scope) -> Outcome | None:
    """A lower level of care that was used and did not hold, in the window; None where the text asks no such thing."""
    if not _LOWER.search(text):
        return None
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    for concept in ("outpatient", "partial-hospital"):
        for entry, m in chart.mentions(concept):
            said = _RELAPSED.search(entry.text[m.end :]) is not None or says(FAIL_WORDS, entry.text[m.end :])
            given = entry.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)
            if said and given and m.concept not in case.requested and case.entry_inside(entry, window) is True:
                return met("The record says that a lower level did not hold", chart.evidence(entry, method="tried"), kind="tried")
    return still_open("tried", f"records of the lower level of care, with its result: {text.strip()}")


def others_failed(text: str, scope: Scope) -> Outcome | None:
    """Met where a passage names another treatment of this patient and says that it was not enough; else None."""
    if not _ASKED.search(text) or re.search(r"\d|\b(?:two|three|four|six)\b", text):
        return None
    return another_failed(scope)


def another_failed(scope: Scope) -> Outcome | None:
    """Another treatment than the one asked for, of this patient, of which a passage says that it was not enough; else None."""
    chart, case = scope.case.chart, scope.case
    for entry in chart.entries:
        given = [
            m
            for m in entry.words.mentions
            if chart.lexicon.concepts[m.concept].kind in ("drug", "care")
            and m.concept not in case.requested
            and not any(chart.lexicon.is_a(m.concept, x) for x in NOT_TREATMENT)
            and entry.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)
        ]
        if entry.usable and given and (_STILL.search(entry.text) or says(FAIL_WORDS, entry.text)):
            return met("The record says that another treatment was not enough", chart.evidence(entry, method="tried"), kind="tried")
    return None
