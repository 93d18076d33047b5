"""E-mail to people: one template says text and HTML, each key is sent once, and nothing of a case can be said in it.

A mail is the file `APP/templates/APP/mail/NAME.txt`: its first line is the subject, then come paragraphs. A line `[words](address)` is a
link, a line that begins with `= ` a code to type, lines that begin with `- ` a list. What it may be told is `MAY_BE_TOLD`, and no more;
`{{ weekday }}` says the day with its weekday.
"""

from __future__ import annotations

import json
import re
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import pgettext

from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.web.accounts.models import OutgoingMail
from denialhelp.web.guard import provided
from denialhelp.web.guard.master import master_keys, unwrap, wrap
from denialhelp.web.jobs.port import durable, enqueue, in_hand

try:  # an extra: only where mail goes through a service
    from anymail.exceptions import AnymailError
except ImportError:
    REFUSALS: tuple[type[Exception], ...] = (OSError,)
else:
    REFUSALS = (OSError, AnymailError)
Told = Mapping[str, str | int | date]
# Days, numbers, links of our own and names of organizations: nothing that comes out of a case's papers has a place here.
MAY_BE_TOLD = frozenset({"link", "code", "day", "days", "hours", "minutes", "months", "amount", "number", "organization", "person"})
LONGEST = 300
# Mails that somebody waits for in front of a screen, where the next one is a click away: where it is not known whether one went out, the
# person asks. Every other mail is sent once more then, under the same name, since to lose it is worse than to find it twice.
ASKED_ANEW = frozenset({"accounts/sign-in", "accounts/address"})
_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<to>https?://[^\s)]+)\)")


