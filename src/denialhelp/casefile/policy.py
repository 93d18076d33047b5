"""A coverage policy as a tree of criteria, and what the record says of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .fact import Code, Pin, Problem
from .slugs import Assertion, Status


class GroupKind(StrEnum):
    """How the children of a group combine."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion, verbatim. `negated`: it is met when what it names is absent (exclusions, contraindications)."""

    id: str
    text: str
    sources: tuple[Pin, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that combine; `text` is the lead-in verbatim; `n` is set for at-least only. `negated`: none may be present."""

    id: str
    kind: GroupKind
    children: tuple[Criterion | Group, ...]
    n: int | None = None
    text: str = ""
    sources: tuple[Pin, ...] = ()
    negated: bool = False


Node = Criterion | Group


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first, in the policy's order."""
    yield node
    if isinstance(node, Group):
        for child in node.children:
            yield from walk(child)


@dataclass(frozen=True, slots=True)
class Revision:
    """One dated entry of a policy's own history: the day and, in its words, what changed.

    `whole_month`: the policy names the month alone; `on` is then its first day.
    """

    on: date
    text: str
    source: Pin | None = None
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A coverage policy. `root` combines the criteria of the chosen service; `exclusions` are negated nodes.

    `others` holds the criteria of other services, and of continued treatment, that this case does not turn on. `effective` is the day from
    which this version holds, `first_effective_on` that of the first version; `replaces` is where it says which text it takes the place of.
    """

    title: str | None
    number: str | None
    payer: str | None
    effective: date | None
    reviewed: date | None
    sources: tuple[Pin, ...]
    root: Group
    exclusions: tuple[Node, ...] = ()
    services: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    unparsed: tuple[Pin, ...] = ()
    problems: tuple[Problem, ...] = ()
    others: tuple[Group, ...] = ()
    next_review_on: date | None = None
    first_effective_on: date | None = None
    revisions: tuple[Revision, ...] = ()
    replaces: Pin | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pin with what it asserts and the day it speaks of."""

    pin: Pin
    assertion: Assertion = Assertion.PRESENT
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the record says of one criterion or group. `why` is the check in plain words, with its numbers; `together` says how many of
    the first pieces of evidence prove one part each, so that only all of them prove the whole; `candidates` are passages that may speak
    of an open criterion, for a person to look at; `marked` says that a person, not the program, took the evidence to show it."""

    id: str
    text: str
    status: Status
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    missing: str | None = None
    why: str = ""
    is_group: bool = False
    together: int = 1
    candidates: tuple[Evidence, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the worklist: what to ask, of whom (patient, treating-provider or payer), and why."""

    ask: str
    of: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """A policy against a record. `smallest_missing` are minimal sets of unknown criteria that would turn the result to met."""

    overall: Status
    findings: tuple[Finding, ...] = ()
    smallest_missing: tuple[tuple[str, ...], ...] = ()
    worklist: tuple[Task, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
