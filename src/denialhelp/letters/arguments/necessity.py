"""What counts as medically necessary, where no policy is at hand: the plan's own words, else the governing definition, and what the record
says on its demands. No demand is called met here."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from denialhelp.casefile.fact import Code, Notice
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion, EventKind, PlanType, Reason
from denialhelp.letters.arguments import emergency, parity, record_shows
from denialhelp.letters.brief import Brief
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import place, quoted
from denialhelp.reading.own_definition import own_definitions
from denialhelp.reference.necessity_schema import Aspect, Definer, Definition, Governing

_GROWN = 21
_MOST_DEFINITIONS = 2
_MOST_ITEMS = 3
_LONGEST = 620
_NEAR = 2.0  # how much of the service's or the condition's own words a passage must share
# What in a record speaks to a demand; a passage must also name the service, its condition or what it is for.
_SPEAKS: dict[Aspect, re.Pattern[str]] = {
    Aspect.RECOMMENDED: re.compile(
        r"\b(?:recommend\w*|order(?:ed|ing)|prescrib\w+|medically necessary|I (?:believe|request)|refer(?:red|ring) (?:to|for)|"
        r"requires?|needs?)\b",
        re.IGNORECASE,
    ),
    Aspect.SEVERITY: re.compile(
        r"\b(?:severe\w*|worse\w*|progress(?:ed|ing|ive)|unable|cannot|difficulty|limit(?:ed|s|ation)|disab\w+|interfer\w+|fell|falls|"
        r"hospitali[sz]\w+|daily (?:activities|living)|pain (?:of |at |is )?\d)",
        re.IGNORECASE,
    ),
    Aspect.EFFECT: re.compile(r"\b(?:expected to|expect|will (?:improve|prevent|allow|restore)|prognosis|goals?)\b", re.IGNORECASE),
}
_ALWAYS = (Aspect.CONDITION, Aspect.RECOMMENDED, Aspect.SEVERITY)


def under_21(notice: Notice, as_of: date) -> bool | None:
    """Whether the patient is under 21 on the day of the service, else today; None where no birth date is known."""
    born = notice.day("patient_dob")
    if born is None:
        return None
    on = min(notice.day("service_start") or as_of, as_of)
    return born.replace(year=born.year + _GROWN, day=min(born.day, 28) if born.month == 2 else born.day) > on


def mental_health(notice: Notice) -> bool | None:
    """Whether it is care for mental health or substance use, by the service's name or the diagnosis codes; None where neither says so."""
    value = notice.value("codes")
    codes = [c.code for c in value if isinstance(c, Code) and c.system == "ICD-10-CM"] if isinstance(value, tuple) else []
    if parity.names_mental(notice.text("service") or "") or (codes and all(c.startswith("F") for c in codes)):
        return True
    return False if codes and not any(c.startswith("F") for c in codes) else None


def governing(brief: Brief) -> Governing:
    """The definitions that govern this case today."""
    return brief.rules.necessity.governing(
        brief.plan_type,
        brief.case.plan.state,
        on=brief.as_of,
        under_21=under_21(brief.notice, brief.as_of),
        mental_health=mental_health(brief.notice),
    )


def wanted(pen: Pen) -> bool:
    """Whether the letter needs it: a denial for medical necessity, no policy to go by, and no emergency (that has its own test)."""
    brief = pen.brief
    policy = brief.match is not None and any(not f.is_group for f in brief.match.findings)
    return Reason.MEDICAL_NECESSITY in brief.case.reasons and not policy and not emergency.is_emergency(pen)


