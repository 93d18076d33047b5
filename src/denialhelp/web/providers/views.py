"""The patient's page of invitations; the provider's two screens: the code, then the review with the signature."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.web.cases import pictures
from denialhelp.web.cases.access import own
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.providers import reviewing
from denialhelp.web.providers.models import Invitation, Standing
from denialhelp.web.speaking import spoken

View = Callable[..., HttpResponseBase]
SESSION = "provider"


@require_http_methods(["GET", "POST"])
@limited("add")
@own
def doctor(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The patient's page: invite, pass on link and code, see what happened, revoke."""
    able = reviewing.has_statement(case)
    if request.method == "POST":
        if not able:
            raise Http404
        Case.objects.filter(pk=case.pk).update(expires_at=None)  # said on the page: the provider needs days, not hours
        made = Invitation.make(case)
        record(Action.PROVIDER_INVITED, who="visitor", case_id=case.pk, detail=str(made.pk))
        return redirect("doctor", case_id=case.pk)
    base = settings.BASE_URL or request.build_absolute_uri("/").rstrip("/")
    rows = [
        {
            "one": i,
            "link": base + reverse("provider", args=[i.secret["link"]]) if i.usable and i.standing == Standing.OPEN else "",
            "earlier": bool(i.result) and i.result["packet"] != case.packet,
        }
        for i in case.invitations.all()
    ]
    return render(request, "providers/doctor.html", {"case": case, "able": able, "rows": rows})


def _invitation(case: Case, number: int) -> Invitation:
    found = case.invitations.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@require_POST
@own
def revoke(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """Let a link do nothing any more."""
    _invitation(case, number).revoke()
    record(Action.INVITATION_REVOKED, who="visitor", case_id=case.pk, detail=str(number))
    return redirect("doctor", case_id=case.pk)


def _pdf(case: Case, number: int) -> HttpResponse:
    try:
        data = Store(case).get(f"signed/statement-{number}.pdf")
    except FileNotFoundError as fault:
        raise Http404 from fault
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="signed-statement.pdf"'
    return answer


@require_GET
@own
def signed(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """The signed statement, for the patient."""
    record(Action.FILE_TAKEN, who="visitor", case_id=case.pk)
    return _pdf(case, _invitation(case, number).pk)


def invited(view: View) -> View:
    """Only the browser in which the code was entered sees what the link leads to; without it the code is asked for."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, link: str, **rest: Any) -> HttpResponseBase:
        invitation = Invitation.of(link)
        if invitation is None:
            raise Http404
        if not invitation.is_held_by(request.session.get(SESSION, {}).get(str(invitation.pk), "")):
            if invitation.standing != Standing.OPEN:
                raise Http404
            return redirect("provider", link=link)
        return view(request, invitation, link, **rest)

    return guarded


@never_cache
@require_http_methods(["GET", "POST"])
@limited("code")
def provider(request: HttpRequest, link: str) -> HttpResponseBase:
    """The provider's first screen: the code that the patient passed on."""
    invitation = Invitation.of(link)
    if invitation is None:
        raise Http404
    if invitation.is_held_by(request.session.get(SESSION, {}).get(str(invitation.pk), "")):
        return redirect("provider-review", link=link)
    if invitation.standing != Standing.OPEN:
        raise Http404
    fault = ""
    if request.method == "POST":
        held = invitation.try_code(link, "".join(request.POST.get("code", "").split()))
        if held is not None:
            request.session[SESSION] = {**request.session.get(SESSION, {}), str(invitation.pk): held}
            record(Action.PROVIDER_OPENED, who="provider", case_id=invitation.case_id, detail=str(invitation.pk))
            return redirect("provider-review", link=link)
        record(Action.PROVIDER_REFUSED, who="provider", case_id=invitation.case_id, detail=str(invitation.pk))
        fault = _("That is not the code. Ask the patient for it; after five wrong codes the link stops working.")
    return render(request, "providers/code.html", {"fault": fault}, status=403 if fault else 200)


@require_http_methods(["GET", "POST"])
@limited("edit")
@invited
def review(request: HttpRequest, invitation: Invitation, link: str) -> HttpResponseBase:
    """The provider's one screen: accept, edit or strike each assertion, then sign."""
    if invitation.standing == Standing.SIGNED:
        return render(request, "providers/done.html", {"link": link, "result": invitation.result})
    case, fault = invitation.case, ""
    try:
        shown = reviewing.rows(case, request.POST)
    except WrongUse as gone:
        raise Http404 from gone
    if request.method == "POST":
        if request.POST.get("packet") != case.packet:
            fault = _("The patient made the packet again while you were reading. Please look at each item once more.")
        else:
            try:
                reviewing.sign(invitation, request.POST, shown)
            except DenialHelpError as wrong:
                fault = spoken(wrong.message)
            else:
                record(Action.STATEMENT_SIGNED, who="provider", case_id=case.pk, detail=str(invitation.pk))
                return redirect("provider-review", link=link)
    context = {"case": case, "rows": shown, "fault": fault, "link": link, "given": request.POST}
    return render(request, "providers/review.html", context, status=400 if fault else 200)


@require_GET
@invited
def page(request: HttpRequest, invitation: Invitation, link: str, number: int) -> HttpResponseBase:
    """A page of the packet that an item rests on, as a picture."""
    case = invitation.case
    png = pictures.page_png(case, f"{case.packet}/packet.pdf", number) if number in reviewing.shown_pages(case) else None
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png")


@require_GET
@invited
def provider_pdf(request: HttpRequest, invitation: Invitation, link: str) -> HttpResponseBase:
    """The signed statement, for the provider's own file."""
    return _pdf(invitation.case, invitation.pk)
