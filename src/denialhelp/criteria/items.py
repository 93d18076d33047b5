"""Paragraphs, list items and sections of a policy while its outline is being built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lines import Line, Span
from .sections import SectionKind


@dataclass(slots=True)
class Item:
    """A paragraph (no label) or a list item while the outline is being built; `spans` are its own words, without the marker."""

    label: str = ""
    style: str = ""
    order: int = 0
    indent: float = 0.0
    spans: list[Span] = field(default_factory=list)
    text: str = ""
    children: list[Item] = field(default_factory=list)
    joiner: str | None = None
    row: bool = False
    gap: bool = False  # a block begins with it
    inset: bool = False  # only the empty line before it says that it stands under the item before it
    joins: bool = False  # a second lead inside a list ("AND must meet ALL of the following"): its items are asked with those before it

    def add(self, line: Line, start: int) -> None:
        """The words of `line` from the offset `start` (into the line's text) are part of this item."""
        words = line.text[start:].strip()
        self.spans.append(Span(line.page, line.start + (len(line.text) - len(line.text[start:].lstrip())), line.end))
        glue = "" if not self.text or (re.search(r"[A-Za-z0-9]-$|/$", self.text) and re.match(r"[A-Za-z0-9]", words)) else " "
        self.text = self.text + glue + " ".join(words.split())

    def shorten(self, line: Line, cut: int) -> None:
        """Takes the words from the offset `cut` of the line that was added last off this item again."""
        lost = " ".join(line.text[cut:].split())
        self.text = self.text.removesuffix(lost).rstrip()
        last = self.spans[-1]
        self.spans[-1] = Span(last.page, last.start, min(last.end, line.start + len(line.text[:cut].rstrip())))


@dataclass(slots=True)
class Section:
    """A heading and what stands under it; `above` is the heading over it (a drug, a disease) where that has no text of its own."""

    title: str = ""
    above: str = ""
    label: str = ""
    kind: SectionKind = SectionKind.OTHER
    items: list[Item] = field(default_factory=list)
    span: Span | None = None


def all_items(items: list[Item]) -> list[Item]:
    """The items and all below them, in order."""
    return [x for item in items for x in (item, *all_items(item.children))]
