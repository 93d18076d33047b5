"""Contraindications that a policy's own table accepts for a drug, looked for in the record."""

from __future__ import annotations

import re
from dataclasses import replace

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion, Status

from .case import Scope
from .meaning import by_meaning
from .outcome import Outcome, at_least, not_met, unknown
from .trial import trial

_NO_CONTRA = re.compile(r"(?i)\bno\s+(?:known\s+|medical\s+|other\s+)?contra-?indication")


def _no_contraindication(wanted: frozenset[str], scope: Scope) -> tuple[Evidence, ...]:
    chart = scope.case.chart
    found = (e for e in chart.entries if e.usable and _NO_CONTRA.search(e.text))
    return tuple(
        chart.evidence(entry, Assertion.ABSENT, method="denial")
        for entry in found
        if any(wanted & e.words.concepts() for e in [entry, *(x for x in chart.around(entry, 2) if x.index < entry.index)])
    )[:2]


def table_contraindication(subject: str, scope: Scope) -> Outcome:
    """A contraindication that the policy's own table accepts for the drug, shown for this patient now or in the past."""
    chart = scope.case.chart
    wanted = chart.annotator.words(subject).concepts()
    rows = [meaning for term, meaning in scope.case.policy.definitions if wanted & chart.annotator.words(term).concepts() and chart.lexicon]
    direct = trial(f"contraindication to {subject}", scope)
    said_none = _no_contraindication(wanted, scope)
    if said_none:
        return not_met("The record says that there is no contraindication", *said_none, kind="trial")
    conditions = [
        p
        for row in rows
        for p in re.split(r";\s*", row)
        if any(chart.lexicon.concepts[m.concept].kind == "condition" for m in chart.annotator.words(p).mentions)
    ]
    parts = [by_meaning(p.strip(), replace(scope, subject="", siblings=())) for p in conditions]
    if not parts:
        return direct or unknown("", f"a note of a contraindication to {subject}")
    best = at_least([*parts, *([direct] if direct else [])], 1)
    return best if best.status is Status.MET else replace(best, status=Status.UNKNOWN)
