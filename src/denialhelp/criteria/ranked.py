"""Values that are written as a rank: visual acuity (20/50) and percentiles of a population."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry, said_on
from .numbers import windows
from .outcome import Outcome, met, not_met, unknown
from .words import STOP, tokens_of

_WORSE = r"(?:worse|less|poorer|lower|below)"
_ACUITY = re.compile(
    rf"(?i)\b20/(?P<or>\d{{2,3}})\s*(?:,\s*)?(?:or|and)\s+(?P<way>{_WORSE}|better|greater|above)\b|"
    rf"\b(?P<than>{_WORSE}|better)\s+than\s+20/(?P<n>\d{{2,3}})\b"
)
_SEEN = re.compile(r"(?i)\b(?:acuity|BCVA|UCVA|VA|vision|sees|OD|OS|OU|Snellen)\b")
_EYE = re.compile(r"(?<!\d)20/(\d{2,3})(?!\d)")
_RANK = re.compile(
    r"(?i)\b(?P<how>(?:at\s+or\s+)?(?:below|under|above|over)|less\s+than|greater\s+than|more\s+than|at\s+least|lower\s+than|[<>≤≥]=?)\s*"
    r"(?:the\s+)?(?P<n>\d{1,2}(?:\.\d)?)(?:st|nd|rd|th)?\s+percentile\b"
)
_GIVEN = re.compile(
    r"(?i)(?P<sign><|>|\bbelow\s+(?:the\s+)?|\babove\s+(?:the\s+)?|\bunder\s+(?:the\s+)?)?\s*\b(?P<n>\d{1,2}(?:\.\d+)?)(?:st|nd|rd|"
    r"th)?\s*(?:percentile|%ile)\b|"
    r"\bpercentile\s*[:=]?\s*(?P<m>\d{1,2}(?:\.\d+)?)\b"
)
Found = list[tuple[date, Entry, bool | None]]


def ranked(text: str, scope: Scope) -> Outcome | None:
    """An acuity or a percentile against the newest one that the record gives; None where the criterion asks for neither."""
    if (eye := _ACUITY.search(text)) is not None:
        return _decided(text, _eyes(eye, scope), scope)
    if (rank := _RANK.search(text)) is not None:
        return _decided(text, _percentiles(text, rank, scope), scope)
    return None


def _eyes(asked: re.Match[str], scope: Scope) -> Found:
    limit = int(asked["or"] or asked["n"])
    worse = re.fullmatch(rf"(?i){_WORSE}", asked["way"] or asked["than"]) is not None
    found: Found = []
    for entry in scope.case.chart.entries:
        if not entry.usable or not _SEEN.search(entry.text) or not scope.case.asked_side(entry):
            continue
        for m in _EYE.finditer(entry.text):
            value = int(m[1])
            holds = value == limit if asked["or"] and value == limit else value > limit if worse else value < limit
            found.append((said_on(entry) or date.min, entry, holds))
    return found


def _percentiles(text: str, asked: re.Match[str], scope: Scope) -> Found:
    limit, how = float(asked["n"]), asked["how"].lower()
    low = re.search(r"below|under|less|lower|<|≤", how) is not None
    even = re.search(r"at\s|≤|≥|=", how) is not None
    heads = [t.stem for t in tokens_of(text[: asked.start()]) if t.text[0].isalpha() and t.text.lower() not in STOP]
    found: Found = []
    for entry in scope.case.chart.entries:
        if not entry.usable or not heads or not set(heads[-2:]) <= {t.stem for t in (*entry.words.tokens, *entry.about.tokens)}:
            continue
        for m in _GIVEN.finditer(entry.text):
            value, sign = float(m["n"] or m["m"]), (m["sign"] or "").lower().strip()
            under, over = sign.startswith(("<", "below", "under")), sign.startswith((">", "above"))
            holds: bool | None = (value < limit if low else value > limit) or (even and value == limit)
            if under:
                holds = True if low and value <= limit else False if not low and value <= limit else None
            elif over:
                holds = True if not low and value >= limit else False if low and value >= limit else None
            found.append((said_on(entry) or date.min, entry, holds))
    return found


def _decided(text: str, found: Found, scope: Scope) -> Outcome:
    """All of the newest day's values agree, or nothing is decided."""
    case = scope.case
    window = next(iter(windows(text)), None) or scope.window
    inside = [f for f in found if f[0] <= case.as_of and (window is None or case.inside(f[0], window) is True)]
    ask = f"the value with its date: {text.strip()}"
    if not inside:
        return unknown("No such value was found", ask, kind="rank")
    newest = max(f[0] for f in inside)
    now = [f for f in inside if f[0] == newest]
    proof = case.chart.evidence(now[0][1], method="rank")
    answers = {f[2] for f in now}
    if len(answers) != 1 or None in answers:
        return unknown("The values of the newest day do not settle it", ask, (proof,), kind="rank")
    if answers.pop():
        return met("The record gives such a value", proof, kind="rank")
    return not_met("The record gives another value", proof, kind="rank")
