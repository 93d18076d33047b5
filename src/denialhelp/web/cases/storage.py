"""The folder of a case, everything encrypted: uploads, what was read, the packet. All of a case is in it, so that deletion is real."""

from __future__ import annotations

import json
import os
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from denialhelp.web.cases.models import Case
from denialhelp.web.guard.sealing import plain_size, seal_stream, unseal_stream

SAFE = re.compile(r"[^A-Za-z0-9 ._()\-áéíóúñüÁÉÍÓÚÑÜ]+")
PLACE = re.compile(r"[a-z0-9][A-Za-z0-9._-]*(?:/[a-z0-9][A-Za-z0-9._-]*)*")


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


class Store:
    """The sealed files of one case, by their places ("read.json", "originals/7", "packet-a1/letter.pdf")."""

    def __init__(self, case: Case) -> None:
        self._key, self._root, self._id = case.owner_key(), folder(case.pk), case.pk

    def _path(self, place: str) -> Path:
        if not PLACE.fullmatch(place):
            raise FileNotFoundError(place)
        return self._root / place

    def put(self, place: str, parts: Iterable[bytes]) -> int:
        """Keep a file, whole or not at all; its size in the clear."""
        path = self._path(place)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
        with part.open("wb") as file:
            for piece in seal_stream(self._key, parts, place):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        return plain_size(path.stat().st_size)

    def chunks(self, place: str) -> Iterator[bytes]:
        """A file's bytes, piece by piece; raises FileNotFoundError, SealBroken."""
        with self._path(place).open("rb") as file:
            yield from unseal_stream(self._key, file, place)

    def get(self, place: str) -> bytes:
        """A file's bytes; raises FileNotFoundError, SealBroken."""
        return b"".join(self.chunks(place))

    def has(self, place: str) -> bool:
        """Whether there is such a file."""
        return bool(PLACE.fullmatch(place)) and (self._root / place).is_file()

    def size(self, place: str) -> int:
        """How long a file is in the clear."""
        return plain_size(self._path(place).stat().st_size)

    def put_json(self, place: str, value: Any) -> None:
        """Keep a JSON value."""
        self.put(place, [json.dumps(value, ensure_ascii=False).encode()])

    def get_json(self, place: str) -> Any:
        """A JSON value, or None where there is none yet."""
        try:
            return json.loads(self.get(place))
        except FileNotFoundError:
            return None

    def put_folder(self, place: str, source: Path) -> None:
        """Keep every file of a folder."""
        for path in sorted(source.rglob("*")):
            if path.is_file():
                self.put(f"{place}/{path.relative_to(source).as_posix()}", [path.read_bytes()])

    def names(self, place: str) -> list[str]:
        """The places of all files under a folder."""
        root = self._root / place
        return sorted(p.relative_to(self._root).as_posix() for p in root.rglob("*") if p.is_file() and p.suffix != ".part")

    def folders(self, beginning: str) -> list[str]:
        """The names of the case's folders that begin so."""
        return sorted(p.name for p in self._root.glob(f"{beginning}*") if p.is_dir())

    def drop(self, place: str) -> None:
        """Remove a file or a folder of files."""
        path = self._path(place)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def remove(case_id: str) -> None:
    """Delete the case's folder."""
    shutil.rmtree(folder(case_id), ignore_errors=True)
