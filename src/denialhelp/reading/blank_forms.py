"""Whether a paper is a form that nobody has filled in: places to fill, labels without values, and no person, number or day of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import find_dates
from .fields_ids import identifiers
from .fields_people import people
from .pairs import PairFinder, find_pairs
from .structure import Sheet

_PLACES = re.compile(
    r"_{5,}|\.{12,}|\{[^}\n]{2,60}\}|\[(?:(?:insert|enter|name|date|member|health plan|plan|address|city|service|using|treating|fecha|"
    r"nombre)[^\]]*|"
    r"[A-Z][^\]\n]{3,60})\]|<(?:insert|date|name|member|plan)[^>]*>|\b(?:MM/DD/YYYY|mm/dd/yyyy|XX+[/-]XX+)",
    re.IGNORECASE,
)
_OF_A_FORM = re.compile(
    r"\b(?:model (?:notice|form|letter)|sample\b(?! (?:size|was|of))|template|form instructions|please print|OMB (?:control|approval|no)|"
    r"form (?:CMS|approved|number|no)|"
    r"request form|formulario|letterhead\]|signature of)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:name|number|date|id|birth|service|provider|address|claim|reason|telephone|phone|fax|signature|drug|plan|condition|diagnosis|"
    r"nombre|"
    r"n[uú]mero|fecha|firma|servicio)\b[^:]{0,40}:$|#:$",
    re.IGNORECASE,
)
_NOT_OF_A_CASE = re.compile(
    r"\b(?:revised|rev\.?|expires?|expiration|effective|as of|approved|version|edition|issued)\W*(?:as of )?$", re.IGNORECASE
)
_KEYS = frozenset({"member_id", "claim_number", "reference_number", "patient_name"})


def blank_form(sheets: Sequence[Sheet]) -> bool:
    """Whether nobody has filled this form in. A value of an identifier, a person's name or a day of the case says that somebody did."""
    marks = sum(len(_PLACES.findall(s.page.text)) for s in sheets)
    hollow = sum(_hollow(s) for s in sheets)
    formal = any(_OF_A_FORM.search(s.page.text) for s in sheets)
    if marks + hollow < (2 if formal else 4):
        return False
    pairs = find_pairs(sheets)
    named = {c.name for c in (*identifiers(sheets, pairs), *people(sheets, pairs)) if c.score >= 0.75}
    return not named & _KEYS and (formal or marks >= 4 or not any(_dated(s) for s in sheets))


def _hollow(sheet: Sheet) -> int:
    """How many labels stand without a value: nothing after their colon, or no value beside or under them."""
    finder = PairFinder(sheet)
    told = {p.start for p in finder.pairs() if p.text and p.first[0] not in finder.labels}
    bare = {c.start for c in sheet.cells if c.start in finder.alone and c.start not in told}
    ended = {c.start for c in sheet.cells if _ENDS.search(c.text.rstrip()) and c.start not in told and not _followed(sheet, c.start)}
    return len(bare | ended)


def _followed(sheet: Sheet, start: int) -> bool:
    """Whether a cell with no label of its own stands right of a label."""
    cell = sheet.cell_at(start)
    row = () if cell is None else sheet.rows[cell.row]
    return any(cell is not None and o.x0 > cell.x1 and not o.text.rstrip().endswith(":") for o in row)


def _dated(sheet: Sheet) -> bool:
    """Whether a whole date stands on the sheet that is not the form's own."""
    return any(not _NOT_OF_A_CASE.search(sheet.flat[max(0, m.start - 24) : m.start]) for m in find_dates(sheet.flat))
