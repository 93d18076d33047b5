"""Measures the criteria room: node F1, group logic, status accuracy, wrong "met", speed.

    python benchmarks/criteria/run.py [FOLDER]

Without an argument: the sample policies and charts of tests/spec/criteria. FOLDER may hold case folders with `policy.*`, `records/` and
`gold.json` (keys `criteria`, `overall`, `notice`). The last line is the time for 60 criteria against 500 pages.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Criterion, Node, Policy, walk
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.intake.files import read_file, read_files
from denialhelp.reading.records import read_records

SPEC = Path(__file__).parents[2] / "tests" / "spec" / "criteria"
AS_OF = date(2026, 11, 23)


@dataclass
class Tally:
    """Counts over all samples."""

    hit: int = 0
    extra: int = 0
    lost: int = 0
    logic: int = 0
    groups: int = 0
    right: int = 0
    total: int = 0
    wrong_met: int = 0
    overall: int = 0
    cases: int = 0
    seconds: list[float] = field(default_factory=list)

    def nodes(self, found: dict[str, str], wanted: dict[str, str]) -> None:
        """Adds one policy's tree."""
        self.hit += len(found.keys() & wanted.keys())
        self.extra += len(found.keys() - wanted.keys())
        self.lost += len(wanted.keys() - found.keys())
        for key, kind in wanted.items():
            if kind != "leaf":
                self.groups += 1
                self.logic += found.get(key) == kind

    def statuses(self, found: dict[str, str], wanted: dict[str, str]) -> None:
        """Adds one chart's findings."""
        for key, status in wanted.items():
            got = found.get(key)
            self.total += 1
            self.right += got == status
            self.wrong_met += got == "met" and status != "met"

    def show(self) -> None:
        """Prints the figures."""
        f1 = 2 * self.hit / max(1, 2 * self.hit + self.extra + self.lost)
        print(f"nodes F1 {f1:.3f}; group logic {self.logic}/{self.groups}")
        share = self.right / max(1, self.total)
        print(f"statuses {self.right}/{self.total} = {share:.3f}; wrong met {self.wrong_met}; overall {self.overall}/{self.cases}")
        print(f"match: median {sorted(self.seconds)[len(self.seconds) // 2]:.2f} s, longest {max(self.seconds):.2f} s")


def kind_of(node: Node) -> str:
    """leaf, all, any or "at-least n"."""
    if isinstance(node, Criterion):
        return "leaf"
    return f"at-least {node.n}" if node.n else node.kind.value


def tree_of(policy: Policy) -> dict[str, str]:
    """Ids and kinds of a policy's nodes."""
    return {n.id: kind_of(n) for n in walk(policy.root) if n.id != "ROOT"}


def load(path: Path) -> Document:
    """One document."""
    return read_file(path, path.name)[0]


def judge(
    tally: Tally, policy: Policy, documents: list[Document], context: CaseContext, expect: dict[str, str], overall: str | None
) -> None:
    """Matches one chart and adds what came of it."""
    record = read_records(documents, as_of=AS_OF, patient_name=context.patient_name, patient_born=context.born_on)
    begun = time.perf_counter()
    result = match(policy, record, documents, context, as_of=AS_OF)
    tally.seconds.append(time.perf_counter() - begun)
    tally.statuses({f.id: f.status.value for f in result.findings}, expect)
    tally.cases += 1
    tally.overall += result.overall.value == overall


def samples(tally: Tally) -> None:
    """The policies and charts of the project."""
    for path in sorted((SPEC / "policies").glob("*.yaml")):
        want = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = tree_of(parse_policy(load(path.with_suffix(".txt")), service=want.get("service")))
        optional = {str(n).split(" ")[0] for n in want.get("optional", [])}
        pairs = [[*str(n).split(" ", 1), "leaf"][:2] for n in want["nodes"]]
        tally.nodes({k: v for k, v in found.items() if k not in optional}, dict(pairs))
    for path in sorted((SPEC / "charts").glob("*.yaml")):
        want = yaml.safe_load(path.read_text(encoding="utf-8"))
        context = CaseContext(**want["context"])
        policy = parse_policy(load(SPEC / "policies" / f"{want['policy']}.txt"), service=context.service)
        judge(tally, policy, [load(path.with_suffix(".txt"))], context, {str(k): v for k, v in want["expect"].items()}, want["overall"])


def kits(tally: Tally, folder: Path) -> None:
    """Case folders with gold answers."""
    for path in sorted(folder.glob("*/gold.json")):
        file = next(path.parent.glob("policy.*"), None)
        if file is None:
            continue
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        notice = gold["notice"]
        codes = [Code(c["system"], c["code"]) for c in notice["codes"]]
        policy = parse_policy(
            load(file),
            service=notice["service"],
            codes=[c for c in codes if c.system != "ICD-10-CM"],
            diagnoses=[c for c in codes if c.system == "ICD-10-CM"],
        )
        expect = {c["id"]: c["status"] for c in gold["criteria"]}
        parents = {c["logic"].rpartition(" of ")[2].split(" ")[0] for c in gold["criteria"]}
        found = tree_of(policy)
        tally.nodes(found, {k: found.get(k, "leaf") if k in parents else "leaf" for k in expect})
        day = lambda text: date.fromisoformat(text) if text else None  # noqa: E731
        context = CaseContext(
            notice["patient_name"],
            day(notice["patient_dob"]),
            notice["service"],
            tuple(codes),
            None,
            day(notice["service_start"]),
            day(notice["notice_date"]),
        )
        judge(tally, policy, list(read_files([path.parent / "records"])[0]), context, expect, gold["overall"])


def speed() -> None:
    """Sixty criteria against five hundred pages."""
    chart = (SPEC / "charts" / "knee_arthroplasty.txt").read_text(encoding="utf-8")
    pages = tuple(Page(n, f"{chart}\nPage {n}") for n in range(1, 501))
    record_document = Document("long.txt", "0" * 64, "text/plain", pages)
    lines = [
        line for p in sorted((SPEC / "policies").glob("*.txt")) for line in p.read_text(encoding="utf-8").splitlines() if len(line) > 50
    ][:60]
    text = "The service is medically necessary when ALL of the following are met:\n" + "\n".join(
        f"{n}. {line.strip()}" for n, line in enumerate(lines, 1)
    )
    policy = parse_policy(Document("long-policy.txt", "0" * 64, "text/plain", (Page(1, text),)))
    record = read_records([record_document], as_of=AS_OF)
    begun = time.perf_counter()
    result = match(policy, record, [record_document], CaseContext(), as_of=AS_OF)
    print(
        f"{len(result.findings)} findings against {len(pages)} pages ({len(record.passages)} passages): {time.perf_counter() - begun:.2f} s"
    )


if __name__ == "__main__":
    counts = Tally()
    if len(sys.argv) > 1:
        kits(counts, Path(sys.argv[1]))
    else:
        samples(counts)
    counts.show()
    speed()
