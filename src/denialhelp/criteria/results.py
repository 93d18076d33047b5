"""Tests with a result that is asked for: negative, positive, normal; done in the window, not merely ordered."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import Window, quantities, windows
from .outcome import Outcome, all_of, at_least, met, not_met, unknown

_ASKED = re.compile(
    r"(?i)\b(negative|positive|normal|abnormal|reactive|non-?reactive|detectable|undetectable|shows?\s+no|does\s+not\s+show|"
    r"without\s+(?:evidence|suspicious)|did\s+not\s+(?:give|yield|provide|establish|reveal|identify)\s+(?:an?\s+|"
    r"the\s+)?(?:\w+\s+)?(?:diagnos\w+|cause|answer)|"
    r"non-?diagnostic|unrevealing)\b"
)
_SEROLOGY = re.compile(r"(?i)\b(?:negative|positive|non-?reactive|reactive)\b")
_NEGATIVE = re.compile(
    r"(?i)\b(?:negative|non-?reactive|not\s+detected|undetect\w+|normal|within\s+normal|no\s+evidence|"
    r"no\s+(?:pathogenic|significant|clinically\s+significant|diagnostic|causative)\b[^.;]{0,40}?(?:variants?|abnormalit\w+|"
    r"mutations?|elevations?|change|copy\s+number))\b"
)
_POSITIVE = re.compile(r"(?i)\b(?:positive|reactive|detected|detectable|abnormal|pathogenic)\b|\d[\d,.]*\s*(?:million\s+)?(?:IU|copies)\b")
# Tests of a state that changes within weeks: an old result says nothing.
_OF_THE_DAY = frozenset({"pregnancy-test", "drug-screen"})
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
        if (
            chart.lexicon.is_a(m.concept, "test")
            or chart.lexicon.is_a(m.concept, "imaging")
            or (chart.lexicon.concepts[m.concept].kind == "measure" and not quantities(text, bare=True))
            or (chart.lexicon.concepts[m.concept].kind == "condition" and _SEROLOGY.search(text) and len(text.split()) <= 8)
        )
        and m.concept not in ("test", "imaging")
    }
    if asked is None or not wanted:
        return None
    good = asked[1].lower() not in ("positive", "abnormal", "reactive", "detectable")
    several = len(wanted) > 1 and re.search(r"(?i)\bor\b|\band/or\b|[/()]", text) is None
    parts = [_newest(part, good, text, scope) for part in ([{c} for c in sorted(wanted)] if several or not good else [wanted])]
    return parts[0] if len(parts) == 1 else all_of(parts) if several else at_least(parts, 1)


def _newest(wanted: set[str], good: bool, text: str, scope: Scope) -> Outcome:
    """The newest result of one test (or of any of several) in the window; `good`: a negative or normal one is asked for."""
    chart = scope.case.chart
    window = next(iter(windows(text)), None) or scope.window
    if window is None and wanted & _OF_THE_DAY:
        window = Window(60.0, "request", 0, 0, words="shortly before the request")
    found: list[tuple[int, Entry, bool]] = []
    for concept in sorted(wanted):
        for entry, mention in chart.mentions(concept):
            said = _said(entry, mention.start, mention.end)
            on = said_on(entry)
            if said is not None and scope.case.inside(on, window) is True:
                found.append((on.toordinal() if on else 0, entry, said))
        for other in chart.lexicon.opposites.get(concept, ()):  # "EGFR wild type" is the negative result of an EGFR mutation
            for entry, mention in chart.mentions(other):
                on = said_on(entry)
                if entry.stance(mention.start, mention.end) is Stance.PRESENT and scope.case.inside(on, window) is True:
                    found.append((on.toordinal() if on else 0, entry, True))
    ask = f"the result of the test, with its date: {text.strip().rstrip('.')}"
    if not found:
        return unknown(
            "No result of this test lies in the period asked for" if window else "No result of this test was found", ask, kind="result"
        )
    latest = max(found, key=lambda f: f[0])
    evidence = chart.evidence(latest[1], method="result")
    why = f"Most recent result: {'negative or normal' if latest[2] else 'positive or abnormal'}"
    return met(why, evidence, kind="result") if latest[2] is good else not_met(why, evidence, kind="result")


def _said(entry: Entry, start: int, end: int) -> bool | None:
    """True for a negative result, False for a positive one, None where the passage gives none: the word closest behind the test's name,
    else one before it."""
    if _OPEN.search(entry.text[max(0, start - 30) : end + 160]):
        return None
    for part in (entry.text[end : end + 160], entry.text[max(0, start - 30) : start]):
        negative, positive = _NEGATIVE.search(part), _POSITIVE.search(part)
        if negative is not None or positive is not None:
            return positive is None or (negative is not None and negative.start() <= positive.start())
    return None


_NONE_OR_LOW = re.compile(r"(?i)\b(?:absent|negative|undetect\w+|not\s+detected|none|low)\b")
_HIGH = re.compile(r"(?i)\b(?:positive|detected|present|high|elevated)\b")
_NO_REPORT = re.compile(r"(?i)\bnot\s+(?:reported|done|measured|available)\b|\binsufficient\b")


def named_result(what: str, text: str, scope: Scope) -> Outcome:
    """What is to be absent or low, by the newest passage that names all of it and gives a result in words."""
    chart = scope.case.chart
    stems = {t.stem for t in chart.annotator.words(what).tokens if t.text[0].isalpha() and len(t.text) > 3}
    found: list[tuple[int, Entry, bool]] = []
    for entry in chart.entries:
        if not entry.usable or not stems or not stems <= {t.stem for t in entry.words.tokens}:
            continue
        good = _NONE_OR_LOW.search(entry.text) is not None
        if good is (_HIGH.search(re.sub(r"(?i)not\s+detected", "", entry.text)) is not None) or _OPEN.search(entry.text):
            continue
        on = said_on(entry)
        if not _NO_REPORT.search(entry.text) and scope.case.inside(on, scope.window) is not False:
            found.append((on.toordinal() if on else 0, entry, good))
    latest = max((f[0] for f in found), default=0)
    now = [f for f in found if f[0] == latest]
    if not now or len({f[2] for f in now}) > 1:
        return unknown("No one result of this was found", f"the result, with its date: {text.strip()}", kind="result")
    proof = chart.evidence(now[0][1], method="result")
    return (
        met("The result is absent or low", proof, kind="result") if now[0][2] else not_met("The result is positive", proof, kind="result")
    )
