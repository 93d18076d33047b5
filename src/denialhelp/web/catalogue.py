"""The Spanish catalogue of the pages: compiled from its texts at the start, so that no tool of the system is needed."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import polib

LANGUAGE = "es"


def catalogue() -> polib.POFile:
    """All texts together: `locale/es.po`, and `locale/es.APP.po` for each app that has its own."""
    folder = files("denialhelp.web").joinpath("locale")
    first, *more = sorted(
        (p for p in folder.iterdir() if p.name.startswith(f"{LANGUAGE}.") and p.name.endswith(".po")), key=lambda p: len(p.name) > 5
    )
    whole = polib.pofile(first.read_text(encoding="utf-8"))
    held = {(e.msgctxt, e.msgid) for e in whole}
    for path in sorted(more, key=lambda p: p.name):
        for entry in polib.pofile(path.read_text(encoding="utf-8")):
            if (entry.msgctxt, entry.msgid) not in held:
                held.add((entry.msgctxt, entry.msgid))
                whole.append(entry)
    return whole


def compiled(home: Path) -> Path:
    """The folder with the compiled catalogue, made anew where the text is another than the one it was made from."""
    data = catalogue().to_binary()
    target = home / "locale" / LANGUAGE / "LC_MESSAGES" / "django.mo"
    if not target.exists() or target.read_bytes() != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(target)
    return home / "locale"
