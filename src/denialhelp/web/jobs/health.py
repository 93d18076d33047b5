"""For whoever watches the server: is it alive, can it do its work. Answers have a status and no text."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from denialhelp.web.cases.shelves import FilesAway, shelf

NOWHERE = "health/none"


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """204 as long as this process answers."""
    del request
    return HttpResponse(status=204)


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """204 where the database and the files answer, else 503: send people to another server for now."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if settings.FILES_URL:
            _look()
    except (DatabaseError, InterfaceError, FilesAway):
        return HttpResponse(status=503)
    return HttpResponse(status=204)


def _look() -> None:
    """Ask the object store for what is not there: its answer is enough. Raises FilesAway where there is none."""
    with suppress(FileNotFoundError):
        shelf().size(NOWHERE)
