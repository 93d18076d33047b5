"""Evidence in words: what the record says, on which day, on which page of the packet; and which findings answer a matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Statement, Support
from denialhelp.casefile.policy import Evidence, Finding, Group, GroupKind, Node, walk
from denialhelp.casefile.quote import find_quote, pin_at, span_of
from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion, Status
from denialhelp.letters.brief import Brief
from denialhelp.letters.dates import find_dates, written
from denialhelp.letters.passages import pieces
from denialhelp.letters.proofs import no_proof, signature, tells, trimmed
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import excerpt, place, quoted


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of evidence in words: its text without a final stop, and what bears it."""

    text: str
    support: tuple[Support, ...]
    dated_row: bool = False


def passage_of(brief: Brief, pin: Pin) -> Passage | None:
    """The passage of the record that holds a pin's quote."""
    if brief.record is None:
        return None
    same = (p for p in brief.record.passages if p.document == pin.document and p.page == pin.page)
    return next((p for p in same if span_of(p.text, pin.quote) is not None or span_of(pin.quote, p.text) is not None), None)


def _row(pen: Pen, pin: Pin, passage: Passage) -> Told | None:
    """A table row of dated columns in words: its label, and each cell with its day; None for any other row."""
    document = pen.papers.get(pin.document)
    cells = [(passage.text[a:b].strip(), head.strip()) for a, b, head in passage.cells]
    cells = [(c, h) for c, h in cells if c]
    if document is None or len(cells) < 2 or span_of(pin.quote, passage.text) is None or any(len(c) > 24 for c, _ in cells[1:]):
        return None
    days = [_date_head(h, document.language == "es") for _, h in cells[1:]]
    heads = [find_quote(document, h, pin.page, method="letter") for _, h in cells[1:]]
    if not all(days) or not all(heads):
        return None
    said = [f"{cell} on {day}" for (cell, _), day in zip(cells[1:], days, strict=True)]
    supports = (pen.document(pin), *(pen.document(h) for h in heads if h is not None))
    return Told(f"“{cells[0][0]}”: {'; '.join(said)}", supports)


def _date_head(head: str, day_first: bool) -> str | None:
    """The day that a column's head is, as a letter writes it, with a word in brackets that stands beside it; None for any other head."""
    found = find_dates(head, day_first=day_first)
    day = found[0].whole() if len(found) == 1 else None
    rest = (head[: found[0].start] + head[found[0].end :]).strip() if found else ""
    if day is None or (rest and not re.fullmatch(r"\([a-z ]{2,16}\)", rest)):
        return None
    return f"{written(day)} {'' if rest in _NOW else rest}".strip()


_NOW = ("(today)", "(now)", "(current)")
_LINE = 120


def _widened(pen: Pen, pin: Pin) -> Pin:
    """A bare figure with the cell or the line it stands in, so that a reader sees what it is."""
    document = pen.papers.get(pin.document)
    if (
        document is None
        or len(pin.quote.split()) > 1
        or not any(c.isdigit() for c in pin.quote)
        or not 1 <= pin.page <= len(document.pages)
    ):
        return pin
    page = document.page(pin.page)
    span = span_of(page.text, pin.quote)
    if span is None:
        return pin
    cell = next((s for s in page.segments if s.start <= span[0] and span[1] <= s.end and s.end - s.start > span[1] - span[0] + 4), None)
    if cell is not None and cell.end - cell.start <= _LINE:
        return pin_at(document, page, cell.start, cell.end, method="letter")
    start = page.text.rfind("\n", 0, span[0]) + 1
    end = page.text.find("\n", span[1])
    end = len(page.text) if end < 0 else end
    return pin_at(document, page, start, end, method="letter") if end - start <= _LINE else pin


def tell(pen: Pen, evidence: Evidence, *, most: int = 260, about: str = "") -> Told:
    """One piece of evidence: its day (where a page bears it and the words give none as late), the words, and the place in the packet."""
    brief, pin = pen.brief, _widened(pen, evidence.pin)
    where = place(brief.exhibit(pin))
    passage = passage_of(brief, pin)
    row = None if passage is None else _row(pen, pin, passage)
    if row is not None and pen.holds(Statement(row.text + where, row.support)):
        return Told(row.text + where, row.support, dated_row=True)
    words = excerpt(pin.quote, lambda text: overlap(text, about), most) if about else quoted(pin.quote, most)
    document = pen.papers.get(pin.document)
    own = [d for f in find_dates(words, day_first=document is not None and document.language == "es") if (d := f.whole()) is not None]
    said = evidence.on is not None and any(d >= evidence.on for d in own)
    if evidence.on is not None and evidence.on <= brief.as_of and not said:
        days = pen.day(evidence.on, pin)
        supports = (pen.document(pin), *days)
        text = f"{written(evidence.on)}: {words}{where}"
        if days and pen.holds(Statement(text, supports)):
            return Told(text, supports)
    return Told(f"{words}{where}", (pen.document(pin),))


