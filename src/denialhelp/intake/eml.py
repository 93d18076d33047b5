"""E-mail files: headers, the text body, and attachments as files of their own."""

from __future__ import annotations

import email
import email.errors
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message

from denialhelp.errors import UnreadableFile

from .content import Content, text_content
from .html import html_text

_LOGO = 40_000  # bytes: a smaller picture set into the body is a logo, not a photo of a page
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def _text(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        from .plaintext import decode

        return decode(data)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (email.errors.HeaderParseError, ValueError, IndexError, TypeError, OverflowError):
        return ""


def _body(message: EmailMessage) -> str:
    plain = message.get_body(("plain",))
    if isinstance(plain, EmailMessage):
        text = _text(plain)
        if text.strip():
            return text
    rich = message.get_body(("html",))
    return html_text(_text(rich)) if isinstance(rich, EmailMessage) else ""


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message; a forwarded message inside it is one part."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part)


def _attachments(message: EmailMessage) -> tuple[tuple[str, bytes], ...]:
    found: list[tuple[str, bytes]] = []
    for number, part in enumerate(_parts(message), 1):
        name = part.get_filename()
        if part is message or (name is None and part.get_content_maintype() == "text"):
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            payload: object = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
            name = name or "forwarded.eml"
        else:
            payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload:
            continue
        if part.get_content_maintype() == "image" and part.get("Content-ID") and len(payload) < _LOGO:
            continue
        # only the last part of the name: a path in a message must lead nowhere
        plain = (name or f"attachment-{number}").replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")
        found.append((plain or f"attachment-{number}", payload))
    return tuple(found)


def read_eml(data: bytes) -> Content:
    """An e-mail as one page: the lines From, To, Cc, Date, Subject, an empty line, then the body (plain text first, else HTML).

    Raises UnreadableFile (damaged) where messages are put into messages without end.
    """
    try:
        return _read(data)
    except RecursionError:
        raise UnreadableFile("damaged", "This e-mail is damaged; save it again, or print it to PDF, and try again.") from None


def _read(data: bytes) -> Content:
    message = email.message_from_bytes(data, policy=email.policy.default)
    headers = tuple((name, value) for name in dict.fromkeys(message.keys()) if (value := _header(message, name)))
    shown = "\n".join(f"{name}: {value}" for name in _SHOWN if (value := _header(message, name)))
    content = text_content(shown + "\n\n" + _body(message).strip("\n"))
    return Content(content.pages, headers=headers, attachments=_attachments(message))
