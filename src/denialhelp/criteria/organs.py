"""A disorder of an organ that is asked for and that the record answers by calling the organ or its picture normal."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import windows
from .outcome import Outcome, not_met
from .undone import told, undone
from .words import STOP, tokens_of

_DISORDER = re.compile(
    r"(?i)^(?:an?\s+|any\s+|new\s+|acute\s+|documented\s+|evidence\s+of\s+|signs?\s+of\s+)*(?:structural\s+|organic\s+|significant\s+|"
    r"progressive\s+|"
    r"neurogenic\s+|severe\s+|objective\s+)*(?:(?:disturbances?|dysfunctions?|diseases?|abnormalit\w+|disorders?|lesions?|impairments?|"
    r"deficits?|"
    r"involvement|loss|defects?|problems?|changes?)\s+(?:of|in|to)\s+(?:the\s+)?(?P<of>[\w\s,/-]{4,60}?)|"
    r"(?P<own>[\w\s,/-]{4,50}?)\s+(?:disturbances?|dysfunctions?|abnormalit\w+|disorders?|lesions?|impairments?|deficits?|defects?|"
    r"problems?|"
    r"involvement))(?P<rest>\s+(?:from|due\s+to|caused\s+by|on|by|shown|because|with|in\s+the)\b.*)?$"
)
_FINE = (
    r"(?:normal|unremarkable|intact|within\s+normal\s+limits|WNL|negative|"
    r"no\s+(?:change|complaints?|problems?|disturbance|dysfunction|deficits?))"
)
_TEST = re.compile(r"(?i)\b(?:MRI|CT|x-?ray|ultrasound|echo\w*|EEG|EMG|imaging|scan|film|biopsy|endoscop\w+|examination|exam)\b")
_BUT = re.compile(r"(?i)\b(?:except|but|however|apart\s+from|other\s+than|otherwise|abnormal|not\s+normal)\b")


def organ_normal(text: str, scope: Scope) -> Outcome | None:
    """Not met where the newest passage on the organ calls it normal (by the test asked for) and none names a disorder; else None."""
    m = _DISORDER.match(text.strip().rstrip("."))
    if m is None:
        return None
    names = [p.strip() for p in re.split(r",\s*(?:or\s+|and\s+)?|\s+(?:or|and|and/or)\s+|/", m["of"] or m["own"]) if p.strip()]
    heads = [tokens[-1].stem for p in names if (tokens := [t for t in tokens_of(p) if t.text.lower() not in STOP])]
    if not heads or len(names) > 4:
        return None
    tests = {t.lower() for t in _TEST.findall(text)}
    window = next(iter(windows(text)), None) or scope.window
    chart, case = scope.case.chart, scope.case
    proof: dict[str, tuple[date, Entry]] = {}
    for head in heads:
        for index in chart.by_stem.get(head, ()):
            entry = chart.entries[index]
            on = said_on(entry) or date.min
            if not entry.usable or on > case.as_of or (window is not None and case.inside(on, window) is not True):
                continue
            if _called_normal(entry, head) and _by_test(entry, tests):
                if on >= proof.get(head, (date.min, entry))[0]:
                    proof[head] = (on, entry)
            elif _disordered(entry, head):
                return None
    named = [h for h in heads if h in proof]
    if not named or any(chart.by_stem.get(h) for h in heads if h not in proof):
        return None  # an organ of the list is named and nobody calls it normal
    found = dict.fromkeys(chart.evidence(proof[h][1], Assertion.ABSENT, method="normal") for h in named)
    return not_met("The record calls it normal", *found, kind="organ")


def _called_normal(entry: Entry, head: str) -> bool:
    """True where a clause says that the organ is normal."""
    if undone(entry.text) or _BUT.search(entry.text):
        return False
    for token in entry.words.tokens:
        if token.stem != head or told(entry.text, token.start):
            continue
        before, after = entry.text[max(0, token.start - 40) : token.start], entry.text[token.end : token.end + 60]
        if entry.stance(token.start, token.end) is Stance.FAMILY:
            continue
        behind = re.match(
            rf"(?i)^(?:\s+(?:and|or|,|/)?\s*[\w-]+){{0,3}}?\s*(?:is|are|was|were|function|:|,|exam\w*|control)?\s*{_FINE}\b", after
        )
        ahead = re.search(
            r"(?i)\b(?:normal|unremarkable|intact)\s+(?:[\w-]+\s+){0,3}$|\bno\s+(?:[\w-]+\s+){0,3}(?:of\s+(?:the\s+)?)?$", before
        )
        if behind or ahead:
            return True
    return False


def _by_test(entry: Entry, tests: set[str]) -> bool:
    if not tests:
        return True
    place = f"{entry.text} {' '.join(entry.passage.heads)} {entry.passage.section}".lower()
    return any(re.search(rf"\b{re.escape(t)}", place) for t in tests)


_TROUBLE = re.compile(
    r"(?i)\b(?:retention|incontinen\w+|lesions?|mass|tumou?r|adenoma|abnormal\w*|dysfunction|disturbance|disorder|deficits?|disease|loss|"
    r"impair\w+|cysts?|hypoplasia|ectopic|enlarged|defect)\b"
)


def _disordered(entry: Entry, head: str) -> bool:
    """True where a passage names the organ beside a trouble that it does not deny."""
    if not any(t.stem == head for t in entry.words.tokens):
        return False
    fine = (Stance.ABSENT, Stance.FAMILY, Stance.PLANNED)
    return any(entry.stance(m.start(), m.end()) not in fine for m in _TROUBLE.finditer(entry.text))
