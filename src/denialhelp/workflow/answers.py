"""The claimant's answers and corrections: read, checked, and laid over the facts; the old value stays as an alternative."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from denialhelp.casefile.fact import Alternative, AppealTo, Code, Fact, FactValue, Notice, Pin, StatedDeadline
from denialhelp.casefile.slugs import Level, PaHistory, PlanType, Reason, Stage
from denialhelp.errors import UnreadableFile, WrongUse

DAYS = frozenset(
    {
        "notice_date",
        "received_date",
        "service_start",
        "service_end",
        "patient_dob",
        "request_received",
        "effective_date",
        "claim_received",
        "mailed_date",
        "appeal_received",
        "decision_received",
    }
)
AMOUNTS = frozenset({"amount_billed", "amount_denied", "patient_owes"})
LISTS = frozenset({"carc", "rarc", "reasons"})
TRUTHS = frozenset({"urgent", "grandfathered", "medical_judgment", "employer_plan"})
CLOSED = {"plan_type": PlanType, "stage": Stage, "level": Level, "pa_history": PaHistory}
TEXTS = frozenset(
    {
        "payer",
        "payer_name",
        "delegate",
        "member_id",
        "group_number",
        "claim_number",
        "reference_number",
        "patient_name",
        "provider_name",
        "facility_name",
        "npi",
        "service",
        "group_code",
        "cited_policy",
        "state",
        "funding",
        "internal_levels",
    }
)
CLAIM = "claim"  # which of several decisions in one paper is meant, from 1: it steers the reading and is no fact
MARKS = "marks"  # passages that a person took to show a criterion, by its id: they steer the matching and are no fact
KNOWN = DAYS | AMOUNTS | LISTS | TRUTHS | TEXTS | frozenset(CLOSED) | {"codes", "stated_deadline", "appeal_to", CLAIM, MARKS}
ANSWERS_ID = "answers"


def _wrong(name: str, wanted: str) -> WrongUse:
    return WrongUse("answer", f"The answer for '{name}' must be {wanted}.")


def claim_of(answers: Mapping[str, Any]) -> int | None:
    """Which of several decisions the answers name, from 1; None where they name none. Raises WrongUse."""
    given = answers.get(CLAIM)
    if given in (None, ""):
        return None
    plain = str(given).strip().lower().removeprefix("number ").strip()
    if isinstance(given, bool) or not plain.isdigit() or int(plain) < 1:
        raise _wrong(CLAIM, "the number of the decision in the paper, such as 2")
    return int(plain)


def marks_of(answers: Mapping[str, Any]) -> dict[str, tuple[Pin, ...]]:
    """The passages that a person marked, by criterion: `{"2.a": [{"document": "chart.pdf", "page": 3, "quote": "..."}]}`.

    Raises WrongUse.
    """
    given = answers.get(MARKS) or {}
    wanted = "an object of criteria's ids, each with a list of objects with document, page and quote"
    if not isinstance(given, dict) or not all(isinstance(v, list) for v in given.values()):
        raise _wrong(MARKS, wanted)
    try:
        return {
            str(k): tuple(Pin(str(p["document"]), int(p["page"]), str(p["quote"]), None, "marked") for p in v) for k, v in given.items()
        }
    except (TypeError, KeyError, ValueError) as fault:
        raise _wrong(MARKS, wanted) from fault


def _day(name: str, value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise _wrong(name, "a day such as 2026-11-24") from fault


def _amount(name: str, value: Any) -> Decimal:
    try:
        return Decimal(str(value).replace("$", "").replace(",", "")).quantize(Decimal("0.01"))
    except InvalidOperation as fault:
        raise _wrong(name, "an amount such as 1234.50") from fault


def _truth(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("yes", "true", "no", "false"):
        return value.lower() in ("yes", "true")
    raise _wrong(name, "true or false")


def _texts(name: str, value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [v.strip() for v in value.split(",")] if isinstance(value, str) else None
    if items is None or not all(isinstance(v, str) for v in items):
        raise _wrong(name, "a list of words")
    if name == "reasons" and (unknown := [v for v in items if v not in {r.value for r in Reason}]):
        raise _wrong(name, f"slugs of the contract; '{unknown[0]}' is none")
    return tuple(v for v in items if v)


def _record(name: str, value: Any, kind: type[Any], keys: tuple[str, ...]) -> Any:
    if not isinstance(value, dict) or set(value) - set(keys):
        raise _wrong(name, "an object with some of " + ", ".join(keys))
    return kind(**value)


def _codes(value: Any) -> tuple[Code, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) and {"system", "code"} <= set(v) for v in value):
        raise _wrong("codes", "a list of objects with system and code")
    return tuple(Code(str(v["system"]), str(v["code"])) for v in value)


def _deadline(value: Any) -> StatedDeadline:
    if not isinstance(value, dict) or set(value) - {"days", "months", "from", "date"}:
        raise _wrong("stated_deadline", "an object with days or months and from, or date")
    day = _day("stated_deadline", value["date"]) if value.get("date") else None
    return StatedDeadline(value.get("days"), value.get("months"), value.get("from"), day)


def value_of(name: str, value: Any) -> FactValue:
    """One answer as the fact's own type; raises WrongUse with what is wanted."""
    if name in (CLAIM, MARKS):
        (claim_of if name == CLAIM else marks_of)({name: value})
        return str(value)
    if name in DAYS:
        return _day(name, value)
    if name in AMOUNTS:
        return _amount(name, value)
    if name in TRUTHS:
        return _truth(name, value)
    if name in LISTS:
        return _texts(name, value)
    if name == "codes":
        return _codes(value)
    if name == "stated_deadline":
        return _deadline(value)
    if name == "appeal_to":
        record: AppealTo = _record(name, value, AppealTo, ("name", "address", "fax", "phone", "portal", "email"))
        return record
    if name in CLOSED and value not in {m.value for m in CLOSED[name]}:
        raise _wrong(name, "one of " + ", ".join(m.value for m in CLOSED[name]))
    if not isinstance(value, str | int):
        raise _wrong(name, "text")
    return str(value)


