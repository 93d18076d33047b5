"""A case without the payer's policy: what the record itself says to a reason, and what has been tried so far."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.record import Event, Passage
from denialhelp.casefile.slugs import Assertion, EventKind
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen, say

# Words by which a record bears on a dispute, and words that speak for the other side or settle nothing.
_TELLS = re.compile(
    r"\b(?:fail\w*|inadequate|no (?:lasting )?(?:relief|response|benefit)|severe|worse\w*|unable|cannot|requires?|needs?|must|"
    r"recommend\w*|order(?:ed)?|"
    r"because|reaction|intoleran\w*|contraindicat\w*|stopped|improv\w+ from|positive|abnormal|inconclusive|attended|from \d+\S* .{0,"
    r"40}to \d+)\b",
    re.IGNORECASE,
)
_ADVERSE = re.compile(
    r"\b(?:not a candidate|not (?:medically )?necessary|no need|refused|non-?complian\w*|no[- ]shows?|missed|unremarkable|denied by|"
    r"insurance|"
    r"(?:can be|is|are|being) (?:well )?(?:managed|controlled|done|given)|not an emergency|still (?:uses|smokes|drinks)|"
    r"no (?:rash|pain|infections?|ulcers?|limitations?|symptoms?|complaints?|deficits?)|"
    r"ordinary review)\b|\$ ?\d",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:patient|name|dob|date|mrn|member|provider|insur\w+|page|re)\b[^.]{0,60}$", re.IGNORECASE)
# A look inside or a picture is no treatment, and a list of medicines tells of none how it ended.
_NO_TREATMENT = re.compile(
    r"\b\w*scopy\b|\bbiops\w+|\b(?:x-?rays?|mri|ct|pet|ultrasound|echo\w*|scan|imaging|screening|electrocardiogra\w+|ecg|ekg|eeg|emg|polysomnogra\w+)\b|"
    r"^\W*(?:current |home |active )?(?:medicines?|medications?|meds)\b\s*(?:list)?:",
    re.IGNORECASE,
)
_TRIED = (EventKind.MEDICATION, EventKind.THERAPY, EventKind.PROCEDURE, EventKind.DEVICE)
_OUTCOMES = ("failed", "stopped-intolerance", "completed")


def against_us(text: str) -> bool:
    """Whether a passage speaks for the other side, or is a mere label."""
    return bool(_ADVERSE.search(text) or _LABEL.match(text))


def for_us(text: str) -> bool:
    """Whether a passage tells something that speaks for the request, and nothing that speaks against it."""
    return bool(_TELLS.search(text)) and not against_us(text)


def _score(passage: Passage, about: str) -> float:
    return overlap(passage.text, about) + (0.7 if _TELLS.search(passage.text) else 0)


def on(pen: Pen, about: str, most: int = 3, least: float = 2.0, *, telling: bool = False) -> tuple[Evidence, ...]:
    """The passages of the record that speak most to a payer's sentence, none that speaks for the other side; in the record's order.
    `telling`: only those that tell something for the request by their own words, not by naming the same thing."""
    found = []
    for n, passage in enumerate(passages(pen.brief, (Assertion.PRESENT, Assertion.PLANNED))):
        score = _score(passage, about)
        if (
            score >= least
            and (not telling or for_us(passage.text))
            and overlap(passage.text, about) >= 1
            and not against_us(passage.text)
            and 15 <= len(passage.text) <= 360
        ):
            found.append((-score, n, passage))
    chosen = sorted(sorted(found, key=lambda f: f[:2])[:most], key=lambda f: f[1])
    return tuple(e for _, _, p in chosen if (e := as_evidence(pen.brief, p)) is not None)


def _pinned(event: Event) -> Evidence | None:
    return Evidence(event.sources[0], event.assertion, event.recorded_on or event.start) if event.sources else None


def tried(pen: Pen, most: int = 5) -> Point:
    """The treatments that the record says were tried and how they ended, each in its words; nothing carried forward or of the family."""
    record = pen.brief.record
    items: list[Said] = []
    quoted: set[str] = set()
    for event in record.events if record is not None else ():
        own = event.assertion in (Assertion.PRESENT, Assertion.HISTORICAL) and not event.copied
        evidence = _pinned(event) if own and event.kind in _TRIED and event.outcome in _OUTCOMES else None
        if evidence is None or len(items) >= most or len(evidence.pin.quote) < 20 or evidence.pin.quote in quoted:
            continue
        if _NO_TREATMENT.search(evidence.pin.quote) and event.kind is not EventKind.THERAPY:
            continue
        quoted.add(evidence.pin.quote)
        told = tell(pen, evidence)
        items += [s for s in (pen.first(say(told.text + ".", *told.support)),) if s and s not in items]
    return Point(items=tuple(items))
