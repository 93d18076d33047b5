"""Dates, counts of days and clauses that the typed checks rest on. All text is synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.criteria.cues import Stance, own_cues
from denialhelp.criteria.numbers import dates_in, quantities
from denialhelp.criteria.series import COUNTED


def test_a_year_and_month_are_a_date() -> None:
    """The first and last day that they may mean; a full date stays one."""
    found = dates_in("taken 2025-03 to 2025-06, seen 2025-07-04")
    assert [(d.first, d.last) for d in found] == [
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2025, 6, 1), date(2025, 6, 30)),
        (date(2025, 7, 4), date(2025, 7, 4)),
    ]


def test_half_a_unit_does_not_hide_the_unit() -> None:
    """ "Two and a half years" is at least two years."""
    assert quantities("for more than two and a half years")[0].dimension == "days"


@pytest.mark.parametrize(
    ("text", "n", "gap"),
    [("at two visits at least 30 days apart", "two", "30"), ("on 3 separate occasions", "3", None)],
)
def test_a_count_of_visits_is_read(text: str, n: str, gap: str | None) -> None:
    """The number of visits, and the days between them where they are said."""
    found = COUNTED.search(text)
    assert found is not None
    assert (found["n"], found["gap"]) == (n, gap)


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("clicking, no swelling today", "clicking", Stance.PRESENT),
        ("Swelling: no", "Swelling", Stance.ABSENT),
        ("No\nhistory of swelling or rash", "rash", Stance.ABSENT),
        ("Culture not yet drawn", "Culture", Stance.ABSENT),
    ],
)
def test_a_denial_reaches_its_own_words_only(text: str, word: str, stance: Stance) -> None:
    """What follows a comma is another finding; a wrapped line is still one sentence."""
    start = text.index(word)
    assert own_cues(text, start, start + len(word)) is stance
