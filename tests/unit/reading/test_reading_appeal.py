"""Where the appeal goes."""

from __future__ import annotations

from denialhelp.casefile.fact import AppealTo
from denialhelp.reading.fields_appeal import appeal_to
from denialhelp.reading.structure import sheets_of
from reading_samples import document

TEXT = """Hollow Creek Health
P.O. Box 1000, Dayton, OH 45402
Member services 1-800-555-0100

Two kinds of appeal
Standard: Hollow Creek Health Appeals, P.O. Box 2000, Dayton, OH 45403
Fax 1-800-555-0149
Phone 1-800-555-0150 (TTY 711)
Fast: Phone 1-866-555-0151, 24 hours
Fax 1-855-555-0152

External review
Send the application for external review to the Insurance Department,
50 W. Town Street, Suite 300, Columbus, OH 43215, fax 1-800-555-0160.

Questions? Call 1-800-555-0199. Civil rights complaints: 1-800-555-0198.
"""


def _place(*, urgent: bool = False, external: bool = False, text: str = TEXT) -> AppealTo | None:
    fact = appeal_to(sheets_of([document(text)]), urgent=urgent, external=external)
    return fact.value if fact is not None and isinstance(fact.value, AppealTo) else None


def test_the_standard_numbers_lead() -> None:
    place = _place()
    assert place is not None
    assert (place.name, place.address) == ("Hollow Creek Health Appeals", "P.O. Box 2000, Dayton, OH 45403")
    assert (place.fax, place.phone) == ("1-800-555-0149", "1-800-555-0150")


def test_an_urgent_case_takes_the_fast_numbers() -> None:
    place = _place(urgent=True)
    assert place is not None
    assert (place.fax, place.phone) == ("1-855-555-0152", "1-866-555-0151")


def test_after_the_last_decision_it_goes_outside() -> None:
    place = _place(external=True)
    assert place is not None
    assert place.address == "50 W. Town Street, Suite 300, Columbus, OH 43215"
    assert place.fax == "1-800-555-0160"


def test_a_header_address_is_no_place_for_appeals() -> None:
    assert _place(text="Hollow Creek Health\nP.O. Box 1000, Dayton, OH 45402\nFax 1-800-555-0100\n\nWe denied the claim.") is None
