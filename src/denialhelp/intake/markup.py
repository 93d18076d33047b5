"""A tree of HTML or of C-CDA narrative as text: paragraphs, lists with their markers, tables along the row."""

from __future__ import annotations

import re

from lxml import etree

from .cells import row_lines

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "legend",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "figure",
        "figcaption",
        "hr",
        "body",
        "html",
        "center",
        "title",
        "paragraph",
        "list",
        "content-block",
    ]
)
_SILENT = frozenset(
    "script style head meta link noscript template object embed iframe svg math button select textarea renderMultiMedia".lower().split()
)
_APART = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "section", "article", "paragraph", "list", "caption"]
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


def words_of(node: etree._Element | None) -> str:
    """All text inside an element, white space folded."""
    return "" if node is None else " ".join("".join(str(t) for t in node.itertext()).split())


def tag_of(node: etree._Element) -> str:
    """The local name of an element in lower case; empty for comments and instructions."""
    # not by QName: a broken page may hold names that XML does not allow
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


class _Writer:
    """Collects lines; knows when a new line or an empty line is due."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.current = ""

    def write(self, text: str) -> None:
        text = _SPACE.sub(" ", text)
        if not self.current or self.current.endswith(" "):
            text = text.lstrip(" ")
        self.current += text

    def end_line(self) -> None:
        if self.current.strip():
            self.lines.append(self.current.rstrip())
        self.current = ""

    def end_block(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _marker(item: etree._Element, number: int) -> str:
    parent = item.getparent()
    if parent is None:
        return "\u2022 "
    ordered = tag_of(parent) == "ol" or (parent.get("listType") or "").lower() == "ordered"
    if not ordered:
        return "\u2022 "
    return f"{counter(number, parent.get('type') or '1')}. "


def counter(number: int, style: str) -> str:
    """A list number in a style of HTML or Word: 1, a, A, i, I."""
    match style:
        case "a" | "lowerLetter":
            return _letters(number).lower()
        case "A" | "upperLetter":
            return _letters(number)
        case "i" | "lowerRoman":
            return _roman(number).lower()
        case "I" | "upperRoman":
            return _roman(number)
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def _letters(number: int) -> str:
    # Word goes on with AA, BB after Z
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            out += sign
            number -= value
    return out


def _start(node: etree._Element) -> int:
    raw = node.get("start") or "1"
    return int(raw) if raw.lstrip("-").isdigit() else 1


def _walk(node: etree._Element, out: _Writer, depth: int) -> None:
    tag = tag_of(node)
    if not tag or tag in _SILENT or depth > 200 or _hidden(node):
        return
    if tag == "br":
        out.end_line()
        return
    if tag == "tr":
        _row(node, out, depth)
        return
    if tag in _APART:
        out.end_block()
    elif tag in _BLOCKS or tag in {"li", "item"}:
        out.end_line()
    if tag == "pre":
        out.lines += ["".join(str(t) for t in node.itertext()).rstrip()]
        out.end_block()
        return
    if tag in {"ul", "ol", "list"}:
        _list(node, out, depth)
    else:
        _inside(node, out, depth)
    if tag in _APART:
        out.end_block()
    elif tag in _BLOCKS or tag in {"li", "item"}:
        out.end_line()


def _hidden(node: etree._Element) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or "display:none" in style


def _inside(node: etree._Element, out: _Writer, depth: int) -> None:
    if node.text:
        out.write(node.text)
    for child in node:
        _walk(child, out, depth + 1)
        if child.tail:
            out.write(child.tail)


def _list(node: etree._Element, out: _Writer, depth: int) -> None:
    number = _start(node)
    for child in node:
        if tag_of(child) not in {"li", "item"}:
            _walk(child, out, depth + 1)
            continue
        value = child.get("value") or ""
        number = int(value) if value.isdigit() else number
        out.end_line()
        out.write(_marker(child, number))
        _inside(child, out, depth + 1)
        out.end_line()
        number += 1


def _row(node: etree._Element, out: _Writer, depth: int) -> None:
    out.end_line()
    cells: list[list[str]] = []
    for child in node:
        if tag_of(child) in {"td", "th"}:
            inner = _Writer()
            _inside(child, inner, depth + 1)
            inner.end_line()
            if any(tag_of(d) == "table" for d in child.iterdescendants()):
                # a table for layout: its inner lines stay lines
                out.lines += [*row_lines(cells), *inner.lines]
                cells = []
            else:
                cells.append(inner.lines)
    out.lines += row_lines(cells)


def text_of(root: etree._Element) -> str:
    """The text of a tree: a line for each line of the source's blocks, an empty line between paragraphs, cells two spaces apart."""
    out = _Writer()
    _walk(root, out, 0)
    out.end_line()
    return "\n".join(out.lines).strip("\n")
