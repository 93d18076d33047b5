"""Whether a value that was read is the one a sample bears, field by field."""

from __future__ import annotations

import re
from typing import Any

NAMES = (
    "payer",
    "payer_name",
    "delegate",
    "member_id",
    "group_number",
    "claim_number",
    "reference_number",
    "patient_name",
    "patient_dob",
    "provider_name",
    "facility_name",
    "npi",
    "notice_date",
    "received_date",
    "service_start",
    "service_end",
    "service",
    "codes",
    "carc",
    "rarc",
    "group_code",
    "reasons",
    "pa_history",
    "stage",
    "level",
    "urgent",
    "deadline",
    "appeal_name",
    "appeal_address",
    "fax",
    "phone",
    "cited_policy",
    "amount_billed",
    "amount_denied",
    "patient_owes",
    "plan_type",
)
# The layouts of the reader's author name only some of what they print: there these are scored only where the truth names them.
FIRST = (
    "member_id",
    "group_number",
    "claim_number",
    "reference_number",
    "patient_name",
    "patient_dob",
    "provider_name",
    "facility_name",
    "npi",
    "notice_date",
    "service_start",
    "service_end",
    "amount_billed",
    "amount_denied",
    "patient_owes",
    "codes",
    "deadline",
    "fax",
)
LENIENT = frozenset(
    {"service_end", "facility_name", "provider_name", "amount_denied", "amount_billed", "patient_owes", "codes", "fax", "service_start"}
)
# In the hand-written samples these may be read where the truth says nothing: a matter of taste, not an error.
FREE = frozenset(
    {"service", "phone", "appeal_name", "appeal_address", "pa_history", "stage", "level", "urgent", "payer", "payer_name", "cited_policy"}
)


def norm(value: Any) -> str:
    """Letters and digits only."""
    return re.sub(r"[^a-z0-9áéíóúñ]+", "", str(value).lower())


def _near(want: Any, got: Any) -> bool:
    a, b = norm(want), norm(got)
    return bool(a and b) and (a in b or b in a)


def _words(want: Any, got: Any) -> bool:
    words = set(re.findall(r"[a-z0-9áéíóúñ]{4,}", str(want).lower()))
    return _near(want, got) or len(words & set(re.findall(r"[a-z0-9áéíóúñ]{4,}", str(got).lower()))) >= 0.5 * len(words) > 0


def same(field: str, want: Any, got: Any) -> bool:
    """Whether two values of a field mean the same."""
    match field:
        case "codes":
            return {str(w).replace(".", "") for w in want} == {c["code"].replace(".", "") for c in got}
        case "carc" | "rarc" | "reasons":
            return set(want) == set(got)
        case "deadline":
            want = {"date": want[1]} if isinstance(want, list) and want[0] == "by" else want
            want = {"months": want[1]} if isinstance(want, list) and want[0] == "months" else want
            want = {"days": want[0], "from": want[1]} if isinstance(want, list) else want
            return all(got.get(k) == v for k, v in want.items() if not (k == "from" and got.get("from") is None))
        case "amount_billed" | "amount_denied" | "patient_owes":
            return abs(float(str(want).replace(",", "")) - float(got)) < 0.005
        case "fax" | "phone":
            return norm(want)[-10:] == norm(got)[-10:]
        case "provider_name" | "payer_name" | "facility_name" | "cited_policy" | "patient_name" | "delegate":
            return _near(re.sub(r"^(?:Dr|Dra|Sr)\. |, (?:MD|DO|NP)$", "", str(want)), re.sub(r"^(?:Dr|Dra)\. ", "", str(got)))
        case "service":
            return _words(want, got)
        case "appeal_name":
            return _words(want, got)
        case "appeal_address":
            return set(re.findall(r"\d{4,}", str(want))) <= set(re.findall(r"\d{4,}", str(got)))
        case _:
            return norm(want) == norm(got)


def one_day(name: str, want: Any, got: Any, all_want: dict[str, Any]) -> bool:
    """Whether an end of service is only the day of service that the truth names once, or a facility only the provider."""
    if name == "facility_name" and want is None and got is not None:  # a hospital that is the provider is the place as well
        return _near(all_want.get("provider_name") or "?", got)
    return name == "service_end" and want is None and got == all_want.get("service_start")


def got_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The values by the scored names."""
    place = facts.get("appeal_to") or {}
    more = {"deadline": facts.get("stated_deadline"), "fax": place.get("fax"), "phone": place.get("phone")}
    return facts | more | {"appeal_name": place.get("name"), "appeal_address": place.get("address")}


def want_of(gold: dict[str, Any]) -> dict[str, Any]:
    """The truth by the scored names."""
    place = gold.get("appeal_to") or {}
    more = {
        "deadline": gold.get("deadline", gold.get("stated_deadline")),
        "fax": gold.get("fax", place.get("fax")),
        "phone": place.get("phone"),
    }
    return gold | more | {"appeal_name": place.get("name"), "appeal_address": place.get("address")}
