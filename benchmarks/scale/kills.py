"""Kill the server, its workers and their processes at random moments of uploads, reading, drafting and sending: what is lost or doubled?

`python benchmarks/scale/kills.py [--kills 50] [--seed N] [--postgresql] [--users 3]`. Exit status 1 where something was lost or doubled.

Users upload the sample's notice, let it be read and drafted, and ask again where they got no answer. Beside them a step sends to a
recorder under a key, as fax and payment services take them. What a user was told was done must be there at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from postgres_cluster import cluster  # noqa: E402

NOTICE = ROOT / "examples" / "cimt-stroke" / "notice.pdf"
PART = ROOT / "tests" / "scale_part.py"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
WAITING = 'http-equiv="refresh"'
# The most that each thing is waited for, in seconds: what is not there by then is said, not waited for without an end.
ANSWER, WORK, PART_ENDS, STOPS, SETTLES, CHECKS = 120.0, 240.0, 120.0, 60.0, 400.0, 150.0


class Stuck(Exception):
    """Something did not come in its time."""



class Recorder:
    """A service outside: it does a thing once for each key, and counts how often it was asked."""

    def __init__(self) -> None:
        asked = self.asked = Counter[str]()

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked[self.headers["Idempotency-Key"]] += 1
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_given: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


class Site:
    """The server and a second worker, which are started again where they are dead, as a service manager does."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.home, self.environment = home, {**environment, "DENIALHELP_HOME": str(home), "SCALE_SITE": str(home)}
        self.address = f"http://127.0.0.1:{self.port}"
        self.parts: dict[str, subprocess.Popen[bytes]] = {}
        self.restarts = 0

    def part(self, *words: str) -> None:
        """Ask for work from beside."""
        subprocess.run([sys.executable, str(PART), *words], env=self.environment, check=True, timeout=PART_ENDS)

    def keep(self) -> None:
        """Start what is not running."""
        serve = ["-m", "denialhelp.cli.main", "serve", "--port", str(self.port), "--home", str(self.home), "--as-of", "2026-11-24"]
        for name, command in (("server", serve), ("second worker", [str(PART), "worker"])):
            held = self.parts.get(name)
            if held is None or held.poll() is not None:
                self.restarts += held is not None
                streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
                self.parts[name] = subprocess.Popen([sys.executable, *command], env=self.environment, **streams)

    def processes(self) -> dict[str, list[int]]:
        """All processes of the site, by what they are."""
        found: dict[str, list[int]] = {}
        for place in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if place.name.isdigit() and f"SCALE_SITE={self.home}".encode() in (place / "environ").read_bytes():
                    line = (place / "cmdline").read_bytes()
                    kind = next((k for k in ("jobs.apart", "work_on_tasks", "scale_part", "serve") if k.encode() in line), "")
                    if kind == "serve" and int(place.name) != self.parts["server"].pid:
                        kind = "web process"
                    if kind:
                        found.setdefault(kind, []).append(int(place.name))
        return found

    def stop(self) -> None:
        """End everything."""
        for held in self.parts.values():
            held.terminate()
        for name, held in self.parts.items():
            try:
                held.wait(timeout=STOPS)
            except subprocess.TimeoutExpired:
                print(f"FAULT: the {name} did not end within {STOPS:.0f} s and was killed")
                held.kill()
        for pids in self.processes().values():  # what a killed one left behind
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


