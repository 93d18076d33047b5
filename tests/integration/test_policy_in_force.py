"""A policy that took effect after the day that counts: one plain sentence in case.json and in the worklist, the findings as they were."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from denialhelp.workflow.appeal import AppealRequest, run_appeal

SAMPLE = Path(__file__).resolve().parents[2] / "examples/cimt-stroke"
CRITERIA = (
    "Lakeview Health Plan (synthetic)\nMedical Policy Number: MED-100\nSubject: Therapy after a Stroke\nEffective Date: {day}\n\n"
    "Therapy is covered when ALL of the following are met:\n1. A stroke\n2. A plan of care with measurable goals\n"
)


def case_with(tmp_path: Path, day: str) -> tuple[dict[str, Any], str]:
    policy = tmp_path / "policy.txt"
    policy.write_text(CRITERIA.format(day=day))
    out = tmp_path / "out"
    run_appeal(AppealRequest(SAMPLE / "notice.pdf", out, (SAMPLE / "records",), policy), as_of=date(2026, 11, 24))
    return json.loads((out / "case.json").read_text()), (out / "worklist.md").read_text()


def test_a_later_version_is_said_and_the_right_one_asked_for(tmp_path: Path) -> None:
    case, worklist = case_with(tmp_path, "12/01/2030")
    said = (
        "The policy at hand is in effect from December 1, 2030; the decision is of November 2, 2026, before it. "
        "Ask for the version in force on November 2, 2026."
    )
    assert [p["message"] for p in case["match"]["problems"] if p["code"] == "policy-version"] == [said]
    asked = "Please send policy MED-100 as it was in force on November 2, 2026."
    assert asked in [t["ask"] for t in case["match"]["worklist"] if t["of"] == "payer"]
    part = worklist.split("## To ask of the payer", 1)[1].split("##", 1)[0]
    assert asked in part
    assert said.partition(" Ask for ")[0] in part
    assert case["match"]["criteria"]


@pytest.mark.parametrize("day", ["01/01/2020"])
def test_a_version_in_force_is_not_spoken_of(tmp_path: Path, day: str) -> None:
    case, worklist = case_with(tmp_path, day)
    assert "policy-version" not in json.dumps(case)
    assert "as it was in force on" not in worklist
