"""`verify`: re-reads a packet and recomputes everything that its manifest claims, offline; every failure names what does not hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from denialhelp.errors import UnreadableFile
from denialhelp.packet import check_files, check_letters, check_pages, check_statements, check_tables, quotes
from denialhelp.packet.hashes import FORMAT, VERSION, seal
from denialhelp.packet.view import NotReadable, Opener, View
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


def _opened(pdf: bytes, open_view: Opener) -> View | None:
    try:
        return open_view(pdf)
    except NotReadable:
        return None


def _embedded(view: View | None) -> Json | None:
    try:
        return None if view is None else _parsed(view.manifest())
    except NotReadable:
        return None


def by_libraries(pdf: bytes) -> View:
    """The view that the program itself checks with."""
    from denialhelp.packet.engine_view import EngineView

    return EngineView(pdf)


def verify(path: Path, rules: RuleBook, originals: Mapping[str, Path] | None = None, open_view: Opener = by_libraries) -> Verification:
    """Check a packet's folder or a packet.pdf alone. With `originals` (document id to file) the files received are hashed too.

    `open_view` is the reader of PDF files. Raises UnreadableFile where there is nothing of ours to check.
    """
    if path.is_dir():
        return _verify_folder(path, rules, originals, open_view)
    view = _opened(_read(path), open_view)
    manifest = _embedded(view)
    if view is None or manifest is None:
        raise UnreadableFile("no-manifest", f"'{path.name}' holds no manifest that can be read, so it is no packet that can be checked.")
    report = Report()
    _check_packet(report, view, manifest, rules)
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


def _verify_folder(folder: Path, rules: RuleBook, originals: Mapping[str, Path] | None, open_view: Opener) -> Verification:
    if not (folder / "manifest.json").is_file():
        raise UnreadableFile("no-manifest", f"The folder '{folder.name}' holds no manifest.json, so it is no packet that can be checked.")
    manifest = _parsed(_read(folder / "manifest.json"))
    if manifest is None:
        return Verification(False, ("manifest.json cannot be read as a packet's manifest.",))
    report, view = Report(), None
    files: dict[str, bytes] = {}
    try:
        files, failures = check_files.read_parts(folder, manifest)
        report.add("files", failures, len(files))
        report.notes += check_files.strangers(folder, manifest)
        view = _opened(files["packet.pdf"], open_view) if "packet.pdf" in files else None
        report.add("manifest", _same_manifest(manifest, view), 1)
        report.add("letter files", *check_letters.files(manifest, files, open_view))
        report.add("case file", check_tables.case_file(manifest, files.get("case.json")), 1)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        report.add("manifest", ["manifest.json does not have the form of a packet's manifest."], 1)
    if view is not None:
        _check_packet(report, view, manifest, rules)
    elif "packet.pdf" in files:
        report.add("pages", ["packet.pdf cannot be opened."], 1)
    return report.result(originals, manifest)


def _same_manifest(manifest: Json, view: View | None) -> list[str]:
    """The folder's manifest against the one inside packet.pdf: they may differ in the packet's own hash alone."""
    inner = _embedded(view)
    if inner is None:
        return ["packet.pdf holds no manifest that can be read."]
    outer = {key: value for key, value in manifest.items() if key != "seal"}
    outer["parts"] = [p for p in manifest["parts"] if p["path"] != "packet.pdf"]
    inner = {key: value for key, value in inner.items() if key != "seal"}
    differing = sorted(key for key in {*outer, *inner} if outer.get(key) != inner.get(key))
    return [f"manifest.json and the manifest inside packet.pdf differ in: {', '.join(differing)}."] if differing else []


def _check_packet(report: Report, view: View, manifest: Json, rules: RuleBook) -> None:
    """Everything that packet.pdf and the manifest show by themselves; the view is closed."""
    if manifest.get("seal") != seal(manifest):
        report.add("manifest", ["The manifest was changed after it was sealed."], 1)
    try:
        report.add("pages", *check_pages.pages(view, manifest))
        report.add("links and marks", *check_pages.actions(view, manifest))
        report.add("letter heads", *check_letters.furniture(manifest))
        report.add("letter pages", *check_letters.in_packet(view, manifest))
        report.add("table quotations", *check_tables.tables(view, manifest))
        report.add("citations of dates", *check_tables.citations(manifest, rules))
        report.add("statements", *check_statements.statements(view, manifest, rules))
        if manifest["reference"]["version"] != rules.version:
            report.notes.append("The packet was made with other reference data than it was checked with.")
        hidden = quotes.untold(view, check_statements.placed(manifest))
        if hidden:
            report.notes.append(f"{hidden} pages have fonts that do not tell their text here: quotations on them were not compared.")
    except NotReadable:
        report.add("pages", ["packet.pdf has a page that cannot be read."], 1)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RuntimeError):
        report.add("manifest", ["The manifest does not have the form of a packet's manifest, or does not fit packet.pdf."], 1)
    finally:
        view.close()
