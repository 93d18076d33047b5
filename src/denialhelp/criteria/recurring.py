"""What recurs ("recurrent hypoglycemia, glucose below 60"): a passage that counts the readings or episodes, or values of several days."""

from __future__ import annotations

import re

from .case import Scope
from .measure import limits_of, value_holds
from .numbers import is_number_word, value_of, windows
from .outcome import Outcome, met, still_open
from .readings import readings_of

_RECURS = re.compile(r"(?i)\b(?:recurr(?:ing|ent)|repeated|frequent)\b")
_THINGS = {
    "hypoglycemia": r"lows?|readings?|values?|events?|episodes?|hypoglyc\w+|tests?|times",
    "hypoxemia": r"desat\w*|readings?|events?|episodes?|dips?|times",
}
_LIMIT = {"hypoglycemia": (70.0, "<"), "hypoxemia": (89.0, "<")}
_N = r"(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|multiple)"
_NONE = re.compile(r"(?i)\b(?:no|zero|never|denies|without|goal|target|if|alarm|alert\s+set)\b[^.;]{0,25}$")
_GLUCOSE = re.compile(r"(?i)hypoglyc|low\s+(?:blood\s+)?(?:glucose|sugar)")
_OXYGEN = re.compile(r"(?i)desat|hypox|oxygen\s+saturation|SpO2")


def recurring(text: str, scope: Scope) -> Outcome | None:
    """Met where the record counts at least two low readings under the limit; None where the text asks nothing that recurs."""
    if not _RECURS.search(text) or len(text.split()) > 16:
        return None
    thing = "hypoglycemia" if _GLUCOSE.search(text) else "hypoxemia" if _OXYGEN.search(text) else ""
    limits = [x for x in limits_of(text, scope) if x.quantity.comparator in ("<", "<=")]
    if not thing or len(limits) > 1 or re.search(r"(?i)\bor\b|\bdespite\b|\bno\b|\bnot\b", text):
        return None
    bound = limits[0].quantity.low if limits else _LIMIT[thing][0]
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    counted = re.compile(
        rf"(?i){_N}\s+(?:\w+\s+){{0,2}}?(?:{_THINGS[thing]})\b[^.;]{{0,20}}?(?:<|below|under|less\s+than)\s*(?P<v>\d{{2,3}})"
        rf"|\bbelow\s+(?P<w>\d{{2,3}})\s*(?:mg/dL|%)?\s*:\s*(?P<k>\d{{1,3}})\b"
    )
    for entry in chart.entries:
        for m in counted.finditer(entry.text) if entry.usable else ():
            if _NONE.search(entry.text[: m.start()]) or float(m["v"] or m["w"]) > bound:
                continue
            said = m["n"] or m["k"]
            number = 3.0 if said.lower() in ("several", "many", "multiple") else value_of(said) if is_number_word(said) else float(said)
            if number >= 2 and case.inside(entry.passage.recorded_on, window) is True:
                return met(f"{said} readings under {bound:g}", chart.evidence(entry, method="tally"), kind="recurring")
    if limits and limits[0].concept:
        low = [r for r in readings_of(chart, limits[0].concept) if value_holds(r, limits[0].quantity) is True and r.on is not None]
        low = [r for r in low if case.inside(r.on, window) is True]
        if len({r.on for r in low}) >= 3:
            return met(f"{len(low)} values under {bound:g}", *(r.evidence(chart) for r in low[:3]), kind="recurring")
    return still_open("recurring", f"a document that shows: {text.strip()}")
