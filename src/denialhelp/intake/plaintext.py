"""Plain text files: find the encoding, keep the text as it stands."""

from __future__ import annotations

from .content import Content, text_content

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """The text of these bytes: by byte-order mark, UTF-8, UTF-16 without a mark, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text:
        return text
    zeros = data[1::2].count(0), data[0::2].count(0)
    if max(zeros) > len(data) * 0.2:
        return data.decode("utf-16-le" if zeros[0] >= zeros[1] else "utf-16-be", errors="replace")
    # cp1252 leaves five bytes undefined; latin-1 gives them a place so that nothing is lost
    return (
        "".join(chr(b) if b in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([b]).decode("cp1252") for b in data)
        if _odd(data)
        else data.decode("cp1252")
    )


def _odd(data: bytes) -> bool:
    return any(b in data for b in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def read_text(data: bytes) -> Content:
    """A text file as one page; a form feed does not split pages."""
    return text_content(decode(data).replace("\f", "\n"))
