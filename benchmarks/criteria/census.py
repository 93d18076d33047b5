"""Counts what kind of checkable condition each criterion becomes, or none (matched by similarity alone).

    python benchmarks/criteria/census.py [--list]

Every leaf of the coverage library and of the policies of the kits is judged against an empty chart, and the check that claims it is noted;
a criterion of several parts counts as checkable where each of its parts is. `--list` prints those without a condition.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest import mock

from denialhelp.casefile.policy import Criterion, Policy, walk
from denialhelp.casefile.record import Record
from denialhelp.criteria import judge
from denialhelp.criteria.case import Case, Scope
from denialhelp.criteria.chart import Chart
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.outcome import Outcome
from denialhelp.criteria.parse import parse_policy
from denialhelp.criteria.words import annotator
from denialhelp.intake.files import read_file
from denialhelp.reference.coverage_library import load_coverage
from denialhelp.reference.coverage_schema import UNREAD, as_policy

AS_OF = date(2026, 11, 24)
KITS = Path(__file__).parents[1] / "kits"


def scope_of(policy: Policy) -> Scope:
    """The scope of a criterion in an empty chart."""
    notes = annotator()
    return Scope(Case(Chart([], {}, notes.lexicon, notes, Record()), policy, CaseContext(), AS_OF))


def kinds_of(text: str, negated: bool, scope: Scope) -> list[str]:
    """The kind of each part of a criterion, as the check that claims it names it; "meaning" where similarity alone would answer."""
    said: list[str] = []
    plain = judge.checked

    def checked(part: str, place: Scope) -> Outcome:
        outcome = plain(part, place)
        said.append(outcome.kind or "meaning")
        return outcome

    with mock.patch("denialhelp.criteria.judge.checked", checked):
        outcome = (judge.judge_absence if negated else judge.judge)(text, scope)
    return said or [outcome.kind or "meaning"]


def leaves() -> Iterator[tuple[str, Criterion, Policy]]:
    """Every leaf with its source: the coverage library, or a kit."""
    for entry in load_coverage().entries:
        for renewal in (False, True) if entry.renewal is not None else (False,):
            policy = as_policy(entry, renewal=renewal)
            for node in walk(policy.root) if policy else ():
                if isinstance(node, Criterion) and policy and node.text != UNREAD.text:
                    yield "library", node, policy
    for path in sorted(KITS.glob("*/policy.*")):
        policy = parse_policy(read_file(path, path.name)[0])
        for node in walk(policy.root):
            if isinstance(node, Criterion):
                yield "kits", node, policy


def main() -> None:
    """Prints the census."""
    counts: dict[str, Counter[str]] = {}
    without: list[str] = []
    for source, node, policy in leaves():
        kinds = kinds_of(node.text, node.negated, scope_of(policy))
        kind = "none" if "meaning" in kinds else kinds[0]
        counts.setdefault(source, Counter())[kind] += 1
        if kind == "none":
            without.append(f"{source}: {node.text}")
    for source, count in counts.items():
        total = sum(count.values())
        print(f"{source}: {total} leaves, {total - count['none']} with a condition ({1 - count['none'] / total:.0%})")
        print("  " + ", ".join(f"{k} {n}" for k, n in count.most_common()))
    if "--list" in sys.argv:
        print("\n".join(without))


if __name__ == "__main__":
    main()
