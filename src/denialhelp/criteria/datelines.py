"""Datelines: a line that is a date, alone or with the kind of visit, begins a new note; what follows it is of that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from denialhelp.casefile.record import Passage

from .numbers import Day, dates_in

_KIND = (
    r"(?:(?:new\s+patient|established|initial|return|follow-?up|office|clinic|phone|telephone|telehealth|video|progress|"
    r"physician|nursing|nurse|"
    r"therapy|hospital|home|urgent\s+care)\s+)*(?:visit|note|encounter|consult(?:ation)?|call|appointment|exam(?:ination)?|"
    r"session|follow-?up|evaluation)"
)
_BEFORE = re.compile(rf"(?i)^\W*(?:{_KIND}|date(?:\s+of\s+(?:visit|service|exam|consultation|letter))?)?\s*(?:on|of|date)?\s*[:,–-]?\s*$")
_AFTER = re.compile(rf"(?i)^\s*[:,–-]?\s*(?:{_KIND})?\s*(?:\([^)]{{0,40}}\))?\s*\.?$")
# A title with the kind of note before the date, and whoever wrote it behind the date ("PT weekly progress 09/08/2026 - Jo Example, PT").
_TITLED = re.compile(
    r"(?i)^\W*(?:[\w/&'().-]+[\s,:]+){0,5}?(?:notes?|visits?|evaluation|re-?evaluation|progress|consult(?:ation)?|assessment|intake|"
    r"summary|report|admission|discharge|"
    r"treatment\s+plan|plan\s+of\s+care|nursing|PT|OT|SLP|physical\s+therapy|occupational\s+therapy|speech\s+therapy|psychiatry|"
    r"follow[\s-]?up|encounter|exam(?:ination)?|"
    r"session|check|rounds|letter|log|review)\b[\s,:–—-]*(?:(?:dated|of|on|date)\s*)?[\s,:–—-]*$"
)
_AUTHOR = re.compile(
    r"^\s*[,:;|–—-]*\s*(?:\d{1,2}:\d{2}\s*(?:[ap]m)?[\s,]*)?(?:(?:[Bb]y|[Aa]uthor:?|[Ss]een\s+by|[Pp]rovider:?|"
    r"[Ww]ith)\s+)?(?:Dr\.?\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}"
    r"(?:,?\s+(?:MD|DO|NP|FNP|APRN|PA-C|PA|RN|LVN|LPN|PT|DPT|OT|OTR/?L?|SLP|CCC-SLP|LCSW|LMFT|LPC|PhD|PsyD|BCBA|RD|CPO|DDS|DMD|DPM|"
    r"PharmD|MS|MA)\b)*"
    r"(?:\s*\([^)]{1,40}\)|,\s*[A-Za-z][A-Za-z /&-]{2,40})?\s*\.?$"
)
# A title in capitals ("OPERATIVE NOTE 03/03/2026  Drug-induced sleep endoscopy") begins a note whatever follows the day.
_CAPITAL = re.compile(
    r"^\W*(?:[A-Z][A-Z/&'-]+[\s,:]+){0,4}(?:NOTE|CONSULTATION|CONSULT|VISIT|EVALUATION|REPORT|EXAMINATION|SUMMARY|ASSESSMENT)[\s,:–—-]*$"
)
_LONGEST = 100  # characters: a longer line is a sentence that states a date


def dateline(passage: Passage) -> date | None:
    """The day that a passage sets for what follows it, or None where it is no dateline."""
    text = passage.text.strip().rpartition("\n")[2].strip()
    if len(text) > _LONGEST or passage.copied or "page header" in passage.heads:
        return None
    found: list[Day] = dates_in(text)
    if len(found) != 1 or found[0].first != found[0].last:
        return None
    day = found[0]
    capital = _CAPITAL.match(text[: day.start]) is not None
    if _TITLED.match(text[: day.start]) and (capital or not text[day.end :].strip() or _AUTHOR.match(text[day.end :])):
        return day.first
    if len(text) > 70 or passage.cells:
        return None
    return day.first if _BEFORE.match(text[: day.start]) and _AFTER.match(text[day.end :]) else None


def redated(passages: Iterable[Passage], *, born_on: date | None) -> Iterator[Passage]:
    """The passages with the day of the dateline above them, where the reading of the record kept an older note's day.

    A dateline holds until the next one, until the record's own day changes, or until the document ends. The author of an older note is
    dropped: a dateline begins a note of its own.
    """
    document, stale, current = "", None, None
    for passage in passages:
        if passage.document != document:
            document, stale, current = passage.document, passage.recorded_on, None
        day = dateline(passage)
        if day is not None and day != born_on and day != passage.recorded_on:
            stale, current = passage.recorded_on, day
        elif not _carried(passage) and (passage.recorded_on != stale or (day is not None and day == passage.recorded_on)):
            current = None
        if current is None or _carried(passage):
            yield passage
        else:
            yield replace(passage, recorded_on=current, author="")


def _carried(passage: Passage) -> bool:
    return passage.copied or re.match(r"(?i)\W*copied\b", passage.text) is not None
