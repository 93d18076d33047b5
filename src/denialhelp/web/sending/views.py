"""The pages of sending: by oneself with a sheet, or by a service after one's own yes; the proof; the services' notices."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import DenialHelpError
from denialhelp.packet.transmit import Way as Cut
from denialhelp.web.accounts.mail import address, mail_on, send_mail
from denialhelp.web.cases import gate
from denialhelp.web.cases.access import Access, access, own, sends
from denialhelp.web.cases.looking import render_waiting
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.providers.models import Invitation
from denialhelp.web.providers.reviewing import has_statement
from denialhelp.web.sending import dispatching, papers, recipients, showing
from denialhelp.web.sending.models import Dispatch, Part, State, Way
from denialhelp.web.sending.services.chosen import fax_service, mail_service, ways
from denialhelp.web.speaking import spoken

MOST_BYTES = 512 * 1024


def _packed(case: Case) -> None:
    """Nothing can be sent before the packet is made."""
    if not case.packet or not Store(case).has(f"{case.packet}/packet.pdf"):
        raise Http404


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _hub(request: HttpRequest, case: Case, fault: str = "") -> HttpResponse:
    context = {**showing.hub(case, request.POST), "fault": fault, "may": access(request, case.pk) >= Access.SEND}
    return render(request, "sending/send.html", context, status=400 if fault else 200)


@require_GET
@own
def send(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Every way to send the packet, and what was sent by a service."""
    _packed(case)
    return _hub(request, case)


