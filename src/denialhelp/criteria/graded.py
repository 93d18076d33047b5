"""Stages, grades, classes and levels: which of them a criterion accepts, and which the newest note gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .case import Scope, sides_said
from .chart import Entry, said_on
from .contents import notes_of
from .cues import Stance
from .numbers import windows
from .outcome import Outcome, met, not_met, still_open, unknown
from .slots import Slot, slots_of

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_WORD = (
    r"(?P<label>stage|grade|class|type|category|level|tier|functional\s+level|K-?level|Wagner|Hurley|NYHA|Modic|Kellgren-Lawrence|K-?L|ASA|"
    r"ECOG|GMFCS|Fitzpatrick)"
)
_VALUE = r"(?:\d|I{1,3}|IV|VI?|[Kk]-?[0-4])(?:\s?[A-Da-d](?![A-Za-z]))?"
_ASKED = re.compile(
    rf"(?i)\b{_WORD}(?:\s+(?:stage|grade|class|type|level))?\s*(?:of\s+)?:?\s*(?P<one>{_VALUE})\b"
    rf"(?:\s*(?:,|/|or|to|and|through|-|–)\s*(?:{_WORD.replace('label', 'again')}\s+)?(?P<two>{_VALUE})\b(?:\s*(?:,|or|"
    rf"and)\s*(?P<three>{_VALUE})\b)?)?"
    r"(?P<more>\s*(?:or|and)\s+(?:higher|above|greater|more|worse)|\s*\+)?(?P<less>\s*(?:or|and)\s+(?:lower|below|less|better))?"
)
_BARE_K = re.compile(r"\bK-?(?P<one>[0-4])\b(?:\s*(?:,|/|or|to|and|-|–)\s*K-?(?P<two>[0-4])\b)?(?P<more>\s*(?:or|and)\s+(?:higher|above))?")
_COMPARED = re.compile(r"(?i)\b(?:at\s+least|minimum)\s+$")
_GENERAL = frozenset({"stage", "grade", "class", "type", "category", "level", "tier"})
_ALIAS = {"functional level": "k-level", "klevel": "k-level", "k level": "k-level", "kl": "kellgren-lawrence", "k-l": "kellgren-lawrence"}


@dataclass(frozen=True, slots=True)
class Grade:
    """The grades accepted (or given) under a label, and where they stand."""

    label: str
    values: frozenset[int]
    start: int
    end: int


def _number(text: str) -> int:
    plain = re.sub(r"(?i)^k-?|[\sA-Da-d]+$", "", text) if text.lower().strip() not in _ROMAN else text.strip()
    low = plain.lower().strip()
    return _ROMAN.get(low) or int(low or 0)


def grades_in(text: str) -> list[Grade]:
    """Every grade that a text names, ranges and "or higher" filled."""
    out: list[Grade] = []
    for pattern in (_ASKED, _BARE_K):
        for m in pattern.finditer(text):
            if any(m.start() < g.end and m.end() > g.start for g in out):
                continue
            groups = m.groupdict()
            label = " ".join((groups.get("label") or "k-level").lower().split())
            try:
                values = [_number(v) for v in (groups.get("one"), groups.get("two"), groups.get("three")) if v]
            except ValueError:
                continue
            if re.search(r"(?i)\d\s*(?:to|through|-|–)\s*\S*\d|[IV]\s*(?:to|through|-|–)\s*[IV]", m[0]):
                values = list(range(min(values), max(values) + 1))
            if groups.get("more") or _COMPARED.search(text[: m.start()]):
                values = list(range(min(values), 11))
            if groups.get("less"):
                values = list(range(max(values) + 1))
            kind = "k-level" if (groups["one"] or "").lower().startswith("k") else _ALIAS.get(label, label)
            out.append(Grade(kind, frozenset(values), m.start(), m.end()))
    return out


def graded(text: str, scope: Scope) -> Outcome | None:
    """The newest grade of what the criterion names against those that it accepts; None where it names none or other numbers decide too."""
    asked = grades_in(text)
    if len(asked) != 1 or re.search(r"(?i)\bdiabetes\b|\btype\s+[12]\b", text[asked[0].start : asked[0].end + 12]):
        return None
    grade = asked[0]
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    heads = [
        s
        for s in slots_of(chart.annotator.words(text), chart.annotator, [(grade.start, grade.end)])
        if s.concepts and any(chart.lexicon.concepts[c].kind in ("condition", "measure") for c in s.concepts)
    ]
    if not heads and grade.label in _GENERAL:
        return None
    found: list[tuple[date, Entry, Grade]] = []
    for entry in chart.entries:
        if not entry.usable or not case.fits_side(text, entry) or not case.asked_side(entry):
            continue
        for own in grades_in(entry.text):
            if own.label != grade.label and not (
                own.label in _GENERAL and grade.label not in _GENERAL and _beside(heads, entry, own, scope)
            ):
                continue
            if len(own.values) != 1 or entry.stance(own.start, own.end) not in (Stance.PRESENT, Stance.HISTORICAL):
                continue
            if heads and own.label in _GENERAL and not _beside(heads, entry, own, scope):
                continue
            on = said_on(entry) or entry.passage.recorded_on or date.min
            if on <= case.as_of and (window is None or case.inside(on if on != date.min else None, window) is True):
                found.append((on, entry, own))
    if not found:
        return still_open("grade")
    newest = max(on for on, _, _ in found)
    now = [(e, g) for on, e, g in found if on == newest]
    answers = {g.values <= grade.values for _, g in now}
    why = f"{grade.label}: the record has {min(now[0][1].values)}" + (f" on {newest.isoformat()}" if newest != date.min else "")
    proof = chart.evidence(now[0][0], method="grade")
    if len(answers) > 1:
        return unknown(why, f"the current {grade.label}, with its date: {text}", (proof,), kind="grade")
    if not answers.pop():
        return not_met(why, proof, kind="grade")
    return met(why, proof, kind="grade") if _only(text, grade, heads, scope) else still_open("grade")


_CEAP = re.compile(r"\bC(?P<c>[0-6])[a-ds]*\b")


def ceap(text: str, scope: Scope) -> Outcome | None:
    """The clinical class of vein disease, on the side asked for; None where the text asks none."""
    wanted = {int(m["c"]) for m in _CEAP.finditer(text)}
    if "CEAP" not in text or not wanted:
        return None
    if re.search(r"(?i)\b(?:higher|greater|above|more|worse)\b|\bat\s+least\b|≥", text):
        wanted = set(range(min(wanted), 7))
    case, chart = scope.case, scope.case.chart
    asked = case.service_sides()
    found: list[tuple[date, Entry, int]] = []
    for entry in chart.entries:
        at = entry.text.find("CEAP")
        if not entry.usable or at < 0:
            continue
        parts = entry.text[at:].split(";")
        own = [p for p in parts if len(asked) != 1 or not sides_said(p) or sides_said(p) & asked]
        values = [int(m["c"]) for p in own for m in _CEAP.finditer(p)]
        on = said_on(entry) or date.min
        if values and on <= case.as_of:
            found.append((on, entry, max(values)))
    if not found:
        return still_open("grade")
    on, entry, value = max(found, key=lambda f: f[0])
    proof = chart.evidence(entry, method="grade")
    why = f"CEAP: the record has C{value}"
    return met(why, proof, kind="grade") if value in wanted else not_met(why, proof, kind="grade")


def _beside(heads: list[Slot], entry: Entry, own: Grade, scope: Scope) -> bool:
    """True where the passage, its heads or the one before it names what is graded."""
    chart = scope.case.chart
    near = [entry, *(e for e in chart.around(entry, 1) if e.passage.recorded_on == entry.passage.recorded_on)]
    ids = {i for e in near for i in (*e.words.concepts(), *e.about.concepts())}
    if any(chart.lexicon.is_a(i, c) for s in heads for i in ids for c in s.concepts):
        return True
    close = [m for m in entry.words.mentions if m.start < own.end + 25 and m.end > own.start - 40]
    if any(chart.lexicon.concepts[m.concept].kind in ("condition", "measure") for m in close):
        return False  # the grade is that of something else
    service = chart.annotator.words(scope.case.context.service or "").concepts()
    if any(chart.lexicon.is_a(i, c) for s in heads for i in service for c in s.concepts):
        return True
    note = notes_of(chart).get((entry.passage.document, entry.passage.recorded_on), [])
    return any(chart.lexicon.is_a(i, c) for s in heads for e in note for i in e.words.concepts() for c in s.concepts)


_FILMS = re.compile(r"(?i)\b(?:on|by|per)\s+(?:weight-bearing\s+|plain\s+)?(?:x-?rays?|radiograph\w*|films?|imaging)\b")


def _only(text: str, grade: Grade, heads: list[Slot], scope: Scope) -> bool:
    """True where the criterion asks nothing but the grade of what it names (a bracket that explains it does not count)."""
    chart = scope.case.chart
    plain = re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), text)
    plain = re.sub(r"(?i),?\s*(?:assigned|determined|classified|documented|as\s+determined)\s+by\b.*$", "", plain)
    if grade.label == "kellgren-lawrence":  # a grade of plain films
        plain = _FILMS.sub(lambda m: " " * len(m[0]), plain)
    taken = [(grade.start, grade.end), *((s.start, s.end) for s in heads), *((w.start, w.end) for w in windows(text))]
    rest = [
        s
        for s in slots_of(chart.annotator.words(plain), chart.annotator, taken)
        if s.weight >= 1.0 and not (s.stems and not s.concepts and s.words.lower() in _GENERAL)
    ]
    return not rest


_TNM = re.compile(
    r"\b[cpy]?T(?P<t>is|[0-4])(?:[a-d](?:\(\w+\))?|mi)?(?=[\s,/]|[cp]?N|"
    r"\b)(?:[\s,/]*[cp]?N(?P<n>[0-3])[a-c]?)?(?:[\s,/]*[cp]?M(?P<m>[01])[a-c]?)?"
)
_T_ASKED = re.compile(r"\bT(?P<one>is|[0-4])(?:\s*(?P<how>or|to|-|–|,|/|and)\s*T?(?P<two>[0-4]))?\b")


def tnm(text: str, scope: Scope) -> Outcome | None:
    """A T, N and M stage against the newest one that the record gives; None where the text asks none or the record has none."""
    asked = _T_ASKED.search(text)
    if asked is None or not re.search(r"(?i)\bstage|\bN[0-3]|\bM[01]|tumou?r", text):
        return None
    low = 0 if asked["one"] == "is" else int(asked["one"])
    high = int(asked["two"]) if asked["two"] else low
    allowed = set(range(low, high + 1)) if asked["how"] in ("to", "-", "–") else {low, high}
    nodes, spread = re.search(r"\bN([0-3])\b", text), re.search(r"\bM([01])\b", text)
    chart, case = scope.case.chart, scope.case
    found: list[tuple[date, Entry, bool]] = []
    for entry in chart.entries:
        for m in _TNM.finditer(entry.text) if entry.usable else ():
            if not m["n"] and not re.search(r"(?i)stage", entry.text):
                continue
            t = 0 if m["t"] == "is" else int(m["t"])
            good = t in allowed and (nodes is None or m["n"] == nodes[1]) and (spread is None or m["m"] == spread[1])
            on = said_on(entry) or date.min
            if on <= case.as_of:
                found.append((on, entry, good))
    if not found:
        return None
    newest = max(on for on, _, _ in found)
    answers = {good for on, _, good in found if on == newest}
    proof = chart.evidence(next(e for on, e, _ in found if on == newest), method="grade")
    if len(answers) > 1:
        return unknown("", f"the stage, with its date: {text}", (proof,), kind="grade")
    return (
        met("The stage is among those accepted", proof, kind="grade")
        if answers.pop()
        else not_met("The stage is another one", proof, kind="grade")
    )
