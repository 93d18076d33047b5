"""The calculator in Chromium: a phone without scripts, axe, print, and two clicks from a date to the rule's source."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
ASKED = (
    "calculator/?plan=medicaid-managed-care&state=FL&level=initial&stage=concurrent&notice=2026-11-18&change=2026-11-30"
    "&reason=level-of-care&reason=coding"
)
FINER = (
    "calculator/?plan=erisa-self-funded&level=initial&stage=post-service&notice=2026-10-20&asked=2026-09-01&asked_hour=09:30&multi=yes"
    "&levels=2&group=CO&network=in&emergency=no&pa=lost&period=240&unit=days&extended=2026-09-20&bill=2026-10-25&reason=coding"
)


def _open(browser: Browser, size: dict[str, int], *, scripts: bool = True) -> Page:
    context = browser.new_context(viewport=size, java_script_enabled=scripts, accept_downloads=True, bypass_csp=scripts)
    return context.new_page()


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_phone_without_scripts_gets_from_the_start_to_the_rule_s_source(site: str, browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, PHONE, scripts=False)
    page.goto(site)
    page.get_by_role("link", name="Dates").click()
    page.select_option("#plan", "erisa-insured")
    page.select_option("#state", "TX")
    page.select_option("#level", "initial")
    page.select_option("#stage", "pre-service")
    page.fill("#notice", "2026-11-02")
    page.fill("#received", "2026-11-06")
    page.get_by_label("“Not medically necessary”").check()
    page.get_by_role("button", name="Show my dates").click()
    expect(page.get_by_text("Wednesday, May 5, 2027").first).to_be_visible()
    assert "received=2026-11-06" in page.url
    with page.expect_download() as caught:
        page.get_by_role("link", name="Save the dates").click()
    caught.value.save_as(tmp_path / "deadlines.ics")
    assert "20270505" in (tmp_path / "deadlines.ics").read_text()
    page.locator(".timeline .last a").first.click()
    expect(page.get_by_role("heading", name="Time to file an internal appeal")).to_be_visible()
    expect(page.get_by_role("link", name="https://www.ecfr.gov/current/title-29/section-2560.503-1").first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "path",
    [
        "calculator/",
        ASKED,
        FINER,
        "calculator/?notice=2026-02-31",
        "calculator/?notice=2026-11-02",
        "rule/law.federal.aca.external_review_filing/",
    ],
)
def test_every_page_is_accessible_and_fits(site: str, browser: Browser, size: dict[str, int], path: str) -> None:
    page = _open(browser, size)
    page.goto(site + path)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert [f"{v['id']}: {v['help']}" for v in Axe().run(page).response["violations"]] == []
    assert _fits(page)


def test_print_leaves_the_form_out(site: str, browser: Browser) -> None:
    page = _open(browser, DESKTOP, scripts=False)
    page.goto(site + ASKED)
    page.emulate_media(media="print")
    expect(page.locator("form.calc")).to_be_hidden()
    expect(page.locator(".timeline")).to_be_visible()
    expect(page.get_by_text("Keep the care going during the appeal").first).to_be_visible()


def test_a_wrong_day_is_named_and_the_other_answers_stay(site: str, browser: Browser) -> None:
    page = _open(browser, PHONE, scripts=False)
    page.goto(site + "calculator/?plan=erisa-insured&notice=2026-02-31")
    expect(page.get_by_role("alert")).to_contain_text("is no day of the calendar")
    expect(page.locator("#plan")).to_have_value("erisa-insured")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_finer_facts_are_asked_in_folded_groups_and_answered_without_scripts(site: str, browser: Browser, size: dict[str, int]) -> None:
    page = _open(browser, size, scripts=False)
    page.goto(site + "calculator/")
    expect(page.locator("#multi")).to_be_hidden()
    page.get_by_text("The plan, where you know more").click()
    page.select_option("#plan", "erisa-self-funded")
    page.select_option("#level", "initial")
    page.select_option("#stage", "pre-service")
    page.select_option("#multi", "no")
    page.select_option("#levels", "2")
    page.fill("#period", "240")
    page.get_by_text("More days: requests, appeals").click()
    page.fill("#asked", "2026-10-10")
    page.fill("#notice", "2026-11-02")
    page.fill("#received", "2026-11-06")
    page.get_by_role("button", name="Show my dates").click()
    expect(page.get_by_role("heading", name="What has been decided, and whether in time")).to_be_visible()
    expect(page.locator("#made + ul")).to_contain_text("8 calendar days late")
    expect(page.get_by_text("the longer time holds").first).to_be_visible()
    expect(page.locator("#multi")).to_have_value("no")
    assert _fits(page)


def test_the_hour_of_a_fast_review_is_said_first(site: str, browser: Browser) -> None:
    page = _open(browser, PHONE, scripts=False)
    page.goto(site + "calculator/?plan=medicare-advantage&level=initial&stage=concurrent&received=2026-11-23&change=2026-11-25")
    expect(page.locator(".good")).to_contain_text("Tuesday, November 24, 2026, by noon")


def test_every_dated_line_of_the_timeline_leads_to_its_source_in_two_clicks(site: str, browser: Browser) -> None:
    page = _open(browser, DESKTOP, scripts=False)
    page.goto(site + ASKED)
    whys = page.locator(".timeline .last a, .timeline .safe a, .timeline .theirs a")
    dated = page.locator(".timeline .last, .timeline .safe, .timeline .theirs")
    assert whys.count() == dated.count() > 0
    for number in range(whys.count()):
        whys.nth(number).click()
        expect(page.locator("dd a[href^='http']").first).to_be_visible()
        page.go_back()
