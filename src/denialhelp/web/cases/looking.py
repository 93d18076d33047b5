"""A page that waits: it looks again by itself, by a small script of our own or, without scripts, by a reload."""

from __future__ import annotations

from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_waiting(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page that waits: it may load files of our own, and ask this site only."""
    shown = csp_update({"script-src": [SELF], "connect-src": [SELF]})(lambda own: render(own, template, context, status=status))
    return cast("HttpResponse", shown(request))
