"""Another e-mail address for an account: it is changed by a code that was sent to the new one, and the old one is told."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from denialhelp.web.accounts.entering import who
from denialhelp.web.accounts.mail import send_mail
from denialhelp.web.accounts.models import SignInLink, User, keyed
from denialhelp.web.accounts.presence import signed_in_today
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import allowed, limited

ASKED = "address-asked"
MINUTES, TRIES = 15, 3
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def _code() -> str:
    return f"{get_random_string(4, LETTERS)}-{get_random_string(4, LETTERS)}"


@require_http_methods(["GET", "POST"])
@signed_in_today
@never_cache
@limited("sign-in")
def address(request: HttpRequest) -> HttpResponseBase:
    """Ask for the new address, then for the code that was sent there."""
    person, fault, asked = cast("User", request.user), "", request.session.get(ASKED)
    if request.method == "POST" and "email" in request.POST:
        fault, asked = _ask(request, person, request.POST["email"].strip().lower())
    elif request.method == "POST" and asked:
        fault = _confirm(request, person, asked, request.POST.get("code", ""))
        if not fault:
            return redirect("account")
        asked = request.session.get(ASKED)
    elif request.method == "GET" and "again" in request.GET:
        request.session.pop(ASKED, None)
        asked = None
    context = {"asked": asked, "fault": fault, "minutes": MINUTES}
    return render(request, "accounts/address.html", context, status=400 if fault else 200)


def _ask(request: HttpRequest, person: User, email: str) -> tuple[str, dict[str, Any] | None]:
    try:
        validate_email(email)
    except ValidationError:
        return _("Write your new e-mail address."), None
    if not allowed("sign-in-mail", email):
        return _("Too many codes were asked for. Wait an hour, or use one that was sent."), None
    code = _code()
    until = timezone.now().timestamp() + MINUTES * 60
    asked = {"email": email, "code": keyed("address", code), "until": until, "tries": TRIES}
    request.session[ASKED] = asked
    # An address that has an account already is told nothing new by us, and the page looks the same: nobody learns whose it is.
    if not User.objects.filter(email=email).exists():
        told: dict[str, str | int | date] = {"code": code, "minutes": MINUTES}
        send_mail("accounts/address", email, person.language, told, f"address:{get_random_string(24)}")
    return "", asked


def _confirm(request: HttpRequest, person: User, asked: dict[str, Any], given: str) -> str:
    """Change the address; a sentence where that cannot be."""
    code = "".join(given.split()).upper()
    if asked["tries"] < 1 or timezone.now().timestamp() > asked["until"]:
        del request.session[ASKED]
        return _("Too many tries. Wait a while, then ask for a new code.")
    if not constant_time_compare(keyed("address", code), asked["code"]):
        request.session[ASKED] = {**asked, "tries": asked["tries"] - 1}
        return _("That is not the code.")
    old = person.email
    try:
        with transaction.atomic():
            User.objects.filter(pk=person.pk).update(email=asked["email"])
            EmailAddress.objects.filter(user=person).delete()
            EmailAddress.objects.create(user=person, email=asked["email"], primary=True, verified=True)
            SignInLink.objects.filter(person=person).delete()
            send_mail("accounts/address-changed", old, person.language, {}, f"address-changed:{get_random_string(24)}")
    except IntegrityError:
        return _("That is not the code.")
    del request.session[ASKED]
    record(Action.ADDRESS_CHANGED, who=who(person))
    return ""
