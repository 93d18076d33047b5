"""Mails of organizations and representatives: asked for once, in both languages, told nothing of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from denialhelp.web.accounts.mail import write
from denialhelp.web.accounts.models import Holding, OutgoingMail
from denialhelp.web.cases.models import Case
from denialhelp.web.representation import steps
from denialhelp.web.representation.models import Authorization
from organization_case import TODAY, browser, office, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings: Any) -> Any:
    settings.AS_OF, settings.MAIL_ON = TODAY.isoformat(), True
    return settings


def test_an_invitation_is_mailed_and_the_page_says_so() -> None:
    held, own = office()
    answer = browser(own.person).post(f"/organization/{held.pk}/people/", {"email": "new@office.example", "role": "reader"})
    assert "on its way by e-mail" in answer.content.decode()
    assert OutgoingMail.objects.get().template == "organizations/invitation"


@pytest.mark.parametrize(("language", "words"), [("en", "You are invited to Synthetic Clinic"), ("es", "Le invitan a Synthetic Clinic")])
def test_the_invitation_in_both_languages(language: str, words: str) -> None:
    made = write(
        "organizations/invitation", language, {"organization": "Synthetic Clinic", "link": "https://x.example/j/", "day": "2026-12-01"}
    )
    assert made.subject == words
    assert "https://x.example/j/" in made.text
    assert "https://x.example/j/" in made.html


def test_an_authorization_that_ends_soon_is_told_once_and_says_nothing_of_the_case(site: Any) -> None:
    keeper, case = person("keeper"), Case.begin("kept-case")
    Holding.objects.create(case=case, person=keeper)
    Authorization.objects.create(
        case=case, form="fehb", plan_type="fehb", situation="appointed", standing="signed", ends_on=date(2026, 12, 1)
    )  # fmt: skip
    steps.watch()
    steps.watch()
    mail = OutgoingMail.objects.get()
    assert mail.template == "representation/ending"
    for language in ("en", "es"):
        made = write("representation/ending", language, {"day": "2026-12-01", "link": "https://x.example/"})
        assert "2026-12-01" in made.text
        assert "kept-case" not in made.text
