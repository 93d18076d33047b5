"""Tables as offices export them: delimited text in its usual encodings; a quotation mark that never closes costs one row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DELIMITERS = ",;\t|"
_LONGEST = 50  # lines of one row: more is a quote that was never closed
_CELL = 100_000  # characters of one cell; a comment of an office is shorter


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number as a spreadsheet counts it, from 1; `fault` where it could not be taken apart."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file; `name` is empty for delimited text."""

    name: str
    rows: tuple[SheetRow, ...]


def decoded(data: bytes) -> str:
    """The text: by its mark (UTF-8, UTF-16), else UTF-8, else Windows-1252, in which every export of old is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_text(text: str) -> Sheet:
    """Delimited text as a sheet. A first line such as `sep=;` names the delimiter and is no row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    first, _, rest = text.partition("\n")
    named = first.strip().strip('"').lower()
    skipped = 0
    if (named.startswith("sep=") and len(named) == 5) or first.lower().startswith("sep=\t"):
        delimiter, text, skipped = first.strip().strip('"')[4:5] or "\t", rest, 1
    else:
        delimiter = _delimiter(text)
    return Sheet("", tuple(_rows(text.split("\n"), delimiter, skipped)))


def _delimiter(text: str) -> str:
    """The one that cuts most lines of the beginning into the same number of cells; more cells before fewer."""
    lines = [line for line in text[:65536].split("\n")[:200] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        several = [c for c in counts if c > 1]
        common = max(set(several), key=several.count, default=0)
        return several.count(common), common

    try:
        return max(_DELIMITERS, key=score)
    except csv.Error:
        return ","


def _rows(lines: Sequence[str], delimiter: str, skipped: int) -> Iterator[SheetRow]:
    number, at = skipped, 0
    while at < len(lines):
        for used, cells in _parsed(lines, at, delimiter):
            number += 1
            if cells is None:
                yield SheetRow(number, (), "a quotation mark in it is never closed")
            elif used < len(lines) or any(cells):
                yield SheetRow(number, tuple(c.strip() for c in cells))
            at = used
            if cells is None:
                break


def _parsed(lines: Sequence[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the number of lines used so far; None for a row with a quote that runs away, after which the caller starts anew."""
    reader = csv.reader((line + "\n" for line in lines[start:]), delimiter=delimiter)
    begun = start
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            yield begun + 1, None
            return
        if cells is None:
            return
        used = start + reader.line_num
        if used - begun > 1 and _ran_away(cells, lines[begun:used], used >= len(lines), delimiter):
            yield begun + 1, None
            return
        begun = used
        yield used, cells


def _ran_away(cells: Sequence[str], lines: Sequence[str], last: bool, delimiter: str) -> bool:
    if len(lines) > _LONGEST or any(len(c) > _CELL for c in cells):
        return True
    if last and sum(line.count('"') for line in lines) % 2:
        return True
    return any(part.count(delimiter) >= 3 for c in cells if "\n" in c for part in c.split("\n"))
