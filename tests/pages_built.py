"""What a built help library is to its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import html5lib

from denialhelp.pages.build import file_of
from denialhelp.pages.model import Page
from denialhelp.pages.site import Key, Site

AS_OF = date(2026, 11, 24)
BASE = "https://help.example.org"
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Built:
    """The site: its plan, its pages by address, and the folder they stand in."""

    site: Site
    folder: Path
    pages: Mapping[str, Page]
    keys: Mapping[str, Key]

    def html(self, path: str) -> str:
        """The HTML of an address."""
        return (self.folder / file_of(path)).read_text(encoding="utf-8")


def tree(html: str) -> html5lib.treebuilders.base.TreeBuilder:
    """The parsed page; a fault of the HTML raises."""
    return html5lib.HTMLParser(strict=True).parse(html)
