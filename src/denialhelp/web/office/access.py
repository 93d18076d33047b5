"""Who works in the office, and what they may see of a case: nothing, unless whoever keeps it has given leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from denialhelp.web.accounts.presence import signed_in_today
from denialhelp.web.cases.access import Access
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.office.models import Sight

View = Callable[..., HttpResponseBase]


def who(request: HttpRequest) -> str:
    """What the audit log calls a person of the office."""
    return f"office:{request.user.pk}"


def works_here(request: HttpRequest) -> bool:
    """Whether the person of this request works in the office."""
    person = getattr(request, "user", None)
    return bool(person is not None and person.is_authenticated and person.is_active and person.is_staff)


def office(view: View) -> View:
    """A page of the office: for everybody else there is no such page. The sign-in must be of today."""

    @wraps(view)
    @never_cache
    @signed_in_today
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if not works_here(request):
            raise Http404
        return view(request, *given, **named)

    return guarded


def grant(request: HttpRequest, case_id: str) -> Access:
    """Reading for the office where leave was given and has not ended; every look is recorded."""
    if not works_here(request) or not Sight.objects.filter(case_id=case_id, until__gt=timezone.now()).exists():
        return Access.NONE
    record(Action.OFFICE_LOOKED, who=who(request), case_id=case_id)
    return Access.READ
