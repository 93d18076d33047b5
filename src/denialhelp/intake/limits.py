"""How much of a file is read, and how progress is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# what is being done, how many of it are done, how many there are
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. `seconds` and `memory_bytes` hold only where files are parsed in a process of their own."""

    bytes_per_file: int = 200 * 1024 * 1024
    pages: int = 3000
    pixels: int = 120_000_000
    text_chars: int = 20_000_000
    words: int = 1_500_000  # three thousand full pages; each word is an object of some hundred bytes
    attachments: int = 50
    seconds: float = 1800.0
    memory_bytes: int = 6 * 1024 * 1024 * 1024
    ocr_jobs: int = 2


DEFAULT = Limits()


def silent(_what: str, _done: int, _total: int) -> None:
    """The progress that tells nobody."""
