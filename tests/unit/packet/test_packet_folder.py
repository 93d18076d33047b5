"""The folder of results: whole or not at all, never over someone else's files."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from denialhelp.errors import WrongUse
from denialhelp.packet import folder
from denialhelp.packet.folder import check_place, clear_stale, write_folder

MANIFEST = json.dumps({"format": "f", "parts": [{"path": "a.txt"}, {"path": "sub/b.txt"}]}).encode()
FILES = {"a.txt": b"1", "sub/b.txt": b"2", "manifest.json": MANIFEST}


def _held(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.mark.parametrize("before", ["absent", "empty", "ours"])
def test_it_is_written_whole(tmp_path: Path, before: str) -> None:
    out = tmp_path / "deep" / "out"
    if before == "empty":
        out.mkdir(parents=True)
    if before == "ours":
        write_folder(out, FILES | {"a.txt": b"old"}, "f")
    write_folder(out, FILES, "f")
    assert _held(out) == FILES
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_without_an_exchange_the_old_one_is_put_aside_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_exchange", lambda _a, _b: False)
    out = tmp_path / "out"
    write_folder(out, FILES | {"a.txt": b"old"}, "f")
    write_folder(out, FILES, "f")
    assert _held(out) == FILES
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_foreign_files_are_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "taxes.txt").write_text("mine")
    with pytest.raises(WrongUse, match="other files"):
        write_folder(out, FILES, "f")
    assert (out / "taxes.txt").read_text() == "mine"
    (out / "taxes.txt").unlink()
    write_folder(out, FILES, "f")
    (out / "notes.txt").write_text("mine too")
    with pytest.raises(WrongUse):
        check_place(out, "f")
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(WrongUse, match="is a file"):
        check_place(file, "f")


def test_a_failure_leaves_the_old_result_and_no_leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_folder(out, FILES, "f")

    def fail(_path: Path) -> None:
        raise OSError

    monkeypatch.setattr(folder, "_sync", fail)
    with pytest.raises(OSError):
        write_folder(out, FILES | {"a.txt": b"new"}, "f")
    assert _held(out) == FILES
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_leftovers_of_a_dead_run_are_cleared_and_a_lost_result_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    dead = 2**22 + 12345  # above the highest process number
    (tmp_path / f".out.denialhelp-{dead}-abc").mkdir()
    old = tmp_path / f".out.denialhelp-{dead}-old"
    old.mkdir()
    (old / "a.txt").write_bytes(b"1")
    clear_stale(out)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert (out / "a.txt").read_bytes() == b"1"


@pytest.mark.parametrize("moment", ["_sync", "_put", "_exchange", "rmtree"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path, moment: str) -> None:
    out = tmp_path / "out"
    write_folder(out, FILES | {"a.txt": b"old"}, "f")
    place = "folder.shutil.rmtree" if moment == "rmtree" else f"folder.{moment}"
    script = (f"import os, signal, json, pathlib; from denialhelp.packet import folder\n"
              f"{place} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
              f"folder.write_folder(pathlib.Path({str(out)!r}), {FILES!r}, 'f')\n")
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    assert _held(out) in (FILES | {"a.txt": b"old"}, FILES)
    write_folder(out, FILES, "f")
    assert _held(out) == FILES
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_folder_of_a_run_that_is_alive_stays(tmp_path: Path) -> None:
    alive = tmp_path / ".out.denialhelp-1-abc"
    alive.mkdir()
    clear_stale(tmp_path / "out")
    assert alive.exists()
