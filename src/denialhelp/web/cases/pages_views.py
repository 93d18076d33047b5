"""The pages of a case that is read: questions one at a time, dates, files, criteria, worklist, and the request for records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import DenialHelpError
from denialhelp.packet.calendar_file import deadlines_ics
from denialhelp.web.cases import asking, dating, job, marking, present
from denialhelp.web.cases.access import own
from denialhelp.web.cases.intake_files import drop, keep_all, move
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.starting import TOO_LARGE, begin, busy, too_large, waiting_page
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import fingerprint, record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.speaking import spoken


@require_http_methods(["GET", "POST"])
@own
def question(request: HttpRequest, case: Case) -> HttpResponseBase:
    """One open question with why it matters; a POST takes its answer and goes to the next, at the end the case is counted anew."""
    waiting = waiting_page(request, case)
    if waiting is not None:
        return waiting
    read = Store(case).get_json("read.json")
    if read is None:
        raise Http404
    asked = asking.next_question(read["questions"], case)
    if asked is None:
        return _after_questions(case)
    fault = ""
    if request.method == "POST" and request.POST.get("fact") == asked.fact:
        try:
            asking.note_answer(case, asked.fact, None if "pass" in request.POST else asking.answer_of(asked.field, request.POST))
        except DenialHelpError as wrong:
            fault = spoken(wrong.message)
        else:
            return redirect("question", case_id=case.pk)
    return render(request, "cases/question.html", {"case": case, "asked": asked, "fault": fault}, status=400 if fault else 200)


def _after_questions(case: Case) -> HttpResponseBase:
    if case.notes.get("fresh"):
        case.notes = {k: v for k, v in case.notes.items() if k != "fresh"}
        case.save(update_fields=["notes_sealed"])
        record(Action.FACTS_CORRECTED, who="visitor", case_id=case.pk)
        begin(case, "read")
    return redirect("facts", case_id=case.pk)


@require_GET
@own
def dates(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Both sides' days in order."""
    legal = dating.legal_case(case)
    if legal is None:
        raise Http404
    today = job.today()
    moments = dating.timeline(legal, dating.rights(legal, today), today)
    return render(request, "cases/dates.html", {"case": case, "rows": dating.as_rows(moments), "next": dating.next_moment(moments, today)})


@require_GET
@own
def calendar(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The days as a calendar file; it holds no word about health."""
    legal = dating.legal_case(case)
    if legal is None:
        raise Http404
    today = job.today()
    answer = HttpResponse(
        deadlines_ics(dating.rights(legal, today), fingerprint(case.pk), today), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return answer


@require_http_methods(["GET", "POST"])
@limited("add")
@own
def files(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The files with how far each is; a POST adds files and reads on."""
    if request.method == "POST":
        if too_large(request):
            return render(request, "cases/failed.html", {"case": case, "message": TOO_LARGE}, status=413)
        if busy(case):
            return redirect("facts", case_id=case.pk)
        keep_all(case, request)
        begin(case, "appeal" if "match" in request.POST else "read")
        return redirect("packet" if "match" in request.POST else "facts", case_id=case.pk)
    return render(request, "cases/files.html", {"case": case, "groups": present.file_groups(case), "fhir": bool(settings.FHIR_SERVERS)})


@require_POST
@own
def file(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """Move a page of the notice up or down, or take a file out."""
    found = case.files.filter(pk=number).first()
    if found is None:
        raise Http404
    if busy(case):
        return redirect("facts", case_id=case.pk)
    if "up" in request.POST or "down" in request.POST:
        move(found, -1 if "up" in request.POST else 1)
    elif "out" in request.POST and not (found.role == Role.NOTICE and case.files.filter(role=Role.NOTICE).count() == 1):
        drop(found)
    return redirect("files", case_id=case.pk)


def _whole(case: Case) -> Any:
    whole = Store(case).get_json(f"{case.packet}/case.json") if case.packet else None
    if whole is None:
        raise Http404
    return whole


@require_http_methods(["GET", "POST"])
@own
def criteria(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The policy's criteria against the record, by what they are: met, not met, not shown yet. A POST marks a passage that shows an open
    one, takes that back, or has the packet made again with what is marked."""
    whole = _whole(case)
    match = whole["match"]
    if request.method == "POST" and match:
        return _marked(request, case, match)
    rows = present.criteria(match)
    changed = marking.laid_over(case, rows)
    single = [r for r in rows if not r["group"]]
    counts = [(word, sum(r["status"] == status for r in single), status) for status, word in present.status_words()]
    overall = present.overall_words(match["overall"]) if match else ""
    need = present.necessity(whole, get_language() or "en")
    shown = {"case": case, "rows": rows, "counts": counts, "overall": overall, "match": match, "need": need, "changed": changed}
    return render(request, "cases/criteria.html", shown)


def _marked(request: HttpRequest, case: Case, match: Any) -> HttpResponseBase:
    if busy(case):
        return redirect("packet", case_id=case.pk)
    if "again" in request.POST:
        begin(case, "appeal")
        return redirect("packet", case_id=case.pk)
    criterion = request.POST.get("criterion", "")
    if "unmark" in request.POST:
        marking.unmark(case, criterion)
    elif not marking.mark(case, match, criterion, request.POST.get("mark", "")):
        raise Http404
    record(Action.FACTS_CORRECTED, who="visitor", case_id=case.pk)
    place = next((n for n, c in enumerate(match["criteria"]) if c["id"] == criterion), 0)
    return redirect(f"{reverse('criteria', args=[case.pk])}#c{place}")


@require_GET
@own
def worklist(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What is left to do, to print or to send to the office."""
    _whole(case)
    groups = present.worklist(Store(case).get(f"{case.packet}/worklist.md").decode())
    return render(request, "cases/worklist.html", {"case": case, "groups": groups})


@require_GET
@own
def records_request(request: HttpRequest, case: Case) -> HttpResponseBase:
    """A letter to the provider's office that asks for the records still missing."""
    return render(request, "cases/records_request.html", {"case": case, **present.records_request(_whole(case), job.today())})
