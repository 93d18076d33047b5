"""Text as it can be printed: control characters, which no page can show and some formats refuse, become spaces."""

from __future__ import annotations

import unicodedata
from typing import Any

Json = Any
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_FIRST_UNCOMMON = 0x2E80  # from here on: East Asian scripts, pictures, private use


def printable(value: Json) -> Json:
    """The same JSON with every text printable."""
    if isinstance(value, str):
        return value.translate(_CONTROLS)
    if isinstance(value, list):
        return [printable(v) for v in value]
    if isinstance(value, dict):
        return {k: printable(v) for k, v in value.items()}
    return value


def common(text: str) -> str:
    """The text without the characters that the fonts at hand may not have (East Asian scripts, pictures): what two copies of a text
    can be compared by where one of them could not print the rest."""
    return "".join(c for c in text if ord(c) < _FIRST_UNCOMMON and unicodedata.category(c) not in ("So", "Co", "Cn"))
