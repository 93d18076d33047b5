"""Find a quote on a page: white space does not count, everything else does."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .document import Document, Page
from .fact import Pin

_SAME = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without white space and with typographic variants made one, and for each character its offset in `text`."""
    out: list[str] = []
    places: list[int] = []
    for offset, char in enumerate(text):
        if char.isspace():
            continue
        plain = char if char.isascii() else unicodedata.normalize("NFKC", char).translate(_SAME)
        for c in plain:
            if not c.isspace():
                out.append(c)
                places.append(offset)
    return "".join(out), tuple(places)


@lru_cache(maxsize=2048)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    return fold(text)


def span_of(text: str, quote: str, start: int = 0) -> tuple[int, int] | None:
    """Offsets of the first place at or after `start` where `quote` stands in `text`, white space apart; None where it does not."""
    wanted = fold(quote)[0]
    if not wanted:
        return None
    plain, places = _folded(text)
    at = plain.find(wanted)
    while at >= 0 and places[at] < start:
        at = plain.find(wanted, at + 1)
    if at < 0:
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def pin_at(document: Document, page: Page, start: int, end: int, method: str = "") -> Pin:
    """The pin of `page.text[start:end]`, white space folded to single spaces in the quote."""
    quote = " ".join(page.text[start:end].split())
    return Pin(document.id, page.number, quote, page.box_of(start, end), method)


def find_quote(document: Document, quote: str, page: int | None = None, method: str = "") -> Pin | None:
    """The pin of a quote in a document (on the page named, else on the first that has it), or None."""
    for candidate in document.pages:
        if page is not None and candidate.number != page:
            continue
        span = span_of(candidate.text, quote)
        if span is not None:
            return pin_at(document, candidate, *span, method=method)
    return None
