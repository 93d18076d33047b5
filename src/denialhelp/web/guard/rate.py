"""How often one address may ask for something: counted in the database under a keyed fingerprint, forgotten after the window."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from denialhelp.web.guard.models import Count

View = Callable[..., HttpResponseBase]


def address_of(request: HttpRequest) -> str:
    """The visitor's address: what the outermost trusted proxy saw, else the connection's own."""
    hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if h.strip()]
    proxies: int = settings.PROXIES
    if proxies and len(hops) >= proxies:
        return str(hops[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(what: str, whom: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"rate\x00{what}\x00{whom}".encode(), hashlib.sha256).hexdigest()


def count(what: str, whom: str, window: timedelta) -> int:
    """Count one more; how often it was in the window that is open now."""
    key, now = _key(what, whom), timezone.now()
    with transaction.atomic():
        row, made = Count.objects.get_or_create(key=key, defaults={"until": now + window, "number": 1})
        if made:
            return 1
        if row.until < now and Count.objects.filter(pk=key, until__lt=now).update(until=now + window, number=1):
            return 1
        Count.objects.filter(pk=key).update(number=F("number") + 1)
        return Count.objects.values_list("number", flat=True).get(pk=key)


def forget() -> int:
    """Remove the counts whose window is over; how many."""
    return Count.objects.filter(until__lt=timezone.now()).delete()[0]


def allowed(what: str, whom: str) -> bool:
    """Whether one more of this kind is within the limit of the settings (RATE_LIMITS: kind to number and seconds)."""
    limit = settings.RATE_LIMITS.get(what)
    return limit is None or count(what, whom, timedelta(seconds=limit[1])) <= limit[0]


def limited(what: str) -> Callable[[View], View]:
    """A view whose POSTs are limited per address; over the limit it answers 429 with a page that says when to come again."""

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
            if request.method == "POST" and not allowed(what, address_of(request)):
                answer = render(request, "cases/too_often.html", status=429)
                answer["Retry-After"] = str(settings.RATE_LIMITS[what][1])
                return answer
            return view(request, *given, **named)

        return guarded

    return around
