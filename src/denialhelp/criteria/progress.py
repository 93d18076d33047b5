"""Progress that was measured: one thing with an older and a newer value, the newer one better."""

from __future__ import annotations

import itertools
import re
from datetime import date

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import dates_in, windows
from .outcome import Outcome, met, still_open, unknown
from .words import stem

_ASKED = re.compile(
    r"(?i)\b(?:measur\w+|objective(?:ly)?|documented|demonstrat\w+|quantifiable|significant|functional|continu\w+|"
    r"reasonable)?\s*(?:progress|improve(?:s|d|ment)?|gains?)\b"
    r"[^.;]{0,40}\b(?:toward|goals?|function\w*|treatment\s+plan|plan\s+of\s+care|therapy|since)\b|\b(?:measur\w+|"
    r"objective)\s+(?:progress|improvement|gains?)\b"
)
_AT_LEAST = re.compile(r"(?i)\bin\s+(?:at\s+least\s+)?(?P<n>one|two|three|\d)\b")
_OBJECTIVE = re.compile(r"(?i)\bobjective\s+measures?\b[^;]*\bimprove\w*")
_NOT_ASKED = re.compile(
    r"(?i)\b(?:expect\w*|potential|likely|capable|lack|no|not|without|failure|plateau|anticipat\w*|inadequate|insufficient|unable|"
    r"despite)\b"
)
_LEVELS = (
    r"dependent|total\s*(?:A|assist)",
    r"max(?:imal|imum)?\s*(?:A\b|assist\w*)",
    r"mod(?:erate)?\s*(?:A\b|assist\w*)",
    r"min(?:imal|imum)?\s*(?:A\b|assist\w*)",
    r"CGA|contact\s+guard\w*",
    r"SBA|stand-?by\s+assist\w*|supervis\w+",
    r"mod(?:ified)?\s*I\b|modified\s+independen\w+",
    r"independen\w+",
)
_LEVEL = re.compile(rf"(?i)\b(?:{'|'.join(_LEVELS)})")
_STEP = re.compile(
    r"(?P<a>\d+(?:\.\d+)?)\s*(?P<ua>%|°|ft|feet|m\b|meters|lb|kg|seconds|s\b|min\w*|degrees|points|words|"
    r"/\s*\d+)?\s*(?:\([^)]{1,30}\))?[^\d.;]{0,24}?(?:->|→|=>|\bto\b|\bnow\b|, now)\s*"
    r"(?P<b>\d+(?:\.\d+)?)"
)
_FROM = re.compile(
    r"(?i)\b(?:improv\w+|increas\w+|rose|gain\w+|up|"
    r"better)\b[^.;\d]{0,30}\bfrom\s+(?P<a>\d+(?:\.\d+)?)[^.;\d]{0,20}\bto\s+(?P<b>\d+(?:\.\d+)?)|"
    r"\b(?:improv\w+|fell|dropp\w+|decreas\w+|reduc\w+|down|"
    r"better)\b[^.;\d]{0,30}\bfrom\s+(?P<c>\d+(?:\.\d+)?)[^.;\d]{0,20}\bto\s+(?P<d>\d+(?:\.\d+)?)"
)
_BEFORE_IN_BRACKETS = re.compile(
    r"(?i)(?P<b>\d+(?:\.\d+)?)\s*(?:%|points|/\s*\d+)?\s*\(\s*(?:was\s+|from\s+|baseline:?\s+|initial(?:ly)?:?\s+|at\s+(?:start|intake|"
    r"baseline):?\s+)?(?P<a>\d+(?:\.\d+)?)(?![\d/])\s*"
    r"(?:%|points)?\s*(?:on\s+admission|at\s+(?:admission|baseline|start|intake|evaluation)|baseline|before|initially|in\s+\w+|"
    r"on\s+\d[\d/]*|\d{1,2}/\d{2,4})?\s*\)|"
    r"\bbaseline\s+(?P<c>\d+(?:\.\d+)?)[^.;]{0,20},?\s*(?:now|current(?:ly)?)\s+(?P<d>\d+(?:\.\d+)?)"
)
_TODAY = re.compile(r"(?i)\b(?:today|now|current(?:ly)?|this\s+(?:week|month|period))\b")
_SAID = re.compile(
    r"(?i)\b(?:goals?\s+(?:\d+\s+)?(?:partially\s+|mostly\s+)?met|progress(?:ing|ed)?\s+(?:well\s+)?(?:toward|on|in|with)|"
    r"good\s+progress|steady\s+progress|measur\w+\s+progress|improving|improved)\b"
)
_NONE = re.compile(
    r"(?i)\b(?:no|not|without|lack\s+of|minimal|little)\s+(?:\w+\s+){0,2}(?:progress|improve\w*|change|gains?)\b|\bunchanged\b|"
    r"\bplateau\w*|\bregress\w*|\bworse\b"
)


