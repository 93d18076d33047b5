"""A fact and its place: pins, facts, alternatives, problems, questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .document import Box


@dataclass(frozen=True, slots=True)
class Pin:
    """The place of a quote: document, page (from 1), box in points or None, and the verbatim quote (SOURCE of the contract)."""

    document: str
    page: int
    quote: str
    box: Box | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its system: CPT, HCPCS, ICD-10-CM, NDC or REV."""

    system: str
    code: str


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """The filing period as the notice states it: days or months from `start` ("notice" or "receipt"), or a date."""

    days: int | None = None
    months: int | None = None
    start: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class AppealTo:
    """Where an appeal goes, as the notice states it."""

    name: str | None = None
    address: str | None = None
    fax: str | None = None
    phone: str | None = None
    portal: str | None = None
    email: str | None = None


FactValue = str | bool | date | Decimal | tuple[str, ...] | tuple[Code, ...] | StatedDeadline | AppealTo


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the documents could mean."""

    value: FactValue
    sources: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read from documents, with its places. `confidence` is between 0 and 1."""

    name: str
    value: FactValue
    confidence: float
    sources: tuple[Pin, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a document, as data: the work goes on."""

    code: str
    message: str
    source: Pin | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What must be asked, and what the answer changes."""

    fact: str
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentNote:
    """What is said of a document in the contract's `documents` list."""

    id: str
    sha256: str
    pages: int
    how: str
    language: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says. `kind`: denial, approval, explanation-of-benefits, remittance or other."""

    documents: tuple[DocumentNote, ...]
    kind: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    def value(self, name: str) -> FactValue | None:
        """The value of a fact, or None where the notice does not bear it."""
        fact = self.facts.get(name)
        return None if fact is None else fact.value

    def text(self, name: str) -> str | None:
        """The value of a fact that is text, else None."""
        value = self.value(name)
        return value if isinstance(value, str) else None

    def day(self, name: str) -> date | None:
        """The value of a fact that is a day, else None."""
        value = self.value(name)
        return value if isinstance(value, date) else None

    def many(self, name: str) -> tuple[str, ...]:
        """The value of a fact that is a list of text, else an empty one."""
        value = self.value(name)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()
