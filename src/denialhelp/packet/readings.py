"""Which pages of a new packet need the text that was read from them kept, because a quotation runs otherwise than the PDF's own order."""

from __future__ import annotations

from collections.abc import Iterable

from denialhelp.casefile.letter import ExhibitPlan
from denialhelp.packet.assemble import Assembled
from denialhelp.packet.engine_view import EngineView
from denialhelp.packet.quotes import PlacedPage, Quoted, holds


def unread(packet: Assembled, plan: ExhibitPlan, quoted: Iterable[Quoted]) -> dict[str, str]:
    """By stamp, the text (as it was read) of the pages on which a quotation cannot be found by the strict ways alone."""
    placed = placed_pages(packet, plan)
    readings = {f"EX-{e.letter}-{n:03d}": text for e in plan.exhibits for n, text in enumerate(e.page_texts, start=1)}
    view = EngineView(packet.pdf)
    try:
        return {q.label: readings[q.label] for q in quoted if q.label in placed and not holds(view, placed[q.label], q)}
    finally:
        view.close()


def placed_pages(packet: Assembled, plan: ExhibitPlan) -> dict[str, PlacedPage]:
    """By stamp, where each exhibit page stands."""
    is_set = {e.letter: e.set_from_text for e in plan.exhibits}
    last = {page.ref.exhibit: page.number for page in packet.pages}
    out = {}
    for page in packet.pages:
        runs_on = is_set[page.ref.exhibit] and page.number < last[page.ref.exhibit]
        out[page.ref.label()] = PlacedPage(page.number, page.number + 1 if runs_on else None)
    return out
