"""The day a notice reached the claimant, in the claimant's words or by hand on the paper."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.reading.received import received
from denialhelp.reading.structure import sheets_of
from reading_samples import AS_OF, document

NOTICE = date(2026, 10, 2)


def _days(told: str, notice: str = "") -> set[date]:
    found = received(sheets_of([document(told)]), sheets_of([document(notice)]), notice_on=NOTICE, as_of=AS_OF)
    return {c.value for c in found if isinstance(c.value, date) and c.score >= 0.6}


@pytest.mark.parametrize(
    "told",
    [
        "The letter is dated October 2 but it didn't get to our house until Monday the 12th of October.",
        "The EOB came in the mail October 12, I wrote it on the top.",
        "I got it in my mailbox on Monday, October 12.",
        "The letter has October 2 on it. It came on Monday the 12th.",
        "The case manager gave us the letter on Monday October 12.",
        "La carta tiene fecha 2 de octubre pero me llegó el lunes 12 de octubre.",
        "it came October 12 but I only opened it on the 20th, my wife did.",
    ],
)
def test_the_claimant_says_when_it_came(told: str) -> None:
    assert _days(told) == {date(2026, 10, 12)}


@pytest.mark.parametrize(
    "told",
    [
        "I had the MRI on October 12.",
        "They received my appeal on October 12.",
        "The hospital bill came October 12.",
        "My checkup is the 12th.",
    ],
)
def test_other_days_are_not_taken(told: str) -> None:
    assert not _days(told)


def test_a_weekday_that_does_not_fit_makes_it_unsure() -> None:
    assert not _days("The letter came on Friday, October 12.")


def test_written_on_the_notice() -> None:
    assert _days("", "rec'd Mon 10/12/26\n\nDear Ada Finch,") == {date(2026, 10, 12)}
    assert not _days("", "Request received: 10/12/2026")
