"""Several hosts on this machine: network namespaces with a PostgreSQL, an object store and a worker each; links that can be cut.

Needs root and the program `ip` (Debian: iproute2). Where these are missing it fails; it never passes without having tried.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from object_store import KEYS, object_store
from postgres_cluster import Cluster

PART = Path(__file__).with_name("scale_part.py")


IP = shutil.which("ip") or "/usr/sbin/ip"


def _ip(*words: str, check: bool = True) -> None:
    subprocess.run([IP, *words], check=check, stderr=None if check else subprocess.DEVNULL)


class Network:
    """A bridge and hosts on it. `mark` is in all names, so that two of them do not meet."""

    def __init__(self, hosts: int) -> None:
        self.mark = secrets.token_hex(2)
        self.bridge, self.third = f"dhb{self.mark}", 1 + secrets.randbelow(250)
        self.address = f"10.199.{self.third}.1"
        _ip("link", "add", self.bridge, "type", "bridge")
        _ip("addr", "add", f"{self.address}/24", "dev", self.bridge)
        _ip("link", "set", self.bridge, "up")
        self.hosts = [self._host(n) for n in range(1, hosts + 1)]

    def _host(self, number: int) -> str:
        name, near, far = f"dh{self.mark}n{number}", f"dhv{self.mark}{number}", f"dhw{self.mark}{number}"
        _ip("netns", "add", name)
        _ip("link", "add", near, "type", "veth", "peer", "name", far)
        _ip("link", "set", far, "netns", name)
        _ip("link", "set", near, "master", self.bridge)
        _ip("link", "set", near, "up")
        _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", name, "addr", "add", f"10.199.{self.third}.{number + 1}/24", "dev", far)
        _ip("-n", name, "link", "set", far, "up")
        return name

    def cut(self, number: int) -> None:
        """Pull the host's cable."""
        _ip("link", "set", f"dhv{self.mark}{number}", "down")

    def mend(self, number: int) -> None:
        """Put it back."""
        _ip("link", "set", f"dhv{self.mark}{number}", "up")

    def remove(self) -> None:
        """Take everything down."""
        for host in self.hosts:
            _ip("netns", "delete", host, check=False)
        _ip("link", "delete", self.bridge, check=False)


class Fleet:
    """A database, an object store and hosts; workers are started on the hosts."""

    def __init__(self, place: Path, network: Network, database: Cluster, files: str, *, lease: float) -> None:
        self.place, self.network, self.database = place, network, database
        self.environment = {
            **os.environ,
            **KEYS,
            "DENIALHELP_DATABASE_URL": database.url(),
            "DENIALHELP_FILES_URL": files,
            "DENIALHELP_MASTER_KEY": "c3ludGhldGljLXN5bnRoZXRpYy1zeW50aGV0aWMtc3k=",
            "DENIALHELP_JOB_LEASE": str(lease),
            "DENIALHELP_WORKERS": "1",
            "DENIALHELP_AS_OF": "2026-11-24",
            "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings",
            "OMP_NUM_THREADS": "1",
        }
        self.workers: dict[int, subprocess.Popen[bytes]] = {}
        self.part("tables")

    def _home(self, name: str) -> dict[str, str]:
        home = self.place / name
        home.mkdir(exist_ok=True)
        return {**self.environment, "DENIALHELP_HOME": str(home), "SCALE_HOST": name}

    def part(self, *words: str, **more: str) -> None:
        """Ask for work, from this host."""
        subprocess.run([sys.executable, str(PART), *words], env={**self._home("asking"), **more}, check=True)

    def start(self, number: int) -> None:
        """Start the worker of a host (1, 2, ...)."""
        command = [IP, "netns", "exec", self.network.hosts[number - 1], sys.executable, str(PART), "worker"]
        self.workers[number] = subprocess.Popen(command, env=self._home(f"host{number}"), stdin=subprocess.DEVNULL)

    def kill(self, number: int, how: signal.Signals = signal.SIGKILL) -> int:
        """End the worker of a host; its exit status."""
        worker = self.workers.pop(number)
        worker.send_signal(how)
        return worker.wait(timeout=40)

    def ended(self, number: int) -> bool:
        """Whether the worker of a host has ended by itself."""
        return self.workers[number].poll() is not None

    def keep_running(self) -> None:
        """What a service manager does: start again what ended by itself."""
        for number in list(self.workers):
            if self.ended(number):
                self.start(number)

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the database, asked from this host."""
        with psycopg.connect(self.database.url(), connect_timeout=5) as connection:
            return connection.execute(sql).fetchall()  # type: ignore[arg-type]

    def number(self, sql: str) -> int:
        """One number from the database."""
        return int(str(self.ask(sql)[0][0]))

    def until(self, true: Callable[[], bool], seconds: float = 120.0) -> None:
        """Wait until something is so, while services are kept running; fails where it does not become so."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, self.told()
            self.keep_running()
            time.sleep(0.2)

    def told(self) -> str:
        """How far the tasks are."""
        rows = self.ask("SELECT name, state, count(*), max(attempts), max(failures), min(fault) FROM jobs_task GROUP BY 1, 2 ORDER BY 1, 2")
        return "\n".join(map(str, rows))

    def all_done(self) -> bool:
        """Whether no task is waiting or running, but those that come again."""
        return self.number("SELECT count(*) FROM jobs_task WHERE every = 0 AND state NOT IN ('done', 'failed')") == 0

    def stop(self) -> None:
        """End all workers."""
        for number in list(self.workers):
            self.kill(number)


@contextmanager
def fleet(hosts: int = 3, *, lease: float = 6.0) -> Iterator[Fleet]:
    """A fleet without workers yet, gone afterwards."""
    place = Path(tempfile.mkdtemp(prefix="denialhelp-fleet-"))
    network = Network(hosts)
    folder = place / "pg"
    folder.mkdir()
    place.chmod(0o711)
    database = Cluster(folder, host=network.address, trusted=f"10.199.{network.third}.0/24")
    try:
        database.start(durable=True)
        database.create()
        with object_store(network.address) as files:
            made = Fleet(place, network, database, files, lease=lease)
            try:
                yield made
            finally:
                made.stop()
    finally:
        database.stop("immediate")
        network.remove()
        shutil.rmtree(place, ignore_errors=True)
