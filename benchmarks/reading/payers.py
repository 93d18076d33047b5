"""How far the table of payers and programs is verified: counts by file and by how each entry was checked.

Usage, from the project's root: .venv/bin/python benchmarks/reading/payers.py [--names]
With --names the entries that are only names are listed, so that the next person knows where to begin.
"""

from __future__ import annotations

import sys
from collections import Counter

from denialhelp.reference.payers import BEARS, HOWS, Payer, load_payers
from denialhelp.reference.strict import names_in, read_strict
from denialhelp.reference.tables import load_tables

COLUMNS = (*sorted(HOWS), "name only")


def how(payer: Payer) -> str:
    """The column that the entry counts in."""
    return payer.check.how if payer.check else "name only"


def row(title: str, counts: Counter[str]) -> str:
    """One line of the table: the counts of each column and their sum."""
    return f"{title:16}" + "".join(f"{counts[c]:>11}" for c in COLUMNS) + f"{sum(counts.values()):>8}"


def main(arguments: list[str]) -> None:
    """Prints the coverage; with --names also the entries without a check."""
    table, whole = load_payers(), Counter[str]()
    print(f"{'':16}" + "".join(f"{c:>11}" for c in COLUMNS) + f"{'all':>8}")
    for file in names_in("payers"):
        slugs = [entry["slug"] for entry in read_strict(f"payers/{file}")["payers"]]
        counts = Counter(how(p) for p in table.payers if p.slug in set(slugs))
        whole += counts
        print(row(file.removesuffix(".yaml"), counts))
    print(row("payers", whole))
    programs = {p.name: p for p in load_tables().programs}
    print(row("programs", Counter(p.check.how if p.check else "name only" for p in programs.values())))
    for fact in sorted(BEARS):
        stated = [p for p in table.payers if fact in ("name", "kind") or getattr(p, fact)]
        print(f"{fact:16}{sum(p.verified(fact) for p in stated):>11} of {len(stated)} verified")
    if "--names" in arguments:
        print("\n".join(p.name for p in table.payers if p.check is None))


if __name__ == "__main__":
    main(sys.argv[1:])
