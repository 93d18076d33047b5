"""The office's pages: the service at a glance, cases without their content, the queue, prices, services, the library; leave to look."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.web.cases.access import owns
from denialhelp.web.cases.models import Case
from denialhelp.web.guard import provided
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.provided import Served
from denialhelp.web.guard.rate import limited
from denialhelp.web.jobs.models import Task, TaskState
from denialhelp.web.office import providing, seeing, trying
from denialhelp.web.office.access import office, who
from denialhelp.web.office.models import Sight, sight_end
from denialhelp.web.payments import book, refunding
from denialhelp.web.payments.models import Payment, Price, Promotion


@require_GET
@office
def overview(request: HttpRequest) -> HttpResponse:
    """The service at a glance."""
    return render(request, "office/overview.html", seeing.summary())


@require_GET
@office
def cases(request: HttpRequest) -> HttpResponse:
    """Cases by the mark that the audit log knows them by; their content only where leave was given."""
    asked = request.GET.get("page", "0")
    page = int(asked) if asked.isdigit() and len(asked) < 6 else 0
    mark = request.GET.get("mark", "").strip().lower()[:32]
    rows, more = seeing.cases(page, mark)
    return render(request, "office/cases.html", {"rows": rows, "page": page, "more": page + 1 if more else None, "mark": mark})


@require_GET
@office
def queue(request: HttpRequest) -> HttpResponse:
    """Durable steps that are not done."""
    states = (TaskState.FAILED, TaskState.RUNNING, TaskState.WAITING)
    return render(request, "office/queue.html", {"groups": [(s.label, s.value, seeing.tasks(s)) for s in states]})


@require_POST
@office
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Let a step that failed be tried once more from the beginning."""
    told = {"state": TaskState.WAITING, "due_at": timezone.now(), "failures": 0, "fault": "", "ended_at": None}
    if Task.objects.filter(pk=number, state=TaskState.FAILED).update(**told):
        record(Action.STEP_AGAIN, who=who(request), detail=str(number))
    return redirect("office-queue")


def _cents(text: str) -> int:
    """An amount in dollars as cents; raises WrongUse."""
    whole, _, part = text.strip().removeprefix("$").partition(".")
    if not whole.isdigit() or len(whole) > 5 or (part and (not part.isdigit() or len(part) != 2)):
        raise WrongUse("amount", "Write the amount in dollars, such as 40 or 39.50.")
    return int(whole) * 100 + int(part or "0")


def _moment(text: str) -> datetime | None:
    """The beginning of a day of a form, or None where none was given; raises WrongUse."""
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise WrongUse("day", "Choose the day.")
    return timezone.make_aware(datetime.combine(day, time.min))


def _change(request: HttpRequest) -> None:
    """A new price, or a code's terms; raises WrongUse."""
    posted = request.POST
    if "price" in posted:
        book.set_price(_cents(posted.get("amount", "")), who=who(request), active_from=_moment(posted.get("from", "")))
        return
    percent, most = posted.get("percent", "").strip(), posted.get("most", "").strip()
    if any(text and not (text.isdigit() and len(text) < 7) for text in (percent, most)):
        raise WrongUse("number", "Write whole numbers.")
    book.save_promotion(
        posted.get("code", ""),
        who=who(request),
        off_cents=_cents(posted["off"]) if posted.get("off", "").strip() else 0,
        off_percent=int(percent or "0"),
        first_time="first" in posted,
        most_uses=int(most) if most else None,
        expires_at=_moment(posted.get("until", "")),
        active="active" in posted,
    )


@require_http_methods(["GET", "POST"])
@office
def prices(request: HttpRequest) -> HttpResponseBase:
    """The price book, the codes and the refunds that were asked for."""
    fault = ""
    if request.method == "POST":
        try:
            _change(request)
        except DenialHelpError as wrong:
            fault = wrong.message
        else:
            return redirect("office-prices")
    told: dict[str, Any] = {
        "fault": fault,
        "prices": Price.objects.order_by("-active_from")[:20],
        "codes": Promotion.objects.order_by("code"),
        "refunds": book.refunds_asked(),
        "given": request.POST,
    }
    return render(request, "office/prices.html", told, status=400 if fault else 200)


@require_POST
@office
def refund(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give a payment back."""
    payment = Payment.objects.filter(pk=number).first()
    if payment is None:
        raise Http404
    try:
        refunding.refund(payment, who=who(request))
    except DenialHelpError as fault:
        told = {"fault": fault.message, "prices": [], "codes": [], "refunds": book.refunds_asked(), "given": {}}
        return render(request, "office/prices.html", told, status=400)
    return redirect("office-prices")


@require_GET
@office
def services(request: HttpRequest) -> HttpResponse:
    """What the installation is connected to, with the way to change it."""
    return render(request, "office/services.html", {"services": seeing.services()})


def _served(name: str) -> Served:
    try:
        return Served(name)
    except ValueError as fault:
        raise Http404 from fault


def _service_page(request: HttpRequest, what: Served, fault: str = "") -> HttpResponse:
    told: dict[str, Any] = {
        "fault": fault,
        "what": what.value,
        "form": providing.FORMS[what],
        "fields": providing.shown(what, request.POST if "save" in request.POST else None),
        "on": provided.ON in request.POST if "save" in request.POST else bool(provided.of_office(what).get(provided.ON)),
        "outside": provided.set_outside(what),
        "last": trying.last(what),
    }
    return render(request, "office/service.html", told, status=400 if fault else 200)


@require_http_methods(["GET", "POST"])
@office
def service(request: HttpRequest, name: str) -> HttpResponseBase:
    """One service: what the office sets of it. Secrets are written and never shown."""
    what = _served(name)
    if request.method == "POST":
        try:
            providing.save(what, request.POST, who(request))
        except DenialHelpError as fault:
            return _service_page(request, what, fault.message)
        return redirect("office-service", name=name)
    return _service_page(request, what)


@require_POST
@limited("edit")
@office
def service_try(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a trial to the office itself, by a worker."""
    what = _served(name)
    try:
        trying.begin(what, int(request.user.pk or 0), who(request))
    except DenialHelpError as fault:
        return _service_page(request, what, fault.message)
    return redirect("office-service", name=name)


@require_GET
@office
def library(request: HttpRequest) -> HttpResponse:
    """The help library in numbers."""
    return render(request, "office/library.html", {"numbers": seeing.library()})


@require_http_methods(["GET", "POST"])
@owns
def sight(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Whoever keeps the case lets the office look for a day, or ends it."""
    if request.method == "POST":
        if "end" in request.POST:
            if Sight.objects.filter(case=case).delete()[0]:
                record(Action.SIGHT_ENDED, who="visitor", case_id=case.pk)
        else:
            Sight.objects.update_or_create(case=case, defaults={"given_at": timezone.now(), "until": sight_end()})
            record(Action.SIGHT_GIVEN, who="visitor", case_id=case.pk)
        return redirect("sight", case_id=case.pk)
    held = Sight.objects.filter(case=case).first()
    return render(request, "office/sight.html", {"case": case, "held": held if held is not None and held.open else None})
