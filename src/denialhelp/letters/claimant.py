"""Whose letter it is: the voice, who signs, and the claimant's own words that answer a reason."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import find_quote
from denialhelp.letters.brief import Brief
from denialhelp.letters.passages import Piece, pieces, pin_of
from denialhelp.letters.relevance import overlap
from denialhelp.letters.wording import name_case

_RELATIVES = (
    r"(?:dad|father|mom|mother|son|daughter|wife|husband|spouse|brother|sister|child|baby|grandmother|grandfather|grandson|"
    r"granddaughter|partner|aunt|uncle|client|friend)"
)
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*)*)"
_FOR = re.compile(
    rf"\b(?:writ(?:e|ing)|appeal(?:ing)?|ask(?:ing)?|act(?:ing)?|call(?:ing)?) (?:this )?(?:for|"
    rf"on behalf of) (?:my )?(?P<who>{_RELATIVES}\b)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:I am|I'm|I’m|this is) "
    + _NAME
    + r",? (?P<whose>[A-Z][\w-]+)(?:'s|’s) (?P<role>mom|mother|dad|father|parent|guardian|wife|husband|daughter|son|sister|brother)"
)
_MY_CHILD = re.compile(rf"\b(?:my|our) (?P<who>{_RELATIVES})(?:'s|’s)? (?:was|is|has|needs|insurance|claim|plan)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I am|I'm|I’m|This is|My name is|Soy|Me llamo) " + _NAME)
_OPPOSITE = {
    "mom": "child",
    "mother": "child",
    "dad": "child",
    "father": "child",
    "parent": "child",
    "guardian": "ward",
    "wife": "husband",
    "husband": "wife",
    "daughter": "parent",
    "son": "parent",
    "sister": "brother or sister",
    "brother": "brother or sister",
}
_WEAK = re.compile(
    r"\?|\b(?:might|maybe|perhaps|should|(?:I|we|he|she|my \w+) (?:do(?:es)?n['’]t|did(?:n['’]t| not))|not yet|never|lawyer|how (?:long|"
    r"fast)|want to know|"
    r"told (?:us|me)|somebody|someone|"
    r"guess|probably|could have|forgot|not sure|sorry|hate|stupid|sue)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `relation` is the patient's relation to a representative as they said it (dad, child), None for the patient."""

    name: str | None
    relation: str | None
    pins: tuple[Pin, ...] = ()

    @property
    def represents(self) -> bool:
        """Whether someone signs for the patient."""
        return self.relation is not None

    @property
    def voice(self) -> str:
        """The voice of the letter."""
        return "representative" if self.represents else "claimant"


def _statement_pieces(brief: Brief) -> tuple[Piece, ...]:
    document = brief.statement_document
    return () if document is None else tuple(p for p in pieces(document) if not p.heading)


def patient_name(brief: Brief) -> str | None:
    """The patient's name as the notice has it, in mixed case."""
    name = brief.notice.text("patient_name")
    return None if name is None else name_case(name)


def _same_person(name: str, patient: str | None) -> bool:
    wanted = set(re.findall(r"\w+", (patient or "").lower()))
    return bool(wanted) and set(re.findall(r"\w+", name.lower())) <= wanted


def signer(brief: Brief) -> Signer:
    """Who signs: the representative of a signed authorization; else by the claimant's statement; the patient where it does not say
    otherwise."""
    if brief.representative is not None:
        pin = None if brief.authorization is None else find_quote(brief.authorization, brief.representative.name)
        return Signer(brief.representative.name, brief.representative.patient_is, () if pin is None else (pin,))
    document, patient = brief.statement_document, patient_name(brief)
    own: tuple[str, Pin] | None = None
    relation: str | None = None
    pins: list[Pin] = []
    for piece in _statement_pieces(brief):
        assert document is not None  # noqa: S101 - pieces come from it
        found = _SELF.search(piece.text)
        if own is None and found is not None and piece.start < 200:
            own = (found.group("name"), pin_of(document, piece))
        parent = _PARENT.search(piece.text)
        if parent is not None:
            relation, own = _OPPOSITE[parent.group("role").lower()], (parent.group("name"), pin_of(document, piece))
        other = _FOR.search(piece.text)
        if other is not None:
            relation = other.group("who").lower()
            pins.append(pin_of(document, piece))
    if relation is None or (own is not None and _same_person(own[0], patient)):
        return Signer(patient, None, brief.pins("patient_name")[:1])
    return Signer(own[0] if own else None, relation, (*((own[1],) if own else ()), *pins))


_THEY_SAY = re.compile(r"\b(?:they|he|she|it|[A-Z]\w+) (?:also |now )?sa(?:y|ys|id)\b")


def _weak(text: str) -> bool:
    """Whether a sentence asks, doubts or denies something of the claimant's own; one that reports what the payer says may deny it."""
    return bool(_WEAK.search(text)) and not (
        _THEY_SAY.search(text) and "?" not in text and not re.search(r"\b(?:might|maybe|not yet)\b", text)
    )


def own_words(brief: Brief, about: str, most: int = 1, used: Collection[str] = ()) -> tuple[Pin, ...]:
    """Passages of up to three sentences of the claimant's statement that speak to this matter: no question, doubt or plea, best first."""
    document = brief.statement_document
    if document is None:
        return ()
    found = list(_statement_pieces(brief))
    scored: list[tuple[float, int, int, Piece]] = []
    for n, first in enumerate(found):
        if overlap(first.text, about) < 1:
            continue
        for last in found[n : n + 3]:
            inside = [p for p in found if first.start <= p.start <= last.start]
            whole = Piece(first.document, first.page, first.start, last.end, " ".join(p.text for p in inside), first.block)
            if last.block != first.block or any(_weak(p.text) for p in inside) or not 20 <= len(whole.text) <= 260:
                break
            if (_THEY_SAY.search(last.text) and len(inside) > 1) or _SELF.search(last.text):
                break
            answers = bool(_THEY_SAY.match(first.text)) and len(inside) > 1
            score = overlap(whole.text, about) + (1.5 if answers else 0)
            bare = _THEY_SAY.match(first.text) and len(inside) == 1 and "," not in first.text
            if score >= (2 if answers else 3) and not bare and not any(whole.text in u or u in whole.text for u in used):
                scored.append((-score, -len(inside) if _THEY_SAY.match(first.text) else len(inside), first.start, whole))
    return tuple(pin_of(document, p) for _, _, _, p in sorted(scored, key=lambda x: x[:3])[:most])
