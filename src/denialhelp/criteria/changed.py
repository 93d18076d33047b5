"""How far a value moved ("fell by 50 percent", "a gain of 4 points"): a change that the record states, or two values that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import Quantity, quantities, windows
from .outcome import Outcome, met, not_met, unknown
from .readings import row_values
from .words import STOP, tokens_of

_DOWN = r"(?:fell|fall|fallen|decreas\w*|declin\w+|dropp\w+|drop|reduc\w+|lower\w*|shr[aiu]nk\w*|less(?:en\w*)?|lost|loss)"
_UP = r"(?:rose|rise|risen|increas\w*|gain(?:ed)?|grew|grown|climb\w*|went\s+up)"
_FIRST = re.compile(
    rf"(?i)^(?P<what>(?:an?\s+|the\s+)?[a-z][^.;:]{{2,90}}?)\s+(?:(?:has|have|had|was|were|is)\s+(?:been\s+)?)?(?:(?P<down>{_DOWN})|"
    rf"(?P<up>{_UP}))\s+by\s+(?P<rest>.*)$"
)
_LAST = re.compile(
    rf"(?i)^(?:an?\s+|the\s+)?(?P<how>(?:.{{0,30}}?)\d+(?:\.\d+)?\s*(?:%|percent|points?)(?:\s+or\s+(?:more|greater))?)\s+(?:(?P<down>{_DOWN})|"
    rf"(?P<up>{_UP}))\s+(?:in|of)\s+(?P<what>[^.;]{{3,80}})$"
)
_OF = re.compile(
    rf"(?i)^(?:an?\s+|the\s+)?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\s+(?:in|of)\s+(?P<what>[a-z][^.;\d]{{3,70}}?)\s+(?:of|by)\s+"
    r"(?P<rest>.*\d.*)$"
)
_NUM = r"(?P<{0}>\d+(?:\.\d+)?)"
# "31 to 12", "14 -> 5", "from 20 to 8", "was 30, now 12", "baseline 30%, now 70%".
_STEP = re.compile(
    rf"(?i)(?:\b(?P<from>from|was|baseline:?(?:\s+of)?)\s+)?(?<![\d./-]){_NUM.format('a')}\s*(?:%|points?|cm2|[a-z/]{{0,12}})?\s*(?:,\s*)?"
    rf"(?P<how>->|→|=>|to\b|down\s+to\b|up\s+to\b|(?:and\s+)?(?:is\s+)?now\b|at\s+present)\s*{_NUM.format('b')}(?![\d/]|\s*(?:to|->)\s*\d)"
)
_DATED = re.compile(
    r"(?i)(?<![\d./-])(?P<a>\d+(?:\.\d+)?)\s*(?:%|points?|cm2)?\s*(?:on|in)\s+(?P<one>\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}/\d{4})\s*(?:,|and|;)\s*"
    r"(?:and\s+)?(?P<b>\d+(?:\.\d+)?)\s*(?:%|points?|cm2)?\s*(?:on|in)\s+(?P<two>\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}/\d{4})"
)
_SHARE = re.compile(
    rf"(?i)(?:\(|\b)(?:change\s*:?\s*)?(?P<sign>[-−–+])\s*(?P<v>\d{{1,3}}(?:\.\d+)?)\s*(?:%|percent)|\b(?P<verb>{_DOWN}|{_UP}|down|up)\s+"
    r"(?:by\s+)?(?:about\s+)?(?P<w>\d{1,3}(?:\.\d+)?)\s*(?:%|percent)|\b(?P<x>\d{1,3}(?:\.\d+)?)\s*(?:%|percent)\s+(?P<noun>reduction|"
    r"decrease|drop|decline|loss|increase|gain|rise)\b"
)
_AIM = re.compile(r"(?i)\b(?:goals?|targets?|aim|expect\w*|should|will|until|if|when|at\s+least|fewer\s+than|less\s+than|more\s+than)\b")
_ABOUT = frozenset({"baseline", "period", "month", "monthly", "week", "weekly", "frequency", "number", "rate", "score", "level", "severe"})


@dataclass(frozen=True, slots=True)
class _Asked:
    what: str
    limit: Quantity
    up: bool


def _asked(text: str) -> _Asked | None:
    plain = text.strip().rstrip(".")
    for pattern in (_FIRST, _LAST, _OF):
        m = pattern.match(plain)
        if m is None:
            continue
        number = m["how"] if pattern is _LAST else m["rest"]
        found = [q for q in quantities(number, bare=True) if q.dimension in ("%", "points")]
        if len(found) != 1:
            continue
        limit = found[0]
        if limit.comparator == "=":
            limit = Quantity(">=", limit.low, limit.high, limit.dimension, limit.unit, limit.start, limit.end)
        return _Asked(re.sub(r"(?i)\s+from\s+baseline$|^(?:the|an?)\s+", "", m["what"].strip()), limit, bool(m["up"]))
    return None


def changed(text: str, scope: Scope) -> Outcome | None:
    """Met or not met where one passage gives the change of the thing named; unknown where none does; None where the text asks none."""
    asked = _asked(text)
    if asked is None or any(not w.after for w in windows(asked.what)):
        return None
    bracket = re.search(r"\(([^)]+)\)", asked.what)
    names = [n.strip() for n in re.split(r",|\bor\b", bracket[1]) if n.strip()] if bracket else [asked.what]
    said: list[tuple[date, float, Entry]] = []
    for name in names:
        stems = _stems(name)
        for entry in scope.case.chart.entries if stems else ():
            value = _move(entry, stems, asked.limit.dimension) if entry.usable else None
            if value is not None:
                said.append((entry.passage.recorded_on or date.min, value if asked.up else -value, entry))
    ask = f"the value before and the value now: {text.strip()}"
    if not said:
        return unknown("No change of this was found", ask, kind="measure")
    newest = max(on for on, _, _ in said)
    now = [(asked.limit.holds(v), v, e) for on, v, e in said if on == newest]
    answers = {a for a, _, _ in now}
    best = next((x for x in now if x[0]), now[0])
    why = f"Changed by {best[1] if asked.up else -best[1]:+.0f} {asked.limit.unit}; asked: {text.strip()}"
    proof = scope.case.chart.evidence(best[2], method="measurement")
    if True in answers and (len(answers) == 1 or bracket):
        return met(why, proof, kind="measure")
    return unknown(why, ask, (proof,), kind="measure") if True in answers else not_met(why, proof, kind="measure")


def _stems(name: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", name)
    return frozenset(t.stem for t in tokens_of(plain) if t.text[0].isalpha() and len(t.text) > 2 and t.text.lower() not in STOP | _ABOUT)


def _move(entry: Entry, stems: frozenset[str], dimension: str) -> float | None:
    """The change that a passage gives of what the stems name: percent or points, negative where it fell."""
    tokens = [t for t in entry.words.tokens if t.stem in stems]
    if not stems <= {t.stem for t in tokens}:
        return None
    last = max(min(t.end for t in tokens if t.stem == s) for s in stems)
    if entry.stance(tokens[0].start, tokens[0].end) not in (Stance.PRESENT, Stance.HISTORICAL):
        return None
    if (row := row_values(entry)) and len(row) >= 2 and all(r.on is not None for r in row) and len({r.on for r in row}) == len(row):
        row = sorted(row, key=lambda r: r.on or date.min)
        return _difference(row[0].value, row[-1].value, dimension)
    tail = re.split(r"[;.](?!\d)", entry.text[last:], maxsplit=1)[0]
    if _AIM.search(tail):
        return None
    if dimension == "%" and (share := _SHARE.search(tail)) is not None:
        return _stated(share)
    dated = _DATED.search(tail)
    step = dated or _STEP.search(tail)
    if step is None:
        return None
    a, b = float(step["a"]), float(step["b"])
    if dated is None and step["how"].lower() == "to" and b >= a and not step["from"]:
        return None  # "4 to 6 a week" is a range
    return _difference(a, b, dimension)


def _stated(share: re.Match[str]) -> float:
    value = float(share["v"] or share["w"] or share["x"])
    if share["sign"]:
        return value if share["sign"] == "+" else -value
    word = share["verb"] or share["noun"]
    return value if re.fullmatch(rf"(?i){_UP}|up", word) else -value


def _difference(a: float, b: float, dimension: str) -> float | None:
    if dimension == "points":
        return b - a
    return None if a == 0 else 100.0 * (b - a) / a
