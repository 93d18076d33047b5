"""Mail: both forms in both languages, once for each key, through a real mail server, and without a word of a case."""

from __future__ import annotations

import email
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

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


class _Service(BaseHTTPRequestHandler):
    """A sending service that speaks Postmark's interface."""

    took: ClassVar[list[Any]] = []
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.took.append((self.path, self.headers["X-Postmark-Server-Token"], told))
        answer = {"ErrorCode": 0 if self.status == 200 else 500, "Message": "OK", "MessageID": "1", "To": told["To"], "SubmittedAt": "now"}
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_given: Any) -> None:
        """Nothing."""


@pytest.fixture
def service(settings: Any) -> Iterator[type[_Service]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.EMAIL_BACKEND, settings.MAIL_ON = "anymail.backends.postmark.EmailBackend", True
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    defaults = {"track_opens": False, "track_clicks": False}
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "a-token", "POSTMARK_API_URL": address, "SEND_DEFAULTS": defaults}
    _Service.took, _Service.status = [], 200
    yield _Service
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_sending_service_takes_both_forms_and_counts_no_opens(service: type[_Service]) -> None:
    mail.send_mail("accounts/sign-in", "a@example.org", "en", {"code": "QX7", "link": "https://denials.example/", "minutes": 15}, "six")
    mail.deliver(OutgoingMail.objects.get().pk)
    ((path, token, told),) = service.took
    assert (path, token, told["To"]) == ("/email", "a-token", "a@example.org")
    assert "QX7" in told["TextBody"] and "QX7" in told["HtmlBody"]
    assert (told["TrackOpens"], told["TrackLinks"]) == (False, "None")


def test_a_service_that_fails_is_tried_again(service: type[_Service]) -> None:
    service.status = 500
    mail.send_mail("accounts/sign-in", "a@example.org", "en", {"code": "QX7", "link": "https://denials.example/", "minutes": 15}, "seven")
    with pytest.raises(mail.MailNotTaken):
        mail.deliver(OutgoingMail.objects.get().pk)
    service.status = 200
    mail.deliver(OutgoingMail.objects.get().pk)
    assert len(service.took) == 2 and OutgoingMail.objects.get().sent_at


SETTINGS = "from denialhelp.web import settings as s; print(s.EMAIL_BACKEND, s.MAIL_ON, s.ACCOUNTS_ON, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "django.core.mail.backends.dummy.EmailBackend False False True False"),
        ({"DENIALHELP_SMTP_HOST": "mail.example.org"}, "django.core.mail.backends.smtp.EmailBackend True True True False"),
        (
            {"DENIALHELP_SMTP_HOST": "mail.example.org", "DENIALHELP_SMTP_TLS": "tls", "DENIALHELP_ACCOUNTS": "off"},
            "django.core.mail.backends.smtp.EmailBackend True False False True",
        ),
        ({"DENIALHELP_MAIL_SERVICE": "resend"}, "anymail.backends.resend.EmailBackend True True True False"),
    ],
)
def test_the_settings_decide_how_mail_goes(told: dict[str, str], said: str, tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DENIALHELP_")}
    environment = {**clean, **told, "DENIALHELP_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SETTINGS], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


class _CutOff(BaseException):
    """What a kill is to the code: nothing after it runs."""


def _kill_after_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process die once, between the server's "taken" and the note of it."""
    real = mail.provided.mail_connection

    def once() -> Any:
        made = real()
        send = made.send_messages

        def dying(messages: Any) -> None:
            send(messages)
            made.close()
            raise _CutOff

        made.send_messages = dying
        monkeypatch.setattr(mail.provided, "mail_connection", real)
        return made

    monkeypatch.setattr(mail.provided, "mail_connection", once)


def _cut_off(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    _kill_after_data(monkeypatch)
    with pytest.raises(_CutOff):
        mail.deliver(number)


def test_a_reminder_in_doubt_is_sent_once_more_under_the_same_name_and_never_a_third_time(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail.send_mail("accounts/last-day", "somebody@example.com", "en", TOLD, "doubt")
    row = OutgoingMail.objects.get()
    _cut_off(monkeypatch, row.pk)
    row.refresh_from_db()
    assert row.sent_at is None and row.asked_at is not None and len(inbox.taken) == 1
    _cut_off(monkeypatch, row.pk)
    mail.deliver(row.pk)
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert len(inbox.taken) == 2 and not row.sealed
    first, second = (m for _, m in inbox.taken)
    assert (first["Message-ID"], first["Date"]) == (second["Message-ID"], second["Date"])


def test_a_mail_that_somebody_waits_for_is_not_sent_again_in_doubt(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    mail.send_mail("accounts/sign-in", "somebody@example.com", "en", {"code": "ABC-DEF", "minutes": 15}, "doubt")
    row = OutgoingMail.objects.get()
    _cut_off(monkeypatch, row.pk)
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert len(inbox.taken) == 1 and row.sent_at is None and not row.sealed


def test_a_server_that_is_not_there_or_says_no_leaves_no_doubt(inbox: Inbox, settings: Any) -> None:
    mail.send_mail("accounts/sign-in", "somebody@example.com", "en", {"code": "ABC-DEF", "minutes": 15}, "clear")
    row = OutgoingMail.objects.get()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    inbox.refuses = True
    for _ in range(2):
        with pytest.raises(mail.MailNotTaken):
            mail.deliver(row.pk)
        settings.EMAIL_PORT = port
    inbox.refuses = False
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert len(inbox.taken) == 1 and row.sent_at is not None
