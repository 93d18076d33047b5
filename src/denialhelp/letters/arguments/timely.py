"""That the letter is in time: the day of receipt, the rule, the last day; and what the notice says where that is shorter."""

from __future__ import annotations

import re
from datetime import date, datetime

from denialhelp.casefile.fact import StatedDeadline
from denialhelp.casefile.letter import Statement, Support
from denialhelp.casefile.rights import Route
from denialhelp.casefile.slugs import RouteKind
from denialhelp.letters.dates import written
from denialhelp.letters.lawbook import LawText
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import place, quoted, upper_first

FILING = (
    RouteKind.INTERNAL_APPEAL,
    RouteKind.RECONSIDERATION,
    RouteKind.REDETERMINATION,
    RouteKind.SECOND_LEVEL_APPEAL,
    RouteKind.EXTERNAL_REVIEW,
    RouteKind.OPM_REVIEW,
    RouteKind.FAIR_HEARING,
    RouteKind.EXPEDITED_APPEAL,
)
_FACT_OF_EVENT = {
    "notice_received": "received_date",
    "final_notice_received": "received_date",
    "decision_received": "received_date",
    "notice_dated": "notice_date",
    "notice_sent": "notice_date",
    "final_notice_dated": "notice_date",
    "redetermination_notice_dated": "notice_date",
    "reconsideration_notice_dated": "notice_date",
    "ire_decision_dated": "notice_date",
    "resolution_notice_dated": "notice_date",
}


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def period_words(law: LawText) -> str:
    """180 days; four months as the rule counts them."""
    unit = {"calendar-days": "days", "months": "months", "business-days": "business days"}.get(law.unit, law.unit)
    return f"{law.count} {unit}"


def answer(pen: Pen, route: Route | None, word: str = "appeal") -> Point:
    """The sentences on time; nothing where the last day is past or cannot be shown from rule and day."""
    if route is None or route.file_by is None or route.file_by < pen.brief.as_of:
        return Point()
    fact_name = _FACT_OF_EVENT.get(route.counted_from or "")
    day = pen.brief.notice.day(fact_name) if fact_name else None
    day_event = _day(pen.brief.case.events.get(route.counted_from or ""))
    law = pen.law(route.rule, route.citations[0].cite) if route.rule and route.citations else None
    supports: tuple[Support, ...] = pen.facts(fact_name) if fact_name else ()
    out: list[Statement] = []
    if law is None or day is None or day != day_event or not supports:
        return Point()
    begun = f"received {pen.your} notice on" if fact_name == "received_date" else f"count from the date of {pen.your} notice,"
    out += pen.first(say(f"I {begun} {written(day)}.", *supports))
    if law.count is None:
        return Point(fact=tuple(out))
    least = "at least " if law.count and "h)(3)(i)" in law.cites[0] else ""
    last = route.unrolled or route.file_by
    bearing = (*supports, law.support(), *_stated_support(pen))
    gives = f"The law gives {least}{period_words(law)}"
    if law.presumed and fact_name == "notice_date" and law.unit == "calendar-days":
        total = law.count + law.presumed
        presumed = f"{law.count} days from receipt, which it presumes {law.presumed} days after the notice"
        gives = f"The law gives {presumed}: {total} days from its date"
    out += pen.first(
        say(f"{gives} ({law.cites[0]}), so the last day is {written(route.file_by)}. This {word} is in time.", *bearing),
        say(f"{gives} ({law.cites[0]}), so the last day is {written(last)}. This {word} is in time.", *bearing),
        say(f"The last day is {written(route.file_by)} ({law.cites[0]}). This {word} is in time.", *bearing),
        say(f"This {word} is in time ({law.cites[0]}).", law.support()),
    )
    return Point(fact=(*out, *_shorter(pen, law)))


def _stated_support(pen: Pen) -> tuple[Support, ...]:
    return pen.facts("stated_deadline")


_LEAST_DAYS = 10
_NOT_FILING = re.compile(r"\b(?:it has|we (?:will|must|have)|decides?|decided|decision within|reviewer)\b", re.IGNORECASE)


def _shorter(pen: Pen, law: LawText) -> Said:
    """Where the notice gives less time than the rule: that the shorter time does not bind."""
    stated = pen.brief.notice.value("stated_deadline")
    pins = pen.brief.pins("stated_deadline")
    if not isinstance(stated, StatedDeadline) or stated.days is None or not pins or law.count is None or not law.unit.endswith("days"):
        return ()
    if stated.days >= law.count:
        return ()
    pin = max(pins, key=lambda p: len(p.quote))
    if stated.days < _LEAST_DAYS or _NOT_FILING.search(pin.quote):  # the time of somebody else, or of another kind of request
        return ()
    return pen.first(
        say(
            f"{upper_first(pen.your)} notice gives less: {quoted(pin.quote, 160)}{place(pen.brief.exhibit(pin))}. A period shorter than "
            f"the law's does not bind "
            f"({law.cites[0]}).",
            pen.document(pin),
            law.support(),
        )
    )
