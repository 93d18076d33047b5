"""Where in the exhibits a pin is found."""

from __future__ import annotations

from collections.abc import Sequence

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Exhibit, ExhibitPlan, ExhibitRef
from denialhelp.casefile.quote import fold


def locate(plan: ExhibitPlan, documents: Sequence[Document], pin: Pin) -> ExhibitRef | None:
    """The exhibit page on which a pin's quote stands; for a file that was set as pages the page on which it begins there.
    None where the document is no exhibit or the set pages do not hold the quote."""
    exhibit = next((e for e in plan.exhibits if e.document == pin.document), None)
    if exhibit is None:
        return None
    if not exhibit.set_from_text:
        return ExhibitRef(exhibit.letter, pin.page) if 1 <= pin.page <= len(exhibit.page_texts) else None
    document = next((d for d in documents if d.id == pin.document), None)
    before = "" if document is None or len(document.pages) < 2 else "".join(p.text for p in document.pages[: pin.page - 1])
    return _page_of(exhibit, fold(pin.quote)[0], len(fold(before)[0]))


def _page_of(exhibit: Exhibit, wanted: str, start: int) -> ExhibitRef | None:
    folded = [fold(text)[0] for text in exhibit.page_texts]
    whole = "".join(folded)
    at = whole.find(wanted, start) if wanted else -1
    if at < 0 and wanted:
        at = whole.find(wanted)
    if at < 0:
        return None
    for number, text in enumerate(folded, start=1):
        if at < len(text):
            return ExhibitRef(exhibit.letter, number)
        at -= len(text)
    return None