class MailNotTaken(DenialHelpError):
    """The mail server did not take a message; the step is tried again later."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a mail's body. `kind`: words, link, code or list."""

    kind: str
    words: str
    to: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A mail in both forms."""

    subject: str
    text: str
    html: str


def mail_on() -> bool:
    """Whether this site sends mail at all; where it does not, its pages say so."""
    return provided.mail_on()


def address(path: str) -> str:
    """A page of ours as a full address; mail is written where no request tells it."""
    return f"{settings.BASE_URL or 'http://localhost:8000'}{path}"


def send_mail(template: str, to: str, language: str, context: Told, key: str, *, stop: str = "") -> bool:
    """Ask for a mail, once for each key; False where it was asked for before, or where this site sends no mail.

    `template` is "APP/NAME"; `language` en or es; `stop` the address of a page where one click ends such mails. Raises WrongUse for what
    a mail may not be told.
    """
    if wrong := sorted(set(context) - MAY_BE_TOLD):
        raise WrongUse("mail", f"A mail may not be told: {', '.join(wrong)}.")
    if not mail_on():
        return False
    told = {k: v.isoformat() if isinstance(v, date) else _one_line(v) for k, v in context.items()}
    sealed = wrap(master_keys(settings.HOME)[0], json.dumps({"to": to, "told": told, "stop": stop}).encode(), f"mail:{key}")
    try:
        with transaction.atomic():
            row = OutgoingMail.objects.create(key=key, template=template, language=language, sealed=sealed)
            return enqueue("accounts.mail", row.pk, key=f"mail:{key}")
    except IntegrityError:
        return False


def _one_line(value: str | int) -> str | int:
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else value


def forget(mail_id: int) -> None:
    """A mail that no server took is forgotten."""
    OutgoingMail.objects.filter(pk=mail_id).update(sealed=b"")


@durable("accounts.mail", failed=forget)
def deliver(mail_id: int) -> None:
    """Send a mail that waits, then forget to whom and what; a second run finds it sent. Raises MailNotTaken.

    That it is being handed over is noted before. Who finds that note was cut off, or lost the server, between the last word and the answer:
    the mail is in doubt. It is sent once more with the same Message-ID and date, by which mailboxes show it once; never a third time.
    """
    row = OutgoingMail.objects.filter(pk=mail_id, sent_at=None).first()
    if row is None or not row.sealed:
        return
    held = json.loads(unwrap(master_keys(settings.HOME), bytes(row.sealed), f"mail:{row.key}"))
    made = write(row.template, row.language, held["told"], stop=held["stop"])
    if row.asked_at is not None:
        if row.doubts or row.template in ASKED_ANEW:
            forget(row.pk)
            return
        OutgoingMail.objects.filter(pk=row.pk).update(doubts=1, asked_at=None)
    _hand_over(row, _message(row, made, held))
    OutgoingMail.objects.filter(pk=row.pk).update(sent_at=timezone.now(), sealed=b"")


def _message(row: OutgoingMail, made: Written, held: Mapping[str, Any]) -> EmailMultiAlternatives:
    """The mail with its headers; its name and its date are the same at every attempt, so that a mailbox can tell that it came twice."""
    headers = {"Message-ID": f"<{row.pk}.{row.created_at:%Y%m%d%H%M%S%f}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}>"}
    headers |= {"Date": format_datetime(row.created_at), "Auto-Submitted": "auto-generated", "Content-Language": row.language}
    if held["stop"]:
        headers |= {"List-Unsubscribe": f"<{held['stop']}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMultiAlternatives(made.subject, made.text, provided.mail_sender(), [held["to"]], headers=headers)
    message.attach_alternative(made.html, "text/html")
    return message


def _hand_over(row: OutgoingMail, message: EmailMultiAlternatives) -> None:
    connection = provided.mail_connection()
    try:
        connection.open()  # what is lost until here was not sent, without any doubt
        with transaction.atomic():
            in_hand()  # a worker that was cut off, and comes back late, sends nothing that another sends
            OutgoingMail.objects.filter(pk=row.pk).update(asked_at=timezone.now())
        connection.send_messages([message])
    except REFUSALS as fault:
        if said_no(fault):
            OutgoingMail.objects.filter(pk=row.pk).update(asked_at=None)
        raise MailNotTaken("mail", "The mail server did not take a message.") from fault
    finally:
        connection.close()


def said_no(fault: Exception) -> bool:
    """Whether the server answered that it does not take the mail; no answer says nothing."""
    if isinstance(fault, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
        return True
    return getattr(fault, "response", None) is not None


def write(template: str, language: str, told: Mapping[str, str | int], *, stop: str = "") -> Written:
    """A mail in both forms, in a language."""
    app, _, name = template.partition("/")
    with translation.override(language):
        on = date.fromisoformat(str(told["day"])) if "day" in told else None
        values = {
            **told,
            "day": on,
            "weekday": "" if on is None else date_format(on, pgettext("format of a day with its weekday", "l, F j, Y")),
        }
        source = get_template(f"{app}/mail/{name}.txt").template  # type: ignore[attr-defined]
        subject, _, body = source.render(Context(values, autoescape=False)).strip().partition("\n")
        blocks = tuple(_blocks(body))
        rest = {"blocks": blocks, "subject": subject, "site": address("/"), "stop": stop, "language": language}
        footer = render_to_string("accounts/mail/footer.text", rest)
        text = "\n\n".join([*(_plain(b) for b in blocks), footer.strip()]) + "\n"
        return Written(" ".join(subject.split()), text, render_to_string("accounts/mail/frame.html", rest))


def _blocks(body: str) -> list[Block]:
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in part.strip().splitlines() if line.strip()]
        if not lines:
            continue
        link = _LINK.fullmatch(lines[0]) if len(lines) == 1 else None
        if link:
            found.append(Block("link", link["words"], link["to"]))
        elif len(lines) == 1 and lines[0].startswith("= "):
            found.append(Block("code", lines[0][2:].strip()))
        elif all(line.startswith("- ") for line in lines):
            found.append(Block("list", "", items=tuple(line[2:] for line in lines)))
        else:
            found.append(Block("words", " ".join(lines)))
    return found


def _plain(block: Block) -> str:
    match block.kind:
        case "link":
            return f"{block.words}:\n{block.to}"
        case "code":
            return f"    {block.words}"
        case "list":
            return "\n".join(f"- {item}" for item in block.items)
        case _:
            return block.words
