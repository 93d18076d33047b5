"""Other causes that must have been excluded: said so, the listed ones denied, or a test that excludes one."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import windows
from .outcome import Outcome, met, still_open, unknown

_ASKED = re.compile(
    r"(?i)\b(?:(?:other|alternative|secondary|reversible|organic|all\s+other)\s+)?(?:(?:potential|possible|underlying)\s+)?(?:causes?|"
    r"conditions?|sources?|etiolog\w+|diagnos[ei]s|"
    r"explanations?)\b[^.;]*\b(?:excluded|ruled\s+out|evaluated|eliminated)\b"
)
_SAID = re.compile(
    r"(?i)\b(?:other|alternative|secondary|reversible|organic)\s+(?:\w+\s+){0,2}(?:causes?|conditions?|etiolog\w+|diagnos[ei]s|"
    r"sources?|explanations?)\b[^.;]{0,60}\b(?:excluded|ruled\s+out|"
    r"not\s+found|negative|none)\b|\bno\s+(?:other|alternative|secondary|identifiable|known)\s+(?:\w+\s+){0,2}(?:causes?|etiolog\w+|"
    r"triggers?|explanations?)\b|"
    r"\b(?:ruled\s+out|excluded)\s+(?:other|secondary|alternative)\b"
)
_LIST = re.compile(
    r"(?i)\b(?:such\s+as|including|like|e\.g\.,?|for\s+example)\s+(?P<list>[^.;()]+?)(?=\s+(?:have|has|are|is|was|were)\b|\)|$)"
)


def ruled_out(text: str, scope: Scope) -> Outcome | None:
    """Met where a note says that other causes were excluded, or denies most of the causes listed; else None."""
    if not _ASKED.search(text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if entry.usable and _SAID.search(entry.text):
            return met("The record says that other causes were excluded", chart.evidence(entry, method="excluded"), kind="excluded")
    listed = _LIST.search(text)
    if listed is None:
        return None
    names = [p.strip() for p in re.split(r",\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+", listed["list"]) if p.strip()]
    proof = []
    for name in names:
        words = chart.annotator.words(name)
        stems = {t.stem for t in words.tokens if t.text[0].isalpha() and len(t.text) > 3}
        for entry in chart.entries:
            places = [(m.start, m.end) for m in entry.words.mentions if any(chart.lexicon.is_a(m.concept, c) for c in words.concepts())]
            places = places or [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
            if entry.usable and places and all(entry.stance(a, b) is Stance.ABSENT for a, b in places):
                proof.append(chart.evidence(entry, Assertion.ABSENT, method="denial"))
                break
    if len(names) >= 2 and len(proof) >= max(2, 0.6 * len(names)):
        return met(f"The record denies {len(proof)} of {len(names)} listed causes", *dict.fromkeys(proof), kind="excluded")
    return still_open("excluded")


_TEST_EXCLUDES = re.compile(
    r"(?i)^(?:(?:in|for)\s+(?:girls|boys|women|men|females|males|children|adults),?\s+)?(?P<test>[^;]{4,80}?),?\s+(?:(?:that|which)\s+"
    r"(?:has\s+|have\s+)?(?:excludes?|excluded|rules?\s+out|ruled\s+out)|excluding|ruling\s+out|to\s+(?:exclude|rule\s+out)|(?:(?:that|which)\s+(?:is|was)\s+)?negative\s+for)\s+"
    r"(?:an?\s+|the\s+|any\s+)?(?P<what>[^,;]{3,60}?)(?=\s+(?:within|in\s+the|no\s+more)\b|,|$)"
)
_CAUSES = re.compile(r"(?i)\b(?:causes?|conditions?|etiolog\w+|diagnos[ei]s|explanations?|sources?|or|and)\b")
_GONE = re.compile(
    r"(?i)^(?:\s+(?:syndrome|disease|disorder|is|are|was|were|has|have|been)){0,3}\s*[:,-]?\s*(?:excluded|ruled\s+out|negative|absent|"
    r"not\s+(?:detected|found|seen|present|identified|shown))\b"
)
_GONE_BEFORE = re.compile(r"(?i)\b(?:excludes?|rules?\s+out|negative\s+for|no\s+evidence\s+of|no\s+sign\s+of|no)\s+(?:an?\s+|any\s+)?$")
_STILL_OPEN = re.compile(
    r"(?i)\b(?:not|cannot|can[\u2019']t|never|could\s*n[o\u2019']t)\s+(?:yet\s+|be\s+|been\s+|fully\s+|entirely\s+|definitely\s+){0,3}"
    r"(?:exclude|rule)\w*|\b(?:pending|ordered|await\w+|to\s+be|will|scheduled|recommend\w*|requested|to\s+(?:exclude|rule\s+out)|"
    r"inconclusive|indeterminate|limited|repeat|cancel\w*|mosaic\w*|insufficient|failed)\b"
)
_ALL_NORMAL = re.compile(
    r"(?i)^[^.;\n]{0,40}?\b(?:normal|unremarkable|negative)\b(?:\s+(?:female|male|study|result|examination|exam|karyotype|complement))?(?=\s*(?:[.;,)]|$))"
)


_OF_A_PART = re.compile(
    r"(?i)\b(?:MRI|MRA|CTA?|PET|scans?|imaging|ultrasound|sonogram|radiographs?|x-?rays?|films?|biops\w+|endoscop\w+|\w+gram|examination)\b"
)


def test_excludes(text: str, scope: Scope) -> Outcome | None:
    """ "A karyotype that excludes Turner syndrome": met where a result of that test excludes it or is normal; None for other texts."""
    asked = _TEST_EXCLUDES.match(text.strip().rstrip("."))
    if asked is None or _CAUSES.search(asked["what"]):
        return None
    annotator = scope.case.chart.annotator
    tests = [annotator.words(p) for p in re.split(r"(?i),\s*(?:or\s+)?|\s+or\s+", asked["test"]) if p.strip()]
    concepts = {m.concept for w in tests for m in w.mentions if m.concept not in ("test", "imaging")}
    stems = {w.tokens[-1].stem for w in tests if w.tokens and len(w.tokens[-1].text) > 2 and not w.mentions}
    if not concepts and not stems:
        return None
    window = next(iter(windows(text)), None) or scope.window
    good: list[Entry] = []
    against: list[Entry] = []
    for entry in scope.case.chart.entries:
        if not entry.usable or scope.case.inside(said_on(entry), window) is not True:
            continue
        said = _excludes(asked["test"], asked["what"], entry, concepts, stems, scope)
        if said is not None:
            (good if said else against).append(entry)
    ask = f"the result of the test, with its date: {text.strip().rstrip('.')}"
    if good and not against:
        return met("A result of the test excludes it", *(scope.case.chart.evidence(e, method="excluded") for e in good[:2]), kind="result")
    return unknown("No result of the test that excludes it was found", ask, kind="result")


def _excludes(test: str, what: str, entry: Entry, concepts: set[str], stems: set[str], scope: Scope) -> bool | None:
    """True where a passage's result of the test excludes `what`, False where it does not, None where the passage gives no result."""
    lexicon, words = scope.case.chart.lexicon, scope.case.chart.annotator.words(what)
    tests = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in concepts)]
    tests += [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
    elsewhere = (Stance.FAMILY, Stance.PLANNED, Stance.POSSIBLE, Stance.ABSENT)
    named = [b for a, b in tests if entry.stance(a, b) not in elsewhere]
    if not named or _STILL_OPEN.search(entry.text):
        return None
    ids = {m.concept for m in words.mentions}
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in ids)]
    if not places and words.tokens:
        first = max(words.tokens, key=lambda t: len(t.text) if t.text[0].isupper() else 0)
        places = [(t.start, t.end) for t in entry.words.tokens if t.stem == first.stem]
    if places:
        return all(
            entry.stance(a, b) is Stance.ABSENT
            or _GONE.match(entry.text[b:]) is not None
            or _GONE_BEFORE.search(entry.text[:a]) is not None
            for a, b in places
        )
    if _OF_A_PART.search(test):
        return None  # a normal film of the knee excludes nothing of the brain
    return True if any(_ALL_NORMAL.match(entry.text[end:]) for end in named) else None
