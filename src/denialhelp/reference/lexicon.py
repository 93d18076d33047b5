"""The clinical lexicon that matching rests on: names that mean the same, drug classes and members, scales with their direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from denialhelp.errors import FaultyReference

from .clinical import load_clinical

FOLDER = Path(__file__).parent / "lexicon"
Json = Any


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing with its names. `kind`: condition, drug, care, measure, word, specialty or ability (what a person does or has learnt);
    `above`: what it is a kind of; `icd`: codes."""

    id: str
    kind: str
    names: tuple[str, ...]
    above: tuple[str, ...] = ()
    icd: tuple[str, ...] = ()


class Concepts(dict[str, Concept]):
    """Concepts by id. An id such as "x:condition:chordoma" (a word that looks like a disease, procedure or drug) makes its own."""

    def __missing__(self, key: str) -> Concept:
        mark, kind, name = (*key.split(":", 2), "", "")[:3]
        if mark != "x":
            raise KeyError(key)
        return Concept(key, kind, (name,))


@dataclass(frozen=True, slots=True)
class Scale:
    """A measurement: plausible range, unit, and whether a higher number is better, worse or neither ("")."""

    id: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    higher: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts by id, all scales by id, for each concept everything above it, and what excludes it where it is so."""

    concepts: Mapping[str, Concept]
    scales: Mapping[str, Scale]
    ancestors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    opposites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_a(self, concept: str, other: str) -> bool:
        """True where `concept` is `other` or a kind of it."""
        return concept == other or other in self.ancestors.get(concept, frozenset())

    def of_code(self, code: str) -> tuple[str, ...]:
        """Concepts that an ICD-10-CM code names (the longest beginning wins)."""
        plain = code.replace(".", "")
        best = 0
        found: list[str] = []
        for concept in self.concepts.values():
            for start in concept.icd:
                bare = start.replace(".", "")
                if plain.startswith(bare) and len(bare) >= max(best, 1):
                    if len(bare) > best:
                        best, found = len(bare), []
                    found.append(concept.id)
        return tuple(found)


def _above(concepts: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    done: dict[str, frozenset[str]] = {}

    def of(name: str, seen: frozenset[str]) -> frozenset[str]:
        if name in done:
            return done[name]
        concept = concepts.get(name)
        if concept is None or name in seen:
            return frozenset()
        found: set[str] = set(concept.above)
        for parent in concept.above:
            found |= of(parent, seen | {name})
        done[name] = frozenset(found)
        return done[name]

    for name in concepts:
        of(name, frozenset())
    return done


def _read(name: str) -> Json:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _plain(kind: str, entries: Mapping[str, Json]) -> Iterable[Concept]:
    for key, entry in entries.items():
        yield Concept(key, kind, tuple(map(str, entry["names"])), tuple(entry.get("is", ())), tuple(map(str, entry.get("icd", ()))))


def _drugs(entries: Mapping[str, Json]) -> Iterable[Concept]:
    for key, entry in entries.items():
        yield Concept(key, "drug", tuple(entry["names"]), tuple(entry.get("is", ())))
        for member in entry["members"]:
            yield Concept(f"rx:{member.lower()}", "drug", (member,), (key,))


def _charted(known: Mapping[str, Concept]) -> Iterable[Concept]:
    """Drugs of the chart reader's list that the classes here lack."""
    names: dict[str, list[str]] = {}
    classes: dict[str, str] = {}
    for name, (generic, group) in load_clinical().drugs.items():
        names.setdefault(generic, []).append(name)
        classes[generic] = group.replace("_", "-")
    taken = {n.lower() for c in known.values() if c.kind == "drug" for n in c.names}
    for generic, listed in names.items():
        if not any(n.lower() in taken for n in (generic, *listed)):
            above = (classes[generic],) if classes[generic] in known and known[classes[generic]].kind == "drug" else ()
            yield Concept(f"rx:{generic.lower()}", "drug", tuple(dict.fromkeys((generic, *listed))), above)


def _branded(known: Mapping[str, Concept]) -> Iterable[Concept]:
    """Generic drugs with their brand names: a brand that is a concept of its own becomes a kind of its generic."""
    named: dict[str, list[Concept]] = {}
    for concept in known.values():
        for name in concept.names:
            named.setdefault(name.lower(), []).append(concept)
    for generic, brands in _read("brands.yaml").items():
        own = [c for c in named.get(generic, ()) if c.kind == "drug"]
        if not own and generic in named:
            continue  # a name that means something else here
        target = own[0].id if own else f"rx:{generic}"
        free = [b for b in brands if b not in named]
        yield Concept(target, "drug", tuple(dict.fromkeys((generic, *free))))
        for brand in brands:
            for concept in named.get(brand, ()):
                if concept.kind == "drug" and concept.id != target and concept.id.startswith("rx:"):
                    yield Concept(concept.id, "drug", (), (target,))


def _further(name: str) -> Iterable[Concept]:
    """A table that holds more names of every kind, by kind."""
    more = _read(name)
    yield from _plain("condition", more["conditions"])
    yield from _plain("care", more["care"])
    yield from _plain("measure", more["measures"])
    yield from _plain("ability", more.get("abilities", {}))
    yield from (Concept(f"w:{k}", "word", tuple(map(str, v))) for k, v in more["words"].items())
    yield from (Concept(k, "specialty", tuple(v), ("specialist",)) for k, v in more["specialties"].items())


def _merged(concepts: Iterable[Concept]) -> dict[str, Concept]:
    out: dict[str, Concept] = {}
    for concept in concepts:
        old = out.get(concept.id)
        out[concept.id] = (
            concept
            if old is None
            else Concept(
                old.id,
                old.kind,
                tuple(dict.fromkeys(old.names + concept.names)),
                tuple(dict.fromkeys(old.above + concept.above)),
                old.icd + concept.icd,
            )
        )
    return out


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The packaged lexicon. Raises FaultyReference where a parent does not exist."""
    words = _read("words.yaml")
    measures = _read("measures.yaml")
    concepts = _merged(
        [
            *_plain("condition", _read("conditions.yaml")),
            *_drugs(_read("drugs.yaml")["classes"]),
            *_plain("care", _read("therapies.yaml")),
            *_plain("measure", measures),
            *(Concept(f"w:{k}", "word", tuple(map(str, v))) for k, v in words["synonyms"].items()),
            *(Concept(k, "specialty", tuple(v), ("specialist",)) for k, v in words["specialties"].items()),
            Concept("specialist", "specialty", ("specialist",)),
            *_further("spellings.yaml"),
            *_further("ordinary.yaml"),
            *_further("further.yaml"),
        ]
    )
    concepts.update((c.id, c) for c in list(_charted(concepts)) if c.id not in concepts)
    concepts = _merged([*concepts.values(), *_branded(concepts)])
    faults = tuple(f"lexicon {c.id}: no concept {p}" for c in concepts.values() for p in c.above if p not in concepts)
    if faults:
        raise FaultyReference(faults)
    scales = {
        key: Scale(key, _float(e.get("low")), _float(e.get("high")), str(e.get("unit", "")), e.get("higher", ""))
        for key, e in measures.items()
    }
    opposites = {k: tuple(v) for name in ("ordinary.yaml", "further.yaml") for k, v in _read(name)["opposites"].items()}
    faults = tuple(f"lexicon opposites: no concept {c}" for k, v in opposites.items() for c in (k, *v) if c not in concepts)
    if faults:
        raise FaultyReference(faults)
    return Lexicon(Concepts(concepts), scales, _above(concepts), opposites)


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
