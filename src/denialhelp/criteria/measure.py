"""Age and measured values against a criterion's limits: the most recent value in the window decides."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.slugs import Status

from .case import Scope
from .numbers import Quantity, Window, quantities, unit_of, windows
from .outcome import Outcome, all_of, at_least, met, not_met, unknown
from .readings import Reading, loose_readings, readings_of, row_values
from .series import COUNTED, counted, stable, tabled
from .sustained import sustained
from .words import STOP, stem, tokens_of

_SKIP = frozenset(
    [
        "active",
        "passive",
        "mean",
        "median",
        "average",
        "score",
        "total",
        "usual",
        "least",
        "more",
        "most",
        "value",
        "index",
        "level",
        "range",
        "motion",
    ]
)
_GENERIC = frozenset(
    {"extens", "extension", "flex", "flexion", "motion", "range", "strength", "movement", "move", "pressure", "count", "angle"}
)
_BOUNDARY = frozenset(
    ["and", "or", "at", "in", "within", "with", "on", "during", "while", "by", "from", "that", "which", "when", "for", "a"]
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on one measured thing: a lexicon concept, or plain stems where the lexicon has none."""

    quantity: Quantity
    concept: str
    stems: tuple[str, ...]
    words: str


# "At least one weight-related condition" counts conditions: it is no limit on a weight.
_COUNT_OF = re.compile(
    r"(?i)\s+(?:[a-z]+[\s-]related|comorbid|additional|other|different|documented|of\s+the\s+following)\b|"
    r"\s+(?:[\w-]+\s+){0,2}(?:self-?)?(?:tests?|tested|checks?|fingersticks?|measurements|self-tests)\b"
)


def limits_of(text: str, scope: Scope) -> list[Limit]:
    """The limits on measured values that a text states (durations, counts of sessions and ages are not among them)."""
    spans = [(w.start, w.end) for w in windows(text)]
    words = scope.case.chart.annotator.words(text)
    measures = [m for m in words.mentions if scope.case.chart.lexicon.concepts[m.concept].kind == "measure"]
    out: list[Limit] = []
    for q in quantities(text):
        if any(q.start < b and q.end > a for a, b in spans) or q.dimension in ("days", "sessions", "times", "count"):
            continue
        if _COUNT_OF.match(text[q.end :]):
            continue
        near = sorted(
            (m for m in measures if _linked(text, m.start, m.end, q)),
            key=lambda m: (abs(m.start - q.end) if m.start >= q.end else abs(q.start - m.end), -(m.end - m.start)),
        )
        near = [m for m in near if _dimension_fits(q, scope.case.chart.lexicon.scales[m.concept].unit)]
        if near:
            worse = scope.case.chart.lexicon.scales[near[0].concept].higher == "worse" and _OR_WORSE.search(text[q.start : q.end])
            asked = replace(q, comparator=">=") if worse and q.comparator == "<=" else q  # of a score where more is worse
            out.append(Limit(asked, near[0].concept, (), text[near[0].start : near[0].end]))
        elif q.dimension and q.dimension != "seconds":
            stems, said = _thing(text, q)
            if stems:
                out.append(Limit(q, "", stems, said))
    return out


_OR_WORSE = re.compile(r"(?i)\bworse$")


def _dimension_fits(q: Quantity, unit: str) -> bool:
    """False where a number's unit cannot be that of the scale (five minutes of sleep is no oxygen saturation)."""
    if q.dimension == "seconds":
        return unit in ("s", "min", "h")
    if q.dimension == "%" and unit and unit != "%":
        return False
    return not (
        q.dimension in ("degrees", "mm", "kg", "feet", "meters", "mmhg") and unit and unit.lower() not in (q.dimension, q.unit, "cm", "lb")
    )


