"""From the facts of a notice to the case as the law sees it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from denialhelp.casefile.fact import Code, Notice, StatedDeadline
from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import Level, PaHistory, PlanType, Reason, Stage

# Reasons that turn on a judgment about medicine: external review hears them (45 CFR 147.136(d)(1)(i)(A)).
MEDICAL = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.LEVEL_OF_CARE,
        Reason.SITE_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.CUSTODIAL,
        Reason.COSMETIC,
        Reason.OFF_LABEL,
        Reason.STEP_THERAPY,
        Reason.QUANTITY_LIMIT,
        Reason.DUPLICATE_THERAPY,
        Reason.EMERGENCY,
    }
)
# Reasons that only read the contract or the claim form.
CONTRACTUAL = frozenset(
    {
        Reason.PLAN_EXCLUSION,
        Reason.BENEFIT_MAXIMUM,
        Reason.ELIGIBILITY,
        Reason.TIMELY_FILING,
        Reason.DUPLICATE_CLAIM,
        Reason.COORDINATION_OF_BENEFITS,
        Reason.COST_SHARING,
        Reason.CODING,
        Reason.BUNDLING,
    }
)
DRUG_REASONS = frozenset({Reason.STEP_THERAPY, Reason.NON_FORMULARY})
FINAL = frozenset({Level.FINAL_INTERNAL, Level.INTERNAL_2})

E = TypeVar("E", bound=StrEnum)


def one_of(kind: type[E], text: str | None) -> E | None:
    """The member with this slug, or None."""
    return next((m for m in kind if m.value == text), None)


def _item(codes: Iterable[Code], reasons: frozenset[Reason], plan: PlanType | None) -> str | None:
    held = tuple(codes)
    if plan is PlanType.MEDICARE_PART_D:
        return "part-d-drug"
    injected = any(c.system == "HCPCS" and c.code[:1] == "J" for c in held)
    if injected:
        return "part-b-drug" if plan is PlanType.MEDICARE_ADVANTAGE else "drug"
    if any(c.system == "NDC" for c in held) or reasons & DRUG_REASONS:
        return "drug"
    return "service" if any(c.system in ("CPT", "HCPCS", "REV") for c in held) else None


def _judgment(reasons: frozenset[Reason]) -> bool | None:
    if reasons & MEDICAL:
        return True
    return False if reasons and reasons <= CONTRACTUAL else None


def _plan_type(notice: Notice) -> PlanType | None:
    """The kind of plan; a grandfathered plan that is an employer's is an ERISA plan whose kind its funding tells."""
    told = one_of(PlanType, notice.text("plan_type"))
    if told is not PlanType.GRANDFATHERED or notice.value("employer_plan") is not True:
        return told
    return {"self": PlanType.ERISA_SELF_FUNDED, "insured": PlanType.ERISA_INSURED}.get(notice.text("funding") or "", told)


def _funding(notice: Notice, plan_type: PlanType | None) -> str | None:
    """Who pays the claims; None where it cannot be so in a plan of this kind: a person who corrects the kind corrects that with it."""
    told = notice.text("funding")
    against = {PlanType.ERISA_SELF_FUNDED: "insured"} | dict.fromkeys(
        (PlanType.ERISA_INSURED, PlanType.INDIVIDUAL_ACA, PlanType.STUDENT), "self"
    )
    return None if plan_type is not None and told == against.get(plan_type) else told


def _events(notice: Notice, level: Level | None, stage: Stage | None) -> dict[str, date]:
    pairs = {
        "notice_dated": notice.day("notice_date"),
        "notice_received": notice.day("received_date"),
        "service_date": notice.day("service_start"),
        "pa_request_received": notice.day("request_received"),
        "claim_received": notice.day("claim_received"),
        "effective_date": notice.day("effective_date") if stage is Stage.CONCURRENT else None,
        "course_approved_through": notice.day("approved_through") if stage is Stage.CONCURRENT else None,
        "notice_sent": notice.day("mailed_date"),
        "appeal_received": notice.day("appeal_received"),
        "decision_received": notice.day("decision_received"),
    }
    if level in FINAL:
        pairs |= {"final_notice_dated": notice.day("notice_date"), "final_notice_received": notice.day("received_date")}
    return {name: day for name, day in pairs.items() if day is not None}


def _number(notice: Notice, name: str) -> int | None:
    value = notice.text(name)
    return int(value) if value is not None and value.isdigit() else None


def _terms(notice: Notice) -> dict[str, int]:
    terms: dict[str, int] = {}
    stated = notice.value("stated_deadline")
    if isinstance(stated, StatedDeadline) and stated.days is not None:
        terms["appeal_days"] = stated.days
    elif isinstance(stated, StatedDeadline) and stated.months is not None:
        terms["appeal_months"] = stated.months
    days = _number(notice, "appeal_days")
    if days is not None:
        terms["appeal_days"] = max(days, terms.get("appeal_days", 0))
    dated, talk_by = notice.day("notice_date"), notice.day("peer_to_peer_by")
    if dated is not None and talk_by is not None and talk_by >= dated:
        terms["peer_to_peer_days"] = (talk_by - dated).days
    return terms


def legal_case(notice: Notice) -> LegalCase:
    """What the law turns on, as far as the notice, the plan's papers and the answers say it; unknown stays None."""
    plan_type = _plan_type(notice)
    reasons = tuple(r for slug in notice.many("reasons") if (r := one_of(Reason, slug)) is not None)
    codes = notice.value("codes")
    held = tuple(c for c in codes if isinstance(c, Code)) if isinstance(codes, tuple) else ()
    level, stage = one_of(Level, notice.text("level")), one_of(Stage, notice.text("stage"))
    urgent, grandfathered, judgment = (notice.value(name) for name in ("urgent", "grandfathered", "medical_judgment"))
    if plan_type is not PlanType.GRANDFATHERED and notice.text("plan_type") == PlanType.GRANDFATHERED:
        grandfathered = True  # an ERISA plan now, and still unchanged since 2010
    emergency = Reason.EMERGENCY in reasons
    return LegalCase(
        plan=Plan(
            type=plan_type,
            state=notice.text("state"),
            grandfathered=grandfathered if isinstance(grandfathered, bool) else None,
            internal_levels=_number(notice, "internal_levels"),
            funding=_funding(notice, plan_type),
            nsa_issue=True if emergency and Reason.OUT_OF_NETWORK in reasons else None,
        ),
        item=_item(held, frozenset(reasons), plan_type),
        stage=stage,
        level=level,
        urgent=urgent if isinstance(urgent, bool) else None,
        emergency=True if emergency else None,
        network="out" if Reason.OUT_OF_NETWORK in reasons else None,
        reasons=reasons,
        pa_history=one_of(PaHistory, notice.text("pa_history")),
        group_code=notice.text("group_code"),
        medical_judgment=judgment if isinstance(judgment, bool) else _judgment(frozenset(reasons)),
        events=_events(notice, level, stage),
        document_terms=_terms(notice),
    )
