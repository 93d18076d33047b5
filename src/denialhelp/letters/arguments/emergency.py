"""Emergencies: the prudent layperson's view of the symptoms, no authorization, in-network cost share, no balance bill."""

from __future__ import annotations

import re

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion, Reason
from denialhelp.letters.claimant import own_words
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import Stated
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import place, quoted, upper_first

# What a prudent person would take for danger, and how a hospital writes down that it did: from telling to less telling.
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "complaint",
            (
                r"chief complaint|presents? (?:with|for)|came in with|brought (?:in )?by|history of present illness|sudden|crushing|worst|"
                r"severe|radiat|"
                r"short(?:ness)? of breath|trouble breathing|unconscious|passed out|fainted|bleeding|weakness|slurred|numb|vomit|"
                r"head injury|"
                r"fell\b|fever of"
            ),
        ),
        ("triage", r"\bESI\b|triage (?:level|category|acuity)|acuity\b|emergency severity"),
        ("vitals", r"\b(?:HR|heart rate|pulse|BP|blood pressure|SpO2|RR|temp(?:erature)?)\b.{0,12}\d"),
        (
            "danger",
            (
                r"could not be (?:excluded|ruled out)|cannot be (?:excluded|ruled out)|rule out|concern(?:ed|ing)? for|life[- ]threatening|"
                r"emergen(?:t|cy) (?:medical )?condition|"
                r"required? (?:a )?(?:medical )?screening|stabiliz"
            ),
        ),
        ("risk", r"(?:father|mother|brother|sister) (?:died|had|with)|family history"),
    )
)
_OTHER_PROGRAMS = ("law.federal.medicaid_managed_care.emergency", "law.federal.medicare_advantage.emergency")
_NO_CONSENT = re.compile(
    r"(?:consent|waiver|notice).{0,60}(?:not (?:given|signed)|none|declined|no signed)|not given, not signed", re.IGNORECASE
)
_COPAY = re.compile(
    r"\bemergency (?:room|department|services?|care|medical)\b|\bER\b|sala de emergencias?|servicios de emergencia", re.IGNORECASE
)
_OTHER_CARE = re.compile(r"transport|ambulan|urgent care|atención de urgencia", re.IGNORECASE)
_MONEY = re.compile(r"\$\s?\d[\d,]*(?:\.\d{2})?|\d{1,2}\s?%")
_UNREAD = re.compile(
    r"no se revisó el expediente|(?:medical )?records? (?:was|were) not (?:reviewed|requested)|without (?:the|"
    r"reviewing the) (?:medical )?record|"
    r"based (?:only |solely )?on the (?:final )?diagnosis",
    re.IGNORECASE,
)


def _signs(pen: Pen, day_only: bool = True) -> tuple[Said, ...]:
    start = pen.brief.notice.day("service_start")
    wanted = (Assertion.PRESENT, Assertion.POSSIBLE, Assertion.FAMILY)
    found: dict[str, list[Passage]] = {name: [] for name, _ in _SIGNS}
    for passage in passages(pen.brief, wanted):
        if day_only and start is not None and passage.recorded_on is not None and abs((passage.recorded_on - start).days) > 1:
            continue
        for name, pattern in _SIGNS:
            if pattern.search(passage.text) and 10 <= len(passage.text) <= 360:
                found[name].append(passage)
                break
    chosen = [p for name, _ in _SIGNS for p in sorted(found[name], key=lambda p: -_weight(p))[: 2 if name == "complaint" else 1]]
    items: list[Said] = []
    for passage in chosen:
        evidence = as_evidence(pen.brief, passage)
        if evidence is not None:
            told = tell(pen, evidence)
            items += [i for i in (pen.first(say(told.text + ".", *told.support)),) if i]
    return tuple(items)


def _weight(passage: Passage) -> int:
    return sum(len(pattern.findall(passage.text)) for _, pattern in _SIGNS)


def layperson(pen: Pen, stated: Stated | None) -> Point:
    """The symptoms as they were, under the prudent layperson's rule."""
    items = list(_signs(pen))
    heard: Said = ()
    about = "symptom dolor pecho pain chest emergency emergencia hospital sudor brazo breath dying heart"
    for pin in own_words(pen.brief, about):
        heard = pen.first(say(f"In my own words: {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
    rule = law_says(pen, "law.federal.nsa.prudent_layperson", *_OTHER_PROGRAMS)
    lead: list[Statement] = []
    if items and rule:
        lead += pen.first(say("These are the symptoms as the record has them:", *items[0][0].support))
    return Point(rule=(*rule, *unread(pen)) if rule else (), fact=tuple(lead), items=(*items, *((heard,) if heard else ())) if rule else ())


def unread(pen: Pen) -> Said:
    """That the payer decided without the record, where its notice says so."""
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            if _UNREAD.search(piece.text):
                pin = pin_of(document, piece)
                return pen.first(
                    say(
                        f"{upper_first(pen.your)} notice itself says {quoted(piece.text)}{place(pen.brief.exhibit(pin))}.",
                        pen.document(pin),
                    )
                )
    return ()


def _share(document: Document) -> Pin | None:
    """The line of a plan paper that gives the emergency share: the shortest run of up to three lines with both."""
    found: list[tuple[bool, int, int, Page, int, int]] = []
    for page in document.pages:
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", page.text)]
        for n in range(len(lines)):
            for last in range(n, min(n + 3, len(lines))):
                start, end = lines[n][0], lines[last][1]
                text = page.text[start:end]
                if len(text) <= 240 and _COPAY.search(text) and _MONEY.search(text) and not _OTHER_CARE.search(text):
                    found.append((not re.search(r"co-?pa(?:y|go)", text, re.IGNORECASE), last - n, end - start, page, start, end))
    if not found:
        return None
    _, _, _, page, start, end = min(found, key=lambda f: f[:3])
    return pin_at(document, page, start, end, method="letter")


def cost_share(pen: Pen) -> Point:
    """What may be charged: the in-network share, by the plan's own paper where one is in the case; and that no consent was signed."""
    rule = law_says(pen, "law.federal.nsa.emergency_cost_sharing")
    if not rule:
        return Point()
    fact: list[Statement] = []
    for document in pen.brief.plan_documents():
        pin = _share(document)
        if pin is not None:
            fact += pen.first(
                say(f"The plan's own paper gives the share: {quoted(pin.quote, 160)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))
            )
            break
    for passage in passages(pen.brief, tuple(Assertion)):
        if _NO_CONSENT.search(passage.text):
            evidence = as_evidence(pen.brief, passage)
            if evidence is not None:
                told = tell(pen, evidence, most=160)
                fact += pen.first(say(f"On notice and consent the hospital's record says {told.text}.", *told.support))
                break
    return Point(rule=(*rule, *law_says(pen, "law.federal.nsa.emergency_no_balance_bill")), fact=tuple(fact))


def no_authorization(pen: Pen) -> Point:
    """That no authorization may be asked for emergency care."""
    return Point(rule=law_says(pen, "law.federal.nsa.emergency_no_authorization", *_OTHER_PROGRAMS))


def answer(pen: Pen, stated: Stated) -> Point:
    """The point that answers one of the payer's sentences in an emergency case."""
    if Reason.NO_PRIOR_AUTHORIZATION in stated.topics:
        return no_authorization(pen)
    if stated.topics[0] is Reason.OUT_OF_NETWORK:
        return cost_share(pen)
    return layperson(pen, stated)


def is_emergency(pen: Pen) -> bool:
    """Whether the case is argued as an emergency."""
    case = pen.brief.case
    return bool(case.emergency) or Reason.EMERGENCY in case.reasons