def _linked(text: str, start: int, end: int, q: Quantity) -> bool:
    gap = text[end : q.start] if end <= q.start else text[q.end : start]
    return len(gap) < 60 and ";" not in gap and not re.search(r"\b(?:and|or)\b[^()]*\b(?:and|or)\b", gap)


def _thing(text: str, q: Quantity) -> tuple[tuple[str, ...], str]:
    """The words of the measured thing: after "of" behind the number, else before the comparator."""
    after = re.match(
        r"\s*of\s+((?:[A-Za-z][\w-]*[\s,/]*){1,9})|\s+((?:[a-z][\w-]*\s*){1,4})"
        if not q.dimension
        else r"\s*of\s+((?:[A-Za-z][\w-]*[\s,/]*){1,9})",
        text[q.end :],
    )
    behind = (after[1] or (after[2] if after.lastindex and after.lastindex > 1 else "") or "") if after else ""
    for words in (behind, " ".join(text[: q.start].split()[-5:])):
        picked: list[str] = []
        for token in tokens_of(words):
            low = token.text.lower()
            if low in _BOUNDARY and picked and not (low in ("at", "in", "of") and all(p in _GENERIC for p in picked)):
                break
            if low in STOP or low in _SKIP or not token.text[0].isalpha():
                continue
            picked.append(token.stem)
        if picked:
            return tuple(dict.fromkeys(picked[:3])), words.strip()
    return (), ""


def measured(text: str, scope: Scope) -> Outcome | None:
    """The limits of a text against the record, all of them; None where it states none."""
    if (steady := stable(text, scope) or tabled(text, scope)) is not None:
        return steady
    limits = limits_of(text, scope)
    if not limits:
        return None
    if (bound := _conditional(text, limits, scope)) is not None:
        return bound
    window = next(iter(windows(text)), None) or scope.window
    rule = COUNTED.search(text)
    limits = [x for x in limits if rule is None or not rule.start() <= x.quantity.start < rule.end()]
    if rule is not None and len(limits) == 1:
        found = _found(limits[0], text, scope)
        return counted(rule, found, limits[0].quantity, f"{limits[0].words} {limits[0].quantity.said()}", scope, window, value_holds)
    parts = [against_limit(limit, text, scope, window) for limit in limits]
    taken = {(x.quantity.start, x.quantity.end) for x in limits} | {(w.start, w.end) for w in windows(text)}
    left = [q for q in quantities(text) if not any(q.start < b and q.end > a for a, b in taken)]
    left = [q for q in left if not any(text[q.start : q.end] in x.words for x in limits)]  # "Score over 7 days" is its name
    length = [q for q in left if q.dimension == "days" and re.search(r"(?i)\bfor\s*$", text[: q.start])]
    if len(limits) == 1 and len(left) == 1 and length and length[0].comparator in (">", ">=") and limits[0].concept:
        return sustained(_found(limits[0], text, scope), limits[0].quantity, length[0], scope, value_holds)
    joined = re.search(r"(?i)\bor\b", _between(text, limits)) and not re.search(r"(?i)\band\b", _between(text, limits))
    outcome = at_least(parts, 1) if len(parts) > 1 and joined else all_of(parts)
    if outcome.status is Status.MET and left and not any(fits_text(left, e.pin.quote) for e in outcome.evidence):
        return unknown(
            f"{outcome.why}; not shown: {', '.join(q.said() for q in left)}",
            f"a value with {left[0].said()}",
            outcome.evidence,
            kind="measure",
        )
    return outcome


_ONLY_IF = re.compile(r"(?i)^(?P<rest>.{4,}?),?\s+(?:if|when|where|in\s+case)\s+(?P<if>.{6,})$")
_FIRST_IF = re.compile(r"(?i)^(?:if|when|where|in\s+case)\s+(?P<if>[^,]{6,}),\s*(?:then\s+)?(?P<rest>.{4,})$")


