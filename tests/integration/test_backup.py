"""Backup and restore: consistent under writing, whole or nothing, and plain sentences for a wrong secret and changed bytes."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from denialhelp.errors import CheckFailed, DenialHelpError, UnreadableFile, WrongUse
from denialhelp.workflow import backup as backing
from denialhelp.workflow import backup_seal
from denialhelp.workflow.backup import back_up
from denialhelp.workflow.backup_seal import Secret, SecretKind
from denialhelp.workflow.restore import restore

MADE_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WORDS = Secret(SecretKind.PASSPHRASE, b"synthetic words of a test")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key's cost is a constant; a test need not pay it."""
    monkeypatch.setattr(backup_seal.SealedWriter.__init__, "__kwdefaults__", {"cost": 2**10})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installation: a database in use, sealed files, keys, and what must not be copied."""
    place = tmp_path / "home"
    for number in range(3):
        folder = place / "cases" / f"case{number}" / "originals"
        folder.mkdir(parents=True)
        (folder / "1").write_bytes(os.urandom(700_000))
        (folder / "2.part").write_bytes(b"half")
    (place / "incoming").mkdir()
    (place / "incoming" / "upload").write_bytes(b"under way")
    (place / "work" / "a").mkdir(parents=True)
    (place / "work" / "a" / "notice.pdf").write_bytes(b"in the clear")
    (place / "master-key").write_text("synthetic\n")
    with closing(sqlite3.connect(place / "denialhelp.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE pair (a INTEGER, b INTEGER)")
        database.execute("INSERT INTO pair VALUES (1, 1)")
        database.commit()
    return place


def tree(place: Path) -> dict[str, str]:
    """Every file with its hash, without the database and what a backup leaves out."""
    left = ("incoming", "work", "denialhelp.sqlite3")
    return {
        p.relative_to(place).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in place.rglob("*")
        if p.is_file() and p.suffix != ".part" and not p.relative_to(place).parts[0].startswith(left)
    }


def test_everything_comes_back_and_nothing_that_lay_in_the_clear(home: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "b.backup", tmp_path / "again"
    made = back_up(home, out, WORDS, made_at=MADE_AT)
    assert (made.cases, made.master_key) == (3, True)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert b"in the clear" not in out.read_bytes() and b"master-key" not in out.read_bytes()
    assert restore(out, again, WORDS) == made
    assert tree(again) == tree(home)
    assert {p.name for p in again.iterdir()} == {"cases", "master-key", "denialhelp.sqlite3"}
    assert all(stat.S_IMODE(p.stat().st_mode) == (0o700 if p.is_dir() else 0o600) for p in (again, *again.rglob("*")))
    with closing(sqlite3.connect(again / "denialhelp.sqlite3")) as database:
        assert database.execute("SELECT a, b FROM pair").fetchall() == [(1, 1)]
    assert not [p for p in home.iterdir() if p.name.startswith(".backup-")]


def test_the_copy_is_of_one_moment_while_others_write(home: Path, tmp_path: Path) -> None:
    over, wrote = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(home / "denialhelp.sqlite3", timeout=30)) as database:
            for number in itertools.count(2):
                if over.is_set():
                    return
                database.execute("UPDATE pair SET a = ?", (number,))
                database.execute("UPDATE pair SET b = ?", (number,))
                database.commit()
                wrote.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert wrote.wait(30)
        back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    finally:
        over.set()
        writer.join()
    restore(tmp_path / "b.backup", tmp_path / "again", WORDS)
    with closing(sqlite3.connect(tmp_path / "again" / "denialhelp.sqlite3")) as database:
        ((first, second),) = database.execute("SELECT a, b FROM pair").fetchall()
    assert first == second >= 2


def test_a_file_that_is_dropped_while_it_is_copied_is_there(home: Path, tmp_path: Path) -> None:
    doomed = home / "cases" / "case2" / "originals" / "1"
    content = doomed.read_bytes()

    def drop(_what: str, _done: int, _total: int) -> None:
        doomed.unlink(missing_ok=True)

    back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT, progress=drop)
    restore(tmp_path / "b.backup", tmp_path / "again", WORDS)
    assert (tmp_path / "again" / "cases" / "case2" / "originals" / "1").read_bytes() == content


def test_without_hard_links_the_files_are_copied(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_source: object, _target: object) -> None:
        raise PermissionError

    monkeypatch.setattr(backing.os, "link", refused)
    back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    restore(tmp_path / "b.backup", tmp_path / "again", WORDS)
    assert tree(tmp_path / "again") == tree(home)


def test_a_key_file_opens_what_it_closed_and_nothing_else(home: Path, tmp_path: Path) -> None:
    key, other = (Secret(SecretKind.KEY_FILE, bytes([n]) * 40) for n in (1, 2))
    back_up(home, tmp_path / "b.backup", key, made_at=MADE_AT)
    with pytest.raises(CheckFailed, match="key file is not the one"):
        restore(tmp_path / "b.backup", tmp_path / "again", other)
    with pytest.raises(WrongUse, match="opens with a key file"):
        restore(tmp_path / "b.backup", tmp_path / "again", WORDS)
    restore(tmp_path / "b.backup", tmp_path / "again", key)
    assert tree(tmp_path / "again") == tree(home)


def test_a_wrong_passphrase_is_a_plain_sentence(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    with pytest.raises(CheckFailed, match="passphrase is not the one of this backup"):
        restore(tmp_path / "b.backup", tmp_path / "again", Secret(SecretKind.PASSPHRASE, b"other words of a test"))
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("where", [0, 25, 60, 160, 400_000, 1_048_900, -20, -1])
def test_a_flipped_byte_is_found_and_nothing_is_put_in_place(home: Path, tmp_path: Path, where: int) -> None:
    out = tmp_path / "b.backup"
    back_up(home, out, WORDS, made_at=MADE_AT)
    content = bytearray(out.read_bytes())
    content[where] ^= 1
    out.write_bytes(content)
    with pytest.raises(DenialHelpError) as told:
        restore(out, tmp_path / "again", WORDS)
    assert told.value.code in ("backup-damaged", "wrong-secret", "no-backup")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.backup", "home"]


@pytest.mark.parametrize("keep", [10, 100, 1_048_576, -1, -30])
def test_a_backup_that_was_cut_off_is_found(home: Path, tmp_path: Path, keep: int) -> None:
    out = tmp_path / "b.backup"
    back_up(home, out, WORDS, made_at=MADE_AT)
    out.write_bytes(out.read_bytes()[:keep])
    with pytest.raises((CheckFailed, UnreadableFile)):
        restore(out, tmp_path / "again", WORDS)
    assert not (tmp_path / "again").exists()


def test_chunks_that_change_places_are_found(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.backup"
    back_up(home, out, WORDS, made_at=MADE_AT)
    content = out.read_bytes()
    start = content.index(b"\n", content.index(b"\n", len(backup_seal.MAGIC)) + 1) + 1
    size = backup_seal.CHUNK + 16
    first, second = content[start : start + size], content[start + size : start + 2 * size]
    assert len(second) == size
    out.write_bytes(content[:start] + second + first + content[start + 2 * size :])
    with pytest.raises(CheckFailed, match=r"1\. megabyte"):
        restore(out, tmp_path / "again", WORDS)


def test_a_home_with_something_in_it_is_refused(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    before = tree(home)
    with pytest.raises(WrongUse, match="not empty"):
        restore(tmp_path / "b.backup", home, WORDS)
    assert tree(home) == before
    (tmp_path / "empty").mkdir()
    restore(tmp_path / "b.backup", tmp_path / "empty", WORDS)
    assert tree(tmp_path / "empty") == before


def test_what_cannot_be_backed_up_is_said(home: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept")
    refused = ((tmp_path / "nowhere", "b", "no installation"), (home, "there", "not written over"), (home, "home/b", "outside"))
    for source, out, word in refused:
        with pytest.raises(WrongUse, match=word):
            back_up(source, tmp_path / out, WORDS, made_at=MADE_AT)
    assert (tmp_path / "there").read_text() == "kept"
    (home / "denialhelp.sqlite3").write_bytes(b"no database at all, whatever its name says" * 100)
    with pytest.raises(WrongUse, match="doctor"):
        back_up(home, tmp_path / "b", WORDS, made_at=MADE_AT)
    assert not (tmp_path / "b").exists() and not (tmp_path / "b.part").exists()


def test_short_secrets_are_refused() -> None:
    with pytest.raises(WrongUse, match="12 characters"):
        Secret(SecretKind.PASSPHRASE, b"short")
    with pytest.raises(WrongUse, match="32 bytes"):
        Secret(SecretKind.KEY_FILE, b"short")


def test_an_unsound_database_is_not_restored(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing, "_copy_database", lambda _source, target: target.write_bytes(b"SQLite format 3\x00" + b"\x07" * 8000))
    back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    with pytest.raises(CheckFailed, match="database is not sound"):
        restore(tmp_path / "b.backup", tmp_path / "again", WORDS)
    assert not (tmp_path / "again").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from denialhelp.workflow import restore as module
from denialhelp.workflow.backup_seal import Secret, SecretKind
steps = 0
def die(*_):
    global steps
    steps += 1
    if steps == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
put = module._put_in_place
def place(stage, target):
    if sys.argv[3] == "-1":
        os.kill(os.getpid(), signal.SIGKILL)
    put(stage, target)
    if sys.argv[3] == "-2":
        os.kill(os.getpid(), signal.SIGKILL)
module._put_in_place = place
module.restore(Path(sys.argv[1]), Path(sys.argv[2]), Secret(SecretKind.PASSPHRASE, b"synthetic words of a test"), progress=die)
"""


