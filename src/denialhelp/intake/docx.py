"""Word documents: paragraphs with their list numbers, tables along the row, text boxes, headers, footers and notes."""

from __future__ import annotations

import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from denialhelp.errors import UnreadableFile

from .cells import row_lines
from .content import Content, text_content
from .markup import counter

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# one part of a sound document stays far below this; more is a zip bomb
_PART_LIMIT = 150 * 1024 * 1024


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "This Word file is damaged or incomplete; open it in Word, save it again and try again.")


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        if archive.getinfo(name).file_size > _PART_LIMIT:
            raise UnreadableFile("too-large", "This Word file unpacks to more than can be read; split it and try again.")
        data = archive.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise _damaged() from None
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
    except etree.XMLSyntaxError:
        raise _damaged() from None


def _val(node: etree._Element | None, path: str) -> str | None:
    found = None if node is None else node.find(path)
    return None if found is None else found.get(_W + "val")


_QUARTER_INCH = 360  # in twentieths of a point


def _left(properties: etree._Element | None) -> int | None:
    """The left indent that a paragraph, a style or a list level sets, in twentieths of a point."""
    found = None if properties is None else properties.find(_W + "ind")
    text = None if found is None else found.get(_W + "left") or found.get(_W + "start")
    return int(text) if text is not None and text.lstrip("-").isdigit() else None


