"""Alive and ready: a status without text, also where the database or the files do not answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from denialhelp.web.cases import shelves
from object_store import KEYS, object_store

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_a_server_that_works_says_so_without_text(path: str) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "no-cache" in answer["Cache-Control"]
    assert Client().post(path).status_code == 405


def test_without_its_database_it_lives_and_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_given: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    assert Client().get("/health/ready").status_code == 503
    assert Client().get("/health/live").status_code == 204


def test_without_its_files_it_is_not_ready(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with object_store() as url:
        settings.FILES_URL = url
        assert Client().get("/health/ready").status_code == 204
    monkeypatch.setattr(shelves, "_RETRY", {"max_retries": 0})
    settings.FILES_URL = url + "&skip_signature=true"
    assert Client().get("/health/ready").status_code == 503
