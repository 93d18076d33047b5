"""The smallest missing sets against brute force."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.policy import Criterion, Group, GroupKind, Node, walk
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.missing import combined, smallest_missing


def numbered(node: Node, counter: list[int]) -> Node:
    counter[0] += 1
    name = f"n{counter[0]}"
    if isinstance(node, Criterion):
        return Criterion(name, "text")
    children = tuple(numbered(c, counter) for c in node.children)
    n = max(1, min(node.n or 1, len(children))) if node.kind is GroupKind.AT_LEAST else None
    return Group(name, node.kind, children, n)


leaves = st.just(Criterion("x", "text"))
trees = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda kind, children, n: Group("g", kind, tuple(children), n),
        st.sampled_from(list(GroupKind)),
        st.lists(inner, min_size=1, max_size=4),
        st.integers(1, 3),
    ),
    max_leaves=12,
)


def brute(root: Group, status: dict[str, Status]) -> set[frozenset[str]]:
    open_ids = [k for k, v in status.items() if v is Status.UNKNOWN]
    found: list[frozenset[str]] = []
    for size in range(len(open_ids) + 1):
        for chosen in combinations(open_ids, size):
            if any(f <= set(chosen) for f in found):
                continue
            if combined(root, {**status, **dict.fromkeys(chosen, Status.MET)}) is Status.MET:
                found.append(frozenset(chosen))
    return set(found)


@given(trees, st.lists(st.sampled_from(list(Status)), min_size=12, max_size=12))
def test_the_smallest_missing_sets_are_those_of_brute_force(tree: Node, statuses: list[Status]) -> None:
    counted = numbered(tree, [0])
    root = counted if isinstance(counted, Group) else Group("r", GroupKind.ALL, (counted,))
    ids = [n.id for n in walk(root) if isinstance(n, Criterion)]
    status = dict(zip(ids, statuses[: len(ids)], strict=False))
    status.update(dict.fromkeys(ids[len(statuses) :], Status.UNKNOWN))
    got = {frozenset(s) for s in smallest_missing(root, status)}
    if combined(root, status) is Status.UNKNOWN:
        assert got == brute(root, status)
    else:
        assert got == set()


def test_sets_come_smallest_first_in_the_policys_order() -> None:
    root = Group("r", GroupKind.ANY, (Group("a", GroupKind.ALL, (Criterion("a1", ""), Criterion("a2", ""))), Criterion("b", "")))
    assert smallest_missing(root, dict.fromkeys(("a1", "a2", "b"), Status.UNKNOWN)) == (("b",), ("a1", "a2"))


def test_at_least_counts_its_children() -> None:
    root = Group("r", GroupKind.AT_LEAST, tuple(Criterion(x, "") for x in "abc"), 2)
    assert combined(root, {"a": Status.MET, "b": Status.NOT_MET, "c": Status.UNKNOWN}) is Status.UNKNOWN
    assert smallest_missing(root, {"a": Status.MET, "b": Status.NOT_MET, "c": Status.UNKNOWN}) == (("c",),)
    assert combined(root, {"a": Status.MET, "b": Status.NOT_MET, "c": Status.NOT_MET}) is Status.NOT_MET
