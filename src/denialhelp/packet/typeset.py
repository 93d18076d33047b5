"""Typst: letters, the packet's own pages and files without pages, set from JSON that is passed as data and never as source."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from denialhelp.packet.printable import printable

Json = Any

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The fonts that travel with Typst and no others, so that every machine sets the same pages."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def moment(day: date) -> datetime:
    """The fixed moment that stands in all files made for this day: the same case gives the same bytes."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def set_pages(template: str, values: Json, as_of: date, *, accessible: bool = True) -> bytes:
    """A PDF from a template. PDF/UA-1 where it compiles; text that no font here can show costs the claim, not the letter."""
    source = TEMPLATES / f"{template}.typ"

    def compiled(standards: Literal["ua-1", "1.7"]) -> bytes:
        out: bytes = typst.compile(source, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True, pdf_standards=standards,
                                   sys_inputs={"data": json.dumps(printable(values), ensure_ascii=False)}, timestamp=moment(as_of))
        return out

    if not accessible:
        return compiled("1.7")
    try:
        return compiled("ua-1")
    except typst.TypstError:
        return compiled("1.7")


def listing_pdf(values: Json, as_of: date) -> bytes:
    """A file without pages, set as pages: `values` holds title, note, language, code (monospaced) and blocks of lines."""
    return set_pages("listing", values, as_of)
