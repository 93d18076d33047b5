"""An office's own voice in the letters that it signs: letterhead, an opening and a closing paragraph, lines under the name.

The paragraphs ask, thank, and say how the office is reached. They hold no fact of law or health: nothing of theirs has a page or a rule to
rest on. Each sentence passes the letter's gate, with the office's particulars as its only support, and what does not is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from denialhelp.casefile.document import Document
from denialhelp.casefile.letter import Letter, Statement, Support, SupportKind
from denialhelp.casefile.quote import find_quote
from denialhelp.letters.brief import Brief, answers_document
from denialhelp.letters.grounding import check_statement
from denialhelp.letters.statements import paragraph
from denialhelp.letters.tokens import sentences
from denialhelp.reference.rulebook import RuleBook

OFFICE = "office"
LONGEST = 300
MOST_SENTENCES = 4
_STARTS = re.compile(
    r"(?:We|I) (?:ask|request|thank|appreciate|look forward|remain|enclose|will gladly)\b"
    r"|(?:We|I) write (?:on behalf of|for|to (?:ask|request|thank))\b|(?:We are|I am) (?:glad|happy|available|ready)\b"
    r"|(?:Please|Kindly) (?!note|be|know|understand|remember|recall|see|find)\w+|Thank you\b"
    r"|Our (?:office|practice|clinic|team|department) (?:asks|requests|can be reached|is (?:glad|happy|available|ready|reached))\b"
    r"|If you (?:have|need|would|wish)\b|You (?:may|can) (?:reach|call|write to|fax|ask)\b"
    r"|On behalf of [^,.]{3,80}, (?:we|I) (?:ask|request|thank|write to)\b|Do not hesitate\b"
)
_HEALTH_OR_LAW = re.compile(
    r"\b(?:medical(?:ly)?|clinical(?:ly)?|necess\w+|effective\w*|safe\w*|standards? of care|evidence|stud(?:y|ies)|research|guidelines?|"
    r"FDA|approv\w+|diagnos\w+|treat(?:s|ed|ing|ments?)|therap\w+|drugs?|medic(?:ine|ation)s?|surger\w+|conditions?|diseases?|"
    r"symptoms?|disab\w+|pain\w*|harm\w*|urgent\w*|life|death|die|laws?|lawful\w*|legal\w*|illegal\w*|statut\w+|regulat\w+|ERISA|CFR|"
    r"USC|requires?|required|must|shall|entitle\w*|obligat\w+|violat\w+|deadlines?|days?|months?|cover(?:s|ed|age)|contracts?|benefits?|"
    r"criteri\w+|polic(?:y|ies)|wrong\w*|improper\w*|bad faith|err(?:or|ed)\w*|overturn\w*|reverse\w*|pay|paid|owe[sd]?|guarantee\w*|"
    r"because|since|although|fail\w*|ignor\w+|refus\w+|den(?:y|ied|ials?)|delay\w*|(?<!ask )(?<!request )that)\b",
    re.IGNORECASE,
)


class Why(StrEnum):
    """Why a sentence cannot be the office's own."""

    LONG = "long"
    START = "start"
    HEALTH_OR_LAW = "health-or-law"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Voice:
    """`office` are the letterhead's lines (name, address, telephone), `signature` the lines under the name of who signs."""

    office: tuple[str, ...]
    opening: str = ""
    closing: str = ""
    signature: tuple[str, ...] = ()

    @property
    def particulars(self) -> str:
        """The letterhead as one line: all that the paragraphs may name."""
        return ", ".join(line.strip() for line in self.office if line.strip())


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that cannot stand. `gate` says what the gate found, in a plain sentence."""

    sentence: str
    why: Why
    gate: str = ""


def _statement(sentence: str, paper: Document, particulars: str) -> Statement:
    pin = find_quote(paper, particulars) if particulars else None
    return Statement(sentence, () if pin is None else (Support(SupportKind.CLAIMANT, pin),), asserts=False)


def refusals(text: str, voice: Voice, rules: RuleBook, on: date) -> tuple[Refused, ...]:
    """What cannot stand in a paragraph of the office, sentence by sentence; empty where all of it can."""
    return tuple(r for _, r in _looked(text, voice, answers_document({OFFICE: voice.particulars}), rules, on) if r is not None)


def _looked(text: str, voice: Voice, paper: Document, rules: RuleBook, on: date) -> Iterator[tuple[Statement, Refused | None]]:
    for number, sentence in enumerate(s.strip() for s in sentences(" ".join(text.split()))):
        made = _statement(sentence, paper, voice.particulars)
        if len(sentence) > LONGEST or number >= MOST_SENTENCES:
            yield made, Refused(sentence, Why.LONG)
        elif not _STARTS.match(sentence):
            yield made, Refused(sentence, Why.START)
        elif _HEALTH_OR_LAW.search(sentence):
            yield made, Refused(sentence, Why.HEALTH_OR_LAW)
        else:
            fault = check_statement(made, (paper,), rules, None, on)
            yield made, None if fault is None else Refused(sentence, Why.GATE, fault)


def _kept(text: str, voice: Voice, brief: Brief) -> tuple[list[Statement], list[tuple[Statement, str]]]:
    paper = answers_document(brief.answers)
    looked = list(_looked(text, voice, paper, brief.rules, brief.as_of)) if text.strip() else []
    refused = [(s, r.gate or f"it is not the office's own to say ({r.why.value})") for s, r in looked if r is not None]
    return [s for s, r in looked if r is None], refused


def _signs(letter: Letter, brief: Brief) -> bool:
    """Whether the office signs this letter: as representative, or as who treats the patient. The patient's own letter is the patient's."""
    return letter.voice == "treating-provider" or (letter.voice == "representative" and brief.representative is not None)


def voiced(letters: Sequence[Letter], voice: Voice | None, brief: Brief) -> tuple[Letter, ...]:
    """The letters with the office's letterhead where it signs; the paragraphs stand in the main one. Refused sentences are left out."""
    if voice is None:
        return tuple(letters)
    opening, first_out = _kept(voice.opening, voice, brief)
    closing, last_out = _kept(voice.closing, voice, brief)
    out = []
    for number, letter in enumerate(letters):
        if not _signs(letter, brief):
            out.append(letter)
            continue
        made = replace(letter, sender=(*voice.office, *letter.sender), closing=(*letter.closing, *voice.signature))
        if number == 0:
            blocks = (*paragraph(*opening), *made.blocks, *paragraph(*closing))
            made = replace(made, blocks=blocks, left_out=(*made.left_out, *first_out, *last_out))
        out.append(made)
    return tuple(out)
