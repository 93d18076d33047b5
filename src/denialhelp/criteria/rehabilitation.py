"""Rehabilitation: prior level of function, goals with a time, gains between two dates, help needed now, minutes of therapy a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from .assisted import distances, level_of, level_words, levels, named, task_words
from .case import Scope
from .chart import Entry, said_on
from .newest import Said, decided, own, passages, residue, window_of
from .numbers import is_number_word, value_of
from .outcome import Outcome, met, not_met

_BLANK = re.compile(r"(?i)_{3,}|\b(?:unknown|not\s+(?:documented|assessed|stated|known|obtained|available)|TBD|pending|n/a)\b|:\s*$")
_PRIOR = re.compile(
    r"(?i)\b(?:prior|previous|premorbid|pre-?morbid|baseline)\s+(?:level\s+of\s+)?func\w*(?:\s+(?:level|status))?|"
    r"\blevel\s+of\s+func\w+\s+(?:before|prior\s+to)\s+(?:the\s+)?(?:illness|injury|surgery|stroke|event|admission|onset|hospital\w*)"
    r"(?:(?:\s+or\s+|,\s*|/)(?:the\s+)?(?:illness|injury|surgery|stroke|event|admission))*"
)
_ABOUT_PRIOR = re.compile(
    r"(?i)\b(?:is|are|was|were|describ\w+|stat\w+|includ\w+|given|gives|record\w*|clear\w*|patient['’]s|member['’]s)\b"
)
_PLOF = re.compile(
    r"(?i)\b(?:PLOF|PLF|prior\s+(?:level\s+of\s+func\w+|func\w*(?:\s+(?:level|status))?)|baseline\s+func\w*|pre-?morbid\w*)\b\s*(?:[:=-]|was|is)?\s*"
)
_SAYS = re.compile(
    r"(?i)\b(?:I\b|indep\w*|mod\s+I|walk\w*|amb\w*|drove|driv\w+|cook\w*|ADLs?|assist\w*|cane|walker|RW|w/c|wheelchair|SPC|no\s+AD|w/o\s+AD|"
    r"transfers?|bed-?bound|min\s+A|mod\s+A|max\s+A|SBA|supervis\w+|lives?|communit\w+|household)"
)


def prior_function(text: str, scope: Scope) -> Outcome | None:
    """The level of function before the illness is stated; None where the text asks anything else, or a note leaves it blank."""
    if not _PRIOR.search(text) or residue(text, _PRIOR, _ABOUT_PRIOR):
        return None
    for entry in passages(scope):
        m = _PLOF.search(entry.text)
        if m is None or not own(entry, m.start()) or _BLANK.search(entry.text):
            continue
        said = entry.text[m.end() :]
        if len(said.split()) >= 3 and _SAYS.search(said):
            return met("The note states the function before the illness", scope.case.chart.evidence(entry, method="prior"), kind="prior")
    return None


_GOALS = re.compile(r"(?i)\b(?:(?:short|long)[\s-]term\s+)?(?:(?:therapy|treatment|functional|rehabilitation|written)\s+)*goals?\b")
_MEASURABLE = re.compile(
    r"(?i)\b(?:(?:that|which)\s+(?:can\s+be|are)\s+(?:measured|measurable)|measurable|specific|objective|functional|quantifiable|written|"
    r"individuali[sz]ed|clear|stated|realistic|attainable)\b|\b(?:are|is|can|be|measured)\b"
)
_TIMED = re.compile(
    r"(?i)\b(?:with\s+)?(?:an?\s+)?(?:expected\s+|estimated\s+|target\s+|defined\s+|specific\s+)?(?:time\s*-?\s*(?:frames?|lines?|limits?)|"
    r"target\s+dates?|time-?bound|dates?|timeframes?)\b(?:\s+(?:for|to|of)\s+(?:achiev\w+|complet\w+|reach\w+|them|each))*"
)
_GOAL_HERE = re.compile(r"(?i)\b(?:goals?|LTGs?|STGs?)\b")
_BY_WHEN = re.compile(
    r"(?i)\b(?:by|in|within|x)\s+(?:\d{1,2}/\d{1,2}|\d{1,2}\s*(?:-\s*\d+\s*)?(?:wks?|weeks?|days?|mos?|months?|visits?|sessions?))|\b\d{1,2}\s*(?:wks?|weeks?|mos?|months?)\b|\b\d{1,2}/\d{1,2}\b"
)
_NUMBER = re.compile(r"(?i)\d+\s*(?:ft|feet|min\w*|steps?|stairs|degrees?|%|/\d+|reps?|sec\w*|lbs?|words?|trials|x\b)|\bto\s+\d+\s+or\b")
_BARE_GOAL = re.compile(r"(?i)\b(?:get\s+better|feel\s+better|improve|home)\W*$")


def timed_goals(text: str, scope: Scope) -> Outcome | None:
    """Goals that can be measured and have a time; None where the text asks for more, or no such goal is written."""
    if not _GOALS.search(text) or not _TIMED.search(text) or residue(text, _GOALS, _TIMED, _MEASURABLE):
        return None
    for entry in passages(scope):
        where = f"{entry.passage.section} {' '.join(entry.passage.heads)}"
        goal = _GOAL_HERE.search(entry.text) or _GOAL_HERE.search(where)
        if goal is None or not entry.usable or _BARE_GOAL.search(entry.text) or re.search(r"(?i)\bnot\s+met\b|\bmet\b", entry.text):
            continue
        counted = level_of(re.sub(r"[;,]", " ", entry.text)) or level_words().search(entry.text) or _NUMBER.search(entry.text)
        if counted and _BY_WHEN.search(f"{entry.passage.section} {entry.text}") and task_words().search(entry.text):
            return met("The note has goals with a measure and a time", scope.case.chart.evidence(entry, method="goals"), kind="goals")
    return None


_GAINS = re.compile(
    r"(?i)^(?:the\s+record\s+shows\s+)?(?:documented\s+|measurable\s+|objective\s+|significant\s+)*(?:gains?|progress|improvements?)\s+in\s+"
    r"(?:functions?|functional\s+\w+|mobility)\b"
)
_OR_REASON = re.compile(r"(?i),?\s*or\s+an?\s+(?:reason|explanation)\b.*$")
_WITHIN = re.compile(
    r"(?i)\b(?:in|over|during|within)\s+the\s+(?:last\s+|past\s+|preceding\s+)?(?P<n>\w+)\s+(?P<unit>days?|weeks?)(?:\s+before\s+the\s+\w+)?\b"
)
_THAN_BEFORE = re.compile(
    r"(?i)(?P<now>\d{1,4})\s*(?:ft|feet)\b[^.;]*\(\s*(?:was\s+|from\s+|up\s+from\s+)?(?P<old>\d{1,4})\s*(?:ft|feet)?\s*(?:last|prior|previous|prev|"
    r"on\s+\d|\d+/\d+|at\s+eval)|\bfrom\s+(?P<old2>\d{1,4})\s*(?:ft|feet)?\s+to\s+(?P<now2>\d{1,4})\s*(?:ft|feet)\b"
)


def span_of(text: str) -> timedelta | None:
    """The length of "in the seven days before the review"."""
    m = _WITHIN.search(text)
    if m is None or not (m["n"].isdigit() or is_number_word(m["n"])):
        return None
    return timedelta(days=value_of(m["n"]) * (7 if m["unit"].lower().startswith("week") else 1))


def gains(text: str, scope: Scope) -> Outcome | None:
    """Function that is better than before, by the notes of the span asked for; None where the text asks otherwise or no note is."""
    if not _GAINS.match(text) or residue(_OR_REASON.sub("", text), _GAINS, _WITHIN):
        return None
    span, end = span_of(text), min(scope.case.anchors()[0], scope.case.as_of)
    chart = scope.case.chart
    state: dict[date, list[tuple[str, float, Entry]]] = {}
    for entry in passages(scope):
        on = said_on(entry)
        if on is None or on > end:
            continue
        m = _THAN_BEFORE.search(entry.text)
        late = span is None or on >= end - span
        if m and late and own(entry) and float(m["now"] or m["now2"]) > float(m["old"] or m["old2"]):
            return met("The note gives more than the time before", chart.evidence(entry, method="gain"), kind="gain")
        state.setdefault(on, []).extend((t, v, entry) for t, v, _, _ in levels(entry))
        state[on].extend(("feet", d, entry) for d in distances(entry))
    days = sorted(d for d, v in state.items() if v)
    if len(days) < 2 or (span is not None and days[-1] < end - span):
        return None
    return _compared(state, days, scope)


def _compared(state: dict[date, list[tuple[str, float, Entry]]], days: list[date], scope: Scope) -> Outcome | None:
    """Met where the newest day is better in a task than an earlier one, and worse in none."""
    chart, last = scope.case.chart, days[-1]
    for before in (d for d in reversed(days[:-1]) if last - d >= timedelta(days=3)):
        old, new = ({t: (v, e) for t, v, e in state[d]} for d in (before, last))
        both = [t for t in new if t in old]
        better = [t for t in both if new[t][0] > old[t][0]]
        if better and not any(new[t][0] < old[t][0] for t in both):
            proof = (chart.evidence(new[better[0]][1], method="gain"), chart.evidence(old[better[0]][1], method="gain"))
            return replace(met(f"Better than on {before.isoformat()}: {better[0]}", *proof, kind="gain"), together=2)
    return None


_NEEDS = re.compile(
    r"(?i)\b(?:requires?|needs?|needing|requiring|need\s+for)\s+(?:at\s+least\s+)?(?P<what>(?:hands-on|physical|minimal|minimum|moderate|maximal|maximum|"
    r"contact\s+guard|total)\s+)(?:assist\w*|help)(?:\s+(?:of|from)\s+(?:one|another|a)\s+(?:person|caregiver))?(?:\s+or\s+more)?"
)
_LEAST = {
    "hands-on": 4.5,
    "physical": 4.5,
    "contact guard": 4.5,
    "minimal": 4,
    "minimum": 4,
    "moderate": 3,
    "maximal": 2,
    "maximum": 2,
    "total": 1,
}


def help_needed(text: str, scope: Scope) -> Outcome | None:
    """So much help or more with one task, by the newest note on it; None where the text asks otherwise."""
    asked = _NEEDS.search(text)
    tasks = named(text)
    if asked is None or len(tasks) != 1 or residue(text, _NEEDS, task_words(), re.compile(r"(?i)\b(?:with|for|in)\b")):
        return None
    most = _LEAST[" ".join(asked["what"].lower().split())]
    found = [
        Said(value <= most, entry, said_on(entry)) for entry in passages(scope) for task, value, _, _ in levels(entry) if task == tasks[0]
    ]
    return decided(found, text, scope, "help", (f"{tasks[0]}: that much help or more", f"{tasks[0]}: less help than that"))


_MINUTES = re.compile(
    r"(?i)\b(?:an\s+)?average\s+(?:of\s+)?(?:at\s+least\s+)?(?P<n>\d{2,3})\s+(?:or\s+more\s+)?minutes\s+(?:of\s+(?:\w+\s+)?therapy\s+)?"
    r"(?:(?:a|per|each|every|on\s+each)\s+(?:treatment\s+|therapy\s+)?day)"
)


def daily_minutes(text: str, scope: Scope) -> Outcome | None:
    """An average of so many minutes of therapy a day from a log's rows; None where the text asks otherwise or no log is there."""
    asked = _MINUTES.search(text)
    if asked is None or residue(text, _MINUTES, _WITHIN, re.compile(r"(?i)\btherapy\b")):
        return None
    span, end = span_of(text), min(scope.case.anchors()[0], scope.case.as_of)
    rows: dict[date, tuple[float, Entry]] = {}
    for entry in passages(scope):
        place = entry.passage
        if not place.cells or not re.search(r"(?i)\bmin(?:ute)?s?\b", " ".join((place.section, *place.heads))) or len(entry.dates) != 1:
            continue
        day, minutes = entry.dates[0].first, _row_minutes(entry)
        if minutes and day <= end and (span is None or day > end - span):
            rows[day] = (minutes, entry)
    if len(rows) < 2 or (window_of(text, scope) is None and span is None and len(rows) < 3):
        return None
    mean = sum(m for m, _ in rows.values()) / len(rows)
    why = f"{mean:.0f} minutes on average on {len(rows)} days; asked: {asked['n']}"
    proof = [scope.case.chart.evidence(e, method="minutes") for _, e in sorted(rows.values(), key=lambda r: -r[0])][:3]
    return met(why, *proof, kind="minutes") if mean >= float(asked["n"]) else not_met(why, *proof, kind="minutes")


def _row_minutes(entry: Entry) -> float:
    """A row's total, else the sum of its therapies."""
    cells = {head.lower(): entry.text[a:b] for a, b, head in entry.passage.cells}
    total = next((v for h, v in cells.items() if "total" in h), "")
    if re.fullmatch(r"\d{1,3}", total):
        return float(total)
    parts = [v for h, v in cells.items() if re.match(r"(?:pt|ot|st|slp)\b", h) and re.fullmatch(r"\d{1,3}", v)]
    return sum(map(float, parts))
