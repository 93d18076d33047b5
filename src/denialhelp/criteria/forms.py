"""What a paper must state, point by point: the paper's own passage that gives it, or its empty field that shows that it does not."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .contents import contents, notes_of
from .outcome import Outcome, not_met
from .papers import paper_entries
from .words import STOP, tokens_of

_PAPER = r"(?:order|prescription|plan\s+of\s+(?:care|treatment)|treatment\s+plan|letter|report|form|referral)"
_STATES = r"(?:states?|stated|contains?|includes?|gives?|names?|lists?|specif(?:ies|y)|shows?|sets?\s+out|documents?|has|have|with)"
_LEAD = re.compile(rf"(?i)\b(?P<paper>{_PAPER})\b[^.;]{{0,60}}?\b{_STATES}\b[^.;]*$")
_SENTENCE = re.compile(rf"(?i)^(?:the\s+|an?\s+)?(?:[\w-]+\s+){{0,3}}?(?P<paper>{_PAPER})\s+{_STATES}\s+(?P<what>.{{4,80}})$")
_VERB = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|does|do|must|will|can|no|not|none)\b")
# A label with an empty line or box, or with the word that it was left blank.
_EMPTY = re.compile(
    r"(?i)(?P<label>[a-z][^:_\n.;]{1,50}?)\s*[:=]?\s*(?:_{3,}|\.{4,}|\[\s*\]\s*$|[\[(](?:blank|empty|left\s+blank|none\s+entered)[\])])"
)
_UNIT_WORDS = frozenset({"per", "in", "of", "the", "day", "liters", "litres", "minute", "use"})


def stated(text: str, scope: Scope) -> Outcome | None:
    """A thing that an order, prescription, plan or letter is to state; None where the text is not of this kind or its value decides."""
    plain = text.strip().rstrip(".")
    sentence = _SENTENCE.match(plain)
    lead = None if sentence else _LEAD.search(f"{scope.title} {scope.lead or scope.subject}".strip().rstrip(":"))
    if sentence is None and (lead is None or len(plain.split()) > 9 or _VERB.search(plain)):
        return None
    paper = (sentence or lead)["paper"].lower()  # type: ignore[index]
    what = sentence["what"] if sentence else plain
    if re.search(r"(?i)\b(?:at\s+least|no\s+more|not\s+more|fewer|less|more)\s+than\b|\bat\s+least\b|≥|≤|\bbetween\b|\bevery\s+\d", what):
        return None
    if (empty := _empty(what, paper, scope)) is not None:
        return not_met("The field for it is empty", scope.case.chart.evidence(empty, method="contents"), kind="contents")
    return contents(f"the {paper} states {what}", scope) if sentence is None else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(t.stem for t in tokens_of(text) if t.text[0].isalpha() and t.text.lower() not in STOP | _UNIT_WORDS)


def _empty(what: str, paper: str, scope: Scope) -> Entry | None:
    """The passage with an empty field whose label holds every word of what is asked, where no note of the paper's kind fills it."""
    asked = _stems(what)
    chart = scope.case.chart
    kind = "plan-of-care" if "plan" in paper else "letter-necessity" if paper == "letter" else "order"
    notes = {(e.passage.document, e.passage.recorded_on) for e in paper_entries(kind, chart)}
    blank: Entry | None = None
    for key, entries in notes_of(chart).items():
        for entry in entries if asked else ():
            found = [m for m in _EMPTY.finditer(entry.text) if asked <= _stems(m["label"])]
            head = f"{' '.join(entry.passage.heads)} {entry.text}"
            if found and (key in notes or re.search(rf"(?i)\b{paper.split(maxsplit=1)[0]}", head)):
                blank = blank or entry
            elif not found and asked <= {t.stem for t in entry.words.tokens} and re.search(r":\s*\d", entry.text) and key in notes:
                return None
    return blank
