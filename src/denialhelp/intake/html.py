"""HTML files and the HTML bodies of e-mail."""

from __future__ import annotations

import re

from lxml import etree

from denialhelp.errors import UnreadableFile

from .content import Content, text_content
from .markup import text_of
from .plaintext import decode

_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)", re.I)


def html_text(source: str) -> str:
    """The readable text of an HTML page; scripts and styles left out."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser) if source.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return "" if root is None else text_of(root)


def read_html(data: bytes) -> Content:
    """An HTML file as one page; raises UnreadableFile where it holds no text."""
    named = _CHARSET.search(data[:2048])
    try:
        source = data.decode(named.group(1).decode()) if named else decode(data)
    except (LookupError, UnicodeDecodeError):
        source = decode(data)
    text = html_text(source)
    if not text:
        raise UnreadableFile("no-text", "This web page holds no text; print it to PDF from the browser and try again.")
    return text_content(text)
