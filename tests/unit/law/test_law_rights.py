"""What must hold in every case, whatever its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from denialhelp.casefile.rights import LegalCase, Plan, Rights
from denialhelp.casefile.slugs import CASE_EVENTS, Level, PaHistory, PlanType, Reason, RouteKind, Stage
from denialhelp.errors import WrongUse
from denialhelp.law.calendar import is_business_day
from denialhelp.law.case_json import case_from_json
from denialhelp.law.rights import rights_of
from denialhelp.reference.loader import load_rules

DAYS = st.dates(date(2025, 1, 2), date(2028, 12, 31))
YES_NO = st.sampled_from([None, True, False])


@st.composite
def cases(draw: st.DrawFn, known: bool = True) -> tuple[LegalCase, date]:
    """A case and the day on which it is looked at, after its notice."""
    dated = draw(DAYS)
    events = {"notice_dated": dated}
    if draw(st.booleans()):
        events["notice_received"] = dated + timedelta(days=draw(st.integers(0, 9)))
    level = draw(st.sampled_from([None, *Level]))
    if level in (Level.FINAL_INTERNAL, Level.INTERNAL_2):
        events |= {name.replace("notice", "final_notice"): day for name, day in events.items()}
    plan = Plan(
        draw(st.sampled_from([*PlanType] if known else [None, *PlanType])),
        draw(st.sampled_from([None, "OH", "CA", "NY", "GA", "TX", "FL"])),
        internal_levels=draw(st.sampled_from([None, 1, 2])),
        funding=draw(st.sampled_from([None, "self", "insured"])),
    )
    case = LegalCase(
        plan,
        draw(st.sampled_from([None, "service", "drug"])),
        draw(st.sampled_from([None, *Stage])),
        level,
        draw(YES_NO),
        draw(YES_NO),
        draw(st.sampled_from([None, "in", "out"])),
        tuple(draw(st.lists(st.sampled_from([*Reason]), max_size=3, unique=True))),
        draw(st.sampled_from([None, *PaHistory])),
        draw(st.sampled_from([None, "CO", "PR"])),
        None,
        events,
    )
    return case, max(events.values()) + timedelta(days=draw(st.integers(0, 400)))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_every_citation_of_a_known_plan_governs_it_and_is_in_force(drawn: tuple[LegalCase, date]) -> None:
    case, as_of = drawn
    rules = load_rules()
    answer = rights_of(case, rules, as_of=as_of)
    day = case.events["notice_dated"]
    assert isinstance(day, date)
    cited = [c for r in answer.routes for c in r.citations] + [c for p in answer.protections for c in p.citations]
    cited += [c for clock in answer.clocks for c in clock.citations]
    for one in cited:
        found = rules.resolve(one.cite, None, case.plan.type, day)
        assert found.found, one.cite
        assert found.governs, (one.cite, case.plan.type)


@settings(max_examples=200, deadline=None)
@given(cases(known=False))
def test_a_day_to_file_by_is_safe_and_a_way_is_always_open(drawn: tuple[LegalCase, date]) -> None:
    case, as_of = drawn
    answer = rights_of(case, load_rules(), as_of=as_of)
    assert any(r.available for r in answer.routes)
    assert [r.rank for r in answer.routes] == list(range(1, len(answer.routes) + 1))
    for one in answer.routes:
        if one.file_by is not None and one.recommended_file_by is not None:
            assert one.recommended_file_by <= one.file_by
            assert is_business_day(one.recommended_file_by)
    if case.plan.type is not None:
        kinds = [(r.route, r.rule) for r in answer.routes]
        assert len(kinds) == len(set(kinds))
        assert not {r.route.value for r in answer.routes} & {n.route for n in answer.not_available}
    else:
        assert "plan_type" in [q.fact for q in answer.questions]


@settings(max_examples=60, deadline=None)
@given(cases(known=False))
def test_the_same_case_has_the_same_answer(drawn: tuple[LegalCase, date]) -> None:
    case, as_of = drawn
    assert rights_of(case, load_rules(), as_of=as_of) == rights_of(case, load_rules(), as_of=as_of)


def test_urgency_is_offered_only_while_care_is_ahead() -> None:
    served = LegalCase(
        Plan(PlanType.ERISA_INSURED, "OH"), None, Stage.POST_SERVICE, Level.INITIAL, True, events={"notice_dated": date(2026, 11, 2)}
    )
    open_ways = {r.route for r in rights_of(served, load_rules(), as_of=date(2026, 11, 24)).routes if r.available}
    assert not open_ways & {RouteKind.EXPEDITED_APPEAL, RouteKind.EXPEDITED_EXTERNAL_REVIEW}


def test_free_help_of_a_state_is_named_to_members_of_insured_plans_only() -> None:
    rules = load_rules()
    case = {"level": "initial", "stage": "pre-service", "reasons": ["medical-necessity"], "events": {"notice_dated": "2026-11-02"}}

    def answer(plan: str) -> Rights:
        return rights_of(case_from_json(case | {"plan": {"type": plan, "state": "CT"}}), rules, as_of=date(2026, 11, 6))

    insured = answer("individual-aca")
    assert any("Healthcare Advocate (866-466-4446" in r.to_whom for r in insured.routes)
    assert "Healthcare Advocate" not in str(answer("erisa-self-funded"))


def test_every_state_has_its_process_and_a_window_or_a_stated_gap() -> None:
    for state in load_rules().states.values():
        assert state.regulator is not None, state.code
        assert state.external is not None or state.gaps, state.code


@settings(max_examples=120, deadline=None)
@given(cases(), st.integers(1, 60))
def test_the_same_case_later_never_has_an_earlier_last_day(drawn: tuple[LegalCase, date], days: int) -> None:
    case, as_of = drawn
    later = replace(case, events={name: at + timedelta(days=days) for name, at in case.events.items()})
    rules = load_rules()
    for limit in (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)):  # days on which a rule changes are no comparison
        day, moved = case.events["notice_dated"], later.events["notice_dated"]
        assert isinstance(day, date)
        assert isinstance(moved, date)
        if day < limit <= moved:
            return
    one = {(r.route, r.rule): r.file_by for r in rights_of(case, rules, as_of=as_of).routes}
    two = {(r.route, r.rule): r.file_by for r in rights_of(later, rules, as_of=as_of + timedelta(days=days)).routes}
    for key, last in one.items():
        other = two.get(key)
        if last is not None and other is not None:
            assert last <= other, key


@settings(max_examples=80, deadline=None)
@given(cases(), st.integers(0, 90))
def test_no_clock_runs_on_after_its_decision(drawn: tuple[LegalCase, date], days: int) -> None:
    case, as_of = drawn
    day = case.events["notice_dated"]
    assert isinstance(day, date)
    asked = replace(case, level=Level.INITIAL, events={**case.events, "pa_request_received": day - timedelta(days=days)})
    answer = rights_of(asked, load_rules(), as_of=as_of)
    assert not [c for c in answer.clocks if c.what == "decide-claim" and c.due is not None]
    for one in answer.decided:
        assert one.decided_on == day
        assert one.late is None or one.late is (one.days_late > 0)


def test_what_cannot_be_a_day_is_refused_with_its_name() -> None:
    for at in ("2026-02-30", "9999-12-31", "0001-01-01", "2026-13-01", "yesterday", 20261101):
        with pytest.raises(WrongUse, match="notice_dated"):
            case_from_json({"events": {"notice_dated": at}})


MOMENTS = st.one_of(
    st.dates(date(2024, 6, 1), date(2028, 6, 1)).map(date.isoformat),
    st.builds(
        lambda day, hour, zone: f"{day.isoformat()}T{hour:02d}:30{zone}",
        st.dates(date(2024, 6, 1), date(2028, 6, 1)),
        st.integers(0, 23),
        st.sampled_from(["", "-05:00", "+00:00"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(cases(known=False), st.dictionaries(st.sampled_from(sorted(CASE_EVENTS)), MOMENTS, max_size=7), YES_NO, st.dates(date(2024, 1, 1)))
def test_any_events_in_any_order_give_an_answer_that_agrees_with_itself(
    drawn: tuple[LegalCase, date], events: dict[str, str], multiemployer: bool | None, as_of: date
) -> None:
    held = case_from_json({"events": events}).events
    case = replace(drawn[0], plan=replace(drawn[0].plan, multiemployer=multiemployer), events=held)
    answer = rights_of(case, load_rules(), as_of=as_of)
    assert any(r.available for r in answer.routes)
    for one in answer.routes:
        assert one.file_by is None or one.how_counted
    for done in answer.decided:
        assert done.days_late >= 0
        assert done.late is not True or done.days_late > 0
    assert not {c.rule for c in answer.clocks} & {d.rule for d in answer.decided}
