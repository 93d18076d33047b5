"""The last look at what a check took as met: plans, refusals, advice, guesses and one side of two carry nothing."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Criterion, Evidence
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.outcome import Outcome, met, not_met
from denialhelp.criteria.wary import wary
from denialhelp.criteria.words import annotator

AS_OF = date(2026, 11, 23)


def proof(quote: str) -> Evidence:
    return Evidence(Pin("note", 1, quote=quote, method="test"))


def looked_at(asked: str, quote: str, kind: str = "meaning", *, negated: bool = False) -> Outcome:
    return wary(met("The record says so", proof(quote), kind=kind), Criterion("1", asked, (), negated), AS_OF)


@pytest.mark.parametrize(
    ("asked", "quote", "kind"),
    [
        ("use of compression stockings for 3 months", "Given a prescription for hose today and will try them for 3 months.", "trial"),
        ("a course of physical therapy", "Physical therapy offered, she declined.", "trial"),
        ("a neurology visit", "Neurology appt 12/02.", "meaning"),
        ("a sleep study with a result", "Home sleep test was inconclusive.", "meaning"),
        ("flexion of the knee", "I would guess about 90 degrees.", "meaning"),
        ("mammography shows no finding in either breast", "Left breast BI-RADS 2.", "meaning"),
        ("a diabetes education program has been completed", "DSMES intake 03/2026, see sheet.", "done"),
        ("no use of nicotine in any form", "She does not smoke.", "meaning"),
        ("expressive language delay on a standardized test", "Speaks in two-word phrases.", "meaning"),
        ("a score of at least 30 points", "Score is high.", "meaning"),
    ],
)
def test_what_carries_nothing_is_unknown(asked: str, quote: str, kind: str) -> None:
    outcome = looked_at(asked, quote, kind)
    assert outcome.status is Status.UNKNOWN
    assert [e.pin.quote for e in outcome.against] == [quote]
    assert outcome.ask


@pytest.mark.parametrize(
    ("asked", "quote", "kind"),
    [
        ("use of compression stockings for 3 months", "Wore hose daily May to September and will use them again in winter.", "trial"),
        ("a plan to start therapy", "She will start therapy next week.", "meaning"),
        ("mammography shows no finding in either breast", "Right and left breast BI-RADS 1.", "meaning"),
        ("a diabetes education program has been completed", "Enrolled in DSMES in May and completed it 08/14/2026.", "done"),
        ("no use of nicotine in any form", "No tobacco products or vaping; does not smoke.", "meaning"),
        ("a score of at least 30 points", "Score 34.", "meaning"),
        ("counseling on risks", "Counseled on risks of surgery.", "meaning"),
    ],
)
def test_what_carries_the_point_stands(asked: str, quote: str, kind: str) -> None:
    assert looked_at(asked, quote, kind).status is Status.MET


def test_advice_is_no_denial_of_what_an_exclusion_names() -> None:
    assert looked_at("pregnancy", "Counseled to avoid pregnancy.", negated=True).status is Status.UNKNOWN
    assert looked_at("pregnancy", "Not pregnant.", negated=True).status is Status.MET


def test_what_is_not_met_is_left_as_it_is() -> None:
    outcome = not_met("The record says that it is not so", proof("Will try hose."))
    assert wary(outcome, Criterion("1", "use of stockings"), AS_OF) is outcome


@pytest.mark.parametrize(
    ("text", "concept", "named"),
    [
        ("She cannot smell her own bread", "smell-loss", True),
        ("She can't always smell coffee", "smell-loss", False),
        ("swelling of the right leg", "leg-swelling", True),
        ("swelling of the face; leg normal", "leg-swelling", False),
        ("thick, yellow-green nasal discharge", "purulent-nasal-discharge", True),
        ("She has heavy, tired, achy legs", "leg-heaviness", True),
        ("since her second pregnancy in 2016", "pregnancy", False),
        ("intrauterine pregnancy at 8 weeks", "pregnancy", True),
        ("three sessile polyps in the colon", "nasal-polyps", False),
        ("polyps in the left middle meatus", "nasal-polyps", True),
        ("mural thrombus of the left ventricle", "dvt", False),
    ],
)
def test_names_with_gaps_and_names_that_need_their_place(text: str, concept: str, named: bool) -> None:
    assert (concept in annotator().find(text).concepts()) is named
