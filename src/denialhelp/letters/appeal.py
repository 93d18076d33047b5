"""The appeal and its kin (second level, reconsideration, expedited, external review): one outline, told for the level and the law."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Block, Letter, Statement, Support
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Defect, Route
from denialhelp.casefile.slugs import LetterKind, Reason, RouteKind, Stage, Status
from denialhelp.letters import frame, process
from denialhelp.letters.arguments import (
    asks,
    authorization,
    clinical,
    contract,
    emergency,
    few,
    points,
    policy_version,
    record_shows,
    timely,
)
from denialhelp.letters.brief import Brief
from denialhelp.letters.claimant import patient_name, signer
from denialhelp.letters.dates import spanish, written
from denialhelp.letters.evidence import deciding, related
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Argument, Outline, Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated, stated_reasons
from denialhelp.letters.statements import Pen, ask, numbered, paragraph, say, section
from denialhelp.letters.wording import listed, lower_first, money, place, quoted, upper_first

_ROUTES = {
    LetterKind.APPEAL: (RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION, RouteKind.EXPEDITED_APPEAL),
    LetterKind.SECOND_LEVEL: (RouteKind.SECOND_LEVEL_APPEAL, RouteKind.INTERNAL_APPEAL),
    LetterKind.EXPEDITED: (RouteKind.EXPEDITED_APPEAL, RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION),
    LetterKind.EXTERNAL_REVIEW: (
        RouteKind.EXTERNAL_REVIEW,
        RouteKind.EXPEDITED_EXTERNAL_REVIEW,
        RouteKind.OPM_REVIEW,
        RouteKind.FAIR_HEARING,
    ),
}
_WORD = {
    RouteKind.RECONSIDERATION: "request for reconsideration",
    RouteKind.REDETERMINATION: "request for redetermination",
    RouteKind.OPM_REVIEW: "request",
    RouteKind.EXTERNAL_REVIEW: "request",
    RouteKind.EXPEDITED_EXTERNAL_REVIEW: "request",
    RouteKind.FAIR_HEARING: "request for a hearing",
}
_CLINICAL = frozenset(Reason) - contract.CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}


def route_of(pen: Pen, kind: LetterKind) -> Route | None:
    """The route that a letter of this kind takes."""
    return pen.brief.route(*_ROUTES[kind])


def _verb(pen: Pen, kind: LetterKind) -> str:
    """What the letter does, in the words of the plan's regime."""
    word = pen.brief.rules.words(pen.brief.plan_type).get("appeal", "appeal").removeprefix("request for ")
    match kind:
        case LetterKind.EXTERNAL_REVIEW:
            return "am asking for an independent review of"
        case LetterKind.SECOND_LEVEL:
            return "am making a second-level appeal of"
        case LetterKind.EXPEDITED:
            return f"am asking for an expedited {word} of"
        case _:
            return "am appealing" if "appeal" in word else f"am asking for a {word.removesuffix(' request')} of"


def _sums_up(pen: Pen) -> Said:
    """What the letter shows, in one sentence, from the findings."""
    found = deciding(pen.brief)
    met = [f for f in found if f.status is Status.MET]
    if len(met) < 2 or any(f.status is Status.NOT_MET for f in found):
        return ()
    supports = tuple(s for f in met for s in pen.finding(f))
    if len(met) == len(found):
        return pen.first(say(f"The record meets each criterion of {pen.your} policy that decides this case, as shown below.", *supports))
    if len(found) - len(met) > min(len(met) - 1, points.MOST_OPEN):  # too much is open to say so
        return ()
    return pen.first(say(f"The record meets the criteria of {pen.your} policy, except for what is named below as not shown.", *supports))


def _bill(pen: Pen) -> Said:
    """What was denied where the notice names no service that can be quoted: the amount, the day and the place."""
    amount, when = pen.brief.notice.value("amount_denied"), frame.dates_of_service(pen.brief)
    where = pen.brief.notice.text("facility_name") or pen.brief.notice.text("provider_name")
    if not isinstance(amount, Decimal) or when is None or " to " in when:
        return ()
    supports = pen.facts("amount_denied", "service_start", "facility_name", "provider_name")
    return pen.first(
        say(f"It left {money(amount)} unpaid for care of {when} at {where}.", *supports) if where else None,
        say(f"It left {money(amount)} unpaid for care of {when}.", *supports),
    )


