"""How far a denial has come: before or after the service, at which level, and whether it was handled as urgent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from denialhelp.casefile.fact import Fact, Pin
from denialhelp.casefile.slugs import Level, Reason, Stage
from denialhelp.reading.adjustments import CodeLine
from denialhelp.reading.sentences import Sentence, Zone, denies_it, says, supposes
from denialhelp.reference.phrases import Phrase
from denialhelp.reference.tables import Tables


def found(
    name: str, sentences: Sequence[Sentence], tables: Tables, *, zone: Zone | None = Zone.DECISION, loose: bool = False
) -> tuple[Pin, ...]:
    """Where the wording `name` stands in sentences that assert it. `loose` lets negated wording count (it is itself a refusal)."""
    phrases: Sequence[Phrase] = tables.wording[name]
    out: list[Pin] = []
    for sentence in sentences:
        if zone is not None and sentence.zone is not zone:
            continue
        for phrase in phrases:
            match = phrase.search(sentence.folded)
            if match is None or supposes(sentence, match) or (not loose and denies_it(sentence, match)):
                continue
            out.append(sentence.pin_of(match, name))
            break
    return tuple(out)


_FUTURE_APPEAL = re.compile(
    r"\b(?:if|you may|you can|you have (?!completed|exhausted|now|used|finished|already|no )|you must|will|we decide|after (?:we|you|"
    r"that|this|our|the (?:appeal|decision|review))|puede|"
    r"podra|debe|tiene)\b"
)


def _decided(name: str, sentences: Sequence[Sentence], tables: Tables) -> tuple[Pin, ...]:
    """Wording of an appeal's outcome, in a heading or in a sentence of what happened, never in an offer of what may follow."""
    kept = [s for s in sentences if not (_FUTURE_APPEAL.search(s.folded) and not s.heading and "appeal that" not in s.folded)]
    return found(name, kept, tables, zone=None, loose=True)


def level_fact(sentences: Sequence[Sentence], tables: Tables, *, medicare: bool = False, part_d_or_original: bool = False) -> Fact:
    """The level that this notice decides. A first decision is `initial`; what is only offered as a next step does not count."""
    decision = [s for s in sentences if s.zone is Zone.DECISION]
    external = _decided("external", [s for s in decision if not _offers(s)], tables)
    decided = _decided("appeal-decided", [s for s in decision if not _offers(s)], tables)
    final = _decided("final", [s for s in sentences if not _offers(s)], tables)
    second = _decided("second-level", [s for s in decision if not _offers(s)], tables)
    if external and any(
        re.search(r"decision|determination|upheld|overturned|decided|we are|project", p.quote, re.IGNORECASE) for p in external
    ):
        return Fact("level", Level.EXTERNAL.value, 0.85, external[:2])
    redetermination = _decided("redetermination", decision, tables)
    reconsideration = _decided("reconsideration", decision, tables)
    if redetermination:
        return Fact("level", Level.REDETERMINATION.value, 0.85, redetermination[:2])
    if reconsideration:
        return Fact("level", Level.RECONSIDERATION.value, 0.85, reconsideration[:2])
    if decided and medicare:
        return Fact("level", (Level.REDETERMINATION if part_d_or_original else Level.RECONSIDERATION).value, 0.8, decided[:2])
    if final:
        return Fact("level", Level.FINAL_INTERNAL.value, 0.92, (*final[:2], *decided[:1]))
    if decided:
        if second and not _decided("first-level", [s for s in decision if s.heading], tables):
            return Fact("level", Level.INTERNAL_2.value, 0.8, (*second[:1], *decided[:1]))
        return Fact("level", Level.INTERNAL_1.value, 0.75, decided[:2])
    pins = found("denied", decision, tables, loose=True)
    return Fact("level", Level.INITIAL.value, 0.9 if pins else 0.7, pins[:1])


