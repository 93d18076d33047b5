"""The page of a person's account: mails, passkeys, devices, export, deletion."""

from __future__ import annotations

from typing import cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.web.accounts import exporting, forgetting
from denialhelp.web.accounts.entering import who
from denialhelp.web.accounts.models import BrowserSession, User
from denialhelp.web.accounts.presence import signed_in, signed_in_today, with_accounts
from denialhelp.web.accounts.sessions import row_key
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.jobs.port import enqueue

CONFIRM = "delete"
STOP_SALT = "denialhelp reminders stop"


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """What one may expect of this site, and who runs it."""
    return render(request, "accounts/terms.html", {"hours": settings.RETENTION_HOURS, "operator": settings.OPERATOR})


@require_GET
@signed_in
@never_cache
def account(request: HttpRequest) -> HttpResponseBase:
    """Everything about the account on one page."""
    person, here = cast("User", request.user), row_key(request.session.session_key or "")
    sessions = [{"row": s, "here": s.pk == here} for s in person.browser_sessions.order_by("-seen_at")]
    context = {
        "passkeys": Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("pk"),
        "sessions": sessions,
        "export": person.exports.select_related("case").order_by("-created_at").first(),
        "months": settings.KEEP_MONTHS,
        "count": person.holdings.count(),
    }
    return render(request, "accounts/account.html", context)


@require_POST
@signed_in
def mails(request: HttpRequest) -> HttpResponseBase:
    """The language of mails, and whether last days are reminded of."""
    language = request.POST.get("language", "")
    told = {"language": language} if language in ("en", "es") else {}
    User.objects.filter(email=cast("User", request.user).email).update(reminders="reminders" in request.POST, **told)
    return redirect("account")


@require_POST
@signed_in
def end_session(request: HttpRequest) -> HttpResponseBase:
    """End one session of the person's, or all of them."""
    rows = BrowserSession.objects.filter(person_id=request.user.pk)
    if "all" in request.POST:
        record(Action.SESSIONS_ENDED, who=who(request.user))
        rows.exclude(pk=row_key(request.session.session_key or "")).delete()
        logout(request)
        return redirect("start")
    rows.filter(session_key=request.POST.get("session", "")).delete()
    record(Action.SESSIONS_ENDED, who=who(request.user))
    return redirect("account")


@require_POST
@signed_in_today
@limited("add")
def export(request: HttpRequest) -> HttpResponseBase:
    """Ask for everything in one file; a job makes it."""
    person = cast("User", request.user)
    with transaction.atomic():
        made = exporting.ask(person)
        enqueue("accounts.export", made.pk, key=f"export:{made.pk}")
    return redirect("account")


@require_GET
@signed_in_today
@never_cache
def export_file(request: HttpRequest) -> HttpResponseBase:
    """The file, for the person whose it is."""
    made = (
        cast("User", request.user).exports.exclude(made_at=None).exclude(case__key_wrapped=b"").filter(case__expires_at__gt=timezone.now())
    )
    found = made.select_related("case").order_by("-created_at").first()
    if found is None:
        raise Http404
    record(Action.EXPORT_TAKEN, who=who(request.user))
    answer = StreamingHttpResponse(exporting.chunks(found), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="denialhelp.zip"'
    return answer


@require_http_methods(["GET", "POST"])
@signed_in_today
@never_cache
def delete_account(request: HttpRequest) -> HttpResponseBase:
    """Delete the account and all its cases, now; asks once more first."""
    person = cast("User", request.user)
    if request.method == "GET" or request.POST.get("sure") != CONFIRM:
        fault = request.method == "POST"
        context = {"count": person.holdings.count(), "fault": fault}
        return render(request, "accounts/delete.html", context, status=400 if fault else 200)
    number = person.pk
    enqueue("accounts.forget", number, key=f"forget:{number}")  # ends it where this request is cut off
    logout(request)
    forgetting.forget(number)
    return render(request, "cases/deleted.html")


def stop_token(person: User) -> str:
    """What the link at the end of a reminder holds: it can end reminders and nothing else."""
    return signing.dumps(person.pk, salt=STOP_SALT)


@csrf_exempt
@require_http_methods(["GET", "POST"])
@with_accounts
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """End reminders: by a button of this page, or by the mail program's own (RFC 8058), which knows no cookie and no form of ours."""
    try:
        person = signing.loads(token, salt=STOP_SALT)
    except signing.BadSignature:
        return render(request, "accounts/stop.html", {"gone": True}, status=410)
    if request.method == "GET":
        return render(request, "accounts/stop.html", {"gone": False})
    User.objects.filter(pk=person).update(reminders=False)
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return HttpResponse(status=204)
    return render(request, "accounts/stop.html", {"gone": False, "done": True})
