"""Outcomes of the organization's cases by payer, reason and argument: counts, shares with intervals, money; and what may be shown outside.

Outside the organization no count from 1 to 10 is shown, nor a share that would give one away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from denialhelp.outcomes.interval import wilson
from denialhelp.web.organizations.board import payer_name
from denialhelp.web.organizations.models import CaseOf, Organization
from denialhelp.web.organizations.stages import ANSWERED, Stage

FEWEST_OUTSIDE = 11
BY = {"payer": noop("By payer"), "reason": noop("By reason"), "argument": noop("By argument")}
ARGUMENTS = {
    "criteria-met": noop("the record met the whole policy"),
    "criteria-shown": noop("criteria of the policy were shown as met"),
    "notice-defect": noop("the notice lacked what the law asks for"),
    "cites-law": noop("the letter cited law"),
    "cites-literature": noop("the letter cited studies"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """Answered cases of one kind. `rate` is the share won wholly or in part, `low` and `high` its 95 % interval (Wilson)."""

    name: str
    words: str
    n: int
    won: int
    partly: int
    lost: int
    asked: Decimal
    recovered: Decimal

    @property
    def rate(self) -> float:
        """The share won wholly or in part."""
        return (self.won + self.partly) / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share lies with 95 % confidence."""
        return wilson(self.won + self.partly, self.n)

    @property
    def percents(self) -> tuple[int, int, int]:
        """Low end, share, high end in whole percent."""
        low, high = self.interval
        return round(low * 100), round(self.rate * 100), round(high * 100)


Row = Mapping[str, Any]
_FIELDS = ("payer", "reason", "arguments", "stage", "amount", "recovered")
_KEYS: Mapping[str, Callable[[Row], Iterable[str]]] = {
    "payer": lambda row: [row["payer"]] if row["payer"] else [],
    "reason": lambda row: [row["reason"]] if row["reason"] else [],
    "argument": lambda row: row["arguments"] or [],
}


def _words(by: str, name: str) -> str:
    if by == "payer":
        return payer_name(name)
    return _(ARGUMENTS[name]) if by == "argument" and name in ARGUMENTS else _(name.replace("-", " "))


def _counted(by: str, name: str, rows: list[Row]) -> Counted:
    stages = [r["stage"] for r in rows]
    return Counted(
        name,
        _words(by, name),
        len(rows),
        stages.count(Stage.WON),
        stages.count(Stage.PARTLY),
        stages.count(Stage.LOST),
        sum((r["amount"] or Decimal() for r in rows), Decimal()),
        sum((r["recovered"] or Decimal() for r in rows), Decimal()),
    )


def outcomes(organization: Organization) -> dict[str, list[Counted]]:
    """The answered cases by payer, reason and argument, the most frequent first."""
    rows = list(CaseOf.objects.filter(organization=organization, stage__in=[s.value for s in ANSWERED]).values(*_FIELDS))
    out: dict[str, list[Counted]] = {}
    for by, keys in _KEYS.items():
        held: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            for key in keys(row):
                held[key].append(row)
        out[by] = sorted((_counted(by, name, group) for name, group in held.items()), key=lambda c: (-c.n, c.words))
    return out


def _hidden(count: int) -> bool:
    return 0 < count < FEWEST_OUTSIDE


def outside(one: Counted) -> dict[str, Any]:
    """What may be shown outside the organization: counts from 1 to 10 are not told, and no share or sum beside one."""
    held = _hidden(one.n)
    part = held or any(_hidden(c) for c in (one.won, one.partly, one.lost))

    def told(count: int) -> Any:
        return "<11" if held or _hidden(count) else count

    low, high = one.interval
    shares = {"share": f"{one.rate:.3f}", "low": f"{low:.3f}", "high": f"{high:.3f}"} if not part else {"share": "", "low": "", "high": ""}
    return {"answered": told(one.n), "won": told(one.won), "won_in_part": told(one.partly), "lost": told(one.lost), **shares}


def inside(one: Counted) -> dict[str, Any]:
    """All of it."""
    low, high = one.interval
    return {
        "answered": one.n, "won": one.won, "won_in_part": one.partly, "lost": one.lost, "share": f"{one.rate:.3f}", "low": f"{low:.3f}",
        "high": f"{high:.3f}", "amount_denied": f"{one.asked:.2f}", "amount_recovered": f"{one.recovered:.2f}",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of a plot, in the units of its picture."""

    counted: Counted
    y: int
    low: float
    at: float
    high: float


LEFT, WIDTH, STEP = 10, 340, 34


def plot(counted: list[Counted]) -> dict[str, Any]:
    """A picture of shares with their intervals: a line for each, at most fifteen; the table beside it says the same."""
    marks = []
    for number, one in enumerate(counted[:15]):
        low, high = one.interval
        places = [round(LEFT + WIDTH * x, 1) for x in (low, one.rate, high)]
        marks.append(Mark(one, 30 + STEP * number, *places))
    ticks = [(round(LEFT + WIDTH * p / 100, 1), p) for p in (0, 25, 50, 75, 100)]
    return {"marks": marks, "ticks": ticks, "height": 40 + STEP * len(marks), "width": WIDTH + 2 * LEFT, "bottom": 22 + STEP * len(marks)}
