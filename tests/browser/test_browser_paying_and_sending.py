"""Paying and sending in Chromium, against the trial payment service and local fax and mail services: a phone without scripts, a desktop,
by keyboard alone, with axe, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT, free_port
from denialhelp.web.payments.fake.__main__ import seconds
from web_carriers import PUBLIC, SECRET, Depot, depot, notice

SAMPLE = ROOT / "examples" / "cimt-stroke"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LONG = 90_000
CARD = "4242424242424242"


@dataclass(frozen=True)
class Shop:
    """A site with payment on and both services, and a case in it whose packet is made."""

    url: str
    case: str
    state: Any
    fax: Depot
    post: Depot


def answers(address: str) -> None:
    for _ in range(300):
        try:
            httpx.get(address, timeout=2)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return


def started(command: list[str], **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, **more}, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Shop]:
    port, pay = free_port(), free_port()
    url = f"http://127.0.0.1:{port}/"
    with depot("telnyx") as fax, depot("lob") as post:
        told = {
            "DENIALHELP_PAYMENTS": "on", "DENIALHELP_STRIPE_KEY": "sk_test_synthetic",
            "DENIALHELP_STRIPE_WEBHOOK_SECRET": "whsec_synthetic",
            "DENIALHELP_STRIPE_API_BASE": f"http://127.0.0.1:{pay}",
            "DENIALHELP_FAX_SERVICE": "telnyx", "DENIALHELP_FAX_KEY": "key", "DENIALHELP_FAX_ACCOUNT": "account",
            "DENIALHELP_FAX_FROM": "+15555550100", "DENIALHELP_FAX_URL": fax.url, "DENIALHELP_FAX_WEBHOOK_KEY": PUBLIC,
            "DENIALHELP_POST_SERVICE": "lob", "DENIALHELP_POST_KEY": "key", "DENIALHELP_POST_URL": post.url,
            "DENIALHELP_POST_WEBHOOK_KEY": SECRET,
        }  # fmt: skip
        home = tmp_path_factory.mktemp("home")
        service = started(["denialhelp.web.payments.fake", "--port", str(pay), "--hook", f"{url}hooks/stripe/"])
        serve = ["denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
        server = started(serve, **told)
        try:
            answers(f"http://127.0.0.1:{pay}/v1/customers")
            answers(url)
            state, case = packet(browser, url)
            yield Shop(url, case, state, fax, post)
        finally:
            for process in (server, service):
                process.terminate()
                process.wait(timeout=30)


def packet(browser: Browser, url: str) -> tuple[Any, str]:
    """A case with its packet, made by a phone without scripts."""
    page = opened(browser, None)
    page.goto(url)
    page.set_input_files("#notice", SAMPLE / "notice.pdf")
    page.set_input_files("#records", sorted((SAMPLE / "records").iterdir()))
    page.locator("summary").click()
    page.set_input_files("#plan", SAMPLE / "plan.pdf")
    page.get_by_role("button", name="Read my notice").click()
    page.get_by_role("button", name="make my packet").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    found = re.search(r"/case/([^/]+)/", page.url)
    assert found
    return page.context.storage_state(), found.group(1)


def opened(browser: Browser, shop: Shop | None, size: dict[str, int] = PHONE, *, scripts: bool = False) -> Page:
    state = shop.state if shop else None
    context = browser.new_context(
        viewport=size, java_script_enabled=scripts, accept_downloads=True, bypass_csp=scripts, storage_state=state
    )
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    return context.new_page()


def serious(page: Page) -> list[str]:
    return [f"{v['id']}: {v['help']}" for v in Axe().run(page).response["violations"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_phone_without_scripts_pays_with_the_code_and_takes_the_packet(shop: Shop, browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, shop)
    page.goto(f"{shop.url}case/{shop.case}/packet/")
    page.get_by_role("link", name="The packet to send (PDF)").click()
    expect(page.get_by_role("heading", name="What it costs")).to_be_visible()
    expect(page.get_by_text("Is a letter the right tool?")).to_be_visible()
    page.fill("#code", "SEO25")
    page.get_by_role("button", name="Use the code").click()
    expect(page.locator("strong", has_text="$30").first).to_be_visible()
    page.fill("#email", "delphine@example.org")
    page.get_by_role("button", name="Go on and pay $30").click()
    expect(page.get_by_role("heading", name="Pay (trial service")).to_be_visible()
    page.fill("#card", "4000000000000002")
    page.get_by_role("button", name="Pay 30.00 USD").click()
    expect(page.get_by_role("alert")).to_contain_text("declined")
    page.fill("#card", CARD)
    page.get_by_role("button", name="Pay 30.00 USD").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    expect(page.get_by_text("This letter is paid for")).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("link", name="The letter to edit (Word)").click()
    caught.value.save_as(tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_bytes()[:2] == b"PK"
    page.get_by_role("link", name="Receipt").click()
    expect(page.get_by_text("-$10")).to_be_visible()


def test_a_fax_by_keyboard_alone_after_ones_own_yes(shop: Shop, browser: Browser) -> None:
    page = opened(browser, shop, DESKTOP)
    page.goto(f"{shop.url}case/{shop.case}/send/")
    press(page, "link", "Make a fax ready")
    expect(page.locator("#fax")).to_have_value("1-855-555-0174")
    press(page, "button", "Make it ready")
    expect(page.get_by_role("heading", name="Look at it, then say yes")).to_be_visible()
    assert not shop.fax.taken
    press(page, "button", "Yes, send it to them")
    expect(page.get_by_text("The service's number:")).to_be_visible()  # the page looks again by itself
    shop.fax.only().update(status="delivered")
    body, headers = notice("telnyx", shop.fax.only()["id"], seconds())
    rung = httpx.post(f"{shop.url}hooks/sending/telnyx/", content=body, headers={**headers, "Content-Type": "application/json"})
    assert rung.status_code == 200
    for _ in range(60):
        page.reload()
        if page.get_by_role("status").filter(has_text="Delivered").count():
            break
        page.wait_for_timeout(500)
    expect(page.get_by_role("status")).to_contain_text("Delivered")
    page.goto(f"{shop.url}case/{shop.case}/sent/")
    expect(page.get_by_text("The plan must decide the appeal").first).to_be_visible()


def press(page: Page, role: Any, name: str) -> None:
    """Reach something by the Tab key and press Enter."""
    target = page.get_by_role(role, name=name, exact=True)
    expect(target).to_be_visible()
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"{name} cannot be reached by the Tab key")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_has_a_fault_for_axe_or_runs_over(shop: Shop, browser: Browser, size: dict[str, int], language: str) -> None:
    page = opened(browser, shop, size, scripts=True)
    page.goto(f"{shop.url}language/{language}/")
    case = f"{shop.url}case/{shop.case}/"
    for path in ("pay/", "packet/", "send/", "send/sheet/", "send/by/fax/", "send/by/certified/"):
        page.goto(case + path)
        assert serious(page) == [], path
        assert fits(page), path
    page.goto(case + "send/by/fax/")
    page.fill("#fax", "855-555-0199")
    page.locator("button.primary").click()
    expect(page.locator("button[name=yes]")).to_be_visible()
    assert serious(page) == [] and fits(page)
    page.locator("button[name=out]").click()
    page.goto(case + "packet/")
    page.locator("a[href*='/receipt/']").click()
    assert serious(page) == [] and fits(page)
