"""deadlines.ics: last days and recommended days as calendar entries with reminders, and no word about health."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from denialhelp.casefile.rights import Clock, Rights
from denialhelp.packet import words
from denialhelp.packet.typeset import moment

_NAMESPACE = uuid.UUID("5c0d3f0e-3f6a-5a55-9d4b-9a3a7f1c6d21")
_REMINDERS = (14, 7, 1)


def _entry(uid: str, title: str, on: date, as_of: date) -> Event:
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, uid)}@denialhelp")
    event.add("dtstamp", moment(as_of))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    for days in _REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _plan_days(clocks: tuple[Clock, ...]) -> Iterator[tuple[Clock, date]]:
    for clock in clocks:
        if isinstance(clock.due, datetime):
            yield clock, clock.due.date()
        elif clock.due is not None:
            yield clock, clock.due


def deadlines_ics(rights: Rights, case_key: str, as_of: date) -> bytes:
    """The calendar. `case_key` is anything stable of the case (the notice's hash), so that a later run updates the same entries."""
    calendar = Calendar()
    calendar.add("prodid", "-//DenialHelp//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for route in sorted((r for r in rights.routes if r.available and r.file_by is not None), key=lambda r: r.rank):
        name = words.ROUTES[route.route]
        if route.file_by is not None:
            calendar.add_component(_entry(f"{case_key}:{route.route}:last", f"{name}: last day to file", route.file_by, as_of))
        if route.recommended_file_by is not None and route.recommended_file_by != route.file_by:
            title = f"{name}: file by today to be safe"
            calendar.add_component(_entry(f"{case_key}:{route.route}:safe", title, route.recommended_file_by, as_of))
    for clock, due in _plan_days(rights.clocks):
        title = f"{words.WHO.get(clock.who, clock.who)}: last day to {words.what(clock.what)}"
        calendar.add_component(_entry(f"{case_key}:{clock.who}:{clock.what}", title, due, as_of))
    return bytes(calendar.to_ical())
