"""What the codes of a PDF's fonts stand for, in plain Python: ToUnicode maps, encodings with named glyphs, and widths.

Source: ISO 32000-1:2008, 9.6 to 9.10 and annex D. A font whose codes cannot be told gives None for each: such text is not guessed.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from denialhelp.packet.bare_pdf import BarePdf, BrokenPdf, Keyword, Lexer, Name, Stream, Undecodable

Value = Any
_DEFAULT_WIDTH = 500.0
_NAMED = {
    "space": " ", "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
    "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[",
    "backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
    "braceright": "}", "asciitilde": "~", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "endash": "–",
    "emdash": "—", "bullet": "•", "ellipsis": "…", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "degree": "°",
    "section": "§", "paragraph": "¶", "copyright": "©", "registered": "®", "trademark": "™", "plusminus": "±", "mu": "µ", "multiply": "×",
    "divide": "÷", "cent": "¢", "sterling": "£", "Euro": "€", "germandbls": "ß", "ae": "æ", "AE": "Æ", "oslash": "ø", "Oslash": "Ø",
    "exclamdown": "¡", "questiondown": "¿", "ordfeminine": "ª", "ordmasculine": "º", "periodcentered": "·", "dotlessi": "ı",
    "minus": "−", "lessequal": "≤", "greaterequal": "≥", "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "nbspace": " ",
    "guillemotleft": "«", "guillemotright": "»", "quotesinglbase": "‚", "quotedblbase": "„", "dagger": "†", "fraction": "⁄",
}  # fmt: skip
_ACCENTS = {"acute": "\u0301", "grave": "\u0300", "dieresis": "\u0308", "circumflex": "\u0302", "tilde": "\u0303", "cedilla": "\u0327",
            "ring": "\u030a", "caron": "\u030c"}  # fmt: skip
_STANDARD = {0x27: "’", 0x60: "‘", 0xA4: "⁄", 0xA9: "'", 0xAA: "“", 0xAD: "‹", 0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xB7: "•", 0xBA: "”",
             0xBC: "…", 0xD0: "—", 0xF5: "ı"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Font:
    """A font: bytes to a code, the text of each code (absent: unknown), widths in thousandths of the size."""

    bytes_a_code: int
    texts: dict[int, str]
    widths: dict[int, float] = field(default_factory=dict)
    width: float = _DEFAULT_WIDTH

    def shown(self, content: bytes) -> list[tuple[int, str | None, float]]:
        """Each code of a shown string: the code, its text, its width in thousandths."""
        step = self.bytes_a_code
        codes = [int.from_bytes(content[n : n + step], "big") for n in range(0, len(content) - step + 1, step)]
        return [(code, self.texts.get(code), self.widths.get(code, self.width)) for code in codes]


def read_font(pdf: BarePdf, value: Value) -> Font:
    """The font of a resource."""
    wide = pdf.entry(value, "Subtype") == b"Type0"
    texts = {} if wide else _encoding(pdf, value)
    told = pdf.entry(value, "ToUnicode")
    if isinstance(told, Stream):
        with suppress(BrokenPdf, Undecodable):  # then the encoding alone is left
            texts |= to_unicode(pdf.decoded(told))
    widths, default = _wide_widths(pdf, value) if wide else (_simple_widths(pdf, value), _DEFAULT_WIDTH)
    return Font(2 if wide else 1, texts, widths, default)


def to_unicode(content: bytes) -> dict[int, str]:
    """A ToUnicode map: each code's text."""
    out: dict[int, str] = {}
    lexer, held = Lexer(content, references=False), []
    while True:
        lexer.skip()
        if lexer.at >= len(content):
            return out
        value = lexer.value()
        if not isinstance(value, Keyword):
            held.append(value)
            continue
        if value == b"endbfchar":
            for code, text in zip(held[::2], held[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    out[int.from_bytes(code, "big")] = _utf16(text)
        elif value == b"endbfrange":
            for low, high, start in zip(held[::3], held[1::3], held[2::3], strict=False):
                _range(out, low, high, start)
        held = []


def _range(out: dict[int, str], low: Value, high: Value, start: Value) -> None:
    if not isinstance(low, bytes) or not isinstance(high, bytes):
        return
    first, last = int.from_bytes(low, "big"), min(int.from_bytes(high, "big"), int.from_bytes(low, "big") + 65535)
    for n, code in enumerate(range(first, last + 1)):
        if isinstance(start, list):
            if n < len(start) and isinstance(start[n], bytes):
                out[code] = _utf16(start[n])
        elif isinstance(start, bytes) and start:
            moved = int.from_bytes(start, "big") + n
            out[code] = _utf16(moved.to_bytes(max(len(start), (moved.bit_length() + 7) // 8), "big"))


def _utf16(text: bytes) -> str:
    return text.decode("utf-16-be" if len(text) > 1 else "latin-1", "replace")


def _encoding(pdf: BarePdf, font: Value) -> dict[int, str]:
    encoding = pdf.entry(font, "Encoding")
    base = pdf.entry(encoding, "BaseEncoding") if isinstance(encoding, dict) else encoding
    texts = _base(base)
    code = 0
    for item in (pdf.entry(encoding, "Differences") or []) if isinstance(encoding, dict) else []:
        value = pdf.get(item)
        if isinstance(value, int):
            code = value
        elif isinstance(value, Name):
            text = glyph(value.decode("latin-1"))
            if text is None:
                texts.pop(code, None)
            else:
                texts[code] = text
            code += 1
    return texts


def _base(name: Value) -> dict[int, str]:
    page = {b"WinAnsiEncoding": "cp1252", b"MacRomanEncoding": "mac_roman"}.get(name or b"")
    if page is None:
        return {code: chr(code) for code in range(32, 127)} | _STANDARD
    return {code: text for code in range(32, 256) if (text := bytes([code]).decode(page, "ignore"))}


def glyph(name: str) -> str | None:
    """The text of a glyph's name (Adobe's naming rules: uniXXXX, uXXXXX, letters with their accents), or None."""
    plain = name.split(".", maxsplit=1)[0]
    if plain in _NAMED or len(plain) == 1:
        return _NAMED.get(plain, plain)
    for lead in ("uni", "u"):
        digits = plain.removeprefix(lead)
        if plain.startswith(lead) and 4 <= len(digits) <= 6:
            try:
                return chr(int(digits, 16))
            except (ValueError, OverflowError):
                break
    accent = _ACCENTS.get(plain[1:])
    return unicodedata.normalize("NFC", plain[0] + accent) if accent else None


def _simple_widths(pdf: BarePdf, font: Value) -> dict[int, float]:
    first, widths = pdf.entry(font, "FirstChar"), pdf.entry(font, "Widths")
    if not isinstance(first, int) or not isinstance(widths, list):
        return {}
    return {first + n: float(w) for n, value in enumerate(widths) if isinstance(w := pdf.get(value), int) or hasattr(w, "as_tuple")}


def _wide_widths(pdf: BarePdf, font: Value) -> tuple[dict[int, float], float]:
    below = pdf.entry(font, "DescendantFonts")
    child = pdf.get(below[0]) if isinstance(below, list) and below else {}
    default = pdf.entry(child, "DW")
    out: dict[int, float] = {}
    items = [pdf.get(v) for v in pdf.entry(child, "W") or []]
    while len(items) >= 2:
        if isinstance(items[1], list):
            out |= {items[0] + n: float(pdf.get(w)) for n, w in enumerate(items[1])}
            items = items[2:]
        elif len(items) >= 3:
            out |= dict.fromkeys(range(items[0], min(items[1], items[0] + 65535) + 1), float(items[2]))
            items = items[3:]
        else:
            break
    return out, 1000.0 if default is None else float(default)
