"""Accounts in Chromium: sign-in by code, link and passkey, a case kept, sessions ended, everything taken along and deleted."""

from __future__ import annotations

import email
import os
import queue
import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from email import policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from browser.conftest import ROOT, free_port
from browser.test_browser_case import DESKTOP, LONG, PHONE, faults_of, fits, open_page, upload

CODE = re.compile(r"^ {4}(\S+)$", re.M)
LINK = re.compile(r"^(http://localhost:\d+/\S+)$", re.M)


class Inbox:
    """A real mail server's messages: for each receiver in the order in which they came."""

    def __init__(self) -> None:
        self.came: defaultdict[str, queue.Queue[Any]] = defaultdict(queue.Queue)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name that aiosmtpd calls
        self.came[envelope.rcpt_tos[0]].put(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def next(self, who: str) -> str:
        """The text of the next mail to somebody."""
        text: str = self.came[who].get(timeout=60).get_body(("plain",)).get_content()
        return text.replace("\r", "")


@pytest.fixture(scope="module")
def inbox() -> Iterator[tuple[Inbox, int]]:
    held, port = Inbox(), free_port()
    server = Controller(held, hostname="127.0.0.1", port=port)
    server.start()
    yield held, port
    server.stop()


@pytest.fixture(scope="module")
def people(inbox: tuple[Inbox, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Inbox]]:
    """A site that sends mail, under the name for which a browser lets passkeys be made without a certificate."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    address = f"http://localhost:{port}/"
    told = {"DENIALHELP_SMTP_HOST": "127.0.0.1", "DENIALHELP_SMTP_PORT": str(inbox[1]), "DENIALHELP_SMTP_TLS": "none"}
    told |= {"DENIALHELP_BASE_URL": address, "DENIALHELP_RATE_LIMITS": "off"}
    command = [sys.executable, "-m", "denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told}, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                with urllib.request.urlopen(address, timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield address, inbox[0]
    finally:
        server.terminate()
        server.wait(timeout=20)


def sign_in(page: Page, people: tuple[str, Inbox], who: str) -> None:
    """By the code of the mail."""
    address, inbox = people
    page.goto(address + "sign-in/")
    page.get_by_label("Your e-mail address").fill(who)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code").fill(CODE.findall(inbox.next(who))[0])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My cases")).to_be_visible()


def strict_page(browser: Browser, size: dict[str, int]) -> Page:
    """A page that obeys the site's content policy to the letter."""
    context = browser.new_context(viewport=size, accept_downloads=True)
    context.set_default_timeout(LONG)
    return context.new_page()


def test_a_phone_without_scripts_keeps_its_case_by_signing_in(people: tuple[str, Inbox], browser: Browser) -> None:
    address, inbox = people
    page = open_page(browser, PHONE, scripts=False)
    upload(page, address)
    case = page.url
    page.get_by_role("button", name="Keep it in my account").click()
    page.get_by_label("Your e-mail address").fill("phone@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code").fill("AAA-AAA")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("That is not the code.")
    page.get_by_label("The code").fill(CODE.findall(inbox.next("phone@example.org"))[0])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="said no")).to_be_visible()
    expect(page.get_by_text("Appeal to the plan: last day")).to_be_visible()
    page.get_by_role("link", name="Check what was read").click()
    assert page.url == case
    page.get_by_role("link", name="My cases").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(case)
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()


def test_a_passkey_is_added_and_opens_the_account_under_the_strict_policy(people: tuple[str, Inbox], browser: Browser) -> None:
    page = strict_page(browser, DESKTOP)
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if "Content Security" in message.text else None)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "automaticPresenceSimulation": True}})
    sign_in(page, people, "passkey@example.org")
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("A name for it").fill("My synthetic phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("My synthetic phone").first).to_be_visible()
    page.get_by_role("button", name="Sign out here").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="My cases")).to_be_visible()
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have none.")).to_be_visible()
    page.get_by_role("button", name="Sign out here").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("That passkey is not known here")
    assert broken == []


