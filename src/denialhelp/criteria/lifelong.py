"""Conditions that do not pass: named under "past medical history", they are still there."""

from __future__ import annotations

import re

from .case import Scope
from .cues import Stance
from .numbers import quantities, windows
from .outcome import Outcome, met
from .slots import LIGHT_WEIGHT, slots_of

# First places of the ICD-10-CM codes of such conditions.
_STAYS = (
    "B20",
    "E03",
    "E10",
    "E11",
    "E66",
    "E78",
    "E84",
    "F01",
    "F02",
    "F03",
    "F20",
    "F84",
    "G12",
    "G20",
    "G30",
    "G35",
    "G40",
    "G47.33",
    "G71",
    "G80",
    "G82",
    "I10",
    "I11",
    "I12",
    "I13",
    "I25",
    "I27",
    "I42",
    "I48",
    "I50",
    "I70",
    "J43",
    "J44",
    "J45",
    "J84",
    "K50",
    "K51",
    "K74",
    "L40",
    "M05",
    "M06",
    "M15",
    "M16",
    "M17",
    "M32",
    "M34",
    "M45",
    "M81",
    "N18",
    "Q90",
)
_LIST = re.compile(
    r"(?i)^\W*(?:PMH\w*|past\s+medical\s+history|medical\s+history|medical\s+problems|comorbidities|chronic\s+(?:problems|"
    r"conditions))\s*[:\-]"
)
_SECTION = re.compile(r"(?i)\b(?:PMHx?|past\s+medical|medical\s+history|comorbidit\w+|problem\s+list)\b")
_OVER = re.compile(r"(?i)\b(?:resolved|remission|cured|ruled\s+out|gestational|childhood|outgr\w+|family|mother|father)\b")


def still_has(text: str, scope: Scope) -> Outcome | None:
    """Met where a list of the patient's conditions names one that does not pass; None for every other text and record."""
    if quantities(text) or windows(text) or len(text.split()) > 12:
        return None
    chart = scope.case.chart
    slots = [
        s
        for s in slots_of(chart.annotator.words(text), chart.annotator)
        if s.weight > LIGHT_WEIGHT and not re.fullmatch(r"(?i)history", s.words)
    ]
    if len(slots) != 1 or not slots[0].concepts:
        return None
    for concept in sorted(slots[0].concepts):
        if not any(code.startswith(_STAYS) for code in chart.lexicon.concepts[concept].icd):
            continue
        for entry, m in chart.mentions(concept):
            listed = _LIST.match(entry.text) or _SECTION.search(entry.passage.section)
            if listed and not _OVER.search(entry.text) and entry.stance(m.start, m.end) is Stance.HISTORICAL:
                return met("The list of the patient's conditions names it", chart.evidence(entry, method="listed"), kind="condition")
    return None
