"""`reference refresh` against a small local server with the eCFR's interface; its texts are invented."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest

from denialhelp.casefile.slugs import PlanType
from denialhelp.cli.main import main
from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.reference.loader import load_rules
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Cited, Dated, Kind, Read, Rule, Unit, Value
from denialhelp.workflow.live_law import Reader
from denialhelp.workflow.paragraphs import cited_path, number_words, periods_in, says, section_of
from denialhelp.workflow.refresh import Finding, Status, refresh

CHECKED, TODAY = date(2026, 3, 1), date(2026, 9, 30)
FILING = "law.federal.claims.internal_appeal_filing"


def xml_of(days: str = "180 days", more: str = "") -> str:
    """A synthetic section with the levels of a real one."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<DIV8 N="2560.503-1" TYPE="SECTION"><HEAD>§ 2560.503-1 Claims (synthetic).</HEAD>
<P>(a) <I>Scope.</I> This is synthetic.</P>
<P>(h) <I>Appeal of adverse benefit determinations</I>—(1) <I>In general.</I> Every plan shall have a way to appeal.</P>
<P>(2) <I>Full and fair review.</I> A plan:</P>
<P>(i) Gives 60 days;</P><P>(ii) Takes comments.</P>
<P>(3) <I>Group health plans.</I> A plan:</P>
<P>(i) Gives at least {days} following receipt of a notification{more};</P>
<P>(vi) Provides for an expedited process.</P>
<P>(i) <I>Timing of notification</I>—(1) <I>In general.</I> In due time.</P>
<P>(2) <I>Group health plans</I>—(i) <I>Urgent care claims.</I> Not later than 72 hours.</P>
<P>(ii) <I>Pre-service.</I> 30 days.</P></DIV8>"""


@dataclass
class Ecfr:
    """What the local server has: the text today, the text on the day it was checked, its amendments, and how it behaves."""

    now: str = field(default_factory=xml_of)
    then: str = field(default_factory=xml_of)
    amended: str = "2020-05-01"
    removed: bool = False
    code: int = 200
    stall: bool = False
    asked: list[str] = field(default_factory=list)
    freed: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str) -> tuple[int, str]:
        """The answer to a request, in the interface's form."""
        parsed = urlparse(path)
        self.asked.append(path)
        if self.code != 200:
            return self.code, "{}"
        if parsed.path.endswith("/titles.json"):
            return 200, json.dumps({"titles": [{"number": 29, "name": "Labor", "up_to_date_as_of": TODAY.isoformat()}]})
        if "/versions/title-29.json" in parsed.path:
            section = parse_qs(parsed.query)["section"][0]
            row: dict[str, object] = {"date": self.amended, "amendment_date": self.amended, "identifier": section}
            row |= {"part": "2560", "title": "29", "substantive": True, "removed": self.removed, "type": "section"}
            return 200, json.dumps({"content_versions": [row], "meta": {}})
        if "/full/" in parsed.path:
            text = self.then if CHECKED.isoformat() in parsed.path else self.now
            return (200, text) if text else (404, "")
        return (200, "<html><body><p>Texas gives four (4) months.</p></body></html>") if parsed.path == "/page" else (404, "")


