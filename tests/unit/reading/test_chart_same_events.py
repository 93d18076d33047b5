"""FHIR and C-CDA entries that say the same become the same events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from denialhelp.casefile.document import ClinicalEntry, Document, Page
from denialhelp.casefile.slugs import Assertion
from denialhelp.reading.records import read_records

BASE = ClinicalEntry("diagnosis", "Pneumonia", (("ICD-10-CM", "J18.9"),), begun_on=date(2019, 1, 3), text_start=0, text_end=9)


@pytest.mark.parametrize(
    ("entry", "assertion"),
    [
        (replace(BASE, status="resolved", ended_on=date(2019, 2, 1)), Assertion.HISTORICAL),
        (replace(BASE, status="", ended_on=date(2019, 2, 1)), Assertion.HISTORICAL),
        (replace(BASE, status="completed", ended_on=date(2019, 2, 1)), Assertion.HISTORICAL),
        (replace(BASE, status="active", ended_on=date(2019, 2, 1)), Assertion.HISTORICAL),
        (replace(BASE, status="refuted", ended_on=date(2019, 2, 1)), Assertion.ABSENT),
        (replace(BASE, status="active"), Assertion.PRESENT),
    ],
)
def test_a_problem_with_an_end_is_history(entry: ClinicalEntry, assertion: Assertion) -> None:
    document = Document("r.xml", "0" * 64, "application/hl7-cda+xml", (Page(1, "Pneumonia"),), entries=(entry,))
    found = read_records([document], as_of=date(2026, 11, 24)).events
    assert [(e.text, e.assertion) for e in found if e.codes] == [("Pneumonia", assertion)]
