"""Matching by meaning: a passage proves a criterion where it asserts everything that the criterion names, and its numbers fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .fitting import BEGUN, day_of, denies_too, ended_on, literal, same_rate, still_there, window_of
from .gradewords import fits_grades, ungraded
from .looked import both_unable, is_sentence, is_test, modality, report_of, same_part
from .numbers import Quantity, Window, dates_in, quantities, windows
from .opposites import opposite_shown
from .otherkind import narrower, only_other_kind
from .outcome import Outcome, met, not_met, unknown
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .undone import ahead, undone
from .weighing import CANDIDATE, DECIDE, NEEDED, aside, enough_alone, weights, with_heads
from .words import Mention, Words

ENOUGH = 0.72
_REACH = 3
_SEVERAL = re.compile(r"(?i)\b(?:two|three|four|five|several|multiple|numerous|[2-9])\s+(?=[a-z])(?!weeks?|months?|days?|years?|mg|hours?)")
_LASTS = re.compile(  # "for six months" says that it lasts
    r"(?i)\b(?:for|x|over|past|last)\s+(?:(?:the|over|more\s+than|at\s+least|about|past|last|almost|nearly)\s+)*(?:(?:[3-9]|\d\d|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|several|many)\s*(?:mos?\b|months?)|(?:\d+|a|two|three|four|five|six|ten|several|many)\s*(?:years?|yrs?\b|y\b))"
)
_ONLY_PRESENT = frozenset({Stance.PRESENT})
PAST = re.compile(
    r"(?i)\b(?:prior|previous(?:ly)?|history|past|earlier|tried|while\s+(?:on|taking|using)|failed|failure|completed|underwent|had|since|within|last|admission|trial|"
    r"after|inadequate|repeated|recurrent|overdoses?|episodes?|attempts?)\b"
)
_PLAN = re.compile(
    r"(?i)\b(?:plan(?:ned|s)?|scheduled|estimated|target|will|expected|anticipated|to be|requires?|needs?|prescribed|"
    r"order(?:ed)?|goal|is\s+requested|"
    r"agree\w*|willing\w*)\b"
)
_SUSPECT = re.compile(
    r"(?i)\b(?:suspect\w*|possible|suspicion|risk|rule\s+out|concern|most\s+likely|likely\s+(?:cause|explanation|diagnosis))\b"
)
_SINCE = re.compile(r"(?i)\b(?:since|began|started|starting|onset|beginning)\b[^.;]{0,25}$")
_BRACKETS = re.compile(r"\s*\((?![^)]*(?:\d|\b(?:no|not|without|except|excluding|only|or|and)\b))[^)]*\)", re.IGNORECASE)
_PLACE_WORDS = re.compile(r"(?i)\s+at\s+the\s+(?:level|site|time)\s+of\s+(?:the\s+)?\w+(?:\s+\w+)?$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage measured against a criterion's slots. `stance` is the worst of its heavy words; `numbers` says that every number fits."""

    entry: Entry
    coverage: float
    stance: Stance
    numbers: bool
    inside: bool | None
    heavy: bool
    beside: tuple[Entry, ...] = ()


def matches(slot: Slot, words: Words, scope: Scope) -> Mention | bool | None:
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


_RANK = {
    Stance.PRESENT: 0,
    Stance.HISTORICAL: 1,
    Stance.POSSIBLE: 2,
    Stance.PLANNED: 3,
    Stance.UNSURE: 4,
    Stance.FAMILY: 5,
    Stance.ABSENT: 6,
}


