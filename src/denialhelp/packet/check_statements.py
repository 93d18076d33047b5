"""Verification of statements: each quote stands on its stamped page, each page named is one the statement rests on, and numbers,
dates, names and citations are borne by the supports, by the same rule that let the sentence into the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from denialhelp.casefile.document import Document, Origin, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Statement, Support, SupportKind
from denialhelp.casefile.policy import Evidence, Finding
from denialhelp.casefile.slugs import Assertion, PlanType, Status
from denialhelp.letters.brief import answers_document
from denialhelp.letters.grounding import check_statement
from denialhelp.packet import quotes
from denialhelp.packet.check_letters import name_of
from denialhelp.packet.letter_json import references
from denialhelp.packet.view import View
from denialhelp.reference.rulebook import RuleBook

Json = Any
_PDF = "application/pdf"


def placed(manifest: Json) -> dict[str, quotes.PlacedPage]:
    """By stamp, where each exhibit page stands in the packet."""
    out = {}
    for exhibit in manifest["exhibits"]:
        pages = exhibit["pages"]
        for place, page in enumerate(pages):
            following = pages[place + 1]["packet_page"] if exhibit["set_from_text"] and place + 1 < len(pages) else None
            out[page["label"]] = quotes.PlacedPage(page["packet_page"], following, page.get("reading"))
    return out


class Papers:
    """The documents of the case as far as the packet proves them: the text of their exhibit pages, with the quotations found there."""

    def __init__(self, view: View, manifest: Json) -> None:
        self._view, self._places = view, placed(manifest)
        self._exhibits = {e["document"]: e for e in manifest["exhibits"]}
        self._languages = {o["document"]: (o["sha256"], o["media_type"], o["language"]) for o in manifest["originals"]}
        self._proved: dict[tuple[str, int], list[str]] = {}
        self._answers = answers_document(manifest["answers"])

    def label_faults(self, source: Json) -> str | None:
        """Why a support's exhibit and stamp are not the place of its document and page, or None."""
        exhibit = self._exhibits.get(source["document"])
        if exhibit is None:
            return None if source["document"] == self._answers.id else "it rests on a file that is no exhibit"
        if not source.get("stamp"):
            return "it names no page of an exhibit for its quote"
        if source["exhibit"] != exhibit["exhibit"]:
            return "its exhibit is not made from the file that it rests on"
        if not exhibit["set_from_text"] and source["stamp"] != source["page"]:
            return "its stamp is not the page that it rests on"
        return None

    def prove(self, quoted: quotes.Quoted, document: str, page: int) -> bool:
        """Whether the quote stands on its page; if so the papers hold it."""
        place = self._places.get(quoted.label)
        if place is None or not quotes.holds(self._view, place, quoted):
            return False
        self._proved.setdefault((document, page), []).append(quoted.quote)
        return True

    def misplaced(self, quoted: quotes.Quoted, document: str) -> bool:
        """Whether a quote of a PDF page stands elsewhere than in its box. Pictures are set in another size: their boxes are not held."""
        place, exhibit = self._places.get(quoted.label), self._exhibits.get(document)
        if place is None or exhibit is None or quoted.box is None or not self._view.places_hold:
            return False
        if exhibit["set_from_text"] or self._languages[document][1] != _PDF:
            return False
        return self._view.page(place.number).misplaced(quoted.quote, quoted.box)

    def prove_evidence(self, evidence: Iterable[Json]) -> bool:
        """Look up the evidence of a finding; what does not stand is not held. Whether all of it stands."""
        found = [self._proves(one) for one in evidence]
        return all(found)

    def _proves(self, one: Json) -> bool:
        exhibit = self._exhibits.get(one["document"])
        if exhibit is None:
            return bool(one["document"] == self._answers.id)
        pages = exhibit["pages"] if exhibit["set_from_text"] else exhibit["pages"][one["page"] - 1:one["page"]]
        box = quotes.box_of(one["box"])
        named = [quotes.Quoted(page["label"], one["quote"], box) for page in pages]
        return any(self.prove(q, one["document"], one["page"]) and not self.misplaced(q, one["document"]) for q in named)

    def documents(self) -> dict[str, Document]:
        """The papers as documents whose pages hold the quotations that were found on them."""
        out = {self._answers.id: self._answers}
        for name, exhibit in self._exhibits.items():
            sha, media, language = self._languages[name]
            last = max([len(exhibit["pages"]), *(p for d, p in self._proved if d == name)])
            pages = tuple(Page(n, "\n\n".join(self._proved.get((name, n), []))) for n in range(1, last + 1))
            out[name] = Document(name, sha, media, pages, Origin.TEXT, language)
        return out