def opening(pen: Pen, kind: LetterKind) -> tuple[Block, ...]:
    """What is appealed, for whom, and what the letter shows."""
    brief = pen.brief
    service, supports = frame.service_phrase(pen)
    day = brief.notice.day("notice_date")
    verb = _verb(pen, kind)
    lead: list[Statement] = []
    who, patient = signer(brief), patient_name(brief)
    if who.represents:
        pins = tuple(pen.document(p) for p in who.pins)
        lead += pen.first(
            say(f"I write for my {who.relation}, {patient}.", *pins, *pen.facts("patient_name")) if patient else None,
            say(f"I write for my {who.relation}.", *pins),
        )
    lead += pen.first(
        say(f"I {verb} {pen.your} decision of {written(day)}.", *pen.facts("notice_date")) if day else None,
        ask(f"I {verb} {pen.your} decision."),
    )
    if not supports:
        lead += _bill(pen)
    else:
        what = "It is about" if brief.case.stage is Stage.CONCURRENT else "It denied"
        lead += pen.first(say(f"{what} this service: {service}.", *supports))
    return paragraph(*lead, *_sums_up(pen))


def final_decision(pen: Pen) -> Point:
    """That the plan's own appeal is over, in the notice's words, and that a further voluntary level need not be used."""
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            if _FINAL.search(piece.text) and len(piece.text) <= 240:
                pin = pin_of(document, piece)
                fact = pen.first(
                    say(
                        f"The plan's own appeal is over: its notice says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.",
                        pen.document(pin),
                    )
                )
                if fact:
                    return Point(fact=fact, rule=law_says(pen, "law.federal.claims.voluntary_level"))
    return Point()


_FINAL = re.compile(
    r"\bfinal (?:internal )?(?:adverse|denial|decision|determination)|uph(?:e|o)ld|we have denied your appeal", re.IGNORECASE
)


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
    if Reason.EXPERIMENTAL in topics and not policy_version.answer(pen).empty():
        rests = "This rests on the older text."
        shown = (
            " Under the one in force the question is whether its criteria are met, and they are shown below." if deciding(pen.brief) else ""
        )
        return (Point(fact=pen.first(say(rests + shown, pen.document(stated.pin)))),)
    if Reason.NO_PRIOR_AUTHORIZATION in topics:
        found = authorization.answer(pen)
        if found:
            return found
    if topics & _CLINICAL or not topics & contract.CONTRACT or Reason.MISSING_INFORMATION in topics:
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
    settled: set[Reason] = set()
    out: list[Point] = []
    tasks: list[Task] = []
    for stated in stated_reasons(pen.brief):
        found = []
        for point in _point(pen, stated, used):
            fresh = _fresh(point, seen)
            if not fresh.empty():
                found.append(fresh)
        if not found and not set(stated.topics) & settled and not _said_above(pen, stated, used) and not _SUMMARY.search(stated.text):
            tasks.append(
                Task(
                    f"Ask what in the record answers the payer's sentence “{stated.text[:200]}”",
                    "treating-provider",
                    "The papers at hand do not answer it, so the letter says nothing on it.",
                )
            )
        if not found:
            continue
        settled |= set(stated.topics) - _CLINICAL
        first = found[0]
        if not first.issue:
            found[0] = Point(clinical.introduces(pen, stated), first.rule, first.fact, first.items, first.conclusion, first.criterion)
        out += found
    return Argument(f"{upper_first(pen.your)} reasons, answered", tuple(out), tasks=tuple(tasks)), used


_SUMMARY = re.compile(r"\b(?:therefore|because of this|for (?:this|these) reasons?|as a result|accordingly)\b", re.IGNORECASE)
_NO_LOOK = re.compile(
    r"no need to consider|(?:was|were|did) not (?:consider|review)ed? (?:the|whether|your|any|medical)|without (?:looking|"
    r"reference) (?:at|to)",
    re.IGNORECASE,
)


def unconsidered(pen: Pen) -> Point:
    """That the decision did not look at the patient's own record, where the notice says so itself."""
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            if _NO_LOOK.search(piece.text) and len(piece.text) <= 300:
                pin = pin_of(document, piece)
                rule = law_says(pen, "law.federal.claims.notice_clinical")
                said = pen.first(
                    say(
                        f"The notice says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}. It gives no reason from the record itself.",
                        pen.document(pin),
                    )
                )
                if rule and said:
                    return Point(fact=said, conclusion=rule)
    return Point()


def _said_above(pen: Pen, stated: Stated, used: set[str]) -> bool:
    """Whether the findings that speak to this sentence were quoted for an earlier one."""
    found = related(pen.brief, stated.text, 3)
    return bool(found) and all(f.id in used for f in found)


def _fresh(point: Point, seen: set[Statement]) -> Point:
    """The point without what was said before."""
    rule = tuple(s for s in point.rule if s not in seen)
    fact = tuple(s for s in point.fact if s not in seen)
    items = tuple(i for i in point.items if not all(s in seen for s in i))
    seen |= {*rule, *fact, *(s for i in items for s in i)}
    return Point(point.issue, rule, fact, items, point.conclusion, point.criterion)


