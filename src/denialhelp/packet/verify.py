"""`verify`: re-reads a packet and recomputes everything that its manifest claims, offline; every failure names what does not hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from denialhelp.errors import UnreadableFile
from denialhelp.packet import check_files, check_letters, check_pages, check_statements, check_tables
from denialhelp.packet.assemble import attached
from denialhelp.packet.manifest import FORMAT, VERSION, seal
from denialhelp.packet.quotes import Packet
from denialhelp.reference.rulebook import RuleBook

Json = Any


@dataclass(frozen=True, slots=True)
class Verification:
    """The result: `ok` when nothing failed. `checked` counts what was looked at, by kind; `notes` are remarks that fail nothing."""

    ok: bool
    failures: tuple[str, ...]
    checked: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; name a packet's folder or its packet.pdf.") from fault


def _parsed(content: bytes | None) -> Json | None:
    """A manifest of ours, or None."""
    try:
        found = json.loads(content or b"")
    except ValueError:
        return None
    known = isinstance(found, dict) and found.get("format") == FORMAT and found.get("version") == VERSION
    return found if known else None


def _embedded(pdf: bytes) -> Json | None:
    try:
        return _parsed(attached(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError):
        return None


def verify(path: Path, rules: RuleBook, originals: Mapping[str, Path] | None = None) -> Verification:
    """Check a packet's folder or a packet.pdf alone. With `originals` (document id to file) the files received are hashed too.

    Raises UnreadableFile where there is nothing of ours to check.
    """
    if path.is_dir():
        return _verify_folder(path, rules, originals)
    pdf = _read(path)
    manifest = _embedded(pdf)
    if manifest is None:
        raise UnreadableFile("no-manifest", f"'{path.name}' holds no manifest that can be read, so it is no packet that can be checked.")
    report = Report()
    _check_packet(report, pdf, manifest, rules)
    return report.result(originals, manifest)


@dataclass(slots=True)
class Report:
    """Collects what was checked and what failed."""

    failures: list[str] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, what: str, failures: list[str], count: int) -> None:
        """Note a check."""
        self.failures += [f for f in failures if f not in self.failures]
        self.checked[what] = self.checked.get(what, 0) + count

    def result(self, originals: Mapping[str, Path] | None, manifest: Json) -> Verification:
        """The verification, after the originals were hashed where they were given."""
        if originals is not None:
            self.add("originals", *check_files.originals(manifest, originals))
        return Verification(not self.failures, tuple(self.failures), self.checked, tuple(self.notes))


def _verify_folder(folder: Path, rules: RuleBook, originals: Mapping[str, Path] | None) -> Verification:
    if not (folder / "manifest.json").is_file():
        raise UnreadableFile("no-manifest", f"The folder '{folder.name}' holds no manifest.json, so it is no packet that can be checked.")
    manifest = _parsed(_read(folder / "manifest.json"))
    if manifest is None:
        return Verification(False, ("manifest.json cannot be read as a packet's manifest.",))
    report = Report()
    try:
        files, failures = check_files.read_parts(folder, manifest)
        report.add("files", failures, len(files))
        report.notes += check_files.strangers(folder, manifest)
        report.add("manifest", _same_manifest(manifest, files.get("packet.pdf")), 1)
        report.add("letter files", *check_letters.files(manifest, files))
        report.add("case file", check_tables.case_file(manifest, files.get("case.json")), 1)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        report.add("manifest", ["manifest.json does not have the form of a packet's manifest."], 1)
    if "packet.pdf" in files:
        _check_packet(report, files["packet.pdf"], manifest, rules)
    return report.result(originals, manifest)


def _same_manifest(manifest: Json, pdf: bytes | None) -> list[str]:
    """The folder's manifest against the one inside packet.pdf: they may differ in the packet's own hash alone."""
    inner = None if pdf is None else _embedded(pdf)
    if inner is None:
        return ["packet.pdf holds no manifest that can be read."]
    outer = {key: value for key, value in manifest.items() if key != "seal"}
    outer["parts"] = [p for p in manifest["parts"] if p["path"] != "packet.pdf"]
    inner = {key: value for key, value in inner.items() if key != "seal"}
    differing = sorted(key for key in {*outer, *inner} if outer.get(key) != inner.get(key))
    return [f"manifest.json and the manifest inside packet.pdf differ in: {', '.join(differing)}."] if differing else []


def _check_packet(report: Report, pdf: bytes, manifest: Json, rules: RuleBook) -> None:
    """Everything that packet.pdf and the manifest show by themselves."""
    if manifest.get("seal") != seal(manifest):
        report.add("manifest", ["The manifest was changed after it was sealed."], 1)
    try:
        packet = Packet(pdf)
    except pypdfium2.PdfiumError:
        report.add("pages", ["packet.pdf cannot be opened."], 1)
        return
    try:
        report.add("pages", *check_pages.pages(pdf, packet, manifest))
        report.add("links and marks", *check_pages.actions(pdf, manifest))
        report.add("letter heads", *check_letters.furniture(manifest))
        report.add("letter pages", *check_letters.in_packet(packet, manifest))
        report.add("table quotations", *check_tables.tables(pdf, packet, manifest))
        report.add("citations of dates", *check_tables.citations(manifest, rules))
        report.add("statements", *check_statements.statements(packet, manifest, rules))
        if manifest["reference"]["version"] != rules.version:
            report.notes.append("The packet was made with other reference data than it was checked with.")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, pikepdf.PdfError, pypdfium2.PdfiumError):
        report.add("manifest", ["The manifest does not have the form of a packet's manifest, or does not fit packet.pdf."], 1)
    finally:
        packet.close()


