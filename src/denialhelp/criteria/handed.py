"""Which side a criterion asks about and which sides a note's shorthand gives values for ("R neg, L +", "2+ b/l", "SLR L +")."""

from __future__ import annotations

import re

from .case import Scope, sides_said

BOTH = frozenset({"right", "left"})
SIDE = r"(?:b/?l\b|bilat\w*\.?|both(?:\s+sides)?\b|(?i:right|left)\b|[RL](?![\w/&'’])|[RL]t\b\.?)"
_ASKED_SIDE = re.compile(
    r"(?i)\b(?:(?:on|of|at|in)\s+)?(?:that|the\s+(?:same|affected|symptomatic|involved|painful|operative|ipsilateral|treated|index)|"
    r"ipsilateral|affected|symptomatic|involved)\s+(?:side|knee|hip|shoulder|limb|leg|arm|extremity|joint|hand|wrist|ankle|foot)\b|"
    r"\b(?:on|of)\s+the\s+side\s+(?:to\s+be\s+\w+|of\s+(?:the\s+)?(?:\w+\s+)?(?:pain|symptoms?|procedure|injection|surgery|request\w*|"
    r"treatment))|\b(?:right|left)(?:\s+side)?\b"
)
_OTHER = re.compile(r"(?i)\b(?:contralateral|crossed|opposite|other\s+side|uninvolved|bilateral\w*|both)\b")


def side_words() -> re.Pattern[str]:
    """The words of a criterion by which it says which side it means."""
    return _ASKED_SIDE


def wanted_sides(text: str, scope: Scope) -> frozenset[str] | None:
    """The side that a criterion is about: its own, else that of the service, else the affected one; both where neither is told.

    None where it asks about the other side or both.
    """
    if _OTHER.search(text):
        return None
    said = {s.lower() for s in re.findall(r"(?i)\b(right|left)\b", text)} or sides_said(f"{scope.case.context.service or ''}")
    if len(said) == 1:
        return frozenset(said)
    if _ASKED_SIDE.search(text) and (side := scope.case.affected_side()):
        return frozenset({side})
    return BOTH


def side_of(text: str) -> frozenset[str]:
    """The sides that one mark names."""
    low = text.lower()
    return frozenset({"right"}) if low.startswith("r") else frozenset({"left"}) if low.startswith("l") else BOTH


Value = tuple[frozenset[str], str]


def paired(tail: str, value: re.Pattern[str], before: frozenset[str] = frozenset(), first: str = "") -> list[Value]:
    """Values with their sides from what follows a sign's name; `before`, `first`: a side and a value that stood before it.

    A value without a side has an empty one. Reading stops at the first word behind a comma that is neither.
    """
    plain = value.pattern.removeprefix("(?i)")
    marks = re.compile(rf"(?P<side>{SIDE})|(?P<value>{plain if plain == value.pattern else f'(?i:{plain})'})")
    tokens: list[tuple[str, str, int]] = []
    at = 0
    for m in marks.finditer(tail):
        between = tail[at : m.start()]
        if re.search(r"[.;\n](?:\s|$)", between) or (tokens and re.search(r",\s*(?!and\b|but\b)[A-Za-z]", between)):
            break
        if len(between) > (28 if not tokens else 24):
            break
        tokens.append(("side" if m["side"] else "value", m[0], m.start()))
        at = m.end()
    out: list[Value] = []
    if first:
        sides = frozenset().union(*(side_of(t) for k, t, _ in tokens[:1] if k == "side")) if tokens else frozenset()
        out.append((before or sides, first))
        tokens = tokens[1:] if tokens and tokens[0][0] == "side" and not before else tokens
    pending: frozenset[str] = before if not first else frozenset()
    side_first = bool(tokens) and tokens[0][0] == "side"
    last_open = False
    for kind, text, _ in tokens:
        if kind == "value":
            out.append((pending, text))
            last_open = not pending
            pending = frozenset()
        elif last_open and not side_first:
            out[-1] = (side_of(text), out[-1][1])
            last_open = False
        else:
            pending = side_of(text)
    return out
