"""What the newest passages say of one question: in the window asked for, of this patient, and silent where a day disagrees with itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .numbers import Window, windows
from .outcome import Outcome, met, not_met
from .persons import done_by_other
from .undone import told
from .words import FORMAL, STOP, stem


@dataclass(frozen=True, slots=True)
class Said:
    """One passage's answer and the day that it is of."""

    yes: bool
    entry: Entry
    on: date | None


def own(entry: Entry, start: int = 0) -> bool:
    """True where a passage speaks of this patient as he is: no relative, no plan, no instruction, no copy."""
    text = entry.text
    if not entry.usable or done_by_other(text, start) or told(text, start):
        return False
    said = entry.passage.assertion_at(start, start + 1)
    return said not in (Assertion.FAMILY, Assertion.PLANNED) and entry.stance(start, start + 1) is not Stance.FAMILY


def passages(scope: Scope, *, planned: bool = False) -> Iterator[Entry]:
    """Usable passages of the days up to that of the case; `planned`: a day ahead may be named in a note from before."""
    for entry in scope.case.chart.entries:
        on = entry.passage.recorded_on if planned else said_on(entry)
        if entry.usable and (on is None or on <= scope.case.as_of):
            yield entry


def window_of(text: str, scope: Scope) -> Window | None:
    """The window that a text or the criteria above it ask for."""
    return next(iter(windows(text)), None) or scope.window


def decided(found: Iterable[Said], text: str, scope: Scope, kind: str, why: tuple[str, str]) -> Outcome | None:
    """Met or not met by the newest day in the window; None where nothing was said, or that day says both."""
    window = window_of(text, scope)
    good = [s for s in found if scope.case.inside(s.on, window) is True] if window else list(found)
    last = max((s.on for s in good if s.on), default=None)
    now = [s for s in good if last is None or s.on == last]
    if not now or len({s.yes for s in now}) > 1:
        return None
    proof = tuple(dict.fromkeys(scope.case.chart.evidence(s.entry, method=kind) for s in now))[:3]
    if now[0].yes:
        return met(why[0], *proof, kind=kind)
    return not_met(why[1], *proof, kind=kind)


_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:\.\d+)?")
# Words by which a policy leads to what it asks.
_LEADS_PLAIN = (
    "shows shown finding findings examination exam sign signs test tests testing physical on side present presence presently at there "
    "noted found demonstrates demonstrated documented documentation evidence least one following abnormal objective new same that this "
    "such of with"
)
_LEADS = frozenset(map(stem, _LEADS_PLAIN.split(" ")))


def residue(text: str, *known: re.Pattern[str]) -> list[str]:
    """The words of a criterion that none of the patterns takes up: what a check does not read it must not answer."""
    for pattern in known:
        text = pattern.sub(" ", text)
    left = [w for w in _WORD.findall(text) if w.lower() not in STOP]
    return [w for w in left if stem(w) not in FORMAL and stem(w) not in _LEADS]
