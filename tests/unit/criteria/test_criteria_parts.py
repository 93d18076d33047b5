"""The small parts: markers, logic words, quantities, windows, dates, cues, the lexicon and the worklist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.policy import GroupKind
from denialhelp.criteria.cues import Stance, own_cues
from denialhelp.criteria.header import codes_in, day_of, definitions_in
from denialhelp.criteria.inline import inline_list
from denialhelp.criteria.logic import lead_logic, trailing
from denialhelp.criteria.markers import marker_of, roman, to_roman
from denialhelp.criteria.numbers import dates_in, months_before, quantities, windows
from denialhelp.criteria.schedule import satisfies, schedule_in
from denialhelp.criteria.worklist import who
from denialhelp.reference.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("A. Text", "A"),
        ("1) text", "1"),
        ("(a) text", "a"),
        ("iv. text", "iv"),
        ("2.1 Several", "2.1"),
        ("B.1 body mass index of 40", "B.1"),
        ("B2. three or more a day", "B2"),
        ("7(a) central apnea", "7.a"),
        ("A1 An approval", "A1"),
        ("• text", ""),
        ("2a. text", "2a"),
        ("Criterion 3: text", "3"),
    ],
)
def test_markers_are_read_as_printed(line: str, label: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert marker.label == label


@pytest.mark.parametrize("line", ["BMI 40 or more", "12 weeks of care", "Age 18 or older", "I am text", "5 mg daily"])
def test_text_is_no_marker(line: str) -> None:
    assert marker_of(line) is None


@given(st.integers(1, 89))
def test_roman_numerals_go_both_ways(number: int) -> None:
    assert roman(to_roman(number)) == number


@pytest.mark.parametrize(
    ("text", "kind", "n", "negated"),
    [
        ("when ALL of the following are met:", GroupKind.ALL, None, False),
        ("if any one of these applies:", GroupKind.ANY, None, False),
        ("at least two of the following:", GroupKind.AT_LEAST, 2, False),
        ("two or more of the following", GroupKind.AT_LEAST, 2, False),
        ("one or more of the following:", GroupKind.ANY, None, False),
        ("BOTH of:", GroupKind.ALL, None, False),
        ("EITHER of these levels", GroupKind.ANY, None, False),
        ("NONE of the following:", GroupKind.ALL, None, True),
        ("must meet every one of these requirements:", GroupKind.ALL, None, False),
    ],
)
def test_lead_ins_say_how_items_combine(text: str, kind: GroupKind, n: int | None, negated: bool) -> None:
    logic = lead_logic(text)
    assert logic is not None
    assert (logic.kind, logic.n, logic.negated) == (kind, n, negated)


def test_connectors_at_the_end_are_no_part_of_the_item() -> None:
    assert trailing("wrist extension; or") == ("or", len("wrist extension"))
    assert trailing("wrist extension; and")[0] == "and"
    assert trailing("pain and swelling")[0] is None


def test_inline_lists_are_found() -> None:
    found = inline_list("Either: (a) one thing; or (b) another. A note follows here.")
    assert found is not None
    assert found.logic.kind is GroupKind.ANY
    assert [p.label for p in found.pieces] == ["a", "b"]
    assert found.tail < len("Either: (a) one thing; or (b) another. A note follows here.")


@pytest.mark.parametrize(
    ("text", "comparator", "low"),
    [
        ("at least 12 sessions", ">=", 12),
        ("BMI of 40 or more", ">=", 40),
        ("below 2.5", "<", 2.5),
        ("T-score of -2.5 or below", "<=", -2.5),
        ("no more than 3 joints", "<=", 3),
        ("AHI ≥ 15", ">=", 15),
        ("more than 8.0%", ">", 8),
    ],
)
def test_quantities(text: str, comparator: str, low: float) -> None:
    (found,) = quantities(text)
    assert (found.comparator, found.low) == (comparator, low)


def test_ranges_hold_their_ends() -> None:
    (found,) = quantities("from 19 to 58 of 66")
    assert found.holds(19)
    assert found.holds(58)
    assert not found.holds(59)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("within the past 6 months", 182.6),
        ("in the 12 months before the request", 365.25),
        ("no more than 60 days before the request", 60),
        ("within 30 days of the procedure", 30),
    ],
)
def test_windows(text: str, days: float) -> None:
    (found,) = windows(text)
    assert found.days == pytest.approx(days, abs=0.1)


def test_months_count_by_the_calendar() -> None:
    assert months_before(date(2026, 8, 31), 6 * 30.4375) == date(2026, 2, 28)
    assert months_before(date(2024, 2, 29), 365.25) == date(2023, 2, 28)
    assert months_before(date(2026, 3, 10), 30) == date(2026, 2, 8)


def test_dates_of_charts() -> None:
    found = dates_in("since 06/2024, seen 10/14/2025, again in 2023 and on March 4, 2026")
    assert [d.first for d in found] == [date(2024, 6, 1), date(2025, 10, 14), date(2023, 1, 1), date(2026, 3, 4)]
    assert day_of("2026-13-01") is None


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("No history of seizures.", "seizures", Stance.ABSENT),
        ("Denies chest pain or cough.", "cough", Stance.ABSENT),
        ("No relief from naproxen.", "naproxen", Stance.PRESENT),
        ("Mother had breast cancer at 62.", "breast cancer", Stance.FAMILY),
        ("Will consider an epidural injection.", "epidural injection", Stance.PLANNED),
        ("Possible sleep apnea.", "sleep apnea", Stance.POSSIBLE),
        ("She has asthma.", "asthma", Stance.PRESENT),
        ("Fusion would be the alternative.", "Fusion", Stance.PLANNED),
    ],
)
def test_plain_cues(text: str, word: str, stance: Stance) -> None:
    at = text.index(word)
    assert own_cues(text, at, at + len(word)) is stance


def test_schedules_are_compared() -> None:
    asked = schedule_in("2 to 6 hours of practice a day for at least 10 weekdays within a 3-week period")
    assert satisfies(schedule_in("3 hours a day, 5 days a week for 3 consecutive weeks"), asked, exact_range=True)
    assert not satisfies(schedule_in("1 hour a day, 2 days a week for 3 weeks"), asked, exact_range=True)


def test_codes_and_definitions() -> None:
    assert [c.code for c in codes_in("72148, J1628 and L40.59; 57894-640-11")] == ["57894-640-11", "72148", "J1628", "L40.59"]
    assert definitions_in("Red flag: a finding listed in B1. Visit: a video visit.") == (
        ("Red flag", "a finding listed in B1."),
        ("Visit", "a video visit."),
    )


def test_the_lexicon_holds_together() -> None:
    lexicon = load_lexicon()
    assert lexicon.is_a("rx:adalimumab-adaz", "biologic")
    assert not lexicon.is_a("biologic", "rx:adalimumab-adaz")
    assert "psoriatic-arthritis" in lexicon.of_code("L40.59")
    assert all(s.higher in ("better", "worse", "") for s in lexicon.scales.values())
    assert all(s.low is None or s.high is None or s.low < s.high for s in lexicon.scales.values())


def test_who_is_asked() -> None:
    assert who("a home practice agreement signed by the patient") == "patient"
    assert who("the approved code on the claim") == "payer"
    assert who("PHQ-9 score") == "treating-provider"


def test_a_condition_that_is_suspected_only_is_possible() -> None:
    text = "features of apraxia of speech are suspected, not diagnosed"
    start = text.index("apraxia")
    assert own_cues(text, start, start + len("apraxia of speech")) is Stance.POSSIBLE
