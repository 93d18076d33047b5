"""Matching by meaning: a passage proves a criterion where it asserts everything that the criterion names, and its numbers fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import Quantity, Window, dates_in, quantities, windows
from .outcome import Outcome, met, not_met, unknown
from .slots import Slot, slots_of
from .words import Mention, Words

ENOUGH = 0.74
_PAST = re.compile(r"(?i)\b(?:prior|previous(?:ly)?|history|past|earlier|tried|failed|failure|completed|underwent|had|since|within|last|admission|trial|after|inadequate)\b")
_PLAN = re.compile(r"(?i)\b(?:plan(?:ned|s)?|scheduled|will|expected|anticipated|to be|requires?|needs?|prescribed|order(?:ed)?|goal|is\s+requested|agree\w*)\b")
_SUSPECT = re.compile(r"(?i)\b(?:suspect\w*|possible|suspicion|risk|rule\s+out|concern)\b")
_SINCE = re.compile(r"(?i)\b(?:since|began|started|starting|onset|beginning)\b[^.;]{0,25}$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage measured against a criterion's slots. `stance` is the worst of its heavy words; `numbers` says that every number fits."""

    entry: Entry
    coverage: float
    stance: Stance
    numbers: bool
    inside: bool | None
    heavy: bool


def weights(slots: list[Slot], scope: Scope) -> list[float]:
    """The weight of each slot in this chart: plain words weigh by their rarity."""
    chart = scope.case.chart
    return [s.weight if s.concepts else max(chart.rarity(x) for x in s.stems) for s in slots]


def matches(slot: Slot, words: Words, scope: Scope) -> Mention | None | bool:
    """The mention that stands for a slot (True for a plain word), or None."""
    lexicon = scope.case.chart.lexicon
    if slot.concepts:
        for mention in words.mentions:
            if any(lexicon.is_a(mention.concept, wanted) for wanted in slot.concepts):
                return mention
    if slot.stems and any(t.stem in slot.stems for t in words.tokens):
        token = next(t for t in words.tokens if t.stem in slot.stems)
        return Mention("", token.start, token.end, 0, 0)
    return None


def candidates(slots: list[Slot], scope: Scope) -> Iterable[Entry]:
    """Usable passages that name at least one of the weightiest slots."""
    chart = scope.case.chart
    if not slots:
        return
    top = max(s.weight for s in slots)
    seen: set[int] = set()
    for slot in slots:
        if slot.weight < min(top, 2.0) and top >= 2.0:
            continue
        for concept in slot.concepts:
            for index, _ in chart.by_concept.get(concept, ()):
                seen.add(index)
            seen.update(chart.by_about.get(concept, ()))
        for stem in slot.stems:
            seen.update(chart.by_stem.get(stem, ()))
    for index in sorted(seen):
        if chart.entries[index].usable:
            yield chart.entries[index]


_RANK = {Stance.PRESENT: 0, Stance.HISTORICAL: 1, Stance.POSSIBLE: 2, Stance.PLANNED: 3, Stance.UNSURE: 4, Stance.FAMILY: 5, Stance.ABSENT: 6}


def hit_of(entry: Entry, slots: list[Slot], weight: list[float], wanted: list[Quantity], scope: Scope, window: Window | None) -> Hit:
    """How far a passage, with the words around it, covers the slots."""
    total = sum(weight) or 1.0
    got, worst, heavy = 0.0, Stance.PRESENT, True
    around = scope.case.chart.around(entry, 2)
    for slot, w in zip(slots, weight, strict=True):
        own = matches(slot, entry.words, scope)
        if isinstance(own, Mention):
            got += w
            stance = entry.stance(own.start, own.end)
            if (slot.heavy or w >= 1.2) and _RANK[stance] > _RANK[worst]:
                worst = stance
        elif matches(slot, entry.about, scope) is not None:
            got += 0.9 * w
        elif any(matches(slot, e.words, scope) is not None for e in around if e.passage.section == entry.passage.section):
            got += 0.6 * w if not slot.heavy else 0.35 * w
            heavy = heavy and not slot.heavy
        else:
            heavy = heavy and not slot.heavy
    return Hit(entry, got / total, worst, fits_numbers(wanted, entry, scope), scope.case.inside(said_on(entry), window), heavy)


