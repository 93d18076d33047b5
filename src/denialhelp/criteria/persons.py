"""Whose a thing is: passages that speak of a relative, a partner or a friend as the one who has, had or did it."""

from __future__ import annotations

import re

_WHO = (
    r"(?:husband|wife|spouse|partner|mother|father|sister|brother|son|daughter|aunt|uncle|cousin|niece|nephew|grand(?:mother|father)|"
    r"friend|"
    r"room-?mate|neighbou?r|co-?worker|caregiver|boyfriend|girlfriend)"
)
_OWNS = re.compile(rf"(?i)\b{_WHO}['’]s\s+(?:\w+\s+){{0,3}}$")
_DID = re.compile(
    rf"(?i)(?:^|[.;]\s+)(?:her\s+|his\s+|their\s+|the\s+|patient['’]s\s+)?{_WHO}\s+(?:has|had|have|attended|tried|was|took|takes|"
    rf"underwent|completed|received|"
    r"rates?|got|suffers?|uses?|with|did|finished|failed)\b[^.;]*$"
)


def owned(text: str, at: int) -> bool:
    """True where the words right before an offset give the thing to somebody else ("husband's BMI")."""
    return _OWNS.search(text[:at]) is not None


def done_by_other(text: str, at: int) -> bool:
    """True where the sentence's subject before an offset is somebody else ("husband attended 14 visits")."""
    return owned(text, at) or _DID.search(text[:at]) is not None
