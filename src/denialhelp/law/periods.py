"""For one route: the rule that gives its time in this case, the last day under it, and what to say where none can be counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Kind, RouteRow, Unit, Value

from .calendar import business_day_on_or_before
from .deadlines import LastDay, before_the_change, end_of, last_day, later_of_sent_and_effective, noon_after
from .events import WORDS, Timeline
from .traits import Facts
from .words import named_day, period

FEDERAL_EXTERNAL = "law.federal.aca.external_review_filing"
FLOOR = "law.federal.aca.external_state_floor"
CONTINUATION = "law.federal.medicaid_managed_care.continuation"
STATE_CONTINUATION = "law.federal.medicaid.continuation"
FAST_REVIEW = frozenset({"law.federal.medicare.qio_termination", "law.federal.medicare_original.qio_termination"})
HHS_NOTE = (
    "The process that HHS runs stands in its own guidance, which was not read here: the four months are those of the regulation; follow "
    "the date and the form in the final denial where it gives less."
)
# Duties whose last day is counted from two events or to an hour.
BY_HAND = FAST_REVIEW | {STATE_CONTINUATION}
# For so long after its hour a fast review is still worth a call, and services may be taken up again (42 CFR 431.231(a)).
CALL_LATE, TAKEN_UP_AGAIN = 60, 10
# The document's own periods for a step: the name of the term and its unit.
TERMS: dict[str, tuple[tuple[str, Unit], ...]] = {
    "internal-appeal": (("appeal_days", Unit.CALENDAR_DAYS), ("appeal_months", Unit.MONTHS)),
    "reconsideration": (("appeal_days", Unit.CALENDAR_DAYS), ("appeal_months", Unit.MONTHS)),
    "redetermination": (("appeal_days", Unit.CALENDAR_DAYS), ("appeal_months", Unit.MONTHS)),
    "second-level-appeal": (("second_level_days", Unit.CALENDAR_DAYS), ("second_level_months", Unit.MONTHS)),
    "external-review": (("external_days", Unit.CALENDAR_DAYS), ("external_months", Unit.MONTHS)),
    "fair-hearing": (("hearing_days", Unit.CALENDAR_DAYS),),
    "opm-review": (("opm_days", Unit.CALENDAR_DAYS),),
}
EXTERNAL_LEVELS = frozenset({Level.INTERNAL_1, Level.INTERNAL_2, Level.FINAL_INTERNAL})


@dataclass(frozen=True, slots=True)
class Found:
    """The rule and the last day. `starts` is the event that will start the time; the words stand in where no day can be counted.
    `open_until`: where something is still open after the last day shown, the day until which it is, and `after` what to say then."""

    rule_id: str | None
    last: LastDay | None = None
    starts: str | None = None
    later_words: str = ""
    unknown_words: str = ""
    warnings: tuple[str, ...] = field(default=())
    open_until: date | None = None
    after: str = "The state's own last day has passed: file today."


def terms_of(route: str, case: LegalCase) -> tuple[Value, ...]:
    """The document's own periods for this route. At a later level the stated time to appeal is that of the next step."""
    held = case.document_terms
    found = [Value(held[name], unit) for name, unit in TERMS.get(route, ()) if held.get(name)]
    if not found and route == "external-review" and case.level in EXTERNAL_LEVELS:
        found = [Value(held[name], unit) for name, unit in TERMS["internal-appeal"] if held.get(name)]
    return tuple(found)


def _period_words(rule_id: str, rules: RuleBook, day: date) -> tuple[str, str | None]:
    """A rule's period in words and the event that starts it; the same for all cases while the rule does not change."""
    return rules.remember(("period-words", rule_id, rules.edition(day)), lambda: _worded(rule_id, rules, day))


def _worded(rule_id: str, rules: RuleBook, day: date) -> tuple[str, str | None]:
    rule, value = rules.rule(rule_id), rules.value_on(rule_id, day)
    if rule.kind is not Kind.PERIOD or value is None or value.count is None or value.unit is None:
        return "", None
    start = rule.starts_at[0]
    mail = f", which is presumed {rule.presumed} calendar days after {WORDS[start]}" if rule.presumed else ""
    after = "receipt of that decision" + mail if rule.presumed else WORDS[start]
    return f"{period(value.count, value.unit.value)} after {after}", start


def _step(rule_id: str, route: str, case: LegalCase, timeline: Timeline, rules: RuleBook, day: date) -> Found:
    words, start = _period_words(rule_id, rules, day)
    if start is None:
        return _by_hand(rule_id, timeline)
    rule, dated = rules.rule(rule_id), rules.dated_on(rule_id, day)
    later = f"Not open yet: {words}."
    unknown = f"The time is {words}; that day is not known, so no last day can be counted."
    if dated is None:
        return Found(rule_id, None, start, later, unknown)
    if rule_id == CONTINUATION:
        return Found(rule_id, later_of_sent_and_effective(rule, dated, timeline), start, later, unknown)
    last = last_day(rule, dated, case, timeline, terms_of(route, case))
    return Found(rule_id, last, start, later, unknown, last.warnings if last else ())


