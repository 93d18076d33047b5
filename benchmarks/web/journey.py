"""A new user's way from a photo of the notice to a signed packet, on a phone-size Chromium, in English and in Spanish.

    python benchmarks/web/journey.py FOLDER_OF_A_KIT [--pictures FOLDER]

Serves the site from an empty home, gives it the kit's notice, records, policy, plan and statement as a person would, answers every question
with "I do not know", looks at the dates, the criteria and the letter, has the doctor sign by link and code, and downloads the packet, of
which the site must say that every sentence was checked. Prints each step's seconds: the program's time, from the press of a button to
the page that answers it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser, expect, sync_playwright

from denialhelp.web.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
LONG = 240_000
WORDS = {
    "read": "Read my notice", "facts": "What the notice says", "unknown": "I do not know", "make": "These are right: make my packet",
    "ready": "Your packet is ready", "days": "Days", "criteria": "Criteria", "todo": "To do", "letter": "Letter", "doctor": "Doctor",
    "link": "Make a link for my doctor", "packet": "Packet",
}  # fmt: skip


def words_in(language: str) -> dict[str, str]:
    """What the site's buttons and headings say in a language."""
    if language == "en":
        return dict(WORDS)
    said = {e.msgid: e.msgstr for e in catalogue()}
    return {name: said[english] for name, english in WORDS.items()}


def free_port() -> int:
    """A port that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The site's address while it is served."""
    port = free_port()
    command = [sys.executable, "-m", "denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DENIALHELP_RATE_LIMITS": "off"}, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(address, timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


class Journey:
    """One person's way through the site in one language."""

    def __init__(self, browser: Browser, site: str, language: str, pictures: Path | None) -> None:
        self.site, self.words, self.language, self.pictures = site, words_in(language), language, pictures
        self.context = browser.new_context(viewport=PHONE, java_script_enabled=False, accept_downloads=True)
        self.context.set_default_timeout(LONG)
        expect.set_options(timeout=LONG)
        self.page, self.browser, self.took, self.count = self.context.new_page(), browser, {}, 0

    def step(self, name: str, began: float) -> None:
        """Note how long a step took and keep its picture."""
        self.took[name] = time.perf_counter() - began
        if self.pictures is not None:
            self.count += 1
            self.page.screenshot(path=self.pictures / f"{self.language}-{self.count:02}-{re.sub('[^a-z]+', '-', name)}.png", full_page=True)

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name).first.click()

    def go(self, name: str) -> None:
        """Follow a step's link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def upload(self, kit: Path) -> None:
        """Give the files and wait for the facts."""
        page = self.page
        page.goto(self.site + (self.language if self.language == "es" else ""))
        page.set_input_files("#notice", next(kit.glob("notice.*")))
        page.set_input_files("#records", sorted(p for p in (kit / "records").iterdir() if p.is_file()))
        page.locator("summary").first.click()
        for name in ("policy", "plan"):
            for path in kit.glob(f"{name}.*"):
                page.set_input_files(f"#{name}", path)
        if (kit / "statement.txt").exists():
            page.fill("#words", (kit / "statement.txt").read_text(encoding="utf-8"))
        began = time.perf_counter()
        self.press(self.words["read"])
        expect(page.get_by_role("heading", name=self.words["facts"])).to_be_visible()
        self.step("notice read", began)

    def answer(self) -> None:
        """Pass over each question."""
        case, began = self.page.url, time.perf_counter()
        for _ in range(12):
            self.page.goto(case + "question/")
            unknown = self.page.get_by_role("button", name=self.words["unknown"])
            if not unknown.count():
                break
            unknown.click()
        self.page.goto(case)
        self.step("questions", began)

    def look(self) -> None:
        """The packet, then each page as somebody would read it."""
        began = time.perf_counter()
        self.press(self.words["make"])
        expect(self.page.get_by_role("heading", name=self.words["ready"])).to_be_visible()
        self.step("packet made", began)
        for name in ("days", "criteria", "todo", "letter"):
            began = time.perf_counter()
            self.go(self.words[name])
            self.step(name, began)

    def sign(self) -> None:
        """The doctor's link, code and signature, where the case has a statement for one."""
        if not self.page.get_by_role("link", name=self.words["doctor"], exact=True).count():
            return
        self.go(self.words["doctor"])
        invite = self.page.get_by_role("button", name=self.words["link"])
        if not invite.count():
            return
        invite.click()
        link, code = self.page.locator(".link").inner_text(), self.page.locator(".code").inner_text()
        doctor = self.browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
        doctor.set_default_timeout(LONG)
        began = time.perf_counter()
        doctor.goto(link)
        doctor.locator("input[name=code]").fill(code)
        doctor.keyboard.press("Enter")
        expect(doctor.locator("input[name=npi]")).to_be_visible()
        for item in doctor.locator("input[type=radio][value=accept]").all():
            item.check()
        doctor.locator("input[name=name]").fill("Synthetic Doctor MD")
        doctor.locator("input[name=npi]").fill("1234567893")
        doctor.keyboard.press("Enter")
        expect(doctor.locator("input[name=npi]")).to_have_count(0)
        self.page.reload()
        self.step("doctor signed", began)

    def fetch(self, folder: Path) -> str:
        """Download the packet; how many pages it has and whether the site says that its proof holds."""
        self.go(self.words["packet"])
        proved = self.page.locator("p.good").count()
        began = time.perf_counter()
        address = self.page.locator("a.primary[href$='packet.pdf']").get_attribute("href") or ""
        (folder / "packet.pdf").write_bytes(self.page.request.get(self.site.rstrip("/") + address).body())
        self.step("download", began)
        with pikepdf.open(folder / "packet.pdf") as whole:
            return f"{len(whole.pages)} pages, " + ("every sentence checked" if proved else "NOT PROVED")


def main() -> int:
    """Run both languages; 1 where a packet does not verify."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit", type=Path)
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    if given.pictures is not None:
        given.pictures.mkdir(parents=True, exist_ok=True)
    bad = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, served(Path(folder) / "home") as site:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for language in ("en", "es"):
            place = Path(folder) / language
            place.mkdir()
            journey = Journey(browser, site, language, given.pictures)
            journey.upload(given.kit)
            journey.answer()
            journey.look()
            journey.sign()
            proof = journey.fetch(place)
            bad += not proof.endswith("checked")
            told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in journey.took.items())
            print(f"{language}: {sum(journey.took.values()):.1f} s ({told}); {proof}")
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
