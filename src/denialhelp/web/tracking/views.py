"""The page after sending: what was sent, whose turn it is, the answer, the outcome, and the calendar feed."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import WrongUse
from denialhelp.packet.calendar_file import deadlines_ics
from denialhelp.web.cases import dating, job
from denialhelp.web.cases.access import claim, own
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.starting import TOO_LARGE, begin, too_large
from denialhelp.web.guard.audit import fingerprint, record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.speaking import spoken
from denialhelp.web.tracking import following
from denialhelp.web.tracking.models import Feed, Method, What


def _page(request: HttpRequest, case: Case, fault: str = "") -> HttpResponse:
    legal, today = dating.legal_case(case), job.today()
    if legal is None:
        raise Http404
    held = dating.rights(legal, today)
    moments = dating.timeline(legal, held, today)
    feed = Feed.objects.filter(case=case).first()
    base = settings.BASE_URL or request.build_absolute_uri("/").rstrip("/")
    outcome = case.notes.get("outcome")
    context: dict[str, Any] = {
        "case": case,
        "fault": fault,
        "today": today,
        "sendings": [{"one": s, "what": _(What(s.event).label), "how": _(Method(s.method).label)} for s in case.sendings.all()],
        "next": dating.next_moment(moments, today),
        "late": following.late(case, held, today),
        "whats": [(k, _(v)) for k, v in What.choices],
        "methods": [(k, _(v)) for k, v in Method.choices],
        "form": secrets.token_hex(8),
        "given": request.POST,
        "feed": base + reverse("feed", args=[feed.secret]) if feed else "",
        "outcomes": [(k, _(v)) for k, v in following.OUTCOMES.items()],
        "outcome": {**outcome, "words": _(following.OUTCOMES[outcome["kind"]])} if outcome else None,
        "answer": case.notes.get("answer") if Case.objects.filter(pk=case.notes.get("answer", "")).exists() else None,
    }
    return render(request, "tracking/sent.html", context, status=400 if fault else 200)


@require_http_methods(["GET", "POST"])
@limited("edit")
@own
def sent(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What was sent and what follows; a POST enters a sending, which keeps the case."""
    if request.method == "GET":
        return _page(request, case)
    try:
        new = following.add_sending(case, request.POST, job.today())
    except WrongUse as wrong:
        return _page(request, case, spoken(wrong.message))
    if new:
        Case.objects.filter(pk=case.pk).update(expires_at=None)  # said on the page: the answer takes weeks
        record(Action.SENT, who="visitor", case_id=case.pk)
    return redirect("sent", case_id=case.pk)


@require_POST
@own
def sending(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """Note the day a sending arrived, or take it back."""
    found = case.sendings.filter(pk=number).first()
    if found is None:
        raise Http404
    if "out" in request.POST:
        following.remove_sending(case, number)
        return redirect("sent", case_id=case.pk)
    try:
        following.set_received(case, found, request.POST, job.today())
    except WrongUse as wrong:
        return _page(request, case, spoken(wrong.message))
    return redirect("sent", case_id=case.pk)


@require_POST
@limited("add")
@own
def late_letter(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Make the packet again, now with the letter that says that the plan is late."""
    begin(case, "appeal")
    return redirect("packet", case_id=case.pk)


@require_POST
@limited("start")
@own
def answer(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Take the answer as a notice of its own and read it."""
    upload = request.FILES.get("answer")
    if upload is None:
        return _page(request, case, _("Choose the answer first: a PDF, a photo or a scan."))
    if too_large(request):
        return _page(request, case, str(TOO_LARGE))
    try:
        received = following.day_of(request.POST.get("received_on", ""), job.today(), needed=True)
    except WrongUse as wrong:
        return _page(request, case, spoken(wrong.message))
    assert received is not None  # noqa: S101 - it was needed
    made = following.answer_case(case, upload, received)
    record(Action.ANSWER_CAME, who="visitor", case_id=case.pk)
    record(Action.CASE_MADE, who="visitor", case_id=made.pk)
    claim(request, made)
    begin(made, "read")
    return redirect("facts", case_id=made.pk)


@require_POST
@own
def outcome(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Keep how it ended."""
    try:
        following.record_outcome(case, request.POST, job.today())
    except WrongUse as wrong:
        return _page(request, case, spoken(wrong.message))
    record(Action.OUTCOME_RECORDED, who="visitor", case_id=case.pk)
    return redirect("sent", case_id=case.pk)


@require_POST
@own
def feed_link(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Make a link for a calendar program, or let it stop working."""
    if "end" in request.POST:
        Feed.objects.filter(case=case).delete()
    else:
        Feed.make(case)
    return redirect("sent", case_id=case.pk)


@require_GET
@never_cache
def feed(request: HttpRequest, link: str) -> HttpResponseBase:
    """The days for a calendar program that asks again by itself; no word about health, no name."""
    found = Feed.of(link)
    legal = None if found is None else dating.legal_case(found.case)
    if found is None or legal is None:
        raise Http404
    today = job.today()
    data = deadlines_ics(dating.rights(legal, today), fingerprint(found.case.pk), today)
    return HttpResponse(data, content_type="text/calendar; charset=utf-8")
