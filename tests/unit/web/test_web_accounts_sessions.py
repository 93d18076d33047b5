"""Sessions: kept so that a copy of the database cannot use them, and the cookies of before still open their cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from django.test import Client

from denialhelp.web.accounts.models import BrowserSession
from denialhelp.web.accounts.sessions import SessionStore
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db
BEFORE = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


def test_neither_the_cookie_nor_what_is_in_it_stands_in_the_database(sample: Path) -> None:
    case = finished(sample)
    client = browser_of(case)
    secret, row = client.cookies["sessionid"].value, BrowserSession.objects.get()
    assert client.get(f"/case/{case.pk}/").status_code == 200
    assert secret not in row.session_key + row.session_data
    assert case.pk not in row.session_data
    stolen = Client()
    stolen.cookies["sessionid"] = row.session_key
    assert stolen.get(f"/case/{case.pk}/").status_code == 404


def test_a_session_that_was_changed_in_the_database_is_empty() -> None:
    store = SessionStore()
    store["cases"] = ["a"]
    store.save()
    other = SessionStore()
    other["cases"] = ["b"]
    other.save()
    rows = list(BrowserSession.objects.all())
    BrowserSession.objects.filter(pk=rows[0].pk).update(session_data=rows[1].session_data)
    assert [SessionStore(s.session_key).get("cases") for s in (store, other)].count(None) == 1


def test_a_cookie_of_before_still_opens_its_cases_and_becomes_a_session(sample: Path) -> None:
    case, client = finished(sample), Client()
    client.cookies["sessionid"] = signing.dumps({"cases": [case.pk]}, compress=True, salt=BEFORE, serializer=JSONSerializer)
    assert client.get(f"/case/{case.pk}/").status_code == 200
    assert ":" not in client.cookies["sessionid"].value
    assert BrowserSession.objects.count() == 1


def test_a_forged_cookie_of_before_opens_nothing(sample: Path) -> None:
    case, client = finished(sample), Client()
    forged: Any = signing.dumps({"cases": [case.pk]}, key="another", salt=BEFORE, serializer=JSONSerializer)
    client.cookies["sessionid"] = forged
    assert client.get(f"/case/{case.pk}/").status_code == 404


def test_a_session_ends_and_gets_a_fresh_secret() -> None:
    store = SessionStore()
    store["cases"] = ["a"]
    store.save()
    first = store.session_key
    store.cycle_key()
    assert first is not None and store.session_key != first
    assert not SessionStore().exists(first)
    assert SessionStore(store.session_key)["cases"] == ["a"]
    store.flush()
    assert not BrowserSession.objects.exists()
