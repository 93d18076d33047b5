"""The packet's tables as a reviewer reads them: results that cannot be misread, a summary, days in words, no advice to the claimant."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import packet_case
from denialhelp.casefile.policy import Criterion, Evidence, Finding, Group, GroupKind, Match, Policy
from denialhelp.casefile.rights import Clock, Length, Rights, Route
from denialhelp.casefile.slugs import Assertion, RouteKind, Status
from denialhelp.packet import front, words
from denialhelp.packet.check_tables import tables
from denialhelp.packet.view import View


def _policy(*negated: Criterion) -> Policy:
    root = Group("root", GroupKind.ALL, (Criterion("A", "A stroke"), Criterion("B", "Another cause"), Criterion("C", "A program")))
    return Policy("Sample", "S-1", None, None, None, (), root, negated)


def _places(folder: Path) -> front.Places:
    case = packet_case.make_case(folder)
    return front.Places(case.exhibits, case.documents)


def test_what_must_not_apply_is_never_printed_as_met(tmp_path: Path) -> None:
    policy = _policy(*(Criterion(i, "a seizure", negated=True) for i in ("H.1", "H.2", "H.3", "H.4")))
    findings = (
        Finding("H.1", "a seizure", Status.MET), Finding("H.2", "a seizure", Status.NOT_MET), Finding("H.3", "a seizure", Status.UNKNOWN),
        Finding("H.4", "a seizure", Status.UNKNOWN, missing="not needed: nothing shows it"),
    )
    table = front.criteria(Match(Status.UNKNOWN, findings), policy, _places(tmp_path))
    rows = table["rows"]
    assert [r["status"] for r in rows] == ["Does not apply", "Applies", "Not shown yet"]
    assert table["unseen"] == [{"id": "H.4", "text": "a seizure"}]
    assert all(r["text"].startswith("Must not apply: ") for r in rows)


def test_the_summary_counts_what_matters_and_names_what_is_open(tmp_path: Path) -> None:
    findings = (
        Finding("root", "", Status.UNKNOWN, is_group=True), Finding("A", "A stroke", Status.MET),
        Finding("B", "Another cause", Status.NOT_MET, missing="not needed: A is met"), Finding("C", "A program", Status.UNKNOWN),
    )
    table = front.criteria(Match(Status.UNKNOWN, findings), _policy(), _places(tmp_path))
    assert table["summary"] == "In short: the record shows 1 of the 2 points that count; still open: C."
    assert next(r for r in table["rows"] if r["id"] == "B")["status"] == "Not needed"
    against = front.summary([{"group": False, "name": "A", "id": "A", "status": "Not met"}])
    assert against == "In short: the record shows 0 of the 1 point that counts; none is open; against: A."
    assert front.summary([]) == ""


@pytest.mark.parametrize(("why", "printed"), [
    ("wrist: the record has 22 on 2026-09-22", "Wrist: the record has 22 on September 22, 2026"),
    ("2026-05-11 to 2026-11-02: 175 days", "May 11, 2026 to November 2, 2026: 175 days"),
    ("case 1234-56-78 of 99-2026-01-01", "Case 1234-56-78 of 99-2026-01-01"),
    ("", ""),
])
def test_a_check_is_printed_with_days_in_words(why: str, printed: str) -> None:
    assert front.said(why) == printed


def test_an_entry_that_is_only_planned_says_so(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    assert case.match is not None
    pins = [e.pin for f in case.match.findings for e in f.evidence][:2]
    on = date(2026, 11, 2)
    evidence = (Evidence(pins[0], Assertion.PLANNED, on), Evidence(pins[1], Assertion.ABSENT, on))
    match = Match(Status.MET, (Finding("A", "x", Status.MET, evidence),))
    rows = front.chronology(match, front.Places(case.exhibits, case.documents))["rows"]
    assert {(r["quote"], r["as"]) for r in rows} == {(pins[0].quote, "planned"), (pins[1].quote, "")}


def test_the_dates_hold_counts_and_no_advice() -> None:
    how = ("180 calendar days after the day of receipt; the last day is Saturday, April 24, 2027; this rule has no weekend extension, "
           "so file by Friday, April 23, 2027.")
    aid = "The later of two days: A and B; so the last day is B. Ask by Wednesday, November 25, 2026 to be safe."
    rights = Rights(routes=(Route(RouteKind.INTERNAL_APPEAL, True, 1, date(2027, 4, 24), date(2027, 4, 23), how_counted=how),
                            Route(RouteKind.AID_PAID_PENDING, True, 2, date(2027, 5, 1), how_counted=aid)),
                    clocks=(Clock("plan", "decide-internal-appeal", None, Length(30, "calendar-days")),
                            Clock("plan", "decide-internal-appeal", None, Length(72, "hours")),
                            Clock("ire", "decide-external-review", None, Length(72, "hours"))))
    rows = front.dates(rights)["rows"]
    assert rows[0]["how"] == "180 calendar days after the day of receipt; the last day is Saturday, April 24, 2027."
    assert rows[1]["how"] == "The later of two days: A and B; so the last day is B."
    assert not any("Safe day" in note for row in rows for note in row["notes"])
    told = [row["what"] for row in rows[2:]]
    assert told == ["The plan: decide internal appeal", "The plan: decide internal appeal (where it is urgent)",
                    "The independent review entity: decide external review"]


def test_a_summary_that_says_more_than_its_rows_is_found(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    assert case.match is not None
    table = front.criteria(case.match, case.policy, front.Places(case.exhibits, case.documents))
    findings = [{"id": r["id"], "status": next(s.value for s in Status if words.STATUSES[s] == r["status"]), "text": "", "why": "",
                 "group": r["group"], "missing": "", "evidence": [], "against": []} for r in table["rows"]]
    manifest = {"engines": {"typst": "another"}, "exhibits": [], "originals": [], "findings": findings}
    rows = [r | {"evidence": [], "against": [], "why": ""} for r in table["rows"]]
    held = [{**table, "rows": rows}]
    lying = [{**table, "rows": rows, "summary": "In short: the record shows 4 of the 4 points that count; none is open."}]

    view = cast("View", SimpleNamespace(engines=None))  # without rows to quote, only the typesetter's name is asked for
    fault = "The summary of the criteria table is not what its rows say."
    assert fault not in tables(view, {**manifest, "sections": held})[0]
    assert fault in tables(view, {**manifest, "sections": lying})[0]


def test_an_exclusion_that_is_hidden_below_the_table_is_found() -> None:
    table = {"kind": "criteria", "rows": [], "summary": "", "unseen": [{"id": "H.1", "text": "a seizure"}]}
    finding = {"id": "H.1", "text": "a seizure", "status": "unknown", "missing": "Not needed: nothing shows it", "evidence": [],
               "against": []}
    fault = "Criterion H.1 below the table is not what was found."
    view = cast("View", SimpleNamespace(engines=None))

    def said(**changes: object) -> list[str]:
        held = {"engines": {}, "exhibits": [], "originals": [], "findings": [{**finding, **changes}], "sections": [table]}
        return [f for f in tables(view, held)[0] if f == fault]

    assert said() == []
    assert said(status="not-met") == [fault]
    assert said(text="another") == [fault]
    assert said(missing=None) == [fault]
    assert said(against=[{"date": None, "document": "d", "page": 1, "quote": "q"}]) == [fault]
