"""The case that a criterion is judged in: chart, dates that windows count from, age, side, and what the policy's own words mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from denialhelp.casefile.policy import Evidence, Policy
from denialhelp.casefile.quote import find_quote

from .chart import Chart, Entry, said_on
from .context import CaseContext
from .numbers import Window, months_before

LONGEST_REVIEW = timedelta(days=60)  # from a request to its denial, where the day of the request is not known
_SIDE = re.compile(r"\b(right|left)\b", re.IGNORECASE)
# "R leg", "Rt knee", "ABI R 1.04 / L 1.08"; "3 L nasal" is a flow, "L spine" the back, "R Castellan" a person.
_SHORT_SIDE = re.compile(
    r"(?<![\w.&/'-])(?<!\d\s)(?P<side>[RL]|[RrLl]t\.?|RT|LT)(?=\s*[:>=]|\s+(?!spine|-spine|NC\b|O2\b)(?:[a-z]|[A-Z]{2,}\b|\d|C\d))"
)
_OF_THE_BRAIN = re.compile(
    r"(?i)\b(?:right|left|[rl]t?)\.?[\s-]+(?:\w+[\s-]+){0,2}?(?:MCA|ACA|PCA|ICA|cerebr\w*|brain|hemispher\w*|cortic\w*|cortex|frontal|parietal|"
    r"temporal\s+lobe|occipital|basal\s+ganglia|thalam\w*|pontine|internal\s+capsule|carotid|strokes?|infarct\w*|CVA|hemorrhag\w*|"
    r"subdural|craniotomy)\b"
)
_BOTH_SIDES = re.compile(r"(?i)\b(?:bilat\w*|both|either|each)\b")
_WEAK = re.compile(
    r"(?i)\b(?:weak(?:er)?|affected|involved|paretic|symptomatic|operative|same|ipsilateral|hemiparetic)\s+(?:\w+\s+)?(?:side|arm|hand|"
    r"leg|limb|knee|hip|shoulder|extremity|joint)\b"
)
_NOW = re.compile(r"(?i)\b(?:today|currently|now|at\s+present|this\s+visit)\b")
_AFFECTED = re.compile(
    r"(?i)\b(right|left)\b(?=[\w\s,-]{0,25}\b(?:hemipar\w*|hemipleg\w*|weakness|arm|hand|knee|hip|shoulder|leg|foot|ankle)\b)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a check may look at."""

    chart: Chart
    policy: Policy
    context: CaseContext
    as_of: date
    requested: frozenset[str] = frozenset()
    meanings: tuple[tuple[frozenset[str], str], ...] = ()

    @property
    def born_on(self) -> date | None:
        """The patient's birth: the case's, else the record's."""
        return self.context.born_on or self.chart.record.patient.born_on

    def anchors(self, window: Window | None = None) -> tuple[date, ...]:
        """The days that a window may count from; the notice's where the day of the request is not known."""
        if window is not None and window.anchor in ("service", "admission") and self.context.service_start:
            return (self.context.service_start,)
        if self.context.request_on is not None:
            return (self.context.request_on,)
        return (self.context.notice_on or self.as_of,)

    def inside(self, day: date | None, window: Window | None) -> bool | None:
        """Whether a day lies in a window; None where that cannot be told. Without a window everything is inside."""
        if window is None:
            return True
        if day is None:
            return None
        if day > self.as_of:
            return None  # what is only planned has not been within any time before
        if window.after:
            begun = self.context.service_start
            return None if begun is None else day >= begun
        if window.anchor == "admission" and window.days < 8 and self.context.service_start and re.search(r"(?i)\bof\b", window.words):
            return abs((day - self.context.service_start).days) <= max(
                window.days, 0
            )  # within so many hours of the arrival: before or after
        answers = {months_before(anchor, window.days) <= day for anchor in self.anchors(window)}
        if answers == {False} and self.context.request_on is None and window.anchor not in ("service", "admission"):
            # the request came before the notice, so its window reaches further back; how far is not known
            answers |= {months_before(anchor, window.days) - LONGEST_REVIEW <= day for anchor in self.anchors(window)}
        return answers.pop() if len(answers) == 1 else None

    def entry_inside(self, entry: Entry, window: Window | None) -> bool | None:
        """Whether what an entry speaks of lies in a window: its own dates say so where it has any, else its note's date."""
        if window is None or not entry.dates or _NOW.search(entry.text):
            return self.inside(said_on(entry), window)
        pairs = [(self.inside(d.first, window), self.inside(d.last, window)) for d in entry.dates]
        answers = {a if a == b else None for a, b in pairs}
        return True if True in answers else None if None in answers else False

    def fits_side(self, text: str, entry: Entry) -> bool:
        """False where the criterion speaks of the affected side and the passage only of the other one."""
        if not _WEAK.search(text):
            return True
        affected = self.affected_side()
        said = sides_said(entry.text)
        return affected is None or not said or affected in said

    def asked_side(self, entry: Entry) -> bool:
        """False where the service asked for names a side and the passage speaks only of the other one."""
        asked = self.service_sides()
        said = sides_said(entry.text) or sides_said(f"{entry.passage.section} {' '.join(entry.passage.heads)}")
        return len(asked) != 1 or not said or bool(asked & said)

    def service_sides(self) -> set[str]:
        """The sides that the service asked for names."""
        return sides_said(self.context.service or "")

    def affected_side(self) -> str | None:
        """The side that the record most often calls the affected one, where it clearly does."""
        return _affected(self.chart)


