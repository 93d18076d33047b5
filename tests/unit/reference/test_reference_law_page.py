"""docs/law.md leads from every federal rule to its file, its citation and its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from denialhelp.reference.loader import LAW, load_rules

PAGE = Path(__file__).resolve().parents[3] / "docs" / "law.md"
RULES = [rule for rule in load_rules().rules.values() if not rule.states]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_federal_rule_is_found_in_two_clicks(rule):
    line = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if f"[{rule.id.removeprefix('law.')}](" in line)
    file = line.partition("reference/law/")[2].partition("#L")[0]
    assert f"- id: {rule.id}" in (LAW / file).read_text(encoding="utf-8")
    cited = (rule.on(rule.checked) or rule.in_force[-1]).citations[0]
    assert f"[{cited.cite}]({cited.source})" in line
