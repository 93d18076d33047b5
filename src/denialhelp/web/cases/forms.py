"""The facts that a person can correct: their labels, kinds of field and choices, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from denialhelp.casefile.slugs import Level, PaHistory, PlanType, Reason, Stage
from denialhelp.errors import DenialHelpError
from denialhelp.reference.states import STATE_CODES, STATE_NAMES
from denialhelp.web.speaking import spoken
from denialhelp.workflow.answers import value_of

PLAN_WORDS = {
    PlanType.ERISA_SELF_FUNDED: "Through an employer that pays the claims itself (self-funded)",
    PlanType.ERISA_INSURED: "Through an employer that buys insurance (insured)",
    PlanType.INDIVIDUAL_ACA: "Bought by myself: Marketplace or directly from the insurer",
    PlanType.GRANDFATHERED: "A grandfathered plan (unchanged since March 2010)",
    PlanType.GOVERNMENTAL_NON_FEDERAL: "Through a state, county, city or public school",
    PlanType.CHURCH: "Through a church or church employer",
    PlanType.FEHB: "Federal employees or Postal Service (FEHB, PSHB)",
    PlanType.STUDENT: "Student health insurance",
    PlanType.SHORT_TERM: "Short-term insurance",
    PlanType.SHARING_MINISTRY: "A health-sharing ministry",
    PlanType.MEDICARE_ADVANTAGE: "Medicare Advantage (Part C)",
    PlanType.MEDICARE_PART_D: "Medicare drug plan (Part D)",
    PlanType.MEDICARE_ORIGINAL: "Original Medicare (Parts A and B)",
    PlanType.MEDICAID_MANAGED_CARE: "Medicaid through a health plan",
    PlanType.MEDICAID_FFS: "Medicaid directly from the state",
    PlanType.CHIP: "CHIP (children's health insurance)",
    PlanType.TRICARE: "TRICARE",
    PlanType.VA: "VA health care",
}
STAGE_WORDS = {
    Stage.PRE_SERVICE: "The care has not been given yet",
    Stage.POST_SERVICE: "The care was already given",
    Stage.CONCURRENT: "Care that is going on is being cut or ended",
    Stage.FORMULARY: "A drug that is not on the plan's list",
}
LEVEL_WORDS = {
    Level.INITIAL: "The first denial",
    Level.INTERNAL_1: "The answer to a first appeal",
    Level.INTERNAL_2: "The answer to a second appeal",
    Level.FINAL_INTERNAL: "The plan's final answer",
    Level.EXTERNAL: "The outside reviewer's answer",
    Level.RECONSIDERATION: "A Medicare reconsideration",
    Level.REDETERMINATION: "A Medicare redetermination",
}
PA_WORDS = {
    PaHistory.NONE: "Nobody asked for it",
    PaHistory.REQUESTED_DENIED: "It was asked for and denied",
    PaHistory.APPROVED_MISMATCH: "It was approved, but the claim does not match the approval",
    PaHistory.EXPIRED: "It was approved, but had run out",
    PaHistory.PENDING: "It is still being decided",
    PaHistory.LOST: "It was approved, and the plan did not find it",
    PaHistory.UNKNOWN: "I do not know",
}
YES_NO = {"true": "Yes", "false": "No"}


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact that can be corrected. `kind`: text, date, choice or many."""

    name: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def _choices(words: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(getattr(k, "value", k)), v) for k, v in words.items())


FIRST = (
    FactField("notice_date", "Date on the notice", "date"),
    FactField("received_date", "Day you received it", "date", hint="Some periods are counted from this day."),
    FactField("plan_type", "Where the coverage comes from", "choice", _choices(PLAN_WORDS), "This decides which law governs."),
    FactField("state", "State", hint="Two letters, such as TX."),
    FactField("service", "What was denied"),
    FactField("stage", "Has the care been given?", "choice", _choices(STAGE_WORDS)),
    FactField("pa_history", "Approval in advance (prior authorization)", "choice", _choices(PA_WORDS)),
    FactField(
        "urgent",
        "Would waiting be dangerous?",
        "choice",
        _choices(YES_NO),
        "Yes if waiting could seriously harm life, health or recovery, or the notice treats it as urgent.",
    ),
)
MORE = (
    FactField("payer_name", "Insurer or plan"),
    FactField("patient_name", "Patient"),
    FactField("patient_dob", "Patient's date of birth", "date"),
    FactField("member_id", "Member ID"),
    FactField("group_number", "Group number"),
    FactField("claim_number", "Claim number"),
    FactField("reference_number", "Reference or authorization number"),
    FactField("provider_name", "Doctor or provider"),
    FactField("facility_name", "Hospital or facility"),
    FactField("service_start", "First day of the care", "date"),
    FactField("service_end", "Last day of the care", "date"),
    FactField("level", "Which decision is this?", "choice", _choices(LEVEL_WORDS)),
    FactField("cited_policy", "Policy or guideline named"),
    FactField("amount_denied", "Amount denied"),
    FactField("patient_owes", "Amount they say you owe"),
    FactField("reasons", "Reasons given", "many", tuple((r.value, r.value.replace("-", " ")) for r in Reason)),
)
FIELDS = FIRST + MORE


def shown(value: Any) -> str:
    """A fact's JSON value as the text of its field."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def state_of(given: str) -> str:
    """The two letters of a state that was written by its letters or its name. Raises DenialHelpError where it is neither."""
    code = STATE_NAMES.get(" ".join(given.lower().split()), given.upper())
    if code not in STATE_CODES:
        raise DenialHelpError("answer", _("Write the state by its two letters, such as TX."))
    return code


def changes(posted: Any, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Answers for the fields that differ from what was read, and a sentence for each that cannot be."""
    answers: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for field in FIELDS:
        if field.name not in posted and not (field.kind == "many" and f"{field.name}-shown" in posted):
            continue
        held = (facts.get(field.name) or {}).get("value")
        if field.kind == "many":
            given: Any = [v for v in posted.getlist(field.name) if v in dict(field.choices)]
            if set(given) == set(held or []):
                continue
        else:
            given = posted.get(field.name, "").strip()
            if given == shown(held):
                continue
        if given in ("", []):
            answers[field.name] = None
            continue
        try:
            given = state_of(given) if field.name == "state" else given
            value_of(field.name, given)
        except DenialHelpError as fault:
            faults[field.name] = spoken(fault.message)
        else:
            answers[field.name] = given
    return answers, faults
