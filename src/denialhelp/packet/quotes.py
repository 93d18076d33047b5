"""Whether a quotation stands on its stamped page of packet.pdf, by several strict readings of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from denialhelp.casefile.document import Box
from denialhelp.casefile.quote import fold
from denialhelp.packet.page_text import PageText
from denialhelp.packet.view import View

Json = Any
_SHORTENED = " …"
MARGIN = 72.0  # of pages that were set from files, in points


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and the stamp of its page."""

    label: str
    quote: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A stamped page: its number in the packet, the number of the exhibit's next page where the file was set as pages, and
    the text that was read from it where the PDF's own order differs."""

    number: int
    following: int | None = None
    reading: str | None = None


def holds(view: View, page: PlacedPage, quoted: Quoted) -> bool:
    """Whether the quotation stands on the page, in one of the ways a reader may run: as the PDF orders it, along the rows, within
    its own box, across columns in long pieces, over the foot of a page that was set from a file, or in the kept reading.

    True as well where this reader cannot tell the page's text: `untold` counts those.
    """
    text = view.page(page.number)
    if text.holds(quoted.quote, quoted.box) or text.holds_in_pieces(quoted.quote, quoted.box):
        return True
    wanted = fold(quoted.quote)[0]
    if page.following is not None and wanted:
        bodies = view.body(page.number, MARGIN, MARGIN) + view.body(page.following, MARGIN, MARGIN)
        return wanted in fold(bodies)[0] or not (view.tells(page.number) and view.tells(page.following))
    return (page.reading is not None and _in_reading(text, page.reading, quoted)) or not view.tells(page.number)


def untold(view: View, places: Mapping[str, PlacedPage]) -> int:
    """How many stamped pages have text that this reader cannot tell."""
    return sum(not view.tells(page.number) for page in places.values() if page.number <= len(view))


def _in_reading(text: PageText, reading: str, quoted: Quoted) -> bool:
    """The weakest way: the kept reading holds the quotation, and the page itself holds every word of it."""
    if fold(quoted.quote)[0] not in fold(reading)[0]:
        return False
    return all(fold(word)[0] in text.folded or fold(word)[0] in text.rows for word in quoted.quote.split())


def box_of(value: Sequence[float] | None) -> Box | None:
    """A box from JSON."""
    return None if value is None else Box(*(float(v) for v in value))


def of_letters(letters: Iterable[Json]) -> Iterator[Quoted]:
    """Every quotation that the statements of letters (as letter.json) rest on."""
    for letter in letters:
        for statement in letter["statements"]:
            yield from of_statement(statement)


def of_statement(statement: Json) -> Iterator[Quoted]:
    """The quotations that one statement rests on and that have a stamp."""
    for support in statement["support"]:
        if support.get("stamp") and support.get("quote"):
            yield Quoted(f"EX-{support['exhibit']}-{support['stamp']:03d}", support["quote"], box_of(support.get("box")))


def of_passages(passages: Iterable[Json]) -> Iterator[Quoted]:
    """The quotations of a criteria table; one that was shortened for print counts as far as it is printed."""
    for passage in passages:
        if passage["label"]:
            yield Quoted(passage["label"], passage["quote"].removesuffix(_SHORTENED), box_of(passage.get("box")))
