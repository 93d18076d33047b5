"""People for the tests of the web application: signed in without a browser, and what mail they were sent."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.utils import timezone

from denialhelp.web.accounts.models import OutgoingMail, User
from denialhelp.web.guard.master import master_keys, unwrap


def person(email: str = "someone@example.org", **rest: Any) -> User:
    """A person who has signed in before (synthetic)."""
    made = User.objects.create_user(email, **rest)
    EmailAddress.objects.create(user=made, email=email, primary=True, verified=True)
    return made


def signed_in(who: User, client: Client | None = None) -> Client:
    """A browser in which the person is signed in."""
    client = client or Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def entered_today(who: User, ago: float = 0.0) -> Client:
    """A browser in which the person signed in so many seconds ago."""
    client = signed_in(who)
    fresh = client.session
    fresh["account_authentication_methods"] = [{"method": "code", "at": timezone.now().timestamp() - ago}]
    fresh.save()
    return client


def waiting() -> list[dict[str, Any]]:
    """The mails that wait to be sent, with template, receiver and what they are told."""
    rows = OutgoingMail.objects.filter(sent_at=None).order_by("pk")
    return [
        {"template": r.template, "language": r.language, **json.loads(unwrap(master_keys(settings.HOME), bytes(r.sealed), f"mail:{r.key}"))}
        for r in rows
    ]