def hit_of(
    entry: Entry,
    slots: list[Slot],
    weight: list[float],
    wanted: list[Quantity],
    scope: Scope,
    window: Window | None,
    allowed: frozenset[Stance] = _ONLY_PRESENT,
) -> Hit:
    """How far a passage, with the words around it, covers the slots. Neighbours count only where they assert what they name."""
    total = sum(weight) or 1.0
    got, heavy = 0.0, True
    stances: list[tuple[bool, Stance]] = []
    around: list[Entry] | None = None
    places = [entry]
    own = [stance_in(slot, entry, scope, allowed) for slot in slots]
    own = _in_their_fields(own, slots, entry, scope, allowed) if entry.fields else own
    own = [Stance.PRESENT if both_unable(slots, at, entry) else said for at, said in enumerate(own)]
    anchored = any(s.heavy and found is not None for s, found in zip(slots, own, strict=True))
    for slot, w, said in zip(slots, weight, own, strict=True):
        if said is Stance.ABSENT and said not in allowed and not slot.concepts and any(s.concepts for s in slots):
            heavy = heavy and max(w, slot.weight) < NEEDED  # "no drainage" names no drain
            continue
        if said is not None:
            got += w
            if slot.concepts or not any(s.concepts for s in slots):
                stances.append((slot.heavy, said))
            continue
        if _by_head(slot, entry, scope):
            got += 0.9 * w
            continue
        if anchored and modality(slot, scope) and (report := report_of(slot, entry, scope)) is not None:
            got += 0.9 * w
            places.append(report)
            continue
        if anchored and around is None:
            around = [e for e in scope.case.chart.around(entry, _REACH) if e.passage.recorded_on == entry.passage.recorded_on]
        beside = () if slot.concepts & DECIDE else around or ()  # how severe a thing is stands with the thing, not in the next line
        near = next((e for e in beside if stance_in(slot, e, scope, allowed) in allowed), None)
        if near is not None:
            got += 0.85 * w if not slot.heavy else 0.75 * w
            places.append(near)
        else:
            heavy = heavy and max(w, slot.weight) < NEEDED
    weighty = [s for h, s in stances if h] or [s for _, s in stances]
    worst = max(weighty, key=lambda s: 0 if s in allowed else _RANK[s], default=Stance.PRESENT)
    numbers = any(fits_numbers(wanted, e, scope) for e in places)
    inside = scope.case.entry_inside(entry, window)
    if inside is not True and any(_SINCE.search(entry.text[: d.start]) for d in entry.dates):
        inside = scope.case.inside(entry.passage.recorded_on, window)  # what is so since 2019 is so on the day of the note
    return Hit(entry, got / total, worst, numbers, inside, heavy, tuple(places[1:3]))


def _in_their_fields(
    own: list[Stance | None], slots: list[Slot], entry: Entry, scope: Scope, allowed: frozenset[Stance]
) -> list[Stance | None]:
    """In a line of named fields, what is asked of a thing that names a field must stand in that field."""
    named = [
        f
        for s in slots
        if s.heavy
        for f in entry.fields
        if any(f[0] <= a and b <= f[1] for a, b in _places(s, entry, scope)) and not any(b > f[1] for _, b in _places(s, entry, scope))
    ]
    if not named:
        return own
    out = list(own)
    for at, slot in enumerate(slots):
        if own[at] is None or slot.heavy or not slot.concepts:
            continue
        inside = [stance_in(slot, entry, scope, allowed, (f[0], f[2])) for f in named]
        out[at] = None if any(s is None for s in inside) else own[at]
    return out


def _by_head(slot: Slot, entry: Entry, scope: Scope) -> bool:
    """True where a heading, a column head or the author stands for a slot; a letterhead proves no condition and no drug."""
    concepts = scope.case.chart.lexicon.concepts
    if any(concepts[c].kind in ("condition", "drug") for c in slot.concepts):
        return False
    return matches(slot, entry.about, scope) is not None


def _places(slot: Slot, entry: Entry, scope: Scope) -> list[tuple[int, int]]:
    """Where a passage names a slot."""
    lexicon = scope.case.chart.lexicon
    found = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in slot.concepts)]
    return found or [(t.start, t.end) for t in entry.words.tokens if t.stem in slot.stems]


