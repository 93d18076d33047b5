"""Drafts a letter of any kind from a brief."""

from __future__ import annotations

from denialhelp.casefile.letter import Letter
from denialhelp.casefile.slugs import LetterKind
from denialhelp.letters import appeal
from denialhelp.letters.brief import Brief
from denialhelp.letters.statements import Pen


def draft(kind: LetterKind, brief: Brief) -> Letter:
    """The letter of this kind, before the gate."""
    return appeal.draft(Pen(brief), kind)
