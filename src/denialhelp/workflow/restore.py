"""A backup put back on any machine: everything is decrypted and checked beside the target, then put in place by one rename."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, cast

from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.workflow.backup import DATABASE, FORMAT, MANIFEST, Contents, Part, Progress, silent, sweep_stages
from denialhelp.workflow.backup_seal import SealedReader, Secret, damaged

_PIECE = 1024 * 1024
_MANIFEST_MOST = 512 * 1024 * 1024


def _refuse(source: Path, target: Path) -> None:
    if not source.is_file():
        raise UnreadableFile("missing", f"There is no readable file '{source.name}'; check the name and the folder.")
    if target.exists() and (not target.is_dir() or next(target.iterdir(), None) is not None):
        raise WrongUse("home", f"'{target}' is not empty; nothing was changed. Name a folder that does not exist yet.")
    if not target.absolute().parent.is_dir():
        raise WrongUse("home", f"The folder of '{target}' does not exist; make it first.")
    need = source.stat().st_size
    if shutil.disk_usage(target.absolute().parent).free < need:
        raise WrongUse("space", f"There is too little room: the backup needs {need // 1_000_000 + 1} MB. Free space and run it again.")


@contextmanager
def _stage(target: Path) -> Iterator[Path]:
    """A folder beside the target, so that one rename puts it in place; gone afterwards, and swept at the next run after a kill."""
    beside, prefix = target.absolute().parent, f".{target.name}.restoring-"
    sweep_stages(beside, prefix)
    place = beside / f"{prefix}{os.getpid()}"
    try:
        place.mkdir(mode=0o700)
    except OSError as fault:
        raise WrongUse("home", f"'{beside}' cannot be written to; choose another place.") from fault
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _safe(name: str) -> str:
    """A member's place under the home; raises CheckFailed for one that would lie elsewhere."""
    path = PurePosixPath(name)
    if path.parts[:1] != ("home",) or len(path.parts) < 2 or ".." in path.parts or "\\" in name:
        raise damaged("a file would lie outside the folder")
    return PurePosixPath(*path.parts[1:]).as_posix()


def _write(stage: Path, relative: str, stream: Any) -> Part:
    """One file, flushed to the disk; its size and hash as they were read."""
    path = stage / relative
    for folder in reversed(path.relative_to(stage).parents[:-1]):
        (stage / folder).mkdir(exist_ok=True, mode=0o700)  # one by one: parents made on the way would be open to all
    digest, count = hashlib.sha256(), 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        while piece := stream.read(_PIECE):
            file.write(piece)
            digest.update(piece)
            count += len(piece)
    return Part(relative, count, digest.hexdigest())


def _unpack(source: Path, secret: Secret, stage: Path, progress: Progress) -> tuple[list[Part], bytes]:
    """Every file into the stage; the files as found and the manifest's bytes."""
    found: list[Part] = []
    manifest, size = b"", source.stat().st_size
    with source.open("rb") as file:
        reader = SealedReader(file, secret)
        try:
            with tarfile.open(fileobj=cast("Any", reader), mode="r|") as archive:
                for entry in archive:
                    progress("Checking files", file.tell(), size)
                    stream = archive.extractfile(entry) if entry.isreg() else None
                    if stream is None:
                        raise damaged("it holds something that is no file")
                    if entry.name == MANIFEST:
                        manifest = stream.read(_MANIFEST_MOST)
                    else:
                        found.append(_write(stage, _safe(entry.name), stream))
            reader.read()  # to the very end: what was cut off or added shows here
        except tarfile.TarError as fault:
            raise damaged("its list of files cannot be read") from fault
    progress("Checking files", size, size)
    return found, manifest


def _contents(manifest: bytes) -> Contents:
    try:
        told = json.loads(manifest)
        if told["format"] != FORMAT or told["version"] != 1:
            raise UnreadableFile("newer", "This backup was written by a newer DenialHelp; update the program and restore with that.")
        parts = tuple(Part(p["path"], p["bytes"], p["sha256"]) for p in told["parts"])
        return Contents(told["made_at"], told["program"], parts, told["cases"], told["master_key"])
    except (ValueError, KeyError, TypeError) as fault:
        raise damaged("its list of files is missing") from fault


def _compare(found: list[Part], told: Contents) -> None:
    """Raises CheckFailed where a file is missing, added or other than its hash."""
    have, want = {p.path: p for p in found}, {p.path: p for p in told.parts}
    for path in sorted(have.keys() | want.keys()):
        if have.get(path) != want.get(path):
            raise damaged("a file does not have the hash that the list of files gives")


def _check_database(path: Path) -> None:
    """Raises CheckFailed where SQLite finds the database unsound."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise damaged("its database is not sound")


def _put_in_place(stage: Path, target: Path) -> None:
    """One rename; before it all bytes are on the disk, so that the target is empty or whole whatever happens."""
    os.sync()
    try:
        stage.rename(target)
    except OSError as fault:
        raise WrongUse("home", f"'{target}' cannot be put in place (it may be a disk of its own); name a folder inside of it.") from fault
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def restore(source: Path, target: Path, secret: Secret, *, check_only: bool = False, progress: Progress = silent) -> Contents:
    """Check the whole backup, then put it in place (not with `check_only`). Raises UnreadableFile, WrongUse, CheckFailed."""
    _refuse(source, target)
    with _stage(target) as stage:
        try:
            found, manifest = _unpack(source, secret, stage, progress)
        except OSError as fault:
            raise WrongUse("space", "The backup could not be unpacked (is the disk full?); nothing was put in place.") from fault
        contents = _contents(manifest)
        _compare(found, contents)
        _check_database(stage / DATABASE)
        if not check_only:
            _put_in_place(stage, target)
    return contents