@require_POST
@limited("edit")
@sends
def send_to(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Keep the address and number that the person wrote."""
    recipients.note(case, request.POST)
    record(Action.FACTS_CORRECTED, who="visitor", case_id=case.pk)
    return redirect("send", case_id=case.pk)


@require_GET
@own
def sheet(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The sheet to print: the address, the steps of certified mail, what to tick off."""
    _packed(case)
    return render(request, "sending/sheet.html", showing.hub(case, {}))


@require_POST
@limited("add")
@own
def make_parts(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Make the parts for a fax machine, a portal or the post, to take along."""
    _packed(case)
    held_back = gate.in_place_of(case, "packet.pdf")
    if held_back is not None:
        return held_back
    way = request.POST.get("way", "")
    if way not in [w.value for w in Cut]:
        raise Http404
    try:
        to = recipients.known(recipients.recipient(case))
        papers.keep_parts(case, Cut(way), cited_only="cited" in request.POST, to=to)
    except DenialHelpError as wrong:
        return _hub(request, case, spoken(wrong.message))
    return redirect(reverse("send", args=[case.pk]) + "#parts")


@require_GET
@own
def part_taken(request: HttpRequest, case: Case, name: str) -> HttpResponseBase:
    """One of the parts that were made to take along."""
    held_back = gate.in_place_of(case, name)
    if held_back is not None:
        return held_back
    if name not in papers.kept_parts(case):
        raise Http404
    record(Action.FILE_TAKEN, who="visitor", case_id=case.pk)
    return _pdf(Store(case).get(f"{papers.folder(case)}/{name}"), name)


@require_http_methods(["GET", "POST"])
@limited("add")
@sends
def prepare(request: HttpRequest, case: Case, way: str) -> HttpResponseBase:
    """The form for a service; a POST makes the sending ready and shows it. Nothing is sent yet."""
    _packed(case)
    if way not in [w.value for w in ways()]:
        raise Http404
    held_back = gate.in_place_of(case, "packet.pdf")
    if held_back is not None:
        return held_back
    fault = ""
    if request.method == "POST":
        try:
            made = _prepared(request, case, Way(way))
        except DenialHelpError as wrong:
            fault = spoken(wrong.message)
        else:
            return redirect("dispatch", case_id=case.pk, number=made.pk)
    context = {**showing.form(case, Way(way), request.POST), "fault": fault}
    return render(request, "sending/prepare.html", context, status=400 if fault else 200)


def _prepared(request: HttpRequest, case: Case, way: Way) -> Dispatch:
    posted, cited = request.POST, request.POST.get("pages") == "cited"
    event, name = posted.get("what", ""), " ".join(posted.get("to_name", "").split())[:200]
    if way == Way.FAX:
        number = recipients.fax_number(posted.get("fax", ""))
        return dispatching.prepare(case, way, number, name=name, sender=None, event=event, cited_only=cited)
    to, sender = recipients.address_from(posted, "to"), recipients.address_from(posted, "from")
    return dispatching.prepare(case, way, to, name=name, sender=sender, event=event, cited_only=cited)


def _dispatch(case: Case, number: int) -> Dispatch:
    found = case.dispatches.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@limited("edit")
@sends
def dispatch(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """One sending: to whom, which pages, how far; a POST says yes, withdraws it, or sends again what did not arrive."""
    found = _dispatch(case, number)
    if request.method == "POST":
        held_back = gate.in_place_of(case, "packet.pdf")
        if held_back is not None:
            return held_back
        if "yes" in request.POST:
            dispatching.confirm(found)
        elif "again" in request.POST:
            dispatching.send_failed_again(found)
        elif "out" in request.POST and dispatching.withdraw(found):
            return redirect("send", case_id=case.pk)
        return redirect("dispatch", case_id=case.pk, number=number)
    context: dict[str, Any] = {
        "case": case,
        "row": showing.row(found),
        "sender": (found.to.get("sender") or {}).get("name", ""),
        "parts": [showing.part_row(p) for p in found.parts.all()],
        "contents": showing.contents(case, cited_only=bool(found.to.get("cited_only"))) if found.state == State.PREPARED else [],
        "prepared": found.state == State.PREPARED,
        "failed": found.state == State.FAILED,
        "over": found.state in (State.DELIVERED, State.FAILED, State.WITHDRAWN),
        "certified": found.way == Way.CERTIFIED,
        "may": access(request, case.pk) >= Access.SEND,
    }
    return render_waiting(request, "sending/dispatch.html", context)


@require_GET
@own
def proof(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """The proof as a file: ids, times, hashes and the service's own words."""
    record(Action.FILE_TAKEN, who="visitor", case_id=case.pk)
    text = json.dumps(showing.proof_of(_dispatch(case, number)), ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="proof-of-sending.json"'
    return answer


@require_GET
@own
def dispatch_part(request: HttpRequest, case: Case, number: int, part: int) -> HttpResponseBase:
    """The very bytes that are or were sent."""
    held_back = gate.in_place_of(case, "packet.pdf")
    if held_back is not None:
        return held_back
    found = _dispatch(case, number).parts.filter(number=part).first()
    if found is None:
        raise Http404
    record(Action.FILE_TAKEN, who="visitor", case_id=case.pk)
    return _pdf(Store(case).get(found.stored), f"sending-{number}-{part}.pdf")


@require_POST
@limited("add")
@sends
def office_mail(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Mail the doctor's office a link; the code goes another way. The mail says nothing of the case."""
    if not (mail_on() and has_statement(case)):
        raise Http404
    to = request.POST.get("office", "").strip()
    try:
        validate_email(to)
    except ValidationError:
        return _hub(request, case, _("Enter the e-mail address of the office."))
    made = Invitation.make(case)
    Case.objects.filter(pk=case.pk).update(expires_at=None)  # said on the page: the office needs days
    record(Action.PROVIDER_INVITED, who="visitor", case_id=case.pk, detail=str(made.pk))
    link = address(reverse("provider", args=[made.secret["link"]]))
    send_mail("sending/office", to, (get_language() or "en")[:2], {"link": link, "days": 14}, f"office:{made.pk}")
    return redirect("doctor", case_id=case.pk)


@csrf_exempt
@require_POST
def hook(request: HttpRequest, service: str) -> HttpResponse:
    """A service rings: where it is proven to be the service, the service is asked how far the part is."""
    carrier = next((c for c in (fax_service(), mail_service()) if c is not None and c.name == service), None)
    if carrier is None:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    body = request.body
    about = carrier.heard({k.lower(): v for k, v in request.headers.items()}, body, timezone.now())
    if about is None:
        return HttpResponse(status=400)
    part = Part.objects.filter(service_id=about, dispatch__service=service, state=State.ACCEPTED).first()
    if part is not None:
        notice = hashlib.sha256(body).hexdigest()[:24]
        enqueue("sending.look", part.pk, notice, key=f"sending.look:{part.key}:{notice}")
    return HttpResponse(status=200)
