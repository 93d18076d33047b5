"""Foretell each year's external-review decisions from the years before: Brier score against the base rate, and a reliability plot.

`python benchmarks/odds/calibration.py DECISIONS.csv` reads the regulator's file (`;`-separated, 2001-2016; the address is in
src/denialhelp/reference/outcomes/decisions.yaml). Each decision of 2008 to 2016 is foretold from earlier years only, by the product's own
groups and its own `borrowed`; the plot goes to benchmarks/odds/reliability.svg.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from denialhelp.outcomes.interval import borrowed, wilson

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from derive import TYPES, keys, treatment_key  # noqa: E402 - the script is not a package

Row = tuple[int, str, str, str, bool]
FIRST = 2008


def rows_of(path: Path) -> list[Row]:
    """Year, treatment, diagnosis, type, overturned; only treatments that have a group of their own."""
    treatments, diagnoses = keys("treatments"), keys("diagnoses")
    out = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = treatment_key(treatments, row) or "other"
            sick = diagnoses.get(row["Diagnosis Category"], "other")
            out.append((int(row["Report Year"]), key, sick, TYPES[row["Type"]], row["Determination"].startswith("Overturned")))
    return out


def foretold(rows: list[Row], cells: Callable[[Row], list[tuple[str, ...]]], strength: float, fade: float) -> list[tuple[float, bool]]:
    """Foretold share and what came, for every decision from FIRST on; each year back counts `fade` times the next."""
    out = []
    for year in range(FIRST, max(r[0] for r in rows) + 1):
        n: dict[tuple[str, ...], float] = defaultdict(float)
        won: dict[tuple[str, ...], float] = defaultdict(float)
        for row in rows:
            if row[0] < year:
                weight = fade ** (year - 1 - row[0])
                for cell in [(), *cells(row)]:
                    n[cell] += weight
                    won[cell] += weight * row[4]
        for row in rows:
            if row[0] == year and row[1] != "other":
                share = won[()] / n[()]
                for cell in cells(row):
                    share = borrowed(won[cell], n[cell], share, strength)
                out.append((share, row[4]))
    return out


def brier(pairs: list[tuple[float, bool]]) -> float:
    """Mean squared distance between the foretold share and what came (0 or 1)."""
    return sum((p - won) ** 2 for p, won in pairs) / len(pairs)


def bins(pairs: list[tuple[float, bool]], width: float = 0.1) -> list[tuple[float, int, int]]:
    """Mean foretold share, decisions and reversals of each tenth."""
    out = []
    for at in range(round(1 / width)):
        inside = [(p, won) for p, won in pairs if at * width <= p < (at + 1) * width or (p == 1 and at + 1 == round(1 / width))]
        if inside:
            out.append((sum(p for p, _ in inside) / len(inside), len(inside), sum(won for _, won in inside)))
    return out


def plot(points: list[tuple[float, int, int]], score: float, base: float, path: Path) -> None:
    """Reliability: foretold share across, share that came up, with Wilson bars; the diagonal is perfect."""
    side, edge = 420, 50

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * side, edge + (1 - y) * side

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}"',
        ' font-family="sans-serif" font-size="13">',
        f"<title>Reliability of the estimates on held-out years: Brier score {score:.3f}, base rate alone {base:.3f}</title>",
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#888"/>',
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#888" stroke-dasharray="4"/>'.format(*at(0, 0), *at(1, 1)),
    ]
    for share, n, won in points:
        low, high = wilson(won, n)
        (x, y), (_, y0), (_, y1) = at(share, won / n), at(share, low), at(share, high)
        parts.append(f'<line x1="{x:.1f}" y1="{y0:.1f}" x2="{x:.1f}" y2="{y1:.1f}" stroke="#14507a" stroke-width="2"/>')
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#14507a"/><text x="{x + 7:.1f}" y="{y + 14:.1f}">{n}</text>')
    for tick in range(0, 11, 2):
        (x, _), (_, y) = at(tick / 10, 0), at(0, tick / 10)
        parts.append(f'<text x="{x:.0f}" y="{edge + side + 18}" text-anchor="middle">{tick * 10}%</text>')
        parts.append(f'<text x="{edge - 6}" y="{y + 4:.0f}" text-anchor="end">{tick * 10}%</text>')
    parts.append(f'<text x="{edge + side / 2}" y="{edge + side + 40}" text-anchor="middle">foretold from earlier years</text>')
    turn = f'transform="rotate(-90 16 {edge + side / 2})"'
    parts.append(f'<text x="16" y="{edge + side / 2}" text-anchor="middle" {turn}>went against the plan</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main() -> None:
    """Print the scores of each way and write the plot of the product's."""
    rows = rows_of(Path(sys.argv[1]))

    def treatment(row: Row) -> list[tuple[str, ...]]:
        return [(row[1],)]

    def pair(row: Row) -> list[tuple[str, ...]]:
        return [(row[1],), (row[1], row[2])]

    def typed(row: Row) -> list[tuple[str, ...]]:
        return [(row[1],), (row[1], row[2]), (row[1], row[2], row[3])]

    def none(_row: Row) -> list[tuple[str, ...]]:
        return []

    base = foretold(rows, none, 20, 1)
    print(f"{len(base)} decisions of {FIRST} and later, each foretold from earlier years; Brier score (lower is better)")
    print(f"  base rate alone                         {brier(base):.4f}")
    for name, cells in (("treatment", treatment), ("treatment x diagnosis", pair), ("treatment x diagnosis x type", typed)):
        for strength in (1, 20, 40):
            for fade in (1.0, 0.7):
                print(f"  {name:<28} strength {strength:>2} fade {fade:.1f}  {brier(foretold(rows, cells, strength, fade)):.4f}")
    chosen = foretold(rows, pair, 20, 0.7)
    points = bins(chosen)
    print("reliability of treatment x diagnosis, strength 20, fade 0.7 (foretold, came, decisions)")
    for share, n, won in points:
        print(f"  {share:.3f}  {won / n:.3f}  {n}")
    plot(points, brier(chosen), brier(base), HERE / "reliability.svg")


if __name__ == "__main__":
    main()
