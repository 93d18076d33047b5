"""Reads `reference/law` strictly into a RuleBook: every fault of every file in one list."""

from __future__ import annotations

import gc
import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from denialhelp.casefile.slugs import CASE_EVENTS, Level, PaHistory, PlanType, Reason, RouteKind, Stage
from denialhelp.errors import FaultyReference

from .checks import Fields, as_day, conditions
from .rulebook import RuleBook
from .schema import (
    Cited,
    ClockTerms,
    Content,
    Dated,
    Filing,
    Guarantee,
    Kind,
    Office,
    Read,
    Regime,
    RouteRow,
    Rule,
    StateLaw,
    Terms,
    Unit,
    Value,
)
from .yaml_text import Faults, read_yaml

LAW = Path(__file__).parent / "law"
PLAN_TYPES = frozenset(p.value for p in PlanType)
YES_NO = frozenset({"yes", "no", "unknown"})
ITEMS = frozenset({"service", "drug", "part-b-drug", "part-d-drug", "unknown"})
# Facts that a row may ask of a case, with their closed sets; `trait` names are made by law.traits.
FACTS: dict[str, frozenset[str] | None] = {
    "plan": PLAN_TYPES | {"unknown"},
    "stage": frozenset(s.value for s in Stage) | {"unknown"},
    "level": frozenset(v.value for v in Level) | {"unknown"},
    "reason": frozenset(r.value for r in Reason),
    "pa": frozenset(p.value for p in PaHistory),
    "group": frozenset({"CO", "PR", "OA", "PI", "unknown"}),
    "urgent": YES_NO,
    "emergency": YES_NO,
    "network": frozenset({"in", "out", "unknown"}),
    "medical": YES_NO,
    "item": ITEMS,
    "trait": None,
}
TRAITS = frozenset(
    [
        "claims-rule",
        "aca",
        "erisa",
        "nsa",
        "one-level",
        "insured",
        "self-funded",
        "funding-unknown",
        "grandfathered",
        "federal-external",
        "state-external",
        "unsettled-external",
        "external-unknown",
        "no-external",
        "nsa-issue",
        "served",
        "late",
        "plan-late",
        "auto-forward-done",
        "two-levels",
        "reduction",
        "ire-decided",
        "expired-course",
        "drug-item",
        "part-d",
        "term-p2p-open",
        "term-p2p-closed",
        "qio-notice",
        "levels-unknown",
        "external-any",
        "group-plan",
    ]
)
FACTS["trait"] = TRAITS
IF_MISSED = frozenset({"deemed-exhausted", "deemed-approved", "auto-forward", "deemed-denied", "escalate", "none"})
Json = Any


def ecfr(short: str) -> str:
    """`ecfr:45/147.136` as the public address of that section; any other text as it is."""
    if not short.startswith("ecfr:"):
        return short
    title, _, section = short.removeprefix("ecfr:").partition("/")
    return f"https://www.ecfr.gov/current/title-{title}/section-{section}"


