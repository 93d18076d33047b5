"""Reasons of the contract and of the claim form: exclusions, limits, eligibility, other coverage, coding, time to file, duplicates."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.slugs import Assertion, Reason
from denialhelp.letters.arguments.by_reason import plan_exception
from denialhelp.letters.arguments.themes import THEMES
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.tokens import QUOTED
from denialhelp.letters.wording import place, quoted

# What in the record speaks to each reason, and which words of the plan's own papers.
_RECORD: dict[Reason, re.Pattern[str]] = {
    reason: re.compile(pattern, re.IGNORECASE)
    for reason, pattern in (
        (
            Reason.TIMELY_FILING,
            (
                r"(?:claim|bill|batch).{0,60}(?:submitted|sent|received|accepted|acknowledg|transmitted)|clearinghouse|acceptance report|"
                r"277CA|999"
            ),
        ),
        (
            Reason.DUPLICATE_CLAIM,
            (
                r"(?:second|separate|repeat|bilateral|different) (?:procedure|visit|service|test|dose|site|side)|modifier|again at \d|"
                r"repeated at"
            ),
        ),
        (
            Reason.COORDINATION_OF_BENEFITS,
            r"(?:no other|other|secondary|primary|terminated|ended|cancel\w*).{0,40}(?:insurance|coverage|plan|policy)",
        ),
        (
            Reason.ELIGIBILITY,
            r"(?:coverage|eligib\w+|enroll\w+|premium).{0,50}(?:effective|active|paid|verified|confirmed|through|current)",
        ),
        (Reason.CODING, r"\b(?:modifier|corrected claim|code|coded|billed as|procedure performed)\b"),
        (Reason.BUNDLING, r"\b(?:separate(?:ly)?|distinct|different (?:site|lesion|session|incision)|modifier|significant)\b"),
        (Reason.REFERRAL, r"\breferr(?:al|ed)\b.{0,60}\b(?:by|from|dated|number|approved|sent)\b"),
        (
            Reason.MISSING_INFORMATION,
            (
                r"(?:not|only|never).{0,60}\b(?:sent|included|attached)\b|\b(?:faxed|uploaded|submitted)\b.{0,60}\b(?:confirm\w*|received|"
                r"on file)"
            ),
        ),
        (Reason.BENEFIT_MAXIMUM, r"\bvisits?\b.{0,40}\b(?:attended|used|of|completed|remaining)\b"),
    )
}
_BY_PLAN = (Reason.PLAN_EXCLUSION, Reason.RESCISSION, Reason.COST_SHARING)
CONTRACT = frozenset(_RECORD) | frozenset(_BY_PLAN)


def _plan_says(pen: Pen, stated: Stated) -> Said:
    """The sentence of the plan's own papers that speaks to the reason."""
    service = pen.brief.notice.text("service") or ""
    best_: tuple[float, Statement] | None = None
    for document in pen.brief.plan_documents():
        for piece in pieces(document):
            if piece.heading or not 25 <= len(piece.text) <= 360:
                continue
            score = overlap(piece.text, stated.text) + overlap(piece.text, service)
            if score >= 3 and (best_ is None or score > best_[0]):
                pin = pin_of(document, piece)
                made = pen.first(
                    say(f"The plan's own document says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))
                )
                best_ = (score, made[0]) if made else best_
    return () if best_ is None else (best_[1],)


def record_says(pen: Pen, reason: Reason, most: int = 3) -> tuple[Said, ...]:
    """What the record holds on a reason of this kind."""
    pattern = _RECORD.get(reason)
    if pattern is None:
        return ()
    items: list[Said] = []
    for passage in passages(pen.brief, (Assertion.PRESENT, Assertion.ABSENT)):
        if len(items) < most and pattern.search(passage.text) and len(passage.text) <= 320:
            evidence = as_evidence(pen.brief, passage)
            if evidence is not None:
                told = tell(pen, evidence)
                items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i]
    return tuple(items)


def answer(pen: Pen, stated: Stated, reason: Reason) -> Point:
    """The plan's own words on the reason, what the record holds against it, and the rule that binds the plan."""
    items = record_says(pen, reason)
    plan = (
        _plan_says(pen, stated)
        if reason
        in (
            Reason.PLAN_EXCLUSION,
            Reason.BENEFIT_MAXIMUM,
            Reason.ELIGIBILITY,
            Reason.COORDINATION_OF_BENEFITS,
            Reason.COST_SHARING,
            Reason.REFERRAL,
        )
        else ()
    )
    lead = pen.first(say("The papers of the case say this about it:", *items[0][0].support)) if items else ()
    except_ = plan_exception(pen, stated) if reason in (Reason.PLAN_EXCLUSION, Reason.BENEFIT_MAXIMUM, Reason.REFERRAL) else ()
    plan = (*plan, *(s for s in except_ if not any(_same_quote(s, p) for p in plan)))
    theme = THEMES[reason]
    turns_on = (ask(theme.decide),) if theme.decide and (items or plan) else (ask(theme.wanted),)
    return Point(rule=law_says(pen, *theme.laws), fact=(*plan, *lead), items=items, conclusion=turns_on)


def _same_quote(one: Statement, other: Statement) -> bool:
    return bool(set(QUOTED.findall(one.text)) & set(QUOTED.findall(other.text)))
