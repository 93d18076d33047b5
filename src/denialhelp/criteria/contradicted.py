"""A drug that a note denies and that was lately dispensed: neither is proven."""

from __future__ import annotations

import re
from dataclasses import replace

from denialhelp.casefile.policy import Criterion
from denialhelp.casefile.slugs import Assertion, Status

from .case import Case
from .chart import said_on
from .cues import Stance
from .outcome import Outcome

_DOSE = re.compile(r"(?i)\b\d+(?:\.\d+)?\s*(?:mg|mcg|units?|mL|tabs?|tablets?|caps?|capsules?|patch(?:es)?)\b")
_LATELY = 183  # days


def contradicted(outcome: Outcome, criterion: Criterion, case: Case) -> Outcome:
    """An exclusion that rests on a denial alone is open where the record lists a dose of the drug that it names in the last half year."""
    denied = bool(outcome.evidence) and all(e.assertion is Assertion.ABSENT for e in outcome.evidence)
    if not criterion.negated or outcome.status is not Status.MET or not denied:
        return outcome
    chart = case.chart
    drugs = {m.concept for m in chart.annotator.words(criterion.text).mentions if chart.lexicon.concepts[m.concept].kind == "drug"}
    for drug in sorted(drugs):
        for entry, mention in chart.mentions(drug):
            day = said_on(entry)
            lately = day is not None and 0 <= (case.as_of - day).days <= _LATELY
            if lately and _DOSE.search(entry.text) and entry.stance(mention.start, mention.end) is Stance.PRESENT:
                why = "The record denies this in one place and lists a dose in another"
                ask = f"a document that shows: {criterion.text.strip().rstrip('.;')}"
                against = (*outcome.against, chart.evidence(entry))
                return replace(outcome, status=Status.UNKNOWN, evidence=(), against=(*outcome.evidence, *against), why=why, ask=ask)
    return outcome