_GROWN = 21


def child(pen: Pen) -> Point:
    """For a Medicaid member under 21: the wider standard that is owed to a child."""
    born = pen.brief.notice.day("patient_dob")
    if born is None or born.replace(year=born.year + _GROWN, day=min(born.day, 28)) <= pen.brief.as_of:
        return Point()
    rule = law_says(pen, "law.federal.medicaid.epsdt")
    fact = (
        pen.first(say(f"{patient_name(pen.brief)} was born on {written(born)}.", *pen.facts("patient_name", "patient_dob"))) if rule else ()
    )
    return Point(rule=(*rule, *law_says(pen, "law.federal.medicaid_managed_care.criteria_limits")), fact=fact) if fact else Point()


def governing(pen: Pen) -> Point:
    """The laws that govern this plan, as the law room found them, each with its citation."""
    names: list[str] = []
    supports: list[Support] = []
    for law in pen.brief.rights.regime[:3]:
        rule = next((r.rule for r in pen.brief.rules.regimes if r.citation == law.citation and r.law == law.law), None)
        text = pen.law(rule) if rule else None
        if text is not None:
            cite = law.citation if law.citation in text.mentions else text.cite()
            names.append(f"{cite} ({lower_first(law.law.split(' (')[0])})")
            supports.append(text.support())
    return Point(rule=pen.first(say(f"This plan must follow {listed(names)}.", *supports))) if names else Point()


def requests(pen: Pen, kind: LetterKind) -> tuple[Block, ...]:
    """What is asked for, numbered."""
    items: list[Said] = [asks.approve(pen)]
    if emergency.is_emergency(pen) and law_says(pen, "law.federal.nsa.emergency_cost_sharing"):
        items.append((ask("Process the claim with the in-network cost share only, and tell the hospital so."),))
    if kind is not LetterKind.EXTERNAL_REVIEW:
        items += [asks.reviewer(pen), asks.file_copies(pen), (*asks.decision_clock(pen), *asks.next_level(pen))]
        items += [law_says(pen, "law.federal.aca.continued_coverage")] if pen.brief.case.stage == "concurrent" else []
    else:
        items += [
            (
                ask("Have it reviewed by an expert in the field of this care who has no tie to the plan."),
                *law_says(pen, "law.federal.aca.external_de_novo"),
            )
        ]
        items += [
            (
                ask("Decide each criterion on the pages named here, and tell me what is missing before you decide, so that I can send it."),
                *law_says(pen, "law.federal.aca.external_reversal"),
            )
        ]
    if any(d.language == "es" for d in pen.brief.notice_documents()):
        items.append((ask("Please send the decision in Spanish, the language of the notice."),))
    return section("What I ask for", (b for item in items if item for b in numbered(*item)))


_TELLING = re.compile(
    r"clinical|rationale|medical|record|reason|criteri|period|days|coverage rule|prudent|provision|external", re.IGNORECASE
)


def chosen_defects(brief: Brief, most: int = 3) -> tuple[Defect, ...]:
    """The lacks of the notice that bear on the decision itself; the rest is for the letter on them."""
    return tuple(d for d in brief.defects if _TELLING.search(d.text))[:most]


def strangers(brief: Brief) -> tuple[Task, ...]:
    """The pages of the record that speak of someone else: they must not be sent on."""
    pages: dict[tuple[str, int], list[bool]] = {}
    for passage in brief.record.passages if brief.record is not None else ():
        pages.setdefault((passage.document, passage.page), []).append(passage.other_patient)
    return tuple(
        Task(
            f"Take page {page} of {document} out before anything is sent: it is about another person.",
            "patient",
            "Another person's record may not be passed on, and it proves nothing here.",
        )
        for (document, page), marks in sorted(pages.items())
        if sum(marks) * 2 > len(marks)
    )


_MUST = re.compile(r"must|fee|enclosed|waive|include|complete", re.IGNORECASE)
_COMES = re.compile(r"attestation|\bfee\b|hardship|must (?:complete|include|sign)|copies of", re.IGNORECASE)
_FORMS = re.compile(r"\b(?:attestation|application|form|fee|hardship|certif(?:y|ication) by)\b", re.IGNORECASE)


def _asked_for(pen: Pen) -> tuple[Pin, ...]:
    """Where the notice says what a request for external review must come with."""
    found = (
        pin_of(document, piece)
        for document in pen.brief.notice_documents()
        for piece in pieces(document)
        if _FORMS.search(piece.text) and _MUST.search(piece.text) and 30 <= len(piece.text) <= 320
    )
    return tuple(islice(found, 5))


