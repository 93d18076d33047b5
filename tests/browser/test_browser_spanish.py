"""The whole way in Spanish, on a phone without scripts, and with axe: the language comes by a link and stays."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from browser.test_browser_case import PHONE, SAMPLE, faults_of, fits, open_page


def test_from_the_notice_to_the_packet_in_spanish(site: str, browser: Browser) -> None:
    page = open_page(browser, PHONE, scripts=False)
    page.goto(site)
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", name="Su plan dijo que no")).to_be_visible()
    page.set_input_files("#notice", SAMPLE / "notice.pdf")
    page.set_input_files("#records", sorted((SAMPLE / "records").iterdir()))
    page.locator("summary").click()
    page.set_input_files("#policy", SAMPLE / "policy.pdf")
    page.fill("#words", (SAMPLE / "statement.txt").read_text())
    page.get_by_role("button", name="Leer mi aviso").click()
    expect(page.get_by_role("heading", name="Lo que dice el aviso")).to_be_visible()
    expect(page.locator("#notice_date")).to_have_value("2026-11-02")
    expect(page.get_by_text("5 de mayo de 2027").first).to_be_visible()
    page.get_by_role("button", name="hacer mi expediente").click()
    expect(page.get_by_role("heading", name="Su expediente está listo")).to_be_visible()
    page.get_by_role("link", name="Criterios", exact=True).click()
    expect(page.locator(".status.met").first).to_contain_text("Cumplido")
    page.get_by_role("link", name="Carta", exact=True).click()
    page.locator(".para details.src summary").first.click()
    expect(page.get_by_role("link", name=re.compile("página 1")).first).to_be_visible()
    page.get_by_role("link", name="Expediente", exact=True).click()
    with page.expect_download() as caught:
        page.get_by_role("link", name="La carta para editar (Word)").click()
    assert caught.value.suggested_filename == "letter.docx"
    page.get_by_role("button", name="Eliminar ahora todo lo de este caso").click()
    expect(page.get_by_role("heading", name="Todo lo de este caso está eliminado")).to_be_visible()


def test_spanish_pages_fit_and_are_accessible(site: str, browser: Browser) -> None:
    page = open_page(browser, PHONE)
    for path in ("es", "privacy/"):
        page.goto(site + path)
        assert page.locator("html").get_attribute("lang") == "es"
        assert faults_of(page) == []
        assert fits(page)
