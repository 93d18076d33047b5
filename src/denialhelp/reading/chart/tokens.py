"""Words of a sentence with their places, and the phrases of the word lists found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.reference.clinical import load_clinical

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*%?|r/o|\S")
_SLASHED = re.compile(r"\b(?:r/o|w/o|s/p|h/o|n/a|f/u|d/c|d/c'd|t/c|c/f|w/u)\b|\bw/(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark: `low` in small letters with a plain apostrophe."""

    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.low[:1].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.low[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: tokens `first` to `last` (not included) and the lists that hold it."""

    first: int
    last: int
    lists: frozenset[str]


def tokenize(text: str) -> list[Token]:
    """The words, numbers and marks of a text in order."""
    slashed = {m.start(): m.end() for m in _SLASHED.finditer(text)} if "/" in text else {}
    found: list[Token] = []
    upto = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < upto:
            continue
        end = slashed.get(start, end)
        upto = end
        found.append(Token(text[start:end].lower().replace("’", "'"), start, end))
    return found


class Phrases:
    """Phrases by their first token, the longest first."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Index the phrases of each list."""
        senses: dict[tuple[str, ...], set[str]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                senses.setdefault(tuple(t.low for t in tokenize(phrase)), set()).add(name)
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for words, names in senses.items():
            if words:
                self._by_first.setdefault(words[0], []).append((words, frozenset(names)))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: list[Token]) -> list[Hit]:
        """The phrases among the tokens: the longest at each place, none within another."""
        hits: list[Hit] = []
        at = 0
        lows = [t.low for t in tokens]
        while at < len(lows):
            for words, names in self._by_first.get(lows[at], ()):
                size = len(words)
                if size == 1 or tuple(lows[at : at + size]) == words:
                    hits.append(Hit(at, at + size, names))
                    at += size
                    break
            else:
                at += 1
        return hits


# Lists whose phrases act in a sentence; the others are sets of words looked up in passing.
_ACTING = (
    "absent_after",
    "absent_before",
    "void",
    "pseudo",
    "possible_after",
    "possible_before",
    "conditional",
    "historical_after",
    "historical_before",
    "historical_both",
    "planned_after",
    "planned_before",
    "enders",
    "family_history",
)


@lru_cache(maxsize=1)
def acting_phrases() -> Phrases:
    """The index of the phrases that act."""
    lists = load_clinical().phrases
    return Phrases({name: lists[name] for name in _ACTING})


@lru_cache(maxsize=32)
def words_of(name: str) -> frozenset[str]:
    """The single words of a list."""
    return frozenset(load_clinical().phrases[name])