def sides_said(text: str) -> set[str]:
    """The sides of the body that a text names, in words or by their letters; both where it says so. The side of a stroke is that of the
    brain: one of its right half weakens the left arm."""
    if _BOTH_SIDES.search(text):
        return {"right", "left"}
    text = _OF_THE_BRAIN.sub(" ", text)
    said = {m.lower() for m in _SIDE.findall(text)}
    return said | {"right" if m["side"][0] in "Rr" else "left" for m in _SHORT_SIDE.finditer(text)}


_SIDES: dict[int, tuple[Chart, str | None]] = {}


def _affected(chart: Chart) -> str | None:
    known = _SIDES.get(id(chart))
    if known is not None and known[0] is chart:
        return known[1]
    count: Counter[str] = Counter()
    for entry in chart.entries:
        if entry.usable:
            count.update(m.lower() for m in _AFFECTED.findall(entry.text))
    best = count.most_common(2)
    side = best[0][0] if best and (len(best) == 1 or best[0][1] >= 1.5 * best[1][1]) else None
    _SIDES.clear()
    _SIDES[id(chart)] = (chart, side)
    return side


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a text stands: the words of the groups above it, a window it inherits, and what the criteria before it rest on.

    `beside` is what those of the same group rest on; None for the first of a group.
    """

    case: Case
    subject: str = ""
    window: Window | None = None
    siblings: tuple[Evidence, ...] = field(default=())
    title: str = ""
    lead: str = ""
    beside: tuple[Evidence, ...] | None = None

    def within(self, window: Window | None) -> Scope:
        """The same scope with a window for the parts of a compound."""
        return self if window is None else replace(self, window=window)


def birth_evidence(case: Case) -> Evidence | None:
    """Where the record states the birth."""
    for pin in case.chart.record.patient.sources:
        if any(c.isdigit() for c in pin.quote):
            return Evidence(pin, on=None)
    born = case.born_on
    if born is None:
        return None
    for text in (
        born.strftime("%m/%d/%Y"),
        born.isoformat(),
        f"{born.month}/{born.day}/{born.year}",
        born.strftime("%B ") + f"{born.day}, {born.year}",
    ):
        for document in case.chart.documents.values():
            found = find_quote(document, text)
            if found is not None:
                return Evidence(found)
    return None
