"""What a passage must fit beside its words: a rate, a beginning inside the time asked for, a course that has not ended."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .course import FAIL_WORDS
from .cues import Stance
from .numbers import Window, value_of, windows
from .slots import Slot
from .words import stem, tokens_of

BEGUN = re.compile(r"(?i)\b(?:begun|began|started|initiated|commenced|placed|new(?:ly)?)\b")


def window_of(text: str) -> Window | None:
    """The first time window that a text states."""
    return next(iter(windows(text)), None)


_RATE = re.compile(
    r"(?i)\b(?P<n>\d+|one|two|three|four|five|six|seven)\s+(?P<what>days?|hours?|times|visits?|sessions?)\s*(?:(?:a|per|each|every)\s+|/\s*)"
    r"(?P<per>day|d\b|week|wk\b|month|mo\b)"
)


def same_rate(text: str, entries: tuple[Entry, ...]) -> bool:
    """False where a text asks for a rate ("at least 5 days a week") and the passages give none that fits."""
    asked = _RATE.search(text)
    if asked is None:
        return True
    kind, per = asked["what"][:3].lower(), asked["per"][0].lower()
    said = [
        value_of(m["n"]) for e in entries for m in _RATE.finditer(e.text) if m["what"][:3].lower() == kind and m["per"][0].lower() == per
    ]
    wanted = value_of(asked["n"])
    low = bool(re.search(r"(?i)\b(?:fewer|less|no\s+more|at\s+most|up\s+to)\b[^.;]{0,15}$", text[: asked.start()]))
    return any(v <= wanted if low else v >= wanted for v in said)


_NOT_CLAUSE = re.compile(
    r"(?i)\b(?:that|which|who)\s+(?:is|are|was|were|has|have|had|does|do|did|can)\s+not\s+(?:been\s+|yet\s+|fully\s+|adequately\s+)*(?P<verb>[a-z]+)"
)
_NOT_BEFORE = re.compile(r"(?i)\b(?:not|no|never|without|n['’]t|fail\w*|poorly|barely)\b[^.;]{0,30}$")


_STILL = re.compile(
    r"(?i)\b(?:uncontrolled|refractory|resistant|unresponsive|despite|in\s+spite\s+of|unchanged|nonunion|non-union|no\s+better)\b"
)


def denies_too(text: str, entries: tuple[Entry, ...]) -> bool:
    """For "asthma that is not controlled": True where a passage says the same not, by a denial, by "un-" or as lasting or failing."""
    found = _NOT_CLAUSE.search(text)
    if found is None:
        return True
    wanted = stem(found["verb"])
    for entry in entries:
        if _STILL.search(entry.text):
            return True
        for token in entry.words.tokens:
            low = token.stem.removeprefix("un").removeprefix("non")
            if low == wanted and (low != token.stem or _NOT_BEFORE.search(entry.text[: token.start])):
                return True
    return False


_ENDED = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:completed?|finished|ended|removed|pulled|discontinued|stopped|no\s+longer|until\s+\d)\b(?!\s+(?:by|with|form|questionnaire))"
)


def ended_on(slots: list[Slot], scope: Scope) -> int:
    """The newest day on which the record says that the care asked for had ended, as an ordinal; 0 where it says so nowhere."""
    chart = scope.case.chart
    heads = [s for s in slots if s.heavy and s.concepts]
    if len(heads) != 1 or not heads[0].concepts <= COURSES:
        return 0
    last = [
        day_of(e)
        for c in heads[0].concepts
        for e, m in chart.mentions(c)
        if _ENDED.match(e.text[m.end :]) or e.stance(m.start, m.end) is Stance.HISTORICAL
    ]
    return max(last, default=0)


# What goes on and ends. A test, a paper and an operation are done once; of drugs the checks of earlier treatment know more.
COURSES = frozenset({"iv-therapy", "enteral-feeding", "ventilation", "oxygen", "tracheostomy", "surgical-drain"})


def literal(slot: Slot, entry: Entry) -> bool:
    """True where a name of two words or more stands in the passage as the criterion has it."""
    wanted = [t.stem for t in tokens_of(slot.words)]
    said = [t.stem for t in entry.words.tokens]
    return len(wanted) >= 2 and any(said[k : k + len(wanted)] == wanted for k in range(len(said)))


def day_of(entry: Entry) -> int:
    """The day that a passage speaks of, as an ordinal; 0 where it is not known."""
    day = max((d.last for d in entry.dates), default=None) or entry.passage.recorded_on
    return day.toordinal() if day else 0


_WORSE = re.compile(r"(?i)\b(?:not\s+respond\w*|unresponsive|refractory|persist\w*|recurrent|uncontrolled|despite|in\s+spite|resistant)\b")


_OFTEN = re.compile(
    r"(?i)\b(?:frequent\w*|repeat\w*|recurr\w*|(?:multiple|several|many|two|three|four|\d+)\s+(?:\w+\s+)?(?:episodes?|times|events?|infections?))\b"
)


def still_there(text: str, entry: Entry, near: tuple[Entry, ...]) -> bool:
    """True unless the criterion asks for something that treatment did not end and the passage does not say so."""
    asked = _WORSE.search(text)
    if asked is None:
        return True
    if asked[0].lower() == "recurrent" and any(_OFTEN.search(e.text) for e in (entry, *near)):
        return True
    return any(
        FAIL_WORDS.search(e.text)
        or _WORSE.search(e.text)
        or re.search(r"(?i)(?:comes?|came)\s+(?:right\s+|straight\s+)?back|returns?\b|again", e.text)
        for e in (entry, *near)
    )
