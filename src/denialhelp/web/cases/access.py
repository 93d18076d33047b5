"""Who may see a case: the browser that made it, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from denialhelp.web.cases.models import Case

View = Callable[..., HttpResponseBase]
MAX_CASES_IN_A_BROWSER = 40
SESSION = "cases"


def own(view: View) -> View:
    """Only the browser that made a case sees it: its id must be in the session and in the database, and its key not destroyed."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, case_id: str, **rest: Any) -> HttpResponseBase:
        if case_id not in request.session.get(SESSION, []):
            raise Http404
        case = Case.objects.filter(pk=case_id).first()
        if case is None or not case.key_wrapped:
            raise Http404
        return view(request, case, **rest)

    return guarded


def claim(request: HttpRequest, case: Case) -> None:
    """Let this browser see the case."""
    request.session[SESSION] = [case.pk, *request.session.get(SESSION, [])][:MAX_CASES_IN_A_BROWSER]


def let_go(request: HttpRequest, case_id: str) -> None:
    """Forget the case in this browser."""
    request.session[SESSION] = [c for c in request.session.get(SESSION, []) if c != case_id]
