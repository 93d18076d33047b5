"""Prior authorization: approved and not linked, approved with a mismatch, expired, pending, refused, or never asked for."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.quote import find_quote
from denialhelp.casefile.slugs import Assertion, PaHistory, Stage
from denialhelp.letters.arguments.approval import Approval, find_approval
from denialhelp.letters.dates import written
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import place, quoted, upper_first

_LEFT_OFF = re.compile(
    r"(?:authori[sz]ation|field 63|form locator 63|box 23).{0,80}\b(?:blank|missing|empty|omitted|not (?:keyed|entered|on|included))|"
    r"\bnumber not (?:keyed|entered|on the claim)",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\b(?:found?|finds|locat\w+|sees?|confirm\w*|on file|active|linked|in (?:the|our|their) system)\b", re.IGNORECASE)


def approved(pen: Pen, approval: Approval) -> Point:
    """That the payer approved the service, by its own paper: number, span, code and the day of service."""
    where = place(pen.brief.exhibit(approval.number_pin))
    out: list[Statement] = list(
        pen.first(
            say(
                f"Authorization {approval.number} was approved: {quoted(approval.approved_pin.quote, 140)}{where}.",
                pen.document(approval.number_pin),
                pen.document(approval.approved_pin),
            )
        )
    )
    day = pen.brief.notice.day("service_start")
    supports = [pen.document(p) for p in (approval.number_pin, approval.span_pin, approval.code_pin) if p is not None]
    if approval.begins is not None and approval.ends is not None:
        span = f"It is good from {written(approval.begins)} to {written(approval.ends)}"
        if approval.covers(day) and day is not None:
            out += pen.first(
                say(f"{span}. The service was on {written(day)}, inside that time.", *supports, *pen.facts("service_start")),
                say(f"{span}.", *supports),
            )
        else:
            out += pen.first(say(f"{span}.", *supports))
    if approval.code is not None and approval.code_pin is not None:
        out += pen.first(say(f"It names code {approval.code}, the code on the claim.", *supports, *pen.facts("codes")))
    document = pen.papers.get(approval.document)
    member, place_ = pen.brief.notice.text("member_id"), pen.brief.notice.text("facility_name") or pen.brief.notice.text("provider_name")
    for value, text, names in (
        (member, f"It names the same member, {member}.", ("member_id",)),
        (place_, f"It names {place_}, where the service was given.", ("facility_name", "provider_name")),
    ):
        at = find_quote(document, value, method="letter") if value and document is not None else None
        if at is not None:
            out += pen.first(say(text, pen.document(at), *pen.facts(*names)))
    return Point(fact=tuple(out))


def why_not_linked(pen: Pen, approval: Approval) -> Point:
    """What the papers say of how the number was lost, and that the payer has since found it."""
    items: list[Said] = []
    for passage in passages(pen.brief, (Assertion.PRESENT, Assertion.ABSENT)):
        mentions = approval.number in passage.text and passage.document != approval.document and _KNOWN.search(passage.text)
        if not (mentions or _LEFT_OFF.search(passage.text)):
            continue
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None:
            told = tell(pen, evidence)
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i]
    return Point(
        fact=pen.first(say("The papers show what happened to the number:", *items[0][0].support)) if items else (), items=tuple(items[:4])
    )


_PROTOCOL = re.compile(
    r"\b(?:reprocess\w*|search(?:es|ed)?|link(?:s|ed)?|(?:is|are|may|will) not (?:be )?denied|can be identified|honou?r(?:s|ed)?)\b",
    re.IGNORECASE,
)


def protocol(pen: Pen) -> Point:
    """What the payer's own protocol says of an approval that was not put on the claim."""
    policy = pen.brief.policy
    document = pen.papers.get(policy.sources[0].document) if policy is not None and policy.sources else None
    items: list[Said] = []
    for piece in pieces(document) if document is not None else ():
        on_point = re.search(r"authori[sz]ation|approval|certification", piece.text, re.IGNORECASE)
        if document is not None and len(items) < 2 and on_point and _PROTOCOL.search(piece.text) and 40 <= len(piece.text) <= 340:
            pin = pin_of(document, piece)
            said = pen.first(
                say(f"{upper_first(pen.their)} own protocol says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))
            )
            items += [said] if said else []
    return Point(items=tuple(items))


def shown(pen: Pen, approval: Approval) -> tuple[Point, ...]:
    """The approval, what happened to its number, and the payer's own protocol for that."""
    kept = Point(rule=law_says(pen, "law.federal.medicare_advantage.authorization_kept"))
    return (approved(pen, approval), why_not_linked(pen, approval), protocol(pen), kept)


def answer(pen: Pen) -> tuple[Point, ...]:
    """The answer to "no authorization", by what really happened; nothing where the papers do not show it."""
    history = pen.brief.case.pa_history
    approval = find_approval(pen.brief)
    points: list[Point] = []
    if approval is not None and history in (PaHistory.LOST, PaHistory.APPROVED_MISMATCH, PaHistory.EXPIRED, PaHistory.UNKNOWN, None):
        points += shown(pen, approval)
    if history is PaHistory.NONE and pen.brief.case.stage is Stage.POST_SERVICE and not pen.brief.case.emergency:
        points.append(Point(rule=law_says(pen, "law.federal.claims.impossible_authorization")))
    return tuple(p for p in points if not p.empty())
