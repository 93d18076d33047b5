"""Shapes of policies: bullets of symbol fonts, lists without marks, second leads, sections and check boxes (all synthetic)."""

from __future__ import annotations

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Criterion, Group, Node, Policy, walk
from denialhelp.criteria.parse import parse_policy


def parsed(text: str, service: str | None = None) -> Policy:
    return parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, text),)), service=service)


def kinds(node: Node) -> dict[str, str]:
    def kind(x: Node) -> str:
        return "leaf" if isinstance(x, Criterion) else f"at-least {x.n}" if x.n else x.kind.value

    return {x.id: kind(x) for x in walk(node) if x.id != "ROOT"}


SHAPES = [
    (
        "symbol bullets",
        (
            "A brace is covered when ALL of the following are met:\n"
            "\uf0b7 Knee pain\n"
            "\uf0b7 One of the following:\n"
            "    \uf0a7 Fall\n"
            "    \uf0a7 Surgery"
        ),
        {"a": "leaf", "b": "any", "b.a": "leaf", "b.b": "leaf"},
    ),
    (
        "lines that end in AND",
        (
            "A. Surgery is medically necessary when all of the following requirements are met:\n"
            "\n"
            "Arm pain for 12 weeks AND\n"
            "Daily activities are limited AND\n"
            "Other causes have been excluded\n"
        ),
        {"a": "leaf", "b": "leaf", "c": "leaf"},
    ),
    (
        "either A or B",
        (
            "The program is covered when all are met:\n"
            "I. Adult\n"
            "II. Either A or B:\n"
            "   A. Step down from a hospital\n"
            "   B. Outpatient care failed"
        ),
        {"I": "leaf", "II": "any", "II.A": "leaf", "II.B": "leaf"},
    ),
    (
        "square marks",
        ("Admission: all of\n\n[1] Diagnosis of an eating disorder\n[2] Weight below 85% of expected\n[3] Medically stable\n"),
        {"1": "leaf", "2": "leaf", "3": "leaf"},
    ),
    (
        "check boxes",
        ("Approve 8 weeks if all are met:\n[ ] Age 18 years or older\n[ ] Hepatitis C\n[x] No cirrhosis\n"),
        {"a": "leaf", "b": "leaf", "c": "leaf"},
    ),
    (
        "numbers that end in zero",
        (
            "1.0 Indications (one required)\n"
            "  1.1 Severe depression\n"
            "  1.2 Catatonia\n"
            "\n"
            "2.0 Required for every request (all)\n"
            "  2.1 Signed consent\n"
            "  2.2 Medical evaluation\n"
        ),
        {"1": "any", "1.1": "leaf", "1.2": "leaf", "2": "all", "2.1": "leaf", "2.2": "leaf"},
    ),
    (
        "a second lead",
        (
            "Testing is medically necessary with ANY of these:\n"
            " A. Cancer before 50\n"
            " B. Two cancers\n"
            "and both of the following:\n"
            " C. Counseling\n"
            " D. No earlier panel\n"
        ),
        {"A": "any", "A.A": "leaf", "A.B": "leaf", "C": "leaf", "D": "leaf"},
    ),
    (
        "words in brackets",
        (
            "Surgery is covered when the criteria below are met:\n"
            "1. Pain\n"
            "2. Findings (two required):\n"
            "   a. Effusion\n"
            "   b. Crepitus\n"
            "   c. Stiffness\n"
        ),
        {"1": "leaf", "2": "at-least 2", "2.a": "leaf", "2.b": "leaf", "2.c": "leaf"},
    ),
    (
        "none is documented",
        (
            "Hours are covered when all are met:\n"
            "1. Ventilator\n"
            "2. Change. Hours are cut only for ANY of the following, and none is documented:\n"
            "   a. no trach\n"
            "   b. no vent\n"
        ),
        {"1": "leaf", "2": "all", "2.a": "leaf", "2.b": "leaf"},
    ),
]


@pytest.mark.parametrize(("name", "text", "nodes"), SHAPES, ids=[s[0] for s in SHAPES])
def test_a_list_in_this_shape_becomes_its_tree(name: str, text: str, nodes: dict[str, str]) -> None:
    found = kinds(parsed(text).root)
    if name == "a second lead":  # its first list has no label of its own
        assert sorted(found.values()) == sorted(nodes.values())[:1] + ["leaf"] * 4
    else:
        assert found == nodes


