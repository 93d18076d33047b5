"""The board, remittances, outcomes and a representative's writing in Chromium: both sizes, without scripts, by keyboard, with axe."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import ROOT, free_port
from browser.test_browser_case import DESKTOP, PHONE, faults_of, fits, open_page

# What the site holds before it runs, put in by a process of its own: a browser's event loop keeps Django's database from being used here.
FILL = """
import sys
sys.path.insert(0, sys.argv[1])
import django
django.setup()
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0)
from organization_case import browser, joined, office, row_of
held, own = office()
joined(held, "biller")
for number in range(1, 61):
    row_of(held, number, stage="won" if number < 15 else "new", due_on=date(2026, 11, 20 + number % 10))
print(browser(own.person).cookies["sessionid"].value)
"""
REMITTANCE = """ISA*00*          *00*          *ZZ*SYNTHETIC      *ZZ*SYNTHETIC      *261101*0900*^*00501*000000001*0*T*:~
GS*HP*S*S*20261101*0900*1*X*005010X221A1~
ST*835*0001~
BPR*I*0*C*CHK************20261101~
N1*PR*CIGNA~
N1*PE*SYNTHETIC CLINIC*XX*1234567893~
CLP*SYN901*4*900.00*0.00*0.00*12*ICN901~
NM1*QC*1*SAMPLE*BOARD****MI*M0901~
DTM*232*20260901~
SVC*HC:97530*900.00*0.00**1~
CAS*CO*50*900.00~
SE*1*0001~
GE*1*1~
IEA*1*000000001~
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a site with an organization of sixty cases, and its owner's session."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    environment = {**os.environ, "DENIALHELP_HOME": str(home), "DENIALHELP_AS_OF": "2026-11-24", "PYTHONWARNINGS": "default",
                   "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings", "DENIALHELP_RATE_LIMITS": "off"}  # fmt: skip
    filled = subprocess.run(
        [sys.executable, "-c", FILL, str(ROOT / "tests")], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    command = [sys.executable, "-m", "denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(200):
            try:
                with urllib.request.urlopen(address, timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield address, filled.stdout.strip().splitlines()[-1]
    finally:
        server.terminate()
        server.wait(timeout=20)


def signed_in(browser: Browser, desk: tuple[str, str], size: dict[str, int], *, scripts: bool = True) -> Page:
    """A page whose browser is the owner's."""
    page = open_page(browser, size, scripts=scripts)
    page.context.add_cookies([{"name": "sessionid", "value": desk[1], "url": desk[0]}])
    return page


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_board_without_scripts(desk: tuple[str, str], browser: Browser, size: dict[str, int]) -> None:
    page = signed_in(browser, desk, size, scripts=False)
    page.goto(desk[0] + "organization/1/")
    expect(page.get_by_text("Next last day")).to_be_visible()
    page.locator("summary").first.click()
    page.select_option("#f-due", "7")
    page.select_option("#f-amount", "1000")
    page.get_by_role("button", name="Show").click()
    assert "due=7" in page.url
    expect(page.locator("ol.board li").first).to_be_visible()
    page.locator("ol.board input[type=checkbox]").first.check()
    page.select_option("#b-stage", "decide" if size is PHONE else "drafting")
    page.select_option("#b-assign", label="owner@office.example")
    page.get_by_role("button", name="Change them").click()
    expect(page.get_by_text("Changed: 1.")).to_be_visible()
    page.fill("#view-name", f"Big and soon {size['width']}")
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name=f"Big and soon {size['width']}").click()
    page.locator("ol.board a").first.click()
    page.fill("#text", "Synthetic note of a call")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_text("Synthetic note of a call").first).to_be_visible()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_remittances_come_onto_the_board(desk: tuple[str, str], browser: Browser, tmp_path: Path) -> None:
    page = signed_in(browser, desk, PHONE)
    (tmp_path / "monday.835").write_text(REMITTANCE)
    page.goto(desk[0] + "organization/1/remittances/")
    page.set_input_files("#files", tmp_path / "monday.835")
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("New on the board: 1")).to_be_visible()
    expect(page.get_by_role("heading", name="By cause")).to_be_visible()
    assert fits(page)
    assert faults_of(page) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "path",
    [
        "organizations/", "organization/1/", "organization/1/?due=late", "organization/1/new/", "organization/1/people/",
        "organization/1/particulars/", "organization/1/tokens/", "organization/1/voice/", "organization/1/remittances/",
        "organization/1/outcomes/", "organization/1/case/20/", "case/case-1-20/representative/?plan_type=medicare-advantage",
    ],
)  # fmt: skip
def test_every_page_is_accessible_and_fits(desk: tuple[str, str], browser: Browser, size: dict[str, int], path: str) -> None:
    page = signed_in(browser, desk, size)
    answer = page.goto(desk[0] + path)
    assert answer is not None
    assert answer.status == 200
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert faults_of(page) == []
    assert fits(page)


def test_the_keyboard_is_enough_on_the_board(desk: tuple[str, str], browser: Browser) -> None:
    page = signed_in(browser, desk, DESKTOP)
    page.goto(desk[0] + "organization/1/?stage=new")
    box = page.locator("ol.board input[type=checkbox]").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    wanted = page.get_by_role("button", name="Change them")
    page.locator("#b-stage").focus()
    page.keyboard.type("to decide")
    for _ in range(5):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Changed: 1.")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_representative_s_writing_is_made_and_signed_by_both(desk: tuple[str, str], browser: Browser, size: dict[str, int]) -> None:
    page = signed_in(browser, desk, size, scripts=False)
    page.goto(desk[0] + f"case/case-1-{30 if size is PHONE else 31}/representative/")
    page.select_option("#which", "medicare-advantage")
    page.get_by_role("button", name="Show what is needed").click()
    expect(page.get_by_role("link", name="CMS-1696, Appointment of Representative")).to_be_visible()
    page.get_by_label("The patient appoints me").check()
    page.select_option("#patient_is", "sister")
    for name, value in (
        ("patient_name", "Ada Sample"), ("patient_address", "1 Sample St, Austin, TX 78701"), ("patient_phone", "555-0101"),
        ("member_number", "1SYN-TH3"), ("plan", "Synthetic Advantage"), ("matter", "the denied therapy"), ("relation", "brother"),
        ("representative_name", "Ben Sample"), ("representative_address", "2 Sample St"), ("representative_phone", "555-0102"),
    ):  # fmt: skip
        page.fill(f"#{name}", value)
    page.get_by_role("button", name="Make the writing").click()
    expect(page.get_by_text("It waits for signatures.")).to_be_visible()
    page.get_by_role("button", name="Make a link for the patient to sign").click()
    link = page.locator("code.link").inner_text()
    patient = open_page(browser, size, scripts=False)
    patient.goto(link)
    assert fits(patient)
    patient.fill("#name", "Ada Sample")
    patient.get_by_label("I sign this by typing my name.").check()
    patient.get_by_role("button", name="Sign", exact=True).click()
    expect(patient.get_by_role("heading", name="Signed")).to_be_visible()
    page.reload()
    page.fill("#name", "Ben Sample")
    page.get_by_label("I sign this by typing my name.").check()
    page.get_by_role("button", name="Sign as representative").click()
    expect(page.get_by_text("goes into the next packet as an exhibit")).to_be_visible()
    assert fits(page)


def test_the_signers_page_has_no_fault(desk: tuple[str, str], browser: Browser) -> None:
    page = open_page(browser, PHONE)
    answer = page.goto(desk[0] + "authorize/nothing/")
    assert answer is not None
    assert answer.status == 404
    assert faults_of(page) == []
