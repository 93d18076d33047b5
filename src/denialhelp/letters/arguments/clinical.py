"""Clinical reasons: necessity, levels of care, experimental, steps, limits. Each is answered from the record, newest findings first."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.policy import Evidence, Finding
from denialhelp.casefile.slugs import Assertion, Reason, Status
from denialhelp.letters.arguments import record_shows
from denialhelp.letters.claimant import own_words
from denialhelp.letters.dates import find_dates, written
from denialhelp.letters.evidence import as_evidence, best, negated, passages, proof, related, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.listing import named
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated
from denialhelp.letters.proofs import tells
from denialhelp.letters.relevance import overlap, stems
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import listed, place, quoted, upper_first

# What a payer says of the time before (walked with a walker, lives with, was in hospital), and how a record sets such a thing right.
_BEFORE = re.compile(r"\b(?:had|used|uses|walked|lived?s?|history of|before|previous(?:ly)?|prior|baseline)\b", re.IGNORECASE)
_CORRECTS = re.compile(
    r"\b(?:without (?:a |an |any )?(?:\w+ )?(?:device|aid|walker|cane|wheelchair|assistance|help)|no (?:assistive )?devices?|"
    r"independent(?:ly)?|imported|template|"
    r"outdated|entered in error|not accurate|refuted|never (?:used|had|needed)|(?:did|does) not (?:use|need|have))\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"\b(?:no|not|nothing|without|lacks?|missing|did not|does not|do not)\b", re.IGNORECASE)


def introduces(pen: Pen, stated: Stated) -> Said:
    """The payer's sentence, quoted with its place."""
    where = place(pen.brief.exhibit(stated.pin))
    says = "lists as not shown" if stated.listed else "says"
    return pen.first(say(f"{upper_first(pen.your)} notice {says}: {quoted(stated.text, 420)}{where}.", pen.document(stated.pin)))


_FINDING = re.compile(
    r"\b(?:evaluation|notes?|scores?|exam\w*|tests?|reports?|results?|scans?|MRI|imaging|x-?rays?|visits?|assessment|measure\w*|took part|"
    r"showed|lists?)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\b(?:since|after|before|from|until|through|by|between|as of|effective|to)\s+$", re.IGNORECASE)


def _relied_on(stated: Stated) -> date | None:
    """The day of the finding that the payer names, where it names one: not the day from which it searched."""
    if not _FINDING.search(stated.text):
        return None
    found = (f for f in find_dates(stated.text) if not _PERIOD.search(stated.text[: f.start]))
    return next((d for d in (f.whole() for f in found) if d is not None), None)


def newer(pen: Pen, stated: Stated, evidence: Evidence) -> Said:
    """That the record holds a later finding than the one the payer relied on, with both days."""
    old = _relied_on(stated)
    if old is None or evidence.on is None or evidence.on <= old:
        return ()
    supports = (pen.document(stated.pin), pen.document(evidence.pin), *pen.day(evidence.on, evidence.pin))
    gap = (evidence.on - old).days
    return pen.first(
        say(
            f"The finding that {pen.you} relied on is dated {written(old)}. The record has a later one of {written(evidence.on)}, {gap} "
            f"days after it.",
            *supports,
        ),
        say(f"The finding that {pen.you} relied on is dated {written(old)}. The record has a later one.", *supports),
    )


def correcting(pen: Pen, stated: Stated, most: int = 1) -> tuple[Evidence, ...]:
    """Passages of the record that set a fact of the payer's sentence right: they share its telling word and say that it is not so."""
    if not _BEFORE.search(stated.text):
        return ()
    telling = {s for s in stems(stated.text) if not s[0].isdigit()}
    found: list[tuple[float, int, Evidence]] = []
    for n, passage in enumerate(passages(pen.brief, (Assertion.PRESENT, Assertion.ABSENT, Assertion.HISTORICAL))):
        shared = telling & stems(passage.text)
        if not shared or not _CORRECTS.search(passage.text) or len(passage.text) > 420 or "carried forward" in passage.text.lower():
            continue
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None:
            found.append((-len(shared), n, evidence))
    return tuple(e for _, _, e in sorted(found, key=lambda f: f[:2])[:most])


def claimant_says(pen: Pen, about: str, used: set[str]) -> Said:
    """The claimant's own words on the matter, as their words; none twice."""
    for pin in own_words(pen.brief, about, used=used):
        used.add(pin.quote)
        where = place(pen.brief.exhibit(pin))
        return pen.first(say(f"In my own words: {quoted(pin.quote)}{where}.", pen.document(pin)))
    return ()


# How a policy limits what a reviewer may hold against a patient.
_LIMITS = re.compile(
    r"\b(?:by itself|alone (?:is|does|may)|may not be (?:denied|reduced|used)|is not a reason|does not (?:defeat|exclude|count)|need not|"
    r"is not required|"
    r"control(?:s)? (?:where|if|when)|regardless|only (?:when|if|for)|most recent|no longer required)\b",
    re.IGNORECASE,
)


