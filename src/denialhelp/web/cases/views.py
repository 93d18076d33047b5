"""The pages: start, facts beside the notice, work in progress, the packet, a place in a document, deletion."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases import job, present, storage
from denialhelp.web.cases.forms import FIELDS, FIRST, MORE, changes
from denialhelp.web.cases.models import Case, CaseFile, Role, State

View = Callable[..., HttpResponseBase]
DOWNLOADS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".md": "text/plain; charset=utf-8",
}
MAX_CASES_IN_A_BROWSER = 40


def _own(view: View) -> View:
    """Only the browser that made a case sees it: its id must be in the session and in the database."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, case_id: str, **rest: Any) -> HttpResponseBase:
        if case_id not in request.session.get("cases", []):
            raise Http404
        case = Case.objects.filter(pk=case_id).first()
        if case is None:
            raise Http404
        return view(request, case, **rest)

    return guarded


def _keep_files(case: Case, request: HttpRequest) -> None:
    taken = [f.name for f in case.files.all()]
    uploads: list[tuple[str, UploadedFile[bytes]]] = [(role, u) for role in Role.values for u in request.FILES.getlist(role)]
    for role, upload in uploads:
        name = storage.safe_name(upload.name or "file", taken)
        storage.keep(case.pk, upload, name)
        CaseFile.objects.create(case=case, role=role, name=name)
        taken.append(name)
    words = request.POST.get("words", "").strip()
    if words:
        name = storage.safe_name("statement.txt", taken)
        path = storage.folder(case.pk) / "originals" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(words + "\n", encoding="utf-8")
        case.files.filter(role=Role.STATEMENT).delete()
        CaseFile.objects.create(case=case, role=Role.STATEMENT, name=name)


def _begin(case: Case, step: str) -> None:
    Case.objects.filter(pk=case.pk).update(
        state=State.WORKING, step=step, doing="Starting", done=0, total=1, message="", alive_at=timezone.now()
    )
    job.launch(case.pk, step)


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponseBase:
    """The form to upload a notice; a POST makes a case and starts reading."""
    if request.method == "GET":
        cases = Case.objects.filter(pk__in=request.session.get("cases", [])).order_by("-created_at")
        return render(request, "cases/start.html", {"cases": cases})
    if not request.FILES.getlist(Role.NOTICE):
        return render(request, "cases/start.html", {"fault": "Choose the denial notice first: a PDF, a photo or a scan."}, status=400)
    if sum(u.size or 0 for files in request.FILES.lists() for u in files[1]) > settings.MAX_UPLOAD_BYTES:
        return render(request, "cases/start.html", {"fault": "These files are too large together; the limit is 400 MB."}, status=413)
    case = Case.objects.create(id=secrets.token_urlsafe(24))
    _keep_files(case, request)
    request.session["cases"] = [case.pk, *request.session.get("cases", [])][:MAX_CASES_IN_A_BROWSER]
    _begin(case, "read")
    return redirect("facts", case_id=case.pk)


def _waiting(request: HttpRequest, case: Case) -> HttpResponse | None:
    """The page for a case whose work is going on, stopped or failed; None where it is ready."""
    if case.state == State.WORKING and not case.stopped:
        return render(request, "cases/working.html", {"case": case})
    if case.state == State.FAILED or case.stopped:
        stopped = "The work stopped before its end. Your files are kept."
        return render(request, "cases/failed.html", {"case": case, "message": case.message or stopped})
    return None


def _facts_page(request: HttpRequest, case: Case, read: Any, faults: dict[str, str], status: int = 200) -> HttpResponse:
    answers = case.answers
    show = request.GET.get("show", "")
    facts = read["notice"]["facts"]
    context = {
        "case": case,
        "read": read,
        "faults": faults,
        "first": [present.fact_row(f, facts, answers, faults, case.pk, read["documents"]) for f in FIRST],
        "more": [present.fact_row(f, facts, answers, faults, case.pk, read["documents"]) for f in MORE],
        "routes": present.routes(read["rights"]),
        "questions": present.open_questions(read["questions"]),
        "view": present.page_of(case.pk, read["documents"], present.pins(facts, show), request.GET.get("page")),
        "problems": read["notice"]["problems"],
        "kind": read["notice"]["kind"],
        "lead": present.lead(read),
        "has_policy": case.files.filter(role=Role.POLICY).exists(),
        "has_records": case.files.filter(role=Role.RECORDS).exists(),
        "shown": next((f.label for f in FIELDS if f.name == show), ""),
    }
    return render(request, "cases/facts.html", context, status=status)


