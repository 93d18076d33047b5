"""Sleep studies and downloads: the index of a test, the share of central events, and nights of use, from rows and short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .case import Scope
from .chart import Entry, said_on
from .newest import own, passages, residue
from .numbers import quantities
from .outcome import Outcome, met, not_met, unknown

_INDEX = r"(?:apnea[\s/-]*hypopnea\s+index|respiratory\s+(?:event|disturbance)\s+index|AHI|REI|RDI)"
_ASKED = re.compile(rf"(?i)\b{_INDEX}\b(?:\s*\(\s*{_INDEX}\s*\))?|\b(?:the\s+)?index\s+on\s+(?:that|the)\s+(?:\w+\s+)?(?:test|study)")
_ON_THERAPY = re.compile(r"(?i)\b(?:residual|on\s+(?:therapy|treatment|PAP|CPAP)|with\s+PAP|while\s+(?:on|using)|treated)\b")
_TEST = re.compile(
    r"(?i)\b(?:(?:on|from|by|in|at|during)\s+)?(?:an?\s+|the\s+|that\s+)?(?:diagnostic|baseline|initial|sleep|home|attended|facility-based|polysomno\w+|PSG|"
    r"HSAT?|test(?:ing)?|study|events?|per|hours?|was|or)\b"
)
_LIMIT_WORDS = re.compile(
    r"(?i)\b(?:at\s+least|no\s+more\s+than|not\s+more\s+than|greater\s+than|more\s+than|less\s+than|fewer\s+than|equal\s+to|or\s+more|or\s+lower|or\s+less|and)\b|[≥≤<>]|\d+(?:\.\d+)?"
)
_STUDY = re.compile(r"(?i)\b(?:polysomno\w+|PSG|HSAT|HST|home\s+sleep|sleep\s+(?:study|test)|diagnostic\s+(?:study|sleep))\b")
_NOT_DIAGNOSTIC = re.compile(
    r"(?i)\b(?:titrat\w+|residual|on\s+(?:A?PAP|CPAP|BiPAP)|download|nights\s+used|AirView|usage|at\s+\d+\s*:|split\s+night\s+part)\b"
)
_PART_OF = re.compile(r"(?i)\b(?:supine|REM|NREM|central|lateral|positional|non-?supine|rdi\s+on)\s*(?:apnea\s+)?$")
_VALUE = re.compile(
    r"(?i)\b(?:total\s+|overall\s+)?(?:AHI|REI|RDI|apnea[\s-]*hypopnea\s+index)(?:\s*\([^)]{1,12}\))?\s*(?:was|is|of|[:=])?\s*(?P<v>\d{1,3}(?:\.\d+)?)(?![\d/%-])"
)
_HEAD = re.compile(r"(?i)\bindex\b|/\s*h|per\s+hour|\bAHI\b")
_NAMED = re.compile(rf"(?i)\b{_INDEX}\b[^.;]{{0,20}}\d")
_OLD = re.compile(r"(?i)\b(?:prior|previous|earlier|old|copy|outside|comparison|historical|repeat)\b")
_COUNTED = re.compile(r"(?i)\brespiratory\s+events?\b|\bevents?\s+type\b")
_LABEL = re.compile(r"(?i)\b(?:total|overall)\b.*|^\s*(?:AHI|REI|RDI)\b")


def _row(entry: Entry, label: re.Pattern[str]) -> float | None:
    """The index of a table's row with this label, from the column whose head says that it is one."""
    cells = entry.passage.cells
    if len(cells) < 2 or not label.search(entry.text[cells[0][0] : cells[0][1]]):
        return None
    for begin, end, head in cells[1:]:
        if _HEAD.search(head) and re.fullmatch(r"\d{1,3}(?:\.\d+)?", entry.text[begin:end]):
            return float(entry.text[begin:end])
    return None


