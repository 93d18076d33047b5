"""General rules of reading a policy, each on the smallest text that shows it (all synthetic)."""

from __future__ import annotations

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Criterion, Group, Node, Policy, walk
from denialhelp.criteria.parse import parse_policy

BRACE = "A brace is covered when ALL of the following are met:\n"


def parsed(text: str, service: str | None = None) -> Policy:
    return parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, text),)), service=service)


def kinds(node: Node) -> dict[str, str]:
    def kind(x: Node) -> str:
        return "leaf" if isinstance(x, Criterion) else f"at-least {x.n}" if x.n else x.kind.value

    return {x.id: kind(x) for x in walk(node)}


SHAPES = [
    (
        "groups stand under the lead that names them",
        (
            "A knee prosthesis is medically necessary when the member meets the criteria of Group 1 or Group 2:\n"
            "Group 1: all of the following\n1. Pain\n2. Arthritis on film\n"
            "Group 2: all of the following\n1. Fracture\n2. Age over 60\n"
        ),
        {"ROOT": "any", "1": "all", "1.1": "leaf", "1.2": "leaf", "2": "all", "2.1": "leaf", "2.2": "leaf"},
    ),
    (
        "items on one line",
        BRACE.strip() + " 1. Knee pain for 6 weeks 2. Instability on exam 3. A fitting visit\n",
        {"ROOT": "all", "1": "leaf", "2": "leaf", "3": "leaf"},
    ),
    (
        "a second lead inside a list",
        BRACE + "1. Diabetes\n2. A log of readings\nAND must meet ALL of the following:\n   a. Training\n   b. Motivation\n3. A visit\n",
        {"ROOT": "all", "1": "leaf", "2": "leaf", "a": "leaf", "b": "leaf", "3": "leaf"},
    ),
    (
        "lists without marks, two levels",
        BRACE.replace("brace", "splint") + "\nAdult\n\nOne of the following:\n\nHand pain\n\nWrist pain\n",
        {"ROOT": "all", "a": "leaf", "b": "any", "b.a": "leaf", "b.b": "leaf"},
    ),
    (
        "items joined by OR and by AND",
        "A test is covered when the member has:\n1. A stroke OR\n2. A bleed OR\n3. A clot AND\n4. A scan\n",
        {"ROOT": "all", "1-3": "any", "1": "leaf", "2": "leaf", "3": "leaf", "4": "leaf"},
    ),
    (
        "an item that asks something before its own lead",
        BRACE + "1. Pain for 6 weeks; and at least one of the following:\n   a. Ice\n   b. Heat\n2. A visit\n",
        {"ROOT": "all", "1": "all", "1.0": "leaf", "1.a-1.b": "any", "1.a": "leaf", "1.b": "leaf", "2": "leaf"},
    ),
    (
        "a number and a colon are a lead",
        BRACE + "1. A record of at least two:\n   a. Ice\n   b. Heat\n   c. Rest\n2. A visit\n",
        {"ROOT": "all", "1": "at-least 2", "1.a": "leaf", "1.b": "leaf", "1.c": "leaf", "2": "leaf"},
    ),
    (
        "wide spaces inside a sentence are no table",
        BRACE + "1. Pain  that lasts  6 weeks\n2. A visit  in person  within 30 days\n",
        {"ROOT": "all", "1": "leaf", "2": "leaf"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [x[1:] for x in SHAPES], ids=[x[0] for x in SHAPES])
def test_shape(text: str, expected: dict[str, str]) -> None:
    assert kinds(parsed(text).root) == expected


def test_a_sentence_that_restates_the_rule_is_no_exclusion() -> None:
    policy = parsed(
        BRACE + "1. Pain\n2. A visit\n\nA brace is not medically necessary when the criteria above are not met.\n"
        "All other indications are considered not medically necessary.\n"
    )
    assert not policy.exclusions
    shown = " ".join(pin.quote for pin in policy.unparsed)
    assert "criteria above are not met" in shown
    assert "All other indications" in shown


def test_criteria_for_every_service_stand_beside_the_chosen_one() -> None:
    policy = parsed(
        "General criteria for all braces\nALL of the following must be met:\n1. An order by the physician\n2. A visit in 30 days\n\n"
        "Knee brace\nA knee brace is covered when ALL of the following are met:\n1. Pain\n2. Instability\n\n"
        "Ankle brace\nAn ankle brace is covered when ALL of the following are met:\n1. Sprain\n2. Swelling\n",
        "knee brace",
    )
    texts = [n.text for n in walk(policy.root) if isinstance(n, Criterion)]
    assert sorted(texts) == ["A visit in 30 days", "An order by the physician", "Instability", "Pain"]
    assert isinstance(policy.root, Group)
    assert policy.root.kind.value == "all"
    assert any(n.text == "Sprain" for group in policy.others for n in walk(group))


def test_numbers_of_headings_part_the_services() -> None:
    policy = parsed(
        "3.2 Knee Brace\n3.2.1 A knee brace is covered when all of the following are met:\na. Pain\nb. Instability\n\n"
        "3.3 Ankle Brace\n3.3.1 An ankle brace is covered when all of the following are met:\na. Sprain\nb. Swelling\n",
        "knee brace",
    )
    assert kinds(policy.root) == {"ROOT": "all", "3.2.1.a": "leaf", "3.2.1.b": "leaf"}


def test_a_second_lead_that_forbids() -> None:
    policy = parsed(
        "A lift is covered when ALL of the following are met:\n1. Pain\n2. A visit\n"
        "And the member does not have any of the following:\n1. Open wound\n2. Infection\n"
    )
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion) and n.negated] == ["Open wound", "Infection"]


