"""A specialist who examined the patient and recommends what is asked for; a diagnosis, who made it and by which instrument."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .contents import notes_of
from .cues import Stance
from .outcome import Outcome, met, still_open, unknown
from .undone import undone
from .words import STOP, tokens_of

_ASKED = re.compile(
    r"(?i)\b(?:who|and)\s+(?:(?:has|have)\s+)?(?:(?:examined|evaluated|seen)\s+[^.;]{0,40}?\band\s+)?(?:orders?\s+or\s+recommends?|recommends?(?:\s+or\s+orders?)?|"
    r"orders?|recommended|prescrib(?:es|ed))\b"
)
_SEEN = re.compile(r"(?i)\b(?:exam(?:ined|ination)?|evaluat\w+|seen|consult\w*|visit|assess\w+)\b")
_RECOMMENDS = re.compile(
    r"(?i)(?:^|\b(?:I|we|plan:?|recs?:?|impression:?|assessment:?)\s+|[.;:]\s*)(?:strongly\s+|would\s+|therefore\s+)?(?:recommend(?:s|ed|ing)?|order(?:s|ed)?|"
    r"prescribe[sd]?|request(?:s|ed)?)\b"
)
_NO = re.compile(r"(?i)\b(?:not|never|no|cannot|against|decline\w*|defer\w*|instead\s+of|if|unless|may|might|could)\b")


def recommended_by(text: str, scope: Scope) -> Outcome | None:
    """Met where a note of the specialist's own says that the patient was examined and what is asked for is recommended."""
    if not _ASKED.search(text) or len(text.split()) > 36:
        return None
    chart, case = scope.case.chart, scope.case
    fields = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "specialty"} - {
        "specialist"
    }
    if not fields:
        return None
    service = {t.stem for t in tokens_of(case.context.service or "") if len(t.text) > 3 and t.text.lower() not in STOP}
    asked = {t.stem for t in tokens_of(_ASKED.split(text)[-1]) if len(t.text) > 3 and t.text.lower() not in STOP}
    for entries in notes_of(chart).values():
        if not any(_of_field(e, fields, scope) for e in entries) or not any(_SEEN.search(e.text) and not undone(e.text) for e in entries):
            continue
        for entry in entries:
            m = _RECOMMENDS.search(entry.text)
            if m is None or _NO.search(entry.text) or (entry.passage.recorded_on or case.as_of) > case.as_of:
                continue
            own = {t.stem for t in entry.words.tokens}
            if case.requested & entry.words.concepts() or service & own or (asked & own):
                author = next(e for e in entries if _of_field(e, fields, scope))
                proof = dict.fromkeys(chart.evidence(e, method="recommendation") for e in (entry, author))
                return met("The specialist's own note recommends it", *proof, kind="recommendation")
    return unknown("", f"a document that shows: {text.strip()}", kind="recommendation")


_TITLE = re.compile(r"\b(?:MD|DO|PhD|PsyD|NP|PA-C|FAC[A-Z]{1,3})\b")


def _of_field(entry: Entry, fields: set[str], scope: Scope) -> bool:
    """True where a passage is the line of a specialist of the field: a name with a title and the field, or the note's author."""
    chart = scope.case.chart
    author = chart.annotator.words(entry.passage.author).concepts() if entry.passage.author else frozenset()
    if any(chart.lexicon.is_a(a, f) for a in author for f in fields):
        return True
    named = any(chart.lexicon.is_a(m.concept, f) for m in entry.words.mentions for f in fields)
    return named and _TITLE.search(entry.text) is not None and not re.search(r"(?i)\b(?:refer\w*|cc:|to:|seen\s+by|see)\b", entry.text)


_WITH_TOOL = re.compile(
    r"(?i)\bdiagnosis\s+of\s+(?P<what>[^,;]{4,60}?)\s+(?:made\s+)?by\s+[^;]{4,60}?,?\s+with\s+(?:the\s+)?(?:name\s+of\s+the\s+)?(?:(?:standardized|"
    r"validated|diagnostic)\s+)*(?:instruments?|tools?|tests?)\b"
)
_TOOL = re.compile(
    r"\b(?:ADOS(?:-2)?|ADI-R|CARS(?:-2)?|STAT|GARS(?:-3)?|SRS-2|M-CHAT\S*|Vineland(?:-\d)?|SCID(?:-5)?|MINI|CAPS-5|PCL-5|KSADS|K-SADS|DISC|WISC-V|WAIS-IV|"
    r"Conners(?:[\s-]\d)?|DSM-5(?:-TR)?)\b"
)
_MADE_BY = re.compile(r"\b(?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?|Psy\.?D\.?|psychologist|psychiatrist|physician|pediatrician|neurologist)\b")


def diagnosed_with_tool(text: str, scope: Scope) -> Outcome | None:
    """Met where the record gives the diagnosis, the instrument and a physician or psychologist in one passage or its neighbours."""
    m = _WITH_TOOL.search(text)
    if m is None:
        return None
    chart = scope.case.chart
    wanted = {x.concept for x in chart.annotator.words(m["what"]).mentions if chart.lexicon.concepts[x.concept].kind == "condition"}
    for concept in sorted(wanted):
        for entry, place in chart.mentions(concept):
            if entry.stance(place.start, place.end) is not Stance.PRESENT or undone(entry.text):
                continue
            near = [entry, *(e for e in chart.around(entry, 2) if e.passage.recorded_on == entry.passage.recorded_on)]
            tool = next((e for e in near if _TOOL.search(e.text)), None)
            maker = next((e for e in near if _MADE_BY.search(e.text)), None)
            if tool is not None and maker is not None:
                proof = dict.fromkeys(chart.evidence(e, method="diagnosis") for e in (entry, tool, maker))
                return met("The record gives the diagnosis, its author and the instrument", *proof, kind="diagnosis")
    return still_open("diagnosis", f"a document that shows: {text.strip()}")
