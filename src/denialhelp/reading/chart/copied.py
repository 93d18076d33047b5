"""Text carried forward from an older note: by its own words, or because an older note already says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from denialhelp.casefile.record import Passage

from .dates import find_times

_BEGINS = re.compile(
    r"\b(?:(?:text|note|history|exam(?:ination)?|information)?\s*(?:copied|carried|pulled|brought) forward|copied from|(?:history|"
    r"exam|text|hpi|below|above|following|information|note) (?:was )?copied|"
    r"imported (?:from|text|template)|\bimported\s*:|template[^.]{0,60}imported|copy[- ]forward|taken from (?:the )?(?:prior|"
    r"previous) note|from (?:prior|previous) (?:note|visit|encounter)(?: of| dated)?|"
    r"per (?:prior|previous) note|as (?:documented|recorded) (?:on|in (?:the )?(?:prior|previous))|previously documented|"
    r"per h&p (?:of|dated)|unchanged from (?:prior|previous))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:end (?:of )?(?:import(?:ed)?|copied|copy|carried)\b[^.]*)", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|today|currently|at present|this visit|since then|updated?)\b|\b(?:new|added|interval(?: history| change)?)\s*:",
    re.IGNORECASE,
)
_LONG = 45


class CopyState:
    """Whether the sentences that are being read were carried forward, and from which day."""

    def __init__(self) -> None:
        self.on = False
        self.day: date | None = None
        self._block: object = None

    def see(self, sentence: str, block: object, around: date | None) -> bool:
        """Take the next sentence of the paragraph `block`; True where it was carried forward."""
        if block != self._block:
            self.on, self.day, self._block = False, None, block
        match = _BEGINS.search(sentence)
        if match:
            self.on = True
            self.day = next((w.first for w in find_times(sentence, around) if w.exact in {"day", "month"}), None)
            return True
        if not self.on:
            return False
        if _ENDS.search(sentence):
            self.on, self.day = False, None
            return True
        if _NOW.search(sentence):
            self.on, self.day = False, None
            return False
        return True


def mark_repeats(passages: list[Passage]) -> list[Passage]:
    """The passages, those marked copied that an older note of the record says word for word (table rows and short ones apart)."""
    oldest: dict[str, date] = {}
    keys: list[str | None] = []
    for passage in passages:
        key = None
        if not passage.cells and passage.recorded_on is not None and not passage.other_patient and len(passage.text) >= _LONG:
            key = " ".join(passage.text.lower().split())
            if key not in oldest or passage.recorded_on < oldest[key]:
                oldest[key] = passage.recorded_on
        keys.append(key)
    return [
        replace(p, copied=True) if key is not None and not p.copied and p.recorded_on is not None and p.recorded_on > oldest[key] else p
        for p, key in zip(passages, keys, strict=True)
    ]
