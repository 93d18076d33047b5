"""The hashes of the packet's open format (docs/manifest.md), and its name and version."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from denialhelp.casefile.quote import fold

Json = Any
FORMAT = "denialhelp-packet"
VERSION = 2


def sha256(content: bytes) -> str:
    """The hash as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def seal(manifest: Json) -> str:
    """The hash of a manifest without its seal: it shows accidents, not forgery."""
    bare = {key: value for key, value in manifest.items() if key != "seal"}
    return sha256(json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def text_hash(text: str) -> str:
    """The hash of a page's text without white space."""
    return sha256(fold(text)[0].encode())
