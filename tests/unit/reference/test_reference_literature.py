"""The packaged papers hold together, and their strict reader finds every fault; the papers written here are synthetic."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from denialhelp.errors import FaultyReference
from denialhelp.reference.literature_library import LITERATURE, Design, Literature, Paper, Side, load_literature, read_literature
from denialhelp.reference.schema import Read
from denialhelp.reference.service_slugs import SERVICES

TODAY = date(2026, 11, 24)
PAPER = """
- title: A synthetic trial of a synthetic treatment
  first_author: Doe J
  journal: Journal of Synthesis
  year: 2020
  pmid: "123"
  doi: 10.1234/syn.1
  service: [cimt, physical-therapy]
  design: randomized-trial
  n: 40
  side: for
  finding: The treated did better (1.5 vs. 0.5 points).
  source: https://journal.example/1
  read: text
  verified: true
  checked: 2026-11-24
"""


def made(tmp_path: Path, papers: str, stale: date | None = None) -> Literature:
    """The literature of one file of synthetic papers."""
    (tmp_path / "area.yaml").write_text(f"papers:{papers}", encoding="utf-8")
    return read_literature(tmp_path, today=TODAY, stale_before=stale)


def faults(tmp_path: Path, papers: str, stale: date | None = None) -> list[str]:
    """The faults of one file, each without its place."""
    with pytest.raises(FaultyReference) as caught:
        made(tmp_path, papers, stale)
    return [f.partition(": ")[2] for f in caught.value.faults]


def changed(*pairs: tuple[str, str]) -> str:
    """The synthetic paper with other words."""
    text = PAPER
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_packaged_papers_are_read_and_reach_their_breadth() -> None:
    held = load_literature()
    assert held == read_literature(LITERATURE, today=TODAY)
    assert len(held.services()) >= 40
    assert any(p.side is Side.AGAINST for p in held.papers)
    assert {p.side for p in held.find("spinal-cord-stimulator")} == {Side.FOR, Side.AGAINST}


@pytest.mark.parametrize("paper", load_literature().papers, ids=lambda p: p.id)
def test_every_packaged_paper_can_be_cited(paper: Paper) -> None:
    assert paper.verified
    assert paper.read is Read.TEXT
    assert set(paper.services) <= SERVICES
    assert paper.pmid or paper.doi
    assert 1945 <= paper.year <= 2026
    assert paper.first_author
    assert paper.journal
    assert date(2026, 11, 1) <= paper.checked <= TODAY


def test_papers_are_found_by_treatment_and_side_the_strongest_first(tmp_path: Path) -> None:
    older = changed(("123", "124"), ("syn.1", "syn.2"), ("A synthetic trial", "An older trial"), ("2020", "2010"))
    review = changed(
        ("123", "125"), ("syn.1", "syn.3"), ("A synthetic trial", "A review"), ("randomized-trial", "systematic-review"), ("2020", "2001")
    )
    against = changed(("123", "126"), ("syn.1", "syn.4"), ("A synthetic trial", "Another trial"), ("side: for", "side: against"))
    unverified = changed(("123", "127"), ("syn.1", "syn.5"), ("A synthetic trial", "Unread"), ("verified: true", "verified: false"))
    held = made(tmp_path, older + PAPER + review + against + unverified.replace("[cimt, physical-therapy]", "hbot"))
    assert [p.pmid for p in held.find("cimt", Side.FOR)] == ["125", "123", "124"]
    assert [p.pmid for p in held.find("cimt", Side.AGAINST)] == ["126"]
    assert [p.pmid for p in held.find("cimt")] == ["125", "123", "126", "124"]
    assert held.find("hbot") == ()
    assert [p.pmid for p in held.find("hbot", verified=False)] == ["127"]
    assert held.services() == ("cimt", "physical-therapy")
    found = held.by_id("pmid.123")
    assert found is not None
    assert (found.design, found.n, found.counted) == (Design.TRIAL, 40, "people")
    assert held.by_id("doi.10.1234/syn.1") is None


def test_a_paper_without_a_pubmed_number_goes_by_its_doi(tmp_path: Path) -> None:
    assert made(tmp_path, changed(('  pmid: "123"\n', ""))).by_id("doi.10.1234/syn.1") is not None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('  pmid: "123"\n  doi: 10.1234/syn.1\n', "", "a paper needs its PubMed number or its DOI"),
        ('"123"', '"PMC123"', "'pmid' is no PubMed number"),
        ("10.1234/syn.1", "https://doi.org/10.1234/syn.1", "'doi' is no DOI"),
        ("2020", "2027", "'year' is no year of a publication"),
        ("2020", "1900", "'year' is no year of a publication"),
        ("n: 40", "n: 0", "'n' must be at least 1"),
        ("n: 40", "n: many", "'n' must be a whole number"),
        ("synthetic treatment", "synthetic treatment.", "'title' ends with a full stop"),
        ("points).", "points). It was fine.", "'finding' must be one sentence"),
        ("points).", "points)", "'finding' must be one sentence"),
        ("https://journal.example/1", "the journal", "'source' must be a public address"),
        ("read: text", "read: secondary", "a verified paper was read in its own record or abstract"),
        ("checked: 2026-11-24", "checked: 2026-11-25", "'checked' lies in the future"),
        ("  side: for\n", "", "'side' is missing"),
        ("  verified: true\n", "", "'verified' is missing"),
        ("side: for", "side: both", "'side' has the unknown value 'both'"),
        ("design: randomized-trial", "design: rumour", "'design' has the unknown value 'rumour'"),
        ("[cimt, physical-therapy]", "spa", "'service' names no service"),
        ("read: text", "read: text\n  mood: good", "unknown key 'mood'"),
        ("read: text", "read: text\n  read: text", "line 15: the key 'read' stands twice"),
    ],
)
def test_what_a_paper_must_not_be(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert fault in faults(tmp_path, changed((old, new)))


def test_a_check_too_long_ago_is_a_fault_on_request(tmp_path: Path) -> None:
    assert made(tmp_path, PAPER, stale=TODAY).papers
    assert faults(tmp_path, PAPER, stale=date(2026, 11, 25)) == ["checked on 2026-11-24, which is too long ago"]


def test_a_paper_stands_once_under_each_of_its_names(tmp_path: Path) -> None:
    again = changed(('  pmid: "123"\n', ""), ("A synthetic trial", "The same trial"), ("syn.1", "SYN.1"))
    assert faults(tmp_path, PAPER + again) == ["'10.1234/syn.1' stands twice: name both treatments in one entry"]


def test_faults_come_as_one_list_and_an_empty_file_is_one(tmp_path: Path) -> None:
    assert faults(tmp_path, changed(("side: for", "side: both"), ("n: 40", "n: 0"))) == [
        "'side' has the unknown value 'both'",
        "'n' must be at least 1",
    ]
    assert faults(tmp_path, "\n") == ["'papers' is empty"]
