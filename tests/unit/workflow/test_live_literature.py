"""The literature against a small local server that speaks the interfaces of PubMed and Crossref; all papers are synthetic."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlparse

import pytest

from denialhelp.reference.literature_library import Design, Paper, Side, load_literature
from denialhelp.reference.schema import Read
from denialhelp.workflow.live_literature import BATCH, PATIENCE, LiteratureReport, State, check_literature, plain, same_title

TITLE = "A synthetic trial of hand training after a synthetic stroke"
PAPER = Paper(
    services=("cimt",),
    title=TITLE,
    first_author="Doe J",
    journal="Journal of Synthesis",
    year=2020,
    design=Design.TRIAL,
    side=Side.FOR,
    finding="It helped.",
    source="https://journal.example/1",
    read=Read.TEXT,
    verified=True,
    checked=date(2026, 11, 24),
    pmid="123",
    doi="10.1234/syn.1",
)
PUBMED_ONLY, CROSSREF_ONLY = replace(PAPER, doi=""), replace(PAPER, pmid="")


def row(title: str = TITLE + ".", kinds: tuple[str, ...] = ("Journal Article",), doi: str = "10.1234/SYN.1") -> dict[str, object]:
    """A PubMed summary of one paper."""
    return {
        "uid": "123",
        "title": title,
        "pubtype": list(kinds),
        "articleids": [{"idtype": "pubmed", "value": "123"}, {"idtype": "doi", "value": doi}],
    }


def work(title: str = TITLE, subtitle: str = "", updates: str = "") -> dict[str, object]:
    """A Crossref record of one paper; `updates` is the kind of a notice that the record itself names."""
    named = {"updated-by": [{"DOI": "10.1234/notice", "type": updates}]} if updates else {}
    return {"DOI": "10.1234/syn.1", "title": [title], "subtitle": [subtitle] if subtitle else [], **named}


def notice(kind: str, doi: str = "10.1234/SYN.1") -> dict[str, object]:
    """A Crossref record of a notice on a paper."""
    return {"DOI": "10.1234/notice", "update-to": [{"DOI": doi, "type": kind}]}


@dataclass
class Registers:
    """What the local server holds, and how it behaves."""

    rows: dict[str, object] = field(default_factory=lambda: {"123": row()})
    works: dict[str, object] = field(default_factory=lambda: {"10.1234/syn.1": work()})
    notices: list[dict[str, object]] = field(default_factory=list)
    code: int = 200
    body: str | None = None
    stall: bool = False
    asked: list[str] = field(default_factory=list)
    freed: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str) -> tuple[int, str]:
        """The answer to a request, in the interfaces' forms."""
        self.asked.append(path)
        parsed = urlparse(path)
        query = parse_qs(parsed.query)
        if self.code != 200 or self.body is not None:
            return self.code, self.body or ""
        if parsed.path == "/entrez/eutils/esummary.fcgi":
            assert (query["db"], query["retmode"]) == (["pubmed"], ["json"])
            names = query["id"][0].split(",")
            found = {n: self.rows.get(n, {"uid": n, "error": "cannot get document summary"}) for n in names}
            return 200, json.dumps({"header": {"type": "esummary"}, "result": {"uids": names, **found}})
        if parsed.path == "/works":
            assert query["filter"][0].startswith("updates:10.")
            return 200, json.dumps({"status": "ok", "message": {"items": self.notices}})
        found_work = self.works.get(unquote(parsed.path.removeprefix("/works/")))
        return (404, "Resource not found.") if found_work is None else (200, json.dumps({"status": "ok", "message": found_work}))


