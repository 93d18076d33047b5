"""A hash of everything that a PDF page shows: its content, fonts, pictures, marks and size, however the file is stored."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

_NOT_SHOWN = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Length", "/Filter", "/DecodeParms", "/Popup", "/Tabs"})


class Fingerprints:
    """The hashes of the pages of one open PDF; parts that pages share are read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: pikepdf.Page) -> str:
        """The hash of one page as hexadecimal text."""
        return hashlib.sha256(self._dictionary(page.obj)).hexdigest()

    def _of(self, value: Any) -> bytes:
        if not isinstance(value, pikepdf.Object):
            return repr(value).encode()
        if value.is_indirect:
            return self._indirect(value)
        return self._direct(value)

    def _indirect(self, value: pikepdf.Object) -> bytes:
        known = self._known.get(value.objgen)
        if known is not None:
            return known
        if isinstance(value, pikepdf.Dictionary) and value.get("/Type") == pikepdf.Name.Page:
            return b"page"  # a jump's target; which page it is stands in the manifest
        self._known[value.objgen] = b"above"
        out = hashlib.sha256(self._direct(value)).digest()
        self._known[value.objgen] = out
        return out

    def _direct(self, value: pikepdf.Object) -> bytes:
        if isinstance(value, pikepdf.Stream):
            return self._stream(value)
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(value)
        if isinstance(value, pikepdf.Array):
            return b"[" + b",".join(self._of(v) for v in value) + b"]"
        return value.unparse()

    def _dictionary(self, value: Any) -> bytes:
        parts = [key.encode() + b"=" + self._of(value[key]) for key in sorted(value.keys()) if key not in _NOT_SHOWN]
        return b"<" + b";".join(parts) + b">"

    def _stream(self, value: pikepdf.Stream) -> bytes:
        if value.get("/Subtype") == pikepdf.Name.Image:
            content = value.read_raw_bytes()
        else:
            try:
                content = value.read_bytes()
            except pikepdf.PdfError:
                content = value.read_raw_bytes()
        return self._dictionary(value) + hashlib.sha256(content).digest()
