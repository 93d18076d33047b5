"""Absence: met only where the record says that a thing is not so, or a measured value excludes it."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion, Status

from .case import Scope
from .chart import Entry
from .cues import Stance, negated
from .exclude import excluded_by
from .fitting import COURSES, day_of, ended_on
from .meaning import candidates, hit_of, stance_in
from .measure import limits_of, measured
from .numbers import windows
from .opposites import opposite_shown
from .otherkind import narrower
from .outcome import Outcome, all_of, inverted, met, not_met, unknown
from .pressure import pressure
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .tally import tally
from .weighing import weights
from .words import Mention, tokens_of

_PEOPLE = frozenset({"caregiver", "alternate-caregiver", "family", "w:family", "clinician"})
# Synonyms that name a thing; the others (need, function, transport) are too general for a denial of them to say anything.
_NOUNS = frozenset({"w:cause", "w:convenience", "w:cosmetic", "w:court", "w:prior-level"})
_UNLESS = re.compile(r"(?i),?\s*\bunless\b.*$")
_UNLESS_CLEARED = re.compile(
    r"(?i),?\s*\bwithout\s+(?:\w+\s+){0,2}(?:clearance|consultation|approval|treatment|management|supervision)\b.*$"
)
_OTHER_THING = re.compile(r"(?i),\s*or\s+(?=(?:an?|any|the|use|known|active|current|history)\s)")
_HEAD_ONLY = 1.9
_STOPPED = re.compile(
    r"(?i)\b(?:former|never|quit\s+(?:in|\d)|stop(?:ped)?|discontinu\w+|off\b|ended|held|not\s+current|carried\s+forward|previous|failed)\b"
)


# "a stock device" speaks of what is asked for: that the patient once had one shows nothing
_KIND_OF_ITEM = re.compile(r"(?i)^an?\s+(?:[\w-]+\s+){1,4}(?:device|product|model|appliance)$")


_OTHER_CAUSE = re.compile(
    r"(?i)^(?:an?y?\s+)?(?:(?:other|another|alternative|alternate)\s+)?(?:\w+\s+)?(?:causes?|explanations?|reasons?|etiolog\w+)\s+(?:of|for)\b"
)


def absent(text: str, scope: Scope) -> Outcome:
    """Whether the record shows that what `text` names is not so; a complaint itself shows no other cause of it."""
    outcome = _absent(text, scope)
    if outcome.status is Status.NOT_MET and _OTHER_CAUSE.match(text.strip()):
        return unknown("", f"a document that shows: {text.strip()}", kind=outcome.kind)
    return outcome


def _absent(text: str, scope: Scope) -> Outcome:
    """As `absent`, by the rules in their order."""
    _case, chart = scope.case, scope.case.chart
    plain = _UNLESS.sub("", text).strip().rstrip(".")
    plain = _UNLESS_CLEARED.sub("", plain).strip() or plain
    if (parts := _alternatives(plain)) is not None:
        return all_of([absent(part, scope) for part in parts])
    if (excluded := excluded_by(plain, scope)) is not None:
        return excluded
    if said_not := _named_not(plain, scope):
        return met("The record says so", *said_not, kind="absence")
    if not any(m.start == 0 for m in chart.annotator.words(plain).mentions):  # "active suicidal ideation" is a thing of its own
        plain = re.sub(r"(?i)^(?:any|known|the\s+presence\s+of|presence\s+of|evidence\s+of|history\s+of|active)\s+", "", plain)
    main = re.sub(r"\([^)]*\)", "", plain)
    pair = pressure(plain, scope)
    number = inverted(pair) if pair is not None else inverted(measured(plain, scope) or unknown("")) if limits_of(plain, scope) else None
    if (number is None or number.status is Status.UNKNOWN) and (count := tally(plain, scope)) is not None and not count.open:
        number = inverted(count)
    if number is not None and number.status is not Status.UNKNOWN:
        return number
    spans = [(w.start, w.end) for w in windows(main)]
    every = slots_of(chart.annotator.words(main), chart.annotator, spans)
    slots = [s for s in every if s.concepts and s.weight >= _HEAD_ONLY and not s.concepts & _PEOPLE and not _beside_head(s, every, main)]
    plain_words = [] if slots else every
    named = [s for s in plain_words if (not s.concepts or s.concepts & _NOUNS) and not _beside_head(s, every, main)]
    slots = slots or sorted(named, key=lambda s: -s.weight)[:2]
    if slots and "w:contraindication" in min(slots, key=lambda s: s.start).concepts:
        slots = [min(slots, key=lambda s: s.start)]
    ask = f"a note that says that this is not so: {plain}"
    present = () if number is not None else _present(main, scope)  # where a value is the limit, words alone show nothing
    if (excluded := _excluded(slots, every, plain_words, plain, present, scope)) is not None:
        return excluded
    if not present and (shown := _lack_refuted(main, every, scope)):
        return met("The record shows what the exclusion says is lacking", *shown, kind="absence")
    gone = None if present else _gone(main, slots, scope, by_value=number is not None)
    if gone is not None:
        return gone
    if present:
        inside = _current(main, present, scope)
        if inside and not _KIND_OF_ITEM.match(main):
            return not_met(f"The record shows {slots[0].words.strip() if slots else plain}", *present[:3], kind="absence")
        return unknown("", ask, against=present[:2], kind="absence")
    return unknown("", ask, kind="absence")


_SUBORDINATE = re.compile(
    r"(?i)\b(?:in\s+addition\s+to|that|which|who|whose|when|while|if|for|to|than|besides|instead\s+of|before|after|prior\s+to|during|"
    r"following)\b"
)
_LACKING = re.compile(r"(?i)\b(?:without|lack\s+of|absence\s+of|no)\s+(?:\w+\s+){0,2}$")
_BEARS = re.compile(r"(?i)^\s*(?:\([^)]*\)\s*)?(?:with|causing|and\s+causing|associated\s+with|complicated\s+by)\s+(?:\w+\s+)?$")


def _lack_refuted(text: str, every: list[Slot], scope: Scope) -> tuple[Evidence, ...]:
    """For "back pain without leg symptoms": the newest passages that show the leg symptoms, where no passage as new denies them."""
    chart = scope.case.chart
    for slot in every:
        if not slot.heavy or not slot.concepts or not re.search(r"(?i)\bwithout\s+(?:\w+\s+){0,2}$", text[: slot.start]):
            continue
        places = [(e, e.stance(m.start, m.end)) for c in sorted(slot.concepts) for e, m in chart.mentions(c)]
        shown = [e for e, s in places if s is Stance.PRESENT and e.passage.recorded_on]
        last = max((e.passage.recorded_on for e in shown if e.passage.recorded_on), default=None)
        denied = any(
            s is Stance.ABSENT and (e.passage.recorded_on is None or last is None or e.passage.recorded_on >= last) for e, s in places
        )
        if last is not None and not denied:
            return tuple(dict.fromkeys(chart.evidence(e, method="presence") for e in shown if e.passage.recorded_on == last))[:2]
    return ()


def _excluded(
    slots: list[Slot], every: list[Slot], plain_words: list[Slot], text: str, present: tuple[Evidence, ...], scope: Scope
) -> Outcome | None:
    """Met where the record denies one of the things named, weightiest first; unknown where as new a note shows it."""
    main = re.sub(r"\([^)]*\)", "", text)
    for slot in sorted(slots, key=lambda s: -s.weight):
        if slot.concepts and slot.concepts <= scope.case.requested and not _PAST_ASKED.search(text):
            continue  # a denial of an earlier one says nothing of what is asked for
        proof = _with_another(_denials(slot, scope, f"{text} {scope.subject}"), slot, plain_words)
        proof = _of_bearer(proof, slot, every, main, scope)
        proof = proof or (opposite_shown(slot, scope) if slot.concepts else ())
        if proof and not present:
            return met(f"The record excludes {slot.words.strip()}", *proof[:3], kind="absence")
        if proof and present:
            last = max((e.on for e in proof if e.on), default=None)
            newest = max((e.on for e in present if e.on), default=None)
            if last and newest and last > newest and last >= newest:
                return met(f"The most recent note excludes {slot.words.strip()}", *proof[:2], against=present[:2], kind="absence")
            return unknown(
                "The record contradicts itself", f"a note that says that this is not so: {text}", proof[:2], present[:2], kind="absence"
            )
    return None


def _beside_head(slot: Slot, every: list[Slot], text: str) -> bool:
    """True for a thing behind "that", "for", "in addition to" ...: its denial denies nothing of what stands before."""
    if _LACKING.search(text[: slot.start]):
        return True
    found = _SUBORDINATE.search(text[: slot.start])
    if found is not None and slot.weight >= 3.0 and not any(s.concepts and s.weight >= _HEAD_ONLY for s in every if s.end <= found.start()):
        return False  # "transfer to a gestational carrier": only the second is a thing of its own
    return found is not None and any(s.end <= found.start() and s.weight > LIGHT_WEIGHT for s in every)


def _of_bearer(proof: tuple[Evidence, ...], slot: Slot, every: list[Slot], text: str, scope: Scope) -> tuple[Evidence, ...]:
    """Of "a joint disorder with pain", a denial of pain counts only where its own passage or heading speaks of the joint disorder."""
    before = [s for s in every if s.end <= slot.start and s.concepts and s.weight >= _HEAD_ONLY]
    if not before or not _BEARS.search(text[before[-1].end : slot.start]):
        return proof
    bearer, chart = before[-1], scope.case.chart
    at = {(e.passage.document, e.passage.page, e.text): e for e in chart.entries}
    out = []
    for one in proof:
        entry = at.get((one.pin.document, one.pin.page, one.pin.quote))
        if entry is not None and any(
            chart.lexicon.is_a(m.concept, c) for w in (entry.words, entry.about) for m in w.mentions for c in bearer.concepts
        ):
            out.append(one)
    return tuple(out)


def _with_another(proof: tuple[Evidence, ...], slot: Slot, plain: list[Slot]) -> tuple[Evidence, ...]:
    """Of several plain words the denial of one ("no needs") denies not the whole: the passage must name another of them too."""
    if slot.concepts & _NOUNS:
        return proof
    others = [s.stems for s in plain if s is not slot and s.weight > LIGHT_WEIGHT and s.stems]
    said = [(e, {t.stem for t in tokens_of(e.pin.quote)}) for e in proof]
    return tuple(e for e, stems in said if 2 * sum(bool(o & stems) for o in others) >= len(others))


def _gone(text: str, slots: list[Slot], scope: Scope, *, by_value: bool) -> Outcome | None:
    """Met where the thing was stopped, its happening is denied, or it is dated outside the period asked for."""
    concepts = scope.case.chart.lexicon.concepts
    drugs = [s for s in slots if s.concepts and all(concepts[c].kind == "drug" for c in s.concepts)]
    if len(drugs) == 1 and (over := _ended(drugs[0], scope)):
        return met("The record says that it was stopped", *over, kind="absence")
    if (removed := next((r for s in slots if (r := _removed(s, scope))), None)) is not None:
        return met("The record says that it was ended", *removed, kind="absence")
    if not by_value and (said := _event_denied(text, scope)):
        return met("The record says that it is not so", *said, kind="absence")
    past = _only_past(text, slots, scope)
    return met("The record dates it outside the period asked for", *past, kind="absence") if past else None


def _alternatives(text: str) -> list[str] | None:
    """ "Anticoagulation that cannot be held, or a bleeding disorder": two things, each of which must be absent."""
    parts = [p for p in _OTHER_THING.split(text) if p.strip()]
    return parts if len(parts) > 1 and all(len(p.split()) >= 2 or len(p) > 6 for p in parts) else None


def _only_past(text: str, slots: list[Slot], scope: Scope) -> tuple[Evidence, ...]:
    """A treatment or event that the record dates, each time outside the window, with later notes that name none."""
    window = next(iter(windows(text)), None)
    heads = [s for s in slots if s.heavy]
    if window is None or not heads:
        return ()
    chart = scope.case.chart
    found = [
        (e, m)
        for e, m in _named(heads[0], scope)
        if m.concept not in scope.case.requested and e.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)
    ]
    dated = [(e, max(d.last for d in e.dates)) for e, _ in found if e.dates]
    if not found or len(dated) < len(found) or any(scope.case.inside(day, window) is not False for _, day in dated):
        return ()
    newest = max((e.passage.recorded_on for e in chart.entries if e.passage.recorded_on and e.usable), default=None)
    if newest is None or scope.case.inside(newest, window) is False:
        return ()
    return tuple(chart.evidence(e, Assertion.HISTORICAL, on=day, method="past") for e, day in dated[:2])


_SAYS_NO = re.compile(
    r"(?i)\b(?:no|not|never|none|without|neither|nor|den(?:y|ies|ied)|negative|absent|cannot|declin\w*|refus\w*|rul\w+\s+out)\b|"
    r"n['’]t\b"
)


def _event_denied(text: str, scope: Scope) -> tuple[Evidence, ...]:
    """Passages that name all of what is named, with one of its words denied ("the family has not asked for fewer visits")."""
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)]
    window = next(iter(windows(text)), None) or scope.window
    slots = [s for s in slots_of(chart.annotator.words(text), chart.annotator, spans) if s.weight > 0.3]
    if len(slots) < 2:
        return ()
    weight = weights(slots, scope)
    out = []
    for entry in candidates(slots, scope):
        if not _SAYS_NO.search(entry.text):
            continue
        hit = hit_of(entry, slots, weight, [], scope, window, frozenset(Stance) - {Stance.FAMILY})
        if hit.coverage < 0.75 or hit.beside or hit.inside is False or not hit.heavy:
            continue
        denied = [t for t in entry.words.tokens if any(t.stem in s.stems for s in slots) and entry.stance(t.start, t.end) is Stance.ABSENT]
        denied_ids = [
            m
            for m in entry.words.mentions
            if any(chart.lexicon.is_a(m.concept, c) for s in slots for c in s.concepts) and entry.stance(m.start, m.end) is Stance.ABSENT
        ]
        if denied or denied_ids:
            out.append(chart.evidence(entry, Assertion.ABSENT, method="denial"))
    return tuple(dict.fromkeys(out))[:2]


def _current(text: str, present: tuple[Evidence, ...], scope: Scope) -> bool:
    window = next(iter(windows(text)), None)
    return any(scope.case.inside(e.on, window) is True for e in present)


def _present(text: str, scope: Scope) -> tuple[Evidence, ...]:
    """Passages that say that all of what is named is so, now, on the side asked for, inside the window or without date."""
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)]
    window = next(iter(windows(text)), None)
    slots = slots_of(chart.annotator.words(text), chart.annotator, spans)
    weight = weights(slots, scope)
    if any(s.heavy for s in slots) and all(s.concepts <= scope.case.requested for s in slots if s.heavy):
        return ()
    drug = any(chart.lexicon.concepts[c].kind == "drug" for s in slots for c in s.concepts)
    out: list[Evidence] = []
    for entry in candidates(slots, scope):
        hit = hit_of(entry, slots, weight, [], scope, window, frozenset({Stance.PRESENT}))
        if hit.coverage < 0.8 or not hit.heavy or hit.stance is not Stance.PRESENT or hit.beside or hit.inside is False:
            continue
        if any(s.concepts and stance_in(s, entry, scope) is Stance.ABSENT for s in slots):
            continue
        if (entry.words.concepts() & scope.case.requested and drug) or _STOPPED.search(entry.text) or not scope.case.fits_side(text, entry):
            continue
        if drug and (not _in_use(entry, scope) or _over(entry)):
            continue
        out.append(chart.evidence(entry, method="presence"))
    return tuple(dict.fromkeys(out))


def _over(entry: Entry) -> bool:
    """True where a passage gives a course that ended before its note."""
    on = entry.passage.recorded_on
    last = max((d.last for d in entry.dates), default=None)
    return on is not None and last is not None and last < on and bool(re.search(r"(?i)\b(?:to|until|through|till)\b|[-–]", entry.text))


def _ended(slot: Slot, scope: Scope) -> tuple[Evidence, ...]:
    """Where every drug of a kind that the record gives to this patient has ended, with at least one plain statement that it was stopped."""
    chart = scope.case.chart
    places = [
        (e, m) for e, m in _named(slot, scope) if m.concept not in scope.case.requested and e.stance(m.start, m.end) is not Stance.FAMILY
    ]
    given = [e for e, m in places if e.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)]
    stops = [e for e in given if re.search(r"(?i)\b(?:was|were|is|been)?\s*(?:stopped|discontinued|washed\s+out|washout)\b", e.text)]
    if not stops or any(e not in stops and not _over(e) and not _STOPPED.search(e.text) for e in given):
        return ()
    return tuple(chart.evidence(e, Assertion.HISTORICAL, method="ended") for e in stops[:2])


def _named_not(text: str, scope: Scope) -> tuple[Evidence, ...]:
    """Passages that say what a "not" before the text would name as a thing of its own ("not a surgical candidate" is inoperable)."""
    chart = scope.case.chart
    bare = re.sub(r"(?i)^(?:is|are|was)\s+", "", text)
    named = [m.concept for m in chart.annotator.words(f"not {bare}").mentions if m.start == 0 and not m.concept.startswith("w:")]
    found = [(e, e.stance(m.start, m.end)) for c in named for e, m in chart.mentions(c)]
    if any(s not in (Stance.PRESENT, Stance.FAMILY) for _, s in found):
        return ()
    return tuple(dict.fromkeys(chart.evidence(e, method="denial") for e, s in found if s is Stance.PRESENT))[:2]


def _removed(slot: Slot, scope: Scope) -> tuple[Evidence, ...]:
    """A line, tube or breathing aid that the record says was removed, where nothing later names it as there."""
    if not slot.concepts or not slot.concepts <= COURSES or not (last := ended_on([slot], scope)):
        return ()
    chart = scope.case.chart
    places = [(e, e.stance(m.start, m.end)) for c in sorted(slot.concepts) for e, m in chart.mentions(c)]
    if any(s is Stance.PRESENT and day_of(e) > last for e, s in places):
        return ()
    return tuple(chart.evidence(e, Assertion.HISTORICAL, method="ended") for e, _ in places if day_of(e) == last)[:2]


def _in_use(entry: Entry, scope: Scope) -> bool:
    """A drug in current use: the newest notes list it with a dose or say that it is taken."""
    newest = max((e.passage.recorded_on for e in scope.case.chart.entries if e.passage.recorded_on and e.usable), default=None)
    on = entry.passage.recorded_on
    if newest is None or on is None or (newest - on).days > 120:
        return False
    return bool(
        re.search(r"(?i)\b(?:on|taking|takes?|continue[sd]?|current(?:ly)?|using|receiv\w+|started)\b|\b\d+\s*m[cg]g?\b", entry.text)
    )


def _named(slot: Slot, scope: Scope) -> list[tuple[Entry, Mention]]:
    chart = scope.case.chart
    out = [pair for concept in sorted(slot.concepts) for pair in chart.mentions(concept)]
    if not slot.concepts:
        for stem in sorted(slot.stems):
            for index in chart.by_stem.get(stem, ()):
                entry = chart.entries[index]
                token = next(t for t in entry.words.tokens if t.stem == stem)
                if entry.usable:
                    out.append((entry, Mention("", token.start, token.end, 0, 0)))
    return out


def _denials(slot: Slot, scope: Scope, text: str) -> tuple[Evidence, ...]:
    """Explicit denials of every alternative of a slot (for drugs: of one, with no other in use)."""
    chart = scope.case.chart
    lexicon = chart.lexicon
    if not slot.concepts:
        found = [
            chart.evidence(e, Assertion.ABSENT, method="denial")
            for e, m in _named(slot, scope)
            if e.stance(m.start, m.end) is Stance.ABSENT
        ]
        return tuple(dict.fromkeys(found))
    drugs = all(lexicon.concepts[c].kind == "drug" for c in slot.concepts)
    proof: list[Evidence] = []
    denied = 0
    roots = [c for c in slot.concepts if not any(o != c and lexicon.is_a(c, o) for o in slot.concepts)]
    for concept in sorted(roots):
        own = _denied(concept, scope, text)
        denied += bool(own)
        proof.extend(own[:2])
    if denied == len(roots) or (drugs and denied) or (denied and denied >= len(roots) - 1 and _rest_unnamed(roots, slot, scope)):
        return tuple(dict.fromkeys(proof))
    return ()


def _rest_unnamed(roots: list[str], slot: Slot, scope: Scope) -> bool:
    """True where a list of conditions is denied but for one that the whole record never names of this patient."""
    chart = scope.case.chart
    left = [c for c in roots if not _denied(c, scope, slot.words)]
    return len(left) == 1 and chart.lexicon.concepts[left[0]].kind == "condition" and not any(chart.mentions(left[0]))


_MORE = re.compile(r"(?i)\b(?:further|more|additional|repeat)\s+(?:\w+\s+)?$")
_EARLIER_ONLY = re.compile(r"(?i)\b(?:prior|previous|earlier|past|history\s+of)\s+(?:\w+\s+)?$")
_OCCASION = re.compile(
    r"(?i)^\s*(?:scheduled|planned|booked|today|tonight|this\s+(?:week|visit|morning|weekend))\b|"
    r"^\s*(?:is\s+|was\s+)?(?:wished|wanted|desired|needed|indicated|offered|recommended|necessary)\b|"
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekends?|holiday|today|tonight)\b[^.;]{0,12}\bno\s+$"
)
_PAST_ASKED = re.compile(r"(?i)\b(?:prior|previous|earlier|past|history|failed|repeat)\b")


def _no_denial_of_care(entry: Entry, mention: Mention, text: str) -> bool:
    """True for "Sunday no therapy" (one day) and, unless earlier care is meant, "no prior CIMT"."""
    before, after = entry.text[: mention.start], entry.text[mention.end :]
    if _OCCASION.match(after) or _OCCASION.search(before):
        return True
    return bool(_EARLIER_ONLY.search(before)) and not _PAST_ASKED.search(text)


def _denied(concept: str, scope: Scope, text: str) -> list[Evidence]:
    """Denials of a concept or of something it is a kind of ("no spine surgery" denies a fusion)."""
    chart = scope.case.chart
    out: list[Evidence] = []
    wider = {
        concept,
        *(
            a
            for a in chart.lexicon.ancestors.get(concept, ())
            if a not in ("oral-medication", "conservative-care", "rehab-therapy", "test", "imaging")
        ),
    }
    for name in sorted(wider):
        for index, mention in chart.by_concept.get(name, ()):
            entry = chart.entries[index]
            if mention.concept not in wider or not entry.usable or (not concept.startswith("w:") and narrower(entry, mention, text)):
                continue
            stance = entry.stance(mention.start, mention.end)
            if _MORE.search(entry.text[: mention.start]) or (
                chart.lexicon.concepts[concept].kind == "care" and _no_denial_of_care(entry, mention, text)
            ):
                continue  # "no further fracture": there was one
            kin = "family" in text.lower() and stance is not Stance.PRESENT and negated(entry.text[: mention.start].rpartition(".")[2])
            if stance is Stance.ABSENT or kin:
                out.append(chart.evidence(entry, Assertion.ABSENT, method="denial"))
    if concept == "tobacco":
        out.extend(
            chart.evidence(e, Assertion.ABSENT, method="denial")
            for e, _ in chart.mentions("tobacco")
            if re.search(
                r"(?i)\b(?:never|former|ex-?smoker|quit\s+(?:in\s+)?(?:\d|smoking)|stopped\s+smoking|non-?smoker|denies)\b", e.text
            )
            and not re.search(r"(?i)\bcurrent\s+(?:every\s+day\s+)?smok|quit\s+date", e.text)
        )
    if concept == "w:improve":
        out.extend(
            chart.evidence(e, Assertion.ABSENT, method="denial")
            for e, m in chart.mentions("w:fail")
            if re.match(r"(?i)(?:no|not|has\s+not|did\s+not|without)\b", e.text[m.start : m.end])
        )
    return sorted(dict.fromkeys(out), key=lambda e: -(e.on.toordinal() if e.on else 0))
