"""An approval that the payer gave: its number, its dates and codes, found in the case's papers and held against the claim."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code, Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.letters.brief import Brief
from denialhelp.letters.dates import find_dates

_NUMBER = re.compile(
    r"\b(?:prior[ -])?(?:authori[sz]ation|certification|pre-?certification|approval|"
    r"auth)\b[^\d\n]{0,40}\n?[^\d\n]{0,24}?(?<![\w-])(?P<number>[A-Z]{0,4}-?\d[\dA-Z-]{4,})",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:(?:has been|is|was|decision:?|status:?)\s+(?:approved|certified|authorized)|certified in total|we approve|approved)\b",
    re.IGNORECASE,
)
_NOT_APPROVED = re.compile(r"\b(?:not (?:been )?approved|denied|denial|not certified|unable to approve)\b", re.IGNORECASE)
_UNTIL = re.compile(r"^\s*(?:through|thru|to|until|-|–|—|al?|hasta)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval: its number, the day it was given, the span it holds for, and the places that say each."""

    document: str
    number: str
    number_pin: Pin
    approved_pin: Pin
    begins: date | None = None
    ends: date | None = None
    span_pin: Pin | None = None
    code: str | None = None
    code_pin: Pin | None = None

    def covers(self, day: date | None) -> bool | None:
        """Whether a day lies in its span; None where the span or the day is not known."""
        if day is None or self.begins is None or self.ends is None:
            return None
        return self.begins <= day <= self.ends


def _line(page: Page, start: int, end: int) -> tuple[int, int]:
    a = page.text.rfind("\n", 0, start) + 1
    b = page.text.find("\n", end)
    b = len(page.text) if b < 0 else b
    return (a, b) if b - a <= 220 else (start, end)


def _span(document: Document, page: Page) -> tuple[date, date, Pin] | None:
    found = find_dates(page.text, day_first=document.language == "es")
    for one, other in pairwise(found):
        a, b = one.whole(), other.whole()
        if a is not None and b is not None and a < b and _UNTIL.match(page.text[one.end : other.start]):
            return a, b, pin_at(document, page, *_line(page, one.start, other.end), method="letter")
    return None


def _of(document: Document, wanted: tuple[str, ...]) -> Approval | None:
    text = "\n".join(p.text for p in document.pages)
    approved = _APPROVED.search(text)
    if approved is None or _NOT_APPROVED.search(text[max(0, approved.start() - 30) : approved.end() + 10]):
        return None
    numbers = [(m, p) for p in document.pages for m in _NUMBER.finditer(p.text) if not find_dates(m.group("number"))]
    if not numbers:
        return None
    most = Counter(m.group("number") for m, _ in numbers)
    named = Counter({n: len(re.findall(re.escape(n), text)) for n in most})
    match, page = max(numbers, key=lambda x: (named[x[0].group("number")], -text.find(x[0].group("number"))))
    said = next((_APPROVED.search(p.text), p) for p in document.pages if _APPROVED.search(p.text))
    assert said[0] is not None  # noqa: S101 - the page was chosen because it matches
    code = next((c for c in wanted if re.search(rf"(?<!\w){re.escape(c)}(?!\w)", page.text)), None)
    code_pin = None
    if code is not None:
        at = re.search(rf"(?<!\w){re.escape(code)}(?!\w)", page.text)
        code_pin = pin_at(document, page, *_line(page, *at.span()), method="letter") if at else None
    span = _span(document, page)
    return Approval(
        document.id,
        match.group("number"),
        pin_at(document, page, *_line(page, match.start("number"), match.end("number")), method="letter"),
        pin_at(document, said[1], *_line(said[1], *said[0].span()), method="letter"),
        span[0] if span else None,
        span[1] if span else None,
        span[2] if span else None,
        code,
        code_pin,
    )


def find_approval(brief: Brief) -> Approval | None:
    """The approval among the case's papers that fits this claim best: the same code, a span that holds the day of service."""
    notice = {d.id for d in brief.notice_documents()}
    policy = {p.document for p in brief.policy.sources} if brief.policy is not None else set()
    value = brief.notice.value("codes")
    wanted = tuple(c.code for c in value if isinstance(c, Code) and c.system != "ICD-10-CM") if isinstance(value, tuple) else ()
    own = brief.statement_document
    found = [
        a
        for d in brief.documents
        if d.id not in notice | policy and (own is None or d.id != own.id)
        for a in (_of(d, wanted),)
        if a is not None
    ]
    day = brief.notice.day("service_start")

    def fit(a: Approval) -> tuple[bool, bool, bool]:
        return (a.code is not None, a.covers(day) is True, a.span_pin is not None)

    return max(found, key=fit, default=None)
