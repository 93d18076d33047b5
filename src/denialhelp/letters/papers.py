"""Requests for papers: the claim file and the criteria; and where no appeal can help, the check of the facts that the decision rests on."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Block, Letter, Statement
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters import frame, other_help
from denialhelp.letters.arguments import timely
from denialhelp.letters.arguments.clinical import introduces
from denialhelp.letters.dates import written
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import stated_reasons
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, ask, bullet, paragraph, say, section
from denialhelp.letters.wording import place, quoted

_FILE = ("law.federal.claims.claim_file", "law.federal.medicaid_managed_care.notice_reason")
_RULER = re.compile(
    r"\b(?:not covered|does not cover|not include|exclu(?:ded|sion|sions)|what is not covered|limit(?:ed|s)? to|riders?\b|for any reason)\b",
    re.IGNORECASE,
)


def _about(pen: Pen) -> tuple[str, tuple[Statement, ...]]:
    service, supports = frame.service_phrase(pen)
    day = pen.brief.notice.day("notice_date")
    dated = f" of {written(day)}" if day is not None and pen.brief.pins("notice_date") else ""
    return service, pen.first(
        say(f"This is about your decision{dated} on {service}.", *supports, *pen.facts("notice_date")),
        say(f"This is about your decision on {service}.", *supports),
        ask("This is about the decision named above."),
    )


def _policy_name(pen: Pen) -> Said:
    cited = pen.brief.notice.text("cited_policy")
    return (
        pen.first(
            ask(f"The policy or guideline that the decision names, {cited}, in the version that was used.", *pen.facts("cited_policy"))
        )
        if cited
        else ()
    )


def _wanted(pen: Pen) -> tuple[Block, ...]:
    """The papers of the file, one by one."""
    reviewer = asks_reviewer(pen)
    items: list[Said] = [
        (ask("Every record, note and letter that was looked at, and a list of them."),),
        _policy_name(pen) or (ask("Every policy, guideline, rule or standard that was used, in the version that was used."),),
        (*(ask("The name and the training of each person who took part in the decision, and what each wrote."),), *reviewer),
        (ask("The notes of telephone calls and the log of faxes and uploads in this matter."),),
        (ask("The pages of the plan document on which the decision rests."),),
        law_says(pen, "law.federal.aca.codes_on_request"),
    ]
    return tuple(b for item in items if item for b in bullet(*item))


def asks_reviewer(pen: Pen) -> Said:
    """The rule on naming the experts."""
    return law_says(pen, "law.federal.claims.expert_identity")


def _exclusion(pen: Pen) -> tuple[Block, ...]:
    """The plan's own words on what it leaves out, and the facts on which they turn, to be checked."""
    out: list[Block] = []
    for stated in stated_reasons(pen.brief, 3):
        out += paragraph(*introduces(pen, stated))
    service = pen.brief.notice.text("service") or ""
    about = service + " " + " ".join(s.text for s in stated_reasons(pen.brief, 4))
    found: list[tuple[float, int, Said]] = []
    for document in pen.brief.plan_documents():
        for piece in pieces(document):
            near = overlap(piece.text, about)
            if _RULER.search(piece.text) and 20 <= len(piece.text) <= 320 and near >= 2:
                pin = pin_of(document, piece)
                made = pen.first(say(f"The plan document says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
                weight = (
                    near + 2 * len(_RULER.findall(piece.text)) + 3 * bool(re.search(r"even if|for any reason", piece.text, re.IGNORECASE))
                )
                found += [(-weight, piece.start, made)] if made else []
    for _, _, made in sorted(found, key=lambda f: f[:2])[:3]:
        out += bullet(*made)
    return tuple(out)


def _checks(pen: Pen) -> tuple[Block, ...]:
    """The facts that would change the answer if the payer had them wrong."""
    codes = frame.codes_with_units(pen.brief)
    names = "; ".join(t for t, _ in codes)
    supports = tuple(pen.document(p) for _, pins in codes for p in pins)
    born = pen.brief.notice.day("patient_dob")
    items: list[Said] = [
        pen.first(ask(f"That the codes are those of the service that was given: {names}.", *supports)) if names else (),
        pen.first(ask(f"That my age was taken from the right date of birth, {written(born)}.", *pen.facts("patient_dob")))
        if born is not None
        else (),
        (ask("That no rider, amendment or later version of the plan covers the service."),),
        (ask("That the claim was held against the plan in force on the day of the service."),),
    ]
    return tuple(b for item in items if item for b in bullet(*item))


def without_appeal(pen: Pen) -> Letter:
    """The honest letter where the plan leaves the service out: no argument on need, a check of the facts, the file, and the last day."""
    brief = pen.brief
    _, about = _about(pen)
    honest = ask(
        "I do not argue here that the service is needed, because the decision does not turn on that. I ask you to check the facts on which it does turn."
    )
    route = brief.route(RouteKind.INTERNAL_APPEAL) or next((r for r in brief.rights.routes if r.route is RouteKind.INTERNAL_APPEAL), None)
    in_time = timely.answer(pen, route, "request")
    blocks = (
        *paragraph(*about, honest),
        *section("What the plan says", _exclusion(pen)),
        *section("Please check", _checks(pen)),
        *section("Please send me", (*paragraph(*law_says(pen, *_FILE)), *_wanted(pen))),
        *section(
            "If a fact was wrong",
            (
                *paragraph(*in_time.fact),
                *paragraph(
                    ask(
                        "If one of these facts was taken wrongly, please take this letter as my request for review and decide the claim again."
                    )
                ),
            ),
        ),
    )
    return frame.letter(pen, LetterKind.CLAIM_FILE_REQUEST, blocks, worklist=other_help.tasks(pen))


def claim_file(pen: Pen) -> Letter:
    """The request for the claim file; in a case without a useful appeal the check of the facts with it."""
    if pen.brief.route(RouteKind.NO_APPEAL_OTHER_HELP) is not None:
        return without_appeal(pen)
    _, about = _about(pen)
    blocks = (
        *paragraph(*about, ask("Please send me the file of this decision."), *law_says(pen, *_FILE)),
        *section("Please include", _wanted(pen)),
        *paragraph(
            ask(
                "This letter is not the appeal itself, and the time to appeal runs on. Please send the papers by fax or e-mail where you can."
            )
        ),
    )
    return frame.letter(pen, LetterKind.CLAIM_FILE_REQUEST, blocks)


def criteria(pen: Pen) -> Letter:
    """The request for the criteria that were used."""
    _, about = _about(pen)
    cited = _policy_name(pen)
    blocks = (
        *paragraph(
            *about,
            ask("Please send me the criteria by which it was decided."),
            *law_says(pen, "law.federal.claims.notice_criterion", *_FILE),
        ),
        *section(
            "Please include",
            (
                *bullet(
                    *(cited or (ask("The coverage policy, guideline or standard that was used, whole and in the version that was used."),))
                ),
                *bullet(ask("If it was bought from a publisher, the parts that were used in this case.")),
                *bullet(ask("For each criterion, whether it was found met, and on which page of which record.")),
            ),
        ),
        *paragraph(*law_says(pen, "law.federal.claims.notice_clinical")),
    )
    return frame.letter(pen, LetterKind.CRITERIA_REQUEST, blocks)
