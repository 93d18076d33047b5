"""What follows from signing in: the log knows it, and the case that one wanted to keep is kept."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse

from denialhelp.web.accounts.holding import keep
from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.accounts.models import SignInLink, User
from denialhelp.web.cases.access import SESSION
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action

WANTED = "keep"


@receiver(user_logged_in)
def came_in(request: HttpRequest, user: User, **_named: Any) -> None:
    """A person has signed in with this browser."""
    record(Action.SIGNED_IN, who=f"person-{user.pk}")
    SignInLink.objects.filter(person=user).delete()  # the link beside the code that was used
    request.session.set_expiry(settings.SIGNED_IN_DAYS * 24 * 3600)
    wanted = request.session.pop(WANTED, "")
    if wanted in request.session.get(SESSION, []):
        case = Case.objects.filter(pk=wanted).exclude(key_wrapped=b"").first()
        if case is not None:
            request.user = user
            keep(request, case)


@receiver(authenticator_added)
def passkey_came(user: User, authenticator: Authenticator, **_named: Any) -> None:
    """A person is told that something new opens their account."""
    told = {"link": address(reverse("account"))}
    send_mail(
        "accounts/passkey-added", user.email, user.language, told, f"passkey:{authenticator.pk}:{authenticator.created_at:%Y%m%d%H%M%S}"
    )
