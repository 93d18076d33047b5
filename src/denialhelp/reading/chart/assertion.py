"""What a sentence of a chart asserts of each of its parts: present, absent, historical, family, possible or planned.

The method is that of NegEx and ConText: a phrase opens a scope, words and marks end it, and where scopes overlap the stronger
holds. A phrase itself lies outside its scope, so that "history of seizures" is present and "seizures" in it historical.
"""

from __future__ import annotations

import re
from functools import lru_cache

from denialhelp.casefile.slugs import Assertion
from denialhelp.reference.clinical import load_clinical

from .defaults import base_of
from .people import family_spans
from .reach import backward, forward
from .tokens import Hit, Token, acting_phrases, tokenize, words_of

Scope = tuple[int, int, Assertion]

# The stronger scope wins where two overlap.
_VOID, _FAMILY, _CONDITION, _ABSENT, _POSSIBLE, _PLANNED, _HISTORICAL = 10, 8, 7, 6, 5, 4, 3
_SIDES = (
    ("absent", Assertion.ABSENT, _ABSENT),
    ("possible", Assertion.POSSIBLE, _POSSIBLE),
    ("planned", Assertion.PLANNED, _PLANNED),
    ("historical", Assertion.HISTORICAL, _HISTORICAL),
)
_AFTER_WORD = frozenset(
    [
        "today",
        "now",
        "again",
        "yesterday",
        "by",
        "at",
        "in",
        "on",
        "for",
        "to",
        "of",
        "with",
        "from",
        "both",
        "bilaterally",
        "left",
        "right",
        "side",
        "sides",
        "per",
        "this",
        "that",
        "here",
        "and",
        "or",
        "until",
        "as",
        "was",
        "is",
        "were",
        "are",
        "has",
        "since",
        "before",
        "after",
        "due",
        "because",
        "via",
        "during",
        "throughout",
        "x",
    ]
)
VOID = re.compile("|".join(re.escape(p) for p in load_clinical().phrases["void"]), re.IGNORECASE)
_UNTICKED = re.compile(r"^(?:☐|□|\[\s?\])\s*")
_YES_NO = re.compile(
    r"(?P<yes>☒|☑|✓|✔|\[\s?[xX✓]\s?\])?\s*(?:☐|□|\[\s?\])?\s*yes\b.*?(?P<no>☒|☑|✓|✔|\[\s?[xX✓]\s?\])?\s*(?:☐|□|\[\s?\])?\s*no\b",
    re.IGNORECASE,
)
_BOX = re.compile(r"☐|□|☒|☑|\[\s?[xX✓]?\s?\]")
_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "her",
        "his",
        "she",
        "him",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "not",
        "but",
        "from",
        "who",
        "which",
        "any",
        "all",
        "its",
        "their",
        "they",
        "been",
        "also",
        "into",
        "than",
        "then",
        "per",
        "out",
        "off",
        "use",
        "via",
        "our",
        "you",
        "your",
        "today",
        "patient",
        "reports",
    ]
)
_SPANS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "few",
        "several",
        "couple",
        "to",
    ]
)
_PRESENT_LOSS = ("reflex", "reflexes", "pulse", "pulses", "sounds", "sensation", "movement", "dp", "tone")


class _Marks:
    """For each token the assertion with its strength."""

    def __init__(self, size: int, base: list[tuple[int, Assertion]]) -> None:
        self.cells: list[tuple[int, Assertion]] = base if base else [(0, Assertion.PRESENT)] * size

    def put(self, first: int, last: int, assertion: Assertion, rank: int) -> None:
        for at in range(max(first, 0), min(last, len(self.cells))):
            if rank > self.cells[at][0]:
                self.cells[at] = (rank, assertion)


def _takes_what_follows(tokens: list[Token], hit: Hit) -> bool:
    """Whether a phrase that may stand before or after what it speaks of stands before it ("declined injection")."""
    if hit.last >= len(tokens):
        return False
    following = tokens[hit.last]
    if tokens[hit.first].low == "?":  # "?gout" asks of what follows, "gout? Check urate" of what went before
        return hit.first == 0 or following.start == tokens[hit.first].end or tokens[hit.first - 1].end < tokens[hit.first].start
    if following.low == ":":
        return True
    if not following.is_word or following.low in _AFTER_WORD or following.low.endswith("ly"):
        return False
    if hit.first == 0:
        return True
    before = tokens[hit.first - 1]
    if tokens[hit.first].low in {"negative", "neg", "("}:
        return before.is_number or before.low in {",", ";", ":", "with", "and", "two", "a", "was", "had"}
    return True