def _pin(value: Json) -> Pin | None:
    return Pin(value["document"], value["page"], value["quote"], quotes.box_of(value["box"])) if value.get("quote") else None


def _statement(value: Json) -> Statement:
    supports = tuple(
        Support(SupportKind(s["kind"]), _pin(s), s.get("cite"), s.get("rule"), s.get("finding"), s.get("pmid"), s.get("doi"))
        for s in value["support"]
    )
    return Statement(value["text"], supports, value["asserts"])


def _findings(manifest: Json) -> dict[str, Finding]:
    def evidence(items: Json) -> tuple[Evidence, ...]:
        made = ((_pin(e), Assertion(e["assertion"]), None if e["date"] is None else date.fromisoformat(e["date"])) for e in items)
        return tuple(Evidence(pin, assertion, on) for pin, assertion, on in made if pin is not None)

    return {f["id"]: Finding(f["id"], f["text"], Status(f["status"]), evidence(f["evidence"]), evidence(f["against"]), f["missing"],
                             f["why"], f["group"]) for f in manifest["findings"]}


def _place_faults(statement: Json, papers: Papers) -> Iterator[str]:
    """What is wrong with the places that a statement rests on and names."""
    stamps = set()
    for support in statement["support"]:
        if not support.get("quote"):
            continue
        fault = papers.label_faults(support)
        if fault is not None:
            yield fault
        for quoted in quotes.of_statement({"support": [support]}):
            stamps.add(quoted.label)
            if not papers.prove(quoted, support["document"], support["page"]):
                yield f"its quote is not on {quoted.label}"
            elif papers.misplaced(quoted, support["document"]):
                yield f"its quote is on {quoted.label}, but not in its box"
    named = {ref.label() for _, _, ref in references(statement["text"])}
    for label in sorted(named - stamps):
        yield f"it names {label}, but does not rest on that page"


def statements(view: View, manifest: Json, rules: RuleBook) -> tuple[list[str], int]:
    """Every statement of every letter."""
    papers = Papers(view, manifest)
    failures, count = [], 0
    lost = [f["id"] for f in manifest["findings"] if not papers.prove_evidence((*f["evidence"], *f["against"]))]
    failures += [f"Criterion {name}: a quote of what was found is not in its place." for name in lost]
    for entry in manifest["letters"]:
        for number, statement in enumerate(entry["letter"]["statements"], start=1):
            failures += [f"Statement {number} of {name_of(entry)}: {fault}." for fault in _place_faults(statement, papers)]
    documents, findings = papers.documents(), _findings(manifest)
    plan_type = next((p for p in PlanType if p.value == manifest["case"]["plan_type"]), None)
    on = date.fromisoformat(manifest["created_for"])
    for entry in manifest["letters"]:
        for number, statement in enumerate(entry["letter"]["statements"], start=1):
            count += 1
            fault = check_statement(_statement(statement), documents, rules, plan_type, on, findings, manifest["case"]["state"])
            if fault is not None:
                failures.append(f"Statement {number} of {name_of(entry)}: {fault}.")
    return failures, count


def single(view: View, manifest: Json, rules: RuleBook) -> Callable[[Json], str | None]:
    """A check of one statement (of letter.json) that is not in the packet's letters, against the packet's pages: why it does not hold, or
    None. For what a treating provider words anew."""
    papers, findings = Papers(view, manifest), _findings(manifest)
    for finding in manifest["findings"]:
        papers.prove_evidence((*finding["evidence"], *finding["against"]))
    plan_type = next((p for p in PlanType if p.value == manifest["case"]["plan_type"]), None)
    on = date.fromisoformat(manifest["created_for"])

    def why(statement: Json) -> str | None:
        fault = next(_place_faults(statement, papers), None)
        if fault is not None:
            return fault
        return check_statement(_statement(statement), papers.documents(), rules, plan_type, on, findings, manifest["case"]["state"])

    return why
