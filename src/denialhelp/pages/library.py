"""Everything that the pages rest on, gathered once: rules, treatments, texts, payers, policies, papers; and the register of facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from denialhelp.casefile.slugs import PlanType
from denialhelp.reference.coverage_schema import Coverage
from denialhelp.reference.help_library import HelpTexts, PayerFact
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Rule, Value
from denialhelp.reference.services_table import ServiceTable
from denialhelp.reference.tables import AdjustmentCode

from .prices import PriceBook


@dataclass(frozen=True, slots=True)
class Datum:
    """A fact: its citation, where it was read and how, the day it was checked, and all the words and numbers that it holds (`says`).

    `path` is the page of this library that shows it, without the language; empty where it has none.
    """

    id: str
    cite: str
    source: str
    how: str
    checked: date | None
    says: str
    path: str = ""

    @property
    def digest(self) -> str:
        """A short hash that changes when anything of the fact changes."""
        text = "\x1f".join((self.id, self.cite, self.source, self.how, str(self.checked), self.says, self.path))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class PayerPage:
    """A payer that has a page: its name, other names, lines of business, and its own facts."""

    slug: str
    name: str
    also: tuple[str, ...]
    lines: tuple[str, ...]
    facts: tuple[PayerFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A published paper on a treatment: its whole citation, where it can be read, our sentence on its finding; `side` is for, against or
    mixed."""

    id: str
    cite: str
    href: str
    side: str
    finding: str
    how: str
    checked: date


@dataclass(frozen=True, slots=True)
class Odds:
    """Counted outcomes of outside reviews on a treatment's group: `won` of `n` went against the plan, in percent with the interval.

    `kind` is the type of review, empty for all; `group` names the group in English and Spanish.
    """

    group: tuple[str, str]
    kind: str
    won: int
    n: int
    years: tuple[int, int]
    rate: int
    low: int
    high: int
    source: str
    title: str
    datum: str


@dataclass(frozen=True)
class Library:
    """The sources of all pages on one day. Pages never read files or the clock: everything is here."""

    rules: RuleBook
    services: ServiceTable
    texts: HelpTexts
    payers: Mapping[str, PayerPage]
    coverage: Mapping[tuple[str, str], tuple[Coverage, ...]]
    carc: Mapping[str, AdjustmentCode]
    rarc: Mapping[str, AdjustmentCode]
    groups: Mapping[str, str]
    prices: PriceBook
    as_of: date
    papers: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)
    odds: Mapping[str, tuple[Odds, ...]] = field(default_factory=dict)
    data: dict[str, Datum] = field(default_factory=dict)

    def policies_on(self, service: str) -> tuple[tuple[PayerPage, tuple[Coverage, ...]], ...]:
        """The payers with a policy on a treatment, with their entries."""
        return tuple((self.payers[payer], held) for (payer, slug), held in self.coverage.items() if slug == service)

    def datum(self, datum_id: str) -> Datum:
        """The fact with this id; a rule may be asked for with its plan type (`id@plan-type`). Raises KeyError for an unknown one."""
        held = self.data.get(datum_id)
        if held is None:
            held = self._of_rule(datum_id)
            self.data[datum_id] = held
        return held

    def note(self, facts: Iterable[Datum]) -> None:
        """Adds facts to the register; one id with two values is a fault of the program."""
        for one in facts:
            before = self.data.setdefault(one.id, one)
            if before != one:
                raise ValueError(f"{one.id} has two values")

    def _of_rule(self, datum_id: str) -> Datum:
        rule_id, _, plan = datum_id.partition("@")
        rule = self.rules.rule(rule_id)
        cites = self.rules.citations(rule_id, self.as_of, PlanType(plan) if plan else None)
        first = cites[0] if cites else None
        read = self.rules.resolve(first.cite, rule_id, None, self.as_of).how if first else None
        return Datum(
            datum_id,
            first.cite if first else rule_id,
            first.source if first else "",
            read.value if read else "",
            rule.checked,
            _says(rule, tuple(c.cite for c in cites)),
            law_path(rule_id),
        )


def law_path(rule_id: str) -> str:
    """The page of a rule."""
    return "/help/law/" + rule_id.removeprefix("law.").replace(".", "-").replace("_", "-") + "/"


def whole_count(rule: Rule, value: Value) -> int:
    """The days or months of a period, with the days of mail that the rule presumes after the date on the notice."""
    mail = rule.presumed or 0 if rule.starts_at and rule.starts_at[0].endswith("dated") else 0
    return (value.count or 0) + mail


def _says(rule: Rule, cites: tuple[str, ...]) -> str:
    out = [rule.title, *cites, rule.checked.isoformat(), str(rule.presumed or "")]
    for dated in rule.in_force:
        out.append(dated.begins.isoformat() if dated.begins else "")
        if dated.value is not None:
            held = dated.value
            out += [str(held.count or ""), str(held.usd or ""), held.text or "", str(whole_count(rule, held))]
        out += [c.cite for c in dated.citations]
    return " ".join(out)