def _is_trigger(text: str, tokens: list[Token], hit: Hit) -> bool:
    """Whether a phrase acts here: not the month of May, not a reflex that is absent, not the word before its own number."""
    word = tokens[hit.first].low
    if word == "may" and hit.last == hit.first + 1:
        token = tokens[hit.first]
        following = tokens[hit.last] if hit.last < len(tokens) else None
        return not (following is None or following.is_number or (text[token.start] == "M" and hit.first > 0))
    if word in {"past", "previous", "prior"} and hit.last < len(tokens) and (tokens[hit.last].is_number or tokens[hit.last].low in _SPANS):
        return False
    if word in {"previously", "formerly"} and hit.last < len(tokens) and tokens[hit.last].is_number:
        return False  # "9 mm, previously 6 mm" compares
    if "absent" in word or tokens[hit.last - 1].low == "absent":
        clause = [t.low for t in tokens[max(0, hit.first - 7) : hit.first]]
        following_word = hit.last < len(tokens) and tokens[hit.last].is_word and tokens[hit.last].low not in _AFTER_WORD
        return not following_word and not any(w in _PRESENT_LOSS for w in clause)
    if word == "none" and tokens[hit.last - 1].low == "for" and hit.first and tokens[hit.first - 1].low == ":":
        return False
    if word == "no" and hit.last < len(tokens) and tokens[hit.last].low == "." and hit.last + 1 < len(tokens):
        return not tokens[hit.last + 1].is_number
    return True


def _response_end(tokens: list[Token], hit: Hit) -> int | None:
    """Where a denial covers only the answer to a treatment ("no lasting relief from naproxen"): the token after the noun."""
    nouns = words_of("response")
    for at in range(hit.last, min(hit.last + 5, len(tokens))):
        if tokens[at].low in nouns:
            return at + 1
        if tokens[at].low in {",", ";", ":", "."}:
            return None
    return None


def _apply(tokens: list[Token], hits: list[Hit], index: int, marks: _Marks) -> str:
    """Mark what one phrase covers; the name of the kind where it opens a scope forward, "response" for a denied answer."""
    hit = hits[index]
    opened = ""
    for name, assertion, rank in _SIDES:
        after, before = f"{name}_after" in hit.lists, f"{name}_before" in hit.lists
        if after and before:
            after = _takes_what_follows(tokens, hit)
            before = not after
        if after:
            noun = _response_end(tokens, hit) if name == "absent" else None
            if noun is not None:
                marks.put(hit.last, noun, assertion, rank)
                opened = "response"
                continue
            if name == "absent" and hit.last - hit.first > 1 and tokens[hit.first].low in {"no", "without"}:
                marks.put(hit.first + 1, hit.last, assertion, rank)  # "no current X": "current X" is absent as well
            for first, last in forward(tokens, hits, index, name):
                marks.put(first, last, assertion, rank)
            if tokens[hit.first].low in {"versus", "vs"}:
                marks.put(backward(tokens, hits, index), hit.first, assertion, rank)
            opened = name
        elif before:
            marks.put(backward(tokens, hits, index), hit.first, assertion, rank)
    if "historical_both" in hit.lists:
        marks.put(backward(tokens, hits, index), len(tokens), Assertion.HISTORICAL, _HISTORICAL)
    if "conditional" in hit.lists:
        for first, last in forward(tokens, hits, index, "conditional"):
            marks.put(first, last, Assertion.POSSIBLE, _CONDITION)
        opened = "conditional"
    if "void" in hit.lists:
        marks.put(0, len(tokens), Assertion.ABSENT, _VOID)
        opened = "void"
    return opened


def _tiles(text: str, tokens: list[Token], marks: _Marks) -> tuple[Scope, ...]:
    """The marks as ranges that cover the text."""
    tiles: list[Scope] = []
    for token, (_, assertion) in zip(tokens, marks.cells, strict=True):
        if tiles and tiles[-1][2] is assertion:
            tiles[-1] = (tiles[-1][0], token.end, assertion)
        else:
            begin = token.start if tiles else 0
            if tiles:
                tiles[-1] = (tiles[-1][0], begin, tiles[-1][2])
            tiles.append((begin, token.end, assertion))
    if tiles:
        tiles[-1] = (tiles[-1][0], len(text), tiles[-1][2])
    return tuple(tiles)


