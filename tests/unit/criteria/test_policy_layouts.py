"""Layouts in which payers print lists: what belongs under what, what is no criterion, and that no word is lost (all synthetic)."""

from __future__ import annotations

import re

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Criterion, Node, Policy, walk
from denialhelp.criteria.parse import parse_policy


def parsed(text: str, service: str | None = None) -> Policy:
    return parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, text),)), service=service)


def kinds(node: Node) -> dict[str, str]:
    def kind(x: Node) -> str:
        return "leaf" if isinstance(x, Criterion) else "none" if x.negated else f"at-least {x.n}" if x.n else x.kind.value

    return {x.id: kind(x) for x in walk(node) if x.id != "ROOT"}


def nested(node: Node) -> object:
    """The tree as words: a leaf's first two words, a group's kind with its children."""
    if isinstance(node, Criterion):
        return " ".join(node.text.split()[:2])
    kind = "none" if node.negated else f"{node.n}" if node.n else node.kind.value
    return (kind, [nested(c) for c in node.children])


LAYOUTS: list[tuple[str, str, object]] = [
    (
        "a dash before each printed mark",
        (
            "Brace is covered when all of these are met:\n"
            "- 1. Knee pain proven by ONE of the following:\n"
            " - A. Fall on record OR\n"
            " - B. Ligament torn AND\n"
            " - 2. Brace fits AND\n"
            " - 3. Physician agrees\n"
        ),
        ("all", [("any", ["Fall on", "Ligament torn"]), "Brace fits", "Physician agrees"]),
    ),
    (
        "plain dashes stay bullets",
        "Brace is covered when all of these are met:\n- Knee pain\n- 2 falls on record\n- A fitting brace\n",
        ("all", ["Knee pain", "2 falls", "A fitting"]),
    ),
    (
        "an outer list goes on with the number that the inner list would have next",
        (
            "Brace is covered when all of these are met:\n"
            "  1. Knee pain; and\n"
            "  2. One of the following:\n"
            "      1. Fall on record; or\n"
            "      2. Ligament torn;\n"
            "        and\n"
            "  3. Brace fits; and\n"
            "  4. Physician agrees.\n"
        ),
        ("all", ["Knee pain", ("any", ["Fall on", "Ligament torn"]), "Brace fits", "Physician agrees."]),
    ),
    (
        "a web page's inner list, set apart by empty lines alone",
        (
            "Brace is covered when all of these are met:\n\n"
            "• Knee pain\n"
            "• Other care was tried, including but not limited to:\n\n"
            "• Ice\n"
            "• Rest\n\n"
            "• Brace fits\n"
            "• Physician agrees\n"
        ),
        ("all", ["Knee pain", ("any", ["Ice", "Rest"]), "Brace fits", "Physician agrees"]),
    ),
    (
        "empty lines between all items nest nothing",
        "Brace is covered when all of these are met:\n\n• Knee pain\n\n• Signs on imaging:\n\n• Brace fits\n\n• Physician agrees\n",
        ("all", ["Knee pain", "Signs on", "Brace fits", "Physician agrees"]),
    ),
    (
        "bullets beside their own lead",
        (
            "Brace is covered when all of these are met:\n"
            "• Knee pain AND\n"
            "• One or more of the following:\n"
            "• Fall on record OR\n"
            "• Ligament torn OR\n"
            "• Bone bruise AND\n"
            "• Brace fits\n"
        ),
        ("all", ["Knee pain", ("any", ["Fall on", "Ligament torn", "Bone bruise"]), "Brace fits"]),
    ),
    (
        "numbers that run on under their own lead",
        (
            "Brace is covered when all of these are met:\n"
            "i. Knee pain; and\n"
            "ii. Two or more of the following were tried:\n"
            "iii. Ice; or\n"
            "iv. Rest; or\n"
            "v. Tape; and\n"
            "vi. Brace fits\n"
        ),
        ("all", ["Knee pain", ("2", ["Ice", "Rest", "Tape"]), "Brace fits"]),
    ),
    (
        "numbers after a lead without its list stay where they are",
        "Brace is covered when all of these are met:\n1. Knee pain\n2. Imaging shows the following:\n3. Brace fits\n4. Physician agrees\n",
        ("all", ["Knee pain", "Imaging shows", "Brace fits", "Physician agrees"]),
    ),
    (
        "a sentence after a list of names goes on with the list around it",
        (
            "Brace is covered when all of the following criteria are met:\n"
            "The knee gives way when walking on level ground\n"
            "Pain is present, along with any of the following:\n"
            "Swelling\n"
            "Locking\n"
            "Six weeks of exercise have not been enough to settle it.\n"
            "Examples of exercise that count are: cycling, swimming and walking.\n"
            "The member can put the brace on without any help.\n"
            "If the brace is a second one, the member must have worn out the first.\n"
        ),
        ("all", ["The knee", ("any", ["Swelling", "Locking"]), "Six weeks", "The member", "If the"]),
    ),
    (
        "sentences before a lead that forbids",
        (
            "Tablets\n\n"
            "Treatment of stubborn warts in members 16 years and older. Prescribed by a dermatologist, and the member must have an "
            "absence of all of the following:\n"
            "a) Pregnancy; and\n"
            "b) Liver disease; and\n"
            "c) Other retinoids.\n"
        ),
        ("all", ["Treatment of", "Prescribed by", ("none", ["Pregnancy", "Liver disease", "Other retinoids."])]),
    ),
    (
        "a count in the words before a list is no count of its items",
        (
            "Brace is covered when all of these are met:\n"
            "1. Knee pain after four trials of exercise, shown by all of these:\n"
            "   a. Two logs\n"
            "   b. A note\n"
            "2. Poor reply to four trials of rest:\n"
            "   a. Pain at night\n"
            "   b. Pain by day\n"
        ),
        ("all", [("all", ["Two logs", "A note"]), ("all", ["Pain at", "Pain by"])]),
    ),
    (
        "remarks between items, on two lines",
        (
            "Brace is covered when ALL of the following are met:\n"
            "1. Knee pain for 6 weeks\n"
            "   Note: pain after an injury counts from the day of the injury, as written\n"
            "   by the emergency room.\n"
            "2. Exercise for 4 weeks\n"
            "   Rationale: most knees improve.\n"
            "3. Brace fits\n"
        ),
        ("all", ["Knee pain", "Exercise for", "Brace fits"]),
    ),
    (
        "names of groups on lines of their own",
        (
            "Brace is covered when the member meets the criteria of either group:\n"
            "Group 1\n1. Knee pain\n2. Swelling\nGroup 2\n1. Torn ligament\n2. Locking\n"
        ),
        ("any", [("all", ["Knee pain", "Swelling"]), ("all", ["Torn ligament", "Locking"])]),
    ),
    (
        "and/or at the ends of lines",
        "Brace is covered when any of the following are met:\n1. Knee pain and/or\n2. Swelling and/or\n3. Locking\n",
        ("any", ["Knee pain", "Swelling", "Locking"]),
    ),
    (
        "a table whose cells wrap in both columns",
        (
            "Coverage criteria\n\n"
            "No.   Criterion                               Proof\n"
            "1     The knee gives way, as shown            Note of the visit\n"
            "      on examination by the ordering          within 60 days\n"
            "      physician\n"
            "2     A sleeve was tried for at least         Supplier record\n"
            "      6 weeks\n"
        ),
        ("all", ["The knee", "A sleeve"]),
    ),
    (
        "a table without marks whose cells wrap",
        (
            "Brace policy\n\n"
            "Criteria                                Documentation\n"
            "The knee gives way, as shown            Note of the visit\n"
            "on examination                          within 60 days\n"
            "A sleeve was tried for at least         Supplier record\n"
            "6 weeks\n"
            "The member walks 20 feet                Therapy note\n"
        ),
        ("all", ["The knee", "A sleeve", "The member"]),
    ),
    (
        "criteria of each condition behind its name",
        (
            "Knee surgery is medically necessary for ANY of the following conditions when ALL of the associated criteria are met:\n\n"
            "Fracture: imaging shows a break of the lower thigh bone; and plates would not hold it.\n\n"
            "Arthritis: imaging shows worn cartilage in the joint. Pain has lasted for at least three months. Exercise has not helped.\n"
        ),
        ("any", [("all", ["imaging shows", "plates would"]), ("all", ["imaging shows", "Pain has", "Exercise has"])]),
    ),
    (
        "a word on its own line joins paragraphs and numbers that begin anew",
        (
            "Brace is covered when ALL of the criteria below are present:\n\n"
            "  1. Age 16 or older;\n\nOR\n\nAge 12 to 15 with a note of a pediatrician;\n\nAND\n\n  1. Knee pain for three months.\n"
        ),
        ("all", [("any", ["Age 16", "Age 12"]), "Knee pain"]),
    ),
    (
        "names under a name among alternatives",
        (
            "Stimulator is covered for the treatment of the following indications:\n"
            "• Failed surgery\n• Nerve pain:\n    • Shingles\n    • Phantom limb\n• Angina\n"
        ),
        ("any", ["Failed surgery", ("any", ["Shingles", "Phantom limb"]), "Angina"]),
    ),
    (
        "conditions without marks, one of them with its own list, joined by and at the end",
        (
            "Oxygen pressure may be considered medically necessary in the treatment of the following conditions:\n"
            "slow wounds of the foot in members who meet the following 2 criteria:\n"
            "Member has diabetes with a wound of the foot that goes down to the bone or deeper; and\n"
            "Member has no signs of healing after 30 days of care of the wound in a clinic;\n"
            "crush injuries;\n"
            "diving accidents; and\n"
            "failing skin grafts.\n"
        ),
        ("any", [("all", ["Member has", "Member has"]), "crush injuries", "diving accidents", "failing skin"]),
    ),
    (
        "two conditions joined by and are asked together",
        "Brace is covered for:\n1. Knee pain; and\n2. Swelling\n",
        ("all", ["Knee pain", "Swelling"]),
    ),
    (
        "an item that begins with OR is the alternative of the one before it",
        "Initial criteria\n\n• Adult member\n• Took a biologic before\n• OR severe plaques on the hands\n• Seen by a dermatologist\n",
        ("all", ["Adult member", ("any", ["Took a", "severe plaques"]), "Seen by"]),
    ),
    (
        "a list of preferred products is no list of criteria",
        "Preferred products\n- Alphamab\n- Betamab\n- Gammamab\nInitial criteria\n- Adult with active arthritis\n- Failed one biologic\n",
        ("all", ["Adult with", "Failed one"]),
    ),
    (
        "half a sentence before its alternatives asks nothing of its own",
        (
            "The center must document all of the following:\n"
            "(1) other care in the region does not meet the needs of the child because the other care is\n"
            "(A) too strict for the child; or\n"
            "(B) too loose for the child; and\n"
            "(2) the care can be expected to help.\n"
        ),
        ("all", [("any", ["too strict", "too loose"]), "the care"]),
    ),
    (
        "a plain lead among bullets before two that are joined by or",
        (
            "Oxygen is reasonable and necessary only if all of the following conditions are met:\n"
            "- The physician found a lung disease, and\n"
            "- The test was done under the following conditions:\n"
            "- In a hospital stay, within two days of the discharge, or\n"
            "- Outside of a stay, in a stable state, and\n"
            "- Other measures were tried.\n"
        ),
        ("all", ["The physician", ("any", ["In a", "Outside of"]), "Other measures"]),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [x[1:] for x in LAYOUTS], ids=[x[0] for x in LAYOUTS])
def test_layout(text: str, wanted: object) -> None:
    assert nested(parsed(text).root) == wanted


def test_what_the_plan_itself_does_and_what_a_word_means_are_no_criteria() -> None:
    text = (
        "POLICY\n\nBrace is considered medically necessary when all of these are met:\n• Knee pain\n• Brace fits\n\n"
        "The plan requires a call before each order, to determine 1) whether the criteria are met and 2) which shop is used.\n\n"
        "POLICY GUIDELINES\n\nMedically necessary is defined as services that follow A through B:\n"
        "A. in line with good practice; and\nB. not for comfort alone.\n"
    )
    policy = parsed(text, "brace")
    assert nested(policy.root) == ("all", ["Knee pain", "Brace fits"])
    assert policy.others == ()


RULES = (
    "Chapter 7 Wheelchairs\n"
    "(1) The agency pays for power wheelchairs when the prescribing physician certifies that:\n"
    "(a) The client can operate it safely; and\n"
    "(b) The client cannot push a manual chair.\n"
    "(2) The power wheelchair is the client's first chair.\n"
    "(3) The agency pays for a second manual chair only when one of the following applies:\n"
    "(a) Doorways are too narrow; or\n"
    "(b) The chair cannot be moved by car.\n"
)


def test_rules_of_a_public_program_are_criteria_of_their_own_services() -> None:
    policy = parsed(RULES, "power wheelchair")
    assert nested(policy.root) == ("all", ["The client", "The client"])
    assert [nested(x) for x in policy.others] == [("any", ["Doorways are", "The chair"])]
    assert nested(parsed(RULES, "second manual chair").root) == ("any", ["Doorways are", "The chair"])


MIGRAINE = (
    "Criteria\n\n"
    "2.1 Aimovax: Episodic migraine, initial authorization\nApprove when all of the following are met:\n1. Five days a month\n2. Adult\n\n"
    "2.2 Aimovax: Chronic migraine, initial authorization\nApprove when all of the following are met:\n1. Fifteen days a month\n2. Adult\n"
)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("G43.709", ("all", ["Fifteen days", "Adult"])),
        ("G43.909", ("any", [("all", ["Five days", "Adult"]), ("all", ["Fifteen days", "Adult"])])),
    ],
    ids=["the code's name says which indication", "a code that says neither shows both"],
)
def test_the_name_of_the_diagnosis_code_tells_indications_apart(code: str, wanted: object) -> None:
    document = Document("policy.txt", "0" * 64, "text/plain", (Page(1, MIGRAINE),))
    policy = parse_policy(document, service="Aimovax", diagnoses=[Code("ICD-10-CM", code)])
    assert nested(policy.root) == wanted


