"""The word lists as matchers: only the patterns are tried of which a word stands in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from denialhelp.reference.clinical import Measure, load_clinical

T = TypeVar("T")
_ESCAPES = re.compile(r"\\[a-zA-Z]")
_WORD = re.compile(r"([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9]*)(\??)")
_TEXT_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ0-9]*")
_ABBREVIATION = re.compile(r"\\b[A-Z]")


def _keys(pattern: str) -> set[str]:
    keys: set[str] = set()
    for word, optional in _WORD.findall(_ESCAPES.sub(" ", pattern)):
        low = word.lower()
        keys.add(low[:4])
        if optional and len(low) > 1:
            keys.add(low[:-1][:4])
    return keys


def words_in(text: str) -> set[str]:
    """The beginnings (four letters) of the words of a text."""
    return {word[:4] for word in _TEXT_WORD.findall(text.lower())}


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What stands at `start:end` of a text."""

    start: int
    end: int
    what: T


class Matcher(Generic[T]):
    """Patterns with what they mean, tried only where one of their words is in the text."""

    def __init__(self, entries: Sequence[tuple[str, T]]) -> None:
        """Compile; abbreviations written in capitals in a pattern count in capitals only."""
        self._patterns: list[tuple[re.Pattern[str], T]] = []
        self._by_key: dict[str, list[int]] = {}
        for number, (pattern, what) in enumerate(entries):
            flags = 0 if _ABBREVIATION.search(pattern) else re.IGNORECASE
            self._patterns.append((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", flags), what))
            for key in _keys(pattern):
                self._by_key.setdefault(key, []).append(number)

    def find(self, text: str, words: set[str] | None = None) -> Iterator[Found[T]]:
        """What stands in the text, pattern by pattern."""
        keys = words_in(text) if words is None else words
        for number in sorted({n for key in keys for n in self._by_key.get(key, ())}):
            pattern, what = self._patterns[number]
            for match in pattern.finditer(text):
                if match.group(0).strip():
                    yield Found(match.start(), match.end(), what)


def longest(found: Sequence[Found[str]]) -> list[Found[str]]:
    """Those that no longer one covers, in order."""
    kept: list[Found[str]] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(k.start < item.end and item.start < k.end for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


@lru_cache(maxsize=1)
def measures() -> Matcher[Measure]:
    """What is measured."""
    return Matcher([(m.pattern, m) for m in load_clinical().measures])


@lru_cache(maxsize=16)
def terms(kind: str) -> Matcher[str]:
    """The names of a kind of event; abbreviations by themselves, so that they count in capitals only."""
    entries: list[tuple[str, str]] = []
    for line in load_clinical().terms[kind]:
        plain = [p for p in _split_top(line) if not _ABBREVIATION.search(p)]
        if plain:
            entries.append(("|".join(plain), kind))
        entries.extend((p, kind) for p in _split_top(line) if _ABBREVIATION.search(p))
    return Matcher(entries)


def _split_top(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand outside brackets."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
    parts.append(pattern[begin:])
    return parts


@lru_cache(maxsize=1)
def _drug_words() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for name, (generic, drug_class) in load_clinical().drugs.items():
        words = tuple(re.findall(r"[\wà-ÿ]+", name))
        by_first.setdefault(words[0], []).append((words, generic, drug_class))
    for entries in by_first.values():
        entries.sort(key=lambda e: -len(e[0]))
    return by_first


_ANY_WORD = re.compile(r"[\wÀ-ÿ]+")
# Generic names of drugs by their international stems, for drugs that the list does not hold.
_STEM = re.compile(
    r"^[a-z]{3,}(?:mab|tinib|ciclib|rafenib|gliptin|gliflozin|glutide|prazole|sartan|statin|triptan|gepant|setron|parin|xaban|"
    r"grel|dronate|oxetine|azepam|barbital|cillin|floxacin|cycline|conazole|vir)$"
)


def drugs_in(text: str) -> list[Found[tuple[str, str]]]:
    """The drugs that a text names: their place, generic name and class ("" for one known by its stem alone)."""
    by_first = _drug_words()
    words = [
        (m.group(0).lower().replace("0", "o") if not m.group(0).isdigit() else m.group(0), m.start(), m.end())
        for m in _ANY_WORD.finditer(text)
    ]
    found: list[Found[tuple[str, str]]] = []
    at = 0
    while at < len(words):
        low, start, end = words[at]
        for names, generic, drug_class in by_first.get(low, ()):
            if tuple(w for w, _, _ in words[at : at + len(names)]) == names:
                found.append(Found(start, words[at + len(names) - 1][2], (generic, drug_class)))
                at += len(names)
                break
        else:
            if len(low) > 6 and low.isalpha() and _STEM.match(low):
                found.append(Found(start, end, (low, "")))
            at += 1
    return found
