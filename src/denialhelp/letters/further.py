"""What goes with a further level: that the step before is over, what is new since, what is kept, and what must come with the request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Evidence, Task
from denialhelp.casefile.slugs import Assertion, Level, Status
from denialhelp.letters.arguments.record_shows import for_us
from denialhelp.letters.dates import find_dates, written
from denialhelp.letters.evidence import as_evidence, deciding, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import stated_reasons
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.tokens import QUOTED
from denialhelp.letters.wording import place, quoted

_FINAL = re.compile(
    r"\bfinal (?:internal )?(?:adverse|denial|decision|determination)|uph(?:e|o)ld|we have denied your appeal|"
    r"\b(?:re)?(?:consideration|determination) (?:is|was) (?:unfavorable|denied)",
    re.IGNORECASE,
)
_MOST_NEW = 4
_NEAR = 2.0


def final_decision(pen: Pen) -> Point:
    """That the step before is over, in the notice's words, and that a further voluntary level need not be used."""
    if pen.brief.case.level in (None, Level.INITIAL):
        return Point()
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            if _FINAL.search(piece.text) and len(piece.text) <= 240:
                pin = pin_of(document, piece)
                said = f"The appeal before this one is over. The notice says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}."
                fact = pen.first(say(said, pen.document(pin)))
                if fact:
                    further = law_says(pen, "law.federal.claims.voluntary_level") if _offers_more(pen) else ()
                    return Point(fact=(*fact, *further))
    return Point()


_MORE = re.compile(r"\bvoluntary\b|\boptional (?:second|further|additional)|\byou may (?:also )?ask for a second", re.IGNORECASE)


def _offers_more(pen: Pen) -> bool:
    """Whether the notice offers a further level of the plan's own that need not be used."""
    return any(_MORE.search(page.text) for document in pen.brief.notice_documents() for page in document.pages)


def _later(pen: Pen) -> Sequence[Evidence]:
    """The record's evidence of a day after the decision: that of the criteria that are met first, then what speaks to the matter."""
    decided = pen.brief.notice.day("notice_date")
    if decided is None:
        return ()
    found = [e for f in deciding(pen.brief) if f.status is Status.MET for e in f.evidence]
    about = " ".join((pen.brief.notice.text("service") or "", *(s.text for s in stated_reasons(pen.brief))))
    speaking = (p for p in passages(pen.brief, (Assertion.PRESENT,)) if for_us(p.text) and overlap(p.text, about) >= _NEAR)
    found += [e for p in speaking if (e := as_evidence(pen.brief, p)) is not None]
    later = [e for e in found if e.on is not None and decided < e.on <= pen.brief.as_of and 25 <= len(e.pin.quote) <= 340]
    return list({e.pin.quote: e for e in later}.values())[:_MOST_NEW]


def new_since(pen: Pen) -> Point:
    """What the record holds that is later than the decision, which therefore did not have it; each piece with its day."""
    decided = pen.brief.notice.day("notice_date")
    if decided is None or pen.brief.case.level in (None, Level.INITIAL):
        return Point()
    items: list[Said] = []
    for evidence in _later(pen):
        told = tell(pen, evidence)
        days = (f.whole() for f in find_dates(told.text.split("“")[0]))
        if any(d is not None and d > decided for d in days):
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i and i not in items]
    lead = pen.first(say(f"These papers are later than the decision of {written(decided)}:", *pen.facts("notice_date"))) if items else ()
    return Point(fact=lead, items=tuple(items))


def told(pen: Pen, point: Point) -> set[str]:
    """The criteria whose proof the point quotes, so that it is not quoted again below."""
    said = " ".join(s.text for item in point.items for s in item)
    quotes = set(QUOTED.findall(said))
    met = (f for f in deciding(pen.brief) if f.status is Status.MET)
    return {f.id for f in met if any(" ".join(e.pin.quote.split()) in quotes for e in f.evidence)}


def kept() -> Said:
    """That nothing said before is given up."""
    return (ask("I keep every point that I made before, and each point in this letter, for every later step."),)


_MUST = re.compile(r"must|fee|enclosed|waive|include|complete", re.IGNORECASE)
_COMES = re.compile(r"attestation|\bfee\b|hardship|must (?:complete|include|sign)|copies of", re.IGNORECASE)
_FORMS = re.compile(r"\b(?:attestation|application|form|fee|hardship|certif(?:y|ication) by)\b", re.IGNORECASE)


def _asked_for(pen: Pen) -> tuple[Pin, ...]:
    """Where the notice says what a request for external review must come with."""
    found = (
        pin_of(document, piece)
        for document in pen.brief.notice_documents()
        for piece in pieces(document)
        if _FORMS.search(piece.text) and _MUST.search(piece.text) and 30 <= len(piece.text) <= 320
    )
    return tuple(islice(found, 5))


def comes_with(pen: Pen) -> Point:
    """What the notice asks to come with the request, in its words; the letter does not say that it has been sent."""
    items = tuple(
        s
        for p in _asked_for(pen)
        if _COMES.search(p.quote)
        and (s := pen.first(say(f"The notice says {quoted(p.quote, 320)}{place(pen.brief.exhibit(p))}.", pen.document(p))))
    )
    follow = ask("I will send these with the application form. Please tell me at once if anything is missing.")
    return Point(items=items, conclusion=(follow,)) if items else Point()


# What somebody has to do before the request goes out; what it costs and by when it is sent stands with the dates.
_TO_DO = re.compile(
    r"\b(?:must|should|needs? to|required to|have to|please) (?:also )?(?:be )?"
    r"(?:complete|sign|fill|attach|include|enclose|certif|attest|send|submit)\w*",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(
    r"\b(?:within|no later than|not later than) (?:[a-z]+|\d+) (?:\(\d+\) )?(?:calendar |business )?(?:days?|months?)\b", re.IGNORECASE
)


def _to_do(text: str) -> bool:
    return bool(_TO_DO.search(text)) and not _BY_WHEN.search(text)


def tasks(pen: Pen) -> tuple[Task, ...]:
    """What must come with a request to an outside reviewer, each in the notice's words."""
    return tuple(
        Task(
            f"See to this before the request goes out: {quoted(p.quote, 300)}",
            "treating-provider" if re.search(r"physician|doctor", p.quote, re.IGNORECASE) else "patient",
            f"{p.document}, page {p.page}, says so.",
        )
        for p in _asked_for(pen)
        if _to_do(p.quote)
    )


def title(pen: Pen) -> str:
    """The heading over what is new."""
    return "What is new since the decision" if pen.outside else "What is new since your decision"
