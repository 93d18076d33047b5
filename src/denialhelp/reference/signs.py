"""The signs of the physical examination by their names, as the packaged table lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "lexicon" / "signs.yaml"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its names; `none`: what a normal examination says where it is absent; `provoked`: a test, positive or negative."""

    id: str
    names: tuple[str, ...]
    none: tuple[str, ...] = ()
    provoked: bool = False

    def pattern(self) -> str:
        """A regular expression for the names, in any case but for names in capitals."""
        return _either(self.names)

    def without(self) -> str:
        """As `pattern`, for what a normal examination says; "" where nothing does."""
        return _either(self.none)


def _either(names: tuple[str, ...]) -> str:
    plain = [re.escape(n).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+") for n in sorted(names, key=len, reverse=True)]
    folded = [p if n.isupper() else f"(?i:{p})" for p, n in zip(plain, sorted(names, key=len, reverse=True), strict=True)]
    return "|".join(folded)


@lru_cache(maxsize=1)
def load_signs() -> tuple[Sign, ...]:
    """All signs."""
    table = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    tests = (Sign(k, tuple(v), provoked=True) for k, v in table["provocation"].items())
    seen = (Sign(k, tuple(v["names"]), tuple(v["none"])) for k, v in table["findings"].items())
    return (*tests, *seen)
