"""The gate: a statement prints only when its supports bear every word of it that can be checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.letter import Block, BlockKind, Letter, Statement, Support, SupportKind
from denialhelp.casefile.policy import Finding, Task
from denialhelp.casefile.quote import fold
from denialhelp.casefile.slugs import PlanType, Status
from denialhelp.letters.bearing import Borne, borne, stands
from denialhelp.letters.brief import Brief
from denialhelp.letters.lawbook import LawText, law_text
from denialhelp.letters.tokens import EXHIBIT, PLACEHOLDER, PLACEHOLDER_IN_QUOTE, QUOTED, Claims, claims, without
from denialhelp.reference.rulebook import RuleBook

_STATUTE = re.compile(
    r"\b\d{1,2} (?:CFR|C\.F\.R\.|USC|U\.S\.C\.)(?: Part| part| §+)? ?[\d.]+[a-z]*(?:-\d+[a-z]*)*(?:\([0-9A-Za-z]{1,5}\))*", re.IGNORECASE
)
_NOT_MET = re.compile(r"\bnot met\b|\bis not satisfied\b", re.IGNORECASE)
_CRITERION = re.compile(r"^(?:Criterion )?([\w.()-]{1,12})(?=, “|:| of | is )")
_CRITERIA = re.compile(
    r"^(?:Met, as shown above: |Criteria )(.+?)(?: of (?:your|[\w ]+'s) policy are met(?:, as this letter shows, with its page)?)?\.$"
)
_OPEN = re.compile(r"\b(?:still open|not yet shown|is pending|are pending|not yet in the record)\b", re.IGNORECASE)


def check_statement(
    statement: Statement,
    documents: Mapping[str, Document] | Sequence[Document],
    rules: RuleBook,
    plan_type: PlanType | None,
    on: date,
    findings: Mapping[str, Finding] | Sequence[Finding] = (),
    state: str | None = None,
) -> str | None:
    """Why this statement may not print, in one plain sentence, or None where all of it is borne by its supports.

    `on` is the day on which the law must be in force. Works from plain data, so that a finished packet is checked by the same rule.
    """
    papers = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    found = findings if isinstance(findings, Mapping) else {f.id: f for f in findings}
    outside = without(statement.text, QUOTED)
    if not statement.text.strip():
        return "the statement is empty"
    if PLACEHOLDER.search(outside) or PLACEHOLDER_IN_QUOTE.search(statement.text):
        return "it holds a blank to fill in"
    if statement.asserts and not statement.support:
        return "it asserts something without any support"
    texts: list[tuple[str, bool]] = []
    laws: list[LawText] = []
    for support in statement.support:
        fault = _bear(support, statement, papers, rules, (plan_type, state, on), found, texts, laws)
        if fault is not None:
            return fault
    fault = _named(statement)
    if fault is not None:
        return fault
    bearing = borne(texts, (p for law in laws for p in law.periods))
    body = statement.text
    for mention in sorted((m for law in laws for m in law.mentions), key=len, reverse=True):
        body = re.sub(re.escape(mention) + r"(?![\w(])", " ", body)
    first = next((papers[s.pin.document] for s in statement.support if s.pin is not None), None)
    fault = _unborne(claims(body), bearing, tuple(t for t, _ in texts), on)
    if fault is not None and first is not None and first.language == "es":
        fault = _unborne(claims(body, day_first=True), bearing, tuple(t for t, _ in texts), on)
    return fault or _citations(without(body, QUOTED), laws)


def _bear(
    support: Support,
    statement: Statement,
    papers: Mapping[str, Document],
    rules: RuleBook,
    plan: tuple[PlanType | None, str | None, date],
    findings: Mapping[str, Finding],
    texts: list[tuple[str, bool]],
    laws: list[LawText],
) -> str | None:
    """Adds what one support bears to `texts` and `laws`, or says why the support does not hold."""
    if support.pin is not None:
        fault = stands(support.pin, papers)
        if fault is not None:
            return fault
        texts.append((support.pin.quote, papers[support.pin.document].language == "es"))
    match support.kind:
        case SupportKind.DOCUMENT | SupportKind.CLAIMANT:
            return None if support.pin is not None else "a support names no place in a document"
        case SupportKind.LAW:
            law = law_text(rules, support.rule, support.cite, plan[0], plan[2], plan[1])
            if isinstance(law, str):
                return law
            laws.append(law)
            texts.append((law.text, False))
            return None
        case SupportKind.LITERATURE:
            return _literature(support, statement, rules, texts)
        case SupportKind.FINDING:
            return _finding(support, statement, papers, findings, texts)


def _literature(support: Support, statement: Statement, rules: RuleBook, texts: list[tuple[str, bool]]) -> str | None:
    """Adds what a publication bears, or says why it may not be cited: it must be in the table of verified ones, be named by its number,
    and be told in the very sentence that was held against it."""
    if not support.pmid and not support.doi:
        return "a literature support names no publication"
    study = next((s for s in rules.studies if (s.pmid, s.doi.lower()) == (support.pmid or "", (support.doi or "").lower())), None)
    if study is None:
        return "the reference is not in the table of verified literature"
    if study.identity not in statement.text:
        return "it does not name the publication by its number"
    if fold(study.finding.rstrip("."))[0].lower() not in fold(statement.text)[0].lower():
        return "it does not say what was verified of the publication"
    texts.append((study.text, False))
    return None


def _named(statement: Statement) -> str | None:
    """Why the criteria that a sentence names are not those of its supports, or None."""
    own = {s.finding for s in statement.support if s.kind is SupportKind.FINDING}
    one, many = _CRITERION.match(statement.text), _CRITERIA.match(statement.text)
    named = re.split(r", | and ", many.group(1)) if many is not None else [one.group(1)] if one is not None else []
    strange = [n for n in named if own and n not in own]
    return f"criterion {strange[0]} is not the one of its support" if strange else None


def _finding(
    support: Support, statement: Statement, papers: Mapping[str, Document], findings: Mapping[str, Finding], texts: list[tuple[str, bool]]
) -> str | None:
    finding = findings.get(support.finding or "")
    if finding is None:
        return f"there is no finding {support.finding}"
    plain = without(statement.text, QUOTED)
    claimed = Status.NOT_MET if _NOT_MET.search(plain) else Status.UNKNOWN if _OPEN.search(plain) else Status.MET
    if finding.status is not claimed:
        return f"criterion {finding.id} is {finding.status.value}, not {claimed.value}"
    texts.append((f"{finding.id} {finding.text}", False))
    borne_by = (e.pin for e in (*finding.evidence, *finding.against) if stands(e.pin, papers) is None)
    texts.extend((p.quote, papers[p.document].language == "es") for p in borne_by)
    return None


def _unborne(claimed: Claims, bearing: Borne, texts: Sequence[str], on: date) -> str | None:
    for quote in claimed.quotes:
        if not _verbatim(quote, texts):
            return f"the quoted words “{quote}” are not in its support"
    for found in claimed.dates:
        if not bearing.bears_date(found, on):
            return "a date in it is not in its support"
    for token, unit in claimed.numbers:
        if not bearing.bears_number(token, unit):
            return f"the number or code {token} is not in its support"
    for word, value, unit in claimed.words:
        if not bearing.bears_word(word, value, unit):
            return f"the number “{word}” is not in its support"
    for name in claimed.names:
        if not bearing.bears_name(name):
            return f"the name {name} is not in its support"
    return None


def _same(text: str) -> str:
    return fold(text)[0].replace('"', "'")


def _verbatim(quote: str, texts: Sequence[str]) -> bool:
    """Whether the quoted words stand in one support, pieces around an ellipsis in their order."""
    pieces = [_same(p).rstrip(".,;:") for p in quote.split("…") if p.strip()]
    for text in (_same(t) for t in texts):
        at = 0
        for piece in pieces:
            at = text.find(piece, at)
            if at < 0:
                break
            at += len(piece)
        else:
            return bool(pieces)
    return False


def _citations(text: str, laws: Sequence[LawText]) -> str | None:
    """A federal citation that is left in the text (those of its law supports are taken out before) must stand in a rule's own words."""
    known = [_bare(law.text) for law in laws]
    for match in _STATUTE.finditer(without(text, EXHIBIT)):
        written = re.escape(_bare(match.group()))
        if not any(re.search(rf"(?<![0-9.]){written}(?![0-9.])", k) for k in known):
            return f"the citation {match.group()} is not in its support"
    return None


