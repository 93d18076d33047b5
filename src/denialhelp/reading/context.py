"""The words before a value: which label or phrase it follows, on the line, in the cell above, or in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .labels import Label, classify
from .structure import Sheet

_JOIN = re.compile(
    r"(?:[\s:#=(\[“\"'*,-]|\b(?:is|was|are|were|as|assigned|shown|listed|reads|es|fue|of|on|the|el|este|esta|dated|lists)\b)+$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    r"(?<=[a-z\d)])(?<!\bDr)(?<!\bDra)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSr)(?<!\bSra)(?<!\bSt)(?<!\bNo)(?<!\bInc)[.;:!?]\s"
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Before:
    """The label that ends just before a value: its words at `start:end`, and whether it stands at the start of its cell."""

    label: Label
    weight: float
    start: int
    end: int
    heading: bool
    near: bool


def label_before(sheet: Sheet, offset: int, most: int = 8) -> Before | None:
    """The longest known label that ends right before `offset` (a connecting "is", ":" or "#" between them), or None."""
    flat = sheet.flat
    floor = max(0, offset - 110)
    joined = _JOIN.search(flat, floor, offset)
    end = joined.start() if joined else offset
    tail = flat[end:offset]
    words = list(_WORD.finditer(flat, floor, end))[-most:]
    for at in range(len(words)):
        start = words[at].start()
        if start == floor and floor and not flat[floor - 1].isspace():
            continue
        text = flat[start:end].lstrip("(•*-\"'“")
        if re.search(r"[.;:!?]\s", text) and not re.search(r"\b(?:No|Núm|Nbr|Num)\.\s", text):
            continue
        found = classify(text + (" #" if "#" in tail else ""))
        if found is None:
            continue
        if not _beside(sheet, end - 1, offset):
            return None
        if "\n\n" in sheet.page.text[end:offset] and ":" not in tail:
            return None
        cell = sheet.cell_at(start)
        heading = cell is not None and start - cell.start < 4
        return Before(*found, start, end, heading, "\n" not in sheet.page.text[end:offset])
    return None


def _beside(sheet: Sheet, label_at: int, value_at: int) -> bool:
    """Whether a label and a value on another line can belong together: under it, or the same sentence going on."""
    label, value = sheet.cell_at(label_at), sheet.cell_at(value_at)
    if label is None or value is None or label.line == value.line:
        return True
    row = sheet.rows[label.row]
    if len(row) == 1 and len(sheet.rows[value.row]) == 1:
        return True
    return label.over(value) or value.x0 <= label.x0 <= value.x1


def paragraph_start(text: str, start: int, offset: int) -> int:
    """Where the paragraph that holds `offset` begins, at `start` the earliest. A blank line that recognition put into a sentence
    ends none."""
    blank = text.rfind("\n\n", start, offset)
    while blank > start and text[blank:offset].lstrip()[:1].islower() and re.search(r"[a-z,]\s*$", text[start:blank]):
        blank = text.rfind("\n\n", start, blank)
    return blank + 2 if blank >= 0 else start


def before(sheet: Sheet, offset: int, width: int = 150) -> str:
    """The words before a place, with line breaks as spaces, as far as the last blank line."""
    text = sheet.page.text
    start = max(0, offset - width)
    return sheet.flat[paragraph_start(text, start, offset) : offset]


def sentence_of(sheet: Sheet, start: int, end: int, most: int = 420) -> tuple[int, int]:
    """The sentence that holds `start:end`."""
    flat = sheet.flat
    low = max(0, start - most)
    begin = low
    for gap in re.finditer(
        r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚ¿•(\"“])(?<!No\. )(?<!Dr\. )(?<!Mr\. )(?<!Ms\. )(?<!St\. )(?<!P\.O\. )(?<!U\.S\. )", flat[low:start]
    ):
        begin = low + gap.end()
    blank = sheet.page.text.rfind("\n\n", begin, start)
    begin = max(begin, blank + 2 if blank >= 0 else 0)
    stop = re.search(r"[.!?](?=\s+[A-ZÁÉÍÓÚ¿•(\"“]|\s*$)", flat[end : end + most])
    finish = end + stop.end() if stop else min(len(flat), end + most)
    blank = sheet.page.text.find("\n\n", end, finish)
    return begin, blank if blank >= 0 else finish


def last_clause(text: str) -> str:
    """The words after the last end of a sentence or clause; "Dr." and the like end none."""
    return CLAUSE_END.split(text)[-1]
