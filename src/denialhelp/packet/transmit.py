"""A packet made ready to send: the pages that matter, a cover sheet without health words, split to a fax's or portal's limits, in grey."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet import words
from denialhelp.packet.hashes import sha256
from denialhelp.packet.manifest import Json
from denialhelp.packet.quotes import of_letters, of_passages
from denialhelp.packet.typeset import set_pages

_JPEG_QUALITY = 60
_MEGABYTE = 1_000_000
_LEFT_OUT = "Pages of exhibits that no sentence rests on were left out; they can be had on request."
_CONFIDENTIAL = (
    "This transmission is meant for the addressee alone and holds confidential health information. If it reached you by mistake, tell the "
    "sender and destroy it."
)


class Way(StrEnum):
    """How a packet is sent."""

    FAX = "fax"
    PORTAL = "portal"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one transmission may hold, its cover sheet included; 0 is no limit. `dots` an inch where pages go as grey pictures, else 0."""

    pages: int
    megabytes: float
    dots: int


# A fax machine shows 204 by 196 dots an inch (ITU-T T.4, fine) and no colour; payers' portals state limits of their own: these are small.
LIMITS: Mapping[Way, Limits] = {Way.FAX: Limits(60, 0, 200), Way.PORTAL: Limits(0, 10, 0), Way.MAIL: Limits(0, 0, 0)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of packet pages that is kept together where it can be: the letter and tables, or an exhibit. Pages count from 1."""

    what: str
    pages: tuple[int, ...]


def _load(folder: Path, name: str) -> Json:
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise UnreadableFile("no-packet", f"The folder '{folder.name}' holds no packet; name the DIR of an appeal.") from fault


def pieces(manifest: Json, *, cited_only: bool) -> tuple[Piece, ...]:
    """The packet's own pages and its exhibits. With `cited_only` an exhibit keeps its first page and every page that a sentence of any
    letter or a table rests on; the notice is always whole."""
    cited = {q.label for q in of_letters(entry["letter"] for entry in manifest["letters"])}
    for section in manifest["sections"]:
        rows = section["rows"] if section["kind"] in ("criteria", "chronology") else []
        passages = [p for row in rows for p in (*row.get("evidence", ()), *row.get("against", ()), *([row] if "on" in row else []))]
        cited |= {q.label for q in of_passages(passages)} | {row["label"] for row in rows if row.get("label")}
    out = [Piece("Letter and tables", tuple(page["packet_page"] for page in manifest["packet"]["front"]))]
    for exhibit in manifest["exhibits"]:
        kept = [p for p in exhibit["pages"] if not cited_only or exhibit["exhibit"] == "A" or p["stamp"] == 1 or p["label"] in cited]
        less = f" ({len(kept)} of {len(exhibit['pages'])} pages)" if len(kept) < len(exhibit["pages"]) else ""
        out.append(Piece(f"Exhibit {exhibit['exhibit']}{less}", tuple(p["packet_page"] for p in kept)))
    return tuple(piece for piece in out if piece.pages)


def _single(pdf: pikepdf.Pdf, pages: Sequence[int]) -> bytes:
    """These pages as a PDF; jumps to pages that are not among them are taken away."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.pages.extend(pdf.pages[n - 1] for n in pages)
        held = {page.obj.objgen for page in made.pages}
        for page in made.pages:
            marks: Any = page.obj.get("/Annots", [])
            kept = [m for m in marks if "/Dest" not in m or _leads(m.Dest, held)]
            if kept:
                page.obj.Annots = pikepdf.Array(kept)
            elif "/Annots" in page.obj:
                del page.obj.Annots
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _leads(target: Any, held: set[tuple[int, int]]) -> bool:
    """Whether a jump leads to one of the pages held; the page of any other was not carried over."""
    return isinstance(target, pikepdf.Array) and isinstance(target[0], pikepdf.Object) and target[0].objgen in held


def _grey(document: pypdfium2.PdfDocument, pages: Sequence[int], dots: int) -> bytes:
    """These pages as grey pictures, highlights included."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for number in pages:
            page = document[number - 1]
            width, height = page.get_size()
            picture = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
            held = io.BytesIO()
            picture.save(held, "JPEG", quality=_JPEG_QUALITY, dpi=(dots, dots))
            stream = pikepdf.Stream(made, held.getvalue())
            stream.Type, stream.Subtype, stream.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceGray
            stream.Width, stream.Height = picture.size
            stream.BitsPerComponent, stream.Filter = 8, pikepdf.Name.DCTDecode
            made.add_blank_page(page_size=(width, height))
            target = made.pages[-1].obj
            target.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=stream))
            target.Contents = made.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q\n".encode())
        made.save(out, deterministic_id=True)
    return out.getvalue()


class _Pages:
    """The pages of a packet as they will be sent, with the bytes that each takes by itself (an upper bound of what it adds)."""

    def __init__(self, content: bytes, dots: int) -> None:
        self._pdf, self._document, self._dots = pikepdf.open(io.BytesIO(content)), pypdfium2.PdfDocument(content), dots

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()
        self._document.close()

    def made(self, pages: Sequence[int]) -> bytes:
        """These pages as one PDF."""
        return _grey(self._document, pages, self._dots) if self._dots else _single(self._pdf, pages)


def _fits(pages: _Pages, run: Sequence[int], limits: Limits) -> bool:
    if limits.pages and len(run) + 1 > limits.pages:
        return False
    return not limits.megabytes or len(pages.made(run)) + 60_000 <= limits.megabytes * _MEGABYTE


def _parts(pages: _Pages, wanted: Sequence[Piece], limits: Limits) -> Iterator[list[Piece]]:
    """The pieces in transmissions that keep the limits: a piece moves whole to the next one; only what is too large by itself is cut."""
    held: list[Piece] = []
    for piece in wanted:
        run = [n for p in held for n in p.pages]
        if _fits(pages, [*run, *piece.pages], limits):
            held.append(piece)
            continue
        if held:
            yield held
        *full, rest = _cut(pages, piece, limits)
        for one in full:
            yield [one]
        held = [rest]
    if held:
        yield held


def _cut(pages: _Pages, piece: Piece, limits: Limits) -> list[Piece]:
    """A piece in the longest runs that fit. Raises WrongUse where a single page does not."""
    out, start = [], 0
    while start < len(piece.pages):
        low, high = start, len(piece.pages)
        while low < high:  # the longest run from `start` that fits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if _fits(pages, piece.pages[start:middle], limits) else (low, middle - 1)
        if low == start:
            raise WrongUse("too-large", f"Page {piece.pages[start]} of the packet alone does not fit {limits.megabytes:g} MB; allow more.")
        more = "" if len(piece.pages) == low - start else ", part"
        out.append(Piece(piece.what + more, piece.pages[start:low]))
        start = low
    return out


def _to(case: Json, way: Way) -> list[Json]:
    """To whom it goes, and the number under which the payer knows it: nothing else of the case stands on a cover sheet."""
    facts = case["notice"]["facts"]
    known = {name: facts[name]["value"] for name in ("appeal_to", "payer_name", "reference_number", "claim_number") if name in facts}
    to = known.get("appeal_to") or {}
    rows = [{"label": "To", "text": to.get("name") or known.get("payer_name") or "the appeals department"}]
    where = {Way.FAX: ("Fax", to.get("fax")), Way.PORTAL: ("Portal", to.get("portal")), Way.MAIL: ("Address", to.get("address"))}[way]
    rows += [{"label": where[0], "text": where[1]}] if where[1] else []
    number = known.get("reference_number") or known.get("claim_number")
    return rows + ([{"label": "Your number", "text": number}] if number else [])


def transmissions(folder: Path, way: Way, *, cited_only: bool, limits: Limits | None = None) -> tuple[bytes, ...]:
    """The PDFs to send, in order, each with its cover sheet. The packet itself is not changed. Raises UnreadableFile, WrongUse."""
    manifest, case = _load(folder, "manifest.json"), _load(folder, "case.json")
    try:
        content = (folder / "packet.pdf").read_bytes()
    except OSError as fault:
        raise UnreadableFile("no-packet", f"The folder '{folder.name}' holds no packet.pdf.") from fault
    limits = limits or LIMITS[way]
    as_of = date.fromisoformat(manifest["created_for"])
    pages = _Pages(content, limits.dots)
    try:
        parts = list(_parts(pages, pieces(manifest, cited_only=cited_only), limits))
        whole = f"The whole packet has {manifest['packet']['pages']} pages; its hash (sha256) is {sha256(content)}."
        out = []
        for number, part in enumerate(parts, start=1):
            run = [n for piece in part for n in piece.pages]
            rows = [*_to(case, way), {"label": "Date", "text": words.day(as_of)}, {"label": "Part", "text": f"{number} of {len(parts)}"},
                    {"label": "Pages", "text": f"{len(run) + 1} with this sheet"}]
            notes = [whole, *([_LEFT_OUT] if cited_only else []), _CONFIDENTIAL]
            told = {"title": "Cover sheet", "rows": rows, "notes": notes,
                    "contents": [{"what": p.what, "pages": str(len(p.pages))} for p in part]}
            cover = set_pages("cover", told, as_of)
            out.append(_joined(cover, pages.made(run), limits.dots))
        return tuple(out)
    finally:
        pages.close()


def _joined(cover: bytes, body: bytes, dots: int) -> bytes:
    out = io.BytesIO()
    if dots:
        opened = pypdfium2.PdfDocument(cover)
        try:
            cover = _grey(opened, range(1, len(opened) + 1), dots)
        finally:
            opened.close()
    with pikepdf.open(io.BytesIO(cover)) as made, pikepdf.open(io.BytesIO(body)) as rest:
        made.pages.extend(rest.pages)
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
