"""The pages: start, facts beside the notice, work in progress, the packet, a place in a document, deletion."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.web.cases import asking, gate, pictures, present, storage
from denialhelp.web.cases.access import SESSION, claim, let_go, own, owns
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.forms import FIELDS, FIRST, MORE, changes
from denialhelp.web.cases.intake_files import keep_all
from denialhelp.web.cases.models import Case, Role, State
from denialhelp.web.cases.starting import TOO_LARGE, begin, busy, too_large, waiting_page
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.payments.telling import carry

DOWNLOADS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".md": "text/plain; charset=utf-8",
}
FIRST_FAULT = lazy("Choose the denial notice first: a PDF, a photo or a scan.")


@never_cache
@require_http_methods(["GET", "POST"])
@limited("start")
def start(request: HttpRequest) -> HttpResponseBase:
    """The form to upload a notice; a POST makes a case and starts reading."""
    if request.method == "GET":
        carry(request)
        cases = Case.objects.filter(pk__in=request.session.get("cases", [])).order_by("-created_at")
        return render(request, "cases/start.html", {"cases": cases})
    if not request.FILES.getlist(Role.NOTICE):
        return render(request, "cases/start.html", {"fault": FIRST_FAULT}, status=400)
    if too_large(request):
        return render(request, "cases/start.html", {"fault": TOO_LARGE}, status=413)
    case = Case.begin(secrets.token_urlsafe(24))
    record(Action.CASE_MADE, who="visitor", case_id=case.pk)
    keep_all(case, request)
    claim(request, case)
    begin(case, "read")
    return redirect("facts", case_id=case.pk)


def _as_written(request: HttpRequest, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the person wrote it, where one fault among the answers brings the form back: the other corrections are not lost."""
    name = row["field"].name
    if f"{name}-shown" in request.POST:
        return {**row, "values": request.POST.getlist(name)}
    return {**row, "value": request.POST.get(name, row["value"])}


def _facts_page(request: HttpRequest, case: Case, read: Any, faults: dict[str, str], status: int = 200) -> HttpResponse:
    answers = case.answers
    show = request.GET.get("show", "")
    facts = read["notice"]["facts"]
    context = {
        "case": case,
        "read": read,
        "faults": faults,
        "first": [_as_written(request, present.fact_row(f, facts, answers, faults, case.pk, read["documents"])) for f in FIRST],
        "more": [_as_written(request, present.fact_row(f, facts, answers, faults, case.pk, read["documents"])) for f in MORE],
        "routes": present.routes(read["rights"]),
        "questions": read["questions"],
        "open": len(asking.open_questions(read["questions"], case)),
        "view": present.page_of(case, read["documents"], present.pins(facts, show), request.GET.get("page")),
        "problems": read["notice"]["problems"],
        "kind": read["notice"]["kind"],
        "lead": present.lead(read),
        "has_policy": case.files.filter(role=Role.POLICY).exists(),
        "has_records": case.files.filter(role=Role.RECORDS).exists(),
        "shown": next((_(f.label) for f in FIELDS if f.name == show), ""),
    }
    return render(request, "cases/facts.html", context, status=status)


