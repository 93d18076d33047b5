"""A site served as `denialhelp serve` does, what its processes take, and people who visit it: for measurements of load and of long runs."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "cimt-stroke"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CASE = re.compile(r"/case/([\w-]+)/")
WAITING = 'http-equiv="refresh"'
MARK = "MEASURED_SITE"
# What told of a request: its kind, seconds, status (0 where there was no answer).
Note = Callable[[str, float, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one kind of process takes: how many there are, resident megabytes of all and of the largest, open files."""

    count: int = 0
    megabytes: float = 0.0
    largest: float = 0.0
    files: int = 0


def _kind(line: bytes, own: bool) -> str:
    """What a process of the site is: `serve` itself, its web process, the worker, a task's process, or what that starts."""
    for mark, kind in ((b"jobs.apart", "task"), (b"work_on_tasks", "worker"), (b"denialhelp.cli.main", "serve" if own else "web")):
        if mark in line:
            return kind
    return "reader"


class Site:
    """The served site."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.address, self.home = f"http://127.0.0.1:{port}", home
        self.environment = {**os.environ, **environment, "DENIALHELP_HOME": str(home), "DENIALHELP_AS_OF": "2026-11-24", MARK: str(home)}
        command = [sys.executable, "-m", "denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(self.address, trust_env=False, timeout=5)
                return
            time.sleep(0.1)
        raise SystemExit("the site did not come up")

    def processes(self) -> dict[str, Taken]:
        """What each kind of its processes takes now."""
        found: dict[str, Taken] = {}
        for place in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError, IndexError):
                if not place.name.isdigit() or f"{MARK}={self.home}".encode() not in (place / "environ").read_bytes():
                    continue
                line = (place / "cmdline").read_bytes()
                if b"--beside-the-site" in line:
                    continue
                kind = _kind(line, int(place.name) == self.process.pid)
                size = int((place / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
                files, held = len(list((place / "fd").iterdir())), found.get(kind, Taken())
                found[kind] = Taken(held.count + 1, held.megabytes + size, max(held.largest, size), held.files + files)
        return found

    def stop(self) -> None:
        """End it as a service manager does."""
        self.process.terminate()
        self.process.wait(timeout=60)


@contextlib.contextmanager
def served(home: Path, **environment: str) -> Iterator[Site]:
    """A site with an empty home, without limits of how often one address may ask."""
    home.mkdir(parents=True, exist_ok=True)
    site = Site(home, {"DENIALHELP_RATE_LIMITS": "off", **environment})
    try:
        yield site
    finally:
        site.stop()


class Visitor:
    """One person with cookies of their own; `note` is told of each request."""

    def __init__(self, address: str, note: Note, cookies: dict[str, str] | None = None) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, trust_env=False, cookies=cookies, follow_redirects=False)
        self.note, self.case = note, ""

    def ask(self, kind: str, method: str, path: str, **more: object) -> httpx.Response:
        """One request, timed until its whole answer is here; a redirect is followed as a request of its own."""
        began = time.perf_counter()
        try:
            answer = self.client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.TransportError:
            self.note(kind, time.perf_counter() - began, 0)
            raise
        self.note(kind, time.perf_counter() - began, answer.status_code)
        if answer.is_redirect:
            return self.ask(f"after {kind}", "GET", answer.headers["location"])
        return answer

    def upload(self, *, whole: bool) -> httpx.Response:
        """The start page, then the sample's notice, or everything of the sample."""
        page = self.ask("start", "GET", "/")
        files = [("notice", ("notice.pdf", (SAMPLE / "notice.pdf").read_bytes(), "application/pdf"))]
        if whole:
            records = sorted((SAMPLE / "records").iterdir())
            files += [("records", (p.name, p.read_bytes(), "application/pdf")) for p in records]
            files += [(n, (f"{n}.pdf", (SAMPLE / f"{n}.pdf").read_bytes(), "application/pdf")) for n in ("policy", "plan")]
        page = self.ask("upload", "POST", "/", data={"csrfmiddlewaretoken": token_of(page)}, files=files)
        found = CASE.search(page.url.path)
        assert found is not None, (page.status_code, page.url.path)
        self.case = found[1]
        return page

    def wait(self, page: httpx.Response, path: str, *, pause: float = 2.0, most: float = 600.0) -> httpx.Response:
        """Look again until the work is done, as the page itself does."""
        end = time.monotonic() + most
        while WAITING in page.text and time.monotonic() < end:
            time.sleep(pause)
            page = self.ask("waiting", "GET", path)
        return page

    def of_case(self, place: str = "") -> str:
        """An address of this visitor's case."""
        return f"/case/{self.case}/{place}"

    def draft(self) -> httpx.Response:
        """Let the packet be made, and wait for it."""
        page = self.ask("facts", "GET", self.of_case())
        page = self.ask("go", "POST", self.of_case(), data={"csrfmiddlewaretoken": token_of(page), "go": "1"})
        return self.wait(page, self.of_case("packet/"))

    def delete(self) -> None:
        """Delete the case."""
        page = self.ask("start", "GET", "/")
        self.ask("delete", "POST", self.of_case("delete/"), data={"csrfmiddlewaretoken": token_of(page)})


def token_of(page: httpx.Response) -> str:
    """The token of a page's first form."""
    found = TOKEN.search(page.text)
    return found[1] if found else ""


def machine_load() -> str:
    """How busy the machine is, and with how many cores."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def share(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    held = sorted(values)
    return held[min(len(held) - 1, int(part * len(held)))] if held else 0.0
