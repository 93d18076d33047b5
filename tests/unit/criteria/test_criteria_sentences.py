"""Single criteria against single passages of a synthetic chart: met, not met, silent, and the traps (tests/spec/criteria/sentences)."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Criterion, Group, GroupKind, Policy
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
BORN = date(1968, 4, 12)
SPEC = Path(__file__).parents[2] / "spec" / "criteria" / "sentences"
HEAD = "Synthetic Clinic, office note\nPatient: Rosa Testwell  DOB: 04/12/1968\nDate of visit: 10/05/2026\n\n"
FOOT = "\n\nSigned: Lena Orchard, MD, 10/05/2026\n"


def cases() -> list[tuple[str, dict[str, str]]]:
    return [
        (f"{path.stem}-{number}", case)
        for path in sorted(SPEC.glob("*.yaml"))
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def status(criterion: str, said: str, service: str) -> str:
    text = f"{HEAD}{said}{FOOT}"
    document = Document("note.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain", (Page(1, text),))
    record = read_records([document], as_of=AS_OF, patient_name="Rosa Testwell", patient_born=BORN)
    negated = criterion.startswith("NOT ")
    leaf = Criterion("1", criterion.removeprefix("NOT "), (), negated)
    policy = Policy(None, None, None, None, None, (), Group("ROOT", GroupKind.ALL, (leaf,)))
    context = CaseContext("Rosa Testwell", BORN, service, request_on=date(2026, 10, 20), service_start=date(2026, 11, 10))
    return next(f.status.value for f in match(policy, record, [document], context, as_of=AS_OF).findings if f.id == "1")


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_passage_decides_a_criterion_as_a_nurse_would(name: str, case: dict[str, str]) -> None:
    assert status(case["criterion"], case["said"], case.get("service", "lumbar fusion")) == case["status"], name
