"""By how much a service is cut, as a notice of a reduction says it: "from 84 to 56 hours a week", in a sentence or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from denialhelp.casefile.fact import Pin

from .structure import Sheet

_PER = r"(?P<per> ?(?:a|an|per|each|every|por|al|a la|/) ?(?:day|week|month|year|d[ií]a|semana|mes|a[nñ]o))?"
_UNIT = r"(?P<unit>hours?|visits?|units?|days?|sessions?|horas?|visitas?|unidades|d[ií]as|sesiones)"
_FROM_TO = re.compile(
    rf"\b(?:from|de)\s+(?P<old>\d{{1,4}}(?:\.\d+)?)(?: (?:{_UNIT.replace('?P<unit>', '?:')}){_PER.replace('?P<per>', '?:')})?,? (?:down "
    rf")?(?:to|a)\s+"
    rf"(?P<new>\d{{1,4}}(?:\.\d+)?) {_UNIT}{_PER}",
    re.IGNORECASE,
)
_CELL = re.compile(rf"(?P<n>\d{{1,4}}(?:\.\d+)?) {_UNIT}{_PER}\b", re.IGNORECASE)
_CUT = re.compile(r"\b(?:reduc\w+|decreas\w+|lower\w*|cut|go(?:es)? down|fewer|change[sd]?|disminu\w+)\b", re.IGNORECASE)


def change_of(sheets: Sequence[Sheet]) -> tuple[str, Pin] | None:
    """The change in plain words ("reduced from 84 to 56 hours a week") with its place, or None where none is told."""
    for sheet in sheets:
        for hit in _FROM_TO.finditer(sheet.flat):
            near = sheet.flat[max(0, hit.start() - 160) : hit.end() + 60]
            if _CUT.search(near) and float(hit["old"]) > float(hit["new"]):
                return _words(hit["old"], hit["new"], hit["unit"], hit["per"]), sheet.pin(*hit.span())
        found = _in_row(sheet)
        if found is not None:
            return found
    return None


def changed_service(sheet: Sheet) -> Iterator[tuple[str, Pin]]:
    """What the row of a table names whose other two cells hold the amount before and after: "Personal care  35 hours  22 hours"."""
    for cells in sheet.rows.values():
        counts = [c for c in cells if _CELL.match(c.text.strip())]
        first = cells[0]
        if (
            len(cells) == 3
            and len(counts) == 2
            and first not in counts
            and re.search(r"[a-z]{4}", first.text)
            and not first.text.rstrip().endswith(":")
        ):
            yield " ".join(first.text.split()), sheet.pin(first.start, first.end)


def _words(old: str, new: str, unit: str, per: str | None) -> str:
    if re.match(r"h?o?r?a?s?(?:horas?|visitas?|unidades|d[ií]as|sesiones)", unit, re.IGNORECASE):
        return f"reducido de {old} a {new} {unit}{per or ''}"
    return f"reduced from {old} to {new} {unit}{per or ''}"


def _in_row(sheet: Sheet) -> tuple[str, Pin] | None:
    """Two cells of one row, before and after, under a heading of a reduction: "84 hours a week  56 hours a week"."""
    if not re.search(r"\breduc", sheet.flat, re.IGNORECASE):
        return None
    for cells in sheet.rows.values():
        counts = [(c, m) for c in cells if (m := _CELL.match(c.text.strip())) is not None]
        if len(counts) != 2:
            continue
        (first, one), (last, two) = counts
        if one["unit"].lower() == two["unit"].lower() and one["per"] == two["per"] and float(one["n"]) > float(two["n"]):
            return _words(one["n"], two["n"], one["unit"], one["per"]), sheet.pin(first.start, last.end)
    return None