def test_services_under_one_lead_are_told_apart() -> None:
    text = (
        "The plan considers the following medically necessary:\n"
        "\n"
        "A. Vein ablation when all of the following criteria are met:\n"
        "   1. Reflux\n"
        "   2. Pain\n"
        "B. Sclerotherapy when all of the following criteria are met:\n"
        "   1. Small veins\n"
        "   2. Bleeding\n"
    )
    policy = parsed(text, "sclerotherapy")
    assert [c.text for c in walk(policy.root) if isinstance(c, Criterion)] == ["Small veins", "Bleeding"]
    assert len(policy.others) == 1


def test_first_and_continued_treatment_are_told_apart_under_one_lead() -> None:
    text = (
        "The drug is medically necessary for colitis when all of the following criteria are met:\n"
        "For initial therapy, all of the following:\n"
        "o Active colitis; and\n"
        "o Age 18 or older\n"
        "For continuation of therapy, all of the following:\n"
        "o Clinical response; and\n"
        "o Same dose\n"
    )
    first = [c.text for c in walk(parsed(text, "the drug").root) if isinstance(c, Criterion)]
    later = [c.text for c in walk(parsed(text, "continued treatment with the drug").root) if isinstance(c, Criterion)]
    assert first == ["Active colitis", "Age 18 or older"]
    assert later == ["Clinical response", "Same dose"]


def test_uses_that_the_plan_does_not_pay_are_limits_and_conditions_of_the_patient_exclusions() -> None:
    text = (
        "Coverage\n"
        "Fusion is medically necessary when ALL of the following are met:\n"
        "1. Instability\n"
        "2. Pain\n"
        "\n"
        "Not medically necessary\n"
        "Fusion is not medically necessary for any of the following indications:\n"
        "- facet syndrome\n"
        "- first disc surgery\n"
        "\n"
        "Contraindications\n"
        "Fusion is not medically necessary when the patient has any of the following:\n"
        "- active infection\n"
        "- osteoporosis\n"
    )
    ids = {n.text: n.id for n in parsed(text).exclusions}
    assert ids["facet syndrome"].startswith("limit")
    assert ids["active infection"].startswith("excl")


def test_a_marked_contraindication_points_to_its_list() -> None:
    text = (
        "Replacement is medically necessary when all of the following are met:\n"
        "1. Arthritis\n"
        "2. Pain\n"
        "3. No contraindications* to replacement\n"
        "\n"
        "*Contraindications for replacement:\n"
        "- active infection\n"
        "- open wound\n"
    )
    group = next(n for n in walk(parsed(text).root) if n.id == "3")
    assert isinstance(group, Group)
    assert group.negated
    assert [c.text for c in group.children] == ["active infection", "open wound"]


@pytest.mark.parametrize(
    ("head", "effective"),
    [
        ("Effective Date ..... 3/15/2026", "2026-03-15"),
        ("EFFECTIVE DATE: 03|01|2025", "2025-03-01"),
        ("Original Effective Date: 10/15/2016   Revised: 02/15/2025", "2025-02-15"),
        ("Effective for services on or after 04/01/2026", "2026-04-01"),
    ],
)
def test_the_date_in_force_is_read_in_any_dress(head: str, effective: str) -> None:
    policy = parsed(f"Knee Brace\n{head}\n\nA brace is covered when ALL of the following are met:\n1. Pain\n2. Instability\n")
    assert str(policy.effective) == effective


def test_the_line_that_names_the_service_is_the_title() -> None:
    text = (
        "Great Basin Employers Trust\nGuideline 7: Knee Brace\n\nA brace is covered when ALL of the following are met:\n1. Pain\n2. Fall\n"
    )
    assert parsed(text, "knee brace").title == "Knee Brace"


def test_a_list_in_a_background_section_is_shown() -> None:
    text = (
        "Background\n"
        "The literature names these groups:\n"
        "1. Adults with stroke\n"
        "2. Children with palsy\n"
        "\n"
        "Criteria\n"
        "Therapy is covered when ALL of the following are met:\n"
        "1. Stroke\n"
        "2. Goals\n"
    )
    assert any("Adults with stroke" in pin.quote for pin in parsed(text).unparsed)
