"""Day counts against slow counters, month ends over thirty years, holidays by the statute's own dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.law import calendar as c

DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def _slow_days(start: date, count: int) -> date:
    day = start
    for _ in range(count):
        day += timedelta(days=1)
    return day


def _slow_business(start: date, count: int) -> date:
    day, seen = start, 0
    while seen < count:
        day += timedelta(days=1)
        closed = day.weekday() > 4 or day in c.legal_holidays(day.year) or day in c.observed_holidays(day.year)
        seen += 0 if closed else 1
    return day


@given(DAYS, st.integers(0, 400))
def test_calendar_days_agree_with_counting_them(start: date, count: int) -> None:
    assert c.add_days(start, count) == _slow_days(start, count)


@given(DAYS, st.integers(0, 60))
def test_business_days_agree_with_counting_them(start: date, count: int) -> None:
    assert c.add_business_days(start, count) == _slow_business(start, count)


@given(DAYS, st.integers(1, 24))
def test_months_keep_the_day_or_end_the_month_or_begin_the_next(start: date, count: int) -> None:
    last, following = c.add_months(start, count), c.add_months(start, count, month_end="first-of-next")
    assert last.day == start.day or (last + timedelta(days=1)).day == 1
    if last.day == start.day:
        assert following == last
    else:
        assert following.day == 1
        assert following == last + timedelta(days=1)


@given(DAYS, DAYS, st.integers(1, 12), st.sampled_from(["last-day", "first-of-next"]))
def test_a_later_start_never_ends_earlier(one: date, two: date, count: int, end: str) -> None:
    early, late = min(one, two), max(one, two)
    assert c.add_months(early, count, month_end=end) <= c.add_months(late, count, month_end=end)
    assert c.add_business_days(early, count) <= c.add_business_days(late, count)


@given(DAYS)
def test_rolling_and_the_safe_day(day: date) -> None:
    rolled, safe = c.roll_forward(day), c.business_day_on_or_before(day)
    assert rolled >= day >= safe
    assert rolled - day <= timedelta(days=4)
    assert day - safe <= timedelta(days=4)
    assert c.is_business_day(safe)
    assert not c.is_weekend(rolled)
    assert not c.is_legal_holiday(rolled)


@pytest.mark.parametrize("year", range(2010, 2041))
def test_each_month_end_of_thirty_years(year: int) -> None:
    for month in range(1, 13):
        first = date(year, month, 1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        four = c.add_months(last, 4, month_end="first-of-next")
        assert four.day in (1, last.day)
        assert (four - last).days >= 120


def test_the_example_of_the_regulation() -> None:
    # 45 CFR 147.136(d)(2)(i): received October 30, there is no February 30, so March 1.
    assert c.add_months(date(2026, 10, 30), 4, month_end="first-of-next") == date(2027, 3, 1)
    assert c.add_months(date(2027, 10, 29), 4, month_end="first-of-next") == date(2028, 2, 29)


def test_holidays_of_2026_and_their_observance() -> None:
    # 5 USC 6103(a): July 4, 2026 is a Saturday, observed on Friday the 3rd (6103(b)).
    expected = {
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 2, 16),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 7, 4),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2026, 11, 26),
        date(2026, 12, 25),
    }
    assert c.legal_holidays(2026) == expected
    assert date(2026, 7, 3) in c.observed_holidays(2026)
    assert not c.is_business_day(date(2026, 7, 3))
    assert c.roll_forward(date(2026, 7, 3)) == date(2026, 7, 3)


def test_new_years_day_on_a_saturday_is_observed_in_december() -> None:
    assert date(2027, 12, 31) in c.observed_holidays(2027)
    assert not c.is_business_day(date(2027, 12, 31))


def test_juneteenth_is_no_holiday_before_2021() -> None:
    assert date(2020, 6, 19) not in c.legal_holidays(2020)
    assert date(2021, 6, 19) in c.legal_holidays(2021)


def test_hours_are_real_hours() -> None:
    assert c.add_hours(datetime(2026, 11, 22, 16, 30), 72) == datetime(2026, 11, 25, 16, 30)  # noqa: DTZ001 - a moment without a zone
    assert c.add_hours(date(2026, 11, 22), 72) == date(2026, 11, 25)
    assert c.add_hours(date(2026, 11, 22), 25) == date(2026, 11, 24)


def test_hours_over_the_end_of_daylight_saving() -> None:
    # Clocks go back on November 1, 2026: 24 real hours after 18:00 end at 17:00 by the clock.
    start = datetime(2026, 10, 31, 18, 0, tzinfo=ZoneInfo("America/New_York"))
    end = c.add_hours(start, 24)
    assert isinstance(end, datetime)
    assert (end.hour, end.day) == (17, 1)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=24)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.integers(0, 200), st.integers(-11, 11))  # noqa: DTZ001 - zones are added below
def test_hours_in_any_zone(start: datetime, count: int, offset: int) -> None:
    moment = start.replace(tzinfo=timezone(timedelta(hours=offset)))
    end = c.add_hours(moment, count)
    assert isinstance(end, datetime)
    assert end - moment == timedelta(hours=count)


def test_as_day() -> None:
    assert c.as_day(datetime(2026, 1, 2, 23, 59)) == date(2026, 1, 2)  # noqa: DTZ001 - a moment without a zone
    assert c.as_day(date(2026, 1, 2)) == date(2026, 1, 2)


def _slow_months(start: date, count: int) -> tuple[date, bool]:
    """Month by month, day by day: the same day number, else the month's last day; and whether there was such a day."""
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day, last = date(year, month, 1), date(year, month, 1)
    while day.month == month:
        if day.day == start.day:
            return day, True
        last, day = day, day + timedelta(days=1)
    return last, False


