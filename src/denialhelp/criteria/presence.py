"""In person or not: somebody who must be present, against passages that say that it was by telephone, on call, or in the room."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .outcome import Outcome, met, not_met, still_open
from .undone import undone
from .words import STOP, tokens_of

_ASKED = re.compile(
    r"(?i)\b(?:in\s+person|on[\s-]?site|(?:is|are|be)\s+(?:physically\s+)?present(?:\s+(?:in|at|on)\s+the\s+[\w-]+)?|"
    r"physically\s+present|immediately\s+available\s+on\s+site)\b"
)
_WHO = re.compile(
    r"(?i)\b(?P<who>physician|surgeon|nurse|pharmacist|therapist|supplier|technician|ATP|practitioner|dietitian|anesthesiologist|"
    r"specialist|supervisor|analyst|BCBA|psychologist|provider|interpreter|educator|trainer|fitter|prosthetist|audiologist)s?\b"
)
_REMOTE = re.compile(
    r"(?i)\b(?:by|via|over|on|through)\s+(?:the\s+)?(?:tele)?(?:phone|telephone|video|zoom|speaker\s*phone)\b|\bspeaker\s*phone\b|"
    r"\bdialed\s+in\b|\bremotely\b|\bon\s+call\b|\breachable\b|\boff[\s-]?site\b|\bnot\s+(?:present|on\s+site|in\s+the\s+(?:room|building))\b"
)
_THERE = re.compile(
    r"(?i)\b(?:in\s+person|on[\s-]?site|present|in\s+the\s+(?:room|unit|facility|building|clinic|department)|at\s+the\s+(?:bedside|side)|attended)\b"
)
_NAMES = re.compile(r"\([^()]*,\s*(?P<mark>[A-Z]{2,5})\)")
_BESIDE = frozenset(
    re.findall(r"\w+", "person present telephone phone availability sufficient must take took part employed proof facility unit")
)


def in_person(text: str, scope: Scope) -> Outcome | None:
    """Met or not met by a passage that says how that person took part in what is named; None where the text asks no presence."""
    asked, who = _ASKED.search(text), _WHO.search(text)
    if asked is None or who is None or re.search(r"(?i)\b(?:examin\w+|face[\s-]to[\s-]face|encounter|visit)\b|\bor\s+(?:by|via)\b", text):
        return None
    main = re.split(r"[;:]", text, maxsplit=1)[0]
    stems = {t.stem for t in tokens_of(main) if t.text[0].isalpha() and len(t.text) > 3 and t.text.lower() not in STOP | _BESIDE}
    stems -= {t.stem for m in _WHO.finditer(main) for t in tokens_of(m[0])}
    chart = scope.case.chart
    remote: list[Entry] = []
    there: list[Entry] = []
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or not (_REMOTE.search(entry.text) or _THERE.search(entry.text)):
            continue
        near = " ".join(e.text for e in (entry, *chart.around(entry, 1)))
        if not _same_person(who["who"], entry.text) or (stems and not stems & {t.stem for t in tokens_of(near)}):
            continue
        if _REMOTE.search(entry.text) and (not stems or len(stems & {t.stem for t in tokens_of(near)}) * 3 >= len(stems)):
            remote.append(entry)
        elif _THERE.search(entry.text) and len(stems & {t.stem for t in tokens_of(near)}) * 2 >= len(stems):
            there.append(entry)
    if remote and not there:
        proof = [chart.evidence(e, method="presence") for e in remote[:2]]
        return not_met("The record says that it was not in person", *proof, kind="presence")
    if there and not remote:
        return met("The record says that it was in person", chart.evidence(there[0], method="presence"), kind="presence")
    return still_open("presence")


def _same_person(who: str, text: str) -> bool:
    """True where a passage speaks of the role, by its name or by the letters behind a name ("(C. Doe, ATP)")."""
    if re.search(rf"(?i)\b{re.escape(who)}s?\b", text):
        return True
    return any(m["mark"].lower() == who.lower() for m in _NAMES.finditer(text))
