"""Whole notices in the manner of many payers: what is read from each, and what is left unsaid."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.quote import find_quote
from denialhelp.reading.denial import denial_facts, document_kind
from denialhelp.reading.plan import plan_facts
from denialhelp.reference.tables import load_tables

SPEC = yaml.safe_load((Path(__file__).parents[2] / "spec" / "reading" / "letters.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SPEC, ids=lambda c: c["name"])
def test_letter(case: dict[str, Any]) -> None:
    document = Document("notice.txt", "0" * 64, "text/plain", (Page(1, case["text"]),))
    tables = load_tables()
    facts = denial_facts([document], tables, as_of=date(2026, 11, 23)) | plan_facts([document], (), tables)[0]
    found = {name: contract.plain(facts[name].value) if name in facts else None for name in case["facts"] if name != "kind"}
    found["kind"] = document_kind([document], tables)[0]
    assert found == case["facts"]
    for fact in facts.values():
        for pin in fact.sources:
            assert find_quote(document, pin.quote, pin.page) is not None
