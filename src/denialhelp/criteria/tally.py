"""Counts, rates, shares and lengths that the lexicon has no name for: a number bound to the very noun and rate that the criterion names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .course import FAIL_WORDS
from .cues import Stance
from .meaning import PAST
from .numbers import Quantity, Window, quantities, shares_asked, shares_said, windows
from .outcome import Outcome, all_of, met, not_met, still_open, unknown
from .series import COUNTED
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .words import FORMAL, STOP, Token, stem, tokens_of

_RATE = re.compile(
    r"(?i)\b(?:(?:per|a|each|every|in\s+a|in\s+each)\s+(?P<per>hour|day|night|week|month|year)|(?P<adverb>hourly|daily|nightly|weekly|"
    r"monthly|yearly))\b|"
    r"/\s*(?P<short>hr?|hour|day|night|wk|week|mo|month)\b"
)
_ADVERB = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
_SHORT = {"h": "hour", "hr": "hour", "wk": "week", "mo": "month"}
_STOPPERS = frozenset(
    re.findall(
        r"\w+",
        "at in within with on during for from by that which who when where a an per each every and or over below above while after "
        "before of "
        "to as if than is are was were has have",
    )
)
_SOFT = frozenset(
    re.findall(
        r"\w+",
        "consecutive separate different prior full documented additional total usual actual several least most more less fewer "
        "about average mean",
    )
)
_GOAL = re.compile(
    r"(?i)\b(?:goals?:|target|aim|LTG|STG|will\s+(?:reach|achieve|attend|need)|expected|planned|recommended|to\s+reach|needs?\s+to|"
    r"up\s+to)\b"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
# "October 13, 16": days of a month, no counts.
_OF_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(?:\d{1,2}\s*,\s*(?:and\s+)?)*$")
_COUNTS = ("", "count", "sessions", "times")
_REQUESTED = re.compile(r"(?i)\b(?:requested|planned|ordered|prescribed|proposed|request)\b")
# A limit on what is asked for ("no more than 36 sessions"): the order or the request must give the number.
_AMOUNT = re.compile(
    r"(?i)^(?:the\s+)?(?:amount|quantity|number|course|series|treatment|request)?(?:\s+(?:is|of)\b)?\W*(?:limited\s+to|no\s+more\s+than|"
    r"up\s+to|"
    r"at\s+most|not\s+more\s+than|a\s+maximum\s+of|does\s+not\s+exceed|not\s+exceed\w*)\s+(?:an?\s+|total\s+of\s+)*\d"
)
_ASKED_FOR = re.compile(r"(?i)\b(?:request\w*|order\w*|plan\w*|prescri\w+|propos\w+|course\s+of|series\s+of|schedule\w*|authoriz\w+|Rx)\b")
_NUMBER_OF = re.compile(
    r"(?i)\b(?:number|count|total)\s+of\s+(?P<noun>[\w\s-]{3,30}?)(?=\s+(?:requested|planned|ordered|is|are|was|were|does|must|will)\b)"
)
_STALE = 400  # days: a count of a year ago is not that of today
_NOT_PER = re.compile(r"(?i)\bevery\s+(?:other\s+)?\d")


@dataclass(frozen=True, slots=True)
class Demand:
    """A number that is asked for: the stems of the counted noun (the last is its head), its rate, and what else must be named."""

    quantity: Quantity
    nouns: tuple[str, ...]
    rate: str
    rest: tuple[Slot, ...]
    words: str
    context: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the record that fits a demand's noun and rate; `share` is how much of what else is asked stands beside it."""

    quantity: Quantity
    entry: Entry
    on: date | None
    share: float


def tally(text: str, scope: Scope) -> Outcome | None:
    """A criterion that asks for a number of something; None where it asks for none, or for several joined by or."""
    spans = [(w.start, w.end) for w in windows(text)]
    asked = [q for q in (*quantities(text), *shares_asked(text)) if not any(q.start < b and q.end > a for a, b in spans)]
    asked = [q for at, q in enumerate(asked) if not any(q.start < o.end and q.end > o.start for o in asked[:at])]
    if (
        not asked
        or len(asked) > 2
        or FAIL_WORDS.search(text)
        or COUNTED.search(text)
        or re.search(r"(?i)\bor\b(?!\s+(?:more|less|fewer|longer|older|higher|lower|greater|above|below|better)\b)", text)
    ):
        return None
    if scope.title and not _noun(text, asked[0])[0] and len(scope.title.split()) <= 4:
        return tally(f"{text[: asked[0].end]} {scope.title.lower()}{text[asked[0].end :]}", replace(scope, title=""))
    window = next(iter(windows(text)), None) or scope.window
    demands = [d for q in asked if (d := _demand(text, q, asked, spans, scope)) is not None]
    if len(demands) < len(asked) or not demands:
        return None
    parts = [_answered(d, asked, scope, window) for d in demands]
    if any(p is None for p in parts):
        none = _none_at_all(demands[0], scope, window) if len(demands) == 1 else None
        return none or still_open("tally")
    return all_of([p for p in parts if p is not None])


