"""Things that must have been tested, assessed or recorded: a passage in the window that gives the thing with a result."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance
from .meaning import candidates
from .numbers import quantities, windows
from .outcome import Outcome, met, not_met, still_open
from .slots import Slot, slots_of
from .undone import undone

_DONE = re.compile(
    r"(?i)\b(?:has|have|is|are|was|were)\s+(?:been\s+)?(?:considered|addressed|reviewed|investigated|tested|assessed|evaluated|"
    r"measured|documented|screened|performed|obtained|"
    r"completed|"
    r"checked|recorded|determined|staged|done)\b|^(?:documentation\s+of\s+)?(?:an?\s+)?[\w\s-]{3,40}\b(?:test(?:ing)?|assessment|"
    r"evaluation|screening|measurement|study)\s*$"
)
_VERBS = frozenset(
    [
        "test",
        "assess",
        "evaluat",
        "measur",
        "docu",
        "document",
        "screen",
        "perform",
        "obtain",
        "complet",
        "check",
        "record",
        "determin",
        "stag",
        "done",
        "done",
        "study",
        "been",
        "result",
        "valu",
    ]
)
_RESULT = re.compile(
    r"(?i)\d|\b(?:negative|positive|normal|abnormal|pass(?:ed)?|fail(?:ed)?|mild|moderate|severe|none|no\b|stage|grade|type|done|"
    r"completed)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:pending|planned|ordered|to\s+be|awaiting|scheduled|not\s+(?:yet\s+)?(?:done|tested|assessed|available|measured|performed)|"
    r"will\s+(?:be|have|get)|needs?|recommend\w*|referral)\b"
)


def done(text: str, scope: Scope) -> Outcome | None:
    """Something tested, assessed or documented, shown with its result; None where the text asks for more than that."""
    if not _DONE.search(text) or re.search(r"(?i)\b(?:no|not|without|signed|by\s+an?)\b", text) or quantities(_strip(text)):
        return None
    chart = scope.case.chart
    if (panel := _panel(text, scope)) is not None:
        return panel
    text = re.sub(
        r"(?i),?\s+and,?\s+(?:if\s+(?:present|found|abnormal|needed)|any\s+\w+),?\s+(?:was\s+|were\s+|has\s+been\s+|been\s+)?\w+ed$",
        "",
        text,
    )
    text = re.sub(r"\([^)]*\)", "", text)
    spans = [(w.start, w.end) for w in windows(text)]
    window = next(iter(windows(text)), None) or scope.window
    slots = [
        s
        for s in slots_of(chart.annotator.words(text), chart.annotator, spans)
        if not (s.stems & _VERBS) and s.weight > 0.3 and s.concepts != frozenset({"test"})
    ]
    if not slots or len(slots) > 3 or any(s.concepts and all(c.startswith("w:") for c in s.concepts) for s in slots):
        return None
    tests = {t for s in slots for c in s.concepts if (t := _TESTED_BY.get(c)) is not None}
    by_test = [e for t in sorted(tests) for e, _ in chart.mentions(t)]
    for entry in (*candidates(slots, scope), *by_test):
        if undone(entry.text) or _OPEN.search(entry.text):
            continue
        if not _RESULT.search(entry.text) or not all(_has(s, entry, scope) for s in slots):
            continue
        if scope.case.entry_inside(entry, window) is True:
            return met("The record gives it with a result", chart.evidence(entry, method="done"), kind="done")
    return still_open("done")


_PANEL = re.compile(r"\((?:including\s+|e\.g\.,?\s*|such\s+as\s+)?(?P<list>[^()]*,[^()]*)\)")


def _panel(text: str, scope: Scope) -> Outcome | None:
    """Tests listed in brackets behind what must have been done: met where the record has a value of each."""
    found = _PANEL.search(text)
    if found is None:
        return None
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    proof = []
    names = [p.strip() for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", found["list"]) if p.strip()]
    for name in names:
        stems = {t.stem for t in chart.annotator.words(name).tokens if t.text[0].isalpha()}
        ids = chart.annotator.words(name).concepts()
        entry = next(
            (
                e
                for e in chart.entries
                if e.usable
                and (stems <= {t.stem for t in e.words.tokens} or any(chart.lexicon.is_a(i, w) for i in e.words.concepts() for w in ids))
                and re.search(r"\d|normal|negative|unremarkable", e.text)
                and not undone(e.text)
                and not _OPEN.search(e.text)
                and case.entry_inside(e, window) is True
            ),
            None,
        )
        if entry is None:
            return None
        proof.append(chart.evidence(entry, method="done"))
    return met("The record has a value of each", *dict.fromkeys(proof), kind="done") if len(names) >= 2 else None


# A disease whose status was tested, and the test that shows it.
_TESTED_BY = {
    "hepatitis-b": "hepatitis-test",
    "tuberculosis": "tb-test",
    "latent-tb": "tb-test",
    "pregnancy": "pregnancy-test",
    "hepatitis-c": "hcv-rna",
    "tobacco": "drug-screen",
    "substance-use": "drug-screen",
}


def _strip(text: str) -> str:
    """The text without its windows and brackets."""
    for window in reversed(windows(text)):
        text = text[: window.start] + text[window.end :]
    return re.sub(r"\([^)]*\)", "", text)


def _has(slot: Slot, entry: Entry, scope: Scope) -> bool:
    lexicon = scope.case.chart.lexicon
    wanted = {t for c in slot.concepts for t in (c, _TESTED_BY.get(c, c))}
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in wanted)]
    places = places or [(t.start, t.end) for t in entry.words.tokens if t.stem in slot.stems]
    return any(entry.stance(a, b) in (Stance.PRESENT, Stance.HISTORICAL, Stance.ABSENT) for a, b in places)


_TEST_NAME = re.compile(
    r"(?i)^(?:an?\s+|the\s+|one\s+|recent\s+|current\s+)*(?P<what>[\w\s,/()-]{3,80}?\b(?:test(?:s|ing)?|analysis|scan|MRI|CT|x-?rays?|"
    r"films?|radiographs?|"
    r"ultrasound|echocardiogram|colonoscopy|endoscopy|biopsy|mammogram|EEG|EMG|ECG|study|studies|panel|level|count|evaluation|assessment|"
    r"audiogram|spirometry|polysomnogra\w+)\b[^,;]{0,40}?)\s*$"
)
_THE_LAST = re.compile(r"(?i)\b(?:last|most\s+recent|previous|latest)\b|\bnone\s+(?:\w+\s+)?since\b|\bnot\s+(?:repeated|done)\s+since\b")


def done_in_time(text: str, scope: Scope) -> Outcome | None:
    """A test that must lie in a period and that the record calls the last one, on a day before it: not met; else left to other checks."""
    found = windows(text)
    if not found or re.search(r"(?i)\b(?:no|not|without|show\w*|confirm\w*)\b(?!\s+(?:more|older|later|earlier)\s+than)", text):
        return None
    window = found[0]
    plain = f"{text[: window.start]} {text[window.end :]}".strip(" ,.")
    named = _TEST_NAME.match(re.sub(r"(?i)\s+(?:that\s+is|taken|done|performed|dated|made|obtained)\s*$|\s+(?:old|when)\b.*$", "", plain))
    if named is None or quantities(plain):
        return None
    chart, case = scope.case.chart, scope.case
    slots = [
        s for s in slots_of(chart.annotator.words(named["what"]), chart.annotator) if s.weight > 0.3 and s.concepts != frozenset({"test"})
    ]
    seen: list[tuple[Entry, bool | None]] = []
    for entry in candidates(slots, scope) if slots else ():
        if _OPEN.search(entry.text) and not _THE_LAST.search(entry.text):
            continue
        if all(_has(s, entry, scope) for s in slots) and entry.dates:
            seen.append((entry, case.entry_inside(entry, window)))
    last = [e for e, inside in seen if inside is False and _THE_LAST.search(e.text)]
    if last and all(inside is False for _, inside in seen):
        return not_met(f"The last one lies before: {window.words}", chart.evidence(last[0], method="done"), kind="done")
    return still_open("done", f"the report, with its date: {text.strip()}")
