"""After a whole run nothing of the case can be read anywhere: not in the home, the temporary folder, the logs or a page about a fault."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import ROOT, free_port
from browser.test_browser_case import DESKTOP, open_page, upload

# The sample's patient and health words, as the files have them.
WORDS = ("Marchetti", "Delphine", "stroke", "constraint-induced", "therapy", "hemiparesis", "Harrow Lake", "notice.pdf", "discharge")
OPEN = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b'{"')


class Watched:
    """A server whose output and temporary files can be looked at."""

    def __init__(self, root: Path) -> None:
        self.home, self.temporary, self.said = root / "home", root / "tmp", root / "said.txt"
        self.temporary.mkdir()
        self.address = f"http://127.0.0.1:{free_port()}/"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        port = self.address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "denialhelp.cli.main", "serve", "--port", port, "--home", str(self.home), "--as-of", "2026-11-24"]
        environment = {**os.environ, "TMPDIR": str(self.temporary)}
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said, start_new_session=True)
        for _ in range(300):
            try:
                with urllib.request.urlopen(self.address, timeout=2):  # noqa: S310 - our own server
                    return
            except OSError:
                time.sleep(0.1)

    def end(self, how: int = signal.SIGTERM) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, how)  # the server and its worker
        self.process.wait(timeout=30)

    def readable(self) -> list[str]:
        """Every place where a word of the case, or a file in the clear, can be found."""
        found = []
        for path in [self.said, *self.home.rglob("*"), *self.temporary.rglob("*")]:
            if not path.is_file() or path.name == "django.mo":  # the program's own words
                continue
            data = path.read_bytes()
            low = data.lower() + b" " + str(path.relative_to(self.home.parent)).lower().encode()
            said = [w for w in WORDS if any(w.lower().encode(code) in low for code in ("utf-8", "utf-16-le"))]
            found += [f"{word} in {path.name}" for word in said]
            if self.home in path.parents and data.startswith(OPEN):
                found.append(f"{path.name} lies open")
        return found


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    server = Watched(tmp_path)
    server.start()
    yield server
    if server.process is not None and server.process.poll() is None:
        server.end()


def test_after_a_run_only_encrypted_content_remains(watched: Watched, browser: Browser) -> None:
    page = open_page(browser, DESKTOP)
    upload(page, watched.address)
    page.get_by_role("button", name="make my packet").click()
    expect(page.get_by_role("heading", name="Your packet is ready")).to_be_visible()
    case = re.search(r"/case/([\w-]+)/", page.url)
    assert case is not None
    page.goto(f"{watched.address}case/{case[1]}/letter/")
    page.locator(".letter details.src summary").first.click()
    page.locator(".letter details[open] a").first.click()
    expect(page.locator("figure.page").last).to_be_visible()
    for wrong in ("place/?document=Marchetti&page=99", "file/stroke.pdf", "image/7777/1.png"):
        page.goto(f"{watched.address}case/{case[1]}/{wrong}")
    assert (watched.home / "cases" / case[1]).is_dir()
    assert list((watched.home / "work").iterdir()) == []
    assert list((watched.home / "incoming").iterdir()) == []
    assert watched.readable() == []


def test_work_that_is_killed_leaves_nothing_after_the_next_start(watched: Watched, browser: Browser) -> None:
    page = open_page(browser, DESKTOP)
    upload(page, watched.address)
    page.get_by_role("button", name="make my packet").click()
    work = watched.home / "work"
    for _ in range(400):
        if any(work.glob("*/originals/*")):
            break
        time.sleep(0.02)
    assert watched.readable() != []
    jobs = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _is_job(p, watched.home)]
    assert jobs
    watched.end(signal.SIGKILL)
    for number in jobs:
        os.kill(number, signal.SIGKILL)
    time.sleep(0.2)
    watched.start()
    assert watched.readable() == []
    database = sqlite3.connect(watched.home / "denialhelp.sqlite3")
    assert database.execute("SELECT COUNT(*) FROM cases_case").fetchone() == (1,)
    database.close()


def _is_job(process: Path, home: Path) -> bool:
    try:
        ours = any(name in (process / "cmdline").read_bytes() for name in (b"work_on_tasks", b"denialhelp.web.jobs.apart"))
        return ours and str(home).encode() in (process / "environ").read_bytes()
    except OSError:
        return False
