"""The help library and the price book: a price only where one pays, a code that is brought along to the page to pay on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from denialhelp.pages.prices import NOTHING_SOLD, PriceBook
from denialhelp.web.help.shelf import shelf
from denialhelp.web.payments import book
from denialhelp.web.payments.models import Promotion
from denialhelp.web.payments.telling import told_to_library
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db
PAGE = "/help/treatment/cimt/"


@pytest.fixture
def pays(settings: Any) -> None:
    settings.PAYMENTS = True
    book.set_price(4000, who="command")


def test_where_payment_is_off_no_page_speaks_of_it(settings: Any) -> None:
    assert not settings.PAYMENTS
    book.set_price(4000, who="command")
    assert told_to_library() == NOTHING_SOLD
    text = Client().get(PAGE).content.decode()
    assert "It and this page are free." in text and "costs" not in text.partition("Start the appeal")[2][:600] and "?code=" not in text
    client = Client()
    client.get("/?code=SPRING")
    assert "code" not in client.session


def test_the_price_and_the_code_are_those_of_the_price_book(pays: None) -> None:
    assert told_to_library() == PriceBook(40, 30, "SEO25")  # what an installation begins with
    Promotion.objects.all().delete()
    assert told_to_library() == PriceBook(40, 40, "")
    book.save_promotion("SMALL5", who="command", off_cents=500, first_time=True)
    book.save_promotion("SPRING-1", who="command", off_cents=1050, first_time=True)
    book.save_promotion("EVERYBODY", who="command", off_cents=2000)
    book.save_promotion("PAST", who="command", off_cents=3000, first_time=True, expires_at=timezone.now() - timedelta(days=1))
    book.save_promotion("OUT", who="command", off_cents=3000, first_time=True, active=False)
    held = told_to_library()
    assert (held.list_usd, f"{held.first_usd}", held.code) == (40, "29.5", "SPRING-1")
    try:
        english, spanish = (Client().get(path).content.decode() for path in (PAGE, "/es" + PAGE))
    finally:
        shelf.cache_clear()
    for text in (english, spanish):
        assert "$40" in text and "$29.50" in text and "SPRING-1" in text and 'href="/?code=SPRING-1"' in text


def test_a_code_is_brought_along_to_the_page_to_pay_on(pays: None, tmp_path: Path) -> None:
    book.save_promotion("SPRING-1", who="command", off_cents=1000, first_time=True)
    client = browser_of(finished(tmp_path))
    client.get("/?code=<script>")
    assert "code" not in client.session
    client.get("/?code=spring-1")
    text = client.get("/case/a-finished-case/pay/").content.decode()
    assert 'value="SPRING-1"' in text and "<strong>$30</strong>" in text
