"""A reader of PDF files in plain Python, for checking packets where no PDF library is at hand: objects, streams and pages.

It reads what qpdf writes (cross-reference tables and streams, object streams, updates appended by a signature), not every broken file.
Source: ISO 32000-1:2008, 7.2 to 7.5 and 7.7.3.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

Value = Any
_SPACE = b"\x00\t\n\x0c\r "
_BOUND = re.compile(rb"[\x00\t\n\x0c\r ()<>\[\]{}/%]")
_SKIP = re.compile(rb"(?:[\x00\t\n\x0c\r ]+|%[^\r\n]*)*")
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_REFERENCE = re.compile(rb"(\d+)[\x00\t\n\x0c\r ]+(\d+)[\x00\t\n\x0c\r ]+R(?![A-Za-z])")
_OBJECT = re.compile(rb"[\x00\t\n\x0c\r ]*(\d+)[\x00\t\n\x0c\r ]+(\d+)[\x00\t\n\x0c\r ]+obj")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\x0c"}
_LARGEST = 512 * 1024 * 1024
_DEEPEST = 100


class BrokenPdf(ValueError):
    """The file is no PDF that can be read."""


class Undecodable(ValueError):
    """A stream whose filter is not read here (pictures)."""


class Ref(NamedTuple):
    """A reference to an object by its number and generation."""

    number: int
    generation: int


class Name(bytes):
    """A name without its slash, escapes undone."""


class Keyword(bytes):
    """An operator of a content stream, or a word such as endobj."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its dictionary (keys without slash) and its bytes as stored."""

    entries: dict[str, Value]
    raw: bytes


class Lexer:
    """Reads values from bytes; `at` is where it stands. With `references` off, two numbers and R are three values (content streams)."""

    def __init__(self, content: bytes, at: int = 0, *, references: bool = True) -> None:
        self.content, self.at, self._references = content, at, references

    def skip(self) -> None:
        """Past white space and comments."""
        found = _SKIP.match(self.content, self.at)
        self.at = found.end() if found else self.at

    def value(self, depth: int = 0) -> Value:
        """The next value; raises BrokenPdf at the end of the bytes and where nothing can be read."""
        self.skip()
        if self.at >= len(self.content) or depth > _DEEPEST:
            raise BrokenPdf("the file ends within a value, or nests too deeply")
        first = self.content[self.at : self.at + 1]
        if first == b"/":
            return self._name()
        if first == b"(":
            return self._string()
        if first == b"[":
            return self._array(depth)
        if self.content.startswith(b"<<", self.at):
            return self._dictionary(depth)
        if first == b"<":
            return self._hexadecimal()
        return self._number_or_word()

    def _number_or_word(self) -> Value:
        if self._references:
            found = _REFERENCE.match(self.content, self.at)
            if found:
                self.at = found.end()
                return Ref(int(found[1]), int(found[2]))
        number = _NUMBER.match(self.content, self.at)
        if number:
            self.at = number.end()
            return Decimal(number[0].decode()) if b"." in number[0] else int(number[0])
        end = _BOUND.search(self.content, self.at)
        stop = max(end.start() if end else len(self.content), self.at + 1)
        word = self.content[self.at : stop]
        self.at = stop
        return {b"true": True, b"false": False, b"null": None}.get(word, Keyword(word))

    def _name(self) -> Name:
        end = _BOUND.search(self.content, self.at + 1)
        stop = end.start() if end else len(self.content)
        raw = self.content[self.at + 1 : stop]
        self.at = stop
        return Name(re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), raw))

    def _string(self) -> bytes:
        out, depth = bytearray(), 0
        self.at += 1
        while self.at < len(self.content):
            char = self.content[self.at : self.at + 1]
            self.at += 1
            if char == b"\\":
                out += self._escape()
                continue
            if char == b")" and depth == 0:
                return bytes(out)
            depth += (char == b"(") - (char == b")")
            out += b"\n" if char == b"\r" else char
            if char == b"\r" and self.content[self.at : self.at + 1] == b"\n":
                self.at += 1
        raise BrokenPdf("a string has no end")

    def _escape(self) -> bytes:
        octal = re.compile(rb"[0-7]{1,3}").match(self.content, self.at)
        if octal:
            self.at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        char = self.content[self.at : self.at + 1]
        self.at += 1
        if char == b"\r" and self.content[self.at : self.at + 1] == b"\n":
            self.at += 1
        return b"" if char in (b"\r", b"\n") else _ESCAPES.get(char, char)

    def _hexadecimal(self) -> bytes:
        end = self.content.find(b">", self.at)
        if end < 0:
            raise BrokenPdf("a string has no end")
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", self.content[self.at : end])
        self.at = end + 1
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))

    def _array(self, depth: int) -> list[Value]:
        self.at += 1
        out: list[Value] = []
        while True:
            self.skip()
            if self.content[self.at : self.at + 1] == b"]":
                self.at += 1
                return out
            out.append(self.value(depth + 1))

    def _dictionary(self, depth: int) -> dict[str, Value]:
        self.at += 2
        out: dict[str, Value] = {}
        while True:
            self.skip()
            if self.content.startswith(b">>", self.at):
                self.at += 2
                return out
            key = self.value(depth + 1)
            if not isinstance(key, Name):
                raise BrokenPdf("a dictionary's key is no name")
            out[key.decode("latin-1")] = self.value(depth + 1)


