"""Administrative requirements: an approval on file, its dates, code, facility and number against the claim."""

from __future__ import annotations

import re

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .outcome import Outcome, met, not_met, unknown

_APPROVED = re.compile(r"(?i)\b(?:has\s+been\s+|was\s+|is\s+)?(?:approved|certified|authorized)\b")
_NUMBER = re.compile(r"\b(?=[A-Z0-9-]*\d)[A-Z]{0,3}\d[\dA-Z-]{6,}\b")
_BLANK = re.compile(r"(?i)\b(?:blank|missing|not\s+(?:entered|keyed|on\s+the\s+claim|submitted|included)|empty)\b")


def administrative(text: str, scope: Scope) -> Outcome | None:
    """The check for an administrative requirement, or None where the text is not one."""
    for pattern, check in _RULES:
        if pattern.search(text):
            return check(text, scope)
    return None


def _approvals(scope: Scope) -> list[Entry]:
    chart = scope.case.chart
    found = [e for e, _ in chart.mentions("authorization")]
    found += [e for stem in ("approv", "certify") for i in chart.by_stem.get(stem, ()) if (e := chart.entries[i]).usable]
    return sorted({e.index: e for e in found}.values(), key=lambda e: e.index)


def _dated(text: str, scope: Scope) -> Outcome | None:
    """An approval whose dates hold the date of service."""
    service, chart = scope.case.context.service_start, scope.case.chart
    if service is None:
        return unknown("The date of service is not known", "the date of service and the approval's effective dates", kind="admin")
    for entry in chart.entries:
        days = entry.dates
        if (
            entry.usable
            and len(days) >= 2
            and re.search(
                r"(?i)\b(?:effective|valid|approv\w+|authoriz\w+|certif\w+|range)\b", f"{entry.text} {' '.join(entry.passage.heads)}"
            )
            and days[0].first <= service <= days[-1].last
        ):
            return met(
                f"The approval holds from {days[0].first.isoformat()} to {days[-1].last.isoformat()}; service on {service.isoformat()}",
                chart.evidence(entry, on=service, method="admin"),
                kind="admin",
            )
    return unknown(
        "No approval whose dates hold the date of service was found", "the approval letter with its effective dates", kind="admin"
    )


def _same_code(text: str, scope: Scope) -> Outcome | None:
    """The code billed is the code approved."""
    chart = scope.case.chart
    for code in scope.case.context.codes:
        if code.system in ("ICD-10-CM", "REV"):
            continue
        written = re.compile(rf"(?i)(?<![\w.]){re.escape(code.code)}(?!\w)")
        places = [e for e in chart.entries if e.usable and written.search(e.text)]
        approved = [e for e in places if any(_APPROVED.search(n.text) or "authoriz" in n.text.lower() for n in [e, *chart.around(e, 8)])]
        billed = [
            e
            for e in places
            if any(re.search(r"(?i)\b(?:claim|billed|charges?|HCPCS|rev)\b", n.text) for n in [e, *chart.around(e, 4)])
            and e not in approved[:1]
        ]
        if approved:
            return met(
                f"{code.code} was approved and billed",
                *(chart.evidence(e, method="admin") for e in (*approved[:1], *billed[:1])),
                kind="admin",
            )
    return unknown("The approved code was not found", "the approval letter", kind="admin")


def _on_claim(text: str, scope: Scope) -> Outcome | None:
    """The authorization number stands on the claim."""
    chart = scope.case.chart
    for entry in chart.entries:
        if (
            entry.usable
            and _BLANK.search(entry.text)
            and re.search(r"(?i)\b(?:field|locator|box|authorization|claim|number)\b", entry.text)
        ):
            return not_met("The field was left blank", chart.evidence(entry, Assertion.ABSENT, method="admin"), kind="admin")
    return unknown("", "a copy of the claim as it was submitted", kind="admin")


