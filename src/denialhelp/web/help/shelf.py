"""The help library of this process: its site, renderers and search index, made at the first request and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from denialhelp.pages.build import renderer_of
from denialhelp.pages.finder import Index, build_index
from denialhelp.pages.gather import gather
from denialhelp.pages.prices import PriceBook
from denialhelp.pages.render import NOTHING, Asked, Renderer
from denialhelp.pages.site import Key, Site, path_of
from denialhelp.pages.site_files import around
from denialhelp.pages.voice import LANGS

KEPT = 600


@dataclass
class Shelf:
    """One day's library as the running site shows it. `kept` holds rendered pages that nothing was asked of."""

    site: Site
    base_url: str
    kept: dict[str, str] = field(default_factory=dict)

    @cached_property
    def renderer(self) -> Renderer:
        """A renderer for the running site."""
        return renderer_of(self.site, self.base_url, live=True)

    @cached_property
    def keys(self) -> dict[str, tuple[str, Key]]:
        """Language and key of every address."""
        out: dict[str, tuple[str, Key]] = {}
        for lang in LANGS:
            for key in self.site.keys[lang]:
                out[self.site.desks[lang].voice.path(path_of(key))] = (lang, key)
        return out

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """The search index of each language."""
        return {lang: build_index(self.site, lang) for lang in LANGS}

    @cached_property
    def around(self) -> dict[str, bytes]:
        """Sitemap, changes, llms.txt and pictures."""
        _ = self.keys
        return around(self.base_url, self.site)

    def html(self, path: str, notice: str, received: str, q: str) -> str | None:
        """The page at an address, with what was asked of it answered; None where there is none."""
        held = self.keys.get(path)
        if held is None:
            return None
        lang, key = held
        asked = Asked(notice, received, q, self.indexes[lang].find(q) if q else None) if notice or received or q else NOTHING
        if asked.empty and path in self.kept:
            return self.kept[path]
        html = self.renderer.page(self.site.page(lang, key), asked)
        if asked.empty and len(self.kept) < KEPT:
            self.kept[path] = html
        return html


@lru_cache(maxsize=1)
def shelf(as_of: date, base_url: str, prices: PriceBook) -> Shelf:
    """The shelf of a day, with what a letter costs on it."""
    return Shelf(Site(gather(as_of, prices=prices)), base_url.rstrip("/"))
