"""What a sentence asserts by the section it stands in and by its form, before any phrase in it is weighed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from denialhelp.casefile.slugs import Assertion
from denialhelp.reference.clinical import load_clinical

from .reach import CHRONIC
from .sections import SectionKind, section_kind
from .tokens import Token, words_of

Base = list[tuple[int, Assertion]]

_FIRM = 9
_FACT = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|reviewed|explained|denied|agreed|agrees|stable|improved|unchanged|tolerated|tolerating|reports|"
    r"states|completed|attended|failed|received|underwent|showed|shows|done|given|signed|sent|approved|resolved|met|controlled|"
    r"prefers|declined|declines|accepted|stopped|persists|remains)\b|at goal|(?:on|dated|from) \d{1,2}/(?:\d{1,2}/)?\d{2,4}",
    re.IGNORECASE,
)
_NOT_ORDER = frozenset({":", "of", "with", "is", "has", "was", "and", "note", "visit", "summary", "date", "-", "/", ",", ".", "by", "are"})
_ORDERING = frozenset(
    [
        "start",
        "begin",
        "initiate",
        "add",
        "increase",
        "decrease",
        "order",
        "obtain",
        "schedule",
        "refer",
        "return",
        "follow",
        "follow-up",
        "f/u",
        "rtc",
        "recommend",
        "consider",
        "switch",
        "prescribe",
        "recheck",
        "repeat",
        "arrange",
        "titrate",
        "submit",
        "reassess",
        "reevaluate",
        "re-evaluate",
    ]
)
_SOCIAL = re.compile(
    r"married|single|divorced|widow|lives|living with|work|retired|smok|tobacco|alcohol|wine|beer|drug|occupation|driv|golf|"
    r"never|employ|student|school|house|children|pack",
    re.IGNORECASE,
)
_PATIENT_HEAD = re.compile(r"^(?:the )?(?:patient|pt|child|he|she|member)\b", re.IGNORECASE)
_DONE = re.compile(
    r"ectomy|plasty|otomy|oscopy|surgery|repair|fracture|fusion|replacement|cesarean|s/p|status post|(?<![/\d])(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|when|until|once)\b", re.IGNORECASE)
_RESULT = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*:")
_GOAL_MET = re.compile(r"\b(?:met|achieved|attained)\b", re.IGNORECASE)
_STARTING = re.compile(r"\b(?:starting|beginning|effective) (?:on|about|the|\d)", re.IGNORECASE)


def _imperative(text: str, tokens: list[Token], wide: bool) -> bool:
    """Whether the sentence tells someone to do something ("Start gabapentin"); `wide`: in a plan, where any such verb counts."""
    at = 0
    while at < len(tokens) and not tokens[at].is_word:
        at += 1
    if _deputed(tokens[at:]):
        return True
    if at >= len(tokens) or tokens[at].low not in (words_of("imperative") if wide else _ORDERING):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    return following not in _NOT_ORDER and not _RESULT.search(text) and not _FACT.search(_CONDITION.split(text)[0])


_NOT_DEPUTED = re.compile(
    r"(?:able|unable|ready|used|due|prior|up|only|needs?|needed|wants?|wanted|likes?|tries|tried|started|began|begins|ly|ed|ing|ant|ent|"
    r"continues|tends|hopes|wishes|refuses|declines|begins|starts|agrees|plans|intends|fails|appears|seems)$"
)


def _deputed(tokens: list[Token]) -> bool:
    """Whether a sentence opens by saying who is to do something ("Nurse to teach", "PT to evaluate and treat")."""
    for at in (1, 2):
        if at + 1 < len(tokens) and tokens[at].low == "to" and all(t.is_word for t in tokens[:at]):
            return tokens[at + 1].low in words_of("imperative") | _ERRANDS and not any(
                t.low not in _DEPUTIES and _NOT_DEPUTED.search(t.low) for t in tokens[:at]
            )
    return False


_DEPUTIES = frozenset({"patient", "pt", "client", "resident", "parent", "student"})
_ERRANDS = frozenset(
    (
        *("teach", "evaluate", "eval", "treat", "train", "draw", "bring", "complete", "attend", "deliver", "contact", "fax", "wear"),
        *("take", "receive", "undergo", "have"),
    )
)


@lru_cache(maxsize=1)
def _treatments() -> re.Pattern[str]:
    """A treatment, study or drug among the first words of a sentence."""
    clinical = load_clinical()
    names = "|".join(re.escape(name) for name in clinical.drugs)
    terms = "|".join((*clinical.terms["imaging"], *clinical.terms["procedure"], *clinical.terms["therapy"]))
    return re.compile(rf"^(?:\d+[.)]\s*)?(?:[\w-]+\s+){{0,2}}(?:{terms}|\b(?:{names})\b)", re.IGNORECASE)


def _opens_with_treatment(text: str) -> bool:
    return _treatments().match(text) is not None


def _continuing(tokens: list[Token]) -> bool:
    return any(t.low in words_of("continuing") for t in tokens[:3])


def _past(text: str, tokens: list[Token]) -> Base:
    """Of a past history each item by itself: what lasts is still present, an operation or what has a year is history."""
    base: Base = []
    begin = 0
    lasting = False
    for at in range(len(tokens) + 1):
        if at < len(tokens) and tokens[at].low not in {",", ";"}:
            continue
        stop = min(at + 1, len(tokens))
        if begin < stop:
            part = text[tokens[begin].start : tokens[stop - 1].end]
            lasting = CHRONIC.search(part) is not None or (lasting and _DONE.search(part) is None)
            base.extend([(0, Assertion.PRESENT if lasting else Assertion.HISTORICAL)] * (stop - begin))
        begin = stop
    return base


def _planned(text: str, tokens: list[Token], orders: bool) -> Assertion:
    """In a plan: what is told as a fact or goes on is present, the rest is planned."""
    if _imperative(text, tokens, True) or _STARTING.search(text):
        return Assertion.PLANNED
    if _continuing(tokens) or (not orders and _FACT.search(text)):
        return Assertion.PRESENT
    return Assertion.PLANNED


def _assessed(text: str, tokens: list[Token]) -> Assertion:
    """In an assessment with its plan: orders are planned, the rest is present."""
    planned = _imperative(text, tokens, True) or (_opens_with_treatment(text) and not _FACT.search(text) and not _continuing(tokens))
    return Assertion.PLANNED if planned else Assertion.PRESENT


def _by_clause(text: str, tokens: list[Token], judge: Callable[[str, list[Token]], Assertion]) -> Base:
    """Each part of a sentence between semicolons by itself ("Continue lisinopril; add amlodipine")."""
    base: Base = []
    begin = 0
    for at in range(len(tokens) + 1):
        if at < len(tokens) and tokens[at].low != ";":
            continue
        stop = min(at + 1, len(tokens))
        if begin < stop:
            part = text[tokens[begin].start : tokens[stop - 1].end]
            base.extend([(0, judge(part, tokens[begin:stop]))] * (stop - begin))
        begin = stop
    return base


def base_of(text: str, tokens: list[Token], section: str) -> Base:
    """For each token the default assertion with its strength (0: any phrase overrides it; 9: none but an error does)."""
    kind = section_kind(section) if section else SectionKind.NONE
    size = len(tokens)
    match kind:
        case SectionKind.FAMILY:
            if _PATIENT_HEAD.match(text):
                return [(0, Assertion.PRESENT)] * size
            return [(_FIRM, Assertion.FAMILY)] * size
        case SectionKind.FAMILY_SOCIAL:
            if _SOCIAL.search(text) or _PATIENT_HEAD.match(text):
                return [(0, Assertion.PRESENT)] * size
            return [(0, Assertion.FAMILY)] * size
        case SectionKind.PAST:
            return _past(text, tokens)
        case SectionKind.PLAN | SectionKind.ORDERS:
            return _by_clause(text, tokens, lambda part, words: _planned(part, words, kind is SectionKind.ORDERS))
        case SectionKind.GOALS:
            met = _GOAL_MET.search(text) is not None
            return [(0 if met else _FIRM, Assertion.PRESENT if met else Assertion.PLANNED)] * size
        case SectionKind.INSTRUCTIONS:
            return [(_FIRM, Assertion.PLANNED)] * size
        case SectionKind.DIFFERENTIAL:
            return [(5, Assertion.POSSIBLE)] * size
        case SectionKind.COMPARISON:
            return [(0, Assertion.HISTORICAL)] * size
        case SectionKind.EXAM | SectionKind.REVIEW | SectionKind.RESULTS | SectionKind.TECHNIQUE:
            return [(0, Assertion.PRESENT)] * size
        case SectionKind.ASSESSMENT_PLAN:
            return _by_clause(text, tokens, _assessed)
        case _:
            return [(0, Assertion.PLANNED if _imperative(text, tokens, False) else Assertion.PRESENT)] * size
