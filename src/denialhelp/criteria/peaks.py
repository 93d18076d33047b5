"""The highest value of a stimulation test, on so many tests: each peak that a passage gives against the limit."""

from __future__ import annotations

import re

from .case import Scope
from .numbers import NUMBER_WORDS, quantities, value_of
from .outcome import Outcome, met, not_met, still_open, unknown
from .words import STOP, tokens_of

_ASKED = re.compile(
    rf"(?i)\b(?:on|in|after|during|to)\s+(?:at\s+least\s+)?(?P<n>\d|{'|'.join(w for w in NUMBER_WORDS if w.isalpha())}|an?)\s+"
    r"(?:different\s+|separate\s+)?(?:growth\s+hormone\s+)?"
    r"(?:stimulation|provocati(?:ve|on)|stimulus)\s+(?:tests?|agents?|stud(?:y|ies))\b"
)
_TEST = re.compile(
    r"(?i)\b(?:stimulation|provocati\w+|stim\b|arginine|clonidine|glucagon|macimorelin|insulin\s+tolerance|cosyntropin|ACTH)\b"
)
_PEAK = re.compile(r"(?i)\bpeak\s*(?:[A-Za-z]+\s+){0,2}(?:of|was|is|=|:)?\s*(?P<v>\d+(?:\.\d+)?)\s*(?P<unit>[a-z]+/[a-z]+)?")


def peak_values(text: str, scope: Scope) -> Outcome | None:
    """Met where so many peaks lie under the limit and none over it; None where the text asks no peak of a stimulation test."""
    asked = _ASKED.search(text)
    limits = [q for q in quantities(text) if asked and q.end <= asked.start() and q.comparator in ("<", "<=")]
    if asked is None or len(limits) != 1 or not re.search(r"(?i)\bpeak|response|level", text[: limits[0].start]):
        return None
    wanted = 1 if asked["n"].lower() in ("a", "an") else int(value_of(asked["n"]))
    chart, limit = scope.case.chart, limits[0]
    unit = limit.unit.lower()
    name = {t.stem for t in tokens_of(text[: limit.start]) if t.text[0].isalpha() and t.text.lower() not in STOP and len(t.text) > 3}
    for entry in chart.entries:
        if not entry.usable or not _TEST.search(entry.text):
            continue
        near = {t.stem for e in (entry, *chart.around(entry, 1)) for t in e.words.tokens}
        abbreviated = "growth" in text.lower() and re.search(r"\bGH\b", entry.text)
        found = [float(m["v"]) for m in _PEAK.finditer(entry.text) if not m["unit"] or not unit or m["unit"].lower() == unit]
        if len(found) < wanted or not (abbreviated or name & near):
            continue
        good = [v for v in found if (v < limit.low if limit.comparator == "<" else v <= limit.low)]
        why = f"Peaks {', '.join(f'{v:g}' for v in found)}; asked: {limit.said()} on {wanted}"
        proof = chart.evidence(entry, method="measurement")
        if len(good) == len(found):
            return met(why, proof, kind="measure")
        return (
            not_met(why, proof, kind="measure")
            if len(good) < wanted
            else unknown(why, f"a document that shows: {text.strip()}", (proof,), kind="measure")
        )
    return still_open("measure", f"a document that shows: {text.strip()}")
