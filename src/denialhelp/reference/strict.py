"""Strict YAML for reference data: no YAML 1.1 booleans, no duplicate keys; text stays text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from denialhelp.errors import FaultyReference

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(_Base):  # type: ignore[misc]  # the C loader where it is built, else the plain one
    """A safe loader in which yes/no/on/off are text and a key may stand only once."""


def _mapping(loader: Any, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
    seen: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise FaultyReference((f"line {key_node.start_mark.line + 1}: {key} stands twice",))
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse_strict(text: str) -> Any:
    """The value of a YAML text; raises FaultyReference on duplicate keys or broken YAML."""
    try:
        return yaml.load(text, StrictLoader)  # noqa: S506 - derived from the safe loader
    except yaml.YAMLError as fault:
        raise FaultyReference((f"broken YAML: {fault.__class__.__name__}",)) from fault


def names_in(folder: str) -> tuple[str, ...]:
    """The YAML files of a folder of the reference data, sorted."""
    return tuple(sorted(f.name for f in files("denialhelp.reference").joinpath(folder).iterdir() if f.name.endswith(".yaml")))


def read_strict(path: str) -> Any:
    """The value of one packaged YAML file, `path` relative to the reference room with forward slashes."""
    return parse_strict(files("denialhelp.reference").joinpath(*path.split("/")).read_text(encoding="utf-8"))


def faults_of(where: str, entry: object, required: Mapping[str, type], optional: Mapping[str, type]) -> list[str]:
    """What is wrong with the keys of one entry: missing, unknown, or of another type."""
    if not isinstance(entry, dict):
        return [f"{where}: must be a mapping"]
    out = [f"{where}: {key} is missing" for key in required if key not in entry]
    for key, value in entry.items():
        kind = required.get(key) or optional.get(key)
        if kind is None:
            out.append(f"{where}: unknown key {key}")
        elif not isinstance(value, kind):
            out.append(f"{where}: {key} must be {kind.__name__}")
    return out


@cache
def cached(path: str) -> Any:
    """`read_strict`, read once in a run; the value must not be changed."""
    return read_strict(path)
