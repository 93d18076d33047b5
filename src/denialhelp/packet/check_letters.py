"""Verification of letters: what letter.pdf, letter.docx and packet.pdf print is what letter.json says, word for word."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from denialhelp.casefile.quote import fold
from denialhelp.casefile.slugs import LetterKind
from denialhelp.letters.spanish.carries import missing
from denialhelp.packet import words
from denialhelp.packet.letter_json import printed
from denialhelp.packet.printable import common, printable
from denialhelp.packet.view import NotReadable, Opener, View

Json = Any
TOP, BOTTOM = 70.0, 66.0  # the letter's margins in points, a hair less than set


def name_of(entry: Json) -> str:
    """How a failure names a letter of the manifest: "the appeal letter", with its path where several are of one kind."""
    return f"the {words.letter_name(entry['letter']['kind'])}" + ("" if entry["path"] == "letter" else f" ({entry['path']})")


def _faults(letter: Json, text: str, where: str, name: str, bullet: str) -> list[str]:
    """What a copy of the letter prints otherwise: the statements it lacks, or that it differs elsewhere."""
    shown, wanted = fold(text)[0], fold("".join(printed(letter, bullet)))[0]
    if shown == wanted or (common(wanted) != wanted and common(shown) == common(wanted)):
        return []
    lacking = [n for n, s in enumerate(letter["statements"], start=1) if fold(printable(s["text"]).removesuffix("."))[0] not in shown]
    if not lacking:
        return [f"{name[0].upper()}{name[1:]} in {where} has words that letter.json does not have, or lacks some that it has."]
    return [f"Statement {n} of {name} does not stand in {where} as letter.json has it." for n in lacking]


def files(manifest: Json, held: Mapping[str, bytes], open_view: Opener) -> tuple[list[str], int]:
    """Every letter's JSON, PDF and DOCX."""
    failures = []
    for entry in manifest["letters"]:
        name, path, letter = name_of(entry), entry["path"], entry["letter"]
        failures += _json_faults(held.get(f"{path}.json"), letter, f"{path}.json", name)
        failures += pdf_faults(held.get(f"{path}.pdf"), letter, f"{path}.pdf", name, open_view)
        failures += _docx_faults(held.get(f"{path}.docx"), letter, f"{path}.docx", name)
        if letter["placeholders"]:
            failures.append(f"{name[0].upper()}{name[1:]} has blanks to fill in.")
    listed = {f"{entry['path']}.json" for entry in manifest["letters"]}
    letters = [path for path in held if path.endswith(".json") and path.startswith("letter")]
    failures += [f"{path} is a letter that the manifest does not hold." for path in letters if path not in listed]
    return failures, 3 * len(manifest["letters"])


def _json_faults(content: bytes | None, letter: Json, where: str, name: str) -> list[str]:
    try:
        found = json.loads(content or b"")
    except ValueError:
        return [f"{where} cannot be read."]
    if found == letter:
        return []
    theirs = found.get("statements") if isinstance(found, dict) else None
    if not isinstance(theirs, list) or len(theirs) != len(letter["statements"]):
        return [f"{where} does not hold the letter that the manifest holds."]
    pairs = zip(theirs, letter["statements"], strict=True)
    changed = [n for n, (a, b) in enumerate(pairs, start=1) if a != b]
    named = [f"Statement {n} of {name} differs between {where} and the manifest." for n in changed]
    return named or [f"{where} differs from the manifest."]


def pdf_faults(content: bytes | None, letter: Json, where: str, name: str, open_view: Opener) -> list[str]:
    """What a PDF of a letter prints otherwise than letter.json."""
    try:
        view = open_view(content or b"")
    except NotReadable:
        return [f"{where} cannot be opened."]
    try:
        text = "".join(view.body(n, TOP, BOTTOM) for n in range(1, len(view) + 1))
    except NotReadable:
        return [f"{where} cannot be opened."]
    finally:
        view.close()
    return _faults(letter, text, where, name, "•")


# How zipfile, zlib and the XML reader say that a file is damaged: a changed byte may lie in the archive's frame, its data or its text.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError, ET.ParseError)


def _docx_faults(content: bytes | None, letter: Json, where: str, name: str) -> list[str]:
    try:
        text = docx_text(content or b"")
    except _DAMAGED:
        return [f"{where} cannot be opened."]
    return _faults(letter, text, where, name, "")


def furniture(manifest: Json) -> tuple[list[str], int]:
    """What every letter of the manifest bears besides its sentences and can be derived: its title, its day, and the one running head."""
    on = date.fromisoformat(manifest["created_for"])
    head = manifest["letters"][0]["letter"]["running_head"]
    failures = []
    for entry in manifest["letters"]:
        letter = entry["letter"]
        wanted = {"title": words.LETTERS[LetterKind(letter["kind"])], "dated_text": words.day(on, letter["language"]), "running_head": head}
        wrong = [key.replace("_", " ") for key, value in wanted.items() if letter[key] != value]
        failures += [f"The {key} of {name_of(entry)} is not what it must be." for key in wrong]
    read, count = readings(manifest)
    return [*failures, *read], len(manifest["letters"]) + count


def readings(manifest: Json) -> tuple[list[str], int]:
    """The Spanish readings: each carries every quote, page, day, number, citation and name of the sentence that it stands beside."""
    failures, count = [], 0
    for entry in manifest["letters"]:
        for number, statement in enumerate(entry["letter"]["statements"], start=1):
            said = statement.get("reading", {}).get("es")
            if said is None:
                continue
            count += 1
            fault = missing(statement["text"], said)
            if fault is not None:
                failures.append(f"The Spanish reading of statement {number} of {name_of(entry)} is not the same: {fault}.")
    return failures, count


def in_packet(view: View, manifest: Json) -> tuple[list[str], int]:
    """The main letter as packet.pdf prints it."""
    count = manifest["packet"]["letter_pages"]
    text = "".join(view.body(n, TOP, BOTTOM) for n in range(1, count + 1))
    entry = manifest["letters"][0]
    return _faults(entry["letter"], text, "packet.pdf", name_of(entry), "•"), count


_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def docx_text(content: bytes) -> str:
    """The text of a DOCX's body in order, tables included. Raises KeyError, zipfile.BadZipFile or ValueError for what is no DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        body = opened.read("word/document.xml")
    if b"<!DOCTYPE" in body[:4096]:
        raise ValueError("a document type is declared, which no letter of ours has")
    root = ET.fromstring(body)  # noqa: S314 - declares no entities (looked for above)
    return "".join(node.text or "" for node in root.iter(_WORDS))