def stance_in(
    slot: Slot, entry: Entry, scope: Scope, allowed: frozenset[Stance] = _ONLY_PRESENT, within: tuple[int, int] | None = None
) -> Stance | None:
    """The best stance among the mentions of a slot in a passage (in a part of it), or None where it is not named there."""
    found = _places(slot, entry, scope)
    if within is not None:
        found = [(a, b) for a, b in found if within[0] <= a < within[1]]
    if not found and slot.concepts & {"w:repeat", "w:recurrent"} and (several := _SEVERAL.search(entry.text)):
        found = [several.span()]
    if not found and slot.concepts & {"w:chronic", "w:remain"} and (lasts := _LASTS.search(entry.text)):
        found = [lasts.span()]
    stances = [entry.stance(a, b) for a, b in found]
    return min(stances, key=lambda s: -1 if s in allowed else _RANK[s], default=None)


def fits_numbers(wanted: list[Quantity], entry: Entry, scope: Scope) -> bool:
    """True where for every number asked a number of the same dimension in the passage fits; a date after "since" counts as a duration."""
    if not wanted:
        return True
    have = [
        h for h in quantities(entry.text, bare=True) if h.dimension or not any(h.start < d.end and h.end > d.start for d in entry.dates)
    ]
    have = [h for h in have if h.dimension or not 1900 <= h.low <= 2100]  # a year counts nothing
    for q in wanted:
        if not any(h.dimension == q.dimension and _fits(q, h) for h in have) and not (
            q.dimension == "days" and _since(q, entry, scope.case.as_of)
        ):
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
    return any(
        _SINCE.search(entry.text[: d.start]) and q.holds(float((until - d.last).days)) and q.comparator in (">", ">=")
        for d in dates_in(entry.text)
    )


def by_meaning(text: str, scope: Scope) -> Outcome:
    """The best passage that covers the text; its stance, date and numbers decide, and in doubt the answer is unknown."""
    chart = scope.case.chart
    text = _PLACE_WORDS.sub("", _BRACKETS.sub("", text)).strip() or text
    spans = [(w.start, w.end) for w in windows(text)]
    wanted = [
        q
        for q in quantities(text, bare=True)
        if not any(q.start < b and q.end > a for a, b in spans)
        and (q.comparator != "=" or q.dimension)
        and not (q.comparator == ">=" and q.low == 1 and not q.dimension)
    ]
    window = next(iter(windows(text)), None) or scope.window
    leave = spans + [(q.start, q.end) for q in wanted]
    slots = slots_of(chart.annotator.words(text), chart.annotator, leave)
    if not slots:
        return unknown("", f"a document that shows: {text.strip()}")
    slots = with_heads(text, slots, scope)
    weight = aside(text, slots, weights(slots, scope))
    allowed = _allowed(text)
    hits = sorted(
        (hit_of(e, slots, weight, wanted, scope, window, allowed) for e in candidates(slots, scope)),
        key=lambda h: (-round(h.coverage, 2), _RANK[h.stance], not is_sentence(h.entry.text), -_ordinal(h.entry)),
    )
    return _decided(text, hits, slots, weight, scope)


_SAYS_NOT = re.compile(
    r"(?i)\b(?:(?:who|that)\s+(?:could|may|can|might)|cannot|can\s?not|unable|inability|without|not|no|never)\b"
)  # a denial then speaks for the text
_HEAD_NOT = re.compile(r"(?i)^[^,;]{0,80}\bthat\s+[^,;]{0,40}\b(?:cannot|is\s+not|will\s+not)\b")


def _newest_denial(hits: list[Hit], slot: Slot) -> Entry | None:
    """The newest passage inside the time asked for that names a sign, where it says in plain words that it is not there."""
    named = [h for h in hits if h.coverage >= 0.9]
    newest = max(named, key=lambda h: _ordinal(h.entry), default=None)
    if newest is None or newest.inside is not True or newest.stance is not Stance.ABSENT or not _ordinal(newest.entry):
        return None
    if any(h.inside is not False and h.stance is not Stance.ABSENT for h in named):
        return None
    spans = [(t.start, t.end) for t in newest.entry.words.tokens if t.stem in slot.stems]
    plain = [own_cues(newest.entry.text, a, b) for a, b in spans]
    return newest.entry if plain and all(p is Stance.ABSENT for p in plain) else None


