"""Serves the help library: pages, the answers to dates and words asked of them, its assets and the files around it."""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from denialhelp.pages.build import ASSETS
from denialhelp.web.payments.telling import told_to_library

from .shelf import Shelf, shelf

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}
LONGEST = 200


def todays_shelf() -> Shelf:
    """The library as it stands today."""
    as_of = date.fromisoformat(settings.AS_OF) if settings.AS_OF else timezone.localdate()
    return shelf(as_of, os.environ.get("DENIALHELP_BASE_URL", ""), told_to_library())


@require_safe
@csp_update({"script-src": [SELF], "connect-src": [SELF]})  # type: ignore[arg-type]  # the decorator takes any view
def page(request: HttpRequest, path: str) -> HttpResponse:
    """One page of the library; days to count from and words to look for come in the address and are not kept."""
    asked = {name: request.GET.get(name, "")[:LONGEST] for name in ("notice", "received", "q")}
    html = todays_shelf().html(f"/{path}", **asked)
    if html is None:
        raise Http404
    return HttpResponse(html)


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=TYPES[name.rpartition(".")[2]])
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """Style, script and pictures."""
    if name in ASSETS:
        return _file(files("denialhelp.pages").joinpath("assets", name).read_bytes(), name)
    return around(request, f"help/assets/{name}")


@require_safe
def index(request: HttpRequest, lang: str) -> HttpResponse:
    """The search index that the script uses."""
    return _file(todays_shelf().indexes[lang].json().encode(), "index.json")


@require_safe
def around(request: HttpRequest, name: str) -> HttpResponse:
    """Sitemap, changes, llms.txt and preview pictures."""
    data = todays_shelf().around.get(name)
    if data is None:
        raise Http404
    return _file(data, name)