@pytest.mark.parametrize("moment", [1, 2, 4, 6, -1, -2])
def test_killed_at_any_time_the_target_is_empty_or_whole(home: Path, tmp_path: Path, moment: int) -> None:
    out, again = tmp_path / "b.backup", tmp_path / "again"
    back_up(home, out, WORDS, made_at=MADE_AT)
    done = subprocess.run([sys.executable, "-c", KILLED, out, again, str(moment)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert tree(again) == (tree(home) if moment == -2 else {})
    if moment != -2:
        restore(out, again, WORDS)
        assert tree(again) == tree(home)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again", "b.backup", "home"]


def test_a_killed_backup_leaves_no_file_that_looks_whole_and_the_next_run_tidies_up(home: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-c", "import os; print(os.getpid())"]
    gone = subprocess.run(line, capture_output=True, text=True, check=True).stdout.strip()
    left = home / f".backup-{gone}"
    left.mkdir()
    (left / "1").write_bytes(b"link of a run that was killed")
    made = back_up(home, tmp_path / "b.backup", WORDS, made_at=MADE_AT)
    assert not left.exists()
    assert not [p for p in made.parts if p.path.startswith(".backup-")]


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as an operator runs it."""
    whole = {**os.environ, **environment}
    line = [sys.executable, "-m", "denialhelp.cli.main", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=whole, stdin=subprocess.DEVNULL)


def test_the_commands_say_what_was_done(home: Path, tmp_path: Path) -> None:
    words = {"DENIALHELP_BACKUP_PASSPHRASE": "synthetic words of a test"}
    out = tmp_path / "b.backup"
    asked = command("backup", "--home", home, "--out", out)
    assert asked.returncode == 2 and "--passphrase-file" in asked.stderr
    done = command("backup", "--home", home, "--out", out, "--json", **words)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["cases"] == 3
    checked = command("restore", out, "--home", tmp_path / "again", "--check", **words)
    assert checked.returncode == 0 and "is whole" in checked.stdout and not (tmp_path / "again").exists()
    refused = command("restore", out, "--home", tmp_path / "again", DENIALHELP_BACKUP_PASSPHRASE="not these words")
    assert refused.returncode == 1 and "not the one of this backup" in refused.stderr and "Traceback" not in refused.stderr
    (tmp_path / "words").write_text("synthetic words of a test\n")
    restored = command("restore", out, "--home", tmp_path / "again", "--passphrase-file", tmp_path / "words")
    assert restored.returncode == 0, restored.stderr
    assert tree(tmp_path / "again") == tree(home)


def test_a_backup_without_the_master_key_says_so(home: Path, tmp_path: Path) -> None:
    (home / "master-key").unlink()
    (tmp_path / "key").write_bytes(b"k" * 44)
    done = command("backup", "--home", home, "--out", tmp_path / "b", "--key-file", tmp_path / "key")
    assert done.returncode == 0 and "master key is not in this backup" in done.stderr
