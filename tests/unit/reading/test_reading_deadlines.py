"""Filing periods: whose, how long, from when; the plan's own clocks are none."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.fact import StatedDeadline
from denialhelp.reading.deadlines import Period, periods
from denialhelp.reading.fields_dates import DayBook
from denialhelp.reading.pairs import find_pairs
from denialhelp.reading.structure import sheets_of
from reading_samples import AS_OF, document


def _periods(text: str) -> tuple[Period, ...]:
    sheets = sheets_of([document(text)])
    return periods(sheets, find_pairs(sheets), DayBook(sheets, False, AS_OF))


RECEIPT, NOTICE = "receipt", "notice"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We must receive your appeal within 180 calendar days after you receive this letter.", StatedDeadline(days=180, start=RECEIPT)),
        ("You may appeal within 180 days of the date of this notice.", StatedDeadline(days=180, start=NOTICE)),
        (
            "You have the right to appeal. You must ask within 65 calendar days of the date of this notice.",
            StatedDeadline(days=65, start=NOTICE),
        ),
        ("You may appeal within one hundred eighty (180) days after you received this letter.", StatedDeadline(days=180, start=RECEIPT)),
        ("Appeals must be filed within sixty days from the date on this letter.", StatedDeadline(days=60, start=NOTICE)),
        ("You may request a redetermination within 120 calendar days.", StatedDeadline(days=120)),
        ("Usted puede apelar dentro de los 60 días calendario a partir de la fecha de esta carta.", StatedDeadline(days=60, start=NOTICE)),
        ("Puede apelar dentro de treinta (30) días a partir del recibo de esta notificación.", StatedDeadline(days=30, start=RECEIPT)),
        ("You can ask for a Plan Appeal by December 20, 2026.", StatedDeadline(date=date(2026, 12, 20))),
        ("Appeal deadline: May 15, 2027", StatedDeadline(date=date(2027, 5, 15))),
    ],
)
def test_the_appeal_period(text: str, value: StatedDeadline) -> None:
    assert {p.value for p in _periods(text) if p.kind == "internal"} == {value}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("External review. You must ask within four months after you receive the final appeal decision.", "external"),
        ("You can ask for a State Fair Hearing within 120 days of the appeal decision letter.", "hearing"),
        ("Voluntary second-level appeal. You may ask for it in writing within 60 days after you receive this letter.", "second"),
        ("A peer-to-peer discussion may be requested within 14 days.", "peer"),
        ("Submit a corrected claim within 90 days with the modifier.", "corrected"),
        ("To continue your services you must ask within 10 days of this notice.", "continue"),
    ],
)
def test_other_periods_are_not_the_appeal_s(text: str, kind: str) -> None:
    assert {p.kind for p in _periods(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "We will decide your appeal within 30 days after we receive it.",
        "Urgent requests are decided within 72 hours. We answer an appeal in writing within 60 days.",
        "Responderemos a su apelación en 30 días.",
        "You had the surgery 30 days before.",
    ],
)
def test_the_plan_s_clocks_are_no_filing_period(text: str) -> None:
    assert not [p for p in _periods(text) if p.kind == "internal"]
