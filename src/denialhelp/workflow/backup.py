"""An encrypted backup of an installation, made while the server runs: the database by SQLite's own copy, the files held by links."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from denialhelp import __version__
from denialhelp.errors import WrongUse
from denialhelp.workflow.backup_seal import SealedWriter, Secret

Progress = Callable[[str, int, int], None]
DATABASE, MANIFEST, FORMAT = "denialhelp.sqlite3", "manifest.json", "denialhelp-backup"
_STAGE = ".backup-"
# What is of no use elsewhere or lies in the clear: uploads under way, work under way, the database's own side files.
_LEFT_OUT = frozenset({"incoming", "work", DATABASE, DATABASE + "-wal", DATABASE + "-shm", DATABASE + "-journal"})


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds. `master_key`: whether the key that opens the cases is in it (else it is kept elsewhere)."""

    made_at: str
    program: str
    parts: tuple[Part, ...]
    cases: int
    master_key: bool

    @property
    def total(self) -> int:
        """All bytes, before encryption."""
        return sum(p.bytes for p in self.parts)


def as_json(contents: Contents) -> bytes:
    """The manifest inside the backup."""
    return json.dumps({"format": FORMAT, "version": 1, **asdict(contents)}, sort_keys=True).encode()


def cases_in(paths: list[str]) -> int:
    """How many cases these files belong to."""
    return len({p.split("/")[1] for p in paths if p.startswith("cases/") and p.count("/") > 1})


def alive(process: int) -> bool:
    """Whether a process of this machine is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def sweep_stages(folder: Path, prefix: str) -> None:
    """Remove what runs that were killed have left beside the files."""
    for left in folder.glob(prefix + "*"):
        process = left.name.removeprefix(prefix)
        if process.isdigit() and not alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _stage(home: Path) -> Iterator[Path]:
    """A folder for the copy's links in the home itself (links do not cross file systems), gone afterwards."""
    sweep_stages(home, _STAGE)
    place = home / f"{_STAGE}{os.getpid()}"
    try:
        place.mkdir(mode=0o700)
    except OSError as fault:
        raise WrongUse("home", f"'{home}' cannot be written to; run this as the user who runs the server.") from fault
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _files(home: Path) -> Iterator[str]:
    """The files that belong in a backup, relative to the home."""
    for folder, below, names in os.walk(home):
        top = Path(folder) == home
        below[:] = sorted(b for b in below if not (top and (b in _LEFT_OUT or b.startswith(_STAGE))))
        for name in sorted(names):
            if not name.endswith(".part") and not (top and name in _LEFT_OUT):
                path = Path(folder, name)
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(home).as_posix()


def _hold(home: Path, stage: Path) -> None:
    """Link every file that the stage has not yet, so that it stays even where the server drops it; a copy where links are not to be had."""
    for relative in _files(home):
        target = stage / relative
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileNotFoundError):
            try:
                os.link(home / relative, target)
            except FileNotFoundError:
                raise
            except OSError:
                shutil.copyfile(home / relative, target)


def _copy_database(source: Path, target: Path) -> None:
    """The database as it is at one moment, whatever the server is writing."""
    with closing(sqlite3.connect(source, timeout=60)) as held, closing(sqlite3.connect(target)) as copy:
        held.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


class _Hashing:
    """Reads a file and hashes what goes by."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.digest, self.count = file, hashlib.sha256(), 0

    def read(self, count: int = -1) -> bytes:
        piece = self._file.read(count)
        self.digest.update(piece)
        self.count += len(piece)
        return piece


def _entry(name: str, size: int) -> tarfile.TarInfo:
    """A member that says nothing of the machine."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _pack(stage: Path, writer: SealedWriter, made_at: datetime, progress: Progress) -> Contents:
    parts: list[Part] = []
    paths = [p for p in stage.rglob("*") if p.is_file()]
    names = sorted(p.relative_to(stage).as_posix() for p in paths)
    with tarfile.open(fileobj=cast("Any", writer), mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for number, name in enumerate(names):
            progress("Copying files", number, len(names))
            with (stage / name).open("rb") as file:
                hashing = _Hashing(file)
                archive.addfile(_entry(f"home/{name}", os.fstat(file.fileno()).st_size), cast("Any", hashing))
            parts.append(Part(name, hashing.count, hashing.digest.hexdigest()))
        contents = Contents(made_at.isoformat(timespec="seconds"), __version__, tuple(parts), cases_in(names), "master-key" in names)
        manifest = as_json(contents)
        archive.addfile(_entry(MANIFEST, len(manifest)), io.BytesIO(manifest))
    progress("Copying files", len(names), len(names))
    return contents


def silent(_what: str, _done: int, _total: int) -> None:
    """Progress where nobody looks."""


def _refuse(home: Path, out: Path) -> None:
    if not home.is_dir() or next(_files(home), None) is None:
        raise WrongUse("home", f"There is no installation in '{home}'; name the folder that 'serve --home' uses.")
    if out.exists():
        raise WrongUse("out", f"'{out.name}' is there already and is not written over; choose another name.")
    if home.resolve() in out.resolve().parents:
        raise WrongUse("out", "The backup would lie inside the folder that it copies; name a place outside of it.")


def back_up(home: Path, out: Path, secret: Secret, *, made_at: datetime, progress: Progress = silent) -> Contents:
    """Write the backup file, whole or not at all. Raises WrongUse.

    The order matters: files are held first, the database is copied then, files that came meanwhile are held last. So every file that the
    copied database names is there, unless it came and went while this ran; a file that it does not name does no harm.
    """
    _refuse(home, out)
    part = out.with_name(out.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as fault:
        raise WrongUse("out", f"'{out}' cannot be written; name a file in a folder that exists.") from fault
    try:
        with _stage(home) as stage, os.fdopen(descriptor, "wb") as file:
            _hold(home, stage)
            if (home / DATABASE).exists():
                _copy_database(home / DATABASE, stage / DATABASE)
            _hold(home, stage)
            writer = SealedWriter(file, secret)
            contents = _pack(stage, writer, made_at, progress)
            writer.close()
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except sqlite3.Error as fault:
        raise WrongUse("database", "The database cannot be copied: it is locked or unsound; run 'denialhelp doctor' on it.") from fault
    except OSError as fault:
        raise WrongUse("out", "The backup could not be written (is the disk full?); free space and run it again.") from fault
    finally:
        part.unlink(missing_ok=True)
    return contents
