"""Kinds of documents, histories of authorizations, stages and levels, from tables that a nurse can read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.denial import denial_facts, document_kind
from denialhelp.reference.tables import load_tables

FOLDER = Path(__file__).parents[2] / "spec" / "reading"
TODAY = date(2026, 3, 4)


def spec(name: str) -> list[dict[str, Any]]:
    """A table of cases."""
    table: list[dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return table


def paper(text: str) -> Document:
    """A synthetic document of one page."""
    return Document("notice.txt", "0" * 64, "text/plain", (Page(1, text),))


def letter(says: str) -> Document:
    """A synthetic notice around one passage, with an offer of appeals that must not count."""
    return paper(
        f"Example Health Plan\n\nDear Pat Sample:\n\n{says}\n\nYour appeal rights\n\nIf you disagree you may appeal. If "
        f"we uphold the denial you may ask for external review. "
        "You may ask for an expedited appeal if waiting could harm you. There is one level of "
        "appeal.\n\nSincerely,\n\nExample Health Plan\n"
    )


@pytest.mark.parametrize("case", [*spec("kinds.yaml"), *spec("kinds_varied.yaml")], ids=lambda c: c["text"][:50])
def test_kind(case: dict[str, Any]) -> None:
    kind, problems = document_kind([paper(case["text"])], load_tables())
    assert kind == case["kind"]
    assert [p.code for p in problems] == ([case["problem"]] if case.get("problem") else [])
    assert all(p.message.endswith(".") for p in problems)


@pytest.mark.parametrize("case", spec("authorizations.yaml"), ids=lambda c: c["says"][:60])
def test_authorization_history(case: dict[str, Any]) -> None:
    facts = denial_facts([letter(case["says"])], load_tables(), as_of=TODAY)
    assert (facts["pa_history"].value if "pa_history" in facts else None) == case["history"]


@pytest.mark.parametrize("case", spec("stages.yaml"), ids=lambda c: c["says"][:60])
def test_stage_level_urgency(case: dict[str, Any]) -> None:
    facts = denial_facts([letter(case["says"])], load_tables(), as_of=TODAY)
    found = {name: facts[name].value if name in facts else None for name in ("stage", "level", "urgent")}
    assert found == {name: case[name] for name in found}
