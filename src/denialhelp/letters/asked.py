"""What a letter asks for, numbered: the service, the reviewer, the file, the time, and what else where the whole is not granted."""

from __future__ import annotations

from decimal import Decimal

from denialhelp.casefile.letter import Block
from denialhelp.casefile.rights import Route
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters import further
from denialhelp.letters.arguments import asks, by_reason, emergency
from denialhelp.letters.arguments.urgency import words_of_urgency
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.statements import Pen, ask, numbered, say, section
from denialhelp.letters.wording import money


def at_the_same_time(pen: Pen) -> Said:
    """That an expedited external review is asked for as well, where the record has the physician's words and the way is open."""
    if pen.brief.route(RouteKind.EXPEDITED_EXTERNAL_REVIEW) is None or not words_of_urgency(pen):
        return ()
    rule = law_says(pen, "law.federal.aca.external_expedited")
    return (ask("I ask for an expedited external review at the same time, by a letter of its own."), *rule)


def _of_the_plan(pen: Pen, kind: LetterKind) -> list[Said]:
    items: list[Said] = [asks.reviewer(pen), asks.file_copies(pen), (*asks.decision_clock(pen), *asks.next_level(pen))]
    if pen.brief.case.stage == "concurrent":
        items.append(law_says(pen, "law.federal.aca.continued_coverage"))
    if kind is LetterKind.EXPEDITED:
        items.append(at_the_same_time(pen))
    return items


def _in_dispute(pen: Pen) -> Said:
    amount = pen.brief.notice.value("amount_denied")
    if not isinstance(amount, Decimal):
        return ()
    return pen.first(say(f"The amount in dispute is {money(amount)}.", *pen.facts("amount_denied")))


def _of_another(pen: Pen, route: Route | None) -> list[Said]:
    """What is asked of a reviewer outside the plan, by the kind of review."""
    kind = route.route if route is not None else None
    if kind is RouteKind.FAIR_HEARING:
        urgent = law_says(pen, "law.federal.medicaid.expedited_hearing") if pen.brief.case.urgent else ()
        return [
            (ask("Please set the hearing so that I and my doctor can take part, by telephone if I ask for it."), *urgent),
            law_says(pen, "law.federal.medicaid.case_file")
            or (ask("Please send me, in time before the hearing, every paper that will be used."),),
            law_says(pen, "law.federal.medicaid_managed_care.hearing_time"),
        ]
    if kind is RouteKind.OPM_REVIEW:
        return [(ask("Please have the carrier send you everything that it used, and let me see it and answer it."),)]
    if kind is RouteKind.ALJ_HEARING:
        judge = ask("Please set the hearing by telephone or video, and send me the file before it.")
        return [(judge,), _in_dispute(pen)]
    if kind is RouteKind.RECONSIDERATION:
        prescriber = law_says(pen, "law.federal.part_d.ire_physician", "law.federal.medicare_original.local_policies")
        return [(ask("Please look at everything in the file, and at each page named here."), *prescriber)]
    expert = ask("Have it reviewed by an expert in the field of this care who has no tie to the plan.")
    pages = ask("Decide each criterion on the pages named here. Tell me what is missing before you decide, so that I can send it.")
    return [
        (expert, *law_says(pen, "law.federal.aca.external_de_novo")),
        (pages, *law_says(pen, "law.federal.aca.external_information"), *law_says(pen, "law.federal.aca.external_reversal")),
    ]


def requests(pen: Pen, kind: LetterKind, route: Route | None) -> tuple[Block, ...]:
    """What is asked for, numbered."""
    items: list[Said] = [asks.approve(pen)]
    if emergency.is_emergency(pen) and law_says(pen, "law.federal.nsa.emergency_cost_sharing"):
        items.append((ask("Process the claim with the in-network cost share only, and tell the hospital so."),))
    items.append(by_reason.instead(pen))
    items += _of_another(pen, route) if pen.outside else _of_the_plan(pen, kind)
    if kind in (LetterKind.EXTERNAL_REVIEW, LetterKind.SECOND_LEVEL):
        items.append(further.kept())
    if any(d.language == "es" for d in pen.brief.notice_documents()):
        items.append((ask("Please send the decision in Spanish, the language of the notice."),))
    return section("What I ask for", (b for item in items if item for b in numbered(*item)))
