"""The argument as data, before any prose: what is in dispute, the rule, the fact, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denialhelp.casefile.letter import Block, BlockKind, Statement
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import Reason
from denialhelp.letters.statements import section

Said = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One step of an argument. Any part may be empty; a point without issue, rule and fact is none. `items` are proofs in a list."""

    issue: Said = ()
    rule: Said = ()
    fact: Said = ()
    items: tuple[Said, ...] = ()
    conclusion: Said = ()
    criterion: str | None = None

    def blocks(self) -> Iterator[Block]:
        """The point as prose: one paragraph, its proofs below it, and what follows from them."""
        lead = (*self.issue, *self.rule, *self.fact)
        if not self.items:
            lead = (*lead, *self.conclusion)
        if lead:
            yield Block(BlockKind.PARAGRAPH, lead, self.criterion)
        for item in self.items:
            if item:
                yield Block(BlockKind.BULLET, item, self.criterion)
        if self.items and self.conclusion:
            yield Block(BlockKind.PARAGRAPH, self.conclusion, self.criterion)

    def empty(self) -> bool:
        """Whether the point says nothing."""
        return not (self.rule or self.fact or any(self.items))


@dataclass(frozen=True, slots=True)
class Argument:
    """The answer to one reason, or one part of the case. `tasks` are what would make it stronger."""

    title: str
    points: tuple[Point, ...]
    reason: Reason | None = None
    tasks: tuple[Task, ...] = ()

    def blocks(self) -> tuple[Block, ...]:
        """The argument under its heading; nothing where every point is empty."""
        return section(self.title, (b for p in self.points if not p.empty() for b in p.blocks()))


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole letter's argument in its order."""

    arguments: tuple[Argument, ...]

    def blocks(self) -> tuple[Block, ...]:
        """Everything as prose."""
        return tuple(b for a in self.arguments for b in a.blocks())

    def tasks(self) -> tuple[Task, ...]:
        """Everything still to be done for it."""
        return tuple(dict.fromkeys(t for a in self.arguments for t in a.tasks))
