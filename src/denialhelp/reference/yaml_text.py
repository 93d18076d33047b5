"""Strict YAML: plain text, numbers, true, false and null only; a duplicate key is a fault with its line."""

from __future__ import annotations

import re
from typing import Any

import yaml

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_QUOTED = frozenset("'\"|>")
_PLAIN: dict[str, Any] = {"true": True, "false": False, "null": None, "": None, "~": None}

Json = Any


class _Untagged(yaml.CSafeLoader):
    """Nodes without YAML's guesses at their types, which `_scalar` replaces: they were a third of the time to load the tables."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """One tag for every node."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing: no type depends on the place of a node."""

    def ascend_resolver(self) -> None:
        """Nothing, as above."""


class Faults:
    """Collects every fault of a load, each with the file it is in."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Notes one fault."""
        self.found.append(f"{where}: {what}")


def _scalar(node: yaml.ScalarNode) -> Json:
    text: str = node.value
    if node.style in _QUOTED:
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    return int(text) if _INT.match(text) else text


def _value(node: yaml.Node, where: str, faults: Faults) -> Json:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, where, faults) for child in node.value]
    pairs: dict[str, Json] = {}
    for key, child in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            faults.add(where, f"line {key.start_mark.line + 1}: a key must be plain text")
            continue
        if name in pairs:
            faults.add(where, f"line {key.start_mark.line + 1}: the key '{name}' stands twice")
        pairs[name] = _value(child, where, faults)
    return pairs


def read_yaml(text: str, where: str, faults: Faults) -> Json:
    """The value of a YAML text. YAML 1.1 booleans (yes, no, on, off), dates and floats stay text. Faults are collected, not raised."""
    loader = _Untagged(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        faults.add(where, f"line {mark.line + 1 if mark else '?'}: not YAML")
        return None
    finally:
        loader.dispose()
    return None if node is None else _value(node, where, faults)
