"""The packet as one PDF: the tagged letter and tables as base, then every exhibit page stamped, marked and reachable."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from denialhelp.casefile.document import Box, Document, Page
from denialhelp.casefile.letter import Exhibit, ExhibitPlan, ExhibitRef
from denialhelp.casefile.quote import span_of
from denialhelp.errors import WrongUse
from denialhelp.packet import links, stamps, text_layer
from denialhelp.packet.originals import original_bytes
from denialhelp.packet.page_reading import read_page
from denialhelp.packet.page_text import row_boxes
from denialhelp.packet.set_files import set_file
from denialhelp.packet.source_pages import Placement, add_document
from denialhelp.packet.typeset import moment

Progress = Callable[[str, int, int], None]
Name = pikepdf.Name


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation to highlight: where it stands, and a few words about it."""

    ref: ExhibitRef
    page: int
    quote: str
    note: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PacketParts:
    """What a packet is made of. `criteria` names for each exhibit the bookmarks below it: words and the stamp they lead to."""

    front: bytes
    plan: ExhibitPlan
    documents: Mapping[str, Document]
    originals: Mapping[str, Path]
    as_of: date
    title: str
    marks: Sequence[Mark] = ()
    criteria: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One exhibit page of a packet: `number` counts the packet's pages from 1."""

    ref: ExhibitRef
    document: str
    source_page: int
    number: int
    height: float


@dataclass(frozen=True, slots=True)
class Assembled:
    """The packet without its manifest, and its exhibit pages in order. The letter comes first, then the tables."""

    pdf: bytes
    letter_pages: int
    front_pages: int
    pages: tuple[ExhibitPage, ...]