@require_http_methods(["GET", "POST"])
@own
def facts(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What the notice says, beside its pages; a POST takes corrections and goes on."""
    waiting = waiting_page(request, case)
    if waiting is not None:
        return waiting
    read = storage.Store(case).get_json("read.json")
    if read is None:
        raise Http404
    if request.method == "GET":
        return _facts_page(request, case, read, {})
    answers, faults = changes(request.POST, read["notice"]["facts"])
    if faults:
        return _facts_page(request, case, read, faults, status=400)
    case.answers = {**case.answers, **answers}
    case.save(update_fields=["answers_sealed"])
    record(Action.FACTS_CORRECTED, who="visitor", case_id=case.pk)
    begin(case, "read" if "check" in request.POST else "appeal")
    return redirect("facts" if "check" in request.POST else "packet", case_id=case.pk)


@require_POST
@limited("add")
@own
def add(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Take more files into the case and read the notice again."""
    if too_large(request):
        return render(request, "cases/failed.html", {"case": case, "message": TOO_LARGE}, status=413)
    if not busy(case):
        keep_all(case, request)
        begin(case, "read")
    return redirect("facts", case_id=case.pk)


@require_POST
@limited("add")
@own
def again(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Start the step again that failed or stopped."""
    if waiting_page(request, case) is not None and (case.state == State.FAILED or case.stopped):
        begin(case, case.step)
    return redirect("packet" if case.step == "appeal" else "facts", case_id=case.pk)


@require_GET
@own
def packet(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The finished packet: what to do, the letter with its sources, the criteria, the downloads."""
    waiting = waiting_page(request, case)
    if waiting is not None:
        return waiting
    store = storage.Store(case)
    whole = store.get_json(f"{case.packet}/case.json") if case.packet else None
    if whole is None or case.state != State.DONE:
        return redirect("facts", case_id=case.pk)
    context = {
        "case": case,
        "whole": whole,
        "routes": present.routes(whole["rights"]),
        "match": whole["match"],
        "overall": present.overall_words(whole["match"]["overall"]) if whole["match"] else "",
        "proof": store.get_json(f"{case.packet}/proof.json"),
        "letters": present.other_letters(store.names(case.packet)),
        "left": sum(len(g["entries"]) for g in present.worklist(store.get(f"{case.packet}/worklist.md").decode())),
        "changed": case.notes.get("letter_changed"),
        "spanish": store.has(f"{case.packet}/letter.es.pdf"),
    }
    return render(request, "cases/packet.html", context)


@require_GET
@own
def place(request: HttpRequest, case: Case) -> HttpResponseBase:
    """One page of one document with a quote marked."""
    store = storage.Store(case)
    documents = store.get_json(f"{case.packet}/pages.json") if case.packet else None
    documents = documents or (store.get_json("read.json") or {}).get("documents")
    if documents is None:
        raise Http404
    try:
        pin = present.pin_from(request.GET)
        view = present.page_of(case, documents, [pin], None)
    except ValueError as fault:
        raise Http404 from fault
    return render(request, "cases/place.html", {"case": case, "view": view, "pin": pin})


@require_GET
@own
def image(request: HttpRequest, case: Case, number: int, page: int) -> HttpResponseBase:
    """A page of an uploaded file as a picture; `number` is the file's own."""
    file = case.files.filter(pk=number).first()
    if file is None:
        raise Http404
    png = pictures.page_png(case, file.stored, page)
    if png is None:
        raise Http404
    response = HttpResponse(png, content_type="image/png")
    response["Cache-Control"] = "private, max-age=600"
    return response


@require_GET
@own
def download(request: HttpRequest, case: Case, name: str) -> HttpResponseBase:
    """A file of the packet, by its name inside the packet's folder."""
    store, place = storage.Store(case), f"{case.packet}/{name}"
    suffix = PurePosixPath(name).suffix
    if not case.packet or suffix not in DOWNLOADS or not store.has(place):
        raise Http404
    held_back = gate.in_place_of(case, name)
    if held_back is not None:
        return held_back
    record(Action.FILE_TAKEN, who="visitor", case_id=case.pk)
    response = StreamingHttpResponse(store.chunks(place), content_type=DOWNLOADS[suffix])
    response["Content-Length"] = str(store.size(place))
    response["Content-Disposition"] = content_disposition_header(suffix != ".pdf", PurePosixPath(name).name) or ""
    return response


@require_POST
@owns
def delete(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Delete everything of the case, now."""
    delete_case(case.pk, who="visitor")
    let_go(request, case.pk)
    return render(request, "cases/deleted.html")


@require_POST
def delete_all(request: HttpRequest) -> HttpResponseBase:
    """Delete every case of this browser, now."""
    for case_id in list(request.session.get(SESSION, [])):
        delete_case(case_id, who="visitor")
    if request.user.is_authenticated:
        request.session[SESSION] = []
    else:
        request.session.flush()
    return render(request, "cases/deleted.html")


@require_POST
@owns
def keep_case(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Keep the case until its owner deletes it."""
    Case.objects.filter(pk=case.pk).update(expires_at=None)
    record(Action.KEPT, who="visitor", case_id=case.pk)
    return redirect("packet" if case.state == State.DONE else "facts", case_id=case.pk)


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, where, and how it is deleted."""
    told = {"hours": settings.RETENTION_HOURS, "months": settings.KEEP_MONTHS, "signed_in_days": settings.SIGNED_IN_DAYS}
    return render(request, "cases/privacy.html", told)


@require_GET
def language(request: HttpRequest, code: str) -> HttpResponseBase:
    """Choose the language of the pages, then go back to the page one came from."""
    asked = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(asked if safe else "/")
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=settings.SESSION_COOKIE_AGE, samesite="Lax", secure=settings.SECURE)
    return answer


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what is not there."""
    return render(request, "cases/not_found.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return render(request, "cases/fault.html", status=500)
