"""Every page of a case, asked for by everybody whom it is not for: a visitor, a person with an account, and after the case left them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from denialhelp.web.accounts import holding
from denialhelp.web.accounts.models import Holding
from denialhelp.web.cases.models import Case
from web_case import finished
from web_people import person, signed_in

pytestmark = pytest.mark.django_db
_GAP = re.compile(r"<(\w+):(\w+)>")


def _patterns(found: URLResolver, before: str = "") -> Iterator[str]:
    for one in found.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one, path)
        elif isinstance(one, URLPattern) and "case_id" in path and not path.startswith(("^", "api/")):
            yield path


def _path(pattern: str, case: Case) -> str:
    def fill(gap: re.Match[str]) -> str:
        return case.pk if gap[2] == "case_id" else "1" if gap[1] == "int" else "packet.pdf" if gap[2] == "name" else "x"

    return "/" + _GAP.sub(fill, pattern)


CASE_PAGES = sorted(set(_patterns(get_resolver())))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(autouse=True)
def with_accounts(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True


def test_there_are_pages_of_a_case() -> None:
    assert len(CASE_PAGES) > 25
    assert not [p for p in CASE_PAGES if "<" in _path(p, Case(pk="a"))]


def test_nobody_else_gets_any_page_of_a_case(sample: Path) -> None:
    case, owner, former = finished(sample), person(), person("former@example.org")
    holding.hold(former, case)
    Holding.objects.update(person=owner)
    strangers = {"a visitor": Client(), "another person": signed_in(person("other@example.org")), "whose it was": signed_in(former)}
    seen = [
        f"{who} {method} {pattern}: {answer.status_code}"
        for who, client in strangers.items()
        for pattern in CASE_PAGES
        for method in ("get", "post")
        for answer in [getattr(client, method)(_path(pattern, case))]
        if answer.status_code not in (404, 405) and not answer.get("Location", "").startswith("/sign-in/")
    ]
    assert seen == []
    assert Case.objects.filter(pk=case.pk).exists()


def test_its_owner_gets_its_pages(sample: Path) -> None:
    case, owner = finished(sample), person()
    holding.hold(owner, case)
    client = signed_in(owner)
    got = {p: client.get(_path(p, case)).status_code for p in CASE_PAGES}
    assert sum(status == 200 for status in got.values()) > 12
    assert got["case/<str:case_id>/"] == got["case/<str:case_id>/settings/"] == 200
