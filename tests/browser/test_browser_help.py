"""The help library in Chromium: the running site without scripts, the static copy with its own script only, axe on every kind of page."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from denialhelp.pages.build import build
from denialhelp.pages.gather import gather

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
CELL = "help/cigna/cimt/medical-necessity/"
KINDS = [
    "help/",
    "help/search/",
    "help/dates/",
    "help/glossary/",
    "help/map/",
    "help/treatment/",
    "help/treatment/cimt/",
    "help/treatment/adalimumab/step-therapy/",
    "help/payer/aetna/",
    "help/aetna/knee-replacement/",
    CELL,
    "help/reason/no-prior-authorization/",
    "help/plan/medicare-advantage/",
    "help/state/nc/",
    "help/code/carc-197/",
    "help/code/group-co/",
    "help/law/federal-claims-internal-appeal-filing/",
    "help/situation/balance-bill/",
    "help/letter/appeal/",
    "es/help/",
    "es/help/cigna/cimt/medical-necessity/",
    "es/help/reason/emergency/",
]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Says nothing."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a static copy of the library."""
    folder = tmp_path_factory.mktemp("copy")
    build(gather(date(2026, 11, 24)), folder, workers=1)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def _open(browser: Browser, size: dict[str, int], *, scripts: bool = True, bypass: bool = False) -> Page:
    return browser.new_context(viewport=size, java_script_enabled=scripts, bypass_csp=bypass).new_page()


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def _serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_serious_and_nothing_runs_over(copy: str, browser: Browser, size: dict[str, int]) -> None:
    page = _open(browser, size, bypass=True)
    for path in KINDS:
        page.goto(copy + path)
        assert _serious(page) == [], path
        assert _fits(page), path


def test_the_static_copy_loads_nothing_from_elsewhere_and_breaks_no_rule(copy: str, browser: Browser) -> None:
    page = _open(browser, DESKTOP)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text))
    for path in (CELL, "help/search/?q=humera", "help/dates/"):
        page.goto(copy + path)
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(copy) for url in asked)
    assert said == []


def test_search_on_the_static_copy_and_on_the_site_find_the_same(copy: str, site: str, browser: Browser) -> None:
    for query in ("Cigna denied CIMT for prior authorization", "humera step therapy", "out of net work", "sezure", "CO 197"):
        with_script = _open(browser, PHONE)
        with_script.goto(copy + "help/search/")
        with_script.get_by_label("Who said no").fill(query)
        with_script.get_by_role("button", name="Search").click()
        expect(with_script.locator(".found li").first).to_be_visible()
        here = with_script.locator(".found li").all_inner_texts()
        without = _open(browser, PHONE, scripts=False)
        without.goto(site + "help/search/")
        without.get_by_label("Who said no").fill(query)
        without.get_by_role("button", name="Search").click()
        expect(without.locator(".found li")).to_have_text(here, use_inner_text=True)
        without.locator(".found a").first.click()
        expect(without.locator("h1")).to_be_visible()
        with_script.context.close()
        without.context.close()


@pytest.mark.parametrize(
    ("notice", "received"), [("2026-10-31", ""), ("2024-02-29", "2024-03-04"), ("", "2026-08-31"), ("2025-12-31", "2026-01-02")]
)
def test_script_and_server_count_the_same_last_days(copy: str, site: str, browser: Browser, notice: str, received: str) -> None:
    days = []
    for address, scripts in ((copy, True), (site, False)):
        page = _open(browser, DESKTOP, scripts=scripts)
        page.goto(address + "help/dates/")
        if notice:
            page.fill("input[name=notice]", notice)
        if received:
            page.fill("input[name=received]", received)
        page.get_by_role("button", name="Count my days").click()
        expect(page.locator("td.day time").first).to_be_visible()
        days.append(page.locator("tr[data-starts]").evaluate_all("rows => rows.map(r => (r.querySelector('time') || {}).dateTime || '')"))
        page.context.close()
    assert days[0] == days[1]
    assert len(set(days[0])) > 3


def test_a_reader_gets_from_the_first_page_to_the_other_language(site: str, browser: Browser) -> None:
    page = _open(browser, PHONE, scripts=False)
    page.goto(site + "help/")
    page.get_by_label("Who said no").fill("emergency denied")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Not an emergency", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("not an emergency")
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("no fue una emergencia")


def test_the_criteria_table_prints_with_room_for_the_page(copy: str, browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, DESKTOP)
    page.goto(copy + "help/aetna/knee-replacement/")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    blank = page.locator("section td:empty").first
    assert blank.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    page.pdf(path=tmp_path / "page.pdf", format="Letter")
    assert (tmp_path / "page.pdf").stat().st_size > 5000
