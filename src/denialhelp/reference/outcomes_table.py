"""Published external-review decisions as counts: groups of treatments and diagnoses, and two dated tables, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from denialhelp.errors import FaultyReference
from denialhelp.reference.strict import faults_of, read_strict

TYPES = ("medical-necessity", "experimental", "urgent")


@dataclass(frozen=True, slots=True)
class Group:
    """A group under which decisions are counted: our key, our words, the regulator's labels, our services in it, words that people type."""

    key: str
    en: str
    es: str
    labels: tuple[str, ...]
    services: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where counts come from: title, public address, licence with credit, first and last year, the day it was read and how."""

    title: str
    address: str
    licence: str
    years: tuple[int, int]
    checked: str
    how: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions of one treatment, diagnosis and type ("": types not told); `recent`: those of the last five years, None if not told."""

    treatment: str
    diagnosis: str
    type: str
    decisions: int
    overturned: int
    years: tuple[int, int]
    recent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """One source's counts. `decisions` and `overturned` are of the whole source, "other" treatments included."""

    source: Source
    decisions: int
    overturned: int
    rows: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that is counted: `by_type` tells types and holds every decision of its years; `newer` reaches further, larger cells only."""

    treatments: Mapping[str, Group]
    diagnoses: Mapping[str, Group]
    by_type: DecisionTable
    newer: DecisionTable


@cache
def load_outcomes() -> Outcomes:
    """The packaged tables; raises FaultyReference with every fault found."""
    faults: list[str] = []
    treatments, diagnoses = _groups("treatments", faults), _groups("diagnoses", faults)
    if faults:
        raise FaultyReference(tuple(faults))
    tables = [_table(name, width, treatments, diagnoses, faults) for name, width in (("decisions", 5), ("cells", 8))]
    if faults:
        raise FaultyReference(tuple(faults))
    return Outcomes(treatments, diagnoses, tables[0], tables[1])


def _groups(name: str, faults: list[str]) -> dict[str, Group]:
    out: dict[str, Group] = {}
    seen: set[str] = set()
    for at, row in enumerate(read_strict(f"outcomes/{name}.yaml")[name]):
        where = f"outcomes/{name}.yaml, entry {at + 1}"
        wrong = faults_of(where, row, {"key": str, "en": str, "es": str, "labels": list}, {"services": list, "words": list})
        if wrong:
            faults.extend(wrong)
            continue
        twice = seen.intersection(row["labels"])
        if twice or row["key"] in out:
            faults.append(f"{where}: a key or label stands twice")
        seen.update(row["labels"])
        lists = (tuple(map(str, row.get(k, ()))) for k in ("labels", "services", "words"))
        out[row["key"]] = Group(row["key"], row["en"], row["es"], *lists)
    return out


def _table(name: str, width: int, treatments: Mapping[str, Group], diagnoses: Mapping[str, Group], faults: list[str]) -> DecisionTable:
    data: Mapping[str, Any] = read_strict(f"outcomes/{name}.yaml")
    told = data["source"]
    years, checked = (told["years"][0], told["years"][1]), told["checked"]
    source = Source(told["title"], told["address"], told["licence"], years, checked["date"], checked["how"])
    rows = []
    for row in data["rows"]:
        treatment, diagnosis, *rest = row
        known = treatment in (*treatments, "other") and diagnosis in (*diagnoses, "other")
        if len(row) != width or not known or (width == 5 and rest[0] not in TYPES):
            faults.append(f"outcomes/{name}.yaml: row {row} is not of the form told at its head")
            continue
        if width == 5:
            rows.append(Decided(treatment, diagnosis, rest[0], rest[1], rest[2], source.years))
        else:
            rows.append(Decided(treatment, diagnosis, "", rest[0], rest[1], (rest[2], rest[3]), (rest[4], rest[5])))
        if not 0 <= rows[-1].overturned <= rows[-1].decisions:
            faults.append(f"outcomes/{name}.yaml: row {row} has more reversals than decisions")
    return DecisionTable(source, data["decisions"], data["overturned"], tuple(rows))