@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_the_next_service_under_limits_excludes_nothing(mark: str) -> None:
    lead = "A neck collar is covered when ALL of the following are met:\n"
    inner = "1. Whiplash\n2. A visit\n" if not mark else "   a. Whiplash\n   b. A visit\n"
    policy = parsed(
        f"Knee brace\n{BRACE.replace('brace', 'knee brace')}1. Pain\n2. Instability\n\nLimitations\n{mark}{lead}{inner}", "knee brace"
    )
    assert not policy.exclusions
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion)] == ["Pain", "Instability"]
    assert "Whiplash" in str(policy.others)


def test_a_footnote_of_a_starred_word_is_shown() -> None:
    policy = parsed(BRACE + "1. Pain\n2. Conservative care*\n3. A visit\n\n*Conservative care means 6 weeks of exercise.\n")
    assert kinds(policy.root) == {"ROOT": "all", "1": "leaf", "2": "leaf", "3": "leaf"}
    assert "6 weeks of exercise" in str(policy.unparsed) + str(policy.definitions)


def test_a_first_replacement_is_not_a_continuation() -> None:
    policy = parsed(
        "Initial Authorization\nDrugol is covered for replacement of enzyme when ALL of the following are met:\n1. Deficiency\n2. Adult\n\n"
        "Continuation of Therapy\nContinued use is covered when ALL of the following are met:\n1. Response\n2. No harm\n",
        "enzyme replacement with Drugol",
    )
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion)] == ["Deficiency", "Adult"]


def test_other_indications_are_services_of_their_own() -> None:
    text = (
        "Drugol for asthma\nDrugol is covered when ALL of the following are met:\n1. Asthma\n2. Adult\n\n"
        "Other Indications\nDrugol for hives is covered when ALL of the following are met:\n1. Hives\n2. Antihistamine failed\n"
    )
    assert [n.text for n in walk(parsed(text, "Drugol for asthma").root) if isinstance(n, Criterion)] == ["Asthma", "Adult"]
    assert [n.text for n in walk(parsed(text, "Drugol for hives").root) if isinstance(n, Criterion)] == ["Hives", "Antihistamine failed"]


def test_the_foot_of_a_page_parts_no_criterion() -> None:
    foot = "Lakeview Health Plan Medical Policy 7.01.22 Page {n} of 3"
    pages = (
        f"{BRACE}1. Pain that has lasted for at least six weeks and\n{foot.format(n=1)}",
        f"limits daily activities\n2. A visit\n{foot.format(n=2)}",
        f"3. A fitting by an orthotist\n{foot.format(n=3)}",
    )
    policy = parse_policy(Document("policy.txt", "0" * 64, "text/plain", tuple(Page(n, t) for n, t in enumerate(pages, 1))))
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion)] == [
        "Pain that has lasted for at least six weeks and limits daily activities",
        "A visit",
        "A fitting by an orthotist",
    ]


def test_a_lead_that_forbids_some_of_its_items() -> None:
    policy = parsed(
        "Chamber Therapy\nMedical Necessity Criteria - must satisfy any of: I-II and none of III\n"
        "I. Primary treatment of any of the following: A-B\n   A. Bends\n   B. Gas in a vessel\n"
        "II. Foot wound - all of the following: A-B\n   A. Grade III\n   B. No healing in 30 days\n"
        "III. Contraindications - any of the following: A-B\n   A. Collapsed lung\n   B. Doxorubicin\n"
    )
    assert kinds(policy.root) == {
        "ROOT": "all",
        "I-II": "any",
        "I": "any",
        "I.A": "leaf",
        "I.B": "leaf",
        "II": "all",
        "II.A": "leaf",
        "II.B": "leaf",
        "III": "all",
        "III.A": "leaf",
        "III.B": "leaf",
    }
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion) and n.negated] == ["Collapsed lung", "Doxorubicin"]