class BarePdf:
    """An open PDF. Raises BrokenPdf for what cannot be read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places: dict[int, tuple[int, int]] = {}
        self._known: dict[int, Value] = {}
        self._bundles: dict[int, list[tuple[int, Value]]] = {}
        self.trailer: dict[str, Value] = {}
        at = content.rfind(b"startxref")
        if not content.startswith(b"%PDF-") or at < 0:
            raise BrokenPdf("it is no PDF")
        number = re.compile(rb"startxref\s+(\d+)").match(content, at)
        self._read_places(int(number[1]) if number else -1)
        if "Encrypt" in self.trailer:
            raise BrokenPdf("it is locked")

    def get(self, value: Value) -> Value:
        """What a reference leads to (None where to nothing); any other value itself."""
        seen = 0
        while isinstance(value, Ref):
            value = self._object(value.number)
            seen += 1
            if seen > _DEEPEST:
                raise BrokenPdf("references run in a circle")
        return value

    def entry(self, holder: Value, key: str) -> Value:
        """The value under a key of a dictionary or stream, followed; None where it has none."""
        found = self.get(holder)
        entries = found.entries if isinstance(found, Stream) else found
        return self.get(entries.get(key)) if isinstance(entries, dict) else None

    def pages(self) -> list[dict[str, Value]]:
        """The page dictionaries in order, as stored."""
        return list(self._pages(self.entry(self.trailer.get("Root"), "Pages"), 0))

    def page_refs(self) -> list[Ref | None]:
        """The references of the pages, in order."""
        return list(self._page_refs(self.get(self.trailer.get("Root", {})).get("Pages"), 0))

    def inherited(self, page: dict[str, Value], key: str) -> Value:
        """A page's value of a key, or that of the nearest node above it."""
        node: Value = page
        for _ in range(_DEEPEST):
            if not isinstance(node, dict):
                return None
            if key in node:
                return self.get(node[key])
            node = self.get(node.get("Parent"))
        return None

    def decoded(self, stream: Stream) -> bytes:
        """The bytes of a stream with its filters undone; raises Undecodable for pictures' filters, BrokenPdf for broken bytes."""
        filters, parameters = self.entry(stream, "Filter"), self.entry(stream, "DecodeParms")
        names = filters if isinstance(filters, list) else [] if filters is None else [filters]
        settings = parameters if isinstance(parameters, list) else [parameters] * len(names)
        out = stream.raw
        for name, setting in zip(names, (*settings, *[None] * len(names)), strict=False):
            out = _undo(self.get(name), self.get(setting) or {}, out, self)
        return out

    def _pages(self, node: Value, depth: int) -> Iterator[dict[str, Value]]:
        found = self.get(node)
        if not isinstance(found, dict) or depth > _DEEPEST:
            raise BrokenPdf("the tree of pages is broken")
        if "Kids" in found:
            for kid in self.get(found["Kids"]):
                yield from self._pages(kid, depth + 1)
        else:
            yield found

    def _page_refs(self, node: Value, depth: int) -> Iterator[Ref | None]:
        found = self.get(node)
        if not isinstance(found, dict) or depth > _DEEPEST:
            raise BrokenPdf("the tree of pages is broken")
        if "Kids" in found:
            for kid in self.get(found["Kids"]):
                yield from self._page_refs(kid, depth + 1)
        else:
            yield node if isinstance(node, Ref) else None

    def _object(self, number: int) -> Value:
        if number not in self._known:
            self._known[number] = None  # an object that leads back to itself while it is read
            self._known[number] = self._read(number)
        return self._known[number]

    def _read(self, number: int) -> Value:
        place = self._places.get(number)
        if place is None:
            return None
        if place[0] >= 0:
            return self._at(place[0], number)
        bundle = self._bundle(-place[0])
        return next((value for known, value in bundle if known == number), None)

    def _at(self, offset: int, number: int) -> Value:
        head = _OBJECT.match(self._content, offset)
        if head is None or int(head[1]) != number:
            raise BrokenPdf("an object is not where the file says")
        lexer = Lexer(self._content, head.end())
        value = lexer.value()
        lexer.skip()
        if not isinstance(value, dict) or not self._content.startswith(b"stream", lexer.at):
            return value
        start = lexer.at + 6
        start += 2 if self._content.startswith(b"\r\n", start) else 1
        length = self.get(value.get("Length"))
        if not isinstance(length, int) or not 0 <= length <= len(self._content) - start:
            raise BrokenPdf("a stream has no length")
        return Stream(value, self._content[start : start + length])

    def _bundle(self, number: int) -> list[tuple[int, Value]]:
        if number not in self._bundles:
            stream = self._object(number)
            if not isinstance(stream, Stream):
                raise BrokenPdf("a bundle of objects is missing")
            content, first, count = self.decoded(stream), self.entry(stream, "First"), self.entry(stream, "N")
            head = Lexer(content)
            pairs = [(head.value(), head.value()) for _ in range(count)]
            self._bundles[number] = [(n, Lexer(content, first + at).value()) for n, at in pairs]
        return self._bundles[number]

    def _read_places(self, at: int) -> None:
        """The cross-reference tables from the last to the first; a later one wins."""
        seen: set[int] = set()
        waiting = [at]
        while waiting:
            at = waiting.pop(0)
            if at in seen or not 0 <= at < len(self._content):
                continue
            seen.add(at)
            lexer = Lexer(self._content, at)
            lexer.skip()
            trailer = self._table(lexer) if self._content.startswith(b"xref", lexer.at) else self._table_stream(lexer.at)
            for key, value in trailer.items():
                self.trailer.setdefault(key, value)
            waiting += [n for key in ("XRefStm", "Prev") if isinstance(n := trailer.get(key), int)]
        if "Root" not in self.trailer:
            raise BrokenPdf("its table of objects cannot be read")

    def _table(self, lexer: Lexer) -> dict[str, Value]:
        lexer.at += 4
        while True:
            first = lexer.value()
            if isinstance(first, Keyword):
                break
            for number in range(first, first + lexer.value()):
                offset, _generation, kind = lexer.value(), lexer.value(), lexer.value()
                if kind == b"n":
                    self._places.setdefault(number, (offset, 0))
        trailer = lexer.value()
        if not isinstance(trailer, dict):
            raise BrokenPdf("its table of objects cannot be read")
        return trailer

    def _table_stream(self, at: int) -> dict[str, Value]:
        head = _OBJECT.match(self._content, at)
        stream = self._at(at, int(head[1])) if head else None
        if not isinstance(stream, Stream):
            raise BrokenPdf("its table of objects cannot be read")
        content, widths = self.decoded(stream), stream.entries["W"]
        index = stream.entries.get("Index", [0, stream.entries["Size"]])
        step = sum(widths)
        rows = (content[n : n + step] for n in range(0, len(content) - step + 1, step))
        for start, count in zip(index[::2], index[1::2], strict=True):
            for number in range(start, start + count):
                row = next(rows, b"")
                ends = [sum(widths[:n]) for n in range(4)]
                kind, a, _ = (int.from_bytes(row[x:y], "big") for x, y in pairwise(ends))
                kind = kind if widths[0] else 1
                if kind in (1, 2):
                    self._places.setdefault(number, (a, 0) if kind == 1 else (-a, 0))
        return stream.entries


