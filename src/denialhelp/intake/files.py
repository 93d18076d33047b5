"""Files of a case to Documents: finds out what each one is and hands it to its reader."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from denialhelp.casefile.document import Document, Origin, Page
from denialhelp.casefile.fact import Problem
from denialhelp.errors import UnreadableFile

from .content import Content
from .kind import IMAGES, Kind, fits_name, kind_of
from .language import language_of
from .limits import DEFAULT, Limits, Progress, silent

_PARTS_DEEP = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to read: its place, its id in the case, and whether it was found in a folder that was named."""

    path: Path
    id: str
    found: bool


def read_files(
    paths: Sequence[Path], *, limits: Limits = DEFAULT, progress: Progress | None = None, isolated: bool = False, kept: bool = False
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """All files, folders expanded (sorted by name), as documents with unique ids; the problems name what was odd.

    A file named directly that cannot be read raises UnreadableFile; one found in a folder becomes a Problem and the rest goes on.
    With `isolated` the files are parsed in a process of their own with limits on time and memory; with `kept` in one that stays for
    the next call, so that a program of many calls pays its start once.
    """
    if isolated or kept:
        from .child import read_isolated

        return read_isolated(tuple(paths), limits=limits, progress=progress, kept=kept)
    tell = progress or silent
    wanted = wanted_files(paths)
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, file in enumerate(wanted):
        tell("read", number, len(wanted))
        try:
            more, odd = read_parts(file.path, file.id, limits=limits, progress=tell)
        except UnreadableFile as error:
            if not file.found:
                raise
            problems.append(Problem(error.code, f"{file.id}: {error.message}"))
            continue
        documents += more
        problems += odd
    tell("read", len(wanted), len(wanted))
    return tuple(documents), tuple(problems)


def read_file(
    path: Path, document_id: str, *, limits: Limits = DEFAULT, progress: Progress | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """One file as a Document (attachments of an e-mail left out); raises UnreadableFile."""
    documents, problems = read_parts(path, document_id, limits=limits, progress=progress or silent)
    return documents[0], problems


def wanted_files(paths: Sequence[Path]) -> list[Wanted]:
    """The files that paths name, folders expanded, each with its id; raises UnreadableFile (empty)."""
    found = _expand(paths)
    return [Wanted(path, name, inside) for (path, inside), name in zip(found, _ids([p for p, _ in found]), strict=True)]


def _expand(paths: Sequence[Path]) -> list[tuple[Path, bool]]:
    """The files to read, each with whether it was found in a folder."""
    out: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            if not inside:
                raise UnreadableFile("empty", "This folder holds no files; name the folder that holds the documents.")
            out += [(p, True) for p in inside]
        else:
            out.append((path, False))
    unique: dict[Path, bool] = {}
    for path, found in out:
        unique.setdefault(path.absolute(), found)
    return list(unique.items())


def _ids(paths: Sequence[Path]) -> list[str]:
    """File names, longer by parent folders where two are the same."""
    parts = [1] * len(paths)
    while True:
        ids = ["/".join(p.parts[-n:]).lstrip("/") for p, n in zip(paths, parts, strict=True)]
        clash = [i for i, x in enumerate(ids) if ids.count(x) > 1 and parts[i] < len(paths[i].parts)]
        if not clash:
            return ids
        for i in clash:
            parts[i] += 1


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file within the limits; raises UnreadableFile (missing, too-large, unknown-kind)."""
    try:
        if not path.is_file():
            if path.exists():
                raise UnreadableFile("unknown-kind", "This is not an ordinary file; name a document such as a PDF, a photo or a Word file.")
            raise UnreadableFile("missing", "There is no such file; check the name and the folder.")
        size = path.stat().st_size
        if size > limits.bytes_per_file:
            raise _too_large(limits)
        with path.open("rb") as stream:
            data = stream.read(limits.bytes_per_file + 1)
    except OSError:
        raise UnreadableFile("missing", "This file cannot be opened; check that it is there and that you may read it.") from None
    except ValueError:
        # a null byte in the name
        raise UnreadableFile("missing", "There is no such file; check the name and the folder.") from None
    if len(data) > limits.bytes_per_file:
        raise _too_large(limits)
    return data


def _too_large(limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        "too-large", f"This file is larger than {limits.bytes_per_file // (1024 * 1024)} MB; split it into parts and try again."
    )


def read_parts(path: Path, document_id: str, *, limits: Limits, progress: Progress) -> tuple[list[Document], tuple[Problem, ...]]:
    """One file with its attachments, each a document of its own; raises UnreadableFile."""
    return _read_bytes(bytes_of(path, limits), path.name, document_id, limits, progress, 0)


def _read_bytes(
    data: bytes, name: str, document_id: str, limits: Limits, tell: Progress, depth: int
) -> tuple[list[Document], tuple[Problem, ...]]:
    kind = kind_of(data)
    _refuse_endless_text(data, kind, limits)
    content = _content(data, kind, limits, tell)
    if sum(len(p.words) for p in content.pages) > limits.words:
        raise _too_much_text()
    problems = list(content.problems)
    if not fits_name(kind, name):
        problems.append(
            Problem("wrong-extension", f"{document_id}: the name does not fit what the file is ({kind.value}); it was read for what it is.")
        )
    document = _document(data, document_id, kind, content)
    documents = [document]
    for part, payload in content.attachments[: limits.attachments if depth < _PARTS_DEEP else 0]:
        inner = _free(f"{document_id}/{part}", documents)
        try:
            more, odd = _read_bytes(payload, part, inner, limits, tell, depth + 1)
        except UnreadableFile as error:
            problems.append(Problem(error.code, f"{inner}: {error.message}"))
            continue
        documents += more
        problems += odd
    return documents, tuple(problems)


def _free(wanted: str, documents: Sequence[Document]) -> str:
    taken = {d.id for d in documents}
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name


def _document(data: bytes, document_id: str, kind: Kind, content: Content) -> Document:
    sample = "\n".join(p.text[:3000] for p in content.pages[:8])
    return Document(
        id=document_id,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind.value,
        pages=content.pages,
        how=_how(content.pages),
        language=language_of(sample),
        headers=content.headers,
        entries=content.entries,
        form_values=content.form_values,
    )


def _how(pages: Sequence[Page]) -> Origin:
    kinds = {p.how for p in pages if p.text.strip()} or {p.how for p in pages}
    return kinds.pop() if len(kinds) == 1 else Origin.MIXED


def _content(data: bytes, kind: Kind, limits: Limits, tell: Progress) -> Content:
    """The content by kind; heavy parts are imported only where they are needed, so that a text file is read at once."""
    if kind is Kind.PDF:
        from .pdf import read_pdf

        return read_pdf(data, limits, tell)
    if kind in IMAGES:
        from .photo_files import read_image

        return read_image(data, limits, tell)
    match kind:
        case Kind.DOCX:
            from .docx import read_docx as reader
        case Kind.EML:
            from .eml import read_eml as reader
        case Kind.HTML:
            from .html import read_html as reader
        case Kind.FHIR:
            from .fhir import read_fhir as reader
        case Kind.CCDA:
            from .ccda import read_ccda as reader
        case Kind.X12:
            from .x12 import read_x12 as reader
        case _:
            from .plaintext import read_text as reader
    return reader(data)


_TEXTS = frozenset({Kind.TEXT, Kind.HTML, Kind.X12})


def _refuse_endless_text(data: bytes, kind: Kind, limits: Limits) -> None:
    """A text is measured before its words become objects: fifteen megabytes of them would fill gigabytes."""
    if kind in _TEXTS and (len(data) > 4 * limits.text_chars or len(data.split(None, limits.words)) > limits.words):
        raise _too_much_text()


def _too_much_text() -> UnreadableFile:
    return UnreadableFile("too-large", "This file holds more text than can be read; split it into parts and try again.")