_UNDIAGNOSED = re.compile(
    r"(?i)^[^.;]{0,60}\b(?:not\s+(?:yet\s+|been\s+)?(?:diagnosed|confirmed|established)|ruled\s+out|excluded|"
    r"was\s+considered\s+and\s+rejected)\b"
)


def _not_diagnosed(text: str, slots: list[Slot], scope: Scope) -> Evidence | None:
    """A passage that says of the condition asked for that it is not diagnosed, where no other passage gives it as present."""
    if not re.search(r"(?i)\bdiagnos", text):
        return None
    chart = scope.case.chart
    heads = [s for s in slots if s.concepts and any(chart.lexicon.concepts[c].kind == "condition" for c in s.concepts)]
    found: list[Entry] = []
    for concept in {c for s in heads for c in s.concepts}:
        for entry, mention in chart.mentions(concept):
            if _UNDIAGNOSED.search(entry.text[mention.end :]):
                found.append(entry)
            elif entry.stance(mention.start, mention.end) is Stance.PRESENT:
                return None
    return chart.evidence(found[0], Assertion.ABSENT, method="denial") if found else None


def _near_requested(entry: Entry, scope: Scope) -> bool:
    """True where a passage stands beside one that names the treatment asked for."""
    near = [entry, *scope.case.chart.around(entry, 2)]
    return any(scope.case.requested & e.words.concepts() for e in near)


def _ordinal(entry: Entry) -> int:
    return entry.passage.recorded_on.toordinal() if entry.passage.recorded_on else 0


def _head_denied(text: str, slots: list[Slot], scope: Scope) -> tuple[Evidence, ...]:
    """Denials of the condition that a criterion asks for, where the record never says that it is so."""
    chart = scope.case.chart
    heads = [s for s in slots if s.heavy and s.concepts and all(chart.lexicon.concepts[c].kind == "condition" for c in s.concepts)]
    if not heads or any(s.heavy and s not in heads and not is_test(s, scope) for s in slots):
        return ()
    proof: list[Evidence] = []
    unnamed = 0
    for concept in sorted(heads[0].concepts):
        said = [(e, m, e.stance(m.start, m.end)) for e, m in chart.mentions(concept)]
        stances = [(e, s) for e, m, s in said if s is not Stance.ABSENT or not narrower(e, m, text)]
        if any(s not in (Stance.ABSENT, Stance.FAMILY) for _, s in stances):
            return ()
        unnamed += not any(s is Stance.ABSENT for _, s in stances)
        proof.extend(chart.evidence(e, Assertion.ABSENT, method="denial") for e, s in stances if s is Stance.ABSENT)
    if unnamed > (len(heads[0].concepts) > 2):  # of three or more alternatives one may go unnamed
        return ()
    return tuple(dict.fromkeys(proof))[:3]


def _only_title(entry: Entry, scope: Scope) -> bool:
    """True where a passage is the title over the next one: a title names a subject and says nothing of it."""
    entries = scope.case.chart.entries
    after = entries[entry.index + 1].passage if entry.index + 1 < len(entries) else None
    said = entry.text.strip()
    if after is None or after.document != entry.passage.document or not re.fullmatch(r"[A-Z][A-Za-z]+(?:[ -][A-Za-z]+){1,3}:?", said):
        return False
    return len(after.text.split()) >= 8 and after.text.rstrip().endswith(".") and not entry.passage.cells


def _allowed(text: str) -> frozenset[Stance]:
    allowed = {Stance.PRESENT}
    if PAST.search(text):
        allowed.add(Stance.HISTORICAL)
    if _PLAN.search(text):
        allowed.add(Stance.PLANNED)
    if _SUSPECT.search(text):
        allowed.add(Stance.POSSIBLE)
    return frozenset(allowed)


