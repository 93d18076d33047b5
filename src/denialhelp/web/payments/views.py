"""The pages of payment: whether a letter is the right tool and what it costs, the way back from paying, the receipt; the events' door."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.errors import CheckFailed, WrongUse
from denialhelp.web.cases.access import Access, access, own, owns
from denialhelp.web.cases.looking import render_waiting
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.rate import limited
from denialhelp.web.payments import fulfilment, paying, refunding, stripe_port, tool
from denialhelp.web.payments.models import BOUGHT, Payment, State
from denialhelp.web.payments.pricing import money, price_now, promotion_of
from denialhelp.web.payments.telling import carried
from denialhelp.web.speaking import spoken

View = Callable[..., HttpResponseBase]
MOST_BYTES = 512 * 1024


def switched_on(view: View) -> View:
    """A page that is not there where payment is off."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if not settings.PAYMENTS:
            raise Http404
        return view(request, *given, **named)

    return guarded


def _offer(request: HttpRequest, case: Case, fault: str = "", status: int = 200) -> HttpResponse:
    price, code, off = price_now(), request.POST.get("code", carried(request)), 0
    try:
        promotion = promotion_of(code, price)
        off = promotion.off(price.amount_cents) if promotion else 0
    except WrongUse as wrong:
        fault = fault or spoken(wrong.message)
    context = {
        "case": case,
        "advice": tool.advice(case),
        "payment": paying.live(case) if paying.bought(case) else None,
        "list_price": money(price.amount_cents, price.currency),
        "total": money(price.amount_cents - off, price.currency),
        "off": off,
        "code": code,
        "email": request.POST.get("email", getattr(request.user, "email", "")),
        "fault": fault,
    }
    return render(request, "payments/pay.html", context, status=400 if fault and status == 200 and request.method == "POST" else status)


@switched_on
@require_http_methods(["GET", "POST"])
@limited("edit")
@own
def pay(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Whether a letter is the right tool, who should not pay, and the price; a POST leads to the page on which one pays."""
    if request.method == "GET" or "try" in request.POST:
        return _offer(request, case)
    if not tool.advice(case).worth_paying or paying.bought(case):
        return redirect("packet", case_id=case.pk)
    email = request.POST.get("email", "").strip()
    try:
        validate_email(email)
    except ValidationError:
        return _offer(request, case, _("Enter an e-mail address for the receipt."))
    base = settings.BASE_URL or request.build_absolute_uri("/").rstrip("/")
    try:
        target = paying.begin(case, email, request.POST.get("code", ""), (get_language() or "en")[:2], base)
    except WrongUse as wrong:
        return _offer(request, case, spoken(wrong.message))
    except stripe_port.ServiceSilent:
        return _offer(request, case, _("The payment service cannot be reached now. Nothing was charged; try again in some minutes."), 503)
    except stripe_port.ServiceRefused:
        return _offer(request, case, _("The payment service did not accept this. Nothing was charged; try again, or without the code."))
    answer = redirect(target)
    answer.status_code = 303
    return answer


def _payment(receipt: str) -> Payment:
    found = Payment.objects.filter(receipt=receipt).first()
    if found is None:
        raise Http404
    return found


@switched_on
@require_GET
@never_cache
def paid(request: HttpRequest, receipt: str) -> HttpResponseBase:
    """Where the browser comes back to: the packet once the event came, else a page that waits for it, or the offer where one went back."""
    payment = _payment(receipt)
    mine = payment.case_id is not None and access(request, payment.case_id) > Access.NONE
    if payment.state in BOUGHT or payment.state == State.REFUNDED:
        return redirect("packet", case_id=payment.case_id) if mine else redirect("receipt", receipt=receipt)
    if "cancelled" in request.GET and mine:
        return redirect("pay", case_id=payment.case_id)
    return render_waiting(request, "payments/waiting.html", {"payment": payment, "mine": mine})


@switched_on
@require_GET
@never_cache
def receipt(request: HttpRequest, receipt: str) -> HttpResponseBase:
    """The receipt: number, days and amounts, nothing of the case."""
    payment = _payment(receipt)
    if payment.paid_at is None:
        raise Http404
    context = {
        "payment": payment,
        "list_price": money(payment.amount_cents, payment.currency),
        "off": money(payment.off_cents, payment.currency) if payment.off_cents else "",
        "total": money(payment.total_cents, payment.currency),
        "back": money(payment.refunded_cents, payment.currency) if payment.refunded_cents else "",
        "asked": payment.state == State.REFUND_ASKED,
    }
    return render(request, "payments/receipt.html", context)


@switched_on
@require_POST
@limited("edit")
@owns
def refund(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The owner asks for the money back."""
    payment = paying.live(case)
    if payment is None or payment.state not in BOUGHT:
        raise Http404
    refunding.ask_refund(payment)
    return redirect("receipt", receipt=payment.receipt)


@csrf_exempt
@switched_on
@require_POST
def stripe_hook(request: HttpRequest) -> HttpResponse:
    """An event of the payment service; it counts by its signature only."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    try:
        event = stripe_port.event_from(request.body, request.headers.get("Stripe-Signature", ""))
    except CheckFailed:
        return HttpResponse(status=400)
    fulfilment.take(event)
    return HttpResponse(status=200)
