"""Requests from one address are limited; cookies go over https only where the site is public; uploads never lie open."""

from __future__ import annotations

import importlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from django.test import Client, RequestFactory
from django.utils import timezone

import denialhelp.web.settings as made
from denialhelp.web.guard.models import Count
from denialhelp.web.guard.rate import address_of, allowed, count
from denialhelp.web.guard.uploads import SealedUploadHandler

pytestmark = pytest.mark.django_db
NAMES = ("DENIALHELP_BASE_URL", "DENIALHELP_HOME", "DENIALHELP_RATE_LIMITS", "DENIALHELP_PROXIES")


def test_the_limit_holds_per_address_and_kind_and_ends_with_its_window(settings: Any) -> None:
    settings.RATE_LIMITS = {"start": (2, 60)}
    assert [allowed("start", "192.0.2.1") for _ in range(3)] == [True, True, False]
    assert allowed("start", "192.0.2.2")
    assert allowed("add", "192.0.2.1")
    Count.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert allowed("start", "192.0.2.1")


def test_the_address_is_not_in_the_database() -> None:
    count("start", "192.0.2.7", timedelta(seconds=60))
    assert "192.0.2" not in str(Count.objects.values().get())


def test_over_the_limit_a_page_says_so(settings: Any) -> None:
    settings.RATE_LIMITS = {"start": (1, 60)}
    client = Client()
    assert client.post("/", {}).status_code == 400
    answer = client.post("/", {})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [(0, "198.51.100.1", "127.0.0.1"), (1, "198.51.100.9, 198.51.100.1", "198.51.100.1"), (2, "198.51.100.9, 10.0.0.1", "198.51.100.9"),
     (2, "198.51.100.9", "127.0.0.1")],
)  # fmt: skip
def test_only_what_our_own_proxies_say_counts(settings: Any, proxies: int, forwarded: str, address: str) -> None:
    settings.PROXIES = proxies
    assert address_of(RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)) == address


def test_cookies_behind_https(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DENIALHELP_HOME", str(tmp_path))
    monkeypatch.setenv("DENIALHELP_BASE_URL", "https://denials.example")
    try:
        public = importlib.reload(made)
        assert public.SESSION_COOKIE_SECURE is public.CSRF_COOKIE_SECURE is True
        assert public.SECURE_HSTS_SECONDS > 0
        assert "denials.example" in public.ALLOWED_HOSTS
        monkeypatch.setenv("DENIALHELP_BASE_URL", "http://localhost:8000")
        assert importlib.reload(made).SESSION_COOKIE_SECURE is False
    finally:
        monkeypatch.undo()
        importlib.reload(made)


def test_an_upload_lies_sealed_and_comes_out_whole() -> None:
    handler = SealedUploadHandler()
    assert isinstance(handler, FileUploadHandler)
    handler.new_file("notice", "notice.txt", "text/plain", None)
    for piece in (b"synthetic words ", b"of a notice"):
        handler.receive_data_chunk(piece, 0)
    upload = handler.file_complete(27)
    upload.file.seek(0)
    assert b"synthetic" not in upload.file.read()
    assert b"".join(upload.chunks()) == b"synthetic words of a notice"
    assert upload.read() == b"synthetic words of a notice"
    upload.close()
