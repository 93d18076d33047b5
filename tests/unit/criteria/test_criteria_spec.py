"""Sample policies against their truth trees, sample charts against what a nurse would say (tests/spec/criteria; all synthetic)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Criterion, Group, Match, Node, Policy, walk
from denialhelp.casefile.quote import find_quote
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.intake.files import read_file
from denialhelp.reading.records import read_records

SPEC = Path(__file__).parents[2] / "spec" / "criteria"
AS_OF = date(2026, 11, 23)
POLICIES = sorted(p.stem for p in (SPEC / "policies").glob("*.yaml"))
CHARTS = sorted(p.stem for p in (SPEC / "charts").glob("*.yaml"))


def document(path: Path) -> Document:
    return read_file(path, path.name)[0]


def truth(folder: str, name: str) -> dict[str, Any]:
    return yaml.safe_load((SPEC / folder / f"{name}.yaml").read_text(encoding="utf-8"))


def kind_of(node: Node) -> str:
    if isinstance(node, Criterion):
        return "leaf"
    return f"at-least {node.n}" if node.n else node.kind.value


@pytest.fixture(scope="module")
def parsed() -> dict[str, tuple[Policy, Document]]:
    out = {}
    for name in POLICIES:
        source = document(SPEC / "policies" / f"{name}.txt")
        out[name] = (parse_policy(source, service=truth("policies", name).get("service")), source)
    return out


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_becomes_the_tree_that_a_reader_sees(name: str, parsed: dict[str, tuple[Policy, Document]]) -> None:
    want = truth("policies", name)
    policy, _ = parsed[name]
    wanted = {str(n).split(" ", 1)[0]: ([*str(n).split(" ", 1), "leaf"])[1] for n in want["nodes"]}
    optional = {str(n).split(" ", 1)[0] for n in want.get("optional", [])}
    found = {n.id: kind_of(n) for n in walk(policy.root) if n.id != "ROOT" and n.id not in optional}
    assert found == wanted
    if "root" in want:
        assert policy.root.kind.value == want["root"]
    if "exclusions" in want:
        assert len(policy.exclusions) == want["exclusions"]
    if "others" in want:
        assert len(policy.others) == want["others"]


@pytest.mark.parametrize("name", POLICIES)
def test_the_head_of_a_policy_is_read(name: str, parsed: dict[str, tuple[Policy, Document]]) -> None:
    want = truth("policies", name)
    policy, _ = parsed[name]
    for key in ("title", "number", "payer"):
        if key in want:
            assert getattr(policy, key) == want[key]
    for key in ("effective", "reviewed"):
        if key in want:
            assert getattr(policy, key) == want[key]


@pytest.mark.parametrize("name", POLICIES)
def test_every_criterion_is_verbatim_and_pinned(name: str, parsed: dict[str, tuple[Policy, Document]]) -> None:
    policy, source = parsed[name]
    for node in walk(policy.root):
        if isinstance(node, Group) and not node.text:
            continue
        assert all(find_quote(source, pin.quote, pin.page) is not None for pin in node.sources)
        if isinstance(node, Criterion):
            assert node.sources
            assert find_quote(source, node.text) is not None


def run(name: str) -> tuple[Match, dict[str, Any], Document]:
    want = truth("charts", name)
    context = CaseContext(**want["context"])
    policy = parse_policy(document(SPEC / "policies" / f"{want['policy']}.txt"), service=context.service)
    chart = document(SPEC / "charts" / f"{name}.txt")
    record = read_records([chart], as_of=AS_OF, patient_name=context.patient_name, patient_born=context.born_on)
    return match(policy, record, [chart], context, as_of=AS_OF), want, chart


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_gets_the_findings_that_a_nurse_would_give(name: str) -> None:
    """`open` lists criteria where the program says that it does not know although a reader would: silence is allowed, error is not."""
    result, want, _ = run(name)
    found = {f.id: f.status.value for f in result.findings}
    open_ids = {str(i) for i in want.get("open", [])}
    for key, status in want["expect"].items():
        got = found[str(key)]
        assert got == status or (got == "unknown" and str(key) in open_ids), f"{key}: {got}, not {status}"


@pytest.mark.parametrize("name", CHARTS)
def test_every_quote_stands_on_its_page(name: str) -> None:
    result, _, chart = run(name)
    for finding in result.findings:
        for evidence in (*finding.evidence, *finding.against):
            assert find_quote(chart, evidence.pin.quote, evidence.pin.page) is not None
        assert finding.status.value != "met" or finding.evidence or finding.is_group or finding.why
        assert finding.status.value != "unknown" or finding.missing


@pytest.mark.parametrize(("code", "words"), [("K50.90", "Crohn"), ("L40.0", "plaque psoriasis")])
def test_the_diagnosis_chooses_the_section(code: str, words: str) -> None:
    policy = parse_policy(document(SPEC / "policies" / "psoriasis_step.txt"), diagnoses=[Code("ICD-10-CM", code)])
    first = next(n for n in walk(policy.root) if n.id == "a")
    assert words in first.text
    assert policy.others


def test_continued_treatment_has_criteria_of_its_own() -> None:
    source = document(SPEC / "policies" / "cpap.txt")
    first, later = parse_policy(source, service="CPAP device"), parse_policy(source, service="continued use of a CPAP device")
    assert {n.id for n in walk(first.root)} != {n.id for n in walk(later.root)}
    assert any("31" in n.text for n in walk(later.root) if isinstance(n, Criterion))