def comes_with(pen: Pen) -> Point:
    """What the notice asks to come with the request, in its words; the letter does not say that it has been sent."""
    items = tuple(
        s
        for p in _asked_for(pen)
        if _COMES.search(p.quote)
        and (s := pen.first(say(f"The notice says {quoted(p.quote, 320)}{place(pen.brief.exhibit(p))}.", pen.document(p))))
    )
    return (
        Point(items=items, conclusion=(ask("I will send these with the application form; please tell me at once if anything is missing."),))
        if items
        else Point()
    )


def external_tasks(pen: Pen) -> tuple[Task, ...]:
    """What must come with a request for external review, each in the notice's words."""
    return tuple(
        Task(
            f"See to this before the request goes out: {quoted(p.quote, 300)}",
            "treating-provider" if re.search(r"physician|doctor", p.quote, re.IGNORECASE) else "patient",
            f"{p.document}, page {p.page}, says so.",
        )
        for p in _asked_for(pen)
    )


def in_spanish(pen: Pen) -> tuple[Task, ...]:
    """For a signer who reads Spanish: what the letter says, in Spanish."""
    own = pen.brief.statement_document
    if not any(d.language == "es" for d in (*pen.brief.notice_documents(), *((own,) if own is not None else ()))):
        return ()
    last = next((r.file_by for r in pen.brief.rights.routes if r.available and r.file_by is not None), None)
    until = f" La fecha límite para enviarla es el {spanish(last)}." if last is not None else ""
    return (
        Task(
            "Lea esto antes de firmar: la carta está en inglés y pide al plan que revise su decisión y la cambie, que pague lo que manda "
            "la ley y que le envíe "
            f"copia gratis de su expediente. Cada frase indica la página que la prueba.{until} También puede apelar en español.",
            "patient",
            "El plan debe entender la carta, y usted debe entender lo que firma.",
        ),
    )


def warned(route: Route | None) -> tuple[Task, ...]:
    """The warnings that the law room attached to the route."""
    return tuple(Task(w, "patient", "It goes with this way of appeal.") for w in (route.warnings if route is not None else ()))


def _in_time(pen: Pen, kind: LetterKind, route: Route | None, word: str) -> Point:
    """By the rule; where the plan's type is not known, by the notice's own period."""
    point = timely.answer(pen, route, word)
    return few.own_time(pen, kind) if point.empty() and pen.brief.plan_type is None else point


def draft(pen: Pen, kind: LetterKind) -> Letter:
    """The whole letter, before the gate."""
    pen = Pen(pen.brief, outside=kind is LetterKind.EXTERNAL_REVIEW)
    brief = pen.brief
    route = route_of(pen, kind)
    word = _WORD.get(route.route, "appeal") if route is not None else "appeal"
    reasons, used = answered(pen)
    shown = points.argue(pen, used)
    outline = Outline(
        (
            *((Argument("The internal appeal is over", (final_decision(pen),)),) if kind is LetterKind.EXTERNAL_REVIEW else ()),
            Argument("This is in time", (_in_time(pen, kind, route, word),)),
            Argument("The policy in force", (policy_version.answer(pen),)),
            Argument("The standard for a child", (child(pen),)),
            reasons,
            *((Argument(f"{upper_first(pen.your)} reason", (few.reason_told(pen),)),) if not reasons.points and not shown else ()),
            *shown,
            Argument("What has been tried", (record_shows.tried(pen) if brief.match is None and asks.clinical_case(pen) else Point(),)),
            Argument("The record was not looked at", (Point() if emergency.is_emergency(pen) else unconsidered(pen),)),
            Argument("The law that governs", (governing(pen),)),
            *((Argument("What comes with this request", (comes_with(pen),)),) if pen.outside else ()),
            Argument("What the notice lacks", tuple(Point(items=(process.lacks(pen, d),)) for d in chosen_defects(brief))),
        )
    )
    blocks = (
        *opening(pen, kind),
        *(urgent_lead(pen) if kind is LetterKind.EXPEDITED else ()),
        *continued(pen),
        *outline.blocks(),
        *requests(pen, kind),
    )
    who = signer(brief)
    return Letter(
        kind,
        "en",
        who.voice,
        brief.as_of,
        frame.sender(brief),
        frame.recipient(brief),
        frame.subject(pen),
        frame.salutation(brief),
        blocks,
        frame.closing(who),
        frame.enclosures(brief),
        worklist=(*warned(route), *outline.tasks(), *(external_tasks(pen) if pen.outside else ()), *strangers(brief), *in_spanish(pen)),
    )
