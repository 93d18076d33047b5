"""Around each request: its time into the figures, a span, and one line of log. A page is named by its route, never by its address."""

from __future__ import annotations

import json
import secrets
import sys
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from denialhelp.web.telemetry.figures import REQUESTS
from denialhelp.web.telemetry.tracing import span

Answer = Callable[[HttpRequest], HttpResponseBase]
_OTHER = "other"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def page_of(request: HttpRequest) -> str:
    """The route's name, which is one of ours; "other" where no route was found."""
    match = request.resolver_match
    return (match.view_name or _OTHER) if match is not None else _OTHER


def line(event: str, **values: str | float) -> str:
    """One line of log: JSON with the moment and the values."""
    return json.dumps({"at": timezone.now().isoformat(timespec="milliseconds"), "event": event, **values})


def told(get_response: Answer) -> Answer:
    """Django's middleware."""

    def around(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        with span("page", request.method if request.method in _METHODS else _OTHER) as attributes:
            response = get_response(request)
            page, took = page_of(request), time.perf_counter() - began
            attributes.update(page=page, status=response.status_code)
        REQUESTS.labels(page, str(response.status_code)).observe(took)
        if settings.LOG_LINES:
            number = secrets.token_hex(8)
            response["X-Request-Id"] = number
            method = request.method if request.method in _METHODS else _OTHER
            values: dict[str, str | float] = {
                "page": page,
                "method": method,
                "status": response.status_code,
                "ms": round(took * 1000, 1),
                "request": number,
            }
            sys.stderr.write(line("request", **values) + "\n")
        return response

    return around