_NONE = re.compile(
    r"(?i)\b(?:no|zero|denies(?:\s+any)?)\s+(?:\w+\s+){0,2}?(?P<noun>[a-z]+)\s+(?:in|within|during|over|for)\s+(?:the\s+)?(?:past|last|"
    r"prior|previous)\b"
)


def _none_at_all(demand: Demand, scope: Scope, window: Window | None) -> Outcome | None:
    """ "No exacerbations in the past year": a note of the window that denies for the whole of it what is to be counted."""
    if demand.quantity.comparator not in (">=", ">") or demand.quantity.low < 1 or not demand.nouns:
        return None
    chart = scope.case.chart
    for index in sorted({i for noun in demand.nouns for i in chart.by_stem.get(noun, ())}):
        entry = chart.entries[index]
        denied = _NONE.search(entry.text) if entry.usable else None
        if denied is None or stem(denied["noun"]) not in demand.nouns or scope.case.inside(entry.passage.recorded_on, window) is not True:
            continue
        long = max(
            [w.days for w in windows(entry.text)], default=366.0 if re.match(r"\s*(?:year|12)\b", entry.text[denied.end() :]) else 0.0
        )
        if long >= (window.days if window else 0.0):
            return not_met("The record says that there was none", chart.evidence(entry, Assertion.ABSENT, method="tally"), kind="tally")
    return None


def _demand(text: str, q: Quantity, asked: list[Quantity], spans: list[tuple[int, int]], scope: Scope) -> Demand | None:
    if q.dimension in ("mg", "kg/m2"):
        return None
    noun, end = _noun(text, q)
    rate = rate_of(text[q.end : min(len(text), max(end, q.end) + 24)])
    if q.dimension in ("", "%", "count", "sessions", "times") and not noun and not rate:
        return None
    chart = scope.case.chart
    said = [m.span() for m in re.finditer(r"(?i)\b(?:number|count|total)\s+of\b|\brequested\b|\bordered\b|\bplanned\b", text)]
    leave = [*spans, *said, *((x.start, x.end) for x in asked), *((m.start(), m.end()) for m in _RATE.finditer(text))]
    rest = tuple(
        s
        for s in slots_of(chart.annotator.words(text), chart.annotator, leave)
        if s.weight > LIGHT_WEIGHT and not (s.stems and s.stems <= set(noun)) and s.words.lower() not in _SOFT
    )
    if not noun and not rest:
        return None
    return Demand(q, noun, rate, rest, text[q.start : max(end, q.end)].strip(), text, _counted_of(text, noun, end))


_CONTAINER = frozenset(stem(w) for w in ("cycles", "courses", "trials", "rounds", "attempts", "injections", "treatments", "procedures"))


def _counted_of(text: str, noun: tuple[str, ...], end: int) -> tuple[str, ...]:
    """The thing behind a container word ("cycles of insemination"): charts count it without the word."""
    if noun and "-" in noun[-1]:
        return (stem(noun[-1].rpartition("-")[2]),)  # "self-tests" are tests
    of = re.match(r"\s+of\s+(?P<what>[A-Za-z-]{2,})", text[end:])
    return (stem(of["what"]),) if of is not None and noun and noun[-1] in _CONTAINER else ()


def _noun(text: str, q: Quantity) -> tuple[tuple[str, ...], int]:
    """The stems of the thing counted, behind the number ("finger tests" in "4 finger tests a day"); its unit where that is counted."""
    own = (stem(q.unit),) if q.dimension in ("sessions", "times", "count") and q.unit else ()
    counted = _NUMBER_OF.search(text[: q.start])
    if counted is not None and not own:
        stems = tuple(t.stem for t in tokens_of(counted["noun"]) if t.text.lower() not in STOP and t.text.lower() not in FORMAL)
        if stems:
            return stems, q.end
    tail = text[q.end :]
    lead = re.match(r"(?i)\s*(?:of\s+)?(?:the\s+|all\s+|his\s+|her\s+|their\s+)?", tail)
    at = q.end + (lead.end() if lead else 0)
    picked: list[Token] = []
    for token in tokens_of(text[at:]):
        low = token.text.lower()
        if low in ("-", "–") and picked:
            continue
        if low in _STOPPERS or not token.text[0].isalpha():
            break
        if low not in STOP and low not in _SOFT and low not in FORMAL:
            picked.append(token)
        if len(picked) == 4:
            break
    stems = tuple(dict.fromkeys((*own, *(t.stem for t in picked))))
    if q.dimension in ("days", "seconds") and not own:
        stems = tuple(t.stem for t in picked)
    return stems, at + picked[-1].end if picked else q.end


