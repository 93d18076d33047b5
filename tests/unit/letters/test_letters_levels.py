"""Every program and level gets its own words, its own reviewer and its own requests, and no other program's."""

from __future__ import annotations

import re

import pytest

import letters_levels as ladder
import letters_samples as samples
from denialhelp.casefile.rights import Regulator
from denialhelp.casefile.slugs import LetterKind, Level, PlanType, Reason, RouteKind
from denialhelp.letters import levels
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate
from denialhelp.letters.needed import letters_needed

P = PlanType
_MEDICARE = r"Medicare|redetermination|qualified independent contractor"
_PRIVATE = r"external review|internal appeal|adverse benefit|ERISA|2560\.503|147\.136|Affordable Care"
_FORBIDDEN = {
    "private": rf"{_MEDICARE}|Medicaid|fair hearing|reconsideration|OPM|TRICARE",
    "medicare": rf"{_PRIVATE}|Medicaid|fair hearing|OPM|TRICARE|CHIP",
    "medicaid": rf"{_PRIVATE}|{_MEDICARE}|reconsideration|OPM|TRICARE",
    "fehb": rf"{_PRIVATE}|{_MEDICARE}|Medicaid|fair hearing|TRICARE",
    "tricare": rf"{_PRIVATE}|{_MEDICARE}|Medicaid|fair hearing|OPM",
    "va": rf"{_PRIVATE}|{_MEDICARE}|Medicaid|fair hearing|OPM|TRICARE",
}
_GROUP = {
    P.MEDICARE_ADVANTAGE: "medicare", P.MEDICARE_PART_D: "medicare", P.MEDICARE_ORIGINAL: "medicare", P.MEDICAID_MANAGED_CARE: "medicaid",
    P.MEDICAID_FFS: "medicaid", P.CHIP: "medicaid", P.FEHB: "fehb", P.TRICARE: "tricare", P.VA: "va",
}  # fmt: skip
_REDETERMINED = {P.MEDICARE_PART_D, P.MEDICARE_ORIGINAL}


def plain(letter):
    """A letter's own words: without what it quotes and without its addressee."""
    heads = [label for label, _ in letter.subject]
    said = [s.text for b in letter.blocks for s in b.statements]
    return re.sub("“[^”]*”", "“ ”", "\n".join([*heads, letter.salutation, *said]))


@pytest.mark.parametrize(("plan_type", "level"), ladder.LADDER)
def test_no_letter_speaks_another_programs_words(plan_type, level):
    made = ladder.brief(plan_type, level)
    for kind in LetterKind:
        letter = gate(draft(kind, made), made)
        assert letter.left_out == ()
        found = re.findall(_FORBIDDEN[_GROUP.get(plan_type, "private")], plain(letter))
        assert not found, (kind, found)


