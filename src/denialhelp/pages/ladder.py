"""The steps that the law gives each kind of plan for a reason, with their times: taken from the law room, never written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.rights import LegalCase, Plan, Route
from denialhelp.casefile.slugs import Level, PlanType, Reason, RouteKind, Stage
from denialhelp.law.rights import rights_of
from denialhelp.reference.rulebook import RuleBook

R = RouteKind
# The name of the plan's own review by its law; everywhere else it is the internal appeal.
FIRST: Mapping[PlanType, RouteKind] = {
    PlanType.MEDICARE_ADVANTAGE: R.RECONSIDERATION,
    PlanType.FEHB: R.RECONSIDERATION,
    PlanType.TRICARE: R.RECONSIDERATION,
    PlanType.MEDICARE_PART_D: R.REDETERMINATION,
    PlanType.MEDICARE_ORIGINAL: R.REDETERMINATION,
    PlanType.MEDICAID_FFS: R.FAIR_HEARING,
}
OUTSIDE = (R.EXTERNAL_REVIEW, R.IRE_AUTOMATIC, R.OPM_REVIEW, R.FAIR_HEARING, R.RECONSIDERATION)
AFTER = frozenset(
    {
        Reason.CODING,
        Reason.BUNDLING,
        Reason.TIMELY_FILING,
        Reason.DUPLICATE_CLAIM,
        Reason.COORDINATION_OF_BENEFITS,
        Reason.ELIGIBILITY,
        Reason.EMERGENCY,
        Reason.COST_SHARING,
    }
)
JUDGED = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.LEVEL_OF_CARE,
        Reason.SITE_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.COSMETIC,
        Reason.CUSTODIAL,
        Reason.OFF_LABEL,
        Reason.EMERGENCY,
    }
)
PLANS_OF_LINE: Mapping[str, tuple[PlanType, ...]] = {
    "employer": (PlanType.ERISA_SELF_FUNDED, PlanType.ERISA_INSURED),
    "individual": (PlanType.INDIVIDUAL_ACA,),
    "medicare-advantage": (PlanType.MEDICARE_ADVANTAGE,),
    "part-d": (PlanType.MEDICARE_PART_D,),
    "medicaid": (PlanType.MEDICAID_MANAGED_CARE,),
    "medicaid-ffs": (PlanType.MEDICAID_FFS,),
    "chip": (PlanType.CHIP,),
    "student": (PlanType.STUDENT,),
    "federal": (PlanType.FEHB,),
    "governmental": (PlanType.GOVERNMENTAL_NON_FEDERAL,),
    "original": (PlanType.MEDICARE_ORIGINAL,),
    "tricare": (PlanType.TRICARE,),
    "va": (PlanType.VA,),
}
# Under these reasons the texts speak of what every kind of plan asks; the others speak of private plans.
PUBLIC_REASONS = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.LEVEL_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.QUANTITY_LIMIT,
        Reason.STEP_THERAPY,
        Reason.OFF_LABEL,
        Reason.CUSTODIAL,
        Reason.COSMETIC,
    }
)
USUAL = (
    PlanType.ERISA_SELF_FUNDED,
    PlanType.ERISA_INSURED,
    PlanType.INDIVIDUAL_ACA,
    PlanType.MEDICARE_ADVANTAGE,
    PlanType.MEDICAID_MANAGED_CARE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its route, the rule that holds its time (None: none is held) and the event from which that is counted."""

    route: RouteKind
    rule: str | None
    starts: str | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A kind of plan with its first appeal, the step outside the plan (None where this reason has none) and the fast clock's rule."""

    plan: PlanType
    first: Step | None
    outside: Step | None
    fast: str | None
    routes: tuple[RouteKind, ...]


def case_of(plan: PlanType, reason: Reason | None, *, drug: bool = False, state: str | None = None) -> LegalCase:
    """A case of which only the plan and the reason are known."""
    item = None
    if drug:
        item = "part-d-drug" if plan is PlanType.MEDICARE_PART_D else "drug"
    stage = Stage.POST_SERVICE if reason in AFTER else None
    return LegalCase(
        Plan(plan, state),
        item,
        stage,
        Level.INITIAL,
        emergency=True if reason is Reason.EMERGENCY else None,
        reasons=(reason,) if reason else (),
        medical_judgment=True if reason in JUDGED else None,
    )


def _timed(route: Route, rules: RuleBook, as_of: date) -> str | None:
    value = rules.value_on(route.rule, as_of) if route.rule else None
    return route.rule if value is not None and value.count is not None else None


def _step(route: Route | None, rules: RuleBook, as_of: date) -> Step | None:
    if route is None:
        return None
    return Step(route.route, _timed(route, rules, as_of), route.counted_from, tuple(c.cite for c in route.citations))


def rung(plan: PlanType, reason: Reason | None, rules: RuleBook, as_of: date, *, drug: bool = False, state: str | None = None) -> Rung:
    """The ladder of one kind of plan for a reason."""
    rights = rights_of(case_of(plan, reason, drug=drug, state=state), rules, as_of=as_of)
    open_ = [r for r in rights.routes if r.available]
    name = FIRST.get(plan, R.INTERNAL_APPEAL)
    mine = sorted((r for r in open_ if r.route is name), key=lambda r: _timed(r, rules, as_of) is None)
    first = mine[0] if mine else None
    outside = next((r for kind in OUTSIDE for r in open_ if r.route is kind and kind is not name), None)
    fast = next(
        (
            c.rule
            for c in rights.clocks
            if c.rule
            and c.rule.endswith("urgent")
            and c.what in ("decide-internal-appeal", "decide-reconsideration", "decide-redetermination")
        ),
        None,
    )
    routes = tuple(dict.fromkeys(r.route for r in rights.routes if r.available))
    return Rung(plan, _step(first, rules, as_of), _step(outside, rules, as_of), fast, routes)


def plans_of(lines: tuple[str, ...], *, drug: bool) -> tuple[PlanType, ...]:
    """The kinds of plan that a payer's lines of business mean; the usual ones where its lines are not known. Part D is for drugs only, and
    stands beside Medicare Advantage there: the drug list's law is Part D's, that of drugs given in a clinic is not."""
    found = tuple(dict.fromkeys(p for line in lines for p in PLANS_OF_LINE.get(line, ()))) or USUAL
    if not drug:
        return tuple(p for p in found if p is not PlanType.MEDICARE_PART_D)
    with_part_d = ((p, PlanType.MEDICARE_PART_D) if p is PlanType.MEDICARE_ADVANTAGE else (p,) for p in found)
    return tuple(dict.fromkeys(p for pair in with_part_d for p in pair))
