"""How well a quotation proves: what is no proof at all, what proves most plainly, and which part of a long passage to quote."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Finding
from denialhelp.casefile.quote import pin_at, span_of
from denialhelp.letters.dates import find_dates
from denialhelp.letters.passages import sentences
from denialhelp.letters.relevance import overlap

_DEGREE = r"(?:MD|DO|RN|LVN|LPN|NP|PA-?C?|PharmD|PhD|DPT|PT|OTR|OT|SLP|CCC-SLP|PsyD|LCSW|AuD|DDS|DPM|FNP|CRNP|APRN|BCBA)"
_SIGNED = re.compile(
    r"^(?:\W*)(?:electronically |digitally )?(?:signed|e-?signed|co-?signed|attested|dictated|transcribed|authenticated|verified|"
    r"reviewed and signed|/s/|sincerely)\b|^(?:ordering|attending|referring|rendering|treating) (?:provider|physician)\b",
    re.IGNORECASE,
)
_SIGNED_INSIDE = re.compile(r"\b(?:electronically|digitally) signed\b", re.IGNORECASE)
_PERSON = re.compile(
    rf"^[A-Z][\w.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){{0,4}},? {_DEGREE}\b(?!.*\b(?:is|was|has|had|states?|recommends?|ordered)\b)"
)
_PLACE = re.compile(r"\(?\b\d{3}\)?[ -.]\d{3}-\d{4}\b|\b[A-Z]{2} \d{5}\b|^(?:phone|tel|fax|address)\b", re.IGNORECASE)
_ASKS_SIGNATURE = re.compile(r"\b(?:sign\w*|order\w*|prescri\w*|attest\w*|certif\w*)\b", re.IGNORECASE)
_ASKS_PERSON = re.compile(
    r"\b(?:by (?:a|an|the)|specialist|physician|clinician|therapist|licensed|neurologist|\w+ologist|surgeon)\b", re.IGNORECASE
)
_LONG = 150
_GAP = re.compile(r"\n+")


_UNDONE = re.compile(
    r"\bnot (?:yet )?(?:been )?(?:drawn|done|performed|obtained|received|completed|available|signed|started|tried|given|scheduled)\b|"
    r"\bnot yet\b|\bpending\b|\bto be (?:done|scheduled|identified|drawn|determined)\b|\b(?:will|can) [^.]{0,40}\bafter\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(r"\b(?:no|not|none|never|without|unless|absence|contraindicat\w*|neither)\b", re.IGNORECASE)


def signature(quote: str) -> bool:
    """Whether a quote is the line of a signature or the name of a clinician."""
    return bool(_SIGNED.match(quote) or _PERSON.match(quote))


def no_proof(quote: str, criterion: str) -> bool:
    """Whether a quote proves nothing to a reader: a signature or name where none is asked for, what is still to be done, an address."""
    if signature(quote):
        return not _ASKS_SIGNATURE.search(criterion) and not (_ASKS_PERSON.search(criterion) and not _SIGNED.match(quote))
    if _UNDONE.search(quote) and not _ABSENCE.search(criterion):
        return True
    return bool(_PLACE.search(quote)) and len(quote.split()) < 12


def _days(text: str) -> frozenset[date]:
    return frozenset(d for f in find_dates(text) if (d := f.whole()) is not None)


def tells(quote: str, finding: Finding) -> int:
    """How many of the figures and days on which a finding rests the quote itself holds."""
    held = set(re.findall(r"\d+(?:\.\d+)?", quote))
    days = _days(finding.why)
    figures = set(re.findall(r"\d+(?:\.\d+)?", finding.why.split("asked:")[0])) - {n for d in days for n in d.isoformat().split("-")}
    return min(2, len(figures & held)) + len(days & _days(quote))


def _parts(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences and rows between two offsets."""
    text = page.text[start:end]
    cuts = [start, *(start + m.end() for m in _GAP.finditer(text) if _breaks(text, m)), end]
    return [part for a, b in pairwise(cuts) for part in sentences(page.text, a, b)]


def _breaks(text: str, gap: re.Match[str]) -> bool:
    """Whether a line's end parts two things: a blank line, or a row of cells before or after it."""
    before, after = text[: gap.start()].rsplit("\n", 1)[-1], text[gap.end() :].split("\n", 1)[0]
    return len(gap.group()) > 1 or "  " in before.strip() or "  " in after.strip()


def trimmed(document: Document | None, pin: Pin, wanted: str) -> Pin:
    """The sentence or row of a passage that proves, verbatim: the passage itself where it is short or every part of it is needed."""
    if document is None or not 1 <= pin.page <= len(document.pages):
        return pin
    page = document.page(pin.page)
    span = span_of(page.text, pin.quote)
    if span is None or (len(pin.quote) <= _LONG and not _SIGNED_INSIDE.search(pin.quote)):
        return pin
    parts = [(a, b) for a, b in _parts(page, *span) if not signature(page.text[a:b]) and not _SIGNED_INSIDE.search(page.text[a:b])]
    whole = overlap(pin.quote, wanted)
    scored = [(overlap(page.text[a:b], wanted), -n, (a, b)) for n, (a, b) in enumerate(parts)]
    score, _, (start, end) = max(scored, default=(0.0, 0, span))
    enough = score >= 0.75 * whole and score > 0 and len(page.text[start:end].split()) >= 3
    return pin_at(document, page, start, end, method=pin.method) if enough else pin
