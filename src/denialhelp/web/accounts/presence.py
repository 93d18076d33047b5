"""Who is here: the device that a session runs on, in words, when it was last used; and whether the pages offer accounts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from denialhelp.web.accounts.models import BrowserSession
from denialhelp.web.accounts.sessions import row_key
from denialhelp.web.guard.provided import accounts_on, on

View = Callable[..., HttpResponseBase]
_BROWSERS: tuple[tuple[str, str], ...] = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS: tuple[tuple[str, str], ...] = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip
_FRESH = 24 * 3600.0
_SEEN, _HOUR = "seen", 3600.0


def device_of(agent: str) -> str:
    """A browser's own description in two words; what is not known is left out."""
    found = [next((words for mark, words in table if mark in agent), "") for table in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, found))


def presence(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: notes once an hour that a signed-in session is used, and on what."""

    def around(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        held = request.session
        if held.accessed and held.get("_auth_user_id") and held.session_key and timezone.now().timestamp() - held.get(_SEEN, 0.0) > _HOUR:
            held[_SEEN] = timezone.now().timestamp()
            told = {"seen_at": timezone.now(), "device": device_of(request.META.get("HTTP_USER_AGENT", ""))}
            BrowserSession.objects.filter(pk=row_key(held.session_key)).update(**told)
        return response

    return around


def told_to_pages(request: HttpRequest) -> dict[str, Any]:
    """What every page is told: whether there are accounts, and whose it is."""
    accounts, mail = on()
    signed = accounts and hasattr(request, "user") and request.user.is_authenticated
    return {"accounts_on": accounts, "mail_on": mail, "person": request.user if signed else None}


def with_accounts(view: View) -> View:
    """A page that is there only where this site has accounts."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if not accounts_on():
            raise Http404
        return view(request, *given, **named)

    return guarded


def signed_in(view: View) -> View:
    """A page of a person who has signed in; who has not comes to it by signing in."""

    @wraps(view)
    @with_accounts
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/cases/")
        return view(request, *given, **named)

    return guarded


def signed_in_today(view: View) -> View:
    """A page for which a sign-in of long ago is not enough: everything taken along, everything deleted, a new passkey."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        entered = max((r.get("at", 0.0) for r in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])), default=0.0)
        if timezone.now().timestamp() - entered > _FRESH:
            logout(request)
            return redirect_to_login("/account/")
        return view(request, *given, **named)

    return guarded