@pytest.mark.parametrize(
    ("plan_type", "level", "kind", "words"),
    [
        (P.ERISA_SELF_FUNDED, Level.INITIAL, LetterKind.APPEAL, "I am appealing your decision"),
        (P.ERISA_SELF_FUNDED, Level.FINAL_INTERNAL, LetterKind.EXTERNAL_REVIEW, "am asking for an external review of the plan's decision"),
        (P.MEDICARE_ADVANTAGE, Level.INITIAL, LetterKind.APPEAL, "am asking for a reconsideration of your decision"),
        (P.MEDICARE_ADVANTAGE, Level.EXTERNAL, LetterKind.EXTERNAL_REVIEW, "hearing before a judge on the last reviewer's decision"),
        (P.MEDICARE_PART_D, Level.INITIAL, LetterKind.APPEAL, "am asking for a redetermination of your decision"),
        (P.MEDICARE_PART_D, Level.REDETERMINATION, LetterKind.EXTERNAL_REVIEW, "am asking for a reconsideration of the plan's decision"),
        (P.MEDICARE_PART_D, Level.RECONSIDERATION, LetterKind.EXTERNAL_REVIEW, "hearing before a judge on the last reviewer's decision"),
        (P.MEDICARE_ORIGINAL, Level.REDETERMINATION, LetterKind.EXTERNAL_REVIEW, "a reconsideration of the contractor's decision"),
        (P.MEDICAID_MANAGED_CARE, Level.INITIAL, LetterKind.APPEAL, "I am appealing your decision"),
        (P.MEDICAID_MANAGED_CARE, Level.FINAL_INTERNAL, LetterKind.EXTERNAL_REVIEW, "a state fair hearing on the plan's decision"),
        (P.MEDICAID_FFS, Level.INITIAL, LetterKind.EXTERNAL_REVIEW, "a state fair hearing on the state agency's decision"),
        (P.CHIP, Level.FINAL_INTERNAL, LetterKind.EXTERNAL_REVIEW, "the state's review of the plan's decision"),
        (P.FEHB, Level.INITIAL, LetterKind.APPEAL, "am asking for a reconsideration of your decision"),
        (P.FEHB, Level.RECONSIDERATION, LetterKind.EXTERNAL_REVIEW, "am asking OPM to review the carrier's decision"),
        (P.TRICARE, Level.INITIAL, LetterKind.APPEAL, "am asking for a reconsideration of your decision"),
        (P.TRICARE, Level.RECONSIDERATION, LetterKind.EXTERNAL_REVIEW, "a reconsideration of the contractor's decision"),
        (P.TRICARE, Level.FINAL_INTERNAL, LetterKind.EXTERNAL_REVIEW, "am asking for a hearing on the contractor's decision"),
    ],
)
def test_each_level_asks_for_its_own_review(plan_type, level, kind, words):
    made = ladder.brief(plan_type, level)
    assert letters_needed(made)[0] is kind
    letter = gate(draft(kind, made), made)
    assert words in plain(letter)
    assert "in time" in plain(letter) or not any(r.file_by for r in made.rights.routes if r.rank == 1)


@pytest.mark.parametrize(("plan_type", "level"), [x for x in ladder.LADDER if x[1] is not Level.INITIAL])
def test_a_further_level_says_what_is_new_and_gives_nothing_up(plan_type, level):
    made = ladder.brief(plan_type, level)
    text = samples.as_text(gate(draft(LetterKind.EXTERNAL_REVIEW, made), made))
    assert "The notice says “We uphold the denial.” (EX-A-001)." in text
    new = text.index("These papers are later than the decision of October 28, 2026:")
    assert "61 mm Hg today" in text[new : text.index("##", new)]
    assert "I keep every point that I made before" in text
    assert "Your notice" not in text


def test_the_first_level_claims_nothing_new():
    made = ladder.brief(P.ERISA_SELF_FUNDED, Level.INITIAL)
    assert "later than the decision" not in samples.as_text(gate(draft(LetterKind.SECOND_LEVEL, made), made))


def test_a_second_level_answers_the_plans_own_answer():
    made = ladder.brief(P.ERISA_SELF_FUNDED, Level.INTERNAL_1)
    text = samples.as_text(gate(draft(LetterKind.SECOND_LEVEL, made), made))
    assert "I am making a second-level appeal of your decision of October 28, 2026." in text
    assert "What is new since your decision" in text
    assert text.count("I keep every point") == 1


@pytest.mark.parametrize(
    ("plan_type", "level", "first_line"),
    [
        (P.INDIVIDUAL_ACA, Level.FINAL_INTERNAL, "New York State Department of Financial Services"),
        (P.ERISA_SELF_FUNDED, Level.FINAL_INTERNAL, "Meridian Appeals"),
        (P.FEHB, Level.RECONSIDERATION, "United States Office of Personnel Management"),
        (P.MEDICAID_MANAGED_CARE, Level.FINAL_INTERNAL, "State fair hearings office"),
        (P.TRICARE, Level.FINAL_INTERNAL, "Defense Health Agency"),
        (P.MEDICARE_PART_D, Level.REDETERMINATION, "Independent reviewer named in the decision"),
    ],
)
def test_the_request_goes_to_the_reviewer_and_not_to_the_plan(plan_type, level, first_line):
    made = ladder.brief(plan_type, level)
    letter = draft(LetterKind.EXTERNAL_REVIEW, made)
    assert letter.recipient[0] == first_line
    asked = [t for t in letter.worklist if "before it is sent" in t.ask]
    assert bool(asked) is (len(letter.recipient) == 1)


