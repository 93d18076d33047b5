"""The plan's and the reviewers' clocks: what they must do, by when, and what follows when they do not."""

from __future__ import annotations

from datetime import date, datetime

from denialhelp.casefile.rights import Clock, LegalCase, Length
from denialhelp.casefile.slugs import Level, PlanType, Stage
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Kind, Rule, Unit, Value

from .calendar import add_hours, as_day
from .deadlines import end_of
from .events import Timeline
from .traits import Facts

DECIDES_APPEAL = frozenset({"decide-internal-appeal", "decide-reconsideration", "decide-redetermination", "decide-fair-hearing"})
FEDERAL_BOUND = frozenset({"law.federal.aca.clock_state_external", "law.federal.aca.clock_state_external_expedited"})
# An exception can be asked for after the denial too, so its time is shown although the denied request was decided.
EXCEPTION_ASKED = ("exception_request_received",)
ANSWERS = (
    "decision_received",
    "final_notice_dated",
    "final_notice_received",
    "resolution_notice_dated",
    "redetermination_notice_dated",
    "reconsideration_notice_dated",
)


def due_of(value: Value, start: date | datetime) -> date | datetime:
    """When a period from a moment ends: a moment for hours after a moment, else a day."""
    if value.unit is Unit.HOURS:
        return add_hours(start, value.count or 0)
    return end_of(as_day(start), value)


def _rules_for(plan: PlanType, rules: RuleBook) -> tuple[Rule, ...]:
    return rules.remember(("clocks", plan), lambda: tuple(r for r in rules.of_kind(Kind.CLOCK) if plan in r.applies_to))


def _own_state(rule: Rule, case: LegalCase, facts: Facts) -> bool:
    """Whether a state's clock belongs to this case: its own state, and a plan that the state's process hears or its law binds.

    The rule's own `trait` says which of the two."""
    if not rule.states:
        return True
    return case.plan.state in rule.states and bool({"state-external", "insured"} & facts.values["trait"])


def _without_federal_bound(rules_: list[Rule]) -> list[Rule]:
    """Where a state's own clock is held, the longest time that federal law lets a state take says nothing more."""
    own = {(r.clock.what, r.clock.urgent) for r in rules_ if r.states and r.clock is not None}
    if not own:
        return rules_
    return [r for r in rules_ if r.id not in FEDERAL_BOUND or r.clock is None or (r.clock.what, r.clock.urgent) not in own]


def _fits(rule: Rule, facts: Facts) -> bool:
    terms = rule.clock
    if terms is None or (terms.trait and not terms.trait & facts.values["trait"]):
        return False
    if terms.reason and not terms.reason & facts.values["reason"]:
        return False
    level = facts.values["level"]
    if terms.level and not terms.level & (level if "unknown" not in level else frozenset({"initial"})):
        return False
    stage = facts.values["stage"]
    if terms.stage and "unknown" not in stage and not terms.stage & stage:
        return False
    return not terms.item or bool(terms.item & facts.values["item"])


def _levels_fit(rule: Rule, facts: Facts) -> bool:
    terms, traits = rule.clock, facts.values["trait"]
    if terms is None or not terms.levels or "levels-unknown" in traits:
        return True
    return (2 in terms.levels) == ("two-levels" in traits)


def _running(plan: PlanType, case: LegalCase, facts: Facts, rules: RuleBook) -> list[Rule]:
    """The rules of the clocks that such a case has, whatever its days."""

    def chosen() -> list[Rule]:
        fitting = [r for r in _rules_for(plan, rules) if _own_state(r, case, facts) and _fits(r, facts) and _levels_fit(r, facts)]
        return _without_federal_bound(fitting)

    return rules.remember(("running", facts.key, case.plan.state), chosen)


def clocks_of(case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook, as_of: date) -> tuple[Clock, ...]:
    """Every clock that may run in this case. A due time is given where its start is known and the clock is the one that applies;
    where urgency or the number of levels is open, each answer stands, the earlier first."""
    if facts.plan is None:
        return ()
    made: list[tuple[tuple[bool, bool, str], Clock]] = []
    for rule in _running(facts.plan, case, facts, rules):
        terms = rule.clock
        if terms is None:
            continue
        start = timeline.first(rule.starts_at)
        if (
            terms.what in ("decide-claim", "decide-exception", "decide-extension-of-course")
            and start is None
            and rule.starts_at != EXCEPTION_ASKED
            and "notice_dated" in timeline.events
        ):
            continue  # that decision has been made, and when it was asked for is not known
        day = as_of if start is None else start.day
        dated = rules.dated_on(rule.id, day)
        if dated is None or dated.value is None or dated.value.count is None or dated.value.unit is None:
            continue
        applies = terms.urgent is None or case.urgent is None or terms.urgent == case.urgent
        if terms.urgent and case.stage is Stage.POST_SERVICE:
            continue
        due = due_of(dated.value, start.at) if start is not None and applies else None
        clock = Clock(
            terms.who,
            terms.what,
            due,
            Length(dated.value.count, dated.value.unit.value),
            terms.if_missed,
            rules.citations(rule.id, day, facts.plan),
            rule.id,
        )
        made.append(((not applies, due is None, "9999" if due is None else due.isoformat()), clock))
    made.sort(key=lambda pair: pair[0])
    return tuple(clock for _, clock in made)


def plan_is_late(case: LegalCase, clocks: tuple[Clock, ...], timeline: Timeline, as_of: date) -> bool:
    """Whether the appeal was received, no answer is known, and even the longest time that may apply has passed."""
    if (
        case.level not in (None, Level.INITIAL)
        or "appeal_received" not in timeline.events
        or any(name in timeline.events for name in ANSWERS)
    ):
        return False
    ends = [as_day(c.due) for c in clocks if c.what in DECIDES_APPEAL and c.due is not None]
    return bool(ends) and max(ends) < as_of