class _Numbering:
    """The counters of a document's lists: renders "1.", "a)", "2.1", bullets."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, tuple[str, int]] = {}
        self._lefts: dict[tuple[str, int], int] = {}
        self._style_lefts: dict[str, int] = {}
        if numbering is not None:
            self._read(numbering)
        for style in [] if styles is None else styles.iter(_W + "style"):
            self._style_lefts[style.get(_W + "styleId") or ""] = _left(style.find(_W + "pPr")) or 0
            number = _val(style, f"{_W}pPr/{_W}numPr/{_W}numId")
            if number:
                self._styles[style.get(_W + "styleId") or ""] = (number, int(_val(style, f"{_W}pPr/{_W}numPr/{_W}ilvl") or 0))

    def _read(self, numbering: etree._Element) -> None:
        for abstract in numbering.iter(_W + "abstractNum"):
            levels = {}
            for level in abstract.iter(_W + "lvl"):
                start = _val(level, _W + "start") or "1"
                self._lefts[abstract.get(_W + "abstractNumId") or "", int(level.get(_W + "ilvl") or 0)] = _left(level.find(_W + "pPr")) or 0
                levels[int(level.get(_W + "ilvl") or 0)] = (
                    _val(level, _W + "numFmt") or "decimal",
                    _val(level, _W + "lvlText") or "",
                    int(start) if start.isdigit() else 1,
                )
            self._levels[abstract.get(_W + "abstractNumId") or ""] = levels
        for number in numbering.iter(_W + "num"):
            self._abstract[number.get(_W + "numId") or ""] = _val(number, _W + "abstractNumId") or ""

    def indent(self, paragraph: etree._Element) -> str:
        """Two spaces for each quarter inch by which a list's item stands in, so that its depth is kept."""
        properties = paragraph.find(_W + "pPr")
        style = _val(properties, _W + "pStyle") or ""
        number, level = _val(properties, f"{_W}numPr/{_W}numId"), int(_val(properties, f"{_W}numPr/{_W}ilvl") or 0)
        left = _left(properties)
        if left is None and number is not None:
            left = self._lefts.get((self._abstract.get(number, ""), level))
        if left is None:
            held, depth = self._styles.get(style, ("", 0))
            left = self._style_lefts.get(style) or self._lefts.get((self._abstract.get(held, ""), depth), 0)
        return "  " * min(left // _QUARTER_INCH, 16)

    def marker(self, paragraph: etree._Element) -> str:
        """The marker of a paragraph, or nothing."""
        properties = paragraph.find(_W + "pPr")
        number, level = _val(properties, f"{_W}numPr/{_W}numId"), int(_val(properties, f"{_W}numPr/{_W}ilvl") or 0)
        if number is None:
            number, level = self._styles.get(_val(properties, _W + "pStyle") or "", (None, 0))
        if number in {None, "0"}:
            return ""
        abstract = self._abstract.get(number or "", "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        style, pattern, _start = levels[level]
        if style == "bullet":
            return "\u2022"
        if style == "none":
            return ""
        for k in range(9):
            if f"%{k + 1}" in pattern:
                inner = levels.get(k, ("decimal", "", 1))
                pattern = pattern.replace(f"%{k + 1}", counter(counts.get(k, inner[2]), inner[0]))
        return pattern


def _runs(node: etree._Element) -> Iterator[str]:
    """The text of a paragraph, without its text boxes and without deleted text."""
    for child in node:
        tag = child.tag
        if tag in {_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _MC + "Fallback", _W + "txbxContent", _W + "drawing", _W + "pict"}:
            continue
        if tag == _W + "t":
            yield child.text or ""
        elif tag == _W + "tab":
            yield "  "
        elif tag in {_W + "br", _W + "cr"}:
            yield "\n"
        elif tag == _W + "noBreakHyphen":
            yield "-"
        elif tag == _W + "sym":
            yield _symbol(child)
        elif isinstance(tag, str):
            yield from _runs(child)


def _symbol(node: etree._Element) -> str:
    # Wingdings check marks and boxes, the ones that forms use
    return {"F0FE": "\u2612", "F0FD": "\u2612", "F0A8": "\u2610", "F06F": "\u2610", "F0FC": "\u2713", "F0B7": "\u2022"}.get(
        node.get(_W + "char") or "", ""
    )


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    for box in node.iter(_W + "txbxContent"):
        if not any(a.tag == _MC + "Fallback" for a in box.iterancestors()):
            yield box


def _paragraph(node: etree._Element, numbering: _Numbering) -> list[str]:
    text = "".join(_runs(node)).strip()
    marker = numbering.marker(node) if text else ""
    lines = [f"{numbering.indent(node)}{marker} {text}" if marker else text] if text else []
    for box in _boxes(node):
        lines += _body(box, numbering)
    return lines


def _table(node: etree._Element, numbering: _Numbering) -> list[str]:
    lines = []
    for row in node.iterchildren(_W + "tr"):
        cells = [
            _body(cell, numbering)
            for cell in row.iter(_W + "tc")
            if next(cell.iterancestors(_W + "tr")) is row
        ]
        lines += row_lines(cells)
    return lines


def _body(node: etree._Element, numbering: _Numbering) -> list[str]:
    lines: list[str] = []
    for child in node:
        if child.tag == _W + "p":
            lines += _paragraph(child, numbering)
            if not lines or lines[-1]:
                lines.append("")
        elif child.tag == _W + "tbl":
            lines += [*_table(child, numbering), ""]
        elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "smartTag"}:
            lines += _body(child, numbering)
    return lines


def _tidy(lines: list[str]) -> list[str]:
    """List items and consecutive short lines stay as they are; at most one empty line in a row."""
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return out


def read_docx(data: bytes) -> Content:
    """A Word file as one page: headers, body, footnotes, footers. Raises UnreadableFile (damaged, too-large, no-text)."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        numbering = _Numbering(_xml(archive, "word/numbering.xml"), _xml(archive, "word/styles.xml"))
        parts: list[list[str]] = []
        body = _xml(archive, "word/document.xml")
        head = [n for n in names if n.startswith("word/header") and n.endswith(".xml")]
        foot = [
            n for n in names if n in {"word/footnotes.xml", "word/endnotes.xml"} or (n.startswith("word/footer") and n.endswith(".xml"))
        ]
        for name in head:
            root = _xml(archive, name)
            parts.append([] if root is None else _body(root, numbering))
        main = None if body is None else body.find(_W + "body")
        parts.append([] if main is None else _body(main, numbering))
        for name in foot:
            root = _xml(archive, name)
            notes = [] if root is None else [root, *root.iter(_W + "footnote", _W + "endnote")]
            parts.append([line for note in notes for line in _body(note, numbering)])
    seen: set[str] = set()
    lines: list[str] = []
    for part in parts:
        text = "\n".join(_tidy(part)).strip()
        # the same header stands in the file once for each section
        if text and text not in seen:
            seen.add(text)
            lines += [text, ""]
    text = "\n".join(lines).strip("\n")
    if not text:
        raise UnreadableFile(
            "no-text", "This Word file holds no text; if it holds pictures of pages, save them as PDF or JPG and try again."
        )
    return text_content(text)
