"""A case as the law sees it, and what the law gives: the input and output of `rights`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from .fact import Problem, Question
from .slugs import Level, PaHistory, PlanType, Reason, RouteKind, Stage


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan: None means not known, which is a question, never a default."""

    type: PlanType | None = None
    state: str | None = None
    grandfathered: bool | None = None
    internal_levels: int | None = None
    funding: str | None = None
    multiemployer: bool | None = None
    external_process: str | None = None
    nsa_issue: bool | None = None


@dataclass(frozen=True, slots=True)
class LegalCase:
    """What is known of a denial, as far as the law turns on it. Events are days, or moments where the hour matters."""

    plan: Plan = field(default_factory=Plan)
    item: str | None = None
    stage: Stage | None = None
    level: Level | None = None
    urgent: bool | None = None
    emergency: bool | None = None
    network: str | None = None
    reasons: tuple[Reason, ...] = ()
    pa_history: PaHistory | None = None
    group_code: str | None = None
    medical_judgment: bool | None = None
    events: Mapping[str, date | datetime] = field(default_factory=dict)
    document_terms: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation with its source's address, the day from which the cited value is in force and the day it was checked."""

    cite: str
    in_force_from: date | None = None
    checked: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A law that governs, with its citation."""

    law: str
    citation: str


@dataclass(frozen=True, slots=True)
class Regulator:
    """Who oversees this plan and how to reach them."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One way forward. `file_by` is the last day, `recommended_file_by` the safe earlier one, `unrolled` the day before any roll-over."""

    route: RouteKind
    available: bool
    rank: int
    file_by: date | None = None
    recommended_file_by: date | None = None
    unrolled: date | None = None
    counted_from: str | None = None
    how_counted: str = ""
    filed_when: str | None = None
    fee_usd: int | None = None
    to_whom: str = ""
    rule: str | None = None
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a period: unit is calendar-days, business-days, hours or months."""

    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Clock:
    """What another party must do by when, and what follows when it does not."""

    who: str
    what: str
    due: date | datetime | None
    length: Length
    if_missed: str = "none"
    citations: tuple[Citation, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that has been made: when it was due and when it came. `late` None: the days that are known do not say.

    `days_late` is counted from the day on which it was due; 0 where it was in time."""

    who: str
    what: str
    due: date | datetime
    decided_on: date
    late: bool | None
    days_late: int
    length: Length
    if_missed: str = "none"
    citations: tuple[Citation, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class NotAvailable:
    """A route that this case does not have, and why."""

    route: str
    why: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Protection:
    """A right that holds whatever route is taken."""

    text: str
    citations: tuple[Citation, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """Everything the law gives in this case."""

    regime: tuple[Law, ...] = ()
    regulator: Regulator | None = None
    routes: tuple[Route, ...] = ()
    clocks: tuple[Clock, ...] = ()
    not_available: tuple[NotAvailable, ...] = ()
    protections: tuple[Protection, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """What the governing law requires of a notice and this one lacks. `said` is what it says instead, verbatim, where it says anything."""

    code: str
    text: str
    citations: tuple[Citation, ...] = ()
    rule: str | None = None
    said: str | None = None
