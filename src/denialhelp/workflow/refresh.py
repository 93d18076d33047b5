"""`reference refresh`: whether the cited texts still stand and say what the tables hold. It compares and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from denialhelp.errors import WrongUse
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Cited, Rule, Unit, Value

from .live_law import NoAnswer, Reader, network_away
from .paragraphs import Section, cited_path, page_text, periods_in, says, section_of

_ECFR = re.compile(r"^https://www\.ecfr\.gov/current/title-(\d+)/(?:.*/)?section-([0-9A-Za-z.\-]+)$")
Progress = Callable[[str, int, int], None]


class Status(StrEnum):
    """What a look at the source gave."""

    HOLDS = "holds"
    AMENDED = "amended"
    CHANGED = "changed"
    GONE = "gone"
    LOOK = "look"
    NOT_ASKED = "not-asked"


FAILS = frozenset({Status.CHANGED, Status.GONE})


@dataclass(frozen=True, slots=True)
class Finding:
    """One citation of one rule against its source. `amended_on` is the newest amendment after the rule was checked."""

    rule: str
    cite: str
    source: str
    status: Status
    said: str
    checked: date
    amended_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Live:
    """A section as the eCFR has it: now, on the day it was checked (only where it was amended since), and its amendments."""

    now: Section
    then: Section | None
    amended_on: date | None


def _wording(periods: tuple[tuple[int, Unit], ...]) -> str:
    return ", ".join(f"{count} {unit.value.replace('-', ' ')}" for count, unit in periods)


def _amended(rows: list[dict[str, object]], checked: date) -> date | None:
    """The newest amendment after a day that changed the text."""
    days = [str(r.get("amendment_date") or r.get("date") or "") for r in rows if r.get("substantive") is not False]
    later = [d for d in days if d > checked.isoformat()]
    return date.fromisoformat(max(later)) if later else None


class Comparer:
    """Compares citations with their sources; each section and page is asked for once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._latest: dict[str, date] = {}
        self._live: dict[tuple[str, str, date], _Live | NoAnswer] = {}
        self._pages: dict[str, str | NoAnswer] = {}

    def _section(self, title: str, section: str, checked: date) -> _Live | NoAnswer:
        key = (title, section, checked)
        if key not in self._live:
            try:
                self._live[key] = self._ask(title, section, checked)
            except NoAnswer as fault:
                self._live[key] = fault
            except ValueError:
                self._live[key] = NoAnswer("its answer has another form than expected")
        return self._live[key]

    def _ask(self, title: str, section: str, checked: date) -> _Live:
        if title not in self._latest:
            self._latest[title] = self.reader.latest(title)
        today = self._latest[title]
        rows = self.reader.versions(title, section)
        if rows and max(rows, key=lambda r: str(r.get("date", ""))).get("removed"):
            raise NoAnswer("the section was removed", gone=True)
        amended = _amended(rows, checked)
        now = section_of(self.reader.full(title, section, today))
        then = None
        if amended is not None:
            try:
                then = section_of(self.reader.full(title, section, min(checked, today)))
            except NoAnswer:
                then = None  # an old edition that cannot be had only makes the answer less exact
        return _Live(now, then, amended)

    def regulation(self, rule: Rule, cited: Cited, periods: tuple[tuple[int, Unit], ...], title: str, section: str) -> Finding:
        """A citation of the CFR against the eCFR."""
        live = self._section(title, section, rule.checked)
        if isinstance(live, NoAnswer):
            return self._unanswered(rule, cited, live)
        status, said = _judge(live, cited_path(cited.cite), periods)
        return Finding(rule.id, cited.cite, cited.source, status, said, rule.checked, live.amended_on)

    def _unanswered(self, rule: Rule, cited: Cited, fault: NoAnswer) -> Finding:
        if fault.gone:
            return Finding(rule.id, cited.cite, cited.source, Status.GONE, "The source is no longer there.", rule.checked)
        return Finding(rule.id, cited.cite, cited.source, Status.NOT_ASKED, f"Not compared: {fault.why}.", rule.checked)

    def page(self, rule: Rule, cited: Cited, periods: tuple[tuple[int, Unit], ...]) -> Finding:
        """A citation against any other public page: whether it is there, and whether the numbers stand on it."""
        if cited.source not in self._pages:
            try:
                body = self.reader.get(cited.source)
                self._pages[cited.source] = "" if body[:5] == b"%PDF-" else page_text(body)
            except NoAnswer as fault:
                self._pages[cited.source] = fault
        held = self._pages[cited.source]
        if isinstance(held, NoAnswer):
            return self._unanswered(rule, cited, held)
        missing = tuple(p for p in periods if not says(held, *p))
        if not held:
            status, said = Status.LOOK, "The address answers, but its text cannot be compared here: look at it."
        elif missing:
            status, said = Status.LOOK, f"The page is there, but {_wording(missing)} was not found on it: look at it."
        else:
            status, said = Status.HOLDS, "The page is there" + (f" and names {_wording(periods)}." if periods else ".")
        return Finding(rule.id, cited.cite, cited.source, status, said, rule.checked)