def _conditional(text: str, limits: list[Limit], scope: Scope) -> Outcome | None:
    """A demand that binds only where a value has a limit ("X, if the index is 30 or more"): met where the value excludes the condition."""
    found = _FIRST_IF.match(text) or _ONLY_IF.match(text)
    if found is None:
        return None
    begin, end = found.span("if")
    if not any(begin <= x.quantity.start < end for x in limits):
        return None
    holds = measured(found["if"], scope)
    if holds is not None and holds.status is Status.NOT_MET:
        return met(f"{holds.why}: does not apply", *holds.against, kind="measure")
    if holds is not None and holds.status is Status.MET:
        rest = measured(found["rest"], scope)
        if rest is not None:
            return all_of([holds, rest])
    return unknown("The condition may apply; what is then asked was not settled", f"records that show: {found['rest']}", kind="window")


def fits_text(wanted: list[Quantity], text: str) -> bool:
    """True where a passage gives each further number that is asked ("for at least 5 minutes")."""
    have = quantities(text, bare=True)
    return all(any(h.dimension == q.dimension and q.holds(h.low) for h in have) for q in wanted)


def _between(text: str, limits: list[Limit]) -> str:
    marks = [x.quantity for x in limits]
    return " | ".join(text[a.end : b.start] for a, b in itertools.pairwise(marks))


def against_limit(limit: Limit, text: str, scope: Scope, window: Window | None) -> Outcome:
    """One limit against the most recent value in the window."""
    found = _found(limit, text, scope)
    said = f"{limit.words} {limit.quantity.said()}".strip()
    ask = f"a dated value of {limit.words}"
    if _DIGITS.search(text[limit.quantity.end :]) and limit.quantity.dimension == "degrees" and not limit.concept:
        return digits(text, limit, scope, window)
    if not found:
        return unknown(f"No value of {limit.words} was found", ask, kind="measure")
    outcome = decide(found, limit.quantity, said, ask, scope, window, text)
    if outcome.status is Status.NOT_MET and not limit.concept:
        return unknown(outcome.why, ask, against=outcome.against, kind="measure")
    return outcome


def _found(limit: Limit, text: str, scope: Scope) -> list[Reading]:
    """The values that a limit speaks of, on the side and in the state that the criterion names."""
    chart = scope.case.chart
    found = readings_of(chart, limit.concept) if limit.concept else loose_readings(chart, list(limit.stems), limit.quantity.unit)
    if not found and limit.concept:
        name = tuple(
            dict.fromkeys(
                t.stem for t in tokens_of(limit.words) if t.text.lower() not in STOP and t.text.lower() not in _SKIP and t.text[0].isalpha()
            )
        )
        found = loose_readings(chart, list(name), limit.quantity.unit) if len(name) > 1 else []
    if not found and (short := _initials(text[: limit.quantity.start])):
        found = loose_readings(chart, [stem(short)], limit.quantity.unit)
    found = [r for r in found if scope.case.fits_side(f"{text} {scope.subject}", r.entry) and scope.case.asked_side(r.entry)]
    state = _STATE.search(_NO_STATE.sub(" ", text))
    if state is not None:
        found = [r for r in found if _same_state(state[0], r)]
    elif re.search(r"(?i)\bat\s+rest\b|\bresting\b|\bawake\b", text):
        found = [r for r in found if not _NOT_AT_REST.search(f"{r.entry.text} {' '.join(r.entry.passage.heads)}")]
    return found


def _initials(words: str) -> str:
    """The short name of a score that is written out in capitals ("Weekly Itch Severity Score": WISS; "over 7 days" adds a 7)."""
    names = re.findall(r"\b[A-Z][a-z]+\b", words)
    number = re.search(r"\bover\s+(\d+)\s+days\b", words)
    return "".join(n[0] for n in names) + (number[1] if number else "") if len(names) >= 3 and "Score" in names[1:] else ""


