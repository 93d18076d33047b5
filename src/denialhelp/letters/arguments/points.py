"""The policy point by point: each criterion that decides, what proves it; what is open and what is not claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.policy import Finding, Group, GroupKind, Task, walk
from denialhelp.casefile.slugs import Assertion, Status
from denialhelp.letters.evidence import best, deciding, exclusions, negated, proof
from denialhelp.letters.outline import Argument, Point, Said
from denialhelp.letters.relevance import overlap, stems
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import listed, place, quoted, upper_first

_SHORT = 130
MOST_OPEN = 4  # more than these are named in one line
_SPEAKS = 2.0
_KEEP = "Please keep the file open for it."


_IN_TIME = re.compile(r"\b(?:days?|weeks?|months?|years?|before|within|past|since|recent)\b", re.IGNORECASE)
_MANY = 14


def _met_words(pen: Pen, finding: Finding) -> str:
    if finding.marked:
        return "I point to this page of the record"
    return "this exclusion does not apply" if negated(pen.brief, finding.id) else "met"


def _lead(pen: Pen, finding: Finding) -> Said:
    """The criterion named and quoted, with its status as the record shows it."""
    supports, words = pen.finding(finding), _met_words(pen, finding)
    return pen.first(
        say(f"{finding.id}, {quoted(finding.text, _SHORT)}: {words}.", *supports), say(f"Criterion {finding.id}: {words}.", *supports)
    )


def _proofs(finding: Finding) -> int:
    """How many proofs to quote: one for each part, at most three; two for a criterion that joins several parts or counts time."""
    if finding.together > 1:
        return min(3, finding.together, max(1, len(finding.evidence)))
    joined = 1 + len(re.findall(r"\band\b|;", finding.text))
    return min(2, max(joined, 2 if _IN_TIME.search(finding.text) else 1), max(1, len(finding.evidence)))


def met(pen: Pen, findings: Sequence[Finding], told: set[str]) -> tuple[Point, ...]:
    """The criteria that are met: those whose proof was quoted above in one line, then each other one with its proof."""
    found = [f for f in findings if f.status is Status.MET]
    above = [f for f in found if f.id in told]
    out: list[Point] = []
    if above:
        supports = tuple(s for f in above for s in pen.finding(f))
        line = pen.first(say(f"Met, as shown above: {listed([f.id for f in above])}.", *supports))
        out += [Point(items=(line,))] if line else []
    seen: set[str] = set()
    many = len(findings) > _MANY
    for finding in found:
        if finding.id in told:
            continue
        shown = proof(pen, finding, most=min(2, finding.together) if many else _proofs(finding), length=130 if many else 200, seen=seen)
        seen |= {e.pin.quote for e in best(pen, finding, 1, seen=seen)}
        lead = _lead(pen, finding)
        if lead and shown:
            out.append(Point(items=((*lead, *shown),), criterion=finding.id))
    return tuple(out)


def _speaks(quote: str, exclusion: str) -> bool:
    """Whether a quote speaks to an exclusion: it denies a word of it, or shares half of its words."""
    shared = stems(quote) & stems(exclusion)
    return len(shared) >= max(2, len(stems(exclusion)) / 2) or (
        bool(shared) and bool(re.match(r"(?:no|not|never|denies|he denies|she denies)\b", quote, re.IGNORECASE))
    )


def no_exclusion(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The exclusions that do not apply, each with a proof that speaks to it, in one list."""
    items = []
    for finding in findings:
        if finding.status is not Status.MET:
            continue
        speaking = tuple(e for e in finding.evidence if _speaks(e.pin.quote, finding.text))
        shown = proof(pen, replace(finding, evidence=speaking), most=1, length=120)
        lead = pen.first(say(f"Exclusion {quoted(finding.text, 90)} does not apply.", *pen.finding(finding)))
        if lead and shown:
            items.append((*lead, *shown))
    return (Point(items=tuple(items)),) if items else ()