def test_a_state_address_keeps_its_town_and_number_together():
    made = ladder.brief(P.INDIVIDUAL_ACA, Level.FINAL_INTERNAL)
    lines = draft(LetterKind.EXTERNAL_REVIEW, made).recipient
    assert "Albany, NY 12210" in lines
    assert any(line.startswith("By fax:") for line in lines)


def test_an_outside_body_named_by_the_notice_itself_stands():
    made = ladder.brief(P.INDIVIDUAL_ACA, Level.FINAL_INTERNAL)
    route = levels.route_of(made, LetterKind.EXTERNAL_REVIEW)
    own = ("Department of Insurance", "1 Main Street")
    fact = samples.fact("appeal_to", samples.AppealTo("Department of Insurance", "1 Main Street"), (made.documents[0], "Meridian Appeals"))
    notice = samples.replace(made.notice, facts={**made.notice.facts, "appeal_to": fact})
    assert levels.recipient(samples.replace(made, notice=notice), route, own) == own


def test_an_urgent_case_asks_for_both_reviews_at_once():
    made = ladder.brief(P.INDIVIDUAL_ACA, Level.INITIAL, urgent=True)
    assert made.route(RouteKind.EXPEDITED_EXTERNAL_REVIEW) is not None
    quiet = gate(draft(LetterKind.EXPEDITED, made), made)
    assert "expedited external review at the same time" not in samples.as_text(quiet)  # the record has no physician's words of urgency
    note = samples.doc("urgent.txt", "Pulmonary note 11/06/2026\nWaiting would seriously jeopardize her life and health.")
    made = samples.replace(made, documents=(*made.documents, note), record=samples.record_of(*made.record_documents(), note))
    text = samples.as_text(gate(draft(LetterKind.EXPEDITED, made), made))
    assert "I ask for an expedited external review at the same time" in text
    assert LetterKind.EXTERNAL_REVIEW in letters_needed(made)


def test_a_complaint_goes_to_the_programs_own_regulator():
    made = ladder.brief(P.MEDICARE_ADVANTAGE, Level.INITIAL)
    made = samples.replace(made, rights=samples.replace(made.rights, regulator=Regulator("Medicare (CMS)", "1-800-633-4227")))
    assert draft(LetterKind.REGULATOR_COMPLAINT, made).recipient == ("Medicare (CMS)",)


def test_mental_health_care_is_owed_the_same_rules_as_other_care():
    made = ladder.brief(P.ERISA_SELF_FUNDED, Level.INITIAL)
    notice = samples.doc(
        "notice.txt", made.documents[0].pages[0].text.replace("Home ventilator, noninvasive, 1 month", "Intensive outpatient program")
    )
    fact = samples.fact("service", "Intensive outpatient program", (notice, "Intensive outpatient program"))
    made = samples.replace(
        made, documents=(notice, *made.documents[1:]), notice=samples.replace(made.notice, facts={**made.notice.facts, "service": fact})
    )
    text = samples.as_text(gate(draft(LetterKind.APPEAL, made), made))
    assert "care for mental health or substance use: “Intensive outpatient”" in text
    assert "comparative analysis" in text
    assert "comparative analysis" not in samples.as_text(samples.drafted("stimulator", LetterKind.APPEAL))


def test_reasons_are_all_spelled_out():
    from denialhelp.letters.arguments.themes import THEMES

    assert set(THEMES) == set(Reason)
