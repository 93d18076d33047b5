"""A packet's PDF as plain Python sees it: for the single-file checker that needs no library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from denialhelp.packet.bare_pdf import BarePdf, BrokenPdf, Name, Ref, Stream, Undecodable
from denialhelp.packet.bare_text import Reader
from denialhelp.packet.canonical import NOT_SHOWN, array, dictionary, scalar
from denialhelp.packet.page_text import PageText
from denialhelp.packet.view import Json, Jump, NotReadable

Value = Any


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a broken file does to a reader that takes its form on trust is one error."""
    try:
        yield
    except (BrokenPdf, Undecodable, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        raise NotReadable("the file cannot be read as a PDF") from fault


class BareView:
    """An open PDF. Raises NotReadable for what is no PDF, and where a page's parts are broken."""

    places_hold = False

    def __init__(self, pdf: bytes) -> None:
        self.engines: Json = {"pdfium": "none", "typst": "none"}
        with _reading():
            self._pdf = BarePdf(pdf)
            self._pages = self._pdf.pages()
            self._numbers = {ref: n for n, ref in enumerate(self._pdf.page_refs(), start=1) if ref is not None}
        self._readers: dict[int, Reader] = {}
        self._marks: dict[Ref, bytes] = {}

    def close(self) -> None:
        """Nothing is held open."""

    def __len__(self) -> int:
        return len(self._pages)

    def _reader(self, number: int) -> Reader:
        if number not in self._readers:
            with _reading():
                self._readers[number] = Reader(self._pdf, self._pages[number - 1])
        return self._readers[number]

    def page(self, number: int) -> PageText:
        """A page, counted from 1."""
        return self._reader(number).page_text()

    def tells(self, number: int) -> bool:
        """False where a font of the page does not tell what its codes stand for."""
        return self._reader(number).unknown == 0

    def body(self, number: int, top: float, bottom: float) -> str:
        """A page's text without its margins: glyphs whose middle lies between them."""
        reader = self._reader(number)
        return "".join(g.char for g in reader.glyphs if top <= (g.box.y0 + g.box.y1) / 2 <= reader.height - bottom)

    def texts(self) -> list[str]:
        """The text of every page."""
        return [self.page(n).raw for n in range(1, len(self) + 1)]

    def shown(self) -> list[str]:
        """The hash of everything that each page shows, as `fingerprint` makes it."""
        with _reading():
            return [hashlib.sha256(self._dictionary(page)).hexdigest() for page in self._pages]

    def drawn(self) -> list[bytes]:
        """The end of what each page draws."""
        with _reading():
            contents = (self._pdf.get(page.get("Contents")) for page in self._pages)
            return [self._pdf.decoded(c)[-200:].rstrip() if isinstance(c, Stream) else b"" for c in contents]

    def jumps(self) -> list[Jump]:
        """The marks of all pages."""
        with _reading():
            return list(self._jumps())

    def _jumps(self) -> Iterator[Jump]:
        for number, page in enumerate(self._pages, start=1):
            for held in self._pdf.get(page.get("Annots")) or []:
                mark = self._pdf.get(held)
                target = self._pdf.get(mark.get("Dest"))
                first = target[0] if isinstance(target, list) and target else None
                words = self._pdf.get(mark.get("Contents")) or b""
                is_link = self._pdf.get(mark.get("Subtype")) == b"Link"
                to = self._numbers.get(first) if isinstance(first, Ref) else None
                yield Jump(number, is_link, _text(words), to, "A" in mark or "AA" in mark)

    def acting(self) -> bool:
        """Scripts, forms, pages that act, or attachments other than the manifest."""
        with _reading():
            root = self._pdf.get(self._pdf.trailer["Root"])
            names = self._pdf.get(root.get("Names")) or {}
            acts = any(key in root for key in ("OpenAction", "AA", "AcroForm")) or "JavaScript" in names
            return acts or [name for name, _ in self._attachments()] != ["manifest.json"] or any("AA" in page for page in self._pages)

    def manifest(self) -> bytes | None:
        """The manifest attached, or None."""
        with _reading():
            spec = next((spec for name, spec in self._attachments() if name == "manifest.json"), None)
            stream = self._pdf.entry(self._pdf.entry(spec, "EF"), "F")
            return self._pdf.decoded(stream) if isinstance(stream, Stream) else None

    def _attachments(self) -> Iterator[tuple[str, Value]]:
        waiting = [self._pdf.entry(self._pdf.entry(self._pdf.trailer["Root"], "Names"), "EmbeddedFiles")]
        for node in waiting:
            if not isinstance(node, dict) or len(waiting) > 1000:
                continue
            items = self._pdf.get(node.get("Names")) or []
            for name, spec in zip(items[::2], items[1::2], strict=False):
                yield _text(self._pdf.get(name)), spec
            waiting += [self._pdf.get(kid) for kid in self._pdf.get(node.get("Kids")) or []]

    def _of(self, value: Value) -> bytes:
        return self._indirect(value) if isinstance(value, Ref) else self._direct(value)

    def _indirect(self, ref: Ref) -> bytes:
        known = self._marks.get(ref)
        if known is not None:
            return known
        value = self._pdf.get(ref)
        if isinstance(value, dict) and self._pdf.get(value.get("Type")) == b"Page":
            return b"page"
        self._marks[ref] = b"above"
        out = hashlib.sha256(self._direct(value)).digest()
        self._marks[ref] = out
        return out

    def _direct(self, value: Value) -> bytes:
        if isinstance(value, Stream):
            return self._stream(value)
        if isinstance(value, dict):
            return self._dictionary(value)
        if isinstance(value, list):
            return array(self._of(v) for v in value)
        if isinstance(value, Name):
            return scalar(bytes(value), is_name=True)
        return scalar(value)

    def _dictionary(self, value: dict[str, Value]) -> bytes:
        shown = {key: held for key, held in value.items() if held is not None and key not in NOT_SHOWN}
        return dictionary((key, self._of(shown[key])) for key in sorted(shown))

    def _stream(self, value: Stream) -> bytes:
        content = value.raw
        if self._pdf.get(value.entries.get("Subtype")) != b"Image":
            try:
                content = self._pdf.decoded(value)
            except (BrokenPdf, Undecodable):
                content = value.raw
        return self._dictionary(value.entries) + hashlib.sha256(content).digest()


def _text(value: Value) -> str:
    """A text string (ISO 32000-1:2008, 7.9.2.2)."""
    if not isinstance(value, bytes):
        return ""
    return value[2:].decode("utf-16-be", "replace") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
