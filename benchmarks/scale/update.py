"""An update under load, without a stop: an older version serves, the new one migrates the same database under it, starts beside it and
takes over; then the older one is told to end. Counted: requests that got no answer or a server's fault, work that was lost or doubled.

`python benchmarks/scale/update.py [--from COMMIT] [--users 3] [--seconds 20] [--postgresql]`. Without --from: the commit before the newest
migration, so that there is something to migrate. Exit status 1 where something failed, was lost or doubled. A front (here: the users'
own choice of address, as a web server before both would make it) sends people to the new version once it says that it is ready.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import kills

from postgres_cluster import free_port

ROOT = kills.ROOT


class Version:
    """One version of the program on the common home: a server with its worker."""

    def __init__(self, name: str, source: Path, home: Path, environment: dict[str, str]) -> None:
        self.name, self.port = name, free_port()
        self.environment = {**environment, "PYTHONPATH": str(source), "DENIALHELP_HOME": str(home), "SCALE_SITE": str(home)}
        self.environment["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
        self.address, self._home = f"http://127.0.0.1:{self.port}", home
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start, and wait until it says that it is ready; the seconds that took."""
        began = time.monotonic()
        command = ["-m", "denialhelp.cli.main", "serve", "--port", str(self.port), "--home", str(self._home), "--as-of", "2026-11-24"]
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        self._process = subprocess.Popen([sys.executable, *command], env=self.environment, **streams)
        while time.monotonic() - began < 90:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.address}/health/ready", trust_env=False, timeout=5).status_code == 204:
                    return time.monotonic() - began
            assert self._process.poll() is None, f"the {self.name} version ended"
            time.sleep(0.2)
        raise TimeoutError(self.name)

    def migrate(self) -> float:
        """Bring the database up to date with this version's code; the seconds that took."""
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "django", "bring_up_to_date"], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - began

    def stop(self) -> tuple[int, float]:
        """Tell it to end; its exit status, and how long it took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.terminate()
        return self._process.wait(timeout=60), time.monotonic() - began


class Front:
    """Where people are sent to, and how they were answered, by what was going on."""

    def __init__(self, address: str) -> None:
        self.address, self.phase = address, "the old version"
        self.asked, self.failed = Counter[str](), Counter[str]()


class User(kills.User):
    """One person after another, who asks wherever the front sends, and counts what failed."""

    def _ask(self, client: httpx.Client, method: str, path: str, **more: object) -> httpx.Response:
        front: Front = self.site  # type: ignore[assignment]
        while True:
            phase = front.phase
            front.asked[phase] += 1
            try:
                answer = client.request(method, front.address + path, follow_redirects=True, **more)  # type: ignore[arg-type]
                if answer.status_code < 500:
                    return answer
                front.failed[f"{phase}: {answer.status_code}"] += 1
            except httpx.TransportError as fault:
                front.failed[f"{phase}: {type(fault).__name__}"] += 1
            time.sleep(0.3)


def source_of(commit: str, place: Path) -> Path:
    """The program's source as of a commit."""
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", commit, "src", "examples"], capture_output=True, check=True).stdout
    place.mkdir()
    subprocess.run(["tar", "-x", "-C", str(place)], input=packed, check=True)
    return place / "src"


def before_the_newest_migration() -> str:
    """The commit."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%H", "--", "src/denialhelp/web/*/migrations/*.py"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() + "^"


def run(chosen: argparse.Namespace, place: Path, more: dict[str, str]) -> int:
    """The whole story; the exit status."""
    commit = chosen.since or before_the_newest_migration()
    home, ledger = place / "home", place / "ledger.json"
    home.mkdir()
    environment = {**os.environ, **more, "DENIALHELP_RATE_LIMITS": "off", "DENIALHELP_JOB_LEASE": "15"}
    old = Version("old", source_of(commit, place / "old"), home, environment)
    new = Version("new", ROOT / "src", home, environment)
    old.start()
    subprocess.run([sys.executable, str(kills.PART), "tables"], env=old.environment, check=True)
    front, over = Front(old.address), threading.Event()
    users = [User(front, over) for _ in range(chosen.users)]  # type: ignore[arg-type]
    for user in users:
        user.start()
    time.sleep(chosen.seconds)
    front.phase = "migrating under the old version"
    told: dict[str, object] = {"from": commit[:9], "seconds to migrate": round(new.migrate(), 1)}
    front.phase = "the old version on the new tables"
    time.sleep(chosen.seconds)
    front.phase = "the new version starts beside the old"
    told["seconds until the new one is ready"] = round(new.start(), 1)
    time.sleep(2)
    front.address, front.phase = new.address, "taking over"
    status, seconds = old.stop()
    told |= {"the old one ended with": status, "in seconds": round(seconds, 1)}
    front.phase = "the new version"
    time.sleep(chosen.seconds)
    over.set()
    for user in users:
        user.join(timeout=180)
    done, until = None, time.monotonic() + 90
    while time.monotonic() < until:
        ledger.write_text(json.dumps({"cases": [m for u in users for m in u.told], "sends": 0, "asked": {}}))
        command = [sys.executable, str(Path(kills.__file__)), "--check", str(home), str(ledger)]
        done = subprocess.run(command, env=new.environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
        time.sleep(2)
    new.stop()
    assert done is not None
    told |= {"requests": dict(front.asked), "failed requests": dict(front.failed), "begun again": sum(u.pressed for u in users)}
    print(done.stdout + done.stderr[-2000:] + json.dumps(told))
    return int(bool(done.returncode or front.failed or any(u.is_alive() for u in users)))


def main() -> int:
    """Update and tell."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--from", dest="since", default="")
    words.add_argument("--users", type=int, default=3)
    words.add_argument("--seconds", type=float, default=20.0)
    words.add_argument("--postgresql", action="store_true")
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="denialhelp-") as place, kills.database(chosen.postgresql) as more:
        return run(chosen, Path(place), more)


if __name__ == "__main__":
    sys.exit(main())
