"""The plan's and the reviewers' clocks: what they must do, by when, and what follows when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from denialhelp.casefile.rights import Clock, Decided, LegalCase, Length
from denialhelp.casefile.slugs import Level, PlanType, Reason
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import ClockTerms, Kind, Rule, Unit, Value

from .calendar import add_hours, as_day
from .deadlines import end_of
from .events import Start, Timeline
from .traits import Facts, facts_of

DECIDES_APPEAL = frozenset({"decide-internal-appeal", "decide-reconsideration", "decide-redetermination", "decide-fair-hearing"})
REQUESTED = "external_request_received"
FEDERAL_BOUND = frozenset({"law.federal.aca.clock_state_external", "law.federal.aca.clock_state_external_expedited"})
# An exception can be asked for after the denial too, so its time is shown although the denied request was decided.
EXCEPTION_ASKED = ("exception_request_received",)
# The days that show that an appeal, or a claim, has been decided: the decision's own date before the day on which it came.
ANSWERS = (
    "final_notice_dated",
    "resolution_notice_dated",
    "redetermination_notice_dated",
    "reconsideration_notice_dated",
    "decision_received",
    "final_notice_received",
)
DECIDES_CLAIM = frozenset({"decide-claim", "decide-exception", "decide-extension-of-course"})
SECOND_LEVEL = frozenset({"decide-second-level"})
DECIDED_BY = ("notice_sent", "notice_dated", "msn_dated", "notice_received")
ARRIVALS = frozenset({"notice_received", "decision_received", "final_notice_received"})
FORMULARY = frozenset({"formulary"})
# A rescission and a question of enrolment are no claim for a benefit: no request is waiting for a decision.
NO_CLAIM = frozenset({Reason.RESCISSION.value, Reason.ELIGIBILITY.value})
URGENT_EXTENSION = "law.federal.claims.decide_extension_of_course"
URGENT_CLAIM = "law.federal.claims.decide_claim_urgent"
CLAIMS_EXTENSION = "law.federal.claims.extension"
_MA, _MCO = "law.federal.medicare_advantage", "law.federal.medicaid_managed_care"
# The clocks that the law lets be extended, by how many days, and the rule that allows it.
EXTENSIONS = {
    "law.federal.claims.decide_claim_pre": (15, CLAIMS_EXTENSION),
    "law.federal.claims.decide_claim_post": (15, CLAIMS_EXTENSION),
    f"{_MA}.decide_claim_pa": (14, f"{_MA}.claim_extension"),
    f"{_MA}.decide_claim_urgent": (14, f"{_MA}.claim_extension"),
    f"{_MA}.decide_pre": (14, f"{_MA}.extension"),
    f"{_MA}.decide_urgent": (14, f"{_MA}.extension"),
    f"{_MCO}.decide_claim": (14, f"{_MCO}.claim_extension"),
    f"{_MCO}.decide_claim_urgent": (14, f"{_MCO}.claim_extension"),
    f"{_MCO}.decide_standard": (14, f"{_MCO}.extension"),
    f"{_MCO}.decide_urgent": (14, f"{_MCO}.extension"),
}
APPEAL_ANSWERED = frozenset({Level.INTERNAL_1, Level.FINAL_INTERNAL, Level.RECONSIDERATION, Level.REDETERMINATION})
# A multiemployer plan decides these at its trustees' meetings (29 CFR 2560.503-1(i)(2)(iii)(B)): no day can be counted.
BY_MEETING = frozenset(
    {
        "law.federal.claims.decide_appeal_post",
        "law.federal.claims.decide_appeal_post_two",
        "law.federal.claims.decide_second_post",
    }
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
    """Where a state's own clock from the same day is held, the longest time that federal law lets a state take says nothing more.

    A state's clock that starts later, when the reviewer gets the case, stands beside it: that day is seldom known.
    """
    own = {(r.clock.what, r.clock.urgent) for r in rules_ if r.states and r.clock is not None and REQUESTED in r.starts_at}
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
    meets = case.plan.multiemployer is True

    def chosen() -> list[Rule]:
        held = [r for r in _rules_for(plan, rules) if _own_state(r, case, facts) and _fits(r, facts) and _levels_fit(r, facts)]
        return _without_federal_bound([r for r in held if not _moot(r, facts) and not (meets and r.id in BY_MEETING)])

    return rules.remember(("running", facts.key, case.plan.state, meets), chosen)


def _moot(rule: Rule, facts: Facts) -> bool:
    """Clocks that say nothing in this case: urgency after the care; a drug list's without a drug; no claim at all."""
    terms = rule.clock
    if terms is None or (terms.urgent and "post-service" in facts.values["stage"]):
        return True
    if terms.stage == FORMULARY and "unknown" in facts.values["stage"] and "drug-item" not in facts.values["trait"]:
        return True
    reasons = facts.values["reason"]
    return terms.what in DECIDES_CLAIM and bool(reasons) and reasons <= NO_CLAIM


