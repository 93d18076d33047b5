"""What the compose file and the systemd units start, started as plain processes: they become healthy, answer, and stop when told."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from docs_pages import ROOT
from object_store import KEYS, object_store
from postgres_cluster import cluster, free_port

DEPLOY = ROOT / "deploy"
PROGRAM = [sys.executable, "-m", "denialhelp.cli.main"]
KEY = "c3ludGhldGljLWtleS1vZi10aGUtdGVzdHMtMzItYnl0"
PLAIN = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "LANG", "TMPDIR", "VIRTUAL_ENV")}


def program(words: list[str]) -> list[str]:
    """A command of a container or a unit, with this environment's program and Python."""
    name = words[0].removeprefix("/opt/denialhelp/bin/")
    return [*(PROGRAM if name == "denialhelp" else [sys.executable]), *words[1:]]


@contextmanager
def running(command: list[str], environment: dict[str, str], where: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is told to stop at the end, and has to end well within the time that the examples give."""
    where.mkdir(parents=True, exist_ok=True)
    held = subprocess.Popen(command, env=environment, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield held
        assert held.poll() is None, "it ended by itself"
        held.send_signal(signal.SIGTERM)
        assert held.wait(timeout=20) == 0
    finally:
        held.kill()
        held.wait()


def healthy(held: subprocess.Popen[bytes], check: list[str], environment: dict[str, str]) -> bool:
    """Ask the health check until it passes; each question takes its time."""
    for _ in range(200):
        if held.poll() is not None:
            return False
        if subprocess.run(check, env=environment, capture_output=True, check=False).returncode == 0:
            return True
    return False


def front(port: int) -> int:
    """What the web server before it gets for the first page."""
    headers = {"Host": "cases.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    return httpx.get(f"http://127.0.0.1:{port}/", headers=headers, trust_env=False).status_code


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with the two keys and the file of the database's password."""
    folder = tmp_path / "secrets"
    folder.mkdir(mode=0o700)
    for name in ("master-key", "secret-key", "database-pass"):
        (folder / name).write_text(KEY + "\n")
        (folder / name).chmod(0o600)
    return folder


def settings(keys: Path, rows: str, files: str) -> dict[str, str]:
    """scale.env.example with the addresses of this test's database and object store."""
    lines = [line for line in (DEPLOY / "scale.env.example").read_text().splitlines() if line and not line.startswith("#")]
    told = dict(line.split("=", 1) for line in lines)
    assert told["DENIALHELP_DATABASE_URL"].startswith("postgresql://") and told["DENIALHELP_FILES_URL"].startswith("s3://")
    told = {name: value.replace("/run/secrets", str(keys)) for name, value in told.items()}
    return {**PLAIN, **told, **KEYS, "DENIALHELP_DATABASE_URL": rows, "DENIALHELP_FILES_URL": files}


def test_web_and_worker_of_the_compose_file_work_on_postgresql_and_an_object_store(tmp_path: Path, keys: Path) -> None:
    services: Any = yaml.safe_load((DEPLOY / "compose.scale.yml").read_text())["services"]
    image = (ROOT / "Dockerfile").read_text()
    (usual,) = re.findall(r"^CMD (\[.+\])$", image, re.MULTILINE)
    (entry,) = re.findall(r"^ENTRYPOINT (\[.+\])$", image, re.MULTILINE)
    port = free_port()

    def here(words: list[str], name: str) -> list[str]:
        moved = [w.replace("/data/", f"{tmp_path}/{name}/").replace("127.0.0.1:8000", f"127.0.0.1:{port}") for w in words]
        return program([str(port) if w == "8000" else w for w in moved])

    with ExitStack() as stack:
        common = settings(keys, stack.enter_context(cluster()).url(), stack.enter_context(object_store()))
        for name in ("denialhelp", "worker"):
            held = services[name]
            environment = {**common, **held["environment"]}
            command = here([*json.loads(entry), *(held.get("command") or json.loads(usual))], name)
            process = stack.enter_context(running(command, environment, tmp_path / name))
            assert healthy(process, here(held["healthcheck"]["test"][1:], name), environment), name
        assert front(port) == 200


def test_the_web_applications_unit_starts_and_tells_when_it_is_ready(tmp_path: Path, keys: Path) -> None:
    told: dict[str, list[str]] = {}
    for line in (DEPLOY / "systemd" / "denialhelp.service").read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            told.setdefault(line.partition("=")[0], []).append(line.partition("=")[2])
    port = free_port()
    environment = {**PLAIN, **dict(e.split("=", 1) for e in told["Environment"]), "DENIALHELP_MASTER_KEY_FILE": str(keys / "master-key")}
    start = program(shlex.split(told["ExecStart"][0].replace("%S", str(tmp_path))))
    # systemd reads \n between quotes as a new line
    after = program([w.replace("\\n", "\n").replace(":8000", f":{port}") for w in shlex.split(told["ExecStartPost"][0])])
    with running([*start, "--port", str(port)], environment, tmp_path / "denialhelp"):
        assert subprocess.run(after, env=environment, check=False, timeout=90).returncode == 0
        assert front(port) == 200