PHARMACY = (
    "Clinical Policy: Drugol (Zedrol)\n\nFDA Approved Indication(s)\nZedrol is indicated for the treatment of:\n"
    "- Adult patients with skin plaques\n- Adult patients with joint swelling\n\nPolicy/Criteria\n"
    "It is the policy of the plan that Zedrol is medically necessary when the following criteria are met:\n\n"
    "I. Initial Approval Criteria\n   A. Skin Plaques (must meet all):\n      1. Diagnosis of plaques and at least one of the following:\n"
    "         a. Over 5% of the skin\n         b. Palms or soles\n      2. Age of 18 years or more\n"
    "   B. Joint Swelling (must meet all):\n      1. Diagnosis of swelling\n      2. Failure of one tablet\n"
    "   C. Other diagnoses/indications:\n      1. Refer to RX.9 if the diagnosis is not listed\n"
)


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("Zedrol for joint swelling", ["Diagnosis of swelling", "Failure of one tablet"]),
        ("Zedrol for skin plaques", ["Diagnosis of plaques", "Over 5% of the skin", "Palms or soles", "Age of 18 years or more"]),
    ],
)
def test_what_a_drug_is_licensed_for_is_not_what_the_plan_asks(service: str, expected: list[str]) -> None:
    policy = parsed(PHARMACY, service)
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion)] == expected
    assert not policy.problems
    everything = str(policy.others) + str(policy.unparsed)
    assert "Adult patients with skin plaques" in everything
    assert "Refer to RX.9" in everything


def test_a_term_of_approval_hides_no_list_and_a_log_of_days_is_none() -> None:
    policy = parsed(
        "Guideline for Drugs\n\nCriteria\nDrugs without a guideline of their own\n\nAdministrative\n\nLength of Approval: 12 Month(s)\n\n"
        "  - One of the following:\n    - Both of the following:\n      - Licensed for the condition\n      - Dose within the label\n"
        "    - The rules for unlicensed use are met\n\nP & T Revisions\n\n2024-09-27, 2023-11-03\n\n"
        "  - 2024-09-27: annual review\n  - 2023-11-03: annual review\n"
    )
    assert isinstance(policy.root, Group)
    assert policy.root.kind.value == "any"
    assert [n.text for n in walk(policy.root) if isinstance(n, Criterion)] == [
        "Licensed for the condition",
        "Dose within the label",
        "The rules for unlicensed use are met",
    ]


def test_a_list_of_symptoms_and_criteria_for_another_model_are_shown_and_not_asked() -> None:
    asked = "The record shows that all of the following criteria are met:\n\nA. Stockings for three months\n\nB. An ultrasound\n\n"
    listed = parsed(f"Vein Ablation\n\n{asked}List of symptoms and impairments:\n\n1. Pain\n\n2. Ulcer\n")
    assert [n.text for n in walk(listed.root) if isinstance(n, Criterion)] == ["Stockings for three months", "An ultrasound"]
    assert "Ulcer" in str(listed.unparsed)
    other = parsed(
        "Power Chairs\nFor a power chair the following conditions must be met:\n- Cannot walk\n- Cannot push a chair\n"
        "Additional Coverage Criteria for Group 3 chairs:\n- Myopathy\n- A special control\n",
        "power chair",
    )
    assert [n.text for n in walk(other.root) if isinstance(n, Criterion)] == ["Cannot walk", "Cannot push a chair"]
    assert "Myopathy" in str(other.others)


PARTS = (
    "Coverage Guidelines\n\nA stay is covered when the following are met.\n\nA. Certification\nAll of the following:\n"
    "- A physician signed the plan of care.\n- The plan was renewed after 30 days.\n\nB. Setting\nAll of the following:\n"
    "- The home has no ramp.\n- Nobody at home can lift.\n\nC. Clinical status\nAll of the following:\n"
    "- Vital signs are stable.\n- Pain is controlled by mouth.\n"
)


def texts(policy: Policy) -> list[str]:
    """The words of every criterion asked for."""
    return [n.text for n in walk(policy.root) if isinstance(n, Criterion)]


def test_headings_that_name_parts_of_one_list_are_asked_together() -> None:
    assert len(texts(parsed(PARTS, "rehabilitation stay"))) == 6


def test_headings_that_name_diseases_stay_apart() -> None:
    told = PARTS.replace("Certification", "Psoriasis").replace("Setting", "Crohn's disease").replace("Clinical status", "Uveitis")
    assert len(texts(parsed(told, "adalimumab for psoriasis"))) == 2


DEVICE = (
    "Indications\n\nI. First device. A monitor is considered medically necessary when all of the following criteria are met:\n"
    "A. Insulin is used every day.\nB. The member was trained.\n\nII. Replacement. Replacement of a monitor is considered medically "
    "necessary when all of the following criteria are met:\nA. The monitor is five years old.\nB. The repair costs more than a new one.\n"
)


@pytest.mark.parametrize(("service", "first"), [("Replacement glucose monitor", "five years"), ("Glucose monitor", "Insulin")])
def test_replacement_is_told_from_the_first_device_by_the_services_words(service: str, first: str) -> None:
    assert first in texts(parsed(DEVICE, service))[0]
