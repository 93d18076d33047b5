"""The files of a case, everything encrypted: uploads, what was read, the packet. All of a case is in one folder: deletion is real."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from denialhelp.web.cases.models import Case
from denialhelp.web.cases.shelves import shelf
from denialhelp.web.guard.sealing import plain_size, seal_stream, unseal_stream

SAFE = re.compile(r"[^A-Za-z0-9 ._()\-áéíóúñüÁÉÍÓÚÑÜ]+")
PLACE = re.compile(r"[a-z0-9][A-Za-z0-9._-]*(?:/[a-z0-9][A-Za-z0-9._-]*)*")


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
        self._key, self._shelf = case.owner_key(), shelf()
        self._root = self._shelf.folder(case.pk)

    def _path(self, place: str) -> str:
        if not PLACE.fullmatch(place):
            raise FileNotFoundError(place)
        return f"{self._root}/{place}"

    def put(self, place: str, parts: Iterable[bytes]) -> int:
        """Keep a file, whole or not at all; its size in the clear."""
        return plain_size(self._shelf.write(self._path(place), seal_stream(self._key, parts, place)))

    def chunks(self, place: str) -> Iterator[bytes]:
        """A file's bytes, piece by piece; raises FileNotFoundError, SealBroken."""
        with self._shelf.read(self._path(place)) as file:
            yield from unseal_stream(self._key, file, place)

    def get(self, place: str) -> bytes:
        """A file's bytes; raises FileNotFoundError, SealBroken."""
        return b"".join(self.chunks(place))

    def has(self, place: str) -> bool:
        """Whether there is such a file."""
        try:
            return self.size(place) >= 0
        except FileNotFoundError:
            return False

    def size(self, place: str) -> int:
        """How long a file is in the clear."""
        return plain_size(self._shelf.size(self._path(place)))

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
        return [path.removeprefix(f"{self._root}/") for path in self._shelf.under(self._path(place))]

    def folders(self, beginning: str) -> list[str]:
        """The names of the case's folders that begin so."""
        tops = {path.removeprefix(f"{self._root}/").partition("/")[0] for path in self._shelf.under(self._root)}
        return sorted(top for top in tops if top.startswith(beginning))

    def drop(self, place: str) -> None:
        """Remove a file or a folder of files."""
        self._shelf.drop(self._path(place))


def remove(case_id: str) -> None:
    """Delete all files of a case."""
    held = shelf()
    held.drop(held.folder(case_id))


def folder_of(case_id: str) -> str:
    """The name of a case's folder."""
    return shelf().folder(case_id)


def strays(case_ids: Callable[[], Iterable[str]]) -> list[str]:
    """The folders that belong to no case; the cases are asked for after the folders were looked at."""
    held = shelf()
    names = held.folders()
    if not names:
        return []
    known = {held.folder(case_id) for case_id in case_ids()}
    return [name for name in names if name not in known]


def remove_stray(name: str) -> bool:
    """Delete a folder that belongs to no case; whether there was anything in it."""
    held = shelf()
    there = bool(held.under(name))
    held.drop(name)
    return there