def _bare(cite: str) -> str:
    return re.sub(r"[^0-9a-z().-]", "", cite.lower()).rstrip(".")


def gate(letter: Letter, brief: Brief) -> Letter:
    """The letter without the statements that their supports do not bear: they move to `left_out`, each with a line in the worklist.

    A heading prints only where something below it does; subject lines that fail go with their label.
    """
    papers = {d.id: d for d in brief.papers()}
    findings = brief.findings()
    refused: list[tuple[Statement, str]] = []

    def holds(statement: Statement) -> bool:
        why = check_statement(statement, papers, brief.rules, brief.plan_type, brief.as_of, findings, brief.case.plan.state)
        if why is not None:
            refused.append((statement, why))
        return why is None

    subject = tuple((label, s) for label, s in letter.subject if holds(s))
    blocks = prune(letter.blocks, holds)
    tasks = tuple(
        Task(f"Check this sentence, which was left out of the letter: “{s.text}”", "patient", f"It was left out because {why}.")
        for s, why in refused
    )
    return replace(letter, subject=subject, blocks=blocks, left_out=(*letter.left_out, *refused), worklist=(*letter.worklist, *tasks))


def prune(blocks: Iterable[Block], holds: Callable[[Statement], bool]) -> tuple[Block, ...]:
    """The blocks with the statements that hold; a heading stays only where a block that is no heading follows it."""
    kept = [replace(b, statements=tuple(s for s in b.statements if holds(s))) for b in blocks]
    kept = [b for b in kept if b.statements]
    following = [*kept[1:], None]
    return tuple(
        b
        for b, after in zip(kept, following, strict=True)
        if b.kind is not BlockKind.HEADING or (after is not None and after.kind is not BlockKind.HEADING)
    )
