"""The examples for operators: what they name exists, and what they must forbid is forbidden."""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs_pages import DOCS, ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def test_the_image_is_made_in_stages_from_locked_packages_and_runs_as_its_own_user() -> None:
    text = (ROOT / "Dockerfile").read_text()
    stages = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(stages) == 2 and all(":" in s and not s.endswith(":latest") for s in stages)
    last = text.rsplit("\nFROM ", 1)[1]
    assert "ARG LOCK=requirements.lock\n" in text
    assert '--require-hashes -r "$LOCK"' in text
    assert re.findall(r"^USER (\S+)", last, re.MULTILINE) == ["denialhelp"]
    assert "HEALTHCHECK" in last and "STOPSIGNAL SIGTERM" in last
    assert not re.search(r"curl|wget|\bapt-get\b", text)


def test_what_the_image_copies_is_there_and_not_left_out() -> None:
    text = (ROOT / "Dockerfile").read_text()
    ignored = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line]
    kept = [line[1:] for line in ignored if line.startswith("!")]
    assert ignored[0] == "*"
    named = [n for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE) for n in line.split()[:-1]]
    for name in named:
        plain = name.removeprefix("./")
        assert (ROOT / plain).exists(), name
        assert any(fnmatch.fnmatch(plain, k) for k in kept), name


@pytest.mark.parametrize("name", ["compose.yml", "compose.scale.yml"])
def test_the_containers_have_no_rights_and_a_read_only_root(name: str) -> None:
    told: Any = yaml.safe_load((DEPLOY / name).read_text())
    for service, held in told["services"].items():
        assert held["read_only"] is True, service
        assert held["cap_drop"] == ["ALL"], service
        assert "no-new-privileges:true" in held["security_opt"], service
        assert not {"privileged", "network_mode", "pid", "devices"} & set(held), service
        assert service == "web" or "ports" not in held
        assert service == "web" or held["healthcheck"]["test"][0] == "CMD", service
    assert told["networks"]["inside"]["internal"] is True
    named = {v.split(":")[0] for s in told["services"].values() for v in s.get("volumes", []) if not v.startswith(".")}
    assert named == set(told["volumes"])
    for secret in told["secrets"].values():
        assert secret["file"].removeprefix("./") in (DEPLOY / ".gitignore").read_text().split()


def test_one_container_reaches_nothing_outside_and_the_database_of_many_neither() -> None:
    one: Any = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]["denialhelp"]
    many: Any = yaml.safe_load((DEPLOY / "compose.scale.yml").read_text())["services"]
    assert one["networks"] == many["database"]["networks"] == ["inside"]
    assert many["denialhelp"]["environment"]["DENIALHELP_WORKERS"] == "0"
    assert many["worker"]["command"][0] == "worker"


def test_the_units_and_containers_of_many_take_settings_that_exist() -> None:
    listed = (DOCS / "reference" / "settings.md").read_text()
    lines = [line for line in (DEPLOY / "scale.env.example").read_text().splitlines() if line and not line.startswith("#")]
    names = [line.partition("=")[0] for line in lines]
    assert [n for n in names if n.startswith("DENIALHELP") and f"`{n}`" not in listed] == []
    assert {"DENIALHELP_DATABASE_URL", "DENIALHELP_FILES_URL", "DENIALHELP_MASTER_KEY_FILE", "DENIALHELP_SECRET_KEY_FILE"} <= set(names)


def test_the_units_write_nothing_of_the_system() -> None:
    assert len(UNITS) == 3
    wanted = ("ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "User=denialhelp", "UMask=0077", "LimitCORE=0")
    for unit in UNITS:
        lines = unit.read_text().splitlines()
        assert [w for w in wanted if w not in lines] == [], unit.name


@pytest.mark.parametrize("name", ["serve", "backup", "worker"])
def test_the_options_that_the_examples_use_exist(name: str) -> None:
    line = [sys.executable, "-m", "denialhelp.cli.main", name, "--help"]
    known = subprocess.run(line, capture_output=True, text=True, check=True, env={"COLUMNS": "200", "PATH": "/usr/bin:/bin"}).stdout
    used: set[str] = set()
    for unit in UNITS:
        for call in re.findall(rf"bin/denialhelp {name} (.*)", unit.read_text()):
            used |= set(re.findall(r"(?<!\S)(--[a-z-]+)", call))
    if name == "serve":
        used |= set(re.findall(r'"(--[a-z-]+)"', (ROOT / "Dockerfile").read_text().split("CMD [")[-1]))
    assert used and [o for o in used if o not in known] == []


def test_the_settings_that_the_examples_use_are_documented() -> None:
    listed = (DOCS / "reference" / "settings.md").read_text()
    files = [p for p in DEPLOY.rglob("*") if p.is_file()]
    used = {v for p in files for v in re.findall(r"\bDENIALHELP_[A-Z_]+\b", p.read_text())}
    assert used and [v for v in used if f"`{v}`" not in listed] == []


def test_no_web_server_keeps_addresses_or_uploads() -> None:
    nginx = (DEPLOY / "nginx" / "denialhelp.conf").read_text()
    assert "access_log off;" in nginx and "proxy_request_buffering off;" in nginx and "proxy_buffering off;" in nginx
    caddy = (DEPLOY / "caddy" / "Caddyfile").read_text()
    assert not re.search(r"^\s*log\b", caddy, re.MULTILINE)


def test_the_script_of_the_backup_unit_makes_a_backup_and_drops_old_ones(tmp_path: Path) -> None:
    text = (DEPLOY / "systemd" / "denialhelp-backup.service").read_text()
    (script,) = re.findall(r"^ExecStart=/bin/sh -ec '(.+)'$", text, re.MULTILINE)
    assert "%" not in script.replace("%%", "")  # systemd reads a single % as its own
    shim = tmp_path / "denialhelp"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m denialhelp.cli.main "$@"\n')
    shim.chmod(0o755)
    (tmp_path / "state" / "home" / "cases").mkdir(parents=True)
    (tmp_path / "state" / "home" / "secret-key").write_text("synthetic")
    (tmp_path / "state" / "backups").mkdir()
    old = tmp_path / "state" / "backups" / "old.backup"
    old.write_text("of last month")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    (tmp_path / "key").write_text("k" * 44)
    line = script.replace("%%", "%").replace("/opt/denialhelp/bin/denialhelp", str(shim))
    environment = {**os.environ, "STATE_DIRECTORY": str(tmp_path / "state"), "KEY": str(tmp_path / "key")}
    subprocess.run(["/bin/sh", "-ec", line], env=environment, check=True)
    (made,) = (tmp_path / "state" / "backups").iterdir()
    assert made.name.startswith("20") and made.suffix == ".backup"
