"""The wheel: it holds everything, its bytes are the same twice, the program works from it alone; the bill of materials, the licences."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "cimt-stroke"
EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}


def source(place: Path, origin: Path = ROOT) -> Path:
    """A copy of what a wheel is built from, without what running leaves behind."""
    place.mkdir()
    for name in ("pyproject.toml", "README.md", ".gitignore"):
        shutil.copyfile(origin / name, place / name)
    for name in ("src", "examples"):
        left = shutil.ignore_patterns("__pycache__", "*.pyc", "*.part")
        shutil.copytree(origin / name, place / name, copy_function=shutil.copyfile, ignore=left)
    return place


def build(place: Path, out: Path) -> Path:
    """The wheel of a source folder; no network, no isolation."""
    line = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(line, cwd=place, env={**os.environ, **EPOCH}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project."""
    return source(tmp_path_factory.mktemp("build") / "one")


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    """Its wheel."""
    return build(checkout, checkout.parent / "dist-one")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python with the wheel and its dependencies, and without the checkout."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    (packages,) = place.glob("lib/python3*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A folder that is named in a .pth file has its own .pth files left unread: the checkout stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return place / "bin" / "python"


def run(python: Path, cwd: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The installed program."""
    line = [str(python), "-m", "denialhelp.cli.main", *map(str, arguments)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DENIALHELP", "COV"))}
    return subprocess.run(line, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_file_of_the_package(checkout: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        packed = {n: archive.read(n) for n in held if n.startswith("denialhelp/")}
    package = checkout / "src"
    want = {p.relative_to(package).as_posix(): p.read_bytes() for p in package.rglob("*") if p.is_file()}
    assert {n: c for n, c in want.items() if packed.get(n) != c} == {}
    for ending in (".yaml", ".typ", ".html", ".css", ".po", ".txt"):
        assert any(n.endswith(ending) for n in packed), ending
    assert not [n for n in held if n.endswith((".pyc", ".sqlite3")) or "/var/" in n]


def test_the_wheel_has_the_same_bytes_twice(checkout: Path, wheel: Path) -> None:
    other = source(checkout.parent / "another name", checkout)
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(other, checkout.parent / "dist-two")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_the_command_is_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = [n for n in archive.namelist() if n.endswith("entry_points.txt")]
        text = archive.read(entry).decode()
    assert "denialhelp = denialhelp.cli.main:main" in text


def test_a_case_is_worked_and_proved_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run([installed, "-c", "import denialhelp; print(denialhelp.__file__)"], capture_output=True, text=True, check=True)
    assert str(installed.parent.parent) in where.stdout
    done = run(installed, tmp_path, "appeal", SAMPLE / "notice.pdf", "--records", SAMPLE / "records", "--policy", SAMPLE / "policy.pdf",
               "--out", "packet", "--as-of", "2026-11-24")  # fmt: skip
    assert done.returncode == 0, done.stderr
    proof = run(installed, tmp_path, "verify", "packet")
    assert proof.returncode == 0, proof.stdout


def test_the_doctor_passes_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "doctor", "--json", "--as-of", "2026-12-01")
    told = json.loads(done.stdout)
    assert [c for c in told["checks"] if not c["ok"] and c["name"] != "packages"] == [], done.stdout


def test_the_demo_runs_or_says_where_the_sample_is(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "demo", "--out", "packet")
    if done.returncode == 0:
        assert (tmp_path / "packet" / "packet.pdf").exists()
    else:
        assert done.returncode == 2 and "examples/" in done.stderr and "Traceback" not in done.stderr


def test_pages_templates_and_styles_are_found_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE']='denialhelp.web.settings'; django.setup()\n"
        "from django.template.loader import get_template; from django.contrib.staticfiles import finders\n"
        "from denialhelp.reference.help_library import load_help; load_help()\n"
        "get_template('cases/start.html')\n"
        "assert [f for finder in finders.get_finders() for f, _ in finder.list([]) if f.endswith('.css')]\n"
    )
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV"))}
    environment = {**plain, "DENIALHELP_HOME": str(tmp_path / "home")}
    done = subprocess.run([installed, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    """scripts/sbom as a module."""
    loader = SourceFileLoader("sbom_script", str(ROOT / "scripts" / "sbom"))
    spec = importlib.util.spec_from_loader("sbom_script", loader)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    loader.exec_module(made)
    shutil.rmtree(ROOT / "scripts" / "__pycache__", ignore_errors=True)
    return made


def test_every_locked_package_has_a_permissive_licence(sbom: Any) -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert sbom.refused(ROOT / lock) == []


def test_what_only_an_extra_may_bring_is_not_in_the_default_install(sbom: Any, tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("psycopg==3.3.9 \\\n    --hash=sha256:" + "a" * 64 + "\n")
    assert sbom.refused(tmp_path / "requirements.lock") == ["psycopg: LGPL-3.0-only"]
    assert not {name for name, _, _ in sbom.locked(ROOT / "requirements.lock")} & set(sbom.EXTRA_ONLY)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True), ("MIT OR GPL-3.0-only", True), ("MIT AND GPL-3.0-only", False), ("AGPL-3.0-or-later", False), (None, False),
        ("", False), ("Apache-2.0 WITH Some-exception", False), ("(MIT OR GPL-2.0-only) AND BSD-3-Clause", True),
        ("(MIT AND GPL-2.0-only) OR LGPL-2.1-only", False),
    ],
)  # fmt: skip
def test_licences_are_judged_part_by_part(sbom: Any, expression: str | None, allowed: bool) -> None:
    assert sbom.permitted(expression) is allowed


def test_a_package_of_another_licence_or_unknown_is_refused(sbom: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lock").write_text("nobody-has-this==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\npillow==1.0\n")
    monkeypatch.setitem(sbom.READ, "pillow", "GPL-3.0-only")
    assert sbom.refused(tmp_path / "lock") == ["nobody-has-this: no licence that is known", "pillow: GPL-3.0-only"]


def test_the_bill_names_every_locked_package_once_and_is_the_same_twice() -> None:
    line = [sys.executable, ROOT / "scripts" / "sbom"]
    first, second = (subprocess.run(line, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert first == second
    told = json.loads(first)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    lines = [line for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line]
    assert len(told["components"]) == len(lines) == len({c["bom-ref"] for c in told["components"]})
    assert all(c["version"] and c["purl"].startswith("pkg:pypi/") and c["licenses"] and c["properties"] for c in told["components"])


def test_every_locked_package_is_held_by_hashes() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        lines = [line for line in (ROOT / lock).read_text().splitlines() if line and not line.startswith("#")]
        for number, line in enumerate(lines):
            if "==" in line:
                assert lines[number + 1].strip().startswith("--hash=sha256:"), line
