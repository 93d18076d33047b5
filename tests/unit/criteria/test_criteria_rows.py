"""Criteria in the rows of a table, and lists whose numbers have no point: items, notes and counts are told apart."""

from __future__ import annotations

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Criterion, walk
from denialhelp.criteria.parse import parse_policy

LEAD = "Synthetic policy\n\nCoverage criteria\n\nThe item is medically necessary when ALL of the following are met:\n\n"


def leaves(body: str) -> list[str]:
    page = Page(1, LEAD + body)
    policy = parse_policy(Document("policy.txt", "0" * 64, "text/plain", (page,)))
    return [" ".join(n.text.split()) for n in walk(policy.root) if isinstance(n, Criterion)]


@pytest.mark.parametrize("head", ["No.    Criterion    Proof", "Row    Requirement    Documents", "#    Criteria    Source"])
def test_the_row_of_a_table_is_a_criterion_and_its_proof_is_none(head: str) -> None:
    body = (
        f"{head}\n"
        "1    Diagnosis of plaque psoriasis    office note\n"
        "2    Age 18 years or older    chart face sheet\n"
        "3    Trial of methotrexate for 3 months    pharmacy fills\n"
    )
    found = leaves(body)
    assert found == ["Diagnosis of plaque psoriasis", "Age 18 years or older", "Trial of methotrexate for 3 months"]


def test_marks_with_letters_stand_below_their_row() -> None:
    body = (
        "No.    Criterion    Proof\n"
        "1    Any one of the following    office note\n"
        "1a    Plaque psoriasis of the palms    photograph\n"
        "1b    Plaque psoriasis of the soles    photograph\n"
        "2    Age 18 years or older    face sheet\n"
    )
    found = leaves(body)
    assert {"Plaque psoriasis of the palms", "Plaque psoriasis of the soles", "Age 18 years or older"} <= set(found)


def test_numbers_without_a_point_are_marks_where_they_go_on() -> None:
    found = leaves("1 Diagnosis of plaque psoriasis\n2 Age 18 years or older\n3 Trial of methotrexate\n")
    assert found == ["Diagnosis of plaque psoriasis", "Age 18 years or older", "Trial of methotrexate"]


def test_a_count_and_a_day_are_no_marks() -> None:
    found = leaves("1. Methotrexate given for\n12 MG or more each week\n2. A note dated after\n3 March 2026\n")
    assert len(found) == 2
    assert found[0].endswith("12 MG or more each week")
    assert found[1].endswith("3 March 2026")
