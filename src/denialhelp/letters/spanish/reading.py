"""A whole letter in Spanish, for the signer to read; the English letter is the one that is sent."""

from __future__ import annotations

from dataclasses import dataclass

from denialhelp.casefile.letter import Letter
from denialhelp.letters.spanish import furniture
from denialhelp.letters.spanish.carries import missing
from denialhelp.letters.spanish.phrasebook import in_spanish


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter's parts in Spanish. `statements` follow Letter.statements(), None where a sentence is not among the known ones: it is then
    read in English. Names, addresses and quotations stay as they are."""

    title: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    labels: tuple[str, ...]
    statements: tuple[str | None, ...]
    salutation: str
    closing: tuple[str, ...]
    enclosures: tuple[str, ...]

    @property
    def unsaid(self) -> int:
        """How many statements have no Spanish."""
        return sum(s is None for s in self.statements)


def sentence(english: str) -> str | None:
    """One sentence in Spanish, where it is known and carries every quote, page, day, number, citation and name of the English one."""
    said = in_spanish(english)
    return said if said is not None and missing(english, said) is None else None


def read(letter: Letter) -> Reading:
    """The letter in Spanish."""
    rows = tuple(furniture.value(label, s.plain or s.text) for label, s in letter.subject)
    body = tuple(sentence(s.plain or s.text) for block in letter.blocks for s in block.statements)
    return Reading(
        furniture.TITLES[letter.kind],
        tuple(furniture.line(x) for x in letter.sender),
        tuple(furniture.line(x) for x in letter.recipient),
        tuple(furniture.label(label) or label for label, _ in letter.subject),
        (*rows, *body),
        furniture.line(letter.salutation),
        tuple(furniture.line(x) for x in letter.closing),
        tuple(furniture.enclosure(x) for x in letter.enclosures),
    )
