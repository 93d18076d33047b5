"""The office sets the services: a secret goes in and never comes out, the environment comes first, a trial goes to the office once."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from email import policy
from typing import Any

import lxml.html
import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from test_web_office import entered

from denialhelp.errors import WrongUse
from denialhelp.web.accounts import mail
from denialhelp.web.accounts.models import OutgoingMail, User
from denialhelp.web.cases.rotation import rotate
from denialhelp.web.guard import provided
from denialhelp.web.guard.models import AuditEvent, ServiceSettings
from denialhelp.web.guard.provided import Served
from denialhelp.web.jobs.worker import run_due
from denialhelp.web.office import providing, trying
from denialhelp.web.office.models import Outcome, Trial
from denialhelp.web.sending.models import Way
from denialhelp.web.sending.services.chosen import carrier, ways
from web_carriers import Depot, depot

pytestmark = pytest.mark.django_db
KEY = "a-key-that-nobody-sees-again"
FAX = {"ON": "1", "SERVICE": "telnyx", "ACCOUNT": "account", "KEY": "key", "FROM": "(555) 555-0100", "OFFICE": "555-555-0142"}
OFFICE = ("The Office", "1 Main Street", "", "Springfield", "IL", "62701")
POST = {"ON": "1", "SERVICE": "lob", "KEY": "key", **{f"OFFICE_{n}": v for n, v in zip(providing.OFFICE_ADDRESS, OFFICE, strict=True)}}
MAIL = {"ON": "1", "SERVICE": "smtp", "HOST": "mail.example", "TLS": "tls", "USER": "site", "KEY": KEY, "FROM": "Help <help@example.com>"}


@pytest.fixture
def desk(settings: Any) -> Client:
    settings.ACCOUNTS_ON = settings.ACCOUNTS_SET = True
    return entered("desk@example.com", staff=True)


@pytest.fixture
def faxes() -> Iterator[Depot]:
    with depot("telnyx") as made:
        yield made


def fault(answer: Any) -> str:
    assert answer.status_code == 400
    return str(lxml.html.fromstring(answer.content).xpath("string(//*[@role='alert'])"))


def test_a_service_that_the_office_sets_counts_at_once_and_each_change_is_in_the_log(desk: Client) -> None:
    assert ways() == []
    assert desk.post("/office/services/fax/", FAX).status_code == 302
    assert ways() == [Way.FAX]
    served = carrier(Way.FAX)
    assert served is not None and served.name == "telnyx"
    assert provided.fax()["FROM"] == "+15555550100"
    assert desk.post("/office/services/fax/", {**FAX, "KEY": ""}).status_code == 302  # nothing changed: no entry
    assert desk.post("/office/services/fax/", {k: v for k, v in FAX.items() if k not in ("ON", "KEY")}).status_code == 302
    assert ways() == []
    person = User.objects.get(email="desk@example.com")
    told = list(AuditEvent.objects.filter(action="service-changed").values_list("who", "subject"))
    assert told == [(f"office:{person.pk}", "/fax:ACCOUNT+FROM+KEY+OFFICE+ON+SERVICE"), (f"office:{person.pk}", "/fax:ON")]


def test_a_secret_is_sealed_and_no_page_shows_it(desk: Client) -> None:
    for name, told in (("fax", FAX), ("post", POST), ("mail", MAIL)):
        assert desk.post(f"/office/services/{name}/", {**told, "KEY": KEY, "WEBHOOK_KEY": KEY}).status_code == 302
        text = desk.get(f"/office/services/{name}/").content.decode()
        assert KEY not in text and "There is one." in text
        assert KEY.encode() not in bytes(ServiceSettings.objects.get(pk=name).sealed)
        assert provided.of_office(Served(name))["KEY"] == KEY
    rotate()
    assert provided.of_office(Served.MAIL)["KEY"] == KEY
    wrong = desk.post("/office/services/fax/", {**FAX, "KEY": KEY, "FROM": "5"})
    assert "fax number" in fault(wrong) and KEY not in wrong.content.decode()


@pytest.mark.parametrize("change", [{"SERVICE": "sinch", "SECRET": "s"}, {"URL": "https://elsewhere.example"}])
def test_a_key_goes_to_no_other_server_than_the_one_it_was_given_for(desk: Client, change: dict[str, str]) -> None:
    desk.post("/office/services/fax/", FAX)
    assert "give it again" in fault(desk.post("/office/services/fax/", {**FAX, **change, "KEY": ""}))
    assert provided.fax()["SERVICE"] == "telnyx"
    assert desk.post("/office/services/fax/", {**FAX, **change, "KEY": "another"}).status_code == 302
    desk.post("/office/services/mail/", MAIL)
    assert "give it again" in fault(desk.post("/office/services/mail/", {**MAIL, "KEY": "", "HOST": "mail.elsewhere.example"}))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fax", {**FAX, "SERVICE": "pigeon"}), ("fax", {**FAX, "KEY": ""}), ("fax", {**FAX, "ACCOUNT": ""}),
        ("fax", {**FAX, "URL": "http://elsewhere.example"}), ("fax", {**FAX, "URL": "https://key@elsewhere.example"}),
        ("fax", {**FAX, "SERVICE": "sinch"}), ("post", {**POST, "OFFICE_zip_code": "1"}), ("post", {**POST, "KEY": ""}),
        ("mail", {**MAIL, "HOST": "mail server"}), ("mail", {**MAIL, "PORT": "99999"}), ("mail", {**MAIL, "TLS": "rot13"}),
        ("mail", {**MAIL, "FROM": "nobody"}), ("mail", {**MAIL, "SERVICE": "postmark", "KEY": ""}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_changes(desk: Client, name: str, told: dict[str, str]) -> None:
    assert fault(desk.post(f"/office/services/{name}/", told))
    assert not ServiceSettings.objects.exists()


def test_the_environment_comes_first_with_all_of_a_connection(desk: Client, settings: Any) -> None:
    desk.post("/office/services/fax/", FAX)
    settings.FAX = {**settings.FAX, "SERVICE": "sinch", "KEY": "outside"}
    held = provided.fax()
    assert (held["SERVICE"], held["KEY"], held["ACCOUNT"], held["URL"], held["FROM"]) == ("sinch", "outside", "", "", "+15555550100")
    assert "Set by the environment" in desk.get("/office/services/fax/").content.decode()
    listed = {r.what: (r.how, r.outside) for r in __import__("denialhelp.web.office.seeing", fromlist=["services"]).services()}
    assert listed["Fax"] == ("sinch", True) and listed["Certified mail"] == ("", False)


def test_mail_by_which_people_sign_in_stays_on(desk: Client, settings: Any) -> None:
    settings.ACCOUNTS_ON = settings.ACCOUNTS_SET = False
    assert not provided.accounts_on()
    providing.save(Served.MAIL, MAIL, "office:1")
    assert provided.accounts_on() and provided.mail_on() and provided.mail_sender() == "Help <help@example.com>"
    with pytest.raises(WrongUse, match="stays on"):
        providing.save(Served.MAIL, {k: v for k, v in MAIL.items() if k not in ("ON", "KEY")}, "office:1")
    assert provided.mail_on()


def test_a_service_for_mail_gets_its_key_by_the_name_that_it_asks_for() -> None:
    made = provided.connection_of({"SERVICE": "postmark", "KEY": KEY})
    assert made.esp_name == "Postmark" and made.server_token == KEY
    smtp = provided.connection_of({"SERVICE": "smtp", "HOST": "mail.example", "TLS": "tls"})
    assert (smtp.host, smtp.port, smtp.use_ssl, smtp.use_tls) == ("mail.example", 587, True, False)


def test_a_trial_fax_goes_to_the_office_once_and_says_how_it_went(desk: Client, faxes: Depot) -> None:
    assert "off" in fault(desk.post("/office/services/fax/try/"))
    desk.post("/office/services/fax/", {**FAX, "URL": faxes.url, "OFFICE": ""})
    assert "fax number of the office" in fault(desk.post("/office/services/fax/try/"))
    desk.post("/office/services/fax/", {**FAX, "URL": faxes.url})
    assert desk.post("/office/services/fax/try/").status_code == 302
    assert run_due() == 1
    made = Trial.objects.get()
    assert (made.state, faxes.only()["to"]) == (Outcome.TAKEN, "+15555550142")
    assert "taken by the service" in desk.get("/office/services/fax/").content.decode()
    trying.run(made.pk)
    assert len(faxes.taken) == 1
    assert AuditEvent.objects.filter(action="service-tried").count() == 1


def test_a_trial_that_was_cut_off_is_not_sent_again_and_a_refusal_is_said(desk: Client, faxes: Depot) -> None:
    desk.post("/office/services/fax/", {**FAX, "URL": faxes.url})
    cut_off = Trial.objects.create(service="fax", key="dh-trial-1", state=Outcome.ASKED)
    trying.run(cut_off.pk)
    cut_off.refresh_from_db()
    assert (cut_off.state, faxes.taken) == (Outcome.UNCLEAR, {})
    faxes.fail = [422]
    desk.post("/office/services/fax/try/")
    run_due()
    assert (Trial.objects.first().state, Trial.objects.first().detail) == (Outcome.REFUSED, "422")  # type: ignore[union-attr]


def test_a_trial_letter_goes_from_the_office_to_the_office(desk: Client) -> None:
    with depot("lob") as post:
        desk.post("/office/services/post/", {**POST, "URL": post.url})
        desk.post("/office/services/post/try/")
        run_due()
        assert {post.only()["asked"][f"{side}[address_line1]"] for side in ("to", "from")} == {"1 Main Street"}
        assert next(iter(post.files.values())).startswith(b"%PDF")


class Box:
    """A mail server that keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name that aiosmtpd calls
        self.taken.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


