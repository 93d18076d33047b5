"""Where the sealed files of cases lie: a folder of this machine, or an object store that speaks S3 (DENIALHELP_FILES_URL).

A shelf knows nothing of cases and keys: it keeps bytes under a path, whole or not at all. `Store` is the only one that uses it.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings

from denialhelp.errors import MissingProgram, WrongUse
from denialhelp.web.guard.audit import fingerprint

_ASIDE = 4 * 1024 * 1024  # bytes read ahead
_CLIENT = {"timeout": "60s", "connect_timeout": "5s"}
_RETRY: Any = {"max_retries": 6, "retry_timeout": timedelta(seconds=60)}


class FilesAway(OSError):
    """The object store does not answer, or refuses: what was asked for may be tried again."""


class Shelf(Protocol):
    """Bytes under paths."""

    def folder(self, case_id: str) -> str:
        """The case's folder."""
        ...

    def write(self, path: str, pieces: Iterable[bytes]) -> int:
        """Keep a file; its size."""
        ...

    def read(self, path: str) -> Any:
        """A context with the open file; raises FileNotFoundError."""
        ...

    def size(self, path: str) -> int:
        """A file's size; raises FileNotFoundError."""
        ...

    def under(self, path: str) -> list[str]:
        """The paths of all files under a folder, in order."""
        ...

    def drop(self, path: str) -> None:
        """Remove a file, or a folder with all in it, where it is there."""
        ...

    def folders(self) -> list[str]:
        """All cases' folders."""
        ...


class LocalShelf:
    """Files of this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folder(self, case_id: str) -> str:
        """The case's folder is named by its id (URL-safe characters only, checked by the views against the database)."""
        return case_id

    def write(self, path: str, pieces: Iterable[bytes]) -> int:
        """Written beside its place, then moved."""
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = target.with_name(f"{target.name}.{uuid.uuid4().hex[:8]}.part")
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        return target.stat().st_size

    @contextmanager
    def read(self, path: str) -> Iterator[BinaryIO]:
        """The open file."""
        with (self._root / path).open("rb") as file:
            yield file

    def size(self, path: str) -> int:
        """A file's size."""
        target = self._root / path
        if not target.is_file():
            raise FileNotFoundError(path)
        return target.stat().st_size

    def under(self, path: str) -> list[str]:
        """The files under a folder."""
        found = (self._root / path).rglob("*")
        return sorted(p.relative_to(self._root).as_posix() for p in found if p.is_file() and p.suffix != ".part")

    def drop(self, path: str) -> None:
        """Remove a file or a folder."""
        target = self._root / path
        if target.is_dir():
            shutil.rmtree(target, ignore_errors=True)
        else:
            target.unlink(missing_ok=True)

    def folders(self) -> list[str]:
        """All folders."""
        return sorted(p.name for p in self._root.iterdir()) if self._root.is_dir() else []


class ObjectShelf:
    """Objects of a store that speaks S3. An object is there whole or not at all; a case's folder is named by a fingerprint of its id,
    so that who runs the store learns no id."""

    def __init__(self, url: str) -> None:
        """`url`: s3://BUCKET/PREFIX?endpoint=https://...&region=...; keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."""
        try:
            import obstore
            import obstore.exceptions
            from obstore.store import S3Store
        except ModuleNotFoundError as fault:
            raise MissingProgram("obstore", "Object storage needs: pip install 'denialhelp[server]'") from fault
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc:
            raise WrongUse("files-url", "DENIALHELP_FILES_URL must look like s3://bucket/prefix?endpoint=https://host&region=name.")
        more: dict[str, Any] = dict(parse_qsl(parts.query))
        plain = str(more.get("endpoint", "")).startswith("http://")
        self._obstore = obstore
        self._store = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            client_options=cast("Any", {**_CLIENT, "allow_http": plain}),
            retry_config=_RETRY,
            **more,
        )

    def folder(self, case_id: str) -> str:
        """A fingerprint of the case's id."""
        return fingerprint(case_id)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except self._obstore.exceptions.BaseError as fault:
            raise FilesAway from fault

    def write(self, path: str, pieces: Iterable[bytes]) -> int:
        """Sent piece by piece; the store shows it once it is whole."""
        size = 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for piece in pieces:
                size += len(piece)
                yield piece

        with self._asked():
            self._obstore.put(self._store, path, counted())
        return size

    @contextmanager
    def read(self, path: str) -> Iterator[BinaryIO]:
        """The object as an open file."""
        with self._asked():
            yield cast("BinaryIO", _Reader(self._obstore.open_reader(self._store, path, buffer_size=_ASIDE)))

    def size(self, path: str) -> int:
        """An object's size."""
        with self._asked():
            return int(self._obstore.head(self._store, path)["size"])

    def under(self, path: str) -> list[str]:
        """The objects under a folder."""
        with self._asked():
            return sorted(str(found["path"]) for page in self._obstore.list(self._store, path) for found in page)

    def drop(self, path: str) -> None:
        """Remove an object, and all under that name."""
        with self._asked():
            self._obstore.delete(self._store, [path, *self.under(path)])

    def folders(self) -> list[str]:
        """All folders."""
        with self._asked():
            return sorted(str(p).strip("/") for p in self._obstore.list_with_delimiter(self._store)["common_prefixes"])


class _Reader:
    """An object's bytes by `read`, as bytes."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def read(self, size: int) -> bytes:
        """At most so many bytes more; fewer only at the end."""
        held = bytearray()
        while len(held) < size:
            piece = self._reader.read(size - len(held))
            if not len(piece):
                break
            held += bytes(piece)
        return bytes(held)


@lru_cache(maxsize=4)
def _objects(url: str) -> ObjectShelf:
    return ObjectShelf(url)


def shelf() -> Shelf:
    """The shelf of this installation."""
    url: str = settings.FILES_URL
    home: Path = settings.HOME
    return _objects(url) if url else LocalShelf(home / "cases")
