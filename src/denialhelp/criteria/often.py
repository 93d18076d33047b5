"""How often a thing is needed ("at least every 4 hours"), how long a life is expected to last, and values in standard deviations."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance, own_cues
from .numbers import NUMBER_WORDS, value_of, windows
from .outcome import Outcome, met, not_met, still_open, unknown
from .slots import LIGHT_WEIGHT, slots_of
from .undone import undone
from .words import STOP, tokens_of

_N = r"(?:\d{1,3}(?:\.\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")"
_EVERY = re.compile(
    rf"(?i)\b(?:at\s+least\s+)?(?:once\s+)?(?:every|q\.?)\s*(?P<n>{_N})?\s*(?P<unit>hours?|hrs?|h|days?|d|weeks?|wks?|months?|mo)\b"
)
_TIMES = re.compile(rf"(?i)\b(?P<n>{_N})\s*(?:x|times)?\s*(?:a|per|/|each)\s*(?P<unit>day|week|month|hour)\b")
_HOURS = {"h": 1.0, "d": 24.0, "w": 168.0, "m": 730.5}
_GOAL = re.compile(r"(?i)\b(?:goal|target|if|as\s+needed|prn|should|recommend\w*)\b")


def _hours(unit: str) -> float:
    return _HOURS[unit.lower()[0]]


def every(text: str, scope: Scope) -> Outcome | None:
    """A thing needed or done at least every so many hours, days or weeks, by the newest passage that names it; None for other texts."""
    asked = _EVERY.search(text)
    if asked is None or windows(text) or re.search(r"(?i)\b(?:mg|mcg|units|dose|no\s+more|maximum|not\s+more|up\s+to)\b", text):
        return None
    limit = (value_of(asked["n"]) if asked["n"] else 1.0) * _hours(asked["unit"])
    chart, case = scope.case.chart, scope.case
    leave = [(asked.start(), asked.end())]
    slots = [
        s
        for s in slots_of(chart.annotator.words(text), chart.annotator, leave)
        if s.weight > LIGHT_WEIGHT and not _EMPTY.fullmatch(s.words)
    ]
    if not slots or len(slots) > 3:
        return None
    found: list[tuple[date, Entry, float]] = []
    for entry in chart.entries:
        if not entry.usable or _GOAL.search(entry.text) or undone(entry.text) or (said_on(entry) or date.min) > case.as_of:
            continue
        places = [_place(s.concepts, s.stems, entry, scope) for s in slots]
        if not all(p in (Stance.PRESENT, Stance.HISTORICAL) for p in places):
            continue
        rate = _rate(entry.text)
        if rate is not None:
            found.append((said_on(entry) or date.min, entry, rate))
    if not found:
        return still_open("often", f"a record of how often: {text.strip()}")
    newest = max(f[0] for f in found)
    now = [f for f in found if f[0] == newest]
    proof = chart.evidence(now[0][1], method="often")
    answers = {rate <= limit for _, _, rate in now}
    if len(answers) > 1:
        return unknown("The newest passages differ", f"a record of how often: {text.strip()}", (proof,), kind="often")
    why = f"The record gives it every {now[0][2]:g} hours; asked: every {limit:g} hours"
    return met(why, proof, kind="often") if answers.pop() else not_met(why, proof, kind="often")


_EMPTY = re.compile(r"(?i)requires?|needs?|needed|required|least|once")


def _rate(text: str) -> float | None:
    """The hours between two times, where a passage gives one rate."""
    m = _EVERY.search(text)
    if m is not None:
        return (value_of(m["n"]) if m["n"] else 1.0) * _hours(m["unit"])
    t = _TIMES.search(text)
    return _hours(t["unit"]) / value_of(t["n"]) if t is not None and value_of(t["n"]) > 0 else None


def _place(concepts: frozenset[str], stems: frozenset[str], entry: Entry, scope: Scope) -> Stance | None:
    lexicon = scope.case.chart.lexicon
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in concepts)]
    places += [(t.start, t.end) for t in entry.words.tokens if t.stem in stems]
    return entry.stance(*places[0]) if places else None


_LIFE = re.compile(
    r"(?i)\b(?:life\s+expectancy|expected\s+(?:survival|lifespan)|(?:estimated|anticipated)\s+survival|expected\s+to\s+live)\b"
)
_LEAST = re.compile(
    rf"(?i)\b(?P<how>at\s+least|more\s+than|greater\s+than|over|exceed\w*|>=?|≥|less\s+than|under|<)?\s*(?P<n>{_N})\s*(?P<unit>months?|"
    rf"years?|weeks?)\b"
)


def life_expectancy(text: str, scope: Scope) -> Outcome | None:
    """A life expectancy of so long, by the newest passage that states one; None where the text asks none."""
    asked = _LEAST.search(text) if _LIFE.search(text) else None
    if asked is None or re.match(r"(?i)less|under|<", asked["how"] or ""):
        return None
    limit = value_of(asked["n"]) * _hours(asked["unit"])
    if asked["unit"].lower().startswith("y"):
        limit = value_of(asked["n"]) * 8766.0
    chart = scope.case.chart
    found: list[tuple[date, Entry, bool]] = []
    for entry in chart.entries:
        m = _LIFE.search(entry.text)
        said = _LEAST.search(entry.text[m.end() :]) if m is not None and entry.usable else None
        if said is None:
            continue
        value = value_of(said["n"]) * (8766.0 if said["unit"].lower().startswith("y") else _hours(said["unit"]))
        less = re.match(r"(?i)less|under|<", said["how"] or "") is not None
        found.append((entry.passage.recorded_on or date.min, entry, value >= limit and not less))
    if not found:
        return still_open("expectancy", f"a note on the life expectancy: {text.strip()}")
    newest = max(f[0] for f in found)
    now = [f for f in found if f[0] == newest]
    proof = chart.evidence(now[0][1], method="expectancy")
    if len({f[2] for f in now}) > 1:
        return unknown("The newest passages differ", f"a note on the life expectancy: {text.strip()}", (proof,), kind="expectancy")
    return (
        met("The record states it", proof, kind="expectancy") if now[0][2] else not_met("The record states less", proof, kind="expectancy")
    )


_BELOW = re.compile(
    r"(?i)\b(?P<how>at\s+least|more\s+than|greater\s+than|over|"
    r"[>≥]=?)?\s*(?P<n>\d(?:\.\d+)?)\s*(?:or\s+more\s+)?(?:standard\s+deviations?|SDs?)\s+"
    r"(?:or\s+more\s+)?(?P<way>below|under|above)\b|(?P<sign>-|–|−)\s?(?P<m>\d(?:\.\d+)?)\s*(?:standard\s+deviations?|SDs?)\b"
)
_SCORE = re.compile(
    r"(?i)(?P<sign>[-–−+])\s?(?P<n>\d(?:\.\d+)?)\s*(?:SDs?|standard\s+deviations?)\b|(?<![\d.])(?P<m>\d(?:\.\d+)?)\s*(?:SDs?|"
    r"standard\s+deviations?)\s+"
    r"(?P<way>below|under|above)|\b(?:SDS|z-?score)\s*(?:of|:|=|is)?\s*(?P<z>[-–−+]?\d(?:\.\d+)?)"
)


_OTHERS = re.compile(r"(?i)\b(?:brother|sister|mother|father|sibling|twin|cousin)(?:['’]s)?\b[^.;]*$")


def deviations(text: str, scope: Scope) -> Outcome | None:
    """A value so many standard deviations below (or above) the mean, by the newest one of the same thing; None for other texts."""
    asked = _BELOW.search(text)
    if asked is None:
        return None
    below = bool(asked["sign"]) or (asked["way"] or "").lower() != "above"
    limit = float(asked["n"] or asked["m"])
    strict = re.match(r"(?i)more|greater|over|>(?!=)", asked["how"] or "") is not None
    heads = {t.stem for t in tokens_of(text[: asked.start()]) if t.text[0].isalpha() and t.text.lower() not in STOP and len(t.text) > 3}
    case, chart = scope.case, scope.case.chart
    window = next(iter(windows(text)), None) or scope.window
    found: list[tuple[date, Entry, float]] = []
    for entry in chart.entries:
        own = {t.stem for t in (*entry.words.tokens, *entry.about.tokens)}
        if not entry.usable or not heads & own or _GOAL.search(entry.text):
            continue
        for m in _SCORE.finditer(entry.text):
            if own_cues(entry.text, m.start(), m.end(), entry.passage.section) is Stance.FAMILY or _OTHERS.search(entry.text[: m.start()]):
                continue
            value = float((m["n"] or m["m"] or m["z"]).replace("–", "-").replace("−", "-"))
            down = (m["sign"] or "") in ("-", "–", "−") or (m["way"] or "").lower() in ("below", "under") or value < 0
            value = -abs(value) if down else abs(value)
            on = said_on(entry) or date.min
            if on <= case.as_of and (window is None or case.inside(on, window) is True):
                found.append((on, entry, value))
    if not found:
        return still_open("measure", f"the score with its standard deviation: {text.strip()}")
    newest = max(f[0] for f in found)
    now = [f for f in found if f[0] == newest]
    far = [-v if below else v for _, _, v in now]
    answers = {x > limit if strict else x >= limit for x in far}
    proof = chart.evidence(now[0][1], method="measurement")
    why = f"{limit:g} SD {'below' if below else 'above'} asked: the record has {now[0][2]:g} SD"
    if len(answers) > 1:
        return unknown(
            f"{why}; values of that day disagree", f"the score with its standard deviation: {text.strip()}", (proof,), kind="measure"
        )
    return met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")
