"""The appeal and its kin (second level, reconsideration, expedited, external review): one outline, told for the level and the law."""

from __future__ import annotations

import re
from decimal import Decimal

from denialhelp.casefile.letter import Block, Letter, Statement, Support
from denialhelp.casefile.policy import Policy, Task
from denialhelp.casefile.quote import find_quote
from denialhelp.casefile.rights import Defect, Route
from denialhelp.casefile.slugs import LetterKind, Reason, RouteKind, Stage, Status
from denialhelp.letters import frame, further, levels, process
from denialhelp.letters.arguments import (
    asks,
    authorization,
    by_reason,
    clinical,
    contract,
    emergency,
    few,
    necessity,
    parity,
    points,
    policy_version,
    record_shows,
    research,
    timely,
)
from denialhelp.letters.asked import requests
from denialhelp.letters.brief import Brief
from denialhelp.letters.claimant import patient_name, signer
from denialhelp.letters.dates import spanish, written
from denialhelp.letters.evidence import deciding, negated, related
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.listing import named
from denialhelp.letters.outline import Argument, Outline, Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated, stated_reasons
from denialhelp.letters.relevance import stems
from denialhelp.letters.statements import Pen, ask, paragraph, say, section
from denialhelp.letters.wording import listed, lower_first, money, place, quoted, upper_first

_CLINICAL = frozenset(Reason) - contract.CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}


def _sums_up(pen: Pen) -> Said:
    """What the letter shows, in one sentence, from the findings."""
    found = deciding(pen.brief)
    met = [f for f in found if f.status is Status.MET]
    if len(met) < 2 or any(f.status is Status.NOT_MET for f in found):
        return ()
    supports = tuple(s for f in met for s in pen.finding(f))
    if len(met) == len(found):
        return pen.first(say(f"The record meets each criterion of {pen.their} policy that decides this case, as shown below.", *supports))
    if len(found) - len(met) > min(len(met) - 1, points.MOST_OPEN):  # too much is open to say so
        return ()
    return pen.first(say(f"The record meets the criteria of {pen.their} policy, except for what is named below as not shown.", *supports))


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


def _authorized(pen: Pen) -> tuple[Statement, ...]:
    """That the signed authorization is enclosed, where its page shows who acts."""
    paper, who = pen.brief.authorization, pen.brief.representative
    pin = None if paper is None or who is None else find_quote(paper, who.name)
    if pin is None:
        return ()
    return pen.first(say(f"The signed authorization to act is enclosed{place(pen.brief.exhibit(pin))}.", pen.document(pin)))


def opening(pen: Pen, kind: LetterKind, route: Route | None) -> tuple[Block, ...]:
    """What is appealed, for whom, and what the letter shows."""
    brief = pen.brief
    service, supports = frame.service_phrase(pen)
    day = brief.notice.day("notice_date")
    verb = levels.verb(brief, kind, route)
    law = pen.law(route.rule) if route is not None and route.rule and route.route is RouteKind.OPM_REVIEW else None
    named = (law.support(),) if law is not None else ()
    lead: list[Statement] = []
    who, patient = signer(brief), patient_name(brief)
    if who.represents:
        pins = tuple(pen.document(p) for p in who.pins)
        lead += pen.first(
            say(f"I write for my {who.relation}, {patient}.", *pins, *pen.facts("patient_name")) if patient else None,
            say(f"I write for my {who.relation}.", *pins),
        )
        lead += _authorized(pen)
    lead += pen.first(
        say(f"I {verb} {pen.your} decision of {written(day)}.", *pen.facts("notice_date"), *named) if day else None,
        ask(f"I {verb} {pen.your} decision.", *named),
    )
    if not supports:
        lead += _bill(pen)
    else:
        what = "It is about" if brief.case.stage is Stage.CONCURRENT else "It denied"
        lead += pen.first(say(f"{what} this service: {service}.", *supports))
    return paragraph(*lead, *_sums_up(pen))


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
    if _general(pen, stated):
        below = _below(pen, stated, used)
        if below:
            return tuple(below)
    if topics & _CLINICAL or not topics & contract.CONTRACT or Reason.MISSING_INFORMATION in topics:
        made = by_reason.enriched(pen, stated, clinical.answer(pen, stated, used))
        if made is not None:
            return (made,)
    for reason in stated.topics:
        if reason in contract.CONTRACT:
            point = contract.answer(pen, stated, reason)
            if not point.empty():
                return (point,)
    made = by_reason.enriched(pen, stated, clinical.answer(pen, stated, used))
    return (made,) if made is not None else ()


