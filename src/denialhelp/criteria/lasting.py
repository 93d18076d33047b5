"""How long symptoms have lasted: since a day, for so many months, or from an onset so long ago; never how long a treatment took."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .case import Scope
from .chart import Entry
from .cues import Stance
from .function import impaired_function
from .numbers import Quantity, months_before, quantities
from .outcome import Outcome, all_of, met, not_met, still_open
from .words import Mention

_ASKED = re.compile(
    r"(?i)^(?:the\s+|his\s+|her\s+|their\s+)?(?:(?:chronic|persistent|persisting|severe|significant|these|typical|current|present|"
    r"[a-z-]+)\s+){0,3}?(?P<what>symptoms?|complaints?|pain|signs\s+and\s+symptoms)\b"
)
_NOT_ASKED = re.compile(
    r"(?i)\b(?:after|despite|following|in\s+spite|treat\w*|therapy|conservative|relief|relieved|score|scale|free|without|no|resolv\w+|"
    r"improv\w+|failed?|failure)\b"
)
_FELT = re.compile(
    r"(?i)\b(?:symptom\w*|pain\w*|ach(?:es?|ing)|numb\w*|tingl\w*|weak\w*|claudication|radiculopath\w*|sciatica|stiff\w*|complain\w*|"
    r"hurts?|cramp\w*|burning|dizz\w*|snor\w+|insomnia|nausea|vomit\w+|diarrhea|bleed\w*|itch\w*|headaches?)\b"
)
_SINCE = re.compile(
    r"(?i)\b(?:since|began|begun|started|starting|onset|beginning|dating\s+(?:back\s+)?(?:to|from)|first\s+noticed)\b[^.;\d]{0,30}$"
)
_FOR = re.compile(
    r"(?i)(?:\b(?:for|over|during|lasting|lasted|of|times|duration|past|last)|(?<![\w])[x×]|:)\s*(?:(?:the|about|approximately|"
    r"at\s+least|more\s+than|over|nearly|almost|roughly|some|a\s+total\s+of|past|last|around)\s+){0,3}$"
)
_HISTORY = re.compile(
    r"(?i)^[\s-]*(?:long\s+)?(?:history|hx|course)\b|^\s+of\s+(?:\w+\s+){0,3}?(?:pain|symptom|numb|weak|ach|tingl|claudication|sciatica|"
    r"stiff|cramp|headache|snor|insomnia)"
)
_AGO = re.compile(r"(?i)^\s*(?:ago|earlier|before)\b")
_TREATED = re.compile(
    r"(?i)\b(?:PT|therapy|therapies|exercis\w+|brace|braced|naproxen|ibuprofen|gabapentin|NSAIDs?|injections?|visits?|sessions?|"
    r"chiropract\w+|"
    r"medication|medicine|treated|treatment|relief|better|helped|return|follow[\s-]?up|recheck|next)\b"
)


def symptoms_last(text: str, scope: Scope) -> Outcome | None:
    """Symptoms of at least some length up to the request, with what else the same sentence asks; None where it asks no such length."""
    limits = [q for q in quantities(text) if q.dimension == "days" and q.comparator in (">=", ">")]
    asked = _ASKED.match(text.strip())
    if len(limits) != 1 or asked is None or _NOT_ASKED.search(text):
        return None
    limit = limits[0]
    concepts = {
        m.concept
        for m in scope.case.chart.annotator.words(text).mentions
        if scope.case.chart.lexicon.concepts[m.concept].kind == "condition"
    }
    long, short = _lengths(limit, concepts, scope)
    if long is None:
        if short is not None:
            why = f"The record gives an onset that is too late; asked: {limit.said()}"
            return not_met(why, scope.case.chart.evidence(short, method="duration"), kind="duration")
        return still_open("duration", f"a note that says since when: {text.strip()}")
    length = met(f"The record gives a duration; asked: {limit.said()}", scope.case.chart.evidence(long, method="duration"), kind="duration")
    tail = text[limit.end :].strip(" ,.")
    if not tail:
        return length
    other = impaired_function(tail, scope)
    return still_open("duration") if other is None or other.open else all_of([length, other])


def _lengths(limit: Quantity, concepts: set[str], scope: Scope) -> tuple[Entry | None, Entry | None]:
    """The first passage whose length is enough, and one that gives an onset which is too late."""
    case = scope.case
    until = min(case.anchors())
    long: Entry | None = None
    short: Entry | None = None
    for entry in case.chart.entries:
        if not entry.usable or not _symptom(entry, concepts, scope):
            continue
        told = entry.passage.recorded_on or until
        for day in entry.dates:
            if _SINCE.search(entry.text[: day.start]) and not _TREATED.search(entry.text[: day.start]) and day.first <= case.as_of:
                if day.last <= months_before(until, limit.low):
                    long = long or entry
                elif day.first > months_before(until, limit.low):
                    short = short or entry
        for days in _told_lengths(entry):
            spent = days + max(0, (until - told).days)
            long = (long or entry) if spent >= limit.low else long
    return long, None if long else short


def _told_lengths(entry: Entry) -> Iterator[float]:
    for q in quantities(entry.text, bare=True):
        if q.dimension != "days" or q.comparator in ("<", "<="):
            continue
        before, after = entry.text[: q.start], entry.text[q.end :]
        sentence = before[max(before.rfind(". "), before.rfind(";")) + 1 :]
        ago = _AGO.match(after) and _SINCE.search(f"{sentence} ") is not None
        ago = ago or (_AGO.match(after) is not None and re.search(r"(?i)\b(?:onset|began|started)\b", sentence) is not None)
        if _AGO.match(after) and not ago:
            continue
        if (ago or _FOR.search(before) or _HISTORY.match(after) or q.comparator in (">", ">=")) and not _TREATED.search(sentence):
            yield q.low


def _symptom(entry: Entry, concepts: set[str], scope: Scope) -> bool:
    """True where a passage names the symptom asked for (or any, where none is named) as this patient's."""
    lexicon = scope.case.chart.lexicon
    named: list[Mention] = [m for m in entry.words.mentions if lexicon.concepts[m.concept].kind == "condition"]
    if (wanted := concepts - {"pain"}) and not any(lexicon.is_a(m.concept, c) for m in named for c in wanted):
        return False
    felt = list(_FELT.finditer(entry.text))
    if not felt and not wanted:
        return False
    places = [(m.start(), m.end()) for m in felt] or [(m.start, m.end) for m in named]
    return any(entry.stance(a, b) in (Stance.PRESENT, Stance.HISTORICAL) for a, b in places)
