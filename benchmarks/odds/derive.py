"""Counts of published external-review decisions: `python benchmarks/odds/derive.py DECISIONS.csv CELLS.csv`.

DECISIONS.csv is California's "DMHC IMR Data" (`;`-separated, 2001-2016); CELLS.csv the treatment x diagnosis cells of the Apellica
external-review index (CC BY 4.0). Only counts are written, under our own keys; nothing of a case is kept.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import yaml

HOME = Path(__file__).resolve().parents[2] / "src/denialhelp/reference/outcomes"
TYPES = {"Medical Necessity": "medical-necessity", "Experimental/Investigational": "experimental", "Urgent Care": "urgent"}
ADDRESS = "https://data.chhs.ca.gov/dataset/independent-medical-review-imr-determinations-trend"
HEAD = """# Made by benchmarks/odds/derive.py; do not edit. Counts only, from published decisions.
source:
  title: {title}
  address: {address}
  licence: {licence}
  years: [{first}, {last}]
  checked: {{date: 2026-11-24, how: {how}}}
decisions: {decisions}
overturned: {overturned}
# {columns}
rows:
"""


def keys(name: str) -> dict[str, str]:
    """The regulator's label to our key, for treatments or diagnoses."""
    rows = yaml.safe_load((HOME / f"{name}.yaml").read_text(encoding="utf-8"))[name]
    out: dict[str, str] = {}
    for row in rows:
        for label in row["labels"]:
            assert label not in out, label
            out[label] = row["key"]
    return out


def treatment_key(treatments: dict[str, str], row: dict[str, str]) -> str:
    """Our key of a decision's treatment; "" where it only has a catch-all label."""
    part, whole = row["Treatment Sub Category"], row["Treatment Category"]
    return treatments.get(f"{whole}: {part}") or treatments.get(part, "")


def derive_decisions(path: Path, treatments: dict[str, str], diagnoses: dict[str, str]) -> None:
    """Write treatment x diagnosis x type counts; decisions outside our groups are counted under "other"."""
    counts: Counter[tuple[str, str, str]] = Counter()
    won: Counter[tuple[str, str, str]] = Counter()
    years: set[int] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            cell = (treatment_key(treatments, row) or "other", diagnoses.get(row["Diagnosis Category"], "other"), TYPES[row["Type"]])
            counts[cell] += 1
            won[cell] += row["Determination"].startswith("Overturned")
            years.add(int(row["Report Year"]))
    head = HEAD.format(
        title='"DMHC IMR Data, 2001 - Current; California Health and Human Services Open Data"',
        address=ADDRESS, licence="public record, counts of structured columns only",
        first=min(years), last=max(years), how="text", decisions=counts.total(), overturned=won.total(),
        columns="treatment, diagnosis, type, decisions, overturned",
    )  # fmt: skip
    lines = [f"  - [{t}, {d}, {k}, {n}, {won[t, d, k]}]\n" for (t, d, k), n in sorted(counts.items())]
    (HOME / "decisions.yaml").write_text(head + "".join(lines), encoding="utf-8")


def derive_cells(path: Path, treatments: dict[str, str], diagnoses: dict[str, str]) -> None:
    """Write the newer treatment x diagnosis cells, labels of one key added up; catch-all treatments are left out."""
    sums: dict[tuple[str, str], list[int]] = {}
    first, last, all_n, all_won = 9999, 0, 0, 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            n, over, y0, y1 = int(row["decisions"]), int(row["overturned"]), int(row["year_min"]), int(row["year_max"])
            first, last, all_n, all_won = min(first, y0), max(last, y1), all_n + n, all_won + over
            key = treatments.get(row["treatment"])
            if key is None:
                if row["treatment"] != "Other":
                    print("no key:", row["treatment"])
                continue
            cell = sums.setdefault((key, diagnoses[row["diagnosis_category"]]), [0, 0, 9999, 0, 0, 0])
            recent = int(row["decisions_last_5y"]), int(row["overturned_last_5y"])
            cell[:] = [cell[0] + n, cell[1] + over, min(cell[2], y0), max(cell[3], y1), cell[4] + recent[0], cell[5] + recent[1]]
    head = HEAD.format(
        title='"Apellica external-review index v1.0 (2026-09-15), from the DMHC IMR data"', address=ADDRESS,
        licence='"CC BY 4.0, Apellica"', first=first, last=last, how="secondary", decisions=all_n, overturned=all_won,
        columns="treatment, diagnosis, decisions, overturned, first year, last year, decisions and overturned of the last five years",
    )  # fmt: skip
    lines = [f"  - [{t}, {d}, {', '.join(map(str, cell))}]\n" for (t, d), cell in sorted(sums.items())]
    (HOME / "cells.yaml").write_text(head + "".join(lines), encoding="utf-8")


def main() -> None:
    """Write both tables."""
    treatments, diagnoses = keys("treatments"), keys("diagnoses")
    derive_decisions(Path(sys.argv[1]), treatments, diagnoses)
    derive_cells(Path(sys.argv[2]), treatments, diagnoses)


if __name__ == "__main__":
    main()
