"""Whether a quotation stands on its stamped page of packet.pdf, by several strict readings of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2

from denialhelp.casefile.document import Box
from denialhelp.casefile.letter import ExhibitPlan
from denialhelp.casefile.quote import fold
from denialhelp.packet.assemble import Assembled
from denialhelp.packet.page_text import PageText, read_between, read_page
from denialhelp.packet.set_files import MARGIN

Json = Any
_SHORTENED = " …"


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


class Packet:
    """An open packet whose pages are read when they are asked for. Close it."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self._known: dict[int, PageText] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> PageText:
        """A page, counted from 1."""
        if number not in self._known:
            self._known[number] = read_page(self._document[number - 1])
        return self._known[number]

    def body(self, number: int, top: float = MARGIN, bottom: float = MARGIN) -> str:
        """A page's text without its margins."""
        return read_between(self._document[number - 1], top, bottom)

    def holds(self, page: PlacedPage, quoted: Quoted) -> bool:
        """Whether the quotation stands on the page, in one of the ways a reader may run: as the PDF orders it, along the rows, within
        its own box, across columns in long pieces, over the foot of a page that was set from a file, or in the kept reading."""
        text = self.page(page.number)
        if text.holds(quoted.quote, quoted.box) or text.holds_in_pieces(quoted.quote, quoted.box):
            return True
        wanted = fold(quoted.quote)[0]
        if page.following is not None and wanted:
            return wanted in fold(self.body(page.number) + self.body(page.following))[0]
        return page.reading is not None and self._in_reading(text, page.reading, quoted)

    @staticmethod
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


def unread(packet: Assembled, plan: ExhibitPlan, quoted: Iterable[Quoted]) -> dict[str, str]:
    """By stamp, the text (as it was read) of the pages on which a quotation cannot be found by the strict ways alone."""
    placed = placed_pages(packet, plan)
    readings = {f"EX-{e.letter}-{n:03d}": text for e in plan.exhibits for n, text in enumerate(e.page_texts, start=1)}
    opened = Packet(packet.pdf)
    try:
        return {q.label: readings[q.label] for q in quoted if q.label in placed and not opened.holds(placed[q.label], q)}
    finally:
        opened.close()


def placed_pages(packet: Assembled, plan: ExhibitPlan) -> dict[str, PlacedPage]:
    """By stamp, where each exhibit page stands."""
    is_set = {e.letter: e.set_from_text for e in plan.exhibits}
    last = {page.ref.exhibit: page.number for page in packet.pages}
    out = {}
    for page in packet.pages:
        runs_on = is_set[page.ref.exhibit] and page.number < last[page.ref.exhibit]
        out[page.ref.label()] = PlacedPage(page.number, page.number + 1 if runs_on else None)
    return out