class User(threading.Thread):
    """One person after another at one phone: upload, read, draft. `told` holds what the site has said to be done."""

    def __init__(self, site: Site, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.site, self.over = site, over
        self.told: list[dict[str, str]] = []
        self.again = self.pressed = 0
        self.at, self.stuck = "", list[str]()

    def run(self) -> None:
        """Until it is over, and what was begun is ended."""
        while not self.over.is_set():
            try:
                self._one()
            except Stuck as fault:
                self.stuck.append(str(fault))

    def _ask(self, client: httpx.Client, method: str, path: str, **more: object) -> httpx.Response:
        until, last = time.monotonic() + ANSWER, "nothing"
        where = re.sub(r"/case/[^/]+", "/case/...", path)
        while time.monotonic() < until:
            self.at = f"{method} {where} (last answer: {last})"
            try:
                answer = client.request(method, path, follow_redirects=True, **more)  # type: ignore[arg-type]
                if answer.status_code < 500:
                    return answer
                last = str(answer.status_code)
            except httpx.TransportError as fault:
                last = type(fault).__name__
            self.again += 1
            time.sleep(0.3)
        raise Stuck(f"no answer to {self.at} for {ANSWER:.0f} s")

    def _one(self) -> None:
        client = httpx.Client(base_url=self.site.address, timeout=30, trust_env=False)
        token = TOKEN.search(self._ask(client, "GET", "/").text)
        assert token is not None
        files = {"notice": ("notice.pdf", NOTICE.read_bytes(), "application/pdf")}
        page = self._ask(client, "POST", "/", data={"csrfmiddlewaretoken": token[1]}, files=files)
        found = re.search(r"/case/([\w-]+)/", page.url.path)
        assert found is not None, (page.status_code, page.url)
        mine = {"case": found[1], "state": "uploaded"}
        self.told.append(mine)
        page = self._wait(client, page)
        mine["state"] = "read"
        for _ in range(20):
            page = self._ask(client, "POST", f"/case/{mine['case']}/", data={"csrfmiddlewaretoken": self._token(page), "go": "1"})
            page = self._wait(client, self._ask(client, "GET", f"/case/{mine['case']}/packet/"))
            if "/again/" in page.text:  # it says that the work stopped or failed, and offers to begin again
                self.pressed += 1
                self._ask(client, "POST", f"/case/{mine['case']}/again/", data={"csrfmiddlewaretoken": self._token(page)})
                page = self._wait(client, self._ask(client, "GET", f"/case/{mine['case']}/packet/"))
            if page.url.path.endswith("/packet/") and "/again/" not in page.text:
                mine["state"] = "done"
                return

    def _token(self, page: httpx.Response) -> str:
        found = TOKEN.search(page.text)
        return found[1] if found else ""

    def _wait(self, client: httpx.Client, page: httpx.Response) -> httpx.Response:
        until = time.monotonic() + WORK
        while WAITING in page.text:
            if time.monotonic() > until:
                raise Stuck(f"{re.sub('/case/[^/]+', '/case/...', page.url.path)} still waits after {WORK:.0f} s")
            time.sleep(0.2)
            page = self._ask(client, "GET", page.url.path)
        return page


def check(home: Path, ledger: Path) -> int:
    """What was told, against what is there; prints one line for each fault."""
    os.environ["DENIALHELP_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from denialhelp.web.cases.models import Case  # noqa: PLC0415
    from denialhelp.web.cases.storage import Store  # noqa: PLC0415
    from denialhelp.web.guard.audit import fingerprint, verify  # noqa: PLC0415
    from denialhelp.web.guard.models import AuditEvent  # noqa: PLC0415
    from denialhelp.web.jobs.models import Task  # noqa: PLC0415

    told, faults = json.loads(ledger.read_text()), list(verify().faults)
    for mine in told["cases"]:
        case = Case.objects.filter(pk=mine["case"]).first()
        if case is None:
            faults.append(f"a case that was {mine['state']} is lost")
            continue
        store, events = Store(case), AuditEvent.objects.filter(subject=fingerprint(case.pk))
        begun, ended = (events.filter(action=a).count() for a in ("work-started", "work-ended"))
        if [store.get(f.stored) for f in case.files.all()] != [NOTICE.read_bytes()]:
            faults.append("a case has not exactly the file that was uploaded")
        if mine["state"] == "done" and (case.state != "done" or not store.has(f"{case.packet}/letter.pdf")):
            faults.append(f"a case that was done is {case.state}")
        if begun != ended:
            faults.append(f"work was begun {begun} times and ended {ended} times (told: {mine['state']})")
        if len(store.folders("packet-")) > 1:
            faults.append("a case has two packets")
    left = Task.objects.filter(every=0).exclude(state="done")
    faults += [f"a task is {t.state}: {t.name} {t.fault}" for t in left]
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, count(*) FROM scale_effect GROUP BY number")
        effects = dict(cursor.fetchall())
    faults += [f"sending {n} has {effects.get(n, 0)} effects" for n in range(told["sends"]) if effects.get(n, 0) != 1]
    faults += [f"sending {n} never reached the service" for n in range(told["sends"]) if f"send-{n}" not in told["asked"]]
    for fault in faults:
        print("FAULT:", fault)
    print(json.dumps({"cases": len(told["cases"]), "cases in the database": Case.objects.count(), "faults": len(faults)}))
    return 1 if faults else 0


@contextlib.contextmanager
def database(wanted: bool) -> Iterator[dict[str, str]]:
    """SQLite, or a PostgreSQL of its own."""
    if not wanted:
        yield {}
        return
    with cluster() as made:
        yield {"DENIALHELP_DATABASE_URL": made.url()}


def kill_one(site: Site, chance: random.Random, killed: Counter[str]) -> None:
    """Kill one process; each kind as often as another, since there are many more web processes than moments of drafting."""
    there = site.processes()
    if there:
        kind = chance.choice(sorted(there))
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(there[kind]), signal.SIGKILL)
            killed[kind] += 1


def settled(site: Site, users: list[User], seconds: float = SETTLES) -> bool:
    """Let everything come to its end without kills."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        site.keep()
        if not any(u.is_alive() for u in users):
            break
        time.sleep(0.5)
    return not any(u.is_alive() for u in users)


def run(arguments: argparse.Namespace, place: Path, more: dict[str, str]) -> int:
    """The whole story; the exit status."""
    recorder, chance = Recorder(), random.Random(arguments.seed)  # noqa: S311 - moments, no secrets
    environment = {**os.environ, **more, "DENIALHELP_RATE_LIMITS": "off", "SCALE_RECORDER": recorder.url, "DENIALHELP_JOB_LEASE": "15"}
    home = place / "home"
    home.mkdir()
    site, over, killed, sends = Site(home, environment), threading.Event(), Counter[str](), 0
    site.part("tables")
    began = time.monotonic()
    site.keep()
    users = [User(site, over) for _ in range(arguments.users)]
    for user in users:
        user.start()
    while sum(killed.values()) < arguments.kills:
        time.sleep(chance.uniform(0.3, 4.0))
        site.keep()
        site.part("sends", str(sends), "4")
        sends += 4
        time.sleep(chance.uniform(0, 0.5))
        kill_one(site, chance, killed)
    over.set()
    still = not settled(site, users)
    told = {"cases": [m for u in users for m in u.told], "sends": sends, "asked": recorder.asked}
    ledger = place / "ledger.json"
    until = time.monotonic() + CHECKS
    while True:  # the last tasks of a lost worker come to their end
        ledger.write_text(json.dumps(told))
        command = [sys.executable, __file__, "--check", str(home), str(ledger)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0 or time.monotonic() > until:
            break
        site.keep()
        time.sleep(2)
    site.stop()
    print(done.stdout + done.stderr[-2000:])
    print(
        json.dumps(
            {
                "seconds": round(time.monotonic() - began),
                "killed": killed,
                "started again": site.restarts,
                "users still waiting": [u.at for u in users if u.is_alive()],
                "stuck": [s for u in users for s in u.stuck],
                "states": Counter(m["state"] for m in told["cases"]),
                "requests without an answer": sum(u.again for u in users),
                "work begun again by hand": sum(u.pressed for u in users),
                "sendings": sends,
                "asked of the service twice": sum(1 for n in recorder.asked.values() if n > 1),
                "readable files left": len(list((home / "work").glob("*/*"))),
            }
        )
    )
    return 1 if still or done.returncode or any(u.stuck for u in users) else 0


def main() -> int:
    """Read the arguments and run."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--kills", type=int, default=50)
    words.add_argument("--users", type=int, default=3)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--postgresql", action="store_true")
    words.add_argument("--check", nargs=2, type=Path, metavar=("HOME", "LEDGER"))
    arguments = words.parse_args()
    if arguments.check:
        return check(*arguments.check)
    with tempfile.TemporaryDirectory() as place, database(arguments.postgresql) as more:
        return run(arguments, Path(place), more)


if __name__ == "__main__":
    sys.exit(main())
