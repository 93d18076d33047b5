"""How far a confidence can be trusted: of the values read with it, how many were right; a reliability plot as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BINS = ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


@dataclass(frozen=True)
class Judged:
    """One value that was read: its field, the reader's confidence, whether it was right."""

    field: str
    confidence: float
    right: bool


def reliability(judged: Sequence[Judged], path: Path | None) -> str:
    """A line of text on each step of confidence, and the plot in a file where `path` is given."""
    rows = []
    for low, high in BINS:
        mine = [j for j in judged if low <= j.confidence < high]
        if mine:
            rows.append((sum(j.confidence for j in mine) / len(mine), sum(j.right for j in mine) / len(mine), len(mine)))
    if path is not None:
        path.write_text(_plot(rows), encoding="utf-8")
    return "\n".join(f"confidence about {said:.2f}: right {right:.3f} of {n}" for said, right, n in rows)


def _plot(rows: Sequence[tuple[float, float, int]]) -> str:
    """Confidence across, share right upwards, both from 0.4 to 1; a circle's size says how many values stand behind it."""

    def x(value: float) -> float:
        return 60 + (value - 0.4) / 0.6 * 360

    def y(value: float) -> float:
        return 420 - (value - 0.4) / 0.6 * 360

    marks = "".join(
        f'<circle cx="{x(said):.1f}" cy="{y(max(0.4, right)):.1f}" r="{3 + n**0.5 / 5:.1f}" fill="#1a4480" fill-opacity="0.75"/>'
        f'<text x="{x(said) - 8:.1f}" y="{y(max(0.4, right)) + 28:.1f}" text-anchor="end">{right:.3f} of {n}</text>'
        for said, right, n in rows
    )
    ticks = "".join(
        f'<text x="{x(v):.1f}" y="440" text-anchor="middle">{v:.1f}</text><text x="50" y="{y(v) + 4:.1f}" text-anchor="end">{v:.1f}</text>'
        for v in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="460" height="480" font-family="sans-serif" font-size="12">'
        '<rect width="460" height="480" fill="white"/><title>Share of values that are right, by the confidence the reader gave</title>'
        f'<path d="M60 60V420H420" fill="none" stroke="#555"/>'
        f'<path d="M{x(0.4)} {y(0.4)}L{x(1.0)} {y(1.0)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'{ticks}{marks}<text x="240" y="465" text-anchor="middle">confidence given</text>'
        '<text transform="translate(16 240) rotate(-90)" text-anchor="middle">share right</text></svg>\n'
    )
