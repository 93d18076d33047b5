"""ICD-10-CM: whether a code exists, what it is called, whether it may be billed, and its family; a table made when the program is built."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "codes" / "icd10cm.txt.gz"


@dataclass(frozen=True, slots=True)
class DiagnosisCode:
    """A code with its dot, its name in the classification, and whether it may be billed or only heads others."""

    code: str
    name: str
    billable: bool


def plain(code: str) -> str:
    """A code without dot and blanks, in capitals."""
    return code.replace(".", "").replace(" ", "").upper()


def dotted(code: str) -> str:
    """A code with its dot."""
    bare = plain(code)
    return bare if len(bare) <= 3 else f"{bare[:3]}.{bare[3:]}"


@lru_cache(maxsize=1)
def _table() -> str:
    """The table as one text; a line is found in it in less than a millisecond, and no index fills the memory."""
    return "\n" + gzip.decompress(TABLE.read_bytes()).decode("utf-8")


def edition() -> str:
    """The first line of the table: edition and source."""
    return _table()[1:].partition("\n")[0].removeprefix("# ")


@lru_cache(maxsize=4096)
def find_diagnosis(code: str) -> DiagnosisCode | None:
    """The entry of a code, with or without its dot, or None where the edition has none."""
    bare = plain(code)
    if not 3 <= len(bare) <= 7 or not bare.isalnum():
        return None
    table = _table()
    for mark in "|/":
        at = table.find(f"\n{bare}{mark}")
        if at >= 0:
            name = table[at + len(bare) + 2 : table.find("\n", at + 1)]
            return DiagnosisCode(dotted(bare), name, mark == "|")
    return None


def family_of(code: str) -> tuple[DiagnosisCode, ...]:
    """The category and the headings above a code, widest first, the code itself last; empty where even its category is unknown."""
    bare = plain(code)
    found = (find_diagnosis(bare[:size]) for size in range(3, len(bare) + 1))
    return tuple(entry for entry in found if entry is not None)


def covers(wide: str, narrow: str) -> bool:
    """Whether a code is another one or heads it ("M48.0" covers "M48.062")."""
    return find_diagnosis(wide) is not None and plain(narrow).startswith(plain(wide))
