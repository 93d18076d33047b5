"""Verification of pages: each shows what it showed when the packet was made, bears its stamp and stands in its place."""

from __future__ import annotations

from typing import Any

from denialhelp.casefile.quote import fold
from denialhelp.casefile.withheld import TAKEN_OUT
from denialhelp.packet.hashes import text_hash
from denialhelp.packet.view import View
from denialhelp.packet.words import SET_NOTE

Json = Any


def _name(entry: Json) -> str:
    return str(entry.get("label") or f"page {entry['packet_page']} of the packet")


def _entries(manifest: Json) -> list[Json]:
    return [*manifest["packet"]["front"], *(page for exhibit in manifest["exhibits"] for page in exhibit["pages"])]


def pages(view: View, manifest: Json) -> tuple[list[str], int]:
    """The packet's pages against the manifest's hashes, order and stamps."""
    entries = _entries(manifest)
    is_set = {page["label"] for exhibit in manifest["exhibits"] if exhibit["set_from_text"] for page in exhibit["pages"]}
    failures = _order(manifest, entries, len(view))
    shown, drawn, read = view.shown(), view.drawn(), view.texts()
    same_reader = manifest["engines"]["pdfium"] == view.engines["pdfium"]
    for entry in entries:
        index = entry["packet_page"] - 1
        if not 0 <= index < len(shown):
            failures.append(f"{_name(entry)} is missing from the packet.")
            continue
        if shown[index] != entry["content_sha256"] or (same_reader and text_hash(read[index]) != entry["text_sha256"]):
            failures.append(f"{_name(entry)} does not show what it showed when the packet was made.")
        if "label" in entry and not _bears(entry["label"], fold(read[index])[0], drawn[index]):
            failures.append(f"Page {entry['packet_page']} of the packet does not bear the stamp {entry['label']}.")
        if entry.get("withheld") and fold(read[index])[0] != fold(TAKEN_OUT + entry["label"])[0] and entry["label"] not in is_set:
            failures.append(f"{_name(entry)} shows more than that it was taken out.")
        if entry.get("label") in is_set and fold(SET_NOTE)[0] not in fold(read[index])[0]:
            failures.append(f"{_name(entry)} is not a page that was set from a file.")
    return failures, len(entries)


def _bears(label: str, text: str, drawn: bytes) -> bool:
    """Whether a page bears its stamp: among its words (a reader may order it among those beside it) and as the last thing drawn."""
    return label in text and drawn.endswith(f"({label}) Tj ET Q".encode())


def actions(view: View, manifest: Json) -> tuple[list[str], int]:
    """Nothing in the packet acts by itself, nothing but the manifest is attached, and each jump of its own pages leads where it says."""
    places = {page["label"]: page["packet_page"] for exhibit in manifest["exhibits"] for page in exhibit["pages"]}
    failures = []
    if view.acting():
        failures.append("The packet holds scripts, forms or attachments that it did not have when it was made.")
    jumps = view.jumps()
    for jump in jumps:
        right = not jump.is_link or (jump.target is not None and places.get(jump.words.removeprefix("Go to ")) == jump.target)
        if jump.acts or not right:
            failures.append(f"A link on page {jump.page} of the packet does not lead to the page that it names.")
    return failures, len(jumps)


def _order(manifest: Json, entries: list[Json], count: int) -> list[str]:
    """Every page once, in order, and every page of every original."""
    failures = []
    if [e["packet_page"] for e in entries] != list(range(1, count + 1)) or manifest["packet"]["pages"] != count:
        failures.append("The packet does not have the pages that the manifest lists.")
    known = {entry["document"]: entry for entry in manifest["originals"]}
    for exhibit in manifest["exhibits"]:
        letter = exhibit["exhibit"]
        if exhibit["document"] not in known:
            failures.append(f"Exhibit {letter} is made from a file that the manifest does not list.")
            continue
        wanted = [(n, f"EX-{letter}-{n:03d}") for n in range(1, len(exhibit["pages"]) + 1)]
        in_order = [(p["stamp"], p["label"]) for p in exhibit["pages"]] == wanted
        if not in_order or [p["source_page"] for p in exhibit["pages"]] != [n for n, _ in wanted]:
            failures.append(f"The pages of exhibit {letter} are not in order.")
        if not exhibit["set_from_text"] and len(exhibit["pages"]) < known[exhibit["document"]]["pages"]:
            failures.append(f"Exhibit {letter} lacks pages of its file.")
    return failures
