"""The blocks that hold together made one tree: groups, alternatives, exclusions named by a criterion, ids that stand once."""

from __future__ import annotations

import re
from dataclasses import replace

from denialhelp.casefile.policy import Criterion, Group, GroupKind, Node, walk
from denialhelp.casefile.quote import find_quote

from .build import bullet_label
from .choose import OTHER_WAY, Block, Choice, for_ages, is_general
from .draft import LIMIT, PREFIX, ROOT, Draft

_NO_EXCLUSION = re.compile(
    r"(?i)\b(?:no|none of the|not? (?:have|meet) any)\b[^.;]{0,40}\b(?:exclusions?|contra-?indications?|limitations)\b"
    r"(?![^.;]*\bto\b(?!\s+(?-i:\(|\d|[A-Z]\.?\d)))"
)
_MARKED_CONTRA = re.compile(r"(?i)\b(?:no|not\s+have\s+an?y?|without)\b[^.;]{0,30}\bcontra-?indications?\s?[*†‡]")


def _renamed(node: Node, old: str, new: str) -> Node:
    name = new + node.id[len(old) :] if node.id.startswith(old) else node.id
    if isinstance(node, Group):
        return replace(node, id=name, children=tuple(_renamed(c, old, new) for c in node.children))
    return replace(node, id=name)


def linked(node: Node, draft: Draft) -> Node:
    """The tree with a criterion such as "No exclusion applies" turned into the group of the exclusions."""
    if isinstance(node, Group):
        return replace(node, children=tuple(linked(c, draft) for c in node.children))
    named = _NO_EXCLUSION.search(node.text) or _MARKED_CONTRA.search(node.text)
    if not (draft.exclusions or draft.limits) or not named or len(node.text.split()) > 16:
        return node
    if not draft.exclusions:
        draft.exclusions, draft.limits = [_renamed(x, LIMIT, PREFIX) for x in draft.limits], []
    own = f"{PREFIX}.{node.id}"
    draft.exclusions[:] = [_renamed(x, own if x.id.startswith(f"{own}.") else PREFIX, node.id) for x in draft.exclusions]
    return Group(node.id, GroupKind.ALL, tuple(draft.exclusions), None, node.text, node.sources, negated=True)


_NAMED_GROUP = re.compile(r"(?i)^\W*(?P<name>(?:group|category|pathway|option)\s+(?:[ivx]{1,4}|\d|[a-d]))\b")


def _with_other_ways(together: tuple[Block, ...]) -> tuple[Block, ...]:
    """A list under "Other indications" is an alternative to the list before it under the same service."""
    out: list[Block] = []
    for block in together:
        name = block.title.lower()
        if out and name.endswith(OTHER_WAY) and out[-1].title.lower().startswith(name.removesuffix(OTHER_WAY)):
            first, second = out[-1].group, block.group
            ways = []
            for letter, group in (("A", first), ("B", second)):
                children = tuple(_renamed(c, group.id, letter) if group.id else _renamed(c, "", f"{letter}.") for c in group.children)
                ways.append(replace(group, id=letter, children=children))
            out[-1] = replace(out[-1], group=Group("", GroupKind.ANY, tuple(ways)), goes_on=False)
        else:
            out.append(block)
    return tuple(out)


