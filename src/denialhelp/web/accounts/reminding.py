"""Reminders: 14, 7 and 1 days before each last day of the person's side, and once when the other side's answer is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

from denialhelp.web.accounts.account_views import stop_token
from denialhelp.web.accounts.mail import address, mail_on, send_mail
from denialhelp.web.accounts.models import Holding, Reminder, User
from denialhelp.web.accounts.overview import closed, glance, note_next, open_last_days
from denialhelp.web.cases import dating
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import fingerprint, record
from denialhelp.web.guard.models import Action
from denialhelp.web.tracking import following

BEFORE = (1, 7, 14)
LAST, LATE = "last-day", "overdue"
# An answer that is overdue for longer than this when we first look is no news.
NEWS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to be sent: of what, for which day, at which of the distances."""

    kind: str
    on: date
    before: int


def due(case: Case, today: date) -> Iterator[Due]:
    """What the person has to be reminded of today. A day that was passed over (the program did not run) is made up for once."""
    legal = dating.legal_case(case)
    if legal is None or closed(case):
        return
    held = dating.rights(legal, today)
    for day in open_last_days(case, held, today):
        left = (day - today).days
        before = next((b for b in BEFORE if left <= b), None)
        if before is not None:
            yield Due(LAST, day, before)
    late = [row.due for row in following.late(case, held, today) if today - row.due <= NEWS]
    if late:
        yield Due(LATE, max(late), 0)


def remind(holding: Holding, today: date) -> int:
    """Send what is due for a kept case, each thing once; how many."""
    case, person = holding.case, holding.person
    if not person.reminders or not person.is_active:
        return 0
    return sum(_sent(case, person, one, today) for one in due(case, today))


def _sent(case: Case, person: User, one: Due, today: date) -> bool:
    try:
        with transaction.atomic():
            Reminder.objects.create(case=case, kind=one.kind, on=one.on, before=one.before)
            told: dict[str, str | int | date] = {"day": one.on, "days": abs((one.on - today).days), "link": address(reverse("my-cases"))}
            stop = address(reverse("reminders-stop", args=[stop_token(person)]))
            key = f"remind:{fingerprint(case.pk)}:{one.kind}:{one.on}:{one.before}"
            made = send_mail(f"accounts/{one.kind}", person.email, person.language, told, key, stop=stop)
    except IntegrityError:
        return False
    if made:
        record(Action.REMINDED, who="job", case_id=case.pk)
    return made


def look_at(holding_id: int, today: date) -> None:
    """One kept case, looked at for the day: its next day for the list, and its reminders."""
    holding = Holding.objects.select_related("case", "person").filter(pk=holding_id).exclude(case__key_wrapped=b"").first()
    if holding is None:
        return
    note_next(holding, glance(holding.case, today))
    if mail_on():
        remind(holding, today)
