"""The Spanish catalogue of the pages: compiled from its text at the start, so that no tool of the system is needed."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import polib

LANGUAGE = "es"


def compiled(home: Path) -> Path:
    """The folder with the compiled catalogue, made anew where the text is another than the one it was made from."""
    text = files("denialhelp.web").joinpath("locale", f"{LANGUAGE}.po").read_text(encoding="utf-8")
    data = polib.pofile(text).to_binary()
    target = home / "locale" / LANGUAGE / "LC_MESSAGES" / "django.mo"
    if not target.exists() or target.read_bytes() != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(target)
    return home / "locale"
