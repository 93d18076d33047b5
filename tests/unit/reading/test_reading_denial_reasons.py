"""The reasons that sentences of notices give, from a table that a lawyer or nurse can read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.denial import denial_facts
from denialhelp.reference.tables import load_tables

SPEC = yaml.safe_load((Path(__file__).parents[2] / "spec" / "reading" / "reasons.yaml").read_text(encoding="utf-8"))
FRAME = "Example Health Plan\n\nDate: March 3, 2026\n\nDear Pat Sample:\n\nAbout your claim.\n\n{decision}\n\nYour "
"appeal rights\n\n{rights}\n\nSincerely,\n\nExample Health Plan\n"


def notice(decision: str, rights: str = "You have the right to appeal.") -> Document:
    """A synthetic letter of one page."""
    return Document("notice.txt", "0" * 64, "text/plain", (Page(1, FRAME.format(decision=decision, rights=rights)),))


@pytest.mark.parametrize("case", SPEC, ids=lambda c: c["says"][:60])
def test_reasons_of_a_sentence(case: dict[str, object]) -> None:
    text = str(case["says"])
    document = notice("We made a decision.", text) if case.get("rights") else notice(text)
    found = denial_facts([document], load_tables(), as_of=date(2026, 3, 4)).get("reasons")
    assert list(found.value if found else ()) == case["reasons"]


def test_every_reason_has_sentences() -> None:
    from denialhelp.casefile.slugs import Reason

    assert {r for case in SPEC for r in case["reasons"]} == {r.value for r in Reason}
