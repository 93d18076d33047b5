"""Without a policy the letter cites what counts as medically necessary and quotes the record to it, and calls nothing met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import letters_levels as ladder
import letters_samples as samples
from denialhelp.casefile.letter import Exhibit, ExhibitPlan, Statement, Support, SupportKind
from denialhelp.casefile.rights import Plan
from denialhelp.casefile.slugs import LetterKind, Level, PlanType, Reason
from denialhelp.letters.arguments import necessity
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import check_statement, gate
from denialhelp.letters.spanish.necessity import DEFINED, DEFINIDO
from denialhelp.letters.spanish.reading import read, sentence
from denialhelp.reference.necessity_library import load_necessity

P = PlanType
HEAD = "What counts as medically necessary"
OWN = (
    "Medically Necessary means a service that a treating doctor orders for an illness, that meets accepted standards, and that is not "
    "mainly for convenience."
)


def brief(plan_type, state="NY", *, plan_paper="", born=None, policy=False, **changes):
    """The case of the ladder without its policy, with a plan paper and a birth date where they are given."""
    made = ladder.brief(plan_type, Level.INITIAL, **changes)
    made = ladder.other_plan(made, Plan(plan_type, state))
    documents = list(made.documents)
    if plan_paper:
        documents.append(samples.doc("booklet.txt", plan_paper))
    if not policy:
        documents = [d for d in documents if d.id != "guide.txt"]
        made = replace(made, policy=None, match=None)
    if born is not None:
        facts = {**made.notice.facts, "patient_dob": samples.Fact("patient_dob", born, 1.0, made.notice.facts["patient_name"].sources)}
        made = replace(made, notice=replace(made.notice, facts=facts))
    shown = tuple(Exhibit(chr(65 + n), d.id, d.id, tuple(p.text for p in d.pages)) for n, d in enumerate(documents))
    return replace(made, documents=tuple(documents), exhibits=ExhibitPlan(shown))


def section(made, kind=LetterKind.APPEAL):
    """The sentences of the letter's section on need, after the gate."""
    letter = gate(draft(kind, made), made)
    out, inside = [], False
    for block in letter.blocks:
        if block.kind.value == "heading":
            inside = block.statements[0].text == HEAD
        elif inside:
            out += [s.text for s in block.statements]
    assert letter.left_out == ()
    return out


@pytest.mark.parametrize(("plan_type", "state", "cites"), [
    (P.MEDICARE_ADVANTAGE, "FL", ["42 USC 1395y(a)(1)(A)", "42 CFR 422.101(c)(1)(i)(A); 42 CFR 422.101(c)(1)(i)(C)"]),
    (P.MEDICARE_ORIGINAL, "FL", ["42 USC 1395y(a)(1)(A)"]),
    (P.MEDICAID_MANAGED_CARE, "NY", ["N.Y. Social Services Law 365-a(2)"]),
    (P.MEDICAID_MANAGED_CARE, "TN", ["Tenn. Code Ann. 71-5-144(b)"]),
    (P.MEDICAID_MANAGED_CARE, "ME", ["42 CFR 438.210(a)(5)(i)"]),
    (P.MEDICAID_FFS, "ME", ["42 CFR 440.230(b); 42 CFR 440.230(d)"]),
    (P.TRICARE, "VA", ["32 CFR 199.4(a)(1)(i)"]),
    (P.ERISA_SELF_FUNDED, "OH", ["29 CFR 2560.503-1(h)(2)(iii)"]),
    (P.INDIVIDUAL_ACA, "CT", ["Conn. Gen. Stat. 38a-482a"]),
    (P.INDIVIDUAL_ACA, "MA", ["M.G.L. c. 176O, § 16(b)"]),
    (P.INDIVIDUAL_ACA, "HI", ["Haw. Rev. Stat. 432E-1.4(a)"]),
    (P.ERISA_INSURED, "NC", ["N.C. Gen. Stat. 58-3-200(b)"]),
    (P.MEDICAID_FFS, "NC", ["10A NCAC 25A .0201"]),
    (P.MEDICAID_FFS, "CA", ["42 CFR 440.230(b); 42 CFR 440.230(d)"]),
])
def test_the_governing_definition_is_cited(plan_type, state, cites):
    text = section(brief(plan_type, state))
    assert [c for c in cites if any(f"({c})." in s for s in text)] == cites
    assert not any(" is met" in s or " are met" in s for s in text)


@pytest.mark.parametrize(("plan_type", "state"), [(P.CHIP, "NY"), (P.FEHB, "NY"), (P.VA, "NY"), (P.SHORT_TERM, "NY")])
def test_where_nothing_may_be_cited_the_letter_is_silent(plan_type, state):
    assert section(brief(plan_type, state)) == []


def test_a_policy_a_denial_of_another_kind_and_an_emergency_leave_it_out():
    assert section(brief(P.MEDICARE_ADVANTAGE, policy=True)) == []
    assert section(brief(P.MEDICARE_ADVANTAGE, reasons=(Reason.TIMELY_FILING,))) == []


def test_the_plans_own_words_come_first_and_the_general_pointer_goes():
    text = section(brief(P.ERISA_SELF_FUNDED, "OH", plan_paper=f"{OWN}\n\nMember means a person enrolled."))
    assert text[0].startswith(f"The plan's own document says what is medically necessary: “{OWN[:40]}")
    assert "(EX-" in text[0]
    assert not any("2560.503-1" in s for s in text)
    assert not any("which definition" in s for s in text)


