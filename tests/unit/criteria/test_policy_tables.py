"""Drug policies printed as tables: of fields, as Medicare's drug plans do, and with a row for each indication (all synthetic)."""

from __future__ import annotations

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Criterion, Node, Policy
from denialhelp.criteria.parse import parse_policy


def parsed(text: str, service: str | None = None) -> Policy:
    return parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, text),)), service=service)


def nested(node: Node) -> object:
    """The tree as words: a leaf's text, a group's kind with its children."""
    if isinstance(node, Criterion):
        return node.text.rstrip(".")
    return ("none" if node.negated else node.kind.value, [nested(c) for c in node.children])


PLAN = """Plan Prior Authorization Criteria

ACTEMAB

Products Affected
- Actemab INJ 162MG/0.9ML

PA Criteria  Criteria Details
Exclusion Criteria  Active serious infection.
Required Medical Information  Rheumatoid Arthritis (RA) (Initial): Diagnosis of active RA. Trial of methotrexate. \
Giant Cell Arteritis (GCA) (Initial): Diagnosis of GCA. Trial of a steroid.
Age Restrictions  N/A
Prescriber Restrictions  RA, GCA (Initial): Prescribed by a rheumatologist.
Coverage Duration  RA, GCA (initial, reauth): plan year
Other Criteria  RA, GCA (Reauth): Documentation of a good response.

OTEZMAB

Products Affected
- Otezmab TAB 30MG

PA Criteria  Criteria Details
Exclusion Criteria  N/A
Required Medical Information  Diagnosis of plaque psoriasis. Trial of a topical steroid.
Age Restrictions  6 years of age or older
Prescriber Restrictions  N/A
Coverage Duration  12 months
Other Criteria  N/A
"""
WRAPPED = """OTEZMAB

PA Criteria              Criteria Details
Exclusion Criteria       N/A
Required Medical         Plaque psoriasis (initial): Diagnosis of plaque psoriasis of more than one year
Information              in an adult. Trial of a topical steroid.
Age Restrictions         6 years of age or older
Prescriber               Prescribed by a dermatologist.
Restrictions
Coverage Duration        12 months
Other Criteria           N/A
"""


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        (
            "Actemab for rheumatoid arthritis",
            (
                "all",
                [
                    "Diagnosis of active RA",
                    "Trial of methotrexate",
                    "Prescribed by a rheumatologist",
                    ("none", ["Active serious infection"]),
                ],
            ),
        ),
        ("Actemab for rheumatoid arthritis, reauthorization", ("all", ["Documentation of a good response"])),
        ("Otezmab", ("all", ["Diagnosis of plaque psoriasis", "Trial of a topical steroid", "6 years of age or older"])),
    ],
)
def test_the_fields_of_a_drug_plans_table_are_its_criteria(service: str, wanted: object) -> None:
    assert nested(parsed(PLAN, service).root) == wanted


def test_fields_that_wrap_in_both_columns() -> None:
    policy = parsed(WRAPPED)
    assert nested(policy.root) == (
        "all",
        [
            "Diagnosis of plaque psoriasis of more than one year in an adult",
            "Trial of a topical steroid",
            "6 years of age or older",
            "Prescribed by a dermatologist",
        ],
    )
    assert any("12 months" in pin.quote for pin in policy.unparsed)


RUN_TOGETHER = """Scalinib

Drugs scalinib

Covered Uses All labeled indications.

Exclusion Criteria Pregnancy. Severe liver disease.

Required Medical Information Documented diagnosis of severe psoriasis

Age Restriction 18 years of age or older

Prescriber Restriction Coverage Duration Plan year

Other Criteria
"""


def test_fields_without_a_value_and_paragraphs_between_them() -> None:
    policy = parsed(RUN_TOGETHER, "scalinib")
    assert nested(policy.root) == (
        "all",
        ["Documented diagnosis of severe psoriasis", "18 years of age or older", ("none", ["Pregnancy", "Severe liver disease"])],
    )
    assert any("Plan year" in pin.quote for pin in policy.unparsed)


def test_two_such_words_at_the_start_of_lines_are_no_table() -> None:
    text = "Brace is covered when all are met:\n1. Knee pain\n2. Brace fits\n\nAge restrictions apply.\n\nOther criteria may apply.\n"
    assert nested(parsed(text).root) == ("all", ["Knee pain", "Brace fits"])


INDICATIONS = """Flumizumab

Indication            Initial authorization                     Reauthorization
Plaque psoriasis      Age 18 or older; failure of               Clearing of skin
                      methotrexate; seen by a
                      dermatologist
Crohn's disease       Age 6 or older; failure of a              Fewer stools per day
                      corticosteroid

Approval length: 12 months
"""


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        ("Flumizumab for plaque psoriasis", ("all", ["Age 18 or older", "failure of methotrexate", "seen by a dermatologist"])),
        ("Flumizumab for Crohn's disease", ("all", ["Age 6 or older", "failure of a corticosteroid"])),
        ("Flumizumab for Crohn's disease, reauthorization", ("all", ["Fewer stools per day"])),
    ],
)
def test_a_table_with_a_row_for_each_indication(service: str, wanted: object) -> None:
    policy = parsed(INDICATIONS, service)
    assert nested(policy.root) == wanted
    assert any("12 months" in pin.quote for pin in policy.unparsed)


def test_a_table_of_doses_is_no_table_of_criteria() -> None:
    text = (
        "Flumizumab is approved when all are met:\n1. Adult\n2. Plaque psoriasis\n\n"
        "Indication            Initial dose                Maintenance dose\n"
        "Plaque psoriasis      160 mg once                 80 mg every 4 weeks\n"
    )
    assert nested(parsed(text).root) == ("all", ["Adult", "Plaque psoriasis"])
