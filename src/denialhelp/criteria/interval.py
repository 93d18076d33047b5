"""Time between two events, and how old the measurements are that other criteria rest on."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.quote import find_quote

from .case import LONGEST_REVIEW, Scope
from .chart import Entry
from .cues import Stance
from .numbers import Quantity, dates_in, months_before, quantities, windows
from .outcome import Outcome, met, not_met, unknown
from .trial import own_evidence
from .words import FORMAL, STOP

_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:the\s+)?(?P<a>[\w\s-]{3,40}?)\s+(?:and|to)\s+(?:the\s+)?(?P<b>[\w\s-]{3,60})")
_AFTER = re.compile(
    r"(?i)\b(?:since|after|following|post|from)\s+(?:the\s+|(?:his|her|their)\s+)?(?P<a>onset|event|injury|stroke|surgery|operation|"
    r"accident|procedure|diagnosis|"
    r"(?:(?:bariatric|index|last|most\s+recent|previous|prior|first|initial|primary)\s+){1,3}(?:surgery|operation|procedure)|"
    r"initial\s+\w+|symptom\s+onset)\b"
)
_EVENT = re.compile(r"(?i)\b(?:event|onset|injury|accident|stroke|trauma|fall|surgery|operation|procedure|diagnosis)\b")
_ONSET = re.compile(
    r"(?i)\b(?:onset|had|sustained|suffered|sudden|diagnosed|occurred|injur\w+|date\s+of\s+(?:injury|onset|event|stroke))\b"
)
_START = re.compile(r"(?i)\b(?:start(?:ing|s)?|begin(?:ning|s)?|first\s+day|scheduled\s+for|planned\s+for|on\s+or\s+about)\b[^.;]{0,25}$")
_TO_START = re.compile(
    r"(?i)\b(?:start\w*|begin\w*|first\s+(?:day|visit|session|treatment)|program|service|treatment|therapy|surgery|admission)\b"
)
_MEASURED = re.compile(
    r"(?i)\b(?:measure\w*|measurements?|evaluation|assessment|examination|test(?:ing|s)?|scores?|results?|study|imaging|"
    r"records?)\b[^.;]{0,40}\b(?:taken|performed|done|obtained|completed|dated|made|within|no\s+more|not\s+more|less)\b"
)


_PLAIN = re.compile(
    r"(?i)measure\w*|taken|performed|done|obtained|completed|dated|made|evaluations?|assessments?|examinations?|tests?|testing|scores?|"
    r"results?|study|studies|imaging|records?|documented|findings"
)


def interval(text: str, scope: Scope) -> Outcome | None:
    """At least (or at most) so long between an event and a start; None where the text is not about that."""
    limits = [q for q in quantities(text) if q.dimension == "days"]
    found = _BETWEEN.search(text) or _AFTER.search(text)
    if not limits or found is None or not _EVENT.search(found["a"]):
        return None
    if re.search(r"(?i)surgery|operation|procedure", found["a"]):
        return _since_operation(text, limits[0], scope)
    event = _event_day(scope)
    if event is not None and _BETWEEN.search(text) is None and not _TO_START.search(text[: found.start()] + text[found.end() :]):
        return _until_request(event, limits[0], scope)
    start = _start_day(scope)
    if event is None or start is None:
        missing = "the date of the event" if event is None else "the planned first day"
        return unknown(
            "One of the two dates is not in the record",
            missing,
            tuple(e for _, e in (event, start) if e is not None) if event and start else (),
            kind="interval",
        )
    days = (start[0] - event[0]).days
    why = f"{event[0].isoformat()} to {start[0].isoformat()}: {days} days; asked: {limits[0].said()}"
    evidence = tuple(e for e in (event[1], start[1]) if e is not None)
    return met(why, *evidence, kind="interval") if limits[0].holds(float(days)) else not_met(why, *evidence, kind="interval")


def _until_request(event: tuple[date, Evidence], limit: Quantity, scope: Scope) -> Outcome:
    """Counted to the request where the text names no start: a start that is only planned proves no time that has passed."""
    case = scope.case
    anchors = case.anchors()
    days = {*anchors} if case.context.request_on else {*anchors, *(a - LONGEST_REVIEW for a in anchors)}
    answers = {limit.holds(float((day - event[0]).days)) for day in days}
    last = max(days)
    why = f"{event[0].isoformat()} to {last.isoformat()}: {(last - event[0]).days} days; asked: {limit.said()}"
    if len(answers) != 1:
        return unknown(why, "the date of the request", (event[1],), kind="interval")
    return met(why, event[1], kind="interval") if answers.pop() else not_met(why, event[1], kind="interval")


def _since_operation(text: str, limit: Quantity, scope: Scope) -> Outcome | None:
    """So long since an operation that the criterion names; counted to the request (or to every day that it may have been)."""
    chart, case = scope.case.chart, scope.case
    named = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "care"} - {"surgery"}
    days: dict[date, list[Entry]] = {}
    for concept in sorted(named - case.requested):
        for entry, mention in chart.mentions(concept):
            if entry.stance(mention.start, mention.end) not in (Stance.PRESENT, Stance.HISTORICAL):
                continue
            near = [d for d in entry.dates if d.first == d.last and 0 <= d.start - mention.end < 40 and d.first <= case.as_of]
            for day in near[:1]:
                days.setdefault(day.first, []).append(entry)
    if not named:
        return None
    ask = f"the date of the operation: {text}"
    if not days:
        return unknown("The date of the operation was not found", ask, kind="interval")
    ranked = sorted(days.items(), key=lambda item: -len(item[1]))
    on, entries = ranked[0]
    least = limit.comparator in (">=", ">")
    answers = {
        d <= months_before(anchor, limit.low) if least else limit.holds(float((anchor - d).days)) for d in days for anchor in case.anchors()
    }
    why = f"Operation on {on.isoformat()}; asked: {limit.said()}"
    proof = chart.evidence(entries[0], on=on, method="event")
    if len(answers) != 1:
        return unknown(why, ask, (proof,), kind="interval")
    return met(why, proof, kind="interval") if answers.pop() else not_met(why, proof, kind="interval")


def _event_day(scope: Scope) -> tuple[date, Evidence] | None:
    """The day of the qualifying event: that of the sibling evidence, or of a passage that speaks of the onset; the earliest that recurs."""
    chart = scope.case.chart
    found: dict[date, list[Entry]] = {}
    conditions = {m.concept for m in chart.annotator.words(scope.subject).mentions if chart.lexicon.concepts[m.concept].kind == "condition"}
    stated = {d.first for e in scope.siblings for d in dates_in(e.pin.quote) if d.first == d.last}
    for entry in chart.entries:
        if not entry.usable or not entry.dates:
            continue
        hits = [
            m
            for m in entry.words.mentions
            if m.concept in conditions and entry.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)
        ]
        for day in entry.dates:
            near = entry.text[max(0, day.start - 60) : day.end + 10]
            if (
                day.first == day.last
                and day.first <= scope.case.as_of
                and (
                    re.search(r"(?i)\bonset\b|date\s+of\s+(?:injury|event)", near)
                    or (hits and _ONSET.search(entry.text) and min(abs(h.end - day.start) for h in hits) < 60)
                    or (day.first in stated and hits)
                )
            ):
                found.setdefault(day.first, []).append(entry)
    if not found:
        return None
    event, entries = max(found.items(), key=lambda item: (len(item[1]), -item[0].toordinal()))
    return event, chart.evidence(entries[0], on=event, method="event")


def _start_day(scope: Scope) -> tuple[date, Evidence | None] | None:
    case = scope.case
    chosen: tuple[date, Evidence | None] | None = None
    for entry in case.chart.entries:
        for day in entry.dates:
            if (
                entry.usable
                and day.first == day.last
                and _START.search(entry.text[: day.start])
                and (entry.passage.recorded_on is None or day.first >= entry.passage.recorded_on)
            ):
                if case.context.service_start is None or day.first == case.context.service_start:
                    return day.first, case.chart.evidence(entry, on=day.first, method="start")
                chosen = chosen or (day.first, case.chart.evidence(entry, on=day.first, method="start"))
    if case.context.service_start is not None:
        for document in case.chart.documents.values():
            pin = find_quote(document, case.context.service_start.strftime("%m/%d/%Y"))
            if pin is not None:
                return case.context.service_start, Evidence(pin, on=case.context.service_start)
        return case.context.service_start, None
    return chosen


def age_of_measurements(text: str, scope: Scope) -> Outcome | None:
    """How old the measurements are that the criteria beside this one rest on."""
    found = windows(text)
    if not found or not _MEASURED.search(text) or not scope.siblings:
        return None
    window = found[0]
    rest = scope.case.chart.annotator.words(text[: window.start] + text[window.end :])
    content = [
        t
        for t in rest.tokens
        if t.text[0].isalpha() and t.text.lower() not in STOP and t.stem not in FORMAL and not _PLAIN.fullmatch(t.text)
    ]
    if content or any(scope.case.chart.lexicon.concepts[m.concept].kind != "word" for m in rest.mentions):
        return None
    until = max(scope.case.anchors(window))
    dated = [e for e in own_evidence(scope) if e.on is not None and e.on <= until]
    inside = [e for e in dated if scope.case.inside(e.on, window) is True]
    if inside:
        newest = max(inside, key=lambda e: e.on or date.min)
        return met(f"Measured on {newest.on.isoformat() if newest.on else ''}; asked: {window.words}", newest, kind="window")
    if dated and all(scope.case.inside(e.on, window) is False for e in dated):
        return not_met(f"The measurements are older than asked: {window.words}", *dated[:2], kind="window")
    return unknown("The date of the measurements is not clear", "the measurements with their date", kind="window")
