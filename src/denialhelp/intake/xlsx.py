"""Excel workbooks (.xlsx) as sheets of text: stored values only, no formula is worked out, dates by their style."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import IO

from lxml import etree

from denialhelp.errors import UnreadableFile

from .sheets import Sheet, SheetRow

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PART_LIMIT = 150 * 1024 * 1024  # as for Word files: more is a zip bomb
_CELLS = 8_000_000
_BUILT_IN_DAYS = frozenset([*range(14, 18), 22, *range(27, 37), 45, 46, 47, *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError, LookupError, ArithmeticError, etree.XMLSyntaxError,
)  # fmt: skip


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an .xlsx workbook."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except _BROKEN:
        return False


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The visible sheets in order; raises UnreadableFile where the file is damaged or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Book(archive).sheets()
    except _BROKEN:
        raise UnreadableFile("damaged", "This Excel file is damaged or locked; open it in Excel, save it again and try again.") from None


class _Book:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        book = self._tree("xl/workbook.xml")
        properties = book.find(f"{_S}workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.book = book
        self.texts = tuple(self._shared())
        self.days = self._day_styles()
        self.left = _CELLS

    def _open(self, name: str) -> IO[bytes]:
        if self.archive.getinfo(name).file_size > _PART_LIMIT:
            raise UnreadableFile("too-large", "This Excel file unpacks to more than can be read; split it and try again.")
        return self.archive.open(name)

    def _tree(self, name: str) -> etree._Element:
        with self._open(name) as part:
            return etree.fromstring(part.read(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def _each(self, name: str, tag: str) -> Iterator[etree._Element]:
        with self._open(name) as part:
            for _, node in etree.iterparse(part, tag=f"{_S}{tag}", resolve_entities=False, no_network=True, load_dtd=False):
                yield node
                node.clear()
                while node.getprevious() is not None and node.getparent() is not None:
                    del node.getparent()[0]

    def _shared(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self.names:
            for node in self._each("xl/sharedStrings.xml", "si"):
                yield _plain_text(node)

    def _day_styles(self) -> frozenset[int]:
        """The numbers of the cell styles that show a date."""
        if "xl/styles.xml" not in self.names:
            return frozenset()
        styles = self._tree("xl/styles.xml")
        own = {n.get("numFmtId"): n.get("formatCode") or "" for n in styles.iter(f"{_S}numFmt")}
        found = styles.find(f"{_S}cellXfs")
        return frozenset(
            at
            for at, style in enumerate(found if found is not None else ())
            if _is_day(style.get("numFmtId") or "0", own.get(style.get("numFmtId")))
        )

    def sheets(self) -> tuple[Sheet, ...]:
        targets = {n.get("Id"): n.get("Target") or "" for n in self._tree("xl/_rels/workbook.xml.rels")}
        out = []
        for node in self.book.iter(f"{_S}sheet"):
            if node.get("state") in ("hidden", "veryHidden"):
                continue
            target = targets[node.get(_R)]
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if "worksheets" in place:
                out.append(Sheet(node.get("name") or "", tuple(self._rows(place))))
        return tuple(out)

    def _rows(self, place: str) -> Iterator[SheetRow]:
        number = 0
        for node in self._each(place, "row"):
            number = int(node.get("r") or number + 1)
            cells: dict[int, str] = {}
            at = -1
            for cell in node.iter(f"{_S}c"):
                found = _REFERENCE.match(cell.get("r") or "")
                at = _index(found[1]) if found else at + 1
                self.left -= 1
                if self.left < 0:
                    raise UnreadableFile("too-large", "This Excel file has more cells than can be read; split it and try again.")
                cells[at] = self._value(cell)
            yield SheetRow(number, tuple(cells.get(n, "") for n in range(max(cells, default=-1) + 1)))

    def _value(self, cell: etree._Element) -> str:
        kind, value = cell.get("t") or "n", cell.findtext(f"{_S}v") or ""
        if kind == "inlineStr":
            inline = cell.find(f"{_S}is")
            return _plain_text(inline).strip() if inline is not None else ""
        if kind == "s":
            return self.texts[int(value)].strip() if value else ""
        if kind != "n" or not value:
            return "" if kind == "e" else value.strip()
        if int(cell.get("s") or 0) in self.days:
            return _day(float(value), from_1904=self.from_1904)
        return _number(value)


def _plain_text(node: etree._Element) -> str:
    """The text of a string with its runs, without the phonetic help."""
    return "".join(child.text or "" for child in node.iterfind(f"{_S}t")) + "".join(t.text or "" for t in node.iterfind(f"{_S}r/{_S}t"))


def _index(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value - 1


def _is_day(identity: str, own: str | None) -> bool:
    if own is None:
        return identity.isdigit() and int(identity) in _BUILT_IN_DAYS
    shown = _QUOTED.sub("", own.split(";")[0]).lower()
    return "y" in shown or "d" in shown


def _day(serial: float, *, from_1904: bool) -> str:
    """A stored day in ISO form. Excel counts from 1899-12-30 (its 1900 has a day too many), or from 1904-01-01."""
    if not 1 <= serial < 2_958_466:
        return f"{serial:.15g}"
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a day has no time zone
    return (start + timedelta(days=int(serial))).date().isoformat()


def _number(text: str) -> str:
    """A stored number as Excel's 15 digits tell it; one of more digits stays in scientific form, for its last digits are lost."""
    try:
        value = float(text)
    except ValueError:
        return text.strip()
    shown = f"{value:.15g}"
    if "e" not in shown or abs(value) < 1:
        return format(Decimal(shown), "f")
    return format(Decimal(shown), "f") if abs(value) < 10**15 else f"{value:.14E}"
