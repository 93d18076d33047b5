"""Answers to the law's own questions change what the law is applied to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from denialhelp.casefile.fact import Fact, Notice, Pin
from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import WrongUse
from denialhelp.workflow.answers import apply_answers, marks_of, value_of
from denialhelp.workflow.appeal import open_questions
from denialhelp.workflow.placing import legal_case
from denialhelp.workflow.steps import rights


def notice(**facts: Any) -> Notice:
    return Notice((), "denial", {name: Fact(name, value, 1.0) for name, value in facts.items()})


@pytest.mark.parametrize(
    ("employer", "funding", "wanted"),
    [
        (True, "self", PlanType.ERISA_SELF_FUNDED),
        (True, "insured", PlanType.ERISA_INSURED),
        (True, None, PlanType.GRANDFATHERED),
        (False, "self", PlanType.GRANDFATHERED),
        (None, "self", PlanType.GRANDFATHERED),
    ],
)
def test_a_grandfathered_plan_of_an_employer_is_an_erisa_plan(employer: bool | None, funding: str | None, wanted: PlanType) -> None:
    told = {"plan_type": "grandfathered", "employer_plan": employer, "funding": funding}
    case = legal_case(notice(**{k: v for k, v in told.items() if v is not None}))
    assert case.plan.type is wanted
    assert (case.plan.grandfathered is True) == (wanted is not PlanType.GRANDFATHERED)


@pytest.mark.parametrize("said", [True, False])
def test_what_the_claimant_says_of_the_judgment_counts_before_the_reasons(said: bool) -> None:
    assert legal_case(notice(reasons=("medical-necessity",), medical_judgment=said)).medical_judgment is said
    assert legal_case(notice(reasons=("medical-necessity",))).medical_judgment is True
    assert legal_case(notice()).medical_judgment is None


@pytest.mark.parametrize("name", ["medical_judgment", "employer_plan"])
def test_a_truth_is_taken_as_yes_or_no_only(name: str) -> None:
    assert value_of(name, "no") is False
    with pytest.raises(WrongUse):
        value_of(name, "perhaps")


def test_what_was_answered_is_asked_no_more() -> None:
    told: dict[str, Any] = {
        "plan_type": "grandfathered",
        "state": "TX",
        "reasons": ("medical-necessity",),
        "level": "initial",
        "stage": "post-service",
    }
    asked = {
        answer: open_questions(n, rights(legal_case(n), as_of=date(2026, 11, 24)))
        for answer in (None, False)
        for n in [notice(**told, **({} if answer is None else {"employer_plan": answer}))]
    }
    assert "employer_plan" in {q.fact for q in asked[None]}
    assert {q.fact for q in asked[None]} - {q.fact for q in asked[False]} == {"employer_plan"}


def test_marks_are_places_by_criterion_and_no_fact() -> None:
    told = {"marks": {"2.a": [{"document": "chart.pdf", "page": 3, "quote": "Uses a cane."}]}}
    assert marks_of(told) == {"2.a": (Pin("chart.pdf", 3, "Uses a cane.", None, "marked"),)}
    assert apply_answers(notice(), told).facts == {}
    assert marks_of({}) == {}


@pytest.mark.parametrize("wrong", [["2.a"], {"2.a": "chart.pdf"}, {"2.a": [{"document": "c.pdf", "quote": "x"}]}, {"2.a": [{"page": "x"}]}])
def test_marks_of_another_shape_are_refused(wrong: Any) -> None:
    with pytest.raises(WrongUse, match="criteria's ids"):
        marks_of({"marks": wrong})
    with pytest.raises(WrongUse, match="criteria's ids"):
        value_of("marks", wrong)
