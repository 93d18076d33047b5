"""Run as a program on an empty home: puts in what the browser tests find there, and prints the addresses and sessions as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import django

ASK = "On which day did the notice come?"
WHY = "The law counts from receipt; until it is known the date on the notice is used, which is the safe day."
FREE = 56  # finished cases that a test each may use up


def people(made: dict[str, Any]) -> Any:
    """Somebody who keeps the main case, somebody of the office, somebody who is asked to take a case or a place."""
    from web_people import entered_today, person

    for name, rest in (("owner", {}), ("desk", {"is_staff": True}), ("guest", {})):
        who = person(f"{name}@town.example", **rest)
        made["sessions"][name] = entered_today(who).cookies["sessionid"].value
    from denialhelp.web.accounts.models import User

    return User.objects.get(email="owner@town.example")


def main_case(owner: Any, folder: Path, made: dict[str, Any]) -> Any:
    """A finished case in which everything has been begun: invitation, writing, sending, outcome, payment, records, offer."""
    from django.utils import timezone

    from browser.writings import WRITING
    from denialhelp.web.accounts import holding
    from denialhelp.web.accounts.account_views import stop_token
    from denialhelp.web.accounts.models import Handover, SignInLink, keyed
    from denialhelp.web.payments.models import Payment, State
    from denialhelp.web.providers.models import Invitation
    from denialhelp.web.representation import writing
    from denialhelp.web.representation.models import SigningLink
    from denialhelp.web.sending import dispatching
    from denialhelp.web.sending.models import Way
    from denialhelp.web.tracking.models import Feed
    from web_case import finished

    asked = ({"fact": "received_date", "ask": ASK, "why": WHY},)
    case = finished(folder, "main", asked)
    holding.hold(owner, case)
    invitation = Invitation.make(case)
    held = writing.make(case, WRITING, date(2026, 11, 24), "visitor")
    signer = SigningLink.make(held, "patient")
    fax = dispatching.prepare(case, Way.FAX, "+15555550174", name="Synthetic Plan", sender=None, event="appeal_received", cited_only=True)
    feed = Feed.make(case)
    paid = Payment.objects.create(case=finished(folder, "paid"), amount_cents=4000, state=State.PAID, paid_at=timezone.now())
    waits = Payment.objects.create(case=finished(folder, "waits"), amount_cents=4000)
    given = finished(folder, "offered")
    holding.hold(owner, given)
    Handover.objects.create(
        case=given, giver=owner, email="guest@town.example", token_hash=keyed("handover", "a-token"),
        expires_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    made["at"] |= {
        "sign": invitation.secret["link"], "sign-code": invitation.secret["code"], "writing": held.pk, "signer": signer.secret,
        "dispatch": fax.pk, "feed": feed.secret, "receipt": paid.receipt, "waiting": waits.receipt, "handover": "a-token",
        "link": SignInLink.make(owner), "stop": stop_token(owner),
        "files": [f.pk for f in case.files.all()],
    }  # fmt: skip
    return case


def organization(owner: Any, made: dict[str, Any]) -> None:
    """A practice with a board of sixty cases, an invitation and remittances that were read."""
    from denialhelp.web.organizations.models import Batch, Invitation, Organization
    from organization_case import row_of

    held = Organization.begin("Synthetic Hand Clinic", "practice", owner)
    for number in range(1, 61):
        row_of(held, number, stage="won" if number < 15 else "new", due_on=date(2026, 11, 20 + number % 10))
    batch = Batch(organization=held, state="done", counts={"claims": 1, "appeal": 1, "correct": 0, "new": 1, "known": 0})
    batch.causes, batch.problems = [], []
    batch.save()
    _invitation, secret = Invitation.make(held, "biller", "guest@town.example", owner)
    made["at"] |= {"join": secret, "batch": batch.pk, "row": held.board.get(claim="", case_id=f"case-{held.pk}-20").pk}


def fill() -> dict[str, Any]:
    """Everything; the addresses and sessions."""
    from django.core.management import call_command

    from denialhelp.web.jobs.models import Task, TaskState
    from web_case import browser_of, finished

    call_command("migrate", verbosity=0)
    made: dict[str, Any] = {"sessions": {}, "at": {}, "free": []}
    with tempfile.TemporaryDirectory() as place:
        owner = people(made)
        main_case(owner, Path(place), made)
        organization(owner, made)
        for number in range(FREE):
            case = finished(Path(place), f"free-{number}")
            made["sessions"][case.pk] = browser_of(case).cookies["sessionid"].value
            made["free"].append(case.pk)
    Task.objects.create(key="x", name="cases.read", arguments=["none"], state=TaskState.FAILED, fault="ValueError at job.py:1")
    return made


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(fill()) + "\n")