_DIGITS = re.compile(
    r"(?i)\b(?P<all>every|all|each)\s+(?:\w+\s+)?(?:digits?|fingers?)\b|\b(?:at\s+least\s+(?P<n>two|three|2|3)\s+(?:other\s+|"
    r"additional\s+)?|(?P<m>two|three|2|3)\s+(?:other|additional)\s+)(?:digits|fingers)\b"
)
_FINGERS = ("thumb", "index", "middle", "ring", "small|little|fifth")


def digits(text: str, limit: Limit, scope: Scope, window: Window | None) -> Outcome:
    """Extension of single digits, each finger's most recent value: all, or the number asked for (the thumb is not among "other")."""
    chart, case = scope.case.chart, scope.case
    found = _DIGITS.search(text[limit.quantity.end :])
    good: list[Reading] = []
    bad: list[Reading] = []
    for name in _FINGERS:
        rows = [r for e in chart.entries if e.usable and re.match(rf"(?i)\W*(?:{name})\b", e.text) for r in row_values(e)]
        rows = [r for r in rows if window is None or case.inside(r.on, window)]
        latest = max((r.on for r in rows if r.on), default=None)
        now = [r for r in rows if r.on == latest]
        if now:
            (good if all(limit.quantity.holds(r.value) for r in now) else bad).append(now[0])
    proof = [r.evidence(chart) for r in good]
    said = f"{limit.words} {limit.quantity.said()}"
    if found is not None and found["all"]:
        if bad:
            return not_met(f"{said}: {len(bad)} digits are below", *(r.evidence(chart) for r in bad), kind="measure")
        return (
            met(f"{said}: all digits", *proof, kind="measure")
            if len(good) == len(_FINGERS)
            else unknown(said, "the active extension of every digit, with date", tuple(proof), kind="measure")
        )
    others = [r for r in good if not re.match(r"(?i)\W*thumb", r.entry.text)]
    wanted = 3 if found is not None and (found["n"] or found["m"]) in ("three", "3") else 2
    if len(others) >= wanted:
        return met(f"{said}: {len(others)} digits", *(r.evidence(chart) for r in others), kind="measure")
    return unknown(said, "the active extension of the single digits, with date", tuple(proof), kind="measure")


_STATES = (
    r"sleep\w*|overnight|nocturnal|nights?",
    r"exerci\w+|exertion\w*|walk\w*|ambulat\w+|activity",
    r"standing|upright",
    r"fasting",
    r"post-?bronchodilator",
    r"worst",
    r"flexion and extension",
)
_STATE = re.compile(rf"(?i)\b(?:{'|'.join(_STATES[:5])})\b")


# A sleep study is no sleep, an activity score no exertion.
_NO_STATE = re.compile(
    r"(?i)\bsleep[\s-]+(?:apnea|study|studies|test\w*|disorder\w*)\b|\b(?:disease\s+)?activity\s+(?:score|index|scale)\b|\bdisease\s+activity\b"
)
_NOT_AT_REST = re.compile(r"(?i)\b(?:sleep\w*|apnea|overnight|lowest|nadir|exerci\w+|exertion|walking|ambulat\w+|ventilator)\b")


def _same_state(word: str, reading: Reading) -> bool:
    """True where a reading was taken in the state that the criterion names (asleep, on exertion, standing, fasting)."""
    kind = next((s for s in _STATES if re.search(rf"(?i)\b(?:{s})\b", word)), "")
    return not kind or bool(re.search(rf"(?i)\b(?:{kind})\b", f"{reading.entry.text} {' '.join(reading.entry.passage.heads)}"))


def _closest(group: list[Reading], text: str) -> list[Reading]:
    """Of readings of one day, those whose passages share most words with the criterion ("at rest on room air")."""
    stems = {t.stem for t in tokens_of(text) if t.text[0].isalpha() and t.text.lower() not in STOP}
    scores = [len(stems & {t.stem for t in r.entry.words.tokens}) for r in group]
    return [r for r, s in zip(group, scores, strict=True) if s == max(scores)]