def _asked_too_late(rule: Rule, timeline: Timeline) -> bool:
    """Whether an urgent extension was asked for less than 24 hours before the course ends (29 CFR 2560.503-1(f)(2)(ii)(B)).

    A course that is approved through a day ends with that day.
    """
    asked, ends = timeline.at("extension_request_received"), timeline.at("course_approved_through")
    if rule.id != URGENT_EXTENSION or asked is None or ends is None:
        return False
    if isinstance(asked.at, datetime) and isinstance(ends.at, datetime):
        return ends.at.replace(tzinfo=None) - asked.at.replace(tzinfo=None) < timedelta(days=1)
    return asked.day >= ends.day


def _value(rule: Rule, timeline: Timeline, rules: RuleBook, day: date) -> tuple[Value, str] | None:
    """The value that counts, and the rule that gives it: an extension asked for too late is an ordinary urgent claim."""
    rule_id = URGENT_CLAIM if _asked_too_late(rule, timeline) else rule.id
    value = rules.value_on(rule_id, day)
    return None if value is None or value.count is None or value.unit is None else (value, rule_id)


def _extended(
    rule_id: str, due: date | datetime, case: LegalCase, timeline: Timeline, start: Start
) -> tuple[date | datetime | None, str | None]:
    """The due time after an extension, and the rule that allows it. None: the clock stands still until the information comes.

    Only a notice that was sent in the plan's own time extends it. Where the plan lacked the claimant's information its clock stands
    still from the sending of the notice to the answer (29 CFR 2560.503-1(f)(4)).
    """
    held, sent = EXTENSIONS.get(rule_id), timeline.at("extension_notice_sent")
    if held is None or sent is None or not start.day <= sent.day <= as_day(due):
        return due, None
    days, allowed_by = held
    if allowed_by != CLAIMS_EXTENSION:
        return due + timedelta(days=days), allowed_by
    answered = timeline.at("information_supplied")
    if answered is not None:
        return due + timedelta(days=days + (answered.day - sent.day).days), allowed_by
    return None if Reason.MISSING_INFORMATION in case.reasons else due + timedelta(days=days), allowed_by


def _decision(what: str, start: Start | None, timeline: Timeline) -> Start | None:
    """The decision that ended a clock, where one is known: the best known of its days."""
    names = DECIDED_BY if what in DECIDES_CLAIM else ANSWERS if what in DECIDES_APPEAL else ()
    found = next((Start(name, timeline.events[name]) for name in names if name in timeline.events), None)
    return None if found is None or (start is not None and found.day < start.day) else found


def _made_decision(clock: Clock, decision: Start) -> Decided | None:
    """What became of a clock that has ended. The day on which a notice came says nothing of lateness where it lies after the due day."""
    if clock.due is None:
        return None
    days = max(0, (decision.day - as_day(clock.due)).days)
    late: bool | None = days > 0
    if (late and decision.event in ARRIVALS) or (not late and isinstance(clock.due, datetime) and decision.day == clock.due.date()):
        late = None
    return Decided(clock.who, clock.what, clock.due, decision.day, late, days, clock.length, clock.if_missed, clock.citations, clock.rule)


def _clock(rule: Rule, start: Start, case: LegalCase, plan: PlanType, timeline: Timeline, rules: RuleBook, day: date) -> Clock | None:
    """A rule's clock in this case; its due time only where its start is known and its urgency is the case's."""
    held, terms = _value(rule, timeline, rules, day), rule.clock
    if held is None or terms is None:
        return None
    value, rule_id = held
    due, allowed_by = None, None
    if _applies(terms, case):
        due, allowed_by = _extended(rule_id, due_of(value, start.at), case, timeline, start)
    cites = rules.citations(rule_id, day, plan)
    if allowed_by is not None:
        cites += rules.citations(allowed_by, day, plan)
    length = Length(value.count or 0, (value.unit or Unit.CALENDAR_DAYS).value)
    return Clock(terms.who, terms.what, due, length, terms.if_missed, cites, rule_id)


def _waiting(rule: Rule, plan: PlanType, rules: RuleBook, as_of: date) -> Clock | None:
    """A rule's clock before anything has started it."""

    def waiting() -> tuple[Clock | None]:
        value, terms = rules.value_on(rule.id, as_of), rule.clock
        if value is None or value.count is None or value.unit is None or terms is None:
            return (None,)
        cites = rules.citations(rule.id, as_of, plan)
        return (Clock(terms.who, terms.what, None, Length(value.count, value.unit.value), terms.if_missed, cites, rule.id),)

    return rules.remember(("waiting", rule.id, plan, rules.edition(as_of)), waiting)[0]


