"""What the law gives in a case: regime, routes in order with their last days, the others' clocks, what is not available, questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from denialhelp.casefile.fact import Problem, Question
from denialhelp.casefile.rights import Citation, Clock, Decided, Law, LegalCase, NotAvailable, Protection, Regulator, Rights, Route
from denialhelp.casefile.slugs import Level, PlanType, Reason, RouteKind
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Kind, RouteRow

from .asking import questions_of
from .clocks import claim_is_late, clocks_of, plan_is_late
from .contradictions import settled
from .deadlines import LastDay
from .events import Timeline
from .periods import BY_HAND, period_of
from .plans import label, plausible_types
from .regulators import external_address, regulator_of, regulator_text
from .router import route
from .traits import Facts, facts, facts_of, holds
from .words import long_day

# A notice whose day of receipt is not known may have come some days after its date: for so long past the safe last day a route stays open.
MAIL_DOUBT = 10


@dataclass(frozen=True, slots=True)
class _Answer:
    """The rights under one plan type."""

    facts: Facts
    routes: tuple[Route, ...]
    clocks: tuple[Clock, ...]
    closed: tuple[NotAvailable, ...]
    decided: tuple[Decided, ...] = ()


def _passed(last: LastDay | None, as_of: date) -> bool:
    if last is None:
        return False
    return as_of > last.file_by + timedelta(days=MAIL_DOUBT if last.receipt_unknown else 0)


def _row_citations(row: RouteRow, rule_id: str | None, facts_: Facts, rules: RuleBook, day: date) -> tuple[Citation, ...]:
    if rule_id is None and not row.support:
        return ()

    def cited() -> tuple[Citation, ...]:
        found: dict[str, Citation] = {}
        for held in ((rule_id,) if rule_id else ()) + row.support:
            if rules.governs(held, facts_.plan):
                found.update({c.cite: c for c in rules.citations(held, day, facts_.plan) if c.cite not in found})
        return tuple(found.values())

    return rules.remember(("row", row.id, rule_id, facts_.plan, rules.edition(day)), cited)


def _late_words(last: LastDay, as_of: date) -> str:
    if as_of <= last.file_by + timedelta(days=MAIL_DOUBT) and last.receipt_unknown:
        return (
            "Counted from the safe day the time has just passed; it is still open if the notice came some days after its date. File "
            "today and say when it came."
        )
    return "The last day has passed."


LATE_BY = frozenset({RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION, RouteKind.EXTERNAL_REVIEW})
APPEALS_FIRST = frozenset({RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION})
# Medicare's amounts change each year; those of other laws stand as they are.
AMOUNTS_BY_YEAR = 2025
TRUSTEES_MEETING = "law.federal.claims.multiemployer"
BY_AMOUNT = frozenset({"alj-hearing", "reconsideration"})
FIRST_APPEALS = frozenset({"internal-appeal", "reconsideration", "redetermination", "expedited-appeal"})


def _filed(row: RouteRow, case: LegalCase, timeline: Timeline) -> str | None:
    """What to say of an appeal or request that has been filed already and waits for its answer."""
    if row.later:
        return None
    if row.route in FIRST_APPEALS and case.level in (None, Level.INITIAL):
        event, what, whose = "appeal_received", "appeal", "the plan's"
    elif row.route == "second-level-appeal":
        event, what, whose = "appeal2_received", "second appeal", "the plan's"
    elif row.route == "external-review":
        event, what, whose = "external_request_received", "request", "the reviewer's"
    else:
        return None
    received = timeline.at(event)
    return (
        None
        if received is None
        else f"The {what} was received on {long_day(received.day)}: it is under way, and {whose} time to decide runs."
    )


def _unanswered(routes: list[Route], clocks: tuple[Clock, ...], case: LegalCase, as_of: date) -> list[Route]:
    """Says with the first appeal that a request whose time to decide has passed may be taken for denied."""
    ended = claim_is_late(clocks, as_of) if case.level in (None, Level.INITIAL) else None
    if ended is None:
        return routes
    said = f"The time to decide the request ended on {long_day(ended)} and no answer is known: you may appeal now as if it had been denied."
    return [replace(r, warnings=(said, *r.warnings)) if r.route in APPEALS_FIRST and r.how_counted[:3] != "Not" else r for r in routes]


def _amounts(row: RouteRow, rules: RuleBook, as_of: date) -> tuple[str, ...]:
    """What must be in dispute for a request that is filed today, where the law wants a least amount."""

    def said() -> tuple[str, ...]:
        found = []
        for rule_id in row.support:
            dated = rules.dated_on(rule_id, as_of)
            if dated is not None and dated.value is not None and dated.value.usd is not None:
                year = f" for a request filed in {as_of.year}" if dated.begins is not None and dated.begins.year >= AMOUNTS_BY_YEAR else ""
                found.append(f"At least ${dated.value.usd:,} must be in dispute{year}.")
        return tuple(found)

    return rules.remember(("amounts", row.id, as_of.year), said) if row.route in BY_AMOUNT else ()


def _still(row: RouteRow, rules: RuleBook) -> bool:
    """Whether a row gives the same route on every day: it counts no time and names no office of the case."""
    if row.rule == "@external" or row.to_whom.startswith("@") or row.route in (*FIRST_APPEALS, "second-level-appeal"):
        return False
    if row.route == "expedited-external-review" or row.rule in BY_HAND or row.route in BY_AMOUNT:
        return False
    return row.rule is None or rules.rule(row.rule).kind is not Kind.PERIOD


def _route(row: RouteRow, case: LegalCase, facts_: Facts, timeline: Timeline, rules: RuleBook, as_of: date) -> Route:
    """The route of a row in this case; made once where no day of the case changes it."""
    if not rules.remember(("still", row.id), lambda: (_still(row, rules),))[0]:
        return _made(row, case, facts_, timeline, rules, as_of)
    key = ("route", row.id, facts_.plan, rules.edition(timeline.law_day(as_of)))
    return rules.remember(key, lambda: _made(row, case, facts_, timeline, rules, as_of))


def _made(row: RouteRow, case: LegalCase, facts_: Facts, timeline: Timeline, rules: RuleBook, as_of: date) -> Route:
    day = timeline.law_day(as_of)
    found = period_of(row, case, facts_, timeline, rules, day)
    last = None if row.later else found.last
    rule = rules.rules.get(found.rule_id or "")
    filed = _filed(row, case, timeline)
    longer = found.open_until is not None and as_of <= found.open_until
    available = filed is not None or longer or not _passed(last, as_of)
    warnings = [*([filed] if filed else []), *row.warnings, *found.warnings, *_amounts(row, rules, as_of)]
    if filed is None and last is not None and as_of > last.file_by:
        warnings.insert(0, found.after if longer else _late_words(last, as_of))
    how = found.later_words if row.later else (last.how if last else found.unknown_words)
    to_whom = row.to_whom or (rule.to_whom if rule else "")
    if to_whom == "@regulator":
        to_whom = regulator_text(case, facts_, rules)
    elif to_whom == "@external":
        to_whom = external_address(case, facts_, rules, rule)
    return Route(
        RouteKind(row.route),
        available,
        0,
        last.file_by if last else None,
        last.safe if last else None,
        last.unrolled if last else None,
        last.start.event if last else found.starts,
        how,
        rule.filed_when if rule else None,
        rule.fee_usd if rule else None,
        to_whom,
        found.rule_id,
        _row_citations(row, found.rule_id, facts_, rules, day),
        tuple(warnings),
        row.why,
    )


def _with_trait(held: Facts, name: str, rules: RuleBook) -> Facts:
    return facts_of(held.plan, held.values | {"trait": held.values["trait"] | {name}}, rules)


def _answer(case: LegalCase, plan: PlanType, timeline: Timeline, rules: RuleBook, as_of: date) -> _Answer:
    base = facts(case, plan, rules, as_of)
    clocks, decided = clocks_of(case, base, timeline, rules, as_of)
    held = _with_trait(base, "plan-late", rules) if plan_is_late(case, clocks, timeline, as_of) else base
    routing = route(held, rules)
    routes = [_route(row, case, held, timeline, rules, as_of) for row in routing.opened]
    if any(not r.available and r.route in LATE_BY for r in routes):
        held = _with_trait(held, "late", rules)
        routing = route(held, rules)
        routes = [_route(row, case, held, timeline, rules, as_of) for row in routing.opened]
    routes = _unanswered(routes, clocks, case, as_of)
    day = timeline.law_day(as_of)
    closed = rules.remember(("closed", held.key, rules.edition(day)), lambda: _closed(routing.closed, held, rules, day))
    return _Answer(held, tuple(routes), clocks, closed, decided)


def _closed(rows: tuple[RouteRow, ...], held: Facts, rules: RuleBook, day: date) -> tuple[NotAvailable, ...]:
    return tuple(NotAvailable(row.route, row.why, _row_citations(row, row.rule, held, rules, day)) for row in rows)


def _with_rank(r: Route, rank: int) -> Route:
    """The route with its rank. Spelled out because `replace`, done for each route of each case, was a seventh of the whole time."""
    return Route(
        r.route,
        r.available,
        rank,
        r.file_by,
        r.recommended_file_by,
        r.unrolled,
        r.counted_from,
        r.how_counted,
        r.filed_when,
        r.fee_usd,
        r.to_whom,
        r.rule,
        r.citations,
        r.warnings,
        r.why,
    )


def _ranked(routes: list[Route]) -> tuple[Route, ...]:
    """Available routes first, in their order; each with its rank."""
    order = [r for r in routes if r.available] + [r for r in routes if not r.available]
    return tuple(_with_rank(r, i) for i, r in enumerate(order, start=1))


def _pooled(group: list[tuple[int, PlanType, Route]], of: int) -> Route:
    """One route for alike answers; where not every plan type has it, it says for which it holds."""
    first, plans = group[0][2], [plan for _, plan, _ in group]
    note = "" if len(plans) == of else "If this is " + " or ".join(label(p) for p in plans) + ": "
    cites: dict[str, Citation] = {}
    for _, _, held in group:
        cites.update({c.cite: c for c in held.citations if c.cite not in cites})
    rule = first.rule if len({h.rule for _, _, h in group}) == 1 else None
    return replace(first, why=note + first.why, citations=tuple(cites.values()), rule=rule)


def _merged(answers: dict[PlanType, _Answer]) -> list[Route]:
    """The routes of several possible plan types: alike ones become one; within a kind of route the earlier last day stands first."""
    pooled: dict[tuple[object, ...], list[tuple[int, PlanType, Route]]] = {}
    for plan, answer in answers.items():
        for place, held in enumerate(answer.routes):
            pooled.setdefault((held.route, held.file_by, held.counted_from, held.available), []).append((place, plan, held))
    weighed = [(sum(p for p, _, _ in group) / len(group) - len(group), _pooled(group, len(answers))) for group in pooled.values()]
    kinds: dict[RouteKind, list[Route]] = {}
    for _, held in sorted(weighed, key=lambda pair: pair[0]):
        kinds.setdefault(held.route, []).append(held)
    order = list(kinds)
    dated = next((i for i, kind in enumerate(order) if any(r.file_by and r.available for r in kinds[kind])), 0)
    if RouteKind.DOCUMENT_REQUEST in order[:dated]:  # a step with a last day comes before a request for papers
        order.insert(dated, order.pop(order.index(RouteKind.DOCUMENT_REQUEST)))
    return [held for kind in order for held in sorted(kinds[kind], key=lambda r: r.file_by or date.max)]


def _regime(held: Facts, rules: RuleBook) -> tuple[Law, ...]:
    return rules.remember(("regime", held.key), lambda: tuple(Law(r.law, r.citation) for r in rules.regimes if holds(r.when, held.values)))


def _state_protections(case: LegalCase, held: Facts, rules: RuleBook, day: date) -> tuple[Protection, ...]:
    """What the state's own law gives an insured plan's member; never for a self-funded plan."""
    state = rules.states.get(case.plan.state or "")
    if state is None or "insured" not in held.values["trait"]:
        return ()
    stepped = Reason.STEP_THERAPY in case.reasons
    heard = "state-external" in held.values["trait"]

    def giving() -> tuple[Protection, ...]:
        made: list[Protection] = []
        for rule_id in state.duties:
            value = rules.value_on(rule_id, day)
            if value is None or value.text is None or not rules.governs(rule_id, held.plan, state.code):
                continue
            if ".external_" in rule_id and not heard:
                continue
            if stepped or ".step_therapy" not in rule_id:
                made.append(Protection(value.text, rules.citations(rule_id, day, held.plan), rule_id))
        return tuple(made)

    return rules.remember(("state-protections", state.code, held.plan, stepped, heard, rules.edition(day)), giving)


def _protections(held: Facts, rules: RuleBook, day: date) -> tuple[Protection, ...]:
    def protecting() -> tuple[Protection, ...]:
        made: list[Protection] = []
        for one in rules.guarantees:
            value = rules.value_on(one.rule, day)
            if value is not None and value.text is not None and rules.governs(one.rule, held.plan) and holds(one.when, held.values):
                made.append(Protection(value.text, rules.citations(one.rule, day, held.plan), one.rule))
        return tuple(made)

    return rules.remember(("protections", held.key, held.plan, rules.edition(day)), protecting)


def rights_of(case: LegalCase, rules: RuleBook, *, as_of: date) -> Rights:
    """Everything the law gives in this case on this day.

    What is not known is a question, and where answers differ both stand, the earlier first.
    """
    case, doubts = settled(case)
    timeline = Timeline(case, as_of)
    plans = plausible_types(case)
    answers = {plan: _answer(case, plan, timeline, rules, as_of) for plan in plans}
    problems: list[Problem] = [*timeline.problems, *doubts]
    if case.plan.state is not None and case.plan.state not in rules.states:
        problems.append(
            Problem(
                "state-not-held",
                f"The tables hold nothing verified for {case.plan.state}; follow the dates in your notice for the state's own steps.",
            )
        )
    day = timeline.law_day(as_of)
    first = next(iter(answers.values()))
    if len(answers) == 1:
        routes, clocks, closed, decided = list(first.routes), first.clocks, first.closed, first.decided
        regime = _regime(first.facts, rules)
        protections = _protections(first.facts, rules, day) + _state_protections(case, first.facts, rules, day)
        if case.plan.multiemployer is False:
            protections = tuple(p for p in protections if p.rule != TRUSTEES_MEETING)
        regulator: Regulator | None = regulator_of(case, first.facts, rules)
    else:
        routes = _merged(answers)
        seen: dict[tuple[object, ...], Clock] = {}
        for answer in answers.values():
            for clock in answer.clocks:
                seen.setdefault((clock.what, clock.due, clock.length), clock)
        clocks = tuple(seen.values())
        opened = {r.route.value for r in routes}
        closed = tuple({n.route: n for answer in answers.values() for n in answer.closed if n.route not in opened}.values())
        regime, protections, regulator, decided = (), (), None, ()
    asked: list[Question] = questions_of(case, answers_facts(answers), routes, timeline)
    return Rights(regime, regulator, _ranked(routes), clocks, closed, protections, tuple(asked), tuple(problems), decided)


def answers_facts(answers: dict[PlanType, _Answer]) -> tuple[Facts, ...]:
    """The facts under each plan type that was considered."""
    return tuple(a.facts for a in answers.values())
