"""The pages of accounts in Spanish: nothing is left in English, and what is asked for is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from test_web_spanish import both, untranslated

from denialhelp.web.accounts import holding
from denialhelp.web.accounts.account_views import stop_token
from web_case import browser_of, finished
from web_people import entered_today, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def with_accounts(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True
    settings.KEEP_MONTHS, settings.AS_OF = 24, "2026-11-24"


def test_the_pages_of_a_person_have_no_english_left(tmp_path: Path) -> None:
    case, who = finished(tmp_path), person()
    holding.hold(who, case)
    holding.offer(who, case, "other@example.org", "en")
    client = entered_today(who)
    paths = ["/cases/", "/account/", "/account/passkeys/add/", "/account/address/", "/account/delete/", f"/case/{case.pk}/settings/"]
    paths += [reverse("reminders-stop", args=[stop_token(who)]), "/privacy/", "/terms/"]
    left = {path: found for path in paths if (found := untranslated(*both(client, path)))}
    assert left == {}


def test_the_pages_before_signing_in_have_no_english_left(settings: Any) -> None:
    client = Client()
    left = {path: found for path in ("/sign-in/", "/privacy/", "/terms/") if (found := untranslated(*both(client, path)))}
    client.post("/sign-in/", {"email": "someone@example.org"})
    left["code"] = untranslated(*both(client, "/sign-in/code/"))
    settings.MAIL_ON = False
    left["no mail"] = untranslated(*both(Client(), "/sign-in/"))
    assert {k: v for k, v in left.items() if v} == {}


def test_the_offer_to_keep_a_case_is_said_in_spanish(tmp_path: Path) -> None:
    case = finished(tmp_path)
    assert untranslated(*both(browser_of(case), f"/case/{case.pk}/")) == []


def test_the_terms_name_who_runs_the_site(settings: Any) -> None:
    assert "Whoever started it on their own machine." in Client().get("/terms/").content.decode()
    settings.OPERATOR = "Synthetic Operator, 1 Sample Street"
    assert "Synthetic Operator, 1 Sample Street" in Client().get("/terms/").content.decode()