_NOT_YET = re.compile(r"(?i)\bthat\s+(?:is|are|was|were|has|have)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:reached|met|achieved|attained)\b")


# Doses and laboratory values that move are no progress of the patient.
_NOT_FUNCTION = re.compile(r"(?i)\d\s*(?:mg|mcg|units?|mL)\b|\b(?:g/dL|mg/dL|mmol/L|mEq/L|K/uL|ng/mL|IU/L|U/L)\b")


def progress(text: str, scope: Scope) -> Outcome | None:
    """Met where the record gives two values of one thing and the newer one is better; None where the criterion asks no such thing."""
    if (
        not (_ASKED.search(text) or _OBJECTIVE.search(text))
        or _CHANGE.search(text)
        or _NOT_ASKED.search(_NOT_YET.sub("", text))
        or re.search(r"\d\s*%|\bhalf\b", text)
    ):
        return None
    window = next(iter(windows(text)), None) or scope.window
    chart, case = scope.case.chart, scope.case
    found: list[Entry] = []
    for entry in chart.entries:
        if (
            not entry.usable
            or _NONE.search(entry.text)
            or _NOT_FUNCTION.search(entry.text)
            or case.inside(_last(entry), window) is not True
        ):
            continue
        if better(entry, scope) and (entry.passage.assertion.value not in ("planned", "absent", "family") or _TODAY.search(entry.text)):
            found.append(entry)
    number = _AT_LEAST.search(text)
    wanted = {"two": 2, "2": 2, "three": 3, "3": 3}.get(number["n"].lower(), 1) if number else 1
    if 0 < len(found) < wanted:
        return unknown(
            "",
            f"values that show progress in {wanted} measures: {text.strip()}",
            tuple(chart.evidence(e, method="progress") for e in found),
            kind="progress",
        )
    if found:
        newest = sorted(found, key=lambda e: _last(e) or date.min, reverse=True)
        return met(
            "The record gives an older and a better newer value",
            *(chart.evidence(e, method="progress") for e in newest[:2]),
            kind="progress",
        )
    return unknown("", f"values that show progress, with their dates: {text.strip()}", kind="progress")


def _last(entry: Entry) -> date | None:
    days = [d.last for d in entry.dates if entry.passage.recorded_on is None or d.last <= entry.passage.recorded_on]
    return max([*days, *([entry.passage.recorded_on] if entry.passage.recorded_on else [])], default=None)


# Three and more values in a row: the first and the last of them count.
_CHAIN = re.compile(r"\d+(?:\.\d+)?\s*%?(?:\s*(?:->|→|=>)\s*\d+(?:\.\d+)?\s*%?){2,}")


