"""Passages that may speak of an open criterion, and what a person's mark on one changes. All samples are synthetic."""

from __future__ import annotations

from datetime import date

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Finding, Match
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

DAY = date(2026, 11, 1)
POLICY = (
    "Coverage\n\nA shower chair is medically necessary when ALL of the following are met:\n"
    "1. The bathroom was looked at by the occupational therapist\n2. The member is 18 years or older\n"
    "3. A lift for the stairs was considered and found unfit\n"
)
NOTE = (
    "Clinic note\nPatient: Jo Example  DOB 01/01/1970\n\nVisit 10/20/2026 - Ann Example, MD\nSleeps well.\n"
    "Showed her bathroom to OT over video.\nAppetite is good.\n"
)
STRAY = "Clinic note\nPatient: Max Other  DOB 02/02/1962\n\nVisit 10/20/2026\nThe bathroom was looked at by the therapist.\n"


def matched(marked: dict[str, tuple[Pin, ...]] | None = None) -> Match:
    """The policy against the note and a stray page."""
    policy = parse_policy(Document("policy.txt", "0" * 64, "text/plain", (Page(1, POLICY),)))
    chart = Document("chart.txt", "1" * 64, "text/plain", (Page(1, NOTE), Page(2, STRAY)))
    born = date(1970, 1, 1)
    record = read_records([chart], as_of=DAY, patient_name="Jo Example", patient_born=born)
    context = CaseContext(patient_name="Jo Example", born_on=born, service="shower chair", request_on=date(2026, 10, 25))
    return match(policy, record, [chart], context, as_of=DAY, marked=marked)


def of(found: Match, identity: str) -> Finding:
    """The finding of a criterion."""
    return next(f for f in found.findings if f.id == identity)


def pin(quote: str, page: int = 1) -> Pin:
    """A place in the note."""
    return Pin("chart.txt", page, quote)


def test_an_open_criterion_shows_the_passage_that_may_speak_of_it_first() -> None:
    first = of(matched(), "1")
    assert first.status is Status.UNKNOWN
    assert first.candidates[0].pin.quote == "Showed her bathroom to OT over video."
    assert all(c.pin.page == 1 for c in first.candidates)


def test_nothing_is_offered_where_nothing_comes_near_or_the_checks_decided() -> None:
    found = matched()
    assert of(found, "3").candidates == ()
    assert of(found, "2").status is Status.MET
    assert of(found, "2").candidates == ()


def test_a_mark_settles_an_open_criterion_and_says_so() -> None:
    found = matched({"1": (pin("Showed her bathroom to OT over video."),)})
    first = of(found, "1")
    assert (first.status, first.marked) == (Status.MET, True)
    assert [e.pin.quote for e in first.evidence] == ["Showed her bathroom to OT over video."]
    assert not of(found, "3").marked
    assert all(t.ask.find("bathroom") < 0 for t in found.worklist)


def test_a_mark_changes_nothing_where_the_record_does_not_hold_it() -> None:
    for made_up in (pin("The bathroom was inspected."), pin("Showed her bathroom to OT over video.", 2)):
        first = of(matched({"1": (made_up,)}), "1")
        assert (first.status, first.marked) == (Status.UNKNOWN, False)


def test_another_patients_page_and_a_decided_criterion_cannot_be_marked() -> None:
    stray = matched({"1": (pin("The bathroom was looked at by the therapist.", 2),)})
    assert of(stray, "1").status is Status.UNKNOWN
    decided = matched({"2": (pin("Sleeps well."),), "9": (pin("Sleeps well."),)})
    assert not of(decided, "2").marked
