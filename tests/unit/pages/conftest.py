"""The packaged library built once for the tests of this room."""

from __future__ import annotations

import pytest

from denialhelp.pages.build import build
from denialhelp.pages.gather import gather
from denialhelp.pages.model import Page
from denialhelp.pages.site import Key, Site
from pages_built import AS_OF, BASE, Built


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The packaged library as a site."""
    folder = tmp_path_factory.mktemp("site")
    library = gather(AS_OF)
    build(library, folder, base_url=BASE, workers=1)
    site = Site(library)
    pages: dict[str, Page] = {}
    keys: dict[str, Key] = {}
    for lang, held in site.keys.items():
        for key in held:
            page = site.page(lang, key)
            pages[page.path] = page
            keys[page.path] = key
    return Built(site, folder, pages, keys)
