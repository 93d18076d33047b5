"""What a check needs to see of a packet's PDF, whoever looks: the libraries (engine_view) or plain Python (bare_view)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from denialhelp.packet.page_text import PageText

Json = Any


class NotReadable(ValueError):
    """The bytes are no PDF that this reader can open."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A mark on a page (from 1): whether it is a link, the words it bears, the page it leads to, and whether it acts otherwise."""

    page: int
    is_link: bool
    words: str
    target: int | None
    acts: bool


class View(Protocol):
    """An open PDF. Pages count from 1. Close it."""

    engines: Json
    """Which programs read and set pages: page texts are compared only where these are the packet's own."""
    places_hold: bool
    """Whether the places of words are exact enough to hold a quotation to its box."""

    def __len__(self) -> int: ...

    def page(self, number: int) -> PageText:
        """A page's text with the places of its characters."""

    def tells(self, number: int) -> bool:
        """Whether this reader can tell all the text of a page."""

    def body(self, number: int, top: float, bottom: float) -> str:
        """A page's text without its margins, in points."""

    def texts(self) -> Sequence[str]:
        """The text of every page."""

    def shown(self) -> Sequence[str]:
        """The hash of everything that each page shows."""

    def drawn(self) -> Sequence[bytes]:
        """The end of what each page draws."""

    def jumps(self) -> Sequence[Jump]:
        """The marks of all pages."""

    def acting(self) -> bool:
        """Whether the file holds scripts, forms or attachments other than the manifest, or a page that acts by itself."""

    def manifest(self) -> bytes | None:
        """The manifest attached, or None."""

    def close(self) -> None:
        """Let go of the file."""


Opener = Callable[[bytes], View]
