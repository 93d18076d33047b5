"""manifest.json: every part, original, statement and exhibit page of a packet with its hash, so that anyone can check it.

The format is described in docs/manifest.md.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

import pikepdf
import pypdfium2

from denialhelp.casefile.document import Document
from denialhelp.casefile.letter import ExhibitPlan
from denialhelp.packet.assemble import Assembled
from denialhelp.packet.fingerprint import Fingerprints
from denialhelp.packet.hashes import FORMAT, VERSION, seal, sha256, text_hash
from denialhelp.packet.page_reading import texts

Json = Any


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter with the path of its files without their ending ("letter", "letters/claim-file-request")."""

    path: str
    letter: Json


def encode(value: Json) -> bytes:
    """JSON as all files of a packet hold it: readable, in the order given, ending in a newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def engines() -> Json:
    """What read and set the pages: page texts are compared only where these are the same."""
    return {"pdfium": str(pypdfium2.PDFIUM_INFO), "typst": version("typst")}


def part(path: str, content: bytes) -> Json:
    """One file of the packet's folder."""
    return {"path": path, "sha256": sha256(content), "bytes": len(content)}


def _page_hashes(pdf: bytes) -> list[Json]:
    marks = Fingerprints()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        shown = [marks.page(page) for page in opened.pages]
    return [{"text_sha256": text_hash(text), "content_sha256": content} for text, content in zip(texts(pdf), shown, strict=True)]


def _exhibits(plan: ExhibitPlan, packet: Assembled, hashes: list[Json], readings: Mapping[str, str]) -> list[Json]:
    out = []
    for exhibit in plan.exhibits:
        pages = []
        for page in packet.pages:
            if page.ref.exhibit != exhibit.letter:
                continue
            label = page.ref.label()
            entry = {"stamp": page.ref.stamp, "label": label, "packet_page": page.number, "source_page": page.source_page,
                     **hashes[page.number - 1]}
            if page.source_page in exhibit.withheld:
                entry["withheld"] = True
            if label in readings:
                entry["reading"] = readings[label]
            pages.append(entry)
        out.append({"exhibit": exhibit.letter, "title": exhibit.title, "document": exhibit.document,
                    "set_from_text": exhibit.set_from_text, "criteria": list(exhibit.criteria), "pages": pages})
    return out


@dataclass(frozen=True, slots=True)
class ManifestInput:
    """What a manifest tells of. `readings` holds, by stamp, the text of pages on which a quote runs otherwise
    than the PDF's own order; `case` what the law check needs (plan_type, state); `answers` what the claimant answered, by fact."""

    plan: ExhibitPlan
    documents: Sequence[Document]
    packet: Assembled
    letters: Sequence[LetterFile]
    sections: Sequence[Json]
    findings: Sequence[Json]
    parts: Sequence[Json]
    readings: Mapping[str, str]
    case: Mapping[str, str | None]
    answers: Mapping[str, str]
    as_of: date
    program_version: str
    rules_version: str


def make(given: ManifestInput) -> Json:
    """The manifest as it stands inside packet.pdf: everything but the packet's own hash."""
    hashes = _page_hashes(given.packet.pdf)
    front = [{"packet_page": n + 1, **hashes[n]} for n in range(given.packet.front_pages)]
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "created_for": given.as_of.isoformat(),
        "program": {"name": "DenialHelp", "version": given.program_version},
        "reference": {"version": given.rules_version},
        "engines": engines(),
        "parts": list(given.parts),
        "originals": [{"document": d.id, "sha256": d.sha256, "pages": len(d.pages), "media_type": d.media_type, "how": d.how.value,
                       "language": d.language}
                      for d in given.documents],
        "packet": {"pages": len(hashes), "letter_pages": given.packet.letter_pages, "front": front},
        "exhibits": _exhibits(given.plan, given.packet, hashes, given.readings),
        "letters": [{"path": f.path, "letter": f.letter} for f in given.letters],
        "sections": list(given.sections),
        "findings": list(given.findings),
        "case": dict(given.case),
        "answers": dict(given.answers),
    }
    return manifest | {"seal": seal(manifest)}


def with_part(manifest: Json, added: Json) -> Json:
    """The manifest with one more part, sealed anew."""
    grown = manifest | {"parts": [*manifest["parts"], added]}
    return grown | {"seal": seal(grown)}