@require_http_methods(["GET", "POST"])
@_own
def facts(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What the notice says, beside its pages; a POST takes corrections and goes on."""
    waiting = _waiting(request, case)
    if waiting is not None:
        return waiting
    read = storage.read_json(storage.folder(case.pk) / "read.json")
    if read is None:
        raise Http404
    if request.method == "GET":
        return _facts_page(request, case, read, {})
    answers, faults = changes(request.POST, read["notice"]["facts"])
    if faults:
        return _facts_page(request, case, read, faults, status=400)
    case.answers = {**case.answers, **answers}
    case.save(update_fields=["answers"])
    _begin(case, "read" if "check" in request.POST else "appeal")
    return redirect("facts" if "check" in request.POST else "packet", case_id=case.pk)


@require_POST
@_own
def add(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Take more files into the case and read the notice again."""
    _keep_files(case, request)
    _begin(case, "read")
    return redirect("facts", case_id=case.pk)


@require_POST
@_own
def again(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Start the step again that failed or stopped."""
    if _waiting(request, case) is not None and (case.state == State.FAILED or case.stopped):
        _begin(case, case.step)
    return redirect("packet" if case.step == "appeal" else "facts", case_id=case.pk)


@require_GET
@_own
def packet(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The finished packet: what to do, the letter with its sources, the criteria, the downloads."""
    waiting = _waiting(request, case)
    if waiting is not None:
        return waiting
    root = storage.folder(case.pk)
    whole = storage.read_json(root / "packet" / "case.json")
    if whole is None or case.state != State.DONE:
        return redirect("facts", case_id=case.pk)
    letter = storage.read_json(root / "packet" / "letter.json")
    context = {
        "case": case,
        "whole": whole,
        "letter": present.letter(letter),
        "routes": present.routes(whole["rights"]),
        "clocks": whole["rights"]["clocks"],
        "criteria": present.criteria(whole["match"]),
        "match": whole["match"],
        "overall": present.OVERALL_WORDS[whole["match"]["overall"]] if whole["match"] else "",
        "proof": storage.read_json(root / "proof.json"),
        "letters": present.other_letters(root / "packet"),
        "worklist": present.worklist(root / "packet" / "worklist.md"),
    }
    return render(request, "cases/packet.html", context)


@require_GET
@_own
def place(request: HttpRequest, case: Case) -> HttpResponseBase:
    """One page of one document with a quote marked."""
    root = storage.folder(case.pk)
    documents = storage.read_json(root / "pages.json") or (storage.read_json(root / "read.json") or {}).get("documents")
    if documents is None:
        raise Http404
    try:
        pin = present.pin_from(request.GET)
        view = present.page_of(case.pk, documents, [pin], None)
    except ValueError as fault:
        raise Http404 from fault
    return render(request, "cases/place.html", {"case": case, "view": view, "pin": pin})


@require_GET
@_own
def image(request: HttpRequest, case: Case, number: int, page: int) -> HttpResponseBase:
    """A page of an uploaded file as a picture; `number` counts the case's files from 0."""
    from denialhelp.intake.images import render_page

    files = list(case.files.all())
    if number >= len(files):
        raise Http404
    try:
        png = render_page(storage.folder(case.pk) / "originals" / files[number].name, page, 1400)
    except (DenialHelpError, IndexError) as fault:
        raise Http404 from fault
    response = HttpResponse(png, content_type="image/png")
    response["Cache-Control"] = "private, max-age=600"
    return response


@require_GET
@_own
def download(request: HttpRequest, case: Case, name: str) -> HttpResponseBase:
    """A file of the packet, by its name inside the packet's folder."""
    root = (storage.folder(case.pk) / "packet").resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file() or path.suffix not in DOWNLOADS:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=path.suffix != ".pdf", filename=path.name, content_type=DOWNLOADS[path.suffix])


@require_POST
@_own
def delete(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Delete everything of the case, now."""
    storage.remove(case.pk)
    request.session["cases"] = [c for c in request.session.get("cases", []) if c != case.pk]
    case.delete()
    return render(request, "cases/deleted.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, where, and how it is deleted."""
    return render(request, "cases/privacy.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what is not there."""
    return render(request, "cases/not_found.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return render(request, "cases/fault.html", status=500)
