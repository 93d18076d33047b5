"""A letter on few papers: the payer's reason in its words, what is asked about it, and that the notice's own time is kept."""

from __future__ import annotations

import re
from datetime import timedelta

from denialhelp.casefile.fact import StatedDeadline
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.slugs import LetterKind, Reason
from denialhelp.letters.arguments.themes import GENERAL, THEMES
from denialhelp.letters.dates import written
from denialhelp.letters.outline import Point
from denialhelp.letters.payer import Stated, stated_reasons
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import place, quoted, upper_first


def reason_told(pen: Pen, most: int = 2) -> Point:
    """The payer's reasons quoted where the papers at hand do not answer them: what the letter asks about each; nothing is claimed."""
    items = []
    for stated in _chosen(pen, most):
        where = place(pen.brief.exhibit(stated.pin))
        says = "lists as not shown" if stated.listed else "says"
        told = pen.first(say(f"{upper_first(pen.your)} notice {says}: {quoted(stated.text, 300)}{where}.", pen.document(stated.pin)))
        if told:
            asked = next((THEMES[t].wanted for t in stated.topics if t in THEMES), GENERAL)
            items.append((*told, ask(asked)))
    follow = ask("I will send what my doctor and I have on this as soon as the file is here. Please decide on it then.")
    return Point(items=tuple(items), conclusion=(follow,)) if items else Point()


def _chosen(pen: Pen, most: int) -> tuple[Stated, ...]:
    seen: set[frozenset[Reason]] = set()
    out = []
    for stated in stated_reasons(pen.brief):
        topics = frozenset(stated.topics)
        if topics not in seen:
            seen.add(topics)
            out.append(stated)
    return tuple(out[:most])


def own_time(pen: Pen, kind: LetterKind) -> Point:
    """That the letter comes within the time that the notice itself gives, where no rule can be named yet."""
    stated, day = pen.brief.notice.value("stated_deadline"), pen.brief.notice.day("notice_date")
    pins = pen.brief.pins("stated_deadline")
    if not isinstance(stated, StatedDeadline) or not stated.days or day is None or not pins or kind is LetterKind.EXTERNAL_REVIEW:
        return Point()
    if not day <= pen.brief.as_of <= day + timedelta(days=stated.days):
        return Point()
    pin = max(pins, key=lambda p: len(p.quote))
    said = re.split(r"[:;]\s", pin.quote)[0]  # what follows is where to send it
    made: tuple[Statement, ...] = pen.first(
        say(
            f"{upper_first(pen.your)} notice of {written(day)} gives the time to appeal as {quoted(said, 160)}"
            f"{place(pen.brief.exhibit(pin))}. This letter comes within it.",
            pen.document(pin),
            *pen.facts("notice_date"),
        )
    )
    return Point(fact=made)