def words(text: str) -> list[str]:
    """The words of a text without connectors and marks of lists."""
    return [w for w in re.findall(r"[a-z0-9]{3,}", text.lower()) if w not in ("and", "iii")]


def shown(policy: Policy) -> set[str]:
    """Every word that a reader of the parsed policy can see."""
    texts = [n.text for part in (policy.root, *policy.exclusions, *policy.others) for n in walk(part)]
    texts += [p.quote for part in (policy.root, *policy.exclusions, *policy.others) for n in walk(part) for p in n.sources]
    texts += [p.quote for p in (*policy.unparsed, *policy.sources)]
    texts += [f"{a} {b}" for a, b in policy.definitions] + list(policy.services) + [r.text for r in policy.revisions]
    return {w for t in texts for w in words(t)}


@pytest.mark.parametrize("text", [x[1] for x in LAYOUTS], ids=[x[0] for x in LAYOUTS])
def test_no_word_is_lost(text: str) -> None:
    policy = parsed(text)
    assert [w for w in words(text) if w not in shown(policy)] == []


AGES = (
    "Growth aid policy\n\nCriteria for approval\n\n"
    "Children (under 18 years)\nAll of the following:\n- Height below the third percentile\n- Open growth plates\n\n"
    "Adults (18 years and older)\nAll of the following:\n- Low peak on a stimulation test\n- Pituitary disease\n"
)


