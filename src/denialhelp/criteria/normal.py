"""Values that must be normal: judged by the reference range, flag or word that the laboratory prints beside them."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .numbers import windows
from .outcome import Outcome, met, not_met, still_open
from .readings import Reading, readings_of

_ASKED = re.compile(
    r"(?i)\b(?:is|are|was|were|has\s+been|must\s+be|be)?\s*(?:normal|within\s+(?:the\s+)?normal\s+(?:limits|range)|not\s+(?:elevated|"
    r"low|abnormal|high)|adequate|sufficient|replete)\b"
)
_RANGE = re.compile(
    r"(?i)(?:\(|\[|ref(?:erence)?\.?\s*(?:range)?:?\s*|normal\s*(?:range)?:?\s*|\s)(?P<low>\d+(?:\.\d+)?)\s*(?:-|–|"
    r"to)\s*(?P<high>\d+(?:\.\d+)?)(?:\s*[A-Za-z/%]*)?[)\]]?"
)
_FLAG = re.compile(r"(?:^|\s)(?P<flag>H|L|HIGH|LOW|high|low|abnormal)(?:\s|$|[.,;)])")
_NORMAL = re.compile(r"(?i)\b(?:normal|within\s+normal\s+limits|WNL|in\s+range|unremarkable)\b")


def normal_value(text: str, scope: Scope) -> Outcome | None:
    """The newest value of a measure against the range printed with it; None where the text asks for no normal value of a measure."""
    if not _ASKED.search(text) or re.search(r"\d", text):
        return None
    chart, case = scope.case.chart, scope.case
    wanted = sorted({m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "measure"})
    if len(wanted) != 1:
        return None
    window = next(iter(windows(text)), None) or scope.window
    found = [r for r in readings_of(chart, wanted[0]) if r.on is None or (r.on <= case.as_of and case.inside(r.on, window) is not False)]
    judged = [(r, answer) for r in found if (answer := _normal(r)) is not None]
    if not judged:
        return still_open("normal")
    newest = max((r.on for r, _ in judged if r.on), default=None)
    now = [(r, a) for r, a in judged if r.on == newest]
    answers = {a for _, a in now}
    proof = now[0][0].evidence(chart)
    why = f"{now[0][0].value:g} against the range printed beside it"
    if len(answers) > 1:
        return still_open("normal")
    return met(why, proof, kind="normal") if answers.pop() else not_met(why, proof, kind="normal")


def _normal(reading: Reading) -> bool | None:
    """Whether a value is normal as its own line says; None where the line does not say."""
    entry: Entry = reading.entry
    rest = entry.text[reading.start :]
    clause = re.split(r";|,\s+(?=[A-Z][A-Za-z-]+\s*\d?)|(?<=[a-z0-9)])\.\s", rest)[0]
    span = next((m for m in _RANGE.finditer(clause) if float(m["low"]) < float(m["high"])), None)
    if span is not None:
        return float(span["low"]) <= reading.value <= float(span["high"])
    if _FLAG.search(clause):
        return False
    return True if _NORMAL.search(clause) else None
