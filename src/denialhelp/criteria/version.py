"""Whether the policy at hand was in force on the day that counts: the service's day where it came first, else the decision's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from denialhelp.casefile.fact import Problem
from denialhelp.casefile.policy import Match, Policy, Revision, Task

from .context import CaseContext

CODE = "policy-version"
# Entries that changed a criterion, and those that say that nothing was changed.
_CHANGED = re.compile(
    r"(?i)\b(?:criteri\w+|add(?:ed|s)|remov\w+|delet\w+|chang\w+|revis\w+|expand\w+|reduc\w+|rais\w+|lower\w+|replac\w+|requir\w+|limit\w*|"
    r"was|were|now|count\w*|accept\w+|new|issue[d]?|created|within)\b"
)
_SAME = re.compile(r"(?i)\bno\s+(?:significant\s+|material\s+|clinical\s+)?changes?\b|\bunchanged\b|\bwithout\s+changes?\b|\bmaintained\b")


def _written(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def day_that_counts(context: CaseContext) -> tuple[date | None, str]:
    """The day that a version must have been in force on, with the words that name it: a rendered service counts by its own day, a
    service still to come by the day of the decision or, where that is not known, of the request.
    """
    service, decided = context.service_start, context.notice_on or context.request_on
    if service is not None and (decided is None or service <= decided):
        return service, "your service was on"
    if decided is not None:
        return decided, "the decision is of" if context.notice_on else "the request is of"
    return None, ""


def _later(policy: Policy, day: date) -> Revision | None:
    """The earliest change that the policy's own history dates after the day and that changed something."""
    changes = [r for r in policy.revisions if r.on > day and _CHANGED.search(r.text) and not _SAME.search(r.text)]
    return min(changes, key=lambda r: r.on, default=None)


def version_note(policy: Policy, context: CaseContext) -> str | None:
    """One plain sentence where the policy at hand was not yet in force on the day that counts; None where nothing shows that."""
    day, words = day_that_counts(context)
    if day is None:
        return None
    ask = f"Ask for the version in force on {_written(day)}."
    if policy.effective is not None and policy.effective > day:
        return f"The policy at hand is in effect from {_written(policy.effective)}; {words} {_written(day)}, before it. {ask}"
    change = _later(policy, day)
    if change is not None:
        what = " ".join(change.text.split()).rstrip(".")
        said = f" ({what[:160].rstrip()})" if what else ""
        when = f"in {change.on:%B %Y}" if change.whole_month else f"on {_written(change.on)}"
        return f"The policy at hand was changed {when}{said}; {words} {_written(day)}, before that. {ask}"
    return None


def with_version(match: Match, policy: Policy, context: CaseContext) -> Match:
    """The match with a first line in the worklist, and a problem, where another version of the policy governs. Findings stay as they are:
    they say how the text at hand was read.
    """
    note = version_note(policy, context)
    if note is None:
        return match
    day, _ = day_that_counts(context)
    named = f"policy {policy.number}" if policy.number else f"the policy “{policy.title}”" if policy.title else "the policy"
    task = Task(f"Please send {named} as it was in force on {_written(day)}." if day else note, "payer", note.partition(" Ask for ")[0])
    pin = next((p for p in policy.sources if p.method == "effective"), None)
    return replace(match, worklist=(task, *match.worklist), problems=(*match.problems, Problem(CODE, note, pin)))
