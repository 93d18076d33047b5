"""Signs in front of or behind the items of a list: "+ congestion, - facial pain", "fever (-), cough (+)", "congestion pos, fever neg"."""

from __future__ import annotations

import re

from .cues import Stance

# A sign that stands by itself: behind a separator or a bracket, before a word; a bullet, a range and a hyphen are none.
_PREFIXED = re.compile(r"(?:(?<=^)|(?<=[\s,;:(/|]))(?:\(\s*(?P<in>[+\-−–])\s*\)|(?P<sign>[+\-−–]))\s?(?=[A-Za-z])")
_POSTFIXED = re.compile(r"(?<=[A-Za-z)])\s*(?:\(\s*(?P<in>[+\-−–])\s*\)|\b(?P<word>pos|neg)\b\.?)(?=\s*(?:[,;.|/\n]|$))")
_END = re.compile(r"[;.|\n](?:\s|$)|$")
_STEPS = re.compile(r"[,;.|\n]")
_SENTENCE = re.compile(r"(?i)\b(?:is|was|are|were|has|had|with|from|since)\b")
_WIDEST = 8


def _stance(sign: str) -> Stance:
    return Stance.PRESENT if sign in ("+", "pos") else Stance.ABSENT


def signed(text: str) -> tuple[tuple[int, int, Stance], ...]:
    """The items of a list that carries signs, with what each asserts; empty where the text is no such list.

    An item without a sign behind one that is denied asserts nothing: it may go with it or stand alone.
    """
    found = [(m.start(), m.end(), m["in"] or m["sign"]) for m in _PREFIXED.finditer(text)]
    if any(sign == "+" for _, _, sign in found) or sum(m.start() > 0 for m in _bracketed(text)) > 1:
        return tuple(_after(text, found))
    behind = list(_POSTFIXED.finditer(text))
    return tuple(_before(text, behind)) if len(behind) > 1 else ()


def _bracketed(text: str) -> list[re.Match[str]]:
    return [m for m in _PREFIXED.finditer(text) if m["in"]]


def _after(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, Stance]]:
    out: list[tuple[int, int, Stance]] = []
    for at, (_, end, sign) in enumerate(found):
        following = found[at + 1][0] if at + 1 < len(found) else len(text)
        stop = min(following, _END.search(text, end).start())  # type: ignore[union-attr]  # the end of the text always matches
        comma = text.find(",", end, stop)
        first = stop if comma < 0 else comma
        if len(text[end:first].split()) > _WIDEST or (sign != "+" and _SENTENCE.search(text[end:first])):
            continue
        out.append((end, first, _stance(sign)))
        if sign != "+" and first < stop:
            out.append((first, stop, Stance.UNSURE))
    return out


def _before(text: str, found: list[re.Match[str]]) -> list[tuple[int, int, Stance]]:
    out: list[tuple[int, int, Stance]] = []
    for m in found:
        begin = max((s.end() for s in _STEPS.finditer(text, 0, m.start())), default=0)
        colon = text.rfind(":", begin, m.start())
        begin = colon + 1 if colon >= 0 else begin
        if 0 < len(text[begin : m.start()].split()) <= _WIDEST:
            out.append((begin, m.start(), _stance(m["in"] or m["word"])))
    return out


_KEY = re.compile(r"(?:^|(?<=[.;|,:\n])\s*)(?P<key>[A-Z][A-Za-z/&' -]{1,28}):\s")


def fields(text: str) -> tuple[tuple[int, int, int], ...]:
    """The fields of a line such as "Bathing: max assist. Feeding: independent.": begin, end of the name, end; empty for fewer than two."""
    found = [(m.start("key"), m.end("key")) for m in _KEY.finditer(text)]
    if len(found) < 2:
        return ()
    ends = [*(begin for begin, _ in found[1:]), len(text)]
    return tuple((begin, name, end) for (begin, name), end in zip(found, ends, strict=True))
