"""A result that did not come in spite of so long a time ("no pregnancy after 12 months of trying"): a course, not a plain absence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONG = (
    r"(?:at\s+least\s+|more\s+than\s+|a\s+minimum\s+of\s+)?(?:\d+|one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty-?four)"
    r"(?:\s*\(\d+\))?[\s-]+(?:days?|weeks?|months?|years?|cycles?)(?:\s+or\s+(?:more|longer))?"
)
_AWAITED = re.compile(
    rf"(?i)^(?:there\s+(?:is|was)\s+|with\s+)?(?:no|without|lack\s+of)\s+(?P<what>[a-z][a-z\s-]{{2,40}}?),?\s+(?:after|despite|in\s+spite\s+of|"
    rf"following|over|during)\s+(?P<course>{_LONG}\s+(?:of|with)\s+.+)$"
)
_AGED = re.compile(
    r"(?i)[\s,;(]+(?:and\s+)?(?P<where>(?:if|for|in|where|when)\s+)?(?:the\s+|an?\s+)?(?:female\s+|male\s+)?"
    r"(?:wom[ae]n|m[ae]n|females?|males?|members?|patients?|persons?|partner)\s+(?:who\s+)?(?:is\s+|are\s+)?(?:aged?\s+)?"
    r"(?P<age>(?:(?:under|over|below|above|at\s+least|younger\s+than|older\s+than|up\s+to|less\s+than)\s+)?\d{1,3}\b"
    r"(?:\s*years?)?(?:\s+(?:of\s+age|old))?(?:\s+(?:or|and)\s+\w+)?)\)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Awaited:
    """What did not come, the course with its length, and an age (`demand`: asked of the patient, not a group that it binds)."""

    text: str
    what: str
    course: str
    age: str
    demand: bool


def awaited(text: str) -> Awaited | None:
    """A text of this form taken apart, else None ("no relief after ..." is the result of a treatment and no such form)."""
    aged = _AGED.search(text)
    found = _AWAITED.match(text[: aged.start()] if aged else text)
    if found is None or re.search(r"(?i)\b(?:improvement|relief|benefit|response|change)\b", found["what"]):
        return None
    return Awaited(text, found["what"], found["course"], aged["age"] if aged else "", bool(aged) and not (aged and aged["where"]))