# What a title of a section lacks and a finding has: a figure, a full stop, or a denial.
_HEAD = re.compile(r"\bDOB\b|\bMRN\b|\bPage \d|#\d{3,}|\bFax\b", re.IGNORECASE)
_BORN = re.compile(r"\bage\b|\badult|\byears?\b|\bborn\b|enrolled|member", re.IGNORECASE)
_SAYS = re.compile(r"\d|\.$|\b(?:no|not|never|denies|none|without|is|was|has|are)\b", re.IGNORECASE)


def _of_the_page(quote: str, finding: Finding) -> bool:
    """Whether a quote is the head of a page (name, birth date, numbers) that proves nothing but who the patient is."""
    return bool(_HEAD.search(quote)) and not _BORN.search(finding.text)


def _is_title(pen: Pen, pin: Pin) -> bool:
    """Whether a quote is nothing but a heading of its document."""
    document = pen.papers.get(pin.document)
    return document is not None and any(p.heading and p.text == " ".join(pin.quote.split()) for p in pieces(document))


def _dated(pen: Pen, pin: Pin) -> bool:
    """Whether a quote is a table row that will be told with the days of its columns."""
    passage = passage_of(pen.brief, pin)
    return passage is not None and len(passage.cells) > 1 and _row(pen, pin, passage) is not None


def best(pen: Pen, finding: Finding, most: int, about: str = "", seen: Collection[str] = ()) -> tuple[Evidence, ...]:
    """The evidence to quote: what is there rather than what was, what speaks most to the matter, what was not quoted before."""
    wanted = f"{finding.text} {about}"

    def rank(item: tuple[int, Evidence]) -> tuple[bool, bool, bool, int, bool, int, int]:
        order, e = item
        part = most > 1 and finding.together > 1 and order < finding.together
        title = (len(e.pin.quote.split()) < 7 and not _SAYS.search(e.pin.quote)) or _of_the_page(e.pin.quote, finding)
        now = 0 if e.assertion in (Assertion.PRESENT, Assertion.ABSENT) else 1
        strong = overlap(e.pin.quote, wanted) + overlap(e.pin.quote, about) + tells(e.pin.quote, finding) + (1 if _dated(pen, e.pin) else 0)
        return (title, not part, signature(e.pin.quote), now, e.pin.quote in seen, -round(strong), order)

    whole = f"{wanted} {finding.why.split('asked:')[0]}"
    cut = (replace(e, pin=trimmed(pen.papers.get(e.pin.document), e.pin, whole)) for e in finding.evidence)
    chosen: list[Evidence] = []
    for order, e in sorted(enumerate(cut), key=rank):
        apart = order >= finding.together and overlap(e.pin.quote, wanted) < 1
        if _of_the_page(e.pin.quote, finding) or _is_title(pen, e.pin) or (chosen and apart):
            continue
        if no_proof(e.pin.quote, finding.text):
            continue
        if len(chosen) < most and all(e.pin.quote not in c.pin.quote and c.pin.quote not in e.pin.quote for c in chosen):
            chosen.append(e)
    return tuple(chosen)


def proof(pen: Pen, finding: Finding, *, most: int = 1, length: int = 260, seen: Collection[str] = ()) -> tuple[Statement, ...]:
    """The sentences that prove a finding, each one checked."""
    out: list[Statement] = []
    for evidence in best(pen, finding, most, seen=seen):
        told = tell(pen, evidence, most=length, about=f"{finding.text} {finding.why.split('asked:')[0]}")
        out += pen.first(
            say(told.text + ".", *told.support),
            say(f"{quoted(evidence.pin.quote, length)}{place(pen.brief.exhibit(evidence.pin))}.", pen.document(evidence.pin)),
        )
    return tuple(out)


