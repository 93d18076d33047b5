"""Which version of a policy is at hand, and what is said where it was not yet in force (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Match, Policy
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.parse import parse_policy
from denialhelp.criteria.version import day_that_counts, version_note, with_version

HEAD = """Lakeview Health Plan
Policy MED-100 Foot Braces
Original Effective Date: 03/01/2019
Effective Date: 02/01/2026
Last Review Date: 01/12/2026
Next Annual Review: 01/12/2027

This policy replaces the brace guideline of 2018.

A brace is covered when ALL of the following are met:
1. Pain for 6 weeks
2. A visit within 60 days

"""
HISTORY = "Revision History\n02/01/2026: criterion 2 became 60 days; it was 90. 06/05/2024: no change. 03/01/2019: first issue.\n"
ROWS = (
    "Policy Revision History\n02-01-2026   Criterion 2 became 60 days.\n06-05-2024   Annual review, no change.\n"
    "03-01-2019   Policy added.\n"
)
TRAILING = "Reviews, Revisions, and Approvals\nPolicy created   03/01/2019\nCriterion 2 became 60 days   02/01/2026\n"


def parsed(text: str) -> Policy:
    return parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, text),)))


def test_the_days_of_the_head_are_told_apart() -> None:
    policy = parsed(HEAD)
    assert (policy.effective, policy.reviewed) == (date(2026, 2, 1), date(2026, 1, 12))
    assert (policy.next_review_on, policy.first_effective_on) == (date(2027, 1, 12), date(2019, 3, 1))
    assert policy.replaces is not None
    assert "brace guideline of 2018" in policy.replaces.quote


@pytest.mark.parametrize("history", [HISTORY, ROWS, TRAILING])
def test_the_history_is_read_with_its_days_and_places(history: str) -> None:
    found = {r.on: r for r in parsed(HEAD + history).revisions}
    changed = found[date(2026, 2, 1)]
    assert "became 60 days" in changed.text
    assert changed.source is not None
    assert changed.source.quote.startswith(changed.text[:20])
    assert date(2019, 3, 1) in found


def test_a_day_in_the_middle_of_a_paragraph_is_not_the_policys() -> None:
    text = (
        "Lakeview Health Plan\nFoot Braces\n\nThese guidelines were written for members of the state plan and "
        "for members of the school plan and "
        "apply to members of the state plan effective 09/01/2017 and to no others.\n\n"
        "A brace is covered when ALL of the following are met:\n"
        "1. Pain\n2. A visit\n"
    )
    assert parsed(text).effective is None


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (CaseContext(service_start=date(2026, 1, 5), notice_on=date(2026, 3, 1)), (date(2026, 1, 5), "your service was on")),
        (CaseContext(service_start=date(2026, 5, 5), notice_on=date(2026, 3, 1)), (date(2026, 3, 1), "the decision is of")),
        (CaseContext(request_on=date(2026, 2, 9)), (date(2026, 2, 9), "the request is of")),
        (CaseContext(), (None, "")),
    ],
)
def test_a_rendered_service_counts_by_its_day_and_a_planned_one_by_the_decision(
    context: CaseContext, expected: tuple[date | None, str]
) -> None:
    assert day_that_counts(context) == expected


def test_a_policy_that_took_effect_after_the_service_is_said_in_one_sentence() -> None:
    note = version_note(parsed(HEAD), CaseContext(service_start=date(2026, 1, 5), notice_on=date(2026, 3, 1)))
    assert note == (
        "The policy at hand is in effect from February 1, 2026; your service was on January 5, 2026, before it. "
        "Ask for the version in force on January 5, 2026."
    )


def test_a_policy_in_force_on_the_day_needs_no_sentence() -> None:
    assert version_note(parsed(HEAD + HISTORY), CaseContext(service_start=date(2026, 2, 1), notice_on=date(2026, 3, 1))) is None


def test_a_change_after_the_service_is_named_with_its_words() -> None:
    old = HEAD.replace("Effective Date: 02/01/2026\n", "Effective Date: 03/01/2019\n").replace("Original Effective Date: 03/01/2019\n", "")
    context = CaseContext(service_start=date(2025, 12, 5), notice_on=date(2026, 3, 1))
    note = version_note(parsed(old + HISTORY), context)
    assert note is not None
    assert "changed on February 1, 2026 (criterion 2 became 60 days; it was 90)" in note
    quiet = HISTORY.replace("criterion 2 became 60 days; it was 90", "no change")
    assert version_note(parsed(old + quiet), context) is None


def test_the_sentence_reaches_the_worklist_and_the_findings_stay() -> None:
    policy, context = parsed(HEAD), CaseContext(service_start=date(2026, 1, 5), notice_on=date(2026, 3, 1))
    before = Match(Status.UNKNOWN)
    after = with_version(before, policy, context)
    assert after.findings == before.findings
    assert [(t.of, t.ask) for t in after.worklist] == [("payer", "Please send policy MED-100 as it was in force on January 5, 2026.")]
    assert [p.code for p in after.problems] == ["policy-version"]
    assert with_version(before, policy, CaseContext()) is before


def test_the_printed_answer_names_the_versions() -> None:
    head = contract.policy(parsed(HEAD + HISTORY))["policy"]
    assert head["next_review"] == "2027-01-12"
    assert head["first_effective"] == "2019-03-01"
    assert [r["on"] for r in head["revisions"]] == ["2026-02-01", "2024-06-05", "2019-03-01"]


MONTHS = (
    "Reviews, Revisions, and Approvals      Date\n"
    "Policy created                         06.21\n"
    "Annual review, no changes              05.22\n"
    "Revised 03/2026: criterion 2 became 60 days\n"
)


def test_months_without_a_day_are_entries_that_say_so() -> None:
    policy = parsed(HEAD.replace("Effective Date: 02/01/2026\n", "") + MONTHS)
    assert [(r.on, r.whole_month) for r in policy.revisions] == [
        (date(2021, 6, 1), True),
        (date(2022, 5, 1), True),
        (date(2026, 3, 1), True),
    ]
    assert [r["on"] for r in contract.policy(policy)["policy"]["revisions"]] == ["2021-06", "2022-05", "2026-03"]


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 2, 20), "was changed in March 2026"), (date(2026, 3, 20), None), (date(2026, 4, 2), None)],
    ids=["the month before", "the same month: not known which came first", "the month after"],
)
def test_a_month_is_later_only_than_the_days_before_it(day: date, said: str | None) -> None:
    note = version_note(parsed(HEAD.replace("Effective Date: 02/01/2026\n", "") + MONTHS), CaseContext(service_start=day, notice_on=day))
    assert (said in note) if said and note else note is None
