"""The smallest sets of unknown criteria that would turn a tree to met: exact for up to 16 unknown criteria."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from denialhelp.casefile.policy import Group, GroupKind, Node, walk
from denialhelp.casefile.slugs import Status

EXACT = 16


def combined(node: Node, status: Mapping[str, Status]) -> Status:
    """The status of a node from those of the criteria below it (three values)."""
    if not isinstance(node, Group):
        return status.get(node.id, Status.UNKNOWN)
    if not node.children:
        return Status.UNKNOWN  # where no criterion could be read nothing is met
    children = [combined(c, status) for c in node.children]
    good, bad = children.count(Status.MET), children.count(Status.NOT_MET)
    needed = needed_of(node)
    below = Status.MET if good >= needed else Status.NOT_MET if len(children) - bad < needed else Status.UNKNOWN
    own = status.get(own_demand(node.id), Status.MET)
    if Status.NOT_MET in (below, own):
        return Status.NOT_MET
    return Status.MET if below is own is Status.MET else Status.UNKNOWN


def own_demand(name: str) -> str:
    """The key under which the status of what a group's lead-in asks by itself is kept ("failure of 6 months of care that includes ...")."""
    return f"{name}#lead"


def needed_of(group: Group) -> int:
    """How many children must be met."""
    match group.kind:
        case GroupKind.ALL:
            return len(group.children)
        case GroupKind.ANY:
            return min(1, len(group.children))
        case GroupKind.AT_LEAST:
            return group.n or 1


def smallest_missing(root: Group, status: Mapping[str, Status]) -> tuple[tuple[str, ...], ...]:
    """Every minimal set of unknown criteria whose being met makes the root met, smallest first; empty where none can or none need."""
    if combined(root, status) is not Status.UNKNOWN:
        return ()
    open_ = [n.id for n in walk(root)]
    sets = _sets(root, status)
    if sets is None:
        return ()
    order = {name: at for at, name in enumerate(open_)}
    minimal = _minimal(sets)
    return tuple(tuple(sorted(s, key=order.__getitem__)) for s in sorted(minimal, key=lambda s: (len(s), sorted(order[x] for x in s))))


def _minimal(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    kept: list[frozenset[str]] = []
    for candidate in sorted(sets, key=len):
        if not any(k <= candidate for k in kept):
            kept.append(candidate)
    return set(kept)


_MOST = 4000


def _sets(node: Node, status: Mapping[str, Status]) -> set[frozenset[str]] | None:
    """Minimal sets that make a node met; {empty} where it is met already, None where it cannot be."""
    if not isinstance(node, Group):
        found = status.get(node.id, Status.UNKNOWN)
        if found is Status.MET:
            return {frozenset()}
        return {frozenset({node.id})} if found is Status.UNKNOWN else None
    own = status.get(own_demand(node.id), Status.MET)
    below = None if own is Status.NOT_MET else _below(node, status)
    if below is None or own is Status.MET:
        return below
    return _product([below, {frozenset({node.id})}])


def _below(node: Group, status: Mapping[str, Status]) -> set[frozenset[str]] | None:
    options = [s for s in (_sets(c, status) for c in node.children) if s is not None]
    needed = needed_of(node)
    if len(options) < needed:
        return None
    if needed == len(options):
        return _product(options)
    out: set[frozenset[str]] = set()
    for chosen in combinations(options, needed):
        made = _product(list(chosen))
        out |= made
        if len(out) > _MOST:
            out = set(sorted(_minimal(out), key=len)[: _MOST // 2])
    return _minimal(out)


def _product(options: list[set[frozenset[str]]]) -> set[frozenset[str]]:
    out: set[frozenset[str]] = {frozenset()}
    for sets in options:
        out = _minimal({a | b for a in out for b in sets})
        if len(out) > _MOST:
            out = set(sorted(out, key=len)[:_MOST])
    return out
