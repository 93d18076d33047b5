"""What a paper or note must say: each part in one note, a reason where it asks why, numbers where it asks how often or how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from denialhelp.casefile.policy import Evidence

from .case import Scope
from .chart import Chart, Entry
from .cues import Stance
from .numbers import Window, quantities, windows
from .outcome import Outcome, met, still_open
from .papers import paper_entries
from .schedule import schedule_in
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .undone import undone

_STATES = re.compile(
    r"(?i)^(?:the\s+|an?\s+|there\s+is\s+an?\s+)?(?P<paper>(?:[\w-]+\s+){0,3}?(?:order|prescription|plan\s+of\s+(?:care|treatment)|"
    r"treatment\s+plan|plan|note|records?|"
    r"documentation|letter|report|referral|evaluation|assessment|chart|visit|form|surgeon|physician|provider|clinician|therapist|"
    r"practitioner|prescriber))s?\s+"
    r"(?:(?:must|should|also|clearly|has|have|had)\s+){0,2}(?P<verb>states?|stated|says?|includes?|specif(?:ies|y|ied)|documents?|"
    r"documented|describes?|described|lists?|"
    r"names?|contains?|gives?|with|giving|showing|that\s+gives|records?|recorded|explains?|explained|indicates?|identif(?:ies|y)|sets?|"
    r"reviews?|reviewed)\s+(?P<what>.{6,})$"
)
_PARTS = re.compile(
    r",\s*(?:and\s+(?:also\s+)?)?|\s+and\s+(?=(?:the|an?|how|why|that|says|states|gives|its|their|what|when|where|who|frequency|"
    r"duration|length)\b)|;\s*(?:and\s+)?"
)
_REASON = re.compile(
    r"(?i)\b(?:because|since|due\s+to|as\s+(?:she|he|they|it)|so\s+that|in\s+order\s+to|needed\s+(?:to|for)|is\s+needed|necessary|"
    r"required|therefore|owing\s+to|"
    r"reason|despite|to\s+(?:warn|prevent|avoid|reduce|allow|let|keep|find|improve|help|treat|protect|detect)|cannot|could\s+not|"
    r"did\s+not|would\s+(?:not|allow|help))\b"
)
_HOW_OFTEN = re.compile(
    r"(?i)\b(?:frequency|how\s+often|number\s+of\s+(?:visits|sessions|treatments|hours)|amount|hours(?:\s+of\s+use)?|schedule)\b"
)
_HOW_LONG = re.compile(r"(?i)\b(?:duration|length|how\s+long|period)\b")
_HOW_MUCH = re.compile(r"(?i)\b(?:pressure|dose|dosage|strength|settings?|flow|rate|quantity|size|level)\b")
_OFTEN = re.compile(
    r"(?i)\b(?:continuous(?:ly)?|with\s+exertion|at\s+night|nocturnal|during\s+sleep|daily|weekly|monthly|nightly|once|twice|"
    r"(?:\w+\s+)?times?\s+(?:a|per|each)\s+\w+|every\s+(?:\d+\s+)?\w+|b\.?i\.?d|"
    r"t\.?i\.?d|q\d\w*|"
    r"\d+\s*(?:x|times|visits?|sessions?|hours?|days?)\s*(?:/|a|per|each)\s*\w+)\b"
)
_NAMED = (
    (re.compile(r"(?i)\b(?:flow|liters?)\b"), re.compile(r"(?i)\d+(?:\.\d+)?\s*(?:L\s*/?\s*(?:min|m)\b|LPM\b|liters?\b|L\b(?=[^/]|$))")),
    (
        re.compile(r"(?i)\bhours\s+(?:of\s+use|per\s+day|a\s+day)\b"),
        re.compile(r"(?i)\b\d+\s*(?:hours?|hrs?|h)\b|\bcontinuous|\b24/7|\bwith\s+exertion|\bnocturnal|\bduring\s+sleep|\bat\s+night"),
    ),
    (re.compile(r"(?i)\bcalories\b"), re.compile(r"(?i)\d[\d,]*\s*(?:k?cal\b|calories)")),
    (
        re.compile(r"(?i)\broute\b"),
        re.compile(
            r"(?i)\b(?:via|by\s+mouth|orally|oral|IV|SC|SQ|IM|PEG|[GJ]-tube|subcutaneous\w*|intravenous\w*|nasal|inhal\w+|topical\w*)\b"
        ),
    ),
    (re.compile(r"(?i)\bformula\b"), re.compile(r"(?i)\bformula\b|\b[A-Z][a-z]+\s+\d\.\d\b|\bkcal\b")),
    (re.compile(r"(?i)\bdiagnos"), re.compile(r"\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b|(?i:\bdiagnosis|\bdx\b)")),
)
_DEVICE = re.compile(
    r"(?i)\b(?:concentrator|cylinders?|cannula|mask|machine|device|garment|pump|compressor|wheelchair|brace|sensor|receiver|monitor|"
    r"appliance|E\d{4}|K\d{4}|L\d{4})\b"
)
_LONG = re.compile(
    r"(?i)\b(?:\d+|one|two|three|four|six|eight|ten|twelve)[\s-]*(?:min\w*|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|sessions?|"
    r"visits?)\b|\blifetime\b|\bindefinite\w*"
)
_MUCH = re.compile(r"(?i)\d+(?:\.\d+)?\s*(?:mm\s*Hg|mmHg|cm\s*H2O|cmH2O|cm|mg|mcg|units?|L/?\s*(?:min)?|liters?|mL|g|kg|%)\b")


# "States the frequency" as an item of a list under "The order ...": the list's lead names the paper.
_FRAGMENT = re.compile(
    r"(?i)^(?:it\s+)?(?:states?|says|gives?|includes?|names?|lists?|documents?|describes?|specifies|contains?|records?|explains?|"
    r"identifies)\b"
)
_PAPER = re.compile(
    r"(?i)\b(?:order|prescription|referral|plan\s+of\s+(?:care|treatment)|treatment\s+plan|letter|report|evaluation|assessment|note)\b"
)


def contents(text: str, scope: Scope) -> Outcome | None:
    """Met where one note holds every part that a paper or note is to say; None where the text is not of this kind or a part is missing."""
    m = _STATES.match(text)
    if m is None and (verb := _FRAGMENT.match(text)) and (paper := _PAPER.search(f"{scope.title} {scope.lead or scope.subject}")):
        m = _STATES.match(f"the {paper[0].lower()} {verb[0]}{text[verb.end() :]}")
    if m is None or quantities(m["what"]):
        return None
    window = next(iter(windows(text)), None) or scope.window
    parts = [p.strip(" .") for p in _PARTS.split(m["what"]) if p.strip(" .")]
    chart = scope.case.chart
    for note in _notes(m["paper"], window, scope):
        proof: list[Evidence] = []
        for part in parts:
            entry = _said(part, note, scope)
            if entry is None:
                break
            proof.append(chart.evidence(entry, method="contents"))
        else:
            if proof:
                return met("The note holds each part that is asked", *dict.fromkeys(proof), kind="contents")
    return still_open("contents")


def _notes(paper: str, window: Window | None, scope: Scope) -> Iterator[list[Entry]]:
    """The notes that may be the paper, newest first: passages of one document and one day."""
    chart = scope.case.chart
    kind = "order" if re.search(r"(?i)order|prescription|referral", paper) else "plan-of-care" if "plan" in paper.lower() else ""
    kind = "letter-necessity" if "letter" in paper.lower() else kind
    named: dict[tuple[str, date | None], int] = {}
    for e in paper_entries(kind, chart) if kind else ():
        own = (e.passage.document, e.passage.recorded_on)
        named[own] = min(e.index, named.get(own, e.index))
    for key, entries in sorted(notes_of(chart).items(), key=lambda item: item[0][1] or date.min, reverse=True):
        if (not kind or key in named) and scope.case.inside(key[1], window) is True:
            said = [e for e in entries if e.index >= named[key]] if kind else entries
            yield [e for e in said if _of_the_order(e, scope)] if kind == "order" else said


def _of_the_order(entry: Entry, scope: Scope) -> bool:
    """True for a passage that names the thing asked for or stands beside one that does: a chart holds orders for many things."""
    asked = scope.case.requested
    if not asked or any(asked & e.words.concepts() for e in (entry, *scope.case.chart.around(entry, 2))):
        return True
    named = entry.words.concepts()
    return "order" in named and not any(scope.case.chart.lexicon.concepts[c].kind == "drug" for c in named)


_NOTES: dict[int, tuple[Chart, dict[tuple[str, date | None], list[Entry]]]] = {}


def notes_of(chart: Chart) -> dict[tuple[str, date | None], list[Entry]]:
    """Usable passages by document and day of the note."""
    known = _NOTES.get(id(chart))
    if known is not None and known[0] is chart:
        return known[1]
    out: dict[tuple[str, date | None], list[Entry]] = {}
    for entry in chart.entries:
        if entry.usable:
            out.setdefault((entry.passage.document, entry.passage.recorded_on), []).append(entry)
    _NOTES.clear()
    _NOTES[id(chart)] = (chart, out)
    return out


_UNFILLED = re.compile(r"\(\s*\)|\[\s*\]|☐|_{3,}")  # an empty box or line gives nothing


def _said(part: str, note: list[Entry], scope: Scope) -> Entry | None:
    """The passage of a note that gives a part."""
    note = [e for e in note if not _UNFILLED.search(e.text)]
    why = re.search(r"(?i)\b(?:why|the\s+reasons?\s+(?:for|why|that)|rationale\s+for|justification\s+for|the\s+need\s+for)\b", part)
    if why is None and re.fullmatch(r"(?i)(?:the\s+)?(?:type\s+of\s+)?(?:device|equipment|item)", part):
        return next((e for e in note if _DEVICE.search(e.text)), None)
    for named, pattern in _NAMED:
        if why is None and named.search(part) and len(part.split()) <= 7:
            return next((e for e in note if pattern.search(e.text)), None)
    if why is None and len(part.split()) <= 7:
        for asked, pattern in ((_HOW_MUCH, _MUCH), (_HOW_LONG, _LONG), (_HOW_OFTEN, _OFTEN)):
            if asked.search(part):
                return next((e for e in note if pattern.search(e.text) or (asked is _HOW_OFTEN and schedule_in(e.text).said)), None)
    plain = re.sub(r"(?i)^(?:says?|states?|that|gives?)\s+(?:that\s+)?", "", part[why.end() :] if why else part)
    chart = scope.case.chart
    slots = [s for s in slots_of(chart.annotator.words(plain), chart.annotator) if s.weight > LIGHT_WEIGHT]
    if not slots:
        return None
    for entry in note:
        if undone(entry.text) or (why and not _REASON.search(entry.text)):
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.passage.recorded_on == entry.passage.recorded_on)] if why else [entry]
        good = sum(s.weight for s in slots if any(_names(s, e, scope) for e in near))
        if good >= 0.72 * sum(s.weight for s in slots) and any(_names(s, entry, scope) for s in slots):
            return entry
    return None


def _names(slot: Slot, entry: Entry, scope: Scope) -> bool:
    lexicon = scope.case.chart.lexicon
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in slot.concepts)]
    places = places or [(t.start, t.end) for t in entry.words.tokens if t.stem in slot.stems]
    return any(entry.stance(a, b) not in (Stance.ABSENT, Stance.FAMILY) for a, b in places)
