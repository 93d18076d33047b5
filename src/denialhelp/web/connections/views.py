"""The pages: choose where the records are, sign in there, come back while they are fetched."""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases.access import Access, access, needs
from denialhelp.web.cases.looking import render_waiting
from denialhelp.web.cases.models import Case
from denialhelp.web.connections import steps
from denialhelp.web.connections.servers import servers
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.speaking import spoken
from denialhelp.workflow.patient_access import exchange, new_secret, opened, places_of, sign_in_address

GOING = "connecting"  # in the browser's session: what comes back must match it


def _redirect_address(request: HttpRequest) -> str:
    return (settings.BASE_URL or request.build_absolute_uri("/").rstrip("/")) + reverse("connected")


def _page(request: HttpRequest, case: Case, fault: str = "") -> HttpResponse:
    told = {"case": case, "servers": [(n, s.name) for n, s in enumerate(servers())], "held": case.notes.get(steps.NOTE), "fault": fault}
    return render_waiting(request, "connections/choose.html", told, status=502 if fault else 200)


@require_GET
@needs(Access.WORK, Access.WORK)
def choose(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Where the records can be fetched from, and how far a fetching is."""
    if not servers():
        raise Http404
    return _page(request, case)


@require_GET
@needs(Access.WORK, Access.WORK)
def leave(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """Send the patient to sign in at the server."""
    known = servers()
    if number >= len(known):
        raise Http404
    state, verifier = new_secret(), new_secret()
    try:
        with opened() as client:
            address = sign_in_address(known[number], places_of(client, known[number]), _redirect_address(request), state, verifier)
    except DenialHelpError as fault:
        return _page(request, case, spoken(fault.message))
    request.session[GOING] = {"state": state, "verifier": verifier, "case": case.pk, "server": known[number].name}
    return redirect(address)


@require_GET
@never_cache
def back(request: HttpRequest) -> HttpResponseBase:
    """The patient comes back with a code, or with the server's refusal; a code is used once, and only in the browser that went."""
    going = request.session.pop(GOING, None)
    if going is None or not hmac.compare_digest(going["state"], request.GET.get("state", "")):
        raise Http404
    case = Case.objects.filter(pk=going["case"]).exclude(key_wrapped=b"").first()
    server = next((s for s in servers() if s.name == going["server"]), None)
    if case is None or server is None or access(request, case.pk) < Access.WORK:
        raise Http404
    code = request.GET.get("code", "")
    if not code:
        return _page(request, case, _("You did not give leave there, so nothing was fetched. You can try again, or upload the records."))
    try:
        with opened() as client:
            granted = exchange(client, server, places_of(client, server), code, _redirect_address(request), going["verifier"])
    except DenialHelpError as fault:
        return _page(request, case, spoken(fault.message))
    asked = secrets.randbelow(2**53)
    told = {"from": server.name, "state": "fetching", "token": granted.token, "patient": granted.patient, "asked": asked}
    steps.note(case, **told)
    record(Action.RECORDS_ASKED, who="visitor", case_id=case.pk)
    enqueue("connections.fetch", case.pk, asked, key=f"connections:{case.pk}:{asked}")
    return redirect("connect", case_id=case.pk)
