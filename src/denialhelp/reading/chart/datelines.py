"""Datelines: a line that is a day, alone or with the kind of visit, begins a new note within a page."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from .dates import find_times

_LONGEST = 84  # characters: a longer line is a sentence that states a day
_KIND = (
    r"(?:(?:new\s+patient|established(?:\s+patient)?|initial|return|follow[- ]?up|office|clinic|phone|telephone|telehealth|telemedicine|"
    r"video|progress|physician|nursing|nurse|daily|weekly|treatment|social\s+work|case\s+management|routine|urgent|home|hospital|"
    r"[a-z]*therapy|[a-z]+ology|[a-z]*psychiatry|orthop\w+|surgery|primary\s+care|wound|pain|pt|ot|physical|occupational|speech|individual|group|family|skilled|urgent\s+care|in-person|virtual)\s+)*"
    r"(?:visit|notes?|encounter|consult(?:ation)?|call|appointment|appt|exam(?:ination)?|session|follow[- ]?up|evaluation|soap|entry|"
    r"telehealth|admission|rounds|addendum)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TIME = r"(?:at\s+|@\s*)?\d{1,2}:?\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|hrs?|hours)?"
_NUMBERED = r"(?:\s*(?:no\.?|#|number)?\s*\d{1,3})?"
# A person with a title or a credential, or behind a label; a clinic or department by its last word.
_CREDENTIAL = (
    r"(?-i:M\.?D\.?|D\.?O\.?|PhD|PsyD|NP(?:-C)?|FNP(?:-C|-BC)?|PMHNP(?:-BC)?|PA(?:-C)?|APRN|RN|LPN|LVN|DPT|PTA?|OTR/L|OTR|COTA|SLP|CCC-SLP|LCSW|"
    r"LMSW|LMFT|LPC|BCBA|AuD|DC|DPM|DDS|OD|RD)"
)
_NAME = r"(?-i:[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})"
_PERSON = (
    rf"(?:(?:provider|clinician|therapist|author|with|by|seen\s+by)\s*:?\s*(?:dr\.?\s+)?{_NAME}(?:,\s*{_CREDENTIAL}){{0,2}}|"
    rf"(?-i:Dr\.?)\s+{_NAME}|{_NAME}(?:,\s*{_CREDENTIAL})+|{_CREDENTIAL})"
)
_PLACE = r"(?:(?-i:[A-Z])[\w&'’-]*\s+){0,4}(?:clinic|center|centre|department|hospital|office|service|unit|ward|institute|practice)"
_BEFORE = re.compile(
    rf"(?:(?:{_PLACE}\s*[-:,–—|~]+\s*)?{_KIND}{_NUMBERED}(?:\s+{_PERSON})?|"
    r"date(?:\s+of\s+(?:visit|service|exam|encounter|session|note|entry))?|"
    r"(?:visit|service|encounter|session)\s+date|dos|seen|entry|fecha(?:\s+de\s+(?:la\s+)?(?:visita|consulta))?|consulta|visita)?"
    rf"\s*[-:,–—|~]*\s*(?:on|of|from|for|dated)?\s*[-:,–—|~]?\s*(?:{_WEEKDAY},?\s*)?",
    re.IGNORECASE,
)
# After a day: the hour, the kind of visit, the place, and behind a mark or a word the person.
_AFTER = re.compile(
    rf"(?:\s*[-:,–—|~@(]*\s*(?:{_TIME}|{_WEEKDAY}|{_KIND}{_NUMBERED}|{_PLACE}|\([^)]{{0,40}}\)?)\)?(?!\w))*"
    rf"(?:\s*(?:[-:,–—|~]+|(?=(?:with|by|provider|clinician|therapist|author|seen\s+by)\b)|(?<=\w),)\s*{_PERSON})?\s*[-:,–—|~.]*",
    re.IGNORECASE,
)
_MARKS = " \t*[]()=#_~•|>-–—:."
# What a line above a day must be for the day to stand for itself: a sentence that is over.
_OVER = re.compile(r"[.!?][\"”’')\]]*\s*$")
_LEANS = re.compile(
    r"(?i)\b(?:date|dob|birth|born|nacimiento|collected|received|reported|resulted|ordered|effective|printed|admitted|discharged|due|"
    r"expires?|started?|begun?|onset|end(?:ed)?|through|to|from|of|on|and|until|signature|signed)\s*$|[-–,:/]\s*$"
)


@lru_cache(maxsize=8192)
def dateline_day(line: str) -> date | None:
    """The day that a line sets for what follows it, or None where the line is no dateline."""
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    text = line.strip(_MARKS)
    times = [w for w in find_times(text) if w.exact == "day"]
    if len(times) != 1 or not re.search(r"(?:19|20)\d\d|[/-]\d\d$", text[times[0].start : times[0].end]):
        return None
    before, after = text[: times[0].start].rstrip("[( "), text[times[0].end :].lstrip("]) ")
    return times[0].first if _BEFORE.fullmatch(before) and _AFTER.fullmatch(after) else None


def leans_on(line_above: str) -> bool:
    """Whether the line above is a label or an unfinished sentence, so that a day under it belongs to it."""
    return _LEANS.search(line_above.strip()) is not None


def may_follow(line_above: str) -> bool:
    """Whether a day straight under a line stands for itself: under a sentence or a point of a list, not under a field's name."""
    if leans_on(line_above):
        return False
    return _OVER.search(line_above) is not None or len(line_above) > 60 or re.match(r"\s*[-•*▪◦‣·]\s*\w", line_above) is not None