def read_answers(path: Path) -> dict[str, Any]:
    """The answers file: one JSON object, fact name to value (null withdraws a fact). Raises UnreadableFile or WrongUse."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; check the name and the folder.") from fault
    except ValueError as fault:
        raise WrongUse(
            "answers-json", f'\'{path.name}\' is not JSON: it should be one object such as {{"received_date": "2026-10-26"}}.'
        ) from fault
    if not isinstance(loaded, dict):
        raise WrongUse("answers-json", f"'{path.name}' should hold one JSON object, fact name to value.")
    unknown = sorted(set(loaded) - KNOWN)
    if unknown:
        raise WrongUse(
            "answer", f"'{unknown[0]}' is no fact that can be answered; the names are in the contract, such as received_date or plan_type."
        )
    return loaded


def apply_answers(notice: Notice, answers: Mapping[str, Any]) -> Notice:
    """The notice with the answers laid over it: an answered fact has confidence 1 and keeps what was read as an alternative."""
    facts = dict(notice.facts)
    for name, given in answers.items():
        if name in (CLAIM, MARKS):
            continue
        old = facts.get(name)
        if given is None:
            facts.pop(name, None)
            continue
        value = value_of(name, given)
        kept = old.alternatives if old is not None else ()
        if old is not None and old.value != value:
            kept = (Alternative(old.value, old.sources), *kept)
        same = old is not None and old.value == value
        pins = old.sources if old is not None and same else (Pin(ANSWERS_ID, 1, f"{name}: {given}", None, "answer"),)
        facts[name] = Fact(name, value, 1.0, pins, kept)
    return replace(notice, facts=facts, questions=tuple(q for q in notice.questions if answers.get(q.fact) is None))
