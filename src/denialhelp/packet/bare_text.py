"""The text that a PDF page shows, in plain Python: each glyph in the order of the content, with about where it stands.

Source: ISO 32000-1:2008, 8.4 (matrices) and 9.4 (text objects). Places are good to a few points: enough for rows, not for boxes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from denialhelp.casefile.document import Box
from denialhelp.packet.bare_fonts import Font, read_font
from denialhelp.packet.bare_pdf import BarePdf, BrokenPdf, Keyword, Lexer, Name, Stream, Undecodable
from denialhelp.packet.page_text import Glyph, PageText

Value = Any
Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 12
_INLINE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r /<\[(]|$)")


def times(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that does `a` and then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state as far as text needs it."""

    matrix: Matrix = ONE
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Reader:
    """Runs the content of one page. `glyphs` are what it shows; `unknown` counts the glyphs whose text the file does not tell."""

    def __init__(self, pdf: BarePdf, page: dict[str, Value]) -> None:
        self._pdf = pdf
        media = [float(pdf.get(v)) for v in pdf.inherited(page, "MediaBox") or (0, 0, 612, 792)]
        self._left, self._top = media[0], media[3]
        self.height = media[3] - media[1]
        self.glyphs: list[Glyph] = []
        self.unknown = 0
        self._fonts: dict[int, Font] = {}
        self._run(_content(pdf, page), pdf.inherited(page, "Resources") or {}, State(), 0)

    def page_text(self) -> PageText:
        """The page as it reads."""
        return PageText("".join(g.char for g in self.glyphs), tuple(self.glyphs))

    def _run(self, content: bytes, resources: Value, state: State, depth: int) -> None:
        lexer = Lexer(content, references=False)
        held: list[Value] = []
        above: list[State] = []
        text: Matrix = ONE
        line: Matrix = ONE
        while True:
            lexer.skip()
            if lexer.at >= len(content):
                return
            try:
                value = lexer.value()
            except BrokenPdf:
                return  # a cut-off end shows nothing more
            if not isinstance(value, Keyword):
                held.append(value)
                continue
            if value == b"q":
                above.append(state)
            elif value == b"Q":
                state = above.pop() if above else state
            elif value == b"cm" and len(held) >= 6:
                state = replace(state, matrix=times(_matrix(held), state.matrix))
            elif value == b"BT":
                text = line = ONE
            elif value in (b"Td", b"TD", b"T*", b"'", b'"'):
                state = _line_state(value, held, state)
                x, y = (held[-2], held[-1]) if value in (b"Td", b"TD") and len(held) >= 2 else (0, -state.leading)
                text = line = times((1.0, 0.0, 0.0, 1.0, float(x), float(y)), line)
            elif value == b"Tm" and len(held) >= 6:
                text = line = _matrix(held)
            elif value == b"Do" and held:
                self._form(held[-1], resources, state, depth)
            elif value == b"BI":
                end = _INLINE_END.search(content, lexer.at)
                lexer.at = end.end() if end else len(content)
            else:
                state = self._set(value, held, resources, state)
            if value in (b"Tj", b"TJ", b"'", b'"') and held:
                text = self._show(held[-1], text, state)
            held = []

    def _set(self, operator: Keyword, held: list[Value], resources: Value, state: State) -> State:
        if not held:
            return state
        match operator:
            case b"Tf" if len(held) >= 2:
                fonts = self._pdf.entry(resources, "Font")
                name = held[-2].decode("latin-1") if isinstance(held[-2], Name) else ""
                font = fonts.get(name) if isinstance(fonts, dict) else None
                return replace(state, font=None if font is None else self._font(font), size=float(held[-1]))
            case b"Tc":
                return replace(state, spacing=float(held[-1]))
            case b"Tw":
                return replace(state, word_spacing=float(held[-1]))
            case b"Tz":
                return replace(state, scale=float(held[-1]) / 100)
            case b"TL":
                return replace(state, leading=float(held[-1]))
            case b"Ts":
                return replace(state, rise=float(held[-1]))
        return state

    def _font(self, value: Value) -> Font:
        key = value.number if hasattr(value, "number") else -id(value)
        if key not in self._fonts:
            self._fonts[key] = read_font(self._pdf, value)
        return self._fonts[key]

    def _form(self, name: Value, resources: Value, state: State, depth: int) -> None:
        forms = self._pdf.entry(resources, "XObject")
        form = self._pdf.get(forms.get(name.decode("latin-1"))) if isinstance(forms, dict) and isinstance(name, Name) else None
        if not isinstance(form, Stream) or self._pdf.entry(form, "Subtype") != b"Form" or depth > _DEEPEST:
            return
        try:
            content = self._pdf.decoded(form)
        except (BrokenPdf, Undecodable):
            return
        own = [self._pdf.get(v) for v in self._pdf.entry(form, "Matrix") or ONE]
        inner = replace(state, matrix=times(_matrix(own), state.matrix))
        self._run(content, self._pdf.entry(form, "Resources") or resources, inner, depth + 1)

    def _show(self, shown: Value, text: Matrix, state: State) -> Matrix:
        if state.font is None:
            return text
        for item in shown if isinstance(shown, list) else [shown]:
            if isinstance(item, bytes) and not isinstance(item, (Name, Keyword)):
                for code, char, width in state.font.shown(item):
                    self._glyph(char, text, width, state)
                    space = state.word_spacing if state.font.bytes_a_code == 1 and code == 32 else 0.0
                    text = _along(text, (width / 1000 * state.size + state.spacing + space) * state.scale)
            elif not isinstance(item, (bytes, list, dict)) and item is not None:
                text = _along(text, -float(item) / 1000 * state.size * state.scale)
        return text

    def _glyph(self, char: str | None, text: Matrix, width: float, state: State) -> None:
        if char is None:
            self.unknown += 1
            return
        size, high = state.size, state.size * 0.8
        place = times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), times(text, state.matrix))
        wide = width / 1000 * size * state.scale
        ends = ((0.0, -size * 0.2), (wide, high))
        xs = sorted(place[0] * x + place[2] * y + place[4] - self._left for x, y in ends)
        ys = sorted(self._top - (place[1] * x + place[3] * y + place[5]) for x, y in ends)
        box = Box(xs[0], ys[0], xs[1], ys[1])
        self.glyphs += [Glyph(c, box) for c in char if not c.isspace() and ord(c) > 1]


def _line_state(operator: Keyword, held: list[Value], state: State) -> State:
    if operator == b"TD" and held:
        return replace(state, leading=-float(held[-1]))
    if operator == b'"' and len(held) >= 3:
        return replace(state, word_spacing=float(held[-3]), spacing=float(held[-2]))
    return state


def _along(text: Matrix, by: float) -> Matrix:
    return times((1.0, 0.0, 0.0, 1.0, by, 0.0), text)


def _matrix(held: list[Value] | tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in held[-6:])
    return a, b, c, d, e, f


def _content(pdf: BarePdf, page: dict[str, Value]) -> bytes:
    """The content of a page, its pieces joined by a line break."""
    held = pdf.get(page.get("Contents"))
    pieces = [pdf.get(piece) for piece in held] if isinstance(held, list) else [held]
    return b"\n".join(pdf.decoded(piece) for piece in pieces if isinstance(piece, Stream))
