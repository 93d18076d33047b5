"""Weeks on a drug and its dose a day from rows of fills and their directions, with the traps of gap, dose and window (all synthetic)."""

from __future__ import annotations

import pytest
from test_criteria_examination import status

SERVICE = "Right L4 epidural steroid injection"
NSAID = "A nonsteroidal anti-inflammatory drug at prescription strength for 3 weeks or more, or a contraindication"
DOSED = "Gabapentin 1,200 mg per day or more for 4 weeks or more"
HEAD = "Fills\n\nDrug  Filled  Qty  Sig\n"
CASES = [
    (NSAID, HEAD + "Naproxen 500 mg  07/06, 08/05, 09/04  60  1 BID\n", "met"),
    (NSAID, HEAD + "Naproxen 500 mg  07/06  20  1 BID\n", "unknown"),
    (NSAID, HEAD + "Acetaminophen 500 mg  07/06, 08/05, 09/04  90  1 TID\n", "unknown"),
    (NSAID, "Mother: naproxen 07/06, 08/05, 09/04.", "unknown"),
    (DOSED, HEAD + "Gabapentin 600 mg  07/06, 08/05, 09/04  90  1 TID\n", "met"),
    (DOSED, HEAD + "Gabapentin 300 mg  07/06, 08/05, 09/04  90  1 TID\n", "not-met"),
    (DOSED, HEAD + "Gabapentin 600 mg  03/06, 09/04  30  1 TID\n", "unknown"),
    (DOSED, "Plan: gabapentin 600 TID x 3 mo.", "unknown"),
    ("Duloxetine 60 mg per day for 4 weeks or more", HEAD + "Duloxetine 60 mg  07/06, 08/05, 09/04  30  1 daily\n", "met"),
    ("Duloxetine 60 mg per day for 4 weeks or more", HEAD + "Duloxetine 30 mg  07/06, 08/05, 09/04  30  1 daily\n", "not-met"),
    ("Duloxetine for 12 weeks or more", HEAD + "Duloxetine 60 mg  07/06, 08/05  30  1 daily\n", "unknown"),
    ("Duloxetine for 8 weeks or more without relief", HEAD + "Duloxetine 60 mg  07/06, 08/05, 09/04  30  1 daily\n", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), CASES)
def test_fills(criterion: str, said: str, wanted: str) -> None:
    assert status(criterion, said, SERVICE) == wanted


def test_a_list_that_asks_for_failure_is_not_answered_by_fills() -> None:
    said = HEAD + "Duloxetine 60 mg  07/06, 08/05, 09/04  30  1 daily\n"
    assert (
        status("Failure of ONE of the following:\n   a. Duloxetine for 8 weeks or more\n   b. Pregabalin for 8 weeks", said, SERVICE)
        != "met"
    )