def test_the_link_of_the_mail_signs_in_another_device_and_sessions_end(people: tuple[str, Inbox], browser: Browser) -> None:
    address, inbox = people
    laptop, phone = open_page(browser, DESKTOP), open_page(browser, PHONE, scripts=False)
    sign_in(laptop, people, "two@example.org")
    phone.goto(address + "sign-in/")
    phone.get_by_label("Your e-mail address").fill("two@example.org")
    phone.keyboard.press("Enter")
    phone.goto(next(link for link in LINK.findall(inbox.next("two@example.org")) if "/link/" in link))
    expect(phone.get_by_role("heading", name="Sign in on this device")).to_be_visible()
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.get_by_role("heading", name="My cases")).to_be_visible()
    laptop.goto(address + "account/")
    expect(laptop.get_by_role("button", name="End it")).to_have_count(1)
    laptop.get_by_role("button", name="End it").click()
    phone.reload()
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()
    laptop.get_by_role("button", name="Sign out everywhere").click()
    laptop.goto(address + "account/")
    expect(laptop.get_by_role("heading", name="Sign in")).to_be_visible()


def test_everything_is_taken_along_and_deleted(people: tuple[str, Inbox], browser: Browser, tmp_path: Path) -> None:
    address, inbox = people
    page = open_page(browser, DESKTOP)
    sign_in(page, people, "leaving@example.org")
    upload(page, address)
    page.goto(address + "account/")
    page.get_by_role("button", name="Make the file").click()
    assert "/account/" in inbox.next("leaving@example.org")
    page.reload()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download it").click()
    caught.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.testzip() is None
        assert {"account.json", "case-1/case.json", "case-1/originals/notice.pdf"} <= set(packed.namelist())
    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.get_by_role("alert")).to_have_text("Tick the box first.")
    page.get_by_label("Yes, delete everything").check()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.get_by_role("heading", name="deleted")).to_be_visible()
    sign_in(page, people, "leaving@example.org")
    expect(page.get_by_text("You keep no case yet.")).to_be_visible()


def test_every_page_is_accessible_fits_and_works_by_keyboard(people: tuple[str, Inbox], browser: Browser) -> None:
    address, inbox = people
    page = open_page(browser, PHONE)
    found: list[str] = []

    def look() -> None:
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            found.extend(f"{page.url}: {fault}" for fault in faults_of(page))
            assert fits(page)

    page.goto(address + "sign-in/")
    look()
    page.get_by_label("Your e-mail address").focus()
    page.keyboard.type("keys@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The code")).to_be_visible()
    look()
    page.get_by_label("The code").focus()
    page.keyboard.type(CODE.findall(inbox.next("keys@example.org"))[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My cases")).to_be_visible()
    upload(page, address)
    case = page.url
    for path in (
        "cases/",
        "account/",
        "account/passkeys/add/",
        "account/address/",
        "account/delete/",
        case.removeprefix(address) + "settings/",
    ):
        page.goto(address + path)
        look()
    page.get_by_label("Their e-mail address").focus()
    page.keyboard.type("other@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Offered to")).to_be_visible()
    look()
    link = next(found for found in LINK.findall(inbox.next("other@example.org")) if "/handover/" in found)
    taker = open_page(browser, PHONE)
    sign_in(taker, people, "other@example.org")
    taker.goto(link)
    found += faults_of(taker)
    taker.get_by_role("button", name="Accept").focus()
    taker.keyboard.press("Enter")
    expect(taker.get_by_role("heading", name="said no")).to_be_visible()
    assert "other@example.org" in inbox.next("keys@example.org")
    page.goto(case)
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert found == []


def test_the_whole_way_in_spanish(people: tuple[str, Inbox], browser: Browser) -> None:
    address, inbox = people
    page = open_page(browser, PHONE, scripts=False)
    page.goto(address + "es")
    page.get_by_role("link", name="Entrar").click()
    page.get_by_label("Su dirección de correo").fill("persona@example.org")
    page.get_by_role("button", name="Envíeme un código").click()
    text = inbox.next("persona@example.org")
    assert "Escriba este código" in text
    page.get_by_label("El código").fill(CODE.findall(text)[0])
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("heading", name="Mis casos")).to_be_visible()
    page.get_by_role("link", name="Su cuenta").click()
    expect(page.get_by_role("heading", name="Llevarse todo")).to_be_visible()
    expect(page.get_by_label("Idioma de los correos")).to_have_value("es")
