"""Names of people as charts print them, and whether two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "jr", "ii", "iii", "iv", "md", "f", "m", "the", "dob", "mrn", "sra", "srta"})
_INFANT = re.compile(r"(?i)^(?:baby|newborn|infant|bb|bg|nb|twin|boy|girl|male|female|[ab]|of|one|two)$")
# Short forms under which a chart may name a person: each line is one name.
_SHORT_FORMS = """
robert bob bobby rob robbie bert
william bill billy will liam
richard rick ricky dick rich
james jim jimmy jamie
john jack johnny jon jonathan
joseph joe joey
michael mike mick mickey
charles charlie chuck chas
thomas tom tommy
edward ed eddie ted ned
daniel dan danny
david dave
steven stephen steve
anthony tony
matthew matt
christopher chris kit
nicholas nick
alexander alex sandy
samuel sam samantha
benjamin ben
gregory greg
kenneth ken kenny
lawrence larry
raymond ray
ronald ron
donald don
timothy tim
andrew andy drew
patrick pat patricia patty trish
margaret maggie meg peggy marge margie rita greta marguerite
elizabeth liz beth betty eliza libby betsy lisa elisa isabel
katherine catherine kathryn kate katie kathy cathy kay kit
susan sue suzanne susie
barbara barb
deborah debra deb debbie
jennifer jen jenny
jessica jess
rebecca becky
victoria vicky tori
theresa teresa terry tess
dorothy dot dottie
virginia ginny
eleanor ellie nell nora
florence flo
francis frances fran frank
josephine jo josie
judith judy
jacqueline jackie
cynthia cindy
sandra sandy
pamela pam
christine christina chris tina
angela angie
abigail abby
madeline maddie
jose pepe
francisco paco pancho
guadalupe lupe
eduardo lalo
ignacio nacho
dolores lola
maria marie mary mari
"""


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_SHORT_FORMS.strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(lines) for word, lines in found.items()}


def _plain(text: str) -> str:
    """Without accents and in small letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def name_parts(name: str) -> tuple[list[str], list[str]]:
    """The given names and the surnames of a name in either order, in small letters without titles; misread figures as letters."""
    name = name.translate(_MISREAD)

    def words(text: str) -> list[str]:
        found = re.findall(r"[A-Za-zÀ-ÿ'’-]+", text.lower())
        return [w for w in found if w not in _TITLES or len(w) == 1]

    if "," in name:
        last, first = name.split(",", 1)
        return words(first), words(last)
    all_words = [w for w in re.findall(r"[A-Za-zÀ-ÿ'’-]+", name.lower()) if w not in _TITLES]
    return all_words[:-1], all_words[-1:]


def _pieces(words: list[str]) -> list[str]:
    """Words cut at hyphens, without accents and apostrophes."""
    return [p for w in words for p in re.sub(r"['’]", "", _plain(w)).split("-") if p]


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    return min(len(one), len(two)) >= 4 and SequenceMatcher(None, one, two).ratio() >= 0.8


def _given_alike(one: str, two: str) -> bool:
    """Whether two given names can be one person's: alike, one the head of the other, or a usual short form of it."""
    if _alike(one, two) or (min(len(one), len(two)) >= 3 and (one.startswith(two) or two.startswith(one))):
        return True
    lines = _short_forms()
    return bool(lines.get(one, frozenset()) & lines.get(two, frozenset()))


def is_infant(name: str) -> bool:
    """Whether a name is that of a newborn without one ("Baby Boy Smith", "Infant of Jane Smith")."""
    given = [w for part in name_parts(name) for w in part]
    return any(w in {"baby", "newborn", "infant", "bb", "bg", "nb"} for w in given)


def _matched(one: list[str], two: list[str]) -> int:
    """How many long words of one name stand in the other, each used once."""
    left = [w for w in two if len(w) > 1]
    count = 0
    for word in (w for w in one if len(w) > 1):
        hit = next((w for w in left if _alike(word, w)), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def same_name(one: str, two: str) -> bool:
    """Whether two names can be one person's: a surname and a given name (or its initial or short form) agree, bar small misreadings."""
    if is_infant(one) != is_infant(two):
        return False
    given_one, last_one = (_pieces(p) for p in name_parts(one))
    given_two, last_two = (_pieces(p) for p in name_parts(two))
    all_one, all_two = given_one + last_one, given_two + last_two
    if is_infant(one):
        all_one, all_two = [w for w in all_one if not _INFANT.match(w)], [w for w in all_two if not _INFANT.match(w)]
        return bool(_matched(all_one, all_two))
    if not all_one or not all_two:
        return False
    count = _matched(all_one, all_two)
    if count >= 2 and count == _matched(last_one, last_two) and given_one and given_two:  # a double surname alone is the family's
        return _matched(given_one, given_two) > 0 or _given_agrees(given_one, last_one, given_two, last_two)
    if count >= 2 and last_one and last_two and not _matched(last_one, all_two) and not _matched(last_two, all_one):
        return False  # only given names agree
    if count >= 2 or (count == 1 and min(len(all_one), len(all_two)) == 1):
        return True
    return count == 1 and _given_agrees(given_one, last_one, given_two, last_two)


def _given_agrees(given_one: list[str], last_one: list[str], given_two: list[str], last_two: list[str]) -> bool:
    """Whether, where only the surname is the same word, the given names agree by initial or as short forms."""
    if not _matched(last_one, last_two) or not given_one or not given_two:
        return _initials_agree(given_one + last_one, given_two + last_two)
    first, second = given_one[0], given_two[0]
    if min(len(first), len(second)) == 1:
        return first[0] == second[0]
    return _given_alike(first, second)


def _initials_agree(one: list[str], two: list[str]) -> bool:
    """Whether of two names, whose order is not known, a leading or closing initial stands for a word of the other."""
    for short, long in ((one, two), (two, one)):
        for letter in (w for w in (short[0], short[-1]) if len(w) == 1):
            rest = [w for w in short if len(w) > 1]
            others = [w for w in long if len(w) > 1 and not any(_alike(w, r) for r in rest)]
            if any(w.startswith(letter) for w in others) and _matched(rest, long):
                return True
    return False


def same_given(one: str, two: str) -> bool:
    """Whether the first given names of two names can be one person's: what stays when a surname changes."""
    given_one, given_two = _pieces(name_parts(one)[0]), _pieces(name_parts(two)[0])
    return (
        bool(given_one) and bool(given_two) and min(len(given_one[0]), len(given_two[0])) > 1 and _given_alike(given_one[0], given_two[0])
    )