def better(entry: Entry, scope: Scope) -> bool:
    """True where a passage gives a step from one value to a better one."""
    text = entry.text
    if re.search(r"(?i)\bgoals?\b[^.;]{0,20}$", text[: (m.start() if (m := _STEP.search(text)) else 0)]):
        return False
    if _row_better(entry, scope):
        return True
    if _level_better(text):
        return True
    rising = _FROM.search(text)
    if rising is not None and rising["a"] and float(rising["b"]) > float(rising["a"]) and not _worse_high(entry, scope):
        return True
    if rising is not None and rising["c"] and float(rising["d"]) < float(rising["c"]):
        return True
    inside = _BEFORE_IN_BRACKETS.search(text)
    if inside is not None:
        older, newer = float(inside["a"] or inside["c"]), float(inside["b"] or inside["d"])
        if (newer < older) if _worse_high(entry, scope) else (newer > older):
            return True
    if _dated_steps(entry, scope):
        return True
    chain = _CHAIN.search(text)
    if chain is not None:
        values = [float(v) for v in re.findall(r"\d+(?:\.\d+)?", chain[0])]
        return (values[-1] < values[0]) if _worse_high(entry, scope) else (values[-1] > values[0])
    return any(_step_better(step, entry, scope) for step in _STEP.finditer(text))


def _step_better(step: re.Match[str], entry: Entry, scope: Scope) -> bool:
    """True where one step from a value to another is a better one that was reached."""
    if entry.stance(step.start(), step.end()) in (Stance.PLANNED, Stance.ABSENT):
        return False
    if not re.search(r"->|→|=>", step[0]) and not _SAID.search(entry.text):
        return False
    older, newer = float(step["a"]), float(step["b"])
    return (newer < older) if _worse_high(entry, scope) else (newer > older)


def _level_better(text: str) -> bool:
    """True where a level of help is followed by a lighter one ("mod A to min A")."""
    levels = [(n, m.start(), m.end()) for m in _LEVEL.finditer(text) for n, p in enumerate(_LEVELS) if re.fullmatch(rf"(?i)(?:{p})", m[0])]
    for (a, _, end), (b, start, _) in itertools.pairwise(levels):
        if b > a and re.search(r"->|→|=>|\bto\b|\bnow\b", text[end:start]) and start - end < 40:
            return True
    return False


_DISTANCE = re.compile(r"(?i)^\s*:?\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>ft|feet|m|meters|°|degrees|steps|lb|%|/\s*\d+)")


def _dated_steps(entry: Entry, scope: Scope) -> bool:
    """True where one passage gives values of a unit behind their days and the last is better ("11/01 30 ft; 11/08 150 ft")."""
    values: dict[str, list[float]] = {}
    for day in entry.dates:
        m = _DISTANCE.match(entry.text[day.end :])
        if m is not None:
            values.setdefault(m["unit"].lower()[:1], []).append(float(m["value"]))
    worse = _worse_high(entry, scope)
    return any(len(v) >= 2 and ((v[-1] < v[0]) if worse else (v[-1] > v[0])) for v in values.values())


_UP = re.compile(
    r"(?i)\b(?:flexion|extension|abduction|rotation|strength|MMT|distance|gait\s+speed|independen\w+|balance|LEFS|accuracy|words|reps|"
    r"endurance)\b"
)


_AIM = re.compile(r"(?i)\b(?:goal|target|normal|reference|aim|expected)\b")


def _row_better(entry: Entry, scope: Scope) -> bool:
    """True for a row of a table whose columns have dates and whose last value is better than its first."""
    cells = entry.passage.cells
    if len(cells) < 3:
        return False
    year = entry.passage.recorded_on.year if entry.passage.recorded_on else None
    dated = any(dates_in(head, year) for _, _, head in cells[1:])
    values = []
    far = False
    for start, end, head in cells[1:]:
        number = re.match(r"\s*(-?\d+(?:\.\d+)?)", entry.text[start:end])
        named = bool(dates_in(head, year)) if dated else any(dates_in(h, year) for h in entry.passage.heads)
        if number and named and not _AIM.search(head):
            values.append(float(number[1]))
            far = far or _DISTANCE.match(entry.text[start:end]) is not None
    if len(values) < 2 or values[0] == values[-1]:
        return False
    scales = [
        scope.case.chart.lexicon.scales[m.concept].higher for m in entry.words.mentions if m.concept in scope.case.chart.lexicon.scales
    ]
    label = entry.text[cells[0][0] : cells[0][1]]
    if not any(scales) and not _UP.search(label) and not far and not _worse_high(entry, scope):
        return False
    return values[-1] < values[0] if _worse_high(entry, scope) else values[-1] > values[0]


