"""A letter as statements with their support, and the exhibits it points to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .fact import Pin
from .policy import Task
from .slugs import LetterKind


class SupportKind(StrEnum):
    """What a statement rests on."""

    DOCUMENT = "document"
    LAW = "law"
    LITERATURE = "literature"
    CLAIMANT = "claimant"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Support:
    """One support: DOCUMENT and CLAIMANT have `pin`; LAW has `cite` and `rule`; FINDING has `finding` (a criterion's id), maybe `pin`."""

    kind: SupportKind
    pin: Pin | None = None
    cite: str | None = None
    rule: str | None = None
    finding: str | None = None
    pmid: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """A verified publication: `finding` is the one sentence that was held against it, `supports` whether it speaks for the treatment,
    `names` what its treatments are called."""

    pmid: str
    doi: str
    author: str
    journal: str
    year: int
    kind: str
    finding: str
    title: str = ""
    supports: bool = True
    names: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """Its number in PubMed, else its DOI, as a letter prints it."""
        return f"PMID {self.pmid}" if self.pmid else f"DOI {self.doi}"

    @property
    def text(self) -> str:
        """All that a sentence resting on it may say."""
        held = (self.finding, self.kind, self.author, self.journal, str(self.year), self.identity, self.title)
        return ". ".join(x.rstrip(".") for x in held if x)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a letter, as it prints. A statement without `support` is a form of address or a request and asserts nothing;
    `asserts` says which it is. `plain` is the built-in sentence where a model's wording stands in its place."""

    text: str
    support: tuple[Support, ...] = ()
    asserts: bool = True
    plain: str = ""


class BlockKind(StrEnum):
    """How a block of statements is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item. `criterion` names the criterion that the block argues, for links."""

    kind: BlockKind
    statements: tuple[Statement, ...]
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter. `subject` is label and value pairs, each a statement with support. `left_out` are statements the gate refused."""

    kind: LetterKind
    language: str
    voice: str
    dated: date
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    subject: tuple[tuple[str, Statement], ...]
    salutation: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    enclosures: tuple[str, ...] = ()
    left_out: tuple[tuple[Statement, str], ...] = ()
    worklist: tuple[Task, ...] = ()

    def statements(self) -> tuple[Statement, ...]:
        """Every statement in the order it prints."""
        return tuple(s for _, s in self.subject) + tuple(s for block in self.blocks for s in block.statements)


@dataclass(frozen=True, slots=True)
class ExhibitRef:
    """Where a pin is found in the packet: exhibit letter and the page's number within the exhibit."""

    exhibit: str
    stamp: int

    def label(self) -> str:
        """The stamp as it is printed: EX-C-017."""
        return f"EX-{self.exhibit}-{self.stamp:03d}"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit: a document of the case, all its pages in order. `page_texts` is the text of each page as it is in the packet
    (for files without pages, as they were set); `stamp` n is page n of the exhibit. `withheld`: the pages that were taken out because
    they are about another person; a slip stands in place of each, so that the numbering holds."""

    letter: str
    title: str
    document: str
    page_texts: tuple[str, ...]
    criteria: tuple[str, ...] = ()
    set_from_text: bool = False
    withheld: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExhibitPlan:
    """All exhibits in the order of the packet."""

    exhibits: tuple[Exhibit, ...] = field(default=())

    def withheld(self) -> frozenset[tuple[str, int]]:
        """The (document, page) of every page that was taken out."""
        return frozenset((e.document, page) for e in self.exhibits for page in e.withheld)
