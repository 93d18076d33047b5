"""A text in English and Spanish, and the strict reading of the help texts: no number stands in them that is not a fact's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from denialhelp.errors import FaultyReference

MARK = re.compile(r"\[\[=?([a-z0-9_.@-]+)\]\]")
_SLOT = re.compile(r"\{[a-z_]+\}")
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")
# Names that carry a digit without being a fact of their own.
_NAMES = re.compile(r"\b(?:CMS-\d+|UB-04|GLP-1|COVID-19|ICD-10(?:-CM)?|HCPCS|835|24/7|988|911|IL-\d+)\b")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages. `[[id]]` prints a rule's time, `[[=id]]` cites a rule, `{name}` is a slot."""

    en: str
    es: str

    def of(self, lang: str) -> str:
        """The words in one language."""
        return self.es if lang == "es" else self.en


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source of a fact that stands in a help text."""

    cite: str
    source: str
    read: str


def bare(text: str) -> str:
    """A text without marks, slots and names that carry digits."""
    return _NAMES.sub("", _SLOT.sub("", MARK.sub("", text)))


def marks(text: str) -> tuple[str, ...]:
    """The marks and slots of a text, sorted: both languages must have the same."""
    return tuple(sorted(m.group(0) for m in (*MARK.finditer(text), *_SLOT.finditer(text))))


class HelpFaults:
    """Collects the faults of the help texts of one file."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.found: list[str] = []

    def add(self, what: str) -> None:
        """Notes one fault."""
        self.found.append(f"{self.where}: {what}")

    def stop(self) -> None:
        """Raises FaultyReference where anything was found."""
        if self.found:
            raise FaultyReference(tuple(self.found))


def text_of(value: object, where: str, faults: HelpFaults, *, numbers: bool = False) -> Text:
    """A pair `[English, Spanish]` as a Text. A number in it is a fault unless the entry has sources (`numbers`)."""
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(v, str) and v.strip() for v in value):
        faults.add(f"{where}: must be a pair of English and Spanish")
        return Text("", "")
    made = Text(value[0].strip(), value[1].strip())
    if marks(made.en) != marks(made.es):
        faults.add(f"{where}: English and Spanish have different marks")
    if sorted(_NUMBER.findall(bare(made.en))) != sorted(_NUMBER.findall(bare(made.es))):
        faults.add(f"{where}: English and Spanish have different numbers")
    if not numbers and _NUMBER.search(bare(made.en)):
        faults.add(f"{where}: a number needs a fact or a source")
    return made


def texts_of(value: object, where: str, faults: HelpFaults, *, numbers: bool = False) -> tuple[Text, ...]:
    """A list of pairs."""
    if value is None:
        return ()
    if not isinstance(value, list):
        faults.add(f"{where}: must be a list of pairs")
        return ()
    return tuple(text_of(one, f"{where}[{i}]", faults, numbers=numbers) for i, one in enumerate(value))


def names_of(value: object, where: str, faults: HelpFaults) -> tuple[str, ...]:
    """A list of short texts; a single string is split at semicolons."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    faults.add(f"{where}: must be texts")
    return ()


def quoted_of(entry: Mapping[str, Any], where: str, faults: HelpFaults) -> tuple[Quoted, ...]:
    """The sources of an entry."""
    out: list[Quoted] = []
    for one in entry.get("sources", []):
        made = Quoted(str(one.get("cite", "")), str(one.get("source", "")), str(one.get("read", "")))
        if not made.cite or not made.source.startswith(("https://", "http://")) or made.read not in ("text", "agency", "secondary"):
            faults.add(f"{where}: a source needs cite, a public address and how it was read")
        out.append(made)
    return tuple(out)