def rate_of(text: str) -> str:
    """The period that a rate counts in ("a day", "per month", "weekly"), "" where there is none."""
    m = _RATE.search(text)
    if m is None or _NOT_PER.search(text[: m.end() + 3]):
        return ""
    word = (m["per"] or m["adverb"] or m["short"] or "").lower()
    return _ADVERB.get(word) or _SHORT.get(word) or word


def _answered(demand: Demand, asked: list[Quantity], scope: Scope, window: Window | None) -> Outcome | None:
    """The newest number that fits best; None where the record gives none."""
    case, chart = scope.case, scope.case.chart
    found = [f for f in _candidates(demand, asked, scope) if case.fits_side(demand.words, f.entry) and case.asked_side(f.entry)]
    inside = [f for f in found if window is None or case.inside(f.on, window) is True]
    inside = [f for f in inside if f.on is None or f.on <= case.as_of]
    if not inside:
        return None
    best = max(f.share for f in inside)
    if best < 0.5:
        return None
    fit = [f for f in inside if f.share >= best - 0.05]
    newest = max((f.on for f in fit if f.on), default=None)
    last = max((e.passage.recorded_on for e in chart.entries if e.passage.recorded_on and e.usable), default=None)
    if window is None and newest and last and (last - newest).days > _STALE and not PAST.search(scope.subject + demand.words):
        return None
    now = [f for f in fit if f.on == newest] if newest else fit
    answers = {_holds(demand.quantity, f.quantity) for f in now}
    proof = tuple(dict.fromkeys(chart.evidence(f.entry, method="tally") for f in now))[:2]
    why = f"{demand.words}: the record has {_said(now[0].quantity)}" + (f" on {newest.isoformat()}" if newest else "")
    if answers == {True}:
        return met(why, *proof, kind="tally")
    few = demand.quantity.comparator in (">=", ">")  # what else is asked can only make the number smaller
    if answers == {False} and best >= (0.5 if few and demand.nouns else 0.75):
        return not_met(why, *proof, kind="tally")
    return unknown(why, f"a dated record of: {demand.words}", proof, kind="tally")


def _said(q: Quantity) -> str:
    return f"{q.low:g} %" if q.dimension == "%" else q.said() or f"{q.low:g}"


def _holds(asked: Quantity, have: Quantity) -> bool | None:
    low, high = asked.holds(have.low), asked.holds(have.high)
    if have.comparator in (">", ">="):
        return True if asked.comparator in (">", ">=") and have.low >= asked.low else None
    if have.comparator in ("<", "<="):
        return True if asked.comparator in ("<", "<=") and have.low <= asked.low else None
    return low if low == high else None


def _candidates(demand: Demand, asked: list[Quantity], scope: Scope) -> Iterator[Found]:
    chart = scope.case.chart
    stems = (*demand.nouns[-1:], *demand.also) or tuple(x for s in demand.rest[:2] for x in s.stems)
    indexes: set[int] = set()
    for name in stems:
        indexes.update(chart.by_stem.get(name, ()))
    if not stems or not indexes:
        for slot in demand.rest:
            for concept in slot.concepts:
                indexes.update(i for i, _ in chart.by_concept.get(concept, ()))
    past = PAST.search(scope.subject + demand.words) or scope.window or windows(demand.context)
    allowed = (Stance.PRESENT, Stance.HISTORICAL) if past else (Stance.PRESENT,)
    amount = _AMOUNT.match(demand.context.strip()) is not None
    planned = amount or _REQUESTED.search(scope.subject + demand.context) is not None
    allowed = (*allowed, Stance.PLANNED) if planned else allowed
    others = [o for o in asked if o is not demand.quantity]
    for index in sorted(indexes):
        entry = chart.entries[index]
        if amount and not _ASKED_FOR.search(entry.text):
            continue
        if not entry.usable or (not planned and (_GOAL.search(entry.text) or "goal" in entry.passage.section.lower())):
            continue
        shares = shares_said(entry.text) if demand.quantity.dimension == "%" else []
        shares = [q for q in shares if not any(q.start < d.end and q.end > d.start for d in entry.dates)]  # "11/21" is a day
        have = [*quantities(entry.text, bare=True), *shares]
        if any(not any(o.dimension == h.dimension and o.low == h.low for h in have) for o in others if demand.quantity.dimension == "%"):
            continue
        for q in _times(demand, entry, scope):
            yield Found(q, entry, _day(entry), 1.0)
        for q in have:
            if _bound(q, demand, entry) and entry.stance(q.start, q.end) in allowed:
                yield Found(q, entry, _day(entry), _share(demand, entry, scope))


