"""Everything that a letter may rest on, and where its parts are found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Fact, Notice, Pin
from denialhelp.casefile.letter import ExhibitPlan, ExhibitRef
from denialhelp.casefile.policy import Finding, Match, Policy
from denialhelp.casefile.quote import span_of
from denialhelp.casefile.record import Record
from denialhelp.casefile.rights import Defect, LegalCase, Rights, Route
from denialhelp.casefile.slugs import PlanType, RouteKind
from denialhelp.reference.rulebook import RuleBook

ANSWERS_ID = "answers"


def answers_document(answers: Mapping[str, str]) -> Document:
    """What a person answered, as a document whose lines read `name: value`: the pins of answered facts quote it."""
    text = "\n".join(f"{name}: {value}" for name, value in answers.items())
    return Document(ANSWERS_ID, "", "text/plain", (Page(1, text),))


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for the patient by a writing: the name as it stands in it, and what the patient is to them (child, father, client)."""

    name: str
    patient_is: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A case as the letters need it. `documents` holds every document of the case; `answers` what a person answered, by fact.
    `authorization`: the signed writing by which the `representative` acts."""

    notice: Notice
    case: LegalCase
    rights: Rights
    rules: RuleBook
    as_of: date
    policy: Policy | None = None
    match: Match | None = None
    record: Record | None = None
    documents: tuple[Document, ...] = ()
    defects: tuple[Defect, ...] = ()
    exhibits: ExhibitPlan = field(default_factory=ExhibitPlan)
    statement_document: Document | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    representative: Representative | None = None
    authorization: Document | None = None

    @property
    def plan_type(self) -> PlanType | None:
        """The plan's type, or None where it is not known."""
        return self.case.plan.type

    def papers(self) -> tuple[Document, ...]:
        """Every document that a pin may name: those of the case, and what a person answered."""
        return (*self.documents, answers_document(self.answers)) if self.answers else self.documents

    def document(self, name: str) -> Document | None:
        """The document with this id."""
        return next((d for d in self.documents if d.id == name), None)

    def notice_documents(self) -> tuple[Document, ...]:
        """The documents that are the notice, in their order."""
        ids = {d.id for d in self.notice.documents}
        return tuple(d for d in self.documents if d.id in ids)

    def record_documents(self) -> tuple[Document, ...]:
        """The documents of the medical record."""
        ids = {d.id for d in self.record.documents} if self.record is not None else set()
        return tuple(d for d in self.documents if d.id in ids)

    def plan_documents(self) -> tuple[Document, ...]:
        """The documents that are neither notice, record, policy nor the claimant's statement: booklets, summaries, cards."""
        known = {d.id for d in (*self.notice_documents(), *self.record_documents())}
        if self.policy is not None:
            known |= {p.document for p in self.policy.sources} | {p.document for p in self.policy.root.sources}
        if self.statement_document is not None:
            known.add(self.statement_document.id)
        if self.authorization is not None:
            known.add(self.authorization.id)
        return tuple(d for d in self.documents if d.id not in known)

    def fact(self, name: str) -> Fact | None:
        """A fact of the notice that has a place in a document of the case, else None: a letter states nothing without one."""
        fact = self.notice.facts.get(name)
        return fact if fact is not None and fact.sources else None

    def pins(self, name: str) -> tuple[Pin, ...]:
        """The places of a fact."""
        fact = self.fact(name)
        return () if fact is None else fact.sources

    def findings(self) -> Mapping[str, Finding]:
        """The findings by criterion."""
        return {} if self.match is None else {f.id: f for f in self.match.findings}

    def route(self, *kinds: RouteKind) -> Route | None:
        """The first available route of these kinds, by rank."""
        open_ = sorted((r for r in self.rights.routes if r.available), key=lambda r: r.rank)
        return next((r for r in open_ if r.route in kinds), None)

    def exhibit(self, pin: Pin) -> ExhibitRef | None:
        """Where a pin is found in the packet; None where its document is no exhibit or the page is not in it."""
        for exhibit in self.exhibits.exhibits:
            if exhibit.document != pin.document:
                continue
            if not exhibit.set_from_text:
                return ExhibitRef(exhibit.letter, pin.page) if pin.page <= len(exhibit.page_texts) else None
            stamps = (n for n, text in enumerate(exhibit.page_texts, 1) if span_of(text, pin.quote) is not None)
            stamp = next(stamps, None)
            return None if stamp is None else ExhibitRef(exhibit.letter, stamp)
        return None

    def first_exhibit(self, pins: Iterable[Pin]) -> ExhibitRef | None:
        """Where the first of the pins that is in the packet is found."""
        return next((ref for ref in (self.exhibit(p) for p in pins) if ref is not None), None)
