"""Datelines, visits, statements, named people and papers that are not back yet. All charts are synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.record import Passage
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.datelines import dateline, redated
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

_AS_OF = date(2026, 11, 23)


def _status(criterion: str, chart: str) -> str:
    policy = parse_policy(
        Document(
            "p.txt",
            "0" * 64,
            "text/plain",
            (Page(1, f"The service is medically necessary when ALL of the following are met:\n1. {criterion}\n2. other"),),
        )
    )
    document = Document("r.txt", "1" * 64, "text/plain", (Page(1, chart),))
    record = read_records([document], as_of=_AS_OF)
    context = CaseContext(None, None, None, (), date(2026, 11, 20), None, date(2026, 11, 21))
    return next(f for f in match(policy, record, [document], context, as_of=_AS_OF).findings if f.id == "1").status.value


def _passage(text: str, on: date | None) -> Passage:
    return Passage("d", 1, 0, len(text), text, recorded_on=on)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12-MAR-2026 Visit", 12),
        ("Consultation March 12, 2026.", 12),
        ("She was seen March 12, 2026 and improved.", None),
        ("Page 1", None),
    ],
)
def test_a_line_that_is_a_date_begins_a_note(text: str, day: int | None) -> None:
    found = dateline(_passage(text, None))
    assert (found.day if found else None) == day


def test_what_follows_a_dateline_is_of_its_day() -> None:
    old = date(2025, 1, 5)
    out = list(
        redated([_passage("01/05/2025", old), _passage("Old.", old), _passage("March 12, 2026", old), _passage("New.", old)], born_on=None)
    )
    assert [p.recorded_on for p in out] == [old, old, date(2026, 3, 12), date(2026, 3, 12)]


@pytest.mark.parametrize(
    ("criterion", "chart", "status"),
    [
        (
            "two or more daily activities limited",
            "11/02/2026 Visit\nShe cannot kneel, takes stairs one at a time and stopped cycling.\n",
            "met",
        ),
        ("two or more daily activities limited", "11/02/2026 Visit\nShe has no difficulty with stairs or walking.\n", "unknown"),
        (
            "a visit with a physician within 14 days before the request",
            "Physician note 11/17/2026 (face to face, 30 minutes)\nA. Example, MD\n",
            "met",
        ),
        ("a visit with a physician within 14 days before the request", "Physician visit planned for 11/30/2026.\n", "unknown"),
        ("dental clearance within 6 months before surgery", "11/12/2026 Visit\nDental clearance form given to the patient.\n", "unknown"),
        (
            "A home agreement is signed by the patient.",
            "11/12/2026 Visit\nHome agreement: form given to the patient, to be returned signed.\n",
            "unknown",
        ),
    ],
)
def test_a_nurse_would_say(criterion: str, chart: str, status: str) -> None:
    assert _status(criterion, chart) == status
