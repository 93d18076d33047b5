"""Which group of treatments or diagnoses a person's words mean: exactly one, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from denialhelp.reference.outcomes_table import Group


def plain(text: str) -> str:
    """Lower case, letters and digits only, single spaces."""
    return re.sub(r"[^0-9a-záéíóúñü]+", " ", text.lower()).strip()


def find_group(groups: Mapping[str, Group], asked: str) -> tuple[Group, ...]:
    """The group that `asked` names (key, service, name, label or word); several where it cannot be decided, none where nothing fits.

    A whole match wins over words within; among those the longest run of words wins.
    """
    want = plain(asked)
    if not want:
        return ()
    names = {g.key: {plain(n) for n in (g.key, g.en, g.es, *g.labels, *g.services, *g.words)} for g in groups.values()}
    whole = [key for key, given in names.items() if want in given or want.removesuffix("s") in given]
    if whole:
        own = [key for key in whole if want in (plain(key), plain(groups[key].en), plain(groups[key].es))]
        return tuple(groups[key] for key in (own or whole))
    scored = [(max((min(len(n), len(want)) for n in given if _within(n, want)), default=0), key) for key, given in names.items()]
    best = max(score for score, _ in scored)
    return tuple(groups[key] for score, key in scored if score == best) if best else ()


def _within(name: str, want: str) -> bool:
    """Whether `name` stands in the words asked (or, from 5 letters on, the words asked in `name`), at word borders."""
    return f" {name} " in f" {want} " or (len(want) >= 5 and f" {want} " in f" {name} ")
