"""The clinical word lists: read once from the packaged YAML, each phrase as its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "clinical"
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing that is measured: `name` as it is reported, `pattern` (regular expression) for how charts write it.

    `kind` is measurement or lab; `unit` the usual unit or ""; `low`/`high` bound what a plausible value is.
    """

    name: str
    pattern: str
    kind: str
    unit: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Clinical:
    """Word lists of the clinic. `phrases`: list name to its phrases; `drugs`: name in a chart to (generic name, class).

    `sections`: kind of section to the titles that charts give it; `terms`: kind of event to regular expressions of its names.
    """

    phrases: Mapping[str, tuple[str, ...]]
    drugs: Mapping[str, tuple[str, str]]
    measures: tuple[Measure, ...]
    sections: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[str, ...]]


def expand(phrase: str) -> Iterator[str]:
    """Each phrase that a phrase with {a|b} stands for."""
    parts = _BRACES.split(phrase)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    for chosen in product(*choices):
        yield " ".join("".join(chosen).split())


def _lists(name: str) -> dict[str, tuple[str, ...]]:
    with (FOLDER / name).open(encoding="utf-8") as stream:
        content = yaml.load(stream, Loader=yaml.CSafeLoader)
    if not isinstance(content, dict):
        raise TypeError(name)
    return {str(key): tuple(line.strip() for line in str(value).splitlines() if line.strip()) for key, value in content.items()}


def _drugs() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for drug_class, lines in _lists("drugs.yaml").items():
        for line in lines:
            names = [name.strip() for name in line.split("=")]
            for name in names:
                found[name.lower()] = (names[0], drug_class.replace("_", " "))
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None


def _measures() -> tuple[Measure, ...]:
    found = []
    for kind, lines in _lists("measures.yaml").items():
        for line in lines:
            name, pattern, unit, bounds = (part.strip() for part in line.split(" ; "))
            low, _, high = bounds.partition("..")
            found.append(Measure(name, pattern, kind, "" if unit == "-" else unit, _number(low), _number(high)))
    return tuple(found)


@lru_cache(maxsize=1)
def load_clinical() -> Clinical:
    """The packaged word lists; a fault in them is a fault of the program and raises."""
    phrases = {key: tuple(p for line in lines for p in expand(line)) for key, lines in _lists("assertion.yaml").items()}
    return Clinical(phrases, _drugs(), _measures(), _lists("sections.yaml"), _lists("terms.yaml"))