def _save(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _add_exhibits(pdf: pikepdf.Pdf, parts: PacketParts, progress: Progress) -> tuple[list[ExhibitPage], list[Placement]]:
    """Append the pages of all exhibits; raises WrongUse where an exhibit's pages are not those that were planned."""
    pages: list[ExhibitPage] = []
    placements: list[Placement] = []
    for done, exhibit in enumerate(parts.plan.exhibits):
        document = parts.documents[exhibit.document]
        content = set_file(document).pdf if exhibit.set_from_text else original_bytes(document, parts.originals)
        before = len(pdf.pages)
        added = [] if content is None else add_document(pdf, document, content, () if exhibit.set_from_text else exhibit.withheld)
        if len(added) != len(exhibit.page_texts):
            raise WrongUse("exhibit-pages", f"Exhibit {exhibit.letter} does not have the pages that were planned; plan the exhibits again.")
        for stamp, placement in enumerate(added, start=1):
            pages.append(ExhibitPage(ExhibitRef(exhibit.letter, stamp), document.id, stamp, before + stamp, placement.height))
        placements += added
        progress("exhibits", done + 1, len(parts.plan.exhibits))
    return pages, placements


def _page_read(parts: PacketParts, page: ExhibitPage) -> Page | None:
    pages = parts.documents[page.document].pages
    return pages[page.source_page - 1] if page.source_page <= len(pages) else None


def _dress(pdf: pikepdf.Pdf, page: ExhibitPage, words: bytes, place: stamps.Place, fonts: tuple[Any, Any]) -> None:
    """Lay the invisible words and the stamp over a page, and let it grow where the stamp needs a strip."""
    target = pdf.pages[page.number - 1].obj
    drawn = target.Contents.read_bytes()
    lift = f"q 1 0 0 1 0 {place.grow:g} cm\n".encode()
    target.Contents = pdf.make_stream(lift + drawn + words + b"Q\n" + stamps.content(page.ref.label(), place))
    target.Resources.Font = pikepdf.Dictionary(Stamp=fonts[0], **({"Inv": fonts[1]} if words else {}))
    if place.grow:
        width, height = float(target.MediaBox[2]), page.height + place.grow
        target.MediaBox = pikepdf.Array([0, 0, width, height])


def _stamp_all(pdf: pikepdf.Pdf, parts: PacketParts, pages: list[ExhibitPage], placements: list[Placement], progress: Progress) -> None:
    looked = pypdfium2.PdfDocument(_save(pdf))
    fonts = (stamps.make_font(pdf), text_layer.make_font(pdf))
    try:
        for done, (page, placement) in enumerate(zip(pages, placements, strict=True)):
            read = _page_read(parts, page)
            words = () if read is None or _is_set(parts, page.ref) else read.words
            taken = tuple(placement.place(w.box) for w in words if w.box is not None)
            place = stamps.find_place(looked[page.number - 1], page.ref.label(), taken)
            known = () if read is None or _is_set(parts, page.ref) else text_layer.recognised(read, pictured=placement.pictured)
            _dress(pdf, page, text_layer.content(known, placement) if known else b"", place, fonts)
            progress("stamps", done + 1, len(pages))
    finally:
        looked.close()


def _exhibit(parts: PacketParts, ref: ExhibitRef) -> Exhibit:
    return next(e for e in parts.plan.exhibits if e.letter == ref.exhibit)


def _is_set(parts: PacketParts, ref: ExhibitRef) -> bool:
    return _exhibit(parts, ref).set_from_text


def _boxes(parts: PacketParts, mark: Mark, placement: Placement, packet: Any, number: int) -> tuple[Box, ...]:
    """Where a quotation stands on its packet page: by the words that were read, else by the packet's own text, else by the pin's box."""
    document = parts.documents[_exhibit(parts, mark.ref).document]
    if _is_set(parts, mark.ref):
        return read_page(packet[number - 1]).boxes_of(mark.quote)
    page = document.pages[mark.page - 1]
    span = span_of(page.text, mark.quote)
    found = () if span is None else tuple(w.box for w in page.words if w.end > span[0] and w.start < span[1] and w.box is not None)
    if found:
        return tuple(placement.place(b) for b in row_boxes(found))
    return () if mark.box is None else (placement.place(mark.box),)


def _highlight_all(pdf: pikepdf.Pdf, parts: PacketParts, pages: list[ExhibitPage], placements: list[Placement], packet: Any) -> None:
    by_ref = {page.ref: (page, placement) for page, placement in zip(pages, placements, strict=True)}
    done: set[tuple[ExhibitRef, str]] = set()
    for mark in parts.marks:
        if mark.ref not in by_ref or (mark.ref, mark.quote) in done:
            continue
        done.add((mark.ref, mark.quote))
        page, placement = by_ref[mark.ref]
        boxes = _boxes(parts, mark, placement, packet, page.number)
        if boxes:
            links.highlight(pdf, page.number - 1, boxes, page.height, mark.note)


def _sections(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """The tables of the front with the page (from 0) where each begins, as the typesetter's own outline has them."""
    with pdf.open_outline() as outline:
        items = [(str(item.title), item.destination) for item in outline.root]
    return [(title, pikepdf.Page(target[0]).index) for title, target in items if isinstance(target, pikepdf.Array)]


def _outline(parts: PacketParts, sections: list[tuple[str, int]], places: Mapping[str, int]) -> list[links.Entry]:
    entries: list[links.Entry] = [("Letter", 0, ()), *((title, index, ()) for title, index in sections)]
    for exhibit in parts.plan.exhibits:
        first = ExhibitRef(exhibit.letter, 1).label()
        if first not in places:
            continue
        below = [(title, places[label], ()) for title, label in parts.criteria.get(exhibit.letter, ()) if label in places]
        entries.append((f"Exhibit {exhibit.letter}: {exhibit.title}", places[first], below))
    return entries


def _describe(pdf: pikepdf.Pdf, title: str, as_of: date) -> None:
    """Title and dates; no claim of conformity that the exhibits cannot keep, no traces of programs or people."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for key in [k for k in xmp if "pdfuaid" in k or "pdfua" in k]:
            del xmp[key]
        for key in ("xmpMM:InstanceID", "xmpMM:DocumentID", "xmp:CreatorTool", "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"):
            if key in xmp:
                del xmp[key]
        xmp["dc:title"] = title
        xmp["xmp:CreatorTool"] = "DenialHelp"
    stamp = f"D:{moment(as_of):%Y%m%d%H%M%S}Z"
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = title
    pdf.docinfo[Name.Creator] = "DenialHelp"
    pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = stamp
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    for key in ("/OpenAction", "/AA"):
        if key in pdf.Root:
            del pdf.Root[key]


def assemble(parts: PacketParts, progress: Progress) -> Assembled:
    """Put the packet together. Raises UnreadableFile for an original that cannot be read any more."""
    with pikepdf.open(io.BytesIO(parts.front)) as pdf:
        front, sections = len(pdf.pages), _sections(pdf)
        pages, placements = _add_exhibits(pdf, parts, progress)
        _stamp_all(pdf, parts, pages, placements, progress)
        places = {page.ref.label(): page.number - 1 for page in pages}
        packet = pypdfium2.PdfDocument(_save(pdf)) if parts.marks else None
        try:
            _highlight_all(pdf, parts, pages, placements, packet)
        finally:
            if packet is not None:
                packet.close()
        links.resolve(pdf, places, front)
        links.name_destinations(pdf, places)
        links.bookmarks(pdf, _outline(parts, sections, places))
        links.page_labels(pdf, front, [(e.letter, len(e.page_texts)) for e in parts.plan.exhibits])
        _describe(pdf, parts.title, parts.as_of)
        return Assembled(_save(pdf), sections[0][1] if sections else front, front, tuple(pages))


def attach(pdf: bytes, manifest: bytes, as_of: date) -> bytes:
    """The packet with its manifest as an associated file, so that it can be checked by itself."""
    with pikepdf.open(io.BytesIO(pdf)) as packet:
        stamp = f"D:{moment(as_of):%Y%m%d%H%M%S}Z"
        spec = pikepdf.AttachedFileSpec(
            packet, manifest, filename="manifest.json", mime_type="application/json", creation_date=stamp, mod_date=stamp,
            relationship=Name.Data, description="What every statement rests on, for verification")
        packet.attachments["manifest.json"] = spec
        packet.Root.AF = pikepdf.Array([packet.attachments["manifest.json"].obj])
        return _save(packet)
