"""The policy point by point: each criterion that decides, what proves it; what is open and what is not claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denialhelp.casefile.letter import Statement
from denialhelp.casefile.policy import Finding, Task
from denialhelp.casefile.slugs import Status
from denialhelp.letters.evidence import deciding, exclusions, proof
from denialhelp.letters.outline import Argument, Point, Said
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import place, quoted, upper_first

_SHORT = 130


def _lead(pen: Pen, finding: Finding) -> Said:
    """The criterion named and quoted, with its status as the record shows it."""
    words = quoted(finding.text, _SHORT)
    supports = pen.finding(finding)
    if finding.status is Status.MET:
        return pen.first(say(f"{finding.id}, {words}: met.", *supports), say(f"Criterion {finding.id}: met.", *supports))
    return ()


def _proofs(finding: Finding) -> int:
    """How many proofs to quote: one, or one for each part of a criterion that joins several."""
    return min(3, 1 + len(re.findall(r"\band\b|;", finding.text)), max(1, len(finding.evidence)))


def met(pen: Pen, findings: Sequence[Finding], told: set[str]) -> tuple[Point, ...]:
    """The criteria that are met, each with its proof; those whose proof was quoted above are only named."""
    out = []
    for finding in findings:
        if finding.status is not Status.MET:
            continue
        if finding.id in told:
            again = pen.first(say(f"{finding.id}, {quoted(finding.text, _SHORT)}: met, as shown above.", *pen.finding(finding)))
            out += [Point(items=(again,), criterion=finding.id)] if again else []
            continue
        lead = _lead(pen, finding)
        shown = proof(pen, finding, most=_proofs(finding), length=200)
        if lead and shown:
            out.append(Point(items=((*lead, *shown),), criterion=finding.id))
    return tuple(out)


def no_exclusion(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The exclusions that do not apply, each with its proof, in one list."""
    items = []
    for finding in findings:
        if finding.status is Status.MET:
            shown = proof(pen, finding, most=1, length=120)
            lead = pen.first(say(f"Exclusion {quoted(finding.text, 90)} does not apply.", *pen.finding(finding)))
            if lead and shown:
                items.append((*lead, *shown))
    return (Point(items=tuple(items)),) if items else ()


def open_points(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The criteria that the record does not show yet, met openly: what it says so far, and what will follow."""
    out = []
    for finding in findings:
        if finding.status is not Status.UNKNOWN:
            continue
        lead = pen.first(
            say(f"{finding.id}, {quoted(finding.text, _SHORT)}: this is still open.", *pen.finding(finding)),
            say(f"Criterion {finding.id} is still open.", *pen.finding(finding)),
        )
        so_far: list[Statement] = []
        for evidence in finding.evidence[:1]:
            so_far += pen.first(
                say(
                    f"So far the record says {quoted(evidence.pin.quote, 180)}{place(pen.brief.exhibit(evidence.pin))}.",
                    pen.document(evidence.pin),
                )
            )
        follow = ask(
            "I will send the paper for it as soon as I have it; please keep the file open for it and do not count the point against the request before then."
        )
        if lead:
            out.append(Point(items=((*lead, *so_far, follow),), criterion=finding.id))
    return tuple(out)


def not_met(pen: Pen, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The criteria that are not met: not claimed, with what the record says."""
    out = []
    for finding in findings:
        if finding.status is not Status.NOT_MET:
            continue
        lead = pen.first(
            say(f"{finding.id}, {quoted(finding.text, _SHORT)}: not met, and this appeal does not claim it.", *pen.finding(finding))
        )
        shown: list[Statement] = []
        for evidence in (*finding.against, *finding.evidence)[:1]:
            shown += pen.first(
                say(
                    f"The record says {quoted(evidence.pin.quote, 160)}{place(pen.brief.exhibit(evidence.pin))}.",
                    pen.document(evidence.pin),
                )
            )
        if lead:
            out.append(Point(items=((*lead, *shown),), criterion=finding.id))
    return tuple(out)


def _title(pen: Pen) -> Said:
    policy = pen.brief.policy
    if policy is None or not policy.sources:
        return ()
    name = " ".join(x for x in (policy.number, policy.title) if x)
    supports = tuple(pen.document(p) for p in policy.sources[:4])
    where = place(pen.brief.first_exhibit(policy.sources))
    return pen.first(
        say(f"The policy is {name}{where}.", *supports) if name else None,
        say(f"The policy is {policy.number}{where}.", *supports) if policy.number else None,
        say(f"The policy is “{policy.title}”{where}.", *supports) if policy.title else None,
    )


def tasks(findings: Sequence[Finding]) -> tuple[Task, ...]:
    """What would close the open points."""
    return tuple(
        Task(f.missing, "treating-provider", f"Criterion {f.id} of the policy is open.")
        for f in findings
        if f.status is Status.UNKNOWN and f.missing
    )


def argue(pen: Pen, told: set[str]) -> tuple[Argument, ...]:
    """The policy point by point, then what is open and what is not claimed; nothing without a policy and a record."""
    found = deciding(pen.brief)
    if not found:
        return ()
    shown = met(pen, found, told)
    excluded = no_exclusion(pen, exclusions(pen.brief))
    open_ = (*open_points(pen, found), *not_met(pen, found))
    out = [Argument(f"{upper_first(pen.your)} policy, point by point", (Point(fact=_title(pen)), *shown, *excluded))] if shown else []
    if open_:
        out.append(Argument("What is not shown yet", open_, tasks=tasks(found)))
    return tuple(out)
