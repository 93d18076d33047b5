"""What follows from what was sent: the days as they run now, who is late, the answer as a case of its own, the outcome."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from denialhelp.casefile.rights import Rights
from denialhelp.errors import WrongUse
from denialhelp.law.calendar import as_day
from denialhelp.web.cases import dating
from denialhelp.web.cases.intake_files import keep
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from denialhelp.web.tracking.models import SAME_DAY, Method, Sending, What

OUTCOMES = {
    "overturned": noop("They changed their decision: it is approved or paid"),
    "partly": noop("They changed part of it"),
    "upheld": noop("They kept the denial"),
    "withdrawn": noop("I ended the appeal"),
}
EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Late:
    """A day of the other side's that has passed without an answer. `letter`: there is a letter for it."""

    text: str
    due: date
    days: int
    letter: bool


def day_of(text: str, today: date, *, needed: bool) -> date | None:
    """A day of a form that is not in the future; raises WrongUse with what is wrong."""
    if not text and not needed:
        return None
    try:
        given = date.fromisoformat(text)
    except ValueError as fault:
        raise WrongUse("day", _("Choose the day.")) from fault
    if not EARLIEST <= given <= today:
        raise WrongUse("day", _("That day is in the future, or too long ago."))
    return given


def add_sending(case: Case, posted: Mapping[str, str], today: date) -> bool:
    """Keep a sending; False where this form was taken already. Raises WrongUse with what is wrong."""
    event, method = posted.get("what", ""), posted.get("method", "")
    if event not in What.values or method not in Method.values:
        raise WrongUse("sending", _("Choose what was sent, and how."))
    sent = day_of(posted.get("sent_on", ""), today, needed=True)
    received = day_of(posted.get("received_on", ""), today, needed=False)
    if sent is None or (received is not None and received < sent):
        raise WrongUse("sending", _("It cannot have arrived before it was sent."))
    made = Sending(
        case=case,
        form=posted.get("form", "")[:32],
        event=event,
        method=method,
        sent_on=sent,
        received_on=received or (sent if method in SAME_DAY else None),
    )
    made.number = " ".join(posted.get("number", "").split())[:80]
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return False
    _tell_the_workflow(case)
    return True


def set_received(case: Case, sending: Sending, posted: Mapping[str, str], today: date) -> None:
    """Note the day on which it arrived; raises WrongUse."""
    received = day_of(posted.get("received_on", ""), today, needed=True)
    if received is None or received < sending.sent_on:
        raise WrongUse("sending", _("It cannot have arrived before it was sent."))
    Sending.objects.filter(pk=sending.pk).update(received_on=received)
    _tell_the_workflow(case)


def _tell_the_workflow(case: Case) -> None:
    """The appeal's arrival is a fact of the case, so that the letters that rest on it can be drafted."""
    first = case.sendings.filter(event=What.APPEAL, received_on__isnull=False).first()
    if first is not None and first.received_on is not None:
        case.answers = {**case.answers, "appeal_received": first.received_on.isoformat()}
        case.save(update_fields=["answers_sealed"])


def remove_sending(case: Case, number: int) -> bool:
    """Take a sending back that was entered by mistake."""
    gone = bool(case.sendings.filter(pk=number).delete()[0])
    if gone and not case.sendings.filter(event=What.APPEAL, received_on__isnull=False).exists():
        case.answers = {k: v for k, v in case.answers.items() if k != "appeal_received"}
        case.save(update_fields=["answers_sealed"])
    return gone


def late(case: Case, held: Rights, today: date) -> list[Late]:
    """The other side's days that have passed while no answer was entered."""
    if case.notes.get("answer") or case.notes.get("outcome") or not case.sendings.exists():
        return []
    gone = [(c, as_day(c.due)) for c in held.clocks if c.due is not None and c.what != "decide-claim" and as_day(c.due) < today]
    return [
        Late(dating.must(c.who, c.what), due, (today - due).days, c.who == "plan" and "appeal_received" in case.answers) for c, due in gone
    ]


def answer_case(case: Case, upload: Any, received: date) -> Case:
    """The answer as a notice of its own, in a new case that holds the records, policy and papers of this one."""
    made = Case.begin(secrets.token_urlsafe(24))
    Case.objects.filter(pk=made.pk).update(expires_at=case.expires_at)
    keep(made, Role.NOTICE, upload.name or "answer", upload)
    store = Store(case)
    for file in case.files.exclude(role=Role.NOTICE):
        keep(made, file.role, file.name, store.get(file.stored))
    made.answers = {"received_date": received.isoformat()}
    made.notes = {"before": case.pk}
    made.save(update_fields=["answers_sealed", "notes_sealed"])
    case.notes = {**case.notes, "answer": made.pk, "answered_on": received.isoformat()}
    case.save(update_fields=["notes_sealed"])
    return made


def record_outcome(case: Case, posted: Mapping[str, str], today: date) -> None:
    """Keep how it ended; raises WrongUse."""
    kind = posted.get("outcome", "")
    if kind not in OUTCOMES:
        raise WrongUse("outcome", _("Choose how it ended."))
    on = day_of(posted.get("on", ""), today, needed=True)
    case.notes = {**case.notes, "outcome": {"kind": kind, "on": on.isoformat() if on else ""}}
    case.save(update_fields=["notes_sealed"])