def _grouped(together: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks called Group I, Group II and so on become one block of alternatives."""
    named = [b for b in together if _NAMED_GROUP.match(b.group.text)]
    if len(named) < 2:
        return together
    children: list[Node] = []
    for block in named:
        found = _NAMED_GROUP.match(block.group.text)
        name = " ".join(found["name"].split()).replace(" ", "-") if found else block.label
        children.append(_renamed(block.group, block.group.id, f"{name}." if not block.group.id else name))
        children[-1] = replace(children[-1], id=name)
    one = replace(named[0], group=Group("groups", GroupKind.ANY, tuple(children)), label="")
    return tuple(one if b is named[0] else b for b in together if b is named[0] or b not in named)


def _with_ways(draft: Draft, choice: Choice) -> tuple[Block, ...]:
    """Where the case does not say which of a service's indications it is, each of them is a way to be covered and all are shown.

    A list for some ages asks for the age that its heading names, too.
    """
    if len(choice.ways) < 2:
        return choice.together
    first, children = choice.ways[0], []
    for place, block in enumerate(choice.ways):
        name = block.label or bullet_label(place).upper()
        group = _renamed(block.group, block.group.id, name if block.group.id else f"{name}.")
        ages = for_ages(block)
        if ages and isinstance(group, Group):
            pin = find_quote(draft.builder.document, ages)
            own = Criterion(f"{name}.0", ages, (pin,) if pin else ())
            inner = group.children if group.kind is GroupKind.ALL else (replace(group, id=f"{name}.1"),)
            group = replace(group, kind=GroupKind.ALL, n=None, children=(own, *inner))
        children.append(replace(group, id=name, text=block.subject.strip()) if isinstance(group, Group) else group)
    one = replace(first, group=Group("ways", GroupKind.ANY, tuple(children)), label="")
    return tuple(one if b is first else b for b in choice.together)


def top(draft: Draft, choice: Choice) -> Group:
    """The root of the chosen blocks; without any block the policy's "medically necessary when" sentences."""
    together = _with_other_ways(_grouped(_with_ways(draft, choice)))
    if not together:
        nodes: list[Node] = [Criterion(str(n), item.text.strip(), draft.builder.pins(item)) for n, item in enumerate(draft.sentences, 1)]
        return Group(ROOT, GroupKind.ALL, tuple(nodes))
    if len(together) == 1:
        group = together[0].group
        bare = _stripped(group)
        if (named := _none_of(group, draft)) is not None:
            return Group(ROOT, GroupKind.ALL, (bare, named, *draft.rules), None, "", group.sources)
        if draft.rules and bare.kind is not GroupKind.ALL:
            return Group(ROOT, GroupKind.ALL, (replace(bare, id="1"), *draft.rules))
        return replace(bare, id=ROOT, children=(*bare.children, *draft.rules))
    special = {x.id for block in together if not is_general(block) for c in _stripped(block.group).children for x in walk(c)}
    children: list[Node] = []
    for place, block in enumerate(together):
        group = block.group
        used = {x.id for c in children for x in walk(c)}
        if is_general(block) and not group.id and len(together) > 1:
            used |= special  # the criteria of the service itself keep their printed marks
        if block.label and all(block.label != c.id for c in children):
            children.append(replace(group, id=block.label))
        elif group.kind is GroupKind.ALL and all(c.id not in used for c in group.children):
            children.extend(_stripped(group).children)
        else:
            name = bullet_label(place).upper()
            if not group.id and any(c.id in used for c in group.children):
                group = replace(group, children=tuple(_renamed(c, "", f"{name}.") for c in group.children))
            children.append(replace(_renamed(group, group.id, name) if group.id else group, id=name))
    return Group(ROOT, GroupKind.ALL, (*children, *draft.rules))


_NONE_OF = re.compile(
    r"(?i)\b(?:none\s+of|no\s+(?:exclusions?|contraindications?|limitations?)(?:\s+(?:of|in|under|from|listed\s+in))?(?:\s+the)?)\s+"
    r"(?:section|part)\s+(?P<label>\d{1,2}|[A-Z]|[IVX]{1,4})\b"
)


def _none_of(group: Group, draft: Draft) -> Group | None:
    """The exclusions as a group, where a lead-in asks that none of their section applies ("ALL of 2.1 to 2.6 and NONE of section 3")."""
    found = _NONE_OF.search(group.text)
    if found is None or not group.id or found["label"] != draft.denying or not draft.exclusions:
        return None
    label = draft.denying
    draft.exclusions[:] = [
        _renamed(x, f"{PREFIX}.", "" if x.id.startswith(f"{PREFIX}.{label}.") else f"{label}.") for x in draft.exclusions
    ]
    return Group(label, GroupKind.ALL, tuple(draft.exclusions), None, found[0], group.sources, negated=True)


def _stripped(group: Group) -> Group:
    """The group with the section's own label taken off its children's ids, unless the children print it themselves."""
    label = group.id
    if not label:
        return group
    return replace(
        group,
        children=tuple(
            _renamed(c, f"{label}.", "") if c.id.startswith(f"{label}.") and not re.match(r"\d+\.\d", c.id) else c for c in group.children
        ),
    )


def distinct(root: Group) -> Group:
    """The tree with ids that stand once: a second use of an id gets a number."""
    seen: dict[str, int] = {}

    def once(node: Node) -> Node:
        seen[node.id] = seen.get(node.id, 0) + 1
        name = node.id if seen[node.id] == 1 else f"{node.id}-{seen[node.id]}"
        if isinstance(node, Group):
            return replace(node, id=name, children=tuple(once(c) for c in node.children))
        return replace(node, id=name)

    made = once(root)
    return made if isinstance(made, Group) else root
