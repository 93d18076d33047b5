"""The kind of plan by what the papers print, from a table that a lawyer can read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.plan import plan_facts
from denialhelp.reference.tables import load_tables

SPEC = yaml.safe_load((Path(__file__).parents[2] / "spec" / "reading" / "plan_types.yaml").read_text(encoding="utf-8"))


def paper(name: str, text: str) -> Document:
    """A synthetic document of one page."""
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


@pytest.mark.parametrize("case", SPEC, ids=lambda c: (c["notice"] + " + " + c.get("plan", "") + c.get("said", ""))[:70])
def test_plan_type(case: dict[str, str | None]) -> None:
    context = [paper(f"{key}.txt", str(case[key])) for key in ("plan", "said") if case.get(key)]
    facts, questions = plan_facts([paper("notice.txt", str(case["notice"]))], context, load_tables())
    found = facts["plan_type"].value if "plan_type" in facts else None
    assert found == case["type"]
    if case["type"] is None:
        assert case["ask"] in {q.fact for q in questions}
    else:
        assert facts["plan_type"].sources
    if "state" in case:
        assert facts["state"].value == case["state"]


def test_every_quote_stands_in_its_document() -> None:
    from denialhelp.casefile.quote import find_quote

    for case in SPEC:
        documents = [paper(f"{key}.txt", str(case[key])) for key in ("notice", "plan", "said") if case.get(key)]
        facts, _ = plan_facts(documents[:1], documents[1:], load_tables())
        by_id = {d.id: d for d in documents}
        for fact in facts.values():
            for pin in fact.sources:
                assert find_quote(by_id[pin.document], pin.quote, pin.page) is not None
