"""What a page is: sections of blocks whose statements each carry the facts that they rest on. Pure values, no markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PageKind(StrEnum):
    """The kinds of page; each has its own place in the addresses."""

    HOME = "home"
    CELL = "cell"
    PAIR = "pair"
    PAYER = "payer"
    TREATMENT = "treatment"
    TREATMENT_REASON = "treatment-reason"
    REASON = "reason"
    PLAN = "plan"
    STATE = "state"
    CODE = "code"
    LAW = "law"
    SITUATION = "situation"
    LETTER = "letter"
    GLOSSARY = "glossary"
    DATES = "dates"
    SEARCH = "search"
    COVERAGE_MAP = "map"
    ODDS = "odds"
    LIST = "list"


class Scope(StrEnum):
    """What a section depends on: two pages share the sections whose dependence they share."""

    COMMON = "common"
    REASON = "reason"
    TREATMENT = "treatment"
    ARGUMENT = "argument"
    PAYER = "payer"
    POLICY = "policy"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text; `datum` names the fact whose value it prints, `href` where it leads (an address of this site, or a public one).

    `lang` is set where the words are not in the page's language.
    """

    text: str
    datum: str = ""
    href: str = ""
    day: date | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One or more sentences. `data` are the facts that they rest on; `cites` those of them whose citation is printed behind the text."""

    parts: tuple[Part, ...]
    data: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without markup."""
        return "".join(p.text for p in self.parts)


@dataclass(frozen=True, slots=True)
class Prose:
    """Statements as one paragraph each."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Statements as a list; `nested` gives the depth of each, where it has any."""

    statements: tuple[Statement, ...]
    ordered: bool = False
    depths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Statements that stand out; `tone` is good, warn or plain."""

    statements: tuple[Statement, ...]
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a heading for each column; the first cell of a row heads it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its meaning, and its own anchor."""

    anchor: str
    name: Statement
    meaning: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of terms."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class DateRow:
    """One last day that can be counted: from which day, how many of which unit, and whether weekends move it."""

    label: Statement
    window: Statement
    rule: str
    starts: str
    count: int
    unit: str
    month_end: str
    also_mail: int = 0
    more: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form that turns the reader's own day into last days; without a script or server its table shows the windows in words.

    `head` names the columns behind the last day, for which each row has `more`.
    """

    rows: tuple[DateRow, ...]
    caption: str
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """The search form."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares in percent with their interval, drawn as bars; a table of the same numbers stands beneath."""

    caption: str
    rows: tuple[tuple[str, float, float, float], ...]
    data: tuple[str, ...] = ()


Block = Prose | Bullets | Note | Table | Terms | DateForm | Search | Bars


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its heading (the first section of a page has none). `key` names a section that several pages share."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    scope: Scope = Scope.COMMON
    key: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language. `path` begins with /help/ (or /es/help/); `schema` is its schema.org type, `about` what it speaks of."""

    path: str
    kind: PageKind
    lang: str
    title: str
    description: str
    sections: tuple[Section, ...]
    crumbs: tuple[Crumb, ...] = ()
    other: str = ""
    schema: str = "WebPage"
    about: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


def statements_of(block: Block) -> Iterator[Statement]:
    """The statements of a block in their order."""
    match block:
        case Prose(statements) | Note(statements) | Bullets(statements):
            yield from statements
        case Table():
            for row in block.rows:
                yield from row
        case Terms(terms):
            for term in terms:
                yield term.name
                yield from term.meaning
        case DateForm(rows):
            for row_ in rows:
                yield row_.label
                yield row_.window
                yield from row_.more
        case Search() | Bars():
            return


def page_statements(page: Page) -> Iterator[Statement]:
    """All statements of a page."""
    for section in page.sections:
        for block in section.blocks:
            yield from statements_of(block)


def data_of(section: Section) -> tuple[str, ...]:
    """The facts that a section rests on, each once, in order."""
    found: dict[str, None] = {}
    for block in section.blocks:
        for one in statements_of(block):
            for held in (*one.data, *one.cites, *(p.datum for p in one.parts if p.datum)):
                found[held] = None
        if isinstance(block, DateForm):
            found.update(dict.fromkeys(row.rule for row in block.rows if row.rule))
        if isinstance(block, Bars):
            found.update(dict.fromkeys(block.data))
    return tuple(found)
