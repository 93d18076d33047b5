"""Mail: both forms in both languages, once for each key, through a real mail server, and without a word of a case."""

from __future__ import annotations

import email
import re
import socket
from collections.abc import Iterator
from datetime import date
from email import policy
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as django_settings
from django.template.base import Template, VariableNode
from django.template.loader import get_template

import denialhelp.web
from denialhelp.errors import WrongUse
from denialhelp.web.accounts import mail
from denialhelp.web.accounts.models import OutgoingMail
from denialhelp.web.jobs.models import Task

pytestmark = pytest.mark.django_db
WEB = Path(denialhelp.web.__file__).parent
NAMES = sorted(f"{p.parts[-3]}/{p.stem}" for p in WEB.glob("*/templates/*/mail/*.txt"))
TOLD: dict[str, str | int | date] = {
    "link": "https://denials.example/here/", "code": "QX7-KLM", "day": date(2026, 12, 4), "days": 7, "hours": 24, "minutes": 15,
    "months": 24, "amount": "$30.00", "number": "1042", "organization": "A Practice (synthetic)", "person": "caregiver@example.org",
}  # fmt: skip


class Inbox:
    """What a mail server was given."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name that aiosmtpd calls
        if self.refuses:
            return "451 try again later"
        self.taken.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


@pytest.fixture
def inbox(settings: Any) -> Iterator[Inbox]:
    """A real mail server on this machine, and a site that sends through it."""
    held = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(held, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND, settings.MAIL_ON = "django.core.mail.backends.smtp.EmailBackend", True
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.BASE_URL = False, "https://denials.example"
    yield held
    server.stop()


def sent(inbox: Inbox) -> Any:
    mail.deliver(OutgoingMail.objects.get(sent_at=None).pk)
    return inbox.taken[-1]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_a_mail_says_the_same_in_text_and_html_and_loads_nothing(name: str, language: str, settings: Any) -> None:
    settings.BASE_URL = "https://denials.example"
    told = {k: v.isoformat() if isinstance(v, date) else v for k, v in TOLD.items()}
    made = mail.write(name, language, told, stop="https://denials.example/stop/")
    page = lxml.html.fromstring(made.html)
    assert made.subject and "\n" not in made.subject and len(made.subject) < 80
    assert page.get("lang") == language
    assert page.xpath("//img | //script | //link | //iframe") == []
    assert all(a.startswith("https://denials.example/") for a in page.xpath("//@href"))
    said = " ".join(page.text_content().split())
    for line in made.text.splitlines():
        words = line.strip(" -:")
        assert words in said or words in page.xpath("//@href")
    assert "%(" not in made.text and "{{" not in made.text


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_names_no_more_than_it_may_be_told(name: str) -> None:
    template: Template = get_template(f"{name.split('/', maxsplit=1)[0]}/mail/{name.split('/')[1]}.txt").template  # type: ignore[attr-defined]
    used = {str(node.filter_expression.var) for node in template.nodelist.get_nodes_by_type(VariableNode)}
    named = set(re.findall(rf"\b(\w+)=(?:{'|'.join(mail.MAY_BE_TOLD)})\b", template.source))
    blocks = set(re.findall(r"{{\s*(\w+)", template.source)) - named
    assert (used | blocks) <= mail.MAY_BE_TOLD | {"weekday"}


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_in_spanish_is_not_the_english_one(name: str) -> None:
    told = {k: v.isoformat() if isinstance(v, date) else v for k, v in TOLD.items()}
    english, spanish = mail.write(name, "en", told), mail.write(name, "es", told)
    same = {b for b in english.text.splitlines() if len(b.split()) > 2} & set(spanish.text.splitlines())
    assert english.subject != spanish.subject
    assert same == set()


def test_nothing_of_a_case_can_be_told() -> None:
    with pytest.raises(WrongUse):
        mail.send_mail("accounts/sign-in", "someone@example.org", "en", {"diagnosis": "stroke"}, "a-key")


def test_a_key_is_sent_once_through_the_server_and_then_forgotten(inbox: Inbox) -> None:
    told = {"code": "QX7-KLM", "link": "https://denials.example/here/", "minutes": 15}
    assert mail.send_mail("accounts/sign-in", "someone@example.org", "es", told, "one")
    assert not mail.send_mail("accounts/sign-in", "someone@example.org", "es", told, "one")
    row = OutgoingMail.objects.get()
    assert b"someone" not in bytes(row.sealed) and b"QX7" not in bytes(row.sealed)
    assert Task.objects.get(name="accounts.mail").arguments == [row.pk]
    receivers, message = sent(inbox)
    assert receivers == ["someone@example.org"]
    assert [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"]
    assert "QX7-KLM" in message.get_body(("plain",)).get_content()
    mail.deliver(row.pk)
    assert len(inbox.taken) == 1
    assert bytes(OutgoingMail.objects.get().sealed) == b""


def test_a_server_that_refuses_is_tried_again_with_the_same_name(inbox: Inbox) -> None:
    mail.send_mail("accounts/sign-in", "someone@example.org", "en", {"code": "1", "link": "https://denials.example/", "minutes": 15}, "two")
    inbox.refuses = True
    with pytest.raises(mail.MailNotTaken):
        mail.deliver(OutgoingMail.objects.get().pk)
    inbox.refuses = False
    _, message = sent(inbox)
    assert str(OutgoingMail.objects.get().pk) + "." in message["Message-ID"]


def test_one_click_ends_mails_that_can_be_ended(inbox: Inbox) -> None:
    stop = "https://denials.example/reminders/stop/x/"
    mail.send_mail("accounts/sign-in", "a@example.org", "en", {"code": "1", "link": stop, "minutes": 15}, "three", stop=stop)
    _, message = sent(inbox)
    assert message["List-Unsubscribe"] == f"<{stop}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_subject_cannot_be_given_lines(inbox: Inbox) -> None:
    told = {"code": "1\r\nBcc: other@example.org", "link": "https://denials.example/", "minutes": 15}
    mail.send_mail("accounts/sign-in", "a@example.org", "en", told, "four")
    receivers, message = sent(inbox)
    assert receivers == ["a@example.org"] and message["Bcc"] is None


def test_a_site_without_a_mail_server_sends_and_keeps_nothing() -> None:
    assert not django_settings.MAIL_ON
    assert not mail.send_mail("accounts/sign-in", "a@example.org", "en", {"code": "1"}, "five")
    assert not OutgoingMail.objects.exists()
