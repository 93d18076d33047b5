"""Verification of files: every part and every original has the hash that the manifest gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from denialhelp.packet.hashes import sha256

Json = Any
NEEDED = frozenset({"case.json", "letter.pdf", "letter.docx", "letter.json", "packet.pdf", "deadlines.ics", "worklist.md"})


def _inside(folder: Path, name: str) -> Path | None:
    """The file of this name within the folder; None for a name that leads out of it."""
    place = (folder / name).resolve()
    return place if place.is_relative_to(folder.resolve()) else None


def read_parts(folder: Path, manifest: Json) -> tuple[dict[str, bytes], list[str]]:
    """The parts that could be read, and what is wrong with them."""
    files: dict[str, bytes] = {}
    failures = []
    for part in manifest["parts"]:
        name = part["path"]
        place = _inside(folder, name)
        if place is None or not place.is_file():
            failures.append(f"{name} is missing.")
            continue
        content = place.read_bytes()
        files[name] = content
        if sha256(content) != part["sha256"] or len(content) != part["bytes"]:
            failures.append(f"{name} was changed after the packet was made.")
    failures += [f"The manifest does not list {name}." for name in sorted(NEEDED - {p["path"] for p in manifest["parts"]})]
    return files, failures


def strangers(folder: Path, manifest: Json) -> list[str]:
    """Remarks on files that the manifest does not list."""
    known = {part["path"] for part in manifest["parts"]} | {"manifest.json"}
    held = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return [f"{name} does not belong to the packet and was not checked." for name in held if name not in known]


def originals(manifest: Json, given: Mapping[str, Path]) -> tuple[list[str], int]:
    """The files as received against their hashes."""
    failures = []
    for entry in manifest["originals"]:
        place = given.get(entry["document"])
        if place is None:
            continue
        try:
            same = sha256(place.read_bytes()) == entry["sha256"]
        except OSError:
            same = False
        if not same:
            failures.append(f"The file given as {entry['document']} is not the one from which its exhibit was made.")
    return failures, len([e for e in manifest["originals"] if e["document"] in given])
