"""Trying for a pregnancy for so long without one, where the length depends on the woman's age."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .numbers import Quantity, months_before, quantities
from .outcome import Outcome, met, not_met, still_open, unknown

_ASKED = re.compile(
    r"(?i)\b(?:unable|inability|failure|failed|not\s+been\s+able)\s+to\s+(?:conceive|become\s+pregnant|achieve\s+(?:a\s+)?pregnancy)|"
    r"\bno\s+(?:pregnancy|conception)\b[^.;]*\b(?:after|despite|in\s+spite\s+of)\b|\bnot\s+conceived\b"
)
_YOUNG = re.compile(
    r"(?i)\b(?:under|below|younger\s+than|less\s+than|up\s+to)\s+(?:the\s+age\s+of\s+)?(?P<age>3\d|4\d)\b|\b(?P<down>3\d|4\d)\s*(?:years?)?"
    r"(?:\s+of\s+age|\s+old)?\s+(?:or|and)\s+(?:younger|under|below|less)\b"
)
_OLD = re.compile(
    r"(?i)\b(?:over|above|older\s+than|more\s+than|at\s+least)\s+(?:the\s+age\s+of\s+|age\s+)?(?P<age>3\d|4\d)\b|\b(?P<up>3\d|"
    r"4\d)\s*(?:years?)?"
    r"(?:\s+of\s+age|\s+old)?\s+(?:or|and)\s+(?:older|over|above)\b"
)
_TRIED = re.compile(
    r"(?i)\b(?:trying|tried|attempt\w+|TTC)\b[^.;]{0,40}\b(?:conceive|pregnan\w+|conception|without\s+contraception|for|since|x)\b|"
    r"\b(?:unprotected\s+intercourse|without\s+(?:contraception|birth\s+control)|infertility|unable\s+to\s+conceive|not\s+conceived)\b"
)
_SINCE = re.compile(r"(?i)\bsince\s+(?:about\s+)?$")
_SPAN = re.compile(r"(?i)(?:\b(?:for|after|of|over)|[x×]|:)\s*(?:about|over|more\s+than|at\s+least|the\s+(?:past|last)|almost|nearly)?\s*$")


def tried_for_pregnancy(text: str, scope: Scope) -> Outcome | None:
    """Met where the record gives tries of the length that the woman's age asks for; None where the text asks no such thing."""
    limits = [q for q in quantities(text, bare=True) if q.dimension == "days" and q.unit.startswith(("month", "year")) and q.low <= 1500]
    if _ASKED.search(text) is None or not limits:
        return None
    asked = _for_age(text, limits, scope)
    if asked is None:
        return unknown("The length depends on the age", f"the patient's age: {text.strip()}", kind="tries")
    if isinstance(asked, Outcome):
        return asked
    case = scope.case
    for entry in case.chart.entries:
        m = _TRIED.search(entry.text)
        if not entry.usable or m is None or own_cues(entry.text, m.start(), m.end()) in (Stance.FAMILY, Stance.PLANNED):
            continue
        if _long_enough(entry, asked, scope):
            proof = case.chart.evidence(entry, method="tries")
            return met(f"The record gives tries of at least {asked.low / 30.4375:.0f} months", proof, kind="tries")
    return still_open("tries", f"a note that says since when a pregnancy is tried for: {text.strip()}")


def _for_age(text: str, limits: list[Quantity], scope: Scope) -> Quantity | Outcome | None:
    """The length that binds this patient; an outcome where the sentence is for another age, None where the age is not known."""
    born = scope.case.born_on
    years = None if born is None else (min(scope.case.anchors()) - born).days / 365.25
    old, young = _OLD.search(text), _YOUNG.search(text)
    if not old and not young:
        return max(limits, key=lambda q: q.low)
    if years is None:
        return None
    border = int((old and (old["age"] or old["up"])) or (young and (young["age"] or young["down"])) or 35)
    past = (old is not None and old["age"] and re.match(r"(?i)over|above|older|more", old[0])) or (young is not None and young["down"])
    elder = years >= border + (1 if past else 0)
    if len(limits) >= 2:
        return min(limits, key=lambda q: q.low) if elder else max(limits, key=lambda q: q.low)
    if bool(old) is elder:
        return limits[0]
    return not_met(f"The sentence is for another age; the patient is {years:.0f}", kind="tries")


def _long_enough(entry: Entry, asked: Quantity, scope: Scope) -> bool:
    """True where a passage gives a length, or a day since when, that is enough."""
    day_until = min(scope.case.anchors())
    for day in entry.dates:
        if _SINCE.search(entry.text[: day.start]) and day.last <= months_before(day_until, asked.low):
            return True
    return any(
        q.dimension == "days"
        and q.low >= asked.low
        and (_SPAN.search(entry.text[: q.start]) or re.match(r"(?i)\s+of\b", entry.text[q.end :]))
        for q in quantities(entry.text, bare=True)
    )
