"""Signing in: by code and by link, once, the same for every address, and not without bounds."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from denialhelp.web.accounts.models import BrowserSession, OutgoingMail, User
from denialhelp.web.guard.models import Action, AuditEvent
from web_people import entered_today, person, signed_in, waiting

pytestmark = pytest.mark.django_db
HERE = "https://denials.example"


@pytest.fixture(autouse=True)
def with_accounts(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True
    settings.BASE_URL = HERE


def asked(client: Client, email: str = "someone@example.org") -> dict[str, Any]:
    answer = client.post("/sign-in/", {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/code/")
    return waiting()[-1]


def signed(client: Client) -> bool:
    return client.get("/cases/").status_code == 200


def test_a_first_sign_in_by_code_makes_the_account() -> None:
    client = Client()
    told = asked(client, "New@Example.org")["told"]
    assert not signed(client)
    answer = client.post("/sign-in/code/", {"code": told["code"], "action": "verify"})
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    assert signed(client)
    made = User.objects.get()
    assert (made.email, made.has_usable_password(), made.emailaddress_set.get().verified) == ("new@example.org", False, True)
    assert AuditEvent.objects.filter(action=Action.SIGNED_IN, who=f"person-{made.pk}").count() == 1


def test_a_known_and_an_unknown_address_get_the_same_answers() -> None:
    person("known@example.org")
    pages = []
    for email in ("known@example.org", "never@example.org"):
        client = Client()
        first = client.post("/sign-in/", {"email": email})
        second = client.get("/sign-in/code/").content.decode().replace(email, "X")
        pages.append((first.status_code, first["Location"], second.split("csrfmiddlewaretoken")[0]))
    assert pages[0] == pages[1]
    assert [m["template"] for m in waiting()] == ["accounts/sign-in"] * 2


def test_a_wrong_code_is_refused_and_three_end_the_try() -> None:
    client = Client()
    told = asked(client)["told"]
    for _ in range(2):
        assert "That is not the code." in client.post("/sign-in/code/", {"code": "AAA-AAA"}).content.decode()
    assert client.post("/sign-in/code/", {"code": "AAA-AAA"})["Location"] == "/sign-in/"
    client.post("/sign-in/code/", {"code": told["code"]})
    assert not signed(client)


def test_a_code_opens_only_the_browser_that_asked() -> None:
    told, other = asked(Client())["told"], Client()
    other.post("/sign-in/code/", {"code": told["code"]})
    assert not signed(other)


def test_another_code_can_be_sent_and_the_first_ends() -> None:
    client = Client()
    first = asked(client)["told"]["code"]
    client.post("/sign-in/code/", {"action": "resend"})
    second = waiting()[-1]["told"]["code"]
    assert len(waiting()) == 2
    client.post("/sign-in/code/", {"code": first})
    assert not signed(client)
    client.post("/sign-in/code/", {"code": second})
    assert signed(client)


def test_the_link_signs_in_by_its_button_only_and_once() -> None:
    told, phone = asked(Client())["told"], Client()
    path = told["link"].removeprefix(HERE)
    assert phone.get(path).status_code == 200
    assert phone.head(path).status_code == 405
    assert not signed(phone)
    assert phone.post(path)["Location"] == "/cases/"
    assert signed(phone)
    late = Client()
    assert late.get(path).status_code == 410
    assert late.post(path).status_code == 410
    assert not signed(late)


def test_one_address_is_not_flooded_with_mail(settings: Any) -> None:
    settings.RATE_LIMITS = {"sign-in-mail": (2, 3600)}
    answers = [Client().post("/sign-in/", {"email": "flooded@example.org"}).status_code for _ in range(3)]
    assert answers == [302, 302, 200]
    assert OutgoingMail.objects.count() == 2


def test_one_place_does_not_try_without_bounds(settings: Any) -> None:
    settings.RATE_LIMITS = {"sign-in": (2, 3600)}
    answers = [Client().post("/sign-in/", {"email": f"p{n}@example.org"}).status_code for n in range(3)]
    assert answers == [302, 302, 429]


def test_a_closed_account_lets_nobody_in_and_says_nothing() -> None:
    person("closed@example.org", is_active=False)
    client = Client()
    answer = client.post("/sign-in/", {"email": "closed@example.org"})
    assert answer["Location"] == "/sign-in/code/"
    assert waiting() == []


def test_the_mail_is_in_the_language_of_the_page() -> None:
    client = Client()
    client.cookies["django_language"] = "es"
    assert asked(client)["language"] == "es"
    assert User.objects.get().language == "es"


def test_signing_in_leads_to_no_other_site() -> None:
    client = Client()
    told = asked(client)["told"]
    answer = client.post("/sign-in/code/?next=https://elsewhere.example/", {"code": told["code"], "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/cases/"


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/code/", "/cases/", "/account/", "/sign-in/link/x/", "/reminders/stop/x/"])
def test_without_accounts_there_is_no_such_page(settings: Any, path: str) -> None:
    settings.ACCOUNTS_ON = False
    assert Client().get(path).status_code == 404
    assert b"/sign-in/" not in Client().get("/").content


def test_a_site_without_mail_says_that_it_sends_none(settings: Any) -> None:
    settings.MAIL_ON = False
    assert "This site sends no mail" in Client().get("/sign-in/").content.decode()


def test_only_the_passkey_pages_may_run_a_script_and_only_our_own() -> None:
    client = entered_today(person())
    for path, scripts in (("/account/passkeys/add/", True), ("/account/", False), ("/cases/", False)):
        policy = client.get(path)["Content-Security-Policy"]
        assert ("script-src 'self'" in policy) is scripts
        assert "unsafe" not in policy
    assert "script-src 'self'" in Client().get("/sign-in/")["Content-Security-Policy"]


def test_a_signed_out_browser_is_told_to_sign_in_and_comes_back() -> None:
    answer = Client().get("/account/")
    assert answer["Location"] == "/sign-in/?next=/account/"


def test_sessions_are_listed_and_ended() -> None:
    who = person()
    phone, laptop = signed_in(who), signed_in(who)
    phone.get("/account/", HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537")
    page = laptop.get("/account/", HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140").content.decode()
    assert "Chrome, Android" in page
    row = BrowserSession.objects.get(device="Chrome, Android")
    laptop.post("/account/sessions/", {"session": row.pk})
    assert not signed(phone) and signed(laptop)


def test_sign_out_everywhere() -> None:
    who = person()
    phone, laptop, other = signed_in(who), signed_in(who), signed_in(person("other@example.org"))
    laptop.post("/account/sessions/", {"all": "1"})
    assert not signed(phone) and not signed(laptop) and signed(other)


def test_one_does_not_end_another_persons_session() -> None:
    mine, theirs = signed_in(person()), signed_in(person("other@example.org"))
    for row in BrowserSession.objects.all():
        mine.post("/account/sessions/", {"session": row.pk})
    assert signed(theirs)
