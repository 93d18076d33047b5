"""The rules of law as one book: value in force on a day, which plan a rule governs, and every citation resolvable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from denialhelp.casefile.letter import Study
from denialhelp.casefile.rights import Citation
from denialhelp.casefile.slugs import PlanType

from .schema import Content, Dated, Guarantee, Kind, Office, Read, Regime, RouteRow, Rule, StateLaw, Terms, Value

if TYPE_CHECKING:
    from .necessity_schema import NecessityLibrary

T = TypeVar("T")
MEMORY = 20_000
_SPACE = re.compile(r"[\s§]+")


def plain_cite(cite: str) -> str:
    """A citation as it is compared: no section sign, single spaces, lower case, no final stop."""
    return _SPACE.sub(" ", cite).strip().rstrip(".").lower()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the book knows of a citation. `found` False: the book has no such citation, so no letter may use it.

    `governs` says whether a rule with this citation governs the plan; `in_force` whether its value held on the day;
    `how` is how it was read. `rules` are the ids of the rules that carry the citation (only the one asked for, where one was).
    """

    cite: str
    found: bool
    governs: bool = False
    in_force: bool = False
    checked: date | None = None
    source: str = ""
    how: Read | None = None
    rules: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether a statement to this plan on this day may rest on the citation."""
        return self.found and self.governs and self.in_force


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many dated values were read in the text, on an agency's page, or second hand; and the stated gaps."""

    text: int
    agency: int
    secondary: int
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class RuleBook:
    """Everything of `reference/law`, read-only. Build it with `loader.load_rules`."""

    rules: Mapping[str, Rule]
    states: Mapping[str, StateLaw]
    offices: Mapping[str, Office]
    router: tuple[RouteRow, ...]
    contents: tuple[Content, ...]
    regimes: tuple[Regime, ...]
    guarantees: tuple[Guarantee, ...]
    terms: tuple[Terms, ...]
    groups: Mapping[str, frozenset[str]]
    gaps: tuple[str, ...] = ()
    version: str = ""
    _cites: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _memory: dict[Hashable, object] = field(default_factory=dict, repr=False)
    _changes: list[date] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, list[str]] = {}
        for rule in self.rules.values():
            for dated in rule.in_force:
                for cited in dated.citations:
                    held = found.setdefault(plain_cite(cited.cite), [])
                    if rule.id not in held:
                        held.append(rule.id)
        self._cites.update({cite: tuple(ids) for cite, ids in found.items()})
        self._changes.extend(sorted({d.begins for rule in self.rules.values() for d in rule.in_force if d.begins is not None}))

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; raises KeyError where there is none."""
        return self.rules[rule_id]

    def has(self, rule_id: str) -> bool:
        """Whether the book holds this rule."""
        return rule_id in self.rules

    def dated_on(self, rule_id: str, day: date) -> Dated | None:
        """The value with its citations that is in force on a day, or None."""
        rule = self.rules.get(rule_id)
        return None if rule is None else rule.on(day)

    def edition(self, day: date) -> int:
        """A number that is the same for all days between which no rule changes."""
        return bisect_right(self._changes, day)

    def value_on(self, rule_id: str, day: date) -> Value | None:
        """The value in force on a day, or None."""
        dated = self.dated_on(rule_id, day)
        return None if dated is None else dated.value

    def governs(self, rule_id: str, plan_type: PlanType | None, state: str | None = None) -> bool:
        """Whether a rule governs this kind of plan (and state, where it is a state's rule). An unknown plan is governed by none."""
        rule = self.rules.get(rule_id)
        if rule is None or plan_type is None or plan_type not in rule.applies_to:
            return False
        return not rule.states or state is None or state in rule.states

    def citations(self, rule_id: str, day: date, plan_type: PlanType | None = None) -> tuple[Citation, ...]:
        """The citations of the value in force on a day, for a kind of plan (None: all of them); empty where none is in force."""
        dated = self.dated_on(rule_id, day)
        if dated is None:
            return ()
        checked, begins, cites = self.rules[rule_id].checked, dated.begins, dated.citations
        return self.remember(
            ("citations", rule_id, begins, plan_type),
            lambda: tuple(
                Citation(c.cite, begins, checked, c.source) for c in cites if plan_type is None or not c.plans or plan_type in c.plans
            ),
        )

    def resolve(self, cite: str, rule: str | None, plan_type: PlanType | None, on: date, state: str | None = None) -> Resolution:
        """What the book knows of a citation, for a rule (or any rule that carries it), a plan and a day."""
        ids: Iterable[str] = self._cites.get(plain_cite(cite), ())
        if rule is not None:
            ids = [i for i in ids if i == rule]
        best: Resolution | None = None
        for rule_id in ids:
            one = self._resolution(cite, self.rules[rule_id], plan_type, on, state)
            if best is None or (one.governs, one.in_force) > (best.governs, best.in_force):
                best = one
        return Resolution(cite, found=False) if best is None else best

    def _resolution(self, cite: str, rule: Rule, plan_type: PlanType | None, on: date, state: str | None) -> Resolution:
        wanted = plain_cite(cite)
        now = rule.on(on)
        held = None if now is None else next((c for c in now.citations if plain_cite(c.cite) == wanted), None)
        seen = held or next(c for d in rule.in_force for c in d.citations if plain_cite(c.cite) == wanted)
        governs = self.governs(rule.id, plan_type, state) and (not seen.plans or plan_type in seen.plans)
        return Resolution(cite, True, governs, held is not None, rule.checked, seen.source, seen.read, (rule.id,))

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value made for a key before, or made now: for answers that depend on the tables and the key alone."""
        held = self._memory.get(key)
        if held is None:
            held = make()
            if len(self._memory) < MEMORY:
                self._memory[key] = held
        return held  # type: ignore[return-value]  # one key is only ever used for one kind of value

    @property
    def studies(self) -> tuple[Study, ...]:
        """The verified publications that a letter may cite, the strongest first; read when they are first asked for."""

        def read() -> tuple[Study, ...]:
            from .studies import load_studies  # noqa: PLC0415 - the law alone needs no literature

            return load_studies()

        return self.remember("studies", read)

    @property
    def necessity(self) -> NecessityLibrary:
        """What counts as medically necessary, by plan, state and patient; read when it is first asked for."""

        def read() -> NecessityLibrary:
            from .necessity_library import load_necessity  # noqa: PLC0415 - the law alone needs no definitions

            return load_necessity()

        return self.remember("necessity", read)

    def complete(self) -> RuleBook:
        """The book with everything read that it reads when first asked for, so that it can go where no tables are."""
        _ = self.studies
        _ = self.necessity
        return self

    def words(self, plan_type: PlanType | None) -> Mapping[str, str]:
        """The words of this plan's regime (keys: see terms.yaml); the general words where the plan is not known."""
        general: Mapping[str, str] = {}
        for terms in self.terms:
            if plan_type is not None and plan_type in terms.plan_types:
                return terms.words
            if not terms.plan_types:
                general = terms.words
        return general

    def coverage(self) -> Coverage:
        """How the dated values were read, and the gaps."""
        counts = dict.fromkeys(Read, 0)
        for rule in self.rules.values():
            for dated in rule.in_force:
                for cited in dated.citations[:1]:
                    counts[cited.read] += 1
        gaps = self.gaps + tuple(g for s in self.states.values() for g in s.gaps)
        return Coverage(counts[Read.TEXT], counts[Read.AGENCY], counts[Read.SECONDARY], gaps)

    def of_kind(self, kind: Kind) -> tuple[Rule, ...]:
        """All rules of one kind."""
        return tuple(r for r in self.rules.values() if r.kind is kind)
