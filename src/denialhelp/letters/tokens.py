"""What a sentence claims that can be checked: quoted words, dates, numbers, codes, number words and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from denialhelp.letters.dates import Found, find_dates

EXHIBIT = re.compile(r"\(?\bExhibit [A-Z]{1,2}(?:, page \d+)?(?:[:,]? ?\(?EX-[A-Z]{1,2}-\d{3,4}\)?)*\)?|\bEX-[A-Z]{1,2}-\d{3,4}\b")
QUOTED = re.compile("“([^“”]*)”")
PLACEHOLDER = re.compile(
    r"\[[^\]]*\]|\{[^}]*\}|\$[A-Za-z_]|<[^>]*>|_{3,}|\bTODO\b|\bTBD\b|\bXXX+\b|\bN/A\b|"
    r"\binsert (?:your|the|a|name|date|here|text)\b|\blorem ipsum\b",
    re.IGNORECASE,
)
PLACEHOLDER_IN_QUOTE = re.compile(r"\{[A-Za-z_ ]+\}|\[(?:insert|your|name|date)[^\]]*\]|\$[A-Za-z_]{2,}|\bTODO\b|\bXXX+\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[.,/:’'–-][^\W_]+)*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_UNIT = re.compile(r"(\d+(?:\.\d+)?)[A-Za-z%]+$")
_SPLIT = re.compile(r"[/:’'–-]")

_ONES = str.split(
    """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen
        """
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: dict[str, int | None] = {
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twice": 2,
    "thrice": 3,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "half": None,
}
_WORDS: dict[str, int | None] = {
    **{w: i for i, w in enumerate(_ONES)},
    **{w: 20 + 10 * i for i, w in enumerate(_TENS)},
    **{f"{t}-{o}": 20 + 10 * i + j for i, t in enumerate(_TENS) for j, o in enumerate(_ONES) if 0 < j < 10},
    **_ORDINALS,
}
_NO_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(?=,? (?:19|20)\d\d\b|[,:.]|$)"
)
_ONE_IN = re.compile(r"\bone (?:in|of|out of) (?=(\w+))", re.IGNORECASE)

# Words that begin with a capital wherever they stand and name nobody: the calendar, the field's own words, forms of address.
COMMON = frozenset(
    str.split(
        """
        january february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday i i'm i've exhibit english spanish yes no cpt hcpcs icd-10-cm icd-10 icd ndc rev
        id mri ct us u.s mr mrs ms dr md
        """
    )
)
# Words that open a sentence with a capital because they open it.
_OPENERS = frozenset(
    str.split(
        """
        a after all an and any as at because before both but by each every for from he her here his how i if in it its
        my neither no nor not now of on once one or other our please she since so such that the their then there these
        they this those though to under until we were what when where which while who why with within without you your criterion
        exclusion authorization claim code group policy link send put continue reverse process post find tell criteria
        """
    )
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|No|Inc|Co|Jr|Sr|vs|e\.g|i\.e|U\.S|N\.Y|P\.O|Art|Sec|Ins|Stat|Rev|Admin|approx)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a text claims: verbatim quotes, dates, number tokens and number words (each with the word that follows), capitalised names."""

    quotes: tuple[str, ...]
    dates: tuple[Found, ...]
    numbers: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, int | None, str], ...]
    names: tuple[str, ...]


def without(text: str, pattern: re.Pattern[str]) -> str:
    """The text with each match blanked, so that offsets and word borders stay."""
    return pattern.sub(lambda m: " " * len(m.group()), text)


def _blank(text: str, found: tuple[Found, ...]) -> str:
    for f in found:
        text = text[: f.start] + " " * (f.end - f.start) + text[f.end :]
    return text


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, compound ones (41/66, I69.351, 1-877-555-0161) whole."""
    return tuple(m.group() for m in _TOKEN.finditer(text))


def number_words(text: str) -> tuple[tuple[str, int | None, str], ...]:
    """The number words from two upwards, their value ("half" has none) and the next word; "one" counts only in "one in five"."""
    found: list[tuple[str, int | None, str]] = []
    words = re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", text)
    for place, word in enumerate(w.lower() for w in words):
        following = words[place + 1] if place + 1 < len(words) else ""
        pieces = (word,) if word in _WORDS else tuple(word.split("-"))
        if len(pieces) > 1 and not following.lower().startswith(("day", "week")):
            following = pieces[-1]
        found += [(w, _WORDS[w], following) for w in pieces if w in _WORDS and w not in ("one", "zero")]
    found += [("one", 1, "") for m in _ONE_IN.finditer(text) if m.group(1).lower() in _WORDS and m.group().lower().startswith("one in")]
    return tuple(found)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a statement; abbreviations and initials do not end one."""
    out: list[str] = []
    start = 0
    for match in re.finditer(r"[.!?:;]['’”)]*\s+", text):
        if text[match.start()] in ".:" and _ABBREVIATED.search(text[start : match.start() + 1]):
            continue
        out.append(text[start : match.end()].strip())
        start = match.end()
    out.append(text[start:].strip())
    return tuple(s for s in out if s)


def names(text: str) -> tuple[str, ...]:
    """The words with a capital that must be somebody's or something's name: not the first of a sentence unless a name follows it."""
    out: list[str] = []
    for sentence in sentences(text):
        found = re.findall(r"[^\W\d_][\w.’'&-]*", sentence)
        for place, raw in enumerate(found):
            word = re.sub(r"(?:’s|'s|[.’'&-]+)$", "", raw)
            if not word[:1].isupper() or any(c.isdigit() for c in word) or word.lower() in COMMON:
                continue
            if place == 0 and (
                word.lower() in _OPENERS or not (len(found) > 1 and found[1][:1].isupper() and found[1].lower() not in COMMON)
            ):
                continue
            out.append(word)
    return tuple(out)


def claims(text: str, *, day_first: bool = False) -> Claims:
    """What a sentence of a letter claims. Exhibit labels claim nothing here (the packet checks them)."""
    plain = without(text, EXHIBIT)
    quotes = tuple(q.strip() for q in QUOTED.findall(plain) if q.strip())
    rest = without(plain, QUOTED)
    dates = find_dates(rest, day_first=day_first)
    rest = _blank(rest, dates)
    dates += tuple(Found(m.start(), m.end(), None, 0, int(m.group(1))) for m in _NO_DAY.finditer(rest))  # month 0: nothing bears it
    found = tokens(rest)
    numbers = tuple((t, (*found, "")[i + 1]) for i, t in enumerate(found) if any(c.isdigit() for c in t))
    return Claims(quotes, dates, numbers, number_words(rest), names(rest))


def amount(token: str) -> Decimal | None:
    """The number that a token is, thousands commas and a unit written without a space aside; None where it is none."""
    token = _ORDINAL.sub(r"\1", token)
    unit = _UNIT.fullmatch(token)
    try:
        return Decimal((unit.group(1) if unit else token).replace(",", ""))
    except InvalidOperation:
        return None


def parts(token: str) -> tuple[str, ...]:
    """The parts of a compound token that hold a digit: 26/30 gives 26 and 30."""
    return tuple(p for p in _SPLIT.split(token) if any(c.isdigit() for c in p))
