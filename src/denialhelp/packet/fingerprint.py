"""A hash of everything that a PDF page shows: its content, fonts, pictures, marks and size, however the file is stored."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pikepdf

from denialhelp.packet.canonical import NOT_SHOWN, array, dictionary, scalar


class Fingerprints:
    """The hashes of the pages of one open PDF; parts that pages share are read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: pikepdf.Page) -> str:
        """The hash of one page as hexadecimal text."""
        return hashlib.sha256(self._dictionary(page.obj)).hexdigest()

    def _of(self, value: Any) -> bytes:
        if not isinstance(value, pikepdf.Object):
            return scalar(value)
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
            return array(self._of(v) for v in value)
        if isinstance(value, pikepdf.Name):
            return scalar(_plain(value.unparse()), is_name=True)
        return scalar(bytes(value) if isinstance(value, pikepdf.String) else value.unparse())

    def _dictionary(self, value: Any) -> bytes:
        keys = sorted(key.removeprefix("/") for key in value.keys())  # noqa: SIM118 - a pikepdf dictionary iterates otherwise
        return dictionary((key, self._of(value["/" + key])) for key in keys if key not in NOT_SHOWN)

    def _stream(self, value: pikepdf.Stream) -> bytes:
        if value.get("/Subtype") == pikepdf.Name.Image:
            content = value.read_raw_bytes()
        else:
            try:
                content = value.read_bytes()
            except pikepdf.PdfError:
                content = value.read_raw_bytes()
        return self._dictionary(value) + hashlib.sha256(content).digest()


def _plain(name: bytes) -> bytes:
    """A name without its slash, escapes undone."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), name.removeprefix(b"/"))