def test_lists_for_ages_are_ways_that_ask_for_their_age() -> None:
    policy = parsed(AGES, "growth aid")
    assert nested(policy.root) == (
        "any",
        [("all", ["Children (under", "Height below", "Open growth"]), ("all", ["Adults (18", "Low peak", "Pituitary disease"])],
    )
    assert policy.problems == ()
    first = policy.root.children[0]
    assert not isinstance(first, Criterion)
    assert [pin.quote for pin in first.children[0].sources] == ["Children (under 18 years)"]


def test_a_service_that_names_the_age_is_read_from_its_own_list() -> None:
    assert nested(parsed(AGES, "growth aid for adults").root) == ("all", ["Low peak", "Pituitary disease"])


SURGERIES = (
    "Treatment may be indicated for members who bring the following:\n"
    "• For breast surgery, one assessment. It must show all of the following:\n  o Lasting wish\n  o Age 18\n"
    "• For hand surgery, two assessments. They must show all of the following:\n  o Lasting wish\n  o Twelve months of splints\n"
)


def test_services_named_at_the_start_of_each_item_have_criteria_of_their_own() -> None:
    policy = parsed(SURGERIES, "hand surgery")
    assert nested(policy.root) == ("all", ["Lasting wish", "Twelve months"])
    assert [nested(x) for x in policy.others] == [("all", ["Lasting wish", "Age 18"])]


def test_conditions_that_hold_for_some_members_are_asked_together() -> None:
    text = (
        "Brace is covered when all are met:\n• For all members, all of these:\n  o Knee pain\n  o Swelling\n"
        "• For an adult, both:\n  o Exercise\n  o Weight loss\n"
    )
    assert nested(parsed(text, "brace").root) == ("all", [("all", ["Knee pain", "Swelling"]), ("all", ["Exercise", "Weight loss"])])