def policy_limits(pen: Pen, stated: Stated, used: set[str]) -> Said:
    """The sentence of the payer's own policy that limits this reason; none twice."""
    policy = pen.brief.policy
    document = pen.papers.get(policy.sources[0].document) if policy is not None and policy.sources else None
    found = []
    for piece in pieces(document) if document is not None else ():
        near = overlap(piece.text, stated.text)
        if near >= 2.3 and _LIMITS.search(piece.text) and 30 <= len(piece.text) <= 320 and piece.text not in used:
            found.append((-near, piece.start, piece))
    if document is None or not found:
        return ()
    piece = min(found, key=lambda f: f[:2])[2]
    used.add(piece.text)
    pin = pin_of(document, piece)
    where = place(pen.brief.exhibit(pin))
    return pen.first(say(f"{upper_first(pen.their)} own policy says {quoted(pin.quote)}{where}.", pen.document(pin)))


def medicare_criteria(pen: Pen, stated: Stated) -> Said:
    """For a Medicare plan that holds its own guide against a level of care: that Medicare's criteria come first."""
    if not {Reason.LEVEL_OF_CARE, Reason.SITE_OF_CARE, Reason.LENGTH_OF_STAY} & set(stated.topics):
        return ()
    return (
        *law_says(pen, "law.federal.medicare_advantage.medicare_criteria"),
        *law_says(pen, "law.federal.medicare_advantage.basic_benefits"),
    )


_MOST_QUOTES = 2
# What these reasons turn on is how other treatments went; that the record names the same drug answers nothing.
_BY_TRIAL = ((Reason.NON_FORMULARY,), (Reason.STEP_THERAPY,))
_OF_THE_EXCLUSION = 2.0  # what an exclusion lacks answers only a sentence that is about it


def _answers(pen: Pen, stated: Stated, findings: tuple[Finding, ...]) -> tuple[Said, ...]:
    found: list[tuple[float, int, Said]] = []
    for finding in findings:
        if finding.status is not Status.MET:
            continue
        for evidence in best(pen, finding, 2, stated.text):
            told = tell(pen, evidence, about=f"{stated.text} {finding.text}")
            item = pen.first(say(told.text + ".", *told.support))
            if item and all(item != other for _, _, other in found):
                plain = tells(evidence.pin.quote, finding) + (2 if told.dated_row else 0)
                found.append((-(overlap(evidence.pin.quote, stated.text) + plain), len(found), item))
    return tuple(item for _, _, item in sorted(found, key=lambda f: f[:2])[:_MOST_QUOTES])


def _concludes(pen: Pen, findings: tuple[Finding, ...]) -> Said:
    told = [f for f in findings if f.status is Status.MET and not f.is_group and not negated(pen.brief, f.id)][:2]
    if not told:
        return ()
    supports = tuple(s for f in told for s in pen.finding(f))
    names = listed([f.id for f in told])
    text = f"Criterion {names} of {pen.their} policy is met." if len(told) == 1 else f"Criteria {names} of {pen.their} policy are met."
    return pen.first(say(text, *supports))


_ABOUT_IT = 2.0


def _open_itself(pen: Pen, stated: Stated) -> bool:
    """Whether the criterion that the payer's sentence is about is open or not met: quotes near it would answer nothing, or confirm it."""
    found = named(pen.brief, stated.text) or related(pen.brief, stated.text, 1, _ABOUT_IT)
    return bool(found) and all(f.status is not Status.MET for f in found)


def answer(pen: Pen, stated: Stated, used: set[str]) -> Point | None:
    """The payer's clinical sentence answered: quoted, the later finding named, the record quoted, the claimant heard."""
    findings = tuple(f for f in named(pen.brief, stated.text) or related(pen.brief, stated.text, 3) if f.id not in used)
    held = (f for f in findings if f.status is Status.MET)
    met = tuple(f for f in held if not negated(pen.brief, f.id) or overlap(f.text, stated.text) >= _OF_THE_EXCLUSION)[:2]
    items = list(_answers(pen, stated, met))
    for evidence in correcting(pen, stated):
        told = tell(pen, evidence)
        items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i and i not in items]
    if not met and not _open_itself(pen, stated):
        for evidence in record_shows.on(pen, stated.text, most=_MOST_QUOTES, telling=stated.topics[:1] in _BY_TRIAL):
            told = tell(pen, evidence, about=stated.text)
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i and i not in items]
    fact: list[Statement] = []
    for finding in met:
        later = next((n for n in (newer(pen, stated, e) for e in best(pen, finding, 3)) if n), ())
        if later:
            fact += later
            break
    heard = claimant_says(pen, stated.text, used)
    limit = (*medicare_criteria(pen, stated), *policy_limits(pen, stated, used))
    if not items and not limit:
        return None
    if items and not fact:
        fact += pen.first(
            say("The papers enclosed now answer this:" if _ABSENT.search(stated.text) else "The record says:", *items[0][0].support)
        )
    used |= {f.id for f in met}
    return Point(introduces(pen, stated), limit, tuple(fact), (*items, *((heard,) if heard else ())), _concludes(pen, met))


def proofs_of(pen: Pen, finding: Finding, most: int = 1) -> Said:
    """The proof of a finding, for other modules."""
    return proof(pen, finding, most=most)
