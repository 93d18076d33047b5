"""The doctor: a sound installation passes, and each check fails where what it looks at is broken."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from denialhelp.casefile.document import Document
from denialhelp.errors import FaultyReference, MissingProgram
from denialhelp.workflow import doctor, doctor_engines

DAY = date(2026, 11, 24)


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as an operator runs it."""
    line = [sys.executable, "-m", "denialhelp.cli.main", "doctor", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, **environment})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A private folder with a database that is up to date."""
    place = tmp_path / "home"
    place.mkdir(mode=0o700)
    with closing(sqlite3.connect(place / "denialhelp.sqlite3")) as held:
        held.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        held.executemany("INSERT INTO django_migrations VALUES (?, ?)", sorted(doctor.shipped_migrations()))
        held.commit()
    return place


def test_a_sound_installation_passes_and_nothing_is_left_in_it(home: Path) -> None:
    before = sorted(p.name for p in home.rglob("*"))
    done = command("--home", home, "--as-of", "2026-12-01", "--json")
    told = json.loads(done.stdout)
    wrong = [c for c in told["checks"] if not c["ok"]]
    # The environment of a developer may run ahead of the lock; everything else must be well.
    assert [c["name"] for c in wrong] in ([], ["packages"]), wrong
    assert done.returncode == (1 if wrong else 0)
    assert [c["name"] for c in told["checks"]] == [
        "python", "packages", "clock", "reference", "pdf", "ocr", "fonts", "packet", "home", "keys", "space", "database",
    ]  # fmt: skip
    assert sorted(p.name for p in home.rglob("*")) == before


def test_a_failed_check_is_exit_1_with_what_to_do(home: Path) -> None:
    home.chmod(0o755)
    done = command(DENIALHELP_HOME=str(home))
    assert done.returncode == 1
    assert "BAD  home" in done.stdout and f"chmod 700 '{home}'" in done.stderr and "Traceback" not in done.stderr


def test_an_old_python_fails() -> None:
    assert not doctor.python((3, 10, 4)).ok
    assert doctor.python((3, 11, 0)).ok


def test_packages_that_are_missing_or_other_than_locked_fail() -> None:
    have = {"pillow": "11.0", "numpy": "2.0"}
    missing = doctor.packages("the lock", ("Pillow==11.0", "lxml==5.0"), have)
    assert not missing.ok and missing.says == "lxml is missing."
    other = doctor.packages("the lock", ("Pillow==11.1", "numpy>=1.26"), have)
    assert not other.ok and "pillow is 11.0" in other.says.lower()
    assert doctor.packages("the package", ("Pillow>=10", "openai>=2; extra == 'model'"), have).ok
    assert not doctor.packages("nothing", (), have).ok


def test_the_lock_of_a_checkout_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("# head\nlxml==5.0 \\\n    --hash=sha256:aa\nnumpy==2.0\n")
    (tmp_path / "pyproject.toml").write_text("")
    assert doctor.wanted_packages(tmp_path / "requirements.lock") == ("the lock", ("lxml==5.0", "numpy==2.0"))


def test_faulty_tables_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> None:
        raise FaultyReference(("a value without a citation",))

    monkeypatch.setattr("denialhelp.reference.loader.load_rules", faulty)
    check = doctor.guarded("reference", doctor.reference, "Install it again.")
    assert not check.ok and "without a citation" in check.says and check.do


@pytest.mark.parametrize(("today", "ok"), [(date(2020, 1, 1), False), (DAY, True), (date(2027, 5, 1), True), (date(2050, 1, 1), False)])
def test_a_clock_before_the_tables_or_far_after_them_fails(today: date, ok: bool) -> None:
    assert doctor.clock(today, DAY).ok is ok


def test_an_engine_that_reads_nothing_or_stops_fails() -> None:
    def nothing(_paths: Sequence[Path]) -> Sequence[Document]:
        return ()

    def broken(_paths: Sequence[Path]) -> Sequence[Document]:
        raise MissingProgram("no-ocr", "Scanned pages cannot be read.")

    assert not doctor_engines.pdf(nothing).ok
    assert not doctor_engines.ocr(nothing).ok
    check = doctor.guarded("ocr", lambda: doctor_engines.ocr(broken), "Install it again.")
    assert (check.ok, check.says, check.do) == (False, "Scanned pages cannot be read.", "Install it again.")


def test_a_library_that_cannot_be_loaded_fails() -> None:
    def absent(_paths: Sequence[Path]) -> Sequence[Document]:
        raise ImportError

    check = doctor.guarded("pdf", lambda: doctor_engines.pdf(absent), "Install it again.")
    assert not check.ok and "ImportError" in check.says


def test_fonts_without_a_sign_fail() -> None:
    def poor(values: Any, day: date) -> bytes:
        return doctor_engines._set_pages({**values, "blocks": [[doctor_engines.SHAPES.replace("ñ", "")]]}, day)

    check = doctor_engines.fonts(poor)
    assert not check.ok and "ñ" in check.says


def test_a_packet_that_does_not_prove_itself_fails() -> None:
    def spoil(out: Path) -> None:
        (out / "worklist.md").write_text("changed")

    check = doctor_engines.packet(DAY, spoil=spoil)
    assert not check.ok and "does not prove itself" in check.says


def test_a_home_that_is_no_folder_or_open_to_others_fails(home: Path) -> None:
    assert doctor.folder(home).ok
    assert not doctor.folder(home / "denialhelp.sqlite3").ok
    assert doctor.folder(home / "new" / "place").ok
    (home / "master-key").write_text("synthetic")
    (home / "master-key").chmod(0o644)
    open_key = doctor.folder(home)
    assert not open_key.ok and "chmod 600" in open_key.do
    (home / "master-key").chmod(0o600)
    home.chmod(0o750)
    assert not doctor.folder(home).ok


def test_a_home_that_cannot_be_written_to_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refused)
    check = doctor.folder(home)
    assert not check.ok and "cannot be written to" in check.says and "chown" in check.do


def test_a_master_key_that_is_gone_or_open_to_others_fails(home: Path) -> None:
    assert doctor.keys(home, {}).ok
    with closing(sqlite3.connect(home / "denialhelp.sqlite3")) as held:
        held.execute("CREATE TABLE cases_case (id TEXT)")
        held.execute("INSERT INTO cases_case VALUES ('synthetic')")
        held.commit()
    gone = doctor.keys(home, {})
    assert not gone.ok and "is missing" in gone.says
    assert doctor.keys(home, {"DENIALHELP_MASTER_KEY": "synthetic"}).ok
    elsewhere = home.parent / "key"
    elsewhere.write_text("synthetic")
    elsewhere.chmod(0o640)
    named = {"DENIALHELP_MASTER_KEY_FILE": str(elsewhere)}
    assert not doctor.keys(home, named).ok
    elsewhere.chmod(0o600)
    assert doctor.keys(home, named).ok


def test_a_full_disk_fails(home: Path) -> None:
    assert not doctor.space(home, 200_000_000).ok
    assert doctor.space(home, 50_000_000_000).ok


def test_a_database_that_is_unsound_old_or_newer_fails(home: Path) -> None:
    shipped = doctor.shipped_migrations()
    assert shipped
    assert doctor.database(home, shipped).ok
    behind = doctor.database(home, {*shipped, ("cases", "9999_later")})
    assert not behind.ok and "lacks 1 step" in behind.says
    ahead = doctor.database(home, {s for s in shipped if s != ("cases", "0001_first")})
    assert not ahead.ok and "newer DenialHelp" in ahead.says
    (home / "denialhelp.sqlite3").write_bytes(b"no database" * 500)
    unsound = doctor.database(home, shipped)
    assert not unsound.ok and "restore" in unsound.do
    assert doctor.database(home / "nowhere", shipped).ok