def _applies(terms: ClockTerms, case: LegalCase) -> bool:
    """Whether the clock's urgency is that of the case, as far as is known."""
    return terms.urgent is None or case.urgent is None or terms.urgent == case.urgent


def clocks_of(
    case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook, as_of: date
) -> tuple[tuple[Clock, ...], tuple[Decided, ...]]:
    """Every clock that may run in this case, and those that have ended with a decision.

    A due time is given where its start is known and the clock is the one that applies; where urgency or the number of levels is open,
    each answer stands, the earlier first.
    """
    plan = facts.plan
    if plan is None:
        return (), ()
    made: list[tuple[tuple[bool, bool, str], Clock]] = []
    ended: list[Decided] = []
    running = _running(plan, case, facts, rules)
    for rule in running:
        terms = rule.clock
        start = timeline.first(rule.starts_at)
        if start is None and rule.id in FEDERAL_BOUND and _state_says(rule, running):
            continue  # without a day to count from, the state's own shorter time says it all
        if terms is None or (start is None and terms.what == "decide-extension-of-course"):
            continue  # nobody asked for more of the same treatment
        decision = None if rule.starts_at == EXCEPTION_ASKED and start is None else _decision(terms.what, start, timeline)
        if decision is not None and start is None:
            continue  # that decision has been made, and when it was asked for is not known
        clock = _waiting(rule, plan, rules, as_of) if start is None else _clock(rule, start, case, plan, timeline, rules, start.day)
        if clock is None:
            continue
        if decision is None:
            due = clock.due
            made.append(((not _applies(terms, case), due is None, "9999" if due is None else due.isoformat()), clock))
        elif (done := _made_decision(clock, decision)) is not None:
            ended.append(done)
    made.sort(key=lambda pair: pair[0])
    return tuple(clock for _, clock in made), _certain([*ended, *_appeal_decided(case, facts, timeline, rules)])


def _state_says(bound: Rule, running: list[Rule]) -> bool:
    """Whether a state's own clock for the same decision runs beside the longest time that federal law lets a state take."""
    wanted = None if bound.clock is None else (bound.clock.what, bound.clock.urgent)
    return any(r.states and r.clock is not None and (r.clock.what, r.clock.urgent) == wanted for r in running)


def _certain(ended: list[Decided]) -> tuple[Decided, ...]:
    """The decisions made; where two times may apply and one was kept, nothing is said of lateness."""
    open_ = {d.what for d in ended if len({e.late for e in ended if e.what == d.what}) > 1}
    return tuple(replace(d, late=None) if d.what in open_ else d for d in ended)


def _appeal_decided(case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook) -> list[Decided]:
    """At a later level: whether the appeal whose answer is in hand was decided in time, where both days are known."""
    start, plan = timeline.at("appeal_received"), facts.plan
    if start is None or plan is None or case.level not in APPEAL_ANSWERED or "appeal2_received" in timeline.events:
        return []
    decision = next((timeline.at(name) for name in (*ANSWERS[:4], *DECIDED_BY) if timeline.at(name) is not None), None)
    if decision is None or decision.day < start.day:
        return []
    first = facts_of(plan, facts.values | {"level": frozenset({Level.INITIAL.value})}, rules)
    found = []
    for rule in _running(plan, case, first, rules):
        terms = rule.clock
        if terms is None or terms.what not in DECIDES_APPEAL or "appeal_received" not in rule.starts_at:
            continue
        clock = _clock(rule, start, case, plan, timeline, rules, start.day)
        done = None if clock is None else _made_decision(clock, decision)
        if done is not None:
            found.append(done)
    return found


def plan_is_late(case: LegalCase, clocks: tuple[Clock, ...], timeline: Timeline, as_of: date) -> bool:
    """Whether an appeal was received, no answer is known, and even the longest time that may apply has passed."""
    events = timeline.events
    if case.level is Level.INTERNAL_1 and "appeal2_received" in events:
        answered: tuple[str, ...] = ("final_notice_dated", "final_notice_received")
        whats = SECOND_LEVEL
    elif case.level in (None, Level.INITIAL) and "appeal_received" in events:
        answered, whats = ANSWERS, DECIDES_APPEAL
    else:
        return False
    ends = [as_day(c.due) for c in clocks if c.what in whats and c.due is not None]
    return bool(ends) and max(ends) < as_of and not any(name in events for name in answered)


def claim_is_late(clocks: tuple[Clock, ...], as_of: date) -> date | None:
    """The day on which even the longest time to decide the request ended, where it has passed and no decision is known."""
    ends = [as_day(c.due) for c in clocks if c.what in DECIDES_CLAIM and c.due is not None]
    return max(ends) if ends and max(ends) < as_of else None
