"""What is asked for where a criterion is open: in the policy's words, with a place only where it is sure. All samples are synthetic."""

from __future__ import annotations

import pytest

from denialhelp.casefile.policy import Criterion, Finding, Group, GroupKind
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.asking import asked, plainly
from denialhelp.criteria.words import annotator
from denialhelp.criteria.worklist import worklist_of


def ask(text: str, given: str, *, negated: bool = False) -> str:
    return asked(text, given, annotator(), negated=negated).what


def place(text: str, given: str) -> str:
    return asked(text, given, annotator()).place


def test_a_point_of_the_policy_is_asked_for_in_its_own_words() -> None:
    text = "the patient keeps a bladder diary for three days"
    assert ask(text, f"a document that shows: {text}") == f"a paper that shows this point of the policy: “{text}”"
    assert ask(text, "") == f"a paper that shows this point of the policy: “{text}”"


def test_what_is_left_of_a_point_is_named() -> None:
    text = "low use of the arm at home, shown by a mean of 2 or less on the questionnaire"
    assert ask(text, "a document that shows: low use of the arm").endswith(": low use of the arm")


def test_an_exclusion_is_asked_as_a_question() -> None:
    said = ask("untreated glaucoma", "a note that says that this is not so: untreated glaucoma", negated=True)
    assert said == "a note that says whether this is so (it must not be so): “untreated glaucoma”"


def test_alternatives_are_one_list_and_one_is_enough() -> None:
    text = "PHQ-9 of 15 or more, or GAD-7 of 12 or more"
    assert ask(text, "a dated value of PHQ-9 or a dated value of GAD-7").startswith("one of these (one is enough): the value of PHQ-9")


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("a dated value of HbA1c", "laboratory"),
        ("a dated value of AHI", "sleep laboratory"),
        ("a dated value of body mass index", "vital signs"),
        ("a dated value of PHQ-9", ""),
        ("records of methotrexate (at least 12 weeks) with dates and result", "pharmacy"),
        ("records of physical therapy (at least 6 weeks) with dates and result", "therapy clinic"),
        ("records of radiation with dates and result", ""),
    ],
)
def test_a_place_is_named_only_where_it_is_sure(given: str, where: str) -> None:
    found = place("a point of the policy", given)
    assert (where in found) if where else found == ""


def test_what_is_no_measure_is_not_called_a_value() -> None:
    text = "two or more events on different days"
    assert ask(text, "a dated value of two or more events") == f"a paper that shows this point of the policy: “{text}”"


def test_the_worklist_says_which_of_a_list_are_enough_and_under_which_title() -> None:
    tree = Group(
        "2",
        GroupKind.ANY,
        (Criterion("2.a", "at a clinic"), Criterion("2.b", "by video")),
        text="Visit with the prescriber. EITHER:",
    )
    findings = [
        Finding("2", tree.text, Status.UNKNOWN, missing="1 more of: 2.a, 2.b", why="0 of 2 met; asked: 1", is_group=True),
        Finding("2.a", "at a clinic", Status.UNKNOWN, missing=""),
        Finding("2.b", "by video", Status.UNKNOWN, missing="a document that shows: by video", why="The record says so"),
    ]
    told, places = plainly(findings, [tree, *tree.children], annotator())
    tasks = worklist_of(told, [["2.a"]], places)
    assert [t.ask for t in tasks] == [
        "Please get a paper that shows this point of the policy: “at a clinic” (under “Visit with the prescriber”).",
        "Please get a paper that shows this point of the policy: “by video” (under “Visit with the prescriber”).",
    ]
    assert all("one of 2.a, 2.b is enough" in t.why for t in tasks)
    assert "The record says so" not in tasks[1].why