def decide(found: list[Reading], q: Quantity, said: str, ask: str, scope: Scope, window: Window | None, text: str = "") -> Outcome:
    """The most recent readings in the window against a limit; readings of one day that disagree decide nothing."""
    case, chart = scope.case, scope.case.chart
    fresh = [r for r in found if case.inside(r.on, window)] if window is not None else found
    fresh = [r for r in fresh if r.on is None or r.on <= case.as_of]
    if not fresh:
        last = max((r for r in found if r.on), key=lambda r: r.on or case.as_of, default=found[0])
        when = last.on.isoformat() if last.on else "without date"
        return unknown(
            f"The last value ({last.value:g}, {when}) is outside the period asked for ({window.words if window else ''})",
            ask,
            against=(last.evidence(chart),),
            kind="measure",
        )
    dated = [r for r in fresh if r.on is not None]
    latest = max((r.on for r in dated if r.on), default=None)
    group = [r for r in dated if r.on == latest] if latest else fresh
    if len({value_holds(r, q) for r in group}) > 1 and text:
        group = _closest(group, text)
    answers = [value_holds(r, q) for r in group]
    chosen = group[0]
    why = f"{said}: the record has {chosen.value:g}{' ' + chosen.unit if chosen.unit and len(chosen.unit) < 10 else ''}" + (
        f" on {latest.isoformat()}" if latest else ""
    )
    proof = tuple(dict.fromkeys(r.evidence(chart) for r in group))[:3]
    if all(a is True for a in answers):
        return met(why, *proof, kind="measure")
    if all(a is False for a in answers):
        if _stale(latest, window, text, scope) or _RECURS.search(text):
            return unknown(why, ask, against=proof, kind="measure")
        return not_met(why, *proof, kind="measure")
    return unknown(f"{why}; values of that day disagree", ask, proof, kind="measure")


_STALE = 400  # days: a value that was lower a year before the last note speaks against nothing
# "Recurrent glucose below 60": that the newest value is higher says nothing.
_RECURS = re.compile(
    r"(?i)\b(?:recurr\w+|repeated\w*|frequent\w*|episod\w+|often|occasional\w*|intermittent\w*|on\s+more\s+than|swings?|excursions?|"
    r"fluctuat\w+|variab\w+)\b"
)


def _stale(latest: date | None, window: Window | None, text: str, scope: Scope) -> bool:
    """True for a value of another year where the text asks of no time and the record goes on after it."""
    if latest is None or window is not None or windows(text):
        return False
    notes = (e.passage.recorded_on for e in scope.case.chart.entries if e.passage.recorded_on and e.usable)
    return (max(notes, default=latest) - latest).days > _STALE


def _in_base(reading: Reading, q: Quantity) -> float:
    """The value in the limit's base unit: by its own unit, else by that of the limit."""
    dimension, factor = unit_of(reading.unit)
    if dimension == q.dimension and dimension:
        return reading.value * factor
    return reading.value * unit_of(q.unit)[1] if q.dimension not in ("", "days") else reading.value


def value_holds(reading: Reading, q: Quantity) -> bool | None:
    """Whether a reading satisfies a limit, a sign such as "<" before it heeded; None where that cannot be told."""
    reading = replace(reading, value=_in_base(reading, q))
    if reading.sign == "<":
        return (
            False
            if q.comparator in (">", ">=") and reading.value <= q.low
            else True
            if q.comparator in ("<", "<=") and reading.value <= q.low
            else None
        )
    if reading.sign == ">":
        return (
            True
            if q.comparator in (">", ">=") and reading.value >= q.low
            else False
            if q.comparator in ("<", "<=") and reading.value >= q.low
            else None
        )
    return q.holds(reading.value)


def is_settled(outcome: Outcome | None) -> bool:
    """True where a check gave met or not met."""
    return outcome is not None and outcome.status is not Status.UNKNOWN