def _in_system(text: str, scope: Scope) -> Outcome | None:
    """The payer's own system shows the approval."""
    chart = scope.case.chart
    for entry in chart.entries:
        if (
            entry.usable
            and re.search(r"(?i)\b(?:system|on\s+file|record)\b", entry.text)
            and _NUMBER.search(entry.text)
            and re.search(r"(?i)\b(?:finds?|found|shows?|sees?|active|located|confirm\w*|approved)\b", entry.text)
        ):
            return met("The payer's system shows the approval", chart.evidence(entry, method="admin"), kind="admin")
    return unknown("", "what the payer's system shows, with the call's date and reference", kind="admin")


def _copy(text: str, scope: Scope) -> Outcome | None:
    """A copy of the approval letter is among the papers."""
    chart = scope.case.chart
    for entry in _approvals(scope):
        if re.search(
            r"(?i)\b(?:authorization|certification|approval)\s+(?:reference|number|no)\b|\bhas\s+been\s+approved\b",
            f"{' '.join(entry.passage.heads)} {entry.text}",
        ) and (_NUMBER.search(entry.text) or "has been approved" in entry.text.lower()):
            return met("A copy of the approval is among the papers", chart.evidence(entry, method="admin"), kind="admin")
    return unknown("", "a copy of the approval letter", kind="admin")


def _named(text: str, scope: Scope) -> Outcome | None:
    """The approval names the member."""
    chart, name = scope.case.chart, scope.case.context.patient_name or scope.case.chart.record.patient.name
    parts = list(re.findall(r"[a-z]{3,}", (name or "").lower()))
    for entry in chart.entries:
        if (
            entry.usable
            and len(parts) >= 2
            and parts[0] in entry.text.lower()
            and parts[-1] in entry.text.lower()
            and any(_APPROVED.search(n.text) or "authoriz" in n.text.lower() for n in [entry, *chart.around(entry, 6)])
        ):
            return met("The approval names the member", chart.evidence(entry, method="admin"), kind="admin")
    return unknown("", "proof of enrollment on the date of service", kind="admin")


def _facility(text: str, scope: Scope) -> Outcome | None:
    """The facility that the approval names rendered the service."""
    chart = scope.case.chart
    for entry in _approvals(scope):
        for near in [entry, *chart.around(entry, 8)]:
            m = re.search(
                r"(?:Facility|Service provider|Rendering)\W+(?P<name>[A-Z][A-Za-z'’.-]+(?:\s+[A-Z][A-Za-z'’.-]+){1,5})",
                f"{' '.join(near.passage.heads)} {near.text}",
            )
            if m is None:
                continue
            words = [w.lower() for w in m["name"].split()[:3]]
            for other in chart.entries:
                if other.usable and other.passage.document != near.passage.document and all(w in other.text.lower() for w in words):
                    return met(
                        "The facility named in the approval rendered the service",
                        chart.evidence(near, method="admin"),
                        chart.evidence(other, method="admin"),
                        kind="admin",
                    )
    return unknown("", "the facility that the approval names", kind="admin")


_RULES = (
    (
        re.compile(
            r"(?i)\b(?:authorization|approval|precertification)\b.*\b(?:approved|obtained|issued)\b.*\b(?:before|prior|dates?)\b|"
            r"\bwithin\s+its\s+effective\s+dates\b"
        ),
        _dated,
    ),
    (
        re.compile(
            r"(?i)^the\s+approved\s+code$|\bcode\s+billed\b.*\b(?:is|equals|matches)\b.*\bapproved\b|\bapproved\s+code\b(?!.*\brow\b)"
        ),
        _same_code,
    ),
    (re.compile(r"(?i)\bnumber\b.*\b(?:on|entered\s+on)\s+the\s+claim\b"), _on_claim),
    (re.compile(r"(?i)\brecord\s+in\s+(?:our|the)\s+(?:\w+\s+)?system\b"), _in_system),
    (re.compile(r"(?i)\bcopy\s+of\s+(?:the\s+)?(?:approval|authorization)\b"), _copy),
    (re.compile(r"(?i)\bmember\b.*\b(?:named|enrolled|eligible)\b.*\b(?:authorization|date\s+of\s+service)\b"), _named),
    (
        re.compile(
            r"(?i)\bfacility\s+(?:is\s+)?(?:the\s+(?:one|facility)\s+)?named\s+in\s+the\s+authorization\b|^the\s+facility\s+named\b"
        ),
        _facility,
    ),
)
