"""Urgency where the notice names no kind of request: a stay's review answered at once, or the claimant's own words (synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables


def paper(text: str, name: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


@pytest.mark.parametrize(
    ("asked", "statement", "found"),
    [
        ("May 3, 2026", "", True),
        ("April 20, 2026", "", None),
        ("April 20, 2026", "My doctor asked for an expedited review because I get worse.", True),
        ("April 20, 2026", "I am tired. My doctor said it is not urgent.", False),
        ("April 20, 2026", "My plan denied it. You may ask for an expedited review.", None),
    ],
)
def test_urgent(asked: str, statement: str, found: bool | None) -> None:
    text = (
        "Example Health Plan\n\nDate of notice: May 4, 2026\n\nService: Residential treatment, 24-hour\n\nDear Pat Sample:\n\n"
        f"We reviewed the request of your facility to extend your stay. We received it on {asked}. The continued stay is not medically "
        "necessary and more days are not approved.\n\nYour appeal rights\n\nYou may appeal within 180 days.\n"
    )
    context = [paper(statement, "statement.txt")] if statement else []
    fact = read_notice([paper(text, "notice.txt")], load_tables(), as_of=date(2026, 5, 6), context=context).facts.get("urgent")
    assert (None if fact is None else fact.value) is found
