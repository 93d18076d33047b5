"""The page that checks a packet, in Chromium: at both sizes, without scripts, with axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from test_browser_case import DESKTOP, PHONE, faults_of, fits, open_page

import packet_case
from denialhelp.packet.build import build_packet


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checker")
    build_packet(packet_case.make_case(folder / "case"), folder / "out")
    return folder / "out/packet.pdf"


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_packet_is_checked(site: str, browser: Browser, packet: Path, size: dict[str, int]) -> None:
    page = open_page(browser, size)
    page.goto(site + "check/")
    assert fits(page)
    assert faults_of(page) == []
    page.set_input_files("#packet", packet)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Checked:")).to_be_visible()
    assert fits(page)
    assert faults_of(page) == []


def test_without_scripts_and_a_wrong_file(site: str, browser: Browser, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.pdf"
    wrong.write_bytes(b"%PDF-1.4 nothing")
    page = open_page(browser, PHONE, scripts=False)
    page.goto(site)
    page.get_by_role("link", name="Check a packet").click()
    page.set_input_files("#packet", wrong)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="Nothing was checked")).to_be_visible()
