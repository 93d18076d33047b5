"""What a rule of law is as data: dated values, each with its own citation, source and way of reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from denialhelp.casefile.slugs import PlanType


class Read(StrEnum):
    """How a value was read: the rule's own text, the agency's own page, or someone else's quotation of it."""

    TEXT = "text"
    AGENCY = "agency"
    SECONDARY = "secondary"


class Unit(StrEnum):
    """The unit of a period."""

    CALENDAR_DAYS = "calendar-days"
    BUSINESS_DAYS = "business-days"
    WORKING_DAYS = "working-days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


class Kind(StrEnum):
    """What a rule is for: a person's time to file, another party's time to act, a duty or right in words, an amount of money."""

    PERIOD = "period"
    CLOCK = "clock"
    DUTY = "duty"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its paragraph, the public address of the source and how it was read; `plans`: only for these (empty: all)."""

    cite: str
    source: str
    read: Read
    plans: frozenset[PlanType] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """What the rule says. `bound` is at-least (a plan may give more) or at-most; `text` is the duty in our own words.

    `month_end` says what happens where the month has no such day: first-of-next or last-day.
    `rolls_over` is federal where a last day on a weekend or Federal holiday moves to the next working day, else never.
    """

    count: int | None = None
    unit: Unit | None = None
    bound: str | None = None
    usd: int | None = None
    text: str | None = None
    rolls_over: str = "never"
    month_end: str = "last-day"


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from the day it took effect (None: the day is not verified). `value` None ends the rule."""

    begins: date | None
    value: Value | None
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ClockTerms:
    """Whose clock it is, what it must do, what follows when it does not, and for which cases."""

    who: str
    what: str
    if_missed: str = "none"
    stage: frozenset[str] = frozenset()
    urgent: bool | None = None
    levels: frozenset[int] = frozenset()
    item: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    trait: frozenset[str] = frozenset()
    reason: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `starts_at` are the events that start its time, best first; `presumed` is the days of mail that the rule
    presumes where later receipt is not proved, for notices from `presumed_from` on (None: always); `filed_when` is what counts.
    `below_floor`: a state's time that is shorter than federal law lets it be, so its day is safe and not the last."""

    id: str
    title: str
    kind: Kind
    applies_to: frozenset[PlanType]
    in_force: tuple[Dated, ...]
    checked: date
    states: frozenset[str] = frozenset()
    starts_at: tuple[str, ...] = ()
    presumed: int | None = None
    presumed_from: date | None = None
    filed_when: str | None = None
    to_whom: str = ""
    fee_usd: int | None = None
    clock: ClockTerms | None = None
    below_floor: bool = False

    def on(self, day: date) -> Dated | None:
        """The value in force on a day; None where the rule had not begun or has ended."""
        held: Dated | None = None
        for dated in self.in_force:
            if dated.begins is None or dated.begins <= day:
                held = dated
        return None if held is None or held.value is None else held


@dataclass(frozen=True, slots=True)
class Office:
    """An authority and how to reach it; empty where not verified. `phone_source` is where the contact was read."""

    id: str
    name: str
    phone: str = ""
    url: str = ""
    source: str = ""
    read: Read = Read.SECONDARY

    @property
    def contact(self) -> str:
        """Telephone and address in one line."""
        return ", ".join(p for p in (self.phone, self.url) if p)


@dataclass(frozen=True, slots=True)
class Filing:
    """How a request for a state's external review is handed in; empty where not verified. `source` is where it was read."""

    address: str = ""
    fax: str = ""
    email: str = ""
    portal: str = ""
    phone: str = ""
    source: str = ""
    read: Read = Read.SECONDARY

    @property
    def words(self) -> str:
        """All ways in one line."""
        ways = (
            ("by mail: ", self.address),
            ("by fax: ", self.fax),
            ("by e-mail: ", self.email),
            ("online: ", self.portal),
            ("by telephone: ", self.phone),
        )
        return "; ".join(how + at for how, at in ways if at)


@dataclass(frozen=True, slots=True)
class StateLaw:
    """What is known of a state: its regulator, its help for consumers, its external review. `process` is state, federal or unsettled;
    `duties` are the rules of its law that bind insured plans in words (step therapy, a late decision); `filing` is how its external
    review is asked for."""

    code: str
    name: str
    regulator: Office | None
    assistance: Office | None
    process: str
    external: str | None
    note: str = ""
    gaps: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    filing: Filing | None = None


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One row of the router: for which cases, which route at which place, by which rule, and why.

    `when` maps a fact of the case to the values that it must have (see law.router). `open` False puts the route among those
    that the case does not have.
    """

    id: str
    route: str
    place: int
    when: tuple[tuple[str, frozenset[str]], ...]
    why: str
    rule: str | None = None
    support: tuple[str, ...] = ()
    open: bool = True
    warnings: tuple[str, ...] = ()
    to_whom: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a notice must contain: for which plans and levels, how its presence is recognised, and how its lack is named."""

    code: str
    text: str
    rule: str
    when: tuple[tuple[str, frozenset[str]], ...]
    present: tuple[str, ...]
    needs: str = "all-pages"
    partial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a regime: its appeal, decision, decider and claimant, in English and Spanish."""

    plan_types: frozenset[PlanType]
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A right that holds whatever route is taken: the rule that gives it and the cases that have it."""

    rule: str
    when: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """A law that governs a kind of plan, with its citation and the rule that holds it."""

    law: str
    citation: str
    rule: str
    when: tuple[tuple[str, frozenset[str]], ...]
