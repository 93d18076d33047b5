"""The folder of a case: uploads, what was read, the packet. Everything of a case is in it, so that deletion is real."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

SAFE = re.compile(r"[^A-Za-z0-9 ._()\-áéíóúñüÁÉÍÓÚÑÜ]+")


def folder(case_id: str) -> Path:
    """The case's folder; its id is made of URL-safe characters only (checked by the views against the database)."""
    root: Path = settings.HOME
    return root / "cases" / case_id


def safe_name(given: str, taken: Iterable[str]) -> str:
    """A file name without path tricks, unique in the case, at most 120 characters, that keeps its ending."""
    base = SAFE.sub("_", given.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "file"
    stem, dot, ending = base.rpartition(".")
    stem, ending = (stem, dot + ending[:10]) if stem else (base, "")
    stem = stem[:100]
    name, count, lower = stem + ending, 2, {t.lower() for t in taken}
    while name.lower() in lower:
        name, count = f"{stem}-{count}{ending}", count + 1
    return name


def keep(case_id: str, upload: UploadedFile[bytes], name: str) -> None:
    """Write an upload into the case's folder: first under another name, then moved."""
    originals = folder(case_id) / "originals"
    originals.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = originals / (name + ".part")
    with part.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    part.replace(originals / name)


def write_json(path: Path, value: Any) -> None:
    """Write JSON beside its place, then move it there."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def read_json(path: Path) -> Any:
    """The JSON of a file, or None where there is none yet."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def remove(case_id: str) -> None:
    """Delete everything of the case."""
    shutil.rmtree(folder(case_id), ignore_errors=True)
