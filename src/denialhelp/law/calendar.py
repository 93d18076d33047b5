"""Day counts as the law counts them: day 1 is the day after the event; weekends and holidays matter only where a rule says so."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

SATURDAY, SUNDAY = 5, 6
JUNETEENTH_SINCE = 2021
KING_SINCE = 1986


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@lru_cache(maxsize=256)
def legal_holidays(year: int) -> frozenset[date]:
    """The legal public holidays of 5 USC 6103(a), on the dates that the statute names."""
    days = [
        date(year, 1, 1),
        _nth(year, 2, 0, 3),
        _last(year, 5, 0),
        date(year, 7, 4),
        _nth(year, 9, 0, 1),
        _nth(year, 10, 0, 2),
        date(year, 11, 11),
        _nth(year, 11, 3, 4),
        date(year, 12, 25),
    ]
    if year >= JUNETEENTH_SINCE:
        days.append(date(year, 6, 19))
    if year >= KING_SINCE:
        days.append(_nth(year, 1, 0, 3))
    return frozenset(days)


@lru_cache(maxsize=256)
def observed_holidays(year: int) -> frozenset[date]:
    """The days on which Federal offices close: the Friday before a Saturday holiday, the Monday after a Sunday one (6103(b), EO 11582)."""
    found = set()
    for holiday in (*legal_holidays(year), date(year + 1, 1, 1)):
        shift = {SATURDAY: -1, SUNDAY: 1}.get(holiday.weekday(), 0)
        day = holiday + timedelta(days=shift)
        if day.year == year:
            found.add(day)
    return frozenset(found)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def is_legal_holiday(day: date) -> bool:
    """A legal public holiday by its date."""
    return day in legal_holidays(day.year)


def is_business_day(day: date) -> bool:
    """Monday to Friday, less the Federal holidays and the days on which they are observed."""
    return not is_weekend(day) and day not in legal_holidays(day.year) and day not in observed_holidays(day.year)


def add_days(start: date, count: int) -> date:
    """The last day of a period of calendar days: day 1 is the day after `start`."""
    return start + timedelta(days=count)


def add_business_days(start: date, count: int) -> date:
    """The last day of a period of business days: day 1 is the first business day after `start`."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if is_business_day(day):
            count -= 1
    return day


def add_months(start: date, count: int, *, month_end: str = "last-day") -> date:
    """The same day number `count` months later; without such a day the last of that month, or (first-of-next) the first of the next."""
    years, month = divmod(start.month - 1 + count, 12)
    year, month = start.year + years, month + 1
    length = monthrange(year, month)[1]
    if start.day <= length:
        return date(year, month, start.day)
    return date(year, month, length) + timedelta(days=1 if month_end == "first-of-next" else 0)


def roll_forward(day: date) -> date:
    """The day itself, or the next that is no Saturday, Sunday or Federal holiday (by its legal date)."""
    while is_weekend(day) or is_legal_holiday(day):
        day += timedelta(days=1)
    return day


def business_day_on_or_before(day: date) -> date:
    """The day itself where it is a business day, else the last business day before it."""
    while not is_business_day(day):
        day -= timedelta(days=1)
    return day


def add_hours(start: date | datetime, count: int) -> date | datetime:
    """Real hours after a moment. After a day whose hour is not known: the same whole days later, as a day (the latest that it can mean).

    A moment with a zone is counted in real hours and comes back in that zone; one without is taken as it stands.
    """
    if not isinstance(start, datetime):
        return start + timedelta(days=-(-count // 24))
    if start.tzinfo is None:
        return start + timedelta(hours=count)
    zone = start.tzinfo
    return (start.astimezone(UTC) + timedelta(hours=count)).astimezone(zone)


def as_day(moment: date | datetime) -> date:
    """The calendar day of a day or moment."""
    return moment.date() if isinstance(moment, datetime) else moment
