"""An office's own paragraphs: courtesy and requests stand; facts of law or health, strange names, numbers and reproaches do not."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.letters.voice import Voice, Why, refusals
from denialhelp.reference.loader import load_rules

RULES = load_rules()
DAY = date(2026, 11, 24)
# A synthetic office.
VOICE = Voice(("Synthetic Hand Clinic", "1 Sample St, Austin, TX 78701", "Telephone 512-555-0100"))


@pytest.mark.parametrize(
    "text",
    [
        "We ask you to review this letter with care.",
        "Thank you for your attention.",
        "Our office can be reached at 512-555-0100.",
        "We ask that you answer in writing. Please call our office with any question.",
        "On behalf of Synthetic Hand Clinic, we ask for your answer.",
        "If you need anything more, please call Synthetic Hand Clinic.",
        "",
    ],
)
def test_what_an_office_may_say(text: str) -> None:
    assert refusals(text, VOICE, RULES, DAY) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The therapy works.", Why.START),
        ("We ask you to see that the therapy is effective.", Why.HEALTH_OR_LAW),
        ("We request payment as 29 CFR 2560.503-1 requires.", Why.HEALTH_OR_LAW),
        ("Please note that nobody answered.", Why.START),
        ("We appreciate that you answered late.", Why.HEALTH_OR_LAW),
        ("We ask you to answer within 30 days.", Why.HEALTH_OR_LAW),
        ("We ask you to call Doctor Nobody.", Why.GATE),
        ("Our office can be reached at 512-555-0199.", Why.GATE),
        ("We thank you for your 12 answers.", Why.GATE),
        ("Our clinic has helped people since 1990.", Why.START),
        ("We ask you to answer [name].", Why.GATE),
        ("We write because you ignored our calls.", Why.START),
        ("We ask for an answer because the last one came late.", Why.HEALTH_OR_LAW),
        (f"We ask {'very ' * 80}much.", Why.LONG),
        ("Thank you. " * 5, Why.LONG),
    ],
)
def test_what_an_office_may_not_say(text: str, why: Why) -> None:
    assert why in {r.why for r in refusals(text, VOICE, RULES, DAY)}


def test_without_particulars_nothing_can_be_named() -> None:
    found = refusals("Please call Synthetic Hand Clinic.", Voice(()), RULES, DAY)
    assert [r.why for r in found] == [Why.GATE]
    assert "Synthetic" in found[0].gate
