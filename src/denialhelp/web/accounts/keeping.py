"""How long kept cases are kept: as long as their owner opens them now and then, told by mail before the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from denialhelp.web.accounts.mail import address, mail_on, send_mail
from denialhelp.web.accounts.models import Handover, Holding, OutgoingMail, SignInLink, User
from denialhelp.web.accounts.sessions import SessionStore
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import fingerprint
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.provided import accounts_on

NOTICES = (30, 7)
ROWS_KEPT = timedelta(days=400)


def ends_at(holding: Holding) -> datetime | None:
    """When a kept case is deleted if nobody opens it; None where this site keeps without an end."""
    return holding.used_at + relativedelta(months=settings.KEEP_MONTHS) if settings.KEEP_MONTHS else None


def end_kept(now: datetime) -> int:
    """Tell before the end, and delete at the end; how many were deleted. Nothing is deleted that nobody was told of."""
    if not settings.KEEP_MONTHS or not mail_on():
        return 0
    gone = 0
    near = now - relativedelta(months=settings.KEEP_MONTHS) + timedelta(days=max(NOTICES))
    for holding in Holding.objects.select_related("case", "person").filter(used_at__lte=near):
        gone += _end(holding, now)
    return gone


def _end(holding: Holding, now: datetime) -> bool:
    end = ends_at(holding)
    if end is None:
        return False
    last = f"keep:{fingerprint(holding.case_id)}:{holding.used_at:%Y%m%d}"
    first = OutgoingMail.objects.filter(key__startswith=last, sent_at__isnull=False).order_by("sent_at").first()
    # The first notice was sent so long ago as it says; where the program stood still meanwhile, the end waits.
    if first is not None and first.sent_at is not None and now >= max(end, first.sent_at + timedelta(days=min(NOTICES))):
        delete_case(holding.case_id, who="retention", action=Action.CASE_EXPIRED)
        return True
    told_for = next((d for d in sorted(NOTICES) if (end - now).days <= d), None)
    if told_for is not None:
        day = max(end, now + timedelta(days=min(NOTICES))).date()
        told: dict[str, str | int | date] = {"day": day, "months": settings.KEEP_MONTHS, "link": address(reverse("my-cases"))}
        send_mail("accounts/ends", holding.person.email, holding.person.language, told, f"{last}:{told_for}")
    return False


def tidy(now: datetime) -> None:
    """Remove what is over: links, offers, sessions, old mail rows, accounts that nobody ever signed in to."""
    SignInLink.objects.filter(expires_at__lte=now).delete()
    Handover.objects.filter(expires_at__lte=now).delete()
    SessionStore.clear_expired()
    OutgoingMail.objects.filter(created_at__lte=now - ROWS_KEPT).delete()
    never = Q(last_login=None, date_joined__lte=now - timedelta(days=1), is_staff=False, holdings=None)
    User.objects.filter(never, browser_sessions=None).delete()


def end_unowned(now: datetime) -> int:
    """Delete what was kept without an account and on which nothing was done for so long; nobody's address is known to tell. How many."""
    if not settings.KEEP_MONTHS or not accounts_on():
        return 0
    kept = Case.objects.filter(expires_at=None, holding=None, board=None, alive_at__lte=now - relativedelta(months=settings.KEEP_MONTHS))
    over = list(kept.values_list("pk", flat=True))
    for case_id in over:
        delete_case(case_id, who="retention", action=Action.CASE_EXPIRED)
    return len(over)


def run(now: datetime | None = None) -> None:
    """All of it."""
    at = now or timezone.now()
    end_kept(at)
    end_unowned(at)
    tidy(at)
