"""Blood pressure as a pair ("below 140/90", "of 160/100 or higher"): the newest pair in the record against both limits."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry
from .numbers import windows
from .outcome import Outcome, met, not_met, unknown
from .readings import Reading, readings_of

_UNIT = r"\s*(?:mm\s*\[?Hg\]?)?"
_ASKED = re.compile(
    r"(?i)\b(?:blood\s+pressures?|BP)\b[^;.\d]{0,40}?(?P<before>at\s+least|at\s+or\s+(?:above|below)|no\s+(?:more|higher|less|lower)\s+than|"
    r"(?:above|over|greater\s+than|higher\s+than|exceed\w*|below|under|less\s+than|lower\s+than)|[<>]=?|[≤≥])?\s*(?:of\s+)?"
    rf"(?P<high>\d{{2,3}})\s*/\s*(?P<low>\d{{2,3}}){_UNIT}"
    r"(?P<after>\s*(?:or|and)\s+(?:higher|above|more|greater|over|lower|below|less|under))?"
)
_OVER = re.compile(
    r"(?i)at\s+least|at\s+or\s+above|no\s+(?:less|lower)|above|over|greater|higher\s+than|exceed|>|≥|(?:or|and)\s+(?:higher|more)"
)
_STRICT = re.compile(r"(?i)^(?:above|over|greater\s+than|higher\s+than|exceed\w*|below|under|less\s+than|lower\s+than|[<>])$")
_UNDER = re.compile(r"(?i)no\s+(?:more|higher)|at\s+or\s+below|below|under|less|lower|<|≤")


def pressure(text: str, scope: Scope) -> Outcome | None:
    """Met or not met by the newest day's pairs, where they agree; None where the text sets no limit on a pair."""
    asked = _ASKED.search(text)
    said = f"{(asked['before'] or '') if asked else ''} {(asked['after'] or '') if asked else ''}".strip()
    over, under = _OVER.search(said) is not None, _UNDER.search(said) is not None
    if asked is None or not said or (over and not re.match(r"(?i)no\s+(?:less|lower)", said)) == under:
        return None
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    highs, lows = ({(r.entry.index, r.start): r for r in readings_of(chart, f"bp-{part}olic")} for part in ("syst", "diast"))
    pairs = [(r, lows[at]) for at, r in highs.items() if at in lows and r.on is not None and r.on <= case.as_of]
    pairs = [p for p in pairs if window is None or case.inside(p[0].on, window) is True]
    if not pairs:
        return unknown("No blood pressure was found", "a dated blood pressure", kind="measure")
    newest = max(r.on or date.min for r, _ in pairs)
    now = [p for p in pairs if p[0].on == newest]
    strict = bool(_STRICT.match((asked["before"] or "").strip()))
    answers = {_holds(high, low, (float(asked["high"]), float(asked["low"])), over=over, strict=strict) for high, low in now}
    why = f"The record has {now[0][0].value:g}/{now[0][1].value:g} on {newest.isoformat()}; asked: {asked[0].strip()}"
    proof = chart.evidence(_entry(now[0]), on=newest, method="measurement")
    if len(answers) > 1:
        return unknown(why, "a dated blood pressure", (proof,), kind="measure")
    return met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")


def _holds(high: Reading, low: Reading, limit: tuple[float, float], *, over: bool, strict: bool) -> bool:
    """A pair is over a limit where either number is, under it where both are."""
    if over:
        return high.value > limit[0] or low.value > limit[1] or (not strict and (high.value == limit[0] or low.value == limit[1]))
    return high.value <= limit[0] and low.value <= limit[1] and not (strict and (high.value == limit[0] or low.value == limit[1]))


def _entry(pair: tuple[Reading, Reading]) -> Entry:
    return pair[0].entry
