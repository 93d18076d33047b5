"""What cannot be right in a case is named in a plain sentence, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from denialhelp.casefile.slugs import PlanType, Stage
from denialhelp.errors import WrongUse
from denialhelp.law.case_json import case_from_json

WRONG: list[tuple[Any, str, str]] = [
    ([], "case-shape", "object"),
    ({"plan": []}, "case-shape", "plan"),
    ({"plans": {}}, "unknown-key", "plans"),
    ({"plan": {"type": "hmo"}}, "unknown-slug", "hmo"),
    ({"plan": {"type": "erisa-insured", "state": "Ohio"}}, "unknown-state", "Ohio"),
    ({"plan": {"type": "erisa-insured", "state": "XX"}}, "unknown-state", "XX"),
    ({"plan": {"internal_levels": 3}}, "impossible-number", "internal_levels"),
    ({"plan": {"type": "erisa-self-funded", "funding": "insured"}}, "contradiction", "self-funded and insured"),
    ({"plan": {"type": "individual-aca", "funding": "self"}}, "contradiction", "individual-aca"),
    ({"plan": {"type": "grandfathered", "grandfathered": False}}, "contradiction", "grandfathered"),
    ({"plan": {"funding": "both"}}, "unknown-slug", "both"),
    ({"plan": {"grandfathered": "no"}}, "not-true-false", "grandfathered"),
    ({"stage": "later"}, "unknown-slug", "later"),
    ({"level": "first"}, "unknown-slug", "first"),
    ({"item": "pill"}, "unknown-slug", "pill"),
    ({"group_code": "XX"}, "unknown-slug", "XX"),
    ({"network": "maybe"}, "unknown-slug", "maybe"),
    ({"reasons": "emergency"}, "case-shape", "reasons"),
    ({"reasons": ["because"]}, "unknown-slug", "because"),
    ({"pa_history": "gone"}, "unknown-slug", "gone"),
    ({"reasons": ["emergency"], "emergency": False}, "contradiction", "emergency"),
    ({"events": {"notice_dated": "2026-02-30"}}, "impossible-date", "2026-02-30"),
    ({"events": {"notice_dated": "11/24/2026"}}, "impossible-date", "11/24/2026"),
    ({"events": {"notice_dated": 20261124}}, "impossible-date", "20261124"),
    ({"events": {"birthday": "2026-01-01"}}, "unknown-key", "birthday"),
    ({"document_terms": {"appeal_days": 0}}, "impossible-number", "appeal_days"),
    ({"document_terms": {"appeal_days": "180"}}, "impossible-number", "appeal_days"),
    ({"document_terms": {"appeal_weeks": 3}}, "unknown-key", "appeal_weeks"),
    ({"urgent": "yes"}, "not-true-false", "urgent"),
]


@pytest.mark.parametrize(("data", "code", "word"), WRONG)
def test_wrong_use_is_named(data: Any, code: str, word: str) -> None:
    with pytest.raises(WrongUse) as found:
        case_from_json(data)
    assert found.value.code == code
    assert word in found.value.message
    assert found.value.message.rstrip().endswith((".", ")."))


def test_a_whole_case() -> None:
    case = case_from_json(
        {
            "plan": {
                "type": "erisa-insured",
                "state": "OH",
                "internal_levels": 1,
                "multiemployer": False,
                "external_process": None,
                "nsa_issue": False,
            },
            "item": "service",
            "stage": "post-service",
            "level": "initial",
            "urgent": False,
            "emergency": None,
            "network": "in",
            "reasons": ["no-prior-authorization"],
            "pa_history": "lost",
            "group_code": "CO",
            "medical_judgment": None,
            "events": {"notice_dated": "2026-09-24", "appeal_received": "2026-10-01T16:30", "notice_sent": None},
            "document_terms": {"appeal_days": 180, "opm_days": None},
        }
    )
    assert case.plan.type is PlanType.ERISA_INSURED
    assert case.stage is Stage.POST_SERVICE
    assert case.events["notice_dated"] == date(2026, 9, 24)
    assert case.events["appeal_received"] == datetime(2026, 10, 1, 16, 30)  # noqa: DTZ001 - as written, without a zone
    assert case.document_terms == {"appeal_days": 180}


def test_an_empty_case_is_all_unknown() -> None:
    case = case_from_json({})
    assert case.plan.type is None
    assert case.reasons == ()
    assert case.medical_judgment is None
