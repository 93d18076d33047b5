"""The appeal and its kin (second level, reconsideration, expedited, external review): one outline, told for the level and the law."""

from __future__ import annotations

from denialhelp.casefile.letter import Block, BlockKind, Letter, Statement
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Route
from denialhelp.casefile.slugs import LetterKind, Reason, RouteKind
from denialhelp.letters import frame, process
from denialhelp.letters.arguments import asks, authorization, clinical, contract, emergency, points, policy_version, timely
from denialhelp.letters.claimant import patient_name, signer
from denialhelp.letters.dates import written
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Argument, Outline, Point, Said
from denialhelp.letters.payer import Stated, stated_reasons
from denialhelp.letters.statements import Pen, ask, bullet, numbered, paragraph, say, section
from denialhelp.letters.wording import place, quoted

_ROUTES = {
    LetterKind.APPEAL: (RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION, RouteKind.EXPEDITED_APPEAL),
    LetterKind.SECOND_LEVEL: (RouteKind.SECOND_LEVEL_APPEAL, RouteKind.INTERNAL_APPEAL),
    LetterKind.EXPEDITED: (RouteKind.EXPEDITED_APPEAL, RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION),
    LetterKind.EXTERNAL_REVIEW: (RouteKind.EXTERNAL_REVIEW, RouteKind.EXPEDITED_EXTERNAL_REVIEW, RouteKind.OPM_REVIEW, RouteKind.FAIR_HEARING),
}
_WORD = {
    RouteKind.RECONSIDERATION: "request for reconsideration", RouteKind.REDETERMINATION: "request for redetermination", RouteKind.OPM_REVIEW: "request",
    RouteKind.EXTERNAL_REVIEW: "request", RouteKind.EXPEDITED_EXTERNAL_REVIEW: "request", RouteKind.FAIR_HEARING: "request for a hearing",
}
_CLINICAL = frozenset(Reason) - contract.CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}


def route_of(pen: Pen, kind: LetterKind) -> Route | None:
    """The route that a letter of this kind takes."""
    return pen.brief.route(*_ROUTES[kind])


def _subject_of(pen: Pen) -> tuple[str, str]:
    """Whose matter it is: "I" and "my", or for a representative the patient by name."""
    who = signer(pen.brief)
    return ("I write for my " + str(who.relation) + ", " if who.represents else "", patient_name(pen.brief) or "the patient")


def opening(pen: Pen, kind: LetterKind, route: Route | None) -> tuple[Block, ...]:
    """What is appealed, for whom, and why the payer said no, in its own words."""
    brief = pen.brief
    service, supports = frame.service_phrase(pen)
    day = brief.notice.day("notice_date")
    dated = f" of {written(day)}" if day is not None and brief.pins("notice_date") else ""
    verb = {LetterKind.EXTERNAL_REVIEW: "ask for an independent review of", LetterKind.SECOND_LEVEL: "make a second-level appeal against"}.get(kind)
    if verb is None:
        word = _WORD.get(route.route) if route is not None else None
        verb = "appeal" if word is None else f"ask for a {word.removeprefix('request for ').removeprefix('a ')} of"
        if kind is LetterKind.EXPEDITED:
            verb = "make an expedited appeal against" if word is None else f"ask for an expedited {word.removeprefix('request for ')} of"
    facts = (*supports, *pen.facts("notice_date"), *pen.facts("patient_name"))
    lead: list[Statement] = []
    who = signer(brief)
    if who.represents:
        patient = patient_name(brief)
        lead += pen.first(say(f"I write for my {who.relation}, {patient}.", *(pen.document(p) for p in who.pins), *pen.facts("patient_name"))
                          if patient else None, say(f"I write for my {who.relation}.", *(pen.document(p) for p in who.pins)))
    lead += pen.first(say(f"I {verb} your decision{dated} on {service}.", *facts), say(f"I {verb} your decision on {service}.", *supports),
                      ask(f"I {verb} your decision."))
    return paragraph(*lead)


def continued(pen: Pen) -> tuple[Block, ...]:
    """That the services go on while the appeal is decided, where they were approved and are being cut."""
    if pen.brief.route(RouteKind.AID_PAID_PENDING) is None:
        return ()
    lead = ask("I ask that the services continue at the level approved before, without a gap, until this appeal is decided.")
    facts = tuple(b for s in process.reduction(pen) for b in paragraph(*s))
    return section("Keep the services in place meanwhile", (*paragraph(lead), *facts, *paragraph(*process.continuation_rule(pen))))


def urgent_lead(pen: Pen) -> tuple[Block, ...]:
    """Why it cannot wait, in the physician's words, and what the rule makes of them; nothing where the record has no such words."""
    from denialhelp.letters.arguments.urgency import answer  # noqa: PLC0415

    point = answer(pen)
    return () if point.empty() else section("Why this cannot wait", point.blocks())


