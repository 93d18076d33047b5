"""Finds a letter's English sentence among the known ones and says it in Spanish, its gaps filled by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.letters.lawwords import SAID
from denialhelp.letters.spanish.law_sentences import DICHO
from denialhelp.letters.spanish.necessity import DEFINED, DEFINIDO, NECESSITY
from denialhelp.letters.spanish.reasons import QUESTIONS, lacks
from denialhelp.letters.spanish.sentences import SENTENCES
from denialhelp.letters.spanish.sentences_more import MORE
from denialhelp.letters.spanish.slots import SLOTS

_GAP = re.compile(r"\{(\w+)\}")
_TWO = re.compile(r"\b([Dd]e|[Aa]) el (?=[a-záéíóúñ])")


@dataclass(frozen=True, slots=True)
class _Row:
    """A known sentence. `literal` is its longest run without a gap: a sentence without it cannot be this one; `fixed` is how many of its
    characters stand outside of gaps."""

    literal: str
    fixed: int
    english: re.Pattern[str]
    spanish: str


def _kind(name: str) -> str:
    """A gap's kind: its name without a number, so that one sentence may have two of a kind."""
    return name.rstrip("0123456789")


def _row(english: str, spanish: str) -> _Row:
    parts = _GAP.split(english)
    pattern = "".join(re.escape(p) if n % 2 == 0 else f"(?P<{p}>{SLOTS[_kind(p)].pattern})" for n, p in enumerate(parts))
    return _Row(max(parts[::2], key=len), sum(len(p) for p in parts[::2]), re.compile(pattern), spanish)


def _all_rows() -> Iterable[tuple[str, str]]:
    yield from SENTENCES
    yield from MORE
    yield from NECESSITY
    yield from ((english, DEFINIDO[name]) for name, english in DEFINED.items())
    yield from QUESTIONS
    yield from lacks()
    yield from ((english, DICHO[rule]) for rule, english in SAID.items() if rule in DICHO)


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    """The known sentences, those with the most words of their own first, so that the most telling one is found."""
    made = [_row(e, s) for e, s in _all_rows()]
    return tuple(sorted(made, key=lambda r: -r.fixed))


@lru_cache(maxsize=4096)
def in_spanish(english: str) -> str | None:
    """The sentence in Spanish; None where it is not among the known ones, or what stands in a gap cannot be said."""
    for row in _rows():
        if row.literal not in english:
            continue
        found = row.english.fullmatch(english)
        if found is None:
            continue
        said = {name: SLOTS[_kind(name)].say(text) for name, text in found.groupdict().items()}
        if all(v is not None for v in said.values()):
            capital = {name[:1].upper() + name[1:]: v[:1].upper() + v[1:] for name, v in said.items() if v}
            return _contracted(row.spanish.format(**said, **capital))
    return None


def _contracted(text: str) -> str:
    """de el as del, a el as al, outside of quotations."""
    pieces = re.split("(“[^“”]*”)", text)
    return "".join(_TWO.sub(lambda m: m.group(1) + "l ", p) if n % 2 == 0 else p for n, p in enumerate(pieces))
