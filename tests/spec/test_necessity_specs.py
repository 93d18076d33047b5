"""Runs the cases of tests/spec/necessity: each names its citation, the plan, state, age and care, and which definition governs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from denialhelp.casefile.slugs import PlanType
from denialhelp.reference.necessity_library import load_necessity
from denialhelp.reference.yaml_text import Faults, read_yaml

SPECS = Path(__file__).parent / "necessity"


def _cases() -> list[Any]:
    found = []
    for path in sorted(SPECS.glob("*.yaml")):
        faults = Faults()
        rows = read_yaml(path.read_text(encoding="utf-8"), path.name, faults)
        assert not faults.found, faults.found
        found += [pytest.param(row, id=row["name"]) for row in rows]
    return found


@pytest.mark.parametrize("case", _cases())
def test_the_definition_that_governs(case: dict[str, Any]) -> None:
    library, age = load_necessity(), case.get("age")
    found = library.governing(
        PlanType(case["plan"]) if "plan" in case else None,
        case.get("state"),
        on=date.fromisoformat(case.get("as_of", "2026-11-24")),
        under_21=None if age is None else age < 21,
        mental_health=case.get("mental_health"),
    )
    assert [d.id for d in found.known] == case["governs"]
    if "if_so" in case:
        assert {d.id: [p.value for p in needs] for d, needs in found.if_so} == case["if_so"]
    if case["citation"] != "none":
        assert case["citation"] in [c.cite for d in library.definitions for c in d.citations]
