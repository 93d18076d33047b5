"""Whom to ask for what: one line for each criterion that matters and is not proven."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from denialhelp.casefile.policy import Finding, Task
from denialhelp.casefile.slugs import Status

_PATIENT = re.compile(
    r"(?i)\b(?:agreement|consent|signed\s+by\s+(?:the\s+)?(?:patient|member|parent)|support\s+person|caregiver|date\s+of\s+birth|"
    r"home\s+(?:practice|setting)|diary|log|receipt|tobacco|smok\w+)\b"
)
_PAYER = re.compile(
    r"(?i)\b(?:authorization|enroll\w+|eligib\w+|claim|approved\s+code|effective\s+dates|payer|our\s+(?:clinical\s+)?system|network)\b"
)


def who(text: str) -> str:
    """Of whom a thing is asked: patient, payer or treating-provider."""
    if _PAYER.search(text):
        return "payer"
    return "patient" if _PATIENT.search(text) else "treating-provider"


def worklist_of(findings: Sequence[Finding], needed: Sequence[Sequence[str]], places: Mapping[str, str] | None = None) -> tuple[Task, ...]:
    """Tasks for the open criteria that matter; those of the smallest missing set come first.

    `places` says for a criterion's id where the thing asked for usually is.
    """
    first = set(needed[0]) if needed else set()
    enough = _enough(findings)
    tasks: list[tuple[int, Task]] = []
    for finding in findings:
        if finding.is_group or finding.status is Status.MET or (finding.missing or "").startswith("not needed"):
            continue
        task = _task(finding, finding.id in first, enough.get(finding.id, ""), (places or {}).get(finding.id, ""))
        if task is not None:
            tasks.append((0 if finding.id in first else 1, task))
    return tuple(t for _, t in sorted(tasks, key=lambda pair: pair[0]))


_MORE = re.compile(r"(?P<n>\d+) more of: (?P<ids>[^;]+)$")


def _enough(findings: Sequence[Finding]) -> dict[str, str]:
    """For each criterion of a list of which not all are needed: how many of which are enough, in words."""
    out: dict[str, str] = {}
    for finding in findings:
        found = _MORE.search(finding.missing or "") if finding.is_group else None
        if found is None or finding.why.partition("asked: ")[2].startswith("all"):
            continue
        ids = [x.strip() for x in found["ids"].split(",")]
        if int(found["n"]) < len(ids):
            said = "one" if found["n"] == "1" else found["n"]
            for each in ids:
                out[each] = f"{said} of {', '.join(ids)} is enough" if said == "one" else f"{said} of {', '.join(ids)} are enough"
    return out


# Whys of a part that is shown already: beside a request for more they would only puzzle.
_SHOWN = re.compile(r"(?:The record says so|The most recent note says so|The record gives it with a result)(?:;\s*|$)")


def _task(finding: Finding, first: bool, enough: str, place: str) -> Task | None:
    text = " ".join(finding.text.split()).rstrip(".")
    if finding.status is Status.UNKNOWN:
        ask = f"Please get {finding.missing or text}." + (f" It is usually in {place}." if place else "")
        why = f"Criterion {finding.id} is not shown by the record" + ("; with it the result would change" if first else "")
        why += f"; {enough}" if enough else ""
        said = _SHOWN.sub("", finding.why).strip("; ")
        return Task(ask, who(f"{finding.missing or ''} {text}"), why + (f" ({said})" if said else ""))
    if not finding.against:
        return None
    return Task(
        f"Please check what the record says on: {text}. Is it right and current?",
        "treating-provider",
        f"Criterion {finding.id} is not met by the record ({finding.why})",
    )
