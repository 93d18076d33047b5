"""Runs the cases of tests/spec/law: each names its citation, the case and what the law gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from denialhelp.casefile.contract import rights as rights_json
from denialhelp.law.case_json import case_from_json
from denialhelp.law.rights import rights_of
from denialhelp.reference.loader import load_rules
from denialhelp.reference.yaml_text import Faults, read_yaml

SPECS = Path(__file__).parent / "law"


def _cases() -> list[Any]:
    found = []
    for path in sorted(SPECS.glob("*.yaml")):
        faults = Faults()
        rows = read_yaml(path.read_text(encoding="utf-8"), path.name, faults)
        assert not faults.found, faults.found
        found += [pytest.param(row, id=f"{path.stem}: {row['name']}") for row in rows]
    return found


CASES = _cases()


def _by_route(answer: Any, route: str) -> Any:
    return next((r for r in answer["routes"] if r["route"] == route), None)


FIELDS = {
    "file_by": "file_by",
    "safe": "recommended_file_by",
    "unrolled": "unrolled",
    "from": "counted_from",
    "filed_when": "filed_when",
    "fee": "fee_usd",
}


def _routes(answer: Any, want: dict[str, Any]) -> None:
    available = [r["route"] for r in answer["routes"] if r["available"]]
    top = want.pop("top", [])
    assert available[: len(top)] == top
    for route in want.pop("available", []):
        assert route in available
    for route in want.pop("not_in_top3", []):
        assert route not in available[:3]
    for route in want.pop("not_available", []):
        assert route not in available
        assert route in [n["route"] for n in answer["not_available"]] + [r["route"] for r in answer["routes"] if not r["available"]]


def _details(answer: Any, want: dict[str, Any]) -> None:
    for key, field in FIELDS.items():
        for route, value in want.pop(key, {}).items():
            assert _by_route(answer, route)[field] == value, (route, field)
    for route, text in want.pop("says", {}).items():
        held = _by_route(answer, route)
        assert text in " ".join([held["how_counted"], held["why"], held["to_whom"], *held["warnings"]])
    for route, cite in want.pop("cites", {}).items():
        assert cite in [c["cite"] for c in _by_route(answer, route)["citations"]]
    for text in want.pop("never_cites", []):
        assert text not in str([r["citations"] for r in answer["routes"]])


def _protected(answer: Any, want: dict[str, Any]) -> None:
    cited = [c["cite"] for p in answer["protections"] for c in p["citations"]]
    for cite in want.pop("protected_by", []):
        assert cite in cited
    for cite in want.pop("not_protected_by", []):
        assert cite not in cited
    for text in want.pop("nowhere", []):
        assert text not in str(answer), text


def _clocks(answer: Any, want: dict[str, Any]) -> None:
    for what, value in want.pop("due", {}).items():
        assert value in [c["due"] for c in answer["clocks"] if c["what"] == what], [(c["what"], c["due"]) for c in answer["clocks"]]
    for what, value in want.pop("length", {}).items():
        assert value in [f"{c['length']['number']} {c['length']['unit']}" for c in answer["clocks"] if c["what"] == what]
    for what, value in want.pop("if_missed", {}).items():
        assert value in [c["if_missed"] for c in answer["clocks"] if c["what"] == what]


LATE = {True: "late", False: "in time", None: "unknown"}


def _decided(answer: Any, want: dict[str, Any]) -> None:
    for what in want.pop("no_clock", []):
        assert what not in [c["what"] for c in answer["clocks"]]
    for what, value in want.pop("decided", {}).items():
        assert value in [LATE[d["late"]] for d in answer["decided"] if d["what"] == what], answer["decided"]
    for what, value in want.pop("days_late", {}).items():
        assert value in [d["days_late"] for d in answer["decided"] if d["what"] == what], answer["decided"]


@pytest.mark.parametrize("spec", CASES)
def test_case(spec: Any) -> None:
    assert spec["citation"], "every case names its citation or reason"
    as_of = date.fromisoformat(spec.get("as_of", "2026-11-23"))
    answer = rights_json(rights_of(case_from_json(spec["case"]), load_rules(), as_of=as_of))
    want = dict(spec["expect"])
    _routes(answer, want)
    _details(answer, want)
    _clocks(answer, want)
    _decided(answer, want)
    _protected(answer, want)
    assert set(want.pop("questions", [])) <= {q["fact"] for q in answer["questions"]}
    assert set(want.pop("problems", [])) <= {p["code"] for p in answer["problems"]}
    assert want.pop("regulator", "") in ((answer["regulator"] or {}).get("name") or "")
    assert not want, f"unknown expectations {sorted(want)}"


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 500
