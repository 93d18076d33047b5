"""Papers in the treating provider's voice: the statement of medical necessity for review and signature, and the notes for the call."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Block, Letter, Statement
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import Assertion, LetterKind, Status
from denialhelp.letters import frame
from denialhelp.letters.arguments import points, urgency
from denialhelp.letters.claimant import patient_name
from denialhelp.letters.evidence import as_evidence, best, deciding, exclusions, negated, passages, proof, tell
from denialhelp.letters.outline import Said
from denialhelp.letters.payer import stated_reasons
from denialhelp.letters.statements import Pen, ask, bullet, numbered, paragraph, say, section
from denialhelp.letters.wording import name_case, place, quoted

_CHECK = "( ) accept   ( ) edit   ( ) strike"
_EXPECTS = re.compile(
    r"\b(?:expect(?:ed|s)?|goals? (?:is|are|include)|goals:|prognosis|rehab(?:ilitation)? potential|anticipat\w+)", re.IGNORECASE
)
_WITHOUT = re.compile(
    r"\b(?:without (?:this|the|treatment|therapy)|if (?:not|denied|untreated|delayed)|risk of|progress(?:ion|ive)|decline|deteriorat\w+|"
    r"loss of function)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:order(?:ed)?|recommend(?:ed|s|ation)?|prescri(?:be|bed|ption)|refer(?:red)?|frequency|duration|times? (?:a|per) (?:day|week)|"
    r"protocol|dose)\b",
    re.IGNORECASE,
)
_SIGN = (
    "I have read this statement against the record, and what stands in it is true to the best of my knowledge.",
    "Signature: ____________________   Date: ____________",
    "Printed name: ____________________",
    "NPI: ____________________   License: ____________________",
)


def _found(pen: Pen, pattern: re.Pattern[str], about: str, most: int) -> tuple[Said, ...]:
    from denialhelp.letters.relevance import overlap  # noqa: PLC0415

    wanted = (Assertion.PRESENT, Assertion.PLANNED, Assertion.POSSIBLE)
    scored = [
        (-overlap(p.text, about), n, p)
        for n, p in enumerate(passages(pen.brief, wanted))
        if pattern.search(p.text) and 30 <= len(p.text) <= 340
    ]
    out: list[Said] = []
    for score, _, passage in sorted(scored, key=lambda s: s[:2])[: most * 2]:
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None and score < 0 and len(out) < most:
            told = tell(pen, evidence)
            out += [s for s in (pen.first(say(told.text + ".", *told.support)),) if s and s not in out]
    return tuple(out)


def _checked(items: tuple[Said, ...]) -> tuple[Block, ...]:
    """Each assertion beside its source, with the boxes to accept, edit or strike it."""
    return tuple(b for i in items if i for b in numbered(*i, Statement(_CHECK, asserts=False)))


def _provider(pen: Pen) -> tuple[str, ...]:
    """The lines of the treating provider."""
    lines = [name_case(t) for n in ("provider_name", "facility_name") if (t := pen.brief.notice.text(n)) and pen.brief.pins(n)]
    return tuple(dict.fromkeys(lines))


def _criteria(pen: Pen) -> tuple[Said, ...]:
    out: list[Said] = []
    for finding in deciding(pen.brief):
        if finding.status is not Status.MET:
            continue
        words = "this exclusion does not apply" if negated(pen.brief, finding.id) else "met"
        lead = pen.first(
            say(f"{finding.id}, {quoted(finding.text, 120)}: {words}.", *pen.finding(finding)),
            say(f"Criterion {finding.id}: {words}.", *pen.finding(finding)),
        )
        shown = proof(pen, finding, most=min(2, len(best(pen, finding, 2))), length=200)
        if lead and shown:
            out.append((*lead, *shown))
    return tuple(out)


def _service(pen: Pen) -> str:
    return " ".join(x for x in (pen.brief.notice.text("service"), *(f.text for f in deciding(pen.brief)[:6])) if x)


def statement(pen: Pen) -> Letter:
    """The treating provider's statement: only what the record bears, each assertion with its page, for review, change and signature."""
    service, supports = frame.service_phrase(pen)
    patient = patient_name(pen.brief)
    lead = (
        *pen.first(
            ask(
                f"This statement is about my patient {patient} and supports the request for {service}.",
                *supports,
                *pen.facts("patient_name"),
            )
            if patient
            else None,
            ask(f"This statement supports the request for {service}.", *supports),
        ),
        ask(
            "Each sentence stands beside the page of the record that it rests on. Accept, edit or strike each one. What is struck leaves "
            "the letter."
        ),
    )
    open_ = tuple(f for f in deciding(pen.brief) if f.status is Status.UNKNOWN)
    orders = _found(pen, _ORDER, _service(pen), 2)
    expects = tuple(s for s in _found(pen, _EXPECTS, _service(pen), 2) if s not in orders)
    without = tuple(s for s in _found(pen, _WITHOUT, _service(pen), 1) if s not in (*orders, *expects))
    urgent = urgency.words_of_urgency(pen, 1) if pen.brief.case.urgent else ()
    blocks = (
        *paragraph(*lead),
        *section("What is asked for and how it is to be given", _checked(orders)),
        *section("The payer's criteria and the record", _checked(_criteria(pen))),
        *section("What is expected of it", _checked(expects)),
        *section("What happens without it", _checked(without)),
        *section("Why it cannot wait", _checked(urgent)),
    )
    tasks = points.tasks(pen, open_)
    tasks = (
        *tasks,
        Task("Review each sentence, then sign and date the statement.", "treating-provider", "An unsigned statement proves nothing."),
    )
    name = pen.brief.notice.text("provider_name")
    end = (*_SIGN, *((f"For: {name}",) if name and pen.brief.pins("provider_name") else ()))
    return frame.letter(
        pen,
        LetterKind.MEDICAL_NECESSITY_STATEMENT,
        blocks,
        voice="treating-provider",
        writer=_provider(pen),
        end=end,
        enclose=True,
        worklist=tasks,
    )


