"""Where a marked line belongs among the open lists of a policy: next to a mark before it, under it, or back in an outer list."""

from __future__ import annotations

import re

from .items import Item, Section, all_items
from .lines import Line
from .logic import lead_logic
from .markers import Marker, marker_of
from .sections import COVERAGE_WORDS, opens_criteria

PLAIN = "bullet bare plain"
# The end of one item and the start of the next on the same line: "1. Age 18 or older. 2. Diagnosis of ..."
_NEXT_ITEM = re.compile(r"[.;](?:\s+(?:and|or|AND|OR))?\s+(?=\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.)]\s+[A-Za-z(“\"≥≤])")
# "Effective for dates of service on and after September 1, 2023:" opens no list.
_SINCE = re.compile(r"(?i)^(?:effective|for\s+dates?\s+of\s+service)\b[^:]*\d{4}\s*:$")


class Lists:
    """The open lists while lines arrive: the last item of each, outermost first, and whose children those items are."""

    def __init__(self) -> None:
        self.sections: list[Section] = [Section()]
        self.open: list[Item] = []  # the last item of each open list, outermost first
        self.owner: list[Item] = []  # whose children those items are
        self.para: Item | None = None  # the last paragraph
        self.current: Item | None = None
        self.past: tuple[list[Item], list[Item]] = ([], [])  # the lists that the last paragraph closed
        self.joined = False  # the line before was a connector alone ("OR")
        self.tight = False  # no empty line before the line after the one at hand

    def footnote(self, marker: Marker) -> bool:
        """True where a line that begins with a star explains a star in the text above and is no bullet."""
        if any(item.style == marker.styles[0][0] for item in self.open) or (self.current is not None and self.current.text.endswith(":")):
            return False
        return any(re.search(r"[\w)]\*(?!\*)", item.text) for item in (*self.open, *self.owner, *all_items(self.sections[-1].items)))

    def next_item(self, line: Line) -> int | None:
        """Where a line that has been placed goes on with the next item of an open list, or None."""
        for found in _NEXT_ITEM.finditer(line.text):
            marker = marker_of(line.text[found.end() :])
            item = self.current
            if marker is None or item is None or item.row or marker.is_bullet or not item.label:
                continue
            begins = line.text[found.end() + marker.length :][0]
            alike = begins.isupper() or (found[0].startswith(";") and item.text[:1].islower())
            if alike and any((item.style, item.order + 1) == style for style in marker.styles):
                return found.end()
        return None

    def _resumed(self, marker: Marker) -> tuple[int | None, str]:
        """The list that goes on although a paragraph stood between its items."""
        opened, owners = self.past
        waiting = self.para is not None and self.para is self.current and self.para.text.endswith(":")
        if marker.is_bullet or waiting:
            return None, ""
        for depth in range(len(opened) - 1, -1, -1):
            for style, order in marker.styles:
                if opened[depth].style == style and order == opened[depth].order + 1:
                    self.open, self.owner = opened[: depth + 1], owners[: depth + 1]
                    return depth, style
        return None, ""

    def place(self, line: Line, marker: Marker) -> None:
        if self.open and self.para is not None and self.para is self.current and self.para.text.endswith(":"):
            self.past = (self.open, self.owner)  # the paragraph that ended in ":" took several lines
            self.open, self.owner = [], []
        depth, style = self._sibling(line, marker)
        last = self.open[-1] if self.open else None
        if depth is None and last is not None and last.style.startswith("bullet") and not marker.is_bullet and last is self.current:
            waits = last.text.endswith(":") or lead_logic(last.text) is not None
            service = opens_criteria(line.text) and COVERAGE_WORDS.search(line.text) is not None
            if not waits and line.indent <= last.indent and (marker.starts() is not None or service) and not self.owner[0].label:
                self.open, self.owner, self.para = [], [Item()], None  # a numbered list after bullets that ask for none
        if self.current is not None and self.current.joins and self.open[-1] is self.current and (marker.is_bullet or depth is None):
            depth, style = len(self.open), marker.starts() or marker.styles[0][0]
        if depth is None:
            depth, style = self._resumed(marker)
        if depth is None and self.joined and not marker.is_bullet and marker.starts() is not None:
            depth, style = self._beside(line, marker)
        if depth is None:
            depth, style = self._child(line, marker)
        del self.open[depth:], self.owner[depth + 1 :]
        if depth == len(self.owner):
            self.owner.append(self._new_owner(depth))
        item = Item(marker.label, style, marker.order(style) or 0, line.indent, gap=line.gap)
        item.add(line, marker.length if line.text[marker.length :].strip() else 0)  # "Group 1" alone on its line
        owner = self.owner[depth]
        item.inset = owner.children[-1].inset if owner.children else bool(self.open) and self._set_apart(line, style)
        siblings = owner.children if owner.text or owner.label else self.sections[-1].items
        siblings.append(item)
        self.open.append(item)
        self.current = item
        self.para = None

    def _beside(self, line: Line, marker: Marker) -> tuple[int | None, str]:
        """The open list whose kind of mark begins anew after a connector on a line of its own ("1. ..." AND "1. ...")."""
        if self.current is None or self.current.text.endswith(":"):
            return None, ""
        for depth in range(len(self.open) - 1, -1, -1):
            same = [style for style, _ in marker.styles if self.open[depth].style == style]
            if same and (line.indent <= 0 or abs(self.open[depth].indent - line.indent) <= 4):
                return depth, same[0]
        return None, ""

    def alternative(self, line: Line) -> bool:
        """Places a paragraph that a connector on a line of its own joins with the item before it as the next item of that list."""
        last = self.open[-1] if self.open else None
        if not self.joined or last is None or last is not self.current or last.children or not last.label or last.text.endswith(":"):
            return False
        item = Item("", last.style, last.order, last.indent, gap=line.gap)
        item.add(line, 0)
        owner = self.owner[-1]
        (owner.children if owner.text or owner.label else self.sections[-1].items).append(item)
        self.open[-1] = self.current = item
        return True

    def _new_owner(self, depth: int) -> Item:
        if self.para is not None and (depth == 0 or self.para.text.endswith(":")):
            return self.para
        if depth > 0:
            return self.open[depth - 1]
        return Item()

    def _sibling(self, line: Line, marker: Marker) -> tuple[int | None, str]:
        if marker.is_bullet:
            return self._bullet(line, marker)
        for skip in (1, 2):
            for depth in range(len(self.open) - 1, -1, -1):
                last = self.open[depth]
                for style, order in marker.styles:
                    if last.style == style and order == last.order + skip and (skip == 1 or order > 2):
                        return self._as_indented(line, marker, depth, style, skip), style
        return None, ""

    def _as_indented(self, line: Line, marker: Marker, depth: int, style: str, skip: int) -> int:
        """The depth of an outer list that goes on just as well with this mark and stands where the line stands, else `depth`."""
        if line.indent <= 0 or self.open[depth].indent - line.indent <= 4:
            return depth
        order = marker.order(style)
        fit = [d for d in range(depth) if self.open[d].style == style and order == self.open[d].order + skip]
        return next((d for d in reversed(fit) if abs(self.open[d].indent - line.indent) <= 4), depth)

    def _bullet(self, line: Line, marker: Marker) -> tuple[int | None, str]:
        style = marker.styles[0][0]
        if self._set_apart(line, style):
            return None, style
        for depth in range(len(self.open) - 1, -1, -1):
            last = self.open[depth]
            if last.inset and line.gap and depth:
                continue
            if style.startswith(PLAIN):
                if last.style == style:
                    return depth, style
                continue
            if last.style.startswith("bullet") and abs(last.indent - line.indent) <= 4 and (last.style == style or line.indent > 0):
                return depth, style
            if last.style == style and line.indent == 0 == last.indent:
                return depth, style
            if last.style.startswith("bullet") and line.indent > last.indent + 4:
                return None, style
        return None, style

    def _set_apart(self, line: Line, style: str) -> bool:
        """True where a list begins under an item that waits for one, set apart from it by an empty line alone, as web pages print it."""
        last = self.open[-1] if self.open else None
        if last is None or last is not self.current or last.style != style or abs(last.indent - line.indent) > 4:
            return False
        first = bool(self.owner) and len(self.owner[-1].children) == 1
        return line.gap and self.tight and last.text.endswith(":") and (first or not last.gap)

    def _child(self, line: Line, marker: Marker) -> tuple[int, str]:
        style = marker.starts() or marker.styles[0][0]
        if marker.parent:
            for depth in range(len(self.open) - 1, -1, -1):
                if self.open[depth].label == marker.parent:
                    return depth + 1, marker.styles[0][0]
        if self.para is not None and (self.para.text.endswith(":") or lead_logic(self.para.text)) and not self.open:
            return 0, style
        last = self.open[-1] if self.open else None
        if last is not None and marker.starts() is None and last is self.current and not marker.parent:
            waits = last.text.endswith(":") or lead_logic(last.text) is not None
            if not waits and line.indent <= last.indent + 4:  # a mark out of order under an item that asks for no list
                depth = next((d for d, item in enumerate(self.open) if abs(item.indent - line.indent) <= 4), 0)
                return depth, style
        return len(self.open), style

    def expects(self, marker: Marker) -> bool:
        """True where an open list goes on with this marker, or a lead-in waits for its first item."""
        if self._sibling(Line(0, 0, 0, "", 0.0), marker)[0] is not None and not marker.is_bullet:
            return True
        waiting = self.current
        return (
            waiting is not None
            and not _SINCE.search(waiting.text)
            and (waiting.text.endswith(":") or (lead_logic(waiting.text) is not None and marker.starts() is not None))
        )
