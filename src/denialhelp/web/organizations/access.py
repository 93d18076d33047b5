"""What a signed-in member may do with the cases of the organization, and the guard of the organization's own pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from denialhelp.web.cases.access import Access
from denialhelp.web.organizations.models import Membership
from denialhelp.web.organizations.rights import ACCESS, Deed, Role, may

View = Callable[..., HttpResponseBase]


def grant(request: HttpRequest, case_id: str) -> Access:
    """What the person of this request may do with a case by being a member of the organization whose board it is on."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return Access.NONE
    role = Membership.objects.filter(person_id=person.pk, organization__board__case_id=case_id).values_list("role", flat=True).first()
    return ACCESS[Role(role)] if role else Access.NONE


def member(deed: Deed, *, post: Deed | None = None) -> Callable[[View], View]:
    """A page of one organization: who is no member, or may not do what it does, is told that there is no such page. `post` is the deed of a
    POST where it is another one."""

    def guard(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, organization_id: int, **rest: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), str(settings.LOGIN_URL))
            found = (
                Membership.objects.select_related("organization").filter(person_id=request.user.pk, organization_id=organization_id).first()
            )
            wanted = deed if request.method in ("GET", "HEAD") or post is None else post
            if found is None or not may(found.role, wanted) or not found.organization.key_wrapped:
                raise Http404
            return view(request, found, **rest)

        return guarded

    return guard
