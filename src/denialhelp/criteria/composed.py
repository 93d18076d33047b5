"""Criteria put together from parts: lists of conditions, two limits that share their name, a limit with a condition beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from .case import Scope
from .measure import limits_of
from .numbers import quantities
from .outcome import Outcome, all_of, at_least

Judge = Callable[[str, Scope], Outcome]

_ITEMS = re.compile(r",\s*(?:or\s+|and/or\s+)?|\s+or\s+")
_SHARED = re.compile(
    r"(?i)^(?:severe|moderate|mild|chronic|acute|recurrent|active|persistent|progressive|advanced|primary|metastatic|unstable|"
    r"uncontrolled)\b"
)
_BEHIND = re.compile(r"(?i)\s(?:of|in|on|at|with|that|which|who|from|due|caused|despite|after|within|to|without|not)\s")


def conditions_listed(text: str, scope: Scope, judge: Judge) -> Outcome | None:
    """ "A, B, C or D", each the name of a disorder: any of them; None where the items share an adjective or what stands behind them."""
    items = [p.strip() for p in _ITEMS.split(text.strip().rstrip(".")) if p.strip()]
    if len(items) < 3 or not re.search(r",?\s+or\s+[^,]+$", text) or re.search(r"[;:()]", text) or quantities(text):
        return None
    chart = scope.case.chart
    if _SHARED.match(items[0]) and not all(_SHARED.match(p) for p in items[1:]):
        return None
    if _BEHIND.search(f" {items[-1]} ") and not all(_BEHIND.search(f" {p} ") for p in items):
        return None
    for item in items:
        kinds = {chart.lexicon.concepts[m.concept].kind for m in chart.annotator.words(item).mentions}
        if "condition" not in kinds or len(item.split()) > 6:
            return None
    return at_least([judge(p, scope) for p in items], 1)


_AT = r"(?:(?:at\s+least|above|over|below|under|more\s+than|less\s+than|[<>≥≤]=?)\s*)?\d"
_ELLIPSIS = re.compile(
    rf"(?i)^(?P<head>[A-Za-z][A-Za-z ()/-]{{1,40}}?)\s+(?P<of>of\s+)?(?P<a>{_AT}[^,;]{{0,40}}?),?\s+or\s+(?:of\s+)?"
    rf"(?P<b>{_AT}[^,;]{{0,60}}?\s+(?:with|and|plus|if)\s+.{{6,}})$"
)
_SIGN = r"(?:below|above|under|over|less\s+than|more\s+than|greater\s+than|lower\s+than|higher\s+than|at\s+least|at\s+most|[<>≥≤]=?)"
_TWO_WAYS = re.compile(
    rf"(?i)^(?P<head>[A-Za-z][A-Za-z0-9 ()/-]{{1,40}}?)\s+(?:of\s+)?(?P<a>{_SIGN}\s*[\w.%/]+(?:\s?%)?(?:\s[a-zA-Z/]+\d?)?)\s+or\s+"
    rf"(?P<b>{_SIGN}\s*[\w.%/]+(?:\s?%)?(?:\s[a-zA-Z/]+\d?)?)(?P<rest>(?:\s+(?:within|in)\s+the\s+.{{4,40}})?)$"
)
_WITH = re.compile(
    r"(?i)^(?P<value>[^;]{4,80}?),?\s+(?:with|and|plus)\s+(?P<more>(?:at\s+least\s+(?:one|two|1|2)\s+|one\s+or\s+more\s+|an?\s+|"
    r"any\s+)?(?:other\s+|serious\s+|"
    r"related\s+|weight-related\s+|obesity-related\s+|severe\s+|associated\s+|significant\s+|major\s+|comorbid\s+)*(?:conditions?|"
    r"comorbidit(?:y|ies)|diseases?|"
    r"disorders?|complications?|risk\s+factors?)\b(?P<list>.*))$"
)
_EXAMPLES = re.compile(r"(?i)^[,\s(]*(?:such\s+as|including|like|e\.g\.,?|for\s+example)\s+(?P<items>[^)]+)\)?$")
_ONE = re.compile(r"(?i)^(?:at\s+least\s+(?:one|1)|one\s+or\s+more|an?|any)\b")


def limits_joined(text: str, scope: Scope, judge: Judge) -> Outcome | None:
    """ "BMI of 40 or more, or 35 or more with diabetes", "BMI of 30 or more with a condition such as ...": each half whole."""
    if (t := _TWO_WAYS.match(text)) is not None and _limit(f"{t['head']} {t['a']}", scope):
        return at_least([judge(f"{t['head']} {t['a']}{t['rest']}", scope), judge(f"{t['head']} {t['b']}{t['rest']}", scope)], 1)
    if (m := _ELLIPSIS.match(text)) is not None and _limit(f"{m['head']} {m['a']}", scope) and quantities(m["b"]):
        of = m["of"] or ""
        return at_least([judge(f"{m['head']} {of}{m['a']}", scope), judge(f"{m['head']} {of}{m['b']}", scope)], 1)
    w = _WITH.match(text)
    if w is None or not _limit(w["value"], scope) or not _ONE.match(w["more"]):
        return None
    examples = _EXAMPLES.match(w["list"])
    if examples is None:
        return None
    items = [p.strip(" .") for p in _ITEMS.split(examples["items"].replace(" and ", " or ")) if p.strip(" .")]
    return all_of([judge(w["value"], scope), at_least([judge(p, scope) for p in items], 1)]) if items else None


def _limit(text: str, scope: Scope) -> bool:
    return any(x.concept for x in limits_of(text, scope))


_FRONT = re.compile(
    r"(?i)^(?:at\s+least\s+)?(?P<n>two|three|four|2|3|4)(?:\s+or\s+more)?\s+(?P<what>(?:[\w-]+\s+){0,4}?(?:levels?|readings?|values?|"
    r"measurements?|"
    r"results?|determinations?))\s+(?P<rest>[^;]*?)\bon\s+(?P<how>different|separate)\s+(?P<unit>days|occasions|dates)\b"
)


def count_behind(text: str) -> str:
    """ "Two readings below 54 on different days" as "readings below 54 on two different days"."""
    return _FRONT.sub(lambda m: f"{m['what']} {m['rest']}on {m['n']} {m['how']} {m['unit']}", text)


_OPPOSITES = (
    (r"above[\s-]+(?:or\s+\w+\s+)?(?:the\s+)?(?P<w>knee|elbow|ankle|wrist)", r"below[\s-]+(?:the\s+)?(?P<w>knee|elbow|ankle|wrist)"),
    (r"\bproximal\b", r"\bdistal\b"),
    (r"\bupper\s+(?:limb|extremit\w+|arm)", r"\blower\s+(?:limb|extremit\w+|leg)"),
    (r"\bintravenous(?:ly)?\b|\bIV\b", r"\boral(?:ly)?\b|\bby\s+mouth\b"),
    (r"\bincreas\w+", r"\bdecreas\w+"),
    (r"\binpatient\b", r"\boutpatient\b"),
)


def opposed(text: str, quote: str) -> bool:
    """True where a passage says the opposite of a word of place or direction that the criterion uses ("above" and "below the knee")."""
    for one, other in _OPPOSITES:
        for asked, said in ((one, other), (other, one)):
            if (
                re.search(f"(?i){asked}", text)
                and not re.search(f"(?i){said}", text)
                and re.search(f"(?i){said}", quote)
                and not re.search(f"(?i){asked}", quote)
            ):
                return True
    return False


_PARTS = {
    "knee": r"knees?",
    "hip": r"hips?|groin",
    "ankle": r"ankles?",
    "shoulder": r"shoulders?",
    "elbow": r"elbows?",
    "wrist": r"wrists?",
    "neck": r"neck|cervical",
    "back": r"lumbar|low(?:er)?\s+back",
    "thorax": r"thoracic",
}
_SIDED = re.compile(r"(?i)\b(right|left)\b")


def _parts(text: str) -> set[str]:
    return {name for name, words in _PARTS.items() if re.search(rf"(?i)\b(?:{words})\b", text)}


def elsewhere(text: str, quote: str, service: str) -> bool:
    """True where a passage names only another joint, part of the spine or side than the service asked for (and the criterion) speak of."""
    asked, said = _parts(service), _parts(quote)
    if asked and said and not said & (asked | _parts(text)):
        return True
    side, own = ({m.lower() for m in _SIDED.findall(t)} for t in (service, quote))
    return bool(asked) and len(side) == 1 and bool(own) and not own & side and not _SIDED.search(text) and bool(said & asked)


_NOT_SIMILAR = frozenset({"response", "side", "given"})  # claims that no likeness of words may answer
_PAST_DONE = re.compile(r"(?i)\b(?:was|were|has\s+been|have\s+been)\s+\w+(?:ed|en|ne|ught|de)\b")
_TO_COME = re.compile(r"(?i)\bwill\s+(?:be|get|receive|have|undergo)\b")


_SOME_OF = re.compile(r"(?i)\bat\s+least\s+(?:two|three|four|[2-4])\s+of\b")
_LEVELS = re.compile(r"(?i)\b(mild|moderate|severe|profound)(?:ly)?\b")


def _milder(text: str, quote: str) -> bool:
    """True where the criterion names degrees of severity and the passage names only other ones."""
    asked, said = ({m.lower() for m in _LEVELS.findall(t)} for t in (text, quote))
    if {"mild", "severe"} <= asked:
        asked.add("moderate")
    return bool(asked and said and not asked & said)


def stands(text: str, quotes: list[str], claim: str, service: str) -> bool:
    """False where likeness of words gives the opposite, what is to come, another part or side than the service, or may not answer."""
    if claim in _NOT_SIMILAR or (_PAST_DONE.search(text) and all(_TO_COME.search(q) for q in quotes)):
        return False
    if _SOME_OF.search(text):
        return False  # likeness cannot count a list
    return any(not opposed(text, q) and not _milder(text, q) and not elsewhere(text, q, service) for q in quotes)
