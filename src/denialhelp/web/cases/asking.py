"""The questions that change the answer, one at a time: which are open, what field each has, and what the answer becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as noop

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases.forms import FIELDS, YES_NO, FactField, state_of
from denialhelp.web.cases.models import Case
from denialhelp.workflow.answers import value_of

PERIOD = "period"
_PAYS = (("self", noop("The employer or the plan itself")), ("insured", noop("An insurer")))
_UNITS = (("days", noop("days")), ("months", noop("months")))
_MORE = (
    FactField("funding", noop("Who pays the claims?"), "choice", _PAYS),
    FactField("internal_levels", noop("How many appeals to the plan are there?"), "choice", (("1", noop("One")), ("2", noop("Two")))),
    FactField("medical_judgment", noop("Did the plan judge what is medically right?"), "choice", tuple(YES_NO.items())),
    FactField("employer_plan", noop("Is it an employer's plan?"), "choice", tuple(YES_NO.items())),
    FactField("effective_date", noop("Day on which the change takes effect"), "date"),
    FactField("stated_deadline", noop("Time to appeal that the notice gives"), PERIOD, _UNITS),
    FactField("request_received", noop("Day on which the plan got the request"), "date"),
    FactField("claim_received", noop("Day on which the plan got the claim"), "date"),
    FactField("mailed_date", noop("Day on which the notice was mailed"), "date"),
)  # fmt: skip
BY_NAME = {f.name: f for f in (*FIELDS, *_MORE) if f.kind != "many"}


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question with its field, and its place among those that are left."""

    fact: str
    ask: str
    why: str
    field: FactField
    number: int
    of: int


def open_questions(questions: Sequence[Any], case: Case) -> list[Any]:
    """The questions that can be answered here and were neither answered nor passed over, in the order of their weight."""
    passed = set(case.notes.get("passed", [])) | {k for k, v in case.answers.items() if v is not None}
    return [q for q in questions if q["fact"] in BY_NAME and q["fact"] not in passed]


def next_question(questions: Sequence[Any], case: Case) -> Asked | None:
    """The first open question, or None."""
    left = open_questions(questions, case)
    if not left:
        return None
    first = left[0]
    done = len({q["fact"] for q in questions if q["fact"] in BY_NAME}) - len(left)
    return Asked(first["fact"], first["ask"], first["why"], BY_NAME[first["fact"]], done + 1, done + len(left))


def answer_of(field: FactField, posted: Mapping[str, str]) -> Any:
    """The answer as the workflow takes it; None where nothing was chosen. Raises DenialHelpError with what is wrong."""
    given = posted.get("answer", "").strip()
    if not given:
        return None
    if field.kind == PERIOD:
        if not given.isdigit() or not 0 < int(given) < 1000 or posted.get("unit") not in dict(field.choices):
            raise DenialHelpError("answer", "Write the time as a whole number, such as 180.")
        return {posted["unit"]: int(given)}
    given = state_of(given) if field.name == "state" else given
    value_of(field.name, given)
    return given


def note_answer(case: Case, fact: str, answer: Any) -> None:
    """Keep an answer; None passes the question over."""
    if answer is None:
        case.notes = {**case.notes, "passed": [*case.notes.get("passed", []), fact]}
        case.save(update_fields=["notes_sealed"])
    else:
        case.answers = {**case.answers, fact: answer}
        case.notes = {**case.notes, "fresh": True}
        case.save(update_fields=["answers_sealed", "notes_sealed"])