class LawReader:
    """Reads the files of one folder; `book` raises FaultyReference with every fault found."""

    def __init__(self, folder: Path, stale_before: date | None) -> None:
        self.folder, self.stale_before = folder, stale_before
        self.faults = Faults()
        self.digest = hashlib.sha256()
        self.rules: dict[str, Rule] = {}
        self.states: dict[str, StateLaw] = {}
        self.gaps: list[str] = []
        self.groups: dict[str, frozenset[str]] = {}

    def file(self, path: Path) -> Fields:
        """One file as a mapping."""
        data = path.read_bytes()
        self.digest.update(data)
        where = path.relative_to(self.folder).as_posix()
        return Fields(read_yaml(data.decode("utf-8"), where, self.faults), where, self.faults)

    def plans(self, fields: Fields, key: str) -> frozenset[PlanType]:
        """Plan types, groups unfolded."""
        names = {n for item in fields.texts(key, PLAN_TYPES | set(self.groups)) for n in self.groups.get(item, frozenset({item}))}
        if not names:
            fields.fault(f"'{key}' names no plan type")
        return frozenset(PlanType(n) for n in names)

    def citations(self, fields: Fields) -> tuple[Cited, ...]:
        """The citations of one dated value; a value without one is a fault."""
        made: list[Cited] = []
        for one in fields.items("citations"):
            source = ecfr(one.text("source"))
            if source and not source.startswith(("https://", "http://")):
                one.fault("'source' must be a public address")
            read = one.member("read", Read)
            if read is None:
                one.fault("'read' must say how it was read: text, agency or secondary")
            only = self.plans(one, "only") if one.raw("only") is not None else frozenset[PlanType]()
            made.append(Cited(one.text("cite"), source, read or Read.SECONDARY, only))
            one.close()
        if not made:
            fields.fault("a value needs a citation of its own")
        return tuple(made)

    def value(self, fields: Fields) -> Value | None:
        """A value; `value: null` ends the rule."""
        if fields.raw("value") is None:
            return None
        inner = fields.inner("value")
        made = Value(
            inner.number("count"),
            inner.member("unit", Unit),
            inner.text("bound", needed=False) or None,
            inner.number("usd"),
            inner.text("text", needed=False) or None,
            fields.text("rolls_over", needed=False) or "never",
            inner.text("month_end", needed=False) or "last-day",
        )
        if made.rolls_over not in ("never", "federal"):
            fields.fault("'rolls_over' must be never or federal")
        if made.bound not in (None, "at-least", "at-most"):
            inner.fault("'bound' must be at-least or at-most")
        if made.month_end not in ("last-day", "first-of-next"):
            inner.fault("'month_end' must be last-day or first-of-next")
        if (made.count is None) != (made.unit is None) or (made.count, made.usd, made.text) == (None, None, None):
            inner.fault("a value needs a count with its unit, an amount (usd) or a text")
        inner.close()
        return made

    def dated(self, fields: Fields) -> tuple[Dated, ...]:
        """The values of a rule in the order of their days."""
        inner = fields.inner("in_force")
        made: list[Dated] = []
        for key in inner.data:
            begins = None if key == "undated" else as_day(key, f"'{key}'", inner)
            one = inner.inner(key)
            made.append(Dated(begins, self.value(one), self.citations(one)))
            one.close()
        if not made:
            fields.fault("'in_force' has no value")
        days = [d.begins or date.min for d in made]
        if days != sorted(set(days)):
            fields.fault("the days of 'in_force' must rise")
        return tuple(made)

    def clock(self, fields: Fields) -> ClockTerms | None:
        """The terms of a clock, where the rule is one."""
        if fields.raw("clock") is None:
            return None
        inner = fields.inner("clock")
        missed = inner.text("if_missed", needed=False) or "none"
        if missed not in IF_MISSED:
            inner.fault(f"'if_missed' has the unknown value '{missed}'")
        raw_levels = inner.raw("levels")
        levels = frozenset(v for v in (raw_levels if isinstance(raw_levels, list) else [raw_levels]) if isinstance(v, int))
        made = ClockTerms(
            inner.text("who"),
            inner.text("what"),
            missed,
            frozenset(inner.texts("stage", FACTS["stage"])),
            inner.truth("urgent", None),
            levels,
            frozenset(inner.texts("item", ITEMS)),
            frozenset(inner.texts("level", FACTS["level"])),
            frozenset(inner.texts("trait", TRAITS)),
            frozenset(inner.texts("reason", FACTS["reason"])),
        )
        inner.close()
        return made

    def checked(self, fields: Fields, dated: tuple[Dated, ...]) -> date:
        """The day on which the rule was last checked; how it was read must agree with the newest citation."""
        inner = fields.inner("checked")
        day, how = inner.day("date"), inner.member("how", Read)
        newest = dated[-1].citations[0].read if dated and dated[-1].citations else None
        if how is None or (newest is not None and how is not newest):
            inner.fault("'how' must be the way in which the newest value was read")
        if day is not None and self.stale_before is not None and day < self.stale_before:
            inner.fault(f"checked on {day.isoformat()}, which is too long ago")
        inner.close()
        return day or date.min

    def rule(self, fields: Fields, states: frozenset[str] = frozenset()) -> str:
        """One rule; its id."""
        rule_id = fields.text("id")
        fields.where = f"{fields.where.partition('.rules[')[0]} {rule_id}"
        applies = self.plans(fields, "applies_to")
        dated, clock = self.dated(fields), self.clock(fields)
        value = next((d.value for d in reversed(dated) if d.value is not None), None)
        kind = Kind.DUTY
        if clock is not None:
            kind = Kind.CLOCK
        elif value is not None and value.count is not None:
            kind = Kind.PERIOD
        elif value is not None and value.usd is not None:
            kind = Kind.AMOUNT
        starts = fields.texts("starts_at", CASE_EVENTS)
        if kind in (Kind.PERIOD, Kind.CLOCK) and not starts:
            fields.fault("'starts_at' must name the event that starts the time")
        filed = fields.text("filed_when", needed=False) or None
        if filed not in (None, "sent", "received", "postmarked"):
            fields.fault("'filed_when' must be sent, received or postmarked")
        since = None if fields.raw("presumed_from") in (None, "undated") else fields.day("presumed_from")
        made = Rule(
            rule_id,
            fields.text("title"),
            kind,
            applies,
            dated,
            self.checked(fields, dated),
            states,
            starts,
            fields.number("presumed"),
            since,
            filed,
            fields.text("to_whom", needed=False),
            fields.number("fee_usd"),
            clock,
            bool(fields.truth("below_floor", default=False)),
        )
        fields.close()
        if rule_id in self.rules:
            fields.fault("this id stands twice")
        self.rules[rule_id] = made
        return rule_id

    def office(self, fields: Fields, office_id: str) -> Office:
        """An authority; a telephone number needs the address where it was read."""
        made = Office(
            office_id,
            fields.text("name"),
            fields.text("phone", needed=False),
            fields.text("url", needed=False),
            fields.text("source", needed=False),
            fields.member("read", Read, Read.SECONDARY) or Read.SECONDARY,
        )
        if made.phone and not made.source:
            fields.fault("a telephone number needs the 'source' where it was read")
        fields.close()
        return made

    def filing(self, fields: Fields) -> Filing:
        """How a request for a state's external review is handed in; it needs the address where that was read."""
        ways = {key: fields.text(key, needed=False) for key in ("address", "fax", "email", "portal", "phone")}
        made = Filing(**ways, source=fields.text("source"), read=fields.member("read", Read, Read.SECONDARY) or Read.SECONDARY)
        if not made.words:
            fields.fault("'filing' names no way to file")
        fields.close()
        return made

    def state(self, path: Path) -> None:
        """One state's file."""
        fields = self.file(path)
        code = fields.text("state")
        if code.lower() != path.stem:
            fields.fault("'state' must be the file's name")
        regulator = self.office(fields.inner("regulator"), f"regulator.{code}") if fields.raw("regulator") else None
        help_office = self.office(fields.inner("assistance"), f"assistance.{code}") if fields.raw("assistance") else None
        filing = self.filing(fields.inner("filing")) if fields.raw("filing") else None
        ids = [self.rule(one, frozenset({code})) for one in fields.items("rules")]
        process = fields.text("process")
        if process not in ("state", "federal", "unsettled"):
            fields.fault("'process' must be state, federal or unsettled")
        external = next((i for i in ids if i.endswith(".external_review_filing")), None)
        gaps = fields.texts("gaps")
        if external is None and process == "state" and not gaps:
            fields.fault("a state process without a verified window needs a stated gap")
        self.states[code] = StateLaw(
            code,
            fields.text("name"),
            regulator,
            help_office,
            process,
            external,
            fields.text("note", needed=False),
            tuple(f"{code}: {g}" for g in gaps),
            tuple(i for i in ids if i in self.rules and self.rules[i].kind is Kind.DUTY),
            filing,
        )
        fields.close()

    def row(self, fields: Fields) -> RouteRow:
        """One row of the router."""
        route = fields.text("route")
        if route not in {r.value for r in RouteKind}:
            fields.fault(f"unknown route '{route}'")
        opened, later = fields.truth("open", default=True), fields.truth("later", default=False)
        made = RouteRow(
            fields.text("id"),
            route,
            fields.number("place") or 0,
            conditions(fields, "when", FACTS, self.groups),
            fields.text("why"),
            fields.text("rule", needed=False) or None,
            fields.texts("support"),
            bool(opened),
            fields.texts("warnings"),
            fields.text("to_whom", needed=False),
            bool(later),
        )
        fields.close()
        return made

    def content(self, fields: Fields) -> Content:
        """One thing that a notice must contain."""
        made = Content(
            fields.text("code"),
            fields.text("text"),
            fields.text("rule"),
            conditions(fields, "when", FACTS, self.groups),
            fields.texts("present"),
            fields.text("needs", needed=False) or "all-pages",
            fields.texts("partial"),
        )
        fields.close()
        return made

    def regime(self, fields: Fields) -> Regime:
        """One law that governs a kind of plan."""
        made = Regime(fields.text("law"), fields.text("citation"), fields.text("rule"), conditions(fields, "when", FACTS, self.groups))
        fields.close()
        return made

    def guarantee(self, fields: Fields) -> Guarantee:
        """One right that holds whatever route is taken."""
        made = Guarantee(fields.text("rule"), conditions(fields, "when", FACTS, self.groups))
        fields.close()
        return made

    def term(self, fields: Fields) -> Terms:
        """The words of one regime."""
        names = fields.texts("plan_types", PLAN_TYPES | set(self.groups))
        plans = frozenset(PlanType(n) for item in names for n in self.groups.get(item, frozenset({item})))
        words = fields.inner("words")
        made = Terms(plans, {key: words.text(key) for key in words.data})
        words.close()
        fields.close()
        return made

    def read_groups(self) -> None:
        """Named groups of plan types."""
        inner = self.file(self.folder / "groups.yaml").inner("groups")
        for name in inner.data:
            self.groups[name] = frozenset(inner.texts(name, PLAN_TYPES))

    def listed(self, name: str) -> list[Fields]:
        """The rows of a file `NAME.yaml` that is one list under `rows`."""
        fields = self.file(self.folder / f"{name}.yaml")
        rows = fields.items("rows")
        fields.close()
        return rows

    def references(
        self, router: tuple[RouteRow, ...], contents: tuple[Content, ...], regimes: tuple[Regime, ...], guarantees: tuple[Guarantee, ...]
    ) -> None:
        """Every rule that a table names must exist; ids of rows are unique."""
        for table, names in (
            ("router.yaml", [(r.id, i) for r in router for i in (*((r.rule,) if r.rule else ()), *r.support)]),
            ("notice_contents.yaml", [(c.code, c.rule) for c in contents]),
            ("regimes.yaml", [(r.law, r.rule) for r in regimes]),
            ("protections.yaml", [(g.rule, g.rule) for g in guarantees]),
        ):
            for row, rule_id in names:
                if not rule_id.startswith("@") and rule_id not in self.rules:
                    self.faults.add(f"{table} {row}", f"there is no rule '{rule_id}'")
        ids = [r.id for r in router]
        for twice in sorted({i for i in ids if ids.count(i) > 1}):
            self.faults.add("router.yaml", f"the id '{twice}' stands twice")

    def book(self) -> RuleBook:
        """The whole folder as a book; raises FaultyReference with every fault."""
        self.read_groups()
        for path in sorted((self.folder / "federal").rglob("*.yaml")):
            fields = self.file(path)
            for one in fields.items("rules"):
                self.rule(one)
            self.gaps += fields.texts("gaps")
            fields.close()
        for path in sorted((self.folder / "states").glob("*.yaml")):
            self.state(path)
        offices = {(i := one.text("id")): self.office(one, i) for one in self.listed("offices")}
        router = tuple(self.row(one) for one in self.listed("router"))
        contents = tuple(self.content(one) for one in self.listed("notice_contents"))
        regimes = tuple(self.regime(one) for one in self.listed("regimes"))
        guarantees = tuple(self.guarantee(one) for one in self.listed("protections"))
        terms = tuple(self.term(one) for one in self.listed("terms"))
        self.references(router, contents, regimes, guarantees)
        if self.faults.found:
            raise FaultyReference(tuple(self.faults.found))
        return RuleBook(
            self.rules,
            self.states,
            offices,
            router,
            contents,
            regimes,
            guarantees,
            terms,
            self.groups,
            tuple(self.gaps),
            self.digest.hexdigest()[:16],
        )


def read_law(folder: Path, *, stale_before: date | None = None) -> RuleBook:
    """The law tables of a folder. Raises FaultyReference listing every fault (also values checked before `stale_before`)."""
    return LawReader(folder, stale_before).book()


@lru_cache(maxsize=1)
def load_rules() -> RuleBook:
    """The packaged law tables, read once for the process. Raises FaultyReference."""
    held = gc.isenabled()
    gc.disable()  # the tables are all kept: looking through them for garbage while they are made costs a tenth of the load
    try:
        return read_law(LAW)
    finally:
        if held:
            gc.enable()
