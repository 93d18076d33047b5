"""What counts as medically necessary, as data: who defines it, for which plans, states and patients, and each thing that it demands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from denialhelp.casefile.slugs import PlanType

from .coverage_schema import Proof
from .schema import Cited, Read

PREFIX = "necessity."


class Definer(StrEnum):
    """Who says what counts: the law, a program by its own rule, or the plan's own contract (then no demands are held here)."""

    LAW = "law"
    PROGRAM = "program"
    CONTRACT = "contract"


class Population(StrEnum):
    """Whom a definition is for, where it is not for everyone."""

    UNDER_21 = "under-21"
    OVER_20 = "over-20"
    MENTAL_HEALTH = "mental-health"
    NOT_MENTAL_HEALTH = "not-mental-health"


class Aspect(StrEnum):
    """What a demand is about: what a record can be searched for, and what only a reviewer can weigh."""

    CONDITION = "condition"
    RECOMMENDED = "recommended"
    SEVERITY = "severity"
    EFFECT = "effect"
    STANDARDS = "standards"
    FIT = "fit"
    ALTERNATIVES = "alternatives"
    CONVENIENCE = "convenience"
    COST = "cost"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Element:
    """One demand in our own words, in English and Spanish, what it is about, and the paper that usually shows it."""

    text: str
    es: str
    aspect: Aspect
    proof: Proof


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition. It governs a case whose plan is of `plans`, whose state is in `states` (empty: every state) and whose patient is of
    each `population` (empty: everyone). `says` is one sentence of ours that a letter may print with its citation. `not_used` is what the
    text says may not decide. `whole` is False where only a part of the text could be read; `cited` is
    False where a letter may not cite it, because it binds only some payers of this kind. The sentence rests on the first
    `rests_on` citations. `in_force` None: the day is not verified."""

    id: str
    title: str
    es: str
    plans: frozenset[PlanType]
    states: frozenset[str]
    population: frozenset[Population]
    definer: Definer
    says: str
    elements: tuple[Element, ...]
    citations: tuple[Cited, ...]
    checked: date
    not_used: tuple[tuple[str, str], ...] = ()
    in_force: date | None = None
    whole: bool = True
    cited: bool = True
    rests_on: int = 1
    note: str = ""

    @property
    def read(self) -> tuple[Cited, ...]:
        """The citations that a letter may print: those that somebody read in the text or on the agency's page, and none where it is not
        sure enough that the definition binds this payer."""
        return tuple(c for c in self.citations if c.read is not Read.SECONDARY) if self.cited else ()

    @property
    def sentence(self) -> str:
        """The sentence as a letter prints it; empty where no citation may be printed."""
        return f"{self.says} ({'; '.join(c.cite for c in self.read[: self.rests_on])})." if self.read else ""

    @property
    def text(self) -> str:
        """All that a statement resting on it may say."""
        held = (self.title, self.says, *(e.text for e in self.elements), *(t for t, _ in self.not_used))
        return ". ".join(x.rstrip(".") for x in held if x)

    def governs(self, plan: PlanType | None, state: str | None, on: date) -> bool:
        """Whether it is for this kind of plan and state on this day, whoever the patient is."""
        return (
            plan is not None
            and plan in self.plans
            and (not self.states or (state is not None and state in self.states))
            and (self.in_force is None or self.in_force <= on)
        )


@dataclass(frozen=True, slots=True)
class Governing:
    """The definitions that govern a case, the most particular first; `if_so` those that would govern too if what is not known of the
    patient were so, each with what must be known."""

    known: tuple[Definition, ...] = ()
    if_so: tuple[tuple[Definition, tuple[Population, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class NecessityLibrary:
    """All definitions in the order of their files, and what could not be read."""

    definitions: tuple[Definition, ...]
    gaps: tuple[str, ...] = ()

    def by_id(self, definition: str) -> Definition | None:
        """The definition of this name, or None."""
        return next((d for d in self.definitions if d.id == definition), None)

    def governing(
        self, plan: PlanType | None, state: str | None, *, on: date, under_21: bool | None = None, mental_health: bool | None = None
    ) -> Governing:
        """What governs this plan, state and patient on a day. None stands for what is not known of the patient."""
        is_so = {
            Population.UNDER_21: under_21,
            Population.OVER_20: None if under_21 is None else not under_21,
            Population.MENTAL_HEALTH: mental_health,
            Population.NOT_MENTAL_HEALTH: None if mental_health is None else not mental_health,
        }
        fitting = [d for d in self.definitions if d.governs(plan, state, on) and not any(is_so[p] is False for p in d.population)]
        fitting.sort(key=lambda d: (-len(d.population), not d.states, d.definer is Definer.CONTRACT))
        known = tuple(d for d in fitting if all(is_so[p] for p in d.population))
        if_so = tuple((d, tuple(sorted(p for p in d.population if is_so[p] is None))) for d in fitting if d not in known)
        return Governing(known, if_so)

    def stale(self, before: date) -> tuple[Definition, ...]:
        """Definitions last checked before a day."""
        return tuple(d for d in self.definitions if d.checked < before)