def _undo(name: Value, setting: dict[str, Value], content: bytes, pdf: BarePdf) -> bytes:
    try:
        match name:
            case b"FlateDecode" | b"Fl":
                tool = zlib.decompressobj()
                return _unpredict(tool.decompress(content, _LARGEST), {k: pdf.get(v) for k, v in setting.items()})
            case b"ASCIIHexDecode" | b"AHx":
                return bytes(Lexer(b"<" + content.split(b">")[0] + b">").value())
            case b"ASCII85Decode" | b"A85":
                return base64.a85decode(content.strip().removeprefix(b"<~").split(b"~>")[0])
    except (zlib.error, ValueError) as fault:
        raise BrokenPdf("a stream's bytes are broken") from fault
    raise Undecodable


def _unpredict(content: bytes, setting: dict[str, Value]) -> bytes:
    """PNG's row filters undone (RFC 2083, 6); predictor 2 (TIFF) is left to libraries."""
    predictor = setting.get("Predictor", 1)
    if predictor == 1:
        return content
    if predictor < 10:
        raise Undecodable
    pixel = max(1, setting.get("Colors", 1) * setting.get("BitsPerComponent", 8) // 8)
    width = (setting.get("Colors", 1) * setting.get("BitsPerComponent", 8) * setting.get("Columns", 1) + 7) // 8
    out, above = bytearray(), bytes(width)
    for at in range(0, len(content), width + 1):
        row = bytearray(content[at + 1 : at + 1 + width].ljust(width, b"\x00"))
        kind = content[at]
        for n in range(width):
            left, up, corner = row[n - pixel] if n >= pixel else 0, above[n], above[n - pixel] if n >= pixel else 0
            row[n] = (row[n] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind if kind < 5 else 0]) & 255
        out += row
        above = bytes(row)
    return bytes(out)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda x: abs(guess - x))
