"""Typed readers for the fields of reference data: every wrong key, type or value becomes a fault with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from .yaml_text import Faults

E = TypeVar("E", bound=StrEnum)
Json = Any


class Fields:
    """One mapping of a file, read field by field; `close` reports the keys that nobody asked for."""

    def __init__(self, data: Json, where: str, faults: Faults) -> None:
        self.where, self.faults = where, faults
        self.data: dict[str, Json] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            faults.add(where, "must be a mapping")
        self.asked: set[str] = set()

    def fault(self, what: str) -> None:
        """Notes a fault of this mapping."""
        self.faults.add(self.where, what)

    def raw(self, key: str) -> Json:
        """The value as it stands, or None."""
        self.asked.add(key)
        return self.data.get(key)

    def text(self, key: str, *, needed: bool = True) -> str:
        """Text that is not empty; a fault where it is needed and missing."""
        value = self.raw(key)
        if isinstance(value, str) and value.strip():
            return value
        if needed or value is not None:
            self.fault(f"'{key}' must be text")
        return ""

    def number(self, key: str) -> int | None:
        """A whole number or None."""
        value = self.raw(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.fault(f"'{key}' must be a whole number")
        return None

    def truth(self, key: str, default: bool | None) -> bool | None:
        """true, false, or the default."""
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        self.fault(f"'{key}' must be true or false")
        return default

    def texts(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts (a single text counts as one), each from the allowed set where one is given."""
        value = self.raw(key)
        items = [] if value is None else value if isinstance(value, list) else [value]
        kept = tuple(v for v in items if isinstance(v, str))
        if len(kept) != len(items):
            self.fault(f"'{key}' must be a list of texts")
        if allowed is not None:
            known = frozenset(allowed)
            for item in kept:
                if item not in known:
                    self.fault(f"'{key}' has the unknown value '{item}'")
            kept = tuple(k for k in kept if k in known)
        return kept

    def day(self, key: str) -> date | None:
        """A day in ISO form."""
        return as_day(self.raw(key), f"'{key}'", self)

    def member(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """A member of a closed set."""
        value = self.raw(key)
        if value is None:
            return default
        found = next((m for m in kind if m.value == value), None)
        if found is None:
            self.fault(f"'{key}' has the unknown value '{value}'")
        return found

    def inner(self, key: str) -> Fields:
        """A mapping inside this one."""
        return Fields(self.raw(key), f"{self.where}.{key}", self.faults)

    def items(self, key: str) -> list[Fields]:
        """A list of mappings inside this one."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(f"'{key}' must be a list")
            return []
        return [Fields(v, f"{self.where}.{key}[{i}]", self.faults) for i, v in enumerate(value)]

    def close(self) -> None:
        """Reports unknown keys."""
        for key in self.data:
            if key not in self.asked:
                self.fault(f"unknown key '{key}'")


def as_day(value: Json, what: str, fields: Fields) -> date | None:
    """A day in ISO form, or None with a fault."""
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    fields.fault(f"{what} must be a day like 2026-11-24")
    return None


def conditions(
    fields: Fields, key: str, known: Mapping[str, frozenset[str] | None], groups: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """`when` of a row: fact -> allowed values. Groups of plan types are unfolded; `not-FACT` means none of the values."""
    inner = Fields(fields.raw(key) or {}, f"{fields.where}.{key}", fields.faults)
    pairs: list[tuple[str, frozenset[str]]] = []
    for name in inner.data:
        fact = name.removeprefix("not-").removeprefix("only-")
        if fact not in known:
            inner.fault(f"unknown fact '{name}'")
            continue
        items = inner.texts(name)
        values = frozenset(v for item in items for v in groups.get(item, frozenset({item}))) if fact == "plan" else frozenset(items)
        allowed = known[fact]
        for value in sorted(values - allowed) if allowed is not None else ():
            inner.fault(f"'{name}' has the unknown value '{value}'")
        pairs.append((name, values))
    return tuple(pairs)
