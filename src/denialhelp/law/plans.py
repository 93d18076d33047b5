"""Which kind of plan the law has to look at, and what to call it."""

from __future__ import annotations

from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level, PlanType

P = PlanType
LABELS = {
    P.ERISA_SELF_FUNDED: "an employer plan that pays its own claims",
    P.ERISA_INSURED: "an insured employer plan",
    P.INDIVIDUAL_ACA: "an individual or Marketplace policy",
    P.GRANDFATHERED: "a grandfathered plan",
    P.GOVERNMENTAL_NON_FEDERAL: "a plan of a state or local government",
    P.CHURCH: "a church plan",
    P.FEHB: "a federal employees' plan",
    P.STUDENT: "a student policy",
    P.SHORT_TERM: "a short-term policy",
    P.SHARING_MINISTRY: "a sharing ministry",
    P.MEDICARE_ADVANTAGE: "a Medicare Advantage plan",
    P.MEDICARE_PART_D: "a Medicare drug plan",
    P.MEDICARE_ORIGINAL: "Original Medicare",
    P.MEDICAID_MANAGED_CARE: "a Medicaid plan",
    P.MEDICAID_FFS: "Medicaid of the state itself",
    P.CHIP: "a CHIP plan",
    P.TRICARE: "TRICARE",
    P.VA: "VA health care",
    P.NO_SURPRISES: "a surprise bill under a private plan",
}
COMMON = (P.ERISA_SELF_FUNDED, P.ERISA_INSURED, P.INDIVIDUAL_ACA, P.MEDICARE_ADVANTAGE, P.MEDICAID_MANAGED_CARE)


def label(plan: PlanType) -> str:
    """A kind of plan in plain words."""
    return LABELS[plan]


def plausible_types(case: LegalCase) -> tuple[PlanType, ...]:
    """The plan's type; where it is not known, every type that what is known leaves open (a question goes with it).

    The drug side of a Medicare Advantage plan is Part D law.
    """
    plan = case.plan
    if plan.type is P.MEDICARE_ADVANTAGE and case.item == "part-d-drug":
        return (P.MEDICARE_PART_D,)
    if plan.type is not None:
        return (plan.type,)
    if case.item == "part-d-drug" or (case.level is Level.REDETERMINATION and case.item == "drug"):
        return (P.MEDICARE_PART_D,)
    if case.item == "part-b-drug":
        return (P.MEDICARE_ADVANTAGE, P.MEDICARE_ORIGINAL)
    if plan.funding == "self":
        return (P.ERISA_SELF_FUNDED, P.GOVERNMENTAL_NON_FEDERAL, P.CHURCH)
    if plan.funding == "insured":
        return (P.ERISA_INSURED, P.INDIVIDUAL_ACA)
    if plan.internal_levels is not None and plan.internal_levels > 1:
        return (P.ERISA_SELF_FUNDED, P.ERISA_INSURED)
    if plan.multiemployer:
        return (P.ERISA_SELF_FUNDED, P.ERISA_INSURED)
    return COMMON