def _studies(scope: Scope) -> Iterator[tuple[float, Entry]]:
    """Every index of a diagnostic study."""
    for entry in passages(scope):
        heads = " ".join((entry.passage.section, *entry.passage.heads))
        if (
            not own(entry)
            or _OLD.search(entry.text)
            or _NOT_DIAGNOSTIC.search(f"{entry.text} {entry.passage.section} {' '.join(entry.passage.heads[1:])}")
        ):
            continue
        if (value := _row(entry, _LABEL)) is not None and (_STUDY.search(heads) or _COUNTED.search(heads)):
            yield value, entry
            continue
        for m in _VALUE.finditer(entry.text) if not entry.passage.cells else ():
            if not _PART_OF.search(entry.text[: m.start()]) and _STUDY.search(f"{heads} {entry.text}"):
                yield float(m["v"]), entry


def index_of_test(text: str, scope: Scope) -> Outcome | None:
    """The index of the diagnostic sleep study within limits; None where the text asks for more, or the studies do not agree."""
    if not _ASKED.search(text) or _ON_THERAPY.search(text):
        return None
    limits = [q for q in quantities(text) if q.dimension in ("", "events/h")]
    if not limits or residue(text, _ASKED, _TEST, _LIMIT_WORDS):
        return None
    found = list(_studies(scope))
    if not found and _DIAGNOSTIC.search(text):
        return _only_treated(text, scope)
    answers = {all(q.holds(v) for q in limits) for v, _ in found}
    last = max((on for _, e in found if (on := said_on(e))), default=date.min)
    read = {id(e) for _, e in found}
    later = (e for e in passages(scope) if id(e) not in read and (said_on(e) or date.max) >= last)
    unread = any(_NAMED.search(e.text) and not _NOT_DIAGNOSTIC.search(f"{e.text} {' '.join(e.passage.heads)}") for e in later)
    if len(answers) != 1 or (unread and not any(e.passage.cells for _, e in found)):
        return None
    value, entry = max(found, key=lambda f: said_on(f[1]) or date.min)
    proof = scope.case.chart.evidence(entry, method="measurement")
    why = f"index {' and '.join(q.said() for q in limits)}: the study has {value:g}"
    return met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")


_DIAGNOSTIC = re.compile(r"(?i)\b(?:diagnostic|baseline|on\s+(?:that|the)\s+(?:\w+\s+)?(?:test|study)|without\s+PAP)\b")


def _only_treated(text: str, scope: Scope) -> Outcome | None:
    """Unknown where every index of the record was taken under treatment; None where some other check may read one."""
    said = [e for e in passages(scope) if _VALUE.search(e.text)]
    if not said or not all(_NOT_DIAGNOSTIC.search(e.text) for e in said):
        return None
    return unknown("The index that the record gives is one under treatment", f"the diagnostic sleep study: {text.strip()}", kind="measure")


_CENTRAL = re.compile(
    r"(?i)\bcentral\s+(?:apneas?|hypopneas?|events?)(?:\s*(?:and|/)\s*(?:mixed\s+)?(?:apneas?|hypopneas?))?\s+(?:made\s+up|make\s+up|account(?:s|ed)?\s+for|comprise[sd]?|"
    r"are|were|constitute[sd]?)\s+(?P<how>fewer|less|more)\s+than\s+(?P<n>half|a\s+quarter|\d{1,2}\s*(?:%|percent))\s+of\s+(?:all|the)?\s*(?:total\s+)?"
    r"(?:respiratory\s+)?(?:events|apneas?(?:\s+and\s+hypopneas?)?|AHI|index)"
)
_CENTRAL_ROW = re.compile(r"(?i)^\s*central\b")
_SHARES = {"half": 0.5, "a quarter": 0.25}


def central_share(text: str, scope: Scope) -> Outcome | None:
    """Central events as a share of all, from the rows of one study; None where the text asks otherwise or no study has both."""
    asked = _CENTRAL.search(text)
    if asked is None or residue(text, _CENTRAL, _TEST):
        return None
    low = asked["n"].lower()
    limit = _SHARES.get(" ".join(low.split())) or float(re.findall(r"\d+", low)[0]) / 100
    rows = [(e, _row(e, _CENTRAL_ROW), _row(e, _LABEL)) for e in passages(scope) if own(e)]
    totals = {(e.passage.document, e.passage.recorded_on): (t, e) for e, _, t in rows if t}
    for entry, central, _ in reversed(rows):
        total = totals.get((entry.passage.document, entry.passage.recorded_on))
        if central is None or total is None:
            continue
        share = central / total[0]
        proof = (scope.case.chart.evidence(entry, method="share"), scope.case.chart.evidence(total[1], method="share"))
        why = f"central events are {share:.0%} of all"
        return met(why, *proof, kind="share") if (share < limit) is (asked["how"].lower() != "more") else not_met(why, *proof, kind="share")
    return None


