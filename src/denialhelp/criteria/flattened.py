"""Lists whose nesting was lost in print: a line that opens a list ("one or more of the following:") and the items beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from denialhelp.casefile.policy import GroupKind

from .inline import inline_list
from .items import Item
from .logic import lead_logic, trailing

_WAITS = re.compile(r":\s*$")


def _leads(item: Item) -> bool:
    """True for an item that says how many of the items below it are asked, and has none."""
    if item.children or item.row or not (item.label or item.style) or not _WAITS.search(item.text) or inline_list(item.text) is not None:
        return False
    logic = lead_logic(item.text)
    return logic is not None and (logic.sure or logic.kind is GroupKind.ANY)


def _waits(items: list[Item], at: int) -> bool:
    """True where an item that ends in "the following ...:" stands before items joined by or, in a list that is not joined so."""
    item, after = items[at], items[at + 1] if at + 1 < len(items) else None
    if (
        after is None
        or item.children
        or not item.style.startswith("bullet")
        or not re.search(r"(?i)\bfollowing\b[^.;:]{0,40}:\s*$", item.text)
    ):
        return False
    return _joiner(after) == "or" and at > 0 and _joiner(items[at - 1]) != "or"


def _joiner(item: Item) -> str | None:
    while item.children:
        item = item.children[-1]
    return item.joiner or trailing(item.text)[0]


def _stop(items: list[Item], at: int) -> int:
    """Where the list under the lead at `at` ends: at the next such lead, after the item whose last word is another than the first's."""
    end = next((n for n in range(at + 2, len(items)) if _leads(items[n])), len(items))  # a lead right under a lead stands in its list
    word = _joiner(items[at + 1]) if at + 1 < end else None
    for n in range(at + 2, end):
        own = _joiner(items[n])
        if word is not None and own != word:
            return n + 1
    return end


def _numbered_so(items: list[Item], at: int, end: int) -> bool:
    """Numbered items are taken under a lead beside them only where their words say so: joined by "or" under a lead that asks for some."""
    lead, logic = items[at], lead_logic(items[at].text)
    if lead.style.startswith("bullet"):
        return True
    asked = logic is not None and logic.kind is not GroupKind.ALL
    return asked and all(_joiner(item) == "or" for item in items[at + 1 : end - 1])


def adopted(items: list[Item]) -> list[Item]:
    """The items of a list with those that stand beside their own lead put under it; the same list where none does."""
    out: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        end = _stop(items, at) if _leads(item) or _waits(items, at) else at + 1
        if end - at >= 3 and _numbered_so(items, at, end):
            out.append(replace(item, children=items[at + 1 : end]))
            at = end
        else:
            out.append(item)
            at += 1
    return out
