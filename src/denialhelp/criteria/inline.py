"""Lists inside a sentence: "(a) x; or (b) y", "NONE of: x; y; z", "EITHER x OR y", and a clause that holds "for each" item."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .logic import PAYERS_BURDEN, Logic, lead_logic, logics
from .markers import Marker, marker_of

_LABEL = re.compile(
    r"(?<![\w)])\((\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,5})\)\s*(?=\S)|(?<=[\s:;])([a-hA-H1-9]|[ivx]{1,4})[.)]\s+(?=[a-zA-Z])"
)
_FOR_EACH = re.compile(r"(?i)\bfor\s+each\s+(?:of\s+(?:the|these)\s+)?[\w\s-]{2,40}?,")
_SENTENCE = re.compile(r"(?<=[a-z0-9)%”\"])\.\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with its printed label ("" where it has none)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """A list inside a text: `lead_end` is where the lead-in ends, `tail` where words begin that belong to no item."""

    logic: Logic
    lead_end: int
    pieces: tuple[Piece, ...]
    tail: int
    shared: Piece | None = None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,"):
        end -= 1
    joined = re.search(r"[;,]\s*(?:and/or|and|or)$", text[start:end], re.IGNORECASE) or re.search(r"\s(?:AND/OR|AND|OR)$", text[start:end])
    if joined:
        end = start + joined.start()
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _joined_by(text: str, pieces: list[Piece]) -> str | None:
    gaps = {m[1].lower() for a in pieces[:-1] if (m := re.search(r"(?i)[;,]\s*(and/or|and|or)\s*$", text[a.start : a.end]))}
    return "or" if any("or" in g for g in gaps) else "and" if gaps else None


def _sequence(found: list[re.Match[str]]) -> list[tuple[str, re.Match[str]]]:
    """The outermost run of labels in order, beginning with the first of its style."""
    first: Marker | None = None
    run: list[tuple[str, re.Match[str]]] = []
    style, order = "", 0
    for m in found:
        marker = marker_of(f"({m[1] or m[2]}) x") if m[1] or m[2] else None
        if marker is None:
            continue
        if first is None:
            begins = marker.styles[0][0] if marker.parent else marker.starts()
            if begins is None:
                continue
            first, style, order = marker, begins, marker.order(begins) or 1
            run.append((marker.label, m))
        elif marker.order(style) == order + 1:
            order += 1
            run.append((marker.label, m))
    return run


def _last_end(text: str, pieces: list[Piece]) -> int:
    """Where the last item ends: at its first sentence, where the other items are no sentences."""
    last = pieces[-1]
    if any(_SENTENCE.search(text, p.start, p.end) for p in pieces[:-1]):
        return last.end
    cut = _SENTENCE.search(text, last.start, last.end)
    return cut.start() + 1 if cut else last.end


def inline_list(text: str) -> Inline | None:
    """The list inside a text, or None."""
    return _labelled(text) or _none_of(text) or _capitals(text)


def _labelled(text: str) -> Inline | None:
    run = _sequence(list(_LABEL.finditer(text)))
    if len(run) < 2:
        return None
    lead_end = run[0][1].start()
    pieces: list[Piece] = []
    for at, (label, m) in enumerate(run):
        stop = run[at + 1][1].start() if at + 1 < len(run) else len(text)
        pieces.append(Piece(label, m.end(), stop))
    lead = text[:lead_end]
    last = pieces[-1]
    tail = _last_end(text, pieces)
    shared: Piece | None = None
    each = _FOR_EACH.search(text, last.start)
    if each is not None:
        tail = min(tail, each.start())
        shared = Piece("", each.start(), len(text))
    pieces[-1] = Piece(last.label, last.start, tail)
    joined = _joined_by(text, pieces)
    logic = lead_logic(lead)
    if logic is None or not logic.sure:
        kind = "any" if joined == "or" else "all"
        logic = lead_logic(kind + ":")
    if logic is None:
        return None
    if PAYERS_BURDEN.search(lead):
        logic = replace(logic, negated=True)
    trimmed = tuple(Piece(p.label, *_trim(text, p.start, p.end)) for p in pieces)
    return Inline(logic, lead_end, trimmed, len(text) if shared else tail, shared)


def _split(text: str, start: int, end: int, separator: str) -> list[tuple[int, int]]:
    depth, at, out = 0, start, []
    position = start
    while position < end:
        char = text[position]
        depth += (char == "(") - (char == ")")
        if depth == 0 and text.startswith(separator, position):
            out.append((at, position))
            position += len(separator)
            at = position
            continue
        position += 1
    out.append((at, end))
    return out


def _none_of(text: str) -> Inline | None:
    found = [f for f in logics(text) if f.negated]
    if not found:
        return None
    colon = text.find(":", found[0].end - 1)
    if colon < 0 or colon - found[0].end > 40:
        return None
    end = len(text)
    cut = _SENTENCE.search(text, colon)
    tail = cut.start() + 1 if cut and ";" not in text[cut.end() :] else end
    parts = _split(text, colon + 1, tail, ";")
    if len(parts) < 2:
        parts = _split(text, colon + 1, tail, ", ")
    if len(parts) < 2:
        return None
    pieces = tuple(Piece(str(n), *_trim(text, a, b)) for n, (a, b) in enumerate(parts, 1))
    return Inline(found[0], colon + 1, tuple(Piece(p.label, _no_or(text, p), p.end) for p in pieces), tail)


def _no_or(text: str, piece: Piece) -> int:
    m = re.match(r"(?:or|and)\s+", text[piece.start : piece.end])
    return piece.start + (m.end() if m else 0)


def _capitals(text: str) -> Inline | None:
    """EITHER x OR y, BOTH x AND y: only where the connecting word is in capitals, which marks it as logic."""
    m = re.match(r"\W*(EITHER|BOTH)\s+(?!of\b)", text)
    if m is None:
        return None
    word = "OR" if m[1] == "EITHER" else "AND"
    parts = _split(text, m.end(), len(text), f" {word} ")
    if len(parts) < 2:
        return None
    logic = lead_logic(("any" if word == "OR" else "all") + ":")
    pieces = tuple(Piece(str(n), *_trim(text, a, b)) for n, (a, b) in enumerate(parts, 1))
    return None if logic is None else Inline(logic, m.end(), pieces, len(text))
