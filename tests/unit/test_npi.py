"""The NPI's check digit: the final rule's own example, single errors and swaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.npi import is_npi


def test_the_example_of_the_final_rule() -> None:
    assert is_npi("1234567893")  # 69 FR 3434: 123456789 has the check digit 3


@pytest.mark.parametrize("text", ["", "123456789", "12345678933", "3234567893", "123456789a", "１２３４５６７８９３", " 1234567893"])
def test_what_has_not_its_form(text: str) -> None:
    assert not is_npi(text)


@given(st.sampled_from("12"), st.text("0123456789", min_size=8, max_size=8), st.integers(0, 9), st.integers(1, 9))
def test_one_of_ten_check_digits_fits_and_a_single_error_is_caught(first: str, rest: str, at: int, by: int) -> None:
    fits = [first + rest + d for d in "0123456789" if is_npi(first + rest + d)]
    assert len(fits) == 1
    good = fits[0]
    wrong = good[:at] + str((int(good[at]) + by) % 10) + good[at + 1 :]
    assert not is_npi(wrong)
