"""Text as Markdown that nothing in it can change."""

from __future__ import annotations


def marked(text: str) -> str:
    """Text as one line, with the marks of Markdown disarmed."""
    line = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "#", "|"):
        line = line.replace(mark, "\\" + mark)
    return line