def test_two_definitions_in_the_plans_papers_are_not_chosen_between():
    other = OWN.replace("a treating doctor orders", "the plan allows")
    text = section(brief(P.ERISA_SELF_FUNDED, "OH", plan_paper=f"{OWN}\n\nBehavioral Care\n\n{other}\n"))
    assert not any("own document says what" in s for s in text)
    assert any("which definition of medical necessity you applied" in s for s in text)


def test_the_record_is_quoted_to_it_and_what_speaks_against_is_not():
    text = section(brief(P.MEDICARE_ADVANTAGE))
    told = " ".join(text)
    assert "On this a paper says:" in told or "On this the papers say:" in told or "“" not in told
    assert "not medically necessary" not in told


def test_a_child_on_medicaid_has_the_federal_words_once():
    made = brief(P.MEDICAID_MANAGED_CARE, "TX", born=date(2016, 2, 29))
    letter = gate(draft(LetterKind.APPEAL, made), made)
    whole = " ".join(s.text for s in letter.statements())
    assert whole.count("42 USC 1396d(r)(5)") == 1
    assert "(1 TAC 353.2)." in whole


def test_age_is_counted_to_the_day_of_the_service():
    made = brief(P.MEDICAID_FFS, "ME", born=date(2005, 11, 10))
    assert necessity.under_21(made.notice, date(2026, 11, 9)) is True
    assert necessity.under_21(made.notice, date(2026, 11, 10)) is False
    started = {**made.notice.facts, "service_start": samples.Fact("service_start", date(2026, 11, 1), 1.0, ())}
    assert necessity.under_21(replace(made.notice, facts=started), date(2026, 12, 1)) is True
    assert necessity.under_21(brief(P.MEDICAID_FFS, "ME").notice, date(2026, 11, 9)) is None


def test_the_request_for_the_criteria_asks_for_the_definition():
    made = brief(P.MEDICAID_MANAGED_CARE, "NY")
    text = " ".join(s.text for s in gate(draft(LetterKind.CRITERIA_REQUEST, made), made).statements())
    assert "The definition of medical necessity that was applied, word for word" in text
    assert "If it is not the one of N.Y. Social Services Law 365-a(2), please say why." in text
    own = brief(P.ERISA_SELF_FUNDED, "OH")
    text = " ".join(s.text for s in gate(draft(LetterKind.CRITERIA_REQUEST, own), own).statements())
    assert "The definition of medical necessity that was applied, word for word" in text
    assert "If it is not the one of" not in text


def test_the_notices_own_reason_is_quoted_where_it_is_all_there_is():
    made = brief(P.CHIP, "NY")
    made = replace(made, record=None, documents=tuple(d for d in made.documents if d.id != "lung_clinic.txt"))
    text = " ".join(s.text for s in gate(draft(LetterKind.APPEAL, made), made).statements())
    assert "“The home ventilator is not medically necessary." in text


@pytest.mark.parametrize(("rule", "plan_type", "state", "why"), [
    ("necessity.medicare.reasonable", P.MEDICAID_FFS, "NY", "does not govern"),
    ("necessity.ny.medicaid", P.MEDICAID_FFS, "ME", "does not govern"),
    ("necessity.ny.medicaid", P.MEDICAID_FFS, None, "does not govern"),
    ("necessity.va.package", P.VA, "NY", "not one that a letter may cite"),
    ("necessity.unheard.of", P.VA, "NY", "not one that a letter may cite"),
])
def test_the_gate_refuses_a_definition_that_does_not_govern_or_was_not_read(rule, plan_type, state, why):
    said = Statement("It is needed.", (Support(SupportKind.LAW, rule=rule),))
    fault = check_statement(said, (), samples.rules(), plan_type, samples.AS_OF, (), state)
    assert fault is not None
    assert why in fault


def test_the_gate_refuses_words_and_citations_that_the_definition_does_not_bear():
    support = (Support(SupportKind.LAW, rule="necessity.medicare.reasonable"),)
    for text in ("Medicare pays within 14 days.", "Medicare pays (42 CFR 411.15(k)(1)).", "The plan of Humana pays for it."):
        assert check_statement(Statement(text, support), (), samples.rules(), P.MEDICARE_ADVANTAGE, samples.AS_OF, (), "NY") is not None


def test_every_sentence_that_may_print_has_its_spanish():
    printing = {d.id: d for d in load_necessity().definitions if d.sentence}
    assert set(DEFINED) == set(DEFINIDO) == set(printing)
    for name, one in printing.items():
        assert DEFINED[name].format(cite="; ".join(c.cite for c in one.read[: one.rests_on])) == one.sentence
        assert sentence(one.sentence) is not None


@pytest.mark.parametrize(
    ("plan_type", "state"), [(P.MEDICARE_ADVANTAGE, "FL"), (P.ERISA_SELF_FUNDED, "OH"), (P.MEDICAID_MANAGED_CARE, "NY")]
)
@pytest.mark.parametrize("kind", [LetterKind.APPEAL, LetterKind.EXTERNAL_REVIEW, LetterKind.CRITERIA_REQUEST])
def test_no_sentence_of_it_is_left_in_english(plan_type, state, kind):
    for paper in ("", f"{OWN}\n"):
        made = brief(plan_type, state, plan_paper=paper)
        letter = gate(draft(kind, made), made)
        left = [s.text for s, said in zip(letter.statements(), read(letter).statements, strict=True) if said is None]
        assert left == []
