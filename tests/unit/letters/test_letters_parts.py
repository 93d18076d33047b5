"""The parts of a letter one by one: reasons found, voice, approvals, evidence in words, requests by reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import letters_samples as samples
from denialhelp.casefile.fact import AppealTo, Code, Fact
from denialhelp.casefile.policy import Evidence, Finding, GroupKind, Policy
from denialhelp.casefile.record import Event, Passage, Patient, Record
from denialhelp.casefile.rights import Protection, Route
from denialhelp.casefile.slugs import Assertion, EventKind, LetterKind, PlanType, Reason, RouteKind, Stage, Status
from denialhelp.letters import frame
from denialhelp.letters.arguments import asks, authorization, emergency, record_shows, urgency
from denialhelp.letters.arguments.approval import find_approval
from denialhelp.letters.brief import Brief
from denialhelp.letters.claimant import own_words, signer
from denialhelp.letters.draft import draft
from denialhelp.letters.evidence import best, leaves, negated, tell
from denialhelp.letters.grounding import gate
from denialhelp.letters.passages import pieces
from denialhelp.letters.payer import stated_reasons, topics_of
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen
from denialhelp.letters.wording import excerpt, full_stop, listed, lower_first, name_case, quoted


def simple(
    notice_text: str, *records: str, statement: str = "", reasons: tuple[Reason, ...] = (Reason.MEDICAL_NECESSITY,), **more: object
) -> Brief:
    """A brief of a notice and record papers without facts; `more` goes to the case."""
    notice = samples.doc("notice.txt", notice_text)
    papers = tuple(samples.doc(f"record{n}.txt", text) for n, text in enumerate(records))
    own = samples.doc("statement.txt", statement) if statement else None
    values = {"plan_type": PlanType.ERISA_INSURED, "routes": (RouteKind.INTERNAL_APPEAL,), "state": "OH"} | more
    return samples.Case(notice, (), reasons=reasons, records=papers, statement=own, **values).brief()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Why we denied it\n\n1. No sleep study was included.\n2. A trial of CPAP was not documented.",
            ["No sleep study was included.", "A trial of CPAP was not documented."],
        ),
        (
            "Your claim was denied because the service is investigational.\n\nYou may appeal if you disagree.",
            ["Your claim was denied because the service is investigational."],
        ),
        (
            "Member: A B\nReason: 29 The time limit for filing has expired.\nYou may owe: $10.00",
            ["29 The time limit for filing has expired."],
        ),
        (
            "Requested by: Omar Reyes, MD\nWhy did we deny your request?\nThe infusion can be given safely at home.",
            ["The infusion can be given safely at home."],
        ),
        ("Thank you for being a member.\n\nYou have the right to appeal.", []),
        (
            "Por qué\n\nNo fue una emergencia según nuestra lista de diagnósticos.",
            ["No fue una emergencia según nuestra lista de diagnósticos."],
        ),
    ],
)
def test_the_payers_reasons_are_told_from_its_boilerplate(text, want):
    assert [s.text for s in stated_reasons(simple(text))] == want


def test_topics_of_reasons():
    assert Reason.STEP_THERAPY in topics_of("You must first try two preferred drugs.")
    assert Reason.TIMELY_FILING in topics_of("The time limit for filing has expired.")
    assert Reason.CUSTODIAL in topics_of("A parent can do this.")
    assert topics_of("Thank you.") == ()


@pytest.mark.parametrize(
    ("statement", "name", "relation"),
    [
        ("This is Ana Ruiz, I'm writing for my mother Rosa.", "Ana Ruiz", "mother"),
        ("I am Dana, Theo's mom. He needs it.", "Dana", "child"),
        ("I am writing on behalf of my husband.", None, "husband"),
        ("My name is Orla Fenwick. I need it.", None, None),
        ("", None, None),
    ],
)
def test_the_voice_is_taken_from_the_statement(statement, name, relation):
    who = signer(simple("Denied.", statement=statement))
    assert (who.name, who.relation) == (name, relation)
    assert who.voice == ("claimant" if relation is None else "representative")


def test_only_the_claimants_own_assertions_are_quoted():
    brief = simple(
        "Denied.",
        statement="They say I never tried therapy for my knee. I did twelve weeks of knee therapy. Should I get a lawyer for my knee "
        "therapy?",
    )
    pins = own_words(brief, "conventional therapy for the knee was not tried")
    assert [p.quote for p in pins] == ["They say I never tried therapy for my knee. I did twelve weeks of knee therapy."]
    assert own_words(simple("Denied."), "therapy") == ()


APPROVED = (
    "Palisade\nYour request has been approved.\nAuthorization number  PA5561200\nProcedure 74177\nValid 06/10/2026 through 08/10/2026"
)


def claim(*records: str) -> Brief:
    brief = simple("Code 74177 of 06/22/2026", *records, reasons=(Reason.NO_PRIOR_AUTHORIZATION,), stage=Stage.POST_SERVICE)
    notice = brief.documents[0]
    facts = {
        "codes": samples.fact("codes", (Code("CPT", "74177"),), (notice, "74177")),
        "service_start": samples.fact("service_start", date(2026, 6, 22), (notice, "06/22/2026")),
    }
    return replace(brief, notice=replace(brief.notice, facts=facts))


def test_the_approval_that_fits_the_claim_is_found():
    older = APPROVED.replace("PA5561200", "PA1110000").replace("74177", "70551").replace("2026", "2025")
    found = find_approval(claim(older, APPROVED))
    assert found is not None
    assert (found.number, found.begins, found.ends, found.code) == ("PA5561200", date(2026, 6, 10), date(2026, 8, 10), "74177")
    assert found.covers(date(2026, 6, 22)) is True
    assert found.covers(date(2026, 9, 1)) is False
    assert found.covers(None) is None


@pytest.mark.parametrize(
    "text", ["Your request was not approved. Authorization number PA5561200", "Visit note of a patient.", "It is approved, we think."]
)
def test_what_is_no_approval_is_none(text):
    assert find_approval(claim(text)) is None


def test_without_an_approval_the_letter_claims_none():
    brief = claim("Visit note.")
    text = samples.as_text(gate(draft(LetterKind.AUTHORIZATION_ON_FILE, brief), brief))
    assert "You gave that authorization" not in text
    assert "Find the approval letter or its number" in text
    assert authorization.answer(Pen(brief)) == ()


def test_evidence_carries_its_day_only_where_a_page_says_it():
    note = "Visit date 09/01/2026\nPain score 8 of 10."
    brief = simple("Denied.", note)
    pin = samples.pin(brief.documents[1], "Pain score 8 of 10.")
    pen = Pen(brief)
    assert tell(pen, Evidence(pin, on=date(2026, 9, 1))).text.startswith("September 1, 2026: “Pain score 8 of 10.”")
    assert tell(pen, Evidence(pin, on=date(2026, 9, 2))).text.startswith("“Pain score 8 of 10.”")
    later = samples.doc("late.txt", "Visit date 09/01/2026\nCall of 10/20/2026: pain 8.")
    brief = replace(brief, documents=(*brief.documents, later))
    assert tell(Pen(brief), Evidence(samples.pin(later, "Call of 10/20/2026: pain 8."), on=date(2026, 9, 1))).text.startswith("“Call of")


def test_a_row_of_dated_columns_is_told_in_words():
    table = samples.doc("table.txt", "Joint  06/16/2026 (outside)  09/22/2026 (today)\nWrist extension  5  22")
    text = table.pages[0].text
    start = text.index("Wrist")
    row = Passage(
        "table.txt",
        1,
        start,
        len(text),
        "Wrist extension  5  22",
        cells=((0, 15, "Joint"), (17, 18, "06/16/2026 (outside)"), (20, 22, "09/22/2026 (today)")),
    )
    brief = replace(simple("Denied."), record=Record(passages=(row,)))
    brief = replace(brief, documents=(*brief.documents, table))
    told = tell(Pen(brief), Evidence(samples.pin(table, "Wrist extension 5 22"), on=date(2026, 9, 22)))
    assert told.text == "“Wrist extension”: 5 on June 16, 2026 (outside); 22 on September 22, 2026"


def test_a_bare_figure_is_quoted_with_its_line():
    brief = simple("Denied.", "Clinic sheet\nDOB 01/19/1974 sex F")
    told = tell(Pen(brief), Evidence(samples.pin(brief.documents[1], "01/19/1974")))
    assert "DOB 01/19/1974 sex F" in told.text


def test_the_best_evidence_is_neither_title_nor_page_head_nor_repeated():
    brief = simple("Denied.", "Why Not A Nursing Home\n\nRuiz, Ana DOB 01/02/1950 #20917\nShe cannot be managed in a nursing home.")
    quotes = ("Why Not A Nursing Home", "Ruiz, Ana DOB 01/02/1950 #20917", "She cannot be managed in a nursing home.")
    finding = Finding(
        "1", "cannot be managed in a nursing home", Status.MET, tuple(Evidence(samples.pin(brief.documents[1], q)) for q in quotes)
    )
    assert [e.pin.quote for e in best(Pen(brief), finding, 3)] == ["She cannot be managed in a nursing home."]


def test_the_criteria_that_decide():
    g, c = samples.group, lambda i: samples.Criterion(i, i)
    root = g(
        "R",
        GroupKind.ALL,
        c("a"),
        g("b", GroupKind.ANY, c("b1"), c("b2"), c("b3")),
        g("d", GroupKind.AT_LEAST, c("d1"), c("d2"), c("d3"), n=2),
    )
    status = {
        "a": Status.MET,
        "b1": Status.NOT_MET,
        "b2": Status.MET,
        "b3": Status.UNKNOWN,
        "d1": Status.MET,
        "d2": Status.UNKNOWN,
        "d3": Status.NOT_MET,
        "d": Status.UNKNOWN,
    }
    findings = {i: Finding(i, i, s) for i, s in status.items()}
    assert leaves(root, findings) == ("a", "b2", "d1", "d")
    policy = Policy(None, None, None, None, None, (), root, exclusions=(replace(c("x"), negated=True),))
    brief = replace(simple("Denied."), policy=policy)
    assert negated(brief, "x")
    assert not negated(brief, "a")
    assert not negated(brief, "none")


def test_enough_of_a_group_is_said_once():
    case = samples.stimulator()
    policy = case.policy
    assert policy is not None
    root = replace(policy.root, id="4", kind=GroupKind.AT_LEAST, n=2, text="at least 2 of the following")
    findings = (*case.findings, Finding("4", "at least 2 of the following", Status.MET, is_group=True))
    brief = samples.stimulator().brief()
    assert brief.match is not None
    brief = replace(brief, policy=replace(policy, root=root), match=replace(brief.match, findings=findings))
    assert "Criterion 4 asks for at least 2 of its parts; A, B and C are met, and that is enough." in samples.as_text(
        gate(draft(LetterKind.APPEAL, brief), brief)
    )


def test_without_a_policy_the_record_answers_and_what_was_tried_is_told():
    note = (
        "Note of 06/20/2026\nExercise stress test was inconclusive with 2 mm depression.\nMetoprolol failed after six weeks.\n"
        "Stress test declined last year; patient refused it."
    )
    brief = simple("Why we denied it\n\nNo stress test was included.", note)
    document = brief.documents[1]
    event = Event(
        EventKind.MEDICATION, "metoprolol", outcome="failed", sources=(samples.pin(document, "Metoprolol failed after six weeks."),)
    )
    copied = replace(event, copied=True, sources=(samples.pin(document, "Exercise stress test was inconclusive with 2 mm depression."),))
    assert brief.record is not None
    brief = replace(brief, record=replace(brief.record, events=(event, copied), patient=Patient()))
    text = samples.as_text(gate(draft(LetterKind.APPEAL, brief), brief))
    assert "Exercise stress test was inconclusive with 2 mm depression.”" in text
    assert "What has been tried" in text
    assert "“Metoprolol failed after six weeks.”" in text
    assert "refused" not in text
    assert record_shows.on(Pen(brief), "unrelated words entirely") == ()


def test_pages_of_another_patient_are_never_quoted_and_are_named_in_the_worklist():
    brief = simple("Why we denied it\n\nNo etanercept trial was documented.", "Etanercept trial failed after four months.")
    assert brief.record is not None
    strange = tuple(replace(p, other_patient=True) for p in brief.record.passages)
    brief = replace(brief, record=replace(brief.record, passages=strange))
    letter = gate(draft(LetterKind.APPEAL, brief), brief)
    assert "Etanercept trial failed" not in samples.as_text(letter)
    assert any("about another person" in t.ask for t in letter.worklist)


def test_urgency_is_quoted_and_its_denial_is_not():
    yes = simple("Denied.", "Waiting would seriously jeopardize her ability to regain maximum function.")
    assert urgency.words_of_urgency(Pen(yes))
    no = simple("Denied.", "This is not urgent and waiting does not jeopardize her health.")
    assert urgency.words_of_urgency(Pen(no)) == ()
    assert urgency.answer(Pen(no)).empty()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.TIMELY_FILING, "proof of the day on which"),
        (Reason.DUPLICATE_CLAIM, "what became of the first claim"),
        (Reason.COORDINATION_OF_BENEFITS, "which insurer pays first"),
        (Reason.REFERRAL, "Put the referral"),
        (Reason.CODING, "Check the codes"),
        (Reason.BUNDLING, "were separate"),
        (Reason.MISSING_INFORMATION, "what its notice says was missing"),
        (Reason.ELIGIBILITY, "against the record"),
    ],
)
def test_a_corrected_claim_asks_for_what_the_reason_needs(reason, words):
    brief = simple("Denied.", reasons=(reason,), stage=Stage.POST_SERVICE)
    assert words in samples.as_text(gate(draft(LetterKind.CORRECTED_CLAIM_REQUEST, brief), brief))


def test_a_denial_without_medical_judgment_asks_for_no_specialist():
    brief = simple("Denied.", reasons=(Reason.DUPLICATE_CLAIM,))
    text = samples.as_text(gate(draft(LetterKind.APPEAL, brief), brief))
    assert "Have it decided by someone who took no part" in text
    assert "it involves medical judgment" not in text


def test_external_rules_print_only_for_the_process_that_the_plan_has():
    brief = samples.experimental().brief()
    text = samples.as_text(gate(draft(LetterKind.EXTERNAL_REVIEW, brief), brief))
    assert "decides afresh" in text
    other = replace(brief, rights=replace(brief.rights, protections=(Protection("x", (), "law.federal.claims.no_fee"),)))
    assert "decides afresh" not in samples.as_text(gate(draft(LetterKind.EXTERNAL_REVIEW, other), other))


def test_what_must_come_with_an_external_review_is_quoted_not_claimed():
    case = samples.experimental()
    case.notice = replace(
        case.notice,
        pages=(
            *case.notice.pages,
            replace(case.notice.pages[0], number=2, text="Your physician must complete the attestation. The fee is waived for hardship."),
        ),
    )
    brief = case.brief()
    letter = gate(draft(LetterKind.EXTERNAL_REVIEW, brief), brief)
    text = samples.as_text(letter)
    assert "The notice says “Your physician must complete the attestation.”" in text
    assert "I will send these with the application form" in text
    assert any(t.of == "treating-provider" and "attestation" in t.ask for t in letter.worklist)


def test_a_child_on_medicaid_is_owed_more():
    case = samples.reduction()
    notice = replace(case.notice, pages=(replace(case.notice.pages[0], text=case.notice.pages[0].text + "\nDate of birth: 04/30/2021"),))
    case.notice = notice
    case.facts = (*case.facts, samples.fact("patient_dob", date(2021, 4, 30), (notice, "04/30/2021")))
    brief = case.brief()
    assert "correct or ameliorate" in samples.as_text(gate(draft(LetterKind.APPEAL, brief), brief))
    old = Fact("patient_dob", date(1980, 4, 30), 1.0, brief.pins("patient_dob"))
    grown = replace(brief, notice=replace(brief.notice, facts={**brief.notice.facts, "patient_dob": old}))
    assert "ameliorate" not in samples.as_text(gate(draft(LetterKind.APPEAL, grown), grown))


def test_a_signer_who_reads_spanish_is_told_in_spanish():
    case = samples.emergency()
    case.statement = replace(case.statement, language="es") if case.statement is not None else None
    brief = case.brief()
    letter = draft(LetterKind.APPEAL, brief)
    assert any(t.ask.startswith("Lea esto antes de firmar") and "8 de diciembre de 2026" in t.ask for t in letter.worklist)


def test_the_emergency_share_is_the_emergency_rooms_own():
    case = samples.emergency()
    case.plan = samples.doc("card.txt", "Emergency transport  $90 copay\nUrgent care  $60 copay\nEmergency room  $450 copay per visit")
    text = samples.as_text(gate(draft(LetterKind.APPEAL, case.brief()), case.brief()))
    assert "$450" in text
    assert "$90" not in text
    case.plan = samples.doc("card.txt", "Office visit  $40")
    assert "own paper gives the share" not in samples.as_text(gate(draft(LetterKind.APPEAL, case.brief()), case.brief()))
    assert not emergency.is_emergency(Pen(samples.stimulator().brief()))


def test_the_address_and_the_addressee_are_only_what_is_known():
    brief = samples.stimulator().brief()
    assert frame.patient_address(brief) == ("18 Harrow Lane", "Dayton OH 45402")
    assert frame.recipient(brief)[-1] == "By fax: 1-800-555-0110"
    portal = replace(brief.notice.facts["appeal_to"], value=AppealTo(portal="members.example"))
    other = replace(brief, notice=replace(brief.notice, facts={**brief.notice.facts, "appeal_to": portal}))
    assert frame.recipient(other) == ("Northbridge Health Plan", "By portal: members.example")
    assert frame.recipient(samples.emergency().brief()) == ("Cedarline Health Insurance",)
    assert frame.salutation(samples.emergency().brief()) == "To the reviewer:"


def test_a_bill_without_a_service_is_named_by_amount_day_and_place():
    brief = samples.emergency().brief()
    facts = {k: v for k, v in brief.notice.facts.items() if k != "service"}
    brief = replace(brief, notice=replace(brief.notice, facts=facts))
    assert "It left $3,910.00 unpaid for care of May 3, 2026 at Lakeview Hospital." in samples.as_text(
        gate(draft(LetterKind.APPEAL, brief), brief)
    )


def test_decision_clocks_speak_each_regime():
    def clock(plan: PlanType, **case: object) -> str:
        brief = simple("Denied.", plan_type=plan, **case)
        return " ".join(s.text for s in asks.decision_clock(Pen(brief)))

    assert "within 7 days" in clock(PlanType.MEDICARE_PART_D)
    assert "within 14 days" in clock(PlanType.MEDICARE_PART_D, stage=Stage.POST_SERVICE)
    assert "within 60 days" in clock(PlanType.MEDICARE_ADVANTAGE, stage=Stage.POST_SERVICE)
    assert "within 72 hours" in clock(PlanType.ERISA_INSURED, urgent=True)
    assert "within 30 days" in clock(PlanType.MEDICAID_MANAGED_CARE)
    assert clock(PlanType.VA) == ""


def test_passages_keep_labels_rows_and_headings_apart():
    document = samples.doc(
        "x.txt",
        "Member: A B\nWe cannot approve the request for the drug\nthat was asked for.\nWHY LINES 1 AND 2 WERE NOT PAID\nIt is excluded. "
        "See page 2.\n\n• First item is here\n• Second item",
    )
    found = pieces(document)
    assert [p.text for p in found] == [
        "Member: A B",
        "We cannot approve the request for the drug that was asked for.",
        "WHY LINES 1 AND 2 WERE NOT PAID",
        "It is excluded.",
        "See page 2.",
        "First item is here",
        "Second item",
    ]
    assert [p.text for p in found if p.heading] == ["WHY LINES 1 AND 2 WERE NOT PAID"]
    assert [p.text for p in found if p.item] == ["First item is here", "Second item"]


def test_small_wording():
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert lower_first("Physical therapy") == "physical therapy"
    assert lower_first("MRI of the knee") == "MRI of the knee"
    assert name_case("ORLA T FENWICK") == "Orla T Fenwick"
    assert full_stop("Yes") == "Yes."
    assert full_stop("“Yes.”") == "“Yes.”"
    assert quoted('He said "no"') == "“He said 'no'”"
    long = "word " * 60 + "the telling knee words are here " + "other " * 60
    assert "telling knee" in excerpt(long, lambda t: overlap(t, "telling knee"), 80)
    assert len(quoted(long, 100)) < 110


def test_a_route_without_a_rule_gives_no_time():
    brief = samples.stimulator().brief()
    bare = replace(brief, rights=replace(brief.rights, routes=(Route(RouteKind.INTERNAL_APPEAL, True, 1, date(2027, 3, 17)),)))
    assert "in time" not in samples.as_text(gate(draft(LetterKind.APPEAL, bare), bare))


def test_assertions_other_than_present_are_not_taken_for_evidence_without_a_policy():
    brief = simple("Why we denied it\n\nNo biopsy was documented.", "Mother had a biopsy that was positive.")
    assert brief.record is not None
    family = tuple(replace(p, assertion=Assertion.FAMILY) for p in brief.record.passages)
    brief = replace(brief, record=replace(brief.record, passages=family))
    assert "Mother" not in samples.as_text(gate(draft(LetterKind.APPEAL, brief), brief))
