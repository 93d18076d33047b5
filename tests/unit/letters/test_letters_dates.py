"""Dates in text: what is found, and what is not taken for a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.letters.dates import add_months, find_dates, shift, written


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("on 10/19/2026 we", date(2026, 10, 19)),
        ("2026-10-19", date(2026, 10, 19)),
        ("20260806-20261104", date(2026, 8, 6)),
        ("October 19, 2026", date(2026, 10, 19)),
        ("Wed, 14 Oct 2026", date(2026, 10, 14)),
        ("the 3rd of May 2025", date(2025, 5, 3)),
        ("4 de septiembre de 2026", date(2026, 9, 4)),
        ("19/07/2026", date(2026, 7, 19)),
        ("1/5/26", date(2026, 1, 5)),
    ],
)
def test_whole_dates_are_found(text, want):
    assert find_dates(text)[0].whole() == want


def test_day_comes_first_in_spanish():
    assert find_dates("06/08/2026", day_first=True)[0].whole() == date(2026, 8, 6)
    assert find_dates("06/08/2026")[0].whole() == date(2026, 6, 8)


def test_parts_of_dates_keep_what_is_not_said_open():
    found = find_dates("Monday the 26th of October")[0]
    assert (found.year, found.month, found.day) == (None, 10, 26)
    found = find_dates("in June 2026")[0]
    assert (found.year, found.month, found.day) == (2026, 6, None)


@pytest.mark.parametrize("text", ["41/66", "120/80 mmHg", "1-877-555-0161", "99/99/2026", "may help", "97530"])
def test_what_is_no_date_is_not_taken_for_one(text):
    assert find_dates(text) == ()


def test_short_dates_only_on_request():
    assert find_dates("on 11/15 and 11/16") == ()
    assert [(f.month, f.day) for f in find_dates("on 11/15 and 11/16", short=True)] == [(11, 15), (11, 16)]


@given(st.dates(date(1930, 1, 1), date(2069, 12, 31)))
def test_what_is_written_is_found_again(day):
    assert [f.whole() for f in find_dates(f"It was {written(day)} then.")] == [day]


def test_months_end_where_they_end():
    assert add_months(date(2026, 10, 30), 4) == date(2027, 3, 1)
    assert shift(date(2026, 10, 8), 4, "months") == date(2027, 2, 8)
    assert shift(date(2026, 10, 26), 180, "calendar-days") == date(2027, 4, 24)
    assert shift(date(2026, 10, 26), 2, "weeks") == date(2026, 11, 9)
    assert shift(date(2026, 10, 26), 1, "year") == date(2027, 10, 26)
    assert shift(date(2026, 10, 26), 72, "hours") is None
