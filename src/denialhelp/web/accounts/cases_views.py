"""The pages of the cases that a person keeps: the list, keeping one, leaving one, handing one to somebody else."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.web.accounts import holding
from denialhelp.web.accounts.models import Handover, Holding, User
from denialhelp.web.accounts.overview import glance, note_next
from denialhelp.web.accounts.presence import signed_in, with_accounts
from denialhelp.web.accounts.signals import WANTED
from denialhelp.web.cases import job
from denialhelp.web.cases.access import SESSION, owns
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.rate import limited

PER_PAGE = 10


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)


@require_GET
@signed_in
@never_cache
def my_cases(request: HttpRequest) -> HttpResponseBase:
    """The person's cases, the nearest day on top, and those of this browser that nobody keeps."""
    today = job.today()
    mine = Holding.objects.filter(person=_person(request)).exclude(case__key_wrapped=b"")
    shown = Paginator(mine.select_related("case").prefetch_related("case__sendings"), PER_PAGE)
    page = shown.get_page(request.GET.get("page"))
    rows = []
    for held in page.object_list:
        seen = glance(held.case, today)
        note_next(held, seen)
        rows.append(seen)
    rows.sort(key=lambda g: (g.next_on is None, g.next_on or today))
    loose = Case.objects.filter(pk__in=request.session.get(SESSION, []), holding=None).exclude(key_wrapped=b"").order_by("-created_at")
    return render(request, "accounts/cases.html", {"rows": rows, "page": page, "loose": loose, "count": shown.count})


@require_POST
@with_accounts
@owns
def keep(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Keep a case of this browser; who has not signed in does so first."""
    if not request.user.is_authenticated:
        request.session[WANTED] = case.pk
        return redirect("account_login")
    holding.keep(request, case)
    return redirect("my-cases")


def _held(request: HttpRequest, case: Case) -> None:
    if not Holding.objects.filter(case=case, person=_person(request)).exists():
        raise Http404


@require_http_methods(["GET", "POST"])
@signed_in
@limited("edit")
@owns
def case_settings(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Hand a kept case to somebody else, take an offer back, or stop keeping it."""
    _held(request, case)
    fault = ""
    if request.method == "POST":
        what = request.POST.get("what")
        if what == "leave":
            holding.leave(_person(request), case)
            return redirect("my-cases")
        if what == "withdraw":
            Handover.objects.filter(case=case).delete()
            return redirect("case-settings", case_id=case.pk)
        fault = _offer(request, case)
        if not fault:
            return redirect("case-settings", case_id=case.pk)
    offer = Handover.objects.filter(case=case).first()
    context = {"case": case, "offer": offer, "fault": fault, "title": glance(case, job.today())}
    return render(request, "accounts/case-settings.html", context, status=400 if fault else 200)


def _offer(request: HttpRequest, case: Case) -> str:
    """Offer the case to the address of the form; a sentence where that cannot be."""
    email = request.POST.get("email", "").strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        return _("Write the other person's e-mail address.")
    if email == _person(request).email:
        return _("That is your own address.")
    holding.offer(_person(request), case, email, (get_language() or "en")[:2])
    return ""


@require_http_methods(["GET", "POST"])
@signed_in
@never_cache
@limited("sign-in")
def handover(request: HttpRequest, token: str) -> HttpResponseBase:
    """The page of an offered case, for whom it was offered to: accept or refuse."""
    made = holding.offered(token)
    if made is None or made.email != _person(request).email:
        return render(request, "accounts/handover.html", {"gone": True}, status=410)
    if request.method == "GET":
        return render(request, "accounts/handover.html", {"gone": False, "offer": made})
    if "no" in request.POST:
        made.delete()
    else:
        holding.accept(made, _person(request))
    return redirect("my-cases")
