"""A private PostgreSQL for tests and benchmarks, in a temporary folder, never as root: `python tests/postgres_cluster.py COMMAND...`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path:
    """The folder of PostgreSQL's programs, the newest where there are several."""
    found = (
        sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
        if Path("/usr/lib/postgresql").is_dir()
        else []
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    assert on_path, "PostgreSQL is needed (on Debian: apt-get install postgresql)"
    return Path(on_path).parent


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


class Cluster:
    """One PostgreSQL server with its own data; `inside` names a network namespace to run it in, `host` the address it listens on."""

    def __init__(self, folder: Path, *, host: str = "127.0.0.1", inside: str = "", trusted: str = "") -> None:
        self.folder, self.host, self.port = folder, host, free_port()
        self._enter = ["ip", "netns", "exec", inside] if inside else []
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(folder, "postgres")
            for parent in folder.parents:  # the way to it must be open to another user
                if parent != Path(parent.anchor) and parent.owner() == "root" and parent != Path(tempfile.gettempdir()):
                    parent.chmod(parent.stat().st_mode | 0o011)
        run = [
            *self._as,
            str(programs() / "initdb"),
            "-D",
            str(folder / "data"),
            "-U",
            "denialhelp",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run([*run, "--no-sync"], check=True, stdout=subprocess.DEVNULL)
        if trusted:
            subprocess.run([*self._as, "tee", "-a", str(folder / "data" / "pg_hba.conf")], input=f"host all all {trusted} trust\n",
                           text=True, check=True, stdout=subprocess.DEVNULL)  # fmt: skip

    def _control(self, *words: str, check: bool = True) -> None:
        command = [*self._enter, *self._as, str(programs() / "pg_ctl"), "-D", str(self.folder / "data"), "-w", *words]
        subprocess.run(command, check=check, stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self, *, durable: bool = False) -> None:
        """Start it; `durable` only where its own stop by kill is tried: everything else is faster without."""
        quick = "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        options = f"-p {self.port} -c listen_addresses={self.host} -c unix_socket_directories='{self.folder}' -c max_connections=200{quick}"
        self._control("-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: fast, smart or immediate."""
        self._control("-m", how, "stop", check=False)

    def url(self, name: str = "denialhelp") -> str:
        """Its address for DENIALHELP_DATABASE_URL."""
        return f"postgresql://denialhelp@{self.host}:{self.port}/{name}"

    def create(self, name: str = "denialhelp") -> str:
        """A new database; its address."""
        words = ["-h", str(self.folder), "-p", str(self.port), "-U", "denialhelp"]
        subprocess.run([str(programs() / "createdb"), *words, name], check=True)
        return self.url(name)


@contextmanager
def cluster(**how: str) -> Iterator[Cluster]:
    """A running cluster with a database named denialhelp, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="denialhelp-pg-"))
    made = Cluster(folder, **how)
    try:
        made.start()
        made.create()
        yield made
    finally:
        made.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run a command with DENIALHELP_DATABASE_URL set; its exit status."""
    with cluster() as made:
        return subprocess.run(command, env={**os.environ, "DENIALHELP_DATABASE_URL": made.url()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
