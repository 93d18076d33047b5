"""Dates as US and Spanish notices write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.reading.dates import day_first, find_dates, find_partial, find_ranges, impossible_dates

DAY = date(2026, 10, 19)


@pytest.mark.parametrize(
    "text",
    [
        "10/19/2026",
        "10-19-2026",
        "10.19.2026",
        "2026-10-19",
        "2026/10/19",
        "October 19, 2026",
        "OCTOBER 19, 2026",
        "Oct. 19 2026",
        "Oct 19, 2026",
        "19 October 2026",
        "October 19th, 2026",
        "October19,2026",
        "19 de octubre de 2026",
        "octubre 19 de 2026",
        "19 de octubre del 2026",
    ],
)
def test_forms_of_one_day(text: str) -> None:
    assert [m.day for m in find_dates(f"Date: {text}.")] == [DAY]


@pytest.mark.parametrize(
    "text",
    ["84-5671234", "1-800-555-0142", "18/12/11/10", "Rev 03/2026", "T10.19.20261", "$10.19", "version 3.10.2", "1/2", "Form 10-26-19A"],
)
def test_what_is_no_date(text: str) -> None:
    assert not find_dates(text)


def test_two_digit_years_are_placed_and_unsure() -> None:
    (born, seen) = find_dates("01/02/58 and 09/12/26", pivot=2026)
    assert (born.day, seen.day) == (date(1958, 1, 2), date(2026, 9, 12))
    assert not seen.sure


def test_the_notice_shows_its_order() -> None:
    assert day_first(["Fecha: 19/07/2026", "06/08/2026"], "es") is True
    assert day_first(["Fecha: 10/28/2026"], "es") is False
    assert day_first(["06/08/2026"], "es") is None
    assert day_first(["06/08/2026"], "en") is False
    assert day_first(["19/07/2026 07/19/2026"], "en") is None


def test_an_open_order_keeps_both_readings() -> None:
    (found,) = find_dates("06/08/2026", order=None)
    assert {found.day, found.other} == {date(2026, 8, 6), date(2026, 6, 8)}
    assert not found.sure


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("11/02/2026 through 11/20/2026", date(2026, 11, 2), date(2026, 11, 20)),
        ("November 2-20, 2026", date(2026, 11, 2), date(2026, 11, 20)),
        ("September 3 through October 9, 2026", date(2026, 9, 3), date(2026, 10, 9)),
        ("del 2 al 20 de noviembre de 2026", date(2026, 11, 2), date(2026, 11, 20)),
        ("del 3 de septiembre al 9 de octubre de 2026", date(2026, 9, 3), date(2026, 10, 9)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    spans = find_ranges(text, find_dates(text))
    assert (spans[0].first, spans[0].last) == (first, last)


def test_days_without_a_year_fall_after_the_notice() -> None:
    text = "Dated October 2. It came Monday the 26th of October, I opened it on the 28th; el 29 de octubre; 10/30."
    found = [m.day for m in find_partial(text, after=date(2026, 10, 2), before=date(2026, 11, 23))]
    assert found == [date(2026, 10, d) for d in (2, 26, 28, 29, 30)]


def test_days_that_do_not_exist() -> None:
    assert len(impossible_dates("02/30/2026 and June 31, 2026 and 02/28/2026")) == 2


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)))
def test_every_day_is_found_in_every_form(day: date) -> None:
    for text in (f"{day:%m/%d/%Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert [m.day for m in find_dates(f"on {text}, we")] == [day]


@given(st.text(alphabet="0123456789/.- abcOct,", max_size=40))
def test_places_are_those_of_the_text(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end].strip()
        assert 0 <= mention.start < mention.end <= len(text)
