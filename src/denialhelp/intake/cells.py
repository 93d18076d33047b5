"""A table's row as lines: along the row, but a cell that holds a list keeps the lines of its list."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ITEM = re.compile(r"\s*(?:[•▪◦‣●○■□☐☒☑*–—-]|\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)])\s+\S")
_ITEMS = 3  # so many items make a list; fewer may stand along the row


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a row whose cells are given as lines: cells two spaces apart, an empty one keeping its place, so that the columns of a
    table can be told apart; the lines of a list in a cell each for itself."""
    out: list[str] = []
    row: list[str] = []
    for cell in cells:
        held = [line.replace("\n", " ") for line in cell if line]
        if sum(bool(_ITEM.match(line)) for line in held) < _ITEMS:
            row.append(" ".join(held))
            continue
        if any(row):
            out.append("  ".join(row).rstrip())
        out += held
        row = []
    if any(row):
        out.append("  ".join(row).rstrip())
    return out