def _judge(live: _Live, path: tuple[str, ...], periods: tuple[tuple[int, Unit], ...]) -> tuple[Status, str]:
    """What the cited paragraph says now of the held periods, against what it said on the day it was checked."""
    now = live.now.text(path)
    then = live.then.text(path) if live.then is not None else ""
    since = f" The section was amended on {live.amended_on.isoformat()}." if live.amended_on else ""
    if not now and then:
        return Status.GONE, "The cited paragraph is no longer in the section." + since
    if not now:
        return Status.LOOK, "The section is there, but the cited paragraph could not be found in it: look at it." + since
    missing = tuple(p for p in periods if not says(now, *p))
    lost = tuple(p for p in missing if says(then, *p))
    if lost:
        return Status.CHANGED, f"The paragraph no longer says {_wording(lost)}." + since
    if missing:
        return Status.LOOK, f"{_wording(missing)} does not stand in these words in the paragraph: look at it." + since
    if live.amended_on is None:
        return Status.HOLDS, "Not amended since" + (f"; says {_wording(periods)}." if periods else ".")
    if now == then:
        return Status.HOLDS, "The section was amended, but not this paragraph." + since
    kept = f", and still says {_wording(periods)}" if periods else ": read it again"
    return Status.AMENDED, f"The paragraph has changed{kept}." + since


def _current(rules: RuleBook, only: str | None, as_of: date) -> list[tuple[Rule, Value, tuple[Cited, ...]]]:
    chosen = [r for r in rules.rules.values() if only is None or r.id == only or r.id.startswith(only + ".")]
    if not chosen:
        raise WrongUse("unknown-rule", f"There is no rule '{only}'; 'denialhelp reference check --json' lists the rules.")
    held = []
    for rule in chosen:
        dated = rule.on(as_of) or rule.in_force[-1]
        if dated.value is not None:
            held.append((rule, dated.value, dated.citations))
    return held


def _of_one(comparer: Comparer, rule: Rule, value: Value, cites: tuple[Cited, ...]) -> list[Finding]:
    """The findings for one rule. Periods that words name may each stand in any of the citations of the value."""
    periods = periods_in(value)
    found: list[Finding] = []
    for cited in cites:
        match = _ECFR.match(cited.source)
        found.append(comparer.regulation(rule, cited, periods, match[1], match[2]) if match else comparer.page(rule, cited, periods))
    if len(found) > 1 and any(f.status is Status.HOLDS for f in found):
        looked = "Another citation of this rule bears the number."
        found = [
            Finding(f.rule, f.cite, f.source, Status.HOLDS, looked, f.checked, f.amended_on)
            if f.status is Status.LOOK and f.amended_on is None and periods
            else f
            for f in found
        ]
    return found


def refresh(
    rules: RuleBook, reader: Reader, *, as_of: date, only: str | None = None, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Every current value's citations against their sources.

    Raises WrongUse where `only` names no rule, and DenialHelpError where no source at all could be reached.
    """
    todo = _current(rules, only, as_of)
    comparer = Comparer(reader)
    found: list[Finding] = []
    for number, (rule, value, cites) in enumerate(todo, start=1):
        found += _of_one(comparer, rule, value, cites)
        if progress is not None:
            progress("Asking the sources", number, len(todo))
        if not reader.reached and number >= 3:
            raise network_away()
    if not reader.reached:
        raise network_away()
    return tuple(found)