def _point(pen: Pen, stated: Stated, used: set[str]) -> tuple[Point, ...]:
    topics = set(stated.topics)
    if emergency.is_emergency(pen) and topics & {Reason.EMERGENCY, Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK}:
        return (emergency.answer(pen, stated),)
    if Reason.NO_PRIOR_AUTHORIZATION in topics:
        found = authorization.answer(pen)
        if found:
            return found
    if topics & _CLINICAL or not topics & contract.CONTRACT:
        made = clinical.answer(pen, stated, used)
        if made is not None:
            return (made,)
    for reason in stated.topics:
        if reason in contract.CONTRACT:
            point = contract.answer(pen, stated, reason)
            if not point.empty():
                return (point,)
    made = clinical.answer(pen, stated, used)
    return (made,) if made is not None else ()


def answered(pen: Pen) -> tuple[Argument, set[str]]:
    """The payer's reasons in its order, each quoted and answered; an answer is given once. Also the criteria used."""
    used: set[str] = set()
    seen: set[Statement] = set()
    out: list[Point] = []
    tasks: list[Task] = []
    for stated in stated_reasons(pen.brief):
        found = []
        for point in _point(pen, stated, used):
            fresh = _fresh(point, seen)
            if not fresh.empty():
                found.append(fresh)
        if not found:
            tasks.append(Task(f"Ask what in the record answers the payer's sentence “{stated.text[:200]}”", "treating-provider",
                              "The papers at hand do not answer it, so the letter says nothing on it."))
            continue
        first = found[0]
        if not first.issue:
            found[0] = Point(clinical.introduces(pen, stated), first.rule, first.fact, first.items, first.conclusion, first.criterion)
        out += found
    return Argument("Your reasons, answered", tuple(out), tasks=tuple(tasks)), used


def _fresh(point: Point, seen: set[Statement]) -> Point:
    """The point without what was said before."""
    rule = tuple(s for s in point.rule if s not in seen)
    fact = tuple(s for s in point.fact if s not in seen)
    items = tuple(i for i in point.items if not all(s in seen for s in i))
    seen |= {*rule, *fact, *(s for i in items for s in i)}
    return Point(point.issue, rule, fact, items, point.conclusion, point.criterion)


def governing(pen: Pen) -> Point:
    """The law that governs this plan, as the law room found it, each with its citation."""
    out: list[Statement] = []
    for law in pen.brief.rights.regime[:3]:
        rule = next((r.rule for r in pen.brief.rules.regimes if r.citation == law.citation and r.law == law.law), None)
        text = pen.law(rule) if rule else None
        if text is not None:
            name = law.law.split(" (")[0]
            out += pen.first(say(f"The law that governs this plan: {name} ({law.citation}).", text.support()),
                             say(f"The law that governs this plan: {name} ({text.cite()}).", text.support()),
                             say(f"This plan is governed by {text.cite()}.", text.support()))
    return Point(rule=tuple(out))


def requests(pen: Pen, kind: LetterKind) -> tuple[Block, ...]:
    """What is asked for, numbered."""
    items: list[Said] = [asks.approve(pen)]
    if kind is not LetterKind.EXTERNAL_REVIEW:
        items += [asks.reviewer(pen), asks.file_copies(pen), (*asks.decision_clock(pen), *asks.next_level(pen))]
        items += [law_says(pen, "law.federal.aca.continued_coverage")] if pen.brief.case.stage == "concurrent" else []
    else:
        items += [law_says(pen, "law.federal.aca.external_de_novo"), law_says(pen, "law.federal.aca.external_reversal")]
    return section("What I ask for", (b for item in items if item for b in numbered(*item)))


def draft(pen: Pen, kind: LetterKind) -> Letter:
    """The whole letter, before the gate."""
    brief = pen.brief
    route = route_of(pen, kind)
    word = _WORD.get(route.route, "appeal") if route is not None else "appeal"
    reasons, used = answered(pen)
    outline = Outline((
        Argument("This is in time", (timely.answer(pen, route, word),)),
        Argument("The policy in force", (policy_version.answer(pen),)),
        reasons,
        *points.argue(pen, used),
        Argument("The law that governs", (governing(pen),)),
    ))
    blocks = (*opening(pen, kind, route), *(urgent_lead(pen) if kind is LetterKind.EXPEDITED else ()), *continued(pen), *outline.blocks(), *requests(pen, kind))
    who = signer(brief)
    return Letter(kind, "en", who.voice, brief.as_of, frame.sender(brief), frame.recipient(brief), frame.subject(pen), frame.salutation(brief), blocks,
                  frame.closing(who), frame.enclosures(brief), worklist=outline.tasks())


__all__ = ["BlockKind", "answered", "bullet", "draft", "governing", "opening", "place", "quoted", "requests"]