def _offers(sentence: Sentence) -> bool:
    return (
        re.search(
            r"\b(?:voluntary|you may|you can|right to|puede|derecho a|will be|may be|available|gives you|offers you|ask for it|"
            r"next level)\b",
            sentence.folded,
        )
        is not None
    )


def stage_fact(sentences: Sequence[Sentence], lines: Sequence[CodeLine], reasons: Sequence[str], tables: Tables) -> Fact | None:
    """Whether the denial came before, during or after the service, or about a drug's place on the list."""
    decision = [s for s in sentences if s.zone is Zone.DECISION]
    none_asked = {s.start for s in decision if says(tables.wording["none-requested"], s) is not None}
    pre = found("pre-service", [s for s in decision if s.start not in none_asked], tables, loose=True)
    post = found("post-service", decision, tables, loose=True)
    asked = found("request-denied", [s for s in decision if s.start not in none_asked], tables, loose=True)
    during = found("concurrent", decision, tables, loose=True)
    listed = found("formulary", decision, tables, loose=True)
    ahead = 2 * len(pre[:3]) + len(asked[:2])
    behind = 2 * len(post[:3]) + (4 if any(line.group for line in lines) else 2 if lines else 0)
    if during and _reduces(during) and behind < 6:
        return Fact("stage", Stage.CONCURRENT.value, 0.9, during[:2])
    if listed and not behind and (Reason.NON_FORMULARY.value in reasons or any("exception" in p.quote.lower() for p in listed)):
        return Fact("stage", Stage.FORMULARY.value, 0.85, listed[:2])
    if not ahead and not behind:
        return Fact("stage", Stage.CONCURRENT.value, 0.75, during[:2]) if during else None
    if during and ahead >= behind and any(_GOING_ON.search(p.quote) for p in during):
        return Fact("stage", Stage.CONCURRENT.value, 0.8, during[:2])
    if ahead > behind:
        return Fact("stage", Stage.PRE_SERVICE.value, 0.92 if not behind else 0.78, (*pre[:2], *asked[: 2 - len(pre[:2])]))
    if behind > ahead:
        pins = (*post[:2], *(line.pin for line in lines[:1]))
        return Fact("stage", Stage.POST_SERVICE.value, 0.93 if not ahead else 0.8, pins)
    return None


_GOING_ON = re.compile(
    r"concurrent|continued|continuing|ongoing|(?:more|additional|remaining|extended|"
    r"inpatient) (?:inpatient )?(?:days|stay)",
    re.IGNORECASE,
)


def _reduces(pins: Sequence[Pin]) -> bool:
    pattern = re.compile(r"\b(?:reduc|terminat|stop|discontinu|suspend|end)", re.IGNORECASE)
    return any(pattern.search(p.quote) for p in pins)


def urgent_fact(sentences: Sequence[Sentence], facts: Mapping[str, Fact], tables: Tables) -> Fact | None:
    """Whether the request was handled as urgent; None where nothing shows it. An offer of fast appeals shows nothing."""
    decision = [s for s in sentences if s.zone is Zone.DECISION]
    fast = found("urgent", [s for s in decision if says(tables.wording["not-urgent"], s) is None], tables)
    plain = found("not-urgent", decision, tables, loose=True)
    if fast and not plain:
        return Fact("urgent", True, 0.88, fast[:2])
    stage = facts.get("stage")
    if plain and not fast:
        return Fact("urgent", False, 0.88, plain[:2])
    if not fast and stage is not None and stage.value == Stage.POST_SERVICE.value and stage.confidence >= 0.8:
        return Fact("urgent", False, 0.85, stage.sources[:1])
    slow = _slow_decision(decision)
    if not fast and slow is not None:
        return Fact("urgent", False, 0.8, (slow,))
    return None


_THIRTY = re.compile(r"\b(?:not been (?:provided|performed)|not yet)\b.*\bwithin 30\b")


