"""How often published external-review decisions went against the plan: counts, intervals, years, source; silent under twenty decisions."""

from __future__ import annotations

from dataclasses import dataclass

from denialhelp.outcomes.find import find_group
from denialhelp.outcomes.interval import borrowed, wilson
from denialhelp.reference.outcomes_table import TYPES, Decided, Group, Outcomes, Source

FEWEST = 20
SELECTION = (
    "These are California external-review decisions. Every one of these cases had already survived an internal appeal at the plan, "
    "and people chose to go on: the share is not the chance of a first appeal, of another state or of your own case."
)


@dataclass(frozen=True, slots=True)
class Share:
    """Of n decisions `overturned` went against the plan; rate and interval (Wilson, 95 %) are None under FEWEST."""

    n: int
    overturned: int
    years: tuple[int, int] | None
    rate: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Odds:
    """The answer. `share` is None where nothing is counted; `wider`: the treatment over all diagnoses; `estimate`: recent years first.

    `abstains` is true where no rate is given, and `why` says it in a sentence. `choices`: the groups that the words fit, where several.
    """

    treatment: Group | None
    diagnosis: Group | None
    type: str | None
    share: Share | None
    recent: Share | None
    wider: Share | None
    estimate: float | None
    source: Source | None
    abstains: bool
    why: str
    choices: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    selection: str = SELECTION


def share_of(n: int, overturned: int, years: tuple[int, int] | None) -> Share:
    """The count as a share; without rate and interval under FEWEST decisions."""
    if n < FEWEST:
        return Share(n, overturned, years, None, None)
    return Share(n, overturned, years, overturned / n, wilson(overturned, n))


def odds(table: Outcomes, *, treatment: str, diagnosis: str | None = None, kind: str | None = None) -> Odds:
    """What is counted for a treatment, narrowed by diagnosis and type (medical-necessity, experimental, urgent).

    Without a type the newer table answers where it holds the cell, else the older one that covers every decision of its years.
    """
    found = find_group(table.treatments, treatment)
    ill = find_group(table.diagnoses, diagnosis) if diagnosis else ()
    if len(found) != 1 or (diagnosis and len(ill) != 1):
        return _undecided(found, ill, treatment=treatment, diagnosis=diagnosis, kind=kind)
    group, sick = found[0], ill[0] if ill else None
    rows, source = _rows(table, group, sick, kind)
    share = _sum(rows)
    all_rows, _ = _rows(table, group, None, kind)
    wider = _sum(all_rows) if sick else None
    recent = _recent(rows)
    abstains = share is None or share.rate is None
    return Odds(
        group, sick, kind, share, recent, wider, None if abstains else _estimate(share, recent), source if share else None, abstains,
        _why(share) if abstains else "", notes=_notes(table, group, treatment, source, recent, share),
    )  # fmt: skip


def _undecided(found: tuple[Group, ...], ill: tuple[Group, ...], *, treatment: str, diagnosis: str | None, kind: str | None) -> Odds:
    one = found[0] if len(found) == 1 else None
    choices = ill if one else found
    asked = diagnosis if one else treatment
    if choices:
        why = f"“{asked}” fits several groups: name one of them."
    else:
        why = f"No published decisions are counted here under “{asked}”: no rate is better than a guessed one."
    return Odds(one, None, kind, None, None, None, None, None, abstains=True, why=why, choices=choices)


def _rows(table: Outcomes, group: Group, sick: Group | None, kind: str | None) -> tuple[list[Decided], Source]:
    def of(rows: tuple[Decided, ...]) -> list[Decided]:
        ours = (r for r in rows if r.treatment == group.key)
        return [r for r in ours if (sick is None or r.diagnosis == sick.key) and (kind is None or r.type == kind)]

    newer = of(table.newer.rows) if kind is None else []
    return (newer, table.newer.source) if newer else (of(table.by_type.rows), table.by_type.source)


def _sum(rows: list[Decided]) -> Share | None:
    if not rows:
        return None
    years = min(r.years[0] for r in rows), max(r.years[1] for r in rows)
    return share_of(sum(r.decisions for r in rows), sum(r.overturned for r in rows), years)


def _recent(rows: list[Decided]) -> Share | None:
    told = [r.recent for r in rows if r.recent is not None]
    n = sum(n for n, _ in told)
    return share_of(n, sum(won for _, won in told), None) if n else None


def _estimate(share: Share | None, recent: Share | None) -> float | None:
    """The last five years, leaning on all years: on held-out years newer decisions foretold better (benchmarks/odds)."""
    if share is None or share.rate is None:
        return None
    return borrowed(recent.overturned, recent.n, share.rate) if recent else share.rate


def _why(share: Share | None) -> str:
    if share is None:
        return "No published decisions are counted here for this choice."
    return f"Only {share.n} published decision{'s' if share.n != 1 else ''}: under {FEWEST} no rate is given."


def _notes(table: Outcomes, group: Group, asked: str, source: Source, recent: Share | None, share: Share | None) -> tuple[str, ...]:
    notes = []
    if asked in group.services:
        notes.append(f"The regulator counts this under “{group.en}”, which is wider than the service asked for.")
    if share is not None and source is table.newer.source:
        notes.append("Treatment and diagnosis pairs with fewer than 40 decisions are not in this table.")
    if share and share.interval and recent and recent.interval:
        low, high = share.interval
        if recent.interval[1] < low or recent.interval[0] > high:
            notes.append("The last five years differ from the years before: go by the recent figure.")
    return tuple(notes)


def is_type(text: str) -> bool:
    """True for a type of review that the tables know."""
    return text in TYPES
