"""Each reason argued in its own way: its law, what the record says to it, the question it turns on, and what is asked for instead."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.slugs import Assertion, Reason
from denialhelp.letters.arguments.approval import find_approval
from denialhelp.letters.arguments.emergency import is_emergency
from denialhelp.letters.arguments.record_shows import against_us
from denialhelp.letters.arguments.themes import THEMES
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.frame import codes_with_units
from denialhelp.letters.lawsaid import law_says, state_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import place, quoted

_MOST = 3
_NEAR = 1.0
_SETTLED_BY_EMERGENCY = (Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.REFERRAL)
_EXCEPT = re.compile(
    r"\b(?:except(?:ion|ions)?|unless|however|does not apply|do not apply|other than|covered (?:only )?(?:when|if|for))\b", re.IGNORECASE
)


def record_says(pen: Pen, stated: Stated, reason: Reason, most: int = _MOST) -> tuple[Said, ...]:
    """The passages of the record that speak to this reason: they hold its telling words and share the matter of the payer's sentence."""
    theme = THEMES[reason]
    about = f"{stated.text} {pen.brief.notice.text('service') or ''}"
    found = []
    for n, passage in enumerate(passages(pen.brief, (Assertion.PRESENT, Assertion.HISTORICAL, Assertion.PLANNED))):
        near = overlap(passage.text, about)
        if theme.record is None or near < _NEAR or not 20 <= len(passage.text) <= 340 or against_us(passage.text):
            continue
        hits = len(theme.record.findall(passage.text))
        if hits:
            found.append((-(near + min(hits, 2)), n, passage))
    items: list[Said] = []
    for _, _, passage in sorted(sorted(found, key=lambda f: f[:2])[:most], key=lambda f: f[1]):
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None:
            told = tell(pen, evidence, about=about)
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i and i not in items]
    return tuple(items)


def main_reason(stated: Stated) -> Reason | None:
    """What a payer's sentence is about, first of all."""
    return stated.topics[0] if stated.topics else None


def enriched(pen: Pen, stated: Stated, point: Point | None) -> Point | None:
    """The answer with what its reason calls for: the rule, the record where the answer quotes little, and the question it turns on."""
    reason = main_reason(stated)
    theme = THEMES.get(reason) if reason is not None else None
    if theme is None or reason is None or stated.listed:  # an item of a list is answered by its own criterion or not at all
        return point
    base = point or Point()
    items = base.items
    if len(items) < 2:
        items = (*items, *(i for i in record_says(pen, stated, reason, _MOST - len(items)) if i not in items))
    lead: Said = ()
    if items and not base.items:
        lead = pen.first(say("The record says:", *items[0][0].support))
    laws = (*law_says(pen, *theme.laws), *(state_says(pen) if reason is Reason.STEP_THERAPY else ()))
    rule = tuple(s for s in laws if s not in base.rule and s not in base.conclusion)
    shown = bool(items or base.fact)
    question = theme.decide if shown else theme.wanted
    turns_on: tuple[Statement, ...] = (ask(question),) if question else ()
    made = Point(base.issue, (*base.rule, *rule), (*base.fact, *lead), items, (*base.conclusion, *turns_on), base.criterion)
    return None if made.empty() else made


def instead(pen: Pen, most: int = 2) -> Said:
    """What is asked for should the plan not grant the whole, by the reasons of the case."""
    if pen.outside:
        return (ask("If you do not find for the whole, please find for the part that the record supports."),)
    reasons = pen.brief.case.reasons
    if is_emergency(pen):
        reasons = tuple(r for r in reasons if r not in _SETTLED_BY_EMERGENCY)
    codes = codes_with_units(pen.brief)
    if len(codes) < 2 and not any("(" in text for text, _ in codes):  # a single item has no part that could be approved alone
        reasons = tuple(r for r in reasons if r is not Reason.MEDICAL_NECESSITY)
    if find_approval(pen.brief) is not None:
        reasons = tuple(r for r in reasons if r is not Reason.NO_PRIOR_AUTHORIZATION)
    wanted = [THEMES[r].instead for r in reasons if r in THEMES and THEMES[r].instead]
    return tuple(ask(text) for text in dict.fromkeys(wanted[:most]))


def plan_exception(pen: Pen, stated: Stated) -> Said:
    """The sentence of the plan's own papers that takes something out of an exclusion or limit, where it speaks to this service."""
    about = f"{stated.text} {pen.brief.notice.text('service') or ''}"
    found = []
    for document in pen.brief.plan_documents():
        for piece in pieces(document):
            near = overlap(piece.text, about)
            if not piece.heading and 25 <= len(piece.text) <= 340 and near >= 2 and _EXCEPT.search(piece.text):
                found.append((-near, piece.start, document, piece))
    if not found:
        return ()
    _, _, document, piece = min(found, key=lambda f: f[:2])
    pin = pin_of(document, piece)
    where = place(pen.brief.exhibit(pin))
    return pen.first(say(f"The plan's own document makes an exception: {quoted(pin.quote)}{where}.", pen.document(pin)))
