"""Another e-mail address: by a code sent to it, told to the old one, and without telling whose an address is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from denialhelp.web.accounts.models import User
from web_people import entered_today, person, signed_in, waiting

pytestmark = pytest.mark.django_db
NEW = "new@example.org"


@pytest.fixture(autouse=True)
def with_accounts(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True
    settings.BASE_URL = "https://denials.example"


def test_the_code_of_the_new_address_changes_it_and_the_old_one_is_told() -> None:
    who = person()
    client = entered_today(who)
    assert client.post("/account/address/", {"email": "New@example.org"}).status_code == 200
    code = waiting()[-1]
    assert (code["to"], code["template"]) == (NEW, "accounts/address")
    assert "That is not the code." in client.post("/account/address/", {"code": "BBBB-BBBB"}).content.decode()
    assert client.post("/account/address/", {"code": code["told"]["code"].lower()})["Location"] == "/account/"
    changed = User.objects.get()
    assert (changed.email, changed.emailaddress_set.get().email) == (NEW, NEW)
    assert (waiting()[-1]["to"], waiting()[-1]["template"]) == ("someone@example.org", "accounts/address-changed")
    other = Client()
    other.post("/sign-in/", {"email": NEW})
    other.post("/sign-in/code/", {"code": waiting()[-1]["told"]["code"]})
    assert other.get("/cases/").status_code == 200 and User.objects.count() == 1


def test_three_wrong_codes_end_it() -> None:
    client = entered_today(person())
    client.post("/account/address/", {"email": NEW})
    code = waiting()[-1]["told"]["code"]
    for _ in range(3):
        client.post("/account/address/", {"code": "BBBB-BBBB"})
    assert client.post("/account/address/", {"code": code}).status_code == 400
    assert User.objects.get().email == "someone@example.org"


def test_an_address_that_has_an_account_is_not_told_and_not_taken() -> None:
    person(NEW)
    pages = []
    for email in (NEW, "free@example.org"):
        client = entered_today(User.objects.filter(email="someone@example.org").first() or person())
        pages.append(
            client.post("/account/address/", {"email": email}).content.decode().replace(email, "X").split("csrfmiddlewaretoken")[0]
        )
    assert pages[0] == pages[1]
    assert [m["to"] for m in waiting()] == ["free@example.org"]


@pytest.mark.parametrize("email", ["", "no address"])
def test_what_is_no_address_is_refused(email: str) -> None:
    assert entered_today(person()).post("/account/address/", {"email": email}).status_code == 400


def test_a_sign_in_of_long_ago_is_not_enough() -> None:
    assert entered_today(person(), ago=90_000).get("/account/address/")["Location"].startswith("/sign-in/")
    assert signed_in(person("other@example.org")).get("/account/address/")["Location"].startswith("/sign-in/")