def answered(pen: Pen) -> tuple[Argument, set[str]]:
    """The payer's reasons in its order, each quoted and answered; an answer is given once. Also the criteria used."""
    used: set[str] = set()
    seen: set[str] = set()
    settled: set[Reason] = set()
    out: list[Point] = []
    tasks: list[Task] = []
    for stated in stated_reasons(pen.brief):
        if out and _SUMMARY.search(stated.text):  # it only draws the sum of the reasons that are answered above
            continue
        found = []
        for point in _point(pen, stated, used):
            fresh = _fresh(point, seen)
            if not fresh.empty():
                found.append(fresh)
        if not found and not _specific(pen, stated):
            found = [p for b in _below(pen, stated, used) if not (p := _fresh(b, seen)).empty()]
        open_ = not any(p.fact or p.items for p in found) and not _settled_by_law(pen, stated)
        asked = _said_above(pen, stated, used) or _asked_already(pen, stated)
        if open_ and not set(stated.topics) & settled and not asked and not _SUMMARY.search(stated.text):
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


_WHOLE = frozenset({Reason.MEDICAL_NECESSITY, Reason.EXPERIMENTAL, Reason.LEVEL_OF_CARE, Reason.LENGTH_OF_STAY, Reason.SITE_OF_CARE})
_MOST_NAMED = 8


_SAYS_LITTLE = 2


def _general(pen: Pen, stated: Stated) -> bool:
    """Whether a payer's sentence only says that the service is not needed, or that its policy is not met, and names no finding."""
    return bool(set(stated.topics) & _WHOLE) and not _figures(pen, stated) and len(_telling(pen, stated)) < _SAYS_LITTLE


def _known(pen: Pen) -> str:
    """The names of the service and the policy: that a sentence says them tells nothing."""
    notice = pen.brief.notice
    return " ".join((notice.text("service") or "", notice.text("cited_policy") or "", *_names_of(pen.brief.policy)))


def _telling(pen: Pen, stated: Stated) -> frozenset[str]:
    """The words of a payer's sentence that name a finding."""
    return frozenset(stems(_SECTIONS.sub(" ", stated.text)) - stems(_known(pen)) - stems(_BOILER))


def _figures(pen: Pen, stated: Stated) -> bool:
    known = _known(pen)
    return any(n not in known for n in re.findall(r"\d[\d./-]*", _SECTIONS.sub(" ", stated.text)))


_SECTIONS = re.compile(r"\bsections? [\d.]+(?:, [\d.]+)*(?:,? and [\d.]+)?|\b[A-Z]{1,6}(?:-[A-Z0-9]+)*-\d+\b", re.IGNORECASE)
_BOILER = (
    "pharmacy children adults medically necessary because you "
    "requested approved approve operation procedure surgery treatment medicine drug device definition clinical policy guideline guidelines "
    "section sections health plan's meets meet according based under"
)


_NAMES_ONE_THING = 4  # telling words


def _specific(pen: Pen, stated: Stated) -> bool:
    """Whether a payer's sentence names one thing (a figure, a day, an item of a list): that other criteria are met does not answer it."""
    return stated.listed or _figures(pen, stated) or len(_telling(pen, stated)) >= _NAMES_ONE_THING


_OF_THE_CRITERION = 2.0


def _asked_already(pen: Pen, stated: Stated) -> bool:
    """Whether the worklist asks for it as an open criterion: the one that the payer names, or one that shares its words."""
    found = named(pen.brief, stated.text) or related(pen.brief, stated.text, 2, _OF_THE_CRITERION)
    said = stems(stated.text)
    whole = (f for f in deciding(pen.brief) if (words := stems(f.text)) and words <= said)
    return any(f.status is not Status.MET for f in (*found, *whole))


def _names_of(policy: Policy | None) -> tuple[str, ...]:
    return () if policy is None else tuple(x for x in (policy.title, policy.number) if x)


def _below(pen: Pen, stated: Stated, used: set[str]) -> list[Point]:
    """For a payer's sentence on need as a whole: that the criteria that are met, shown below, answer it."""
    met = (f for f in deciding(pen.brief) if f.status is Status.MET and f.id not in used)
    found = [f for f in met if not negated(pen.brief, f.id)]
    if not found or not set(stated.topics) & _WHOLE:
        return []
    supports = tuple(s for f in found for s in pen.finding(f))
    names = listed([f.id for f in found])
    one, many = f"Criterion {names} of {pen.their} policy is met, as", f"Criteria {names} of {pen.their} policy are met, as"
    text = one if len(found) == 1 else many if len(found) <= _MOST_NAMED else f"Many criteria of {pen.their} policy are met, each as"
    fact = pen.first(say(f"{text} this letter shows, with its page.", *supports))
    return [Point(fact=fact)] if fact else []


def _settled_by_law(pen: Pen, stated: Stated) -> bool:
    """Whether a rule alone answers the sentence: an emergency needs no authorization."""
    return emergency.is_emergency(pen) or not set(stated.topics) - {Reason.NO_PRIOR_AUTHORIZATION}


def _said_above(pen: Pen, stated: Stated, used: set[str]) -> bool:
    """Whether the findings that speak to this sentence were quoted for an earlier one."""
    found = related(pen.brief, stated.text, 3)
    return bool(found) and all(f.id in used for f in found)


_LEADS = frozenset({"The record says:", "The papers enclosed now answer this:", "The papers of the case say this about it:"})


