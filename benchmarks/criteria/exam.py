"""Scores criteria on kits that somebody else wrote: each leaf's status, wrong "met", how many leaves the parsed policy has, and for a met
leaf that the program leaves open whether one of the passages that it offers is the proof.

    python benchmarks/criteria/exam.py FOLDER_OF_KITS [-v]

A kit has `policy.*`, `records/` and `gold.json` (keys `criteria` with text, status and, where groups stand among them, `leaf`; `notice`;
`today`). A gold leaf is compared with our finding whose words are most alike (at least half in common), else by its id, else by words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Finding, Match
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.intake.files import read_files
from denialhelp.reading.records import read_records

ALIKE = 0.5


def words(text: str) -> set[str]:
    """The words of four letters and more."""
    return set(re.findall(r"\w{4,}", text.lower()))


def alike(one: str, other: str) -> float:
    """The share of words that two texts have in common."""
    a, b = words(one), words(other)
    return len(a & b) / max(1, len(a | b))


def plain(text: Any) -> str:
    """Letters and digits."""
    return re.sub(r"[^a-z0-9]+", "", str(text).lower())


def best(findings: Sequence[Finding], gold: Any) -> Finding | None:
    """The finding that a gold criterion is compared with."""
    near = max(findings, key=lambda f: alike(gold["text"], f.text), default=None)
    if near is not None and alike(gold["text"], near.text) >= ALIKE:
        return near
    same = [f for f in findings if plain(f.id) == plain(gold["id"])]
    return same[0] if same else max(findings, key=lambda f: len(words(gold["text"]) & words(f.text)), default=None)


def day(text: str | None) -> date | None:
    """A day, or None."""
    return date.fromisoformat(text) if text else None


def matched(kit: Path, gold: Any) -> Match:
    """The policy against the record."""
    told = gold["notice"]
    codes = [Code(c["system"], c["code"]) for c in told.get("codes") or []]
    policy = parse_policy(
        read_files([next(kit.glob("policy.*"))])[0][0],
        service=told.get("service"),
        codes=[c for c in codes if c.system != "ICD-10-CM"],
        diagnoses=[c for c in codes if c.system == "ICD-10-CM"],
    )
    documents, today = read_files(sorted((kit / "records").iterdir()))[0], date.fromisoformat(gold["today"])
    born = day(told.get("patient_dob"))
    record = read_records(documents, as_of=today, patient_name=told.get("patient_name"), patient_born=born)
    started, dated = day(told.get("service_start")), day(told.get("notice_date"))
    context = CaseContext(told.get("patient_name"), born, told.get("service"), tuple(codes), None, started, dated)
    return match(policy, record, documents, context, as_of=today)


def offered(finding: Finding, gold: Sequence[Any]) -> bool:
    """Whether a passage offered for a finding is one of the gold proofs, or a part of one."""
    wanted = ["".join(e["quote"].lower().split()) for e in gold]
    shown = ["".join(c.pin.quote.lower().split()) for c in finding.candidates]
    return any(s in w or w in s for s in shown for w in wanted)


def score(kit: Path, *, verbose: bool) -> Counter[str]:
    """One kit's counts."""
    gold = json.loads((kit / "gold.json").read_text(encoding="utf-8"))
    found, count = matched(kit, gold).findings, Counter[str]()
    for criterion in gold["criteria"]:
        if not criterion.get("leaf", True):
            continue
        finding = best(found, criterion)
        status = finding.status.value if finding is not None else "none"
        count["leaves"] += 1
        count["in the policy"] += finding is not None and alike(criterion["text"], finding.text) >= ALIKE
        count["right"] += status == criterion["status"]
        count["wrong met"] += status == "met" != criterion["status"]
        count["wrong not met"] += status == "not-met" != criterion["status"]
        count["met in gold"] += criterion["status"] == "met"
        count["met found"] += status == criterion["status"] == "met"
        if criterion["status"] == "met" and status == "unknown" and finding is not None:
            count["left open"] += 1
            count["proof offered"] += offered(finding, criterion.get("evidence") or [])
        if verbose and status != criterion["status"]:
            sys.stdout.write(f"  {kit.name[:2]} {criterion['id']} {criterion['status']} -> {status} | {criterion['text'][:110]}\n")
    return count


def main(arguments: Sequence[str]) -> int:
    """Score every kit of the folder."""
    whole = Counter[str]()
    for kit in sorted(p for p in Path(arguments[0]).iterdir() if (p / "gold.json").exists() and list(p.glob("policy.*"))):
        count = score(kit, verbose="-v" in arguments)
        whole += count
        sys.stdout.write(f"{kit.name[:40]}: {dict(count)}\n")
    sys.stdout.write(f"all: {dict(whole)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
