"""A paper that holds several decisions (two patients' claims, two requests, a remittance): one is read and the others are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin, Problem, Question

X12 = "application/edi-x12"
NAME = "claim"  # the name of the question, and of its answer: a number from 1

_CELL = r"(?:^|(?<=[ ][ ])|(?<=\t))[>\s]*(?:{names})[ ]*(?:[:#][ ]*|[ ]{{2,}}|[ ]?\.{{2,}}[ ]?)(?P<value>\S[^\n]*?)(?=\s{{2,}}|\s*$)"
_CLASSES = {
    kind: re.compile(_CELL.format(names=names), re.IGNORECASE | re.MULTILINE)
    for kind, names in {
        "patient": r"patient(?: name)?|name of (?:the )?(?:patient|member)|member(?: name)?|enrollee(?: name)?",
        "claim": r"claim(?: (?:number|no\.?|id|#))?",
        "reference": r"(?:reference|request|case|authorization|determination|tracking|review)(?: (?:number|no\.?|id|#))",
        "service": r"(?:service|procedure|treatment|item|drug|medication|medicine|equipment)(?: (?:requested|denied|name|description))?",
        "decision": r"(?:decision|determination|status|outcome)",
        "reason": r"(?:reason(?: for (?:the )?(?:denial|decision))?|denial reason|why)",
        "amount": r"(?:amount (?:denied|not covered|billed)|not covered|billed)",
        "day": r"(?:dates? of service|service dates?)",
    }.items()
}
_NUMBERED = ("claim", "reference")
_DENIES = re.compile(
    r"\bden(?:ied|y|ial)\b|\bnot (?:been )?(?:approved|authorized|(?:a )?covered|medically necessary)\b|"
    r"\bno (?:prior )?(?:authorization|precertification)\b|\bexperimental\b|\binvestigational\b|\bexclu(?:ded|sion)\b|\b(?:do|does) not "
    r"(?:show|meet|cover)\b",
    re.IGNORECASE,
)
_GRANTED = re.compile(r"(?:decision|determination|status|outcome)\W{1,4}(?:approved|paid|allowed|authorized|processed)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"^[>\s]*(?=.*\b(?:appeal|rights?|disagree|questions|sincerely|external review|grievance|hearing|free of charge|if you)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = re.compile(r"\n[>\s]*(?:request|claim|service|case|decision|item|line)\s*#?\s*\d{1,2}\b[^\n:]{0,40}:?\s*\Z", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?P<group>CO|PR|OA|PI|CR)-(?P<code>\w{1,4}) (?P<amount>-?[\d.]+)")
_HEADS = re.compile(
    r"\b(?:billed|charged?|allowed|(?:plan|we) paid|not covered|you owe|remarks?|date|service|deductible|discount|code)\b", re.IGNORECASE
)
_MONEY = re.compile(r"\$ ?([\d,]+\.\d\d)\b")
_SHARING = frozenset({"1", "2", "3", "45", "94", "253", "23", "131", "187"})
_MOST = 8  # more than these are not listed one by one

Place = tuple[int, int, int]  # document, page and offset, each from 0


@dataclass(frozen=True, slots=True)
class Part:
    """One decision of a paper: where it stands, how it is named, what was refused (remittances), where its name stands."""

    start: Place
    end: Place
    name: str
    amount: float = 0.0
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents with the other decisions blanked (every offset stays), and what must be said and asked about it."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def choose_one(documents: Sequence[Document], wanted: int | None = None) -> Chosen:
    """The paper as it speaks of one decision: the wanted one (from 1, in the paper's order), else the first; of a remittance the one with
    the largest amount refused. Unchanged where it holds one decision only."""
    parts, hidden = _parts(documents)
    if len(parts) == 1 and any(d.media_type == X12 for d in documents):  # the paid claims of other people are nobody's business
        return Chosen(tuple(_blank(document, n, hidden) for n, document in enumerate(documents)))
    if len(parts) < 2:
        return Chosen(tuple(documents))
    asked = wanted if wanted is not None and 1 <= wanted <= len(parts) else None
    at = asked - 1 if asked is not None else max(range(len(parts)), key=lambda n: (parts[n].amount, -n))
    blanked = [p for n, p in enumerate(parts) if n != at] + list(hidden)
    out = tuple(_blank(document, n, blanked) for n, document in enumerate(documents))
    listed = "; ".join(f"{n}: {p.name}" for n, p in enumerate(parts[:_MOST], 1)) + ("; and more" if len(parts) > _MOST else "")
    told = (
        f"This paper holds {len(parts)} decisions that refuse something ({listed}). Only number {at + 1} is taken here; each of the others "
        "needs an appeal of its own: start again from this paper and answer the question 'claim' with its number."
    )
    desk = " The batch desk sorts all claims of a remittance." if any(d.media_type == X12 for d in documents) else ""
    problem = Problem("several-claims", told + desk, parts[at].pin)
    question = Question(
        NAME,
        f"Which decision is this about? The paper holds {len(parts)}. {listed}. Number {at + 1} was taken; answer with another number "
        "to change it.",
        "Each refused claim or request has its own appeal, reason and papers.",
    )
    return Chosen(out, (problem,), () if asked is not None else (question,))


def _parts(documents: Sequence[Document]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The decisions that refuse something, and the stretches that speak of other, paid or approved, ones."""
    if any(d.media_type == X12 for d in documents):
        found = tuple(_remitted(documents))
        return tuple(p for p in found if p.amount > 0), tuple(p for p in found if p.amount <= 0)
    found = tuple(_labelled(documents))
    texts = [_between(documents, p.start, p.end) for p in found]
    refused = tuple(p for p, text in zip(found, texts, strict=True) if _refuses(text))
    return refused, tuple(p for p in found if p not in refused)


def _refuses(text: str) -> bool:
    """Whether a part says no: in words outside of a table's heads, or by a row that leaves all that was charged unpaid."""
    lines = [line for line in text.splitlines() if len(_HEADS.findall(line)) < 3]
    if _GRANTED.search(text):
        return False
    return any(_DENIES.search(line) for line in lines) or any(_unpaid(line) for line in lines)


def _unpaid(line: str) -> bool:
    amounts = [float(a.replace(",", "")) for a in _MONEY.findall(line)]
    return len(amounts) > 2 and amounts[0] > 0 and 0.0 in amounts and amounts[0] in amounts[1:]


def _remitted(documents: Sequence[Document]) -> Iterator[Part]:
    """The claims of a remittance that was read into labelled lines, each with what was refused of it."""
    marks = [
        ((n, page.number - 1, m.start()), m.group("number"), (document, page, m))
        for n, document in enumerate(documents)
        if document.media_type == X12
        for page in document.pages
        for m in re.finditer(r"^Claim: (?P<number>.+)$", page.text, re.MULTILINE)
    ]
    ends = [*(m[0] for m in marks[1:]), _end(documents)]
    for (start, number, (document, page, match)), end in zip(marks, ends, strict=True):
        text = _between(documents, start, end)
        refused = [m for m in _REFUSED.finditer(text) if m["code"] not in _SHARING]
        patient = re.search(r"^Patient: (.+)$", text, re.MULTILINE)
        codes = ", ".join(dict.fromkeys(f"{m['group']}-{m['code']}" for m in refused))
        amount = sum(float(m["amount"]) for m in refused)
        status = re.search(r"^Claim status: 4", text, re.MULTILINE)
        name = ", ".join(x for x in (f"claim {number.strip()}", patient.group(1).strip() if patient else "",
                                     f"${amount:,.2f} refused ({codes})" if refused else "") if x)  # fmt: skip
        box = page.box_of(match.start(), match.end())
        yield Part(start, end, name, amount or (0.01 if status else 0.0), Pin(document.id, page.number, match.group().strip(), box))


@dataclass(frozen=True, slots=True)
class _Hit:
    place: Place
    kind: str
    value: str
    end: int


def _hits(documents: Sequence[Document]) -> list[_Hit]:
    return sorted(
        (
            _Hit((n, page.number - 1, m.start() + len(m.group()) - len(m.group().lstrip("> \n\t"))), kind, " ".join(m["value"].split()),
                 m.end())
            for n, document in enumerate(documents)
            for page in document.pages
            for kind, pattern in _CLASSES.items()
            for m in pattern.finditer(page.text)
        ),
        key=lambda h: h.place,
    )  # fmt: skip


def _told_apart(hits: Sequence[_Hit]) -> tuple[str, list[_Hit]] | None:
    """The label by which the decisions are told apart, with its first place for each value: a number or a patient, else the service."""
    for kind in (*_NUMBERED, "patient", "service"):
        first: dict[str, _Hit] = {}
        for hit in hits:
            plain = re.sub(r"\W", "", hit.value).lower()
            if hit.kind == kind and (kind not in _NUMBERED or re.search(r"\d{3}", hit.value)):
                first.setdefault(plain, hit)
        if len(first) > 1:
            return kind, sorted(first.values(), key=lambda h: h.place)
    return None


def _labelled(documents: Sequence[Document]) -> Iterator[Part]:
    """The decisions of a letter whose labels come again with other values, in turn: each stretch from its first label to the next."""
    hits = _hits(documents)
    found = _told_apart(hits)
    if found is None:
        return
    kind, marks = found
    cycles = [kind]
    starts = [m.place for m in marks]
    for other in _CLASSES:
        mine = [h for h in hits if h.kind == other]
        if other == kind or len(mine) != len(marks):
            continue
        within = all(sum(a <= h.place < b for h in mine) == 1 for a, b in pairwise([*starts, _end(documents)]))
        before = all(sum(a < h.place <= b for h in mine) == 1 for a, b in pairwise([(-1, 0, 0), *starts]))
        if within or before:
            cycles.append(other)
            starts = [min(s, h.place) for s, h in zip(starts, mine, strict=True)] if before else starts
    if len(cycles) < (2 if kind != "service" else 3) or not {"service", "reason", "decision", "amount"} & set(cycles):
        return
    starts = [_with_title(documents, s) for s in starts]
    ends = [*starts[1:], _tail(documents, max(h.place for h in hits if h.kind in cycles))]
    for start, end in zip(starts, ends, strict=True):
        inside = {h.kind: h for h in reversed(hits) if start <= h.place < end}
        told = (inside[k].value for k in ("patient", "service") if k in inside)
        number = next((inside[k] for k in _NUMBERED if k in inside), None)
        lead = inside[kind]
        page = documents[lead.place[0]].pages[lead.place[1]]
        quote = " ".join(page.text[lead.place[2] : lead.end].split())
        pin = Pin(documents[lead.place[0]].id, page.number, quote, page.box_of(lead.place[2], lead.end))
        yield Part(start, end, ", ".join(x for x in (number.value if number else "", *told) if x), pin=pin)


def _with_title(documents: Sequence[Document], place: Place) -> Place:
    """The place, or that of the line above it which only counts the decisions ("Request 2")."""
    document, page, offset = place
    title = _TITLE.search(documents[document].pages[page].text[:offset])
    return (document, page, title.start() + 1) if title else place


def _tail(documents: Sequence[Document], last: Place) -> Place:
    """Where the last decision ends: before the first line after its labels that tells of appeals and rights."""
    for n in range(last[0], len(documents)):
        for page in documents[n].pages:
            begin = last[2] if (n, page.number - 1) == last[:2] else 0
            if (n, page.number - 1) < last[:2]:
                continue
            line = page.text.find("\n", begin)
            found = _TAIL.search(page.text, line + 1) if line >= 0 else None
            if found:
                return n, page.number - 1, found.start()
    return _end(documents)


def _end(documents: Sequence[Document]) -> Place:
    return (len(documents), 0, 0)


def _range(page: Page, at: tuple[int, int], start: Place, end: Place) -> tuple[int, int]:
    """The part of a page that lies between two places: offsets, empty where none does."""
    if at < start[:2] or at > end[:2]:
        return 0, 0
    return (start[2] if at == start[:2] else 0), (end[2] if at == end[:2] else len(page.text))


def _between(documents: Sequence[Document], start: Place, end: Place) -> str:
    return "\n".join(
        page.text[a:b] for n, d in enumerate(documents) for page in d.pages for a, b in (_range(page, (n, page.number - 1), start, end),)
    )


def _blank(document: Document, number: int, parts: Sequence[Part]) -> Document:
    """The document without the words of these parts; every offset stays."""
    pages = []
    for page in document.pages:
        text = page.text
        ranges = [r for p in parts if (r := _range(page, (number, page.number - 1), p.start, p.end))[1] > r[0]]
        for a, b in ranges:
            text = text[:a] + re.sub(r"\S", " ", text[a:b]) + text[b:]
        kept = tuple(w for w in page.words if not any(a <= w.start < b for a, b in ranges))
        segments = tuple(s for s in page.segments if not any(a <= s.start < b for a, b in ranges))
        pages.append(replace(page, text=text, words=kept, segments=segments) if ranges else page)
    return replace(document, pages=tuple(pages))
