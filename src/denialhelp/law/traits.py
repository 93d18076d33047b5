"""What kind of case this is for the law: the facts that the tables ask for, from a case and a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import count

from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level, PaHistory, PlanType, Reason, Stage
from denialhelp.reference.rulebook import RuleBook

P = PlanType
ACA = frozenset({P.ERISA_SELF_FUNDED, P.ERISA_INSURED, P.INDIVIDUAL_ACA, P.GOVERNMENTAL_NON_FEDERAL, P.CHURCH, P.STUDENT, P.NO_SURPRISES})
CLAIMS_RULE = ACA | {P.GRANDFATHERED}
ERISA = frozenset({P.ERISA_SELF_FUNDED, P.ERISA_INSURED})
ONE_LEVEL = frozenset({P.INDIVIDUAL_ACA, P.STUDENT})
ALWAYS_INSURED = frozenset({P.ERISA_INSURED, P.INDIVIDUAL_ACA, P.STUDENT})
BY_FUNDING = frozenset({P.GOVERNMENTAL_NON_FEDERAL, P.CHURCH, P.GRANDFATHERED, P.NO_SURPRISES})
# Reasons that turn on a judgment about medicine (45 CFR 147.136(d)(1)(i)(A)); an emergency denial is one by example 3 of (d)(1)(ii).
MEDICAL = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.STEP_THERAPY,
        Reason.QUANTITY_LIMIT,
        Reason.OFF_LABEL,
        Reason.DUPLICATE_THERAPY,
        Reason.COSMETIC,
        Reason.CUSTODIAL,
        Reason.LEVEL_OF_CARE,
        Reason.SITE_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.EMERGENCY,
        Reason.NON_FORMULARY,
    }
)
# Reasons that only read the contract, the enrolment or the claim form.
PAPER = frozenset(
    {
        Reason.PLAN_EXCLUSION,
        Reason.BENEFIT_MAXIMUM,
        Reason.CODING,
        Reason.BUNDLING,
        Reason.TIMELY_FILING,
        Reason.DUPLICATE_CLAIM,
        Reason.COORDINATION_OF_BENEFITS,
        Reason.ELIGIBILITY,
        Reason.COST_SHARING,
        Reason.REFERRAL,
        Reason.MISSING_INFORMATION,
    }
)
DRUG_ITEMS = frozenset({"drug", "part-b-drug", "part-d-drug"})
APPEALED = frozenset(
    {Level.INTERNAL_1, Level.INTERNAL_2, Level.FINAL_INTERNAL, Level.EXTERNAL, Level.RECONSIDERATION, Level.REDETERMINATION}
)


_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Facts:
    """A case as the tables see it: each fact as a set of texts. `key` is one number for all cases that the tables treat alike."""

    plan: PlanType | None
    values: dict[str, frozenset[str]]
    key: int


def facts_of(plan: PlanType | None, values: dict[str, frozenset[str]], rules: RuleBook) -> Facts:
    """The facts with their number (a number, because their sets would be hashed again at every question to the tables)."""
    return Facts(plan, values, rules.remember(("facts", *values.values()), lambda: next(_NUMBERS)))


def yes_no(value: bool | None) -> str:
    """yes, no or unknown."""
    return "unknown" if value is None else "yes" if value else "no"


def medical_judgment(case: LegalCase) -> bool | None:
    """Whether the denial turns on a judgment about medicine: as said, else as its reasons show, else None."""
    if case.medical_judgment is not None:
        return case.medical_judgment
    reasons = frozenset(case.reasons)
    if reasons & MEDICAL:
        return True
    if Reason.NO_PRIOR_AUTHORIZATION in reasons:
        return None if case.pa_history in (None, PaHistory.UNKNOWN, PaHistory.REQUESTED_DENIED) else False
    if Reason.OUT_OF_NETWORK in reasons or not reasons:
        return None
    return False if reasons <= PAPER else None


def is_emergency(case: LegalCase) -> bool | None:
    """Whether the care was for an emergency."""
    return True if Reason.EMERGENCY in case.reasons else case.emergency


def nsa_issue(case: LegalCase) -> bool:
    """Whether the case turns on the protections against surprise bills, as far as is known."""
    if case.plan.nsa_issue is not None:
        return case.plan.nsa_issue
    return case.plan.type is P.NO_SURPRISES or is_emergency(case) is True


def _funding(case: LegalCase, plan: PlanType) -> str:
    if plan is P.ERISA_SELF_FUNDED:
        return "self-funded"
    if plan in ALWAYS_INSURED:
        return "insured"
    return {"self": "self-funded", "insured": "insured"}.get(case.plan.funding or "", "funding-unknown")


def external_process(case: LegalCase, plan: PlanType, funding: str, rules: RuleBook) -> str:
    """Which external review applies: federal-external, state-external, unsettled-external, external-unknown or no-external."""
    grandfathered = plan is P.GRANDFATHERED or case.plan.grandfathered is True
    if plan not in CLAIMS_RULE or (grandfathered and not nsa_issue(case)):
        return "no-external"
    if case.plan.external_process in ("iro", "hhs"):
        return "federal-external"
    if funding == "self-funded" and case.plan.external_process != "state":
        return "federal-external"
    if funding == "funding-unknown" and case.plan.external_process is None:
        return "external-unknown"
    state = rules.states.get(case.plan.state or "")
    if state is None:
        return "external-unknown"
    if case.plan.external_process == "state":
        return "state-external"
    return {"state": "state-external", "federal": "federal-external"}.get(state.process, "unsettled-external")


def _plan_traits(case: LegalCase, plan: PlanType, rules: RuleBook) -> set[str]:
    grandfathered = plan is P.GRANDFATHERED or case.plan.grandfathered is True
    found: set[str] = set()
    if plan in CLAIMS_RULE:
        found.add("claims-rule")
        funding = _funding(case, plan)
        external = external_process(case, plan, funding, rules)
        found |= {funding, external}
        if external != "no-external":
            found.add("external-any")
    if plan in ACA and not grandfathered:
        found.add("aca")
    if plan in CLAIMS_RULE and plan not in ONE_LEVEL:
        found.add("group-plan")
    found |= {name for name, held in (("erisa", plan in ERISA), ("grandfathered", grandfathered), ("one-level", plan in ONE_LEVEL)) if held}
    if plan in CLAIMS_RULE | {P.FEHB}:
        found.add("nsa")
    levels = 1 if plan in ONE_LEVEL else case.plan.internal_levels
    if plan in CLAIMS_RULE:
        found.add("levels-unknown" if levels is None else "two-levels" if levels > 1 else "one-level")
    return found


def traits(case: LegalCase, plan: PlanType | None, rules: RuleBook, as_of: date) -> frozenset[str]:
    """The names (reference.loader.TRAITS) that hold for this case."""
    found = set() if plan is None else _plan_traits(case, plan, rules)
    if nsa_issue(case):
        found.add("nsa-issue")
    if case.item in DRUG_ITEMS:
        found.add("drug-item")
    if case.stage is Stage.POST_SERVICE:
        found.add("served")
    if "ire_decision_dated" in case.events or case.level is Level.EXTERNAL:
        found.add("ire-decided")
    if case.stage is Stage.CONCURRENT and (
        "effective_date" in case.events or "course_approved_through" in case.events or case.level is Level.INITIAL
    ):
        found.add("reduction")
    window = case.document_terms.get("peer_to_peer_days")
    dated = case.events.get("notice_dated")
    if dated is not None:
        age = (as_of - (dated.date() if isinstance(dated, datetime) else dated)).days
        if window is not None:
            found.add("term-p2p-open" if age <= window else "term-p2p-closed")
        elif age > 14:  # no law gives a window; those that plans give are days, so an older notice is not offered one
            found.add("term-p2p-closed")
    return frozenset(found)


@cache
def _alone(value: str) -> frozenset[str]:
    return frozenset({str(value)})


def facts(case: LegalCase, plan: PlanType | None, rules: RuleBook, as_of: date, extra: frozenset[str] = frozenset()) -> Facts:
    """The case as the tables see it."""

    def one(value: str | None) -> frozenset[str]:
        return _alone("unknown" if value is None else value)

    return facts_of(
        plan,
        {
            "plan": one(plan),
            "stage": one(case.stage),
            "level": one(case.level),
            "reason": frozenset(r.value for r in case.reasons),
            "pa": one(case.pa_history or PaHistory.UNKNOWN),
            "group": one(case.group_code),
            "urgent": one(yes_no(case.urgent)),
            "emergency": one(yes_no(is_emergency(case))),
            "network": one(case.network),
            "medical": one(yes_no(medical_judgment(case))),
            "item": one(case.item),
            "trait": traits(case, plan, rules, as_of) | extra,
        },
        rules,
    )


def holds(when: tuple[tuple[str, frozenset[str]], ...], values: dict[str, frozenset[str]]) -> bool:
    """Whether every condition of a row holds: a shared value; for `not-FACT` none shared; for `only-FACT` nothing outside."""
    for name, wanted in when:
        if name.startswith("not-"):
            if values[name[4:]] & wanted:
                return False
        elif name.startswith("only-"):
            held = values[name[5:]]
            if not held or not held <= wanted:
                return False
        elif not values[name] & wanted:
            return False
    return True