def fits_numbers(wanted: list[Quantity], entry: Entry, scope: Scope) -> bool:
    """True where for every number asked a number of the same dimension in the passage fits; a date after "since" counts as a duration."""
    if not wanted:
        return True
    have = quantities(entry.text, bare=True)
    for q in wanted:
        if not any(h.dimension == q.dimension and _fits(q, h) for h in have) and not (q.dimension == "days" and _since(q, entry, scope.case.as_of)):
            return False
    return True


def _fits(q: Quantity, have: Quantity) -> bool:
    if have.comparator in (">", ">="):
        return q.comparator in (">", ">=", "=") and have.low >= q.low
    if have.comparator in ("<", "<="):
        return q.comparator in ("<", "<=") and have.low <= q.low
    wanted = replace(q, comparator=">=") if q.comparator == "=" else q
    return wanted.holds(have.low) and wanted.holds(have.high)


def _since(q: Quantity, entry: Entry, as_of: date) -> bool:
    until = entry.passage.recorded_on or as_of
    return any(_SINCE.search(entry.text[: d.start]) and q.holds(float((until - d.last).days)) and q.comparator in (">", ">=") for d in dates_in(entry.text))


def by_meaning(text: str, scope: Scope) -> Outcome:
    """The best passage that covers the text; its stance, date and numbers decide, and in doubt the answer is unknown."""
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)]
    wanted = [q for q in quantities(text) if not any(q.start < b and q.end > a for a, b in spans)]
    window = next(iter(windows(text)), None) or scope.window
    leave = spans + [(q.start, q.end) for q in wanted]
    slots = slots_of(chart.annotator.words(text), chart.annotator, leave)
    if not slots:
        return unknown("", f"a document that shows: {text.strip()}")
    weight = weights(slots, scope)
    hits = sorted((hit_of(e, slots, weight, wanted, scope, window) for e in candidates(slots, scope)), key=lambda h: (-round(h.coverage, 2), _RANK[h.stance], -_ordinal(h.entry)))
    return _decided(text, hits, slots, weight, scope)


def _ordinal(entry: Entry) -> int:
    return entry.passage.recorded_on.toordinal() if entry.passage.recorded_on else 0


def _allowed(text: str) -> set[Stance]:
    allowed = {Stance.PRESENT}
    if _PAST.search(text):
        allowed.add(Stance.HISTORICAL)
    if _PLAN.search(text):
        allowed.add(Stance.PLANNED)
    if _SUSPECT.search(text):
        allowed.add(Stance.POSSIBLE)
    return allowed


def _decided(text: str, hits: list[Hit], slots: list[Slot], weight: list[float], scope: Scope) -> Outcome:
    case, chart = scope.case, scope.case.chart
    weighty = [w for s, w in zip(slots, weight, strict=True) if s.heavy]
    needed = ENOUGH if weighty else 0.86
    if len(slots) == 1 and not weighty:
        needed = 1.01
    allowed = _allowed(text)
    good = [h for h in hits if h.coverage >= needed and h.heavy and h.numbers and h.inside is not False and h.stance in allowed and case.fits_side(text, h.entry)]
    bad = [h for h in hits if h.coverage >= max(needed, 0.8) and h.heavy and h.stance is Stance.ABSENT and case.fits_side(text, h.entry)]
    ask = f"a document that shows: {text.strip().rstrip('.')}"
    if good and not bad:
        return met("The record says so", *(chart.evidence(h.entry, Assertion.PRESENT, method="meaning") for h in good[:3]), kind="meaning")
    if bad and not good:
        return not_met("The record says that it is not so", *(chart.evidence(h.entry, Assertion.ABSENT, method="meaning") for h in bad[:3]), kind="meaning")
    if good and bad:
        last_good, last_bad = max(_ordinal(h.entry) for h in good), max(_ordinal(h.entry) for h in bad)
        against = tuple(chart.evidence(h.entry, Assertion.ABSENT, method="meaning") for h in bad[:2])
        evidence = tuple(chart.evidence(h.entry, method="meaning") for h in good[:2])
        if last_good > last_bad:
            return met("The most recent note says so", *evidence, against=against, kind="meaning")
        return unknown("The record contradicts itself", ask, evidence, against, kind="meaning")
    near = [h for h in hits if h.coverage >= 0.5][:2]
    return unknown("", ask, tuple(chart.evidence(h.entry, Assertion(h.stance.value) if h.stance is not Stance.UNSURE else Assertion.POSSIBLE, method="near") for h in near), kind="meaning")


