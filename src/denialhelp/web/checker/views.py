"""The page where anyone checks a packet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from denialhelp.web.checker.checking import check_upload

LARGEST = 200 * 1024 * 1024


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form; a POST with a packet.pdf shows what holds and what does not."""
    if request.method == "GET":
        return render(request, "checker/check.html", {})
    upload = request.FILES.get("packet")
    if upload is None:
        return render(request, "checker/check.html", {"fault": _("Choose the packet first: the file named packet.pdf.")}, status=400)
    if (upload.size or 0) > LARGEST:
        return render(request, "checker/check.html", {"fault": _("This file is larger than 200 MB.")}, status=413)
    result = check_upload(upload)
    return render(request, "checker/check.html", {"result": result}, status=200 if result.holds is not None else 422)
