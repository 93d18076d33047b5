"""The letter: each sentence with its sources, changed by the claimant, previewed as it will be sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import WrongUse
from denialhelp.web.cases import editing, pictures, present
from denialhelp.web.cases.access import own
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.starting import begin
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.speaking import spoken


def _letter(case: Case) -> Any:
    letter = Store(case).get_json(f"{case.packet}/letter.json") if case.packet else None
    if letter is None:
        raise Http404
    return letter


@require_GET
@own
def letter(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The letter with the sources of every sentence on tap."""
    edits = editing.edits_of(case)
    shown = present.letter(_letter(case), edits)
    context = {"case": case, "letter": shown, "changed": case.notes.get("letter_changed"), "edits": edits}
    return render(request, "cases/letter.html", context)


@require_http_methods(["GET", "POST"])
@limited("edit")
@own
def sentence(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """Change one sentence; `number` counts the letter's statements from 0."""
    statements = _letter(case)["statements"]
    if number not in present.editable(_letter(case)):
        raise Http404
    statement, fault = statements[number], ""
    text = request.POST.get("text", statement["text"])
    if request.method == "POST":
        try:
            why = editing.keep_edit(case, statement, "" if "strike" in request.POST else text, own="own" in request.POST)
        except WrongUse as wrong:
            why = spoken(wrong.message)
        if why is None:
            record(Action.LETTER_EDITED, who="visitor", case_id=case.pk)
            return redirect("letter", case_id=case.pk)
        fault = _("This cannot stand as a supported sentence: %(why)s.") % {"why": why.rstrip(".")}
    context = {"case": case, "number": number, "statement": present.sentence(statement), "text": text, "fault": fault}
    return render(request, "cases/edit.html", context, status=400 if fault else 200)


@require_POST
@own
def undo(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Let the drafted sentence stand again."""
    editing.undo_edit(case, request.POST.get("old", ""))
    return redirect("letter", case_id=case.pk)


@require_POST
@limited("add")
@own
def remake(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Make the packet again with the changes."""
    case.notes = {k: v for k, v in case.notes.items() if k != "letter_changed"}
    case.save(update_fields=["notes_sealed"])
    begin(case, "appeal")
    return redirect("packet", case_id=case.pk)


@require_GET
@own
def preview(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The packet page by page, as it will be sent."""
    manifest = Store(case).get_json(f"{case.packet}/manifest.json") if case.packet else None
    if manifest is None:
        raise Http404
    pages = present.packet_pages(manifest)
    asked = request.GET.get("page", "1")
    number = min(max(int(asked) if asked.isdigit() else 1, 1), pages)
    return render(request, "cases/preview.html", {"case": case, "page": number, "pages": pages})


@require_GET
@own
def packet_image(request: HttpRequest, case: Case, page: int) -> HttpResponseBase:
    """A page of the packet as a picture."""
    png = pictures.page_png(case, f"{case.packet}/packet.pdf", page) if case.packet else None
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png")
