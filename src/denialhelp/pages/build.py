"""Builds the help library as a static site: pages in parallel, only what changed is written, each file moved into place whole."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from denialhelp.errors import WrongUse

from .finder import build_index
from .library import Library
from .render import Renderer
from .site import Key, Site, path_of
from .site_files import around
from .voice import LANGS

RECORD = ".denialhelp-pages.json"
CHUNK = 400
ASSETS = ("help.css", "help.js", "icon.svg")
_worker: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: pages in all, written, left as they were, removed; and pages by language."""

    pages: int
    written: int
    kept: int
    removed: int
    by_language: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Note:
    """What the record keeps of a page: the hash of its HTML and the facts that it rests on."""

    place: str
    digest: str
    facts: tuple[str, ...]
    wrote: bool


def renderer_of(site: Site, base_url: str = "", *, live: bool = False) -> Renderer:
    """A renderer that knows which pages the site has."""
    _ = site.keys
    return Renderer(site.library, base_url, live, site.alternate, lambda path, lang: path in site.paths[lang])


def file_of(path: str) -> str:
    """The file of an address under the output folder."""
    return path.lstrip("/") + "index.html"


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there, so that no reader ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(data)
    part.replace(file)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _start(site: Site, base_url: str, out: Path, before: dict[str, Any]) -> None:
    _worker.update(site=site, renderer=renderer_of(site, base_url), out=out, before=before)


def _make(task: tuple[str, tuple[Key, ...]]) -> list[_Note]:
    """Builds and writes a chunk of pages in a worker."""
    lang, keys = task
    site: Site = _worker["site"]
    renderer: Renderer = _worker["renderer"]
    out: Path = _worker["out"]
    before: dict[str, Any] = _worker["before"]
    notes: list[_Note] = []
    for key in keys:
        page = site.page(lang, key)
        facts = renderer.facts(page)
        place = file_of(page.path)
        html = renderer.page(page, facts=facts)
        digest = _digest(html)
        held = before.get(place)
        wrote = held is None or held[0] != digest or not (out / place).exists()
        if wrote:
            write_whole(out / place, html.encode())
        notes.append(_Note(place, digest, facts, wrote))
    return notes


def _program_digest() -> str:
    """A hash of everything that shapes a page beside its facts: code, templates, catalogue and texts."""
    made = hashlib.sha256()
    for folder in (
        files("denialhelp.pages"),
        files("denialhelp.pages").joinpath("templates"),
        files("denialhelp.pages").joinpath("locale"),
    ):
        for file in sorted((f for f in folder.iterdir() if f.is_file()), key=lambda f: f.name):
            made.update(file.read_bytes())
    return made.hexdigest()[:16]


def _shape(site: Site, base_url: str) -> str:
    """A hash of which pages exist and how they are made; where it is the same, only pages with a changed fact are built."""
    texts = repr((site.library.texts, site.library.services, site.library.prices, base_url, site.library.as_of))
    paths = "\n".join(f"{lang} {p}" for lang in LANGS for p in sorted(site.paths[lang]))
    return _digest(_program_digest() + texts + paths)


def _read_record(out: Path) -> dict[str, Any]:
    file = out / RECORD
    if not file.exists():
        return {}
    try:
        held = json.loads(file.read_bytes())
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _chunks(tasks: Iterable[tuple[str, list[Key]]]) -> Iterator[tuple[str, tuple[Key, ...]]]:
    for lang, keys in tasks:
        for at in range(0, len(keys), CHUNK):
            yield lang, tuple(keys[at : at + CHUNK])


def _run(site: Site, base_url: str, out: Path, before: dict[str, Any], tasks: list[tuple[str, list[Key]]], workers: int) -> list[_Note]:
    chunks = list(_chunks(tasks))
    if workers < 2 or len(chunks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        _start(site, base_url, out, before)
        return [note for chunk in chunks for note in _make(chunk)]
    _start(site, base_url, out, before)  # the workers are forked from here and share what was planned
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        return [note for notes in pool.map(_make, chunks) for note in notes]


def _stale(site: Site, record: dict[str, Any], data: dict[str, str]) -> Callable[[str, Key], bool]:
    """Whether a page must be built again: it is new, or one of its facts has changed."""
    changed = {fact for fact, digest in record["facts"].items() if data.get(fact) != digest}
    pages = record["pages"]

    def needs(lang: str, key: Key) -> bool:
        held = pages.get(file_of(site.desks[lang].voice.path(path_of(key))))
        return held is None or not changed.isdisjoint(held[1])

    return needs


def _facts_now(site: Site, wanted: Iterable[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for fact in wanted:
        try:
            out[fact] = site.library.datum(fact).digest
        except KeyError:
            out[fact] = ""
    return out


def build(library: Library, out: Path, *, base_url: str = "", workers: int | None = None) -> Built:
    """Builds the site into a folder and says what was done.

    A folder that holds something else is refused (WrongUse). Pages whose facts did not change since the last build are left alone.
    """
    if out.exists() and any(out.iterdir()) and not (out / RECORD).exists():
        raise WrongUse("out-not-empty", f"The folder {out.name} holds other files; choose a new folder or one made by this command.")
    base = base_url.rstrip("/")
    site = Site(library)
    _ = site.keys
    record, shape = _read_record(out), _shape(site, base)
    known: dict[str, Any] = record.get("pages", {})
    out.mkdir(parents=True, exist_ok=True)
    tasks = [(lang, list(site.keys[lang])) for lang in LANGS]
    if record.get("shape") == shape:
        needs = _stale(site, record, _facts_now(site, record["facts"]))
        tasks = [(lang, [k for k in keys if needs(lang, k)]) for lang, keys in tasks]
    notes = _run(site, base, out, known, tasks, workers if workers is not None else min(2, os.cpu_count() or 1))
    places = {file_of(site.desks[lang].voice.path(path_of(k))) for lang in LANGS for k in site.keys[lang]}
    pages = {place: held for place, held in known.items() if place in places}
    pages.update({note.place: [note.digest, list(note.facts)] for note in notes})
    removed = 0
    for place in known:
        if place not in places and (out / place).exists():
            (out / place).unlink()
            removed += 1
    _write_around(site, base, out)
    facts = _facts_now(site, {fact for _, held in pages.values() for fact in held})
    write_whole(out / RECORD, json.dumps({"shape": shape, "facts": facts, "pages": pages}, separators=(",", ":")).encode())
    written = sum(note.wrote for note in notes)
    return Built(len(places), written, len(places) - written, removed, {lang: len(site.keys[lang]) for lang in LANGS})


def _write_around(site: Site, base: str, out: Path) -> None:
    """Writes assets, index, sitemap and the like where they differ from what stands there."""
    made = around(base, site)
    for name in ASSETS:
        made[f"help/assets/{name}"] = files("denialhelp.pages").joinpath("assets", name).read_bytes()
    for lang in LANGS:
        made[f"help/search/index-{lang}.json"] = build_index(site, lang).json().encode()
    for name, data in made.items():
        file = out / name
        if not file.exists() or file.read_bytes() != data:
            write_whole(file, data)
