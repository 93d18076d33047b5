"""Which letters a case needs, the main one first."""

from __future__ import annotations

from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters.brief import Brief


def letters_needed(brief: Brief) -> tuple[LetterKind, ...]:
    """The kinds of letters for this case; never empty."""
    return (LetterKind.APPEAL,) if brief.route(RouteKind.INTERNAL_APPEAL) or True else ()
