"""Published research: only what was verified is cited, in the sentence that was verified, where it fits the case."""

from __future__ import annotations

import pytest

import letters_samples as samples
from denialhelp.casefile.letter import Statement, Study, Support, SupportKind
from denialhelp.casefile.slugs import LetterKind, Reason
from denialhelp.letters.arguments import research
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import check_statement, gate
from denialhelp.letters.statements import Pen
from denialhelp.reference.literature_library import Design, Literature, Paper, Read, Side
from denialhelp.reference.services_table import load_services
from denialhelp.reference.studies import load_studies, studies_of

FOR = Study(
    "11111111",
    "10.1000/pain.1",
    "Voss K",
    "Synthetic Journal of Pain",
    2021,
    "randomized trial",
    "In 212 people with severe pain after failed conservative care a stimulator halved the pain score.",
    "A synthetic trial",
    names=("spinal cord stimulator", "SCS"),
)
AGAINST = samples.replace(
    FOR, pmid="22222222", doi="", supports=False, finding="A stimulator gave no relief from severe pain.", title="No effect"
)
OTHER = samples.replace(FOR, pmid="33333333", doi="", finding="In newborns with jaundice a stimulator shortened the stay on the ward.")


def with_studies(*studies):
    brief = samples.stimulator().brief()
    return samples.replace(brief, rules=samples.replace(brief.rules, _memory={"studies": studies}))


def sentence(text, study=FOR, **support):
    held = {"pmid": study.pmid, "doi": study.doi, **support}
    return Statement(text, (Support(SupportKind.LITERATURE, **held),))


def why(statement, brief):
    return check_statement(statement, brief.documents, brief.rules, brief.plan_type, brief.as_of)


def test_a_study_that_speaks_for_the_treatment_is_cited_with_its_number():
    brief = with_studies(FOR, AGAINST, OTHER)
    letter = gate(draft(LetterKind.APPEAL, brief), brief)
    text = samples.as_text(letter)
    assert letter.left_out == ()
    assert "A randomized trial (Voss K and others, Synthetic Journal of Pain 2021; PMID 11111111) found this: in 212 people" in text
    assert "22222222" in " ".join(t.ask for t in letter.worklist)
    assert "33333333" not in text  # it is about another condition
    assert "22222222" not in " ".join(s.text for s in letter.statements())


def test_no_study_is_cited_where_the_denial_is_about_something_else():
    brief = with_studies(FOR)
    formal = samples.replace(brief, case=samples.replace(brief.case, reasons=(Reason.CODING,)))
    assert research.answer(Pen(formal)).empty()
    unnamed = samples.replace(brief, notice=samples.replace(brief.notice, facts={}))
    assert research.answer(Pen(unnamed)).empty()


@pytest.mark.parametrize(
    ("name", "service", "called"),
    [
        ("TMS", "TMS for depression", True),
        ("TMS", "items and tms", False),
        ("TMS", "ATMS machine", False),
        ("insulin pump", "Insulin pumps and supplies", True),
        ("pump", "breast pumping", False),
    ],
)
def test_a_treatment_is_known_by_its_whole_name(name, service, called):
    assert research._called(samples.replace(FOR, names=(name,)), service) is called


def test_the_gate_lets_only_the_verified_sentence_through():
    brief = with_studies(FOR)
    good = "A randomized trial (Voss K and others, Synthetic Journal of Pain 2021; PMID 11111111) found this: " + FOR.finding
    assert why(sentence(good), brief) is None
    assert "verified" in why(sentence(good, pmid="99999999"), brief)
    assert "verified" in why(sentence(good, doi="10.1000/pain.2"), brief)
    assert "verified" in why(sentence(good.replace("halved", "ended")), brief)
    assert "number" in why(sentence(good.replace("PMID 11111111", "a paper")), brief)
    assert "2022" in why(sentence(good.replace("2021", "2022")), brief)
    assert "Weber" in why(sentence(good.replace("Voss", "Weber")), brief)
    assert "names no publication" in why(Statement(good, (Support(SupportKind.LITERATURE),)), brief)
    assert why(sentence(good), with_studies()) == "the reference is not in the table of verified literature"


def test_a_paper_that_was_not_verified_is_no_study():
    paper = Paper(
        ("cimt",),
        "A title",
        "Voss K",
        "J",
        2020,
        Design.TRIAL,
        Side.FOR,
        "It helped.",
        "https://example.org",
        Read.TEXT,
        True,
        samples.AS_OF,
        pmid="1",
    )
    held = studies_of(Literature((paper, samples.replace(paper, verified=False, pmid="2"))), load_services())
    assert [s.pmid for s in held] == ["1"]
    assert "constraint-induced movement therapy" in [n.lower() for n in held[0].names]


def test_every_packaged_study_can_be_told_and_read_in_spanish():
    from denialhelp.letters.spanish.reading import sentence as in_spanish

    studies = load_studies()
    assert studies
    pen = Pen(samples.replace(samples.stimulator().brief(), rules=samples.rules()))
    for study in studies:
        told = research.tell(pen, study)
        assert told, study.title
        assert in_spanish(told[0].text) is not None, told[0].text


def test_a_study_is_found_by_its_treatment_and_not_by_the_illness():
    names = {n.lower() for s in load_studies() for n in s.names}
    assert not names & {"atopic dermatitis", "multiple sclerosis", "osteoporosis", "autism", "surgery", "weight loss", "depression"}
    assert "constraint-induced movement therapy" in names