def _main(tokens: list[Token], hits: list[Hit], marks: _Marks, opened: dict[int, str]) -> Assertion:
    """The assertion of the main claim: of what the sentence opens with where that is a phrase, else of most of its words."""
    triggers = {at for hit in hits if not hit.lists & {"pseudo", "enders"} for at in range(hit.first, hit.last)}
    votes: dict[Assertion, int] = {}
    content = [at for at, t in enumerate(tokens) if at not in triggers and t.is_word and len(t.low) > 2 and t.low not in _STOP]
    for at in content:
        votes[marks.cells[at][1]] = votes.get(marks.cells[at][1], 0) + 1
    if not votes:
        return marks.cells[0][1] if marks.cells else Assertion.PRESENT
    if "response" in opened.values() and Assertion.PRESENT in votes:
        return Assertion.PRESENT
    early = [hit for hit in hits if hit.first in opened and hit.first <= 2 and opened[hit.first] != "historical"]
    if early:
        at = early[0].last + (early[0].last < len(tokens) and tokens[early[0].last].low == ":")
        if at < len(tokens):
            return marks.cells[at][1]
    best = max(votes.values())
    return next(a for at in content if votes[a := marks.cells[at][1]] == best)


_SIGN = re.compile(r"(?:(?<=[\s,;(])|^)[+–-](?=[A-Za-z])")


def _signed(text: str, tokens: list[Token], marks: _Marks) -> None:
    """A list of signs ("+cough, -fever"): a minus in front of a word denies it, a plus states it, each up to the next mark."""
    signs = [m.start() for m in _SIGN.finditer(text)]
    if len(signs) < 2 and not any(text[at] == "+" for at in signs):
        return
    for number, at in enumerate(signs):
        upto = signs[number + 1] if number + 1 < len(signs) else len(text)
        first = next((i for i, t in enumerate(tokens) if t.start > at), len(tokens))
        last = first
        while last < len(tokens) and tokens[last].start < upto and tokens[last].low not in {",", ";", "."}:
            last += 1
        marks.put(first, last, Assertion.PRESENT if text[at] == "+" else Assertion.ABSENT, _ABSENT)


def _formerly(tokens: list[Token], marks: _Marks) -> None:
    """A word such as "ex-smoker": what it names is over."""
    for at, token in enumerate(tokens):
        if token.low.startswith("ex-") and len(token.low) > 5:
            marks.put(at, at + 1, Assertion.HISTORICAL, _HISTORICAL)


def ticked(text: str) -> Assertion | None:
    """What a check box says: None where there is none or it is ticked; an empty one is no denial, only no statement."""
    if not _BOX.search(text):
        return None
    answer = _YES_NO.search(text)
    if answer and (answer["yes"] or answer["no"]):
        return Assertion.ABSENT if answer["no"] and not answer["yes"] else None
    return Assertion.POSSIBLE if _UNTICKED.match(text) or answer else None


@lru_cache(maxsize=32768)
def read_assertion(sentence: str, section: str = "") -> tuple[Assertion, tuple[Scope, ...]]:
    """The assertion of the main claim of a sentence in a section, and the ranges of its text with their own (they tile it)."""
    tokens = tokenize(sentence)
    if not tokens:
        return Assertion.PRESENT, ()
    box = ticked(sentence)
    if box is not None:
        return box, ((0, len(sentence), box),)
    hits = acting_phrases().find(tokens)
    marks = _Marks(len(tokens), base_of(sentence, tokens, section))
    opened: dict[int, str] = {}
    for index, hit in enumerate(hits):
        if hit.lists & {"pseudo", "enders"} and not hit.lists - {"pseudo", "enders"}:
            continue
        if "pseudo" not in hit.lists and _is_trigger(sentence, tokens, hit):
            kind = _apply(tokens, hits, index, marks)
            if kind:
                opened[hit.first] = kind
    _signed(sentence, tokens, marks)
    _formerly(tokens, marks)
    for first, last in family_spans(tokens, hits):
        marks.put(first, last, Assertion.FAMILY, _FAMILY)
    return _main(tokens, hits, marks, opened), _tiles(sentence, tokens, marks)


def assert_of(sentence: str, start: int, end: int, section: str = "") -> Assertion:
    """The assertion of the words `sentence[start:end]` in a sentence that stands in a section with this title ("" for none)."""
    main, tiles = read_assertion(sentence, section)
    if start <= 0 and end >= len(sentence.rstrip()):
        return main
    for begin, stop, assertion in tiles:
        if begin <= start < stop:
            return assertion
    return main
