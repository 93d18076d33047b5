"""Facts of a case that cannot stand together: each is named, and what the law allows is used in place of what it does not."""

from __future__ import annotations

from dataclasses import replace

from denialhelp.casefile.fact import Problem
from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level, PlanType, Reason, Stage

from .plans import label
from .traits import CLAIMS_RULE, ONE_LEVEL

P = PlanType
MEDICARE = frozenset({P.MEDICARE_ADVANTAGE, P.MEDICARE_PART_D, P.MEDICARE_ORIGINAL})
# A word of Medicare, FEHB and TRICARE for a level, and what it means in the ladders that do not have it.
FOREIGN = frozenset({Level.RECONSIDERATION, Level.REDETERMINATION})
NO_RECONSIDERATION = CLAIMS_RULE | {P.SHORT_TERM, P.SHARING_MINISTRY, P.MEDICAID_MANAGED_CARE, P.MEDICAID_FFS, P.CHIP, P.VA}
# What is only ever said of a claim that has been sent in after the care.
OF_A_CLAIM = frozenset({Reason.TIMELY_FILING, Reason.DUPLICATE_CLAIM, Reason.BUNDLING})


def _after_care(case: LegalCase) -> bool:
    """Whether the case bears the marks of a claim for care that was received: a remittance's group code, or a claim's own reasons."""
    return case.group_code is not None or bool(OF_A_CLAIM & set(case.reasons))


def _level(case: LegalCase) -> tuple[LegalCase, list[Problem]]:
    plan, level = case.plan.type, case.level
    if plan is None or level is None:
        return case, []
    meant = None
    if plan in NO_RECONSIDERATION and level in FOREIGN:
        meant = Level.INTERNAL_1
    elif plan is P.MEDICARE_ADVANTAGE and level is Level.REDETERMINATION and case.item != "part-d-drug":
        meant = Level.RECONSIDERATION
    if meant is None:
        return case, []
    text = f"'{level.value}' is no level of {label(plan)}; it is taken here for the answer to the first appeal ({meant.value})."
    return replace(case, level=meant), [Problem("level-of-another-law", f"{text} Please check which decision this is.")]


def _of_the_plan(case: LegalCase) -> list[Problem]:
    plan, found = case.plan, []
    if plan.type in ONE_LEVEL and plan.internal_levels == 2:
        text = "Individual coverage may require only one appeal (45 CFR 147.136(b)(3)(ii)(G)), yet two are given; one is counted here."
        found.append(Problem("too-many-levels", text))
    if plan.multiemployer is True and plan.type not in (None, P.ERISA_SELF_FUNDED, P.ERISA_INSURED, P.GRANDFATHERED):
        text = f"A multiemployer plan is an employers' and union's plan, yet this is called {label(plan.type)}; please check both."
        found.append(Problem("not-multiemployer", text))
    if case.item in ("part-b-drug", "part-d-drug") and plan.type is not None and plan.type not in MEDICARE:
        text = f"The item is called a Medicare drug ({case.item}), yet the plan is {label(plan.type)}; please check both."
        found.append(Problem("item-of-another-law", text))
    return found


def settled(case: LegalCase) -> tuple[LegalCase, list[Problem]]:
    """The case with what cannot be as the law has it, and a problem for each. A claim's marks show that the care has been received."""
    case, found = _level(case)
    found += _of_the_plan(case)
    if case.stage is None and _after_care(case):
        case = replace(case, stage=Stage.POST_SERVICE)
    elif case.stage is Stage.PRE_SERVICE and _after_care(case):
        text = "The care is called not yet received, yet the case has what only a claim for care received has (a group code, late filing,"
        found.append(Problem("claim-before-care", f"{text} bundling, a duplicate claim); please check which."))
    if case.urgent and case.stage is Stage.POST_SERVICE:
        text = "The case is called urgent, yet the care has been received: only care that is still ahead can be urgent"
        found.append(Problem("urgent-after-care", f"{text} (29 CFR 2560.503-1(m)(1)), so nothing fast is shown."))
    if case.stage is Stage.FORMULARY and case.item == "service":
        text = "The stage is that of a drug list, yet the item is called a service; please check both."
        found.append(Problem("list-without-drug", text))
    return case, found
