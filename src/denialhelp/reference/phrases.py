"""A small phrase language for wording that notices use: readable in YAML, matched on folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.errors import FaultyReference

_TOKENS = re.compile(r"\s*(\.\.\.|\.\.|[()\[\]|]|[^\s()\[\]|]+)")
_TURN = str.maketrans(
    dict.fromkeys('&/(),;:"“”«»–—•*[]{}|·®™<>_¿¡!?', " ") | {"’": "'", "‘": "'", "-": " ", "‐": " ", "‑": " ", "−": " ", "\u00ad": None}
)


def fold_char(char: str) -> str:
    """One character as phrases see it: lower case, no accent, punctuation as a space; at most a few characters."""
    if char.isascii():
        return char.translate(_TURN).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", char.translate(_TURN)) if not unicodedata.combining(c))
    return plain.lower()


_CONTRACTED = re.compile(r"(?<=[a-z])n['’]t(?![a-z])", re.IGNORECASE)
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}  # won't, can't, shan't


def fold_words(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as phrases see it, every word followed by one space and "n't" as "not", and for each character its offset in `text`."""
    out: list[str] = []
    places: list[int] = []
    contracted = {m.start() for m in _CONTRACTED.finditer(text)}
    skip = 0
    for offset, char in enumerate(text):
        if skip:
            skip -= 1
            continue
        if offset in contracted:
            _spell_out(out, places, offset)
            skip = 2
            continue
        if char == "." and not text[offset + 1 : offset + 2].isalnum():
            char = " "  # noqa: PLW2901 - a full stop is a space, a decimal point is not
        for c in fold_char(char):
            if not c.isspace():
                out.append(c)
                places.append(offset)
            elif out and out[-1] != " ":
                out.append(" ")
                places.append(offset)
    if out and out[-1] != " ":
        out.append(" ")
        places.append(len(text))
    return "".join(out), tuple(places)


def _spell_out(out: list[str], places: list[int], offset: int) -> None:
    """Writes "not" for a contraction, and its verb in full where the contraction changed it."""
    start = len(out)
    while start and out[start - 1] != " ":
        start -= 1
    whole = _WHOLE.get("".join(out[start:]))
    if whole is not None:
        first = places[start]
        del out[start:], places[start:]
        out.extend(whole)
        places.extend([first] * len(whole))
    out.extend(" not")
    places.extend([offset] * 4)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: `source` as written, `anchors` words of which one must stand in a text that can match."""

    source: str
    anchors: tuple[str, ...]

    def search(self, folded: str) -> re.Match[str] | None:
        """The first match in folded text, or None."""
        if self.anchors and not any(a in folded for a in self.anchors):
            return None
        return _compiled(self.source).search(folded)

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        """All matches in folded text."""
        if self.anchors and not any(a in folded for a in self.anchors):
            return iter(())
        return _compiled(self.source).finditer(folded)


def phrase(source: str) -> Phrase:
    """The phrase; raises FaultyReference where its brackets do not close."""
    tree = _parse(source)
    return Phrase(source, _anchors(tree))


# A parsed phrase is a list of items: a word, a gap ("..", "..."), or (kind, alternatives) with kind "(" or "[".
_Item = str | tuple[str, list[list["_Item"]]]


def _parse(source: str) -> list[_Item]:
    tokens = [m.group(1) for m in _TOKENS.finditer(source)]
    items, rest = _sequence(tokens, 0, source)
    if rest != len(tokens):
        raise FaultyReference((f"phrase {source!r}: a bracket does not open",))
    return items


def _sequence(tokens: list[str], at: int, source: str) -> tuple[list[_Item], int]:
    items: list[_Item] = []
    while at < len(tokens) and tokens[at] not in {")", "]", "|"}:
        if tokens[at] in {"(", "["}:
            kind, alternatives = tokens[at], []
            while True:
                branch, at = _sequence(tokens, at + 1, source)
                alternatives.append(branch)
                if at >= len(tokens):
                    raise FaultyReference((f"phrase {source!r}: a bracket does not close",))
                if tokens[at] != "|":
                    break
            if (kind, tokens[at]) not in {("(", ")"), ("[", "]")}:
                raise FaultyReference((f"phrase {source!r}: brackets cross",))
            items.append((kind, alternatives))
        else:
            items.append(tokens[at])
        at += 1
    return items, at


def _word(token: str) -> str:
    stem, star = (token[:-1], r"\S*") if token.endswith("*") else (token, "")
    joiner = " " if _CONTRACTED.search(stem) else " ?"
    return joiner.join(re.escape(p) for p in fold_words(stem)[0].split()) + star + " "


def _regex(items: list[_Item]) -> str:
    """Every item takes the space after its last word with it, so that an absent item leaves nothing behind."""
    out = ""
    for item in items:
        if item == "..":
            out += r"(?:\S+ ){0,4}?"
        elif item == "...":
            out += r"(?:\S+ ){0,12}?"
        elif isinstance(item, str):
            out += _word(item)
        else:
            kind, alternatives = item
            out += "(?:" + "|".join(_regex(a) for a in alternatives) + ")" + ("?" if kind == "[" else "")
    return out


def _anchors(items: list[_Item]) -> tuple[str, ...]:
    """The literal words of one required item: the longest single word, or the alternatives of a bracket."""
    best: tuple[str, ...] = ()
    for item in items:
        if item in ("..", "...") or (isinstance(item, tuple) and item[0] == "["):
            continue
        if isinstance(item, str):
            words: tuple[str, ...] = (_plain(item),)
        else:
            firsts = [max((w for w in a if isinstance(w, str) and w not in ("..", "...")), key=len, default="") for a in item[1]]
            words = tuple(_plain(w) for w in firsts)
        if all(words) and (not best or min(map(len, words)) > min(map(len, best))):
            best = words
    return best


def _plain(token: str) -> str:
    parts = fold_words(token.rstrip("*"))[0].split()
    return max(parts, key=len, default="")


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)" + _regex(_parse(source)))
