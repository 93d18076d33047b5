"""How much two passages speak of the same thing: shared stems of telling words, and numbers."""

from __future__ import annotations

import re
from functools import lru_cache

_STOP = frozenset(
    str.split(
        """
        the and for that this with from have has had was were are not but you your our their his her its they she him
        who which when where what will would can could may must shall should been being does did done into than then
        there these those such any all each every both either neither one two three other another more most less least
        only also very same per about after before during within without because under over out off show shows shown
        showed record records provided provide information medical medically necessary necessity policy plan patient
        member service services request requested review criteria criterion coverage covered documented documentation
        document note notes letter date dated day days week weeks month months year years least asks ask asked care need
        needs needed say says said lists list decision decided made make find found given give including include
        includes use used using see seen well new old los las una por con que del para como
        """
    )
)
# Words that mean the same in a payer's letter and in a record: each stands for its group.
_GROUPS = (
    "memory thinking cognitive cognition mental moca mmse montreal",
    "walk walked walking walker ambulate ambulation ambulatory gait",
    "hospital hospitalized hospitalization admission admitted inpatient",
    "suction suctioned suctioning",
    "therapy therapies rehabilitation",
    "drug drugs medication medications medicine prescription",
    "surgery surgical operation operative procedure",
    "pain painful",
    "fail failed failure inadequate unsuccessful ineffective",
    "nurse nursing",
    "doctor physician",
    "emergency emergencia emergent",
    "caregiver caregivers parent parents mother father mom dad",
    "intensity intensive tolerate tolerated tolerance",
    "progress improve improved improvement improving gains",
    "blood pressure hypotension hypertension",
)
_SAME = {word: f"={n}" for n, group in enumerate(_GROUPS) for word in group.split()}
# A day says when, not what: two texts that share one speak of the same thing no more for it.
_DAY = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:,? \d{4})?)\b|"
    r"\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:\.\d+)?", re.UNICODE)


def _stem(word: str) -> str:
    for end in (
        "ization",
        "ations",
        "ation",
        "ments",
        "ment",
        "ness",
        "ities",
        "ity",
        "ically",
        "ical",
        "ings",
        "ing",
        "tion",
        "ions",
        "ion",
        "ies",
        "ed",
        "es",
        "al",
        "ly",
        "s",
        "y",
        "e",
    ):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a text, and its numbers of two digits or more."""
    words = (m.group().lower() for m in _WORD.finditer(_DAY.sub(" ", text)))
    return frozenset(_SAME.get(w) or _stem(w) for w in words if (w[0].isdigit() and len(w) > 1) or (not w[0].isdigit() and w not in _STOP))


def overlap(one: str, other: str) -> float:
    """The number of stems that two texts share; long words count for more."""
    return sum(1.0 if len(s) < 6 and not s.startswith("=") else 1.3 for s in stems(one) & stems(other))