def test_mail_goes_through_the_server_that_the_office_set_without_a_restart(desk: Client) -> None:
    box = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        told = {**MAIL, "HOST": "127.0.0.1", "PORT": str(port), "TLS": "none", "USER": "", "KEY": ""}
        assert desk.post("/office/services/mail/", told).status_code == 302
        desk.post("/office/services/mail/try/")
        run_due()
        assert mail.send_mail("accounts/passkey-added", "somebody@example.com", "en", {}, "one")
        mail.deliver(OutgoingMail.objects.get().pk)
    finally:
        server.stop()
    assert [to for to, _ in box.taken] == [["desk@example.com"], ["somebody@example.com"]]
    assert {m["From"] for _, m in box.taken} == {"Help <help@example.com>"}
    assert Trial.objects.get().state == Outcome.TAKEN
    desk.post("/office/services/mail/try/")
    run_due()
    assert (Trial.objects.first().state, Trial.objects.first().detail) == (Outcome.REFUSED, "ConnectionRefusedError")  # type: ignore[union-attr]


def test_for_others_there_is_no_such_page(desk: Client) -> None:
    assert desk.get("/office/services/pigeons/").status_code == 404
    other = entered("somebody@example.com", staff=False)
    assert other.post("/office/services/fax/", FAX).status_code == 404
    assert other.post("/office/services/fax/try/").status_code == 404
    assert not ServiceSettings.objects.exists()
