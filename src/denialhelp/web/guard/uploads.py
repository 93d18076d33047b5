"""Uploads on their way in, encrypted with a key that only this process's memory holds: a stop at any moment leaves nothing to read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from denialhelp.web.guard.sealing import new_key, seal, unseal

_LENGTH = 4

if TYPE_CHECKING:
    _Upload = UploadedFile[bytes]
else:
    _Upload = UploadedFile  # generic for the type checker only


class SealedUpload(_Upload):
    """An uploaded file whose bytes lie encrypted in a nameless temporary file; `chunks` gives them in the clear."""

    def __init__(self, file: IO[bytes], key: bytes, name: str | None, content_type: str | None, size: int) -> None:
        super().__init__(file, name, content_type, size, None, {})
        self._key = key

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The file's bytes, in the pieces in which they came."""
        del chunk_size
        file: Any = self.file
        file.seek(0)
        number = 0
        while head := file.read(_LENGTH):
            yield unseal(self._key, file.read(int.from_bytes(head, "big")), str(number))
            number += 1

    def read(self, *_size: int) -> bytes:
        """All bytes."""
        return b"".join(self.chunks())


class SealedUploadHandler(FileUploadHandler):
    """Takes an upload piece by piece into an encrypted temporary file inside the installation's own folder."""

    def new_file(self, *given: Any, **named: Any) -> None:
        """Begin a file."""
        super().new_file(*given, **named)
        self._key, self._number = new_key(), 0
        self._held = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep one piece, encrypted."""
        del start
        piece = seal(self._key, raw_data, str(self._number))
        self._held.write(len(piece).to_bytes(_LENGTH, "big") + piece)
        self._number += 1

    def file_complete(self, file_size: int) -> SealedUpload:
        """The whole file."""
        self._held.seek(0)
        return SealedUpload(self._held, self._key, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        """Let go of what came."""
        if hasattr(self, "_held"):
            self._held.close()
