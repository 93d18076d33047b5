"""A packet's PDF as the libraries see it: pikepdf for what the file holds, PDFium for what its pages read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2

from denialhelp.packet.fingerprint import Fingerprints
from denialhelp.packet.manifest import engines
from denialhelp.packet.page_reading import read_between, read_page, read_text
from denialhelp.packet.page_text import PageText
from denialhelp.packet.view import Json, Jump, NotReadable


class EngineView:
    """An open PDF; pages are read when they are asked for. Raises NotReadable."""

    places_hold = True

    def __init__(self, pdf: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(pdf)
            self._held = pikepdf.open(io.BytesIO(pdf))
        except (pypdfium2.PdfiumError, pikepdf.PdfError, pikepdf.PasswordError, ValueError) as fault:
            raise NotReadable("the file cannot be opened as a PDF") from fault
        self.engines: Json = engines()
        self._known: dict[int, PageText] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()
        self._held.close()

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> PageText:
        """A page, counted from 1."""
        if number not in self._known:
            self._known[number] = read_page(self._document[number - 1])
        return self._known[number]

    def tells(self, number: int) -> bool:
        """Always: PDFium is the reader that the packet was made with."""
        return True

    def body(self, number: int, top: float, bottom: float) -> str:
        """A page's text without its margins."""
        return read_between(self._document[number - 1], top, bottom)

    def texts(self) -> tuple[str, ...]:
        """The text of every page."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(read_text(self._document[n]) for n in range(len(self._document)))

    def shown(self) -> list[str]:
        """The hash of everything that each page shows."""
        marks = Fingerprints()
        return [marks.page(page) for page in self._held.pages]

    def drawn(self) -> list[bytes]:
        """The end of what each page draws, where its stamp stands."""
        contents = (page.obj.get("/Contents") for page in self._held.pages)
        return [c.read_bytes()[-200:].rstrip() if isinstance(c, pikepdf.Stream) else b"" for c in contents]

    def jumps(self) -> list[Jump]:
        """The marks of all pages."""
        return list(self._jumps())

    def _jumps(self) -> Iterator[Jump]:
        for page in self._held.pages:
            for mark in page.obj.get("/Annots", []):
                target: Any = mark.get("/Dest")
                to = pikepdf.Page(target[0]).index + 1 if isinstance(target, pikepdf.Array) else None
                is_link = mark.get("/Subtype") == pikepdf.Name.Link
                yield Jump(page.index + 1, is_link, str(mark.get("/Contents", "")), to, "/A" in mark or "/AA" in mark)

    def acting(self) -> bool:
        """Scripts, forms, pages that act, or attachments other than the manifest."""
        names: Any = self._held.Root.get("/Names", {})
        acts = any(key in self._held.Root for key in ("/OpenAction", "/AA", "/AcroForm")) or "/JavaScript" in names
        return acts or list(self._held.attachments) != ["manifest.json"] or any("/AA" in page.obj for page in self._held.pages)

    def manifest(self) -> bytes | None:
        """The manifest attached, or None."""
        try:
            if "manifest.json" not in self._held.attachments:
                return None
            return bytes(self._held.attachments["manifest.json"].get_file().read_bytes())
        except (pikepdf.PdfError, RuntimeError):
            return None
