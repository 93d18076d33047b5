"""Whether a Spanish sentence carries everything of its English one that can be checked: quotes, pages, days, numbers, citations, names."""

from __future__ import annotations

import re
from collections import Counter

from denialhelp.letters.dates import find_dates
from denialhelp.letters.tokens import EXHIBIT, QUOTED, names, without

_NUMBER = re.compile(r"\d[\d.,:/-]*(?:\([0-9A-Za-z]{1,5}\))*")
# Names that are said in Spanish: of languages, laws and programs.
_SAID = frozenset(
    str.split(
        "spanish no surprises act affordable care part original employees federal health benefits your the plan's notes codes state chip "
        "enclosures rule"
    )
)


def _numbers(text: str) -> Counter[str]:
    plain = without(without(text, QUOTED), EXHIBIT)
    for found in reversed(find_dates(plain)):
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    return Counter(m.group().rstrip(".,:/-") for m in _NUMBER.finditer(plain))


def _days(text: str) -> Counter[tuple[int | None, int, int | None]]:
    return Counter((f.year, f.month, f.day) for f in find_dates(without(text, QUOTED)))


def missing(english: str, spanish: str) -> str | None:
    """What the Spanish sentence lacks or has otherwise, in one plain phrase; None where it carries everything."""
    quotes = Counter(QUOTED.findall(spanish))
    lost = [q for q in QUOTED.findall(english) if not quotes[q]]
    if lost:
        return "a quotation is missing or changed"
    if Counter(EXHIBIT.findall(english)) != Counter(EXHIBIT.findall(spanish)):
        return "a page of an exhibit is missing or changed"
    bare = _unquoted(english, spanish)
    if _days(english) != _days(bare):
        return "a day is missing or changed"
    if _numbers(english) != _numbers(bare):
        return "a number, code or citation is missing or changed"
    gone = [n for n in names(without(english, QUOTED)) if n.lower() not in _SAID and n.rstrip("s") not in spanish]
    return f"the name {gone[0]} is missing" if gone else None


def _unquoted(english: str, spanish: str) -> str:
    """The Spanish sentence without the quotation marks that the English one lacks (around the notice's own words for a service)."""
    own = set(QUOTED.findall(english))
    return QUOTED.sub(lambda m: m.group() if m.group(1) in own else m.group(1), spanish)
