"""Nothing of a policy is dropped: parts whose words stand in no criterion, list, definition or note are given back to be shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .items import Item, Section, all_items
from .sections import SectionKind

_MISSING = 0.15
_RUN = 3
# The rows of these parts are kept in a form of their own (codes, dated changes, terms).
_OWN_FORM = frozenset({SectionKind.CODES, SectionKind.HISTORY, SectionKind.DEFINITIONS})
_ROW = re.compile(r"\d{2}")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Each word with the two after it; shorter texts whole."""
    if len(words) <= _RUN:
        return [tuple(words)]
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


class _Shown:
    """What a reader of the parsed policy sees, for asking whether some words stand in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.runs: set[tuple[str, ...]] = set()
        for text in texts:
            words = _words(text)
            self.runs.update(run for size in (1, 2, _RUN) for run in zip(*(words[at:] for at in range(size)), strict=False))

    def holds(self, text: str) -> bool:
        words = [w for w in _words(text) if w not in ("and", "or")] if len(text.split()) <= _RUN else _words(text)
        runs = [run for run in _runs(words) if run]
        return sum(run not in self.runs for run in runs) <= _MISSING * len(runs)


def left_out(items: Sequence[tuple[Item, SectionKind]], shown: Iterable[str]) -> list[Item]:
    """The items of a policy (with the kind of the part that each stands in) whose words are not among what is shown."""
    seen = _Shown(shown)
    return [
        item
        for item, kind in items
        if re.search(r"\w{3}", item.text) and not (kind in _OWN_FORM and _ROW.search(item.text)) and not seen.holds(item.text)
    ]


def every_item(sections: Sequence[Section]) -> list[tuple[Item, SectionKind]]:
    """All headings and items of an outline, each with the kind of its section."""
    out: list[tuple[Item, SectionKind]] = []
    for section in sections:
        if section.span is not None and section.title:
            out.append((Item(spans=[section.span], text=section.title), SectionKind.OTHER))
        out.extend((item, section.kind) for item in all_items(section.items))
    return out