@contextmanager
def serving(ecfr: Ecfr) -> Iterator[str]:
    """The server in a thread; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if ecfr.stall:
                ecfr.freed.wait(30)
            code, body = ecfr.answer(self.path)
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
        ecfr.freed.set()
        server.shutdown()
        thread.join()
        server.server_close()


def book(*, source: str = "https://www.ecfr.gov/current/title-29/section-2560.503-1", cite: str = "29 CFR 2560.503-1(h)(3)(i)") -> RuleBook:
    """One rule of 180 days."""
    value = Value(180, Unit.CALENDAR_DAYS) if "CFR" in cite else Value(4, Unit.MONTHS)
    dated = Dated(date(2003, 1, 1), value, (Cited(cite, source, Read.TEXT),))
    rule = Rule(FILING, "Time to appeal", Kind.PERIOD, frozenset({PlanType.ERISA_INSURED}), (dated,), CHECKED)
    return RuleBook({FILING: rule}, {}, {}, (), (), (), (), (), {})


def look(ecfr: Ecfr, timeout: float = 20.0) -> Finding:
    """The finding for the one rule."""
    with serving(ecfr) as address:
        return refresh(book(), Reader(address, timeout, pause=0), as_of=TODAY)[0]


def test_an_unchanged_section_holds_and_the_interface_is_asked_as_it_is() -> None:
    ecfr = Ecfr()
    assert look(ecfr).status is Status.HOLDS
    assert ecfr.asked == [
        "/api/versioner/v1/titles.json",
        "/api/versioner/v1/versions/title-29.json?part=2560&section=2560.503-1",
        "/api/versioner/v1/full/2026-09-30/title-29.xml?part=2560&section=2560.503-1",
    ]


def test_an_amendment_elsewhere_holds_and_one_of_the_paragraph_is_named() -> None:
    elsewhere = look(Ecfr(amended="2026-05-01", now=xml_of().replace("Takes comments", "Takes all comments")))
    assert (elsewhere.status, elsewhere.amended_on) == (Status.HOLDS, date(2026, 5, 1))
    here = look(Ecfr(amended="2026-05-01", now=xml_of(more=" in writing")))
    assert here.status is Status.AMENDED
    assert "still says 180 calendar days" in here.said


def test_a_changed_number_and_a_lost_paragraph_are_named() -> None:
    changed = look(Ecfr(amended="2026-05-01", now=xml_of("120 days")))
    assert changed.status is Status.CHANGED
    assert "no longer says 180 calendar days" in changed.said
    lost = look(Ecfr(amended="2026-05-01", now=xml_of().replace("(i) Gives at least", "Gives at least").replace("(3)", "")))
    assert lost.status is Status.GONE


def test_a_number_that_was_never_in_these_words_is_to_be_looked_at_and_not_called_changed() -> None:
    half_a_year = xml_of("half a year")
    assert look(Ecfr(now=half_a_year, then=half_a_year)).status is Status.LOOK


@pytest.mark.parametrize("ecfr", [Ecfr(removed=True), Ecfr(now="")], ids=["removed", "not found"])
def test_a_section_that_is_gone(ecfr: Ecfr) -> None:
    assert look(ecfr).status is Status.GONE


@pytest.mark.parametrize(
    ("ecfr", "timeout", "said"),
    [(Ecfr(code=500), 20.0, "it answered 500"), (Ecfr(stall=True), 0.3, "in"), (Ecfr(now="no XML"), 20.0, "another form")],
    ids=["server error", "slow", "not XML"],
)
def test_a_source_without_an_answer_is_not_called_changed(ecfr: Ecfr, timeout: float, said: str) -> None:
    found = look(ecfr, timeout)
    assert found.status is Status.NOT_ASKED
    assert said in found.said


def test_an_answer_that_is_too_large_is_not_read() -> None:
    with serving(Ecfr()) as address:
        found = refresh(book(), Reader(address, pause=0, limit=40), as_of=TODAY)
    assert found[0].status is Status.NOT_ASKED


def test_any_other_page_is_looked_at() -> None:
    with serving(Ecfr()) as address:
        reader = Reader(address, pause=0)
        there = refresh(book(source=f"{address}/page", cite="Tex. Code 1"), reader, as_of=TODAY)[0]
        gone = refresh(book(source=f"{address}/other", cite="Tex. Code 1"), reader, as_of=TODAY)[0]
    assert (there.status, gone.status) == (Status.HOLDS, Status.GONE)


def _closed() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_without_a_network_one_clear_sentence() -> None:
    with pytest.raises(DenialHelpError, match="no network"):
        refresh(book(), Reader(_closed(), 2, pause=0), as_of=TODAY)


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(WrongUse, match=r"no rule 'law\.none'"):
        refresh(book(), Reader(_closed(), pause=0), as_of=TODAY, only="law.none")


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


def test_the_commands_say_what_they_found_by_their_exit(capsys: pytest.CaptureFixture[str]) -> None:
    old = {"amended": "2027-01-05"}
    with serving(Ecfr(**old)) as address:
        code, out, _ = _run(capsys, "reference", "refresh", "--base-url", address, "--only", FILING, "--as-of", "2026-11-24", "--json")
    assert code == 0
    assert json.loads(out)["findings"][0]["status"] == "holds"
    with serving(Ecfr(removed=True)) as address:
        code, out, err = _run(capsys, "reference", "refresh", "--base-url", address, "--only", FILING, "--as-of", "2026-11-24")
    assert code == 1
    assert "gone" in out
    assert "nothing was changed" in err
    code, _, err = _run(capsys, "reference", "refresh", "--base-url", _closed(), "--only", FILING)
    assert (code, err.count("\n")) == (2, 1)


def test_check_counts_the_tables_and_names_what_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "reference", "check", "--as-of", "2026-11-25", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["stale"] == []
    assert len(told["rules"]) == len(load_rules().rules)
    code, out, err = _run(capsys, "reference", "check", "--as-of", "2028-11-25", "--older-than", "30")
    assert code == 1
    assert f"Stale: {FILING}" in out
    assert "more than 30 days ago" in err
    assert _run(capsys, "reference", "check", "--older-than", "0")[0] == 2


def test_paragraphs_are_found_by_their_path() -> None:
    section = section_of(xml_of().encode())
    assert section.text(("h", "3", "i")).startswith("(i) Gives at least 180 days")
    assert "72 hours" in section.text(("i", "2", "i"))
    assert "expedited" in section.text(("h", "3", "vi"))
    assert section.text(("h", "9")) == ""
    assert cited_path("45 CFR 147.136(d)(2)(iii)(A)(4)") == ("d", "2", "iii", "A", "4")
    assert cited_path("42 CFR 457.1140") == ()


@pytest.mark.parametrize(
    ("text", "count", "unit", "held"),
    [
        ("within 180 days of", 180, Unit.CALENDAR_DAYS, True),
        ("within 1,180 days of", 180, Unit.CALENDAR_DAYS, False),
        ("four (4) months after", 4, Unit.MONTHS, True),
        ("Four months after", 4, Unit.MONTHS, True),
        ("a 72-hour period", 72, Unit.HOURS, True),
        ("forty-five days", 45, Unit.CALENDAR_DAYS, True),
        ("5 business days", 5, Unit.BUSINESS_DAYS, True),
        ("60 calendar days", 65, Unit.CALENDAR_DAYS, False),
        ("fourteen months", 4, Unit.MONTHS, False),
    ],
)
def test_periods_are_recognised_in_figures_and_words(text: str, count: int, unit: Unit, held: bool) -> None:
    assert says(text, count, unit) is held


def test_numbers_as_words_and_periods_in_words() -> None:
    assert [number_words(n) for n in (4, 14, 45, 60, 180)] == ["four", "fourteen", "forty-five", "sixty", "one hundred eighty"]
    said = Value(text="Decided within 72 hours, or in seven days where the plan may extend.")
    assert periods_in(said) == ((72, Unit.HOURS), (7, Unit.CALENDAR_DAYS))