_USE = re.compile(
    r"(?i)\b(?:us(?:e|age)|worn|wear)\b[^.;]*?\b(?P<h>\d)\s*(?:or\s+more\s+|\+\s*)?hours?(?:\s+or\s+more)?\s*(?:per|a|each)?\s*(?:night|day)?[^.;]*?\b(?:on|for)\s+(?P<how>at\s+least|fewer\s+than|less\s+than)\s+"
    r"(?P<n>\d{2})\s*(?:%|percent)\s+of\s+(?:the\s+)?(?:nights|days)"
)
_PERIOD = re.compile(
    r"(?i)\b(?:in|over|during|within|of)\s+(?:an?|any|one|at\s+least)?\s*(?:period\s+of\s+)?(?P<n>\d{2})(?:\s+|-)(?:consecutive\s+)?(?:days?|nights?)(?:\s+period)?(?!\s+before)"
)
_RECENT = re.compile(
    r"(?i)\b(?:within|in|during)\s+the\s+(?:last\s+|past\s+)?(?P<n>\d{1,3})\s+(?P<u>days?|months?)(?:\s+before\s+the\s+\w+)?"
)
_USE_WORDS = re.compile(
    r"(?i)\b(?:objective|data|download|device|show\w*|report\w*|adherence|compliance|PAP|CPAP|therapy|with|at\s+least|the)\b"
)
_SHARE = re.compile(r"\(?\s*(?P<p>\d{1,3})\s*%\s*\)?")
_RANGE = re.compile(
    r"(?P<m1>\d{1,2})/(?P<d1>\d{1,2})(?:/(?P<y1>\d{4}))?\s*(?:-|–|to|through)\s*(?P<m2>\d{1,2})/(?P<d2>\d{1,2})/(?P<y2>\d{4})"
)


def _range(text: str) -> tuple[date, date] | None:
    m = _RANGE.search(text)
    if m is None:
        return None
    try:
        last = date(int(m["y2"]), int(m["m2"]), int(m["d2"]))
        first = date(int(m["y1"] or m["y2"]), int(m["m1"]), int(m["d1"]))
    except ValueError:
        return None
    return (first.replace(year=first.year - 1) if first > last else first), last


def nights_of_use(text: str, scope: Scope) -> Outcome | None:
    """So many hours on so large a share of nights in one period of a download; met by any period, None where none answers."""
    asked = _USE.search(text)
    if asked is None or residue(text, _USE, _PERIOD, _RECENT, _USE_WORDS, re.compile(r"(?i)any|period|consecutive|days?|nights?|\d+")):
        return None
    period = _PERIOD.search(text[asked.end() :]) or _PERIOD.search(text)
    least = int(period["n"]) if period else 28
    recent = _RECENT.search(text)
    anchor = min(scope.case.anchors()[0], scope.case.as_of)
    span = timedelta(days=int(recent["n"]) * (30.44 if recent["u"].startswith("m") else 1)) if recent else None
    hours = re.compile(
        rf"(?i)(?:>=?|≥|at\s+least|over)\s*{asked['h']}\s*h|\b{asked['h']}\s*(?:\+|hours?\s+or\s+more|h(?:ours?)?\s+or\s+more)"
    )
    for entry in passages(scope):
        days = _range(entry.text) if own(entry) else None
        if days is None or not days[0] <= days[1] <= scope.case.as_of or (days[1] - days[0]).days + 2 < least:
            continue
        if span is not None and days[0] < anchor - span:
            continue
        cells = [(entry.text[a:b], h) for a, b, h in entry.passage.cells]
        shares = [m for said, head in cells if hours.search(head) and (m := _SHARE.search(said))]
        values = [float(m["p"]) for m in shares]
        if any((v >= float(asked["n"])) is asked["how"].lower().startswith("at") for v in values):
            proof = scope.case.chart.evidence(entry, method="use")
            return met(f"{values[0]:g} % of nights from {days[0].isoformat()} to {days[1].isoformat()}", proof, kind="use")
    return None
