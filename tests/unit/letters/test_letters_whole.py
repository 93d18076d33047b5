"""Whole letters: the golden texts, what each kind must hold, what none may hold, and which letters a case needs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest

import letters_samples as samples
from denialhelp.casefile.fact import Fact, Pin
from denialhelp.casefile.letter import BlockKind, SupportKind
from denialhelp.casefile.rights import Citation, Clock, Defect, LegalCase, Length, NotAvailable, Plan, Regulator, Rights, Route
from denialhelp.casefile.slugs import LetterKind, Level, PaHistory, PlanType, Reason, RouteKind, Stage
from denialhelp.letters.brief import answers_document
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import check_statement, gate
from denialhelp.letters.needed import letters_needed

GOLDEN = Path(__file__).parent / "golden"


def text_of(name: str, kind: LetterKind) -> str:
    return samples.as_text(samples.drafted(name, kind))


@pytest.mark.parametrize(("name", "kind"), samples.GOLDEN)
def test_golden(name, kind):
    """Renewed by `python tests/letters_samples.py`; read every change."""
    assert text_of(name, kind) == (GOLDEN / f"{name}-{kind.value}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_of_letter_of_every_case_passes_whole(name, kind):
    letter = samples.drafted(name, kind)
    assert letter.left_out == ()
    assert letter.kind is kind
    assert letter.blocks
    body = " ".join(s.text for s in letter.statements())
    assert not re.search(r"\[|\{|\$[A-Za-z]|TODO|XXX|None|\bnan\b", body)
    assert all(s.support for s in letter.statements() if s.asserts)
    heads = [b for b in letter.blocks if b.kind is BlockKind.HEADING]
    assert all(len(b.statements) == 1 for b in heads)


@pytest.mark.parametrize("name", samples.ALL)
def test_only_law_that_governs_is_cited(name):
    brief = samples.ALL[name]().brief()
    for kind in letters_needed(brief):
        for statement in gate(draft(kind, brief), brief).statements():
            for support in statement.support:
                if support.kind is SupportKind.LAW:
                    assert support.rule is not None
                    assert brief.rules.governs(support.rule, brief.plan_type, brief.case.plan.state)


def test_two_cases_read_as_two_letters():
    main = {}
    for name, make in samples.ALL.items():
        brief = make().brief()
        letter = gate(draft(letters_needed(brief)[0], brief), brief)
        main[name] = {s.text for s in letter.statements() if len(s.text.split()) > 4}
    for (one, first), (other, second) in combinations(main.items(), 2):
        assert len(first & second) / min(len(first), len(second)) <= 0.25, (one, other, first & second)


def test_the_appeal_answers_the_reasons_first_and_names_what_is_open():
    text = text_of("stimulator", LetterKind.APPEAL)
    heads = ("Your reasons, answered", "Your policy, point by point", "What the record does not show yet")
    assert text.index(heads[0]) < text.index(heads[1]) < text.index(heads[2])
    assert "dated March 2, 2026. The record has a later one of September 1, 2026, 183 days after it" in text
    assert "D, “A signed informed consent for the trial”: still open." in text
    assert "the last day is March 17, 2027" in text
    assert "lawyer" not in text
    assert "They say my pain is a 4. That was in March, before it got worse." in text


def test_the_expedited_letter_of_a_representative_speaks_medicare():
    text = text_of("rehabilitation", LetterKind.EXPEDITED)
    assert "I write for my dad, Walter Brandt." in text
    assert "expedited reconsideration" in text
    assert "seriously jeopardize" in text
    assert "independent without any device" in text
    assert "2560.503-1" not in text
    assert "external review" not in text.lower()


def test_an_emergency_is_argued_by_its_symptoms_and_its_own_notice():
    text = text_of("emergency", LetterKind.APPEAL)
    for words in (
        "prudent layperson",
        "rollover crash",
        "ESI level 2",
        "The medical record was not reviewed.",
        "$450 copay",
        "the last day is December 8, 2026",
        "A period shorter than the law's does not bind",
        "without any prior authorization",
        "in-network cost share only",
    ):
        assert words in text
    assert "retroactive" not in text


def test_an_approval_on_file_is_shown_and_nothing_new_is_asked_for():
    text = text_of("on_file", LetterKind.AUTHORIZATION_ON_FILE)
    assert "Authorization PA5561200 was approved" in text
    assert "inside that time" in text
    assert "without a new or retroactive authorization" in text
    assert "has agreed not to bill you" in text
    hospital = text_of("on_file", LetterKind.PROVIDER_WRITE_OFF)
    assert "collection agency" in hospital
    assert "Easton Imaging Center" in hospital


def test_where_the_plan_leaves_the_service_out_no_need_is_argued():
    text = text_of("exclusion", LetterKind.CLAIM_FILE_REQUEST)
    assert "I do not argue here that the service is needed" in text
    assert "for any reason, even if prescribed" in text
    assert "No medical information was reviewed." in text
    assert "Department of Veterans Affairs" in text
    assert "spending account" in text
    assert "medically necessary" not in text


def test_a_reduction_asks_that_the_services_continue():
    text = text_of("reduction", LetterKind.APPEAL)
    assert text.index("Keep the services in place meanwhile") < text.index("Your reasons, answered")
    assert "from 40 to 25 hours" in text
    assert "Five falls in October" in text
    assert "signed for Theo" not in text


def test_an_outside_reviewer_is_told_of_the_plan_and_of_the_text_in_force():
    text = text_of("experimental", LetterKind.EXTERNAL_REVIEW)
    assert "used the policy text of May 1, 2025" in text
    assert "took effect on September 15, 2026" in text
    assert "Your notice" not in text
    assert "The plan's notice says" in text


def test_the_providers_statement_is_for_review_and_has_its_lines_to_sign():
    letter = samples.drafted("stimulator", LetterKind.MEDICAL_NECESSITY_STATEMENT)
    assert letter.voice == "treating-provider"
    assert any("Signature" in line for line in letter.closing)
    assert any("NPI" in line for line in letter.closing)
    checked = [b for b in letter.blocks if any("accept" in s.text for s in b.statements)]
    assert checked
    assert all(any(s.support for s in b.statements) for b in checked if b.kind is BlockKind.NUMBERED)
    assert "consent" not in " ".join(s.text for s in letter.statements())


@pytest.mark.parametrize(
    ("name", "first", "also", "never"),
    [
        (
            "stimulator",
            LetterKind.APPEAL,
            {LetterKind.MEDICAL_NECESSITY_STATEMENT, LetterKind.CLAIM_FILE_REQUEST},
            {LetterKind.RETRO_AUTHORIZATION},
        ),
        (
            "emergency",
            LetterKind.APPEAL,
            {LetterKind.PROVIDER_WRITE_OFF},
            {LetterKind.RETRO_AUTHORIZATION, LetterKind.MEDICAL_NECESSITY_STATEMENT},
        ),
        ("on_file", LetterKind.AUTHORIZATION_ON_FILE, {LetterKind.APPEAL, LetterKind.PROVIDER_WRITE_OFF}, {LetterKind.RETRO_AUTHORIZATION}),
        ("rehabilitation", LetterKind.EXPEDITED, {LetterKind.REPRESENTATIVE_APPOINTMENT}, {LetterKind.EXTERNAL_REVIEW}),
        ("exclusion", LetterKind.CLAIM_FILE_REQUEST, set(), set(LetterKind) - {LetterKind.CLAIM_FILE_REQUEST}),
        (
            "reduction",
            LetterKind.APPEAL,
            {LetterKind.CONTINUATION_OF_BENEFITS},
            {LetterKind.REPRESENTATIVE_APPOINTMENT, LetterKind.EXTERNAL_REVIEW},
        ),
        ("experimental", LetterKind.EXTERNAL_REVIEW, {LetterKind.CLAIM_FILE_REQUEST}, {LetterKind.APPEAL, LetterKind.SECOND_LEVEL}),
    ],
)
def test_which_letters_a_case_needs(name, first, also, never):
    kinds = letters_needed(samples.ALL[name]().brief())
    assert kinds[0] is first
    assert also <= set(kinds)
    assert not never & set(kinds)
    assert len(kinds) == len(set(kinds))


def with_routes(name: str, *routes: RouteKind, **case: object):
    brief = samples.ALL[name]().brief()
    return replace(
        brief,
        rights=replace(brief.rights, routes=tuple(Route(k, True, n) for n, k in enumerate(routes, 1))),
        case=replace(brief.case, **case),
    )


@pytest.mark.parametrize(
    ("routes", "first"),
    [
        ((RouteKind.SECOND_LEVEL_APPEAL,), LetterKind.SECOND_LEVEL),
        ((RouteKind.STEP_THERAPY_EXCEPTION, RouteKind.INTERNAL_APPEAL), LetterKind.EXCEPTION_REQUEST),
        ((RouteKind.FORMULARY_EXCEPTION,), LetterKind.EXCEPTION_REQUEST),
        ((RouteKind.CORRECTED_CLAIM, RouteKind.INTERNAL_APPEAL), LetterKind.APPEAL),  # the reason is a judgment on the care
        ((RouteKind.RETROACTIVE_AUTHORIZATION, RouteKind.INTERNAL_APPEAL), LetterKind.RETRO_AUTHORIZATION),
        ((RouteKind.DOCUMENT_REQUEST, RouteKind.INTERNAL_APPEAL), LetterKind.APPEAL),
        ((RouteKind.SUBMIT_PRIOR_AUTHORIZATION, RouteKind.INTERNAL_APPEAL), LetterKind.APPEAL),
        ((RouteKind.OPM_REVIEW,), LetterKind.EXTERNAL_REVIEW),
        ((RouteKind.REGULATOR_COMPLAINT,), LetterKind.REGULATOR_COMPLAINT),
        ((RouteKind.GOOD_CAUSE_LATE_FILING, RouteKind.INTERNAL_APPEAL), LetterKind.APPEAL),
        ((), LetterKind.CLAIM_FILE_REQUEST),
    ],
)
def test_the_first_route_calls_for_the_main_letter(routes, first):
    assert letters_needed(with_routes("stimulator", *routes))[0] is first


def test_a_claim_form_is_the_first_matter_where_the_reason_is_formal():
    brief = with_routes("stimulator", RouteKind.CORRECTED_CLAIM, RouteKind.INTERNAL_APPEAL, reasons=(Reason.CODING,))
    assert letters_needed(brief)[0] is LetterKind.CORRECTED_CLAIM_REQUEST


def test_an_exception_request_is_the_appeal_as_well_where_one_is_open():
    brief = with_routes("stimulator", RouteKind.STEP_THERAPY_EXCEPTION, RouteKind.INTERNAL_APPEAL)
    text = samples.as_text(gate(draft(LetterKind.EXCEPTION_REQUEST, brief), brief))
    assert "an exception from the rule that other drugs must be tried first" in text
    assert "This letter is my appeal of the denial as well." in text
    alone = with_routes("stimulator", RouteKind.FORMULARY_EXCEPTION)
    assert "from the drug list" in samples.as_text(gate(draft(LetterKind.EXCEPTION_REQUEST, alone), alone))


def test_defects_of_the_notice_are_told_with_their_rule():
    brief = samples.stimulator().brief()
    rule = "law.federal.claims.notice_civil_action"
    cites = tuple(Citation(c.cite) for c in brief.rules.citations(rule, brief.as_of))
    defects = (Defect("civil-action", "no statement of the right to bring a civil action under section 502(a) of ERISA", cites, rule),)
    brief = replace(
        brief,
        defects=defects,
        rights=replace(brief.rights, regulator=Regulator("Employee Benefits Security Administration", "1-866-444-3272")),
    )
    assert LetterKind.NOTICE_DEFECTS in letters_needed(brief)
    text = samples.as_text(gate(draft(LetterKind.NOTICE_DEFECTS, brief), brief))
    assert "The notice has no statement of the right to bring a civil action" in text
    complaint = samples.as_text(gate(draft(LetterKind.REGULATOR_COMPLAINT, brief), brief))
    assert "Employee Benefits Security Administration" in complaint
    assert "civil action" in complaint


def test_a_plan_that_is_late_is_told_so_only_when_its_clock_ran_out():
    brief = samples.stimulator().brief()
    rule = "law.federal.claims.decide_appeal_pre"
    cites = tuple(Citation(c.cite) for c in brief.rules.citations(rule, brief.as_of))
    due = datetime(2026, 11, 1, 17, 0, tzinfo=UTC)
    clock = Clock("plan", "decide-internal-appeal", due, Length(30, "calendar-days"), "deemed-exhausted", cites, rule)
    late = replace(
        brief,
        rights=replace(brief.rights, clocks=(clock,)),
        case=replace(brief.case, events={**brief.case.events, "appeal_received": date(2026, 10, 2)}),
    )
    assert LetterKind.LATE_PLAN in letters_needed(late)
    assert "has run out" in samples.as_text(gate(draft(LetterKind.LATE_PLAN, late), late))
    assert LetterKind.LATE_PLAN not in letters_needed(
        replace(late, rights=replace(brief.rights, clocks=(replace(clock, due=date(2026, 12, 1)),)))
    )
    assert LetterKind.LATE_PLAN not in letters_needed(brief)


def test_an_unknown_plan_gets_a_letter_without_law():
    brief = samples.stimulator().brief()
    unknown = replace(brief, case=replace(brief.case, plan=Plan()))
    text = samples.as_text(gate(draft(LetterKind.APPEAL, unknown), unknown))
    assert "CFR" not in text
    assert "Average pain over the past week 8 out of 10" in text


def test_an_answer_of_a_person_is_a_claimants_support():
    brief = samples.stimulator().brief()
    answers = {"received_date": "2026-09-21"}
    day = Fact("received_date", date(2026, 9, 21), 1.0, (Pin("answers", 1, "received_date: 2026-09-21"),))
    route = replace(brief.rights.routes[0], file_by=date(2027, 3, 20))
    answered = replace(
        brief,
        answers=answers,
        notice=replace(brief.notice, facts={**brief.notice.facts, "received_date": day}),
        case=replace(brief.case, events={"notice_received": date(2026, 9, 21)}),
        rights=Rights(routes=(route,)),
    )
    letter = gate(draft(LetterKind.APPEAL, answered), answered)
    said = next(s for s in letter.statements() if s.text.startswith("I received your notice"))
    assert said.support[0].kind is SupportKind.CLAIMANT
    assert (
        check_statement(said, (*answered.documents, answers_document(answers)), answered.rules, answered.plan_type, answered.as_of) is None
    )
    assert "March 20, 2027" in samples.as_text(letter)


def test_a_late_filing_gives_no_timeliness_and_its_own_letter_asks_for_good_cause():
    brief = samples.stimulator().brief()
    past = replace(brief, rights=Rights(routes=(replace(brief.rights.routes[0], file_by=date(2026, 1, 1)),)))
    assert "in time" not in samples.as_text(gate(draft(LetterKind.APPEAL, past), past))
    letter = gate(draft(LetterKind.GOOD_CAUSE, past), past)
    assert "although it is late" in samples.as_text(letter)


def test_tasks_of_a_case_without_an_appeal_say_why():
    brief = samples.exclusion().brief()
    route = Route(
        RouteKind.NO_APPEAL_OTHER_HELP, True, 1, why="The plan excludes this benefit.", warnings=("Nobody should pay for a letter here.",)
    )
    rights = Rights(
        routes=(route, Route(RouteKind.INTERNAL_APPEAL, False, 9, date(2027, 4, 1))),
        not_available=(NotAvailable("external-review", "No medical judgment was made."),),
    )
    letter = draft(LetterKind.CLAIM_FILE_REQUEST, replace(brief, rights=rights))
    asks = " ".join(t.ask for t in letter.worklist)
    assert "The plan excludes this benefit." in asks
    assert "April 1, 2027" in asks
    assert "No medical judgment was made." in asks


def test_an_empty_brief_still_makes_every_letter():
    brief = samples.stimulator().brief()
    empty = replace(
        brief,
        notice=replace(brief.notice, facts={}),
        case=LegalCase(),
        rights=Rights(),
        policy=None,
        match=None,
        record=None,
        documents=(),
        statement_document=None,
    )
    assert letters_needed(empty) == (LetterKind.CLAIM_FILE_REQUEST,)
    for kind in LetterKind:
        letter = gate(draft(kind, empty), empty)
        assert letter.left_out == ()
        assert letter.subject == ()


def test_enums_are_spelled_out_here_so_that_a_new_kind_is_noticed():
    assert len(LetterKind) == 19
    assert {PlanType.FEHB, Reason.CODING, PaHistory.LOST, Stage.CONCURRENT, Level.EXTERNAL}
