"""Intervals of a share: Wilson's for a count, and the estimate that borrows from a larger group."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution
STRENGTH = 20  # decisions that the larger group counts for; chosen by benchmarks/odds/calibration.py on earlier years


def wilson(hits: int, n: int, z: float = Z95) -> tuple[float, float]:
    """Wilson's score interval of `hits` in `n` > 0 (E. B. Wilson, 1927), without continuity correction; both ends within 0 and 1."""
    if not 0 <= hits <= n or n == 0:
        raise ValueError("an interval needs at least one decision, and not more reversals than decisions")
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def borrowed(hits: float, n: float, larger: float, strength: float = STRENGTH) -> float:
    """The mean of a beta-binomial whose prior is the larger group's share, worth `strength` decisions; `larger` itself where n is 0."""
    return (hits + strength * larger) / (n + strength)
