"""The bytes from which a document was read: its own file, or the attachment of an e-mail."""

from __future__ import annotations

import email
import email.policy
import hashlib
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path

from denialhelp.casefile.document import Document
from denialhelp.errors import UnreadableFile

_DEEPEST = 3


def is_paged(document: Document) -> bool:
    """Whether the file has pages of its own: a PDF or a picture."""
    return document.media_type == "application/pdf" or document.media_type.startswith("image/")


def _attachments(content: bytes, depth: int = 0) -> Iterator[bytes]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield payload
            if depth < _DEEPEST and part.get_filename("").lower().endswith(".eml"):
                yield from _attachments(payload, depth + 1)


def original_bytes(document: Document, originals: Mapping[str, Path]) -> bytes | None:
    """The bytes of a document with pages, exactly as they were read; None where it has no pages or came inside another file that does
    not give it out (its text is set as pages then). Raises UnreadableFile where the file is gone or has changed since it was read."""
    path = originals.get(document.id)
    if not is_paged(document) or path is None:
        return None
    name = document.id.rsplit("/", 1)[-1]
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("original", f"The original of '{name}' can no longer be read; add it again.") from fault
    if hashlib.sha256(content).hexdigest() == document.sha256:
        return content
    if path.name == name:
        raise UnreadableFile("original-changed", f"'{name}' has changed since it was read; start again with the file as it is now.")
    return next((part for part in _attachments(content) if hashlib.sha256(part).hexdigest() == document.sha256), None)
