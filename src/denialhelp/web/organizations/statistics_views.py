"""In the making."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def _none(request: HttpRequest, organization_id: int, number: int = 0) -> HttpResponse:
    return HttpResponse(status=404)


batches = batch = draft_chosen = voice = statistics = statistics_csv = _none
