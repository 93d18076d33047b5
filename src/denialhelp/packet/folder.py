"""A folder of results that appears whole or not at all: written beside its place, made durable, then put there in one step."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path

from denialhelp.errors import WrongUse

_AT_FDCWD = -100
_EXCHANGE = 2
_HARMLESS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def _temporary_prefix(out: Path) -> str:
    return f".{out.name}.denialhelp-"


def _alive(name: str) -> bool:
    """Whether the process that made a temporary folder still runs; its number is the last part of the name but one."""
    number = name.rsplit("-", 2)[-2]
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return int(number) != os.getpid()


def clear_stale(out: Path) -> None:
    """Remove what an interrupted run left beside `out`; where it was stopped between two steps, put the old result back first."""
    for leftover in sorted(out.parent.glob(_temporary_prefix(out) + "*")):
        if _alive(leftover.name):
            continue
        if leftover.name.endswith("-old") and not out.exists():
            leftover.rename(out)
        else:
            shutil.rmtree(leftover, ignore_errors=True)


def _is_ours(out: Path, format_name: str) -> bool:
    """Whether a folder holds a result of ours and nothing else."""
    try:
        manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
        ours = {part["path"] for part in manifest["parts"]} | {"manifest.json"}
        known = manifest["format"] == format_name
    except (OSError, ValueError, KeyError, TypeError):
        return False
    held = {p.relative_to(out).as_posix() for p in out.rglob("*") if not p.is_dir() and p.name not in _HARMLESS}
    return known and held <= ours


def check_place(out: Path, format_name: str) -> None:
    """Raise WrongUse unless `out` is absent, an empty folder or an earlier result of ours."""
    if not out.exists():
        return
    if not out.is_dir():
        raise WrongUse("out-not-a-folder", f"'{out.name}' is a file; name a folder for the results.")
    if any(p.name not in _HARMLESS for p in out.iterdir()) and not _is_ours(out, format_name):
        raise WrongUse("out-not-empty", f"The folder '{out.name}' holds other files; name an empty or new folder for the results.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step where the system can (Linux renameat2); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    done: int = swap(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _EXCHANGE)
    return done == 0


def _put(temporary: Path, out: Path) -> None:
    try:
        temporary.rename(out)  # an absent or empty place
    except OSError:
        if _exchange(temporary, out):
            shutil.rmtree(temporary)
            return
        old = out.parent / (_temporary_prefix(out) + f"{os.getpid()}-old")
        out.rename(old)
        temporary.rename(out)
        shutil.rmtree(old)


def write_folder(out: Path, files: Mapping[str, bytes], format_name: str) -> None:
    """Write `files` (relative path to content) as the folder `out`. A stop at any moment leaves the old or the new, never a part.

    Raises WrongUse where `out` holds something that is not ours.
    """
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    clear_stale(out)
    check_place(out, format_name)
    temporary = out.parent / (_temporary_prefix(out) + f"{os.getpid()}-{uuid.uuid4().hex[:8]}")
    try:
        temporary.mkdir()
        for name, content in files.items():
            place = temporary / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            _sync(place)
        for folder in (*(p for p in temporary.rglob("*") if p.is_dir()), temporary):
            _sync(folder)
        _put(temporary, out)
    finally:
        if temporary.exists():
            shutil.rmtree(temporary, ignore_errors=True)
    _sync(out.parent)
