"""The encryption of backups: every length comes back, and what is well encrypted but ill-natured is refused."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.errors import CheckFailed, UnreadableFile
from denialhelp.workflow import backup_seal
from denialhelp.workflow.backup import back_up
from denialhelp.workflow.backup_seal import CHUNK, SealedReader, SealedWriter, Secret, SecretKind
from denialhelp.workflow.restore import restore

WORDS = Secret(SecretKind.PASSPHRASE, b"synthetic words of a test")
CHEAP = 2**4


def sealed(pieces: list[bytes]) -> bytes:
    """The pieces, encrypted."""
    out = io.BytesIO()
    writer = SealedWriter(out, WORDS, cost=CHEAP)
    for piece in pieces:
        assert writer.write(piece) == len(piece)
    writer.close()
    return out.getvalue()


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_every_length_comes_back_however_it_is_read(length: int) -> None:
    content = os.urandom(length)
    whole = sealed([content])
    assert SealedReader(io.BytesIO(whole), WORDS).read() == content
    reader, again = SealedReader(io.BytesIO(whole), WORDS), b""
    while piece := reader.read(300_000):
        again += piece
    assert again == content


@given(st.lists(st.binary(max_size=400), max_size=12), st.integers(1, 500))
def test_pieces_written_and_read_in_any_size_are_the_same_bytes(pieces: list[bytes], step: int) -> None:
    reader, again = SealedReader(io.BytesIO(sealed(pieces)), WORDS), b""
    while piece := reader.read(step):
        again += piece
    assert again == b"".join(pieces)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_byte_changed_anywhere_is_found(place: int, by: int) -> None:
    whole = bytearray(sealed([b"synthetic " * 40]))
    whole[place % len(whole)] ^= by
    with pytest.raises((CheckFailed, UnreadableFile)):
        SealedReader(io.BytesIO(bytes(whole)), WORDS).read()


@pytest.mark.parametrize("cost", [2**21, 3, 0, -8])
def test_a_head_that_would_cost_without_end_is_refused(cost: int) -> None:
    magic, _, rest = sealed([b"x"]).split(b"\n", 2)
    head = json.dumps({"cost": cost, "opens_with": "passphrase", "salt": "AAAA"}).encode()
    with pytest.raises(CheckFailed, match="first lines"):
        SealedReader(io.BytesIO(magic + b"\n" + head + b"\n" + rest), WORDS)


def backup_of(path: Path, members: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    """A backup with these members, rightly encrypted."""
    with path.open("wb") as file:
        writer = SealedWriter(file, WORDS, cost=CHEAP)
        with tarfile.open(fileobj=cast("Any", writer), mode="w|") as archive:
            for entry, content in members:
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        writer.close()
    return path


def manifest(**changes: object) -> tuple[tarfile.TarInfo, bytes]:
    """A list of no files."""
    told = {"format": "denialhelp-backup", "version": 1, "made_at": "", "program": "", "parts": [], "cases": 0, "master_key": False}
    return tarfile.TarInfo("manifest.json"), json.dumps({**told, **changes}).encode()


def link() -> tarfile.TarInfo:
    """A symbolic link out of the folder."""
    entry = tarfile.TarInfo("home/link")
    entry.type, entry.linkname = tarfile.SYMTYPE, "/etc"
    return entry


@pytest.mark.parametrize(
    "members",
    [
        [(tarfile.TarInfo("home/../../outside"), b"x"), manifest()], [(tarfile.TarInfo("/outside"), b"x"), manifest()],
        [(tarfile.TarInfo("outside"), b"x"), manifest()], [(link(), b""), manifest()], [(tarfile.TarInfo("home/added"), b"x"), manifest()],
        [manifest(parts=[{"path": "missing", "bytes": 1, "sha256": "00"}])], [(tarfile.TarInfo("home/a"), b"x")],
    ],
    ids=["up", "absolute", "beside", "link", "added", "missing", "no list"],
)  # fmt: skip
def test_a_backup_with_the_right_key_and_wrong_contents_is_refused(members: list[tuple[tarfile.TarInfo, bytes]], tmp_path: Path) -> None:
    made = backup_of(tmp_path / "b.backup", members)
    with pytest.raises(CheckFailed, match="nothing was put in place"):
        restore(made, tmp_path / "again", WORDS)
    assert [p.name for p in tmp_path.iterdir()] == ["b.backup"]


def test_a_backup_of_a_newer_program_says_so(tmp_path: Path) -> None:
    made = backup_of(tmp_path / "b.backup", [manifest(version=2)])
    with pytest.raises(UnreadableFile, match="newer DenialHelp"):
        restore(made, tmp_path / "again", WORDS)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from denialhelp.workflow.backup import back_up
from denialhelp.workflow.backup_seal import Secret, SecretKind
def die(_what, done, _total):
    if done == 1:
        os.kill(os.getpid(), signal.SIGKILL)
words = Secret(SecretKind.PASSPHRASE, b"synthetic words of a test")
back_up(Path(sys.argv[1]), Path(sys.argv[2]), words, made_at=datetime.now(UTC), progress=die)
"""


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key's cost is a constant; a test need not pay it."""
    monkeypatch.setattr(backup_seal.SealedWriter.__init__, "__kwdefaults__", {"cost": CHEAP})


@pytest.mark.usefixtures("cheap")
def test_a_backup_that_is_killed_leaves_no_file_and_can_be_run_again(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "b.backup"
    (home / "cases" / "a").mkdir(parents=True)
    for name in ("1", "2", "3"):
        (home / "cases" / "a" / name).write_bytes(os.urandom(1000))
    done = subprocess.run([sys.executable, "-c", KILLED, home, out], check=False)
    assert done.returncode == -signal.SIGKILL and not out.exists()
    back_up(home, out, WORDS, made_at=datetime(2026, 11, 24, tzinfo=UTC))
    assert sorted(p.name for p in home.iterdir()) == ["cases"]
    assert len(restore(out, tmp_path / "again", WORDS).parts) == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again", "b.backup", "home"]