def _decided(text: str, hits: list[Hit], slots: list[Slot], weight: list[float], scope: Scope) -> Outcome:
    case, chart = scope.case, scope.case.chart
    weighty = [w for s, w in zip(slots, weight, strict=True) if s.heavy]
    needed = ENOUGH if weighty else 0.82
    main = [(s, w) for s, w in zip(slots, weight, strict=True) if w > LIGHT_WEIGHT and s.concepts != {"clinician"}]
    alone = len(main) == 1 and not weighty
    if alone:
        needed = enough_alone(main[0][0], text)
    allowed = _allowed(text)
    graded = ungraded(text, slots, chart.lexicon)
    good = [
        h
        for h in hits
        if h.coverage >= needed
        and h.heavy
        and h.numbers
        and h.inside is True
        and h.stance in allowed
        and case.fits_side(text, h.entry)
        and fits_grades(graded, h.entry, h.beside)
        and still_there(text, h.entry, h.beside)
        and same_part(text, h.entry)
        and not (any(undone(e.text) or ahead(e, case.as_of) for e in (h.entry, *h.beside)) and Stance.PLANNED not in allowed)
        and not _only_title(h.entry, scope)
    ]
    if alone and (main[0][0].concepts or CANDIDATE.search(text)):
        good = [h for h in good if _near_requested(h.entry, scope) or literal(main[0][0], h.entry)]
    if window_of(text) is not None and BEGUN.search(text):
        good = [h for h in good if BEGUN.search(h.entry.text)]
    good = [h for h in good if denies_too(text, (h.entry, *h.beside))]
    good = [h for h in good if same_rate(text, (h.entry, *h.beside))]
    if good and not PAST.search(text):
        ended = ended_on(slots, scope)
        good = [h for h in good if not ended or day_of(h.entry) > ended]
    reversed_ = any(s.heavy and _SAYS_NOT.search(text[: s.start]) for s in slots) or bool(_HEAD_NOT.match(text))
    bad = [
        h
        for h in hits
        if weighty
        and not reversed_
        and h.coverage >= max(needed, 0.8)
        and h.heavy
        and h.stance is Stance.ABSENT
        and case.fits_side(text, h.entry)
        and case.asked_side(h.entry)
        and same_part(text, h.entry)
        and not only_other_kind(text, h.entry, slots, scope)
    ]
    ask = f"a document that shows: {text.strip().rstrip('.')}"
    if good and not bad:
        proof = [chart.evidence(e, Assertion.PRESENT, method="meaning") for h in good[:2] for e in (h.entry, *h.beside)]
        return met("The record says so", *dict.fromkeys(proof), kind="meaning")
    if bad and not good:
        return not_met(
            "The record says that it is not so",
            *(chart.evidence(h.entry, Assertion.ABSENT, method="meaning") for h in bad[:3]),
            kind="meaning",
        )
    if good and bad:
        last_good, last_bad = max(_ordinal(h.entry) for h in good), max(_ordinal(h.entry) for h in bad)
        against = tuple(chart.evidence(h.entry, Assertion.ABSENT, method="meaning") for h in bad[:2])
        evidence = tuple(chart.evidence(h.entry, method="meaning") for h in good[:2])
        if last_good > last_bad:
            return met("The most recent note says so", *evidence, against=against, kind="meaning")
        return unknown("The record contradicts itself", ask, evidence, against, kind="meaning")
    if (bare := _not_diagnosed(text, slots, scope)) is not None:
        return not_met("The record says that it is not diagnosed", bare, kind="meaning")
    if alone and (denied := _newest_denial(hits, main[0][0])) is not None:
        return not_met("The newest note says that it is not so", chart.evidence(denied, Assertion.ABSENT, method="denial"), kind="meaning")
    if not reversed_ and (bad_head := _head_denied(text, slots, scope)):
        return not_met("The record says that it is not so", *bad_head, kind="meaning")
    first = next((s for s in slots if s.heavy), None)
    if not reversed_ and first is not None and (other := opposite_shown(first, scope)):
        return not_met("The record shows the opposite", *other, kind="meaning")
    near = [h for h in hits if h.coverage >= 0.5][:2]
    return unknown(
        "",
        ask,
        tuple(
            chart.evidence(h.entry, Assertion(h.stance.value) if h.stance is not Stance.UNSURE else Assertion.POSSIBLE, method="near")
            for h in near
        ),
        kind="meaning",
    )
