"""Requests for papers: the claim file and the criteria; and where no appeal can help, the check of the facts that the decision rests on."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Block, Letter, Statement
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters import frame, other_help
from denialhelp.letters.arguments import asks, necessity, timely
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
    r"\b(?:not covered|does not cover|not include|exclu(?:ded|sion|sions)|what is not covered|limit(?:ed|s)? to|riders?\b|"
    r"for any reason)\b",
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


def _file_rule(pen: Pen) -> Said:
    """The right to the file, for this claim or request."""
    name, supports = asks.case_name(pen)
    return law_says(pen, *_FILE, about=name, support=supports)


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


_BESIDE = re.compile(
    r"no medical (?:information|records?|review)|not a decision about|(?<!not )\b(?:is|are|was|were) (?:covered|paid)\b", re.IGNORECASE
)


def _also_says(pen: Pen) -> tuple[Block, ...]:
    """What the notice says beside its reason: that nobody looked at medical need, and what was covered."""
    out: list[Block] = []
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            if _BESIDE.search(piece.text) and 20 <= len(piece.text) <= 260 and len(out) < 3:
                pin = pin_of(document, piece)
                out += bullet(
                    *pen.first(say(f"The notice also says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
                )
    return tuple(out)


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
    return (*out, *_also_says(pen))


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
        "I do not argue here that the service is needed, because the decision does not turn on that. I ask you to check the facts on "
        "which it does turn."
    )
    route = brief.route(RouteKind.INTERNAL_APPEAL) or next((r for r in brief.rights.routes if r.route is RouteKind.INTERNAL_APPEAL), None)
    in_time = timely.answer(pen, route, "request")
    blocks = (
        *paragraph(*about, honest),
        *section("What the plan says", _exclusion(pen)),
        *section("Please check", _checks(pen)),
        *section("Please send me", (*paragraph(*_file_rule(pen)), *_wanted(pen))),
        *section(
            "If a fact was wrong",
            (
                *paragraph(*in_time.fact),
                *paragraph(
                    ask(
                        "If one of these facts was taken wrongly, please take this letter as my request for review and decide the claim "
                        "again."
                    )
                ),
            ),
        ),
    )
    return frame.letter(pen, LetterKind.CLAIM_FILE_REQUEST, blocks, worklist=(*_honest(pen), *other_help.tasks(pen)))


def _honest(pen: Pen) -> tuple[Task, ...]:
    """Why no appeal on medical need is drafted, in the law room's words, and until when a mistake of fact can still be raised."""
    brief = pen.brief
    route = brief.route(RouteKind.NO_APPEAL_OTHER_HELP)
    out = [Task(route.why, "patient", "It saves time and money to know this first.")] if route is not None and route.why else []
    out += [Task(w, "patient", "It goes with this way.") for w in (route.warnings if route is not None else ())]
    last = next((r.file_by for r in brief.rights.routes if r.route is RouteKind.INTERNAL_APPEAL and r.file_by is not None), None)
    if last is not None:
        out.append(
            Task(
                f"If a fact turns out to be wrong (age, rider, code, which claim), send the request for review by {written(last)}.",
                "patient",
                "The right to correct a mistake of fact stays open until then.",
            )
        )
    return (
        *out,
        *(
            Task(n.why, "patient", "This way is not open in this case.")
            for n in brief.rights.not_available
            if n.route == RouteKind.EXTERNAL_REVIEW and n.why
        ),
    )


def claim_file(pen: Pen) -> Letter:
    """The request for the claim file; in a case without a useful appeal the check of the facts with it."""
    if pen.brief.route(RouteKind.NO_APPEAL_OTHER_HELP) is not None:
        return without_appeal(pen)
    _, about = _about(pen)
    blocks = (
        *paragraph(*about, *(_file_rule(pen) or (ask("Please send me the file of this decision."),))),
        *section("Please include", _wanted(pen)),
        *paragraph(
            ask(
                "This letter is not the appeal itself, and the time to appeal runs on. Please send the papers by fax or e-mail where you "
                "can."
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
            *law_says(
                pen,
                "law.federal.claims.notice_criterion",
                *_FILE,
                about=pen.brief.notice.text("cited_policy") or "",
                support=pen.facts("cited_policy"),
            ),
        ),
        *section(
            "Please include",
            (
                *bullet(
                    *(cited or (ask("The coverage policy, guideline or standard that was used, whole and in the version that was used."),))
                ),
                *bullet(*necessity.request(pen)),
                *bullet(ask("If it was bought from a publisher, the parts that were used in this case.")),
                *bullet(ask("For each criterion, whether it was found met, and on which page of which record.")),
            ),
        ),
        *paragraph(*law_says(pen, "law.federal.claims.notice_clinical")),
    )
    return frame.letter(pen, LetterKind.CRITERIA_REQUEST, blocks)
