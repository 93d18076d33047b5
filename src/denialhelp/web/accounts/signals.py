"""What follows from signing in: the log knows it, and the case that one wanted to keep is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from denialhelp.web.accounts.holding import keep
from denialhelp.web.accounts.models import User
from denialhelp.web.cases.access import SESSION
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action

WANTED = "keep"


@receiver(user_logged_in)
def came_in(request: HttpRequest, user: User, **_named: Any) -> None:
    """A person has signed in with this browser."""
    record(Action.SIGNED_IN, who=f"person-{user.pk}")
    wanted = request.session.pop(WANTED, "")
    if wanted in request.session.get(SESSION, []):
        case = Case.objects.filter(pk=wanted).exclude(key_wrapped=b"").first()
        if case is not None:
            request.user = user
            keep(request, case)