def call_brief(pen: Pen) -> Letter:
    """Notes for the peer-to-peer call: the payer's reasons, what answers each, what is open, what to ask of the reviewer."""
    from denialhelp.letters.appeal import answered  # noqa: PLC0415

    reasons, used = answered(pen)
    open_ = tuple(
        b
        for f in deciding(pen.brief)
        if f.status is Status.UNKNOWN
        for b in bullet(*pen.first(say(f"{f.id}, {quoted(f.text, 120)}: this is still open.", *pen.finding(f))))
    )
    rest = tuple(
        b
        for f in (*deciding(pen.brief), *exclusions(pen.brief))
        if f.status is Status.MET and f.id not in used
        for b in bullet(*pen.first(say(f"{f.id}, {quoted(f.text, 100)}: met.", *pen.finding(f))), *proof(pen, f, length=120))
    )
    stated = tuple(
        b
        for s in stated_reasons(pen.brief, 4)
        for b in bullet(*pen.first(say(f"The notice says: {quoted(s.text)}{place(pen.brief.exhibit(s.pin))}.", pen.document(s.pin))))
    )
    asks = (
        *numbered(ask("Which criterion does the reviewer find not met, and on which page?")),
        *numbered(ask("Which records did the reviewer have?")),
        *numbered(ask("What paper would change the decision today?")),
        *numbered(ask("Write down the reviewer's name, the time and the answer.")),
    )
    note = ask("The call is not an appeal and does not stop its time.")
    blocks = (
        *paragraph(note),
        *(reasons.blocks() or section("The payer's reasons", stated)),
        *section("Other criteria", rest),
        *section("Open", open_),
        *section("Ask the reviewer", asks),
    )
    return frame.letter(
        pen, LetterKind.PEER_TO_PEER_BRIEF, blocks, voice="treating-provider", writer=_provider(pen), greeting="Notes for the call", end=()
    )
