"""Signs of an examination by their names: one (or each) of those listed must be positive; each clause of a passage says of one."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry, said_on
from .outcome import Outcome, met, not_met, still_open
from .words import STOP, tokens_of

_ASKED = re.compile(
    r"(?i)^(?P<other>[^,;]{0,60}?\bor\s+)?(?:an?\s+)?positive\s+(?P<names>[^;.()]{3,120}?)\s*(?:\btests?|\bsigns?|\bmaneuvers?)\b"
    r"(?:\s+(?:on|at)\s+(?:physical\s+)?examination)?\s*$"
)
_SPLIT = re.compile(r"(?i)\s*,\s*(?:or\s+|and\s+)?|\s+or\s+|\s*/\s*")
_WORD = frozenset({"test", "sign", "maneuver", "positive", "external", "examination", "exam"})
_POSITIVE = re.compile(r"(?i)\b(?:positive|pos|present|reproduc\w+)\b|(?<!\w)\+")
_NEGATIVE = re.compile(r"(?i)\b(?:negative|neg|absent|none|no)\b|(?<![\w-])-(?=\s|$)")


def signs_positive(text: str, scope: Scope) -> Outcome | None:
    """Met where one of the signs named is positive in the newest passage on it; not met where all are negative; None for other texts."""
    m = _ASKED.match(text.strip().rstrip("."))
    if m is None:
        return None
    names = [n for part in _SPLIT.split(m["names"]) if (n := _stems(part))]
    chart, case = scope.case.chart, scope.case
    seen: dict[frozenset[str], tuple[date, bool, Entry]] = {}
    for entry in chart.entries:
        on = said_on(entry) or date.min
        if not entry.usable or on > case.as_of or not case.asked_side(entry):
            continue
        for clause in re.split(r"[,;]|\.\s", entry.text):
            own = {t.stem for t in tokens_of(clause)}
            for name in names:
                said = _said(clause) if name <= own else None
                if said is not None and (name not in seen or on >= seen[name][0]):
                    seen[name] = (on, said, entry)
    good = [e for _, said, e in seen.values() if said]
    if good:
        return met("A sign of those named is positive", chart.evidence(good[0], method="sign"), kind="sign")
    if len(seen) == len(names) and names and not m["other"]:
        proof = dict.fromkeys(chart.evidence(e, method="sign") for _, _, e in seen.values())
        return not_met("The signs named are negative", *list(proof)[:3], kind="sign")
    return still_open("sign")


def _stems(name: str) -> frozenset[str]:
    words = (t for t in tokens_of(name) if t.text[0].isalpha() and t.text.lower() not in STOP)
    return frozenset(t.stem for t in words if not {t.stem, t.text.lower()} & _WORD)


def _said(clause: str) -> bool | None:
    positive, negative = _POSITIVE.search(clause) is not None, _NEGATIVE.search(clause) is not None
    return None if positive is negative else positive
