"""A kind of plan that a person corrects takes the paper's word on funding with it: the case must never contradict itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from denialhelp.law.case_json import case_from_json
from denialhelp.workflow.appeal import AppealRequest, read_case
from denialhelp.workflow.legal_json import legal_case_json

NOTICE = Path(__file__).resolve().parents[3] / "examples" / "cimt-stroke" / "notice.pdf"


@pytest.mark.parametrize(("kind", "funding"), [("erisa-insured", "self"), ("erisa-self-funded", "insured"), ("individual-aca", "self")])
def test_a_corrected_kind_of_plan_makes_no_contradiction(tmp_path: Path, kind: str, funding: str) -> None:
    request = AppealRequest(notice=NOTICE, out=tmp_path / "out", given={"plan_type": kind, "funding": funding})
    case = read_case(request, as_of=date(2026, 11, 24)).case
    assert (case.plan.type, case.plan.funding) == (kind, None)
    assert case_from_json(legal_case_json(case)).plan.type == kind
