"""How alike two pages are, by the runs of words that they share; and a gate that lets no page pass that is too like one before it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from .model import Block, DateForm, Page, Section, Table, statements_of

WIDTH = 5
LIMIT = 0.59  # the figure is 0.6; a page near it is left out
NEAR = 0.47  # from this estimate on two pages are compared exactly
SEEDS = 128
Runs = npt.NDArray[np.uint32]
Signature = npt.NDArray[np.uint32]
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?<=[.!?])\s+")
_random = np.random.default_rng(20261124)
_MULTIPLY = _random.integers(1, 2**63, SEEDS, dtype=np.uint64) | np.uint64(1)
_ADD = _random.integers(0, 2**63, SEEDS, dtype=np.uint64)
_EMPTY = np.zeros(0, np.uint32)
_TRUE = np.ones(1, np.bool_)
_ODD = tuple(np.uint32(n) for n in (2654435761, 2246822519, 3266489917, 668265263, 374761393))


def _text(sections: Iterable[Section]) -> str:
    return " ".join(t for section in sections for t in (section.title, *(s.text for block in section.blocks for s in statements_of(block))))


def _without_doubles(ordered: Runs) -> Runs:
    kept: Runs = ordered[np.concatenate([_TRUE, ordered[1:] != ordered[:-1]])]
    return kept


@lru_cache(maxsize=200_000)
def _word(word: str) -> int:
    return crc32(word.encode())


def runs_of(*sections: Section) -> Runs:
    """The runs of five words of sections, as sorted hashes without doubles. The hashes are the same in every process."""
    words = _WORD.findall(_text(sections).lower())
    if not words:
        return _EMPTY
    ids = np.array([_word(w) for w in words] + [0] * max(WIDTH - len(words), 0), np.uint32)
    count = len(ids) - WIDTH + 1
    mixed = np.zeros(count, np.uint32)
    for place, odd in enumerate(_ODD):
        mixed += ids[place : place + count] * odd  # wraps at 2**32, as wanted
    mixed.sort()
    return _without_doubles(mixed)


def signature_of(runs: Runs) -> Signature:
    """A short signature: for two sets of runs the share of equal places estimates their likeness."""
    if not len(runs):
        return np.full(SEEDS, 2**32 - 1, np.uint32)
    mixed = runs.astype(np.uint64)[:, None] * _MULTIPLY + _ADD  # wraps at 2**64, as wanted
    least: Signature = (mixed >> np.uint64(32)).astype(np.uint32).min(axis=0)
    return least


def likeness(a: Runs, b: Runs) -> float:
    """The share of runs that two pages have in common, 0 to 1."""
    both = len(np.intersect1d(a, b, assume_unique=True))
    every = len(a) + len(b) - both
    return both / every if every else 0.0


def page_runs(page: Page) -> Runs:
    """The runs of a whole page: those of each section that it shares, and those of the others together."""
    own = runs_of(*(s for s in page.sections if not s.key))
    return np.unique(np.concatenate([own, *(runs_of(s) for s in page.sections if s.key)]))


@dataclass
class _Group:
    """The accepted pages that share two of payer, treatment and reason."""

    signatures: Signature = field(default_factory=lambda: np.zeros((16, SEEDS), np.uint32))
    members: list[int] = field(default_factory=list)

    def add(self, member: int, signature: Signature) -> None:
        if len(self.members) == len(self.signatures):
            self.signatures = np.concatenate([self.signatures, np.zeros_like(self.signatures)])
        self.signatures[len(self.members)] = signature
        self.members.append(member)


@dataclass
class Gate:
    """Lets a page pass only where no page that passed before it, in one of its groups, is too like it."""

    shared: dict[str, tuple[Runs, Signature]] = field(default_factory=dict)
    groups: dict[Hashable, _Group] = field(default_factory=dict)
    passed: list[tuple[tuple[str, ...], Runs]] = field(default_factory=list)
    _whole: dict[int, Runs] = field(default_factory=dict)

    def _shared(self, section: Section) -> Signature:
        held = self.shared.get(section.key)
        if held is None:
            runs = runs_of(section)
            held = self.shared[section.key] = (runs, signature_of(runs))
        return held[1]

    def _runs(self, keys: tuple[str, ...], own: Runs) -> Runs:
        every = np.concatenate([own, *(self.shared[k][0] for k in keys)])
        every.sort()
        return _without_doubles(every)

    def _of(self, member: int) -> Runs:
        """The runs of a page that passed, kept once they were needed."""
        held = self._whole.get(member)
        if held is None:
            held = self._whole[member] = self._runs(*self.passed[member])
        return held

    def admit(self, page: Page, groups: Iterable[Hashable]) -> bool:
        """Whether the page passes; one that does is remembered in its groups."""
        own = runs_of(*(s for s in page.sections if not s.key))
        keys = tuple(s.key for s in page.sections if s.key)
        signature = np.minimum.reduce([signature_of(own), *(self._shared(s) for s in page.sections if s.key)])
        whole: Runs | None = None
        held = [self.groups.setdefault(name, _Group()) for name in groups]
        for group in held:
            if not group.members:
                continue
            near = (group.signatures[: len(group.members)] == signature).mean(axis=1)
            for place in np.flatnonzero(near > NEAR):
                whole = self._runs(keys, own) if whole is None else whole
                if likeness(whole, self._of(group.members[place])) > LIMIT:
                    return False
        for group in held:
            group.add(len(self.passed), signature)
        self.passed.append((keys, own))
        return True


def block_sentences(block: Block) -> list[str]:
    """The whole sentences of a block; rows of tables and entries of lists that are no sentences do not count."""
    if isinstance(block, (Table, DateForm)):
        return []
    said = [s for one in statements_of(block) for s in _STOP.split(one.text)]
    return [s.strip().lower() for s in said if len(s.split()) > 3 and s.rstrip().endswith((".", "!", "?", "”"))]


def sentences_of(page: Page) -> list[str]:
    """The whole sentences of a page."""
    return [s for section in page.sections for block in section.blocks for s in block_sentences(block)]


@dataclass
class Shares:
    """Counts which sentences stand only on pages of one payer or of one treatment."""

    pages: list[npt.NDArray[np.uint32]] = field(default_factory=list)
    _of: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    _memory: dict[str, list[int]] = field(default_factory=dict)

    def _hashes(self, section: Section) -> list[int]:
        held = self._memory.get(section.key) if section.key else None
        if held is None:
            held = [crc32(s.encode()) for block in section.blocks for s in block_sentences(block)]
            if section.key:
                self._memory[section.key] = held
        return held

    def add(self, payer: str, treatment: str, page: Page) -> None:
        """Notes a page's sentences."""
        said = [one for section in page.sections for one in self._hashes(section)]
        for one in said:
            held = self._of.get(one)
            if held is None:
                self._of[one] = (payer, treatment)
            else:
                self._of[one] = (payer if held[0] == payer else None, treatment if held[1] == treatment else None)
        self.pages.append(np.array(said, np.uint32))

    def shares(self) -> list[float]:
        """For each noted page the share of its sentences that stand only on pages of one payer or of one treatment."""
        out = []
        for said in self.pages:
            own = sum(self._of[one] != (None, None) for one in said.tolist())
            out.append(own / max(len(said), 1))
        return out
