"""A trial of a service: one sheet or mail to the office itself, through the service as people's papers go, handed over once."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.packet.typeset import listing_pdf
from denialhelp.web.accounts import mail
from denialhelp.web.cases.job import today
from denialhelp.web.guard import provided
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.provided import Served
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.office.models import Outcome, Trial
from denialhelp.web.office.providing import OFFICE_ADDRESS
from denialhelp.web.sending.models import Way
from denialhelp.web.sending.recipients import address_from
from denialhelp.web.sending.services.chosen import carrier
from denialhelp.web.sending.services.port import Consignment, Refused, Unclear

WORDS = "This sheet was sent by the office of this site to itself, to try the service. It holds nothing of anybody."


def begin(what: Served, person_id: int, who: str) -> None:
    """Ask for a trial; raises WrongUse where there is no service or nobody to send it to."""
    if what is Served.MAIL:
        if not provided.mail_on():
            raise WrongUse("trial", "Mail is off.")
    elif carrier(_way(what)) is None:
        raise WrongUse("trial", "The service is off.")
    else:
        _consignment(what, "none")
    made = Trial.objects.create(service=what.value, person_id=person_id, key=f"dh-trial-{secrets.token_hex(8)}")
    record(Action.SERVICE_TRIED, who=who, detail=f"{what}:{made.pk}")
    enqueue("office.trial", made.pk, key=f"office.trial:{made.key}")


def _sheet() -> dict[str, Any]:
    return {"title": "Trial sheet", "note": "", "language": "en", "code": False, "blocks": [[WORDS]]}


def _way(what: Served) -> Way:
    return Way.FAX if what is Served.FAX else Way.CERTIFIED


def _consignment(what: Served, key: str) -> Consignment:
    """What is handed over; raises WrongUse where the office has set no number or address of its own."""
    held = provided.of_office(what)
    pdf = b"" if key == "none" else listing_pdf(_sheet(), today())
    if what is Served.FAX:
        if not held.get("OFFICE"):
            raise WrongUse("trial", "Set the fax number of the office first.")
        return Consignment(key, pdf, held["OFFICE"])
    if not held.get("OFFICE_name"):
        raise WrongUse("trial", "Set the address of the office first.")
    address = address_from({f"OFFICE_{part}": held.get(f"OFFICE_{part}", "") for part in OFFICE_ADDRESS}, "OFFICE")
    return Consignment(key, pdf, address, address)


def run(trial_id: int) -> None:
    """Hand a trial over and note what the service says. One that was cut off while it was being handed over is not handed over again."""
    trial = Trial.objects.select_related("person").filter(pk=trial_id, ended_at=None).first()
    if trial is None:
        return
    if not Trial.objects.filter(pk=trial.pk, state=Outcome.WAITING).update(state=Outcome.ASKED):
        _end(trial, Outcome.UNCLEAR)
        return
    try:
        detail = _sent(trial)
    except Unclear:
        _end(trial, Outcome.UNCLEAR)
    except Refused as refused:
        _end(trial, Outcome.REFUSED, refused.code)
    except DenialHelpError as fault:
        _end(trial, Outcome.REFUSED, fault.message)
    else:
        _end(trial, Outcome.TAKEN, detail)


def _sent(trial: Trial) -> str:
    """The service's id of what it took; raises Refused, Unclear, WrongUse."""
    what = Served(trial.service)
    if what is Served.MAIL:
        if trial.person is None:
            raise WrongUse("trial", "Nobody to send it to.")
        _mailed(trial.person.email)
        return ""
    service = carrier(_way(what))
    if service is None:
        raise WrongUse("trial", "The service is off.")
    return service.send(_consignment(what, trial.key)).service_id


def _mailed(to: str) -> None:
    """A mail to whoever works here; raises Refused with the server's number, Unclear where it did not answer at the end."""
    made = mail.write("office/trial", "en", {})
    message = EmailMultiAlternatives(made.subject, made.text, provided.mail_sender(), [to], headers={"Auto-Submitted": "auto-generated"})
    message.attach_alternative(made.html, "text/html")
    connection, reached = provided.mail_connection(), False
    try:
        connection.open()
        reached = True
        connection.send_messages([message])
    except mail.REFUSALS as fault:
        if reached and not mail.said_no(fault):
            raise Unclear("no-answer", "The mail server did not answer.") from fault
        code = getattr(fault, "smtp_code", None) or getattr(fault, "status_code", None) or type(fault).__name__
        raise Refused(str(code), "The mail server does not take it.") from fault
    finally:
        connection.close()


def _end(trial: Trial, outcome: Outcome, detail: str = "") -> None:
    Trial.objects.filter(pk=trial.pk).update(state=outcome, detail=detail[:80], ended_at=timezone.now())


def last(what: Served) -> Trial | None:
    """The last trial of a service."""
    return Trial.objects.filter(service=what.value).first()