_GOALS = re.compile(
    r"(?i)\bgoals?\b[^;]*\b(?:measurable|specific|objective|dated|time-?\s?bound|functional)\b|"
    r"\b(?:measurable|specific|objective|individualized|time-?limited)\b[^;]{0,40}\bgoals?\b"
)
_BY_WHEN = re.compile(
    r"(?i)\bby\s+\d|\bin\s+\d+\s*(?:weeks?|days?|months?)|\d{1,2}/\d{1,2}|\d{1,2}/\d{4}|\bwithin\s+\d+|\b\d+\s+(?:weeks?|months?)\b"
)


def measurable_goals(text: str, scope: Scope) -> Outcome | None:
    """Goals that can be measured: a passage of goals with a number and a time; None where the text asks more of them, or no such thing."""
    if not _GOALS.search(text) or re.search(r"(?i)\b(?:met|progress|achiev\w+|review\w*|updat\w*)\b", text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        near = f"{entry.passage.section} {' '.join(entry.passage.heads)} {entry.text}"
        if not entry.usable or not re.search(r"(?i)\bgoals?\b|\btarget\b|\b[LS]TG\b|\bobjectives?\b", near):
            continue
        if re.search(r"\d", re.sub(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?i:goal)\s*\d", "", entry.text)) and _BY_WHEN.search(entry.text):
            return met("The record has goals with a number and a time", chart.evidence(entry, method="goals"), kind="goals")
    return still_open("goals")


def _worse_high(entry: Entry, scope: Scope) -> bool:
    """True where the measured thing is one of which more is worse."""
    lexicon = scope.case.chart.lexicon
    named = [m.concept for m in entry.words.mentions if m.concept in lexicon.scales]
    return any(lexicon.scales[n].higher == "worse" for n in named) or bool(
        {"pain", stem("seizures")} & {t.stem for t in entry.words.tokens}
    )


_CHANGE = re.compile(
    r"(?i)\b(?:chang\w+|revis\w+|modif\w+|adjust\w+|updat\w+)\b[^.;]{0,50}\bplan\b[^.;]{0,60}\bprogress\b|"
    r"\bplan\b[^.;]{0,40}\b(?:chang|revis|modif|adjust)\w+\b[^.;]{0,60}\bprogress\b"
)
_CHANGED = re.compile(r"(?i)\b(?:changed|revised|modified|adjusted|switched|added|replaced|increased|new\s+(?:goal|strategy|approach))\b")
_STUCK = re.compile(
    r"(?i)\b(?:without|no|lack\s+of|little|limited|not)\s+(?:\w+\s+)?(?:progress\w*|improv\w+|fallen|gain\w*|met)\b|"
    r"\bplateau\w*|\bstalled\b|\bnot\s+progressing\b"
)


def plan_changed(text: str, scope: Scope) -> Outcome | None:
    """A plan that was changed in answer to a lack of progress: a passage with both, or the change beside it in the same note."""
    if not _CHANGE.search(text):
        return None
    chart = scope.case.chart
    window = next(iter(windows(text)), None) or scope.window
    for entry in chart.entries:
        stuck = _STUCK.search(entry.text)
        if not entry.usable or stuck is None or scope.case.inside(_last(entry), window) is False:
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.passage.recorded_on == entry.passage.recorded_on)]
        told = next((e for e in near if _CHANGED.search(e.text)), None)
        if told is not None:
            return met(
                "The record gives the lack of progress and the change",
                *dict.fromkeys(chart.evidence(e, method="change") for e in (entry, told)),
                kind="progress",
            )
    return still_open("progress")
