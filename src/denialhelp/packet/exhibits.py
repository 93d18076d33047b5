"""Which document is which exhibit, in what order, and where in the packet a quote stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pypdfium2

from denialhelp.casefile.document import Document
from denialhelp.casefile.letter import Exhibit, ExhibitPlan
from denialhelp.casefile.policy import Match
from denialhelp.casefile.withheld import TAKEN_OUT, Places, redact_all
from denialhelp.errors import UnreadableFile
from denialhelp.packet.originals import original_bytes
from denialhelp.packet.set_files import set_file
from denialhelp.packet.titles import record_title

_NEVER = 10**6


def exhibit_letter(index: int) -> str:
    """A, B, ... Z, AA, AB, ... for 0, 1, ..."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else exhibit_letter(index // 26 - 1) + letter


def _proofs(match: Match | None) -> dict[str, tuple[int, tuple[str, ...]]]:
    """For each document: the place of the first criterion that it proves, and all the criteria it speaks to."""
    out: dict[str, tuple[int, tuple[str, ...]]] = {}
    for place, finding in enumerate(match.findings if match is not None else ()):
        if finding.is_group:  # what a group rests on is said again by its criteria
            continue
        for evidence in (*finding.evidence, *finding.against):
            first, ids = out.get(evidence.pin.document, (place, ()))
            out[evidence.pin.document] = (first, ids if finding.id in ids else (*ids, finding.id))
    return out


def _file_name(document: str) -> str:
    return document.rsplit("/", 1)[-1]


def _title(document: Document, kind: str) -> str:
    return f"{kind}: {record_title(document)}" if kind == "Record" else kind


def _page_texts(document: Document, original: bytes | None, withheld: Collection[int]) -> tuple[str, ...]:
    """The texts of the pages as they will stand in the packet. A PDF with more pages than were read keeps them all."""
    if original is None:
        return set_file(document).page_texts
    read = tuple(TAKEN_OUT if page.number in withheld else page.text for page in document.pages)
    if document.media_type != "application/pdf":
        return read
    try:
        opened = pypdfium2.PdfDocument(original)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableFile("original", f"The original of '{_file_name(document.id)}' can no longer be read; add it again.") from fault
    try:
        return read + ("",) * max(0, len(opened) - len(read))
    finally:
        opened.close()


def plan_exhibits(
    documents: Sequence[Document],
    match: Match | None,
    notice_ids: Collection[str],
    originals: Mapping[str, Path],
    *,
    policy_ids: Collection[str] = (),
    plan_ids: Collection[str] = (),
    statement_ids: Collection[str] = (),
    paper_ids: Collection[str] = (),
    withheld: Places = (),
) -> ExhibitPlan:
    """Every document of the case once, all pages kept: the notice, the record in the order of the criteria it proves, the coverage
    policy, the plan's papers, the rest of the record, the claimant's statement, and a representative's authorization last. A slip takes the
    place of each `withheld` (document, page), which is about another person. Raises UnreadableFile."""
    proofs = _proofs(match)
    documents = redact_all(documents, withheld)

    def rank(document: Document) -> tuple[int, int]:
        where = proofs.get(document.id, (_NEVER, ()))[0]
        kinds = ((notice_ids, 0), (policy_ids, 2), (plan_ids, 3), (statement_ids, 5), (paper_ids, 6))
        for ids, place in kinds:
            if document.id in ids:
                return place, 0
        return (1, where) if where < _NEVER else (4, 0)

    names = {0: "Denial notice", 1: "Record", 2: "Coverage policy", 3: "Plan document", 4: "Record", 5: "Claimant's statement",
             6: "Authorization of the representative"}  # fmt: skip
    exhibits = []
    for index, document in enumerate(sorted(documents, key=rank)):
        original = original_bytes(document, originals)
        out = tuple(page.number for page in document.pages if (document.id, page.number) in withheld)
        exhibits.append(Exhibit(exhibit_letter(index), _title(document, names[rank(document)[0]]), document.id,
                                _page_texts(document, original, out), proofs.get(document.id, (0, ()))[1], original is None, out))
    return ExhibitPlan(tuple(exhibits))