def _by_hand(rule_id: str, timeline: Timeline) -> Found:
    """The last day of a duty whose time depends on two events, or on an hour."""
    if rule_id == STATE_CONTINUATION:
        last = before_the_change(timeline)
        if last is not None:
            again = "The change has taken effect: ask today. Within 10 days after it the agency may take the services up again."
            return Found(rule_id, last, last.start.event, open_until=last.start.day + timedelta(days=TAKEN_UP_AGAIN), after=again)
    if rule_id in FAST_REVIEW:
        last = noon_after(timeline)
        if last is not None:
            call = "That hour has passed: call today all the same, and ask the plan or Medicare's contractor for the ordinary appeal."
            return Found(rule_id, last, last.start.event, open_until=last.file_by + timedelta(days=CALL_LATE), after=call)
    return Found(rule_id)


def _external(route: str, case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook, day: date) -> Found:
    traits = facts.values["trait"]
    if "plan-late" in traits:
        return Found(
            FEDERAL_EXTERNAL if "federal-external" in traits else FLOOR,
            None,
            None,
            "",
            "Open now, since the plan's time to decide has passed. The rule counts four months from a notice and none has come: ask "
            "without delay.",
        )
    if "federal-external" in traits:
        federal = _step(FEDERAL_EXTERNAL, route, case, timeline, rules, day)
        return replace(federal, warnings=(*federal.warnings, HHS_NOTE)) if case.plan.external_process == "hhs" else federal
    state = rules.states.get(case.plan.state or "")
    floor = _step(FLOOR, route, case, timeline, rules, day)
    if "state-external" in traits and state is not None and state.external is not None:
        own = _step(state.external, route, case, timeline, rules, day)
        return _below_floor(own, floor) if rules.rule(state.external).below_floor else _with_floor(own, floor)
    if state is not None and "state-external" in traits:
        note = (
            f"The window of {state.name}'s own process was not verified: federal law wants at least the four months shown here; follow "
            "the date in your final denial if it is earlier."
        )
    elif state is not None:
        note = (
            f"Whether {state.name}'s process or the federal one applies is not settled by what was read: follow the final denial. Four "
            "months after receipt is the least that federal law allows in either."
        )
    else:
        note = (
            "Whether a state's process or the federal one applies depends on the state and on how the plan is funded. Four months "
            "after receipt is the least that federal law allows in either."
        )
    return Found(floor.rule_id, floor.last, floor.starts, floor.later_words, floor.unknown_words, (*floor.warnings, note))


def _with_floor(own: Found, floor: Found) -> Found:
    """A state's own window, with what federal law says where the state's day is the earlier."""
    if own.last is None or floor.last is None or own.last.file_by >= floor.last.file_by:
        return own
    note = (
        f"Federal law wants a state to allow at least four months after receipt, which would be {named_day(floor.last.file_by)}; the "
        "state's own earlier day leads here. "
        "If it has passed, ask all the same and point to 45 CFR 147.136(c)(2)(vi)."
    )
    return replace(own, warnings=(*own.warnings, note), open_until=floor.last.file_by)


def _below_floor(own: Found, floor: Found) -> Found:
    """A state's time that falls short of the federal floor: its day is the safe one, the federal day the last."""
    if own.last is None or floor.last is None or own.last.file_by >= floor.last.file_by:
        return own
    note = (
        f"The state's own law gives less, until {named_day(own.last.file_by)}: file by then to be safe. Federal law wants at least four "
        "months after receipt (45 CFR 147.136(c)(2)(vi)), so a later request is not too late; if it is refused for lateness, say so."
    )
    how = f"{floor.last.how} The state's own law gives less time, so the safe day is {named_day(own.last.safe)}."
    return replace(own, last=replace(floor.last, safe=own.last.safe, how=how), warnings=(*own.warnings, note))


def _expedited_warning(route: str, case: LegalCase, facts: Facts, rules: RuleBook, day: date) -> tuple[str, ...]:
    """What the state's law says of a shorter time for its expedited review, where it has one."""
    if route != "expedited-external-review" or "state-external" not in facts.values["trait"]:
        return ()
    value = rules.value_on(f"law.states.{(case.plan.state or '').lower()}.expedited_window", day)
    return () if value is None or value.text is None else (value.text,)


def _by_terms(row: RouteRow, case: LegalCase, timeline: Timeline) -> Found | None:
    """A step whose time only the document gives (a second level)."""
    terms = terms_of(row.route, case)
    start = timeline.first(("notice_received", "decision_received", "notice_dated"))
    if not terms or start is None:
        return None
    last = end_of(start.day, terms[0])
    unit = (terms[0].unit or Unit.CALENDAR_DAYS).value
    how = (
        f"The plan's paper gives {period(terms[0].count or 0, unit)} after {WORDS[start.event]}, {named_day(start.day)}: the last day "
        f"is {named_day(last)}."
    )
    return Found(row.rule, LastDay(last, business_day_on_or_before(last), start, how), start.event)


def period_of(row: RouteRow, case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook, day: date) -> Found:
    """The rule of a route in this case and the last day under it."""
    found = _found(row, case, facts, timeline, rules, day)
    shorter = _expedited_warning(row.route, case, facts, rules, day)
    return replace(found, warnings=(*found.warnings, *shorter)) if shorter else found


def _found(row: RouteRow, case: LegalCase, facts: Facts, timeline: Timeline, rules: RuleBook, day: date) -> Found:
    if row.rule == "@external":
        return _external(row.route, case, facts, timeline, rules, day)
    if row.route == "second-level-appeal" and (row.rule is None or rules.rule(row.rule).kind is not Kind.PERIOD):
        return _by_terms(row, case, timeline) or Found(
            row.rule, unknown_words="The time stands in the plan's decision; it was not given here."
        )
    if row.rule is None:
        return Found(None)
    return _step(row.rule, row.route, case, timeline, rules, day)