@contextmanager
def serving(registers: Registers) -> Iterator[str]:
    """The server in a thread; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if registers.stall:
                registers.freed.wait(30)
            code, body = registers.answer(self.path)
            with suppress(ConnectionError):
                self.send_response(code)
                self.end_headers()
                self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        registers.freed.set()
        server.shutdown()
        thread.join()
        server.server_close()


def report(registers: Registers, *papers: Paper, timeout: float = 20.0) -> LiteratureReport:
    """The report on papers (the synthetic one where none is given)."""
    with serving(registers) as address:
        return check_literature(papers or (PAPER,), pubmed_url=address, crossref_url=address, timeout=timeout, pause=0)


def state(registers: Registers, paper: Paper = PAPER) -> State:
    """What comes out for one paper in the end."""
    return report(registers, paper).worst()[paper.id].state


def test_a_paper_that_both_registers_have_is_good_and_they_are_asked_as_they_are() -> None:
    registers = Registers()
    found = report(registers)
    assert [(c.where, c.state) for c in found.checks] == [("PubMed", State.GOOD), ("Crossref", State.GOOD)]
    assert found.reached
    assert found.faults() == ()
    assert registers.asked == [
        "/entrez/eutils/esummary.fcgi?db=pubmed&retmode=json&id=123",
        "/works/10.1234%2Fsyn.1",
        "/works?filter=updates%3A10.1234%2Fsyn.1&rows=20&select=DOI%2Cupdate-to",
    ]


@pytest.mark.parametrize(
    ("registers", "paper"),
    [
        (Registers(rows={"123": row(kinds=("Journal Article", "Retracted Publication"))}), PUBMED_ONLY),
        (Registers(rows={"123": row("RETRACTED: " + TITLE)}), PUBMED_ONLY),
        (Registers(works={"10.1234/syn.1": work(updates="retraction")}), CROSSREF_ONLY),
        (Registers(works={"10.1234/syn.1": work("RETRACTED ARTICLE: " + TITLE)}), CROSSREF_ONLY),
        (Registers(notices=[notice("retraction")]), CROSSREF_ONLY),
        (Registers(notices=[notice("withdrawal")]), CROSSREF_ONLY),
        (Registers(notices=[notice("retraction")]), PAPER),
    ],
    ids=["type", "title", "updated by", "title at Crossref", "notice", "withdrawal", "good at PubMed only"],
)
def test_a_retraction_is_found_wherever_it_stands(registers: Registers, paper: Paper) -> None:
    found = report(registers, paper)
    assert found.worst()[paper.id].state is State.RETRACTED
    assert [c.state for c in found.faults()] == [State.RETRACTED]


def test_a_correction_or_a_notice_on_another_work_is_no_retraction() -> None:
    assert state(Registers(notices=[notice("correction"), notice("retraction", "10.1234/other")]), CROSSREF_ONLY) is State.GOOD


def test_a_concern_is_named() -> None:
    assert state(Registers(notices=[notice("expression_of_concern")]), CROSSREF_ONLY) is State.CONCERN
    assert state(Registers(rows={"123": row(kinds=("Expression of Concern",))}), PUBMED_ONLY) is State.CONCERN


def test_a_paper_that_is_not_there_is_missing() -> None:
    assert state(Registers(rows={}), PUBMED_ONLY) is State.MISSING
    assert state(Registers(works={}), CROSSREF_ONLY) is State.MISSING
    assert state(Registers(works={})) is State.MISSING


def test_another_title_or_another_doi_under_the_number_is_named() -> None:
    other = report(Registers(rows={"123": row("Feeding habits of the synthetic newt.")}), PUBMED_ONLY)
    assert other.worst()[PAPER.id].state is State.TITLE_DIFFERS
    assert "newt" in other.checks[0].why
    swapped = report(Registers(rows={"123": row(doi="10.1234/syn.2")})).worst()[PAPER.id]
    assert (swapped.state, swapped.where) == (State.TITLE_DIFFERS, "PubMed")
    assert "10.1234/syn.2" in swapped.why
    assert state(Registers(works={"10.1234/syn.1": work("Feeding habits of the synthetic newt")}), CROSSREF_ONLY) is State.TITLE_DIFFERS
    assert state(Registers(works={"10.1234/syn.1": {"DOI": "10.1234/syn.1"}}), CROSSREF_ONLY) is State.TITLE_DIFFERS


def test_a_subtitle_apart_is_the_same_title() -> None:
    held = replace(CROSSREF_ONLY, title=f"{TITLE}: a randomized study in two towns")
    split = work(subtitle="A randomized study in two towns")
    assert state(Registers(works={"10.1234/syn.1": split}), held) is State.GOOD


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Effect of X on Y: a trial", "Effect of X on Y: A Trial.", True),
        ("β-blockade in Doe’s disease &amp; others", "&beta;-Blockade in Doe's disease &amp;amp; others", True),
        ("Use of <i>in vivo</i> models", "Use of in vivo models", True),
        ("Café training for naïve hands", "Cafe training for naive hands", True),
        ("A trial of training", "A trial of hand training in children", False),
        ("", "", False),
        ("Training", "Training of the hand after a stroke", False),
    ],
)
def test_titles_are_compared_in_bare_words(ours: str, theirs: str, same: bool) -> None:
    assert same_title(ours, theirs) is same


def test_a_bare_title() -> None:
    assert plain("  The <b>Éffect</b> &amp; more—of 2.4 mg. ") == "the effect more of 2 4 mg"


@pytest.mark.parametrize("body", ["<html>", "[]", '{"result": 3, "message": 3}', '{"message": {"title": ["x"], "items": 3}}'])
def test_a_broken_answer_is_no_answer(body: str) -> None:
    found = report(Registers(body=body))
    assert {c.state for c in found.checks} == {State.NO_ANSWER}
    assert found.reached
    assert found.faults() == ()


def test_a_server_at_fault_is_no_answer_and_the_other_register_counts() -> None:
    registers = Registers(code=503)
    assert {c.state for c in report(registers).checks} == {State.NO_ANSWER}
    with serving(Registers()) as good, serving(registers) as bad:
        found = check_literature([PAPER], pubmed_url=bad, crossref_url=good, pause=0)
    assert [c.state for c in found.checks] == [State.NO_ANSWER, State.GOOD]
    assert found.worst()[PAPER.id].state is State.GOOD


def test_a_slow_server_is_given_up() -> None:
    found = report(Registers(stall=True), timeout=0.05)
    assert [c.state for c in found.checks] == [State.NO_ANSWER, State.NO_ANSWER]
    assert "did not answer within 0.05 seconds" in found.checks[0].why
    assert found.reached


def test_a_network_that_is_away_is_said_once_and_not_a_fault_of_the_papers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    found = check_literature([PAPER], pubmed_url=address, crossref_url=address, pause=0)
    assert not found.reached
    assert {c.state for c in found.checks} == {State.NO_ANSWER}
    assert found.faults() == ()
    assert check_literature([], pubmed_url=address, crossref_url=address).reached


def test_a_register_that_does_not_answer_is_not_asked_for_ever() -> None:
    papers = [replace(CROSSREF_ONLY, doi=f"10.1234/syn.{i}") for i in range(PATIENCE + 3)]
    registers = Registers(code=500)
    found = report(registers, *papers)
    assert len(registers.asked) == PATIENCE
    assert [("not asked" in c.why) for c in found.checks] == [False] * PATIENCE + [True] * 3


def test_many_papers_go_to_pubmed_in_few_requests() -> None:
    papers = [replace(PUBMED_ONLY, pmid=str(i)) for i in range(1, BATCH + 2)]
    registers = Registers(rows={str(i): row() for i in range(1, BATCH + 2)})
    found = report(registers, *papers)
    assert len(registers.asked) == 2
    assert {c.state for c in found.checks} == {State.GOOD}
    assert len(found.worst()) == BATCH + 1


def test_the_packaged_papers_can_be_asked_about() -> None:
    papers = load_literature().papers
    rows = {p.pmid: row(f"{p.title}.", doi=p.doi) for p in papers if p.pmid}
    works: dict[str, object] = {p.doi: {"DOI": p.doi, "title": [p.title]} for p in papers if p.doi}
    found = report(Registers(rows=dict(rows), works=works), *papers)
    assert found.faults() == ()
    assert {p.id for p in papers} == set(found.worst())
    assert {c.state for c in found.checks} == {State.GOOD}


def test_the_command_says_that_nobody_answered(capsys: pytest.CaptureFixture[str]) -> None:
    from denialhelp.cli.main import main

    with pytest.raises(SystemExit) as ended:
        main(["reference", "literature", "--pubmed-url", "http://127.0.0.1:9", "--crossref-url", "http://127.0.0.1:9", "--timeout", "1"])
    said = capsys.readouterr()
    assert ended.value.code == 0
    assert "good: 0" in said.out
    assert "Neither register answered" in said.err
