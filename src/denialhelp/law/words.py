"""Dates, periods and counts in plain English."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SINGULAR = {
    "calendar-days": "calendar day",
    "business-days": "business day",
    "working-days": "working day",
    "hours": "hour",
    "months": "month",
    "years": "year",
}


def long_day(day: date | datetime) -> str:
    """October 26, 2026."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def named_day(day: date | datetime) -> str:
    """Saturday, April 24, 2027."""
    return f"{DAYS[day.weekday()]}, {long_day(day)}"


def period(count: int, unit: str) -> str:
    """180 calendar days, 1 month."""
    word = SINGULAR[unit]
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
