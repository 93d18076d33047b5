"""The whole way through the site in Chromium: on a phone without scripts, on a desktop, with axe, and with wrong files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cimt-stroke"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LONG = 60_000


def open_page(browser: Browser, size: dict[str, int], *, scripts: bool = True) -> Page:
    """A page in a context of its own."""
    context = browser.new_context(viewport=size, java_script_enabled=scripts, accept_downloads=True, bypass_csp=scripts)
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    return context.new_page()


def upload(page: Page, site: str) -> None:
    """Give the sample's files and wait for the facts."""
    page.goto(site)
    page.set_input_files("#notice", SAMPLE / "notice.pdf")
    page.set_input_files("#records", sorted((SAMPLE / "records").iterdir()))
    page.locator("summary").click()
    page.set_input_files("#policy", SAMPLE / "policy.pdf")
    page.set_input_files("#plan", SAMPLE / "plan.pdf")
    page.fill("#words", (SAMPLE / "statement.txt").read_text())
    page.get_by_role("button", name="Read my notice").click()
    expect(page.get_by_role("heading", name="What the notice says")).to_be_visible()


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong."""
    return [f"{v['id']}: {v['help']}" for v in Axe().run(page).response["violations"]]


def test_a_phone_without_scripts_gets_from_the_notice_to_the_packet(site: str, browser: Browser, tmp_path: Path) -> None:
    page = open_page(browser, PHONE, scripts=False)
    upload(page, site)
    expect(page.locator("#notice_date")).to_have_value("2026-11-02")
    expect(page.locator("#received_date")).to_have_value("2026-11-06")
    expect(page.locator("#plan_type")).to_have_value("erisa-self-funded")
    expect(page.get_by_text("May 5, 2027").first).to_be_visible()
    page.locator("#f-notice_date").get_by_role("link").click()
    expect(page.locator("rect.mark").first).to_be_visible()
    page.get_by_role("button", name="make my packet").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    expect(page.get_by_text("Every sentence of the letter was checked")).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("link", name="The letter to edit (Word)").click()
    caught.value.save_as(tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_bytes()[:2] == b"PK"
    page.get_by_role("link", name="The letter, with its sources").click()
    page.locator(".para details.src summary").first.click()
    page.locator(".para details[open] a").first.click()
    expect(page.locator("figure.page").last).to_be_visible()
    page.get_by_role("link", name="Letter", exact=True).click()
    page.locator(".para details.src summary").first.click()
    page.locator(".para details[open]").get_by_role("link", name="Change this sentence").click()
    page.fill("#text", "I ask for this therapy because I want to use my hand again.")
    page.get_by_role("button", name="Keep it if its sources bear it").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot stand as a supported sentence")
    page.get_by_role("button", name="Say it as my own statement").click()
    page.get_by_role("button", name="Make the packet with my changes").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    expect(page.get_by_text("Every sentence of the letter was checked")).to_be_visible()
    page.get_by_role("link", name="Letter", exact=True).click()
    expect(page.locator(".letter")).to_contain_text("I want to use my hand again")


def test_a_correction_changes_the_last_day(site: str, browser: Browser) -> None:
    page = open_page(browser, DESKTOP)
    upload(page, site)
    page.fill("#received_date", "2026-11-09")
    page.get_by_role("button", name="Only save and look again").click()
    expect(page.get_by_text("May 8, 2027").first).to_be_visible()
    expect(page.locator("#received_date")).to_have_value("2026-11-09")
    page.fill("#received_date", "2026-11-20")
    page.select_option("#plan_type", "medicare-advantage")
    page.get_by_role("button", name="Only save and look again").click()
    expect(page.get_by_text("Reconsideration by the plan").first).to_be_visible()


PAGES = (
    "", "dates/", "files/", "packet/", "criteria/", "worklist/", "records-request/", "letter/", "letter/12/", "preview/", "doctor/",
    "sent/",
)  # fmt: skip


def test_every_page_is_accessible_and_fits(site: str, browser: Browser) -> None:
    page = open_page(browser, PHONE)
    page.goto(site)
    assert faults_of(page) == []
    assert fits(page)
    upload(page, site)
    case = page.url
    page.get_by_role("button", name="make my packet").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    found = []
    for path in PAGES:
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            page.goto(case + path)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found += [f"{path} {size['width']}: {fault}" for fault in faults_of(page)]
            found += [] if fits(page) else [f"{path} {size['width']}: wider than the screen"]
    page.goto(case + "criteria/")
    page.locator(".criteria a").first.click()
    expect(page.locator("figure.page").last).to_be_visible()
    found += faults_of(page)
    assert found == []


def test_the_keyboard_alone_is_enough(site: str, browser: Browser) -> None:
    page = open_page(browser, DESKTOP)
    upload(page, site)

    def press(role: Literal["button", "link"], name: str) -> None:
        """Tab until the control has the focus, then Enter."""
        wanted = page.get_by_role(role, name=name, exact=True).first
        expect(wanted).to_be_visible()
        for _ in range(200):
            page.keyboard.press("Tab")
            if wanted.evaluate("e => e === document.activeElement"):
                page.keyboard.press("Enter")
                return
        pytest.fail(f"the keyboard does not reach {name}")

    press("link", "Skip to the content")
    press("button", "These are right: make my packet")
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    for name in ("Days", "Criteria", "To do", "Letter", "Packet", "Look at it first", "Next page"):
        press("link", name)
    expect(page.get_by_text("Page 2 of")).to_be_visible()


def test_a_wrong_file_gets_a_sentence_and_nothing_is_lost(site: str, browser: Browser, tmp_path: Path) -> None:
    page = open_page(browser, PHONE)
    empty = tmp_path / "notice.pdf"
    empty.write_bytes(b"")
    page.goto(site)
    page.set_input_files("#notice", empty)
    page.get_by_role("button", name="Read my notice").click()
    expect(page.get_by_role("heading", name="That did not work")).to_be_visible()
    assert "Traceback" not in page.content()


def test_another_browser_does_not_see_the_case_and_deletion_is_real(site: str, browser: Browser) -> None:
    page = open_page(browser, DESKTOP)
    upload(page, site)
    address = page.url
    other = open_page(browser, DESKTOP)
    answer = other.goto(address)
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("button", name="Delete everything of this case now").click()
    expect(page.get_by_role("heading", name="Everything of this case is deleted")).to_be_visible()
    gone = page.goto(address)
    assert gone is not None
    assert gone.status == 404
