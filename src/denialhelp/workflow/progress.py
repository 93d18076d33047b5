"""What the steps of the work are called, for people who wait."""

from __future__ import annotations

WORDS = {
    "read": "Reading the files",
    "pages": "Reading pages",
    "ocr": "Reading scanned pages",
    "exhibits": "Putting the exhibits in order",
    "stamps": "Stamping the pages",
    "packet": "Putting the packet together",
    "letters": "Setting the letters",
}


def in_words(what: str) -> str:
    """The step in plain words."""
    return WORDS.get(what, what)
