"""HCPCS level II codes from a file that the user has downloaded: the program ships none, and takes no five-figure (CPT) code."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from denialhelp.errors import UnreadableFile

_CODE = re.compile(r"[A-V]\d{4}")
_CODE_HEADS = ("hcpc", "hcpcs", "hcpcs code", "hcpcs_code", "code", "procedure code")
_NAME_HEADS = ("long description", "long_description", "description", "descriptor", "short description", "short_description")
_LARGEST = 60 * 1024 * 1024


def load_hcpcs(path: Path) -> Mapping[str, str]:
    """Code to description from a table with a head (CSV, tab or bar between its columns).

    Rows whose code is no HCPCS level II code are passed over. Raises UnreadableFile (missing, too-large, unknown-kind).
    """
    if not path.is_file():
        raise UnreadableFile("missing", "There is no such file; name the HCPCS table that you have downloaded.")
    if path.stat().st_size > _LARGEST:
        raise UnreadableFile("too-large", "This file is too large to be a table of HCPCS codes; name the table that you have downloaded.")
    lines = path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    found = _rows(lines)
    if not found:
        raise UnreadableFile("unknown-kind", "This is no table of HCPCS codes; save it as CSV with a head that names code and description.")
    return found


def _rows(lines: list[str]) -> dict[str, str]:
    for number, line in enumerate(lines[:40]):
        for mark in (",", "\t", "|", ";"):
            heads = [cell.strip().lower() for cell in next(csv.reader([line], delimiter=mark), [])]
            code, name = _place(heads, _CODE_HEADS), _place(heads, _NAME_HEADS)
            if code is not None and name is not None:
                return _read(csv.reader(lines[number + 1 :], delimiter=mark), code, name)
    return {}


def _place(heads: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((heads.index(head) for head in wanted if head in heads), None)


def _read(rows: Iterable[list[str]], code: int, name: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if len(row) > max(code, name) and _CODE.fullmatch(row[code].strip().upper()) and row[name].strip():
            found.setdefault(row[code].strip().upper(), " ".join(row[name].split()))
    return found
