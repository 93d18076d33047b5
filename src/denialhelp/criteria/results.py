"""Tests with a result that is asked for: negative, positive, normal; done in the window, not merely ordered."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry, said_on
from .numbers import windows
from .outcome import Outcome, met, not_met, unknown

_ASKED = re.compile(
    r"(?i)\b(negative|positive|normal|abnormal|reactive|non-?reactive|detectable|undetectable|shows?\s+no|does\s+not\s+show|"
    r"without\s+(?:evidence|suspicious))\b"
)
_NEGATIVE = re.compile(r"(?i)\b(?:negative|non-?reactive|not\s+detected|undetect\w+|normal|within\s+normal|no\s+evidence)\b")
_POSITIVE = re.compile(r"(?i)\b(?:positive|reactive|detected|detectable|abnormal)\b|\d[\d,.]*\s*(?:million\s+)?(?:IU|copies)\b")
_OPEN = re.compile(
    r"(?i)\b(?:pending|ordered|to\s+be\s+(?:done|drawn)|awaiting|scheduled|drawn\s+today|no\s+result|not\s+yet|will\s+(?:be|have|get)|"
    r"repeat)\b"
)


def test_result(text: str, scope: Scope) -> Outcome | None:
    """A test's result, the most recent in the window; None where the text asks for none."""
    asked = _ASKED.search(text)
    chart = scope.case.chart
    wanted = {
        m.concept
        for m in chart.annotator.words(text).mentions
        if (chart.lexicon.is_a(m.concept, "test") or chart.lexicon.is_a(m.concept, "imaging")) and m.concept not in ("test", "imaging")
    }
    if asked is None or not wanted:
        return None
    window = next(iter(windows(text)), None) or scope.window
    good = asked[1].lower() not in ("positive", "abnormal", "reactive", "detectable")
    found: list[tuple[int, Entry, bool]] = []
    for concept in sorted(wanted):
        for entry, mention in chart.mentions(concept):
            said = _said(entry, mention.start, scope)
            on = said_on(entry)
            if said is not None and scope.case.inside(on, window) is True:
                found.append((on.toordinal() if on else 0, entry, said))
    ask = f"the result of the test, with its date: {text.strip().rstrip('.')}"
    if not found:
        return unknown(
            "No result of this test lies in the period asked for" if window else "No result of this test was found", ask, kind="result"
        )
    latest = max(found, key=lambda f: f[0])
    evidence = chart.evidence(latest[1], method="result")
    why = f"Most recent result: {'negative or normal' if latest[2] else 'positive or abnormal'}"
    return met(why, evidence, kind="result") if latest[2] is good else not_met(why, evidence, kind="result")


def _said(entry: Entry, start: int, scope: Scope) -> bool | None:
    """True for a negative result, False for a positive one, None where the passage gives none."""
    part = entry.text[max(0, start - 30) : start + 160]
    if _OPEN.search(part):
        return None
    if _NEGATIVE.search(part):
        return True
    return False if _POSITIVE.search(part) else None
