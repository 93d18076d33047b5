"""Who may see a case and do what with it: the browser that made it, and whom an app of this site grants it to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from denialhelp.web.cases.models import Case

View = Callable[..., HttpResponseBase]
MAX_CASES_IN_A_BROWSER = 40
SESSION = "cases"


class Access(IntEnum):
    """How much of a case somebody may do; each holds the ones before it."""

    NONE = 0
    READ = 1  # see it
    WORK = 2  # change facts, files and letters
    SEND = 3  # send it, sign for it, invite to it
    OWN = 4  # hand it on, delete it


Grant = Callable[[HttpRequest, str], Access]
_GRANTS: list[Grant] = []
Keeper = Callable[[HttpRequest, Case], bool]
_KEEPERS: list[Keeper] = []


def register(grant: Grant) -> None:
    """Let an app say what a request may do with a case (its AppConfig.ready calls this); the highest word counts."""
    if grant not in _GRANTS:
        _GRANTS.append(grant)


def register_keeper(keeper: Keeper) -> None:
    """Let an app take the cases that a request makes, in place of its browser (its AppConfig.ready calls this)."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def access(request: HttpRequest, case_id: str) -> Access:
    """What this request may do with the case. A case that a person keeps is opened by its browser alone no more."""
    if case_id in request.session.get(SESSION, []) and not Case.objects.filter(pk=case_id, holding__isnull=False).exists():
        return Access.OWN
    return max((grant(request, case_id) for grant in _GRANTS), default=Access.NONE)


def needs(read: Access, post: Access) -> Callable[[View], View]:
    """A view of one case: who may not do what it does is told that there is no such page, as for a case that is gone."""

    def guard(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, case_id: str, **rest: Any) -> HttpResponseBase:
            wanted = read if request.method in ("GET", "HEAD") else post
            if access(request, case_id) < wanted:
                raise Http404
            case = Case.objects.filter(pk=case_id).first()
            if case is None or not case.key_wrapped:
                raise Http404
            return view(request, case, **rest)

        return guarded

    return guard


own = needs(Access.READ, Access.WORK)
sends = needs(Access.READ, Access.SEND)
owns = needs(Access.READ, Access.OWN)


def claim(request: HttpRequest, case: Case) -> None:
    """Let this browser see the case, or the person who is signed in with it."""
    kept = [keeper(request, case) for keeper in _KEEPERS]  # each of them is asked
    if any(kept):
        return
    request.session[SESSION] = [case.pk, *request.session.get(SESSION, [])][:MAX_CASES_IN_A_BROWSER]


def let_go(request: HttpRequest, case_id: str) -> None:
    """Forget the case in this browser."""
    request.session[SESSION] = [c for c in request.session.get(SESSION, []) if c != case_id]
