"""Files without pages of their own (DOCX, TXT, EML, HTML, FHIR JSON, C-CDA, 835) set as readable pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.packet.page_reading import bodies
from denialhelp.packet.quotes import MARGIN
from denialhelp.packet.typeset import listing_pdf
from denialhelp.packet.words import SET_NOTE

_LONGEST_TOKEN = 60
_EPOCH = date(2000, 1, 1)  # these pages do not turn on the day; a fixed one keeps their bytes the same


@dataclass(frozen=True, slots=True)
class SetFile:
    """The pages of a file as they were set, and the text of each page's body."""

    pdf: bytes
    page_texts: tuple[str, ...]


def _breakable(line: str) -> str:
    """Long tokens get places where they may break; columns keep their distance."""
    out = []
    for token in line.replace("\t", "    ").replace("  ", "\u2003").split(" "):
        parts = [token[i:i + _LONGEST_TOKEN] for i in range(0, len(token), _LONGEST_TOKEN)]
        out.append("\u200b".join(parts))
    return " ".join(out)


def listing(document: Document) -> dict[str, object]:
    """What the listing template sets: the name and hash of the file, and its lines block by block."""
    text = "\n\n".join(page.text for page in document.pages)
    shown = "\n".join(f"{name}: {value}" for name, value in document.headers if value and value not in text)
    whole = f"{shown}\n\n{text}" if shown else text
    blocks = [[_breakable(line) for line in block.split("\n") if line.strip()] for block in whole.replace("\r", "").split("\n\n")]
    name = document.id.rsplit("/", 1)[-1]
    return {
        "title": name,
        "note": f"{SET_NOTE} {name}; the original is unchanged, sha256 {document.sha256}",
        "language": document.language if document.language.isalpha() and len(document.language) in (2, 3) else "en",
        "code": whole.lstrip()[:1] in ("{", "[", "<") or whole.lstrip().startswith("ISA*"),
        "blocks": [b for b in blocks if b] or [["(The file holds no text.)"]],
    }


def set_file(document: Document) -> SetFile:
    """The file as pages; the same file always gives the same bytes."""
    pdf = listing_pdf(listing(document), _EPOCH)
    return SetFile(pdf, bodies(pdf, MARGIN, MARGIN))
