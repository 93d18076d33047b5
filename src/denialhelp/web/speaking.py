"""An engine's sentence in the reader's language, as plain text."""

from __future__ import annotations

from django.utils.translation import get_language

from denialhelp.letters.spanish.phrasebook import in_spanish
from denialhelp.reference.spanish_book import spanish_of


def known(text: str) -> str | None:
    """The sentence in Spanish; None where neither book has it."""
    return spanish_of(text) or in_spanish(text)


def spoken(text: str) -> str:
    """The sentence in the reader's language; in English where its Spanish is not known."""
    return ((get_language() or "").startswith("es") and known(text)) or text
