"""Days that clocks count from: request and claim received, mailing, the day of a change, approval, peer-to-peer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Notice
from denialhelp.reading.fields_clock import CLOCK_FACTS
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables

SPEC = Path(__file__).parents[2] / "spec" / "reading" / "clocks.yaml"
DATED = date(2026, 11, 2)


def notice(says: str) -> Notice:
    """A synthetic notice around one passage, with an offer of an appeal whose day must not count."""
    text = (
        f"Example Health Plan\nNovember 2, 2026\nMember: Pat Sample   Member ID: 440021\n\nDear Pat Sample:\n\n{says}\n\n"
        "Your appeal rights\n\nYou may appeal within 60 days. If you ask by November 30, 2026 your services go on."
    )
    return read_notice([Document("n.txt", "0" * 64, "text/plain", (Page(1, text),))], load_tables(), as_of=date(2026, 11, 23))


@pytest.mark.parametrize("case", yaml.safe_load(SPEC.read_text(encoding="utf-8")), ids=lambda c: c["says"][:60])
def test_days(case: dict[str, Any]) -> None:
    read = notice(case["says"])
    assert {name: str(read.facts[name].value) for name in CLOCK_FACTS if name in read.facts} == case["days"]
    assert all(read.facts[name].sources for name in case["days"])
    assert read.day("notice_date") == DATED
