"""The papers as they are sent: the packet in parts for a fax, a portal or the post, each with its cover sheet, kept sealed in the case."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from denialhelp.errors import WrongUse
from denialhelp.packet.transmit import LIMITS, Limits, Piece, pieces, transmissions
from denialhelp.packet.transmit import Way as Cut
from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.cases.workplace import workplace

NEEDED = ("packet.pdf", "manifest.json", "case.json")
LETTER_SIZE = (612.0, 792.0)  # points: services print on US letter only
MOST_BYTES = 18_000_000  # services take 20 MB
POST_PAGES = 100  # sheets are printed on both sides; a flat envelope holds 60
FAX_PAGES = (60, 30, 15, 6)


def cut(case: Case, way: Cut, *, cited_only: bool, to: Mapping[str, str], limits: Limits | None = None) -> tuple[bytes, ...]:
    """The parts for a way; raises UnreadableFile, WrongUse. The packet lies in the clear only while they are made. `to` (name, address,
    fax, portal) stands on the cover sheets, with today's day."""
    store = Store(case)
    with workplace(case.pk) as place:
        for name in NEEDED:
            with (place / name).open("wb") as out:
                for chunk in store.chunks(f"{case.packet}/{name}"):
                    out.write(chunk)
        _tell(
            place / "case.json",
            lambda told: told["notice"]["facts"].__setitem__("appeal_to", {"value": {k: v for k, v in to.items() if v}}),
        )
        _tell(place / "manifest.json", lambda told: told.__setitem__("created_for", today().isoformat()))
        return transmissions(place, way, cited_only=cited_only, limits=limits)


def _tell(path: Path, change: Callable[[Any], None]) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def for_service(case: Case, way: Cut, *, cited_only: bool, to: Mapping[str, str]) -> tuple[bytes, ...]:
    """The parts as a service takes them: small enough, and for the post on US letter paper."""
    if way is Cut.MAIL:
        parts = tuple(
            on_letter_paper(p) for p in cut(case, way, cited_only=cited_only, to=to, limits=Limits(POST_PAGES, MOST_BYTES / 1e6, 0))
        )
        return _small(parts)
    for pages in FAX_PAGES:
        parts = cut(case, way, cited_only=cited_only, to=to, limits=Limits(pages, 0, LIMITS[Cut.FAX].dots))
        if all(len(p) <= MOST_BYTES for p in parts):
            return parts
    return _small(parts)


def _small(parts: tuple[bytes, ...]) -> tuple[bytes, ...]:
    if any(len(p) > MOST_BYTES for p in parts):
        raise WrongUse("too-large", "A page of the packet is too large for the service.")
    return parts


def on_letter_paper(content: bytes) -> bytes:
    """Every page on US letter paper, upright, made smaller where it is larger; a file that is so already stays as it is."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if all(_fits(page) for page in pdf.pages):
            return content
        out = io.BytesIO()
        with pikepdf.new() as made:
            for page in pdf.pages:
                made.add_blank_page(page_size=LETTER_SIZE)
                made.pages[-1].add_overlay(page, pikepdf.Rectangle(0, 0, *LETTER_SIZE))
            made.save(out, deterministic_id=True)
        return out.getvalue()


def _fits(page: pikepdf.Page) -> bool:
    left, low, right, high = (float(v) for v in page.mediabox)
    return abs(right - left - LETTER_SIZE[0]) < 1 and abs(high - low - LETTER_SIZE[1]) < 1 and not int(page.obj.get("/Rotate", 0))


def pages_in(content: bytes) -> int:
    """How many pages a part has."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def contents(case: Case, *, cited_only: bool) -> tuple[Piece, ...]:
    """What goes along, piece by piece."""
    return pieces(json.loads(Store(case).get(f"{case.packet}/manifest.json")), cited_only=cited_only)


def document_hash(case: Case) -> str:
    """The hash (sha256) of the packet that is sent."""
    digest = hashlib.sha256()
    for chunk in Store(case).chunks(f"{case.packet}/packet.pdf"):
        digest.update(chunk)
    return digest.hexdigest()


def folder(case: Case) -> str:
    """Where the parts that the person takes lie."""
    return f"{case.packet}/parts"


def keep_parts(case: Case, way: Cut, *, cited_only: bool, to: Mapping[str, str]) -> list[str]:
    """Make the parts that the person takes, and keep them with the packet; their names."""
    store = Store(case)
    for old in store.names(folder(case)):
        if old.rsplit("/", 1)[1].startswith(f"{way}-"):
            store.drop(old)
    return [_kept(store, case, f"{way}-{n}.pdf", part) for n, part in enumerate(cut(case, way, cited_only=cited_only, to=to), start=1)]


def _kept(store: Store, case: Case, name: str, part: bytes) -> str:
    store.put(f"{folder(case)}/{name}", [part])
    return name


def kept_parts(case: Case) -> Sequence[str]:
    """The names of the parts that were made for the person."""
    return [p.rsplit("/", 1)[1] for p in Store(case).names(folder(case))] if case.packet else []