def open_points(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The criteria that the record does not show yet, met openly: what it says so far; then what will follow, once."""
    items: list[Said] = []
    unknown = [f for f in findings if f.status is Status.UNKNOWN]
    for finding in unknown if len(unknown) <= MOST_OPEN else ():
        lead = pen.first(
            say(f"{finding.id}, {quoted(finding.text, _SHORT)}: still open.", *pen.finding(finding)),
            say(f"Criterion {finding.id} is still open.", *pen.finding(finding)),
        )
        so_far: list[Statement] = []
        for evidence in best(pen, finding, 1):
            if evidence.assertion is not Assertion.PRESENT or overlap(evidence.pin.quote, finding.text) < _SPEAKS:
                continue
            where = place(pen.brief.exhibit(evidence.pin))
            so_far += pen.first(say(f"So far the record says {quoted(evidence.pin.quote, 180)}{where}.", pen.document(evidence.pin)))
        if lead:
            items.append((*lead, *so_far))
    if MOST_OPEN < len(unknown) <= 2 * MOST_OPEN:  # with still more the policy is not argued point by point; the worklist has them
        supports = tuple(s for f in unknown for s in pen.finding(f))
        line = pen.first(say(f"Still open on the papers at hand: {listed([f.id for f in unknown])}.", *supports))
        items += [line] if line else []
    if not items:
        return ()
    supports = tuple(s for f in unknown for s in pen.finding(f))
    follow = pen.first(
        ask(f"I will send what is still open on {listed([f.id for f in unknown])} as soon as I have it. {_KEEP}", *supports),
        ask(f"I will send what is missing as soon as I have it. {_KEEP}"),
    )
    return (Point(items=tuple(items), conclusion=follow),)


def not_claimed(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The criteria that the record speaks against, said openly: a reviewer sees them in the first minute, and the rest is believed more."""
    items: list[Said] = []
    for finding in [f for f in findings if f.status is Status.NOT_MET][:MOST_OPEN]:
        absent = ", must be absent" if negated(pen.brief, finding.id) else ""
        lead = pen.first(
            say(f"{finding.id}, {quoted(finding.text, _SHORT)}{absent}: not met on the record at hand.", *pen.finding(finding)),
            say(f"Criterion {finding.id} is not met on the record at hand.", *pen.finding(finding)),
        )
        items += [lead] if lead else []
    follow = ask("This is not claimed. What the treating provider says about it will follow.")
    return (Point(items=tuple(items), conclusion=(follow,)),) if items else ()


def _title(pen: Pen) -> Said:
    policy = pen.brief.policy
    if policy is None or not policy.sources:
        return ()
    number, title = policy.number or "", policy.title or ""
    name = title if number and number.lower() in title.lower() else " ".join(x for x in (number, title) if x)
    supports = tuple(pen.document(p) for p in policy.sources[:4])
    where = place(pen.brief.first_exhibit(policy.sources))
    return pen.first(
        say(f"The policy is {name}{where}.", *supports) if name else None,
        say(f"The policy is {policy.number}{where}.", *supports) if policy.number else None,
        say(f"The policy is “{policy.title}”{where}.", *supports) if policy.title else None,
    )


def tasks(pen: Pen, findings: Sequence[Finding]) -> tuple[Task, ...]:
    """What would close the open points: the match's own lines where it has them, so that none stands twice in the worklist."""
    known = pen.brief.match.worklist if pen.brief.match is not None else ()
    out: list[Task] = []
    for finding in findings:
        if finding.status is Status.UNKNOWN and finding.missing:
            same = [t for t in known if finding.missing in t.ask or t.ask in finding.missing]
            out += same or [Task(finding.missing, "treating-provider", f"Criterion {finding.id} of the policy is open.")]
    return tuple(dict.fromkeys(out))


def enough(pen: Pen) -> Point:
    """For a group that asks for a number of its criteria: that so many are met, and that this is enough."""
    policy, findings = pen.brief.policy, pen.brief.findings()
    items: list[Said] = []
    for node in walk(policy.root) if policy is not None else ():
        group = findings.get(node.id)
        if not isinstance(node, Group) or node.kind is not GroupKind.AT_LEAST or group is None or group.status is not Status.MET:
            continue
        held = [f for c in node.children if (f := findings.get(c.id)) is not None and f.status is Status.MET]
        supports = (*pen.finding(group), *(s for f in held for s in pen.finding(f)))
        names = listed([f.id for f in held])
        text = f"Criterion {node.id} asks for at least {node.n} of its parts; {names} are met, and that is enough."
        items += [said] if (said := pen.first(say(text, *supports))) else []
    return Point(items=tuple(items))


def argue(pen: Pen, told: set[str]) -> tuple[Argument, ...]:
    """The policy point by point, then what is open; nothing without a policy and a record. What is not met is not claimed, and the
    letter says so; it stands in the worklist and in the criteria table."""
    found = deciding(pen.brief)
    if not found:
        return ()
    shown = met(pen, found, told)
    excluded = no_exclusion(pen, exclusions(pen.brief))
    open_ = open_points(pen, found)
    out = (
        [Argument(f"{upper_first(pen.their)} policy, point by point", (Point(fact=_title(pen)), *shown, enough(pen), *excluded))]
        if shown
        else []
    )
    if open_:
        out.append(Argument("What the record does not show yet", open_, tasks=tasks(pen, found)))
    against = not_claimed(pen, (*found, *exclusions(pen.brief))) if shown else ()
    if against:
        out.append(Argument("What is not claimed", against))
    return tuple(out)
