"""Doses that must have been given, and a condition that a test must have confirmed: both named in one passage as done."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Chart, Entry, said_on
from .cues import Stance
from .numbers import quantities, windows
from .outcome import Outcome, met, still_open
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .undone import undone
from .words import STOP, tokens_of

_ASKED = re.compile(
    r"(?i)^(?:the\s+|an?\s+)?(?P<what>[^.;]{0,60}?\b(?:dose|doses|infusion|injection|treatment|induction|vaccine|transfusion))\s+"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:given|administered|received|completed)$"
)
_FIRST = re.compile(r"(?i)\b(?:starting|first|initial|loading|induction)\b")
_SAID_FIRST = re.compile(r"(?i)\b(?:starting|first|initial|loading|induction|single\s+dose|week\s+0)\b")
_DONE = re.compile(r"(?i)\b(?:given|administered|received|completed|infused|injected|tolerated|got|had)\b|\bstatus:\s*completed\b")
_ROUTES = (r"intravenous\w*|IV|infus\w+", r"subcutaneous\w*|SC|SQ|under\s+the\s+skin", r"intramuscular\w*|IM", r"oral\w*|by\s+mouth|PO")


def dose_given(text: str, scope: Scope) -> Outcome | None:
    """A dose of the drug that was given, by the route and as the first one where that is asked; None where the text asks none."""
    m = _ASKED.match(text.strip().rstrip("."))
    if m is None or quantities(text):
        return None
    chart, case = scope.case.chart, scope.case
    concepts = chart.lexicon.concepts
    wanted = {x.concept for x in chart.annotator.words(m["what"]).mentions if concepts[x.concept].kind == "drug"}
    wanted = wanted or {c for c in case.requested if concepts[c].kind == "drug"}
    route = next((r for r in _ROUTES if re.search(rf"(?i)\b(?:{r})\b", m["what"])), "")
    window = next(iter(windows(text)), None) or scope.window
    for concept in sorted(wanted):
        for entry, x in chart.mentions(concept):
            if undone(entry.text) or not _DONE.search(entry.text) or (route and not re.search(rf"(?i)\b(?:{route})\b", entry.text)):
                continue
            if _FIRST.search(m["what"]) and not _SAID_FIRST.search(entry.text):
                continue
            on = said_on(entry)
            if (on is not None and on > case.as_of) or case.inside(on, window) is not True:
                continue
            if entry.stance(x.start, x.end) in (Stance.PRESENT, Stance.HISTORICAL):
                return met("The record says that it was given", chart.evidence(entry, method="given"), kind="given")
    return still_open("given", f"a record that it was given, with the day: {text.strip()}")


_BY_FDA = re.compile(r"(?i)\bFDA[\s-]+(?:cleared|approved)\b|\b(?:cleared|approved)\s+by\s+(?:the\s+)?(?:FDA|Food\s+and\s+Drug)\b")


def fda_cleared(text: str, scope: Scope) -> Outcome | None:
    """A device or product that the record calls cleared or approved by the FDA; None where the text asks no such thing of one."""
    if not _BY_FDA.search(text) or len(text.split()) > 14 or re.search(r"(?i)\b(?:not|trial|indication|use|dose|label\w*)\b", text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _BY_FDA.search(entry.text) if entry.usable else None
        if m is not None and not re.search(r"(?i)\b(?:not|never|no|without)\b[^.;]{0,20}$", entry.text[: m.start()]):
            return met("The record says so", chart.evidence(entry, method="device"), kind="device")
    return still_open("device", f"the maker's paper on the clearance: {text.strip()}")


_CONFIRMED = re.compile(
    r"(?i)^(?:(?:an?\s+|the\s+)?(?:documented\s+)?diagnosis\s+of\s+)?(?P<what>[^,;()]{4,60}?),?\s+(?:(?:as|is|was)\s+)?(?:confirmed|"
    r"established|proven|documented|"
    r"diagnosed|shown|demonstrated|verified)\s+(?:by|on|with|through)\s+(?:an?\s+|the\s+)?(?P<tests>[^;()]{4,90})$"
)
_TESTS = re.compile(
    r"(?i)\b(?:biops\w+|endoscop\w+|colonoscop\w+|tissue|patholog\w+|histolog\w+|imaging|MRI|CT|x-?ray\w*|radiograph\w*|ultrasound|"
    r"sonogra\w+|sleep\s+study|"
    r"polysomnogra\w+|karyotype|genetic\s+test\w*|sweat\s+test|laborator\w+|culture|EMG|EEG|audiogra\w+|audiometry|spirometry|"
    r"echocardiogra\w+|angiogra\w+|"
    r"DXA|blood\s+test\w*|electromyogra\w+|nerve\s+conduction|scan|PET|cytolog\w+|PCR|smear)\b"
)


def confirmed_by_test(text: str, scope: Scope) -> Outcome | None:
    """Met where one passage gives the condition as there and names a test of those asked for as done; None for other texts."""
    m = _CONFIRMED.match(text.strip().rstrip("."))
    if m is None or quantities(text) or len(_TESTS.findall(m["tests"])) == 0 or re.search(r"(?i)\b(?:and|each|both)\b", m["tests"]):
        return None
    chart, case = scope.case.chart, scope.case
    what = [s for s in slots_of(chart.annotator.words(m["what"]), chart.annotator) if s.weight > LIGHT_WEIGHT]
    if not any(s.heavy for s in what):
        return None
    tests = chart.annotator.words(m["tests"])
    ids = {x.concept for x in tests.mentions if chart.lexicon.concepts[x.concept].kind == "care"} - {"test"}
    stems = {t.stem for t in tests.tokens if _TESTS.search(t.text) and t.text.lower() not in STOP}
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or (said_on(entry) is not None and (said_on(entry) or case.as_of) > case.as_of):
            continue
        if all(_there(s, entry, chart) for s in what) and _tested(entry, ids, stems, chart):
            return met("A passage gives the condition and the test", chart.evidence(entry, method="confirmed"), kind="confirmed")
    return still_open("confirmed", f"the report of the test: {text.strip()}")


def _there(slot: Slot, entry: Entry, chart: Chart) -> bool:
    places = [(x.start, x.end) for x in entry.words.mentions if any(chart.lexicon.is_a(x.concept, c) for c in slot.concepts)]
    places += [(t.start, t.end) for t in entry.words.tokens if t.stem in slot.stems]
    return any(entry.stance(a, b) in (Stance.PRESENT, Stance.HISTORICAL) for a, b in places)


def _tested(entry: Entry, ids: set[str], stems: set[str], chart: Chart) -> bool:
    """True where the passage, or its heads, name one of the tests and do not plan or deny it."""
    places = [(x.start, x.end) for x in entry.words.mentions if any(chart.lexicon.is_a(x.concept, c) for c in ids)]
    places += [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
    if places:
        return any(entry.stance(a, b) in (Stance.PRESENT, Stance.HISTORICAL) for a, b in places)
    heads = {i for w in (entry.about,) for i in w.concepts()}
    return any(chart.lexicon.is_a(i, c) for i in heads for c in ids) or bool(stems & {t.stem for t in tokens_of(entry.about.text)})