def leaves(node: Node, findings: dict[str, Finding]) -> tuple[str, ...]:
    """The criteria that decide: all of an all-of group; of an any-of group those met (at most two); where too few are met, those
    that are open with something in the record, or the group itself."""
    if not isinstance(node, Group):
        return (node.id,)
    if node.kind is GroupKind.ALL:
        return tuple(i for c in node.children for i in leaves(c, findings))
    met = [c for c in node.children if (f := findings.get(c.id)) is not None and f.status is Status.MET]
    needed = (node.n or 1) if node.kind is GroupKind.AT_LEAST else 1
    if len(met) >= needed:
        return tuple(i for c in met[: 2 if needed == 1 else needed + 2] for i in leaves(c, findings))
    near = [c for c in node.children if (f := findings.get(c.id)) is not None and f.status is Status.UNKNOWN and f.evidence]
    rest = tuple(i for c in near[:2] for i in leaves(c, findings)) or (
        (node.id,) if node.id in findings else tuple(c.id for c in node.children)
    )
    return (*(i for c in met for i in leaves(c, findings)), *rest)


def negated(brief: Brief, criterion: str) -> bool:
    """Whether a criterion names what must be absent: it, or a group above it, is an exclusion."""

    def inside(node: Node, above: bool) -> bool | None:
        own = above or node.negated
        if node.id == criterion:
            return own
        for child in node.children if isinstance(node, Group) else ():
            found = inside(child, own)
            if found is not None:
                return found
        return None

    policy = brief.policy
    tops = () if policy is None else ((policy.root, False), *((n, True) for n in policy.exclusions))
    return next((found for node, above in tops if (found := inside(node, above)) is not None), False)


def deciding(brief: Brief) -> tuple[Finding, ...]:
    """The findings of the criteria that decide, in the policy's order."""
    if brief.policy is None or brief.match is None:
        return ()
    findings = {f.id: f for f in brief.match.findings}
    return tuple(findings[i] for i in dict.fromkeys(leaves(brief.policy.root, findings)) if i in findings)


def exclusions(brief: Brief) -> tuple[Finding, ...]:
    """The findings of the policy's exclusions that do not stand among the criteria already."""
    if brief.policy is None or brief.match is None:
        return ()
    findings = {f.id: f for f in brief.match.findings}
    inside = {n.id for n in walk(brief.policy.root)}
    ids = [n.id for top in brief.policy.exclusions for n in walk(top) if not isinstance(n, Group) and n.id not in inside]
    return tuple(findings[i] for i in dict.fromkeys(ids) if i in findings)


def related(brief: Brief, text: str, most: int = 2, least: float = 1.5) -> tuple[Finding, ...]:
    """The deciding findings that speak to a payer's sentence, best first: by the criterion's words, then by the evidence's."""
    scored = []
    for place_, finding in enumerate((*deciding(brief), *exclusions(brief))):
        score = overlap(finding.text, text) + 0.5 * max((overlap(e.pin.quote, text) for e in finding.evidence), default=0)
        if score >= least:
            scored.append((-score, place_, finding))
    ranked = sorted(scored, key=lambda s: s[:2])
    weak = bool(ranked) and ranked[0][0] > -2.0
    return tuple(f for _, _, f in ranked[: 1 if weak else most])


def passages(brief: Brief, assertions: Sequence[Assertion] = (Assertion.PRESENT,)) -> Iterable[Passage]:
    """The passages of the record that are about this patient, with these assertions; nothing carried forward."""
    if brief.record is None:
        return ()
    return (p for p in brief.record.passages if not p.other_patient and not p.copied and p.assertion in assertions)


def passage_pin(brief: Brief, passage: Passage) -> Pin | None:
    """The pin of a passage."""
    document = brief.document(passage.document)
    return None if document is None else find_quote(document, passage.text, passage.page, method="letter")


def as_evidence(brief: Brief, passage: Passage) -> Evidence | None:
    """A passage as evidence of its own day."""
    pin = passage_pin(brief, passage)
    return None if pin is None else Evidence(pin, passage.assertion, passage.recorded_on)


def dates_of(brief: Brief, pin: Pin) -> tuple[date, ...]:
    """The whole dates that a quote says."""
    document = brief.document(pin.document)
    spanish = document is not None and document.language == "es"
    return tuple(d for d in (f.whole() for f in find_dates(pin.quote, day_first=spanish)) if d is not None)