_TIMES = re.compile(r"^\s*[x×]\s?(?P<n>\d{1,2})\b(?!\s*(?:weeks?|wks?|days?|months?|hours?|/|mg))")


def _times(demand: Demand, entry: Entry, scope: Scope) -> list[Quantity]:
    """ "IUI x2": how often a procedure was done, where the demand counts that procedure."""
    lexicon = scope.case.chart.lexicon
    wanted = {c for s in demand.rest for c in s.concepts if lexicon.concepts[c].kind == "care"}
    wanted |= {m.concept for m in scope.case.chart.annotator.words(demand.words).mentions if lexicon.concepts[m.concept].kind == "care"}
    out = []
    for mention in entry.words.mentions if wanted and not demand.quantity.dimension else ():
        m = _TIMES.match(entry.text[mention.end :]) if any(lexicon.is_a(mention.concept, c) for c in wanted) else None
        if m is not None and entry.stance(mention.start, mention.end) in (Stance.PRESENT, Stance.HISTORICAL):
            value = float(m["n"])
            out.append(Quantity("=", value, value, "", "", mention.end, mention.end + m.end()))
    return out


def _day(entry: Entry) -> date | None:
    if len(entry.dates) == 1 and (entry.dates[0].last - entry.dates[0].first).days < 32:
        return entry.dates[0].last if entry.dates[0].first != entry.dates[0].last else entry.dates[0].first
    return entry.passage.recorded_on


def _bound(q: Quantity, demand: Demand, entry: Entry) -> bool:
    """True where a number of the passage counts the demand's noun at the demand's rate."""
    text = entry.text
    if _CLOCK.search(text[max(0, q.start - 3) : q.end + 3]) or q.low < 0 or _OF_MONTH.search(text[: q.start]):
        return False
    wanted = demand.quantity
    if wanted.dimension == "%":
        if q.dimension != "%":
            return False
    elif (wanted.dimension and q.dimension != wanted.dimension and not (q.dimension == "" and wanted.dimension == "sessions")) or (
        not wanted.dimension and q.dimension not in ("", "count", "sessions", "times")
    ):
        return False
    here = rate_of(text[q.end : q.end + 48]) or (rate_of(text) if demand.rate and len(text) < 90 else "")
    if demand.rate == "year" and not here and any(360 <= w.days <= 370 for w in windows(text)):
        here = "year"  # "five in the past 12 months"
    if demand.rate and demand.rate != here:
        return False
    if not demand.rate and here and wanted.dimension in ("", "count", "sessions", "times"):
        return False
    if not demand.nouns:
        return True
    return any(_near(q, head, entry) for head in (demand.nouns[-1], *demand.also))


def _near(q: Quantity, head: str, entry: Entry) -> bool:
    """True where the noun stands within four words behind the number, or is the label before it, with no other number between."""
    for token in entry.words.tokens:
        if token.stem != head:
            continue
        between = entry.text[q.end : token.start] if token.start >= q.end else entry.text[token.end : q.start]
        if q.start <= token.start < q.end:
            return True
        clean = re.sub(r"\([^)]*\)", "", between)
        if re.search(r"\d", clean) or re.search(r"[.;]\s", between):
            continue
        limit = 4 if token.start >= q.end else 5
        if len(re.findall(r"[A-Za-z]+", clean)) <= limit:
            return True
    return False


_EMPTY = frozenset({"w:require", "w:need", "w:average"})


def _share(demand: Demand, entry: Entry, scope: Scope) -> float:
    """How much of what else the criterion names stands in the passage or its heads."""
    if not demand.rest and len(demand.nouns) <= 1:
        return 1.0
    lexicon = scope.case.chart.lexicon
    own = {t.stem for t in entry.words.tokens} | {t.stem for t in entry.about.tokens}
    ids = entry.words.concepts() | entry.about.concepts()
    words = scope.case.chart.annotator.words(demand.context)
    known = {t.stem: m.concept for m in words.mentions for t in words.tokens[m.first : m.last]}
    asked = [(1.0, name in own or any(lexicon.is_a(i, known[name]) for i in ids if name in known)) for name in demand.nouns[:-1]]
    for slot in demand.rest:
        if slot.concepts and slot.concepts <= _EMPTY:
            continue
        named = bool(slot.stems & own) or any(lexicon.is_a(i, c) for i in ids for c in slot.concepts)
        asked.append((min(slot.weight, 2.0), named))
    total = sum(w for w, _ in asked)
    return sum(w for w, good in asked if good) / total if total else 1.0