@given(DAYS, st.integers(1, 60))
def test_months_agree_with_turning_the_leaves(start: date, count: int) -> None:
    day, found = _slow_months(start, count)
    assert c.add_months(start, count) == day
    assert c.add_months(start, count, month_end="first-of-next") == (day if found else day + timedelta(days=1))


@pytest.mark.parametrize("year", range(2010, 2041))
def test_every_day_of_thirty_years_lies_four_months_before_a_day_at_least_120_later(year: int) -> None:
    # 45 CFR 147.136(d)(2)(i): four months are 120 to 123 days, and never fewer than 120 days.
    day = date(year, 1, 1)
    spans = set()
    while day.year == year:
        spans.add((c.add_months(day, 4, month_end="first-of-next") - day).days)
        day += timedelta(days=1)
    assert spans <= {120, 121, 122, 123}
    assert 120 in spans


@given(DAYS, st.integers(0, 300), st.integers(0, 300))
def test_longer_never_ends_earlier(start: date, one: int, two: int) -> None:
    short, long = min(one, two), max(one, two)
    assert c.add_days(start, short) <= c.add_days(start, long)
    assert c.add_business_days(start, short % 40) <= c.add_business_days(start, max(short % 40, long % 40))
    assert c.add_months(start, short % 48) <= c.add_months(start, max(short % 48, long % 48))


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_business_days_can_be_counted_in_two_parts(start: date, one: int, two: int) -> None:
    assert c.add_business_days(c.add_business_days(start, one), two) == c.add_business_days(start, one + two)


@given(DAYS, DAYS)
def test_a_later_last_day_never_rolls_or_is_safe_earlier(one: date, two: date) -> None:
    early, late = min(one, two), max(one, two)
    assert c.roll_forward(early) <= c.roll_forward(late)
    assert c.business_day_on_or_before(early) <= c.business_day_on_or_before(late)
    assert c.roll_forward(c.roll_forward(early)) == c.roll_forward(early)


@pytest.mark.parametrize("year", range(2022, 2041))
def test_each_year_has_eleven_holidays_and_each_is_observed_on_a_working_day(year: int) -> None:
    assert len(c.legal_holidays(year)) == 11
    assert all(day.weekday() < 5 for day in c.observed_holidays(year))
    assert all(c.roll_forward(day) > day for day in c.legal_holidays(year))


def _sundays(year: int, month: int) -> list[date]:
    return [day for n in range(1, 31) if (day := date(year, month, n)).weekday() == 6]


@pytest.mark.parametrize("year", range(2024, 2041))
@pytest.mark.parametrize("zone", ["America/New_York", "America/Chicago", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu"])
def test_72_hours_are_72_real_hours_over_both_changes_of_the_clock(year: int, zone: str) -> None:
    # Clocks change on the second Sunday of March and the first of November, in most zones.
    for change in (_sundays(year, 3)[1], _sundays(year, 11)[0]):
        start = datetime(change.year, change.month, change.day, 18, 0, tzinfo=ZoneInfo(zone)) - timedelta(days=1)
        end = c.add_hours(start, 72)
        assert isinstance(end, datetime)
        assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=72)
        moved = 0 if zone in ("America/Phoenix", "Pacific/Honolulu") else 1 if change.month == 3 else -1
        assert end.hour == 18 + moved
