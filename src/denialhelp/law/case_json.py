"""The contract's `rights` input: JSON to a case. What cannot be right is refused with a plain sentence, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import CASE_EVENTS, Level, PaHistory, PlanType, Reason, Stage
from denialhelp.errors import WrongUse

E = TypeVar("E", bound=StrEnum)
ITEMS = ("service", "drug", "part-b-drug", "part-d-drug")
GROUPS = ("CO", "PR", "OA", "PI")
PLAN_KEYS = frozenset({"type", "state", "grandfathered", "internal_levels", "funding", "multiemployer", "external_process", "nsa_issue"})
CASE_KEYS = frozenset(
    {
        "plan",
        "item",
        "stage",
        "level",
        "urgent",
        "emergency",
        "network",
        "reasons",
        "pa_history",
        "group_code",
        "medical_judgment",
        "events",
        "document_terms",
    }
)
STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "PR",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "AS",
        "GU",
        "MP",
        "VI",
    ]
)
TERMS = frozenset(
    {
        "appeal_days",
        "appeal_months",
        "second_level_days",
        "second_level_months",
        "external_days",
        "external_months",
        "hearing_days",
        "opm_days",
        "peer_to_peer_days",
    }
)
LONGEST = 3660
EARLIEST, LATEST = 1990, 2100
Json = Any


def _wrong(code: str, message: str) -> WrongUse:
    return WrongUse(code, message)


def _mapping(value: Json, what: str) -> Mapping[str, Json]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong("case-shape", f"{what} must be an object; please write it as the contract shows.")
    return value


def _known_keys(data: Mapping[str, Json], known: frozenset[str], what: str) -> None:
    for key in data:
        if key not in known:
            raise _wrong("unknown-key", f"{what} has the unknown entry '{key}'; known are {', '.join(sorted(known))}.")


def _member(kind: type[E], value: Json, what: str) -> E | None:
    if value is None:
        return None
    found = next((m for m in kind if m.value == value), None)
    if found is None:
        raise _wrong("unknown-slug", f"{what} '{value}' is not known; known are {', '.join(m.value for m in kind)}.")
    return found


def _truth(value: Json, what: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise _wrong("not-true-false", f"{what} must be true, false or null.")


def _choice(value: Json, allowed: tuple[str, ...], what: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in allowed:
        raise _wrong("unknown-slug", f"{what} '{value}' is not known; known are {', '.join(allowed)}.")
    return value


def _moment(name: str, value: Json) -> date | datetime:
    if isinstance(value, str):
        try:
            at = date.fromisoformat(value) if len(value) == len("2026-06-15") else datetime.fromisoformat(value)
        except ValueError:
            at = None
        if at is not None and not EARLIEST <= at.year <= LATEST:
            raise _wrong("impossible-date", f"The event '{name}' lies in the year {at.year}; please check the year.")
        if at is not None:
            return at
    raise _wrong("impossible-date", f"The event '{name}' has '{value}', which is no day; write it like 2026-06-15 or 2026-06-15T16:30.")


def _events(value: Json) -> dict[str, date | datetime]:
    events = _mapping(value, "'events'")
    _known_keys(events, CASE_EVENTS, "'events'")
    return {name: _moment(name, at) for name, at in events.items() if at is not None}


def _terms(value: Json) -> dict[str, int]:
    terms = _mapping(value, "'document_terms'")
    _known_keys(terms, TERMS, "'document_terms'")
    made: dict[str, int] = {}
    for name, count in terms.items():
        if count is None:
            continue
        if isinstance(count, bool) or not isinstance(count, int) or not 0 < count <= LONGEST:
            raise _wrong("impossible-number", f"The document's '{name}' must be a whole number of days or months greater than 0.")
        made[name] = count
    return made


def _plan(value: Json) -> Plan:
    plan = _mapping(value, "'plan'")
    _known_keys(plan, PLAN_KEYS, "'plan'")
    state = plan.get("state")
    if state is not None and (not isinstance(state, str) or state not in STATES):
        raise _wrong("unknown-state", f"The state '{state}' is not known; use its two capital letters, like NC.")
    levels = plan.get("internal_levels")
    if levels is not None and (isinstance(levels, bool) or levels not in (1, 2)):
        raise _wrong(
            "impossible-number", "'internal_levels' must be 1 or 2: a plan may require at most two appeals (29 CFR 2560.503-1(c)(2))."
        )
    made = Plan(
        _member(PlanType, plan.get("type"), "The plan type"),
        state,
        _truth(plan.get("grandfathered"), "'grandfathered'"),
        levels,
        _choice(plan.get("funding"), ("self", "insured"), "The funding"),
        _truth(plan.get("multiemployer"), "'multiemployer'"),
        _choice(plan.get("external_process"), ("iro", "hhs", "state"), "The external process"),
        _truth(plan.get("nsa_issue"), "'nsa_issue'"),
    )
    _contradictions(made)
    return made


def _contradictions(plan: Plan) -> None:
    if plan.type is PlanType.ERISA_SELF_FUNDED and plan.funding == "insured":
        raise _wrong("contradiction", "The plan is called self-funded and insured at once; correct its type or its funding.")
    if plan.type in (PlanType.ERISA_INSURED, PlanType.INDIVIDUAL_ACA, PlanType.STUDENT) and plan.funding == "self":
        more = (
            " A school's own plan without an insurer stands outside these rules: follow its document."
            if plan.type is PlanType.STUDENT
            else ""
        )
        raise _wrong(
            "contradiction",
            f"A plan of the type {plan.type.value} is insured, yet its funding says self; correct its type or its funding.{more}",
        )
    if plan.type is PlanType.GRANDFATHERED and plan.grandfathered is False:
        raise _wrong("contradiction", "The plan's type is grandfathered, yet 'grandfathered' is false; correct one of them.")


def case_from_json(data: object) -> LegalCase:
    """The case of the contract's `rights` input. Raises WrongUse with a plain sentence that names what is wrong."""
    if not isinstance(data, dict):
        raise _wrong("case-shape", "A case must be an object; please write it as the contract shows.")
    _known_keys(data, CASE_KEYS, "The case")
    reasons = data.get("reasons")
    if reasons is not None and not isinstance(reasons, list):
        raise _wrong("case-shape", "'reasons' must be a list of reasons.")
    held = tuple(r for value in reasons or () if (r := _member(Reason, value, "The reason")) is not None)
    stage, level = _member(Stage, data.get("stage"), "The stage"), _member(Level, data.get("level"), "The level")
    emergency = _truth(data.get("emergency"), "'emergency'")
    if emergency is False and Reason.EMERGENCY in held:
        raise _wrong("contradiction", "The reasons name an emergency, yet 'emergency' is false; correct one of them.")
    return LegalCase(
        _plan(data.get("plan")),
        _choice(data.get("item"), ITEMS, "The item"),
        stage,
        level,
        _truth(data.get("urgent"), "'urgent'"),
        emergency,
        _choice(data.get("network"), ("in", "out"), "The network"),
        held,
        _member(PaHistory, data.get("pa_history"), "The authorization history"),
        _choice(data.get("group_code"), GROUPS, "The group code"),
        _truth(data.get("medical_judgment"), "'medical_judgment'"),
        _events(data.get("events")),
        _terms(data.get("document_terms")),
    )
