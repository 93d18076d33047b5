"""A limit on how many treatments are asked for ("no more than 30 treatments for the first course"), by the number that the order gives."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import value_of
from .outcome import Outcome, met, not_met, still_open, unknown

_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|sixty)"
_NOUN = r"(?P<noun>treatments?|sessions?|visits?|injections?|infusions?|doses?|cycles?|fractions?)"
_ASKED = re.compile(
    rf"(?i)^(?:the\s+(?:request|order|course)\s+(?:is\s+(?:for\s+)?|has\s+)?)?(?:no\s+more\s+than|not\s+more\s+than|up\s+to|at\s+most|"
    rf"an?\s+maximum\s+of|limited\s+to)\s+(?P<n>{_N})\s+{_NOUN}"
    r"(?:\s+(?:are|is)\s+(?:requested|ordered|planned))?(?:\s+(?:for|in|during)\s+(?:the|an?|this)\s+(?:first|initial|entire|whole|one|single)?"
    r"\s*(?:course|request|series|authorization|phase|treatment\s+course))?$"
)
_ORDER = re.compile(r"(?i)\b(?:order(?:s|ed)?\b(?!\s+set)|request(?:s|ed|ing)?\b|prescri(?:bed|ption)|Rx\b|planned|plan:|course\s+of)")
_NOT_NOW = re.compile(r"(?i)\b(?:complet\w+|attended|received|had|denied|policy|limit|maximum|so\s+far|first\s+\d|of\s+\d{1,3}\b)\b")


def order_count(text: str, scope: Scope) -> Outcome | None:
    """Met or not met by the newest order or request for what is asked; open where none gives a number; None for another text."""
    asked = _ASKED.match(text.strip().rstrip(".;,"))
    if asked is None:
        return None
    chart, case = scope.case.chart, scope.case
    noun = asked["noun"].lower().rstrip("s")
    named = re.compile(
        rf"(?i)(?<![\d./-])(?P<n>{_N})\s+(?:\w+\s+)?{'(?:treatment|session)' if noun in ('treatment', 'session') else noun}s?\b"
    )
    found: list[tuple[date, float, Entry]] = []
    given = False  # numbers that speak of treatments had say nothing of what is asked for
    for entry in chart.entries:
        m = named.search(entry.text)
        if not entry.usable or m is None or not _ORDER.search(entry.text):
            continue
        if _NOT_NOW.search(entry.text):
            given = True
            continue
        kinds = chart.lexicon.concepts
        care = {x.concept for x in entry.words.mentions if kinds[x.concept].kind in ("care", "drug") and x.concept != "order"}
        other = {c for c in care if not any(chart.lexicon.is_a(c, r) or chart.lexicon.is_a(r, c) for r in case.requested)}
        if (care and other == care) or entry.stance(m.start(), m.end()) in (Stance.ABSENT, Stance.FAMILY, Stance.POSSIBLE):
            continue
        found.append((entry.passage.recorded_on or date.min, value_of(m["n"]), entry))
    ask = f"the order, with the number of {noun}s"
    if not found:
        return unknown("", ask, kind="dose") if given else still_open("count", ask)
    newest = max(on for on, _, _ in found)
    values = {v for on, v, _ in found if on == newest}
    proof = chart.evidence(next(e for on, _, e in found if on == newest), method="order")
    why = f"The order is for {max(values):g} {noun}s; asked: {text.strip()}"
    if len(values) > 1:
        return unknown(why, ask, (proof,), kind="dose")
    return met(why, proof, kind="count") if values.pop() <= value_of(asked["n"]) else not_met(why, proof, kind="count")
