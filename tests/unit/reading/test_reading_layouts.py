"""Notices in many layouts: of the military, federal employees, unions, states, dentists, pharmacies; capitals, columns, prose."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from denialhelp.casefile.contract import plain
from denialhelp.casefile.document import Document, Page
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables

SPEC = Path(__file__).parents[2] / "spec" / "reading" / "layouts.yaml"


@pytest.mark.parametrize("case", yaml.safe_load(SPEC.read_text(encoding="utf-8")), ids=lambda c: c["name"])
def test_layout(case: dict[str, Any]) -> None:
    document = Document("n.txt", "0" * 64, "text/plain", (Page(1, case["text"]),), language=case["language"])
    notice = read_notice([document], load_tables(), as_of=date(2026, 11, 23))
    found: dict[str, Any] = {name: plain(fact.value) for name, fact in notice.facts.items()}
    found |= {k: v for k, v in (found.get("stated_deadline") or {}).items() if k in ("days", "months")}
    assert notice.kind == case["kind"]
    assert {name: found.get(name) for name in case["facts"]} == case["facts"]
