"""Tobacco given up for so long: never used, a day of quitting far enough back, or use that goes on."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .exclude import excluded_by
from .numbers import months_before, quantities
from .outcome import Outcome, met, not_met, unknown

_ASKED = re.compile(
    r"(?i)\b(?:tobacco|smoking|nicotine)\s+(?:cessation|abstinence)\b(?!\s+(?:counsel\w*|program\w*|medic\w*|therap\w*|advice|plan|"
    r"class\w*|"
    r"drug\w*|product\w*|aid\w*|support))|\babstinence\s+from\s+(?:all\s+)?(?:tobacco|smoking|nicotine)\b"
)
_NEVER = re.compile(r"(?i)\bnever\s+(?:\w+\s+)?(?:smok\w+|used|user)|\bnon-?smoker\b|\blife-?long\s+non-?smoker\b")
_QUIT = re.compile(r"(?i)\b(?:quit|stopped|last\s+(?:cigarette|smoked)|ex-?smoker|former|gave\s+up|abstinent|tobacco-?free|smoke-?free)\b")
_USES = re.compile(r"(?i)\b(?:current(?:ly)?|smokes|vapes|chews|active|continues|still|packs?\s+(?:a|per)|ppd|every\s+day|daily)\b")


_ASKED_NEVER = re.compile(
    r"(?i)\bnever[\s-]+(?:a\s+)?smok(?:er|ed)\b|\bnever\s+(?:used|uses?)\s+(?:tobacco|nicotine)\b|\blife-?long\s+non-?smoker\b"
)
_ASKED_STOPPED = re.compile(
    r"(?i)\b(?:refrain\w*|abstain\w*|abstinent|stopp?e?d?|quit|ceased)\s+(?:from\s+)?(?:all\s+)?(?:smok\w+|tobacco|nicotine|using\s+(?:tobacco|nicotine))|"
    r"\b(?:non-?smok(?:er|ing)|(?:tobacco|nicotine|smoke|smoking)[\s-]+free)\b[^.;]*\b(?:for|weeks?|months?)\b|"
    r"\b(?:has|have)\s+not\s+(?:smoked|used\s+(?:tobacco|nicotine))\b"
)


def smoking_status(text: str, scope: Scope) -> Outcome | None:
    """That the patient never smoked, or has not for so long; None where the criterion asks neither."""
    if _ASKED_STOPPED.search(text):
        return ceased("smoking cessation " + text, scope)
    if not _ASKED_NEVER.search(text):
        return None
    chart = scope.case.chart
    places = [(e, m) for e, m in chart.mentions("tobacco") if e.stance(m.start, m.end) is not Stance.FAMILY and not _FAMILY.search(e.text)]
    used = [e for e, m in places if not _NEVER.search(e.text) and (_QUIT.search(e.text) or _USES.search(e.text))]
    never = [e for e, _ in places if _NEVER.search(e.text)]
    if used and not never:
        return not_met("The record says that tobacco is or was used", chart.evidence(used[-1], method="tobacco"), kind="tobacco")
    if never and not used:
        return met("The record says that tobacco was never used", chart.evidence(never[-1], method="tobacco"), kind="tobacco")
    return unknown("The record says both" if used else "", f"a note on tobacco use: {text.strip()}", kind="tobacco")


_FAMILY = re.compile(r"(?i)\b(?:mother|father|husband|wife|partner|household|spouse|brother|sister)\b")


def ceased(text: str, scope: Scope) -> Outcome | None:
    """Whether tobacco was given up long enough before the request; None where the criterion asks no such thing."""
    if not _ASKED.search(text):
        return None
    chart, case = scope.case.chart, scope.case
    tested = excluded_by("tobacco use", scope)
    never: list[tuple[date, Entry]] = []
    uses: list[tuple[date, Entry]] = []
    quits: list[tuple[date, date, Entry]] = []
    for entry, mention in chart.mentions("tobacco"):
        on = entry.passage.recorded_on or said_on(entry) or date.min
        if entry.stance(mention.start, mention.end) is Stance.FAMILY:
            continue
        if _NEVER.search(entry.text):
            never.append((on, entry))
        elif _QUIT.search(entry.text):
            quits.extend((d.first, d.last, entry) for d in entry.dates[:1] if d.last <= case.as_of)
        elif _USES.search(entry.text) and entry.stance(mention.start, mention.end) is Stance.PRESENT:
            uses.append((on, entry))
    ask = f"a dated note or test that shows since when no tobacco is used: {text.strip()}"
    settled = max([d for d, _ in never] + [d for _, d, _ in quits], default=date.min)
    using = [(d, e) for d, e in uses if d >= settled]
    if using:
        last = max(using, key=lambda u: u[0])[1]
        return not_met("The record says that tobacco is used", chart.evidence(last, method="tobacco"), kind="tobacco")
    if tested is not None and tested.against:
        return tested
    if never:
        return met("The record says that tobacco was never used", chart.evidence(max(never, key=lambda n: n[0])[1]), kind="tobacco")
    limit = next((q for q in quantities(text) if q.dimension == "days"), None)
    if not quits:
        return unknown("", ask, kind="tobacco")
    first, last_day, entry = max(quits, key=lambda q: q[1])
    proof = chart.evidence(entry, method="tobacco")
    why = f"Tobacco given up {first.isoformat()}"
    if limit is None or all(last_day <= months_before(day, limit.low) for day in case.anchors()):
        return met(why, proof, kind="tobacco")
    return unknown(f"{why}; asked: {limit.said()}", ask, (proof,), kind="tobacco")