def own_words(pen: Pen) -> Said:
    """The plan's own definition, quoted with its page, where its papers hold one and no other."""
    found = own_definitions(pen.brief.plan_documents())
    if len(found) != 1:
        return ()
    out: list[Statement] = []
    for n, pin in enumerate(found[0].pins):
        lead = "The plan's own document says what is medically necessary:" if n == 0 else "It goes on:"
        said = pen.first(say(f"{lead} {quoted(pin.quote, _LONGEST)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
        if not said:
            break
        out += said
    return tuple(out)


def _says(pen: Pen, definition: Definition) -> Said:
    law = pen.law(definition.id)
    return () if law is None else pen.first(say(definition.sentence, law.support()))


def _general(pen: Pen, told: str, *, own: bool) -> Said:
    """The governing definitions in a sentence each; a contract's own, or the pointer to a state's, only where the words are not at hand."""
    out: list[Statement] = []
    for definition in governing(pen.brief).known:
        points = definition.definer is Definer.CONTRACT or not _telling((definition,))
        fresh = definition.read and not any(c.cite in told for c in definition.read[:1])
        if fresh and not (points and (own or out)) and len(out) < _MOST_DEFINITIONS:
            out += _says(pen, definition)
    return tuple(out)


def _telling(known: Collection[Definition]) -> bool:
    """Whether one of the definitions says itself what counts, rather than where that stands."""
    return any(e.aspect not in (Aspect.OTHER, Aspect.FIT) for d in known for e in d.elements)


def which(pen: Pen) -> Statement:
    """The request for the definition that was applied."""
    who = "was" if pen.outside else "you"
    return ask(f"Please say which definition of medical necessity {who} applied, and send the page on which it stands.")


def _about(pen: Pen) -> str:
    """The service and the diagnoses that the record gives under the notice's codes."""
    notice, record = pen.brief.notice, pen.brief.record
    value = notice.value("codes")
    codes = {c.code for c in value if isinstance(c, Code)} if isinstance(value, tuple) else set()
    events = record.events if record is not None else ()
    named = [e.text for e in events if e.kind is EventKind.DIAGNOSIS and codes & {c.code for c in e.codes}]
    return " ".join((notice.text("service") or "", *named[:3]))


def _fits(passage: Passage, about: str, told: str, seen: Collection[str]) -> bool:
    text = passage.text
    return (
        20 <= len(text) <= 320
        and overlap(text, about) >= _NEAR
        and not record_shows.against_us(text)
        and text not in seen
        and " ".join(text.split())[:50] not in told
    )


def _record(pen: Pen, aspects: Collection[Aspect], told: str) -> tuple[Said, ...]:
    """What the record says on the demands that a record can speak to, a passage each, in its own words."""
    service, seen = pen.brief.notice.text("service") or "", set[str]()
    items: list[Said] = []
    held = list(passages(pen.brief, (Assertion.PRESENT, Assertion.PLANNED)))
    for aspect, pattern in _SPEAKS.items():
        if aspect not in aspects or len(items) >= _MOST_ITEMS:
            continue
        about = service if aspect is Aspect.RECOMMENDED else _about(pen)  # another service's order is no order of this one
        fitting = [p for p in held if pattern.search(p.text) and _fits(p, about, told, seen)]
        fitting.sort(key=lambda p: -overlap(p.text, about))
        for passage in fitting[:2]:
            evidence = as_evidence(pen.brief, passage)
            made = tell(pen, evidence) if evidence is not None else None
            said = pen.first(say(made.text + ".", *made.support)) if made is not None else ()
            if said:
                seen.add(passage.text)
                items.append(said)
                break
    return tuple(items)


def answer(pen: Pen, told: str = "") -> Point:
    """What governs and what the record says to it; `told` is the text of the letter so far. Nothing where a policy is at hand."""
    if not wanted(pen):
        return Point()
    own = own_words(pen)
    rule = (*own, *_general(pen, told, own=bool(own)))
    known = governing(pen.brief).known
    telling = bool(own) or _telling(known)
    aspects = {e.aspect for d in known for e in d.elements} | set(_ALWAYS)
    items = _record(pen, aspects, told) if rule and telling else ()
    follow = () if telling else (which(pen),)
    lead = (ask(f"On this {'the papers say' if len(items) > 1 else 'a paper says'}:"),) if items else ()
    return Point(rule=rule, fact=lead, items=items, conclusion=follow if rule else ())


def request(pen: Pen) -> Said:
    """For the letter that asks for the criteria: the definition that was applied, and by whose authority it must be shown."""
    if Reason.MEDICAL_NECESSITY not in pen.brief.case.reasons:
        return ()
    held = next((d for d in governing(pen.brief).known if d.read), None)
    law = None if held is None else pen.law(held.id)
    wanted_ = "The definition of medical necessity that was applied, word for word, and the page or rule on which it stands."
    if held is None or law is None or held.definer is Definer.CONTRACT or pen.brief.plan_type is PlanType.FEHB:
        return (ask(wanted_),)
    return (ask(wanted_), *pen.first(ask(f"If it is not the one of {law.cite()}, please say why.", law.support())))

