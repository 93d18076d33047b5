"""Requests for a decision that the plan has not made: an authorization that reaches back, an exception for a drug."""

from __future__ import annotations

from denialhelp.casefile.letter import Letter
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters import appeal, frame
from denialhelp.letters.arguments import authorization, points
from denialhelp.letters.claimant import own_words
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.statements import Pen, ask, numbered, paragraph, say, section
from denialhelp.letters.wording import place, quoted


def retro_authorization(pen: Pen) -> Letter:
    """To the payer: to authorize after the fact where plan or contract allow it; no right is claimed, and the appeal is kept apart."""
    service, supports = frame.service_phrase(pen)
    when = frame.dates_of_service(pen.brief)
    day = f" of {when}" if when else ""
    lead = pen.first(
        ask(
            f"I ask you to authorize {service}{day} after the fact, if the plan or the provider's contract allows it.",
            *supports,
            *pen.facts("service_start", "service_end"),
        ),
        ask(f"I ask you to authorize {service} after the fact, if the plan or the provider's contract allows it.", *supports),
    )
    heard: list[Said] = []
    for pin in own_words(pen.brief, "authorization approval permission ask doctor office told call before", 2):
        heard += [
            s for s in (pen.first(say(f"In my own words: {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))),) if s
        ]
    proof = tuple(b for p in authorization.answer(pen) for b in p.blocks())
    shown = tuple(b for a in points.argue(pen, set()) for b in a.blocks())
    asks = (
        *numbered(ask("Say whether the plan or the contract allows it, and where that is written.")),
        *numbered(ask("If it does, decide this request and tell the provider and me.")),
        *numbered(ask("If it does not, say so in writing.")),
    )
    blocks = (
        *paragraph(*lead, *law_says(pen, "law.federal.claims.no_retroactive_right")),
        *section("How it came about", (*proof, *(b for s in heard for b in paragraph(*s)))),
        *shown,
        *section("What I ask for", asks),
    )
    return frame.letter(
        pen,
        LetterKind.RETRO_AUTHORIZATION,
        blocks,
        enclose=True,
        worklist=(
            Task(
                "Ask the provider's office to send this request with its own statement.",
                "treating-provider",
                "Plans take such requests from the provider.",
            ),
        ),
    )


def exception(pen: Pen) -> Letter:
    """To the payer: an exception from the step or the drug list, argued like the appeal; where an appeal is open the letter is that too."""
    brief = pen.brief
    base = appeal.draft(pen, LetterKind.APPEAL)
    step = brief.route(RouteKind.STEP_THERAPY_EXCEPTION) is not None
    service, supports = frame.service_phrase(pen)
    what = "the rule that other drugs must be tried first" if step else "the drug list"
    both = brief.route(RouteKind.INTERNAL_APPEAL, RouteKind.REDETERMINATION, RouteKind.RECONSIDERATION) is not None
    lead = (
        *pen.first(
            ask(f"I ask for an exception from {what} for {service}.", *supports) if supports else None,
            ask(f"I ask for an exception from {what}."),
        ),
        *((ask("This letter is my appeal of the denial as well."),) if both else ()),
    )
    rule = law_says(pen, "law.federal.part_d.exception", *(() if step else ("law.federal.qhp.formulary_exception",)))
    tasks = (
        Task(
            "Send this with the prescriber's supporting statement, signed.",
            "treating-provider",
            "The plan decides an exception on the prescriber's statement.",
        ),
    )
    return frame.letter(
        pen, LetterKind.EXCEPTION_REQUEST, (*paragraph(*lead, *rule), *base.blocks), enclose=True, worklist=(*tasks, *base.worklist)
    )
