"""Address blocks of a page: a name, a street and a city under each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .structure import Cell, Sheet

STREET = re.compile(r"^(?:\d+[\w-]* .{3,}|P\.?\s?O\.? ?Box .+|Apartado .+|Apt\.? .+|HC ?\d+.*)$", re.IGNORECASE)
CITY = re.compile(r"^(?:\d+ [\w .#-]{3,40}, )?[A-ZÁÉÍÓÚÑ][\w .'-]+,?\s+(?:[A-Z]{2}|[A-Z][a-z]+)\.?,?\s*\d{5}(?:-\d{4})?$")


def address_blocks(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """Blocks of lines under each other that end in a city line: name, street, city."""
    for cell in sheet.cells:
        if not CITY.match(cell.text.strip()):
            continue
        block = [cell]
        while len(block) < 6:
            top = block[0]
            above = [o for o in sheet.cells if top.y0 - 2.2 * max(top.y1 - top.y0, 6) <= o.y0 < top.y0 - 2 and abs(o.x0 - top.x0) <= 5]
            if not above:
                break
            block.insert(0, max(above, key=lambda o: o.y0))
        if len(block) >= 3 or (len(block) == 2 and not STREET.match(block[0].text)):
            yield tuple(block)
