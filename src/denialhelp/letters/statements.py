"""The pen: makes statements with their supports, and keeps only what the gate will let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Block, BlockKind, Statement, Support, SupportKind
from denialhelp.casefile.policy import Evidence, Finding, walk
from denialhelp.casefile.quote import pin_at, span_of
from denialhelp.letters.brief import ANSWERS_ID, Brief
from denialhelp.letters.dates import find_dates
from denialhelp.letters.grounding import check_statement
from denialhelp.letters.lawbook import LawText, law_text

_MOST_LINES = 8


@dataclass(frozen=True)
class Pen:
    """Writes statements for one brief. What it returns from `first` has passed the gate already.

    `outside`: the letter goes to a reviewer outside the plan, who is told of "the plan's" notice where the plan is told of "your" notice;
    `decider` is who made the decision, and `owner` whose policy it is, for that reader.
    """

    brief: Brief
    outside: bool = False
    decider: str = "the plan"
    owner: str = "the plan"
    papers: Mapping[str, Document] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "papers", {d.id: d for d in self.brief.papers()})

    @property
    def your(self) -> str:
        """Whose notice and policy it is, for the reader of this letter."""
        return f"{self.decider}'s" if self.outside else "your"

    @property
    def their(self) -> str:
        """Whose policy it is, for the reader of this letter."""
        return f"{self.owner}'s" if self.outside else "your"

    @property
    def you(self) -> str:
        """Who decided, for the reader of this letter."""
        return self.decider if self.outside else "you"

    def holds(self, statement: Statement) -> bool:
        """Whether the gate lets this statement through."""
        brief = self.brief
        return (
            check_statement(statement, self.papers, brief.rules, brief.plan_type, brief.as_of, brief.findings(), brief.case.plan.state)
            is None
        )

    def first(self, *candidates: Statement | None) -> tuple[Statement, ...]:
        """The first candidate that holds, as the one member of a tuple; an empty tuple where none does."""
        return next(((c,) for c in candidates if c is not None and self.holds(c)), ())

    def document(self, pin: Pin) -> Support:
        """The support that a pin gives: the claimant's own word where it lies in the claimant's statement or answers."""
        own = self.brief.statement_document
        claimant = pin.document == ANSWERS_ID or (own is not None and pin.document == own.id)
        return Support(SupportKind.CLAIMANT if claimant else SupportKind.DOCUMENT, pin=pin)

    def facts(self, *names: str) -> tuple[Support, ...]:
        """The supports of facts of the notice: the first two places of each; all of them where a value runs over several lines."""
        return tuple(self.document(p) for name in names for p in self._places(name))

    def _places(self, name: str) -> tuple[Pin, ...]:
        pins, value = self.brief.pins(name), self.brief.notice.value(name)
        if not isinstance(value, str) or any(span_of(p.quote, value) is not None for p in pins[:2]):
            return pins[:2]
        return pins[:_MOST_LINES]

    def finding(self, finding: Finding, evidence: Iterable[Evidence] = ()) -> tuple[Support, ...]:
        """The supports of a sentence about a criterion: the finding, and the evidence that it quotes."""
        policy = self.criterion_pin(finding.id)
        return (Support(SupportKind.FINDING, pin=policy, finding=finding.id), *(self.document(e.pin) for e in evidence))

    def criterion_pin(self, criterion: str) -> Pin | None:
        """Where the policy says a criterion."""
        policy = self.brief.policy
        if policy is None:
            return None
        nodes = (n for top in (policy.root, *policy.exclusions) for n in walk(top))
        return next((n.sources[0] for n in nodes if n.id == criterion and n.sources), None)

    def law(self, rule: str, cite: str | None = None) -> LawText | None:
        """A rule that a letter of this case may rest on today, or None."""
        brief = self.brief
        found = law_text(brief.rules, rule, cite, brief.plan_type, brief.as_of, brief.case.plan.state)
        return None if isinstance(found, str) else found

    def day(self, day: date, near: Pin) -> tuple[Support, ...]:
        """The place where the document of `near` says this day: its own quote, its page, or another page of the same document."""
        document = self.papers.get(near.document)
        if document is None:
            return ()
        spanish = document.language == "es"
        if any(f.whole() == day for f in find_dates(near.quote, day_first=spanish)):
            return ()
        pages = sorted(document.pages, key=lambda p: (p.number != near.page, p.number > near.page, abs(p.number - near.page)))
        for page in pages:
            for found in find_dates(page.text, day_first=spanish):
                if found.whole() == day:
                    begin = page.text.rfind("\n", 0, found.start) + 1
                    end = page.text.find("\n", found.end)
                    end = len(page.text) if end < 0 else end
                    if end - begin > 160:
                        begin, end = found.start, found.end
                    return (self.document(pin_at(document, page, begin, end, method="letter")),)
        return ()


def ask(text: str, *support: Support) -> Statement:
    """A request, greeting or promise: it asserts nothing, but what it names must still be borne."""
    return Statement(text, support, asserts=False)


def say(text: str, *support: Support) -> Statement:
    """A sentence that asserts something."""
    return Statement(text, support)


def heading(text: str) -> Block:
    """A heading."""
    return Block(BlockKind.HEADING, (ask(text),))


def paragraph(*statements: Statement) -> tuple[Block, ...]:
    """One paragraph, or none where there is no statement."""
    return (Block(BlockKind.PARAGRAPH, statements),) if statements else ()


def bullet(*statements: Statement, criterion: str | None = None) -> tuple[Block, ...]:
    """One list item, or none."""
    return (Block(BlockKind.BULLET, statements, criterion),) if statements else ()


def numbered(*statements: Statement, criterion: str | None = None) -> tuple[Block, ...]:
    """One numbered item, or none."""
    return (Block(BlockKind.NUMBERED, statements, criterion),) if statements else ()


def section(title: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """A heading with what stands under it; nothing where that is empty."""
    kept = tuple(blocks)
    return (heading(title), *kept) if kept else ()
