"""Refuses a PDF whose forms are drawn within each other so often that no reader could end ("nested forms")."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from denialhelp.errors import UnreadableFile

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_MOST_DRAWN = 20_000  # forms that a page may draw, those within forms counted; a busy printed page draws some dozens
_MOST_BYTES = 4_000_000
_MOST_FORMS = 20_000


def refuse_nested_forms(data: bytes) -> None:
    """Raises UnreadableFile (too-large) where a page draws forms in forms without end or by the ten thousand.

    pdfium unfolds every one of them, and the process would only be stopped by its limit on memory. Files that cannot be looked into
    here are left to that limit.
    """
    if not _FORM.search(data):
        return
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if _looks_nested(pdf):
                raise UnreadableFile("too-large", "This PDF is drawn in a way that cannot be read; print it to a new PDF and try again.")
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError, KeyError, RuntimeError):
        return


def _looks_nested(pdf: Any) -> bool:
    counter = _Counter()
    return any(counter.of_page(page) > _MOST_DRAWN for page in pdf.pages)


class _Counter:
    """How many forms each form draws, itself counted; a form within itself counts as endless."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}
        self._open: set[tuple[int, int]] = set()

    def of_page(self, page: Any) -> int:
        """The forms that a page draws."""
        forms = self._forms(page.get("/Resources"))
        if not forms or all(not self._forms(form.get("/Resources")) for form in forms.values()):
            return 0
        return self._sum(forms, _content(page.get("/Contents")))

    def _forms(self, resources: Any) -> dict[bytes, Any]:
        objects = None if resources is None else resources.get("/XObject")
        if objects is None:
            return {}
        found = {}
        for name, value in objects.items():
            if str(value.get("/Subtype", "")) == "/Form":
                found[str(name).removeprefix("/").encode("utf-8", "replace")] = value
        return found

    def _sum(self, forms: dict[bytes, Any], content: bytes) -> int:
        drawn: dict[bytes, int] = {}
        for match in _DRAWN.finditer(content):
            drawn[match.group(1)] = drawn.get(match.group(1), 0) + 1
        return sum(count * self._of_form(forms[name]) for name, count in drawn.items() if name in forms)

    def _of_form(self, form: Any) -> int:
        key = form.objgen
        if key in self._known:
            return self._known[key]
        if key in self._open or len(self._open) > 40 or len(self._known) > _MOST_FORMS:
            return _MOST_DRAWN + 1
        self._open.add(key)
        inner = self._forms(form.get("/Resources"))
        total = 1 + (self._sum(inner, _content(form)) if inner else 0)
        self._open.discard(key)
        self._known[key] = min(total, _MOST_DRAWN + 1)
        return self._known[key]


def _content(streams: Any) -> bytes:
    """The operators of a page or form, as far as they are looked at."""
    import pikepdf

    if streams is None:
        return b""
    parts = list(streams) if isinstance(streams, pikepdf.Array) else [streams]
    out = b""
    for part in parts:
        if len(out) > _MOST_BYTES:
            break
        out += part.read_bytes()[:_MOST_BYTES] + b"\n"
    return out
