"""Packaged YAML of the reference data, read strictly: every fault stops the load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from denialhelp.errors import FaultyReference
from denialhelp.reference.yaml_text import Faults, read_yaml


def parse_strict(text: str, where: str = "text") -> Any:
    """The value of a YAML text; raises FaultyReference on duplicate keys or broken YAML. Dates stay text."""
    faults = Faults()
    value = read_yaml(text, where, faults)
    if faults.found:
        raise FaultyReference(tuple(faults.found))
    return value


def names_in(folder: str) -> tuple[str, ...]:
    """The YAML files of a folder of the reference data, sorted."""
    return tuple(sorted(f.name for f in files("denialhelp.reference").joinpath(folder).iterdir() if f.name.endswith(".yaml")))


@cache
def read_strict(path: str) -> Any:
    """The value of one packaged YAML file (`path` relative to the reference room), read once in a run; it must not be changed."""
    return parse_strict(files("denialhelp.reference").joinpath(*path.split("/")).read_text(encoding="utf-8"), path)


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
