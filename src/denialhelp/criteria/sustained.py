"""A value that was over or under a limit for a time ("an index of 35 or more for at least two years"): the dated values of that time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .case import Scope
from .numbers import Quantity, months_before
from .outcome import Outcome, met, not_met, unknown
from .readings import Reading

_RECENT = 190  # days: the last value of the time must be no older


def sustained(
    found: list[Reading], limit: Quantity, length: Quantity, scope: Scope, holds: Callable[[Reading, Quantity], bool | None]
) -> Outcome:
    """Met where values from before the beginning of the time to its end all hold; not met where one inside it does not; else unknown."""
    case, chart = scope.case, scope.case.chart
    until = max(case.anchors())
    since = months_before(until, length.low)
    dated = sorted(((r.on, holds(r, limit), r) for r in found if r.on is not None and r.on <= case.as_of), key=lambda x: x[0] or date.min)
    said = f"{limit.said()} for {length.said()}"
    ask = f"dated values over the whole time: {said}"
    broken = [r for on, ok, r in dated if ok is False and since <= (on or date.min) <= until]
    if broken:
        return not_met(f"A value inside the time is not {said}", *(r.evidence(chart) for r in broken[:2]), kind="measure")
    before = [r for on, ok, r in dated if ok is True and (on or date.max) <= since]
    late = [r for on, ok, r in dated if ok is True and on is not None and on > since and (until - on).days <= _RECENT]
    bad = [r for on, ok, r in dated if ok is not True and before and (on or date.min) >= (before[-1].on or date.min)]
    if before and late and not bad:
        return met(
            f"Values from {before[-1].on} to {late[-1].on} are all {limit.said()}",
            before[-1].evidence(chart),
            late[-1].evidence(chart),
            kind="measure",
        )
    return unknown(f"Not shown over the whole time: {said}", ask, kind="measure")