def _slow_decision(sentences: Sequence[Sentence]) -> Pin | None:
    """A sentence that shows the ordinary clock at work."""
    for sentence in sentences:
        if _THIRTY.search(sentence.folded):
            return sentence.pin("standard clock")
    return None


_SOON = 3  # days: an urgent answer on days of care comes within 72 hours (29 CFR 2560.503-1(f)(2)(i) and (ii)(B))
_INPATIENT = re.compile(r"\b(?:inpatient|residential|hospital stay|acute rehabilitation|skilled nursing facility)\b", re.IGNORECASE)
_ASKED_FAST = re.compile(
    r"\b(?:my|our|the|his|her) (?:\S+ )?(?:doctor|physician|surgeon|oncologist|prescriber|specialist|dr)\b(?: \S+){0,4} "
    r"(?:asked (?:\S+ ){0,3}for|requested|marked (?:it|this|the request) (?:as )?|sent (?:it|the request) (?:in )?as) ?(?:an? )?"
    r"(?:urgent|expedited|fast)\b(?! care)"
)
_CAN_WAIT = re.compile(r"\b(?:doctor|physician|surgeon|dr)\b(?: \S+){0,7} (?:is|was) not (?:an )?(?:urgent|emergency)\b")


def urgent_stay(facts: Mapping[str, Fact]) -> Fact | None:
    """Urgent where more days of a stay were refused and the answer came within three days of the request; None elsewhere."""
    stage, service, asked, told = (facts.get(n) for n in ("stage", "service", "request_received", "notice_date"))
    if stage is None or service is None or asked is None or told is None or stage.value != Stage.CONCURRENT.value:
        return None
    if not isinstance(asked.value, date) or not isinstance(told.value, date) or _INPATIENT.search(str(service.value)) is None:
        return None
    if not 0 <= (told.value - asked.value).days <= _SOON:
        return None
    return Fact("urgent", True, 0.78, (*asked.sources[:1], *told.sources[:1], *stage.sources[:1]))


_SLOW = 5  # days: an urgent request is answered within 72 hours (29 CFR 2560.503-1(f)(2)(i), 42 CFR 422.572(a), 42 CFR 438.210(d)(2))


def ordinary_pace(facts: Mapping[str, Fact], appealed: tuple[date, Pin] | None = None) -> Fact | None:
    """Not urgent where the answer to a request, or to the appeal that came in on `appealed`, came later than any urgent one may; None
    elsewhere."""
    stated = facts.get("notice_date")
    if appealed is not None and stated is not None and isinstance(stated.value, date) and (stated.value - appealed[0]).days >= _SLOW:
        return Fact("urgent", False, 0.8, (appealed[1], *stated.sources[:1]))
    stage, asked, told = (facts.get(n) for n in ("stage", "request_received", "notice_date"))
    if stage is None or asked is None or told is None or stage.value == Stage.POST_SERVICE.value:
        return None
    if stage.value == Stage.CONCURRENT.value and _INPATIENT.search(str(getattr(facts.get("service"), "value", ""))) is not None:
        return None
    if not isinstance(asked.value, date) or not isinstance(told.value, date) or (told.value - asked.value).days < _SLOW:
        return None
    return Fact("urgent", False, 0.8, (*asked.sources[:1], *told.sources[:1]))


def urgent_as_told(sentences: Sequence[Sentence]) -> Fact | None:
    """What the claimant's own statement says of urgency in plain words; None where it says nothing, or both."""
    fast = [m for s in sentences if (m := _ASKED_FAST.search(s.folded)) and not supposes(s, m) and not denies_it(s, m)]
    pins = [s.pin("statement") for s in sentences if _ASKED_FAST.search(s.folded)]
    slow = [s.pin("statement") for s in sentences if (m := _CAN_WAIT.search(s.folded)) and not supposes(s, m)]
    if bool(fast) == bool(slow):
        return None
    return Fact("urgent", bool(fast), 0.72, tuple((pins if fast else slow)[:1]))
