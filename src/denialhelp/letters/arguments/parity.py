"""Mental health and substance use care: that its limits may be no stricter than those for other care, where the rule governs."""

from __future__ import annotations

import re

from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Point
from denialhelp.letters.statements import Pen, say

_MENTAL = re.compile(
    r"\b(?:mental health|behavioral health|psychiatr\w+|psycholog\w+|psychotherap\w+|substance use|addiction|opioid use|alcohol use|"
    r"detox\w*|residential treatment|intensive outpatient|partial hospitali[sz]ation|eating disorder|anorexia|bulimia|autism|"
    r"applied behavior|depress\w+|bipolar|schizo\w+|ketamine|transcranial magnetic|electroconvulsive|buprenorphine|methadone)\b",
    re.IGNORECASE,
)


def names_mental(service: str) -> bool:
    """Whether a service's name says that it is care for mental health or substance use."""
    return _MENTAL.search(service) is not None


def answer(pen: Pen) -> Point:
    """The rule, where the service that was denied is such care; nothing else is said of it."""
    service = pen.brief.notice.text("service") or ""
    pins = pen.facts("service")
    found = _MENTAL.search(service)
    if found is None or not pins:
        return Point()
    rule = (*law_says(pen, "law.federal.mhpaea.criteria"), *law_says(pen, "law.federal.mhpaea.analysis"))
    fact = pen.first(say(f"This is care for mental health or substance use: “{found.group()}”.", *pins)) if rule else ()
    return Point(fact=fact, rule=rule) if rule else Point()