def _fresh(point: Point, seen: set[str]) -> Point:
    """The point without what was said before."""
    rule = tuple(s for s in point.rule if s.text not in seen)
    fact = tuple(s for s in point.fact if s.text not in seen)
    items = tuple(i for i in point.items if not all(s.text in seen for s in i))
    conclusion = tuple(s for s in point.conclusion if s.text not in seen)
    lead = fact if items or not point.items else tuple(s for s in fact if not s.text.endswith(":"))
    fact = lead if lead or items else ()
    seen |= {s.text for s in (*rule, *fact, *conclusion, *(s for i in items for s in i))} - _LEADS
    return Point(point.issue, rule, fact, items, conclusion, point.criterion)


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


_PROGRAMS = ("Medicaid", "Medicare", "Original Medicare")


def governing(pen: Pen) -> Point:
    """The laws that govern this plan, as the law room found them, each with its citation."""
    names: list[str] = []
    supports: list[Support] = []
    for law in pen.brief.rights.regime[:3]:
        rule = next((r.rule for r in pen.brief.rules.regimes if r.citation == law.citation and r.law == law.law), None)
        text = pen.law(rule) if rule else None
        if text is not None:
            cite = law.citation if law.citation in text.mentions else text.cite()
            name = law.law.split(" (")[0]
            names.append(f"{cite} ({name if name.startswith(_PROGRAMS) else lower_first(name)})")
            supports.append(text.support())
    return Point(rule=pen.first(say(f"This plan must follow {listed(names)}.", *supports))) if names else Point()


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
            f"copia gratis de su expediente. Cada frase indica la página que la prueba.{until} También puede apelar en español. "
            "La misma carta en español, frase por frase, está en el archivo que termina en .es.pdf: es para leerla, no la envíe.",
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


def _outline(pen: Pen, kind: LetterKind, route: Route | None) -> Outline:
    """The whole argument in its order: what is over and in time, the reasons answered, the policy, what is open, and the law."""
    brief, further_level = pen.brief, kind in (LetterKind.EXTERNAL_REVIEW, LetterKind.SECOND_LEVEL)
    reasons, used = answered(pen)
    new = further.new_since(pen) if further_level else Point()
    shown = points.argue(pen, used | further.told(pen, new))
    young = child(pen)
    told = " ".join(s.text for b in (*Argument("", (young,)).blocks(), *reasons.blocks()) for s in b.statements)
    return Outline(
        (
            *((Argument("The step before is over", (further.final_decision(pen),)),) if further_level else ()),
            Argument("This is in time", (_in_time(pen, kind, route, levels.word(route)),)),
            *((Argument(further.title(pen), (new,)),) if further_level else ()),
            Argument("The policy in force", (policy_version.answer(pen),)),
            Argument("The standard for a child", (young,)),
            reasons,
            *((Argument(f"{upper_first(pen.your)} reason", (few.reason_told(pen),)),) if not reasons.points and not shown else ()),
            *shown,
            Argument("What counts as medically necessary", (necessity.answer(pen, told),)),
            Argument("What published research shows", (research.answer(pen),)),
            Argument("What has been tried", (record_shows.tried(pen) if brief.match is None and asks.clinical_case(pen) else Point(),)),
            Argument("The same rules as for other care", (parity.answer(pen),)),
            Argument("The record was not looked at", (Point() if emergency.is_emergency(pen) else unconsidered(pen),)),
            Argument("The law that governs", (governing(pen),)),
            *((Argument("What comes with this request", (further.comes_with(pen),)),) if pen.outside else ()),
            Argument("What the notice lacks", tuple(Point(items=(process.lacks(pen, d),)) for d in chosen_defects(brief))),
        )
    )


def draft(pen: Pen, kind: LetterKind) -> Letter:
    """The whole letter, before the gate."""
    brief = pen.brief
    route = levels.route_of(brief, kind)
    outside = kind is LetterKind.EXTERNAL_REVIEW
    pen = Pen(brief, outside=outside, decider=levels.decider(brief), owner=levels.policy_owner(brief))
    outline = _outline(pen, kind, route)
    urgent = kind is LetterKind.EXPEDITED or (outside and route is not None and route.route is RouteKind.EXPEDITED_EXTERNAL_REVIEW)
    blocks = (
        *opening(pen, kind, route),
        *(urgent_lead(pen) if urgent else ()),
        *continued(pen),
        *outline.blocks(),
        *requests(pen, kind, route),
    )
    who = signer(brief)
    to = levels.recipient(brief, route, frame.recipient(brief)) if outside else frame.recipient(brief)
    return Letter(
        kind,
        "en",
        who.voice,
        brief.as_of,
        frame.sender(brief),
        to,
        (*frame.subject(pen), *(levels.review_row(route) if outside else ())),
        levels.salutation(route) if outside else frame.salutation(brief),
        blocks,
        frame.closing(who),
        frame.enclosures(brief),
        worklist=(
            *warned(route),
            *outline.tasks(),
            *research.tasks(pen),
            *((*levels.address_tasks(brief, route, to), *levels.reach_tasks(route), *further.tasks(pen)) if outside else ()),
            *strangers(brief),
            *in_spanish(pen),
        ),
    )
